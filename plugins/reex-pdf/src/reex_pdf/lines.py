"""From words to lines: which stand side by side, and how they are written together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median

import attrs

from reex_pdf.sheets import Word, bounds

_GLUED = 0.09  # in sizes: closer together, two pieces are one word, such as a drop in size within it
_SMALLER, _RAISED = 0.85, 0.12
_NOTE = re.compile(r"(?:\d{1,3}(?:[,–-]\d{1,3}){0,3}|[*†‡§]{1,3})$")
_BEFORE_NOTE = re.compile(r"(?:[a-z]{3}|[A-Z]{4}|[a-zA-Z0-9][.,;:!?]|[)\]”’\"'])$")
_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "▪", "\uf0d8": "‣", "\uf0fc": "•", "●": "•", "■": "▪"}
)


@attrs.frozen(eq=False, slots=False)
class Line:
    """Words on one line, from left to right."""

    words: tuple[Word, ...]
    page: int
    quarter: int

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """The smallest box around its words."""
        return bounds(self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return median(word.size for word in self.words for _ in word.text)

    @cached_property
    def base(self) -> float:
        """Where most of its words stand."""
        return median(word.bottom for word in self.words)

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.box[0]

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.box[2]

    @cached_property
    def text(self) -> str:
        """Its words with the blanks between them."""
        return "".join(self.pieces)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Each word with the blank before it; a raised mark of a note stands in brackets."""
        parts = [_shown(self.words[0], self.size, self.base, "", self.words[1:])]
        for before, word in pairwise(self.words):
            near = word.left - before.right < _GLUED * min(before.size, word.size)
            shown = _shown(word, self.size, self.base, before.text if near else "", ())
            parts.append(shown if near else f" {shown}")
        return tuple(part.translate(_SYMBOLS) for part in parts)


def _shown(word: Word, size: float, base: float, before: str, after: Sequence[Word]) -> str:
    """Return a word as it is written; a note's mark is raised, after a word or before the note itself."""
    if word.size > _SMALLER * size or base - word.bottom < _RAISED * size or not _NOTE.match(word.text):
        return word.text
    return f"[{word.text}]" if after or _BEFORE_NOTE.search(before) else word.text


def lines_of(words: Iterable[Word], page: int, quarter: int) -> list[Line]:
    """Return the lines of *words* from the top to the bottom; what overlaps in height for the most part is one."""
    anchors: list[Word] = []
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-round(word.size, 1), word.bottom, word.left)):
        middle = (word.top + word.bottom) / 2
        at = bisect_left(anchors, middle, key=lambda anchor: anchor.bottom)
        if at < len(anchors) and anchors[at].top <= middle:
            rows[at].append(word)
        else:
            at = bisect_left(anchors, word.bottom, key=lambda anchor: anchor.bottom)
            anchors.insert(at, word)
            rows.insert(at, [word])
    made = (tuple(sorted(row, key=lambda word: (word.left, word.right))) for row in rows)
    return sorted((Line(row, page, quarter) for row in made), key=lambda line: (line.base, line.left))
