"""Tables in a text: rows of cells with a bar between them, as the readers lay them out."""

from __future__ import annotations

from collections.abc import Iterator

from reex.spans import Span

Row = tuple[Span | None, ...]
Table = tuple[Row, ...]

_BAR = "|"
_BETWEEN = " | "
# What the line under a heading is made of.
_RULE = "-:="


def tables_in(text: str) -> Iterator[Table]:
    """Yield the tables of a text: rows that follow one another, the first of them the longest, often a heading.

    A row has a span for each cell of the first one, and None for a cell that is empty or left out at the end.
    """
    rows: list[Row] = []
    at, following = text.find(_BETWEEN), -1
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, _end(text, at)
        cells = _cells(text, start, end)
        if rows and (start != following or len(cells) > len(rows[0])):
            yield from _closed(rows)
            rows = []
        if any(cells):
            rows.append(cells)
        following = end + 1
        within = text.find(_BAR, following, _end(text, following))  # the next row may have its first cell alone
        at = within if within >= 0 else text.find(_BETWEEN, end)
    yield from _closed(rows)


def _end(text: str, at: int) -> int:
    """Return where the line ends that *at* stands in."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _closed(rows: list[Row]) -> Iterator[Table]:
    """Yield what is a table: one row alone, such as a line with name and date, is none."""
    if len(rows) > 1:
        width = len(rows[0])
        yield tuple((*row, *(None,) * (width - len(row))) for row in rows)


def _cells(text: str, start: int, end: int) -> Row:
    """Return where the words of each cell of a row stand."""
    cells: list[Span | None] = []
    while start <= end:
        stop = text.find(_BAR, start, end)
        stop = stop if stop >= 0 else end
        words = text[start:stop].strip()
        begin = text.find(words, start, stop)
        cells.append(Span(begin, begin + len(words)) if words.strip(_RULE) else None)
        start = stop + 1
    return tuple(cells)
