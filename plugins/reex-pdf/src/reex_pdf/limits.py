"""What a PDF is called, and what one may take."""

from __future__ import annotations

from typing import Final

import attrs

MEDIA_TYPE: Final = "application/pdf"


@attrs.frozen(kw_only=True)
class PdfLimits:
    """How much of one file is read, and what reading it may take.

    Attributes:
        pages: as many are read, from the first on.
        characters: as many are read over all pages.
        seconds: PDFium is stopped after as many.
        memory: bytes that PDFium may take, where the system can hold it to that (not on Windows).
    """

    pages: int = 5_000
    characters: int = 4_000_000
    seconds: float = 60.0
    memory: int = 2_000_000_000
