"""A number that stands in a text, or a range of two: what it is worth, and what may stand around it."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from reex.frozen import quick
from reex.late import regex
from reex.tables import read_toml
from reex.values import plain

DATA: dict[str, Any] = read_toml(Path(__file__).parent / "data" / "numbers.toml")
"""What the number grammar knows: words, scales, and what is none."""

DASHES = "-‐‑‒–−"
"""Hyphens, dashes and minus signs that join the ends of a range; a dash as long as an ``m`` breaks a sentence."""

GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8}|-)"
"""What may stand between a number and the words that belong to it: blanks, one line break, or a hyphen."""

ONE = Decimal(1)
_EXACT = Context(prec=28)
_OPENERS = frozenset(DATA["context"]["openers"])
_NAMED = regex(r"([A-Z][A-Za-z]{0,20})\.?[^\S\n]{1,2}$")


@attrs.frozen(weakref_slot=False)
class Number:
    """A number, or a range of two, at ``text[start:end]``.

    Attributes:
        low: the number, or the low end of a range; None where it can't be read whole.
        high: the high end of a range, else None.
        scale: what its scale words, such as ``million``, multiply by; 1 without any.
        spelled: it is written in words.
        glued: a letter, or a capital and a hyphen, stand right before it: ``F-35``, ``USD5``.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None = None
    scale: Decimal = ONE
    spelled: bool = False
    glued: bool = False

    @property
    def whole(self) -> bool:
        """Whether it could be read whole, a range from its low to its high end."""
        return self.low is not None and (self.high is None or self.low < self.high)

    @property
    def scaled(self) -> bool:
        """Whether a scale word is part of it."""
        return self.scale is not ONE and self.scale != 1

    def times(self, factor: Decimal, end: int) -> Number:
        """Return this number with a scale that ends at *end*: ``50-60`` times a million is 50 to 60 million."""
        low, high = self.low, self.high
        if low is not None and high is not None:
            low, high = low_end(low, high, factor), _product(high, factor)
        elif low is not None:
            low = _product(low, factor)
        return number_of(self.start, end, low, high, self.scale * factor, self.spelled, self.glued)


number_of = quick(Number)


@lru_cache(maxsize=4096)
def _product(number: Decimal, factor: Decimal) -> Decimal:
    return plain(_EXACT.multiply(number, factor))  # which is kept, and so must not depend on who asked first


def low_end(low: Decimal, high: Decimal, factor: Decimal) -> Decimal | None:
    """Return what the low end is worth when *factor* follows the high end alone, or None in doubt.

    ``5-10 million`` starts at 5 million and ``500,000 to 1 million`` at 500,000,
    but ``900 to 1.2 billion`` could start at either.
    """
    if low < high:
        return plain(low * factor)
    return low if low >= 1000 and low < high * factor else None


def is_named(text: str, start: int) -> bool:
    """Say whether a name stands before: in ``Phase 2 500 t`` the 2 is not part of what follows."""
    match = _NAMED.search(text, max(0, start - 24), start)
    return match is not None and match[1].lower() not in _OPENERS and not match[1].isupper()
