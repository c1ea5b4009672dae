"""What all formats share: records with their place, the things that come of them, and a tally of what is left out."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs
import msgspec

from reex.errors import DataError
from reex.importers.names import findable, tidied
from reex.tables import Lines

_TOLD = 20  # bad rows that are told one by one
_QUOTED = 80  # characters of a cell in an error
_BROKEN = re.compile("[\ud800-\udfff]")  # bytes that are no UTF-8, as they are read here


@attrs.frozen
class Thing:
    """A row of the gazetteer that is made.

    Attributes:
        aliases: a cell of names with ``|`` between them.
        edition: of which version of the data set it is, where the record tells.
    """

    name: str
    aliases: str
    ref: str = ""
    kind: str = ""
    country: str = ""
    parent: str = ""
    edition: str = ""


@attrs.frozen
class Record:
    """What a file says of one thing in one row or entry, and where."""

    cells: Mapping[str, Any]
    where: str

    def text(self, column: str) -> str:
        """Return a cell in one line, empty where there is nothing.

        Raises:
            ValueError: if it is neither text nor a whole number; it names file, place and column.
        """
        value = self.cells.get(column)
        if value is None or value == "":
            return ""
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise self.fault(column, "is no text")
        text = str(value)
        if not text.isascii() and _BROKEN.search(text):
            raise self.fault(column, "is not UTF-8")
        return " ".join(text.split())

    def needed(self, column: str) -> str:
        """Return a cell that must not be empty.

        Raises:
            ValueError: if it is; it names file, place and column.
        """
        if text := self.text(column):
            return text
        raise self.fault(column, "is empty" if column in self.cells else "is missing")

    def name(self, column: str) -> str:
        """Return a cell that holds a name, as it may stand in a gazetteer.

        Raises:
            ValueError: if it is empty, or can't be looked for; it names file, place and column.
        """
        name = tidied(self.needed(column))
        if findable(name):
            return name
        raise self.refused(column, "can't be looked for: too long, or not in Latin letters")

    def refused(self, column: str, why: str) -> ValueError:
        """Return the error that says why what a cell holds is of no use."""
        return self.fault(column, f"holds {self.text(column)[:_QUOTED]!r}, which {why}")

    def fault(self, column: str, fault: str) -> ValueError:
        """Return the error that says what is wrong with a cell."""
        return ValueError(f"{self.where}: column {column} {fault}")


Some = TypeVar("Some")


@attrs.define
class Tally:
    """What came of a file.

    Attributes:
        written: rows of the gazetteer.
        bad: rows of the file that can't be used.
        faults: what is wrong with the first twenty of them, with file, line or entry, and column.
        passed_over: records that are as they should be and no use, by reason.
    """

    written: int = 0
    bad: int = 0
    faults: list[str] = attrs.field(factory=list)
    passed_over: Counter[str] = attrs.field(factory=Counter)

    def fault(self, message: str) -> None:
        """Take note of a row that is left out."""
        self.bad += 1
        if len(self.faults) < _TOLD:
            self.faults.append(message)

    def each(self, records: Iterable[Some], make: Callable[[Some], Thing | None]) -> Iterator[Thing]:
        """Yield what is made of each record; a ValueError is a fault of this one alone."""
        for record in records:
            try:
                thing = make(record)
            except ValueError as error:
                self.fault(str(error))
                continue
            if thing:
                yield thing

    def grouped(self, records: Iterable[Record], key: Callable[[Record], str]) -> list[list[Record]]:
        """Return the records of each thing, things in the order in which they come first."""
        groups: dict[str, list[Record]] = {}
        for record in records:
            try:
                groups.setdefault(key(record), []).append(record)
            except ValueError as error:
                self.fault(str(error))
        return list(groups.values())


def csv_records(path: Path, tally: Tally, wanted: Callable[[str], bool] = bool) -> Iterator[Record]:
    """Yield the rows of a CSV file as they are read, with the columns that are *wanted*."""
    rows = _csv_rows(path, tally)
    _, header = next(rows, (0, []))
    places = [(at, name.strip()) for at, name in enumerate(header) if wanted(name.strip())]
    for line, cells in rows:
        if len(cells) == len(header):
            yield Record({name: cells[at] for at, name in places}, f"{path}: line {line}")
        elif cells:
            first = f"column {header[len(cells)]} is missing" if len(cells) < len(header) else "a column has no name"
            tally.fault(f"{path}: line {line}: {first}: {len(cells)} cells, the header has {len(header)}")


def _csv_rows(path: Path, tally: Tally) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of its first line; a quote that never closes costs one line."""
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            lines = Lines(stream)
            reader = csv.reader(lines, strict=True)
            while True:
                line = lines.next_row()
                try:
                    yield line, next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    tally.fault(f"{path}: line {line}: {error}")
                    lines.give_up()
                    reader = csv.reader(lines, strict=True)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> DataError:
    return DataError(f"{path}: can't be read ({error.strerror or error})")


def json_value(path: Path) -> Any:
    """Return what a JSON file holds.

    Raises:
        DataError: if it can't be read, or is broken.
    """
    try:
        return msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except OSError as error:
        raise _unreadable(path, error) from error
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path}: can't be read as JSON ({error})") from error


def json_records(path: Path, entries: object, tally: Tally) -> Iterator[Record]:
    """Yield the objects of a list as records."""
    if not isinstance(entries, list):
        raise DataError(f"{path}: its entries should be a list of objects")
    for number, entry in enumerate(entries, 1):
        where = f"{path}: entry {number}"
        if isinstance(entry, dict):
            yield Record(entry, where)
        else:
            tally.fault(f"{where}: is no object with names and values")
