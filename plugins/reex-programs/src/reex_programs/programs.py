"""Programs from the table, by the pattern of their names, and by acronyms that the text defines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from typing import Any

import attrs

import reex

_DATA = files("reex_programs") / "data"


# What joins a part of a law to its name: "Section 5949(b) of the".
_OF_LAW = re.compile(r"(?:\([0-9A-Za-z]{1,4}\)){0,4} of (?:the )?")


def _compiled(table: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {word: re.compile(pattern) for word, pattern in table.items()}


@attrs.frozen
class _Patterns:
    """How names of programs are built."""

    tails: tuple[str, ...] = attrs.field(converter=tuple)
    words_before: int
    numbered: Mapping[str, re.Pattern[str]] = attrs.field(converter=_compiled)
    year_after: re.Pattern[str] = attrs.field(converter=re.compile)

    def span_of(self, text: str, hit: reex.Hit) -> tuple[int, int] | None:
        """Return the whole name around a tail or numbered word, or None where there is none."""
        kind: Any = hit.term.data
        if kind == "numbered":
            number = self.numbered[hit.term.text].match(text, hit.end)
            return (hit.start, number.end()) if number else None
        if kind != "tail":
            return None
        start = reex.name_before(text, hit.start)
        words = [word for word in text[start : hit.start].replace("-", " ").split() if word[0].isupper()]
        return (start, hit.end) if len(words) >= self.words_before else None


def programs() -> reex.Extractor:
    """Return the extractor of programs; ``ref`` is a code of ``data/programs.csv``."""
    gazetteer = reex.Gazetteer.read(_DATA / "programs.csv")
    patterns = _Patterns(**tomllib.loads((_DATA / "patterns.toml").read_text(encoding="utf-8")))
    tails = [reex.Term(tail, "tail") for tail in patterns.tails]
    numbered = [reex.Term(word, "numbered") for word in patterns.numbered]

    def find(page: reex.Page) -> reex.Found:
        followed: dict[str, int] = {}
        listed = [_with_year(page, reex.named(page, "program", match), patterns) for match in reex.matches(page)]
        found = [*listed, *_by_pattern(page, listed, patterns)]
        starts = {made.start for made in found}
        for made in found:
            if not _is_part(page.text, made, starts):
                yield made
                yield from reex.acronyms(page, made, partial(_fits, made), followed)

    return reex.Extractor("programs", find, makes="program", terms=[*gazetteer.terms(), *tails, *numbered])


def _is_part(text: str, made: reex.Entity, starts: set[int]) -> bool:
    """Say whether a section or title is followed by the name of the law that it is a part of."""
    law = _OF_LAW.match(text, made.end) if made.text.startswith(("Section", "Title")) else None
    return law is not None and law.end() in starts


def _with_year(page: reex.Page, made: reex.Entity, patterns: _Patterns) -> reex.Entity:
    """Take in the year that a law's name goes on with."""
    year = patterns.year_after.match(page.text, made.end)
    if year is None:
        return made
    return attrs.evolve(made, end=year.end(), text=page.text[made.start : year.end()])


def _by_pattern(page: reex.Page, listed: list[reex.Entity], patterns: _Patterns) -> Iterator[reex.Entity]:
    """Yield names around a tail or numbered word that is no part of a listed name."""
    text = page.text
    for hit in page.hits:
        span = patterns.span_of(text, hit)
        if span is None or page.sentence_at(hit.start) is None or reex.holder(listed, hit.start, hit.end):
            continue
        numbered = hit.term.data == "numbered"
        if not numbered and page.in_heading(hit.start):
            continue  # there, every word has a capital; a number tells its own end
        name = " ".join(text[slice(*span)].split())
        made = page.entity("program", span, name=name, rule="numbered" if numbered else "name-pattern")
        yield _with_year(page, made, patterns)


def _fits(made: reex.Entity, short: str) -> bool:
    """Say whether *short* is an acronym of the program, and not ``the Program``, which statutes define as well."""
    capitals = sum(letter.isupper() for letter in short)
    return capitals > 1 and " " not in short and reex.initials_fit(short, made.text)
