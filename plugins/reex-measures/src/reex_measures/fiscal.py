"""Fiscal years: the country that a text speaks of tells when they begin, and after which year one is named."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

import msgspec

import reex
from reex_measures import calendar
from reex_measures.tables import rows

_TABLE = rows("fiscal")
_DEFAULT = "US"
_LEAST = 2  # words of another country that outweigh the default
_RIGHT_BEFORE = reex.regex(r"(?:[’']s?)?\s{1,2}(?:for\s)?(?:the\s)?")


class FiscalYear(msgspec.Struct, frozen=True):
    """How a government counts its fiscal years.

    Attributes:
        month: the first of its months.
        named_by: ``start`` or ``end``: the end of it whose year is its name.
        double: whether ``2025-26`` is one of its years.
    """

    month: int
    named_by: str
    double: bool

    def beginning(self, year: int) -> reex.DateRange:
        """Return the fiscal year that begins in a calendar year."""
        return calendar.months(year, self.month, 12)

    def named(self, first: int, last: int | None = None) -> reex.DateRange:
        """Return the fiscal years from that named *first* to that named *last*."""
        shift = self.named_by == "end"
        return calendar.months(first - shift, self.month, 12 * ((last or first) - first + 1))


_YEARS = {
    row["country"]: FiscalYear(int(row["first_month"]), row["named_by"], row["double"] == "yes") for row in _TABLE
}


def terms() -> Iterator[reex.Term]:
    """Yield the words that speak for a country of the table."""
    for row in _TABLE:
        yield from (reex.Term(word, ("country", row["country"])) for word in row["words"].split("|"))


class Speakers(msgspec.Struct, frozen=True):
    """The countries of the table that a text names.

    Attributes:
        text: the text.
        hits: where it names them.
        country: the one whose fiscal years the text means; None in doubt between two.
    """

    text: str
    hits: tuple[reex.Hit, ...]
    country: str | None

    @classmethod
    def of(cls, text: str, hits: list[reex.Hit]) -> Speakers:
        """Count the words for each country; the sign in ``US$5 million`` is none."""
        named = tuple(hit for hit in reex.longest(hits) if text[hit.end : hit.end + 1] != "$")
        counts = Counter(hit.term.data[1] for hit in named)
        least = max(_LEAST, counts.pop(_DEFAULT, 0) + 1)
        most = max(counts.values(), default=0)
        loudest = [country for country, count in counts.items() if count == most]
        if most < least:
            return cls(text, named, _DEFAULT)
        return cls(text, named, loudest[0] if len(loudest) == 1 else None)

    def year_at(self, start: int) -> FiscalYear | None:
        """Return whose fiscal year stands at *start*: that of a country right before it, else that of the text."""
        at = bisect_left(self.hits, start, key=lambda hit: hit.start) - 1
        if at >= 0 and _RIGHT_BEFORE.fullmatch(self.text, self.hits[at].end, start):
            return _YEARS[self.hits[at].term.data[1]]
        return _YEARS[self.country] if self.country else None
