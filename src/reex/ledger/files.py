"""Records in files of JSON Lines, read one by one; a line that is none tells what is wrong with it."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import msgspec

from reex import schema
from reex.errors import DataError, ReadError
from reex.model import Record

_SCHEMAS = schema.SCHEMA.partition("/")[0] + "/"  # begins the schema of records of any version


@attrs.frozen
class Skipped:
    """A line that is no record: where it stands, and what is wrong with it."""

    reason: str


def records_of(path: str | Path) -> Iterator[Record | Skipped]:
    """Yield the record of each line of a JSON Lines file, one at a time; for a line that is none, what is wrong.

    Args:
        path: the file, or a folder: then of all files in it, and in its folders, whose names end in ``.jsonl``.

    Raises:
        ReadError: if the file is missing or can't be opened, or the folder has none.
    """
    for file in _files(Path(path)):
        try:
            with file.open("rb") as lines:
                yield from records_in(lines, str(file))
        except OSError as error:
            reason = error.strerror or error
            raise ReadError(f"{file}: can't be opened ({reason}); check its name and permissions") from error


def holds_records(path: str | Path) -> bool:
    """Say whether a file is one of records: JSON Lines that don't begin with an object of another kind.

    What begins with a line that is broken may be one of records too; then adding it tells what is wrong.
    """
    file = Path(path)
    if file.suffix.lower() != ".jsonl" or not file.is_file():
        return False
    try:
        with file.open("rb") as lines:
            first = next((line for line in lines if line.strip()), b"")
            row = msgspec.json.decode(first.removeprefix(codecs.BOM_UTF8))
    except (OSError, ValueError):
        return True
    return isinstance(row, dict) and str(row.get("schema")).startswith(_SCHEMAS)


def records_in(lines: Iterable[bytes], name: str) -> Iterator[Record | Skipped]:
    """Yield the record of each line that isn't empty; for one that is none, what is wrong, with *name* and number."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read(line, f"{name}:{number}")


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if files := sorted(path.rglob("*.jsonl")):
        return files
    raise ReadError(f"{path}: has no files that end in .jsonl; make some with reex extract --format jsonl")


def _read(line: bytes, where: str) -> Record | Skipped:
    try:
        return schema.decode(line)
    except DataError as error:
        return Skipped(f"{where}: {error}")
