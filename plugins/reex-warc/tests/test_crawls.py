"""Crawls are read record by record, past all that is broken in them."""

from __future__ import annotations

import functools
import gzip
import signal
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given
from hypothesis import strategies as st

import reex
import reex_warc
from reex.bulk import BulkRecipe, extract_into
from reex.testing import Promise, conformance

LIMITS = reex.Limits()
_gzipped = functools.partial(gzip.compress, mtime=0)  # the same bytes whenever they are packed
PAGE = b"<html><body><p>Chile lends $20 million to a lithium mine.</p></body></html>"


def record(
    uri: str = "https://example.org/",
    body: bytes = PAGE,
    *,
    kind: str = "response",
    status: str = "200 OK",
    http: str = "Content-Type: text/html\r\n",
    warc: str = "",
) -> bytes:
    """Return one record as crawlers write it; *http* and *warc* are headers."""
    block = body
    if kind in ("response", "revisit"):
        block = f"HTTP/1.1 {status}\r\n{http}\r\n".encode("latin-1") + body
        warc += "Content-Type: application/http; msgtype=response\r\n"
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n{warc}"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def crawl(*records: bytes, packed: bool = True) -> bytes:
    """Return a file of *records*, each packed by itself, as is the custom."""
    return b"".join(map(_gzipped, records) if packed else records)


def parts(data: bytes, limits: reex.Limits = LIMITS) -> list[reex.Part | reex.ReadError]:
    """Return what is read of a file."""
    return list(reex_warc.CRAWLS.parts(BytesIO(data), "c.warc.gz", limits))


def seen(data: bytes, limits: reex.Limits = LIMITS) -> list[str]:
    """Return what is read of a file: the name of each part, or what is wrong with it."""
    return [str(found) if isinstance(found, reex.ReadError) else found.name for found in parts(data, limits)]


def only(data: bytes) -> reex.Part:
    """Return the one part of a file."""
    (part,) = parts(data)
    assert isinstance(part, reex.Part)
    return part


def pages(count: int) -> list[bytes]:
    """Return records of that many pages, all unlike each other."""
    return [record(f"https://example.org/{number}", PAGE + b"%d" % number * 50) for number in range(count)]


# -- what is read


def test_each_page_becomes_a_document_with_its_address(tmp_path: Path) -> None:
    """A page of a crawl is read as one that was saved, and has its address as name and URL."""
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(crawl(record("https://example.org/a"), record("https://example.org/b")))
    first, second = reex.read_all(file)

    assert first.path == f"{file}!/https://example.org/a"
    assert (first.url, second.url) == ("https://example.org/a", "https://example.org/b")
    assert first.text == "Chile lends $20 million to a lithium mine."


def test_the_day_of_the_crawl_is_not_that_of_publication(tmp_path: Path) -> None:
    """What a page doesn't tell of its date stays untold."""
    file = tmp_path / "crawl.warc"
    file.write_bytes(record())

    assert reex.read(file).published is None


def test_the_bytes_tell_a_crawl_from_another_archive(tmp_path: Path) -> None:
    """A crawl of any name is read as one; other text and gzip is not taken for one."""
    assert reex_warc.CRAWLS.looks
    assert reex_warc.CRAWLS.looks(crawl(record())[:4096])
    assert reex_warc.CRAWLS.looks(record()[:4096])
    for other in (b"", b"WARCRAFT/1", b"\x1f\x8b", _gzipped(b"<html>"), b"PK\3\4"):
        assert not reex_warc.CRAWLS.looks(other)


@pytest.mark.parametrize(
    "passed_over",
    [
        record(status="404 Not Found"),
        record(status="301 Moved", http="Location: /new\r\nContent-Type: text/html\r\n"),
        record(http="Content-Type: image/png\r\n"),
        record(http="Content-Type: application/octet-stream\r\n", body=b"\0\1\2"),
        record(http="Content-Type: text/xml\r\n", body=b"<?xml version='1.0'?><urlset></urlset>"),
        record("https://example.org/robots.txt", http="Content-Type: text/plain\r\n"),
        record(kind="revisit"),
        record(kind="request"),
        record(kind="warcinfo"),
        record("dns:example.org", kind="resource", warc="Content-Type: text/dns\r\n"),
        record("urn:pageinfo:x", kind="resource", warc="Content-Type: text/plain\r\n"),
    ],
)
def test_what_is_no_document_is_passed_over(passed_over: bytes) -> None:
    """Redirects, errors, images, data, robots.txt, repeated visits and requests give no part and no error."""
    assert seen(crawl(passed_over, record("https://example.org/page"))) == ["https://example.org/page"]


@pytest.mark.parametrize(
    ("written", "media_type"),
    [
        (record(), "text/html"),
        (record(http="Content-Type: TEXT/HTML;Charset='ISO-8859-2'; x=y\r\n"), "text/html; charset=iso8859-2"),
        (record(http="Content-Type: text/html; charset=hex\r\n"), "text/html"),
        (record(http="Content-Type: text/html; charset=none-such\r\n"), "text/html"),
        (record(http=""), None),
        (record(http="Content-Type: application/octet-stream\r\n", body=b"%PDF-1.7 ..."), None),
        (record(http="", warc="WARC-Identified-Payload-Type: application/pdf\r\n", body=b"%PDF"), "application/pdf"),
        (record(http="Content-Type: text/xml\r\n", body=b"<?xml version='1.0'?><rss></rss>"), None),
        (record(kind="conversion", warc="Content-Type: text/plain\r\n"), "text/plain"),
        (record(kind="resource", warc="Content-Type: text/html; charset=utf-8\r\n"), "text/html; charset=utf-8"),
    ],
)
def test_the_media_type_is_what_the_server_said(written: bytes, media_type: str | None) -> None:
    """A part has the type and the charset of its headers; where a server knows no better, its bytes decide."""
    assert only(crawl(written)).media_type == media_type


def test_a_charset_of_the_server_is_respected(tmp_path: Path) -> None:
    """A page in an encoding that only its server names is read in it."""
    file = tmp_path / "crawl.warc"
    http = "Content-Type: text/html; charset=windows-1251\r\n"
    file.write_bytes(record(body="<p>Казахстан продаёт вольфрам.</p>".encode("cp1251"), http=http))

    assert reex.read(file).text == "Казахстан продаёт вольфрам."


# -- codings


def _raw_deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def _brotlied(data: bytes) -> bytes:
    out = BytesIO()
    with BrotliWriter(out) as packer:
        packer.write(data)
    return out.getvalue()


def _chunked(data: bytes) -> bytes:
    return b"5;name=value\r\n" + data[:5] + b"\r\n%X \r\n" % len(data[5:]) + data[5:] + b"\r\n0\r\nTrailer: x\r\n\r\n"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("Content-Encoding: gzip", _gzipped(PAGE)),
        ("Content-Encoding: X-GZIP", _gzipped(PAGE[:9]) + _gzipped(PAGE[9:])),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", _raw_deflated(PAGE)),
        ("Content-Encoding: br", _brotlied(PAGE)),
        ("Content-Encoding: br\r\nContent-Encoding: gzip", _gzipped(_brotlied(PAGE))),
        ("Content-Encoding: identity", PAGE),
        ("Transfer-Encoding: chunked", _chunked(PAGE)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", _chunked(_gzipped(PAGE))),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", PAGE),  # undone by the crawler
        ("Content-Encoding: zstd", PAGE),
        ("Content-Encoding: deflate", PAGE),
    ],
)
def test_codings_are_undone(coding: str, body: bytes) -> None:
    """A page comes as it was before it was packed for the way, even if its crawler undid that and kept the header."""
    assert only(crawl(record(body=body, http=f"Content-Type: text/html\r\n{coding}\r\n"))).data == PAGE


@pytest.mark.parametrize(
    ("coding", "body", "told"),
    [
        ("Content-Encoding: gzip", _gzipped(PAGE)[:-9], "ends before what is packed in it"),
        ("Content-Encoding: gzip", _gzipped(PAGE)[:-6] + b"123456", "can't be unpacked"),
        ("Content-Encoding: br", _brotlied(PAGE)[:-9], "can't be unpacked"),
        ("Content-Encoding: foo", PAGE, "has the content coding 'foo'"),
        ("Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip", PAGE, "is packed 6 times over"),
        ("Transfer-Encoding: chunked", _chunked(PAGE)[:-30], "ends in the middle of a chunk"),
        ("Content-Encoding: gzip", _gzipped(bytes(70_000)), "unpacks to more than 60,000 bytes"),
        ("Content-Encoding: deflate", zlib.compress(bytes(70_000)), "unpacks to more than 60,000 bytes"),
        ("Content-Encoding: br", _brotlied(bytes(70_000)), "unpacks to more than 60,000 bytes"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_told(coding: str, body: bytes, told: str) -> None:
    """A body that is damaged, cut off, or unpacks without end is one error, and the next page is read."""
    bad = record(body=body, http=f"Content-Type: text/html\r\n{coding}\r\n")
    error, following = seen(crawl(bad, record("https://example.org/next")), reex.Limits(size=60_000))

    assert error.startswith(f"c.warc.gz: the record at byte 0 (https://example.org/) {told}")
    assert following == "https://example.org/next"


# -- what is broken


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_cut_anywhere_gives_what_came_before(packed: bool) -> None:
    """A file that ends early gives all whole pages and one error with the place, wherever it was cut."""
    records = pages(3)
    data, whole = crawl(*records, packed=packed), len(crawl(*records[:2], packed=packed))
    first = len(crawl(records[0], packed=packed))
    for end in range(whole + 7, len(data) - 4):
        *read, error = seen(data[:end])
        assert read[:2] == ["https://example.org/0", "https://example.org/1"], end
        assert any(f"a record at byte {place:,} or after it can't be read" in error for place in (first, whole)), end


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("rubbish", [b"rubbish " * 900, bytes(900), b"WARC/1.0 is a format.\r\n", b"\x1f\x8b\x08" * 99])
def test_reading_goes_on_after_a_broken_place(packed: bool, rubbish: bytes) -> None:
    """What stands between two records and is none costs no record, and is told once, with its place."""
    one, two, three = pages(3)
    data = crawl(one, packed=packed) + rubbish + crawl(two, three, packed=packed)
    first, error, *others = seen(data)

    assert [first, *others] == [f"https://example.org/{number}" for number in range(3)]
    assert error.startswith("c.warc.gz: a record at byte 0 or after it can't be read")


def test_a_damaged_record_costs_no_other() -> None:
    """A flipped byte in one packed record leaves those before and after it."""
    one, two, three = map(_gzipped, pages(3))
    two = two[:60] + bytes([two[60] ^ 255]) + two[61:]
    first, error, third = seen(one + two + three)

    assert (first, third) == ("https://example.org/0", "https://example.org/2")
    assert error.startswith("c.warc.gz: a record at byte 0 or after it can't be read")


@pytest.mark.parametrize("length", ["9", "99", "99999999999", "-5", "1e3", "99999999999999999999999", "", "x"])
def test_a_length_that_lies_costs_no_other_record(length: str) -> None:
    """A record that tells a wrong length of itself is told as broken, and those after it are read."""
    one, two, three = pages(3)
    lie = one.replace(b"Content-Length: ", f"Content-Length: {length}\r\nX-Length: ".encode())

    found = seen(crawl(lie, two, three, packed=False))
    assert found[-2:] == ["https://example.org/1", "https://example.org/2"]
    assert any(told.startswith("c.warc.gz: a record at byte 0 or after it can't be read") for told in found)


@pytest.mark.parametrize(
    ("warc", "told"),
    [
        ("WARC-Truncated: length\r\n", "is cut off by the crawler (length)"),
        ("WARC-Segment-Number: 1\r\n", "is one of several segments"),
    ],
)
def test_half_a_page_is_no_page(warc: str, told: str) -> None:
    """A record that its crawler has not written whole is told and not read as if it were."""
    error, following = seen(crawl(record(warc=warc), record("https://example.org/next")))

    assert error.startswith(f"c.warc.gz: the record at byte 0 (https://example.org/) {told}")
    assert following == "https://example.org/next"


@pytest.mark.parametrize("data", [b"", _gzipped(b"")])
def test_a_file_without_records_is_refused(data: bytes) -> None:
    """A file that holds no record is an error that says so."""
    with pytest.raises(reex.ReadError, match="no record of a crawl stands in it"):
        parts(data)


def test_a_page_beyond_the_limit_is_told() -> None:
    """A page larger than a document may be is one error, and the next one is read."""
    error, following = seen(crawl(record(body=bytes(2000)), record("https://example.org/next")), reex.Limits(size=999))

    assert "more than the limit of 999" in error
    assert following == "https://example.org/next"


@pytest.mark.parametrize("kind", ["response", "request"])
def test_a_file_that_unpacks_without_end_is_given_up(kind: str) -> None:
    """Records that are packed far below their size end the reading once they have filled the limit."""
    bomb = crawl(*[record(body=bytes(1_000_000), kind=kind)] * 9)
    found = reex_warc.CRAWLS.parts(BytesIO(bomb), "bomb.warc.gz", reex.Limits(size=2_000_000, ratio=100))

    with pytest.raises(reex.ReadError, match="unpacks to more than 100 times its"):
        list(found)


def test_a_file_that_unpacks_to_blanks_is_given_up() -> None:
    """Blanks without end between two records, which no record counts, end the reading."""
    found = reex_warc.CRAWLS.parts(BytesIO(crawl(record()) + _gzipped(b"\r\n") * 20_000), "c.warc.gz", LIMITS)

    assert isinstance(next(found), reex.Part)
    with pytest.raises(reex.ReadError, match="no record begins for 262,144 bytes"):
        next(found)


def test_a_file_of_nothing_but_beginnings_is_given_up() -> None:
    """A file that is made to start the reader again and again ends it."""
    with pytest.raises(reex.ReadError, match="too much of it is broken"):
        parts(b"WARC/1.0\r\nX: y\r\n\r\n" * 10_000)


# -- for any bytes


@given(st.lists(st.tuples(st.binary(max_size=300), st.booleans()), min_size=1, max_size=4), st.booleans())
def test_pages_written_by_the_library_come_back(written: list[tuple[bytes, bool]], packed: bool) -> None:
    """Whatever the bytes of a page, they are read as they were written, with or without gzip."""
    out = BytesIO()
    for number, (body, coded) in enumerate(written):
        page = WarcRecord()
        page.init_headers(WarcRecordType.response)
        page.headers["WARC-Target-URI"] = f"https://example.org/{number}"
        page.is_http = True
        coding = b"Content-Encoding: gzip\r\n" if coded else b""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + coding
        page.set_bytes_content(head + b"\r\n" + (_gzipped(body) if coded else body))
        page.write(GzipWriter(out) if packed else out, checksum_data=True)

    assert [part.data for part in parts(out.getvalue()) if isinstance(part, reex.Part)] == [body for body, _ in written]


@given(st.data())
def test_a_damaged_file_never_stops_a_run(data: st.DataObject) -> None:
    """Whatever happens to a file, it gives parts and errors of reading, and nothing else."""
    packed = data.draw(st.booleans())
    file = bytearray(crawl(*pages(3), packed=packed))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(file)))
        file[start : start + data.draw(st.integers(0, 50))] = data.draw(st.binary(max_size=20))
    try:
        found = parts(bytes(file))
    except reex.ReadError:
        return
    assert all(isinstance(one, reex.Part | reex.ReadError) for one in found)


@pytest.mark.parametrize(
    "promise", conformance(reex_warc.CRAWLS, crawl(*pages(2)), crawl(*pages(2), packed=False)), ids=str
)
def test_it_keeps_the_promises_of_containers(promise: Promise) -> None:
    """It takes any bytes apart or refuses them, within the limits, alike each time, in time that fits their length."""
    promise()


# -- what it costs

_PEAK = """
import io, resource, sys
import reex, reex_warc

head = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n"
block = head + b"<p>" + b"rare earths " * 20_000
about = b"WARC/1.1\\r\\nWARC-Type: response\\r\\nWARC-Target-URI: https://example.org/\\r\\n"
about += b"Content-Type: application/http\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(block)
record = about + block + b"\\r\\n\\r\\n"


class Endless(io.RawIOBase):
    '''A file of so many times the same record, which stands nowhere.'''

    def __init__(self, count):
        self.at, self.size = 0, count * len(record)

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at

    def tell(self):
        return self.at

    def readinto(self, buffer):
        start = self.at % len(record)
        piece = record[start : start + min(len(buffer), self.size - self.at)]
        buffer[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


def peak(count):
    found = reex_warc.CRAWLS.parts(io.BufferedReader(Endless(count)), "endless.warc", reex.Limits())
    assert sum(isinstance(part, reex.Part) for part in found) == count
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

few = peak(20)
print(peak(1_000) - few)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the module resource is of Unix")
def test_memory_does_not_grow_with_the_crawl() -> None:
    """Fifty times as many pages, 240 MB in all, take as much memory."""
    done = subprocess.run([sys.executable, "-c", _PEAK], capture_output=True, text=True, check=True)

    assert int(done.stdout) < 4_000  # KB on Linux; macOS counts bytes


def test_nothing_loads_the_library_before_a_crawl_is_read() -> None:
    """Offering the container goes without the library."""
    code = "import sys, reex_warc; reex_warc.reex_readers(); print('fastwarc' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


# -- many processes

KILLED = """
import os, signal, sys
from reex.bulk import BulkRecipe, extract_into, run
run._OFTEN = 0  # a checkpoint after each chunk
chunks = []
def watch(chunk):
    chunks.append(chunk)
    if len(chunks) == 4:
        os.killpg(0, signal.SIGKILL)
extract_into(sys.argv[1], sys.argv[2:], workers=2, recipe=BulkRecipe(only=["funding"]), watch=watch)
"""


def test_a_crawl_that_is_killed_midway_goes_on(tmp_path: Path) -> None:
    """Killed in the middle of a crawl and resumed, two processes write the very bytes that one writes undisturbed."""
    file, output = tmp_path / "crawl.warc.gz", tmp_path / "out.jsonl"
    file.write_bytes(crawl(*pages(300)))
    ended = subprocess.run([sys.executable, "-c", KILLED, output, file], start_new_session=True, check=False)
    assert ended.returncode == -signal.SIGKILL
    kept = output.read_bytes()
    done = extract_into(output, [file], workers=2, recipe=BulkRecipe(only=["funding"]), resume=True)

    pipeline = reex.Pipeline.standard().only("funding")
    records = list(reex.extract_files([file], pipeline=pipeline))
    whole = b"".join(record.to_json() + b"\n" for record in records)
    assert (done.documents, output.read_bytes()) == (len(records), whole)
    assert kept
    assert len(kept) < len(whole)
    assert whole.startswith(kept)
