"""The records of a WARC in order, past the places that are broken."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Generator, Iterator
from typing import BinaryIO, TypeVar

import attrs
from fastwarc.warc import ArchiveIterator, WarcRecord

import reex

T = TypeVar("T")

_CHUNK = 1 << 16
_EFFORT = 10  # times the file that is read in all, where reading is taken up again at broken places
_LEAST = 64_000_000  # bytes of it, even for a small file
_GZIP = re.compile(rb"\x1f\x8b\x08")
_ZSTANDARD = re.compile(rb"\x28\xb5\x2f\xfd")
_PLAIN = re.compile(rb"WARC/[01]\.")
_OVERLAP = 7  # one less than the longest of these
_MOST_BLANK = 4 * _CHUNK  # packed bytes that may stand between two records, where blanks are passed over
_CUT = "the file ends in the middle of a record"


class BrokenError(Exception):
    """What is wrong with one record: the rest of a sentence that begins with its place."""


@attrs.define
class Meter:
    """Counts what a file unpacks to, and ends the reading of one that is made to unpack without end."""

    name: str
    packed: int
    limits: reex.Limits
    unpacked: int = 0
    blank: int = 0

    def count(self, size: int) -> None:
        """Count *size* bytes more.

        Raises:
            ReadError: if that is more than a file of this size unpacks to.
        """
        self.blank = 0
        self.unpacked += size
        if self.unpacked > max(self.limits.size, self.limits.ratio * self.packed):
            raise reex.ReadError(
                f"{self.name}: unpacks to more than {self.limits.ratio} times its {self.packed:,} bytes; "
                f"if it is no trap, {reex.Limits.raising('ratio')}"
            )


@attrs.frozen
class _Source:
    """The file as the library reads it, which asks for more and more where a trap unpacks to blanks without end."""

    _stream: BinaryIO
    _meter: Meter

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._meter.blank += len(data)
        if self._meter.blank > _MOST_BLANK:
            raise reex.ReadError(f"{self._meter.name}: no record begins for {_MOST_BLANK:,} bytes; get the file again")
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        """Leave the file open, which is another's."""


@attrs.define
class Block:
    """What one record holds; it can be read once, while its record is at hand."""

    _record: WarcRecord
    _meter: Meter
    _passed: bool = False

    def read(self) -> bytes:
        """Return the block, without the headers of HTTP where these have been parsed.

        Raises:
            BrokenError: if it is larger than a document may be.
            OSError: if the file ends in the middle of it, or it can't be unpacked.
            ReadError: if the file unpacks to more than it may.
        """
        size, most = self._record.content_length, self._meter.limits.size
        if size > most:
            raise BrokenError(f"has {size:,} bytes, more than the limit of {most:,}; {reex.Limits.raising('size')}")
        self._meter.blank = -size  # the block itself is none
        data = self._record.reader.read()
        self._passed = True
        self._meter.count(len(data))
        if len(data) < size:
            raise OSError(_CUT)
        return data

    def skip(self) -> None:
        """Pass over the block if it was not read, whatever its size; raise what :meth:`read` raises."""
        left = 0 if self._passed else self._record.content_length
        while left > 0:
            passed = self._record.consume(min(left, _CHUNK))
            if not passed:
                raise OSError(_CUT)
            self._meter.count(passed)
            left -= passed


def walk(
    stream: BinaryIO, name: str, make: Callable[[WarcRecord, Block], T | None], limits: reex.Limits
) -> Iterator[T | reex.ReadError]:
    """Yield what *make* makes of each record of a file, and an error for each place where none can be read.

    Args:
        stream: the file, which may be in gzip or Zstandard.
        name: what messages call it.
        make: is given each record in turn; it returns None for one that is of no use, and may raise a BrokenError.
        limits: what the file may cost; it may have any number of records.

    Raises:
        ReadError: if there is no record at all, too much of the file is broken, or it unpacks to more than it may.
    """
    meter = Meter(name, stream.seek(0, 2), limits)
    marker = _marker(stream)
    place = effort = 0
    while effort <= max(_LEAST, _EFFORT * meter.packed):
        start, fault = yield from _run(stream, place, make, meter)
        if not fault:
            if start is None and not place:
                raise reex.ReadError(f"{name}: no record of a crawl stands in it; check that it is a WARC file")
            if start is not None and not _ends_early(stream, start):
                return
            fault = _CUT
        broken, stopped = max(place, start or 0), stream.tell()
        if start is not None or not broken:  # otherwise this is still the same place
            yield reex.ReadError(
                f"{name}: a record at byte {broken:,} or after it can't be read ({fault}); get the file again"
            )
        if (found := _find(stream, broken + 1, marker)) is None:
            return
        effort += stopped - place
        place = found
    raise reex.ReadError(f"{name}: too much of it is broken, the last of it at byte {place:,}; get the file again")


def _run(
    stream: BinaryIO, place: int, make: Callable[[WarcRecord, Block], T | None], meter: Meter
) -> Generator[T | reex.ReadError, None, tuple[int | None, str]]:
    """Yield what is made of the records from *place* on; return where the last one starts, and what ended it."""
    start, meter.blank = None, 0
    stream.seek(place)
    try:
        for record in ArchiveIterator(_Source(stream, meter), parse_http=False):
            start, meter.blank = record.stream_pos, 0
            if not (record.headers.get("Content-Length") or "").isdecimal():
                raise OSError("a record doesn't tell its length")
            block = Block(record, meter)
            try:
                made = make(record, block)
            except BrokenError as error:
                uri = record.headers.get("WARC-Target-URI", "no address")
                yield reex.ReadError(f"{meter.name}: the record at byte {start:,} ({uri}) {error}")
            else:
                if made is not None:
                    yield made
            block.skip()
    except OSError as error:
        return start, str(error)
    return start, ""


def _ends_early(stream: BinaryIO, start: int) -> bool:
    """Say whether a file in gzip lacks the end of its last member, which the library passes over without a word."""
    stream.seek(start)
    if not _GZIP.match(stream.read(3)):
        return False
    stream.seek(start)
    inflater = zlib.decompressobj(31)
    while not inflater.eof:
        chunk = stream.read(4096)  # of which gzip makes 4 MB at the most
        if not chunk:
            return True
        inflater.decompress(chunk)
    return bool(inflater.unused_data or stream.read(1))


def _marker(stream: BinaryIO) -> re.Pattern[bytes]:
    """Return what each record of the file begins with."""
    stream.seek(0)
    head = stream.read(8)
    return next((marker for marker in (_GZIP, _ZSTANDARD) if marker.match(head)), _PLAIN)


def _find(stream: BinaryIO, place: int, marker: re.Pattern[bytes]) -> int | None:
    """Return where *marker* stands next from *place* on."""
    stream.seek(place)
    kept = b""
    while chunk := stream.read(_CHUNK):
        window = kept + chunk
        if found := marker.search(window):
            return place - len(kept) + found.start()
        place += len(chunk)
        kept = window[-_OVERLAP:]
    return None
