"""Words as parts of expressions; some files in ``data`` list them, each by what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reex
from reex_initiatives.lexicon.folded import words_of as folded
from reex_initiatives.lexicon.tables import DATA

_FILES = ("parties", "sentences", "mentions", "status", "weighing")
_LISTS: dict[str, list[str]] = {
    name: words for file in _FILES for name, words in reex.read_toml(DATA / f"{file}.toml").items()
}


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a list as they are written there."""
    return tuple(_LISTS[name])


def any_of(*names: str) -> str:
    """Return the words of some lists as alternatives, to be put in brackets: ``concerns?|risks?``."""
    return "|".join(_spelled(word) for name in names for word in _LISTS[name])


def any_titled(name: str) -> str:
    """Return the words of a list, each with or without a capital: ``[Mm]inistry|[Cc]abinet``."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{_spelled(word[1:])}" for word in _LISTS[name])


def signs_of(*names: str) -> frozenset[bytes]:
    """Return of each word of some lists its longest part, folded: no sentence without one of these has such a word."""
    spelled = (spelling for name in names for word in _LISTS[name] for spelling in _spellings(word))
    return frozenset(max(folded(spelling), key=len) for spelling in spelled)


def _spellings(word: str) -> Iterator[str]:
    """Yield a word without and with each part of it that stands in brackets."""
    first, _, behind = word.partition("[")
    inside, _, rest = behind.partition("]")
    for spelling in _spellings(rest) if behind else ("",):
        yield from dict.fromkeys((f"{first}{spelling}", f"{first}{inside}{spelling}"))


def _spelled(word: str) -> str:
    """Return an expression for a word, of which what stands in brackets may be left out."""
    return re.escape(word).replace(r"\[", "(?:").replace(r"\]", ")?")


# "The board of the bank has approved", "the Administrator of the": words for those who head a body.
HEADS = rf"(?:{any_titled('heads_of')}|CEO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?(?: \(CEO\))?)\sof\s(?:the\s)?"
