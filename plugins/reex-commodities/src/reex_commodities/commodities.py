"""Commodities from the table; ordinary words such as ``lead`` only where the text tells that they are ones."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import reex

_DATA = Path(__file__).parent / "data"
# A short form that is defined a few words on: "critical minerals and their derivative products (PCMDPs)".
_DEFINED = reex.regex(r"(?: [a-z’'-]{1,20}){0,6} \(([A-Z][A-Za-z]{1,8})\)")
_BEFORE = 40  # characters before a name that its short form may take letters from: "processed", "sintered"


@cache
def commodities() -> reex.Extractor:
    """Return the extractor of commodities; ``ref`` is the id of ``data/commodities.csv``.

    An ordinary word, such as ``lead`` or ``tin``, counts beside another commodity in a list, before
    a word that tells (``tin mine``), and in a text that has a longer name of the same thing.
    """
    gazetteer = reex.Gazetteer.read(_DATA / "commodities.csv")
    cues = reex.read_toml(_DATA / "cues.toml")

    def find(page: reex.Page) -> reex.Found:
        towns = {region.start for region in page.entities("region")}
        sure = [match for match in reex.matches(page) if not _is_other(page.text, match, towns)]
        places = {match.start for match in sure}
        doubtful = [hit for hit in reex.longest(page.hits) if hit.term.data.weak and hit.start not in places]
        told = _told(page.text, doubtful, cues)
        known = {hit.start for hit in told}
        listed = reex.in_list(page.text, [hit for hit in doubtful if hit.start not in known], [*sure, *told])
        made = [reex.named(page, "commodity", match) for match in sure]
        made += [_made(page, hit, "told") for hit in told] + [_made(page, hit, "in-list") for hit in listed]
        yield from made
        yield from _short_forms(page, made)

    return reex.Extractor("commodities", find, makes="commodity", uses="region", terms=gazetteer.terms())


def _is_other(text: str, match: reex.Match, regions: Container[int]) -> bool:
    """Say whether a capitalised name is a person's or a town's: ``Anna Nickel``, ``Cobalt, Ontario``."""
    if not text[match.start].isupper():
        return False
    town = text.startswith(", ", match.end) and match.end + 2 in regions
    return town or reex.is_surname(text, match.start)


def _made(page: reex.Page, hit: reex.Hit, rule: str) -> reex.Entity:
    entry = hit.term.data.entry
    return page.entity("commodity", (hit.start, hit.end), name=entry.name, ref=entry.ref, rule=rule)


def _told(text: str, doubtful: list[reex.Hit], cues: Mapping[str, Mapping[str, list[str]]]) -> list[reex.Hit]:
    """Return the words of doubt that the words beside them tell, or that are told elsewhere for the whole text."""
    starts = {hit.start for hit in doubtful if _is_told(text, hit, cues)}
    starts |= {hit.start for pair in pairwise(doubtful) if _are_joined(text, *pair) for hit in pair}
    meant = {hit.term.data.entry.ref for hit in doubtful if hit.start in starts} & {*cues["throughout"]["told"]}
    return [hit for hit in doubtful if hit.start in starts or hit.term.data.entry.ref in meant]


def _is_told(text: str, hit: reex.Hit, cues: Mapping[str, Mapping[str, list[str]]]) -> bool:
    ref = hit.term.data.entry.ref
    if text[max(0, hit.start - 16) : hit.end].lower().endswith(tuple(cues["told_after"].get(ref, ()))):
        return True
    after = text[hit.end : hit.end + 16].split(maxsplit=1)
    return bool(after) and after[0].rstrip(".,;:—)") in cues["told_before"].get(ref, ())


def _are_joined(text: str, one: reex.Hit, other: reex.Hit) -> bool:
    """Say whether two words of doubt stand side by side, and so are metals: ``lead and tin``."""
    between = text[one.end : other.start]
    return one.term.data.entry is not other.term.data.entry and between in (" and ", " or ", ", ", ", and ", "-", "/")


def _short_forms(page: reex.Page, made: list[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield the short forms that the text gives a commodity: ``rare earth permanent magnets (REPM)``."""
    text = page.text
    known = {(entity.start, entity.end) for entity in made}
    defined: dict[str, reex.Entity] = {}
    for entity in made:
        short = _DEFINED.match(text, entity.end)
        if short and _fits(short[1].upper().removesuffix("S"), text, entity, short.start(1)):
            defined.setdefault(short[1], entity)
    for form, entity in defined.items():
        for place in page.occurrences([form], entity.end):
            if (place.start, place.end) not in known:
                yield page.entity("commodity", place, name=entity.name, ref=entity.ref, rule="defined-acronym")


def _fits(letters: str, text: str, entity: reex.Entity, end: int) -> bool:
    """Say whether *letters* are initials of the words from before a commodity to *end*, those of its own among them."""
    words = entity.text.replace("-", " ").split()
    own = "".join(word[0].upper() for word in words if word not in ("and", "of"))
    return reex.initials_fit(own, " ".join(letters)) and reex.initials_fit(
        letters, text[max(0, entity.start - _BEFORE) : end]
    )
