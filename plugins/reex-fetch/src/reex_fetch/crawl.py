"""The crawl that pages are fetched into: what it holds, and how more is added."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import attrs
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

import reex
from reex_fetch.exchange import REDIRECTS, Exchange
from reex_fetch.model import FetchError, Manners
from reex_warc.archive import Block, walk

_ENDING = ".warc.gz"
_NO_LIMITS = reex.Limits(ratio=2000)  # gzip packs to a thousandth at the most, so that any sound file may go on


@attrs.frozen
class Crawl:
    """A file of exchanges.

    Attributes:
        held: for each address in it with an answer that stands, where that redirects to, or None for a page.
    """

    stream: BinaryIO
    held: dict[str, str | None]

    def add(self, exchange: Exchange) -> None:
        """Write an exchange in one piece, so that a run that is stopped leaves a sound file."""
        answer = _record(WarcRecordType.response, _answer(exchange), exchange)
        question = _record(WarcRecordType.request, _question(exchange), exchange)
        question.headers["WARC-Concurrent-To"] = str(answer.record_id)
        self._write(answer, question)
        if exchange.location or exchange.status == 200:
            self.held[exchange.url] = exchange.location

    def begin(self, manners: Manners) -> None:
        """Write who made the file, and how."""
        info = WarcRecord()
        info.init_headers(WarcRecordType.warcinfo)
        info.headers["Content-Type"] = "application/warc-fields"
        info.set_bytes_content(
            f"software: {manners.agent}\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n".encode()
        )
        self._write(info)

    def _write(self, *records: WarcRecord) -> None:
        out = BytesIO()
        for record in records:
            record.write(GzipWriter(out), checksum_data=True)
        self.stream.write(out.getvalue())
        self.stream.flush()


@contextmanager
def opened(path: Path, manners: Manners) -> Iterator[Crawl]:
    """Open the crawl at *path*, or begin one.

    Raises:
        FetchError: if it is no sound crawl, or can't be written to.
    """
    if not path.name.endswith(_ENDING):
        raise FetchError(f"{path}: pages are written into a crawl in gzip; give it a name in {_ENDING}")
    try:
        with path.open("a+b") as stream:
            is_new = not stream.tell()
            crawl = Crawl(stream, {} if is_new else dict(_held(stream, str(path))))
            if is_new:
                crawl.begin(manners)
            stream.seek(0, 2)
            yield crawl
    except OSError as error:
        raise FetchError(f"{path}: can't be written to ({error.strerror or error}); name another file") from error


def _held(stream: BinaryIO, name: str) -> Iterator[tuple[str, str | None]]:
    try:
        for found in walk(stream, name, _answered, _NO_LIMITS):
            if isinstance(found, reex.ReadError):
                raise found
            yield found
    except reex.ReadError as error:
        raise FetchError(f"{error}, or fetch into another file") from error


def _answered(record: WarcRecord, _: Block) -> tuple[str, str | None] | None:
    """Return the address of an answer that stands, and where it redirects to."""
    if record.record_type != WarcRecordType.response or not record.is_http:
        return None
    record.parse_http()
    url, status = record.headers.get("WARC-Target-URI") or "", record.http_headers.status_code
    location = record.http_headers.get("Location") if status in REDIRECTS else None
    return (url, location) if location or status == 200 else None


def _record(kind: WarcRecordType, content: bytes, exchange: Exchange) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind)
    record.headers["WARC-Target-URI"] = exchange.url
    record.headers["WARC-IP-Address"] = exchange.address
    record.is_http = True
    record.set_bytes_content(content)
    return record


def _question(exchange: Exchange) -> bytes:
    return _head(b"GET %b HTTP/1.1" % exchange.target, exchange.request)


def _answer(exchange: Exchange) -> bytes:
    """Return the answer as it came, but for its chunks, which are undone; so the header of them has another name."""
    headers = [
        (b"X-Crawl-Transfer-Encoding" if name.lower() == b"transfer-encoding" else name, value)
        for name, value in exchange.headers
    ]
    return _head(f"HTTP/1.1 {exchange.status} {exchange.reason}".encode("latin-1", "replace"), headers) + exchange.body


def _head(first: bytes, headers: list[tuple[bytes, bytes]]) -> bytes:
    return b"\r\n".join([first, *(b"%b: %b" % header for header in headers), b"", b""])
