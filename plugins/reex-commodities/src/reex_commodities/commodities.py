"""Commodities from the table; ordinary words such as ``lead`` only beside another commodity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import reex

# What may stand between two items of one list: "gold (5.6%), zinc (8%), lead and tin".
_LINK = re.compile(r"\s?(?:\([0-9.,% ]{1,10}\))?(?:,|/|-)?\s?(?:and|or|&)?\s?")


def commodities() -> reex.Extractor:
    """Return the extractor of commodities; ``ref`` is the id of ``data/commodities.csv``."""
    gazetteer = reex.Gazetteer.read(files("reex_commodities") / "data" / "commodities.csv")

    def find(page: reex.Page) -> reex.Found:
        sure = list(reex.matches(page))
        for match in sure:
            yield reex.named(page, "commodity", match)
        yield from _listed_beside(page, sure)

    return reex.Extractor("commodities", find, makes="commodity", terms=gazetteer.terms())


def _listed_beside(page: reex.Page, sure: list[reex.Match]) -> Iterator[reex.Entity]:
    """Yield weak names that stand in one list with a commodity, going on from one to the next."""
    starts = {match.start for match in sure}
    ends = {match.end for match in sure}
    doubtful = [hit for hit in reex.longest(page.hits) if hit.term.data.weak and hit.start not in starts]
    for hits, ahead in ((doubtful, False), (doubtful[::-1], True)):
        for hit in hits:
            if hit.start not in starts and _beside(page.text, hit, starts if ahead else ends, ahead=ahead):
                starts.add(hit.start)
                ends.add(hit.end)
                entry = hit.term.data.entry
                yield page.entity("commodity", (hit.start, hit.end), name=entry.name, ref=entry.ref, rule="in-list")


def _beside(text: str, hit: reex.Hit, edges: set[int], *, ahead: bool) -> bool:
    if ahead:
        return any(edge in edges and _LINK.fullmatch(text, hit.end, edge) for edge in range(hit.end + 1, hit.end + 16))
    return any(edge in edges and _LINK.fullmatch(text, edge, hit.start) for edge in range(hit.start - 16, hit.start))
