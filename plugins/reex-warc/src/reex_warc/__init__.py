"""Pages out of web crawls in WARC files, streamed, for reex."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import reex

__all__ = ["CRAWLS", "reex_readers"]

_GZIP = b"\x1f\x8b"


def _looks(head: bytes) -> bool:
    """Say whether *head* begins a WARC, plain or in gzip; one in Zstandard is known by its name."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith((b"WARC/1.", b"WARC/0."))


def _parts(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[reex.Part | reex.ReadError]:
    from reex_warc.pages import pages  # the library loads with the first crawl

    return pages(stream, name, limits)


CRAWLS = reex.Container(
    name="warc",
    suffixes=(".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz"),
    media_type="application/warc",
    parts=_parts,
    looks=_looks,
)


@reex.hookimpl
def reex_readers() -> Iterable[reex.Container]:
    """Offer the container of crawls."""
    return [CRAWLS]
