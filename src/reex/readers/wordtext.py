"""From the elements of a Word document to text: runs as they stand, and what stands for the breaks between them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from io import StringIO
from typing import Final, Literal

import attrs

from reex.readers.data_files import table
from reex.readers.files import too_long
from reex.readers.package import local
from reex.spans import OffsetMap, Span, TextBuilder

Kind = Literal["paragraph", "heading", "title", "contents", "item"]

_OFF: Final = frozenset({"0", "false", "off", "none"})
_CHAIN = 20  # styles that a style is based on, one on the other


class Flow:
    """A text that runs from paragraph to paragraph: of a part, or of a text box.

    It is the text of the runs as they stand, the source, with a line break before each paragraph and a tab before each
    further cell of a row; beside it, what stands for each of these in the text of the document.

    Attributes:
        length: code points of the source so far.
        marked: where titles, headings and tables of contents stand in the source.
    """

    def __init__(self) -> None:
        self.length = 0
        self.marked: list[tuple[Kind, Span]] = []
        self._source = StringIO(newline="")
        self._breaks = array("q")
        self._instead: list[str] = []
        self._last = ""
        self._before: Kind = "paragraph"
        self._start = -1
        self._goes_on = False
        self._boxes: list[Flow] = []
        self._tables: list[_Table] = []
        self.fields: list[bool] = []  # for each open field, whether its code is being read
        self.style: Kind = "paragraph"
        self.listed: bool | None = None
        self.mark_deleted = False

    @property
    def source(self) -> str:
        """The text of the runs."""
        return self._source.getvalue()

    def build(self) -> tuple[str, str, OffsetMap]:
        """Return the source, the text of the document, and the map back."""
        source = self.source
        builder, done = TextBuilder(source), 0
        for at, instead in zip(self._breaks, self._instead, strict=True):
            builder.copy(done, at)
            builder.replace(instead, at, at + 1)
            done = at + 1
        builder.copy(done, len(source))
        return source, *builder.build()

    def append(self, other: Flow) -> Span | None:
        """Add another flow at the end, and return where it stands."""
        start = self.length
        self._breaks.extend(array("q", (start + at for at in other._breaks)))
        self._instead += other._instead
        self.marked += [(kind, Span(start + span.start, start + span.end)) for kind, span in other.marked]
        self._write(other.source)
        self._before = "paragraph"
        return Span(start, self.length) if self.length > start else None

    def text(self, text: str) -> None:
        """Add text to the paragraph."""
        if not text or any(self.fields):
            return
        if self._start < 0:
            self._begin()
        self._write(text)

    def line_break(self) -> None:
        """Add a line break to the paragraph; in a row of cells it is a blank."""
        if self._start >= 0:
            self._break("\n", " " if self._row else "\n")

    def box(self, flow: Flow) -> None:
        """Keep the text of a box until the paragraph ends."""
        self._boxes.append(flow)

    def open_paragraph(self) -> None:
        """Begin a paragraph; one that stands in another ends it."""
        if self._start >= 0:
            self.end_paragraph()

    def end_paragraph(self) -> None:
        """End the paragraph, if one is open; the code of a field that doesn't end in it was none."""
        self.fields = [False] * len(self.fields)
        if self._start >= 0:
            if self.kind != "paragraph" and self.length > self._start:
                self.marked.append((self.kind, Span(self._start, self.length)))
            self._before = self.kind
        self._goes_on, self._start = self.mark_deleted and (self._start >= 0 or self._goes_on), -1
        self.style, self.listed, self.mark_deleted = "paragraph", None, False
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.append(box)

    @property
    def kind(self) -> Kind:
        """What the paragraph is."""
        if self.style in ("paragraph", "item"):
            listed = self.style == "item" if self.listed is None else self.listed
            return "item" if listed else "paragraph"
        return self.style

    def open_table(self) -> None:
        """Begin a table."""
        self.end_paragraph()
        self._tables.append(_Table())

    def column(self) -> None:
        """Count a column of the table."""
        if self._tables:
            self._tables[-1].columns += 1

    def row(self) -> None:
        """Begin a row."""
        if self._row:
            self._row.cells = 0
            self._row.rows += 1

    def cell(self) -> None:
        """Begin a cell."""
        if row := self._row:
            row.cells += 1
            row.filled = False
            if row.cells > 1:
                self._break("\t", " | ")
            else:
                self._break("\n", "\n" if row.rows > 1 else "\n\n")

    def close_table(self) -> None:
        """End a table."""
        if self._tables:
            self._tables.pop()
        self._before = "paragraph"

    @property
    def _row(self) -> _Table | None:
        """The table whose rows are lines; one of a single column only frames its text."""
        return self._tables[-1] if self._tables and self._tables[-1].columns != 1 else None

    def _begin(self) -> None:
        if self._goes_on:
            self._goes_on = False
        elif row := self._row:
            if row.filled:
                self._break("\n", "; " if self._last.isalnum() else " ")
            row.filled = True
        elif self.kind == "item":
            self._break("\n", "\n- " if self._before == "item" else "\n\n- ")
        else:
            self._break("\n", "\n\n")
        self._start = self.length

    def _break(self, sign: str, instead: str) -> None:
        self._breaks.append(self.length)
        self._instead.append(instead)
        self._source.write(sign)
        self.length += 1

    def _write(self, text: str) -> None:
        self._source.write(text)
        self.length += len(text)
        self._last = text[-1:] or self._last


@attrs.define
class _Table:
    columns: int = 0
    rows: int = 0
    cells: int = 0
    filled: bool = False


class WordText:
    """Takes the elements of a part, and gathers its text in a flow.

    Attributes:
        flow: what was gathered.
    """

    def __init__(self, styles: Mapping[str, Kind], name: str, most: int) -> None:
        self.flow = Flow()
        self._name, self._most = name, most
        self._outer: list[Flow] = []
        self._styles = styles
        self._path: list[str] = []
        self._hidden = 0
        self._unseen = False
        self._placeholder = False
        self._chosen: list[bool] = []
        self._starts = self._handlers()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if self._hidden:
            return
        if tag in _elements("hidden"):
            self.flow.mark_deleted |= tag == "del" and self._path[-3:] == ["pPr", "rPr", "del"]
            self._hide()
        elif handler := self._starts.get(tag):
            handler(attributes)
        elif parent == "r" and tag in _signs():
            self._sign(_signs()[tag])

    def end(self, tag: str) -> None:
        """Take the end of an element.

        Raises:
            ReadError: if the text is longer than one may be.
        """
        if self.flow.length > self._most:
            raise too_long(f"more than {self._most:,} characters", self._name, self._most)
        depth = len(self._path)
        self._path.pop()
        if self._hidden:
            self._hidden = 0 if self._hidden == depth else self._hidden
        elif tag == "p":
            self.flow.end_paragraph()
        elif tag == "tbl":
            self.flow.close_table()
        elif tag == "AlternateContent":
            self._chosen.pop()
        elif tag in _elements("boxes"):
            box, self.flow = self.flow, self._outer.pop()
            box.end_paragraph()
            self.flow.box(box)

    def data(self, text: str) -> None:
        """Take a stretch of text; only that of text elements counts."""
        if not self._hidden and not self._unseen and self._path[-1:] == ["t"]:
            self.flow.text(text)

    def _handlers(self) -> dict[str, Callable[[Mapping[str, str]], None]]:
        return {
            "p": lambda _: self.flow.open_paragraph(),
            "r": lambda _: self._see(),
            "pStyle": self._style,
            "numId": self._numbered,
            "vanish": self._vanish,
            "fldChar": self._field,
            "tbl": lambda _: self.flow.open_table(),
            "gridCol": lambda _: self.flow.column(),
            "tr": lambda _: self.flow.row(),
            "tc": lambda _: self.flow.cell(),
            "footnote": self._note,
            "endnote": self._note,
            "showingPlcHdr": self._show_placeholder,
            "sdtContent": self._control,
            "AlternateContent": lambda _: self._chosen.append(False),
            "Choice": self._choice,
            "Fallback": self._choice,
            **dict.fromkeys(_elements("boxes"), self._box),
        }

    def _hide(self) -> None:
        self._hidden = len(self._path)

    def _see(self) -> None:
        self._unseen = False

    def _sign(self, sign: str) -> None:
        if self._unseen:
            return
        if sign == "\n":
            self.flow.line_break()
        else:
            self.flow.text(sign)

    def _style(self, attributes: Mapping[str, str]) -> None:
        style = value(attributes)
        self.flow.style = self._styles.get(style) or kind_of(style)

    def _numbered(self, attributes: Mapping[str, str]) -> None:
        if self._path[-3:] == ["pPr", "numPr", "numId"]:
            self.flow.listed = value(attributes) != "0"

    def _vanish(self, attributes: Mapping[str, str]) -> None:
        if self._path[-3:] == ["r", "rPr", "vanish"]:
            self._unseen = value(attributes) not in _OFF

    def _field(self, attributes: Mapping[str, str]) -> None:
        fields, step = self.flow.fields, value(attributes, "fldCharType")
        if step == "begin":
            fields.append(True)
        elif fields and step == "separate":
            fields[-1] = False
        elif fields and step == "end":
            fields.pop()

    def _note(self, attributes: Mapping[str, str]) -> None:
        if value(attributes, "type") in _elements("separators"):
            self._hide()

    def _show_placeholder(self, attributes: Mapping[str, str]) -> None:
        self._placeholder = value(attributes) not in _OFF

    def _control(self, _: Mapping[str, str]) -> None:
        if self._placeholder:
            self._hide()
        self._placeholder = False

    def _choice(self, _: Mapping[str, str]) -> None:
        if self._chosen and self._chosen[-1]:
            self._hide()
        elif self._chosen:
            self._chosen[-1] = True

    def _box(self, _: Mapping[str, str]) -> None:
        self._outer.append(self.flow)
        self.flow = Flow()


class Styles:
    """Takes the elements of the part that defines styles, and tells what paragraphs of a style are."""

    def __init__(self) -> None:
        self._rows: dict[str, _Style] = {}
        self._row = _Style()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if tag == "style":
            self._row = self._rows.setdefault(value(attributes, "styleId"), _Style())
        elif tag == "name":
            self._row.kind = kind_of(value(attributes))
        elif tag == "basedOn":
            self._row.base = value(attributes)
        elif tag == "numId":
            self._row.listed = value(attributes) != "0"

    def end(self, tag: str) -> None:
        """All is told by attributes."""

    def data(self, text: str) -> None:
        """All is told by attributes."""

    def kinds(self) -> dict[str, Kind]:
        """Return what paragraphs of each style are."""
        return {name: self._kind(row) for name, row in self._rows.items()}

    def _kind(self, row: _Style) -> Kind:
        for _ in range(_CHAIN):
            if row.kind != "paragraph":
                return row.kind
            if row.listed is not None:
                return "item" if row.listed else "paragraph"
            if row.base not in self._rows:
                break
            row = self._rows[row.base]
        return "paragraph"


@attrs.define
class _Style:
    kind: Kind = "paragraph"
    base: str = ""
    listed: bool | None = None


def kind_of(style: str) -> Kind:
    """Return what paragraphs of a style are by its name, which is the same in all languages of the program."""
    name = "".join(style.lower().split())
    if name == "title":
        return "title"
    starts: Iterable[tuple[str, Kind]] = (
        ("heading", "heading"), ("toc", "contents"), ("listbullet", "item"), ("listnumber", "item"),
    )  # fmt: skip
    return next((kind for start, kind in starts if name.startswith(start)), "paragraph")


def value(attributes: Mapping[str, str], name: str = "val") -> str:
    """Return the value of an attribute in whatever namespace, or nothing."""
    return next((text for key, text in attributes.items() if local(key) == name), "")


@cache
def _elements(kind: str) -> frozenset[str]:
    return frozenset(table("word")["elements"][kind])


@cache
def _signs() -> dict[str, str]:
    return dict(table("word")["signs"])
