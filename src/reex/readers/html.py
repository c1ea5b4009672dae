"""The reader of HTML: text, zones by markup and density of links, and what the page tells of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reex.model import Document
from reex.readers.assemble import Cleaned, assemble, moved
from reex.readers.clean import clean
from reex.readers.data_files import table
from reex.readers.decode import decode
from reex.readers.formats import HTML
from reex.readers.htmlbody import furniture
from reex.readers.htmlmeta import metadata
from reex.readers.htmltext import Block, HtmlText, read_page
from reex.spans import Span

_BREAK = 2  # characters between blocks


def read_html(data: bytes, path: str | None) -> Document:
    """Return the document of a page.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    decoded = decode(data, path or "input", html=True)
    page = read_page(decoded.text)
    text, second, repairs = clean(page.text)
    first, lower = (
        {span: " ".join(text[span.start : span.end].split()) for span in moved(_named(page, names), text, second)}
        for names in (("h1",), table("html")["headings"])
    )
    told = metadata(decoded.text, list(first.values()), list(lower.values()))
    # A title below the first level doesn't tell where the text begins: more of the page's head may follow it.
    title = next((span for span, words in first.items() if words == told.title), next(iter(first), None))
    around = [span for span in moved(_rows(page), text, second) if not title or not span.overlaps(title)]
    cleaned = Cleaned(
        text=text,
        offsets=page.offsets.then(second),
        source=decoded.text,
        notices=(*decoded.notices, *repairs),
        title=title,
        furniture=around,
    )
    return assemble(data, path, HTML.media_type, cleaned, told)


def _named(page: HtmlText, names: Collection[str]) -> Iterator[Span]:
    return (Span(block.start, block.end) for block in page.blocks if block.element.name in names)


def _rows(page: HtmlText) -> Iterator[Span]:
    """Yield where the furniture of a page stands, blocks that follow each other as one, each main heading apart."""
    row: list[Block] = []
    for block in furniture(page):
        heading = "h1" in (block.element.name, row[-1].element.name if row else "")
        if row and (heading or block.start - row[-1].end > _BREAK):
            yield Span(row[0].start, row[-1].end)
            row = []
        row.append(block)
    if row:
        yield Span(row[0].start, row[-1].end)
