"""Named bodies that are neither agency nor company: think tanks, universities, associations, news outlets."""

from __future__ import annotations

from reex_companies.data import DATA

import reex


def organizations() -> reex.Extractor:
    """Return the extractor of organizations."""
    return reex.Gazetteer.read(DATA / "organizations.csv").extractor("organizations", makes="organization")
