"""Dates that name a month: ``Oct 31, 2025``, ``31 October``, ``early March``, ``last August``, ``June quarter``."""

from __future__ import annotations

import datetime as dt
import re

import attrs

import reex
from reex_measures import calendar
from reex_measures.calendar import Anchor
from reex_measures.mentions import DATA, Sheet
from reex_measures.parts import around
from reex_measures.tense import looks_ahead, opens_ahead

_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
_BLANK = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8})"
_BEFORE = reex.regex(rf"(?<![\w.,/$-]){_DAY}(?:\s?[-–]\s?{_DAY})?{_BLANK}(?:of{_BLANK})?$")
_DAY_ENDS = frozenset("0123456789tdhf")  # "31", "31st", "2nd", "3rd", "4th", "31 of"
_QUALIFIERS = ("early", "mid", "late", "last", "this", "next")
_QUALIFIER_ENDS = frozenset(word[-1] for word in _QUALIFIERS)
_QUALIFIER = reex.regex(rf"\b({'|'.join(_QUALIFIERS)})(?:{_BLANK}|-)$", re.IGNORECASE)
_WEEKDAYS = "|".join(name.rstrip(".") for names in DATA["weekdays"].values() for name in names)
_WEEKDAY = reex.regex(rf"\b(?:{_WEEKDAYS})\.?,?{_BLANK}(?:the{_BLANK})?$")
_WEEK: dict[str, str] = DATA["weeks"]
_OF_WEEK = reex.regex(rf"\b(?:the{_BLANK})?week{_BLANK}({'|'.join(_WEEK)}){_BLANK}$", re.IGNORECASE)
_AFTER = reex.regex(
    rf"{_BLANK}{_DAY}(?![0-9]|[.,/:][0-9]|\s?%|\s(?:percent|per\scent|million|billion|tonnes|tons|years|countries|companies))"
    rf"(?:\s?[-–]\s?{_DAY}(?![0-9]))?"
)
_YEAR = reex.regex(
    rf",?(?:{_BLANK}(?:of{_BLANK})?|-)((?:19|20)[0-9]{{2}})(?![0-9]|,[0-9]|\.[0-9])|\s?[’']([0-9]{{2}})(?![0-9])"
)
_QUARTER = reex.regex(rf"{_BLANK}quarter(?![\w-])", re.IGNORECASE)
_JOINT = reex.regex(r"\s?[-–—]\s?|,?\s(?:to|and|or|through|until|till)\s|,\s", re.IGNORECASE)
_LISTED = reex.regex(r"(?:\sand|\sor|,)\s")
_TO = reex.regex(r"\s?[-–—]\s?")
_NAMES: dict[str, int] = {name.rstrip("."): int(month) for month, names in DATA["months"].items() for name in names}
_GLUED = reex.regex(rf"(?<=[A-Za-z0-9])({'|'.join(_NAMES)})\.?{_BLANK}{_DAY},?{_BLANK}$")
_BEFORE_YEAR = frozenset("0123456789,")
_CUES = frozenset(DATA["doubtful"]["cues"])
_DOUBTFUL = frozenset(DATA["doubtful"]["always"])
_FROM_PUBLICATION = ("last", "this", "next")
_AFTER_IT = 80  # characters after a month that opens a sentence, in which its first verb stands


@attrs.frozen
class _Month:
    """A month at ``text[start:end]``, with the days and the year that stand with it.

    Attributes:
        number: which month.
        days: the first and the last day, where days are named.
        year: the year, where it is named.
        qualifier: ``early``, ``last`` and the like.
        quarter: the quarter that ends with the month is meant.
    """

    start: int
    end: int
    number: int
    days: tuple[int, int] | None
    year: int | None
    qualifier: str
    quarter: bool

    @property
    def first(self) -> int:
        """The first month that is meant."""
        return max(1, self.number - 2) if self.quarter else self.number

    def value(self, year: int) -> reex.DateRange | None:
        """Return the days that it covers in *year*; None if the month has no such days."""
        if self.days:
            return calendar.days(year, self.number, *self.days)
        if self.quarter:
            return calendar.months(year, self.number - 2, 3)
        whole = calendar.months(year, self.number)
        return calendar.part(whole, self.qualifier) if self.qualifier in ("early", "mid", "late") else whole


def find_months(sheet: Sheet) -> None:
    """Note the dates that name a month, with the day, year and weekday that stand with it."""
    months = _with_shared_years(sheet.text, _months(sheet))
    anchor = sheet.anchor if sheet.anchor.year else _first_day(sheet, months)
    before: _Month | None = None
    year: int | None = None
    for month in months:
        if month.year or not (before and month.number >= before.number and _shares(sheet.text, before, month)):
            year = month.year or _likely_year(sheet, anchor, month)
        start, value = _with_words_before(sheet.text, month, month.value(year) if year else None)
        sheet.add(start, month.end, value, "month")
        before = month


def glued_day(text: str, year_at: int, year: int) -> tuple[int, reex.DateRange] | None:
    """Return where a day starts that is glued to a word, ``ReporterAug 12, 2025``, and that day."""
    if text[year_at - 2 : year_at - 1] not in _BEFORE_YEAR:
        return None
    match = _GLUED.search(text, max(0, year_at - 18), year_at)
    value = calendar.day(year, _NAMES[match[1]], int(match[2])) if match else None
    return (match.start(), value) if match and value else None


def _months(sheet: Sheet) -> list[_Month]:
    months: list[_Month] = []
    for hit in reex.longest(sheet.of("month")):
        before = months[-1] if months else None
        if month := _read(sheet, hit, before):
            if before and month.quarter and _is_first_of(sheet.text, before, month):
                month = attrs.evolve(month, start=months.pop().start)
            months.append(month)
    return months


def _with_words_before(text: str, month: _Month, value: reex.DateRange | None) -> tuple[int, reex.DateRange | None]:
    """Return where a month starts with words before it such as ``the end of`` or ``the week of``, and its value."""
    if not month.days:
        return around(text, month.start, value)
    week = _OF_WEEK.search(text, max(0, month.start - 24), month.start)
    return (week.start(), _week(value, _WEEK[week[1].lower()])) if week else (month.start, value)


def _week(day: reex.DateRange | None, how: str) -> reex.DateRange | None:
    """Return the week that holds a day, or begins or ends with it."""
    if day is None:
        return None
    back = {"begins": 0, "ends": 6}.get(how, day.start.weekday())
    return calendar.seven_days(day.start - dt.timedelta(days=back))


# --- what stands with a month


def _read(sheet: Sheet, hit: reex.Hit, before: _Month | None) -> _Month | None:
    text = sheet.text
    start, end, days = _with_day(text, hit)
    year, end = _year(text, end)
    quarter = None if days else _QUARTER.match(text, end)
    if quarter:
        end = quarter.end()
        if year is None:
            year, end = _year(text, end)
    qualifier = "" if days else _qualifier(text, start)
    if not (days or year or quarter or _is_month(sheet, hit, qualifier, before)):
        return None
    start -= len(qualifier)
    if days and (weekday := _WEEKDAY.search(text, max(0, start - 20), start)):
        start = weekday.start()
    how = qualifier.strip(" -\n\t").lower()
    return _Month(start, end, hit.term.data[1], days, year, how, quarter is not None)


def _with_day(text: str, hit: reex.Hit) -> tuple[int, int, tuple[int, int] | None]:
    """Return where the month with its days starts and ends, and the first and last of these."""
    before = text[max(0, hit.start - 18) : hit.start].rstrip()
    if before[-1:] in _DAY_ENDS and (day := _BEFORE.search(text, max(0, hit.start - 18), hit.start)):
        return day.start(), hit.end, (int(day[1]), int(day[2] or day[1]))
    if after := _AFTER.match(text, hit.end):
        return hit.start, after.end(), (int(after[1]), int(after[2] or after[1]))
    return hit.start, hit.end, None


def _year(text: str, end: int) -> tuple[int | None, int]:
    match = _YEAR.match(text, end)
    if match is None:
        return None, end
    return int(match[1] or f"20{match[2]}"), match.end()


def _qualifier(text: str, start: int) -> str:
    if text[max(0, start - 12) : start].rstrip().removesuffix("-")[-1:].lower() not in _QUALIFIER_ENDS:
        return ""
    match = _QUALIFIER.search(text, max(0, start - 12), start)
    return match[0] if match else ""


def _is_month(sheet: Sheet, hit: reex.Hit, qualifier: str, before: _Month | None) -> bool:
    """Say whether a bare name is a month: not the verb ``may``, the verb ``march``, or ``April Jones``."""
    name, word = hit.term.text, sheet.word_before(hit.start)
    cued = qualifier or word.lower().rstrip(",") in _CUES or sheet.text[hit.end : hit.end + 2] in ("’s", "'s")
    followed = re.match(r"\s[A-Z][a-z]", sheet.text[hit.end : hit.end + 3])
    if name in _DOUBTFUL:
        # A verb has no capital amid a sentence: "said May was a turning point".
        amid = word.islower() and word.isalpha() and not name.endswith(".") and followed is None
        listed = before is not None and _LISTED.fullmatch(sheet.text, before.end, hit.start) is not None
        return bool(cued) or amid or listed
    return bool(cued) or followed is None


def _is_first_of(text: str, before: _Month, quarter: _Month) -> bool:
    """Say whether the month before names the first of a quarter: ``the April-June quarter``."""
    bare = not (before.days or before.year or before.quarter)
    return bare and before.number == quarter.first and _TO.fullmatch(text, before.end, quarter.start) is not None


# --- which year


def _with_shared_years(text: str, months: list[_Month]) -> list[_Month]:
    """Give the months before one with a year the same: ``30 October to 2 November 2025``, ``April and May 2025``."""
    shared: list[_Month] = []
    for month in reversed(months):
        after = shared[-1] if shared else None
        if month.year is None and after and after.year and _shares(text, month, after):
            month = attrs.evolve(month, year=after.year - (month.number > after.number))
        shared.append(month)
    return shared[::-1]


def _shares(text: str, month: _Month, after: _Month) -> bool:
    """Say whether two months are of one list or range: ``from January to March``, ``in April and May``."""
    alike = (month.days is None) == (after.days is None)
    counted = {month.qualifier, after.qualifier}.isdisjoint(_FROM_PUBLICATION)
    return alike and counted and _JOINT.fullmatch(text, month.end, after.start) is not None


def _first_day(sheet: Sheet, months: list[_Month]) -> Anchor:
    """Return the first day that the text names whole: months count from it where the publication is unknown."""
    days = [(month.start, month.value(month.year)) for month in months if month.days and month.year]
    days += [(mention.start, mention.value) for mention in sheet.found]
    first = min(((start, value.start) for start, value in days if value), default=None)
    return Anchor(first[1].year, first[1].month, first[1]) if first else Anchor()


def _likely_year(sheet: Sheet, anchor: Anchor, month: _Month) -> int | None:
    """Return the year of a date without one: the latest before publication, or the next where the text looks ahead."""
    if anchor.year is None or anchor.month is None:
        return None
    if month.qualifier in _FROM_PUBLICATION and anchor is not sheet.anchor:
        return None
    if month.qualifier == "this":
        return anchor.year
    if month.qualifier == "last":
        return anchor.year - (month.number >= anchor.month)
    ahead = _is_ahead(anchor, month)
    before = sheet.sentence_before(month.start)
    if (
        month.qualifier == "next"
        or looks_ahead(before)
        or opens_ahead(before, sheet.text[month.end : month.end + _AFTER_IT])
    ):
        return anchor.year + (not ahead and month.number != anchor.month)
    return anchor.year - (ahead and not _is_soon(anchor, month))


def _is_ahead(anchor: Anchor, month: _Month) -> bool:
    assert anchor.month is not None
    if month.first != anchor.month or month.days is None or anchor.day is None:
        return month.first > anchor.month
    return month.days[0] > anchor.day.day


def _is_soon(anchor: Anchor, month: _Month) -> bool:
    """Say whether a day lies within a month after publication: no text looks eleven months back to it."""
    if month.days is None or anchor.day is None:
        return False
    there = calendar.day(anchor.day.year, month.number, month.days[0])
    return there is not None and dt.timedelta() < there.start - anchor.day <= dt.timedelta(days=31)
