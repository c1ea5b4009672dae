"""Totals that can be defended: what may be added up, what was left out and why, and what a naive sum would say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

import attrs

from reex.errors import DataError
from reex.ledger.model import Mention, Merged
from reex.ledger.sums import Adder, Rate, Rates, Sum, sum_of
from reex.model import Amount, Initiative, Party

Key = tuple[str | None, ...]


@attrs.frozen(kw_only=True)
class Total:
    """What the initiatives of one group come to.

    Attributes:
        keys: the group, a value for each of what it is grouped by; None where an initiative has none.
        initiatives: how many have an amount that counts.
        sums: one for each currency.
    """

    keys: Key = ()
    initiatives: int = 0
    sums: tuple[Sum, ...] = ()


@attrs.frozen(kw_only=True)
class LeftOut:
    """Amounts that were not added.

    Attributes:
        reason: one of :data:`reex.codes.COUNT_REASONS`, or ``no_number`` where the text's figure could not be read.
        initiatives: how many have such an amount.
        amounts: how many there are.
        sums: what they would come to, for each currency, and apart for each bound: *exceeding a billion* is not added
            to what is stated. None for the prices of units, which nobody can add.
    """

    reason: str
    initiatives: int
    amounts: int
    sums: tuple[Sum, ...] = ()


@attrs.frozen(kw_only=True)
class Totals:
    """What was added, and what was not.

    Attributes:
        by: what the rows are grouped by.
        rows: one for each group, in the order of its values. An initiative with two commodities is in the rows of both.
        grand: all of it, each initiative once.
        shared: how many initiatives stand in more than one row: the rows then add up to more than ``grand``.
        left_out: by reason.
        near: pairs of initiatives among these that may be one, as :meth:`reex.Ledger.review` tells; then what both
            count is counted twice.
        naive: every sum of money that the evidence of the mentions states, each place of a document once: what a
            reader gets who adds up all of them. None where the initiatives came without their mentions.
        rates: those that were used.
        unrated: currencies without a rate in the table that was given; their sums stay in the currency itself.
    """

    by: tuple[str, ...] = ()
    rows: tuple[Total, ...] = ()
    grand: Total = attrs.field(factory=Total)
    shared: int = 0
    left_out: tuple[LeftOut, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    naive: tuple[Sum, ...] | None = None
    rates: tuple[Rate, ...] = ()
    unrated: tuple[str | None, ...] = ()


def date_of(merged: Merged) -> str | None:
    """Return when it was announced, else took effect, else was first told of."""
    return merged.initiative.announced or merged.initiative.effective or merged.first_published


def year_of(merged: Merged) -> str | None:
    """Return the year in which it was announced, else took effect, else was first told of."""
    date = date_of(merged)
    return date[:4] if date else None


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in parties))


FACETS: Final[Mapping[str, Callable[[Merged], Sequence[str | None]]]] = {
    "status": lambda merged: (merged.initiative.status,),
    "instrument": lambda merged: (merged.initiative.instrument,),
    "actor": lambda merged: _names(merged.initiative.actors),
    "recipient": lambda merged: _names(merged.initiative.recipients),
    "country": lambda merged: merged.initiative.countries,
    "commodity": lambda merged: merged.initiative.commodities,
    "stage": lambda merged: merged.initiative.stages,
    "lever": lambda merged: (merged.initiative.lever,),
    "year": lambda merged: (year_of(merged),),
}
BY: Final = (*FACETS, "currency")


def totals(merged: Iterable[Merged], by: Sequence[str] | str = (), rates: Rates | None = None) -> Totals:
    """Add up the amounts of *merged* that count.

    Args:
        merged: initiatives, each once; with their mentions if the naive sum is wanted.
        by: any of :data:`BY`, in the order of the columns; or one of them.
        rates: what brings all currencies to one; without it each stays for itself.

    Raises:
        DataError: if *by* names something else, or one thing twice.
    """
    by = (by,) if isinstance(by, str) else by
    if odd := [name for name in by if name not in BY]:
        raise DataError(f"totals can't be grouped by {odd[0]}; there are {', '.join(BY)}")
    if len(set(by)) < len(by):
        raise DataError(f"totals are grouped by {', '.join(by)}: name each once")
    book = _Book(tuple(by), rates)
    for one in merged:
        book.take(one)
    return book.totals()


def left_out_reason(initiative: Initiative, amount: Amount) -> str | None:
    """Return why *amount*, one of its own, isn't added, or None where it is."""
    if sum_of(amount) is None:
        return "no_number"
    if initiative.counts(amount):
        return None
    if amount.per:
        return "unit_price"
    return amount.role if amount.role not in ("stated", "ceiling") else initiative.count_reason


def counted(initiative: Initiative) -> Iterator[Sum]:
    """Yield the amounts of *initiative* that count."""
    for amount in initiative.amounts:
        part = sum_of(amount)
        if part is not None and left_out_reason(initiative, amount) is None:
            yield part


def added(initiative: Initiative) -> tuple[Sum, ...]:
    """Return what the amounts of *initiative* that count come to, one sum for each currency."""
    adder = Adder()
    for part in counted(initiative):
        adder.add(part)
    return adder.sums()


@attrs.define
class _Group:
    """What is known of a group so far."""

    adder: Adder
    initiatives: int = 0
    amounts: int = 0

    def add(self, parts: Iterable[Sum], amounts: int) -> None:
        self.initiatives += 1
        self.amounts += amounts
        for part in parts:
            self.adder.add(part)


@attrs.define
class _Book:
    """The sums so far: as many as there are groups, however many initiatives there are.

    Of the naive sum alone each place is kept, as two initiatives may rest on one sentence.
    """

    by: tuple[str, ...]
    rates: Rates | None
    groups: dict[Key, _Group] = attrs.field(factory=dict)
    left: dict[str, _Group] = attrs.field(factory=dict)
    shared: int = 0
    mentioned: bool = True
    places: set[tuple[str, int]] = attrs.field(factory=set)
    currencies: set[str | None] = attrs.field(factory=set)
    grand: _Group = attrs.field(init=False)
    naive: Adder = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.grand, self.naive = self._group(), Adder(self.rates)

    def take(self, merged: Merged) -> None:
        """Put one initiative into each group that it is of."""
        parts = list(counted(merged.initiative))
        if parts:
            self.grand.add(parts, len(parts))
            self._into_groups(merged, parts)
        self._leave_out(merged.initiative)
        self.mentioned &= bool(merged.mentions)
        for mention in merged.mentions:
            self._take_figures(mention)

    def _take_figures(self, mention: Mention) -> None:
        for figure in mention.figures:
            place = (mention.source.id, figure.start)
            if place not in self.places:
                self.places.add(place)
                self.currencies.add(figure.currency)
                self.naive.add(Sum(currency=figure.currency, low=figure.low, high=figure.high, bound=figure.bound))

    def _into_groups(self, merged: Merged, parts: Sequence[Sum]) -> None:
        found: dict[Key, list[Sum]] = {}
        twice = False
        for part in parts:
            self.currencies.add(part.currency)
            keys = list(product(*(self._values(name, merged, part) for name in self.by)))
            twice |= len(keys) > 1
            for key in keys:
                found.setdefault(key, []).append(part)
        self.shared += twice
        for key, own in found.items():
            self.groups.setdefault(key, self._group()).add(own, len(own))

    def _values(self, name: str, merged: Merged, part: Sum) -> Sequence[str | None]:
        if name == "currency":
            return (part.currency,)
        return tuple(dict.fromkeys(FACETS[name](merged))) or (None,)

    def _leave_out(self, initiative: Initiative) -> None:
        found: dict[str, list[Sum | None]] = {}
        for amount in initiative.amounts:
            if reason := left_out_reason(initiative, amount):
                found.setdefault(reason, []).append(None if amount.per else sum_of(amount))
        for reason, parts in found.items():
            sums = [part for part in parts if part is not None]
            self.currencies.update(part.currency for part in sums)
            self.left.setdefault(reason, _Group(Adder(self.rates, apart=True))).add(sums, len(parts))

    def _group(self) -> _Group:
        return _Group(Adder(self.rates))

    def totals(self) -> Totals:
        """Return what all of it comes to."""
        used = self.rates.rates if self.rates else {}
        order = sorted(self.currencies, key=lambda code: (code is None, code or ""))
        return Totals(
            by=self.by,
            rows=tuple(_total(key, self.groups[key]) for key in sorted(self.groups, key=in_order)) if self.by else (),
            grand=_total((), self.grand),
            shared=self.shared if self.by else 0,
            left_out=tuple(
                LeftOut(reason=name, initiatives=one.initiatives, amounts=one.amounts, sums=one.adder.sums())
                for name, one in sorted(self.left.items())
            ),
            naive=self.naive.sums() if self.mentioned else None,
            rates=tuple(used[code] for code in order if code is not None and code in used),
            unrated=tuple(code for code in order if code not in used) if self.rates else (),
        )


def in_order(key: Key) -> tuple[tuple[bool, str], ...]:
    """Return what groups are sorted by: their values, those without one last."""
    return tuple((value is None, value or "") for value in key)


def _total(keys: Key, group: _Group) -> Total:
    return Total(keys=keys, initiatives=group.initiatives, sums=group.adder.sums())
