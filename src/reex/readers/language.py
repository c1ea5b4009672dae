"""Which language a text or a paragraph is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reex.readers.data_files import table

_WORD = re.compile(r"[^\W\d_]{1,30}")
_SAMPLE = 20_000


def language_of(text: str, default: str | None = "en") -> str | None:
    """Return the ISO 639-1 code of the language that most small words of *text* are in, *default* where they don't tell."""
    sample = text[:_SAMPLE]
    if script := _script_of(sample):
        return script
    words = _WORD.findall(sample.lower())
    small = _small_words()
    votes = Counter(language for word in words for language in small.get(word, ()))
    if not votes:
        return default
    (best, count), *others = votes.most_common(2)
    clear = count >= 3 and count * 12 >= len(words) and (not others or count > 1.3 * others[0][1])
    return best if clear else default


def _script_of(sample: str) -> str | None:
    """Return the language of the script that at least half of the letters are in, if that is not the Latin one."""
    letters = Counter(char for char in sample if char > "\u02ff" and char.isalpha())
    if sum(letters.values()) * 2 < sum(1 for char in sample if char.isalpha()) or not letters:
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
