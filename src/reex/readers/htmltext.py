"""From HTML to text: a tokenizer that knows where everything came from, and needs no tree."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import attrs

from reex.readers.data_files import table
from reex.readers.markup import TAG, break_for, elements, tag_name
from reex.spans import TextBuilder

_TAG = re.compile(TAG)
_IN_TEXT = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|[\r\n]+")
_NAMES = re.compile(
    r"""\s(?:class|id|role)\s{0,3}=\s{0,3}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,200}))""", re.IGNORECASE
)
_WORDS = re.compile(r"[a-z]+")

_DEEP = 64  # how far up a closing tag looks for the tag that it closes


@attrs.define
class Block:
    """A stretch of text without a break of paragraph.

    Attributes:
        characters: how many there are, without the breaks around them.
        links: how many of these are the words of links.
        around: it stands in an element that by its name is no part of the article.
        perhaps: it stands in an element that by its class or purpose is none.
        main: it stands in the element that holds the article.
        heading: it is a heading of the first level.
    """

    start: int
    end: int
    characters: int = 0
    links: int = 0
    around: bool = False
    perhaps: bool = False
    main: bool = False
    heading: bool = False


@attrs.frozen
class _Element:
    name: str
    around: bool = False
    perhaps: bool = False
    main: bool = False


@attrs.define
class HtmlText:
    """Reads the text of a page.

    Attributes:
        builder: what was read.
        blocks: its paragraphs, headings and items.
    """

    source: str
    builder: TextBuilder = attrs.field(init=False)
    blocks: list[Block] = attrs.field(factory=list)
    _stack: list[_Element] = attrs.field(factory=lambda: [_Element("")])
    _block: Block = attrs.field(factory=lambda: Block(0, 0))
    _links: int = 0
    _verbatim: int = 0
    _cells: int = 0
    _unclosed: set[str] = attrs.field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.builder = TextBuilder(self.source)

    def read(self) -> None:
        """Read the whole page, broken or not; the time is linear in its length."""
        source, done = self.source, 0
        while (at := source.find("<", done)) >= 0:
            self._text(done, at)
            done = self._markup(at)
        self._text(done, len(source))
        self._end_block()

    def _markup(self, at: int) -> int:
        """Read what starts with an angle bracket, and return where it ends."""
        source = self.source
        if source.startswith("<!--", at):
            return self._past("-->", at, len(source))
        if source.startswith(("<!", "<?"), at):
            return self._past(">", at, at + 1)
        tag = _TAG.match(source, at)
        if tag is None:
            self._text(at, at + 1)
            return at + 1
        return self._tag(tag)

    def _past(self, sign: str, at: int, otherwise: int) -> int:
        """Return the end of the next *sign*; a sign that is not there is looked for once only."""
        found = -1 if sign in self._unclosed else self.source.find(sign, at)
        if found < 0:
            self._unclosed.add(sign)
            return otherwise
        return found + len(sign)

    def _tag(self, tag: re.Match[str]) -> int:
        name, start, end = tag_name(tag[0]), tag.start(), tag.end()
        closing = self.source[start + 1] == "/"
        if name in elements("hidden") and not closing:
            return self._hidden(name, end)
        instead = self._cell(closing) if name in ("td", "th") else break_for(name, closing=closing)
        if "\n" in instead and name != "br":
            self._end_block()
        if instead:
            self.builder.replace(instead, start, end)
        if closing:
            self._close(name)
        elif name not in elements("void"):
            self._open(name, tag[0])
        return end

    def _cell(self, closing: bool) -> str:
        self._cells += not closing
        return " | " if self._cells > 1 and not closing else " "

    def _hidden(self, name: str, end: int) -> int:
        """Pass over an element whose content is no text."""
        close = re.compile(f"</{name}[\\s/>]", re.IGNORECASE)
        found = None if name in self._unclosed else close.search(self.source, end)
        if found:
            return found.start()
        self._unclosed.add(name)
        return len(self.source) if name in ("script", "style") else end

    def _open(self, name: str, tag: str) -> None:
        stack = self._stack
        if name in elements("repeated") or break_for(name, closing=False):
            ended = {"p", name} if name in elements("repeated") else {"p"}
            while stack[-1].name in ended:
                stack.pop()
        parent = stack[-1]
        main = parent.main or name in ("main", "article")
        around = parent.around or name in elements("around")
        perhaps = (
            parent.perhaps
            or (name == "form")
            or (name == "header" and not main)
            or (name not in ("html", "body", "main", "article") and _hinted(tag))
        )
        stack.append(_Element(name, around, perhaps, main))
        self._links += name == "a"
        self._verbatim += name == "pre"
        self._block.heading |= name == "h1"
        if name == "tr":
            self._cells = 0

    def _close(self, name: str) -> None:
        stack = self._stack
        for depth in range(1, min(len(stack), _DEEP)):
            if stack[-depth].name == name:
                for element in stack[-depth:]:
                    self._links -= element.name == "a"
                    self._verbatim -= element.name == "pre"
                del stack[-depth:]
                return

    def _text(self, start: int, end: int) -> None:
        """Append a stretch of text, its references resolved; line breaks count only where the page says so."""
        if start >= end:
            return
        if not self._verbatim and self.source[start:end].isspace():
            self.builder.replace(" ", start, end)
            return
        before = self.builder.length
        for match in _IN_TEXT.finditer(self.source, start, end):
            if match[0][0] == "&":
                self.builder.copy(start, match.start())
                self.builder.replace(unescape(match[0]), *match.span())
                start = match.end()
            elif not self._verbatim:
                self.builder.copy(start, match.start())
                self.builder.replace(" ", *match.span())
                start = match.end()
        self.builder.copy(start, end)
        self._count(self.builder.length - before)

    def _count(self, length: int) -> None:
        element = self._stack[-1]
        block = self._block
        block.characters += length
        if self._links > 0:
            block.links += length
        block.around |= element.around
        block.perhaps |= element.perhaps
        block.main |= element.main

    def _end_block(self) -> None:
        self._block.end = self.builder.length
        if self._block.characters:
            self.blocks.append(self._block)
        self._block = Block(self.builder.length, self.builder.length)


def _hinted(tag: str) -> bool:
    """Say whether a class, id or role of a tag tells that its element stands around an article."""
    return any(
        _is_hint(name)
        for match in _NAMES.finditer(tag)
        for group in match.groups()
        if group
        for name in group.lower().split()
    )


@cache
def _is_hint(name: str) -> bool:
    rows = table("html")
    words = _WORDS.findall(name[:100])
    return any(word in rows["hints"] for word in words) and not any(word in rows["negations"] for word in words)
