"""Which numbers a figure with a bound leaves open, and whether two figures may be of one number."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Final

from reex.codes import Bound
from reex.model import Amount
from reex.values import Percent

Range = tuple[Decimal, Decimal]

_ABOUT: Final = Decimal("0.05")  # of the figure: "about 700 million" is said of 670, hardly of 600
_DIGITS: Final = 60
_INFINITY: Final = Decimal("Infinity")


def span_of(told: Amount | Percent) -> Range:
    """Return the least and the most that the true number may be; everything where no number is told."""
    ends = [end for end in (getattr(told, "amount", None), told.low, told.high) if end is not None]
    low, high = min(ends, default=-_INFINITY), max(ends, default=_INFINITY)
    bound: Bound = told.bound
    with localcontext(prec=_DIGITS):
        if bound == "about":
            return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    if bound == "at_least":
        return low, _INFINITY
    return (-_INFINITY, high) if bound == "at_most" else (low, high)


def overlap(one: Range, other: Range) -> bool:
    """Say whether one number may be in both."""
    return one[0] <= other[1] and other[0] <= one[1]


def overlap_words(one: str, other: str) -> str:
    """Return why two figures don't contradict each other, for people."""
    return f"one number may be both {one} and {other}"
