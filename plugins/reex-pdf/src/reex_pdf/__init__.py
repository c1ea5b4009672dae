"""PDF, for reex."""

from __future__ import annotations

import re

import reex
from reex_pdf.limits import MEDIA_TYPE, PdfLimits

__all__ = ["PdfLimits", "reader", "reex_readers"]

_MARK = re.compile(rb"[\xef\xbb\xbf\s\0]{0,64}%PDF-\d")


def reader(limits: PdfLimits | None = None) -> reex.Reader:
    """Return the reader of PDFs, with limits of your own if you like."""
    held = limits or PdfLimits()

    def read(data: bytes, path: str | None) -> reex.Document:
        from reex_pdf.document import read_pdf  # which loads with the first PDF

        return read_pdf(data, path, held)

    return reex.Reader(name="pdf", suffixes=(".pdf",), media_type=MEDIA_TYPE, read=read, looks=_is_pdf)


def _is_pdf(start: bytes) -> bool:
    """Say whether a file that begins so is a PDF: others may tell of the mark, and so nothing stands before it."""
    return _MARK.match(start) is not None


@reex.hookimpl
def reex_readers() -> list[reex.Reader]:
    """Return the reader of PDFs."""
    return [reader()]
