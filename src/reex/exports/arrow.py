"""Parquet: one row an initiative, its parties, sums, mentions and contradictions as lists in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from reex.exports.disputes import Disputes
from reex.frames.arrow import arrow_type
from reex.frames.columns import cell
from reex.frames.tables import TABLES, Column, Row
from reex.ledger.model import Mention, Merged
from reex.libraries import needed
from reex.schema import whole
from reex.views.words import amount_words

_BATCH = 1000  # initiatives that are held at a time
_ELSEWHERE = ("document_id", "initiative_id", "claim_id", "entities", "parts")  # keys into tables that are not here
_COLUMNS = {table.name: tuple(column for column in table.columns if column.name not in _ELSEWHERE) for table in TABLES}
_QUOTE = {"start": int, "end": int, "text": str}
_MENTION = {
    "mention": str, "document": str, "title": str, "publisher": str, "published": str, "url": str, "path": str,
    "official": bool, "status": str,
}  # fmt: skip
_CONTRADICTION = dict.fromkeys(("id", "type", "field", "verdict", "reason", "a", "a_value", "b", "b_value"), str)


def write_parquet(merged: Iterable[Merged], disputes: Disputes, stream: BinaryIO) -> None:
    """Write one row for each initiative; columns as in ``docs/tables.md``, amounts as decimals of 38 digits.

    A sum that finds no room in these digits is null there, and whole in ``words``.

    Raises:
        MissingLibraryError: if pyarrow is not installed.
    """
    pa = needed("pyarrow", "arrow", of="Parquet")
    from pyarrow import parquet

    schema = _schema(pa)
    with parquet.ParquetWriter(stream, schema) as writer:
        for batch in _batches(_row(one, disputes) for one in merged):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _schema(pa: Any) -> Any:
    plain = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}

    def struct(fields: Mapping[str, type], **more: Any) -> Any:
        return pa.struct([(name, plain[kind]) for name, kind in fields.items()] + list(more.items()))

    def listed(table: str, **more: Any) -> Any:
        return pa.list_(pa.struct([(c.name, _type(pa, c)) for c in _COLUMNS[table]] + list(more.items())))

    return pa.schema(
        [("id", pa.string())]
        + [(column.name, _type(pa, column)) for column in _COLUMNS["initiatives"]]
        + [("parties", listed("parties")), ("amounts", listed("amounts", words=pa.string()))]
        + [("documents", pa.int64()), ("sources", pa.int64())]
        + [("first_published", pa.string()), ("last_published", pa.string())]
        + [("rules", pa.list_(struct({"field": str, "rule": str})))]
        + [("mentions", pa.list_(struct(_MENTION, quotes=pa.list_(struct(_QUOTE)))))]
        + [("contradictions", pa.list_(struct(_CONTRADICTION)))]
    )


def _type(pa: Any, column: Column) -> Any:
    """Return the type of a column; codes are plain text, as few readers take dictionaries within lists."""
    return pa.string() if column.type == "code" else arrow_type(column)


def _row(one: Merged, disputes: Disputes) -> dict[str, Any]:
    initiative = one.initiative
    parties = [("actor", party) for party in initiative.actors] + [("recipient", p) for p in initiative.recipients]
    return {
        "id": whole(one.id),
        **_cells("initiatives", Row("", initiative)),
        "parties": [_cells("parties", Row("", party, role=role)) for role, party in parties],
        "amounts": [
            _cells("amounts", Row("", amount, number=number, counted=initiative.counts(amount)))
            | {"words": whole(amount_words(amount))}
            for number, amount in enumerate(initiative.amounts, 1)
        ],
        "documents": one.documents,
        "sources": one.sources,
        "first_published": _whole(one.first_published),
        "last_published": _whole(one.last_published),
        "rules": [{"field": whole(field), "rule": whole(rule)} for field, rule in one.rules.items()],
        "mentions": [_mention(mention) for mention in one.mentions],
        "contradictions": [
            {name: _whole(getattr(found, name)) for name in _CONTRADICTION}
            for found in disputes.by_initiative.get(one.id, ())
        ],
    }


def _cells(table: str, row: Row) -> dict[str, Any]:
    return {column.name: cell(column, row) for column in _COLUMNS[table]}


def _mention(mention: Mention) -> dict[str, Any]:
    source = mention.source
    told = {"mention": mention.id, "document": source.id, "status": mention.initiative.status}
    told |= {name: getattr(source, name) for name in _MENTION if name not in told}
    quotes = [{"start": q.span.start, "end": q.span.end, "text": _whole(q.text)} for q in mention.quotes]
    return {name: _whole(value) for name, value in told.items()} | {"quotes": quotes}


def _whole(value: Any) -> Any:
    return whole(value) if isinstance(value, str) else value
