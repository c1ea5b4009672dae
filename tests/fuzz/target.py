"""What a fuzzer runs on bytes, and the tests on what fuzzers have found."""

from __future__ import annotations

import io

import reex
from reex.errors import ReadError, SpanError
from reex.offers import Container, Limits, Part, Reader
from reex.spans import Span

LIMITS = Limits(size=4_000_000, parts=2_000)
_WORDS = 20  # of a document, whose way back is tried


def offers() -> dict[str, Reader | Container]:
    """Return all readers and containers that are installed, by their names."""
    return {offer.name: offer for offer in reex.load().readers}


def check(offer: Reader | Container, data: bytes) -> None:
    """Read *data*, which makes documents that hold together or a ReadError, and nothing else."""
    try:
        if isinstance(offer, Reader):
            _check_document(offer.read(data, "x"))
            return
        for part in offer.parts(io.BytesIO(data), "x", LIMITS):
            assert isinstance(part, Part | ReadError), part
            assert isinstance(part, ReadError) or len(part.data) <= LIMITS.size
    except ReadError:
        return


def _check_document(document: reex.Document) -> None:
    text = document.text
    assert all(0 <= zone.start < zone.end <= len(text) for zone in document.zones)
    assert document.offsets is None or document.offsets.length == len(text)
    if document.source is None:
        return
    step = max(1, len(text) // _WORDS)
    for start in range(0, len(text), step):
        try:
            there = document.in_source(Span(start, min(start + 3, len(text))))
        except SpanError:
            continue  # blanks that stand between things have no source
        assert there.end <= len(document.source)
