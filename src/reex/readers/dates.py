"""Dates of publication as pages write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from reex.spans import Span

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH_FIRST = re.compile(
    r"[JFMASOND](?<![A-Za-z][A-Z])([A-Za-z]{2,8})\.?\s{0,2}([0-9]{1,2})(?:st|nd|rd|th)?,?\s{0,2}([0-9]{4})(?!\d)"
)
_DAY_FIRST = re.compile(r"[0-9](?<!\d\d)([0-9]?)(?:st|nd|rd|th)?[ -]([JFMASOND][A-Za-z]{2,8})\.?,?[ -]([0-9]{4})(?!\d)")
_ISO = re.compile(r"[12](?<!\d\d)([0-9]{3})-([01][0-9])-([0-3][0-9])(?!\d)")


def dates_in(text: str) -> Iterator[tuple[Span, str]]:
    """Yield each whole date of a short *text* with its ISO 8601 form, in text order."""
    found = [
        *_dated(_MONTH_FIRST, text, lambda m: (m[3], _month(m[0][0] + m[1]), m[2])),
        *_dated(_DAY_FIRST, text, lambda m: (m[3], _month(m[2]), m[0][0] + m[1])),
        *_dated(_ISO, text, lambda m: (m[0][0] + m[1], int(m[2]), m[3])),
    ]
    yield from sorted(found)


def iso_date(value: object) -> str | None:
    """Return the first date of a value such as ``2025-10-30T16:10:26Z`` or ``October 30, 2025``."""
    return next((iso for _, iso in dates_in(str(value)[:200])), None)


_Parts = Callable[[re.Match[str]], tuple[str, int, str]]


def _dated(pattern: re.Pattern[str], text: str, parts: _Parts) -> Iterator[tuple[Span, str]]:
    for match in pattern.finditer(text):
        year, month, day = parts(match)
        try:
            yield Span(*match.span()), date(int(year), month, int(day)).isoformat()
        except ValueError:  # the 31st of June, or a word that is no month
            continue


def _month(word: str) -> int:
    """Return the number of a month, or 0 if *word* names none."""
    low = word.lower()
    return next(
        (
            at
            for at, month in enumerate(_MONTHS, 1)
            if (month.startswith(low) and len(low) > 2) or low == month[:4] == "sept"
        ),
        0,
    )
