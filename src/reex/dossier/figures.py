"""The figures of the dossier: what may be added up, and how far each lever has come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext

import attrs

from reex.codes import COUNT_REASONS, LEVERS, STATUSES, Bound, CountReason, Lever, Status
from reex.ledger.model import Merged
from reex.model import Amount

_YEAR = re.compile(r"[0-9]{4}(?![0-9])")
_DIGITS = 1000  # of sums: more than any text holds, so that adding never rounds


@attrs.frozen(kw_only=True)
class Sum:
    """What the countable amounts of one status, year and currency come to.

    Attributes:
        year: four digits, or empty where the initiatives have no date.
        low, high: the ends of the sum, in whole units of the currency; *high* is None where it is open.
        about: whether one of the amounts is only about right.
        initiatives: how many initiatives it is the sum of.
    """

    status: Status
    year: str
    currency: str
    low: Decimal
    high: Decimal | None
    about: bool = False
    initiatives: int = 1

    def amount(self) -> Amount:
        """Return the sum as an amount, in the words that amounts have."""
        if self.high is None:
            return Amount(amount=self.low, currency=self.currency or None, bound="at_least")
        if self.low == self.high:
            return Amount(amount=self.low, currency=self.currency or None, bound="about" if self.about else "exact")
        if not self.low:
            return Amount(amount=self.high, currency=self.currency or None, bound="at_most")
        bound: Bound = "about" if self.about else "exact"
        return Amount(low=self.low, high=self.high, currency=self.currency or None, bound=bound)


@attrs.frozen(kw_only=True)
class Gap:
    """How many initiatives of a lever have each status; every status is there."""

    lever: Lever
    counts: tuple[tuple[Status, int], ...]


def year_of(merged: Merged) -> str:
    """Return the year of *merged*: when it was announced, else took effect, else was first told of; or empty."""
    for date in (merged.initiative.announced, merged.initiative.effective, merged.first_published):
        if date and (found := _YEAR.match(date)):
            return found[0]
    return ""


def sums(initiatives: Iterable[Merged]) -> tuple[Sum, ...]:
    """Return the sums of the countable amounts, by status in the order of the codes, year and currency."""
    groups: dict[tuple[Status, str, str], list[tuple[str, Amount]]] = {}
    for merged in initiatives:
        for amount in filter(merged.initiative.counts, merged.initiative.amounts):
            if ends(amount):
                key = (merged.initiative.status, year_of(merged), amount.currency or "")
                groups.setdefault(key, []).append((merged.id, amount))
    order = list(STATUSES)
    return tuple(_sum(key, groups[key]) for key in sorted(groups, key=lambda key: (order.index(key[0]), *key[1:])))


def _sum(key: tuple[Status, str, str], rows: list[tuple[str, Amount]]) -> Sum:
    bounds = [both for _, amount in rows if (both := ends(amount))]
    highs = [high for _, high in bounds]
    with localcontext(prec=_DIGITS):
        low = sum((low for low, _ in bounds), Decimal())
        high = None if None in highs else sum((high for high in highs if high is not None), Decimal())
    about = any(amount.bound == "about" for _, amount in rows)
    count = len({handle for handle, _ in rows})
    return Sum(status=key[0], year=key[1], currency=key[2], low=low, high=high, about=about, initiatives=count)


def ends(amount: Amount) -> tuple[Decimal, Decimal | None] | None:
    """Return the least and the most that *amount* may be, the most None where it is open; None without a number."""
    low = amount.low if amount.amount is None else amount.amount
    high = amount.high if amount.amount is None else amount.amount
    if low is None and high is None:
        return None
    if amount.bound == "at_least":
        return (low if low is not None else Decimal(), None)
    if amount.bound == "at_most" and amount.amount is not None:
        return (Decimal(), high)
    return (low if low is not None else Decimal(), high)


def gaps(initiatives: Iterable[Merged]) -> tuple[Gap, ...]:
    """Return the scorecard: a row for each of the six levers, in the order of the codes."""
    found = Counter((merged.initiative.lever, merged.initiative.status) for merged in initiatives)
    return tuple(
        Gap(lever=lever, counts=tuple((status, found[lever, status]) for status in STATUSES)) for lever in LEVERS
    )


def left_out(initiatives: Iterable[Merged]) -> tuple[tuple[CountReason, int], ...]:
    """Return how many initiatives are in no sum, by the reason, in the order of the codes."""
    found = Counter(one.initiative.count_reason for one in initiatives if not one.initiative.countable)
    return tuple((reason, found[reason]) for reason in COUNT_REASONS if found[reason])


def by_year(initiatives: Iterable[Merged]) -> Iterator[tuple[str, Status, int]]:
    """Yield how many initiatives each year and status has; those without a date are left out."""
    found = Counter((year_of(merged), merged.initiative.status) for merged in initiatives)
    yield from ((year, status, number) for (year, status), number in sorted(found.items()) if year)
