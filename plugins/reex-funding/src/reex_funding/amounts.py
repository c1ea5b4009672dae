"""From numbers and currency marks to amounts: scales, ranges, unit prices."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

import attrs
import msgspec

import reex
from reex_funding.currencies import Currencies, Mark
from reex_funding.rates import rate_at

_WIDE = 32  # characters; what joins the ends of a range is shorter
_LETTERS = reex.regex(r"[A-Za-z][A-Za-z0-9]{0,15}")


class Reading(msgspec.Struct, frozen=True):
    """An amount as it stands in the text.

    Attributes:
        start, end: the span, with sign, scale, currency and unit.
        number: in units of the currency; without a value where it couldn't be read whole.
        marks: the currency marks that go with it.
        per: what it is paid for, or None.
        until: where the number, its scale and currency end, before the rate.
    """

    start: int
    end: int
    number: reex.Number
    marks: tuple[Mark, ...]
    per: str | None
    until: int

    @property
    def codes(self) -> frozenset[str]:
        """The ISO 4217 codes that all of its marks may stand for."""
        return _in_common(tuple([mark.codes for mark in self.marks]))

    @property
    def rule(self) -> str:
        """The rule under which it is reported."""
        return "unit-price" if self.per else self.marks[0].rule


@lru_cache(maxsize=256)
def _in_common(codes: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset.intersection(*map(frozenset, codes))


def readings(text: str, numbers: Iterable[tuple[reex.Number, str]], currencies: Currencies) -> list[Reading]:
    """Return the amounts of money among *numbers*, each given with the word after it; ranges as one."""
    found: list[Reading] = []
    for number, word in numbers:
        last = found[-1] if found else None
        if reading := _read(text, number, word, currencies):
            joined = _joined(text, last, reading) if last else None
        else:
            joined = _continued(text, last, number) if last and number.start - last.end < _WIDE else None
            if joined is None:
                continue
        if joined:
            found[-1] = joined
        elif reading:
            found.append(reading)
    return found


def _read(text: str, number: reex.Number, word: str, currencies: Currencies) -> Reading | None:
    """Return the amount that *number* is part of, or None where no currency goes with it."""
    before = currencies.ends_at(text, number.start)
    if number.glued and (before is None or before.end != number.start):
        return None
    if before is None and not currencies.may_start(word):
        return None
    scaled = _scaled(text, number, before is not None)
    after = currencies.starts_at(text, scaled.end)
    if before is None and after is None and scaled.end != number.end:
        scaled, after = number, currencies.starts_at(text, number.end)
    marks = tuple(mark for mark in (before, _own(text, after, before)) if mark) if before or after else ()
    if not marks or (all(mark.weak for mark in marks) and not scaled.scaled):
        return None
    return _whole(text, scaled, marks)


def _own(text: str, after: Mark | None, before: Mark | None) -> Mark | None:
    """Leave out a sign that belongs to the next amount, and a word that contradicts the sign before."""
    if after is None or text[after.end : after.end + 1].isdigit():
        return None
    if before and (after.minor or not set(before.codes) & set(after.codes)):
        return None
    return after


def _scaled(text: str, number: reex.Number, is_money: bool) -> reex.Number:
    """Apply a scale letter: glued to any number, a blank apart only where a currency stands before."""
    if number.scaled or number.spelled:
        return number
    scale = reex.scale_at(text, number.end)
    if scale is None or (not is_money and text[number.end].isspace()):
        return number
    return number.times(*scale)


def _whole(text: str, number: reex.Number, marks: tuple[Mark, ...]) -> Reading:
    start = min(number.start, marks[0].start)
    end = max(number.end, marks[-1].end)
    stuck = text[end - 1].isalpha()  # a scale that the number grammar has cut from the next word: "$26 millionin"
    if marks[-1].start < number.end and (rest := _LETTERS.match(text, end)) and not (number.spelled or stuck):
        number, end = attrs.evolve(number, low=None, high=None), rest.end()  # "$5x" is not five dollars
    if marks[-1].minor:
        number = number.times(Decimal("0.01"), number.end)
    if _is_negative(text, start):
        start, number = start - 1, _negated(number)
    if text[end : end + 1] == "+":
        end += 1
    per, until = rate_at(text, end) or (None, end)
    return Reading(start, until, number, marks, per, end)


def _is_negative(text: str, start: int) -> bool:
    """Say whether a minus stands before: after a blank or bracket, and not as the bullet of a line."""
    before = text[max(0, start - 2) : start]
    return len(before) == 2 and before[1] in "-−" and before[0] in " \u00a0("


def _negated(number: reex.Number) -> reex.Number:
    if number.low is None or number.high is not None:
        return attrs.evolve(number, low=None, high=None)
    return attrs.evolve(number, low=-number.low)


# --- ranges


def _joined(text: str, first: Reading, second: Reading) -> Reading | None:
    """Return both as one range (``$1bn to $2bn``), or None if they are two amounts."""
    gap_ends = second.start
    if not _may_join(first, second.number) or not reex.is_range(text, first.start, first.end, gap_ends):
        return None
    if not first.codes & second.codes:
        return None
    if first.per and first.per != second.per:
        return None
    return _range(first, second.number, first.marks + second.marks, second)


def _continued(text: str, first: Reading, number: reex.Number) -> Reading | None:
    """Return the range that a number without a currency of its own ends: ``$500,000 to 1 million``, ``$5m-10m``."""
    if number.glued or first.per or not _may_join(first, number):
        return None
    if not reex.is_range(text, first.start, first.end, number.start):
        return None
    number = _scaled(text, number, True)
    if not number.scaled and not (number.low is None and text[number.end - 1].isalpha()):  # "million" or "milhões"
        return None
    return _range(first, number, first.marks, _whole(text, number, first.marks))


def _may_join(first: Reading, number: reex.Number) -> bool:
    return first.number.high is None and number.high is None and first.number.low is not None


def _range(first: Reading, number: reex.Number, marks: tuple[Mark, ...], last: Reading) -> Reading | None:
    """Return the range; without a value where an end or its scale is in doubt, None where the ends don't ascend."""
    low, high = first.number.low, number.low
    if low is None or high is None:
        joined = attrs.evolve(number, start=first.number.start, low=None)
    elif not first.number.scaled and number.scaled:
        shared = reex.low_end(low, high / number.scale, number.scale)
        joined = attrs.evolve(number, start=first.number.start, low=shared, high=high)
    elif low < high:
        joined = attrs.evolve(number, start=first.number.start, low=low, high=high)
    else:
        return None
    return Reading(first.start, last.end, joined, marks, last.per, last.until)
