"""Whether a text looks ahead or back where it names a date without its year."""

from __future__ import annotations

import reex
from reex_measures.mentions import DATA

_TENSE: dict[str, list[str]] = DATA["tense"]
_FUTURE, _PAST, _OBJECTS, _LIGHT = (frozenset(_TENSE[key]) for key in ("future", "past", "objects", "light"))
_RIGHT_BEFORE = reex.regex(
    rf"\b(?:{'|'.join(_TENSE['before'])})(?!\sof\b)(?:[\s-]{{1,8}}(?:{'|'.join(_TENSE['light'])})\b){{0,6}}[\s-]{{0,8}}$"
)
_TOKEN = reex.regex(r"[a-z]+|;")
_OPENS = reex.regex(r"\s*(?:[A-Z][a-z]{1,6}(?:\s(?:early|mid|late))?\s)?")
_WILL = reex.regex(r",?(?:\s(?!was\b|were\b|had\b|[a-z]+ed\b)[\w’'-]+){1,6}?\s(?:will|would|shall)\b")
_PASSIVE = 3  # words between "be" and its participle, as in "will be approved and signed"


def looks_ahead(before: str) -> bool:
    """Say whether words of a time to come stand in *before*, what a sentence says up to a date.

    The nearest word of time decides: ``will build the plant that it bought in``
    tells, right before a month, of the past.
    """
    lower = before.lower()
    if _RIGHT_BEFORE.search(lower):
        return True
    words = _TOKEN.findall(lower)
    last = len(words) - 1
    while last >= 0 and words[last] in _LIGHT:
        last -= 1
    for at in range(last, -1, -1):
        word, pair = words[at], " ".join(words[at : at + 2])
        if word in _FUTURE or pair in _FUTURE:
            return True
        if word == ";" or _is_past(words, at, at == last):
            return False
    return False


def opens_ahead(before: str, after: str) -> bool:
    """Say whether a date opens its sentence and the first verb after it looks ahead: ``In May, voters will``."""
    return _OPENS.fullmatch(before) is not None and _WILL.match(after) is not None


def _is_past(words: list[str], at: int, is_last: bool) -> bool:
    """Say whether a word is a verb of the past, neither a participle after ``be`` nor one before its noun."""
    word = words[at]
    if "be" in words[max(0, at - _PASSIVE) : at]:
        return False
    return word in _PAST or (word.endswith("ed") and len(word) > 4 and (is_last or words[at + 1] in _OBJECTS))
