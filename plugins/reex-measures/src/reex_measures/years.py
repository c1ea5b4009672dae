"""Dates that name a year: ``2025``, ``early 2025``, ``Q1 2025``, ``FY26``, ``2025-26``, ``the 1990s``."""

from __future__ import annotations

import re

import msgspec

import reex
from reex_measures import calendar
from reex_measures.fiscal import FiscalYear
from reex_measures.mentions import DATA, Sheet
from reex_measures.months import glued_day
from reex_measures.parts import SMALL, Part, around, last_word, part_after, part_before

_ROW = reex.regex(r"((?:19|20)?[0-9]{2})[-‐‑–/]((?:19|20)?[0-9]{2})")
_TOKEN = reex.regex(r"(?<![0-9])(?:1[89]|20|21)[0-9]{2}(?![0-9])")
_SHORTEST_ROW = 5  # characters: "25-26"
_INSIDE = tuple(".,/:-–")  # before or after the figures of a year, these make them part of a longer number
_NAMED = reex.regex(
    rf"(?:(?<![A-Za-z])|(?<=[0-9][QH]))(?:(?P<letters>[FC]Y){SMALL}?[’']?"
    rf"|(?P<fiscal>fiscal|financial){SMALL}(?:year(?P<plural>s?){SMALL})?(?:of{SMALL})?"
    rf"|calendar{SMALL}(?:year{SMALL})?|(?P<year>year{SMALL}))$",
    re.IGNORECASE,
)
_NAMED_AFTER = reex.regex(rf"{SMALL}(?:fiscal|financial){SMALL}year(?P<plural>s?)(?![A-Za-z])", re.IGNORECASE)
_THE = reex.regex(rf"\bthe{SMALL}$", re.IGNORECASE)
_DECADE = reex.regex(r"([’']?)s(?![A-Za-z0-9])")
_GOES_ON = reex.regex(r",?\s{1,4}(?:and|through|to|or)\s{1,8}|,\s{1,8}")
_WIDE = 26  # characters that may hold the words for a kind of year
_KINDS = frozenset(["fy", "cy", "fiscal", "financial", "year", "years", "calendar"])
_JOINTS = frozenset(["of"])
_YEARS = DATA["years"]
_OPENERS, _REFERENCES, _COUNTED = (frozenset(_YEARS[key]) for key in ("openers", "references", "counted"))
_YEAR_AFTER = reex.regex(r"[^\S\n]{1,12}(?:19|20)[0-9]{2}(?![0-9])")
_WORD_AFTER = reex.regex(r"[^\S\n]([A-Za-z-]{3,14})")


class _Named(msgspec.Struct, frozen=True):
    """A year at ``text[start:end]``, with the words that say of what kind it is.

    Attributes:
        fiscal: it is a fiscal year.
        plural: several are named: ``fiscal years 2025-26``.
        letters: ``FY`` or ``CY`` stands before it, and two figures will do.
    """

    start: int
    end: int
    fiscal: bool = False
    plural: bool = False
    letters: bool = False


def find_years(sheet: Sheet) -> None:
    """Note the dates that name a year, with the part of the year that stands beside it."""
    for number in sheet.numbers:
        if sheet.taken[number.start] or number.spelled or number.scaled:
            continue
        length = number.end - number.start
        if length >= _SHORTEST_ROW and (row := _ROW.fullmatch(sheet.text, number.start, number.end)):
            _find_row(sheet, number, row)
        elif length == 2:
            _find_short(sheet, number)
        elif length >= 4:
            for token in _TOKEN.finditer(sheet.text, number.start, number.end):
                if not sheet.taken[token.start()] and not _is_inside(sheet.text, number, token):
                    _find_year(sheet, number, token.start(), token.end())


def _is_inside(text: str, number: reex.Number, token: re.Match[str]) -> bool:
    """Say whether the figures are part of a longer number, as in ``2024.5`` and ``555-2024``."""
    start, end = token.span()
    return (start > number.start and text[start - 1] in _INSIDE) or (end < number.end and text[end] in _INSIDE)


def _find_row(sheet: Sheet, number: reex.Number, row: re.Match[str]) -> None:
    """Note ``2025-2030``, and ``2025-26``, which is one fiscal year; ``FY25-26`` needs its letters."""
    start, end = row.span()
    named = _named(sheet.text, start, end)
    if (number.glued and not named) or (len(row[1]) == 2 and not (named and named.letters)):
        return
    one = int(row[1] if len(row[1]) == 4 else f"20{row[1]}")
    two = int(row[2] if len(row[2]) == 4 else f"{one // 100}{row[2]}")
    if two <= one or not (named or _is_year(sheet, start, end, one)):
        return
    following = two == one + 1
    if not (named.fiscal if named else following and len(row[2]) == 2):
        sheet.add(start, end, calendar.years(one, two), "years")
        return
    named = named or _Named(start, end, fiscal=True)
    part = _part(sheet.text, named) if following else None
    fiscal = _fiscal_year(sheet, named, part)
    if fiscal is None:
        whole = None
    elif following and (fiscal.double or not named.plural):
        whole = fiscal.beginning(one) if fiscal.double else None
    else:
        whole = fiscal.named(one, two)
    _add(sheet, named, part, whole, "fiscal")


def _find_short(sheet: Sheet, number: reex.Number) -> None:
    """Note ``FY26``, ``1Q25`` and ``Q1'25``: a year of two digits."""
    if number.low is None:
        return
    named = _named(sheet.text, number.start, number.end)
    if named and named.letters:
        _add_year(sheet, named, _part(sheet.text, named), 2000 + int(number.low))
    elif number.glued and (part := part_before(sheet.text, number.start)) and part.glued:
        _add_year(sheet, _Named(number.start, number.end), part, 2000 + int(number.low))


def _find_year(sheet: Sheet, number: reex.Number, start: int, end: int) -> None:
    text, year = sheet.text, int(sheet.text[start:end])
    if day := glued_day(text, start, year):
        sheet.add(day[0], end, day[1], "month")
        return
    named = _named(text, start, end)
    if not named and _goes_on_fiscal(sheet, start):
        named = _Named(start, end, fiscal=True)
    if (number.glued and start == number.start and not named) or _find_decade(sheet, start, end, year):
        return
    if not 1900 <= year <= 2100 or text[end : end + 1].isalnum():
        return
    plain = _Named(start, end)
    part = _part(text, named or plain)
    if named or part or _is_year(sheet, start, end, year):
        _add_year(sheet, named or plain, part, year)


def _named(text: str, start: int, end: int) -> _Named | None:
    """Return a year with the words before or after it that say of what kind it is, or None without any."""
    last = last_word(text, start, _JOINTS)
    if (last in _KINDS or last[-2:] in _KINDS) and (before := _NAMED.search(text, max(0, start - _WIDE), start)):
        letters = (before["letters"] or "").upper()
        fiscal = letters == "FY" or before["fiscal"] is not None
        named = _Named(before.start(), end, fiscal, bool(before["plural"]), bool(letters))
        # "The year" belongs to the date in "the first half of the year 2026" alone.
        return named if not before["year"] or _part(text, named) else None
    if after := _NAMED_AFTER.match(text, end):
        the = _THE.search(text, max(0, start - 8), start)
        return _Named(the.start() if the else start, after.end(), True, bool(after["plural"]))
    return None


def _part(text: str, named: _Named) -> Part | None:
    """Return the part of a year that stands before it, with ``the`` between them or not, or behind it."""
    if part := part_before(text, named.start):
        return part
    the = _THE.search(text, max(0, named.start - 8), named.start) if text[named.start].isalpha() else None
    return (part_before(text, the.start()) if the else None) or part_after(text, named.end)


def _add_year(sheet: Sheet, named: _Named, part: Part | None, year: int) -> None:
    if not (named.fiscal or (part and part.fiscal)):
        _add(sheet, named, part, calendar.years(year), "part" if part else "year")
        return
    fiscal = _fiscal_year(sheet, named, part)
    _add(sheet, named, part, fiscal.named(year) if fiscal else None, "fiscal")


def _fiscal_year(sheet: Sheet, named: _Named, part: Part | None) -> FiscalYear | None:
    return sheet.speakers.year_at(min(named.start, part.start) if part else named.start)


def _add(sheet: Sheet, named: _Named, part: Part | None, whole: reex.DateRange | None, rule: str) -> None:
    if part is None:
        sheet.add(named.start, named.end, whole, rule)
    else:
        start, value = min(part.start, named.start), part.of(whole)
        if part.size:
            start, value = around(sheet.text, start, value)
        sheet.add(start, max(part.end, named.end), value, rule)


def _goes_on_fiscal(sheet: Sheet, start: int) -> bool:
    """Say whether a year ends ``fiscal years 2026 through 2030`` or goes on such a list."""
    last = sheet.found[-1] if sheet.found else None
    if last is None or last.rule != "fiscal":
        return False
    return _GOES_ON.fullmatch(sheet.text, last.end, start) is not None


def _find_decade(sheet: Sheet, start: int, end: int, year: int) -> bool:
    """Note ``the 1990s`` and ``the early 2000s``; ``the 1940's`` needs its article, or it is of one year."""
    text, decade = sheet.text, _DECADE.match(sheet.text, end)
    if decade is None or year % 10 or not 1800 <= year <= 2100:
        return False
    part = part_before(text, start)
    if part and part.name not in ("early", "mid", "late"):
        part = None
    begin = part.start if part else start
    the = _THE.search(text, max(0, begin - 8), begin)
    if decade[1] and not the:
        return False
    value = calendar.years(year, year + 9)
    sheet.add(the.start() if the else begin, decade.end(), part.of(value) if part else value, "decade")
    return True


def _is_year(sheet: Sheet, start: int, end: int, year: int) -> bool:
    """Say whether four digits are a year: not a reference, a count, an address or a part of a name."""
    text = sheet.text
    if not 1900 <= year <= 2100 or text[end : end + 1].isalnum() or text[end : end + 1] in ("%", "+", "°"):
        return False
    if text[max(0, start - 2) : start].strip()[-1:] in tuple("$€£¥₹#©§&"):
        return False
    if _YEAR_AFTER.match(text, end):  # a row of a table
        return True
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
