"""Where spans of a document's text stand in what was read: XPath and character in a page, page and box in a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from reex.document import Document, Location, Region, on_page
from reex.spans import Span

_PAGES = ("text/html", "application/xhtml+xml")
_MARKS = range(0xF0000, 0x10FFFE)  # private use, in planes that no page has text in
_MARK = re.compile("[\U000f0000-\U0010fffd]")
_SHARED, _APART = 0.5, 2.0  # in heights of a word: how much of it two of a line share, and how far apart they may be
_Box = tuple[float, float, float, float]


def locate(document: Document, spans: Iterable[Span]) -> list[Location]:
    """Return where *spans* of the text stand in what was read.

    An XPath leads to a text node of the page as libxml2 parses it, which lxml does for Python; it is None where a page
    is so broken that the words are no text there. A page is parsed once for all *spans*.

    Raises:
        TypeError: if *spans* is one span and no list of spans.
        SpanError: if a span ends after the text, or nothing of it stands in the source.
    """
    if isinstance(spans, Span):
        raise TypeError(f"locate takes a list of spans: write [{spans!r}]")
    found = [document.in_source(span) for span in spans]
    nodes = _in_page(document.source, found) if document.media_type in _PAGES and document.source else {}
    return [_location(span, nodes, document.regions) for span in found]


def _location(span: Span, nodes: dict[int, tuple[str, int]], regions: Sequence[Region]) -> Location:
    xpath, character = nodes.get(span.start, (None, None))
    end_xpath, end_character = nodes.get(span.end, (None, None))
    there = on_page(span, regions)
    return Location(
        start=span.start,
        end=span.end,
        xpath=xpath,
        character=character,
        end_xpath=end_xpath,
        end_character=end_character,
        page=there[0].page if there else None,
        box=_around([region.box for region in there]) if there else None,
        boxes=tuple(_lines(there)),
    )


def _lines(regions: Iterable[Region]) -> Iterator[_Box]:
    """Yield the box around the regions of each line."""
    line: list[_Box] = []
    for region in regions:
        if line and not _goes_on(line[-1], region.box):
            yield _around(line)
            line = []
        line.append(region.box)
    if line:
        yield _around(line)


def _goes_on(before: _Box, box: _Box) -> bool:
    """Say whether a box stands on the line of the one before it, and no further from it than words of a line do."""
    height = min(before[3] - before[1], box[3] - box[1])
    shared = min(before[3], box[3]) - max(before[1], box[1])
    gap = max(before[0], box[0]) - min(before[2], box[2])
    return shared > _SHARED * height and gap < _APART * height


def _around(boxes: Sequence[_Box]) -> _Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


# A tree doesn't tell where in the source its text was. So each place gets a mark of its own, a character that is text
# as its neighbours are and changes nothing of the tree, and the marks are looked for in the tree.


def _in_page(source: str, spans: Iterable[Span]) -> dict[int, tuple[str, int]]:
    """Return text node and character for the edges of *spans*, as far as they are found."""
    places = sorted({place for span in spans for place in (span.start, span.end)})
    taken = set(_MARK.findall(source))
    marks = dict(zip(places, (chr(c) for c in _MARKS if chr(c) not in taken), strict=False))
    marked = []
    done = 0
    for place, mark in marks.items():
        marked += [source[done:place], mark]
        done = place
    root = _parsed("".join([*marked, source[done:]]))
    found = (
        {} if root is None else {node.mark: (node.xpath, node.character) for node in _marked(root, set(marks.values()))}
    )
    return {place: found[mark] for place, mark in marks.items() if mark in found}


def _parsed(source: str) -> Any:
    from lxml import etree  # only here: most who read pages never ask for an XPath

    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True)
    try:
        return etree.fromstring(source.replace("\0", " ").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


@attrs.frozen
class _Found:
    """A mark in the tree."""

    mark: str
    xpath: str
    character: int


def _marked(root: Any, marks: set[str]) -> Iterator[_Found]:
    tree = root.getroottree()
    for parent in root.iter():
        if not isinstance(parent.tag, str):
            continue
        for number, text in enumerate(_texts(parent), 1):
            for before, match in enumerate(m for m in _MARK.finditer(text) if m[0] in marks):
                yield _Found(match[0], f"{tree.getpath(parent)}/text()[{number}]", match.start() - before)


def _texts(parent: Any) -> Iterator[str]:
    """Yield the text nodes of an element: its own text, and what follows each child."""
    if parent.text:
        yield parent.text
    yield from (child.tail for child in parent if child.tail)
