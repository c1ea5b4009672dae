"""Which words of two quotes differ, so that eyes find at once what two sources disagree on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reex.spans import Span

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
_ALIKE = 0.6  # of the words of the shorter quote: then both are the same sentence but for what differs
_SHORT = 3  # letters: shorter words, such as of and in, tell nothing


def differing(one: str, other: str, value: str, other_value: str) -> Iterator[Span]:
    """Yield where *one*, which is quoted for *value*, says something else than *other*, quoted for *other_value*.

    Two tellings of one sentence differ in few words, and all of them are yielded. Of sentences that share little it is
    the words of the value, or, where the value has other words than the text (``US-NV`` for Nevada), names and numbers.
    """
    words = list(_WORD.finditer(one))
    theirs = _words(other)
    meant = {word for word in _words(value) - _words(other_value) if len(word) >= _SHORT or word.isdigit()}
    own = {word[0].casefold() for word in words}
    if own and theirs and len(own & theirs) >= _ALIKE * min(len(own), len(theirs)):
        found = [word for word in words if word[0].casefold() not in theirs]
    else:
        found = [word for word in words if word[0].casefold() in meant]
        if value and not found:
            found = [word for word in words if word[0].casefold() not in theirs and _tells(word)]
    yield from (Span(word.start(), word.end()) for word in found)


def _words(text: str) -> set[str]:
    return {word[0].casefold() for word in _WORD.finditer(text)}


def _tells(word: re.Match[str]) -> bool:
    """Say whether *word* is a number or a name, as far as its letters show."""
    text = word[0]
    return any(sign.isdigit() for sign in text) or (len(text) > 1 and text[0].isupper() and word.start() > 0)
