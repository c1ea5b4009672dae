"""One row an initiative, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import BinaryIO

from reex.late import regex
from reex.model import Initiative, Party, Record
from reex.places import whereabouts

SEPARATOR = " | "
COLUMNS = (
    "path", "id", "title", "instrument", "status", "lever", "actors", "recipients",
    "amount", "low", "high", "currency", "bound", "per", "role", "countable", "count_reason",
    "commodities", "stages", "programs", "countries", "announced", "effective", "until", "duration",
    "confidence", "evidence", "document_title", "published", "publisher", "url",
    "binding", "conditional", "places",
)  # fmt: skip
DOCUMENT_COLUMNS = ("path", "evidence", "document_title", "published", "publisher", "url", "places")
"""Those that tell of the document and its words, where the others tell of the initiative."""
_AMOUNT = ("amount", "low", "high", "currency", "bound", "per", "role")
# What spreadsheets take for the beginning of a formula, in wide letters too, and what is a mere number after all.
_FORMULA = regex(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = regex(r"[+-][0-9]+(\.[0-9]+)?")
_LISTS = ("commodities", "stages", "programs", "countries")


_UNLIKE = {b"countable", b"count_reason", b"lever"}  # of all columns, those that no table of texts has


def is_head(data: bytes) -> bool:
    """Say whether a file begins with the header of a table of initiatives, of records or of a ledger."""
    return set(data.partition(b"\n")[0].split(b",")) >= _UNLIKE


def write_csv(records: Iterable[Record], stream: BinaryIO, *, text: bool = False) -> None:
    """Write a header and one row for each initiative, in UTF-8, each on one line; a document's text has no room.

    Where a cell holds several things, `` | `` stands between them; the cells on
    amounts have one place for each amount, or are empty: the second currency is
    that of the second amount, and the second of ``places`` is where the second
    sentence of evidence stands: ``p. 2`` or ``line 9`` of the source, or
    positions in the text where the record has no source. A text that a
    spreadsheet would run as a formula has a ``'`` before it.
    """
    write_row(stream, COLUMNS)
    for record in records:
        for initiative in record.initiatives:
            cells = _cells(initiative, record)
            write_row(stream, [cells[column] for column in COLUMNS])


def write_row(stream: BinaryIO, cells: Iterable[str]) -> None:
    """Write one row, on one line, in UTF-8; a text that a spreadsheet would run as a formula gets a ``'`` before it."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(_harmless(" ".join(cell.splitlines())) for cell in cells)
    # A lone surrogate, as damaged input may hold it, has no UTF-8.
    stream.write(line.getvalue().encode("utf-8", "replace"))


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _cells(initiative: Initiative, record: Record) -> dict[str, str]:
    document = record.document
    return initiative_cells(initiative) | {
        "path": document.path or "",
        "evidence": SEPARATOR.join(_quoted(initiative, record)),
        "document_title": document.title or "",
        "published": document.published or "",
        "publisher": document.publisher or "",
        "url": document.url or "",
        "places": SEPARATOR.join(whereabouts(document, span) for span in initiative.evidence),
    }


def initiative_cells(initiative: Initiative) -> dict[str, str]:
    """Return the cells of :data:`COLUMNS` that need no document."""
    cells = {column: _plain(getattr(initiative, column)) for column in COLUMNS if hasattr(initiative, column)}
    cells |= {column: SEPARATOR.join(getattr(initiative, column)) for column in _LISTS}
    cells |= {column: _places(getattr(amount, column) for amount in initiative.amounts) for column in _AMOUNT}
    return cells | {"actors": _names(initiative.actors), "recipients": _names(initiative.recipients)}


def _places(values: Iterable[object]) -> str:
    """Return one place for each amount, or nothing where none of them has a value."""
    plain = [_plain(value) for value in values]
    return SEPARATOR.join(plain) if any(plain) else ""


def _names(parties: Iterable[Party]) -> str:
    return SEPARATOR.join(party.name for party in parties)


def _quoted(initiative: Initiative, record: Record) -> Iterable[str]:
    """Yield the sentences of evidence, or their positions where the record has no text."""
    for span in initiative.evidence:
        yield " ".join(record.quote(span).split()) or f"{span.start}:{span.end}"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)
