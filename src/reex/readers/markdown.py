"""The reader of Markdown: front matter, blocks, then marks inside them, each with its map."""

from __future__ import annotations

import re

import attrs

from reex.document import Document, Told
from reex.readers.assemble import Cleaned, assemble
from reex.readers.clean import clean
from reex.readers.decode import Decoded, decode
from reex.readers.formats import MARKDOWN
from reex.readers.frontmatter import front_matter
from reex.readers.inline import plain
from reex.spans import OffsetMap, Span, TextBuilder

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_QUOTE = re.compile(r"(?:[ \t]{0,3}> ?)+")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_ITEM = re.compile(r"(?:([-*+])|(\d{1,9}[.)]))[ \t]+")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+)$")
_COLUMNS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_DEFINITION = re.compile(r"\[[^\]\n]{1,200}\]:[ \t]*\S+")


def read_markdown(data: bytes, path: str | None) -> Document:
    """Return the document of a Markdown text.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    return _read(decode(data, path or "input"), data, path)


def read_markdown_part(data: bytes, path: str | None, *, opening: bool) -> Document:
    """Return the document of a part of a Markdown text, as :func:`reex.readers.text.read_text_part` does.

    Raises:
        ReadError: if no text is in it.
    """
    return _read(Decoded(data.decode("utf-8", "surrogatepass")), data, path, opening=opening)


def _read(decoded: Decoded, data: bytes, path: str | None, *, opening: bool = True) -> Document:
    start, told = front_matter(decoded.text) if opening else (0, Told())
    blocks = _Blocks(decoded.text)
    blocks.read(start)
    flat, first = blocks.builder.build()
    inner, second = plain(flat, blocks.literal)
    text, third, repairs = clean(inner)
    within = second.then(third)
    heading = _moved(blocks.title, within) if blocks.title else None
    notices = (*decoded.notices, *repairs)
    cleaned = Cleaned(text=text, offsets=first.then(within), source=decoded.text, notices=notices, title=heading)
    return assemble(data, path, MARKDOWN.media_type, cleaned, told, opening=opening)


def _moved(span: Span, offsets: OffsetMap) -> Span | None:
    """Return where *span* of an earlier text stands in the later one."""
    start, end = offsets.to_text(span.start), offsets.to_text(span.end)
    return Span(start, end) if start < end else None


@attrs.define
class _Blocks:
    """Goes over the lines of a Markdown text and takes the marks of its blocks away.

    Attributes:
        title: where the first heading stands in what was built.
        literal: the ranges of code, in which no other marks count.
    """

    source: str
    builder: TextBuilder = attrs.field(init=False)
    title: Span | None = None
    literal: list[tuple[int, int]] = attrs.field(factory=list)
    _fence: str = ""
    _margin: int = 0
    _last: str = "blank"  # what the line above was: blank, text, hard (its break counts), heading, table

    def __attrs_post_init__(self) -> None:
        self.builder = TextBuilder(self.source)

    def read(self, start: int) -> None:
        """Read the lines from *start* on."""
        for match in _LINE.finditer(self.source, start):
            line = match[0].rstrip("\r\n")
            if self._fence:
                self._code(line, match)
            else:
                self._line(line, match)

    def _line(self, line: str, match: re.Match[str]) -> None:
        at = match.start()
        quote = _QUOTE.match(line)
        offset = quote.end() if quote else 0
        content = line[offset:].strip(" \t")
        begin = at + line.find(content, offset) if content else at
        end = begin + len(content)
        if fence := _FENCE.match(content):
            self._fence, self._last = fence[1], "blank"
        elif (
            not content
            or _RULE.match(content)
            or _DEFINITION.match(content)
            or ("|" in content and _COLUMNS.match(content))
        ):
            self._last = "table" if self._last == "table" and content else "blank"
        elif heading := _HEADING.match(content):
            self._heading(begin + heading.end(), begin + len(_CLOSING.sub("", content)), at)
        elif item := _ITEM.match(content):
            self._break("\n", at)
            self.builder.replace("- " if item[1] else f"{item[2]} ", begin, begin + item.end())
            self._text(begin + item.end(), end, line)
        elif content.startswith("|"):
            self._break("\n", at)
            self.builder.copy(begin + 1, end - content.endswith("|"))
            self._last = "table"
        else:
            self._break(self._joint(content), at)
            self._text(begin, end, line)

    def _joint(self, content: str) -> str:
        """Return what stands between a line and the one above: a space, if they are one paragraph."""
        lost = content[0] in ",.;" and content[1:2] in ("", " ")  # follows a link whose words are lost
        return " " if self._last == "text" and not lost else "\n"

    def _text(self, begin: int, end: int, line: str) -> None:
        hard = line.endswith(("  ", "\\"))
        self.builder.copy(begin, end - line.endswith("\\"))
        self._last = "hard" if hard else "text"

    def _heading(self, begin: int, end: int, at: int) -> None:
        self._last = "blank"
        self._break("\n", at)
        if begin < end and self.title is None:
            self.title = Span(self.builder.length, self.builder.length + end - begin)
        self.builder.copy(begin, end)
        self._last = "blank"

    def _break(self, joint: str, at: int) -> None:
        """Put what separates a line from the one above in place of its line break."""
        if self.builder.length:
            self.builder.replace("\n\n" if self._last == "blank" else joint, max(at - 1, 0), at)

    def _code(self, line: str, match: re.Match[str]) -> None:
        """Copy a line of code; congressional records and the like print whole texts as such."""
        content = line.strip()
        if content.startswith(self._fence) and not content.strip(self._fence[0]):
            self._fence, self._last = "", "blank"
        elif not content:
            self._last = "blank"
        else:
            margin = len(line) - len(line.lstrip())
            if margin > self._margin:
                self._last = "blank"
            self._margin = margin
            self._break(self._joint(content), match.start())
            begin = match.start() + margin
            start = self.builder.length
            self.builder.copy(begin, begin + len(content))
            self.literal.append((start, self.builder.length))
            self._last = "text"
