"""Amounts in columns whose heading tells what they are: ``Loan (US$ m)``, and ``20`` below it.

The currency may have a column of its own: ``Loan (million)`` and ``Currency``, and ``20`` and ``EUR`` below them.
A note above the table tells what its columns of sums are in: ``Values in US$ million unless stated``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import attrs

import reex
from reex_funding.amounts import Reading
from reex_funding.currencies import Currencies, Mark

_SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "thousands": 10**3, "'000": 10**3, "000": 10**3, "000s": 10**3,
    "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "million": 10**6, "millions": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "billions": 10**9, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip

_DATA: dict[str, Any] = reex.read_toml(Path(__file__).parent / "data" / "columns.toml")
# A sign, a code, or letters that stand for a currency: "Rs.", "Rp"; the table of currencies tells which do.
_MARK = r"(?P<mark>[A-Z]{0,3}\s?[$€£¥₹₩]|[A-Z]{3}\b|(?:Rs|Rp|RM|Yn|Rmb)\b\.?)"
# Where a heading names its unit: in brackets, behind a comma, or as its last words, "Value US$m".
_UNIT = reex.regex(rf"(?:\(|,\s|\[)(?:in\s)?{_MARK}\s?(?:in\s)?(?P<scale>[A-Za-z']*[0-9]*)\s?(?:[)\]]|$)")
_KNOWN = "|".join(sorted(filter(str.isalpha, _SCALES), key=len, reverse=True))
# Where it names the scale first: "Subsidy (billion yen)", "Budget (100 million yen)".
_UNIT_OF = reex.regex(
    rf"(?:\(|,\s|\[)(?i:in\s)?(?:(?P<times>10{{1,2}})\s)?(?P<scale>{_KNOWN})\s(?:of\s)?(?=[A-Za-z])", re.IGNORECASE
)
_LAST = reex.regex(rf"(?<![^\s|]){_MARK}\s?(?P<scale>{_KNOWN})\*?$")
# Where a note above a table does: "All values in A$m", "in millions of euros", "Loans (EUR million)".
_NOTED = rf"\b(?i:{'|'.join(_DATA['noted'])})\b[^.;:\n]{{0,40}}?"
_NOTE = reex.regex(
    rf"(?:{_NOTED}\s(?:in|are)\s|\(|\[)(?i:in\s)?{_MARK}\s?(?P<scale>{_KNOWN})?(?=[\s.,;)\]]|$)(?!\s?(?:per|a)\s)"
)
_NOTE_OF = reex.regex(rf"(?:{_NOTED}\s|\(|\[)(?i:in)\s(?P<scale>{_KNOWN})\s(?:of(?:\sthe)?)(?=\s)", re.IGNORECASE)
# How far above a table such a note may stand.
_NOTE_REACH, _NOTE_LINES = 600, 4
_SUMS = reex.regex(rf"(?:.*\s)?(?:{'|'.join(_DATA['sums'])})\*?", re.IGNORECASE)
# What a cell may hold beside its number: "up to 20", "20*".
_BEFORE = reex.regex(rf"(?:{'|'.join(map(re.escape, _DATA['bounds']))})\s?", re.IGNORECASE)
_FOOTNOTE = 3
_BEHIND = reex.regex(r"\s?[*†‡¹²³⁴]{1,2}")
# A number of so many units, below a heading in millions, is told in full.
_IN_FULL = 100_000

# Where it only names a scale, as the currency has a column of its own.
_SCALE = reex.regex(r"(?:\(|,\s|\[)(?:in\s)?(?P<scale>[A-Za-z']+)\s?(?:[)\]]|$)")
_CURRENCY = reex.regex(r"(?:currency|ccy)(?:\scode)?", re.IGNORECASE)
# The comma of "150,5" is no comma between thousands, which has three digits behind it.
_DECIMAL_COMMA = reex.regex(r"[0-9]{1,3}(?:\.[0-9]{3}){0,5},[0-9]{1,2}")


def in_columns(page: reex.Page, currencies: Currencies) -> Iterator[Reading]:
    """Yield the amounts of columns whose heading is one of sums, for cells that are a number and nothing else.

    One that has a currency of its own, and no scale, is scaled as its column is: ``A$20`` below ``Loan (US$ m)``.
    """
    if not page.tables:
        return
    numbers = {number.end: number for number in page.numbers}
    for heading, *rows in page.tables:
        own = next((i for i, head in enumerate(heading) if head and _is(_CURRENCY, page.text, head)), None)
        marks = [_mark(page.text, row[own], currencies) if own is not None else None for row in rows]
        note = _note(page.text, next(filter(None, heading)).start, currencies)
        for column, head in enumerate(heading):
            unit = _unit(page.text, head, currencies, own is not None) if head else None
            unit = unit or (note if head and _is(_SUMS, page.text, head) else None)
            if unit:
                yield from _below(page.text, unit, [row[column] for row in rows], marks, numbers, currencies)


class _Unit(NamedTuple):
    """What the numbers of a column are: of this currency, if its heading tells one, and so many."""

    mark: Mark | None
    scale: Decimal


def _unit(text: str, head: reex.Span, currencies: Currencies, marked: bool) -> _Unit | None:
    """Return what a heading says that its numbers are; where each row is *marked*, it need not name a currency."""
    unit = _UNIT.search(text, head.start, head.end) or _LAST.search(text, head.start, head.end)
    mark = currencies.ends_at(text, unit.end("mark")) if unit else None
    if mark is None and (named := _UNIT_OF.search(text, head.start, head.end)):
        mark = currencies.starts_at(text, named.end())
        if mark and text[mark.end : head.end].strip() in (")", "]", ""):
            return _Unit(mark, Decimal(_SCALES[named["scale"].lower()]) * Decimal(named["times"] or 1))
        mark = None
    if marked and mark is None:
        unit = _SCALE.search(text, head.start, head.end)
    scale = _SCALES.get(unit["scale"].lower()) if unit else None
    return _Unit(mark, Decimal(scale)) if scale and (mark or marked) else None


def _note(text: str, start: int, currencies: Currencies) -> _Unit | None:
    """Return what the lines right above a table say that its sums are in, the last one first."""
    low = max(0, start - _NOTE_REACH)
    for line in reversed([line for line in text[low:start].splitlines() if line.strip()][-_NOTE_LINES:]):
        for noted in (*_NOTE.finditer(line), *_NOTE_OF.finditer(line)):
            many = "mark" not in noted.re.groupindex
            mark = currencies.starts_at(line, noted.end()) if many else currencies.ends_at(line, noted.end("mark"))
            if mark:
                return _Unit(mark, Decimal(_SCALES[(noted["scale"] or "").lower()]))
    return None


def _below(
    text: str,
    unit: _Unit,
    cells: Iterable[reex.Span | None],
    marks: Iterable[Mark | None],
    numbers: Mapping[int, reex.Number],
    currencies: Currencies,
) -> Iterator[Reading]:
    for cell, own in zip(cells, marks, strict=True):
        number = _number(text, numbers, cell) if cell else None
        if cell is None or number is None:
            continue
        mark, start = unit.mark or own, number.start
        before = currencies.ends_at(text, number.start)
        if before and before.start >= cell.start:
            mark, start = before, before.start
        bound = _BEFORE.match(text, cell.start, start)
        if mark and start == (bound.end() if bound else cell.start) and (mark is not before or _is_short(number, unit)):
            yield Reading(start, number.end, number.times(unit.scale, number.end), (mark,), None, number.end)


def _is_short(number: reex.Number, unit: _Unit) -> bool:
    """Say whether a number with a currency of its own leaves its scale to the heading: ``A$20``."""
    return not number.scaled and number.low is not None and number.low < _IN_FULL and unit.scale > 1


def _mark(text: str, cell: reex.Span | None, currencies: Currencies) -> Mark | None:
    """Return the currency that a cell is, and nothing else."""
    mark = currencies.ends_at(text, cell.end) if cell else None
    return mark if mark and cell and mark.start == cell.start else None


def _number(text: str, numbers: Mapping[int, reex.Number], cell: reex.Span) -> reex.Number | None:
    """Return the number that a cell ends with, but for marks of footnotes."""
    footnote = next(_BEHIND.finditer(text, max(cell.start, cell.end - _FOOTNOTE), cell.end), None)
    number = numbers.get(footnote.start() if footnote and footnote.end() == cell.end else cell.end)
    if number is None or number.start < cell.start:
        return None
    if number.start == cell.start and _is(_DECIMAL_COMMA, text, cell):
        return attrs.evolve(number, low=Decimal(text[cell.start : cell.end].replace(".", "").replace(",", ".")))
    return number if number.whole else None


def _is(words: re.Pattern[str], text: str, cell: reex.Span) -> bool:
    return words.fullmatch(text, cell.start, cell.end) is not None
