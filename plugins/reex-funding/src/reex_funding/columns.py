"""Amounts in columns whose heading tells currency and scale: ``Loan (US$ m)``, and ``20`` below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

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


def in_columns(page: reex.Page, currencies: Currencies) -> Iterator[Reading]:
    """Yield the amounts of columns whose heading names a currency, for cells that are a number and nothing else."""
    if not page.tables:
        return
    numbers = {(number.start, number.end): number for number in page.numbers if number.whole}
    for heading, *rows in page.tables:
        for column, head in enumerate(heading):
            unit = _unit(page.text, head, currencies) if head else None
            if unit:
                yield from _below(unit, (row[column] for row in rows), numbers)


def _unit(text: str, head: reex.Span, currencies: Currencies) -> tuple[Mark, Decimal] | None:
    """Return the currency and the scale that a heading names."""
    unit = _UNIT.search(text, head.start, head.end)
    scale = _SCALES.get(unit["scale"].lower()) if unit else None
    mark = currencies.ends_at(text, unit.end("mark")) if unit and scale else None
    return (mark, Decimal(scale)) if mark and scale else None


def _below(
    unit: tuple[Mark, Decimal], cells: Iterable[reex.Span | None], numbers: dict[tuple[int, int], reex.Number]
) -> Iterator[Reading]:
    mark, scale = unit
    for cell in cells:
        number = numbers.get((cell.start, cell.end)) if cell else None
        if number:
            yield Reading(number.start, number.end, number.times(scale, number.end), (mark,), None, number.end)
