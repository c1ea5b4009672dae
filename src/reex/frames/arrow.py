"""The tables in Apache Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, overload

from reex.frames.answers import ANSWERS, Answer, table_of
from reex.frames.columns import BATCH, Columns, Tables, batches, tables_of
from reex.frames.tables import DIGITS, SCALE, TABLES, Column, Table
from reex.libraries import needed
from reex.model import Record

if TYPE_CHECKING:
    import pyarrow as pa


@overload
def to_arrow(records: Record | Iterable[Record]) -> Tables[pa.Table]: ...


@overload
def to_arrow(records: Answer) -> pa.Table: ...


def to_arrow(records: Record | Iterable[Record] | Answer) -> Tables[pa.Table] | pa.Table:
    """Return what *records* hold as tables of Apache Arrow; ``docs/tables.md`` has their columns.

    Of an answer of a ledger, such as its initiatives, totals or claims, it is one table.

    Records are taken one by one as they come, and none is kept.

    Raises:
        MissingLibraryError: if pyarrow is not installed.
    """
    pa = needed("pyarrow", "arrow")
    if isinstance(records, ANSWERS):
        return pa.Table.from_batches([_batch(*table_of(records))])
    return tables_of(records, _batch, lambda _, parts: pa.Table.from_batches(parts).unify_dictionaries())


def record_batches(records: Record | Iterable[Record], *, size: int = BATCH) -> Iterator[Tables[pa.RecordBatch]]:
    """Yield the tables of *size* records at a time, as record batches of one schema: an archive of any size fits.

    Raises:
        ValueError: if *size* is less than 1.
        MissingLibraryError: if pyarrow is not installed.
    """
    needed("pyarrow", "arrow")
    if size < 1:
        raise ValueError(f"a batch holds at least one record, not {size}")
    for batch in batches(records, size):
        yield Tables(**{table.name: _batch(table, batch[table.name]) for table in TABLES})


def _batch(table: Table, columns: Columns) -> pa.RecordBatch:
    import pyarrow as pa

    schema = pa.schema([(column.name, arrow_type(column)) for column in table.columns])
    return pa.record_batch([_array(column, columns[column.name]) for column in table.columns], schema=schema)


def arrow_type(column: Column) -> Any:
    """Return the type of Apache Arrow that holds a column."""
    import pyarrow as pa

    return {
        "text": pa.string(),
        "code": pa.dictionary(pa.int8() if column.codes else pa.int32(), pa.string()),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "float": pa.float64(),
        "decimal": pa.decimal128(DIGITS, SCALE),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }[column.type]


def _array(column: Column, values: list[Any]) -> Any:
    """Return a column as an array; one of a closed list always has the whole list for its dictionary."""
    import pyarrow as pa

    if not column.codes:
        return pa.array(values, type=arrow_type(column))
    places = {code: place for place, code in enumerate(column.codes)} | {None: None}
    return pa.DictionaryArray.from_arrays(pa.array([places[value] for value in values], pa.int8()), list(column.codes))
