"""Records to files: JSON Lines, CSV, Parquet and Arrow."""

from __future__ import annotations

from reex.hookspecs import hookimpl
from reex.offers import Writer
from reex.writers.arrow import write_arrow, write_parquet
from reex.writers.lines import write_jsonl
from reex.writers.parts import write_parts
from reex.writers.rows import write_csv

__all__ = ["reex_writers", "write_arrow", "write_csv", "write_jsonl", "write_parquet", "write_parts"]


@hookimpl
def reex_writers() -> list[Writer]:
    """Return the writers that come with the core."""
    return [
        Writer(name="arrow", write=write_arrow),
        Writer(name="csv", write=write_csv),
        Writer(name="jsonl", write=write_jsonl),
        Writer(name="parquet", write=write_parquet),
    ]
