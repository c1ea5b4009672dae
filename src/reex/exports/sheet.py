"""CSV: one row an initiative."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reex.exports.disputes import Disputes
from reex.ledger.model import Merged, Source
from reex.writers.rows import COLUMNS, DOCUMENT_COLUMNS, SEPARATOR, initiative_cells, write_row

_OWN = ("documents", "sources", "first_published", "last_published", "told_by", "evidence", "contradictions")
_LAST = ("binding", "conditional")
_COLUMNS = (*(column for column in COLUMNS if column not in (*DOCUMENT_COLUMNS, *_LAST)), *_OWN, *_LAST)


def write_csv(merged: Iterable[Merged], disputes: Disputes, stream: BinaryIO) -> None:
    """Write a header and one row for each initiative, as :func:`reex.writers.write_csv` does for records.

    ``told_by`` has the documents and ``evidence`` their words, in the order of the mentions.
    """
    write_row(stream, _COLUMNS)
    for one in merged:
        cells = initiative_cells(one.initiative) | _own(one, disputes)
        write_row(stream, [cells[column] for column in _COLUMNS])


def _own(one: Merged, disputes: Disputes) -> dict[str, str]:
    quotes = (quote for mention in one.mentions for quote in mention.quotes)
    return {
        "id": one.id,
        "documents": str(one.documents),
        "sources": str(one.sources),
        "first_published": one.first_published or "",
        "last_published": one.last_published or "",
        "told_by": SEPARATOR.join(dict.fromkeys(_address(mention.source) for mention in one.mentions)),
        "evidence": SEPARATOR.join(
            " ".join((quote.text or "").split()) or f"{quote.span.start}:{quote.span.end}" for quote in quotes
        ),
        "contradictions": SEPARATOR.join(disputes.words(one.id)),
    }


def _address(source: Source) -> str:
    return source.url or source.path or source.id
