"""From a row of a table to the text that it holds, with what it tells of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from reex.document import Notice, Told
from reex.errors import ReadError
from reex.offers import Part
from reex.readers.columns import FIELDS, Columns, Row, header, plain_cells
from reex.readers.files import too_large
from reex.readers.formats import RECORD
from reex.readers.parts import is_html, one_line, told_date, with_title, without_stray
from reex.readers.record import document_part, is_record

_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:T?(?:[0-9]{2}){2,3}Z?)?")
_EPOCH = re.compile(r"([0-9]{10})(?:[0-9]{3})?(?:\.[0-9]{1,9})?")


def row_part(row: Row, columns: Columns, name: str, size: int, chosen: str = "") -> Part | ReadError:
    """Return the text of a row, with what the row tells of it.

    Args:
        row: a row.
        columns: where its text and the rest stand.
        name: the table, for messages.
        size: bytes that a text may have.
        chosen: the column that holds the text where those of usual names have none.
    """
    if is_record(row.cells):
        return _sized(Part(name=row.name, data=document_part(row.cells), media_type=RECORD.media_type), row, name, size)
    cells = plain_cells(row.cells)
    text = columns.first("text", cells)
    notices: tuple[Notice, ...] = ()
    if not text and chosen:
        text, notices = cells.get(chosen, ""), (_chosen_notice(header([row], chosen)),)
    if not text:
        return ReadError(f"{name}: {row.place} has no text; fill in the column of texts, or take the row out")
    told, undated = row_told(row, columns)
    html = is_html(text)
    part = Part(
        name=row.name,
        data=_bytes(with_title(told.title, text, html=html)),
        media_type="text/html" if html else "text/plain",
        told=told,
        notices=(*notices, *undated),
    )
    return _sized(part, row, name, size)


def row_told(row: Row, columns: Columns) -> tuple[Told, tuple[Notice, ...]]:
    """Return what a row tells of its text, and a notice where its date can't be read."""
    cells = plain_cells(row.cells)
    told = {field: _told(columns.first(field, cells)) for field in FIELDS}
    dates = columns.filled("published", cells)
    told["published"] = next(filter(None, map(_day, dates)), None)
    told["url"] = told["url"] if (told["url"] or "").startswith(("http://", "https://")) else None
    undated = (_undated_notice(dates[0]),) if dates and not told["published"] else ()
    return Told(**told, published_basis="metadata" if told["published"] else None), undated


def _sized(part: Part, row: Row, name: str, size: int) -> Part | ReadError:
    return part if len(part.data) <= size else too_large(f"{name}: {row.place}", size)


def _told(cell: str) -> str | None:
    return one_line(without_stray(cell.replace("\n\n", ", "))) or None


def _chosen_notice(column: str) -> Notice:
    message = f"no column has a usual name for texts; {column!r} is taken, which has the longest"
    return Notice(code="column-chosen", message=message)


def _undated_notice(cell: str) -> Notice:
    message = f"{one_line(cell)[:40]!r} in the column of dates isn't surely one; write it as 2026-03-04"
    return Notice(code="date-unread", message=message)


def _day(cell: str) -> str | None:
    """Return the day of a date as tables have it, perhaps in mere figures, or since 1970 in seconds or milliseconds."""
    if match := _COMPACT.fullmatch(cell):
        return told_date("-".join(match.groups()))
    if match := _EPOCH.fullmatch(cell):
        return datetime.fromtimestamp(int(match[1]), tz=UTC).date().isoformat()
    return told_date(cell)


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a character, as JSON may hold it
        return text.encode("utf-8", "replace")
