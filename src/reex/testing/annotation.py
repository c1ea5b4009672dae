"""What a person writes down about a document: the parts of a record that can be compared.

An annotation has the fields of a record and is laxer in two things: a party is
the list of the ``forms`` under which the document names it, and most fields may
be left out. A record can be read as one.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import PurePath
from typing import Any

import attrs
import msgspec

from reex.codes import Stage, Status
from reex.document import Position
from reex.errors import DataError
from reex.model import InstrumentName, Record
from reex.spans import Span


class Worth(msgspec.Struct, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """What a mention comes to: the fields of money, percentages, quantities and dates in one."""

    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    per: str | None = None
    start: str | None = None
    end: str | None = None


@attrs.frozen(kw_only=True)
class Mention:
    """A mention of a thing, as :class:`reex.Entity`."""

    id: str = ""
    kind: str
    start: Position
    end: Position
    text: str = ""
    name: str | None = None
    ref: str | None = None
    value: Worth | str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@attrs.frozen(kw_only=True)
class Party:
    """Who takes part: any of ``name``, ``forms``, and the words of its mentions stands for it."""

    name: str | None = None
    forms: tuple[str, ...] = ()
    ref: str | None = None
    entities: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Act:
    """Who does what, as :class:`reex.Initiative`."""

    instrument: InstrumentName
    status: Status
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    amounts: tuple[Worth, ...] = ()
    commodities: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    countries: tuple[str, ...] = ()
    duration: str | None = None
    evidence: tuple[Span, ...]


@attrs.frozen(kw_only=True)
class Assertion:
    """What is said of somebody, as :class:`reex.Claim`."""

    measure: str = "share"
    subject: Party
    value: Worth
    evidence: tuple[Span, ...]


@attrs.frozen(kw_only=True)
class About:
    """The document, as :class:`reex.Document`."""

    id: str = ""
    path: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    characters: int = 0
    text: str = ""


@attrs.frozen(kw_only=True)
class Annotation:
    """A document with what is to be found in it; all positions count code points of ``document.text``."""

    document: About
    entities: tuple[Mention, ...] = ()
    initiatives: tuple[Act, ...] = ()
    claims: tuple[Assertion, ...] = ()

    @property
    def name(self) -> str:
        """What annotation and record of one document share: the name of its file without ending, else its id.

        A file called ``input`` goes by the name of its folder, as in a folder of gold.
        """
        path = PurePath(self.document.path or self.document.id)
        return path.parent.name if path.stem == "input" and path.parent.name else path.stem

    @classmethod
    def from_json(cls, line: bytes | str) -> Annotation:
        """Read an annotation, or a record as one.

        Raises:
            DataError: if *line* is no JSON or a field is not as it should be; it names the field.
        """
        try:
            return _DECODER.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DataError(f"no annotation: {error}") from error

    @classmethod
    def of(cls, record: Record) -> Annotation:
        """Return what can be compared of a record."""
        return cls.from_json(record.to_json(text=True))


_DECODER = msgspec.json.Decoder(Annotation)


def by_name(annotations: Iterable[Annotation], what: str = "annotations") -> dict[str, Annotation]:
    """Return annotations by the name of their document.

    Raises:
        DataError: if two are of one name; *what* says two of what.
    """
    named: dict[str, Annotation] = {}
    for annotation in annotations:
        if annotation.name in named:
            raise DataError(f"two {what} are of a document called {annotation.name}; each needs a name of its own")
        named[annotation.name] = annotation
    return named


def plain(thing: Any) -> dict[str, Any]:
    """Return an annotation or a part of one as JSON has it, without the fields that may be left out."""
    made: dict[str, Any] = _pruned(msgspec.to_builtins(thing))
    return made


def _pruned(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: _pruned(value) for name, value in node.items() if not _left_open(name, value)}
    return [_pruned(item) for item in node] if isinstance(node, list | tuple) else node


def _left_open(name: str, value: Any) -> bool:
    empty = (value == "" and name in ("id", "text")) or (value == 0 and name == "characters")
    return value is None or empty or (value in ([], ()) and name != "evidence")
