"""The columns of a table: which of them hold texts, titles and the rest, by their names or by what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from reex.errors import ReadError
from reex.readers.data_files import table
from reex.readers.record import is_record

_WORDS = 8  # fewer in a cell on average are a name or a headline, and no text
_WORD = re.compile(r"[\u2e80-\uffff]|\S+")
_SEPARATORS = re.compile(r"[\s_-]+")
FIELDS = ("title", "published", "publisher", "author", "url", "language")


@attrs.frozen
class Row:
    """A row: how it is called, where messages say that it is, and its cells by the names of their columns."""

    name: str
    place: str
    cells: Mapping[str, Any]


Rows = Iterator[Row | ReadError]


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
        plain = [plain_cells(row.cells) for row in rows if not is_record(row.cells)]
        if not plain or any(self.first("text", cells) for cells in plain):
            return ""
        columns = dict.fromkeys(column for cells in plain for column in cells)
        others = {name for field in FIELDS for name in self.names[field]}
        lengths = {column: _length([cells.get(column, "") for cells in plain]) for column in columns}
        best = max((column for column in columns if column not in others), key=lengths.__getitem__, default="")
        if not self.guess or not best or not lengths[best]:
            wanted = "no column holds texts" if self.guess else f"no column {self.names['text'][0]!r} with texts"
            there = _listed(header(rows, column) for column in columns)
            open_quote = " (a quote in the heading isn't closed)" if any('"' in column for column in columns) else ""
            raise ReadError(
                f"{name}: {wanted}, so none of it is read; there are {there}{open_quote}. "
                'Rename the one that has them to text, or name it in Python: reex.rows(text="story")'
            )
        return best


def plain_name(column: str) -> str:
    """Return the name of a column without case and separators."""
    return _SEPARATORS.sub("", column.lower())


def plain_cells(cells: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """Return cells as texts, by the plain names of their columns; what stands in objects has the names of both."""
    plain: dict[str, str] = {}
    for column, value in cells.items():
        name = f"{before}{plain_name(column)}"
        if isinstance(value, dict) and not before:
            plain = plain_cells(value, f"{name}.") | plain
        elif words := _words(value):
            plain.setdefault(name, words)
    return plain


def _words(value: object) -> str:
    """Return a value of JSON as a text: paragraphs of a list one below the other, names of a list of objects."""
    if isinstance(value, list):
        named = [item.get("name") if isinstance(item, dict) else item for item in value]
        return "\n\n".join(item for item in named if isinstance(item, str))
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) else ""


def header(rows: Iterable[Row], plain: str) -> str:
    """Return how a column of that plain name is called in the table itself."""
    return next((name for row in rows for name in row.cells if plain_name(name) == plain), plain)


def _length(cells: Sequence[str]) -> int:
    """Return how many characters cells have in all, or 0 if they are too short for texts."""
    filled = [cell for cell in cells if cell]
    words = sum(len(_WORD.findall(cell[:1000])) for cell in filled)
    return sum(map(len, filled)) if words >= _WORDS * len(filled) else 0


def _listed(columns: Iterable[str]) -> str:
    names = [column[:40] for column in columns]
    return ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")
