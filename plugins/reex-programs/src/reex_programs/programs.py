"""Programs from the table, by the pattern of their names, and by acronyms that the text defines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import attrs

import reex

_DATA = Path(__file__).parent / "data"


_BY_PATTERN = 0.9
# Who heads something is named after it: "Executive Vice-President for Prosperity and Industrial Strategy".
_PORTFOLIO = reex.regex(
    r"(?:president|minister|secretary|director|commissioner|chair|head|officer) (?:for|of) (?:the )?$", re.IGNORECASE
)
_JOINS = frozenset(("or ", "of ", "he "))  # the last letters of what that ends with
_GOES_ON = (" for ", " on ")
_IN_BRACKETS = reex.regex(r" \([A-Z][A-Za-z0-9-]{1,9}\) $")
# A section of a low number is a program's only with its law: "Section 12 of the Strategic Trade Act 2010".
_SECTION = reex.regex(r"\s{1,6}[0-9]{1,2}(?=(?:\([0-9A-Za-z]{1,4}\)){0,4} of (?:the )?[A-Z])")
_LOW_SECTION = reex.regex(r"[A-Z][a-z]+\s+[0-9]{1,2}")
# An act may be named after what it does for whom: "Securing America's Critical Minerals Supply Act".
_FOR_WHOM = reex.regex(r"\b[A-Z][a-z]+ing [A-Z][\w.]{1,20}['’]s $")
# What a law is on, in brackets within its name: "Minerals (Royalties and Other Measures) Act".
_IN_NAME = reex.regex(r"\([A-Z][^()\n]{2,80}\) $")
_BRACKETED = frozenset(("Act", "Bill", "Regulations", "Law"))
# What joins a part of a law to its name: "Section 5949(b) of the".
_OF_LAW = reex.regex(r"(?:\([0-9A-Za-z]{1,4}\)){0,4} of (?:the )?")


def _compiled(table: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {word: reex.regex(pattern) for word, pattern in table.items()}


@attrs.frozen
class _Patterns:
    """How names of programs are built."""

    tails: tuple[str, ...] = attrs.field(converter=tuple)
    words_before: int
    short_tails: frozenset[str] = attrs.field(converter=frozenset)
    going_on: frozenset[str] = attrs.field(converter=frozenset)
    never: tuple[str, ...] = attrs.field(converter=tuple)
    nouns: frozenset[str] = attrs.field(converter=frozenset)
    not_before_nouns: frozenset[str] = attrs.field(converter=frozenset)
    numbered: Mapping[str, re.Pattern[str]] = attrs.field(converter=_compiled)
    year_after: re.Pattern[str] = attrs.field(converter=reex.regex)

    def terms(self) -> list[reex.Term]:
        """Return the words to scan for, each with what it is."""
        tails = {*self.tails, *self.short_tails, *self.going_on}
        return [
            *(reex.Term(tail, "tail") for tail in sorted(tails)),
            *(reex.Term(word, "numbered") for word in self.numbered),
            *(reex.Term(noun, "noun") for noun in sorted(self.nouns)),
        ]

    def span_of(self, text: str, hit: reex.Hit) -> tuple[int, int] | None:
        """Return the whole name around a tail or numbered word, or before a noun, or None where there is none."""
        kind: Any = hit.term.data
        if kind == "numbered":
            number = self.numbered[hit.term.text].match(text, hit.end) or _SECTION.match(text, hit.end)
            return (hit.start, number.end()) if number else None
        if kind == "tail":
            return self._around(text, hit)
        return self._before(text, hit) if kind == "noun" else None

    def _around(self, text: str, hit: reex.Hit) -> tuple[int, int] | None:
        start, tail = reex.name_before(text, hit.start), hit.term.text
        if tail == "Act" and (whom := _FOR_WHOM.search(text, max(0, start - 48), start)):
            start = whom.start()
        if tail in _BRACKETED and (on := _IN_NAME.search(text, max(0, start - 84), start)):
            start = reex.name_before(text, on.start())
        if text[max(0, start - 3) : start].lower() in _JOINS and _PORTFOLIO.search(text, max(0, start - 40), start):
            return None
        if text.startswith(self.never, start) or text.endswith(self.never, start, hit.end):
            return None
        words = _capitalised(text[start : hit.start])
        if tail in self.going_on and text.startswith(_GOES_ON, hit.end):
            end = reex.name_after(text, hit.end)
            if words + _capitalised(text[hit.end : end]) >= self.words_before and end > hit.end:
                return start, end
        enough = 1 if tail in self.short_tails else self.words_before
        return (start, hit.end) if tail in (*self.tails, *self.short_tails) and words >= enough else None

    def _before(self, text: str, hit: reex.Hit) -> tuple[int, int] | None:
        """Return the name before ``program``: two capitalised words at least, perhaps with its acronym after them."""
        short = _IN_BRACKETS.search(text, max(0, hit.start - 16), hit.start)
        end = short.start() if short else hit.start - 1
        start = reex.name_before(text, end)
        words = text[start:end].split()
        if not text[hit.start].islower() or len(words) < self.words_before or words[-1] in self.not_before_nouns:
            return None
        return (start, end) if _capitalised(text[start:end]) >= self.words_before else None


def _capitalised(words: str) -> int:
    return sum(word[0].isupper() for word in words.replace("-", " ").split())


@cache
def programs() -> reex.Extractor:
    """Return the extractor of programs; ``ref`` is a code of ``data/programs.csv``."""
    gazetteer = reex.Gazetteer.read(_DATA / "programs.csv")
    patterns = _Patterns(**reex.read_toml(_DATA / "patterns.toml"))

    def find(page: reex.Page) -> reex.Found:
        followed: dict[str, int] = {}
        listed = [_with_year(page, reex.named(page, "program", match), patterns) for match in reex.matches(page)]
        found = [*listed, *_by_pattern(page, listed, patterns)]
        ends = {made.start: made.end for made in found}
        for made in found:
            whole = _with_law(page, made, ends)
            if whole is made and made.rule == "numbered" and _LOW_SECTION.fullmatch(made.text):
                continue  # "Section 2" is one of the document itself
            yield whole
            yield from reex.acronyms(page, whole, partial(_fits, whole), followed)

    uses = ("country", "region", "agency", "commodity")
    return reex.Extractor("programs", find, makes="program", uses=uses, terms=[*gazetteer.terms(), *patterns.terms()])


def _with_law(page: reex.Page, made: reex.Entity, ends: Mapping[int, int]) -> reex.Entity:
    """Take in the law that a section or title is a part of: ``Section 1106 of the Alaska Lands Act``."""
    law = _OF_LAW.match(page.text, made.end) if made.text.startswith(("Section", "Title")) else None
    if law is None or law.end() not in ends:
        return made
    text = page.text[made.start : ends[law.end()]]
    return attrs.evolve(made, end=made.start + len(text), text=text, name=" ".join(text.split()), ref=None)


def _with_year(page: reex.Page, made: reex.Entity, patterns: _Patterns) -> reex.Entity:
    """Take in the year that a law's name goes on with."""
    year = patterns.year_after.match(page.text, made.end)
    if year is None:
        return made
    return attrs.evolve(made, end=year.end(), text=page.text[made.start : year.end()])


def _by_pattern(page: reex.Page, listed: list[reex.Entity], patterns: _Patterns) -> Iterator[reex.Entity]:
    """Yield names around a tail or numbered word that is no part of a listed name."""
    text = page.text
    others = page.entities("country", "region", "agency", "commodity")
    for hit in page.hits:
        span = patterns.span_of(text, hit)
        if span is None or page.sentence_at(hit.start) is None or reex.holder(listed, hit.start, hit.end):
            continue
        numbered = hit.term.data == "numbered"
        if not numbered and page.in_heading(hit.start):
            continue  # there, every word has a capital; a number tells its own end
        if hit.term.data == "noun" and _is_other(others, span):
            continue
        name = " ".join(text[slice(*span)].split())
        rule, confidence = ("numbered", 1.0) if numbered else ("name-pattern", _BY_PATTERN)
        made = page.entity("program", span, name=name, rule=rule, confidence=confidence)
        yield _with_year(page, made, patterns)


def _is_other(others: Sequence[reex.Entity], span: tuple[int, int]) -> bool:
    """Say whether the words before a noun are a body, or a place and a good: ``the U.S. Critical Minerals program``."""
    start, end = span
    low, high = bisect_left(others, start, key=lambda e: e.start), bisect_left(others, end, key=lambda e: e.start)
    inside = others[max(0, low - 1) : high]
    inside = [entity for entity in inside if entity.end > start]
    if any(entity.kind == "agency" for entity in inside):
        return True
    return sum(e.end - e.start for e in inside) + len(inside) >= end - start


def _fits(made: reex.Entity, short: str) -> bool:
    """Say whether *short* is an acronym of the program, and not ``the Program``, which statutes define as well."""
    capitals = sum(letter.isupper() for letter in short)
    return capitals > 1 and " " not in short and reex.initials_fit(short, made.text)
