"""The last step of each reader: from clean text and what the markup tells to a document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from reex.document import Document, Notice, Region, Told
from reex.errors import ReadError
from reex.readers.clean import clean
from reex.readers.gaps import dropped_links
from reex.readers.language import language_of
from reex.readers.layout import lay_out
from reex.readers.metadata import author, publisher
from reex.readers.published import published
from reex.spans import OffsetMap, Span


@attrs.frozen(kw_only=True)
class Cleaned:
    """A clean text with the way back to its source.

    Attributes:
        title: where the title stands in the text, if markup tells it.
        furniture: the parts that markup tells to be furniture.
        regions: where the source stands on pages.
    """

    text: str
    offsets: OffsetMap
    source: str
    notices: Sequence[Notice] = ()
    title: Span | None = None
    furniture: Iterable[Span] = ()
    regions: tuple[Region, ...] = ()


def text_document(
    data: bytes,
    path: str | None,
    media_type: str,
    source: str,
    *,
    title: Span | None = None,
    furniture: Iterable[Span] = (),
    told: Told | None = None,
    regions: Iterable[Region] = (),
    notices: Iterable[Notice] = (),
) -> Document:
    """Return the document of a text that a library has taken out of a file.

    The text is repaired and tidied, the way back to *source* is kept, and zones, metadata and lost links are found, as
    those of the formats that this package reads are.

    Args:
        data: the file.
        path: its name, for messages.
        media_type: what it is.
        source: the text as the library gave it, with one line for each paragraph, heading, item and row.
        title: where in *source* the title stands, if the file tells it.
        furniture: what of *source* is none of the text, such as running heads.
        told: what the file tells of itself.
        regions: where *source* stands on pages, in its order.
        notices: what the reader of a record should know.

    Raises:
        ReadError: if no text is left.
    """
    text, offsets, repairs = clean(source)
    cleaned = Cleaned(
        text=text,
        offsets=offsets,
        source=source,
        notices=(*notices, *repairs),
        title=next(moved([title], text, offsets), None) if title else None,
        furniture=tuple(moved(furniture, text, offsets)),
        regions=tuple(regions),
    )
    return assemble(data, path, media_type, cleaned, told)


def moved(spans: Iterable[Span], text: str, offsets: OffsetMap) -> Iterator[Span]:
    """Yield where *spans* of the source stand in the text, without the breaks around them."""
    for span in spans:
        start, end = offsets.to_text(span.start), offsets.to_text(span.end)
        piece = text[start:end]
        if kept := piece.strip():
            start += len(piece) - len(piece.lstrip())
            yield Span(start, start + len(kept))


def assemble(
    data: bytes,
    path: str | None,
    media_type: str,
    cleaned: Cleaned,
    told: Told | None = None,
    *,
    opening: bool = True,
) -> Document:
    """Return the document of *data*: its zones, its metadata and the places where links are lost.

    Args:
        data: the bytes that were read.
        path: their name.
        media_type: what they are.
        cleaned: their text.
        told: what they tell of themselves.
        opening: whether the text is there from its beginning on, where lines tell title, date and who has written it.

    Raises:
        ReadError: if no text is left.
    """
    told = told or Told()
    text = cleaned.text
    if not text:
        raise ReadError(f"{path or 'input'}: no text is left without markup; give it the text of a document")
    around = tuple(sorted(cleaned.furniture))
    code = told_language(told)
    language = language_of(text, around, code) or code or "en"
    layout = lay_out(text, title=cleaned.title, furniture=around, language=language, opening=opening)
    title = text[layout.title.start : layout.title.end] if layout.title else None
    dated = published(text, layout, told.url, language) if opening and not told.published else None
    furniture = [zone for zone in layout.zones if zone.kind == "furniture"]
    return Document(
        text=text,
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        path=path,
        title=told.title or title,
        published=dated.iso if dated else told.published,
        published_basis=dated.basis if dated else told.published_basis,
        publisher=told.publisher or (publisher(text, layout, told.url) if opening else None),
        author=told.author or (author(text, layout) if opening else None),
        url=told.url,
        language=language,
        media_type=media_type,
        zones=layout.zones,
        offsets=cleaned.offsets,
        source=cleaned.source,
        regions=cleaned.regions,
        notices=(*cleaned.notices, *(dated.notices() if dated else ()), *dropped_links(text, furniture)),
    )


def told_language(told: Told) -> str | None:
    """Return the ISO 639-1 code of the language that is told by a tag such as ``en-US``, or None."""
    code = re.split(r"[-_]", (told.language or "").strip(), maxsplit=1)[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
