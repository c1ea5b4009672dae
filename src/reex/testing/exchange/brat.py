"""brat standoff: ``NAME.txt`` and ``NAME.ann`` for each document, and ``annotation.conf`` for all.

Mentions and evidence are text-bound annotations, initiatives and claims are
events with roles, ``instrument`` and ``status`` are attributes, a ``ref`` is a
normalization. All other fields are JSON in a note of the annotation, and what
is known of the document stands in ``NAME.reex.json``. Positions count code
points, and line breaks as they stand in the file. A line of ``.ann`` can't hold
a line break, so a span over several lines is written in fragments, as brat does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import attrs

from reex import codes
from reex.errors import DataError
from reex.spans import Span
from reex.testing.exchange.sheet import (
    ROLES,
    Link,
    Quote,
    Region,
    Sheet,
    fields_of,
    flat,
    instruments_of,
    kinds_of,
    known,
    one_line,
    parsed,
    spans_of,
)

SUFFIX: Final = ".ann"
_ABOUT: Final = ".reex.json"
_CONFIGURATION: Final = "annotation.conf"
_DATABASE: Final = "reex"
_ATTRIBUTES: Final = ("instrument", "status")
_LABEL: Final = re.compile(r"[A-Za-z0-9_-]+")
# Where lines end for str.splitlines, and so for brat.
_LINE: Final = re.compile("[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")

# --- to brat


def write(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the names of the files and what they hold.

    Raises:
        DataError: if brat can't hold a kind or a span.
    """
    for sheet in sheets:
        yield f"{sheet.name}.txt", sheet.document.text
        yield f"{sheet.name}{SUFFIX}", "".join(f"{line}\n" for line in _lines(sheet))
        if about := sheet.about():
            yield f"{sheet.name}{_ABOUT}", f"{one_line(about)}\n"
    yield _CONFIGURATION, _configuration(sheets)


def _lines(sheet: Sheet) -> Iterator[str]:
    details = _Details()
    bounds = [region for region in sheet.regions if region.id.startswith("T")]
    for region in bounds:
        yield _bound(region.id, region, sheet.document.text)
        yield from details.of(region, sheet.document.text)
    frames = [region for region in sheet.regions if not region.id.startswith("T")]
    for number, region in enumerate(frames, len(bounds) + 1):
        yield _bound(f"T{number}", region, sheet.document.text)
        yield " ".join([f"{region.id}\t{region.label}:T{number}", *_arguments(sheet, region)])
        yield from details.of(region, sheet.document.text)


def _bound(key: str, region: Region, text: str) -> str:
    if not _LABEL.fullmatch(region.label):
        raise DataError(f"{region}: brat takes letters, digits, - and _ for a label; give the kind another name")
    parts = _fragments(text, region.span)
    if not parts:
        raise DataError(f"{region}: brat can't hold a span of nothing but line breaks")
    words = " ".join(text[part.start : part.end] for part in parts)
    return f"{key}\t{region.label} {';'.join(f'{part.start} {part.end}' for part in parts)}\t{words}"


def _fragments(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _LINE.finditer(text, span.start, span.end)]


def _cover(parts: Sequence[Span]) -> Span:
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _arguments(sheet: Sheet, region: Region) -> Iterator[str]:
    """Yield what fills the roles of an event; brat numbers a role from the second on."""
    numbers: dict[str, int] = {}
    for link in sheet.links_of(region):
        numbers[link.role] = number = numbers.get(link.role, 0) + 1
        yield f"{link.role}{number if number > 1 else ''}:{link.tail}"


@attrs.define
class _Details:
    """Writes what is known of regions besides label and place, and numbers the lines for the whole file."""

    _numbers: dict[str, int] = attrs.field(factory=dict)

    def of(self, region: Region, text: str) -> Iterator[str]:
        fields = dict(region.fields)
        for name in _ATTRIBUTES:
            if name in fields:
                yield f"{self._next('A')}\t{name} {region.id} {fields.pop(name)}"
        if re.fullmatch(r"\S+", fields.get("ref", "")):
            words = fields.pop("name") if _is_one_line(fields.get("name", "")) else ""
            yield f"{self._next('N')}\tReference {region.id} {_DATABASE}:{fields.pop('ref')}\t{words}"
        if _cover(_fragments(text, region.span)) != region.span:
            fields["at"] = [region.span.start, region.span.end]
        if fields:
            yield f"{self._next('#')}\tAnnotatorNotes {region.id}\t{one_line(fields)}"

    def _next(self, letter: str) -> str:
        self._numbers[letter] = number = self._numbers.get(letter, 0) + 1
        return f"{letter}{number}"


def _is_one_line(name: str) -> bool:
    return bool(name) and name == flat(name) and bool(_LINE.fullmatch(name))


def _configuration(sheets: Sequence[Sheet]) -> str:
    roles = {
        "initiative": "actor*:<ENTITY>, recipient*:<ENTITY>, amount*:<ENTITY>, evidence*:evidence",
        "claim": "subject:<ENTITY>, value:<ENTITY>, evidence*:evidence",
    }
    values: Mapping[str, Iterable[str]] = {"instrument": instruments_of(sheets), "status": codes.STATUSES}
    return "\n".join(
        [
            "[entities]",
            *kinds_of(sheets),
            "evidence",
            "",
            "[relations]",
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
            "",
            "[events]",
            *(f"{label}\t{takes}" for label, takes in roles.items()),
            "",
            "[attributes]",
            *(f"{name}\tArg:initiative, Value:{'|'.join(values[name])}" for name in _ATTRIBUTES),
            "",
        ]
    )


# --- from brat


def documents(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the annotation files: the one that *path* is."""
    yield str(path), path


def sheet(path: Path) -> Sheet:
    """Read the document that an annotation file is about.

    Raises:
        DataError: if there is no text beside it, or a line isn't as it should be; it names the line.
    """
    text = _text(path.with_suffix(".txt"))
    about = path.with_name(f"{path.stem}{_ABOUT}")
    reading = _Reading(known(parsed(_text(about)) if about.exists() else {}, text, path.stem))
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            try:
                reading.take(line.rstrip("\r"))
            except DataError as error:
                raise DataError(f"line {number}: {error}") from error
    return reading.sheet()


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError as error:
        raise DataError(f"{path.name} is wanted beside it") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name} is no UTF-8 ({error})") from error


class _Reading:
    """The lines of one file, which may refer to each other in any order."""

    def __init__(self, empty: Sheet) -> None:
        self._empty = empty
        self._doubts: list[str] = []
        self._bounds: dict[str, tuple[str, list[Span]]] = {}
        self._events: dict[str, tuple[str, str]] = {}
        self._links: list[Link] = []
        self._told: dict[str, dict[str, Any]] = {}
        self._noted: dict[str, dict[str, Any]] = {}
        self._takes: Mapping[str, Callable[[str, str, str], None]] = {
            "T": self._bound,
            "E": self._event,
            "R": self._relation,
            "A": self._attribute,
            "N": self._normalization,
            "#": self._note,
        }

    def take(self, line: str) -> None:
        """Take note of a line."""
        key, data, tail = (*line.split("\t", 2), "", "")[:3]
        if not re.fullmatch(r"[TERAN#]\d+", key):
            raise DataError(f"{line[:60]!r} begins with no id of brat such as T1; mend the line or take it out")
        if key in self._bounds or key in self._events:
            raise DataError(f"there is another {key} above; give one of them another number")
        self._takes[key[0]](key, data, tail)

    def sheet(self) -> Sheet:
        """Return what all lines come to."""
        for key, (label, trigger) in self._events.items():
            if trigger not in self._bounds or self._bounds[trigger][0] != label:
                raise DataError(
                    f"event {key} is {label}:{trigger}, and there is no {trigger} of that label; take it out"
                )
        triggers = {trigger: key for key, (_, trigger) in self._events.items()}
        placed = {key: bound for key, bound in self._bounds.items() if key not in triggers}
        placed |= {key: self._bounds[trigger] for key, (_, trigger) in self._events.items()}
        for target in (*self._told, *self._noted):
            if target not in placed and target not in triggers:
                raise DataError(
                    f"an attribute, normalization or note is of {target}, and there is no {target}; take it out"
                )
        return attrs.evolve(
            self._empty,
            regions=tuple(self._region(key, label, parts) for key, (label, parts) in placed.items()),
            links=tuple(
                Link(link.role, triggers.get(link.head, link.head), triggers.get(link.tail, link.tail))
                for link in self._links
            ),
            doubts=tuple(self._doubts),
        )

    def _region(self, key: str, label: str, parts: list[Span]) -> Region:
        # A note may be of an event, or of its trigger where a person has written it.
        fields: dict[str, Any] = {}
        for target in (*self._events.get(key, ())[1:], key):
            fields |= self._told.get(target, {}) | self._noted.get(target, {})
        span = _cover(parts)
        at = fields.pop("at", None)
        if at is not None:
            (whole,) = spans_of(self._empty.document.text, [_quote(at)])
            span = whole if _fragments(self._empty.document.text, whole) == parts else span
        return Region(id=key, label=label, span=span, fields=fields)

    def _bound(self, key: str, data: str, tail: str) -> None:
        match = re.fullmatch(r"(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)", data)
        if not match:
            raise DataError(f"{key} is {data!r}, and no label with a place, such as company 10 22")
        text = self._empty.document.text
        places = [[int(at) for at in pair.split()] for pair in match[2].split(";")]
        parts = sorted(spans_of(text, [Quote(start, end, None) for start, end in places]))
        there = " ".join(text[part.start : part.end] for part in parts)
        if tail and flat(tail) != flat(there):
            raise DataError(
                f"{key} is called {tail!r}, but {there!r} stands there; mark it anew, and leave the text as it was"
            )
        for part, following in pairwise(parts):
            if text[part.end : following.start].strip():
                self._doubts.append(f"{key} has a gap at {part.end}:{following.start}; it is read as one span")
        self._bounds[key] = match[1], parts

    def _event(self, key: str, data: str, _: str) -> None:
        first, *arguments = [self._pair(argument) for argument in data.split()] or [("", "")]
        if first[0] not in ROLES:
            raise DataError(f"event {key} is {data!r}; events are {' and '.join(list(ROLES)[:2])}, with their trigger")
        self._events[key] = first
        self._links += [Link(role.rstrip("0123456789"), key, target) for role, target in arguments]

    def _relation(self, key: str, data: str, _: str) -> None:
        role, *ends = data.split()
        if len(ends) != 2:
            raise DataError(f"relation {key} is {data!r}, and no label with two ends, such as actor Arg1:E1 Arg2:T1")
        (_, head), (_, tail) = map(self._pair, ends)
        self._links.append(Link(role, head, tail))

    def _pair(self, words: str) -> tuple[str, str]:
        first, colon, second = words.partition(":")
        if not (first and colon and second):
            raise DataError(f"{words!r} is no role with an id, such as actor:T1")
        return first, second

    def _attribute(self, key: str, data: str, _: str) -> None:
        match data.split():
            case [str(name), str(target), str(value)] if name in _ATTRIBUTES:
                self._told.setdefault(target, {})[name] = value
            case _:
                raise DataError(
                    f"attribute {key} is {data!r}; there are {' and '.join(_ATTRIBUTES)}, with id and value"
                )

    def _normalization(self, key: str, data: str, tail: str) -> None:
        match = re.fullmatch(rf"\S+ (\S+) {_DATABASE}:(\S+)", data)
        if not match:
            raise DataError(f"normalization {key} is {data!r}; Reference T1 {_DATABASE}:US says that T1 has the ref US")
        self._told.setdefault(match[1], {}).update({"ref": match[2]} | ({"name": tail.strip()} if tail.strip() else {}))

    def _note(self, key: str, data: str, tail: str) -> None:
        target = data.partition(" ")[2]
        if tail.startswith("{"):
            self._noted.setdefault(target, {}).update(fields_of(tail))
        else:
            self._doubts.append(f"{key} on {target} says {tail!r}, which gold has no place for; it is left out")


def _quote(at: Any) -> Quote:
    match at:
        case [int(start), int(end)]:
            return Quote(start, end, None)
        case _:
            raise DataError(f'"at" is two positions, and not {at!r}; take it out')
