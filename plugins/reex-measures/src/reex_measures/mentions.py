"""What the parts of the date extractor hand to each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import attrs

import reex
from reex_measures.calendar import Anchor
from reex_measures.tables import words

DATA = words("dates")
_WORDS = re.compile(r"[A-Za-z]+|[.;]")
_FUTURE = frozenset(DATA["future"]["words"])


@attrs.frozen
class Mention:
    """A date expression; ``value`` is None where it can't be resolved."""

    start: int
    end: int
    value: reex.DateRange | None
    rule: str


@attrs.define
class Sheet:
    """One document, and the dates found in it so far.

    Attributes:
        text: the text of the document.
        anchor: the day of publication.
        hits, numbers: what the scan and the number grammar found.
        found: the dates so far, in the order found.
        taken: positions that a date or a measured amount holds.
    """

    text: str
    anchor: Anchor
    hits: list[reex.Hit]
    numbers: tuple[reex.Number, ...]
    found: list[Mention] = attrs.field(factory=list)
    taken: set[int] = attrs.field(factory=set)

    def add(self, start: int, end: int, value: reex.DateRange | None, rule: str) -> None:
        """Note a date."""
        self.found.append(Mention(start, end, value, rule))
        self.taken.update(range(start, end))

    def of(self, kind: str) -> list[reex.Hit]:
        """Return the hits of one kind of term that no date has taken yet."""
        return [hit for hit in self.hits if hit.term.data[0] == kind and hit.start not in self.taken]

    def nearest_before(self, *rules: str) -> Callable[[int], reex.DateRange | None]:
        """Return a look-up of the value of the last date before a position, among those found so far under *rules*."""
        dated = sorted((m for m in self.found if m.value and (not rules or m.rule in rules)), key=lambda m: m.start)
        starts = [mention.start for mention in dated]

        def look_up(position: int) -> reex.DateRange | None:
            at = bisect_left(starts, position)
            return dated[at - 1].value if at else None

        return look_up

    def speaks_of_future(self, start: int) -> bool:
        """Say whether words shortly before *start* speak of a time to come."""
        recent = _WORDS.findall(self.text[max(0, start - 45) : start].lower())
        stops = [at for at, word in enumerate(recent) if word in ".;"]
        return not _FUTURE.isdisjoint(recent[stops[-1] + 1 if stops else 0 :])

    def word_before(self, start: int) -> str:
        """Return the word right before *start* on the same line, as written, or nothing."""
        match = _WORD_BEFORE.search(self.text, max(0, start - 28), start)
        return match[1] if match else ""


_WORD_BEFORE = re.compile(r"([\w.’'&§-]{1,24})[^\S\n]{1,2}$")
