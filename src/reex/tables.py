"""Rows of a table that people keep by hand: CSV, TOML or JSON, each row with its place, bad rows told and left out."""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from reex import cache
from reex.errors import DataError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        DataError: if it can't be opened or isn't TOML; it names the file and the place.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError(f"{path}: no such file") from error
    except OSError as error:
        raise DataError(f"{path}: can't be opened ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: can't be read as TOML ({error})") from error
    key = cache.key([b"toml", text.encode()])
    if (kept := cache.get(key, dict[str, Any])) is not None:
        return kept
    table = _parsed(text, path)
    if _can_be_kept(table):
        cache.put(key, table)
    return table


def _parsed(text: str, path: object) -> dict[str, Any]:
    import tomllib  # takes as long as the tables of ten plugins take from the cache

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError(f"{path}: can't be read as TOML ({error})") from error


def _can_be_kept(table: Mapping[str, Any]) -> bool:
    """Say whether a table comes back as it is: a time of the day, or a number of many digits, does not."""
    try:
        return bool(msgspec.msgpack.decode(msgspec.msgpack.encode(table)) == table)
    except (msgspec.MsgspecError, OverflowError, RecursionError):
        return False


class Row(msgspec.Struct, frozen=True):
    """One row: its cells by column, and where it stands."""

    cells: Mapping[str, str]
    where: str


Fault = Callable[[str], None]


def rows(path: Path | Traversable, fault: Fault) -> Iterator[Row]:
    """Yield the rows of a table in the format that its name ends in; all others are CSV.

    Args:
        path: where the table is.
        fault: is told of each row that is left out: file, place, what is wrong.

    Raises:
        DataError: if the file can't be read as a table at all.
    """
    read = {".toml": _toml, ".json": _json}.get(Path(path.name).suffix.lower(), _csv)
    try:
        with path.open("rb") as raw:
            text = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")  # spreadsheets write a mark in front
            yield from read(text, str(path), fault)
    except FileNotFoundError as error:
        raise DataError(f"{path}: no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DataError(f"{path}: can't be read as a UTF-8 table ({reason})") from error


class Lines:
    """The lines of a file, of which those of a broken row can be had again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self.number = 0  # lines given out so far

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._row.append(line)
        self.number += 1
        return line

    def next_row(self) -> int:
        """Begin a row, and return the number of its first line."""
        self._row.clear()
        return self.number + 1

    def give_up(self) -> None:
        """Take back all lines of the row but its first: a quote that never closes must not swallow the rest."""
        self._again.extendleft(reversed(self._row[1:]))
        self.number -= max(0, len(self._row) - 1)
        self._row.clear()


def _csv(stream: IO[str], path: str, fault: Fault) -> Iterator[Row]:
    lines = Lines(stream)
    reader = csv.reader(lines, strict=True)
    header: list[str] | None = None
    while True:
        first = lines.next_row()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            if header is None:
                raise DataError(f"{path}: line {first}: {error}") from error
            fault(f"{path}: line {first}: {error}")
            lines.give_up()
            reader = csv.reader(lines, strict=True)
            continue
        if header is None:
            header = _header(cells, path)
        elif cells:
            if len(cells) == len(header):
                yield Row(dict(zip(header, cells, strict=True)), f"{path}: line {first}")
            else:
                fault(f"{path}: line {first}: {_lengths(cells, header)}")
    if header is None:
        raise DataError(f"{path}: line 1: no column name; the header names the columns")


def _header(cells: list[str], path: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    if doubles := sorted(cell for cell, number in Counter(header).items() if number > 1):
        raise DataError(f"{path}: line 1: column {doubles[0] or '(without a name)'} stands there twice")
    if "name" not in header:
        hint = "; columns are parted by commas" if any(";" in cell or "\t" in cell for cell in header) else ""
        hint = hint or ("; it is written in small letters" if "name" in map(str.lower, header) else "")
        raise DataError(f"{path}: line 1: no column name; the header names the columns{hint}")
    return header


def _lengths(cells: list[str], header: list[str]) -> str:
    if len(cells) < len(header):
        fault = f"column {len(cells) + 1} ({header[len(cells)]}) is missing"
    else:
        fault = f"column {len(header) + 1} has no name"
    return f"{fault}: {len(cells)} cells, the header has {len(header)}"


def _toml(stream: IO[str], path: str, fault: Fault) -> Iterator[Row]:
    table = _parsed(stream.read(), path)
    things = next(iter(table.values()), None)
    if len(table) != 1 or not isinstance(things, list):
        raise DataError(f"{path}: a table in TOML is one list of tables, each headed [[things]]")
    yield from _objects(things, path, fault)


def _json(stream: IO[str], path: str, fault: Fault) -> Iterator[Row]:
    import json

    try:
        things = json.load(stream)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path}: can't be read as JSON ({error})") from error
    if not isinstance(things, list):
        raise DataError(f"{path}: a table in JSON is one list of objects, each with a name")
    yield from _objects(things, path, fault)


def _objects(things: list[Any], path: str, fault: Fault) -> Iterator[Row]:
    for number, thing in enumerate(things, 1):
        where = f"{path}: entry {number}"
        if not isinstance(thing, dict):
            fault(f"{where}: is no table of names and values")
        elif odd := next((key for key, value in thing.items() if not _is_cell(value)), None):
            fault(f"{where}: {odd} must be a string, or a list of strings without |")
        elif "name" not in thing:
            fault(f"{where}: name is missing")
        else:
            yield Row({key: _cell(value) for key, value in thing.items()}, where)


def _is_cell(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) and "|" not in item for item in value)
    return value is None or isinstance(value, str)


def _cell(value: str | list[str] | None) -> str:
    return "|".join(value) if isinstance(value, list) else value or ""
