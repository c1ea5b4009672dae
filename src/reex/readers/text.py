"""The reader of plain text."""

from __future__ import annotations

from reex.model import Document
from reex.readers.assemble import Cleaned, assemble
from reex.readers.clean import clean, unfold
from reex.readers.decode import decode
from reex.readers.formats import TEXT
from reex.readers.places import moved_notices


def read_text(data: bytes, path: str | None) -> Document:
    """Return the document of a plain text.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    decoded = decode(data, path or "input")
    tidied, first, repairs = clean(decoded.text, indents=True)
    text, second = unfold(tidied)
    notices = (*decoded.notices, *moved_notices(repairs, second))
    cleaned = Cleaned(text=text, offsets=first.then(second), source=decoded.text, notices=notices)
    return assemble(data, path, TEXT.media_type, cleaned)
