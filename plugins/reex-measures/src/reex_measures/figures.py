"""Dates in figures: ``2025-10-31``, ``10/31/2025``."""

from __future__ import annotations

import reex
from reex_measures import calendar
from reex_measures.mentions import Sheet

_ISO = reex.regex(r"((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])")
_NUMERIC = reex.regex(r"([0-3]?[0-9])/([0-3]?[0-9])/((?:19|20)[0-9]{2})")
_SHORTEST = len("1/1/2025")


def find_figures(sheet: Sheet) -> None:
    """Note dates in figures; where day and month are in doubt, there is no value."""
    for number in sheet.numbers:
        if number.end - number.start < _SHORTEST or number.glued or sheet.taken[number.start]:
            continue
        if iso := _ISO.fullmatch(sheet.text, number.start, number.end):
            year, month, day = map(int, iso.groups())
            if value := calendar.day(year, month, day):
                sheet.add(number.start, number.end, value, "iso")
            else:
                sheet.take(number.start, number.end)
        elif numeric := _NUMERIC.fullmatch(sheet.text, number.start, number.end):
            sheet.add(number.start, number.end, _in_figures(*map(int, numeric.groups())), "figures")


def _in_figures(one: int, other: int, year: int) -> reex.DateRange | None:
    """Return the day that two figures and a year settle: one of them can't be a month, or both are the same."""
    if one <= 12 and other <= 12 and one != other:
        return None
    return calendar.day(year, other, one) if one > 12 else calendar.day(year, one, other)
