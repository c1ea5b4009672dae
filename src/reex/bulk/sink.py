"""Where the output of a run goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from reex.errors import BulkError
from reex.libraries import needed
from reex.model import Record
from reex.wholefile import replaced
from reex.writers import write_parquet
from reex.writers.parts import PART


class Sink(Protocol):
    """An output that can be gone on with."""

    def write(self, lines: bytes, documents: int) -> int:
        """Take the lines of so many more documents, and return where the output ends then."""

    def flush(self) -> bool:
        """Make sure that all that was written outlives a power cut; say no while that can't be.

        As while the last part of an output of many parts isn't whole.
        """

    def truncate(self, position: int) -> None:
        """Drop what was written after *position*, which :meth:`write` has returned.

        Raises:
            BulkError: if what was written before isn't there any more.
        """

    def end(self) -> int:
        """Write what is still held, as nothing more comes, and return where the output ends then."""

    def close(self) -> None:
        """Let go of what is open."""


class Lines:
    """A file to which lines are added.

    Args:
        path: the file; it is made if it isn't there.

    Raises:
        OSError: if it can't be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # Unbuffered, so that an error of the disk comes when a chunk is written, and not once more at the end.
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        self._end = 0

    def write(self, lines: bytes, documents: int) -> int:
        """Add lines, and return where the file ends then.

        Raises:
            OSError: if they can't be written to the end.
        """
        write_all(self._file, lines)
        self._end += len(lines)
        return self._end

    def flush(self) -> bool:
        """Make sure that all lines are on the disk."""
        os.fsync(self._file)
        return True

    def truncate(self, position: int) -> None:
        """Drop what stands after *position*, such as a line that was cut short.

        Raises:
            BulkError: if the file is shorter, or no line ends there.
        """
        size = os.fstat(self._file).st_size
        os.lseek(self._file, max(0, position - 1), os.SEEK_SET)
        if position > size or (position and os.read(self._file, 1) != b"\n"):
            raise BulkError(f"{self._path}: it isn't as the run that wrote it left it")
        os.ftruncate(self._file, position)
        os.lseek(self._file, position, os.SEEK_SET)
        self._end = position

    def end(self) -> int:
        """Return where the file ends, as nothing is held."""
        return self._end

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


class Parts:
    """A folder of files of Parquet, each of which is there when it is whole; it ends behind so many of them.

    Args:
        folder: where they are; it is made if it isn't there.
        text: whether the lines hold the texts of documents.
        size: documents in a file, at least, but for the last one.

    Raises:
        MissingLibraryError: if pyarrow is not installed.
        OSError: if the folder can't be made.
    """

    def __init__(self, folder: Path, *, text: bool, size: int = PART) -> None:
        needed("pyarrow", "arrow", of="Parquet")
        self._folder, self._text, self._size = folder, text, size
        folder.mkdir(parents=True, exist_ok=True)
        self._held: list[bytes] = []
        self._documents = self._parts = 0

    def __len__(self) -> int:
        """Return how many files are there, whoever has written them."""
        return len(list(self._folder.glob("part-*.parquet")))

    def write(self, lines: bytes, documents: int) -> int:
        """Hold lines until they are enough for a file.

        Raises:
            OSError: if it can't be written.
        """
        if lines:
            self._held.append(lines)
        self._documents += documents
        return self.end() if self._documents >= self._size else self._parts

    def end(self) -> int:
        """Write a file of what is held, if that is anything, and return how many there are.

        Raises:
            OSError: if it can't be written.
        """
        if lines := b"".join(self._held).splitlines():
            with replaced(self._path(self._parts)) as stream:
                write_parquet(map(Record.from_json, lines), stream, text=self._text)
                stream.flush()
                os.fsync(stream.fileno())
            self._parts += 1
        self._held, self._documents = [], 0
        return self._parts

    def flush(self) -> bool:
        """Say whether all lines are in files that are whole."""
        return not self._held

    def truncate(self, position: int) -> None:
        """Drop the files behind the first *position*, and what a run that was killed has left of one.

        Raises:
            BulkError: if one of these is missing.
        """
        if lost := next((path for path in map(self._path, range(position)) if not path.exists()), None):
            raise BulkError(f"{lost}: the run that wrote it left it there")
        kept = {self._path(number) for number in range(position)}
        for path in {*self._folder.glob("part-*.parquet"), *self._folder.glob(".part-*.parquet.*.part")} - kept:
            path.unlink()
        self._held, self._documents, self._parts = [], 0, position

    def close(self) -> None:
        """Let go of what is held: what is no file yet is made again."""
        self._held = []

    def _path(self, number: int) -> Path:
        return self._folder / f"part-{number:05}.parquet"


def write_all(file: int, data: bytes) -> None:
    """Write all of *data*, of which a disk that runs full takes a part at first.

    Raises:
        OSError: if it can't be written to the end.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
