"""Named bodies that are neither agency nor company: think tanks, universities, associations, news outlets."""

from __future__ import annotations

import reex
from reex_companies.data import DATA


def organizations() -> reex.Extractor:
    """Return the extractor of organizations."""
    return reex.Gazetteer.read(DATA / "organizations.csv").extractor("organizations", makes="organization")
