"""One record a line, as ``docs/record.md`` describes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reex.model import Record


def write_jsonl(records: Iterable[Record], stream: BinaryIO, *, text: bool = False) -> None:
    """Write each record as one line of JSON in UTF-8."""
    from reex.schema import encode  # which loads with the first record

    stream.writelines(encode(record, text=text) + b"\n" for record in records)
