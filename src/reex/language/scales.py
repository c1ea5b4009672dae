"""Scale words and letters behind a number: ``million``, ``hundred thousand``, ``bn``, and those that aren't known."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import attrs

from reex.language.number import DATA, GAP, Number
from reex.late import regex

SCALES = {word: Decimal(10) ** power for word, power in DATA["scales"].items()}
_LETTERS = {word: Decimal(10) ** power for word, power in DATA["letters"].items()}
_LARGEST = Decimal(10) ** 12
_STRANGE = frozenset(DATA["foreign"]["words"])
_STEMS = tuple(DATA["foreign"]["stems"])
_PARTS: list[str] = DATA["foreign"]["parts"]
_SIGNS = sorted(DATA["foreign"]["signs"], key=len, reverse=True)
_ORDINARY = frozenset(DATA["foreign"]["ordinary"])
_PAIRED = frozenset(pair.split()[0] for pair in _STRANGE | _ORDINARY if " " in pair)
# A scale that stuck to the next word when a page was scraped: "$26 millionin funding".
_STUCK = regex(rf"(thousand|million|billion|trillion)(?:{'|'.join(DATA['context']['stuck'])})")
_SCALE = regex(rf"\+?{GAP}?([^\W\d_]{{2,24}}+)(?![^\W_])(?=(?:\s([a-z]{{2,8}}+))?)")
_JOINED = regex(r"-[a-z]")
_SIGN = regex(rf"{GAP}?(?=[^\x00-\x7f])(?:{'|'.join(_SIGNS)})[Ͱ-ۿ]{{0,12}}", re.IGNORECASE)  # to the end of the word
_POWER = regex(r"[^\S\n]?(?:×[^\S\n]?10(?![0-9])|[x*·⋅][^\S\n]?10(?=\^|\*\*|[⁰¹²³⁴-⁹⁻]))[*^⁰¹²³⁴-⁹⁻−-]{0,4}[0-9]{0,3}")
_FOLLOWED = regex(r"[+\s-]{0,12}[^\W\d_]|[^\S\n]?[×*·⋅]")
_LETTER = regex(r"([^\S\n]?)([A-Za-z]{1,2})(?![A-Za-z0-9])")


def scale_at(text: str, position: int) -> tuple[Decimal, int] | None:
    """Return the scale that a letter at *position* stands for, and where it ends: ``m``, `` bn``, ``K``.

    Whether a letter is a scale or a unit is for the caller to know.
    """
    match = _LETTER.match(text, position)
    if match is None or match[2] not in _LETTERS or (match[1] and match[2] == "T"):
        return None
    return _LETTERS[match[2]], match.end()


def is_without_scale(text: str, end: int) -> bool:
    """Say whether a word that is no scale follows on the number that ends at *end*, as on most."""
    word = _SCALE.match(text, end)
    return word is not None and _tells_nothing(word[1]) and text[end].isascii()


@lru_cache(maxsize=4096)
def _tells_nothing(word: str) -> bool:
    """Say whether a word is no scale at all, whatever follows on it."""
    plain_word = word[0].isascii() and word.lower() not in _PAIRED
    return plain_word and _scale(word) is None and not _looks_scaled(word, None)


def with_scale(text: str, number: Number) -> Number:
    """Take in scale words: ``million``, ``hundred thousand``, ``-billion``; a strange one leaves nothing read."""
    if not _FOLLOWED.match(text, number.end):
        return number
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
    return (SCALES[scale], len(scale)) if scale in SCALES else None


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
def _looks_scaled(word: str, following: str | None) -> bool:
    """Say whether a word looks like a scale of another language, or one misspelled, and is no English word."""
    word = word.lower()
    pair = f"{word} {following}"
    if word in _ORDINARY or pair in _ORDINARY:
        return False
    return word in _STRANGE or pair in _STRANGE or word.startswith(_STEMS) or any(part in word for part in _PARTS)
