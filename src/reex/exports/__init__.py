"""The ledger in the formats of others: spreadsheets, tables, linked data, investigations, networks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from reex.errors import DataError
from reex.exports.arrow import write_parquet
from reex.exports.disputes import Disputes
from reex.exports.followthemoney import write_followthemoney
from reex.exports.linked import write_jsonld
from reex.exports.network import write_graphml
from reex.exports.sheet import write_csv
from reex.frozen import FrozenDict
from reex.ledger.model import Contradiction, Merged
from reex.wholefile import replaced

_Write = Callable[[Iterable[Merged], Disputes, BinaryIO], None]
_WRITERS: Final[Mapping[str, _Write]] = FrozenDict(
    {
        "csv": write_csv,
        "parquet": write_parquet,
        "jsonld": write_jsonld,
        "ftm": write_followthemoney,
        "graphml": write_graphml,
    }
)
FORMATS: Final = tuple(_WRITERS)

__all__ = ["FORMATS", "export"]


def export(
    merged: Iterable[Merged],
    format: str,  # noqa: A002
    path: Path,
    *,
    contradictions: Iterable[Contradiction] = (),
) -> None:
    """Write initiatives to *path*, which appears in one step, and only when it is whole.

    Args:
        merged: with their mentions, as these lead to the documents and the quotes.
        format: one of :data:`FORMATS`.
        path: a file; one that is there is replaced.
        contradictions: where the documents disagree. Those of an initiative stand with it; those between claims have
            a place in ``jsonld`` alone.

    Raises:
        DataError: if there is no such format.
        MissingLibraryError: if the format needs a library that isn't installed.
        OSError: if *path* can't be written.
    """
    if format not in _WRITERS:
        raise DataError(f"there is no format {format!r}: there are {', '.join(FORMATS)}")
    with replaced(path) as stream:
        _WRITERS[format](merged, Disputes.of(contradictions), stream)
