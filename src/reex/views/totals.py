"""What the initiatives come to, without what must not be added."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import attrs

from reex.codes import STATUSES, Status
from reex.model import Amount, Record


@attrs.frozen
class Total:
    """The sum of the countable amounts of one currency and status: ``low`` and ``high`` differ by the ranges in it."""

    currency: str
    status: Status
    low: Decimal
    high: Decimal
    initiatives: int


def totals(records: Iterable[Record]) -> list[Total]:
    """Return the totals by currency and status.

    Only initiatives that are countable go in, and of these only amounts with a
    currency that are the act's own and no price of a unit. Documents that
    report one deal are not merged here: each counts.
    """
    sums: dict[tuple[str, Status], list[tuple[Decimal, Decimal]]] = {}
    for record in records:
        for initiative in record.initiatives:
            for currency, (low, high) in _sums(filter(initiative.counts, initiative.amounts)).items():
                sums.setdefault((currency, initiative.status), []).append((low, high))
    order = {status: rank for rank, status in enumerate(STATUSES)}
    return [
        Total(currency, status, _sum(low for low, _ in ends), _sum(high for _, high in ends), len(ends))
        for (currency, status), ends in sorted(sums.items(), key=lambda item: (item[0][0], order[item[0][1]]))
    ]


def _sums(amounts: Iterable[Amount]) -> dict[str, tuple[Decimal, Decimal]]:
    """Return for each currency the lowest and the highest sum of *amounts*."""
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for amount in amounts:
        low = amount.amount if amount.low is None else amount.low
        high = amount.amount if amount.high is None else amount.high
        if amount.currency and low is not None and high is not None:
            before = found.get(amount.currency, (Decimal(0), Decimal(0)))
            found[amount.currency] = (before[0] + low, before[1] + high)
    return found


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))
