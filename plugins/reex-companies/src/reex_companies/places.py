"""Where names stand in a text, looked up in a time that hardly grows with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import reex

# A word as names hold one at least; it starts with a character set, so that small words cost nothing.
_CAPITALISED = re.compile(r"[A-Z0-9À-Þ][^\W_]*")


class Places:
    """The stretches of a text that are taken."""

    def __init__(self, taken: Iterable[reex.Entity]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((entity.start, entity.end) for entity in taken):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Say whether anything of ``text[start:end]`` is taken."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start


def mentions(text: str, forms: Iterable[str]) -> Iterator[tuple[str, reex.Span]]:
    """Yield each form and where it stands as whole words: one pass for all, however many names a long text has."""
    by_word: dict[str, list[tuple[str, int]]] = {}
    for form in forms:
        if word := _CAPITALISED.search(form):
            by_word.setdefault(word[0], []).append((form, word.start()))
        else:
            yield from ((form, place) for place in reex.occurrences(text, form))
    for word in _CAPITALISED.finditer(text):
        for form, offset in by_word.get(word[0], ()):
            start = word.start() - offset
            if start >= 0 and text.startswith(form, start) and _is_whole(text, start, start + len(form)):
                yield form, reex.Span(start, start + len(form))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
