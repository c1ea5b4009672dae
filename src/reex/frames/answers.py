"""Rows of answers as data frames, for those who ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs

from reex.frames.library import needed


def to_pandas(rows: Iterable[Any]) -> Any:
    """Return *rows* as a ``pandas.DataFrame``, a column for each field; MissingLibraryError without pandas."""
    return needed("pandas", "pandas").DataFrame([plain(row) for row in rows])


def to_polars(rows: Iterable[Any]) -> Any:
    """Return *rows* as a ``polars.DataFrame``, a column for each field; MissingLibraryError without Polars."""
    return needed("polars", "polars").DataFrame([plain(row) for row in rows], infer_schema_length=None)


def to_arrow(rows: Iterable[Any]) -> Any:
    """Return *rows* as a ``pyarrow.Table``, a column for each field; MissingLibraryError without pyarrow."""
    return needed("pyarrow", "arrow").Table.from_pylist([plain(row) for row in rows])


def plain(thing: Any) -> Any:
    """Return *thing* as dicts, lists and plain values; decimals as strings, as in a record."""
    if attrs.has(type(thing)):
        return {field.name: plain(getattr(thing, field.name)) for field in attrs.fields(type(thing))}
    if isinstance(thing, dict):
        return {key: plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [plain(item) for item in thing]
    return f"{thing:f}" if isinstance(thing, Decimal) else thing
