"""Dates that count from the day of publication: ``Thursday``, ``this week``, ``late last year``, ``two months ago``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import reex
from reex_measures import calendar
from reex_measures.mentions import DATA, Sheet
from reex_measures.parts import around
from reex_measures.tense import looks_ahead

_UNITS = frozenset(f"{unit}{s}" for unit in ("day", "week", "month", "year") for s in ("", "s"))
_AGO = reex.regex(r"[\s-]{1,4}(day|week|month|year)s?\s{1,3}ago\b", re.IGNORECASE)
_WORD = reex.regex(r"[A-Za-z]+")
_SENTENCE_END = reex.regex(r"(?<=[a-z]{2})[.;]\s|\n\n")
_ANNOUNCED = frozenset(DATA["today"]["announced"])
_ACTS = reex.regex(rf"[’']s\s(?:{'|'.join(DATA['today']['acts'])})\b", re.IGNORECASE)
_SHIFT = reex.regex(r"\b(last|this|next)\s$", re.IGNORECASE)
_BLACK = reex.regex(r"\b(?:Black|Cyber|Good|Super|Easter|Ash|Fat|Giving)\s$")
_OF_YEAR = reex.regex(r"\s(?:of|in)\s(the|this|last|next)\s(?:current\s|calendar\s)?year\b", re.IGNORECASE)
_THE = reex.regex(r"\bthe\s$", re.IGNORECASE)
_NOT_DATED = reex.regex(r"\b(?:the|per|every|each)\s$", re.IGNORECASE)

Known = Callable[[int], reex.DateRange | None]


def find_relative(sheet: Sheet) -> None:
    """Note the dates that need the day of publication."""
    for hit in reex.longest(sheet.of("relative")):
        _phrase(sheet, hit)
    for hit in sheet.of("weekday"):
        _weekday(sheet, hit)
    for hit in sheet.of("season"):
        _season(sheet, hit)
    for hit in sheet.of("today"):
        if _is_release(sheet, hit):
            sheet.add(hit.start, hit.end, calendar.unit(sheet.anchor, "day", 0), "today")
    for number, word in sheet.followed:
        if word in _UNITS:
            _ago(sheet, number)


def find_quarters(sheet: Sheet) -> None:
    """Note quarters and halves without a year: that of the last quarter named before, or of the publication."""
    known = sheet.nearest_before("part")
    for number in sheet.numbers:
        if number.glued and _is_quarter(sheet.text, number) and not sheet.taken[number.start]:
            value = _quarter(sheet, known, number.start - 1, int(number.low or 0))
            start, value = around(sheet.text, number.start - 1, value)
            sheet.add(start, number.end, value, "quarter")
    for hit in sheet.of("quarter"):
        _named_quarter(sheet, known, hit)


def find_same(sheet: Sheet) -> None:
    """Note ``the same period last year``: the date named last before it, a year earlier."""
    known = sheet.nearest_before()
    for hit in reex.longest(sheet.of("same")):
        before = known(hit.start)
        sheet.add(hit.start, hit.end, calendar.year_before(before) if before else None, "same-period")


def _is_quarter(text: str, number: reex.Number) -> bool:
    """Say whether the number is that of ``Q2``."""
    at = number.start
    return text[at - 1] == "Q" and not text[at - 2 : at - 1].isalnum() and number.low in (1, 2, 3, 4)


def _phrase(sheet: Sheet, hit: reex.Hit) -> None:
    phrase, anchor = hit.term.data[1], sheet.anchor
    if phrase.startswith(("last ", "next ")) and _NOT_DATED.search(sheet.text, max(0, hit.start - 6), hit.start):
        return  # "over the last year" is a length
    if phrase == "tomorrow" and (
        sheet.text[hit.start].isupper() or sheet.word_before(hit.start).lower() in ("of", "for")
    ):
        return  # the future in general
    if phrase in DATA["relative"]:
        name, shift = DATA["relative"][phrase]
        sheet.add(hit.start, hit.end, calendar.unit(anchor, name, shift), "relative")
        return
    how, name, shift = DATA["parts"][phrase]
    sheet.add(hit.start, hit.end, _part(sheet, how, calendar.unit(anchor, name, shift)), "relative")


def _part(sheet: Sheet, how: str, whole: reex.DateRange | None) -> reex.DateRange | None:
    if whole is None or how not in ("since", "rest", "past"):
        return calendar.part(whole, how) if whole else None
    day = sheet.anchor.day
    if day is None:
        return None
    if how == "past":
        today = reex.DateRange(start=day, end=day)
        return reex.DateRange(start=calendar.year_before(today).start, end=day)
    return reex.DateRange(start=whole.start, end=day) if how == "since" else reex.DateRange(start=day, end=whole.end)


def _weekday(sheet: Sheet, hit: reex.Hit) -> None:
    """Note a weekday: the last one up to the day of publication, or the next where the text looks ahead."""
    text, name = sheet.text, hit.term.text
    if _BLACK.search(text, max(0, hit.start - 8), hit.start):
        return
    if name.endswith(".") and text[hit.end - 1] != ".":
        return
    shift = _SHIFT.search(text, max(0, hit.start - 6), hit.start)
    start, how = (shift.start(), shift[1].lower()) if shift else (hit.start, "")
    if not how and looks_ahead(sheet.sentence_before(start)):
        how = "coming"
    sheet.add(start, hit.end, _day_of_week(sheet, hit.term.data[1], how), "weekday")


def _day_of_week(sheet: Sheet, weekday: int, how: str) -> reex.DateRange | None:
    day = sheet.anchor.day
    if day is None:
        return None
    back = (day.weekday() - weekday) % 7
    if how == "this":
        back = day.weekday() - weekday
    elif how == "next":
        back = back - 7
    elif how == "coming":
        back = -((weekday - day.weekday()) % 7)
    elif how == "last" and back == 0:
        back = 7
    there = day - dt.timedelta(days=back)
    return reex.DateRange(start=there, end=there)


def _season(sheet: Sheet, hit: reex.Hit) -> None:
    """Note ``this fall``, ``last winter``, ``next spring``; a season alone is no date."""
    shift = _SHIFT.search(sheet.text, max(0, hit.start - 6), hit.start)
    if shift is None:
        return
    sheet.add(shift.start(), hit.end, _season_of(sheet, DATA["seasons"][hit.term.data[1]], shift[1].lower()), "season")


def _season_of(sheet: Sheet, month: int, how: str) -> reex.DateRange | None:
    anchor = sheet.anchor
    if anchor.year is None or anchor.month is None:
        return None
    if how == "this":
        return calendar.months(anchor.year - (month == 12 and anchor.month <= 2), month, 3)
    past = month + 3 <= anchor.month
    return calendar.months(
        anchor.year - (not past) if how == "last" else anchor.year + (month <= anchor.month), month, 3
    )


def _is_release(sheet: Sheet, hit: reex.Hit) -> bool:
    """Say whether ``today`` is the day of a release: an act stands next to it, or in the sentence that it opens."""
    text = sheet.text
    if _ACTS.match(text, hit.end):
        return True
    before = _WORD.findall(text[max(0, hit.start - 40) : hit.start])[-3:]
    opens = text[hit.start].isupper() and text[hit.end : hit.end + 1] in (",", " ")
    after = _WORD.findall(_SENTENCE_END.split(text[hit.end : hit.end + 110], maxsplit=1)[0])
    near = [*before, *(after if opens else after[:3])]
    return not _ANNOUNCED.isdisjoint(word.lower() for word in near)


def _ago(sheet: Sheet, number: reex.Number) -> None:
    """Note ``two months ago``: the month, week, day or year that lies so far back."""
    match = _AGO.match(sheet.text, number.end)
    if match is None or number.glued or number.high is not None or number.low is None or not 0 < number.low < 500:
        return
    whole = number.low == number.low.to_integral_value()
    value = calendar.unit(sheet.anchor, match[1].lower(), -int(number.low)) if whole else None
    sheet.add(number.start, match.end(), value, "ago")


def _quarter(sheet: Sheet, known: Known, at: int, nth: int) -> reex.DateRange | None:
    """Return the quarter in the year of the nearest quarter before it, or the latest up to publication."""
    if before := known(at):
        return calendar.months(before.start.year, 3 * nth - 2, 3)
    anchor = sheet.anchor
    if anchor.year is None or anchor.month is None:
        return None
    first = 3 * nth - 2
    if looks_ahead(sheet.sentence_before(at)):
        year = anchor.year + (first + 2 < anchor.month)
    else:
        year = anchor.year - (first > anchor.month)
    return calendar.months(year, first, 3)


def _named_quarter(sheet: Sheet, known: Known, hit: reex.Hit) -> None:
    """Note ``the first quarter`` and ``the second half of this year``; a half without a year is no date."""
    text = sheet.text
    nth, size = hit.term.data[1]
    the = _THE.search(text, max(0, hit.start - 4), hit.start)
    of_year = _OF_YEAR.match(text, hit.end)
    start, end = the.start() if the else hit.start, of_year.end() if of_year else hit.end
    if of_year:
        shift = {"last": -1, "next": 1}.get(of_year[1].lower(), 0)
        year = sheet.anchor.year
        value = calendar.months(year + shift, (nth - 1) * size + 1, size) if year else None
        sheet.add(start, end, value, "quarter")
    elif size == 3 and (the or text[hit.start].islower()):
        start, value = around(text, start, _quarter(sheet, known, hit.start, nth))
        sheet.add(start, end, value, "quarter")
