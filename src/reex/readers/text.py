"""The reader of plain text."""

from __future__ import annotations

from reex.document import Document, Told
from reex.readers.assemble import Cleaned, assemble
from reex.readers.clean import clean, unfold
from reex.readers.decode import Decoded, decode
from reex.readers.formats import TEXT
from reex.readers.frontmatter import front_matter
from reex.readers.places import moved_notices
from reex.spans import TextBuilder


def read_text(data: bytes, path: str | None) -> Document:
    """Return the document of a plain text.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    return _read(decode(data, path or "input"), data, path)


def read_text_part(data: bytes, path: str | None, *, opening: bool) -> Document:
    """Return the document of a part of a text, which is UTF-8, whatever it looks like.

    Args:
        data: the part.
        path: its name.
        opening: whether it is the first.

    Raises:
        ReadError: if nothing but blanks and signs of no width is in it.
    """
    return _read(Decoded(data.decode("utf-8", "surrogatepass")), data, path, opening=opening)


def _read(decoded: Decoded, data: bytes, path: str | None, *, opening: bool = True) -> Document:
    start, told = front_matter(decoded.text, plain=True) if opening else (0, Told())
    builder = TextBuilder(decoded.text)
    builder.copy(start, len(decoded.text))
    below, first = builder.build()
    tidied, second, repairs = clean(below, indents=True)
    text, third = unfold(tidied)
    notices = (*decoded.notices, *moved_notices(repairs, third))
    cleaned = Cleaned(text=text, offsets=first.then(second).then(third), source=decoded.text, notices=notices)
    return assemble(data, path, TEXT.media_type, cleaned, told, opening=opening)
