"""Named bodies that are neither agency nor company: think tanks, universities, associations, news outlets."""

from __future__ import annotations

from functools import cache

import reex
from reex_companies import built
from reex_companies.data import DATA, patterns


@cache
def organizations() -> reex.Extractor:
    """Return the extractor of organizations."""
    gazetteer = reex.Gazetteer.read(DATA / "organizations.csv")
    table = patterns()["bodies"]
    words = built.words(table["heads"], table["tails"])

    def find(page: reex.Page) -> reex.Found:
        listed = [reex.named(page, "organization", match) for match in reex.matches(page)]
        yield from listed
        yield from built.names(page, "organization", listed)

    return reex.Extractor("organizations", find, makes="organization", terms=[*gazetteer.terms(), *words])
