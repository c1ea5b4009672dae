"""The reader of HTML: text, zones by markup and density of links, and what the page tells of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from reex.document import Document, Told
from reex.readers.assemble import Cleaned, assemble, moved
from reex.readers.clean import clean
from reex.readers.data_files import table
from reex.readers.decode import decode
from reex.readers.formats import HTML
from reex.readers.htmlbody import furniture, main_part
from reex.readers.htmlimprint import imprint
from reex.readers.htmlmeta import metadata
from reex.readers.htmlsketch import Sketch, sketch
from reex.readers.htmltext import Block, HtmlText, Part, read_page
from reex.spans import Span

_BREAK = 2  # characters between blocks


def read_html(data: bytes, path: str | None) -> Document:
    """Return the document of a page.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    decoded = decode(data, path or "input", html=True)
    seen = sketch(decoded.text)
    told = metadata(decoded.text, *(_words(seen, names) for names in (("h1",), table("html")["headings"])))
    page = read_page(decoded.text, _parts(decoded.text, seen, told))
    text, second, repairs = clean(page.text)
    title = next(moved(_title(page, told.title), text, second), None)
    around = [span for span in moved(_rows(page), text, second) if not title or not span.overlaps(title)]
    cleaned = Cleaned(
        text=text,
        offsets=page.offsets.then(second),
        source=decoded.text,
        notices=(*decoded.notices, *repairs),
        title=title,
        furniture=around,
    )
    stated = title and " ".join(text[title.start : title.end].split()) == told.title  # which needs no repair then
    named = told.title if stated else told.title and clean(told.title)[0]
    return assemble(data, path, HTML.media_type, cleaned, attrs.evolve(told, title=named))


def _parts(page: str, seen: Sketch, told: Told) -> list[Part]:
    """Return the parts of a page that are read; none where all of it is, as no main text is found."""
    main = main_part(seen, told.title)
    if not main:
        return []
    return [main] if told.published and told.publisher else [main, *imprint(page, main.end)]


def _title(page: HtmlText, title: str | None) -> list[Span]:
    """Return the heading of the first level that is the title, or else the first of these.

    One below the first level doesn't tell where the text begins: more of the page's head may follow it.
    """
    first = [Span(block.start, block.end) for block in page.blocks if block.element.name == "h1"]
    named = [span for span in first if " ".join(page.text[span.start : span.end].split()) == title]
    return (named or first)[:1]


def _words(seen: Sketch, names: Collection[str]) -> list[str]:
    return [heading.words for heading in seen.headings if heading.name in names]


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
