"""The tables in Polars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, overload

from reex.frames.answers import ANSWERS, Answer, table_of
from reex.frames.columns import Columns, Tables, tables_of
from reex.frames.tables import DIGITS, SCALE, Column, Table
from reex.libraries import needed
from reex.model import Record

if TYPE_CHECKING:
    import polars as pl


@overload
def to_polars(records: Record | Iterable[Record]) -> Tables[pl.DataFrame]: ...


@overload
def to_polars(records: Answer) -> pl.DataFrame: ...


def to_polars(records: Record | Iterable[Record] | Answer) -> Tables[pl.DataFrame] | pl.DataFrame:
    """Return what *records* hold as data frames of Polars; ``docs/tables.md`` has their columns.

    Of an answer of a ledger, such as its initiatives, totals or claims, it is one data frame.

    Raises:
        MissingLibraryError: if Polars is not installed.
    """
    needed("polars", "polars")
    if isinstance(records, ANSWERS):
        table, columns = table_of(records)
        return _joined(table, [_part(table, columns)])
    return tables_of(records, _part, _joined)


def _part(table: Table, columns: Columns) -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame(dict(columns), schema={column.name: _type(column) for column in table.columns})


def _type(column: Column) -> Any:
    import polars as pl

    return {
        "text": pl.String(),
        "code": pl.String(),
        "texts": pl.List(pl.String()),
        "integer": pl.Int64(),
        "float": pl.Float64(),
        "decimal": pl.Decimal(DIGITS, SCALE),
        "boolean": pl.Boolean(),
        "date": pl.Date(),
    }[column.type]


def _joined(table: Table, parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Return one frame; codes become categories only here, for each part has others of an open list."""
    import polars as pl

    coded = [column for column in table.columns if column.type == "code"]
    types = {c.name: pl.Enum(c.codes) if c.codes else pl.Categorical() for c in coded}
    return pl.concat(parts).with_columns(pl.col(name).cast(dtype) for name, dtype in types.items())
