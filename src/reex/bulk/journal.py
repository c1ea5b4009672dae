"""How far a run has come, kept beside its output, so that it can go on after a crash, a kill or a power cut."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

import attrs
import msgspec

from reex.bulk.recipe import Setting
from reex.bulk.sink import write_all
from reex.bulk.tally import Tally
from reex.bulk.tasks import Place
from reex.errors import BulkError

_TAIL = 1 << 16  # bytes that hold a line, however long, and the one before it


@attrs.frozen
class Checkpoint:
    """A place up to which all is done and on the disk.

    Attributes:
        position: where the output ends.
        at: where the run is in its inputs.
        tally: what was told on the way.
    """

    position: int = 0
    at: Place = attrs.field(factory=Place)
    tally: Tally = attrs.field(factory=Tally)


def journal_of(output: Path) -> Path:
    """Return where the journal of a run into *output* stands."""
    return Path(f"{output}.progress")


class Journal:
    """A file of lines, each with its checksum: what the run is about, and a checkpoint after the other.

    Only one run can have it open. What a run that was killed holds is free again, as the system sees to it.

    Args:
        output: the file beside which it stands; it is made if it isn't there.

    Attributes:
        kept: whether there may be something that is done, so that a run can go on.

    Raises:
        BulkError: if another run has it open.
        OSError: if it can't be opened.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        self.kept = False
        self.path = journal_of(output)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        try:
            self._lock()
        except BaseException:
            os.close(self._file)
            raise

    def _lock(self) -> None:
        try:
            _lock(self._file)
            same = os.path.samestat(os.fstat(self._file), self.path.stat())
        except OSError:
            same = False
        if not same:  # or removed by the run that has just ended
            raise BulkError(f"{self.output}: another run is writing it; wait until it is done, or stop it")

    def begun(self) -> bool:
        """Say whether a run has begun."""
        return os.fstat(self._file).st_size > 0

    def begin(self, settings: Mapping[str, Setting]) -> None:
        """Note what a new run is about."""
        os.ftruncate(self._file, 0)
        self._note(msgspec.json.encode(settings))

    def resume(self, settings: Mapping[str, Setting]) -> Checkpoint:
        """Return where the run that wrote this has come to.

        Raises:
            BulkError: if it was about something else, or the beginning of the file is damaged.
        """
        self.kept = True
        begun = _checked(self._read(0).lstrip(b"\n").partition(b"\n")[0])
        was = _settings(begun)
        if was is None:
            raise BulkError(
                f"{self.path}:1: this isn't as a run of reex left it; delete it and {self.output} to start over"
            )
        if changes := _changes(was, settings):
            raise BulkError(
                f"{self.output}: the run that wrote it had {' and '.join(changes)}; "
                f"go on with what it had, or delete {self.path} to start over"
            )
        lines = self._read(max(0, os.fstat(self._file).st_size - _TAIL)).split(b"\n")
        last = next((said for said in map(_checked, reversed(lines)) if said and said != begun), None)
        return msgspec.json.decode(last, type=Checkpoint) if last else Checkpoint()

    def note(self, checkpoint: Checkpoint) -> None:
        """Add a checkpoint, and make sure that it is on the disk."""
        self._note(msgspec.json.encode(checkpoint))
        self.kept = self.kept or checkpoint.tally.documents > 0

    def _note(self, line: bytes) -> None:
        # The end of a line that was cut short goes first, so that it can't spoil this one.
        write_all(self._file, b"\n%08x %b\n" % (zlib.crc32(line), line))
        os.fsync(self._file)

    def _read(self, start: int) -> bytes:
        with self.path.open("rb") as stream:
            stream.seek(start)
            return stream.read(_TAIL)

    def remove(self) -> None:
        """Remove the file: the run is done."""
        self.path.unlink()

    def close(self) -> None:
        """Close the file, which lets another run have it; one in which nothing stands is removed."""
        if not self.begun():
            self.path.unlink(missing_ok=True)
        os.close(self._file)


def _checked(line: bytes) -> bytes | None:
    """Return what a line says, or None if it isn't whole."""
    checksum, _, said = line.partition(b" ")
    return said if said and checksum == b"%08x" % zlib.crc32(said) else None


def _settings(said: bytes | None) -> dict[str, Setting] | None:
    """Return what a run was about, or None if that isn't told."""
    try:
        return msgspec.json.decode(said, type=dict[str, Setting]) if said else None
    except msgspec.DecodeError:
        return None


def _changes(was: Mapping[str, Setting], now: Mapping[str, Setting]) -> list[str]:
    """Return what a run had, and this one hasn't."""
    none = {name: Setting(f"no {name}") for name in (*was, *now)}
    pairs = [(was.get(name, none[name]), now.get(name, none[name])) for name in none]
    return [f"{old.words} (now {_new(old, new)})" for old, new in pairs if not old.is_as(new)]


def _new(old: Setting, new: Setting) -> str:
    if new.changed > old.changed:  # so that this file can't have been among those of then, as it is
        return f"{new.words}, of which {new.latest} is new or changed"
    return f"{new.words}, changed" if old.words == new.words else new.words


def _lock(file: int) -> None:
    """Lock a file, or raise OSError if another process has."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
