"""PDF, for reex."""

import reex
from reex_pdf.document import reader
from reex_pdf.sheets import PdfLimits

__all__ = ["PdfLimits", "reader", "reex_readers"]


@reex.hookimpl
def reex_readers() -> list[reex.Reader]:
    """Return the reader of PDFs."""
    return [reader()]
