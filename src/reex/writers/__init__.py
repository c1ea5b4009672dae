"""Records to files: JSON Lines and CSV."""

from __future__ import annotations

from reex.hookspecs import hookimpl
from reex.offers import Writer
from reex.writers.lines import write_jsonl
from reex.writers.rows import write_csv

__all__ = ["reex_writers", "write_csv", "write_jsonl"]


@hookimpl
def reex_writers() -> list[Writer]:
    """Return the writers that come with the core."""
    return [Writer(name="csv", write=write_csv), Writer(name="jsonl", write=write_jsonl)]
