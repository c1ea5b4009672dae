"""The reader of XML of any vocabulary, such as bills: what is text in it, in its order, by blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from typing import NamedTuple

import attrs

from reex.document import Document, Notice, Told
from reex.errors import ReadError
from reex.offers import Limits
from reex.readers.assemble import Cleaned, assemble, moved
from reex.readers.clean import clean
from reex.readers.data_files import table
from reex.readers.dates import iso_date
from reex.readers.decode import decode
from reex.readers.files import too_long
from reex.readers.formats import XML
from reex.readers.parts import one_line
from reex.readers.signs import prolog
from reex.spans import Span, TextBuilder

_LIMITS = Limits()
_DEEPEST = 1000  # elements in elements
_LOOK_UP = 64  # how far up a closing tag looks for the tag that it closes
_LONGEST = 2000  # characters of what an element tells
# A tag, the marks of a section of characters, whose content is read as any is, or what has no text in it.
_MARK = re.compile(
    r"""<(?:(/?)([^\W\d][\w:.-]{0,100}+)([^<>"']*+(?:"[^"<]*+"[^<>"']*+|'[^'<]*+'[^<>"']*+){0,100}+)>"""
    r"""|(!--)|!\[CDATA\[|[?!][^<>]*+>)|\]\]>"""
)
_LOOSE = re.compile(r"\s{2,}+|[^\S ]|&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HALF = re.compile(r"</?[^\W\d]|</?\Z")  # how a tag begins of which the file has no more
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,60})\s{0,9}=\s{0,9}(?:"([^"<]{0,200})"|'([^'<]{0,200})')""")


class _Tag(NamedTuple):
    """A tag: its name in small letters, and where it stands; or without a name what stands amid text and is none.

    Attributes:
        opens, closes: an empty element does both.
    """

    start: int
    end: int
    name: str = ""
    attributes: str = ""
    opens: bool = False
    closes: bool = False


def read_xml(data: bytes, path: str | None, *, limits: Limits = _LIMITS) -> Document:
    """Return the document of a file in XML.

    An element is a block of its own where its parent holds nothing but elements, or its name is that of a block; amid
    text it is part of its sentence. Nothing that a document type may declare is expanded.

    Raises:
        ReadError: if *data* is empty, binary, no text in any encoding, has no text, or is too deep or too long.
    """
    name = path or "input"
    decoded = decode(data, name)
    seen = _Survey()
    seen.read(decoded.text, name)
    title, told = seen.told()
    text = _Text(decoded.text, seen.mixed, title)
    text.read(name, limits.characters)
    flat, first = text.builder.build()
    whole, second, repairs = clean(flat)
    cleaned = Cleaned(
        text=whole,
        offsets=first.then(second),
        source=decoded.text,
        notices=(*decoded.notices, *repairs, *_cut_off(seen.unclosed, len(whole))),
        title=next(moved([text.title] if text.title else (), whole, second), None),
    )
    opening = cleaned.title is not None or not told.title  # else its first line is no title
    return assemble(data, path, XML.media_type, cleaned, told, opening=opening)


def _cut_off(unclosed: str, length: int) -> Iterator[Notice]:
    """Yield what is to be told of a file that ends in the middle of its first element."""
    if unclosed:
        message = f"the file ends before its first element, {unclosed}, is closed: what stood below is missing"
        yield Notice(code="cut-off", message=message, start=max(0, length - 1), end=length)


def _tags(source: str) -> Iterator[_Tag]:
    """Yield what stands between stretches of text, and the end."""
    at = prolog(source)
    while mark := _MARK.search(source, at):
        start, at = mark.span()
        if name := mark[2]:
            opens = not mark[1]
            yield _Tag(start, at, name.lower(), mark[3], opens, closes=not opens or mark[3].endswith("/"))
            continue
        if mark[4]:
            end = source.find("-->", at)
            at = end + 3 if end >= 0 else len(source)
        yield _Tag(start, at)
    half = source.rfind("<", at)
    cut = half >= 0 and source.find(">", half) < 0 and _HALF.match(source, half)
    yield _Tag(half if cut else len(source), len(source))


def _depth(names: Sequence[str], name: str) -> int:
    """Return how many elements end where one of this name is closed: the last one, and those that are open in it."""
    for depth in range(1, min(len(names), _LOOK_UP) + 1):
        if names[-depth] == name:
            return depth
    return 0


class _Survey:
    """What is to be known of a file before its text can be read.

    Attributes:
        mixed: for each element in their order, whether words stand right in it.
        unclosed: the name of the first element, if the file ends in the middle of it.
    """

    def __init__(self) -> None:
        self.mixed = bytearray()
        self.unclosed = ""
        self._told: dict[str, tuple[str, int]] = {}
        self._last: str | None = None

    def read(self, source: str, name: str) -> None:
        """Go over the elements of a file."""
        names: list[str] = []
        opened: list[tuple[int, _Tag]] = []
        done, closed = prolog(source), ""
        for tag in _tags(source):
            if opened and source[done : tag.start].strip():
                self.mixed[opened[-1][0]] = True
            done = tag.end
            if tag.opens:
                if len(names) >= _DEEPEST:
                    raise ReadError(f"{name}: nests more than {_DEEPEST:,} elements; save the document as text")
                names.append(tag.name)
                opened.append((len(self.mixed), tag))
                self.mixed.append(False)
            if tag.closes:
                closed = tag.name
                for _ in range(_depth(names, tag.name)):
                    names.pop()
                    at, start = opened.pop()
                    if start.name in _asked_for():
                        self._tell(at, start, source[start.end : max(start.end, min(tag.start, start.end + _LONGEST))])
        if names and closed != names[0]:
            self.unclosed = names[0]

    def _tell(self, at: int, tag: _Tag, inner: str) -> None:
        """Keep what an element tells, if words stand right in it; a date may stand in its attributes."""
        value = one_line(inner) if self.mixed[at] else ""
        dated = {key.lower(): one or two for key, one, two in _ATTRIBUTE.findall(tag.attributes)}
        dates = (iso_date(dated[key]) for key in table("xml")["dated"]["attributes"] if key in dated)
        if tag.name in _names("dated", "last"):
            self._last = iso_date(value) or next(filter(None, dates), None) or self._last
        elif tag.name in _names("told", "published"):
            value = iso_date(value) or next(filter(None, dates), None) or ""
        if value:
            self._told.setdefault(tag.name, (value, at))

    def told(self) -> tuple[int, Told]:
        """Return the number of the element that tells the title, -1 without one, and what is told in all."""
        found = {field: self._first(field) for field in table("xml")["told"]}
        values = {field: value for field, (value, _) in found.items()}
        published = values.pop("published") or self._last
        url = values.pop("url") or ""
        return found["title"][1], Told(
            **values,
            url=url if url.startswith(("http://", "https://")) else None,
            published=published,
            published_basis="metadata" if published else None,
        )

    def _first(self, field: str) -> tuple[str | None, int]:
        return next((self._told[name] for name in table("xml")["told"][field] if name in self._told), (None, -1))


@attrs.frozen
class _Open:
    """An element that is open.

    Attributes:
        number: which one it is.
        inline: it stands amid text.
        within: it stands in a cell of a table.
        start: how long the text was before it.
    """

    number: int = -1
    local: str = ""
    mixed: bool = False
    inline: bool = False
    hidden: bool = False
    within: bool = False
    start: int = 0


class _Text:
    """Gathers the text of a file.

    Attributes:
        title: where the element stands that tells the title, if it is a block.
    """

    def __init__(self, source: str, mixed: bytearray, title_at: int) -> None:
        self.builder = TextBuilder(source)
        self.title: Span | None = None
        self._source, self._mixed, self._title_at = source, mixed, title_at
        self._between = ""  # what stands before the next word
        self._labelled = False  # the last words were a label
        self._cells = 0
        self._after = 0  # where the last word ends in the source

    def read(self, name: str, most: int) -> None:
        """Go over the elements of a file, and put what is text in them in a row."""
        names: list[str] = []
        opened = [_Open()]
        done, number = prolog(self._source), 0
        for tag in _tags(self._source):
            if not opened[-1].hidden and len(opened) > 1:
                self._words(done, tag.start)
            done = tag.end
            if self.builder.length > most:
                raise too_long(f"more than {most:,} characters", name, most)
            if tag.opens:
                names.append(tag.name)
                opened.append(self._open(tag, opened[-1], number))
                number += 1
            if tag.closes:
                for _ in range(_depth(names, tag.name)):
                    names.pop()
                    self._close(opened.pop(), tag)

    def _open(self, tag: _Tag, parent: _Open, number: int) -> _Open:
        local = tag.name.rpartition(":")[2]
        inline = (parent.mixed or parent.inline) and local not in _blocks()
        hidden = parent.hidden or local in _names("hidden")
        if inline and not hidden and local in _names("quotes"):
            self._put("“", tag.start, tag.end)
        element = _Open(
            number=number,
            local=local,
            mixed=bool(self._mixed[number]),
            inline=inline,
            hidden=hidden,
            within=parent.within or local in _names("cells"),
            start=self.builder.length,
        )
        if hidden or self._labelled:
            return element
        if local in _names("cells"):
            self._cells += 1
            self._between = self._between + " | " if self._cells > 1 else self._between or "\n"
        elif (
            element.within
            or local in _names("blanks")
            or (inline and not parent.mixed and element.start > parent.start)
        ):
            self._between = self._between or " "
        elif local in _names("rows"):
            self._cells = 0
            self._between = self._between or "\n"
        elif not inline:
            self._between = "\n\n"
        return element

    def _close(self, element: _Open, tag: _Tag) -> None:
        if element.inline and not element.hidden and element.local in _names("quotes"):
            self._put("”", tag.start, tag.end)
        if element.hidden or element.inline:
            return
        if element.number == self._title_at and self.builder.length > element.start:
            self.title = Span(element.start, self.builder.length)
        self._labelled = element.local in _names("labels") and self.builder.length > element.start
        if self._labelled or element.within:
            self._between = self._between or " "
        else:
            self._between = "\n" if element.local in _names("rows") else "\n\n"

    def _words(self, start: int, end: int) -> None:
        """Append a stretch of text; runs of blanks and line breaks are one blank."""
        piece = self._source[start:end]
        words = piece.strip()
        if words != piece and not piece[:1].strip():
            self._between = self._between or " "
        if not words:
            return
        start += piece.index(words[0])
        stop = start + len(words)
        for loose in _LOOSE.finditer(self._source, start, stop):
            self._put(None, start, loose.start())
            start = loose.end()
            text = unescape(loose[0])
            if text.isspace():
                self._between = self._between or " "
            else:
                self._put(text, *loose.span())
        self._put(None, start, stop)
        if stop < end:
            self._between = self._between or " "

    def _put(self, text: str | None, start: int, end: int) -> None:
        if start == end:
            return
        if self.builder.length:
            self.builder.replace(self._between, self._after, start)
        if text is None:
            self.builder.copy(start, end)
        else:
            self.builder.replace(text, start, end)
        self._between, self._labelled, self._after = "", False, end


@cache
def _names(kind: str, key: str = "") -> frozenset[str]:
    found = table("xml")[kind]
    return frozenset(found[key] if key else found)


@cache
def _blocks() -> frozenset[str]:
    return _names("blocks") | _names("rows") | _names("cells")


@cache
def _asked_for() -> frozenset[str]:
    return frozenset().union(*table("xml")["told"].values(), _names("dated", "last"))
