"""Words around an amount that say how it limits the true one: ``up to``, ``more than``, ``roughly``, ``+``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from reex.codes import Bound
from reex.late import regex
from reex.tables import read_toml

_LOOK = 48  # characters before an amount that may hold a cue
_LONGEST = 4  # words of the longest cue

Cues = dict[str, Bound]


def _load() -> tuple[Cues, Cues, Cues, list[list[str]], list[list[str]]]:
    data = read_toml(Path(__file__).parent / "data" / "bounds.toml")
    loose, tight = (
        {cue: cast(Bound, bound) for bound, cues in data[table].items() for cue in cues} for table in ("loose", "tight")
    )
    after = {cue: cast(Bound, bound) for bound, cues in data["after"].items() for cue in cues}
    between = data["between"]
    articles, adjectives = ([word.split() for word in between[key]] for key in ("articles", "adjectives"))
    return loose, tight | loose, after, articles, adjectives


_LOOSE, _ALL, _AFTER, _ARTICLES, _ADJECTIVES = _load()
# What a cue or an adjective may end with: most words are none, and one look tells.
_CUE_AFTER = regex(rf"(?:{'|'.join(map(re.escape, _AFTER))})(?![^\W_])")
_ENDS = frozenset(cue.rpartition(" ")[2] for cue in _ALL)
_ADJECTIVE_ENDS = frozenset(adjective[-1] for adjective in _ADJECTIVES)


def _pairs(phrases: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    """Return the last words of *phrases*, each with those before it, or none where it is a phrase by itself."""
    found: dict[str, set[str]] = {}
    for words in phrases:
        found.setdefault(words[-1], set()).add(words[-2] if len(words) > 1 else "")
    return {last: frozenset() if "" in before else frozenset(before) for last, before in found.items()}


_LAST = _pairs([*(cue.split() for cue in _ALL), *_ADJECTIVES, *_ARTICLES])
_AFTER_STARTS = tuple({cue[:3] for cue in _AFTER})
_SIGNS = regex('[(—–“"*~≈<>≤≥±:]')


def bound_of(text: str, start: int, end: int) -> Bound:
    """Return how the words around the amount at ``text[start:end]`` limit it.

    What stands after it counts more: ``roughly 90%+`` is at least 90%.
    """
    if "+" in text[start:end]:
        return "at_least"
    return _after(text, end) or _before(text, start) or "exact"


def _after(text: str, end: int) -> Bound | None:
    if not text[end : end + 3].lower().startswith(_AFTER_STARTS):
        return None
    cue = _CUE_AFTER.match(text[end : end + 16].lower())
    return _AFTER[cue[0]] if cue else None


def _before(text: str, start: int) -> Bound | None:
    low = start - _LOOK if start > _LOOK else 0
    end = start - text.endswith(" ", low, start)
    begin = text.rfind(" ", low, end) + 1 or low
    last = text[begin:end]
    if last.isalpha():
        befores = _LAST.get(last.lower())
        if befores is None:
            return None
        before = text[text.rfind(" ", low, begin - 1) + 1 or low : begin - 1] if befores and begin > low else ""
        if before.isalpha() and before.lower() not in befores:
            return None
    words = _spread(text[low:start].lower()).split()
    if bound := _cue(words, _ALL):
        return bound
    for adjective in _ADJECTIVES if words and words[-1] in _ADJECTIVE_ENDS else ():
        if words[-len(adjective) :] == adjective and (bound := _cue(words[: -len(adjective)], _ALL)):
            return bound
    return _cue(words[:-1], _LOOSE) if words[-1:] in _ARTICLES else None


def _spread(window: str) -> str:
    """Set signs apart from the amount and from words before them: ``(~`` and ``—up to`` are cues too."""
    return _SIGNS.sub(r" \g<0> ", window) if _SIGNS.search(window) else window


def _cue(words: list[str], cues: Cues) -> Bound | None:
    """Return the bound of the longest cue that *words* end with."""
    if not words or words[-1] not in _ENDS:
        return None
    for size in range(min(_LONGEST, len(words)), 0, -1):
        if bound := cues.get(" ".join(words[-size:])):
            return bound
    return None
