"""The rows of CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from reex.errors import ReadError
from reex.readers.columns import Row, Rows
from reex.readers.csvform import form_of, records_of
from reex.readers.rowlines import Lines

_WIDEST = 200  # characters of the name of a column


def csv_rows(lines: Lines) -> Rows:
    """Yield the rows below the first, which names the columns."""
    head = lines.head()
    form = form_of(head, lines.size)
    lines.push(head)
    records = records_of(lines, lines.size, form)
    header = next(records, [])
    if isinstance(header, csv.Error) or any(len(cell) > _WIDEST for cell in header):
        raise ReadError(f"{lines.name}: the first row has no names of columns; put them there, and quote them")
    columns = [cell.strip().lstrip("\ufeff") for cell in header]
    number, above = 0, lines.number
    for record in records:
        if record:
            number += 1
            lines.taken = 0
            yield _csv_row(columns, record, number, lines, above + 1)
        above = lines.number


def _csv_row(
    columns: Sequence[str], record: Sequence[str] | csv.Error, number: int, lines: Lines, first: int
) -> Row | ReadError:
    """Return a row that begins on the line *first* and ends on the one that was read last, or what is wrong with it."""
    place = f"row {number} (line {lines.number})"
    if isinstance(record, csv.Error) and lines.ended:
        return ReadError(
            f"{lines.name}: row {number} (line {first}) opens a cell with a quotation mark that is never closed, and "
            "so takes in all that stands below; close it, or double it if it is of the text"
        )
    if isinstance(record, csv.Error):
        return ReadError(f"{lines.name}: {place} can't be read ({record}); double the quotation marks in its cells")
    if len(record) < len(columns) or any(record[len(columns) :]):
        return ReadError(
            f"{lines.name}: {place} has {len(record)} cells, and the first row {len(columns)}; "
            "quote cells with separators or line breaks in them"
        )
    return Row(str(number), place, dict(zip(columns, record, strict=False)))
