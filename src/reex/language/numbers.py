"""Numbers in text: digits and words, scales and ranges. What can't be read whole has no value.

The grammar knows nothing of money or units: it says where a number stands and
what it is worth, and an extractor looks at what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

import attrs

from reex.frozen import quick
from reex.language.spelled import Spelled
from reex.late import regex
from reex.scan import Hit, Scanner, Term
from reex.tables import read_toml
from reex.values import plain

_ONE = Decimal(1)
_EXACT = Context(prec=28)


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
    scale: Decimal = _ONE
    spelled: bool = False
    glued: bool = False

    @property
    def whole(self) -> bool:
        """Whether it could be read whole, a range from its low to its high end."""
        return self.low is not None and (self.high is None or self.low < self.high)

    @property
    def scaled(self) -> bool:
        """Whether a scale word is part of it."""
        return self.scale is not _ONE and self.scale != 1

    def times(self, factor: Decimal, end: int) -> Number:
        """Return this number with a scale that ends at *end*: ``50-60`` times a million is 50 to 60 million."""
        low, high = self.low, self.high
        if low is not None and high is not None:
            low, high = low_end(low, high, factor), _product(high, factor)
        elif low is not None:
            low = _product(low, factor)
        return _number_of(self.start, end, low, high, self.scale * factor, self.spelled, self.glued)


_number_of = quick(Number)
_START = attrgetter("start")


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


DATA: dict[str, Any] = read_toml(Path(__file__).parent / "data" / "numbers.toml")
_WORDS: dict[str, int] = DATA["words"]
_SCALES = {word: Decimal(10) ** power for word, power in DATA["scales"].items()}
_LETTERS = {word: Decimal(10) ** power for word, power in DATA["letters"].items()}
_LARGEST = Decimal(10) ** 12
_HALVES = {sign: Decimal(part) for sign, part in DATA["signs"].items()}
_STRANGE = frozenset(DATA["foreign"]["words"])
_STEMS = tuple(DATA["foreign"]["stems"])
_PARTS: list[str] = DATA["foreign"]["parts"]
_SIGNS = sorted(DATA["foreign"]["signs"], key=len, reverse=True)
_ORDINARY = frozenset(DATA["foreign"]["ordinary"])
_PAIRED = frozenset(pair.split()[0] for pair in _STRANGE | _ORDINARY if " " in pair)
_CHANGES = frozenset(DATA["context"]["changes"])
_OPENERS = frozenset(DATA["context"]["openers"])

# A scale that stuck to the next word when a page was scraped: "$26 millionin funding".
_STUCK = regex(rf"(thousand|million|billion|trillion)(?:{'|'.join(DATA['context']['stuck'])})")

DASHES = "-‐‑‒–−"
"""Hyphens, dashes and minus signs that join the ends of a range; a dash as long as an ``m`` breaks a sentence."""

GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8}|-)"
"""What may stand between a number and the words that belong to it: blanks, one line break, or a hyphen."""

_MOST = 15  # digits of the longest number that is read: with any scale it stays exact in a Decimal of 28
_RUN = regex(rf"[0-9][0-9,.]*+(?:[{DASHES}/:][0-9][0-9,.]*+)*+")
_PLAIN = regex(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:\.[0-9]+)?")
# All further groups or none, as a possessive quantifier would have it; one of a group goes wrong in Python 3.11.2.
_GROUPS = regex(
    r"([ \u00a0\u2009\u202f])[0-9]{3}(?=(?P<more>(?:\1[0-9]{3}){0,6}))(?P=more)(?![0-9.,]?[0-9])(?:\.[0-9]{1,4})?"
)
_HALF = regex(r"[^\S\n]([1-9]/[1-9][0-9]?)(?![0-9/,.])")
_SCALE = regex(rf"\+?{GAP}?([^\W\d_]{{2,24}}+)(?![^\W_])(?=(?:\s([a-z]{{2,8}}+))?)")
_JOINED = regex(r"-[a-z]")
_SIGN = regex(rf"{GAP}?(?=[^\x00-\x7f])(?:{'|'.join(_SIGNS)})[Ͱ-ۿ]{{0,12}}", re.IGNORECASE)  # to the end of the word
_POWER = regex(r"[^\S\n]?(?:×[^\S\n]?10(?![0-9])|[x*·⋅][^\S\n]?10(?=\^|\*\*|[⁰¹²³⁴-⁹⁻]))[*^⁰¹²³⁴-⁹⁻−-]{0,4}[0-9]{0,3}")
_FOLLOWED = regex(r"[+\s-]{0,12}[^\W\d_]|[^\S\n]?[×*·⋅]")
_OPEN = frozenset(("", " ", "\n", "$", "€", "£", "("))  # before nearly all numbers, and neither a letter nor a point
_ENDS = frozenset(("", *".,;:)]%!?/\"'”’"))  # behind many numbers, and no beginning of a scale, a fraction or a group
_SPLIT = regex(rf"[{DASHES}]")
_LETTER = regex(r"([^\S\n]?)([A-Za-z]{1,2})(?![A-Za-z0-9])")
_JOINT = regex(rf"(?:[^\S\n]?[{DASHES}][^\S\n]?|[\s-]to[\s-]\s{{0,8}}|\sand\s{{1,8}})")
_WIDEST = 14  # characters between the ends of a range
_BETWEEN = regex(r"\bbetween(?:\s(?:about|roughly|approximately|some))?\s{1,8}$", re.IGNORECASE)
_NAMED = regex(r"([A-Z][A-Za-z]{0,20})\.?[^\S\n]{1,2}$")
_TOKENS = regex(r"[a-z]+(?:-[a-z]+)?|[.;:!?]|\n\n")


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
        elif number.start - pending.end < _WIDEST and (joined := _range(text, pending, number)) is not None:
            yield joined
            pending = None
        else:
            yield pending
            pending = number
    if pending is not None:
        yield pending


def scale_at(text: str, position: int) -> tuple[Decimal, int] | None:
    """Return the scale that a letter at *position* stands for, and where it ends: ``m``, `` bn``, ``K``.

    Whether a letter is a scale or a unit is for the caller to know.
    """
    match = _LETTER.match(text, position)
    if match is None or match[2] not in _LETTERS or (match[1] and match[2] == "T"):
        return None
    return _LETTERS[match[2]], match.end()


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


# --- digits and words, in text order


_SPELLED = Spelled(_WORDS, {word: scale for word, scale in _SCALES.items() if len(word) > 3})


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
    number = _number_of(start, end, low, high, _ONE, False, glued)
    if text[end : end + 1] in _ENDS:
        return number
    if (word := _SCALE.match(text, end)) and _tells_nothing(word[1]) and text[end].isascii():
        return number  # as most are
    following = text[end : end + 2]
    if following[1:].isdigit() or not following[:1].isascii() or following[:1] == "^":
        number = _with_half(text, _grouped(text, number))
    return _with_scale(text, number) if _FOLLOWED.match(text, number.end) else number


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
    if match[1] == " " and _is_named(text, number.start):
        return number
    digits = text[number.start : match.end()].replace(match[1], "")
    doubtful = match[1] == " " and text[match.end() : match.end() + 1] in tuple(DASHES)
    return attrs.evolve(number, end=match.end(), low=None if doubtful else _decimal(digits))


def _is_named(text: str, start: int) -> bool:
    """Say whether a name stands before: in ``Phase 2 500 t`` the 2 is not part of what follows."""
    match = _NAMED.search(text, max(0, start - 24), start)
    return match is not None and match[1].lower() not in _OPENERS and not match[1].isupper()


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


def _with_scale(text: str, number: Number) -> Number:
    """Take in scale words: ``million``, ``hundred thousand``, ``-billion``; a strange one leaves nothing read."""
    match = _SCALE.match(text, number.end)
    for _ in range(2):
        scale = _scale(match[1]) if match else None
        if match is None or scale is None:
            break
        factor, length = scale
        number = number.times(factor, match.start(1) + length)
        if number.scale > _LARGEST:
            return attrs.evolve(number, low=None)
        match = _SCALE.match(text, number.end)
    end = _strange_scale(text, number, match)
    return number if end is None else attrs.evolve(number, end=end, low=None)


@lru_cache(maxsize=4096)
def _scale(word: str) -> tuple[Decimal, int] | None:
    """Return what a word that begins with a scale multiplies by, and the length of the scale."""
    word = word.lower()
    stuck = _STUCK.fullmatch(word)
    scale = stuck[1] if stuck else word
    return (_SCALES[scale], len(scale)) if scale in _SCALES else None


def _strange_scale(text: str, number: Number, word: re.Match[str] | None) -> int | None:
    """Return where a scale that isn't known ends: ``milhões``, ``billio``, ``億``, ``x 10^6``; None without one.

    After a known scale a capital starts a name: ``$5 million Mill Creek``.
    """
    if word:
        if _looks_scaled(word[1], word[2] if word[1].lower() in _PAIRED else None):
            name = number.scaled and word[1][0].isupper()
            joined = _JOINED.match(text, word.end())  # "a $3 bi-annual fee"
            if not (name or joined):
                return word.end()
        if word[1][0].isascii():
            return None  # no sign and no power begins so
    match = _SIGN.match(text, number.end) or _POWER.match(text, number.end)
    return match.end() if match else None


@lru_cache(maxsize=4096)
def _tells_nothing(word: str) -> bool:
    """Say whether a word is no scale at all, whatever follows on it."""
    plain_word = word[0].isascii() and word.lower() not in _PAIRED
    return plain_word and _scale(word) is None and not _looks_scaled(word, None)


@lru_cache(maxsize=4096)
def _looks_scaled(word: str, following: str | None) -> bool:
    """Say whether a word looks like a scale of another language, or one misspelled, and is no English word."""
    word = word.lower()
    pair = f"{word} {following}"
    if word in _ORDINARY or pair in _ORDINARY:
        return False
    return word in _STRANGE or pair in _STRANGE or word.startswith(_STEMS) or any(part in word for part in _PARTS)


# --- ranges


def _range(text: str, first: Number, second: Number) -> Number | None:
    """Return both as one range if the words between them say so and neither is a range already."""
    if first.high is not None or second.high is not None or first.low is None or second.glued:
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
    if text[first.end] in " \u00a0" and not first.scaled and not second.spelled and _is_named(text, first.start):
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
