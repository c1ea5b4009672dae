"""From records to columns: plain lists that any library makes its arrays of."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation
from itertools import islice
from typing import Any, Generic, TypeVar

import attrs

from reex.document import Notice
from reex.frames.tables import DIGITS, SCALE, TABLES, WARNINGS, Column, Row, Table, Type
from reex.model import Record
from reex.schema import whole

_T = TypeVar("_T")
Columns = Mapping[str, list[Any]]
BATCH = 1000  # records that are held as Python objects at a time

_UNIT = Decimal(1).scaleb(-SCALE)
_EXACT = Context(prec=DIGITS, traps=[Inexact, InvalidOperation])


@attrs.frozen(eq=False, repr=False)
class Tables(Mapping[str, _T], Generic[_T]):
    """The tables of some records, each an attribute, and by its name as in a dictionary."""

    documents: _T
    entities: _T
    initiatives: _T
    parties: _T
    amounts: _T
    claims: _T
    evidence: _T
    warnings: _T

    def __getitem__(self, name: str) -> _T:
        if name not in iter(self):
            raise KeyError(f"no table is called {name}: there are {', '.join(self)}")
        table: _T = getattr(self, name)
        return table

    def __iter__(self) -> Iterator[str]:
        return (table.name for table in TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    def __repr__(self) -> str:
        rows = ", ".join(f"{name} {len(table)}" for name, table in self.items())  # type: ignore[arg-type]
        return f"<Tables: {rows}>"


def tables_of(
    records: Record | Iterable[Record], made: Callable[[Table, Columns], _T], joined: Callable[[Table, list[_T]], _T]
) -> Tables[_T]:
    """Return the tables of *records*, made batch by batch and then joined."""
    parts: dict[str, list[_T]] = {table.name: [] for table in TABLES}
    for batch in batches(records, BATCH):
        for table in TABLES:
            parts[table.name].append(made(table, batch[table.name]))
    return Tables(**{table.name: joined(table, parts[table.name]) for table in TABLES})


def batches(records: Record | Iterable[Record], size: int) -> Iterator[dict[str, Columns]]:
    """Yield the columns of *size* records at a time, by table; at least one batch, which may be empty.

    Raises:
        TypeError: if something among *records* is no record.
    """
    keyed = _keyed([records] if isinstance(records, Record) else records)
    batch = list(islice(keyed, size))
    yield _columns(batch)
    while batch := list(islice(keyed, size)):
        yield _columns(batch)


def _keyed(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Yield each record with a key of its document that no document before it had."""
    taken: Counter[str] = Counter()
    for record in records:
        if not isinstance(record, Record):
            raise TypeError(
                f"tables are made of records, not of {record!r}: reex.extract makes one of a path or a text"
            )
        own = key = _key(record)
        while taken[key]:
            taken[own] += 1
            key = f"{own}~{taken[own]}"
        taken[key] += 1
        yield key, record


def _key(record: Record) -> str:
    """Return the id of a document; for one without, its path, or the id that its text alone would have."""
    document = record.document
    if document.id or document.path:
        return whole(document.id or document.path or "")
    return f"sha256:{hashlib.sha256(document.text.encode('utf-8', 'replace')).hexdigest()}"


def _columns(keyed: Iterable[tuple[str, Record]]) -> dict[str, Columns]:
    found: dict[str, dict[str, list[Any]]] = {table.name: {c.name: [] for c in table.columns} for table in TABLES}
    for key, record in keyed:
        notices: list[Notice] = []
        for table in TABLES:
            _add(found[table.name], table, list(table.rows(record, key)), notices)
        _add(found[WARNINGS.name], WARNINGS, [Row(key, notice) for notice in notices], notices)
    return dict(found)


def _add(columns: dict[str, list[Any]], table: Table, rows: Sequence[Row], notices: list[Notice]) -> None:
    """Append *rows* to the columns of a table, and a notice for each number that finds no room there."""
    for column in table.columns:
        cells = [column.of(row) for row in rows]
        if column.type == "decimal":
            lost = ((row, cell) for row, cell in zip(rows, cells, strict=True) if cell is not None and not _fits(cell))
            notices += [_no_room(f"{table.name}.{column.name}", cell, row.thing) for row, cell in lost]
        columns[column.name] += [_made(column, cell) for cell in cells]


def cell(column: Column, row: Row) -> Any:
    """Return what stands in *column* of *row*; nothing for a number that finds no room there."""
    return _made(column, column.of(row))


def _made(column: Column, value: Any) -> Any:
    made = _CELLS.get(column.type)
    return value if made is None or value is None else made(value)


def _fits(number: Decimal) -> bool:
    return _fitted(number) is not None


def _fitted(number: Decimal) -> Decimal | None:
    """Return *number* with the digits of a column; nothing if these can't hold all of it."""
    try:
        return number.quantize(_UNIT, context=_EXACT) if number.is_finite() else None
    except (Inexact, InvalidOperation):
        return None


_CELLS: dict[Type, Callable[[Any], Any]] = {
    "text": whole,
    "code": whole,
    "texts": lambda texts: [whole(text) for text in texts],
    "decimal": _fitted,
}


def _no_room(column: str, number: Decimal, thing: Any) -> Notice:
    message = (
        f"{column} has no room for {number:.6g}: it holds {DIGITS - SCALE} digits before the point and {SCALE} after"
    )
    return Notice(
        code="number-too-long", message=message, start=getattr(thing, "start", None), end=getattr(thing, "end", None)
    )
