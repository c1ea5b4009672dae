"""The reader of HTML: text, zones by markup and density of links, and what the page tells of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reex.model import Document, Told
from reex.offers import Reader
from reex.readers.assemble import Cleaned, assemble, moved
from reex.readers.clean import clean
from reex.readers.decode import decode
from reex.readers.htmltext import Block, HtmlText
from reex.spans import OffsetMap, Span

MEDIA_TYPE = "text/html"
_PARAGRAPH = 110  # characters from which on a block is likely running text
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)
_ROW = 3  # blocks of links in a row that make a list of other pages


def read_html(data: bytes, path: str | None) -> Document:
    """Return the document of a page.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    from reex.readers.htmlmeta import metadata  # lxml: only where a page is read

    decoded = decode(data, path or "input", html=True)
    told = metadata(decoded.text)
    page = HtmlText(decoded.text)
    page.read()
    flat, first = page.builder.build()
    text, second, repairs = clean(flat)
    title = _title(page.blocks, text, second, told)
    around = [
        span for span in moved(_spans(_around(page.blocks)), text, second) if not title or not span.overlaps(title)
    ]
    cleaned = Cleaned(
        text=text,
        offsets=first.then(second),
        source=decoded.text,
        notices=(*decoded.notices, *repairs),
        title=title,
        furniture=around,
    )
    return assemble(data, path, MEDIA_TYPE, cleaned, told)


def _spans(blocks: Iterable[Block]) -> Iterator[Span]:
    return (Span(block.start, block.end) for block in blocks if block.start < block.end)


def _looks(head: bytes) -> bool:
    """Say whether bytes begin as a page does."""
    return _PAGE.match(head) is not None


def _title(blocks: Sequence[Block], text: str, offsets: OffsetMap, told: Told) -> Span | None:
    """Return where the heading stands that is the page's title, or else the first heading of the article."""
    headings = [block for block in blocks if block.heading]
    spans = list(moved(_spans(headings), text, offsets))
    words = [" ".join(text[span.start : span.end].split()) for span in spans]
    best = next((span for span, heading in zip(spans, words, strict=True) if heading == told.title), None)
    return best or (spans[0] if spans and not headings[0].around else None)


def _around(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that are no part of the article; a hint that would leave too little of it is not believed."""
    paragraphs = [block for block in blocks if block.characters >= _PARAGRAPH and block.links * 2 < block.characters]
    total = sum(block.characters for block in paragraphs)

    def believed(hinted: Sequence[Block]) -> bool:
        return sum(block.characters for block in hinted) * 2 <= total

    perhaps = believed([block for block in paragraphs if block.perhaps])
    around = believed([block for block in paragraphs if block.around])
    outside = any(block.main for block in blocks) and believed([block for block in paragraphs if not block.main])
    hinted = {
        block.start
        for block in blocks
        if (perhaps and block.perhaps) or (around and block.around) or (outside and not block.main)
    }
    hinted |= {block.start for block in _listed(blocks)}
    return [block for block in blocks if block.start in hinted]


def _listed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks that are mostly links, where several stand in a row."""
    for links, row in groupby(blocks, key=lambda block: block.links * 5 > block.characters * 3):
        listed = list(row)
        if links and len(listed) >= _ROW:
            yield from listed


reader = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), media_type=MEDIA_TYPE, read=read_html, looks=_looks)
