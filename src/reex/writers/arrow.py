"""Parquet and Arrow: one row a record, with the names and the nesting of its JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reex.libraries import needed
from reex.model import Record


def write_parquet(records: Iterable[Record], stream: BinaryIO, *, text: bool = False) -> None:
    """Write records as Parquet, a row group for each thousand of them, in memory that these need.

    Raises:
        MissingLibraryError: if pyarrow is not installed.
    """
    needed("pyarrow", "arrow", of="Parquet")
    from pyarrow import parquet

    from reex.columnar import arrow_schema, to_batches

    with parquet.ParquetWriter(stream, arrow_schema(), compression="zstd") as writer:
        for batch in to_batches(records, text=text):
            writer.write_batch(batch)


def write_arrow(records: Iterable[Record], stream: BinaryIO, *, text: bool = False) -> None:
    """Write records as a file of Arrow, which others map into memory as it is.

    Raises:
        MissingLibraryError: if pyarrow is not installed.
    """
    needed("pyarrow", "arrow", of="Arrow")
    from pyarrow import ipc

    from reex.columnar import arrow_schema, to_batches

    with ipc.new_file(stream, arrow_schema()) as writer:
        for batch in to_batches(records, text=text):
            writer.write_batch(batch)
