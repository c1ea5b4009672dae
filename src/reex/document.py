"""What was read: a text with what it is and where it is from, and where its spans stand in its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import Annotated

import attrs
import msgspec

from reex.codes import PublishedBasis, ZoneKind
from reex.spans import OffsetMap, Span

Position = Annotated[int, msgspec.Meta(ge=0)]
UNREAD = frozenset({"unreadable", "crashed", "timeout"})
"""Codes of the warnings that say why nothing could be read of a document."""


@attrs.frozen(kw_only=True)
class Zone:
    """A stretch of a document that is not body text: its title, byline, summary or page furniture."""

    kind: ZoneKind
    start: Position
    end: Position


@attrs.frozen(kw_only=True)
class Notice:
    """Something that the reader of a record should know; ``warnings`` in JSON.

    Attributes:
        code: a short word that can be searched for, such as ``dropped-link``.
        message: one sentence for people.
        start, end: where in the text it is, or None.
    """

    code: str
    message: str
    start: Position | None = None
    end: Position | None = None


@attrs.frozen(kw_only=True)
class Region:
    """Where a stretch of a document's source stands on a page.

    Attributes:
        start, end: code points of the source.
        page: its number, from 1 on.
        box: left, top, right and bottom edge in points, from the top left corner of the page.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]


def on_page(span: Span, regions: Sequence[Region]) -> list[Region]:
    """Return the regions of a span of the source on the page on which it begins."""
    first = bisect_left(regions, span.start + 1, key=lambda region: region.end)
    following = (regions[at] for at in range(first, len(regions)))
    inside = takewhile(lambda region: region.start < span.end, following)
    return [region for region in inside if region.page == regions[first].page]


@attrs.frozen(kw_only=True)
class Location:
    """Where a span of a document's text stands in what was read.

    Attributes:
        start, end: code points of the decoded source.
        xpath, character: in a page, the text node in which it begins, and how many characters of that stand before it.
        end_xpath, end_character: the text node in which it ends, and how many characters of that go before the end.
        page, box: in a file that has pages, the number of the one where it begins, from 1 on, and left, top, right and
            bottom edge there, in points from the top left corner.
        boxes: what *box* is around: a box for each line that it has on that page.
    """

    start: int
    end: int
    xpath: str | None = None
    character: int | None = None
    end_xpath: str | None = None
    end_character: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@attrs.frozen(kw_only=True)
class Told:
    """What markup, or whatever holds a document, tells of it; a field that it doesn't is None.

    Attributes:
        published: ISO 8601 date, perhaps truncated.
        published_basis: where that is from.
        language: of the document, as a code that starts with the one of ISO 639-1 (``en``, ``en-US``).
    """

    title: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


@attrs.frozen(kw_only=True)
class Document:
    """A text that was read once and is never changed.

    Attributes:
        text: the cleaned text; all positions count its code points.
        id: ``sha256:`` and the digest of the bytes that were read.
        path: where it came from, as the user named it; ``news.zip!/deal.html`` stands in another file.
        published: ISO 8601 date, perhaps truncated (``2025-10``).
        published_basis: where that is from.
        author: who wrote it, as the document names them.
        language: ISO 639-1 code of the body.
        zones: title, byline, summary and furniture, in text order; the rest is body.
        offsets: leads back to code points of the decoded source.
        source: the decoded source itself.
        regions: where the source stands on pages, in its order, if it has any.
        notices: what the reader had to say.
        length: code points of a text that was left out of the JSON that the document was read from.
    """

    text: str
    id: str = ""
    path: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    media_type: str = "text/plain"
    zones: tuple[Zone, ...] = ()
    offsets: OffsetMap | None = attrs.field(default=None, repr=False, eq=False)
    source: str | None = attrs.field(default=None, repr=False, eq=False)
    regions: tuple[Region, ...] = attrs.field(default=(), repr=False, eq=False)
    notices: tuple[Notice, ...] = attrs.field(default=(), eq=False)
    length: int = attrs.field(default=0, repr=False)

    @property
    def characters(self) -> int:
        """The length of the text in code points."""
        return len(self.text) or self.length

    def in_source(self, span: Span) -> Span:
        """Return where *span* of the text stands in the decoded source.

        Raises:
            SpanError: if *span* ends after the text.
        """
        offsets = self.offsets or OffsetMap.identity(len(self.text))
        return offsets.to_source(span)
