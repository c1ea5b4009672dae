"""Dates that name a year: ``2025``, ``early 2025``, ``Q1 2025``, ``FY26``, ``the 1990s``, ``2025-10-31``."""

from __future__ import annotations

import re

import reex
from reex_measures import calendar
from reex_measures.mentions import DATA, Sheet

_ISO = re.compile(r"((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])")
_NUMERIC = re.compile(r"([0-3]?[0-9])/([0-3]?[0-9])/((?:19|20)[0-9]{2})")
_SPAN = re.compile(r"((?:19|20)[0-9]{2})[-–/]((?:19|20)?[0-9]{2})")
_TOKEN = re.compile(r"(?<![0-9])(?:1[89]|20|21)[0-9]{2}(?![0-9])")
_INSIDE = tuple(".,/:-–")  # before or after the figures of a year, these make them part of a longer number
_SMALL = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,8}|-)"
_FISCAL = re.compile(rf"(?<![A-Za-z])(?:FY{_SMALL}?|fiscal{_SMALL}(?:years?{_SMALL})?)$", re.IGNORECASE)
_THE_YEAR = re.compile(rf"\bthe{_SMALL}(?:calendar{_SMALL})?year{_SMALL}$", re.IGNORECASE)
_PART = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?P<part>early|mid|late){_SMALL}(?:in{_SMALL})?"
    rf"|Q(?P<q>[1-4]){_SMALL}?(?:of{_SMALL})?|(?P<nq>[1-4])Q{_SMALL}?|H(?P<h>[12]){_SMALL}?(?:of{_SMALL})?|(?P<nh>[12])H{_SMALL}?"
    rf"|(?:the{_SMALL})?(?P<nth>first|second|third|fourth|final){_SMALL}(?:fiscal{_SMALL})?(?P<size>quarter|half){_SMALL}(?:(?:of|in){_SMALL})?"
    rf"|(?P<season>spring|summer|fall|autumn|winter){_SMALL}(?:of{_SMALL})?"
    rf"|(?:the{_SMALL})?(?P<edge>end|start|beginning){_SMALL}(?:of{_SMALL})?|year{_SMALL}(?P<yearend>end){_SMALL})$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",?\s{1,4}(?:and|through|to|or)\s{1,8}|,\s{1,8}")
_WINDOW = 44
_YEARS = DATA["years"]
_OPENERS, _REFERENCES, _COUNTED = (frozenset(_YEARS[key]) for key in ("openers", "references", "counted"))
_QUARTERS: dict[str, int] = DATA["quarters"]
_SEASONS: dict[str, int] = DATA["seasons"]
_WORD_AFTER = re.compile(r"[^\S\n]([A-Za-z-]{3,14})")


def find_years(sheet: Sheet) -> None:
    """Note the dates that name a year, with the part of the year that stands before it."""
    for number in sheet.numbers:
        if number.start in sheet.taken or number.spelled or number.scaled:
            continue
        if not _find_numeric(sheet, number):
            _find_short(sheet, number)
            for token in _TOKEN.finditer(sheet.text, number.start, number.end):
                if token.start() not in sheet.taken and not _is_inside(sheet.text, number, token):
                    _find_year(sheet, number, token.start(), token.end())


def _is_inside(text: str, number: reex.Number, token: re.Match[str]) -> bool:
    """Say whether the figures are part of a longer number, as in ``2024.5`` and ``555-2024``."""
    start, end = token.span()
    return (start > number.start and text[start - 1] in _INSIDE) or (end < number.end and text[end] in _INSIDE)


def _find_numeric(sheet: Sheet, number: reex.Number) -> bool:
    """Note a date in figures, or a row of years; day and month in doubt leave a date without a value."""
    text, start, end = sheet.text, number.start, number.end
    if number.glued and not _FISCAL.search(text, max(0, start - 14), start):
        return False
    if iso := _ISO.fullmatch(text, start, end):
        value = calendar.day(int(iso[1]), int(iso[2]), int(iso[3]))
        if value:
            sheet.add(start, end, value, "iso")
        return True
    if numeric := _NUMERIC.fullmatch(text, start, end):
        one, other, year = map(int, numeric.groups())
        if one > 12 or other > 12 or one == other:
            month, day = (other, one) if one > 12 else (one, other)
            sheet.add(start, end, calendar.day(year, month, day), "figures")
        else:
            sheet.add(start, end, None, "figures")
        return True
    span = _SPAN.fullmatch(text, start, end)
    return span is not None and _add_span(sheet, start, end, span[1], span[2])


def _add_span(sheet: Sheet, start: int, end: int, first: str, last: str) -> bool:
    """Note ``2025-2030`` or ``FY2025-26``; ``2025-26``, a financial year of most countries, has no value."""
    one, two = int(first), int(last if len(last) == 4 else first[:2] + last)
    if two <= one or not _is_year(sheet, start, end, one):
        return True
    fiscal = _FISCAL.search(sheet.text, max(0, start - 14), start)
    financial = two == one + 1 and len(last) == 2
    value = calendar.fiscal(one, two) if fiscal else None if financial else calendar.years(one, two)
    sheet.add(fiscal.start() if fiscal else start, end, value, "years")
    return True


def _find_short(sheet: Sheet, number: reex.Number) -> None:
    """Note ``FY26``, ``1Q25`` and ``2H 25``: a year of two digits."""
    text = sheet.text
    if not number.glued or number.end - number.start != 2 or number.low is None:
        return
    fiscal = _FISCAL.search(text, max(0, number.start - 4), number.start)
    part = _PART.search(
        text, max(0, (fiscal.start() if fiscal else number.start) - _WINDOW), fiscal.start() if fiscal else number.start
    )
    short = part is not None and (part["nq"] or part["nh"] or part["q"] or part["h"]) and part.end() - part.start() <= 3
    if not (fiscal and text[fiscal.start() : number.start].startswith("FY")) and not short:
        return
    start = part.start() if part else fiscal.start() if fiscal else number.start
    year = 2000 + int(number.low)
    sheet.add(start, number.end, _part(year, part, fiscal is not None), "fiscal" if fiscal else "part")


def _find_year(sheet: Sheet, number: reex.Number, start: int, end: int) -> None:
    text, year = sheet.text, int(sheet.text[start:end])
    fiscal = _FISCAL.search(text, max(0, start - 14), start)
    begin = fiscal.start() if fiscal else start
    if not fiscal and _goes_on_fiscal(sheet, start):
        sheet.add(start, end, calendar.fiscal(year), "fiscal")
        return
    if number.glued and start == number.start and not fiscal:
        return
    if not fiscal and (named := _THE_YEAR.search(text, max(0, start - 20), start)):
        begin = named.start()
    part = _PART.search(text, max(0, begin - _WINDOW), begin)
    if not part and begin != start and not fiscal:
        begin = start
    if text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum():
        _add_decade(sheet, part, start, end + 1, year)
    elif fiscal or part or _is_year(sheet, start, end, year):
        rule = "fiscal" if fiscal else "part" if part else "year"
        if 1900 <= year <= 2100 and not text[end : end + 1].isalnum():
            sheet.add(part.start() if part else begin, end, _part(year, part, fiscal is not None), rule)


def _goes_on_fiscal(sheet: Sheet, start: int) -> bool:
    """Say whether a year ends ``fiscal years 2026 through 2030`` or goes on such a list."""
    last = sheet.found[-1] if sheet.found else None
    if last is None or last.rule != "fiscal":
        return False
    return _GOES_ON.fullmatch(sheet.text, last.end, start) is not None


def _add_decade(sheet: Sheet, part: re.Match[str] | None, start: int, end: int, year: int) -> None:
    if year % 10 or not 1800 <= year <= 2100:
        return
    value = calendar.years(year, year + 9)
    if part and part["part"]:
        sheet.add(part.start(), end, calendar.part(value, part["part"].lower()), "decade")
    else:
        sheet.add(start, end, value, "decade")


def _part(year: int, match: re.Match[str] | None, fiscal: bool) -> reex.DateRange | None:
    """Return the part of *year* that *match* names; of a fiscal year only quarters and halves are sure."""
    whole = calendar.fiscal(year) if fiscal else calendar.years(year)
    if match is None:
        return whole
    if match["part"]:
        return calendar.part(whole, match["part"].lower())
    if match["season"]:
        return calendar.months(year, _SEASONS[match["season"].lower()], 3)
    if match["edge"] or match["yearend"]:
        return calendar.part(whole, "start" if (match["edge"] or "end").lower() in ("start", "beginning") else "end")
    nth = _nth(match)
    size = 6 if match["h"] or match["nh"] or (match["size"] or "").lower() == "half" else 3
    if nth * size > 12:
        return None
    return calendar.months(whole.start.year, whole.start.month + (nth - 1) * size, size)


def _nth(match: re.Match[str]) -> int:
    figure = match["q"] or match["nq"] or match["h"] or match["nh"]
    return int(figure) if figure else _QUARTERS[match["nth"].lower()]


def _is_year(sheet: Sheet, start: int, end: int, year: int) -> bool:
    """Say whether four digits are a year: not a reference, a count, an address or a part of a name."""
    text = sheet.text
    if not 1900 <= year <= 2100 or text[end : end + 1].isalnum() or text[end : end + 1] in ("%", "+", "°"):
        return False
    if text[max(0, start - 2) : start].strip()[-1:] in tuple("$€£¥₹#©§&"):
        return False
    after = _WORD_AFTER.match(text, end)
    if after and after[1].lower() in _COUNTED:
        return False
    word = sheet.word_before(start)
    lower = word.lower().lstrip("(\"'“‘-")
    if lower in _REFERENCES:
        return False
    if year % 100 == 0 and lower not in _OPENERS:
        return False
    if lower in _OPENERS or lower.endswith(("'s", "’s", "s’", ",")):
        return True
    return not word[:1].isupper() or (lower.endswith(".") and len(lower) > 3 and "." not in lower[:-1])
