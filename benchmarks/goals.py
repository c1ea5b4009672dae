"""What the benchmarks should reach, and whether they did."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs


@attrs.frozen
class Goal:
    """A bound for a figure: at most, or at least; and what would be better still.

    Attributes:
        text: what is bounded.
        figure: the keys that lead to it.
    """

    text: str
    figure: tuple[str, ...] = attrs.field(converter=tuple)
    most: float | None = None
    least: float | None = None
    aim: float | None = None

    @property
    def bound(self) -> str:
        """The bound as it is written."""
        return f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}"

    def value(self, found: Mapping[str, Any]) -> float | None:
        """Return the figure, or None where it wasn't measured."""
        there: Any = found
        for key in self.figure:
            there = there.get(key) if isinstance(there, Mapping) else None
        return None if there is None else float(there)

    def reached(self, value: float) -> bool:
        """Say whether *value* is within the bound."""
        return value <= self.most if self.most is not None else value >= (self.least or 0)


def goals() -> list[Goal]:
    """Return all goals."""
    table = tomllib.loads(Path(__file__).with_name("goals.toml").read_text(encoding="utf-8"))
    return [Goal(**row) for row in table["goals"]]


def judged(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return each goal with its figure and whether it is reached, None where it wasn't measured."""
    values = [(goal, goal.value(found)) for goal in goals()]
    return [
        {
            "goal": goal.text,
            "bound": goal.bound,
            "aim": goal.aim,
            "value": value,
            "reached": None if value is None else goal.reached(value),
        }
        for goal, value in values
    ]
