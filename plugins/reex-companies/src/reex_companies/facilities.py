"""Mines, deposits, plants and projects, from the table and by the pattern of their names."""

from __future__ import annotations

import reex
from reex_companies import built
from reex_companies.data import DATA, patterns


def facilities() -> reex.Extractor:
    """Return the extractor of facilities."""
    gazetteer = reex.Gazetteer.read(DATA / "facilities.csv")
    table = patterns()
    words = built.words((), table["sites"])
    never = tuple(table["no_sites"])

    def find(page: reex.Page) -> reex.Found:
        listed = [reex.named(page, "facility", match) for match in reex.matches(page)]
        yield from listed
        yield from built.names(page, "facility", listed, never)

    return reex.Extractor("facilities", find, makes="facility", terms=[*gazetteer.terms(), *words])
