"""Archives: zip, tar, and what gzip, bzip2 and xz have packed. Nothing is written: a name in them is a label."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import PurePath
from typing import IO, Any, BinaryIO, Final, cast

import attrs

from reex.errors import ReadError
from reex.offers import HEAD, Container, Limits, Part
from reex.readers.choose import by_ending
from reex.readers.damage import DAMAGE
from reex.readers.data_files import table
from reex.readers.files import is_aside, too_large
from reex.readers.formats import FEED, PACKED, TABLES
from reex.readers.signs import BZIP2, GZIP, XZ, ZIP_END, advice_for, is_feed, is_packed_crawl, is_tar

_DAMAGE: Final = (*DAMAGE, tarfile.TarError)
_PACKED: Final[dict[bytes, Callable[..., Any]]] = {
    GZIP: gzip.open,
    BZIP2: bz2.open,
    XZ: lzma.open,
}
_ZIP64_END = b"PK\x06\x06"
_BLOCK = 512
_ENTRY = 64  # bytes of the list of a zip that a member takes at least, with a short name
_STEP = 1 << 20
_SIP = 1 << 12  # what a member is read by: LZMA makes 30 million of as many packed bytes at the most
_ENDINGS = {ending: ".tar" if ending.startswith(".t") else "" for ending in PACKED.suffixes}
_STREAMED = (*TABLES, FEED)


# --- zip


def zip_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield the members of a zip in the order of its list.

    Raises:
        ReadError: if the list is missing, too long, or has members that overlap, as bombs have them.
    """
    _check_directory(stream, name, limits)
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGE as error:
        raise ReadError(
            f"{name}: the list of what is in it, at its end, can't be read ({error}); copy it anew"
        ) from error
    with archive:
        members = archive.infolist()
        _check_overlaps(members, name)
        for member in members:
            link = stat.S_ISLNK(member.external_attr >> 16)
            if not member.filename.endswith("/") and not link and _is_wanted(label := _label(member.filename)):
                yield _zip_part(archive, stream, member, label, f"{name}: {label}", limits)


def _check_directory(stream: BinaryIO, name: str, limits: Limits) -> None:
    """Refuse a list of members that would fill the memory, before it is read."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - (1 << 16) - _BLOCK))
    tail = stream.read()
    at = tail.rfind(ZIP_END)
    count = listed = 0
    if 0 <= at <= len(tail) - 22:
        count, listed = struct.unpack_from("<HI", tail, at + 10)
    at = tail.rfind(_ZIP64_END)
    if 0 <= at <= len(tail) - 56 and (listed == 0xFFFFFFFF or count == 0xFFFF):
        count, listed = struct.unpack_from("<QQ", tail, at + 32)
    if count > limits.parts or listed > limits.parts * _ENTRY:
        raise ReadError(f"{name}: it lists more than {limits.parts:,} members; unpack it, or {Limits.raising('parts')}")


def _check_overlaps(members: list[zipfile.ZipInfo], name: str) -> None:
    ordered = sorted(members, key=lambda member: member.header_offset)
    for one, after in pairwise(ordered):
        if one.header_offset + 30 + one.compress_size > after.header_offset:
            raise ReadError(
                f"{name}: {_label(one.filename)} and {_label(after.filename)} share bytes, as in a zip bomb; "
                "get another copy"
            )


def _zip_part(
    archive: zipfile.ZipFile, stream: BinaryIO, member: zipfile.ZipInfo, label: str, name: str, limits: Limits
) -> Part | ReadError:
    if member.flag_bits & 1:
        return ReadError(f"{name}: is encrypted; unpack it with its password, and read the files")
    try:
        bzip2 = member.compress_type == zipfile.ZIP_BZIP2
        with _bunzipped(stream, member, limits) if bzip2 else archive.open(member) as packed:
            return _part(packed, label, name, limits)
    except _DAMAGE as error:
        return ReadError(f"{name}: is damaged, or packed in a way that isn't known ({error}); copy the archive anew")


def _bunzipped(stream: BinaryIO, member: zipfile.ZipInfo, limits: Limits) -> IO[bytes]:
    """Open a member that bzip2 has packed, of which the library unpacks all at once: a billion bytes out of a thousand.

    What it says of itself is passed over, since the list has it, and bzip2 has check sums of its own.
    """
    stream.seek(member.header_offset + 26)
    stream.seek(sum(struct.unpack("<HH", stream.read(4))), io.SEEK_CUR)
    return bz2.open(io.BytesIO(stream.read(min(member.compress_size, limits.size))))


# --- tar


def tar_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield the files of a tar in its order; links and devices hold nothing of their own.

    Raises:
        ReadError: if it breaks off, or has too many members.
    """
    blocks = _Blocks(stream, name, limits.size)
    try:
        archive = tarfile.open(fileobj=cast("IO[bytes]", blocks), mode="r:")  # noqa: SIM115 - it holds nothing open
        for count, member in enumerate(_members(archive)):
            if count >= limits.parts:
                raise ReadError(
                    f"{name}: it has more than {limits.parts:,} members; unpack it, or {Limits.raising('parts')}"
                )
            packed = archive.extractfile(member) if member.isfile() else None
            if packed and _is_wanted(label := _label(member.name)):
                yield _part(packed, label, f"{name}: {label}", limits)
    except ReadError:
        raise
    except _DAMAGE as error:
        raise ReadError(f"{name}: it is damaged or breaks off ({error}); copy it anew") from error
    if blocks.last.strip(b"\0") or len(blocks.last) % _BLOCK:
        raise ReadError(f"{name}: it is damaged or breaks off near byte {stream.tell():,}; copy it anew")


def _members(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while member := archive.next():
        archive.members.clear()  # type: ignore[attr-defined]  # the library keeps them all
        yield member


@attrs.define
class _Blocks:
    """A tar as its library reads it; no header in it is longer than *size*, which a hostile one would say.

    Attributes:
        last: what was read last; at the end of a whole tar, zeros or nothing.
    """

    _stream: BinaryIO
    _name: str
    _size: int
    last: bytes = b""

    def read(self, size: int) -> bytes:
        """Read so many bytes, or what there is."""
        if size > self._size + _STEP:
            raise ReadError(f"{self._name}: it has a header of {size:,} bytes, as in a bomb; get another copy")
        self.last = self._stream.read(size)
        return self.last

    def seek(self, at: int) -> int:
        """Go to a byte."""
        return self._stream.seek(at)

    def tell(self) -> int:
        """Return at which byte it is."""
        return self._stream.tell()


# --- gzip, bzip2, xz


def packed_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield what is packed: the members of a tar, the rows of a table, the entries of a feed, or the one file.

    Raises:
        ReadError: if it breaks off, is damaged, or grows as a bomb does.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if is_packed_crawl(head):
        raise ReadError(f"{name}: {advice_for(b'WARC/')}")
    sign = next((sign for sign in _PACKED if head.startswith(sign)), None)
    if sign is None:
        raise ReadError(
            f"{name}: it isn't packed by gzip, bzip2 or xz; take the ending off its name, or get another copy"
        )
    with (
        cast("BinaryIO", _PACKED[sign](stream)) as opened,
        io.BufferedReader(_Unpacked(stream, opened, name, limits)) as unpacked,
    ):
        head = unpacked.peek(HEAD)[:HEAD]
        inner = _inner_name(name)
        if is_tar(head) or inner.endswith(".tar"):
            yield from tar_parts(unpacked, name, limits)
        elif streamed := _streamed(head, inner):
            yield from streamed.parts(unpacked, name, limits)
        else:
            yield _part(unpacked, _label(inner), name, limits)
        while unpacked.read(_STEP):  # to the end, where the check sum stands
            pass


def _inner_name(name: str) -> str:
    """Return what a packed file was called before."""
    low = name.lower()
    ending = next((ending for ending in _ENDINGS if low.endswith(ending)), "")
    return PurePath(name[: len(name) - len(ending)] + _ENDINGS.get(ending, "")).name


def _streamed(head: bytes, name: str) -> Container | None:
    """Return the container that reads what is unpacked as it comes, however long it is."""
    if is_feed(head):
        return FEED
    found = by_ending(_STREAMED, name)
    return found if isinstance(found, Container) else None


class _Unpacked(io.RawIOBase):
    """What a packed file gives, until that is so much more than the file that it must be a bomb."""

    def __init__(self, packed: BinaryIO, unpacked: BinaryIO, name: str, limits: Limits) -> None:
        self._packed, self._unpacked, self._name, self._limits = packed, unpacked, name, limits

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._unpacked.read(min(len(buffer), _STEP))
        except _DAMAGE as error:
            raise ReadError(f"{self._name}: it is damaged or breaks off ({error}); copy it anew") from error
        done = self._unpacked.tell()
        if done > self._limits.size and done > self._limits.ratio * self._packed.tell():
            raise ReadError(
                f"{self._name}: it grows more than {self._limits.ratio} times, as a bomb does; if it is none, "
                f"unpack it, or {Limits.raising('ratio')}"
            )
        buffer[: len(data)] = data
        return len(data)

    def seek(self, at: int, whence: int = io.SEEK_SET) -> int:
        return self._unpacked.seek(at, whence)

    def tell(self) -> int:
        return self._unpacked.tell()


# --- what they share


def _part(packed: IO[bytes], label: str, name: str, limits: Limits) -> Part | ReadError:
    data = bytearray()
    while chunk := packed.read(_SIP):
        data += chunk
        if len(data) > limits.size:
            return too_large(f"{name}: unpacked, it", limits.size)
    return Part(name=label, data=bytes(data))


_UNSEEN = re.compile("[\0-\x1f\x7f\ud800-\udfff]")


def _label(name: str) -> str:
    """Return a name without what would lead out of a folder, or can't be shown."""
    plain = re.sub(r"^[A-Za-z]:", "", _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", name).replace("\\", "/"))
    return "/".join(part for part in plain.split("/") if part not in ("", ".", ".."))


def _is_wanted(label: str) -> bool:
    """Say whether a member may be a document: it is not hidden, no litter, and tells not about its folder."""
    *folders, last = label.split("/")
    litter = table("archives")["litter"]
    return not is_aside(last) and not any(part.startswith(".") or part in litter for part in (*folders, last))
