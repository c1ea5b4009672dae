"""What the parts of the date extractor hand to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

import attrs
import msgspec

import reex
from reex_measures.calendar import Anchor
from reex_measures.fiscal import Speakers
from reex_measures.tables import words

DATA = words("dates")
_FAR = 160  # characters of a sentence before a date that may tell which way it looks


class Mention(msgspec.Struct, frozen=True):
    """A date expression; ``value`` is None where it can't be resolved."""

    start: int
    end: int
    value: reex.DateRange | None
    rule: str


@attrs.define
class Sheet:
    """One document, and the dates found in it so far.

    Attributes:
        page: the document.
        text: its text.
        anchor: the day of publication.
        speakers: the countries that it names, which tell what a fiscal year is.
        found: the dates so far, in the order found.
        taken: for each position, whether a date or a measured amount holds it.
    """

    page: reex.Page
    text: str
    anchor: Anchor
    speakers: Speakers
    found: list[Mention] = attrs.field(factory=list)
    taken: bytearray = attrs.field(default=attrs.Factory(lambda sheet: bytearray(len(sheet.text)), takes_self=True))

    @classmethod
    def of_page(cls, page: reex.Page) -> Sheet:
        """Return the sheet of a page on which no date is found yet."""
        countries = [hit for hit in page.hits if hit.term.data[0] == "country"]
        return cls(page, page.text, Anchor.parse(page.document.published), Speakers.of(page.text, countries))

    @property
    def numbers(self) -> tuple[reex.Number, ...]:
        """The numbers of the document."""
        return self.page.numbers

    @property
    def followed(self) -> Iterator[tuple[reex.Number, str]]:
        """The numbers of the document, each with the word or sign after it."""
        return zip(self.page.numbers, self.page.following, strict=True)

    def add(self, start: int, end: int, value: reex.DateRange | None, rule: str) -> None:
        """Note a date."""
        self.found.append(Mention(start, end, value, rule))
        self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """Keep other dates out of ``text[start:end]``."""
        self.taken[start:end] = b"\1" * (end - start)

    def of(self, kind: str) -> list[reex.Hit]:
        """Return the hits of one kind of term that no date has taken yet."""
        return [hit for hit in self.page.hits if hit.term.data[0] == kind and not self.taken[hit.start]]

    def nearest_before(self, *rules: str) -> Callable[[int], reex.DateRange | None]:
        """Return a look-up of the value of the last date before a position, among those found so far under *rules*."""
        dated = sorted((m for m in self.found if m.value and (not rules or m.rule in rules)), key=lambda m: m.start)
        starts = [mention.start for mention in dated]

        def look_up(position: int) -> reex.DateRange | None:
            at = bisect_left(starts, position)
            return dated[at - 1].value if at else None

        return look_up

    def sentence_before(self, position: int) -> str:
        """Return what the sentence says before a position, as far as it tells which way a date there looks."""
        sentence = self.page.sentence_at(position)
        if sentence is None:
            return ""
        if position - sentence.start <= _FAR:
            return self.text[sentence.start : position]
        return self.text[position - _FAR : position].partition(" ")[2]  # without the word that is cut in two

    def word_before(self, start: int) -> str:
        """Return the word right before *start* on the same line, as written, or nothing."""
        if self.text[start - 1 : start] == " ":
            low = max(0, start - 25)
            word = self.text[max(low, self.text.rfind(" ", low, start - 1) + 1) : start - 1]
            if word.isalnum():  # nearly all
                return word
        match = _WORD_BEFORE.search(self.text, max(0, start - 28), start)
        return match[1] if match else ""


_WORD_BEFORE = reex.regex(r"([\w.’'&§-]{1,24})[^\S\n]{1,2}$")
