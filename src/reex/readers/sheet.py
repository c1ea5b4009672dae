"""Tables whose rows are no texts but acts, such as a list of grants: one document with a table in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import attrs

from reex.document import Document, Notice, Told
from reex.offers import Limits
from reex.readers.assemble import Cleaned, assemble
from reex.readers.clean import clean
from reex.readers.csvform import DELIMITERS, Form, form_of, records_of
from reex.readers.data_files import table
from reex.readers.decode import decode
from reex.readers.files import too_long
from reex.readers.formats import SHEET
from reex.spans import TextBuilder

_LIMITS = Limits()
_ARTICLE = 100  # words in a cell, on average, from which on a column holds texts, whatever stands beside it
_WORD = re.compile(r"[^\W\d_]+")
_MONEY = re.compile(r"[$€£¥₹]")
_CHUNK, _LINES = 1 << 16, 200  # characters and lines that tell how cells are told apart
_BLANK = " \r\n" + "".join(DELIMITERS)  # what a line without anything in its cells is made of
_ABOVE = 10  # lines that may stand above the names of the columns
_ODD = re.compile(r'[\r\n]+|\||""|\\"')  # what stands otherwise in a cell of a text
_Cell = tuple[int, int]  # where it stands in the source, without quotation marks around it


def is_sheet(lines: Sequence[str], size: int, is_text: Callable[[str], bool]) -> bool:
    """Say whether a table is one of acts: one of its columns is of sums, and none of texts.

    Args:
        lines: the first ones of it.
        size: characters that a cell may have.
        is_text: says of a name whether a column of texts is usually called so.
    """
    names, *rows = _head(lines, size).rows or [[]]
    columns = {name: [row[at] for row in rows if at < len(row) and row[at].strip()] for at, name in enumerate(names)}
    filled = {name: cells for name, cells in columns.items() if cells}
    if any(is_text(name) or _is_of_articles(cells) for name, cells in filled.items()):
        return False
    return len(filled) > 1 and any(_is_of_sums(name, cells) for name, cells in filled.items())


@attrs.frozen
class _Head:
    """What the beginning of a table tells: how it is written, its first rows, and how many lines are above them."""

    form: Form
    rows: list[list[str]]
    above: int


def _head(lines: Sequence[str], size: int) -> _Head:
    """Return what the first lines of a table tell; above the names of the columns there may be lines about it."""
    filled = [line for line in lines if line.strip(_BLANK)][:_LINES]
    for above in range(min(_ABOVE, len(filled))):
        form = form_of(filled[above:], size)
        rows = [row for row in records_of(filled[above:], size, form) if row and not isinstance(row, csv.Error)]
        named = sum(map(bool, map(str.strip, rows[0]))) if rows else 0
        if named > 1 and 2 * [len(row) for row in rows].count(len(rows[0])) > len(rows):
            return _Head(form, rows, above)
    return _Head(form_of(filled or lines, size), [], 0)


def _is_of_articles(cells: Sequence[str]) -> bool:
    return len(" ".join(cells).split()) >= _ARTICLE * len(cells)


def _is_of_sums(name: str, cells: Sequence[str]) -> bool:
    named = _MONEY.search(name) or not _sums().isdisjoint(_WORD.findall(name.lower()))
    return bool(named) and 2 * sum(any(map(str.isdigit, cell)) for cell in cells) > len(cells)


@cache
def _sums() -> frozenset[str]:
    return frozenset(table("sheet")["sums"])


def read_sheet(data: bytes, path: str | None, *, limits: Limits = _LIMITS) -> Document:
    """Return the document of a table in CSV: a line for each row, with a bar between its cells.

    What stands above the names of its columns tells its title. Rows of more cells than the table has columns can't be
    read for sure, and are left out with a notice.

    Raises:
        ReadError: if *data* is empty, binary, no text in any encoding, or too long.
    """
    name = path or "input"
    decoded = decode(data, name)
    source = decoded.text
    head = _head(source[:_CHUNK].splitlines(keepends=True), limits.size)
    builder = TextBuilder(source)
    width, title = 0, ""
    torn: list[_Cell] = []
    for number, row in enumerate(_rows(source, head.form)):
        if number < head.above:
            builder.replace("\n\n" if builder.length else "", row[0][0], row[0][0])
            builder.copy(row[0][0], row[-1][1])
            title = title or " ".join(source[start:end] for start, end in row).strip()
        elif len(_filled(source, row)) > (width := width or len(row)):
            torn.append(row[0])
        else:
            _copy(builder, source, _filled(source, row), "\n\n" if number == head.above else "\n")
        if builder.length > limits.characters:
            raise too_long(f"more than {limits.characters:,} characters", name, limits.characters)
    flat, first = builder.build()
    text, second, repairs = clean(flat)
    notices = (*decoded.notices, *repairs, *_unread(source, torn, width))
    cleaned = Cleaned(text=text, offsets=first.then(second), source=source, notices=notices)
    told = Told(title=title or None)
    return assemble(data, path, SHEET.media_type, cleaned, told, opening=False)  # a row is no title


def _unread(source: str, torn: Sequence[_Cell], width: int) -> Iterator[Notice]:
    if torn:
        line = source.count("\n", 0, torn[0][0]) + 1
        rows = f"{len(torn):,} rows are left out, the first at" if len(torn) > 1 else "1 row is left out, at"
        message = (
            f"{rows} line {line}, with more cells than the {width} of the heading; "
            "quote cells with separators or line breaks in them"
        )
        yield Notice(code="row-unread", message=message)


def _rows(source: str, form: Form) -> Iterator[list[_Cell]]:
    """Yield where the cells of each row stand; rows without anything in them are passed over."""
    sign, quoted = re.escape(form["delimiter"]), r'[^"\\]|\\.|""' if form["escapechar"] else r'[^"]|""'
    ends = rf"{sign}|\r\n|[\r\n]|\Z"
    cell = re.compile(rf' *+(?:"((?:{quoted})*+)" *(?={ends})|([^{sign}\r\n]*+))({ends})', re.DOTALL)
    row: list[_Cell] = []
    for match in cell.finditer(source):
        row.append(match.span(1) if match[1] is not None else match.span(2))
        if match[3] != form["delimiter"]:
            if _filled(source, row):
                yield row
            row = []


def _filled(source: str, row: Sequence[_Cell]) -> Sequence[_Cell]:
    """Return a row without the empty cells at its end."""
    last = len(row)
    while last and not source[row[last - 1][0] : row[last - 1][1]].strip():
        last -= 1
    return row[:last]


def _copy(builder: TextBuilder, source: str, row: Sequence[_Cell], between: str) -> None:
    """Append a row as a line, behind *between* if it is not the first."""
    between, end = between if builder.length else "", row[0][0]
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
