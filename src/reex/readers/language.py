"""Which language a text or a paragraph is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reex.readers.data_files import table

_FOREIGN = re.compile(r"[^\W\d_\0-\u02ff]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE, _PARAGRAPH = 5000, 600
_SHARE = 12  # one word in so many is a small one of its language


def language_of(text: str, default: str | None = "en") -> str | None:
    """Return the ISO 639-1 code of the language of *text*, *default* where its small words don't tell."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and (script := _script_of(sample)):
        return script
    words = sample.lower().split()
    small = _small_words()
    votes = Counter(language for word in words if word in small for language in small[word])
    if not votes:
        return default
    (best, count), *others = votes.most_common(2)
    clear = count >= 3 and count * _SHARE >= len(words) and (not others or count > 1.3 * others[0][1])
    return best if clear else default


def is_foreign(text: str, language: str) -> bool:
    """Say whether a paragraph is in another language for certain."""
    words = text[:_PARAGRAPH].lower().split()
    own = _own_words(language)
    if sum(map(own.__contains__, words)) * _SHARE >= len(words):
        return False
    return language_of(text, language) != language


def _script_of(sample: str) -> str | None:
    """Return the language of the script that at least half of the letters are in, if that is not the Latin one."""
    letters = Counter(_FOREIGN.findall(sample))
    if not letters or letters.total() * 2 < len(_LETTER.findall(sample)):
        return None
    votes = {
        language: sum(count for char, count in letters.items() if low <= char <= high)
        for language, (low, high) in table("languages")["scripts"].items()
    }
    best = max(votes, key=lambda language: votes[language])
    if best == "zh" and votes["ja"] * 10 > votes["zh"]:
        return "ja"
    return best if votes[best] else None


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for language, row in table("languages").items():
        if language != "scripts":
            for word in row:
                words[word] = (*words.get(word, ()), language)
    return words


@cache
def _own_words(language: str) -> frozenset[str]:
    return frozenset(table("languages").get(language, ()))
