"""Archives: what they hold is read in turn, nothing is written, and bombs don't go off."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import reex
from reex.readers import formats, signs
from reex.testing import conformance

MEMBERS = (
    ("news/b.txt", b"Second."), ("news/a.txt", b"First."), ("../../up.txt", b"Up."), ("C:\\x\\drive.txt", b"Drive."),
    ("/root.txt", b"Root."), ("__MACOSX/._b.txt", b"x"), (".git/a.txt", b"x"), ("news/Thumbs.db", b"x"),
    ("README.md", b"x"),
)  # fmt: skip
READ = ["news/b.txt", "news/a.txt", "up.txt", "x/drive.txt", "root.txt"]


def zipped(members: Sequence[tuple[str, bytes]] = MEMBERS) -> bytes:
    """Return a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: Sequence[tuple[str, bytes]] = MEMBERS) -> bytes:
    """Return a tar that ends with a link, a hard link and a device."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members:
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
            about = tarfile.TarInfo("passwd.txt")
            about.type, about.linkname = kind, "/etc/passwd"
            archive.addfile(about)
    return stream.getvalue()


def found(
    container: reex.Container, data: bytes, limits: reex.Limits | None = None, name: str = "news.x"
) -> list[tuple[str, bytes] | str]:
    """Return names and bytes of parts, and of errors what they say."""
    parts: list[tuple[str, bytes] | str] = []
    try:
        for part in container.parts(io.BytesIO(data), name, limits or reex.Limits()):
            parts.append(str(part) if isinstance(part, reex.ReadError) else (part.name, part.data))  # noqa: PERF401
    except reex.ReadError as error:
        parts.append(str(error))
    return parts


@pytest.mark.parametrize(("container", "data"), [(formats.ZIP, zipped()), (formats.TAR, tarred())])
def test_members_come_in_their_order_and_names_are_labels(container: reex.Container, data: bytes) -> None:
    """Hidden files, litter, links and devices are passed over; no name leads out of the archive."""
    assert [part[0] for part in found(container, data)] == READ


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_tar_is_known_by_its_bytes(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """Whatever its name; each path tells the way to the document."""
    file = tmp_path / "news.bin"
    file.write_bytes(pack(tarred()))
    assert [document.path for document in reex.read_all(file)] == [f"{file}!/{name}" for name in READ]
    assert reex.read(f"{file}!/up.txt").text == "Up."


def test_archives_in_archives_and_packed_tables_are_read(tmp_path: Path) -> None:
    """Each finds its reader in turn; what no reader is for is passed over, as in a folder."""
    rows = gzip.compress(b'{"text": "One"}\n{"text": "Two"}\n')
    page = gzip.compress(b"<!doctype html><p>Three</p>")
    file = tmp_path / "all.zip"
    file.write_bytes(
        zipped([("in.zip", zipped([("rows.jsonl.gz", rows)])), ("p.html.gz", page), ("photo.jpg", b"\xff\xd8\xff")])
    )
    read = [(document.path, document.text) for document in reex.read_all(file)]
    assert read == [
        (f"{file}!/in.zip!/rows.jsonl.gz!/1", "One"),
        (f"{file}!/in.zip!/rows.jsonl.gz!/2", "Two"),
        (f"{file}!/p.html.gz!/p.html", "Three"),
    ]


def test_a_damaged_member_costs_only_itself() -> None:
    """A wrong check sum or an encrypted member is said, and the others are read."""
    two = bytearray(zipped([("a.txt", b"First."), ("b.txt", b"Second.")]))
    two[36] ^= 0xFF
    damaged = found(formats.ZIP, bytes(two))
    assert "a.txt: is damaged" in damaged[0]
    assert damaged[1] == ("b.txt", b"Second.")
    locked = bytearray(zipped([("a.txt", b"First."), ("b.txt", b"Second.")]))
    locked[6] |= 1
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    assert "a.txt: is encrypted; unpack it with its password" in found(formats.ZIP, bytes(locked))[0]


def test_what_came_before_the_break_stands() -> None:
    """A tar that breaks off, packed or not, in a file or in a header, gives the files that are whole."""
    whole, plain = tarred(), ("news/b.txt", b"Second.")
    for container, data in (
        (formats.TAR, whole[:1030]),
        (formats.TAR, whole[:1200]),
        (formats.TAR, whole[:1024] + b"x" * 4096),
        (formats.PACKED, gzip.compress(whole, mtime=0)[:-12]),
    ):
        *before, last = found(container, data)
        assert before[0] == plain
        assert "breaks off" in last
    assert "can't be read" in found(formats.ZIP, zipped()[:-30])[0]


def test_bombs_do_not_go_off() -> None:
    """Too large, too many, too much of the same bytes, too long a header, too steep a growth: refused, and said so."""
    small = reex.Limits(size=100_000, parts=5)
    zeros = b"0" * 3_000_000
    large, after = found(formats.ZIP, zipped([("a.txt", zeros), ("b.txt", b"Second.")]), small)
    assert "a.txt: unpacked, it has more than 100,000 bytes" in large
    assert after == ("b.txt", b"Second.")
    many = [(f"{number}.txt", b"x") for number in range(9)]
    assert "lists more than 5 members" in found(formats.ZIP, zipped(many), small)[0]
    assert "more than 5 members" in found(formats.TAR, tarred(many), small)[-1]
    shared = bytearray(zipped(many[:2]))
    at = shared.rfind(b"PK\x01\x02") + 42
    shared[at : at + 4] = bytes(4)
    assert "share bytes, as in a zip bomb" in found(formats.ZIP, bytes(shared))[0]
    header = tarfile.TarInfo("pax")
    header.type, header.size = tarfile.XHDTYPE, 7_000_000_000
    assert "as in a bomb" in found(formats.TAR, header.tobuf(tarfile.GNU_FORMAT) + bytes(2048))[0]
    rows = gzip.compress(b"id,text\n" + (b"1," + b"Tin " * 1000 + b"\n") * 1000)
    assert "grows more than 200 times" in found(formats.PACKED, rows, small, "a.csv.gz")[-1]
    assert "more than 100,000 bytes" in found(formats.PACKED, gzip.compress(zeros), small, "a.txt.gz")[0]


def test_documents_that_are_packed_inside_are_no_archives() -> None:
    """Files of Office, books and crawls are left to readers of their own."""
    assert signs.is_zip(zipped())
    for name in ("[Content_Types].xml", "mimetype", "word/document.xml", "META-INF/MANIFEST.MF"):
        assert not signs.is_zip(zipped([(name, b"x")]))
    assert signs.is_packed(gzip.compress(b"A page"))
    assert not signs.is_packed(gzip.compress(b"WARC/1.1\r\n"))
    assert not any(looks(b"BZh is no sign, nor is PK") for looks in (signs.is_zip, signs.is_packed))


@pytest.mark.parametrize(
    ("container", "promise"),
    [
        (container.name, promise)
        for container, data in ((formats.ZIP, zipped()), (formats.TAR, tarred()), (formats.PACKED, b"\x1f\x8b"))
        for promise in conformance(container, data)
    ],
)
def test_they_keep_the_promises_of_containers(container: str, promise: object) -> None:
    """Any bytes are read or refused, in linear time."""
    assert callable(promise), container
    promise()
