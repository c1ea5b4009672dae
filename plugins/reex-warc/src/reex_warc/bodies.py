"""Bodies of HTTP without the codings that they travelled in."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from fastwarc.stream_io import BrotliReader, WarcReader, ZstdReader

import reex
from reex_warc.archive import BrokenError

_CHUNK_SIZE = re.compile(rb"(?:\r?\n)?([0-9A-Fa-f]{1,15})[ \t]{0,9}(?:;[^\r\n]{0,4096})?\r?\n")
_MOST_CODINGS = 5


def unpacked(body: bytes, transfer: str, content: str, limit: int) -> bytes:
    """Return a body without its codings.

    Many crawlers undo these and keep the headers: a body that doesn't begin as its coding does is returned as it is.

    Args:
        body: what the server sent after its headers.
        transfer: the header ``Transfer-Encoding``, or nothing.
        content: the header ``Content-Encoding``, or nothing.
        limit: the most bytes that it may unpack to.

    Raises:
        BrokenError: if it is damaged, cut off, larger than *limit*, or its coding is unknown.
    """
    if "chunked" in transfer.lower():
        body = _unchunked(body)
    codings = [coding.strip().lower() for coding in content.split(",") if coding.strip()]
    if len(codings) > _MOST_CODINGS:
        raise BrokenError(f"is packed {len(codings)} times over; that is a trap")
    for coding in reversed(codings):
        if coding not in _UNPACK:
            raise BrokenError(f"has the content coding {coding[:40]!r}, which is not known")
        body = _UNPACK[coding](body, limit)
    return body


def _unchunked(body: bytes) -> bytes:
    if not (head := _CHUNK_SIZE.match(body)):
        return body
    chunks: list[bytes] = []
    while head:
        start, size = head.end(), int(head[1], 16)
        if not size:
            return b"".join(chunks)
        chunks.append(body[start : start + size])
        head = _CHUNK_SIZE.match(body, start + size)
    raise BrokenError("ends in the middle of a chunk; fetch the page again")


def _gunzipped(body: bytes, limit: int) -> bytes:
    out = b""
    while body.startswith(b"\x1f\x8b"):
        try:
            inflated, body = _inflated(body, 31, limit - len(out))
        except zlib.error as error:
            raise BrokenError(f"can't be unpacked ({error}); fetch the page again") from error
        out += inflated
    return out or body


def _undeflated(body: bytes, limit: int) -> bytes:
    """Undo ``deflate``: zlib by the standard, and raw from many servers."""
    for window in (15, -15):
        try:
            return _inflated(body, window, limit)[0]
        except zlib.error:
            continue
    return body


def _inflated(body: bytes, window: int, limit: int) -> tuple[bytes, bytes]:
    """Return what the first stream in *body* unpacks to, and what stands after it."""
    inflater = zlib.decompressobj(window)
    data = _within(inflater.decompress(body, limit + 1), limit)
    if not inflater.eof:
        raise BrokenError("ends before what is packed in it; fetch the page again")
    return data, inflater.unused_data


def _unbrotlied(body: bytes, limit: int) -> bytes:
    return _read(BrotliReader(BytesIO(body)), limit)


def _unzstandarded(body: bytes, limit: int) -> bytes:
    return _read(ZstdReader(BytesIO(body)), limit) if body.startswith(b"\x28\xb5\x2f\xfd") else body


def _read(reader: WarcReader, limit: int) -> bytes:
    try:
        return _within(reader.read(limit + 1), limit)
    except OSError as error:
        raise BrokenError(f"can't be unpacked ({error}); fetch the page again") from error


def _within(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise BrokenError(f"unpacks to more than {limit:,} bytes; if it is no trap, {reex.Limits.raising('size')}")
    return data


_UNPACK: Mapping[str, Callable[[bytes, int], bytes]] = {
    "identity": lambda body, _: body,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _undeflated,
    "br": _unbrotlied,
    "zstd": _unzstandarded,
}
