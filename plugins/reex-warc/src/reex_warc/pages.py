"""From the records of a crawl to the documents in it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, BinaryIO

from fastwarc.warc import WarcRecord, WarcRecordType

import reex
from reex_warc.archive import Block, BrokenError, walk
from reex_warc.bodies import unpacked

_MADE_FROM = WarcRecordType.resource | WarcRecordType.conversion
_HEAD = 1024


def pages(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[reex.Part | reex.ReadError]:
    """Yield the documents of a crawl in the order of their capture, and what can't be read.

    The day of the capture is not told as that of publication.
    """
    return walk(stream, name, partial(_page, limits=limits), limits)


def _page(record: WarcRecord, block: Block, limits: reex.Limits) -> reex.Part | None:
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if not _is_of_the_web(uri):
        return None
    if record.record_type == WarcRecordType.response and record.is_http:
        return _answer(record, block, uri, limits)
    if record.record_type & _MADE_FROM:
        media_type, charset = _told(record.headers.get("Content-Type") or "")
        if media_type in _media_types("documents") | _media_types("unclear"):
            return _part(uri, media_type, charset, _whole(record, block))
    return None


def _answer(record: WarcRecord, block: Block, uri: str, limits: reex.Limits) -> reex.Part | None:
    """Return the page that a server sent; redirects, errors, images and all else that is no document are None."""
    record.parse_http()
    http = record.http_headers
    media_type, charset = _told(http.get("Content-Type") or "")
    if media_type in _media_types("unclear"):
        media_type = (record.headers.get("WARC-Identified-Payload-Type") or media_type).lower()
    if http.status_code != 200 or media_type not in _media_types("documents") | _media_types("unclear"):
        return None
    body = _whole(record, block)
    transfer, content = (", ".join(http.get_multiple(key)) for key in ("Transfer-Encoding", "Content-Encoding"))
    return _part(uri, media_type, charset, unpacked(body, transfer, content, limits.size))


def _whole(record: WarcRecord, block: Block) -> bytes:
    """Return a block that its crawler has written whole.

    Raises:
        BrokenError: if it hasn't.
    """
    if why := record.headers.get("WARC-Truncated"):
        raise BrokenError(f"is cut off by the crawler ({why[:40]}); fetch the page again")
    if "WARC-Segment-Number" in record.headers:
        raise BrokenError("is one of several segments, which are not put together; fetch the page again")
    return block.read()


def _part(uri: str, media_type: str, charset: str, data: bytes) -> reex.Part | None:
    if media_type in _media_types("unclear"):
        head = data[:_HEAD].lower()
        if not any(signature.encode() in head for signature in _media_types("signatures")):
            return None
        media_type = ""
    told = f"{media_type}; charset={charset}" if media_type and charset else media_type or None
    return reex.Part(name=uri, data=data, media_type=told, told=reex.Told(url=uri))


def _is_of_the_web(uri: str) -> bool:
    """Say whether a record is about a page, and not about robots or the crawl itself."""
    return uri.lower().startswith(("http://", "https://")) and uri.split("/", 3)[3:] != ["robots.txt"]


def _told(content_type: str) -> tuple[str, str]:
    """Return media type and charset of a ``Content-Type``; each may be empty."""
    media_type, *parameters = content_type.split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return media_type.strip().lower(), _known(value.strip("\"' \t"))
    return media_type.strip().lower(), ""


def _known(charset: str) -> str:
    try:
        " ".encode(charset)  # some codecs are of bytes, such as hex
        return codecs.lookup(charset).name
    except (LookupError, ValueError):
        return ""


@cache
def _media_types(key: str) -> frozenset[str]:
    table: dict[str, Any] = reex.read_toml(Path(__file__).parent / "data" / "media_types.toml")
    return frozenset(table[key])
