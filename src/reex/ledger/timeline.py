"""Initiatives over time, by month or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

import attrs

from reex.codes import Status
from reex.ledger.model import Merged
from reex.ledger.sums import Adder, Sum
from reex.ledger.totals import counted, date_of, in_order

Date = Literal["announced", "effective", "published", "any"]
Bucket = Literal["year", "month"]
_LENGTHS = {"year": 4, "month": 7}


@attrs.frozen(kw_only=True)
class Moment:
    """The initiatives of one month or year.

    Attributes:
        when: ``2025`` or ``2025-10``; a year among months where no more is known, None where nothing is.
        statuses: how many have each status, in the order of the list.
        sums: of the amounts that count, one for each currency.
    """

    when: str | None
    initiatives: int
    statuses: tuple[tuple[Status, int], ...] = ()
    sums: tuple[Sum, ...] = ()


@attrs.define
class _Cell:
    statuses: Counter[Status] = attrs.field(factory=Counter)
    adder: Adder = attrs.field(factory=Adder)


def timeline(merged: Iterable[Merged], date: Date = "any", bucket: Bucket = "year") -> tuple[Moment, ...]:
    """Return the initiatives by the *date* that they have, earliest first; those without it come last.

    Args:
        merged: initiatives, each once.
        date: when they were announced, took effect, or were first told of; ``any``: the first of these that is known.
        bucket: how long a moment is.
    """
    cells: dict[str | None, _Cell] = {}
    for one in merged:
        when = _when(one, date)
        cell = cells.setdefault(when[: _LENGTHS[bucket]] if when else None, _Cell())
        cell.statuses[one.initiative.status] += 1
        for part in counted(one.initiative):
            cell.adder.add(part)
    return tuple(_moment(when, cells[when]) for when in sorted(cells, key=lambda when: in_order((when,))))


def _when(merged: Merged, date: Date) -> str | None:
    if date == "any":
        return date_of(merged)
    when: str | None = merged.first_published if date == "published" else getattr(merged.initiative, date)
    return when


def _moment(when: str | None, cell: _Cell) -> Moment:
    statuses = tuple((status, cell.statuses[status]) for status in get_args(Status) if cell.statuses[status])
    return Moment(when=when, initiatives=cell.statuses.total(), statuses=statuses, sums=cell.adder.sums())
