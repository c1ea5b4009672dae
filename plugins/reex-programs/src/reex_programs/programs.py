"""Programs from the table, by the pattern of their names, and by acronyms that the text defines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import attrs

import reex

_DATA = files("reex_programs") / "data"


@attrs.frozen
class _Patterns:
    """How names of programs are built."""

    tails: tuple[str, ...] = attrs.field(converter=tuple)
    words_before: int
    numbered: tuple[str, ...] = attrs.field(converter=tuple)
    numbers: re.Pattern[str] = attrs.field(converter=re.compile)
    year_after: re.Pattern[str] = attrs.field(converter=re.compile)

    def span_of(self, text: str, hit: reex.Hit) -> tuple[int, int] | None:
        """Return the whole name around a tail or numbered word, or None where there is none."""
        kind: Any = hit.term.data
        if kind == "numbered":
            number = self.numbers.match(text, hit.end)
            return (hit.start, number.end()) if number else None
        if kind != "tail":
            return None
        start = reex.name_before(text, hit.start)
        words = [word for word in text[start : hit.start].replace("-", " ").split() if word[0].isupper()]
        if len(words) < self.words_before:
            return None
        year = self.year_after.match(text, hit.end)
        return start, year.end() if year else hit.end


def programs() -> reex.Extractor:
    """Return the extractor of programs; ``ref`` is a code of ``data/programs.csv``."""
    gazetteer = reex.Gazetteer.read(_DATA / "programs.csv")
    patterns = _Patterns(**tomllib.loads((_DATA / "patterns.toml").read_text(encoding="utf-8")))
    tails = [reex.Term(tail, "tail") for tail in patterns.tails]
    numbered = [reex.Term(word, "numbered") for word in patterns.numbered]

    def find(page: reex.Page) -> reex.Found:
        listed = [reex.named(page, "program", match) for match in reex.matches(page)]
        for made in (*listed, *_by_pattern(page, patterns)):
            made = _with_year(page, made, patterns)
            yield made
            yield from _short_forms(page, made)

    return reex.Extractor("programs", find, makes="program", terms=[*gazetteer.terms(), *tails, *numbered])


def _with_year(page: reex.Page, made: reex.Entity, patterns: _Patterns) -> reex.Entity:
    """Take in the year that a law's name goes on with."""
    year = patterns.year_after.match(page.text, made.end)
    if year is None:
        return made
    return attrs.evolve(made, end=year.end(), text=page.text[made.start : year.end()])


def _by_pattern(page: reex.Page, patterns: _Patterns) -> Iterator[reex.Entity]:
    text = page.text
    for hit in page.hits:
        span = patterns.span_of(text, hit)
        sentence = page.sentence_at(hit.start) if span else None
        if span is None or sentence is None or reex.is_heading(text[sentence.start : sentence.end]):
            continue
        name = " ".join(text[slice(*span)].split())
        yield page.entity("program", span, name=name, rule="numbered" if hit.term.data == "numbered" else "name-pattern")


def _short_forms(page: reex.Page, made: reex.Entity) -> Iterator[reex.Entity]:
    """Yield the acronym that the text gives a program, from there on."""
    for span in reex.defined_after(page.text, made.end):
        acronym = page.text[span.start : span.end]
        if reex.initials_fit(acronym, made.text) and " " not in acronym:
            for place in reex.occurrences(page.text, acronym, span.start):
                yield page.entity("program", place, name=made.name, ref=made.ref, rule="defined-acronym")
