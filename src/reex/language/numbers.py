"""Numbers in text: digits and words, scales and ranges. What can't be read whole has no value.

The grammar knows nothing of money or units: it says where a number stands and
what it is worth, and an extractor looks at what is around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter

import attrs

from reex.language.number import DASHES, DATA, ONE, Number, is_named, number_of
from reex.language.ranges import range_of
from reex.language.scales import SCALES, is_without_scale, with_scale
from reex.language.spelled import Spelled
from reex.late import regex
from reex.scan import Hit, Scanner, Term

_SPELLED = Spelled(DATA["words"], {word: scale for word, scale in SCALES.items() if len(word) > 3})
_HALVES = {sign: Decimal(part) for sign, part in DATA["signs"].items()}
_MOST = 15  # digits of the longest number that is read: with any scale it stays exact in a Decimal of 28
_RUN = regex(rf"[0-9][0-9,.]*+(?:[{DASHES}/:][0-9][0-9,.]*+)*+")
_PLAIN = regex(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:\.[0-9]+)?")
# All further groups or none, as a possessive quantifier would have it; one of a group goes wrong in Python 3.11.2.
_GROUPS = regex(
    r"([ \u00a0\u2009\u202f])[0-9]{3}(?=(?P<more>(?:\1[0-9]{3}){0,6}))(?P=more)(?![0-9.,]?[0-9])(?:\.[0-9]{1,4})?"
)
_HALF = regex(r"[^\S\n]([1-9]/[1-9][0-9]?)(?![0-9/,.])")
_OPEN = frozenset(("", " ", "\n", "$", "€", "£", "("))  # before nearly all numbers, and neither a letter nor a point
_ENDS = frozenset(("", *".,;:)]%!?/\"'”’"))  # behind many numbers, and no beginning of a scale, a fraction or a group
_SPLIT = regex(rf"[{DASHES}]")
_START = attrgetter("start")


def numbers_in(text: str, words: Iterable[Hit] | None = None) -> Iterator[Number]:
    """Yield the numbers of *text* in order, ranges as one; a part of a longer number is never yielded alone.

    Args:
        text: the text.
        words: what a scan for :func:`number_terms` has found in it; without, it is scanned for them.
    """
    pending: Number | None = None
    for number in _merged(text, _scanner().scan(text)[0] if words is None else words):
        if pending is None:
            pending = number
        elif (joined := range_of(text, pending, number)) is not None:
            yield joined
            pending = None
        else:
            yield pending
            pending = number
    if pending is not None:
        yield pending


@cache
def number_terms() -> tuple[Term, ...]:
    """Return the words that a number in words may begin with."""
    return tuple(Term(term) for term in _SPELLED.terms)


@cache
def _scanner() -> Scanner:
    return Scanner([number_terms()])


def _merged(text: str, words: Iterable[Hit]) -> Iterator[Number]:
    """Yield numbers in digits and in words by where they start, a part of another never, without ranges over ``to``."""
    free = 0
    for number in sorted((*_digits(text), *_in_words(text, words)), key=_START):
        if number.start >= free:
            yield number
            free = number.end


def _in_words(text: str, words: Iterable[Hit]) -> Iterator[Number]:
    free = 0
    for hit in words:
        if hit.start >= free and (found := _SPELLED.read(text, hit.start)):
            yield Number(hit.start, found.end, found.value, None, found.scale, True)
            free = found.end


def _digits(text: str) -> Iterator[Number]:
    runs = _RUN.finditer(text)
    while match := next(runs, None):
        start, end = match.span()
        number = _number(text, start, end)
        if number.end > end:
            runs = _RUN.finditer(text, number.end)
        yield number


def _number(text: str, start: int, end: int) -> Number:
    """Read the run of digits and signs at ``text[start:end]`` and the scale word after it."""
    while text[end - 1] in ",.":
        end -= 1
    glued = False
    if text[start - 1 : start] not in _OPEN:
        glued = _glued(text, start)
        if _starts_with_point(text, start):
            start -= 1
    digits = text[start:end] if end - start <= 4 * _MOST else ""
    low, high = _decimal(digits), None
    if low is None:
        low, high = _ends(digits)
    number = number_of(start, end, low, high, ONE, False, glued)
    if text[end : end + 1] in _ENDS:
        return number
    if is_without_scale(text, end):
        return number
    following = text[end : end + 2]
    if following[1:].isdigit() or not following[:1].isascii() or following[:1] == "^":
        number = _with_half(text, _grouped(text, number))
    return with_scale(text, number)


def _ends(digits: str) -> tuple[Decimal | None, Decimal | None]:
    """Return both ends of ``50-60``, or neither of what can't be read."""
    parts = _SPLIT.split(digits)
    if len(parts) != 2:
        return None, None
    low, high = map(_decimal, parts)
    return (low if high is not None else None), high


@lru_cache(maxsize=4096)
def _decimal(digits: str) -> Decimal | None:
    if digits[:1] == ".":
        digits = f"0{digits}"
    few = len(digits) <= 2 * _MOST and sum(map(str.isdigit, digits)) <= _MOST
    return Decimal(digits.replace(",", "")) if few and _PLAIN.fullmatch(digits) else None


def _glued(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    if before in ("-", "‑"):
        letter = text[start - 2 : start - 1] if start > 1 else ""
        return letter.isupper() or letter.isdigit()
    return before.isalnum() or (before != "" and before in "_'’^")


def _starts_with_point(text: str, start: int) -> bool:
    """Say whether the point before the digits is theirs (``$.75``), not the end of a sentence (``sector.25``)."""
    return text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isalnum()


def _grouped(text: str, number: Number) -> Number:
    """Take in thousands that a blank sets apart (``12 500``); where that is doubtful, nothing can be read."""
    if number.low is None or number.end - number.start > 3 or number.low != number.low.to_integral_value():
        return number
    match = _GROUPS.match(text, number.end)
    if match is None or number.low == 0:
        return number
    if match[1] == " " and is_named(text, number.start):
        return number
    digits = text[number.start : match.end()].replace(match[1], "")
    doubtful = match[1] == " " and text[match.end() : match.end() + 1] in tuple(DASHES)
    return attrs.evolve(number, end=match.end(), low=None if doubtful else _decimal(digits))


def _with_half(text: str, number: Number) -> Number:
    """Take in a fraction (``2½``, ``2 1/2``); one that has no end in decimals can't be read."""
    sign = text[number.end : number.end + 1]
    if sign in _HALVES and number.high is None:
        value = None if number.low is None else number.low + _HALVES[sign]
        return attrs.evolve(number, end=number.end + 1, low=value)
    if sign == "^" or (sign and not sign.isascii() and sign.isnumeric()):
        return attrs.evolve(number, end=number.end + 1, low=None)
    if match := _HALF.match(text, number.end):
        return attrs.evolve(number, end=match.end(), low=_plus_fraction(number, match[1]))
    return number


def _plus_fraction(number: Number, fraction: str) -> Decimal | None:
    top, bottom = map(int, fraction.split("/"))
    if number.low is None or number.high is not None or top >= bottom or bottom not in (2, 4, 8):
        return None
    return number.low + Decimal(top) / Decimal(bottom)
