"""The rows of JSON and JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from reex.errors import ReadError
from reex.readers.columns import Columns, Row, Rows, plain_cells
from reex.readers.files import too_large
from reex.readers.record import is_record
from reex.readers.rowlines import CHUNK, Lines

_BETWEEN = re.compile(r"[\s,\ufeff]*")


def json_values(lines: Lines) -> Rows:
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
            more = lines.block(max(CHUNK, len(buffer) - at))
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


def json_lines(lines: Lines) -> Rows:
    """Yield what each line holds; of one that is too long, that it is."""
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


def expanded(rows: Rows, columns: Columns) -> Rows:
    """Yield rows; for an object that holds a list of rows and no text, as a JSON Feed is, yield those."""
    for row in rows:
        inner = _inner(row.cells, columns) if isinstance(row, Row) else []
        if inner and isinstance(row, Row):
            shared = _of_feed(row.cells)
            yield from (Row(str(at), f"item {at}", shared | cells) for at, cells in enumerate(inner, 1))
        else:
            yield row


def _inner(cells: Mapping[str, Any], columns: Columns) -> list[dict[str, Any]]:
    if is_record(cells) or columns.first("text", plain_cells(cells)):
        return []
    lists = [[item for item in value if isinstance(item, dict)] for value in cells.values() if isinstance(value, list)]
    return next((found for found in lists if any(columns.first("text", plain_cells(item)) for item in found)), [])


def _of_feed(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a JSON Feed tells of each of its items."""
    if not str(cells.get("version", "")).startswith("https://jsonfeed.org/"):
        return {}
    return {"publisher": cells.get("title"), "language": cells.get("language")}
