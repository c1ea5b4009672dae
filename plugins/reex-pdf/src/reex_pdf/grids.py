"""Tables whose cells are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs

from reex_pdf.sheets import Box, Word

_THIN = 2.5  # points
_NEAR = 3.0  # points: lines that are closer are one, or touch
_MOST = 50  # tables of a page
_TALL = 500.0  # points: a taller line is part of a frame around the page, or stands between its columns


@attrs.frozen(eq=False)
class Grid:
    """The lines of a table.

    Attributes:
        heights: of its horizontal lines, from the top to the bottom.
        uprights: its vertical lines.
    """

    box: Box
    heights: tuple[float, ...]
    uprights: tuple[Box, ...]

    def holds(self, word: Word) -> bool:
        """Say whether a word stands in it."""
        x, y = _middle(word)
        return self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]

    def beside(self, word: Word) -> bool:
        """Say whether a word stands at its height."""
        return self.box[1] <= _middle(word)[1] <= self.box[3]

    def rows(self, words: Iterable[Word]) -> Iterator[list[list[Word]]]:
        """Yield the words in each cell, row by row."""
        rows: list[list[Word]] = [[] for _ in self.heights]
        for word in words:
            rows[max(bisect_right(self.heights, _middle(word)[1]) - 1, 0)].append(word)
        for at, row in enumerate(rows):
            if row:
                yield self._cells(row, self._edges((self.heights[at] + self.heights[min(at + 1, len(rows) - 1)]) / 2))

    def _edges(self, y: float) -> list[float]:
        """Return where the cells begin at a height."""
        return _apart(box[0] for box in self.uprights if box[1] <= y <= box[3])[1:-1]

    def _cells(self, words: Iterable[Word], edges: Sequence[float]) -> list[list[Word]]:
        cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
        for word in words:
            cells[bisect_right(edges, _middle(word)[0])].append(word)
        return cells


def grids(rules: Iterable[Box]) -> list[Grid]:
    """Return the tables of two rows and two columns, or more, that lines on a page are drawn around."""
    rules = list(rules)
    uprights = sorted((box for box in rules if _is_upright(box)), key=lambda box: box[1])
    level = [box for box in rules if not _is_upright(box)]
    found = []
    group: list[Box] = []
    end = 0.0
    for box in uprights:
        if group and box[1] > end + _NEAR:
            found += _grid(group, level)
            group = []
        end = max(end, box[3]) if group else box[3]
        group.append(box)
    return [*found, *_grid(group, level)][:_MOST]


def _is_upright(box: Box) -> bool:
    return box[2] - box[0] <= _THIN < box[3] - box[1] < _TALL


def _grid(uprights: Sequence[Box], level: Iterable[Box]) -> list[Grid]:
    edges = _apart(box[0] for box in uprights)
    if len(edges) < 3:
        return []
    box = edges[0], min(line[1] for line in uprights), edges[-1], max(line[3] for line in uprights)
    inside = [
        line[1]
        for line in level
        if box[1] - _NEAR <= line[1] <= box[3] + _NEAR and line[2] > box[0] and line[0] < box[2]
    ]
    heights = _apart(inside)
    return [Grid(box, tuple(heights), tuple(uprights))] if len(heights) > 2 else []


def _apart(places: Iterable[float]) -> list[float]:
    """Return places in order, of those that are near each other the first."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place > found[-1] + _NEAR:
            found.append(place)
    return found


def _middle(word: Word) -> tuple[float, float]:
    return (word.left + word.right) / 2, (word.top + word.bottom) / 2
