"""Records as nested columns of Apache Arrow: the JSON of a record, with structs for objects and lists for arrays.

Types, and the ways out and back in, all come from the JSON Schema, so that a
field that is added there is a column here. Columns are filled by attribute
from the objects themselves: no JSON is written on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain
from operator import attrgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, Protocol

import attrs
import msgspec

from reex import schema
from reex.libraries import needed
from reex.model import Record

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = needed("pyarrow", "arrow", of="reex.arrow")

BATCH: Final = 1000
"""Records that a batch holds at most."""
CHARACTERS: Final = 8_000_000
"""Characters of their documents that end a batch, too: so a batch of books is no larger than one of articles."""

_WORDS: Final = "text"  # the column of a value that is a mere text among others that are objects


class Column(Protocol):
    """One part of the JSON as a column."""

    @property
    def type(self) -> pa.DataType:
        """The type in Arrow."""
        ...

    def array(self, things: Sequence[Any]) -> pa.Array:
        """Return a column of objects of the model, or of what they hold."""
        ...

    def plain(self, cell: Any) -> Any:
        """Return the JSON of a cell that isn't null, in plain Python."""
        ...


@attrs.frozen
class _Plain:
    """Texts, numbers, truth values; *written* makes the text of what is none in Python, as of a decimal."""

    type: pa.DataType
    written: Callable[[Any], str] | None = None

    def array(self, things: Sequence[Any]) -> pa.Array:
        if self.written:
            things = [None if thing is None else self.written(thing) for thing in things]
        try:
            return pa.array(things, self.type)
        except UnicodeEncodeError:
            return pa.array([None if thing is None else schema.whole(thing) for thing in things], self.type)

    def plain(self, cell: Any) -> Any:
        return cell


@attrs.frozen
class _List:
    item: Column

    @property
    def type(self) -> pa.DataType:
        return pa.list_(self.item.type)

    def array(self, things: Sequence[Any]) -> pa.Array:
        items = self.item.array(list(chain.from_iterable(things)))
        return pa.ListArray.from_arrays(_offsets(things), items)

    def plain(self, cell: Any) -> Any:
        return [self.item.plain(item) for item in cell]


@attrs.frozen
class _Table:
    """Objects whose keys are none of the schema's, as lists of pairs: few engines know maps within lists."""

    item: Column

    @property
    def type(self) -> pa.DataType:
        return pa.list_(pa.struct([("key", pa.string()), ("value", self.item.type)]))

    def array(self, things: Sequence[Any]) -> pa.Array:
        keys = _TEXT.array(list(chain.from_iterable(things)))
        items = self.item.array([item for thing in things for item in thing.values()])
        pairs = pa.StructArray.from_arrays([keys, items], fields=list(self.type.value_type))
        return pa.ListArray.from_arrays(_offsets(things), pairs)

    def plain(self, cell: Any) -> Any:
        return {pair["key"]: self.item.plain(pair["value"]) for pair in cell}


@attrs.frozen
class _Field:
    column: Column
    nullable: bool


@attrs.frozen
class _Struct:
    fields: Mapping[str, _Field]

    @property
    def type(self) -> pa.DataType:
        return pa.struct([(name, field.column.type) for name, field in self.fields.items()])

    def array(self, things: Sequence[Any]) -> pa.Array:
        return pa.StructArray.from_arrays(list(self.arrays(things)), fields=list(self.type))

    def arrays(self, things: Sequence[Any]) -> Iterator[pa.Array]:
        """Yield the column of each field."""
        for name, field in self.fields.items():
            yield field.column.array(list(map(attrgetter(name), things)))

    def plain(self, cell: Any) -> Any:
        """Return the object; what is null there and can't be in JSON is what the writer left out."""
        return {
            name: None if cell[name] is None else field.column.plain(cell[name])
            for name, field in self.fields.items()
            if field.nullable or cell[name] is not None
        }

    @property
    def required(self) -> frozenset[str]:
        """The fields that are never null, by which one kind of value is told from another."""
        return frozenset(name for name, field in self.fields.items() if not field.nullable)


@attrs.frozen
class _Union:
    """Values of several kinds, and mere texts, in one struct that has the fields of all of them."""

    kinds: Sequence[_Struct]
    texts: bool

    @property
    def names(self) -> Sequence[str]:
        found = {name: None for kind in self.kinds for name in kind.fields}
        return [*found, _WORDS] if self.texts else list(found)

    @property
    def type(self) -> pa.DataType:
        return pa.struct([(name, pa.string()) for name in self.names])

    def array(self, things: Sequence[Any]) -> pa.Array:
        values = msgspec.to_builtins(things)
        cells = [{_WORDS: value} if isinstance(value, str) else value or {} for value in values]
        columns = [_TEXT.array([cell.get(name) for cell in cells]) for name in self.names]
        missing = pa.array([value is None for value in values], pa.bool_())
        return pa.StructArray.from_arrays(columns, fields=list(self.type), mask=missing)

    def plain(self, cell: Any) -> Any:
        if self.texts and cell[_WORDS] is not None:
            return cell[_WORDS]
        there = {name for name in self.names if cell[name] is not None}
        if not there:  # a missing value, which some engines write as a struct of nothing
            return None
        kind = max((kind for kind in self.kinds if kind.required <= there), key=lambda kind: len(kind.required))
        return kind.plain(cell)


def _offsets(things: Sequence[Any]) -> pa.Array:
    return pa.array(accumulate(map(len, things), initial=0), pa.int32())


_TEXT = _Plain(pa.string())
_PLAIN: Final = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "string": pa.string()}


@cache
def _record() -> _Struct:
    whole = schema.json_schema()
    parts = {f"#/$defs/{name}": part for name, part in whole["$defs"].items()}
    made = _column(whole, parts)
    assert isinstance(made, _Struct)
    return made


def _column(part: Mapping[str, Any], parts: Mapping[str, Any]) -> Column:
    """Return the column of a part of the JSON Schema."""
    if "$ref" in part:
        return _column(parts[part["$ref"]], parts)
    if options := part.get("anyOf"):
        return _one_of([_column(option, parts) for option in options if option.get("type") != "null"])
    if "properties" in part:
        return _Struct({name: _field(each, parts) for name, each in part["properties"].items()})
    if part.get("type") == "object":
        return _Table(_column(part["additionalProperties"], parts))
    if part.get("type") == "array":
        return _List(_column(part["items"], parts))
    return _Plain(_PLAIN[part.get("type", "string")], str if part.get("format") == "decimal" else None)


def _field(part: Mapping[str, Any], parts: Mapping[str, Any]) -> _Field:
    return _Field(_column(part, parts), any(option.get("type") == "null" for option in part.get("anyOf", ())))


def _one_of(options: Sequence[Column]) -> Column:
    kinds = [option for option in options if isinstance(option, _Struct)]
    return _Union(kinds, texts=len(kinds) < len(options)) if kinds else options[0]


@cache
def arrow_schema() -> pa.Schema:
    """Return the columns of a record: the names and the nesting of its JSON, as ``docs/arrow.md`` has them."""
    return pa.schema(_record().type)


def to_batch(records: Iterable[Record], *, text: bool = False) -> pa.RecordBatch:
    """Return *records* as one batch, a row each, with the texts of the documents if *text*."""
    return _batch([_row(record, text) for record in records])


def _batch(rows: Sequence[SimpleNamespace]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(list(_record().arrays(rows)), schema=arrow_schema())


def _row(record: Record, text: bool) -> SimpleNamespace:
    members = schema.members(record, text=text)
    return SimpleNamespace(**members | {"document": SimpleNamespace(**{_WORDS: None} | members["document"])})


def to_batches(records: Iterable[Record], *, text: bool = False) -> Iterator[pa.RecordBatch]:
    """Yield *records* as batches of bounded size, made as they come; none of no records."""
    held: list[SimpleNamespace] = []  # rows and no records, of whose texts most are not written
    characters = 0
    for record in records:
        held.append(_row(record, text))
        characters += record.document.characters
        if len(held) >= BATCH or characters >= CHARACTERS:
            yield _batch(held)
            held, characters = [], 0
    if held:
        yield _batch(held)


def from_batch(batch: pa.RecordBatch | pa.Table) -> Iterator[Record]:
    """Yield the records that the rows of a batch, or of a table, are.

    Raises:
        DataError: if they aren't the columns of a record; it names the field.
    """
    for row in batch.to_pylist():
        yield schema.decode(msgspec.json.encode(_record().plain(row)))
