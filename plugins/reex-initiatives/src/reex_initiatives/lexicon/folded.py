"""Words and kinds of entities as patterns and sentences are compared by: folded, as sets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reex_initiatives.lexicon.spelling import KINDS

# Words that stand in so many sentences that they tell next to none of them apart.
COMMON = frozenset((
    "of", "to", "in", "and", "for", "with", "on", "by", "from", "as", "at", "into", "or", "not", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "will", "would", "could", "may", "it", "its", "what", "that", "which",
))  # fmt: skip
# Latin letters and figures as small ones, all else as blanks: bytes are cut into words in a fifth of the time of text.
_FOLDED = bytes(ord(char.lower()) if char.isalnum() else ord(" ") for char in map(chr, range(256)))
_ONE_WORD: dict[bytes, bytes] = {}
ONE_SET: dict[frozenset[bytes], frozenset[bytes]] = {}
# Words that tell few sentences apart.
FREQUENT = frozenset(map(str.encode, (*COMMON, "a", "an", "the")))
# What every sentence holds, and how a kind of entities is written among words: no word has a bracket.
ANYWHERE = frozenset((b"",))
_MARKS = {kind: f"{{{kind}}}".encode() for kind in KINDS}


def words_of(text: str) -> list[bytes]:
    """Return the words of *text*, folded."""
    return fold(text).split()


def fold(text: str) -> bytes:
    """Return *text* with a byte for each character, all but letters and figures as blanks."""
    return text.encode("latin-1", "replace").translate(_FOLDED)


def beginnings_of(token: str) -> frozenset[bytes]:
    """Return the first word of each alternative of a word, or nothing where it has none.

    What is equal is one object: patterns have many words in common, and are gone through for each sentence.
    """
    firsts = (next(iter(words_of(word.replace("_", " "))), b"") for word in token.rstrip(",").split("|"))
    found = frozenset(_ONE_WORD.setdefault(word, word) for word in firsts)
    return ONE_SET.setdefault(found, found)


def first_words(words: Iterable[str]) -> frozenset[bytes] | None:
    """Return how each of *words*, some written with ``[s]``, may begin as :class:`Told` has it; None if one can't."""
    found: set[bytes] = set()
    for word in words:
        for spelling in (word.replace("[s]", ""), word.replace("[s]", "s")):
            if not words_of(spelling[0]):
                return None
            found.add(words_of(spelling)[0])
    return frozenset(found)


def marks_of(kinds: Iterable[str]) -> frozenset[bytes]:
    """Return how *kinds* of entities are written among words."""
    return frozenset([_MARKS[kind] for kind in kinds if kind in _MARKS])


@lru_cache(maxsize=1_000)  # sentences are of few sorts
def marks_of_sentence(kinds: frozenset[str]) -> frozenset[bytes]:
    """Return the same for the kinds in a sentence, with what every sentence holds."""
    return marks_of(kinds) | ANYWHERE
