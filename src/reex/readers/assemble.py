"""The last step of each reader: from clean text and what the markup tells to a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import attrs

from reex.errors import ReadError
from reex.model import Document, Notice
from reex.readers.furniture import lay_out
from reex.readers.gaps import dropped_links
from reex.readers.language import language_of
from reex.readers.metadata import published, publisher
from reex.spans import OffsetMap, Span


@attrs.frozen(kw_only=True)
class Told:
    """What the markup of an input tells of its document; a field that it doesn't is None."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


@attrs.frozen(kw_only=True)
class Cleaned:
    """A clean text with the way back to its source.

    Attributes:
        title: where the title stands in the text, if markup tells it.
        furniture: the parts that markup tells to be furniture.
    """

    text: str
    offsets: OffsetMap
    source: str
    notices: Sequence[Notice] = ()
    title: Span | None = None
    furniture: Iterable[Span] = ()


def assemble(data: bytes, path: str | None, media_type: str, cleaned: Cleaned, told: Told | None = None) -> Document:
    """Return the document of *data*: its zones, its metadata and the places where links are lost.

    Raises:
        ReadError: if no text is left.
    """
    told = told or Told()
    text = cleaned.text
    if not text:
        raise ReadError(f"{path or 'input'}: no text is left without markup; give it the text of a document")
    language = language_of(text, None) or (told.language or "en")[:2].lower()
    layout = lay_out(text, title=cleaned.title, furniture=cleaned.furniture, language=language)
    title = text[layout.title.start : layout.title.end] if layout.title else None
    furniture = [zone for zone in layout.zones if zone.kind == "furniture"]
    return Document(
        text=text,
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        path=path,
        title=told.title or title,
        published=told.published or published(text, layout),
        publisher=told.publisher or publisher(text, layout),
        url=told.url,
        language=language,
        media_type=media_type,
        zones=layout.zones,
        offsets=cleaned.offsets,
        source=cleaned.source,
        notices=(*cleaned.notices, *dropped_links(text, furniture)),
    )
