"""Tables whose rows are no texts but acts, such as a list of grants: one document with a table in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reex.model import Document, Notice
from reex.offers import Limits
from reex.readers.assemble import Cleaned, assemble
from reex.readers.clean import clean
from reex.readers.csvform import Form, form_of
from reex.readers.data_files import table
from reex.readers.decode import decode
from reex.readers.files import too_long
from reex.readers.formats import CSV
from reex.spans import TextBuilder

_LIMITS = Limits()
_ARTICLE = 100  # words in a cell, on average, from which on a column holds texts, whatever stands beside it
_WORD = re.compile(r"[^\W\d_]+")
_MONEY = re.compile(r"[$€£¥₹]")
_HEAD = 200  # lines that tell how cells are told apart
_ODD = re.compile(r'[\r\n]+|\||""|\\"')  # what stands otherwise in a cell of a text
_Cell = tuple[int, int]  # where it stands in the source, without quotation marks around it


def is_sheet(rows: Iterable[Mapping[str, str]]) -> bool:
    """Say whether the first rows of a table are acts: one of its columns is of sums, and none of articles."""
    columns: dict[str, list[str]] = {}
    for row in rows:
        for name, cell in row.items():
            if cell.strip():
                columns.setdefault(name, []).append(cell)
    if len(columns) < 2 or any(len(" ".join(cells).split()) >= _ARTICLE * len(cells) for cells in columns.values()):
        return False
    return any(_is_of_sums(name, cells) for name, cells in columns.items())


def _is_of_sums(name: str, cells: Sequence[str]) -> bool:
    named = _MONEY.search(name) or not _sums().isdisjoint(_WORD.findall(name.lower()))
    return bool(named) and 2 * sum(any(map(str.isdigit, cell)) for cell in cells) > len(cells)


@cache
def _sums() -> frozenset[str]:
    return frozenset(table("sheet")["sums"])


def read_sheet(data: bytes, path: str | None, *, limits: Limits = _LIMITS) -> Document:
    """Return the document of a table in CSV: a line for each row, with a bar between its cells.

    A row of more cells than the table has columns can't be read for sure, and is left out with a notice.

    Raises:
        ReadError: if *data* is empty, binary, no text in any encoding, or too long.
    """
    name = path or "input"
    decoded = decode(data, name)
    source = decoded.text
    filled = [line for line in source.splitlines(keepends=True) if line.strip()]
    form = form_of(filled[:_HEAD], limits.size)
    builder = TextBuilder(source)
    width, notices = 0, list(decoded.notices)
    for row in _rows(source, form):
        width = width or len(row)
        if len(row) > width:
            notices.append(_unread(source.count("\n", 0, row[0][0]) + 1, len(row), width))
            continue
        _copy(builder, source, row)
        if builder.length > limits.characters:
            raise too_long(f"more than {limits.characters:,} characters", name, limits.characters)
    flat, first = builder.build()
    text, second, repairs = clean(flat)
    cleaned = Cleaned(text=text, offsets=first.then(second), source=source, notices=(*notices, *repairs))
    return assemble(data, path, CSV.media_type, cleaned, opening=False)  # its first line is no title


def _unread(line: int, cells: int, width: int) -> Notice:
    message = (
        f"the row at line {line} has {cells} cells, and the first row {width}; it is left out. "
        "Quote cells with separators or line breaks in them"
    )
    return Notice(code="row-unread", message=message)


def _rows(source: str, form: Form) -> Iterator[list[_Cell]]:
    """Yield where the cells of each row stand, but for empty ones at its end; rows without any are passed over."""
    sign, quoted = re.escape(form["delimiter"]), r'[^"\\]|\\.|""' if form["escapechar"] else r'[^"]|""'
    ends = rf"{sign}|\r\n|[\r\n]|\Z"
    cell = re.compile(rf' *+(?:"((?:{quoted})*+)" *(?={ends})|([^{sign}\r\n]*+))({ends})', re.DOTALL)
    row: list[_Cell] = []
    for match in cell.finditer(source):
        row.append(match.span(1) if match[1] is not None else match.span(2))
        if match[3] == form["delimiter"]:
            continue
        while row and not source[row[-1][0] : row[-1][1]].strip():
            row.pop()
        if row:
            yield row
        row = []


def _copy(builder: TextBuilder, source: str, row: Sequence[_Cell]) -> None:
    """Append a row as a line."""
    between, end = "\n" if builder.length else "", row[0][0]
    for start, stop in row:
        builder.replace(between, end, start)
        for odd in _ODD.finditer(source, start, stop):
            builder.copy(start, odd.start())
            builder.replace(_instead(odd[0]), *odd.span())
            start = odd.end()
        builder.copy(start, stop)
        between, end = " | ", stop


def _instead(odd: str) -> str:
    """Return what a quotation mark, a bar or a break in a cell is in a row of a text, where a bar parts cells."""
    return '"' if odd[-1] == '"' else "/" if odd == "|" else " "
