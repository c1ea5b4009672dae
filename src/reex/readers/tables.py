"""Tables of texts: JSON Lines, JSON and CSV, each row a text, read as they stream by."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from io import TextIOWrapper
from itertools import chain
from typing import Any, BinaryIO, TextIO

import attrs
import msgspec

from reex.errors import ReadError
from reex.model import Notice, Told
from reex.offers import Container, Limits, Part
from reex.readers.csvform import DELIMITERS, form_of, records_of
from reex.readers.data_files import table
from reex.readers.decode import marked_codec
from reex.readers.files import too_large
from reex.readers.formats import RECORD, SHEET, TABLES
from reex.readers.parts import is_html, one_line, told_date, with_title, without_stray
from reex.readers.record import document_part, is_record
from reex.readers.sheet import is_sheet

_CHUNK = 1 << 16
_SAMPLE, _SAMPLE_CHARACTERS = 50, 1_000_000
_WORDS = 8  # fewer in a cell on average are a name or a headline, and no text
_WORD = re.compile(r"[\u2e80-\uffff]|\S+")
_WIDEST = 200  # characters of the name of a column
_BEGINNINGS = ("[", "{", *DELIMITERS)  # what stands before a value of JSON, or between two cells
_SEPARATORS = re.compile(r"[\s_-]+")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:T?(?:[0-9]{2}){2,3}Z?)?")
_EPOCH = re.compile(r"([0-9]{10})(?:[0-9]{3})?(?:\.[0-9]{1,9})?")
_FIELDS = ("title", "published", "publisher", "author", "url", "language")


@attrs.frozen
class Row:
    """A row: how it is called, where messages say that it is, and its cells by the names of their columns."""

    name: str
    place: str
    cells: Mapping[str, Any]


_Rows = Iterator[Row | ReadError]


@attrs.frozen
class Columns:
    """Names of columns for each field, without case and separators, in the order of preference.

    Attributes:
        guess: whether a text may stand in a column of any name.
    """

    names: Mapping[str, tuple[str, ...]]
    guess: bool = True

    @classmethod
    def known(cls, **named: str | None) -> Columns:
        """Return the usual names; a field that is *named* has that one column."""
        usual = {field: tuple(names) for field, names in table("rows").items()}
        own = {field: (plain_name(name),) for field, name in named.items() if name}
        return cls(usual | own, guess="text" not in own)

    def is_text(self, column: str) -> bool:
        """Say whether texts stand in a column that is called so."""
        return plain_name(column) in self.names["text"]

    def first(self, field: str, cells: Mapping[str, str]) -> str:
        """Return what stands in the first column of *field* that has something in it, or nothing."""
        return next(iter(self.filled(field, cells)), "")

    def filled(self, field: str, cells: Mapping[str, str]) -> list[str]:
        """Return what stands in the columns of *field*, in the order of preference."""
        return [cells[name] for name in self.names[field] if cells.get(name)]

    def column(self, rows: Sequence[Row], name: str) -> str:
        """Return the column that texts are taken from where those of usual names have none, or nothing.

        Raises:
            ReadError: if none of *rows* has a text.
        """
        plain = [_plain(row.cells) for row in rows if not is_record(row.cells)]
        if not plain or any(self.first("text", cells) for cells in plain):
            return ""
        columns = dict.fromkeys(column for cells in plain for column in cells)
        others = {name for field in _FIELDS for name in self.names[field]}
        lengths = {column: _length([cells.get(column, "") for cells in plain]) for column in columns}
        best = max((column for column in columns if column not in others), key=lengths.__getitem__, default="")
        if not self.guess or not best or not lengths[best]:
            wanted = "no column holds texts" if self.guess else f"no column {self.names['text'][0]!r} with texts"
            there = _listed(_header(rows, column) for column in columns)
            open_quote = " (a quote in the heading isn't closed)" if any('"' in column for column in columns) else ""
            raise ReadError(
                f"{name}: {wanted}, so none of it is read; there are {there}{open_quote}. "
                'Rename the one that has them to text, or name it in Python: reex.rows(text="story")'
            )
        return best


def rows(
    *,
    text: str,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Container:
    """Return the container of tables whose columns are called so; those that aren't named are found by usual names.

    Args:
        text: the column of the texts. A dot leads into an object of JSON: ``article.body``.
        title: the column of the titles.
        published: the column of the dates of publication.
        publisher: the column of the publishers.
        author: the column of the authors.
        url: the column of the addresses.
        language: the column of the languages.
    """
    columns = Columns.known(
        text=text, title=title, published=published, publisher=publisher, author=author, url=url, language=language
    )
    suffixes = tuple(suffix for container in TABLES for suffix in container.suffixes)
    return Container(name="rows", suffixes=suffixes, media_type="text/csv", parts=partial(_parts, columns=columns))


def table_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield the texts of a table, one a row, in memory that a few rows need.

    Raises:
        ReadError: if no column holds texts, or the table can't be read on.
    """
    return _parts(stream, name, limits, columns=Columns.known())


def _parts(stream: BinaryIO, name: str, limits: Limits, *, columns: Columns) -> Iterator[Part | ReadError]:
    text = _decoded(stream)
    try:
        lines = _Lines(text, name, limits.size, limits.characters)
        found, is_csv = _read(lines, columns)
        if is_csv and columns.guess and _is_of_acts(lines, columns):
            yield _whole(stream, name, limits.size)
            return
        ahead, broken = _sample(found)
        if not ahead and not broken:
            raise ReadError(f"{name}: it has no rows{' below its heading' if is_csv else ''}; add a text in each row")
        chosen = columns.column([row for row in ahead if isinstance(row, Row)], name)
        for row in chain(ahead, found):
            yield row_part(row, columns, name, limits.size, chosen) if isinstance(row, Row) else row
        if broken:
            raise broken
    finally:
        text.detach()


def _whole(stream: BinaryIO, name: str, size: int) -> Part | ReadError:
    """Return a table as one document."""
    stream.seek(0)
    data = stream.read(size + 1)
    return (
        Part(name="", data=data, media_type=SHEET.media_type) if len(data) <= size else too_large(f"{name}: it", size)
    )


def _decoded(stream: BinaryIO) -> TextIOWrapper:
    """Return *stream* as text; bytes that are none come back as they were when the text is encoded again."""
    head = stream.read(4)
    stream.seek(0)
    encoding = marked_codec(head) or "utf-8"
    return TextIOWrapper(stream, encoding, "surrogateescape" if encoding.startswith("utf-8") else "replace", newline="")


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a character, as JSON may hold it
        return text.encode("utf-8", "replace")


def _sample(rows: _Rows) -> tuple[list[Row | ReadError], ReadError | None]:
    """Return the first rows, as many as tell which column is the text, and what ends the table among them."""
    ahead: list[Row | ReadError] = []
    characters = 0
    try:
        for row in rows:
            ahead.append(row)
            characters += sum(map(len, _plain(row.cells).values())) if isinstance(row, Row) else 0
            if len(ahead) >= _SAMPLE or characters >= _SAMPLE_CHARACTERS:
                break
    except ReadError as error:
        return ahead, error
    return ahead, None


def row_part(row: Row, columns: Columns, name: str, size: int, chosen: str = "") -> Part | ReadError:
    """Return the text of a row, with what the row tells of it.

    Args:
        row: a row.
        columns: where its text and the rest stand.
        name: the table, for messages.
        size: bytes that a text may have.
        chosen: the column that holds the text where those of usual names have none.
    """
    if is_record(row.cells):
        return _sized(Part(name=row.name, data=document_part(row.cells), media_type=RECORD.media_type), row, name, size)
    cells = _plain(row.cells)
    text = columns.first("text", cells)
    notices: tuple[Notice, ...] = ()
    if not text and chosen:
        text, notices = cells.get(chosen, ""), (_chosen_notice(_header([row], chosen)),)
    if not text:
        return ReadError(f"{name}: {row.place} has no text; fill in the column of texts, or take the row out")
    told, undated = row_told(row, columns)
    html = is_html(text)
    part = Part(
        name=row.name,
        data=_bytes(with_title(told.title, text, html=html)),
        media_type="text/html" if html else "text/plain",
        told=told,
        notices=(*notices, *undated),
    )
    return _sized(part, row, name, size)


def row_told(row: Row, columns: Columns) -> tuple[Told, tuple[Notice, ...]]:
    """Return what a row tells of its text, and a notice where its date can't be read."""
    cells = _plain(row.cells)
    told = {field: _told(columns.first(field, cells)) for field in _FIELDS}
    dates = columns.filled("published", cells)
    told["published"] = next(filter(None, map(_day, dates)), None)
    told["url"] = told["url"] if (told["url"] or "").startswith(("http://", "https://")) else None
    undated = (_undated_notice(dates[0]),) if dates and not told["published"] else ()
    return Told(**told, published_basis="metadata" if told["published"] else None), undated


def _sized(part: Part, row: Row, name: str, size: int) -> Part | ReadError:
    return part if len(part.data) <= size else too_large(f"{name}: {row.place}", size)


def _told(cell: str) -> str | None:
    return one_line(without_stray(cell.replace("\n\n", ", "))) or None


def _chosen_notice(column: str) -> Notice:
    message = f"no column has a usual name for texts; {column!r} is taken, which has the longest"
    return Notice(code="column-chosen", message=message)


def _undated_notice(cell: str) -> Notice:
    message = f"{one_line(cell)[:40]!r} in the column of dates isn't surely one; write it as 2026-03-04"
    return Notice(code="date-unread", message=message)


def _day(cell: str) -> str | None:
    """Return the day of a date as tables have it, perhaps in mere figures, or since 1970 in seconds or milliseconds."""
    if match := _COMPACT.fullmatch(cell):
        return told_date("-".join(match.groups()))
    if match := _EPOCH.fullmatch(cell):
        return datetime.fromtimestamp(int(match[1]), tz=UTC).date().isoformat()
    return told_date(cell)


def _plain(cells: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """Return cells as texts, by the plain names of their columns; what stands in objects has the names of both."""
    plain: dict[str, str] = {}
    for column, value in cells.items():
        name = f"{before}{plain_name(column)}"
        if isinstance(value, dict) and not before:
            plain = _plain(value, f"{name}.") | plain
        elif words := _words(value):
            plain.setdefault(name, words)
    return plain


def _header(rows: Iterable[Row], plain: str) -> str:
    """Return how a column of that plain name is called in the table itself."""
    return next((name for row in rows for name in row.cells if plain_name(name) == plain), plain)


def plain_name(column: str) -> str:
    """Return the name of a column without case and separators."""
    return _SEPARATORS.sub("", column.lower())


def _words(value: object) -> str:
    """Return a value of JSON as a text: paragraphs of a list one below the other, names of a list of objects."""
    if isinstance(value, list):
        named = [item.get("name") if isinstance(item, dict) else item for item in value]
        return "\n\n".join(item for item in named if isinstance(item, str))
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) else ""


def _length(cells: Sequence[str]) -> int:
    """Return how many characters cells have in all, or 0 if they are too short for texts."""
    filled = [cell for cell in cells if cell]
    words = sum(len(_WORD.findall(cell[:1000])) for cell in filled)
    return sum(map(len, filled)) if words >= _WORDS * len(filled) else 0


def _listed(columns: Iterable[str]) -> str:
    names = [column[:40] for column in columns]
    return ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")


@attrs.define
class _Lines:
    """The lines of a text, none longer than *size*, and the name of the file that they are from.

    Attributes:
        values: how many a row may have, each of which takes ten times its characters in memory, and more.
        taken: characters since somebody has set this to 0.
        ended: whether somebody has asked for a line when there was none.
    """

    text: TextIO
    name: str
    size: int
    values: int
    number: int = 0
    taken: int = 0
    ended: bool = False
    _pushed: list[str] = attrs.field(factory=list)

    def __iter__(self) -> Iterator[str]:
        while line := self.next(self.size):
            self.taken += len(line)
            if self.taken > self.size:
                raise ReadError(
                    f"{self.name}: line {self.number}: more than {self.size:,} characters in one row; "
                    f"look for a quotation mark that opens a cell and has no second, or {Limits.raising('size')}"
                )
            if crowd := self.crowded(line, f"line {self.number}"):
                raise crowd
            yield line
        self.ended = True

    def next(self, most: int) -> str:
        """Return the next line, or its first *most* characters; nothing at the end."""
        line = self._pushed.pop() if self._pushed else self.text.readline(most)
        self.number += line.endswith(("\n", "\r"))
        return line

    def crowded(self, text: str, place: str) -> ReadError | None:
        """Return the error for a text of a row in which more values begin than a row may have."""
        if len(text) <= self.values or sum(map(text.count, _BEGINNINGS)) <= self.values:
            return None
        return too_large(f"{self.name}: {place}", self.values, "values", "characters")

    def block(self, most: int) -> str:
        """Return what comes next, lines or not, up to *most* characters."""
        return self._pushed.pop() if self._pushed else self.text.read(most)

    def push(self, lines: Iterable[str]) -> None:
        """Let *lines* come again."""
        self._pushed += reversed(list(lines))
        self.number -= sum(line.endswith(("\n", "\r")) for line in self._pushed)


def _read(lines: _Lines, columns: Columns) -> tuple[_Rows, bool]:
    """Return the rows of a table, which its beginning tells to be JSON Lines, JSON or CSV, and whether it is CSV."""
    first = lines.next(min(_CHUNK, lines.size))
    while first and not first.strip():
        first = lines.next(min(_CHUNK, lines.size))
    if not first:
        raise ReadError(f"{lines.name}: the file is empty; give it a table with a text in each row")
    sign = first.lstrip()[0]
    if sign != "[" and not first.endswith(("\n", "\r")):
        first += lines.next(lines.size)
    second = lines.next(_CHUNK) if sign == "{" and not first.rstrip().endswith("}") else "{"
    lines.push([first, *([second] if second != "{" else [])])
    if sign == "[" or not second.lstrip().startswith("{"):
        return _expanded(_json_values(lines), columns), False
    return (_expanded(_json_lines(lines), columns), False) if sign == "{" else (_csv_rows(lines), True)


def _expanded(rows: _Rows, columns: Columns) -> _Rows:
    """Yield rows; for an object that holds a list of rows and no text, as a JSON Feed is, yield those."""
    for row in rows:
        inner = _inner(row.cells, columns) if isinstance(row, Row) else []
        if inner and isinstance(row, Row):
            shared = _of_feed(row.cells)
            yield from (Row(str(at), f"item {at}", shared | cells) for at, cells in enumerate(inner, 1))
        else:
            yield row


def _inner(cells: Mapping[str, Any], columns: Columns) -> list[dict[str, Any]]:
    if is_record(cells) or columns.first("text", _plain(cells)):
        return []
    lists = [[item for item in value if isinstance(item, dict)] for value in cells.values() if isinstance(value, list)]
    return next((found for found in lists if any(columns.first("text", _plain(item)) for item in found)), [])


def _of_feed(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a JSON Feed tells of each of its items."""
    if not str(cells.get("version", "")).startswith("https://jsonfeed.org/"):
        return {}
    return {"publisher": cells.get("title"), "language": cells.get("language")}


def _json_lines(lines: _Lines) -> _Rows:
    while line := lines.next(lines.size):
        number = lines.number + (not line.endswith(("\n", "\r")))
        if len(line) >= lines.size and not line.endswith("\n"):
            while line and not line.endswith("\n"):
                line = lines.next(lines.size)
            yield too_large(f"{lines.name}: line {number}", lines.size, "characters")
        elif line.strip():
            yield lines.crowded(line, f"line {number}") or _json_line(line, number, lines.name)


def _json_line(line: str, number: int, name: str) -> Row | ReadError:
    try:
        value = _parsed(line)
    except json.JSONDecodeError as error:
        return ReadError(
            f"{name}: line {number} is no JSON ({error.msg} at character {error.pos + 1}); mend it, or take it out"
        )
    except (ValueError, RecursionError):  # ValueError: a number with more digits than Python reads
        return ReadError(f"{name}: line {number} is too deep, or has too long a number; take it out")
    return _json_row(value, str(number), f"line {number}", name)


def _parsed(line: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeEncodeError):  # NaN, halves of characters, bytes that are no UTF-8
        return json.loads(line)


def _json_row(value: object, number: str, place: str, name: str) -> Row | ReadError:
    if isinstance(value, dict):
        return Row(number, place, value)
    if isinstance(value, str):
        return Row(number, place, {"text": value})
    return ReadError(f"{name}: {place} is no object of JSON; write each text as one, with the names of its fields")


_BETWEEN = re.compile(r"[\s,\ufeff]*")


def _json_values(lines: _Lines) -> _Rows:
    """Yield the elements of an array, or objects that stand one after the other, over as many lines as they like."""
    decoder, buffer, at, number, inside = json.JSONDecoder(), "", 0, 0, False
    while True:
        at = found.end() if (found := _BETWEEN.match(buffer, at)) else at
        if at < len(buffer) and buffer[at] == "[" and not inside:
            at, inside = at + 1, True
            continue
        if buffer[at : at + 1] == "]" and inside:
            return
        try:
            value, at = decoder.raw_decode(buffer, at)
        except RecursionError as error:
            raise ReadError(f"{lines.name}: element {number + 1} is too deep; take it out") from error
        except ValueError as error:  # half of an element, it may be
            more = lines.block(max(_CHUNK, len(buffer) - at))
            if not more and at == len(buffer) and not inside:
                return
            if not more or len(buffer) - at > lines.size:
                raise ReadError(
                    f"{lines.name}: element {number + 1} breaks off or is no JSON ({error}); mend it, or take it out"
                ) from error
            if crowd := lines.crowded(buffer[at:], f"element {number + 1}"):
                raise crowd from error
            buffer, at = buffer[at:] + more, 0
        else:
            number += 1
            yield _json_row(value, str(number), f"element {number}", lines.name)


def _csv_rows(lines: _Lines) -> _Rows:
    head = _head(lines)
    form = form_of(head, lines.size)
    lines.push(head)
    records = records_of(lines, lines.size, form)
    header = next(records, [])
    if isinstance(header, csv.Error) or any(len(cell) > _WIDEST for cell in header):
        raise ReadError(f"{lines.name}: the first row has no names of columns; put them there, and quote them")
    columns = [cell.strip().lstrip("\ufeff") for cell in header]
    number, above = 0, lines.number
    for record in records:
        if record:
            number += 1
            lines.taken = 0
            yield _csv_row(columns, record, number, lines, above + 1)
        above = lines.number


def _csv_row(
    columns: Sequence[str], record: Sequence[str] | csv.Error, number: int, lines: _Lines, first: int
) -> Row | ReadError:
    """Return a row that begins on the line *first* and ends on the one that was read last, or what is wrong with it."""
    place = f"row {number} (line {lines.number})"
    if isinstance(record, csv.Error) and lines.ended:
        return ReadError(
            f"{lines.name}: row {number} (line {first}) opens a cell with a quotation mark that is never closed, and "
            "so takes in all that stands below; close it, or double it if it is of the text"
        )
    if isinstance(record, csv.Error):
        return ReadError(f"{lines.name}: {place} can't be read ({record}); double the quotation marks in its cells")
    if len(record) < len(columns) or any(record[len(columns) :]):
        return ReadError(
            f"{lines.name}: {place} has {len(record)} cells, and the first row {len(columns)}; "
            "quote cells with separators or line breaks in them"
        )
    return Row(str(number), place, dict(zip(columns, record, strict=False)))


def _is_of_acts(lines: _Lines, columns: Columns) -> bool:
    """Say whether the lines that come next are those of a table of acts, of which none is long; they come again."""
    head = _head(lines)
    lines.push(head)
    return all(len(line) <= _CHUNK for line in head) and is_sheet(head, _CHUNK, columns.is_text)


def _head(lines: _Lines) -> list[str]:
    """Return lines from the beginning, as many as tell how cells are told apart."""
    head: list[str] = []
    characters = 0
    while characters < _CHUNK and (line := lines.next(lines.size)):
        if crowd := lines.crowded(line, f"line {len(head) + 1}"):
            raise crowd
        head.append(line)
        characters += len(line)
    return head
