"""Tables of texts: JSON Lines, JSON and CSV, each row a text, read as they stream by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import TextIOWrapper
from itertools import chain
from typing import BinaryIO

from reex.errors import ReadError
from reex.offers import Container, Limits, Part
from reex.readers.columns import Columns, Row, Rows, plain_cells
from reex.readers.csvrows import csv_rows
from reex.readers.decode import marked_codec
from reex.readers.files import too_large
from reex.readers.formats import SHEET, TABLES
from reex.readers.jsonrows import expanded, json_lines, json_values
from reex.readers.rowlines import CHUNK, Lines
from reex.readers.rowtexts import row_part
from reex.readers.sheet import is_sheet

_SAMPLE, _SAMPLE_CHARACTERS = 50, 1_000_000


def rows(
    *,
    text: str,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Container:
    """Return the container of tables whose columns are called so; those that aren't named are found by usual names.

    Args:
        text: the column of the texts. A dot leads into an object of JSON: ``article.body``.
        title: the column of the titles.
        published: the column of the dates of publication.
        publisher: the column of the publishers.
        author: the column of the authors.
        url: the column of the addresses.
        language: the column of the languages.
    """
    columns = Columns.known(
        text=text, title=title, published=published, publisher=publisher, author=author, url=url, language=language
    )
    suffixes = tuple(suffix for container in TABLES for suffix in container.suffixes)
    return Container(name="rows", suffixes=suffixes, media_type="text/csv", parts=partial(_parts, columns=columns))


def table_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield the texts of a table, one a row, in memory that a few rows need.

    Raises:
        ReadError: if no column holds texts, or the table can't be read on.
    """
    return _parts(stream, name, limits, columns=Columns.known())


def _parts(stream: BinaryIO, name: str, limits: Limits, *, columns: Columns) -> Iterator[Part | ReadError]:
    text = _decoded(stream)
    try:
        lines = Lines(text, name, limits.size, limits.characters)
        found, is_csv = _read(lines, columns)
        if is_csv and columns.guess and _is_of_acts(lines, columns):
            yield _whole(stream, name, limits.size)
            return
        ahead, broken = _sample(found)
        if not ahead and not broken:
            raise ReadError(f"{name}: it has no rows{' below its heading' if is_csv else ''}; add a text in each row")
        chosen = columns.column([row for row in ahead if isinstance(row, Row)], name)
        for row in chain(ahead, found):
            yield row_part(row, columns, name, limits.size, chosen) if isinstance(row, Row) else row
        if broken:
            raise broken
    finally:
        text.detach()


def _whole(stream: BinaryIO, name: str, size: int) -> Part | ReadError:
    """Return a table as one document."""
    stream.seek(0)
    data = stream.read(size + 1)
    return (
        Part(name="", data=data, media_type=SHEET.media_type) if len(data) <= size else too_large(f"{name}: it", size)
    )


def _decoded(stream: BinaryIO) -> TextIOWrapper:
    """Return *stream* as text; bytes that are none come back as they were when the text is encoded again."""
    head = stream.read(4)
    stream.seek(0)
    encoding = marked_codec(head) or "utf-8"
    return TextIOWrapper(stream, encoding, "surrogateescape" if encoding.startswith("utf-8") else "replace", newline="")


def _sample(rows: Rows) -> tuple[list[Row | ReadError], ReadError | None]:
    """Return the first rows, as many as tell which column is the text, and what ends the table among them."""
    ahead: list[Row | ReadError] = []
    characters = 0
    try:
        for row in rows:
            ahead.append(row)
            characters += sum(map(len, plain_cells(row.cells).values())) if isinstance(row, Row) else 0
            if len(ahead) >= _SAMPLE or characters >= _SAMPLE_CHARACTERS:
                break
    except ReadError as error:
        return ahead, error
    return ahead, None


def _read(lines: Lines, columns: Columns) -> tuple[Rows, bool]:
    """Return the rows of a table, which its beginning tells to be JSON Lines, JSON or CSV, and whether it is CSV."""
    first = lines.next(min(CHUNK, lines.size))
    while first and not first.strip():
        first = lines.next(min(CHUNK, lines.size))
    if not first:
        raise ReadError(f"{lines.name}: the file is empty; give it a table with a text in each row")
    sign = first.lstrip()[0]
    if sign != "[" and not first.endswith(("\n", "\r")):
        first += lines.next(lines.size)
    second = lines.next(CHUNK) if sign == "{" and not first.rstrip().endswith("}") else "{"
    lines.push([first, *([second] if second != "{" else [])])
    if sign == "[" or not second.lstrip().startswith("{"):
        return expanded(json_values(lines), columns), False
    return (expanded(json_lines(lines), columns), False) if sign == "{" else (csv_rows(lines), True)


def _is_of_acts(lines: Lines, columns: Columns) -> bool:
    """Say whether the lines that come next are those of a table of acts, of which none is long; they come again."""
    head = lines.head()
    lines.push(head)
    return all(len(line) <= CHUNK for line in head) and is_sheet(head, CHUNK, columns.is_text)
