"""Which words of two quotes differ, so that eyes find at once what two sources disagree on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reex.spans import Span

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*%?")
_ALIKE = 0.6  # of the words of the shorter quote: then both are the same sentence but for what differs


def differing(one: str, other: str, values: str) -> Iterator[Span]:
    """Yield where *one* has words that *other* hasn't.

    Two tellings of one sentence differ in few words, and all are yielded. Of sentences that share little only names,
    numbers and the words of *values*, what both are said to mean, tell anything.
    """
    words = list(_WORD.finditer(one))
    own, theirs, meant = {word[0].casefold() for word in words}, _words(other), _words(values)
    alike = len(own & theirs) >= _ALIKE * min(len(own), len(theirs))
    for word in words:
        if word[0].casefold() in theirs:
            continue
        if alike or word[0].casefold() in meant or _tells(word[0], word.start() == 0):
            yield Span(word.start(), word.end())


def _words(text: str) -> set[str]:
    return {word[0].casefold() for word in _WORD.finditer(text)}


def _tells(word: str, first: bool) -> bool:
    """Say whether *word* is a number or a name, as far as its letters show."""
    return any(sign.isdigit() for sign in word) or (len(word) > 1 and word[0].isupper() and not first)
