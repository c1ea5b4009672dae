"""Documents that are handed over as rows of a table in memory: texts, bytes, or paths of files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from reex import readers
from reex.document import Document
from reex.errors import ReadError
from reex.offers import Limits, Part
from reex.readers.columns import Columns, Row, plain_name
from reex.readers.record import is_record
from reex.readers.rowtexts import row_part, row_told

_HADOOP = re.compile(
    r"file:(/[^/].*)", re.DOTALL
)  # how Hadoop, and so Spark, writes a local path, with nothing escaped
_COLUMNS = Columns.known()


def row_documents(row: Mapping[str, Any], limits: Limits) -> Iterator[Document]:
    """Yield the documents of a row, one or several; what can't be read is one without text, with the reason.

    A row with a column for texts, by whatever usual name, is read as one of a file of JSON Lines; its ``content`` may
    be bytes, of any format. A row without such a column names a file by its ``path``, and that is read where this runs.

    Args:
        row: cells by the names of their columns.
        limits: what a document may cost.
    """
    path = _path(row)
    if path and not is_record(row) and {plain_name(name) for name in row}.isdisjoint(_COLUMNS.names["text"]):
        yield from readers.read_all(path, limits=limits)
    else:
        yield from readers.documents_of(_part(row, path, limits), path, limits=limits)


def _path(row: Mapping[str, Any]) -> str | None:
    """Return how a row calls its document; that of a local file as a path, which engines write as an address."""
    name = next((str(row[column]) for column in ("path", "id") if row.get(column) is not None), None)
    if name and (local := _HADOOP.fullmatch(name)):
        return local[1]
    return url2pathname(urlsplit(name).path) if name and name.startswith("file:///") else name


def _part(row: Mapping[str, Any], path: str | None, limits: Limits) -> Part | ReadError:
    cells = Row("", "the row", {name: _plain(cell) for name, cell in row.items()})
    if not isinstance(row.get("content"), bytes):
        return row_part(cells, _COLUMNS, path or "input", limits.size)
    told, notices = row_told(cells, _COLUMNS)
    return Part(path or "", row["content"], row.get("media_type"), told, notices)


def _plain(cell: Any) -> Any:
    """Return a cell as JSON would have it: of days and times their text, of an object what is there."""
    if isinstance(cell, dict):
        return {name: value for name, value in cell.items() if value is not None}
    return cell.isoformat() if hasattr(cell, "isoformat") else cell
