"""Whole dates, as the lines around a text and addresses write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from reex.readers.data_files import table
from reex.spans import Span

Order = Literal["day", "month"]
"""Which of day and month goes first in a date of figures."""

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH_FIRST = re.compile(
    r"[JFMASOND](?<![A-Z][A-Z])([A-Za-z]{2,8})\.?\s{0,2}([0-9]{1,2})(?:st|nd|rd|th)?,?\s{0,2}([0-9]{4})(?!\d)"
)
_DAY_FIRST = re.compile(
    r"[0-9](?<!\d\d)([0-9]?)(?:st|nd|rd|th|er|\.|º)?(?:[ -]| de )([^\W\d_]{3,12})\.?(?:,? |-| de )([0-9]{4})(?!\d)"
)
_ISO = re.compile(r"[12](?<!\d\d)([0-9]{3})(?:-([01][0-9])-|/([01][0-9])/)([0-3][0-9])(?!\d)")
_COMPACT = re.compile(r"^([12][0-9]{3})([01][0-9])([0-3][0-9])(?:[0-9]{6})?(?![0-9])")
_CTIME = re.compile(r"\b([A-Z][a-z]{2} [ 0-9][0-9]) [0-9:]{5,8}(?: [A-Z]{2,5})?( [0-9]{4})$")
_DOTTED = re.compile(r"[0-9](?<![\d.]\d)([0-9]?)\.([0-9]{1,2})\.([12][0-9]{3})(?![\d.])")
_SLASHED = re.compile(r"[0-9](?<![\d/]\d)([0-9]?)/([0-9]{1,2})/([12][0-9]{3})(?![\d/])")
_SLASHED_YEAR = re.compile(r"/[0-9]{1,2}/[12][0-9]{3}")  # the end of such a date, which is found sooner
_FAR_EAST = re.compile(r"[12](?<!\d\d)([0-9]{3}) ?[年년] ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日일]")
_NO_YEAR = re.compile(r"(?<!\w)(?:([A-Z][a-z]{2,8})\.? ([0-9]{1,2})|([0-9]{1,2}) ([A-Z][a-z]{2,8}))(?![\w,])")
_SEGMENTS = re.compile(r"/((?:19|20)[0-9]{2})/([0-9]{1,2}|[a-z]{3})(?:/([0-9]{1,2}))?(?=/|$)")
_WHOLE = re.compile(r"(?:^|/)((?:19|20)[0-9]{2})-?([01][0-9])-?([0-3][0-9])(?=/|$)")
_SORTS = ("updated", "published", "others")
_KEYS = frozenset({"date", "published", "pubdate", "pub_date", "day"})
_LONGEST = 2000

_YEAR = re.compile("[0-9]{4}")  # which each whole date has

_Parts = Callable[[re.Match[str]], tuple[str, int, str]]


def dates_in(text: str, order: Order | None = None) -> Iterator[tuple[Span, str | None]]:
    """Yield each whole date of a short *text* with its ISO 8601 form, in text order.

    The form is None where day and month can't be told apart, as in 3/4/2025 without an *order*.
    """
    if not _YEAR.search(text):
        return
    found: list[tuple[Span, str | None]] = [
        *_dated(_MONTH_FIRST, text, lambda m: (m[3], _month(m[0][0] + m[1]), m[2])),
        *_dated(_DAY_FIRST, text, lambda m: (m[3], _month(m[2]), m[0][0] + m[1])),
        *_dated(_ISO, text, lambda m: (m[0][0] + m[1], int(m[2] or m[3]), m[4])),
        *_dated(_DOTTED, text, lambda m: (m[3], int(m[2]), m[0][0] + m[1])),
        *_dated(_FAR_EAST, text, lambda m: (m[0][0] + m[1], int(m[2]), m[3])),
        *_slashed(text, order),
    ]
    yield from sorted(found, key=lambda dated: dated[0])


def days_in(text: str) -> Iterator[tuple[Span, str | None, int, int]]:
    """Yield each date with its ISO 8601 form, month and day, also one without a year: ``March 3``, ``3 March``."""
    whole = [(span, iso) for span, iso in dates_in(text) if iso]
    for span, iso in whole:
        yield span, iso, int(iso[5:7]), int(iso[8:])
    for match in _NO_YEAR.finditer(text):
        span = Span(*match.span())
        month, day = _month(match[1] or match[4]), int(match[2] or match[3])
        if month and not any(span.overlaps(other) for other, _ in whole):
            yield span, None, month, day


def iso_date(value: object) -> str | None:
    """Return the first date of a value: ``2025-10-30T16:10:26Z``, ``20251030``, ``Thu Oct 30 16:10:26 UTC 2025``."""
    text = _CTIME.sub(r"\1\2", _COMPACT.sub(r"\1-\2-\3", str(value)[:200]))
    return next((iso for _, iso in dates_in(text) if iso), None)


def order_of(text: str, url: str | None, language: str) -> Order | None:
    """Return which of day and month goes first in this document: as its other dates, its site or its language tell."""
    slashed = _SLASHED.finditer(text) if _SLASHED_YEAR.search(text) else ()
    firsts = [(int(m[0][0] + m[1]), int(m[2])) for m in slashed]
    told: set[Order] = {"day" if day > 12 else "month" for day, month in firsts if (day > 12) != (month > 12)}
    if len(told) == 1:
        return told.pop()
    host = _split(url)[0].rpartition(".")[2]
    for order, ends in table("dates")["order"].items():
        if host in ends:
            return "day" if order == "day_first" else "month"
    return None if language == "en" else "day"


def label_of(before: str) -> str:
    """Return what sort of label stands last before a date: ``published``, ``updated``, ``others``, or nothing."""
    found = [match.lastgroup for match in _label_pattern().finditer(before.lower())]
    return (found[-1] or "") if found else ""


def begins_with_label(line: str) -> bool:
    """Say whether a line begins with what says of a date that it is that of publication or of an update."""
    return line.lower().lstrip(" (").startswith(_labels())


def address_date(url: str | None) -> str | None:
    """Return the date that an address such as ``/2025/10/31/`` or ``?date=2025-10-31`` tells, perhaps truncated."""
    _, path, query = _split(url)
    for key, value in query:
        if key.lower() in _KEYS and (iso := iso_date(value)):
            return iso
    for match in (*_WHOLE.finditer(path), *_SEGMENTS.finditer(path)):
        month = int(match[2]) if match[2].isdecimal() else _month(match[2])
        if iso := _iso(match[1], month, match[3] or "1"):
            return iso if match[3] else iso[:7]
    return None


def _split(url: str | None) -> tuple[str, str, list[tuple[str, str]]]:
    try:
        parts = urlsplit((url or "")[:_LONGEST])
        return parts.hostname or "", parts.path, parse_qsl(parts.query)
    except ValueError:  # no address at all
        return "", "", []


def _slashed(text: str, order: Order | None) -> Iterator[tuple[Span, str | None]]:
    for match in _SLASHED.finditer(text):
        first, second = match[0][0] + match[1], match[2]
        by_order = {"day": _iso(match[3], int(second), first), "month": _iso(match[3], int(first), second)}
        possible = {iso for iso in by_order.values() if iso}
        if possible:
            sure = possible.pop() if len(possible) == 1 else by_order[order] if order else None
            yield Span(*match.span()), sure


def _dated(pattern: re.Pattern[str], text: str, parts: _Parts) -> Iterator[tuple[Span, str]]:
    for match in pattern.finditer(text):
        if iso := _iso(*parts(match)):
            yield Span(*match.span()), iso


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:  # the 31st of June, or a word that is no month
        return None


def _month(word: str) -> int:
    """Return the number of a month, or 0 if *word* names none."""
    low = word.lower()
    english = (
        at
        for at, month in enumerate(_MONTHS, 1)
        if (month.startswith(low) and len(low) > 2) or low == month[:4] == "sept"
    )
    return next(english, 0) or _other_months().get(low, 0)


@cache
def _other_months() -> dict[str, int]:
    """Return the number of each name of a month in other languages; none stands for two months."""
    languages = table("dates")["months"].values()
    return {name: at for months in languages for at, names in enumerate(months, 1) for name in names.split()}


@cache
def _labels() -> tuple[str, ...]:
    labels = table("dates")["labels"]
    return (*labels["published"], *labels["updated"])


@cache
def _label_pattern() -> re.Pattern[str]:
    """Return the pattern of labels, longer ones first, so that ``last updated`` isn't read as a name and a label."""
    labels = table("dates")["labels"]
    sorts = {sort: "|".join(map(re.escape, sorted(labels[sort], key=len, reverse=True))) for sort in _SORTS}
    others = rf"(?P<others>(?<!\w)(?:{sorts['others']})(?:s? date)?(?!\w))"
    return re.compile("|".join([others, *(rf"(?P<{sort}>(?<!\w)(?:{sorts[sort]})(?!\w))" for sort in _SORTS[:2])]))
