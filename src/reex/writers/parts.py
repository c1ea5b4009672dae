"""A folder of files, each of some records: what tools for data call a dataset."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from itertools import chain, count, islice
from pathlib import Path
from typing import Final

from reex.model import Record
from reex.offers import Writer
from reex.wholefile import replaced

PART: Final = 10_000
"""Records in a file."""


def write_parts(
    records: Iterable[Record], folder: Path, writer: Writer, *, text: bool = False, size: int = PART
) -> None:
    """Write *size* records at a time: ``part-00000.parquet`` and on, each of which appears when it is whole.

    Raises:
        FileExistsError: if such files are there, which would mix with these.
        OSError: if one can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if next(folder.glob(f"part-*.{writer.name}"), None):
        raise FileExistsError(errno.EEXIST, "it has parts of an earlier run; take them away, or name another folder")
    left = iter(records)
    for number in count():
        first = next(left, None)
        if first is None:
            return
        with replaced(folder / f"part-{number:05}.{writer.name}") as stream:
            writer.write(chain((first,), islice(left, size - 1)), stream, text=text)
