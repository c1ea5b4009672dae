"""An annotated document as the tools know it: stretches of text with a label and fields, and links between them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final, TypeVar

import attrs
import msgspec

from reex.codes import INSTRUMENTS, KINDS
from reex.errors import DataError
from reex.spans import Span
from reex.testing.annotation import About, plain

# Labels of regions that are no mentions, and what each may be linked to.
ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "initiative": ("actor", "recipient", "amount", "evidence"),
    "claim": ("subject", "value", "evidence"),
    "evidence": (),
}
ALL_ROLES: Final = tuple(dict.fromkeys(role for roles in ROLES.values() for role in roles))


@attrs.frozen(kw_only=True)
class Region:
    """A stretch of text with a label: a mention of a kind, or one of :data:`ROLES`.

    Attributes:
        id: unique in the sheet.
        fields: what is known besides, as JSON has it.
    """

    id: str
    label: str
    span: Span
    fields: Mapping[str, Any] = attrs.field(factory=dict)

    def __str__(self) -> str:
        """Return what an error calls it."""
        return f"{self.label} {self.id} at {self.span.start}:{self.span.end}"


@attrs.frozen
class Link:
    """An arrow from an initiative or claim to what fills a role in it, by the ids of both regions."""

    role: str
    head: str
    tail: str


@attrs.frozen(kw_only=True)
class Sheet:
    """A document with its regions and links.

    Attributes:
        ids: the id of the mention that a region is, where it has one.
        unplaced: initiatives and claims that rest on no words of the text, with their places in the annotation.
        doubts: what a reader of the file kept though somebody should look at it.
    """

    document: About
    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    ids: Mapping[str, str] = attrs.field(factory=dict)
    unplaced: Mapping[str, Any] = attrs.field(factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file without ending."""
        return PurePath(self.document.path or self.document.id).stem

    def links_of(self, region: Region) -> Iterator[Link]:
        """Yield the links that lead away from a region."""
        return (link for link in self.links if link.head == region.id)

    def about(self) -> dict[str, Any]:
        """Return what is to be known besides text, regions and links, as JSON; nothing where its name says it all."""
        document = {name: value for name, value in plain(self.document).items() if name != "text"}
        told = {} if document == {"path": f"{self.name}.txt"} else document
        parts = {"document": told, "ids": self.ids, "unplaced": self.unplaced}
        return {name: part for name, part in parts.items() if part}


class _Known(msgspec.Struct):
    document: dict[str, Any] = {}
    ids: dict[str, str] = {}
    unplaced: dict[str, list[tuple[int, dict[str, Any]]]] = {}


def known(about: Any, text: str, name: str) -> Sheet:
    """Return a sheet without regions of what :meth:`Sheet.about` had told, or of a document called *name*.

    Raises:
        DataError: if *about* isn't what it should be.
    """
    told = converted(about, _Known)
    document = {**(told.document or {"path": f"{name}.txt"}), "text": text}
    return Sheet(document=converted(document, About), ids=told.ids, unplaced=told.unplaced)


_T = TypeVar("_T")


def converted(data: Any, to: type[_T]) -> _T:
    """Return JSON data as an object.

    Raises:
        DataError: if a field isn't as it should be; it names the field.
    """
    try:
        return msgspec.convert(data, to)
    except msgspec.ValidationError as error:
        raise DataError(str(error)) from error


# What ends a line for some reader of a file, besides the line feed: JSON may hold it as it is.
_BREAKS: Final = re.compile("[\x7f-\x9f\u2028\u2029]")


def one_line(data: Any) -> str:
    """Return data as JSON on a line that people can read."""
    return _BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(data, ensure_ascii=False))


def parsed(words: str) -> Any:
    """Return what JSON in a file of a tool says.

    Raises:
        DataError: if it is none.
    """
    try:
        return json.loads(words)
    except (ValueError, RecursionError) as error:
        raise DataError(f"no JSON ({error}): {words[:60]!r}") from error


def fields_of(words: str) -> dict[str, Any]:
    """Return the fields that a note of JSON holds.

    Raises:
        DataError: if it holds none.
    """
    fields = parsed(words)
    if not isinstance(fields, dict):
        raise DataError(f'fields are written as a JSON object, {{"ref": "US"}}, and not as {words[:60]!r}')
    return fields


@attrs.frozen
class Quote:
    """A place in a text as a file tells it: two positions, and the words that stand there if it tells them."""

    start: int
    end: int
    words: str | None


def spans_of(text: str, quotes: Sequence[Quote]) -> list[Span]:
    """Return where all of *quotes* stand, in code points.

    Positions count code points, or UTF-16 code units, as JavaScript does: by
    which of the two the words of all are found where they should be.

    Raises:
        DataError: if a place lies outside the text, or other words stand there.
    """
    stray = next((quote for quote in quotes if not _stands(text, quote)), None)
    if stray is None:
        return [Span(quote.start, quote.end) for quote in quotes]
    counted = [_in_code_points(text, quote) for quote in quotes]
    if all(quote.words is not None and _stands(text, quote) for quote in counted):
        return [Span(quote.start, quote.end) for quote in counted]
    there = f"{text[stray.start : stray.end]!r} stands there" if 0 <= stray.start < stray.end <= len(text) else ""
    raise DataError(
        f"{stray.start}:{stray.end} {f'is called {stray.words!r}, but ' if stray.words and there else ''}"
        f"{there or f'is no place in a text of {len(text)} characters'}; mark it anew, and leave the text as it was"
    )


def _stands(text: str, quote: Quote) -> bool:
    inside = 0 <= quote.start < quote.end <= len(text)
    return inside and (quote.words is None or flat(text[quote.start : quote.end]) == flat(quote.words))


def flat(words: str) -> str:
    r"""Return words on one line: tools write a line break as a blank, or as ``\n`` in two characters."""
    return " ".join(words.replace("\\n", " ").split())


def _in_code_points(text: str, quote: Quote) -> Quote:
    units = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= quote.start < quote.end <= len(units) // 2:
        return quote
    start, end = (len(units[: 2 * at].decode("utf-16-le", "ignore")) for at in (quote.start, quote.end))
    return Quote(start, end, quote.words)


def single(found: Iterable[_T], what: str) -> _T:
    """Return the only one of *found*.

    Raises:
        DataError: if there are none or several; *what* says of what.
    """
    things = list(found)
    if len(things) != 1:
        raise DataError(f"{what}: one is wanted, there {'are ' + str(len(things)) if things else 'is none'}")
    return things[0]


def kinds_of(sheets: Iterable[Sheet]) -> list[str]:
    """Return the labels of mentions that people may want: those of reex, then others that are in use."""
    used = {region.label for sheet in sheets for region in sheet.regions}
    return [*KINDS, *sorted(used.difference(KINDS, ROLES))]


def instruments_of(sheets: Iterable[Sheet]) -> list[str]:
    """Return the instruments that people may want: those of reex, then others that are in use."""
    used = {
        str(region.fields["instrument"]) for sheet in sheets for region in sheet.regions if region.label == "initiative"
    }
    return [*INSTRUMENTS, *sorted(used.difference(INSTRUMENTS))]
