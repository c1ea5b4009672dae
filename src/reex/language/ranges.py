"""Two amounts that are the ends of one range: ``50-60``, ``5 to 7 million``, ``between 5 and 7``."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from reex.language.number import DASHES, DATA, Number, is_named, low_end
from reex.late import regex

_CHANGES = frozenset(DATA["context"]["changes"])
_JOINT = regex(rf"(?:[^\S\n]?[{DASHES}][^\S\n]?|[\s-]to[\s-]\s{{0,8}}|\sand\s{{1,8}})")
_WIDEST = 14  # characters between the ends of a range
_BETWEEN = regex(r"\bbetween(?:\s(?:about|roughly|approximately|some))?\s{1,8}$", re.IGNORECASE)
_TOKENS = regex(r"[a-z]+(?:-[a-z]+)?|[.;:!?]|\n\n")


def is_range(text: str, start: int, end: int, following: int) -> bool:
    """Say whether what stands between *end* and *following* makes one range of the amounts on either side.

    ``to`` doesn't after a verb of change (``raised from 5 to 7``), and ``and``
    does only after ``between``. *start* is where the first amount starts.
    """
    match = _JOINT.fullmatch(text, end, following) if following - end < _WIDEST else None
    if match is None:
        return False
    joint = match[0]
    if "and" in joint:
        return _BETWEEN.search(text, max(0, start - 32), start) is not None
    if "to" in joint:
        return not _is_change(text, start)
    return joint[0].isspace() == joint[-1].isspace()


def _is_change(text: str, start: int) -> bool:
    """Say whether the amount at *start* is where a change begins: ``rose from 5``, ``grew 5``."""
    words: list[str] = _TOKENS.findall(text[max(0, start - 80) : start].lower())
    if words[-1:] == ["by"]:
        words.pop()
    while words[-1:] != ["from"] and "from" in words[-5:] and words[-1][0].isalpha():
        words.pop()  # "from the initially planned 5 to 7"
    if words[-1:] == ["from"]:
        recent = words[-9:-1]
        stops = [at for at, word in enumerate(recent) if not word[0].isalpha()]
        return not _CHANGES.isdisjoint(recent[stops[-1] + 1 if stops else 0 :])
    return bool(words) and words[-1] in _CHANGES


def range_of(text: str, first: Number, second: Number) -> Number | None:
    """Return both as one range if the words between them say so and neither is a range already."""
    if second.start - first.end >= _WIDEST or first.low is None or second.glued:
        return None
    if first.high is not None or second.high is not None:
        return None
    if not (is_range(text, first.start, first.end, second.start) or _is_choice(text, first, second)):
        return None
    if not _fits(text, first, second):
        return None
    return attrs.evolve(second, start=first.start, low=_low_end(first, second), high=second.low, glued=first.glued)


def _is_choice(text: str, first: Number, second: Number) -> bool:
    """Say whether both are neighbours in words: ``two or three``."""
    if not (first.spelled and second.spelled) or text[first.end : second.start].strip() != "or":
        return False
    return first.low is not None and second.low == first.low + 1


def _fits(text: str, first: Number, second: Number) -> bool:
    """Refuse a range from a name or a year to an amount: ``Phase 2 - 500 t``, ``in 2025 to 500``."""
    if text[first.end] in " \u00a0" and not first.scaled and not second.spelled and is_named(text, first.start):
        return False
    if first.scaled and not second.scaled and second.low is not None and second.low <= (first.low or 0):
        return False
    return not (_is_year(text, first) and not _is_year(text, second))


def _is_year(text: str, number: Number) -> bool:
    digits = text[number.start : number.end]
    return len(digits) == 4 and digits.isdigit() and digits[:2] in ("19", "20")


def _low_end(first: Number, second: Number) -> Decimal | None:
    if second.low is None:
        return None
    if first.low is None or first.scaled:
        return first.low
    return low_end(first.low, second.low / second.scale, second.scale)
