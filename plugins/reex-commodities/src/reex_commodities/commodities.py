"""Commodities from the table; ordinary words such as ``lead`` only beside another commodity."""

from __future__ import annotations

from importlib.resources import files

import reex


def commodities() -> reex.Extractor:
    """Return the extractor of commodities; ``ref`` is the id of ``data/commodities.csv``."""
    gazetteer = reex.Gazetteer.read(files("reex_commodities") / "data" / "commodities.csv")

    def find(page: reex.Page) -> reex.Found:
        sure = list(reex.matches(page))
        for match in sure:
            yield reex.named(page, "commodity", match)
        for hit in reex.in_list(page.text, [hit for hit in reex.longest(page.hits) if hit.term.data.weak], sure):
            entry = hit.term.data.entry
            yield page.entity("commodity", (hit.start, hit.end), name=entry.name, ref=entry.ref, rule="in-list")

    return reex.Extractor("commodities", find, makes="commodity", terms=gazetteer.terms())
