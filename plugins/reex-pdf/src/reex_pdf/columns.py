"""The reading order of a page: which stretches run in columns, which are tables, and which go all the way across.

A page is cut at its horizontal gaps into bands. Bands that have a gutter in common, a strip without a word in it, hold
what stands side by side: it is read from the left column to the right one, or by rows if it is a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

import attrs

from reex_pdf.grids import Grid, grids
from reex_pdf.items import is_mark, is_section
from reex_pdf.lines import Line, lines_of
from reex_pdf.sheets import Sheet, Word, bounds

_GUTTER, _GAP = 0.9, 3.0  # in sizes: the narrowest gutter, and what parts two texts on one line
_NARROW = 0.4  # in sizes: what lines that stick out must leave of a gutter that others have shown
_SURE = 0.6  # in sizes: the narrowest of further gutters, where several lines have them
_STRETCHED = 0.6  # of a gutter: where words are as far apart, it is but a gap between the words of justified lines
_DEEP = 12  # cuts within cuts
_TRIES, _CANDIDATES, _STEPS = 8, 200, 40_000  # a page of any size is cut in a time that its length bounds
_FULL, _WORDS, _LINES = 0.6, 3.0, 3  # how lines of running text fill their column
_ROW = 1.3  # in sizes: lines of a table that are closer may be one row
_TRIMS = 3  # bands
_WIDER = 1.3
_LARGE = 1.1  # in sizes: a heading
_APART = 0.6  # in sizes: what stands further below columns isn't the rest of one of them


@attrs.frozen(eq=False)
class Block:
    """Lines that are read one after the other.

    Attributes:
        rows: the cells of each row, each with its lines, if it is a table.
    """

    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()


@attrs.frozen
class _Strip:
    """A range of x without a word in it."""

    left: float
    right: float


@attrs.frozen
class _Band:
    words: list[Word]
    top: float
    bottom: float
    free: list[_Strip]


@attrs.frozen
class _Run:
    """Bands with gutters in common."""

    first: int
    last: int
    strips: list[_Strip]


class Reading:
    """Brings the words of one page into the order of reading."""

    def __init__(self, sheet: Sheet) -> None:
        self._page, self._quarter, self._grids = sheet.number, sheet.quarter, grids(sheet.rules)

    def blocks(self, words: Sequence[Word], depth: int = 0) -> list[Block]:
        """Return the blocks of *words* in order."""
        if not words:
            return []
        if depth == _DEEP:
            return [self._text(words)]
        for grid in self._grids:
            if drawn := self._drawn(grid, words, depth):
                return drawn
        size = median(word.size for word in words)
        bands = list(_bands(words))
        for run in islice(_runs(bands, size), _TRIES):
            inside = [word for band in bands[run.first : run.last] for word in band.words]
            if parted := self._parted(inside, run.strips, size, depth):
                above, below = bands[: run.first], bands[run.last :]
                return [*self._rest(above, depth), *parted, *self._rest(below, depth)]
        return [self._text(words)]

    def _drawn(self, grid: Grid, words: Sequence[Word], depth: int) -> list[Block]:
        """Return the blocks above, in and below a drawn table, if nothing else stands beside it."""
        inside = [word for word in words if grid.holds(word)]
        if not inside or len(inside) < sum(map(grid.beside, words)):
            return []
        rows = list(grid.rows(inside))
        if not _is_filled(rows):
            return []
        cells = (tuple(tuple(lines_of(cell, self._page, self._quarter)) for cell in row) for row in rows)
        above = [word for word in words if word.bottom < grid.box[1] + word.size and not grid.holds(word)]
        below = [word for word in words if word.bottom >= grid.box[1] + word.size and not grid.holds(word)]
        return [*self.blocks(above, depth + 1), Block(rows=tuple(cells)), *self.blocks(below, depth + 1)]

    def _rest(self, bands: Iterable[_Band], depth: int) -> list[Block]:
        return self.blocks([word for band in bands for word in band.words], depth + 1)

    def _text(self, words: Sequence[Word]) -> Block:
        return Block(lines=tuple(lines_of(words, self._page, self._quarter)))

    def _parted(self, words: list[Word], strips: list[_Strip], size: float, depth: int) -> list[Block] | None:
        """Return what stands side by side, by columns or as a table, or None if it is running text after all."""
        columns = _without_marks(_columns(words, strips))
        rows = lines_of(words, self._page, self._quarter)
        if len(columns) < 2:
            return None
        lines = [lines_of(column, self._page, self._quarter) for column in columns]
        least = _GAP if _wide(rows, lines) < 2 else _GUTTER
        if len(rows) < 2 * _LINES and _narrowest(columns) < least * size:
            return None
        if _wide(rows, lines) < 2 * _LINES and _stretched(lines, _narrowest(columns)):
            return None
        if _is_table(rows, lines):
            return [Block(rows=tuple(_rows(lines, size)))]
        return [block for column in columns for block in self.blocks(column, depth + 1)]


def _is_filled(rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Say whether boxes hold a table: those of a form, a diagram or coloured words are empty for the most part."""
    cells = [bool(cell) for row in rows for cell in row]
    return len(rows) > 1 and 2 * sum(cells) >= len(cells)


def _bands(words: Sequence[Word]) -> Iterator[_Band]:
    """Yield the words between two horizontal gaps of the page, from the top to the bottom."""
    band: list[Word] = []
    end = 0.0
    for word in sorted(words, key=lambda word: (word.top, word.left)):
        top, bottom = word.top + 0.1 * word.size, word.bottom - 0.2 * word.size
        if band and top > end:
            yield _band(band)
            band = []
        end = max(end, bottom) if band else bottom
        band.append(word)
    yield _band(band)


def _band(words: list[Word]) -> _Band:
    _, top, _, bottom = bounds(words)
    free, edge = [], float("-inf")
    for word in sorted(words, key=lambda word: word.left):
        if word.left > edge:
            free.append(_Strip(edge, word.left))
        edge = max(edge, word.right)
    least = _least([strip.right - strip.left for strip in free[1:]], median(word.size for word in words))
    wide = [strip for strip in free if strip.right - strip.left >= least]
    return _Band(words, top, bottom, [*wide, _Strip(edge, float("inf"))])


def _least(gaps: list[float], size: float) -> float:
    """Return how wide a gap is that may be a gutter: wider than the common gaps between words, as far as that goes."""
    common = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
    return min(max(_WIDER * common, _NARROW * size), _GUTTER * size)


def _runs(bands: Sequence[_Band], size: float) -> Iterator[_Run]:
    """Yield the stretches of bands that have a gutter in common, those with most text on both sides of it first."""
    seen: set[tuple[int, int, int]] = set()
    found = []
    for at, strip in _candidates(bands, size):
        x = strip.right - 0.2 * size
        first, last = _stretch(bands, at, x, size)
        words = [word.left < x for band in bands[first:last] for word in band.words]
        key = (first, last, sum(words))
        if key not in seen:
            seen.add(key)
            found.append((min(sum(words), len(words) - sum(words)), -first, first, last, x))
    for *_, first, last, x in sorted(found, reverse=True):
        yield _trimmed(bands, first, last, x, size)


def _trimmed(bands: Sequence[_Band], first: int, last: int, x: float, size: float) -> _Run:
    """Return a run without bands at its ends that hide gutters of it, as a line above a table does."""
    strips = _shared(bands[first:last], x, size)
    for above, below in ((1, 0), (0, 1)):
        for _ in range(min(_TRIMS, last - first - _LINES)):
            more = _shared(bands[first + above : last - below], x, size)
            if len(more) <= len(strips):
                break
            strips, first, last = more, first + above, last - below
    return _Run(first, last, strips)


def _candidates(bands: Sequence[_Band], size: float) -> list[tuple[int, _Strip]]:
    """Return the widest gaps between words of one band, each with the band's place."""
    gaps = [(at, strip) for at, band in enumerate(bands) for strip in _inner(band.free)]
    wide = [gap for gap in gaps if gap[1].right - gap[1].left >= _GUTTER * size]
    return sorted(wide, key=lambda gap: (gap[1].left - gap[1].right, gap[0]))[
        : max(min(_CANDIDATES, _STEPS // len(bands)), _TRIES)
    ]


def _stretch(bands: Sequence[_Band], at: int, x: float, size: float) -> tuple[int, int]:
    """Return the first and last of the bands around one that leave *x* free, without a heading above and below."""
    first, last = at, at + 1
    while first > 0 and _is_free(bands[first - 1], x):
        first -= 1
    while last < len(bands) and _is_free(bands[last], x):
        last += 1
    while first < at and _is_left(bands[first], x) and bands[first + 1].top - bands[first].bottom > _APART * size:
        first += 1
    if last - 1 > at and _is_left(bands[last - 1], x):
        heads = last < len(bands) or median(word.size for word in bands[last - 1].words) > _LARGE * size
        last -= heads and bands[last - 1].top - bands[last - 2].bottom > _APART * size
    return first, last


def _is_free(band: _Band, x: float) -> bool:
    at = bisect_right(band.free, x, key=lambda strip: strip.left) - 1
    return at >= 0 and x < band.free[at].right


def _is_left(band: _Band, x: float) -> bool:
    return band.free[-1].left < x


def _shared(bands: Sequence[_Band], x: float, size: float) -> list[_Strip]:
    """Return the gutters that all bands have in common, that at *x* among them however narrow it gets."""
    free = bands[0].free
    for band in bands[1:]:
        free = list(_common(free, band.free, 0.0))
    least = size * (_GUTTER if len(bands) < _LINES else _SURE)
    inner = _inner(free)
    return [strip for strip in inner if strip.left <= x < strip.right or strip.right - strip.left >= least]


def _inner(strips: Iterable[_Strip]) -> list[_Strip]:
    return [strip for strip in strips if strip.left != float("-inf") and strip.right != float("inf")]


def _common(one: list[_Strip], other: list[_Strip], gutter: float) -> Iterator[_Strip]:
    """Yield what two lists of strips, both from left to right, leave free together."""
    first = second = 0
    while first < len(one) and second < len(other):
        left = max(one[first].left, other[second].left)
        right = min(one[first].right, other[second].right)
        if right - left >= gutter:
            yield _Strip(left, right)
        if one[first].right < other[second].right:
            first += 1
        else:
            second += 1


def _columns(words: Iterable[Word], strips: Sequence[_Strip]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in range(len(strips) + 1)]
    for word in words:
        columns[bisect_right(strips, word.left, key=lambda strip: strip.right)].append(word)
    return [column for column in columns if column]


def _without_marks(columns: list[list[Word]]) -> list[list[Word]]:
    """Return the columns, those that hold but the marks of a list, or the number of a heading, with its text."""
    joined: list[list[Word]] = []
    marks: list[Word] = []
    for column in columns:
        first = column is columns[0] and len(column) == 1 and is_section(column[0].text)
        if first or all(is_mark(word.text) for word in column):
            marks += column
        else:
            joined.append(marks + column)
            marks = []
    return [*joined, marks] if marks else joined


def _narrowest(columns: Sequence[Sequence[Word]]) -> float:
    boxes = [bounds(column) for column in columns]
    return min(boxes[at + 1][0] - boxes[at][2] for at in range(len(boxes) - 1))


def _stretched(columns: Sequence[Sequence[Line]], gutter: float) -> bool:
    """Say whether words within columns are nearly as far apart as the columns are."""
    gaps = [word.left - before.right for column in columns for line in column for before, word in pairwise(line.words)]
    return median(gaps) > _STRETCHED * gutter if gaps else len(columns[0]) < _LINES


def _is_table(rows: Sequence[Line], columns: Sequence[Sequence[Line]]) -> bool:
    """Say whether what stands side by side belongs together by rows."""
    long = [column for column in columns if len(column) >= _LINES or len(columns) == len(rows)]
    if len(rows) < 2 or (len(rows) > 2 * _LINES and long and all(map(_runs_on, long))):
        return False
    if all(map(_runs_on, columns)):
        return False
    wide = _wide(rows, columns)
    return wide > 1 and wide * 2 >= len(rows)


def _wide(rows: Sequence[Line], columns: Sequence[Sequence[Line]]) -> int:
    """Return how many rows have several cells."""
    lefts = [min(line.left for line in column) for column in columns]
    return sum(1 for row in rows if len({bisect_right(lefts, word.left) for word in row.words}) > 1)


def _runs_on(lines: Sequence[Line]) -> bool:
    """Say whether lines are those of running text, which fill their column with several words each."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    words = sum(len(line.words) for line in lines) / len(lines)
    full = sum(line.right - left for line in lines) / len(lines) / ((right - left) or 1)
    return len(lines) >= _LINES and words >= _WORDS and full >= _FULL


def _rows(columns: Sequence[Sequence[Line]], size: float) -> Iterator[tuple[tuple[Line, ...], ...]]:
    """Yield the rows of a table, each with its cells.

    A line that is close below another and has nothing in the first column is the rest of that row.
    """
    placed = sorted(((line, at) for at, column in enumerate(columns) for line in column), key=lambda row: row[0].base)
    firsts = {round(line.base / size) for line in columns[0]}
    row: list[list[Line]] = [[] for _ in columns]
    last = placed[0][0].base
    for line, at in placed:
        step = line.base - last
        if step > _ROW * size or (step > 0.5 * size and round(line.base / size) in firsts):
            yield tuple(map(tuple, row))
            row = [[] for _ in columns]
        row[at].append(line)
        last = line.base
    yield tuple(map(tuple, row))
