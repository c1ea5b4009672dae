"""Amounts in columns whose heading tells what they are: ``Loan (US$ m)``, and ``20`` below it.

The currency may have a column of its own: ``Loan (million)`` and ``Currency``, and ``20`` and ``EUR`` below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

import attrs

import reex
from reex_funding.amounts import Reading
from reex_funding.currencies import Currencies, Mark

# Where a heading names its unit: in brackets, or behind a comma.
_UNIT = reex.regex(
    r"(?:\(|,\s|\[)(?:in\s)?(?P<mark>[A-Z]{0,3}\s?[$€£¥₹]|[A-Z]{3}\b)\s?(?P<scale>[A-Za-z']*[0-9]*)\s?(?:[)\]]|$)"
)
_SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "thousands": 10**3, "'000": 10**3, "000": 10**3, "000s": 10**3,
    "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "million": 10**6, "millions": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "billions": 10**9, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip

# Where it only names a scale, as the currency has a column of its own.
_SCALE = reex.regex(r"(?:\(|,\s|\[)(?:in\s)?(?P<scale>[A-Za-z']+)\s?(?:[)\]]|$)")
_CURRENCY = reex.regex(r"(?:currency|ccy)(?:\scode)?", re.IGNORECASE)
# The comma of "150,5" is no comma between thousands, which has three digits behind it.
_DECIMAL_COMMA = reex.regex(r"[0-9]{1,3}(?:\.[0-9]{3}){0,5},[0-9]{1,2}")


def in_columns(page: reex.Page, currencies: Currencies) -> Iterator[Reading]:
    """Yield the amounts of columns whose heading is one of sums, for cells that are a number and nothing else."""
    if not page.tables:
        return
    numbers = {(number.start, number.end): number for number in page.numbers}
    for heading, *rows in page.tables:
        own = next((i for i, head in enumerate(heading) if head and _is(_CURRENCY, page.text, head)), None)
        marks = [_mark(page.text, row[own], currencies) if own is not None else None for row in rows]
        for column, head in enumerate(heading):
            unit = _unit(page.text, head, currencies, own is not None) if head else None
            if unit:
                yield from _below(page.text, unit, [row[column] for row in rows], marks, numbers)


class _Unit(NamedTuple):
    """What the numbers of a column are: of this currency, if its heading tells one, and so many."""

    mark: Mark | None
    scale: Decimal


def _unit(text: str, head: reex.Span, currencies: Currencies, marked: bool) -> _Unit | None:
    """Return what a heading says that its numbers are; where each row is *marked*, it need not name a currency."""
    unit = _UNIT.search(text, head.start, head.end)
    mark = currencies.ends_at(text, unit.end("mark")) if unit else None
    if marked and mark is None:
        unit = _SCALE.search(text, head.start, head.end)
    scale = _SCALES.get(unit["scale"].lower()) if unit else None
    return _Unit(mark, Decimal(scale)) if scale and (mark or marked) else None


def _below(
    text: str,
    unit: _Unit,
    cells: Iterable[reex.Span | None],
    marks: Iterable[Mark | None],
    numbers: Mapping[tuple[int, int], reex.Number],
) -> Iterator[Reading]:
    for cell, own in zip(cells, marks, strict=True):
        mark, number = unit.mark or own, _number(text, numbers, cell)
        if number and mark:
            yield Reading(number.start, number.end, number.times(unit.scale, number.end), (mark,), None, number.end)


def _mark(text: str, cell: reex.Span | None, currencies: Currencies) -> Mark | None:
    """Return the currency that a cell is, and nothing else."""
    mark = currencies.ends_at(text, cell.end) if cell else None
    return mark if mark and cell and mark.start == cell.start else None


def _number(text: str, numbers: Mapping[tuple[int, int], reex.Number], cell: reex.Span | None) -> reex.Number | None:
    """Return the number that a cell is, and nothing else."""
    number = numbers.get((cell.start, cell.end)) if cell else None
    if number and cell and _is(_DECIMAL_COMMA, text, cell):
        return attrs.evolve(number, low=Decimal(text[cell.start : cell.end].replace(".", "").replace(",", ".")))
    return number if number and number.whole else None


def _is(words: re.Pattern[str], text: str, cell: reex.Span) -> bool:
    return words.fullmatch(text, cell.start, cell.end) is not None
