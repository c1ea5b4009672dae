"""Numbers written in words: ``twenty-five``, ``two and a half million``, ``half a billion``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from reex.late import regex
from reex.values import plain

_WORD = regex(r"[A-Za-z]{1,12}(?![A-Za-z0-9])")
_GAP = regex(r"[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8}|[-‐‑]")
_HALF_AFTER = regex(r"[\s-]{1,4}and[\s-]{1,4}(?:a[\s-]{1,4}half|one[\s-]half)\b", re.IGNORECASE)
_LONGEST = 14  # words of the longest number that is read
_SMALL = ("a", "half a", "half")  # what makes a number of a scale word
_FEW = frozenset(("few", "several", "many", "couple", "of", "some", "multi", "quarter", "another"))


class Reading(msgspec.Struct, frozen=True):
    """What was read: where it ends, what it is worth (None if not whole), and the last scale in it."""

    end: int
    value: Decimal | None
    scale: Decimal = Decimal(1)


class _Sum(msgspec.Struct):
    """A number that grows word by word."""

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    ceiling: Decimal | None = None
    last: str = ""

    def small(self, value: int) -> bool:
        """Add a word below one hundred; say whether it fits after the words so far."""
        kind = "tens" if value >= 20 else "teen" if value >= 10 else "unit"
        if self.last not in (("", "hundred", "scale", "tens") if kind == "unit" else ("", "hundred", "scale")):
            return False
        self.group += value
        self.last = kind
        return True

    def times(self, scale: Decimal) -> bool:
        """Multiply by a scale word; say whether it fits."""
        if scale == 100:
            if self.last != "unit" or self.group >= 10:
                return False
            self.group *= scale
            self.last = "hundred"
            return True
        if not self.group or (self.ceiling is not None and scale >= self.ceiling):
            return False
        self.total += self.group * scale
        self.group, self.ceiling, self.last = Decimal(0), scale, "scale"
        return True


class Spelled:
    """Reads numbers in words.

    Args:
        words: numbers below one hundred.
        scales: words that multiply.
    """

    def __init__(self, words: Mapping[str, int], scales: Mapping[str, Decimal]) -> None:
        self._words = words
        self._scales = scales

    @property
    def terms(self) -> Iterator[str]:
        """The words at which a number may begin."""
        yield from self._words
        yield from (f"{small} {scale}" for small in _SMALL for scale in (*self._scales, "dozen"))

    def read(self, text: str, start: int) -> Reading | None:
        """Return the number in words that begins at *start*, or None if there is none."""
        first = _WORD.match(text, start)
        if first is None:
            return None
        if first[0].lower() not in self._words:
            return self._of_scale(text, start)
        return self._sum(text, start)

    def _sum(self, text: str, start: int) -> Reading | None:
        number, end, position = _Sum(), start, start
        for _ in range(_LONGEST):
            match = _WORD.match(text, position)
            word = match[0].lower() if match else ""
            if match is None or not self._takes(number, word):
                broken = word in self._words or word in self._scales or word == "dozen"
                return self._reading(number, end, broken and position != start)
            end = match.end()
            if half := _HALF_AFTER.match(text, end):
                if number.last != "unit":
                    return Reading(half.end(), None)
                number.group += Decimal("0.5")
                end = half.end()
            position = self._next(text, end, number.last in ("hundred", "scale"))
            if position < 0:
                return self._reading(number, end, False)
        return Reading(end, None)

    def _takes(self, number: _Sum, word: str) -> bool:
        if word in self._words:
            return number.small(self._words[word])
        if word == "dozen" and number.last == "unit" and not number.total:
            number.group *= 12
            number.last = "dozen"
            return True
        return word in self._scales and number.times(self._scales[word])

    def _next(self, text: str, end: int, may_and: bool) -> int:
        """Return where the next word of the number may begin, or -1."""
        gap = _GAP.match(text, end)
        if gap is None:
            return -1
        after = gap.end()
        if may_and and text[after : after + 4].lower() in ("and ", "and\n"):
            word = _WORD.match(text, after + 4)
            if word and word[0].lower() in self._words:
                return after + 4
        return after

    @staticmethod
    def _reading(number: _Sum, end: int, broken: bool) -> Reading:
        value = None if broken else plain(number.total + number.group)
        hundreds = Decimal(100 if number.last == "hundred" else 1)
        return Reading(end, value, number.ceiling or hundreds)

    def _of_scale(self, text: str, start: int) -> Reading | None:
        """Read ``a million``, ``half a billion``, ``half-million``; ``a quarter of a billion`` can't be read."""
        first = self._first_words(text, start)
        if first is None:
            return None
        small, scale, end = first
        if text[end : end + 1] in ("-", "‑") and "half" not in small:
            return None  # "a billion-dollar industry" says no amount
        factor = self._scales.get(scale, Decimal(1))
        value = factor * 12 if scale == "dozen" else factor
        if "half" in small:
            value /= 2
        before = text[max(0, start - 12) : start].lower().replace("-", " ").split()
        return Reading(end, None if _FEW.intersection(before[-1:]) else plain(value), factor)

    @staticmethod
    def _first_words(text: str, start: int) -> tuple[list[str], str, int] | None:
        """Return ``a``, ``half`` or both, the word after them, and where that ends; None if signs part them."""
        words: list[str] = []
        position = end = start
        while not words or words[-1] in ("a", "half"):
            match = _WORD.match(text, position)
            if match is None:
                return None
            words.append(match[0].lower())
            end = match.end()
            gap = _GAP.match(text, end)
            position = gap.end() if gap else end
        return words[:-1], words[-1], end
