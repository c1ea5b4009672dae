"""Contradictions, by the initiative that they are on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from reex.frozen import FrozenDict
from reex.ledger.model import Contradiction


@attrs.frozen(kw_only=True)
class Disputes:
    """Contradictions.

    Attributes:
        all: in the order in which they came.
        by_initiative: those of each initiative, by its id.
    """

    all: tuple[Contradiction, ...]
    by_initiative: Mapping[str, tuple[Contradiction, ...]]

    @classmethod
    def of(cls, contradictions: Iterable[Contradiction]) -> Disputes:
        """Return *contradictions*, put in order."""
        every = tuple(contradictions)
        found: dict[str, tuple[Contradiction, ...]] = {}
        for one in every:
            if one.initiative is not None:
                found[one.initiative] = (*found.get(one.initiative, ()), one)
        return cls(all=every, by_initiative=FrozenDict(found))

    def words(self, initiative: str) -> list[str]:
        """Return one line on each contradiction of an initiative: ``status: agreed / proposed (conflict)``."""
        return [
            f"{one.field}: {one.a_value} / {one.b_value} ({one.verdict})"
            for one in self.by_initiative.get(initiative, ())
        ]
