"""Where the output of a run goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from reex.errors import BulkError


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
            raise BulkError(f"{self._path}: it was changed since the run that wrote it; delete it to start over")
        os.ftruncate(self._file, position)
        os.lseek(self._file, position, os.SEEK_SET)
        self._end = position

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


def write_all(file: int, data: bytes) -> None:
    """Write all of *data*, of which a disk that runs full takes a part at first.

    Raises:
        OSError: if it can't be written to the end.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
