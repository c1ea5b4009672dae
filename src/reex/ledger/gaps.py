"""The six gaps: what is in force, signed, announced or only called for, by lever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

import attrs

from reex.codes import LEVERS, Status
from reex.ledger.model import Merged
from reex.ledger.sums import Adder, Sum
from reex.ledger.totals import counted, in_order, year_of

State = Literal["in_force", "signed", "announced", "called_for", "ended"]
Across = Literal["country", "year"]

STATES: Final[Mapping[Status, State]] = {
    "active": "in_force",
    "completed": "in_force",
    "agreed": "signed",
    "announced": "announced",
    "proposed": "called_for",
    "ended": "ended",
}


@attrs.frozen(kw_only=True)
class Gap:
    """One cell of the scorecard.

    Attributes:
        lever: one of :data:`reex.codes.LEVERS`, or None for initiatives that close none of the gaps.
        across: the country or year that the cell is of; None where all are taken together or it is not known.
        initiatives: how many; a cell with 0 is what the scorecard is for.
        sums: of the amounts that count, one for each currency.
    """

    lever: str | None
    state: State
    across: str | None = None
    initiatives: int = 0
    sums: tuple[Sum, ...] = ()


@attrs.define
class _Cell:
    initiatives: int = 0
    adder: Adder = attrs.field(factory=Adder)


def gaps(merged: Iterable[Merged], across: Across | None = None) -> tuple[Gap, ...]:
    """Return the scorecard: a cell for each lever and state, empty ones too, in the order of the lists.

    Args:
        merged: initiatives, each once.
        across: a scorecard for each country or year that they name; an initiative in two countries is in both.
    """
    cells: dict[tuple[str | None, str | None, State], _Cell] = {}
    for one in merged:
        for group in _groups(one, across):
            cell = cells.setdefault((group, one.initiative.lever, STATES[one.initiative.status]), _Cell())
            cell.initiatives += 1
            for part in counted(one.initiative):
                cell.adder.add(part)
    groups = sorted({group for group, _, _ in cells} or {None}, key=lambda group: in_order((group,)))
    levers: list[str | None] = [*LEVERS, *([None] if any(lever is None for _, lever, _ in cells) else [])]
    return tuple(
        _gap(group, lever, state, cells.get((group, lever, state), _Cell()))
        for group in groups
        for lever in levers
        for state in get_args(State)
    )


def _groups(merged: Merged, across: Across | None) -> tuple[str | None, ...]:
    if across == "country":
        return tuple(dict.fromkeys(merged.initiative.countries)) or (None,)
    return (year_of(merged),) if across == "year" else (None,)


def _gap(group: str | None, lever: str | None, state: State, cell: _Cell) -> Gap:
    return Gap(lever=lever, state=state, across=group, initiatives=cell.initiatives, sums=cell.adder.sums())
