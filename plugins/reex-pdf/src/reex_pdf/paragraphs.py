"""From lines to paragraphs, over the ends of columns and pages, and the notes at the foot of a page apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

import attrs

from reex_pdf.columns import Block
from reex_pdf.items import is_bullet, is_mark
from reex_pdf.lines import Line

_USUAL, _LOOSE, _PITCH = 1.2, 1.6, 1.15
_SIZE = 0.07
_INDENT = 0.7
_INSET, _FILLED = 4, 0.9  # as many lines that begin at one place, and fill so much of their width, show where they end
_HEADING = 1.15
_SMALL = 0.93
_NOTE = re.compile(r"\[?(?:\d{1,3}|[*†‡§]{1,3})\]?(?=[\s\"“A-Z])|[\u00b9\u00b2\u00b3\u2070-\u2079]")
_STOP = re.compile(r"[.!?:;][\"”’')\]]*(?:\[[\d,*†‡§–-]+\])?$")
_CLOSED = re.compile(r"[.!?][\"”’')\]]*(?:\[[\d,*†‡§–-]+\])?$")


@attrs.frozen
class Paragraph:
    """Lines that are written as one.

    Attributes:
        kind: an item or a row stands on a line of its own, all others have empty lines around them.
        cells: those of a row, each with its lines.
    """

    kind: Literal["text", "item", "row", "note"]
    lines: tuple[Line, ...]
    cells: tuple[tuple[Line, ...], ...] = ()


@attrs.frozen
class _Column:
    """What the lines of a column have in common.

    Attributes:
        rights: the right edge of those of a size, in whole points.
        insets: the right edge of those of a size that begin at one place, as those of an abstract do.
        pitch: the distance from one to the next, in sizes.
        heading: the size from which on a line is a heading.
    """

    rights: Mapping[int, float]
    insets: Mapping[tuple[int, int], float]
    pitch: float
    heading: float


def paragraphs(pages: Iterable[Sequence[Block]], size: float) -> list[Paragraph]:
    """Return the paragraphs of a document whose text is of a *size* for the most part; its notes come last."""
    found: list[Paragraph] = []
    notes: list[Paragraph] = []
    for blocks in pages:
        for block in blocks:
            if block.rows:
                found += [Paragraph("row", tuple(line for cell in row for line in cell), row) for row in block.rows]
                continue
            at = _first_note(block.lines, size)
            notes += [Paragraph("note", part.lines) for part in _split(block.lines[at:], size)]
            _append(found, list(_split(block.lines[:at], size)))
    return found + notes


def _append(found: list[Paragraph], following: list[Paragraph]) -> None:
    """Append what follows at the top of a column or page, where it may go on with the last paragraph."""
    if found and following and _goes_on(found[-1], following[0]):
        found[-1] = attrs.evolve(found[-1], lines=found[-1].lines + following[0].lines)
        following = following[1:]
    found += following


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    last, first = before.lines[-1], after.lines[0]
    if before.kind == "row" or after.kind != "text" or abs(last.size - first.size) > _SIZE * last.size:
        return False
    if _CLOSED.search(last.text):
        return False
    return len(before.lines) > 1 or first.text[0].islower() or last.text[-1] in "-\u00ad,"


def _first_note(lines: Sequence[Line], size: float) -> int:
    """Return from which line on a block holds notes: small print to its end, with the mark of a note before it."""
    first = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].size > _SMALL * size:
            break
        if _NOTE.match(lines[at].text):
            first = at
    return first


def _split(lines: Sequence[Line], size: float) -> Iterator[Paragraph]:
    """Yield the paragraphs of a column."""
    if not lines:
        return
    column = _column(lines, size)
    start = 0
    for at in range(1, len(lines)):
        if _breaks(lines[start], lines[at - 1], lines[at], column):
            yield _paragraph(lines[start:at])
            start = at
    yield _paragraph(lines[start:])


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    return Paragraph("item" if _is_item(lines[0]) else "text", tuple(lines))


def _column(lines: Sequence[Line], size: float) -> _Column:
    steps = [(below.base - line.base) / line.size for line, below in pairwise(lines) if _alike(line, below)]
    pitch = min(median(steps), _LOOSE) if steps else _USUAL
    rights: dict[int, float] = {}
    for line in lines:
        rights[round(line.size)] = max(line.right, rights.get(round(line.size), line.right))
    return _Column(rights, _insets(lines), max(pitch, 0.5), _HEADING * size)


def _insets(lines: Iterable[Line]) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        found.setdefault((round(line.size), round(line.left)), []).append(line.right)
    return {place: max(rights) for place, rights in found.items() if _are_running(place[1], rights)}


def _are_running(left: int, rights: Sequence[float]) -> bool:
    """Say whether lines from one place to several others are running text."""
    return len(rights) >= _INSET and median(rights) - left > _FILLED * (max(rights) - left)


def _alike(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= _SIZE * line.size


def _is_item(line: Line) -> bool:
    return len(line.words) > 1 and is_bullet(line.words[0].text)


def _breaks(first: Line, last: Line, line: Line, column: _Column) -> bool:
    """Say whether *line* starts a paragraph, after one from *first* to *last*."""
    if _is_item(line) or not _alike(last, line) or line.base - last.base > (_PITCH * column.pitch + 0.05) * last.size:
        return True
    if line.size > column.heading:
        return False
    closed = _STOP.search(last.text) is not None
    if is_mark(line.words[0].text) and (closed or last.text.endswith((" and", " or"))):
        return True
    step = _INDENT * line.size
    if _is_item(first):
        hangs = abs(line.left - first.words[1].left) < step
        return not hangs and (line.left < last.left - step or (closed and not _full(last, line, column)))
    if line.left > last.left + step and (closed or last is not first):
        return True
    return not _full(last, line, column) and (closed or not line.text[0].islower())


def _full(last: Line, line: Line, column: _Column) -> bool:
    """Say whether the first word of a line would not have fitted on the last one."""
    word = line.words[0]
    size = round(last.size)
    room = column.insets.get((size, round(last.left)), column.rights[size]) - last.right
    return word.right - word.left + 0.2 * line.size > room - 0.3 * line.size or last.text[-1] in "-\u00ad"
