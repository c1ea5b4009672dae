"""Dates that name a month: ``Oct 31, 2025``, ``31 October``, ``early March``, ``last August``."""

from __future__ import annotations

import datetime as dt
import re

import reex
from reex_measures import calendar
from reex_measures.mentions import DATA, Sheet

_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
_BLANK = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8})"
_BEFORE = re.compile(rf"(?<![\w.,/$-]){_DAY}(?:\s?[-–]\s?{_DAY})?{_BLANK}(?:of{_BLANK})?$")
_QUALIFIER = re.compile(rf"\b(early|mid|late|last|this|next)(?:{_BLANK}|-)$", re.IGNORECASE)
_WEEKDAYS = "|".join(name.rstrip(".") for names in DATA["weekdays"].values() for name in names)
_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAYS})\.?,?{_BLANK}(?:the{_BLANK})?$")
_AFTER = re.compile(
    rf"{_BLANK}{_DAY}(?![0-9]|[.,/:][0-9]|\s?%|\s(?:percent|per\scent|million|billion|tonnes|tons|years|countries|companies))"
    rf"(?:\s?[-–]\s?{_DAY}(?![0-9]))?"
)
_YEAR = re.compile(
    rf",?(?:{_BLANK}(?:of{_BLANK})?|-)((?:19|20)[0-9]{{2}})(?![0-9]|,[0-9]|\.[0-9])|\s?[’']([0-9]{{2}})(?![0-9])"
)
_CUES = frozenset(DATA["doubtful"]["cues"])
_DOUBTFUL = frozenset(DATA["doubtful"]["always"])


def find_months(sheet: Sheet) -> None:
    """Note the dates that name a month, with the day, year and weekday that stand with it."""
    for hit in reex.longest(sheet.of("month")):
        start, end, days = _with_day(sheet.text, hit)
        year, end = _year(sheet.text, end)
        qualifier = "" if days else _qualifier(sheet.text, start)
        if not (days or year or _is_month(sheet, hit, qualifier)):
            continue
        start -= len(qualifier)
        if days and (weekday := _WEEKDAY.search(sheet.text, max(0, start - 20), start)):
            start = weekday.start()
        value = _value(sheet, hit, days, year, qualifier.strip(" -\n\t").lower())
        sheet.add(start, end, value, "month")


def _with_day(text: str, hit: reex.Hit) -> tuple[int, int, tuple[int, int] | None]:
    """Return where the month with its days starts and ends, and the first and last of these."""
    if before := _BEFORE.search(text, max(0, hit.start - 18), hit.start):
        return before.start(), hit.end, (int(before[1]), int(before[2] or before[1]))
    if after := _AFTER.match(text, hit.end):
        return hit.start, after.end(), (int(after[1]), int(after[2] or after[1]))
    return hit.start, hit.end, None


def _year(text: str, end: int) -> tuple[int | None, int]:
    match = _YEAR.match(text, end)
    if match is None:
        return None, end
    return int(match[1] or f"20{match[2]}"), match.end()


def _qualifier(text: str, start: int) -> str:
    match = _QUALIFIER.search(text, max(0, start - 12), start)
    return match[0] if match else ""


def _is_month(sheet: Sheet, hit: reex.Hit, qualifier: str) -> bool:
    """Say whether a bare name is a month: not the verb ``may``, the verb ``march``, or ``April Jones``."""
    name = hit.term.text
    cued = (
        qualifier
        or sheet.word_before(hit.start).lower().rstrip(",") in _CUES
        or sheet.text[hit.end : hit.end + 2] in ("’s", "'s")
    )
    if name in _DOUBTFUL:
        return bool(cued) or _follows_month(sheet, hit)
    following = re.match(r"\s[A-Z][a-z]", sheet.text[hit.end : hit.end + 3])
    return bool(cued) or following is None


def _follows_month(sheet: Sheet, hit: reex.Hit) -> bool:
    """Say whether the name goes on from another month: ``in April and May``."""
    at = re.search(r"(?:\sand|\sor|,)\s$", sheet.text[max(0, hit.start - 6) : hit.start])
    return at is not None and (hit.start - len(at[0]) - 1) in sheet.taken


def _value(
    sheet: Sheet, hit: reex.Hit, days: tuple[int, int] | None, year: int | None, qualifier: str
) -> reex.DateRange | None:
    month: int = hit.term.data[1]
    year = year or _likely_year(sheet, hit.start, month, days, qualifier)
    if year is None:
        return None
    if days:
        return calendar.days(year, month, *days)
    whole = calendar.months(year, month)
    return calendar.part(whole, qualifier) if qualifier in ("early", "mid", "late") else whole


def _likely_year(sheet: Sheet, start: int, month: int, days: tuple[int, int] | None, qualifier: str) -> int | None:
    """Return the year of a date without one: the latest before publication, or the next where the text looks ahead."""
    anchor = sheet.anchor
    if anchor.year is None or anchor.month is None:
        return None
    if qualifier == "this":
        return anchor.year
    ahead = _is_ahead(sheet, month, days)
    if qualifier == "last":
        return anchor.year - (month >= anchor.month)
    if qualifier == "next" or sheet.speaks_of_future(start):
        return anchor.year + (not ahead and month != anchor.month)
    return anchor.year - (ahead and not _is_soon(sheet, month, days))


def _is_ahead(sheet: Sheet, month: int, days: tuple[int, int] | None) -> bool:
    anchor = sheet.anchor
    assert anchor.month is not None
    if month != anchor.month or days is None or anchor.day is None:
        return month > anchor.month
    return days[0] > anchor.day.day


def _is_soon(sheet: Sheet, month: int, days: tuple[int, int] | None) -> bool:
    """Say whether a day lies within a month after publication: no text looks eleven months back to it."""
    anchor = sheet.anchor
    if days is None or anchor.day is None:
        return False
    there = calendar.day(anchor.day.year, month, days[0])
    return there is not None and dt.timedelta() < there.start - anchor.day <= dt.timedelta(days=31)
