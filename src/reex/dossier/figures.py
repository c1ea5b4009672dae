"""The figures of the page, each with the filters of the table that lead to what it is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from reex.codes import COUNT_REASONS
from reex.frozen import FrozenDict
from reex.ledger.gaps import STATES, Gap, gaps
from reex.ledger.model import Merged, Pair
from reex.ledger.sums import Sum, sum_of
from reex.ledger.timeline import timeline
from reex.ledger.totals import BY, FACETS, Totals, counted, left_out_reason, totals
from reex.model import Amount
from reex.views import amount_words

NONE = "none"  # in a filter: what has no value
UNDATED = "not dated"
_BY = {"counted": "counted", "left": "apart", "naive": "told"}  # the filter for the sums of each kind of line
_NO_NUMBER = "its figure could not be read"


@attrs.frozen(kw_only=True)
class Line:
    """One line of a table of figures.

    Attributes:
        chosen: the filters that lead to the initiatives that it is made of.
        kind: ``counted``, ``left`` or ``naive``.
    """

    code: str
    label: str
    initiatives: int
    sums: tuple[Sum, ...] = ()
    chosen: Mapping[str, str] = attrs.field(factory=FrozenDict)
    kind: str = "counted"

    def links(self) -> Iterator[tuple[Sum, str, dict[str, str]]]:
        """Yield each sum, its words, and the filters that lead to what it is made of."""
        for one in self.sums:
            own = _apart(self.code, one) if self.kind == "left" else one.currency or NONE
            yield one, sum_words(one), {**self.chosen, _BY[self.kind]: own}


def facets(merged: Merged) -> dict[str, list[str]]:
    """Return the values by which the table is filtered, as the figures group by them."""
    act = merged.initiative
    left = [(reason, amount) for amount in act.amounts if (reason := left_out_reason(act, amount))]
    figures = (figure for mention in merged.mentions for figure in mention.figures)
    return {
        **{name: _known(values(merged)) for name, values in FACETS.items()},
        "state": [STATES[act.status]],
        "counted": _known(part.currency for part in counted(act)) if any(counted(act)) else [],
        "left": _once(reason for reason, _ in left),
        "apart": _once(_apart(reason, part) for reason, amount in left if not amount.per and (part := sum_of(amount))),
        "told": _once(figure.currency or NONE for figure in figures),
    }


def _apart(reason: str, part: Sum) -> str:
    """Return by what the sums that were left out are kept apart."""
    return f"{reason}:{part.currency or NONE}:{part.bound}"


def _known(values: Iterable[str | None]) -> list[str]:
    return _once(value or NONE for value in values) or [NONE]


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def sum_words(one: Sum) -> str:
    """Return a sum in the words that amounts have."""
    ends: dict[str, Any] = {"amount": one.low} if one.low == one.high else {"low": one.low, "high": one.high}
    return amount_words(Amount(**ends, currency=one.currency, bound=one.bound))


def reckoning(found: Totals, initiatives: Sequence[Merged]) -> Iterator[Line]:
    """Yield what counts, what was left out and why, and what adding up everything would say."""
    grand, reasons = found.grand, {str(code): words for code, words in COUNT_REASONS.items()}
    yield Line(code="counted", label="Counted", initiatives=grand.initiatives, sums=grand.sums,
               chosen={"counted": "any"})  # fmt: skip
    for one in found.left_out:
        yield Line(code=one.reason, label=reasons.get(one.reason, _NO_NUMBER), initiatives=one.initiatives,
                   sums=one.sums, chosen={"left": one.reason}, kind="left")  # fmt: skip
    if found.naive:
        telling = sum(any(mention.figures for mention in merged.mentions) for merged in initiatives)
        yield Line(code="naive", label="Naive sum: every figure of every document", initiatives=telling,
                   sums=found.naive, chosen={"told": "any"}, kind="naive")  # fmt: skip


def counted_twice(initiatives: Iterable[Merged], near: Iterable[Pair]) -> int:
    """Count the pairs of initiatives that may be one, while the sums of both count."""
    homes = {
        mention.id: merged for merged in initiatives if any(counted(merged.initiative)) for mention in merged.mentions
    }
    pairs = {frozenset((homes[pair.a].id, homes[pair.b].id)) for pair in near if {pair.a, pair.b} <= homes.keys()}
    return sum(len(pair) > 1 for pair in pairs)


def over_time(initiatives: Iterable[Merged]) -> Iterator[tuple[Line, dict[str, int]]]:
    """Yield each year, with how many of its initiatives have each status."""
    for moment in timeline(initiatives, "any"):
        line = Line(code=moment.when or NONE, label=moment.when or UNDATED, initiatives=moment.initiatives,
                    sums=moment.sums, chosen={"year": moment.when or NONE})  # fmt: skip
        yield line, dict(moment.statuses)


def grouped(initiatives: Sequence[Merged]) -> dict[str, list[list[Any]]]:
    """Return the totals by each of :data:`reex.ledger.totals.BY`: value, initiatives, each currency with its sum."""
    return {
        name: [
            [row.keys[0] or NONE, row.initiatives, [[one.currency or NONE, sum_words(one)] for one in row.sums]]
            for row in totals(initiatives, (name,)).rows
        ]
        for name in BY
        if name != "currency"
    }


def scorecards(initiatives: Sequence[Merged]) -> list[dict[str, Any]]:
    """Return the scorecard of all, then of each year and country; a cell is ``[number, sums]``, empty ones left out."""
    cards = [{"across": "", "value": "", "cells": _cells(gaps(initiatives))}]
    for across in ("year", "country"):
        by_value: dict[str, list[Gap]] = {}
        for gap in gaps(initiatives, across):
            by_value.setdefault(gap.across or NONE, []).append(gap)
        cards += [{"across": across, "value": value, "cells": _cells(found)} for value, found in by_value.items()]
    return cards


def _cells(found: Iterable[Gap]) -> dict[str, dict[str, list[Any]]]:
    cells: dict[str, dict[str, list[Any]]] = {}
    for gap in found:
        if gap.initiatives:
            sums = [[one.currency or NONE, sum_words(one)] for one in gap.sums]
            cells.setdefault(gap.lever or NONE, {})[gap.state] = [gap.initiatives, sums]
    return cells


def main_currency(found: Totals) -> str | None:
    """Return the currency that most amounts are in, those left out too; None where it is unknown or there are none."""
    weights = Counter[str | None]()
    for sums in (found.grand.sums, *(one.sums for one in found.left_out)):
        for one in sums:
            weights[one.currency] += one.amounts
    return min(weights, key=lambda code: (code is None, -weights[code], code or ""), default=None)
