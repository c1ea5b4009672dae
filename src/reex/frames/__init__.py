"""Records as flat tables, for pandas, Polars and Apache Arrow."""

from reex.frames.arrow import record_batches, to_arrow
from reex.frames.columns import Tables
from reex.frames.pandas import to_pandas
from reex.frames.polars import to_polars
from reex.frames.tables import TABLES, Column, Table

__all__ = ["TABLES", "Column", "Table", "Tables", "record_batches", "to_arrow", "to_pandas", "to_polars"]
