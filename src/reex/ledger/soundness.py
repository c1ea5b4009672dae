"""What a record must be for a ledger to take it: known by its document, and sound in its places and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from reex.model import Record
from reex.values import Money, Percent

_FARTHEST = 2**31 - 1  # what a column for a place holds, where the length of the text isn't known
_LARGEST = 30  # digits of a figure before or after its point: no sum and no share has so many


def fault_of(record: Record) -> str | None:
    """Return why a ledger can't take *record*, in words, or None."""
    name = record.document.path or record.document.id or "a record"
    if not record.document.id:
        return f"{name}: it has no document.id, so it can't be told from others"
    end = record.document.characters or _FARTHEST
    if place := next((place for place, at in _ends(record) if at > end), None):
        return f"{name}: {place} is outside of the text, which has {end:,} characters"
    if place := next((place for place, figures in _figures(record) if not all(map(_is_sound, figures))), None):
        return f"{name}: {place} is no figure that can be added up"
    return None


def _ends(record: Record) -> Iterator[tuple[str, int]]:
    for number, initiative in enumerate(record.initiatives):
        yield from ((f"initiatives[{number}].evidence", span.end) for span in initiative.evidence)
    for number, claim in enumerate(record.claims):
        yield from ((f"claims[{number}].evidence", span.end) for span in claim.evidence)
    for number, entity in enumerate(record.entities):
        yield f"entities[{number}]", entity.end


def _figures(record: Record) -> Iterator[tuple[str, Iterable[Decimal | None]]]:
    for number, initiative in enumerate(record.initiatives):
        for amount in initiative.amounts:
            yield f"initiatives[{number}].amounts", (amount.amount, amount.low, amount.high)
    for number, claim in enumerate(record.claims):
        if isinstance(claim.value, Percent):
            yield f"claims[{number}].value", (claim.value.low, claim.value.high)
    for number, entity in enumerate(record.entities):
        if isinstance(entity.value, Money):
            yield f"entities[{number}].value", (entity.value.amount, entity.value.low, entity.value.high)


def _is_sound(figure: Decimal | None) -> bool:
    if figure is None:
        return True
    digits, exponent = figure.as_tuple()[1:]
    return isinstance(exponent, int) and len(digits) <= _LARGEST and abs(exponent) <= _LARGEST
