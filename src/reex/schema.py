"""Records as JSON: out, in, and the JSON Schema, all three from the types of the model.

Encoding is msgspec on the objects themselves. Decoding and the schema go by
doubles of four types: msgspec decodes no union of several classes, so values
are told apart here, and a document is not written whole.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, get_type_hints

import attrs
import msgspec

from reex import codes
from reex.document import Document, Notice, Position, Zone
from reex.errors import DataError
from reex.late import regex
from reex.model import Claim, Entity, Initiative, Place, Rank, Record
from reex.spans import Span
from reex.values import DateRange, Money, Naming, Percent, Quantity

SCHEMA: Final = "reex/1"

# The key that tells what a value is, in the order of asking: a sum of money has a `low` too.
_ENTITY_VALUES: Final[dict[str, type]] = {
    "currency": Money,
    "unit": Quantity,
    "from": DateRange,
    "form": Naming,
    "low": Percent,
}
_CLAIM_VALUES: Final[dict[str, type]] = {"ref": Place, "of": Rank, "low": Percent}


def _double(cls: type, value: Any) -> Any:
    """Return a struct with the fields of *cls*, in which ``value`` is of another type."""
    hints = get_type_hints(cls, include_extras=True) | {"value": value}
    required = [(field.name, hints[field.name]) for field in attrs.fields(cls) if field.default is attrs.NOTHING]
    rest = [(f.name, hints[f.name], f.default) for f in attrs.fields(cls) if f.default is not attrs.NOTHING]
    return msgspec.defstruct(cls.__name__, [*required, *rest], kw_only=True, namespace={"__doc__": cls.__doc__})


_Entity: Any = _double(Entity, dict[str, Any] | str | None)
_Claim: Any = _double(Claim, dict[str, Any])


class _Document(msgspec.Struct, kw_only=True):
    """What was read, and what is known of it; ``text`` is there only when asked for."""

    id: str = ""
    path: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: codes.PublishedBasis | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    media_type: str = "text/plain"
    characters: Position = 0
    zones: tuple[Zone, ...] = ()
    text: str = ""


_Record: Any = msgspec.defstruct(
    "Record",
    [
        ("schema", Literal["reex/1"]),
        ("document", _Document),
        ("entities", tuple[_Entity, ...]),
        ("initiatives", tuple[Initiative, ...]),
        ("claims", tuple[_Claim, ...]),
        ("warnings", tuple[Notice, ...], ()),
    ],
    kw_only=True,
    namespace={"__doc__": Record.__doc__},
)

_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(_Record)
_KEYS: Final = tuple(name for name in _Document.__struct_fields__ if name != "text")


def encode(record: Record, *, text: bool = False) -> bytes:
    """Return *record* as one JSON object without line breaks, with the document's text if asked."""
    return encode_part(members(record, text=text))


def members(record: Record, *, text: bool = False) -> dict[str, Any]:
    """Return what stands in the JSON of *record*, by name: objects of the model, and the document as a dict."""
    document = {key: getattr(record.document, key) for key in _KEYS}
    if text:
        document["text"] = record.document.text
    return {
        "schema": SCHEMA,
        "document": document,
        "entities": record.entities,
        "initiatives": record.initiatives,
        "claims": record.claims,
        "warnings": record.warnings,
    }


def encode_part(part: Any) -> bytes:
    """Return an object of the model, or a list or dict of such, as JSON without line breaks."""
    try:
        return _ENCODER.encode(part)
    except UnicodeEncodeError:
        return _ENCODER.encode(_whole_characters(msgspec.to_builtins(part)))


_HALF = regex(r"[\ud800-\udfff]")


def whole(text: str) -> str:
    """Put U+FFFD for halves of characters, as names of files may hold them: UTF-8 has no way to write one."""
    return text if text.isascii() else _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def _whole_characters(node: Any) -> Any:
    if isinstance(node, str):
        return whole(node)
    if isinstance(node, dict):
        return {_whole_characters(key): _whole_characters(value) for key, value in node.items()}
    return [_whole_characters(item) for item in node] if isinstance(node, list | tuple) else node


def decode(line: bytes | str) -> Record:
    """Read a record back; a document whose text was left out keeps the number of its characters.

    Raises:
        DataError: if *line* is no JSON, breaks the schema, or has a span that is no part of the text; it names the
            field.
    """
    try:
        read = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _fault(error) from error
    record = Record(
        document=_document(read.document),
        entities=_revived(Entity, read.entities, "entities", _ENTITY_VALUES),
        initiatives=read.initiatives,
        claims=_revived(Claim, read.claims, "claims", _CLAIM_VALUES),
        warnings=read.warnings,
    )
    _check_places(record)
    return record


def _check_places(record: Record) -> None:
    """Refuse spans that are no part of the text, and entities that don't stand where they say."""
    document = record.document
    size = document.characters or math.inf  # whoever leaves out the text may leave out how long it is
    beyond = f"is no part of a text of {document.characters} characters"
    for field, start, end in _places(record):
        if not start < end <= size:
            raise DataError(f"{field}: {start}:{end} {beyond}")
    for number, notice in enumerate(record.warnings):  # one may be of a point, as where words are lost
        known = [at for at in (notice.start, notice.end) if at is not None]
        if known != sorted(known) or any(at > size for at in known):
            raise DataError(f"warnings[{number}]: {notice.start}:{notice.end} {beyond}")
    for number, entity in enumerate(record.entities if document.text else ()):
        if (there := record.quote(entity)) != entity.text:
            raise DataError(f"entities[{number}].text: {entity.text!r} isn't what stands there, which is {there!r}")


def _places(record: Record) -> Iterator[tuple[str, int, int]]:
    """Yield each field of a record that is a place in the text, with where that starts and ends."""
    spans: dict[str, Iterable[Zone | Entity | Span]] = {
        "document.zones": record.document.zones,
        "entities": record.entities,
    }
    for number, claim in enumerate(record.claims):
        spans[f"claims[{number}].evidence"] = claim.evidence
    for number, initiative in enumerate(record.initiatives):
        spans[f"initiatives[{number}].evidence"] = initiative.evidence
        spans |= {f"initiatives[{number}].slots.{slot}": found for slot, found in initiative.slots.items()}
    for field, found in spans.items():
        for number, span in enumerate(found):
            yield f"{field}[{number}]", span.start, span.end


def decode_claim(line: bytes | str) -> Claim:
    """Read a claim back that :func:`encode_part` has written.

    Raises:
        DataError: if *line* is no JSON or breaks the schema; it names the field.
    """
    try:
        read = msgspec.json.decode(line, type=_Claim)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _fault(error) from error
    claim: Claim = _revived(Claim, (read,), "claims", _CLAIM_VALUES)[0]
    return claim


def _document(read: _Document) -> Document:
    fields = msgspec.structs.asdict(read)
    characters = fields.pop("characters")
    return Document(**fields, length=0 if read.text else characters)


def _revived(cls: Any, rows: tuple[Any, ...], where: str, values: Mapping[str, type]) -> tuple[Any, ...]:
    """Return the objects of class *cls* that their doubles stand for."""
    made = []
    for number, row in enumerate(rows):
        fields = msgspec.structs.asdict(row)
        if isinstance(row.value, dict):
            fields["value"] = _value(row.value, f"{where}[{number}].value", values)
        made.append(cls(**fields))
    return tuple(made)


def _value(raw: dict[str, Any], where: str, values: Mapping[str, type]) -> Any:
    cls = next((cls for key, cls in values.items() if key in raw), None)
    if cls is None:
        raise DataError(f"{where}: no value has the keys {', '.join(raw) or '(none)'}; it needs {' or '.join(values)}")
    try:
        return msgspec.convert(raw, cls)
    except msgspec.ValidationError as error:
        raise _fault(error, where) from error


_PLACE = regex(r"^(.*?)(?: - at `(?:key in )?\$\.?(.*)`)?$", re.DOTALL)


def _fault(error: Exception, where: str = "") -> DataError:
    """Return the error with the field in front: ``entities[0].start: expected int, got str``."""
    match = _PLACE.match(str(error))
    what, inner = (match[1], match[2]) if match else (str(error), None)
    place = ".".join(part for part in (where, inner) if part) or "record"
    if what[1:2].islower():
        what = what[0].lower() + what[1:]
    return DataError(f"{place}: {what.replace('`', '')}")


# Closed lists that have a line on each code, by what they hold.
_TABLES: Final[dict[frozenset[str], Mapping[Any, str]]] = {
    frozenset(table): table
    for table in (
        codes.STATUSES,
        codes.STAGES,
        codes.LEVERS,
        codes.AMOUNT_ROLES,
        codes.COUNT_REASONS,
        codes.MISSING_REASONS,
        codes.PUBLISHED_BASES,
    )
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record; objects may hold more than it names."""
    values = {*_ENTITY_VALUES.values(), *_CLAIM_VALUES.values()}
    types = [_Record, *sorted(values, key=lambda cls: cls.__name__)]
    _, parts = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    parts = {name.lstrip("_"): _explained(part) for name, part in parts.items()}
    parts["Entity"]["properties"]["kind"]["examples"] = list(codes.KINDS)
    parts["Initiative"]["properties"]["instrument"] = {
        "anyOf": [
            {"oneOf": [{"const": code, "description": about} for code, about in codes.INSTRUMENTS.items()]},
            {"type": "string", "pattern": codes.INSTRUMENT_NAME, "description": "one of a plugin or of a user's table"},
        ]
    }
    parts["Entity"]["properties"]["value"]["anyOf"] = [
        *_refs(_ENTITY_VALUES),
        {"type": "string", "description": "an ISO 8601 duration"},
        {"type": "null"},
    ]
    parts["Claim"]["properties"]["value"] = {"anyOf": _refs(_CLAIM_VALUES)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "$ref": "#/$defs/Record",
        "$defs": parts,
    }


def _refs(values: Mapping[str, type]) -> list[dict[str, str]]:
    return [{"$ref": f"#/$defs/{cls.__name__}"} for cls in values.values()]


def _explained(node: Any) -> Any:
    """Return a part of the schema with each code explained and each object open."""
    if isinstance(node, list):
        return [_explained(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _explained(value) for key, value in node.items()}
    if "$ref" in node:
        node["$ref"] = node["$ref"].replace("/_", "/")
    if "properties" in node:
        node["title"] = node["title"].lstrip("_")
        node["description"] = " ".join(node["description"].split("\n\n")[0].split())
        node["additionalProperties"] = True
    if table := _TABLES.get(frozenset(node.get("enum", ()))):
        del node["enum"]
        node["oneOf"] = [{"const": code, "description": about} for code, about in table.items()]
    return node
