"""Days that make up months, quarters, seasons and years, and the day that relative dates count from."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

import msgspec

import reex

_REMEMBERED = 1024  # dates: a text names few, again and again
_PUBLISHED = reex.regex(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Anchor(msgspec.Struct, frozen=True):
    """The date of publication, as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: dt.date | None = None

    @classmethod
    def parse(cls, published: str | None) -> Anchor:
        """Read an ISO date, perhaps truncated; nothing is known of one that is no date."""
        match = _PUBLISHED.match(published or "")
        if match is None:
            return cls()
        year, month = int(match[1]), int(match[2] or 0)
        if not 1900 <= year <= 2100:
            return cls()
        if not 1 <= month <= 12:
            return cls(year)
        found = day(year, month, int(match[3] or 0))
        return cls(year, month, found.start if found else None)


def day(year: int, month: int, number: int) -> reex.DateRange | None:
    """Return one day, or None if the month has no such day."""
    return days(year, month, number, number)


@lru_cache(_REMEMBERED)
def days(year: int, month: int, first: int, last: int) -> reex.DateRange | None:
    """Return days of one month, or None if it doesn't have them."""
    if not (1 <= month <= 12 and 1 <= first <= last <= calendar.monthrange(year, month)[1]):
        return None
    return reex.DateRange(start=dt.date(year, month, first), end=dt.date(year, month, last))


@lru_cache(_REMEMBERED)
def months(year: int, month: int, count: int = 1) -> reex.DateRange:
    """Return *count* months from *month*, which may lie outside the year: 0 is the December before."""
    first, last = year * 12 + month - 1, year * 12 + month - 2 + count
    end = dt.date(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1])
    return reex.DateRange(start=dt.date(first // 12, first % 12 + 1, 1), end=end)


@lru_cache(_REMEMBERED)
def years(first: int, last: int | None = None) -> reex.DateRange:
    """Return whole years."""
    return reex.DateRange(start=dt.date(first, 1, 1), end=dt.date(last or first, 12, 31))


def part(of: reex.DateRange, name: str) -> reex.DateRange:
    """Return the ``early``, ``mid`` or ``late`` third of a year, month or decade, or its ``start`` or ``end``."""
    if name in ("start", "end"):
        edge = of.start if name == "start" else of.end
        return reex.DateRange(start=edge, end=edge)
    third = ("early", "mid", "late").index(name)
    length = (of.end.year - of.start.year) * 12 + of.end.month - of.start.month + 1
    if length == 1:
        first = 1 + 10 * third
        return reex.DateRange(
            start=of.start.replace(day=first), end=of.end if third == 2 else of.start.replace(day=first + 9)
        )
    if length == 120:  # 2030-2033, 2034-2036, 2037-2039
        bounds = (0, 4, 7, 10)
        return years(of.start.year + bounds[third], of.start.year + bounds[third + 1] - 1)
    size = length // 3
    return months(of.start.year, of.start.month + third * size, size)


def unit(anchor: Anchor, name: str, shift: int) -> reex.DateRange | None:
    """Return the day, week, month, quarter or year that lies *shift* of them after the anchor's own."""
    if name == "year":
        return years(anchor.year + shift) if anchor.year else None
    if name in ("month", "quarter"):
        if not (anchor.year and anchor.month):
            return None
        size = 1 if name == "month" else 3
        return months(anchor.year, anchor.month - (anchor.month - 1) % size + shift * size, size)
    if anchor.day is None:
        return None
    first = anchor.day if name == "day" else anchor.day - dt.timedelta(days=anchor.day.weekday())
    if name == "day":
        first += dt.timedelta(days=shift)
        return reex.DateRange(start=first, end=first)
    return seven_days(first + dt.timedelta(days=7 * shift))


def seven_days(first: dt.date) -> reex.DateRange:
    """Return a week that begins on *first*."""
    return reex.DateRange(start=first, end=first + dt.timedelta(days=6))


def year_before(of: reex.DateRange) -> reex.DateRange:
    """Return the same days one year earlier; a leap day becomes the last of February."""
    start, end = (_earlier(edge) for edge in (of.start, of.end))
    return reex.DateRange(start=start, end=end)


def _earlier(edge: dt.date) -> dt.date:
    last = calendar.monthrange(edge.year - 1, edge.month)[1]
    ends_month = edge.day == calendar.monthrange(edge.year, edge.month)[1]
    return edge.replace(year=edge.year - 1, day=last if ends_month else min(edge.day, last))
