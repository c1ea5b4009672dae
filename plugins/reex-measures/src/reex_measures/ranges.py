"""Two readings with a unit each, and the words between them, as one range."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol, TypeVar

import reex


class Reading(Protocol):
    """A number with its unit, as an extractor of this plugin read it."""

    @property
    def start(self) -> int:
        """Where its span starts."""

    @property
    def end(self) -> int:
        """Where its span ends."""

    @property
    def number(self) -> reex.Number:
        """What it is worth."""

    @property
    def unit(self) -> object:
        """What it is counted in; only readings of one unit make a range."""


R = TypeVar("R", bound=Reading)


def ranges(text: str, readings: Iterator[R]) -> Iterator[tuple[R, R | None]]:
    """Yield each reading alone, or with the one that is the high end of its range."""
    pending: R | None = None
    for reading in readings:
        if pending is None:
            pending = reading
        elif _is_one(text, pending, reading):
            yield pending, reading
            pending = None
        else:
            yield pending, None
            pending = reading
    if pending is not None:
        yield pending, None


def _is_one(text: str, first: R, second: R) -> bool:
    low, high = first.number, second.number
    if low.low is None or high.low is None or low.high is not None or high.high is not None or low.low >= high.low:
        return False
    return first.unit == second.unit and reex.is_range(text, first.start, first.end, second.start)


def ends(first: Reading, second: Reading | None) -> tuple[Decimal | None, Decimal | None]:
    """Return the low and the high end of a reading, None for what it doesn't have."""
    if second is not None:
        return first.number.low, second.number.low
    return (first.number.low, first.number.high) if first.number.whole else (None, None)
