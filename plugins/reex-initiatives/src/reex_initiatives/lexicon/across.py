"""Terms of which no scan of the document tells, as their words don't stand there one beside the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import reex

# How many words stand before and behind those that a term must have.
_BEFORE, _BEHIND = 2, 4
_REACH = 60
_WORD = reex.regex(r"[^\s,;:()“”\"]+")


def by_spelling(terms: Sequence[reex.Term]) -> dict[str, list[reex.Term]]:
    """Return terms by their spellings, in small letters."""
    found: dict[str, list[reex.Term]] = {}
    for term in terms:
        for spelling in term.spellings():
            found.setdefault(spelling.lower(), []).append(term)
    return found


def terms_across(told: str, start: int, end: int, terms: Mapping[str, Sequence[reex.Term]]) -> Iterator[reex.Hit]:
    """Yield the terms that take in the word at ``told[start:end]``, or the words on both sides where that is empty."""
    words = [found.span() for found in _WORD.finditer(told, max(0, start - _REACH), end + _REACH)]
    last = next((number for number, (low, _) in enumerate(words) if low >= start), len(words))
    first = last if end > start else last - 1
    for at in range(max(0, first - _BEFORE), first + 1):
        for behind in range(last, min(len(words), last + _BEHIND)):
            low, high = words[at][0], words[behind][1]
            spelled = told[low:high]
            for term in terms.get(spelled.lower(), ()):
                yield reex.Hit(low, high, term)
