"""What the sentences of evidence say beside what the fields have: figures, doubts, and deals whose names are lost."""

from __future__ import annotations

from reex.ledger.model import Doubt, Figure, LooseEnd, Source
from reex.ledger.sums import sum_of
from reex.model import Amount, Initiative, Record
from reex.values import Money


def figures(record: Record, initiative: Initiative) -> tuple[Figure, ...]:
    """Return the sums of money that the evidence of *initiative* states, its own and others; no prices of units."""
    found: list[Figure] = []
    for entity in record.entities:
        if not isinstance(entity.value, Money) or entity.value.per:
            continue
        part = sum_of(Amount.of(entity))
        if part and any(span.start <= entity.start and entity.end <= span.end for span in initiative.evidence):
            found.append(
                Figure(start=entity.start, low=part.low, high=part.high, currency=part.currency, bound=part.bound)
            )
    return tuple(found)


def doubts(record: Record, initiative: Initiative) -> tuple[Doubt, ...]:
    """Return what the evidence of *initiative* names, and none of its fields has, though it may belong there."""
    return ()


def loose_ends(record: Record, source: Source) -> tuple[LooseEnd, ...]:
    """Return the sentences of *record* that tell of a deal whose name is lost."""
    return ()
