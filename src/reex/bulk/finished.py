"""An output beside which no journal stands: whether it is what a run would write, as its own records tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from reex.bulk.inputs import newer_than
from reex.bulk.journal import journal_of
from reex.bulk.recipe import PARQUET
from reex.errors import BulkError
from reex.libraries import needed
from reex.readers.walk import INSIDE, Unread
from reex.schema import whole

_MEND: Final = "name another output, or delete this one to start over"
_ROWS: Final = 1 << 16  # of Parquet, whose paths are in memory at a time


def is_finished(output: Path) -> bool:
    """Say whether something stands in *output* and no journal beside it: of a file that is empty nothing is lost."""
    some = any(_parts(output)) if output.is_dir() else output.exists() and output.stat().st_size > 0
    return some and not journal_of(output).exists()


def check_finished(output: Path, inputs: Sequence[str | Unread], format_: str) -> None:
    """See that *output* has the documents of *inputs* and no others, and that none was changed since.

    With what options they were extracted, and whether all that an archive holds is there, a record doesn't tell.

    Args:
        output: a file, or of Parquet a folder, that is finished.
        inputs: what a run would read.
        format_: what it would write.

    Raises:
        BulkError: if it is another output, or none of reex, or one that doesn't tell; it says what to do.
        MissingLibraryError: if it is Parquet, and pyarrow is not installed.
    """
    if format_ == "csv":
        raise BulkError(
            f"{output}: no journal stands beside it, and rows of initiatives don't tell which documents were read; "
            f"{_MEND}"
        )
    paths = {whole(source.path if isinstance(source, Unread) else source) for source in inputs}
    lost, strange = set(paths), []
    for path in (_parquet_paths if format_ == PARQUET else _line_paths)(output):
        source = next((outer for outer in _around(path) if outer in paths), None)
        if source is None:
            strange.append(path)
        else:
            lost.discard(source)
    files = list(_parts(output)) if output.is_dir() else [output]
    newer = newer_than(inputs, max(file.stat().st_mtime_ns for file in files))
    faults = [
        *_told("it has no record of {}", sorted(lost)),
        *_told("it has one of {}, which is no input now", strange),
        *_told("{} was changed after it was written", [path for path in newer if whole(path) not in lost]),
    ]
    if faults:
        raise BulkError(f"{output}: no journal stands beside it, and {'; '.join(faults)}; {_MEND}")


def _told(words: str, paths: Sequence[str]) -> list[str]:
    more = f" (and {len(paths) - 1:,} more)" if len(paths) > 1 else ""
    return [words.format(paths[0]) + more] if paths else []


def _around(path: str) -> Iterator[str]:
    """Yield a path, and those of what it stands in, the innermost first."""
    while path:
        yield path
        path = path.rpartition(INSIDE)[0]


class _Document(msgspec.Struct):
    path: str | None


class _Line(msgspec.Struct):
    """Of a record what tells where it is from."""

    schema: str
    document: _Document


def _line_paths(output: Path) -> Iterator[str]:
    decoder = msgspec.json.Decoder(_Line)
    with output.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                record = decoder.decode(line) if line.endswith(b"\n") else None
            except (msgspec.DecodeError, UnicodeDecodeError):
                record = None
            if record is None or not record.schema.startswith("reex/"):
                raise BulkError(f"{output}:{number}: this is no record as reex writes it on a line; {_MEND}")
            yield record.document.path or ""


def _parquet_paths(output: Path) -> Iterator[str]:
    needed("pyarrow", "arrow", of="Parquet")
    import pyarrow as pa
    from pyarrow import parquet

    for part in _parts(output):
        try:
            with parquet.ParquetFile(part) as file:
                for batch in file.iter_batches(_ROWS, columns=["document.path"]):
                    yield from (row["path"] or "" for row in batch.column("document").to_pylist())
        except (pa.ArrowException, KeyError, TypeError) as error:
            raise BulkError(f"{part}: this is no Parquet as reex writes it; {_MEND}") from error


def _parts(folder: Path) -> Iterator[Path]:
    return folder.glob("part-*.parquet")
