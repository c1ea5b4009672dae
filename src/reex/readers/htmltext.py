"""From HTML to text: a tokenizer that knows where everything came from, and needs no tree."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import attrs

from reex.readers.htmltags import Hint, Kind, hint_of, hint_of_name, kind_of
from reex.spans import TextBuilder

# What starts with an angle bracket. A name goes on to the next blank, quote or bracket; quoted values may hold any of
# these. The parts exclude each other and the values are counted, so that a broken tag costs no more than its length.
_TAG = re.compile(
    r"""<(?:(/?[A-Za-z][^\s<>"'/]{0,60})([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*){0,100})>|(!--)|[!?][^<>]*>?)"""
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|\s{2,}|[^\S ]")
_DEEP = 64  # how far up a closing tag looks for the tag that it closes
_DEEPEST = 256  # elements in elements that are told apart; a browser stops at 512
_LISTS = frozenset({"ul", "ol"})
_CELL = 200  # characters from which on a cell of a table is a column of text, no value


@attrs.define(eq=False)
class Element:
    """A block of markup that holds text.

    Attributes:
        hint: what its name, class or purpose tells of the text in it; see :mod:`reex.readers.htmltags`.
        prose: characters of running text in it.
        score: the same, less for text further down in it and none for text apart.
        apart: it is taken to hold no main text.
    """

    name: str
    parent: Element | None = None
    hint: Hint = Hint.NONE
    prose: int = 0
    score: float = 0.0
    apart: bool = False


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
    links: int = 0

    @property
    def length(self) -> int:
        """How many characters there are."""
        return self.end - self.start


@attrs.define
class HtmlText:
    """Reads the text of a page.

    Attributes:
        builder: what was read; its blanks are tidy.
        blocks: its paragraphs, headings, items and rows.
        elements: those that were opened, in the order of the page.
    """

    source: str
    builder: TextBuilder = attrs.field(init=False)
    blocks: list[Block] = attrs.field(factory=list)
    elements: list[Element] = attrs.field(factory=lambda: [Element("")])
    _stack: list[Element] = attrs.field(init=False)
    _links: int = 0
    _verbatim: int = 0
    _lines: int = 2  # line breaks to write before the next word
    _new: bool = True  # whether the next word starts a block
    _sign: str = ""  # what stands before the next word: the sign of an item or of a cell
    _blank: tuple[int, int] | None = None
    _row: int = 0  # where the row of a table starts in the text
    _done: int = 0  # where the last word ends in the source
    _unclosed: set[str] = attrs.field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.builder = TextBuilder(self.source)
        self._stack = [self.elements[0]]

    def read(self) -> None:
        """Read the whole page, broken or not; the time is linear in its length."""
        done: int | None = 0
        while done is not None:
            done = self._stretch(done)
        if self.blocks:
            self.blocks[-1].end = self.builder.length

    def _stretch(self, done: int) -> int | None:
        """Read up to the end of the next comment or hidden element; return where that is, or None at the end."""
        for tag in _TAG.finditer(self.source, done):
            start, end = tag.span()
            if start > done:
                self._text(done, start)
            done = end
            name, rest, comment = tag.groups()
            if comment:
                return self._past("-->", end, len(self.source))
            if name:
                kind = kind_of(name)
                if kind is Kind.HIDDEN:
                    return self._hidden(name.lower(), end)
                if kind is not Kind.INLINE:
                    self._act(kind, name, rest)
        if done < len(self.source):
            self._text(done, len(self.source))
        return None

    def _past(self, sign: str, at: int, otherwise: int) -> int:
        """Return the end of the next *sign*; a sign that is not there is looked for once only."""
        found = -1 if sign in self._unclosed else self.source.find(sign, at)
        if found < 0:
            self._unclosed.add(sign)
            return otherwise
        return found + len(sign)

    def _hidden(self, name: str, end: int) -> int:
        """Pass over an element whose content is no text."""
        found = None if name in self._unclosed else _end_of(name).search(self.source, end)
        if found:
            return found.end()
        self._unclosed.add(name)
        return len(self.source) if name in ("script", "style") else end

    def _act(self, kind: Kind, name: str, rest: str) -> None:
        """Follow a tag that does something to the text around it."""
        if kind is Kind.LINK:
            self._links = name[0] != "/"
        elif kind is Kind.BREAK:
            self._lines = min(2, self._lines + 1)
            self._new |= self._lines == 2
        elif name[0] == "/":
            self._close(kind, name[1:].lower())
        else:
            self._open(kind, name.lower(), rest)

    def _open(self, kind: Kind, name: str, rest: str) -> None:
        stack = self._stack
        above = stack[-1]
        while above.name == "p" or (above.name == name and kind is not Kind.BLOCK):
            stack.pop()
            above = stack[-1]
        if kind is Kind.BLOCK:
            if not self._sign:
                self._new = True
                self._lines = 1 if above.name == "li" and name in _LISTS else 2
        elif kind is Kind.CELL:
            self._cell()
        else:
            self._new = True
            self._lines = self._lines or 1
            self._sign = "- " if kind is Kind.ITEM else ""
            self._row = self.builder.length
        if name == "pre":
            self._verbatim += 1
        elif name == "hr":
            return
        if len(stack) > _DEEPEST:
            return
        element = Element(name, above, hint_of(name, rest) if rest else hint_of_name(name))
        self.elements.append(element)
        stack.append(element)

    def _cell(self) -> None:
        """Go on in the row if it is one of values; columns of text are blocks of their own."""
        length = self.builder.length - self._row
        if length > _CELL:
            self._end(2)
        elif length and not self._sign:
            self._lines, self._new, self._sign = 0, False, " | "

    def _close(self, kind: Kind, name: str) -> None:
        if kind is Kind.BLOCK:
            self._lines, self._new = 2, True
        elif kind is not Kind.CELL:
            self._lines, self._new = 1, True
        if name == "pre":
            self._verbatim = max(0, self._verbatim - 1)
        stack = self._stack
        if stack[-1].name == name:
            stack.pop()
            return
        for depth in range(2, min(len(stack), _DEEP)):
            if stack[-depth].name == name:
                del stack[-depth:]
                return

    def _end(self, lines: int) -> None:
        self._lines = max(self._lines, lines)
        self._new = True

    def _text(self, start: int, end: int) -> None:
        """Append a stretch of text, its references resolved; line breaks count only where the page says so."""
        piece = self.source[start:end]
        if self._verbatim:
            self._loose(start, end)
            return
        words = piece.split()
        if not words:
            self._blank = (start, end)
            return
        tidy = " ".join(words)
        first, last = start, end
        if len(tidy) != end - start:
            first += len(piece) - len(piece.lstrip())
            last -= len(piece) - len(piece.rstrip())
            if first > start:
                self._blank = (start, first)
        if "&" in piece or len(tidy) != last - first:
            self._loose(first, last)
        else:
            self._words(tidy, first, last)
        if last < end:
            self._blank = (last, end)

    def _loose(self, start: int, end: int) -> None:
        """Append a stretch that holds references or runs of blanks."""
        source = self.source
        for match in _REFERENCE.finditer(source, start, end):
            self._words(source[start : match.start()], start, match.start())
            start = match.end()
            text = unescape(match[0])
            if not text.isspace():
                self._words(text, match.start(), start)
            elif self._verbatim and "\n" in text:
                self._end(1)
            else:
                self._blank = match.span()
        self._words(source[start:end], start, end)

    def _words(self, text: str, start: int, end: int) -> None:
        """Append words, and before them the breaks, signs and blanks that wait for a word."""
        if not text:
            return
        builder = self.builder
        if self._lines or self._sign:
            self._begin(start)
        elif self._blank:
            builder.replace(" ", *self._blank)
        self._blank = None
        builder.replace(text, start, end)
        self._done = end
        if self._links:
            self.blocks[-1].links += len(text)

    def _begin(self, at: int) -> None:
        """Write the line breaks and the sign that stand before a word, and start its block."""
        builder, start = self.builder, self.builder.length
        breaks = "\n" * self._lines if start else ""
        if self._new:
            if self.blocks:
                self.blocks[-1].end = start
            self.blocks.append(Block(start + len(breaks), 0, self._stack[-1]))
        builder.replace(breaks + self._sign, self._done, at)
        self._lines, self._new, self._sign = 0, False, ""


@cache
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE)
