"""The tables in pandas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, overload

from reex.frames.answers import ANSWERS, Answer, table_of
from reex.frames.columns import Columns, Tables, tables_of
from reex.frames.tables import Column, Table
from reex.libraries import needed
from reex.model import Record
from reex.values import plain

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"integer": "Int64", "float": "float64", "boolean": "boolean", "date": "datetime64[s]"}


@overload
def to_pandas(records: Record | Iterable[Record]) -> Tables[pd.DataFrame]: ...


@overload
def to_pandas(records: Answer) -> pd.DataFrame: ...


def to_pandas(records: Record | Iterable[Record] | Answer) -> Tables[pd.DataFrame] | pd.DataFrame:
    """Return what *records* hold as data frames of pandas; ``docs/tables.md`` has their columns.

    Of an answer of a ledger, such as its initiatives, totals or claims, it is one data frame.

    Amounts are :class:`decimal.Decimal`, lists are lists, and neither needs pyarrow.

    Raises:
        MissingLibraryError: if pandas is not installed.
    """
    needed("pandas", "pandas")
    if isinstance(records, ANSWERS):
        table, columns = table_of(records)
        return _joined(table, [_part(table, columns)])
    return tables_of(records, _part, _joined)


def _part(table: Table, columns: Columns) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({column.name: _series(column, columns[column.name]) for column in table.columns})


def _series(column: Column, values: list[Any]) -> Any:
    import pandas as pd

    if column.type in ("text", "code"):
        return pd.Series(values, dtype="string")
    if column.type == "decimal":
        values = [None if value is None else plain(value) for value in values]
    if column.type == "date":
        import numpy as np

        return pd.Series(np.array(values, dtype=_DTYPES["date"]))  # pandas 2 would go by nanoseconds, till 2262
    return pd.Series(values, dtype=_DTYPES.get(column.type, "object"))


def _joined(table: Table, parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Return one frame; codes become categories only here, for each part has others of an open list."""
    import pandas as pd

    whole = pd.concat(parts, ignore_index=True)
    return whole.astype({c.name: pd.CategoricalDtype(list(c.codes) or None) for c in table.columns if c.type == "code"})
