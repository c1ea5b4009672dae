"""Mines, deposits, plants and projects, from the table and by the pattern of their names."""

from __future__ import annotations

from collections.abc import Iterator

import reex
from reex_companies.data import DATA, patterns


def facilities() -> reex.Extractor:
    """Return the extractor of facilities."""
    gazetteer = reex.Gazetteer.read(DATA / "facilities.csv")
    sites = [reex.Term(word, "site") for word in patterns()["sites"]]

    def find(page: reex.Page) -> reex.Found:
        for match in reex.matches(page):
            yield reex.named(page, "facility", match)
        yield from _by_pattern(page)

    return reex.Extractor("facilities", find, makes="facility", terms=[*gazetteer.terms(), *sites])


def _by_pattern(page: reex.Page) -> Iterator[reex.Entity]:
    """Yield ``Neves Project``, ``Rare Earth Elements (REE) Demonstration Facility``; headings tell nothing."""
    text = page.text
    for hit in page.hits:
        start = reex.name_before(text, hit.start) if hit.term.data == "site" else hit.start
        sentence = page.sentence_at(hit.start)
        if start == hit.start or sentence is None or reex.is_heading(text[sentence.start : sentence.end]):
            continue
        if text[start : hit.start].rstrip().endswith(("'s", "’s")):
            continue
        name = " ".join(text[start : hit.end].split())
        yield page.entity("facility", (start, hit.end), name=name, rule="name-pattern")
