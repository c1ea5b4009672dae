"""From HTML to text: a tokenizer that knows where everything came from, and needs no tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from html import unescape

import attrs

from reex.readers.htmltags import Act, Hint, Kind, act_of, hint_of, hint_of_name, known_acts
from reex.spans import OffsetMap, TextBuilder

# What starts with an angle bracket. A name goes on to the next blank, quote or bracket; quoted values may hold any of
# these. The parts exclude each other and the values are counted, so that a broken tag costs no more than its length.
_TAG = re.compile(
    r"""<(?:(/?[A-Za-z][^\s<>"'/]{0,60}+)([^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+){0,100}+)>(\s*+)"""
    r"""|!--|[!?][^<>]*>?)"""
)
_NAMED = r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
_REFERENCE = re.compile(f"&{_NAMED}")
_LOOSE = re.compile(rf"[&\s](?:(?<=&){_NAMED}|(?<=\s)\s+|(?<=[^\S ]))")  # also blanks that are not one space
_DEEP = 64  # how far up a closing tag looks for the tag that it closes
DEEPEST = 256  # elements in elements that are told apart; a browser stops at 512
_Piece = tuple[str, int, int]  # a text, and where it stands in the source
_INLINE, _LINK, _BREAK, _BLOCK, _ITEM, _CELL, _HIDDEN = (
    Kind.INLINE, Kind.LINK, Kind.BREAK, Kind.BLOCK, Kind.ITEM, Kind.CELL, Kind.HIDDEN
)  # fmt: skip
_LISTS = frozenset({"ul", "ol"})
_LAST = "<!>"  # behind a page that ends otherwise, so that its last words stand before a tag too
_ENDS = ("</html>", "</html>\n")
_SIGNS = 1024  # references that are remembered
_WAITING = 5_000  # pieces of text that are appended at once
# How many rows a cell stands in, of less than a hundred.
_ROWSPAN = re.compile(r"""\browspan\s*=\s*["']?\s*([1-9][0-9]?)\b""", re.IGNORECASE)
_SPANNED = 60  # characters of a cell that are said again in each of the rows that it spans, ...
_MOST_SPANNED = 5  # ... and columns with such cells
_CELL_LENGTH = 200  # characters from which on a cell of a table is a column of text, no value


@attrs.define(eq=False)
class Element:
    """A block of markup that holds text.

    Attributes:
        attributes: those of its tag, as they are written.
        start, end: where it stands in the source, for containers that a sketch of the page has found.
        prose: characters of running text in it.
        score: the same, less for text further down in it and none for text apart.
        apart: it is taken to hold no main text.
    """

    name: str
    parent: Element | None = None
    attributes: str = ""
    start: int = 0
    end: int = 0
    prose: int = 0
    score: float = 0.0
    apart: bool = False
    _hint: Hint | None = None

    @property
    def hint(self) -> Hint:
        """What its name, class or purpose tells of the text in it; most elements are never asked."""
        if self._hint is None:
            self._hint = hint_of(self.name, self.attributes) if self.attributes else hint_of_name(self.name)
        return self._hint

    def around(self) -> Iterator[Element]:
        """Yield this element and those that it stands in, the innermost first."""
        element: Element | None = self
        while element:
            yield element
            element = element.parent

    def suspect(self) -> None:
        """Take it to hold no main text, perhaps, if it tells nothing itself."""
        self._hint = self.hint or Hint.PERHAPS


@attrs.define(eq=False)
class Block:
    """A stretch of text without a break of paragraph.

    Attributes:
        element: the innermost element that holds its first word.
        links: how many of its characters are the words of links.
    """

    start: int
    end: int
    element: Element
    links: int

    def __len__(self) -> int:
        return self.end - self.start


@attrs.frozen
class HtmlText:
    """The text of a page.

    Attributes:
        text: what was read; its blanks are tidy.
        offsets: the way back to the source.
        blocks: its paragraphs, headings, items and rows.
        elements: those that were opened, in the order of the page.
    """

    text: str
    offsets: OffsetMap
    blocks: list[Block]
    elements: list[Element]


@attrs.frozen
class Part:
    """A part of a page: from the start of a tag to the end of another, and the innermost element that is open there."""

    start: int
    end: int
    element: Element


def read_page(page: str, parts: Sequence[Part] = ()) -> HtmlText:  # noqa: C901 - a loop in pieces would take as long again
    """Read a page, broken or not, or *parts* of it in their order; the time is linear in the length of these.

    It keeps all that it knows in local names, and calls nothing for most tags and words.
    """
    parts = parts or (Part(0, len(page), Element("")),)
    ended = parts[-1].end < len(page) or page.endswith(_ENDS)
    source = page if ended else page + _LAST
    builder = TextBuilder(page)
    segments: Iterable[_Piece]
    pieces: list[_Piece] = []  # what waits for the builder
    length = 0  # of the text so far
    blocks: list[Block] = []
    elements: list[Element] = []
    unclosed: set[str] = set()
    after = 0  # where the last word ends in the source
    begun, holder, linked = 0, Element(""), 0  # where a block starts, what holds it, and how much of it is links
    row = 0  # where the row of a table starts in the text
    headed, cells = False, 0  # whether columns have a heading, so that empty cells count, and the cells of the row
    spanned: dict[int, tuple[int, str]] = {}  # by column, the cells that go on below: in how many rows, what they say
    spans, cell = 0, 0  # rows that the open cell spans, and how many pieces of text stood before it
    acts: Mapping[str, Act] = known_acts()
    for part in parts:
        opened = [*reversed([*part.element.around()])]
        elements += [element for element in opened if element not in elements]
        names = [element.name for element in opened]  # of the elements that are open
        stack: list[Element | str] = [*opened]  # they themselves; until a block stands in one, its attributes
        lines, new, sign = 2, True, ""  # line breaks and sign before the next word, and whether it starts a block
        blank: tuple[int, int] | None = None  # where a blank before the next word stands
        links, verbatim = False, 0
        done, behind = part.start, part.end if part.end < len(page) else len(source)
        while True:
            for tag in _TAG.finditer(source, done, behind):
                name = tag[1]  # most attributes are never looked at
                start, end = tag.span()
                if start > done:
                    piece = source[done:start]
                    tidy = piece.rstrip()
                    stop = done + len(tidy)
                    if tidy.isprintable() and "&" not in tidy and "  " not in tidy and tidy[:1] != " " and not verbatim:
                        segments = ((tidy, done, stop),)
                    elif verbatim:
                        stop = start
                        segments = _resolved(source, done, start, _LOOSE, verbatim=True)
                    else:
                        if piece[0].isspace():
                            blank = (done, start - len(piece.lstrip()))
                            done = blank[1]
                        tidy = " ".join(piece.split())
                        if len(tidy) == stop - done and "&" not in tidy:
                            segments = ((tidy, done, stop),)
                        else:
                            signs = _REFERENCE if tidy == source[done:stop] else _LOOSE
                            segments = _resolved(source, done, stop, signs)
                    for text, first, last in segments:
                        if not text:
                            blank = (first, last)
                            continue
                        if text == "\n":
                            lines, new = lines or 1, True
                            continue
                        if lines or sign:
                            breaks = "\n" * lines if length else ""
                            if new:
                                if length:
                                    blocks.append(Block(begun, length, holder, linked))
                                holder = _opened(names, stack, elements)
                                begun, linked = length + len(breaks), 0
                            if breaks or sign:
                                pieces.append((breaks + sign, after, first))
                                length += len(breaks) + len(sign)
                            lines, new, sign = 0, False, ""
                        elif blank:
                            pieces.append((" ", *blank))
                            length += 1
                        blank = None
                        pieces.append((text, first, last))
                        length += len(text)
                        after = last
                        if links:
                            linked += len(text)
                    if stop < start:
                        blank = (stop, start)
                done = end
                if not name:
                    if source.startswith("!--", start + 1):
                        done = past_comment(source, end, unclosed)
                        break
                    continue
                kind, closing, name = acts.get(name) or act_of(name)
                if source[end - 1] != ">" and kind is not _HIDDEN:
                    if verbatim or name == "pre":
                        done = tag.start(3)
                    elif kind is not _BLOCK:  # which a break stands before in any case
                        blank = tag.span(3)
                if kind is _INLINE:
                    continue
                if kind is _LINK:
                    links = not closing
                elif kind is _BREAK:
                    lines = min(2, lines + 1)
                    new |= lines == 2
                elif closing:
                    if kind is _BLOCK:
                        lines, new = 2, True
                        if name == "table":
                            headed, sign = False, ""
                            spanned.clear()
                    elif kind is not _CELL:
                        if spanned and length > row and name == "tr":
                            for text in _said_again(spanned, cells):
                                pieces.append((f" | {text}", after, start))
                                length += len(text) + len(" | ")
                                after = start
                        lines, new, sign = 1, True, ""
                    elif spans:
                        inside = "".join([text for text, _, _ in pieces[cell:]]).rpartition("| ")[2].strip()
                        if len(inside) <= _SPANNED and "\n" not in inside:
                            spanned[cells] = spans, inside
                        spans = 0
                    if name == "pre":
                        verbatim = max(0, verbatim - 1)
                    if names[-1] == name:
                        names.pop()
                        stack.pop()
                    elif depth := depth_of(names, name):
                        del names[-depth:], stack[-depth:]
                elif kind is _HIDDEN:
                    done = past_hidden(source, name, end, unclosed)
                    break
                else:
                    above = names[-1]
                    while above == "p" or (above == name and kind is not _BLOCK):
                        names.pop()
                        stack.pop()
                        above = names[-1]
                    if kind is _BLOCK:
                        if not sign:
                            lines, new = 1 if above == "li" and name in _LISTS else 2, True
                    elif kind is _CELL:
                        headed |= name == "th"
                        if spanned and (said := _said_again(spanned, cells)):
                            sign += " | " if length > row and not sign else "| " if cells else ""
                            sign += " | ".join(said) + " "
                            cells += len(said)
                        cells += 1
                        spans = 0
                        if headed and tag[2] and len(spanned) < _MOST_SPANNED and (rows := _ROWSPAN.search(tag[2])):
                            spans, cell = int(rows[1]) - 1, len(pieces)
                        if length - row > _CELL_LENGTH:  # columns of text are blocks of their own
                            lines, new = 2, True
                        elif length > row and not sign:
                            lines, new, sign = 0, False, " | "
                        elif headed and cells > 1:
                            sign += "| "
                    else:
                        cells = 0
                        lines, new, sign, row = lines or 1, True, "- " if kind is _ITEM else "", length
                    if name == "pre":
                        verbatim += 1
                    elif name == "hr":
                        continue
                    if len(names) <= DEEPEST:
                        names.append(name)
                        stack.append(tag[2])
            else:
                break
            if len(pieces) > _WAITING:
                builder.extend(pieces)
                pieces.clear()
    builder.extend(pieces)
    if length:
        blocks.append(Block(begun, length, holder, linked))
    return HtmlText(*builder.build(), blocks, elements)


def _opened(names: list[str], stack: list[Element | str], elements: list[Element]) -> Element:
    """Make elements of all that is open, and return the innermost; most tags hold no text of their own."""
    made = len(stack)
    while isinstance(above := stack[made - 1], str):
        made -= 1
    for depth in range(made, len(stack)):
        above = stack[depth] = Element(names[depth], above, str(stack[depth]))
        elements.append(above)
    return above


def _said_again(spanned: dict[int, tuple[int, str]], cells: int) -> list[str]:
    """Return what the cells say that go on from rows above right behind *cells* cells of a row, and count it off."""
    said: list[str] = []
    while going_on := spanned.pop(cells + len(said) + 1, None):
        said.append(going_on[1])
        if going_on[0] > 1:
            spanned[cells + len(said)] = going_on[0] - 1, going_on[1]
    return said


def depth_of(names: Sequence[str], name: str) -> int:
    """Return how many elements end where one of this name is closed: the last one, and those that are open in it."""
    for depth in range(1, min(len(names), _DEEP)):
        if names[-depth] == name:
            return depth
    return 0


def past_comment(source: str, at: int, unclosed: set[str]) -> int:
    """Return where a comment ends; an end that is not there is looked for once only."""
    found = -1 if "-->" in unclosed else source.find("-->", at)
    if found < 0:
        unclosed.add("-->")
        return len(source)
    return found + 3


def past_hidden(source: str, name: str, at: int, unclosed: set[str]) -> int:
    """Return where an element ends whose content is no text."""
    if name not in unclosed and (found := _end_of(name).search(source, at)):
        return found.end()
    unclosed.add(name)
    return len(source) if name in ("script", "style") else at


def _resolved(source: str, start: int, end: int, signs: re.Pattern[str], *, verbatim: bool = False) -> Iterator[_Piece]:
    """Yield the parts of a stretch that holds references or runs of blanks; these are empty, or a line break."""
    for match in signs.finditer(source, start, end):
        if match.start() > start:
            yield source[start : match.start()], start, match.start()
        start = match.end()
        text = _unescaped(match[0]) if source[match.start()] == "&" else " "
        if not text.isspace():
            if text:
                yield text, match.start(), start
        else:
            yield "\n" if verbatim and "\n" in _unescaped(match[0]) else "", match.start(), start
    if start < end:
        yield source[start:end], start, end


@lru_cache(_SIGNS)
def _unescaped(reference: str) -> str:
    return unescape(reference)


@cache
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE)
