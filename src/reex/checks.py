"""What an extractor or a reader may hand over: things that the record can hold, write and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from types import UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec

from reex import codes
from reex.document import Document, Notice
from reex.frozen import FrozenDict
from reex.late import regex
from reex.model import Claim, Entity, Initiative
from reex.offers import Extractor
from reex.page import Made
from reex.spans import OffsetMap, Span

_INSTRUMENT: Final = regex(codes.INSTRUMENT_NAME)
_DATE: Final = regex(r"[0-9]{4}(-[0-9]{2}){0,2}")
_Thing = TypeVar("_Thing", Entity, Initiative, Claim)
_FIELDS: Final = frozenset(field.name for field in attrs.fields(Initiative))

# An extractor that yields more things than this, and than the text has characters, would go on for ever: the ones that
# ship reach one for two characters at worst, on a text made for it, and one for sixteen on a real one.
_ENDLESS: Final = 1_000


def most_things(text: str) -> int:
    """Return how many things an extractor may yield of *text*."""
    return max(_ENDLESS, len(text))


def checked(thing: Any, extractor: Extractor, text: str) -> Made:
    """Return *thing* as made by *extractor*, if it is what that says it makes and if it fits *text*.

    Raises:
        TypeError: if it is none of what a page makes, of a kind that the
            extractor doesn't make, or has a field of another type.
        ValueError: if a field of it can't be: a code, a span, a confidence.
    """
    if type(thing) is Entity:
        return _entity(_made(thing, thing.kind, extractor), extractor, text)
    if type(thing) is Notice:
        return _notice(thing, text)
    if type(thing) not in (Initiative, Claim):
        raise TypeError(f"yielded {thing!r}, which is no entity, initiative, claim or notice")
    kind = type(thing).__name__.lower()
    made: Initiative | Claim = _made(thing, kind, extractor)
    if outside := _outside(made.evidence, len(text)):
        raise ValueError(f"yielded evidence of a {kind} {outside}")
    if isinstance(made, Initiative):
        _check_initiative(made, text)
    return made if made.extractor == extractor.name else attrs.evolve(made, extractor=extractor.name)


def checking(extractor: Extractor, text: str) -> Callable[[Any], Made]:
    """Return what does to each thing of one page as :func:`checked` does, in a third of the time for most entities."""
    makes, name, size = extractor.makes, extractor.name, len(text)
    fault_of_value = _faults_of_values().get

    def check(thing: Any) -> Made:
        if type(thing) is not Entity:
            return checked(thing, extractor, text)
        start, end, value = thing.start, thing.end, thing.value
        sound = (
            (type(start) is int and type(end) is int and 0 <= start < end <= size)
            and (type(thing.text) is str and text[start:end] == thing.text)
            and (type(thing.kind) is str and thing.kind in makes)
            and (thing.name is None or type(thing.name) is str)
            and (thing.ref is None or type(thing.ref) is str)
            and (type(thing.confidence) is float and 0 < thing.confidence <= 1)
            and (type(thing.rule) is str and thing.candidates is _NONE)
            and (thing.extractor is name and thing.id is _EMPTY)
            and (value is None or ((fault := fault_of_value(type(value))) and not fault(value)))
        )
        return thing if sound else checked(thing, extractor, text)  # which tells what is wrong, if anything is

    return check


def checked_document(document: Any) -> Document:
    """Return *document*, if it is one and all that it holds fits its text.

    Raises:
        TypeError: if it is none, or a field of it is of another type.
        ValueError: if a zone is no part of the text, the way back to the source is missing or that of another text,
            or the date of publication is none.
    """
    if type(document) is not Document:
        raise TypeError(f"returned {document!r}, which is no document")
    if misfit := fault_of(document):
        raise TypeError(f"returned a document of {misfit}")
    size = len(document.text)
    if any(not 0 <= zone.start < zone.end <= size for zone in document.zones):
        raise ValueError(f"returned a document with a zone that is no part of its {size} characters")
    if document.offsets is not None and document.offsets.length != size:
        raise ValueError(f"returned a document of {size} characters with offsets for {document.offsets.length}")
    if document.offsets is None and document.source not in (None, document.text):
        raise ValueError("returned a document whose source isn't its text, without offsets; a TextBuilder makes both")
    if document.published is not None and not _is_date(document.published):
        raise ValueError(f"returned a document published {document.published!r}; write 2026-03-02, 2026-03 or 2026")
    return document


def _is_date(written: str) -> bool:
    """Say whether *written* is an ISO 8601 date, perhaps truncated, of a day that there is."""
    if not _DATE.fullmatch(written):
        return False
    try:
        date.fromisoformat(f"{written}{'-01-01'[len(written) - 4 :]}")
    except ValueError:
        return False
    return True


def fault_of(thing: Any) -> str:
    """Return which field of *thing* is not of the type that its class says, and what it must be, or nothing."""
    cls: Any = type(thing)
    return _fields(cls).told(thing).removeprefix(".")


def _made(thing: _Thing, kind: str, extractor: Extractor) -> _Thing:
    """Return *thing*, if it is of a kind that *extractor* makes, and its fields are as they must be."""
    if kind not in extractor.makes:
        raise TypeError(f"yielded a {kind}, but makes {', '.join(sorted(extractor.makes))}")
    confidence = thing.confidence
    if type(confidence) is int:  # a type checker takes it for a float, and JSON doesn't
        thing = attrs.evolve(thing, confidence=float(confidence))
    cls: Any = type(thing)
    if misfit := _fields(cls).fault(thing):
        raise _misfit(kind, misfit)
    if not 0 < confidence <= 1:
        raise ValueError(f"yielded a {kind} of confidence {thing.confidence!r}; it lies above 0 and is 1 at most")
    return thing


def _entity(entity: Entity, extractor: Extractor, text: str) -> Entity:
    """Return the entity as one of this extractor, which may have taken it over from another."""
    if not 0 <= entity.start < entity.end <= len(text) or text[entity.start : entity.end] != entity.text:
        raise TypeError(f"yielded {entity.text!r}, which doesn't stand at {entity.start}:{entity.end}")
    if entity.extractor == extractor.name and not entity.id:
        return entity
    return attrs.evolve(entity, extractor=extractor.name, id="")


def _notice(notice: Notice, text: str) -> Notice:
    if misfit := _fields(Notice).fault(notice):
        raise _misfit("notice", misfit)
    start, end = notice.start, notice.end
    if (start, end) != (None, None) and (start is None or end is None or not 0 <= start < end <= len(text)):
        raise ValueError(f"yielded a notice on {start}:{end}, which is no part of a text of {len(text)} characters")
    return notice


def _misfit(kind: str, misfit: str) -> TypeError:
    named = f"an {kind}" if kind == "initiative" else f"a {kind}"
    return TypeError(f"yielded {named} of {misfit.removeprefix('.')}")


def _check_initiative(initiative: Initiative, text: str) -> None:
    """Check what only initiatives have: the instrument, and the spans of single fields."""
    if not _INSTRUMENT.fullmatch(initiative.instrument):
        raise ValueError(
            f"yielded an initiative of instrument {initiative.instrument!r}; write it in small letters, digits and _"
        )
    for field, spans in initiative.slots.items():
        if field not in _FIELDS:
            raise ValueError(f"yielded an initiative with a slot {field}, which is no field of it")
        if outside := _outside(spans, len(text)):
            raise ValueError(f"yielded slot {field} {outside}")


def _outside(spans: Iterable[Span], size: int) -> str:
    """Return which of *spans* ends after a text of *size* characters, or nothing."""
    for span in spans:
        if span.end > size:
            return f"at {span.start}:{span.end}, after the text ends"
    return ""


# -- fields against their types
#
# Types are compared as they are and subclasses refused: JSON has no way to write a str of lxml or a float of numpy, and
# a bool is no position. A type that a field may have has a test of the value, or None where the type is all. A fault
# says where in the value it is, what stands there, and what must be there: "[0].role 'gift'; there are stated, …".

_Test = Callable[[Any], str]
_EMPTY: Final = ""  # one string, as CPython has it
_NONE: Final[tuple[()]] = ()  # CPython has one empty tuple, and most tuples of a record are it


class _Tests(dict[type, _Test | None]):
    """The types that a value may have, each with its test; that of any other type always fails."""

    def __missing__(self, _: type) -> _Test:
        return self.wrong

    def wrong(self, value: Any) -> str:
        known = " or ".join("None" if cls is type(None) else cls.__name__ for cls in self)
        return f" {value!r}; it must be of type {known}"


class _Fields:
    """The fields of a class that are plain data, with the tests of each.

    Those with a converter or a validator of their own were tested when the object was made.

    Attributes:
        tests: of each field, by its name.
    """

    def __init__(self, cls: Any) -> None:
        if issubclass(cls, msgspec.Struct):
            names = cls.__struct_fields__
        else:
            names = tuple(field.name for field in attrs.fields(cls) if not field.converter and not field.validator)
        hints = get_type_hints(cls)
        self.tests = {name: tests for name in names if (tests := _tests(hints[name]))}

    def told(self, thing: object) -> str:
        """Return what is wrong with *thing*, or nothing."""
        for name, tests in self.tests.items():
            value = getattr(thing, name)
            if (test := tests[type(value)]) and (fault := test(value)):
                return f".{name}{fault}"
        return ""

    @cached_property
    def fault(self) -> _Test:
        """Does what ``told`` does, in a third of the time: one condition is written out for all fields.

        To write it takes as long as some hundred objects do.
        """
        known: dict[str, Any] = {"told": self.told, "NONE": _NONE}
        sound = []
        for number, (name, tests) in enumerate(self.tests.items()):
            known[f"tests{number}"] = tests
            value, others = f"thing.{name}", [cls for cls in tests if cls is not type(None)]
            if any(tests.values()):
                test = f"(test := tests{number}[type(value)]) and test(value)"
                sound.append(f"((value := {value}) is NONE or not ({test}))")
            elif len(others) == 1:
                (known[f"type{number}"],) = others
                none = f"{value} is None or " if len(tests) > 1 else ""
                sound.append(f"({none}type({value}) is type{number})")
            else:
                sound.append(f"type({value}) in tests{number}")
        exec(f"def fault(thing):\n    return '' if {' and '.join(sound) or 'True'} else told(thing)", known)
        return known["fault"]  # type: ignore[no-any-return]


_fields = lru_cache(maxsize=64)(_Fields)


@cache
def _faults_of_values() -> Mapping[type, _Test]:
    """Return what tells, of a value of an entity that is an object, what is wrong with it, by its class."""
    return {cls: _fields(cls).fault for cls, test in _fields(Entity).tests["value"].items() if test}


def _object(cls: Any) -> _Test:
    """Return the test of an object; its fields are looked up when the first one comes."""
    known: list[_Test] = []

    def test(thing: Any) -> str:
        if not known:
            known.append(_fields(cls).fault)
        return known[0](thing)

    return test


def _tests(hint: Any) -> _Tests:
    """Return the tests for a type hint, or none where anything goes."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        parts = [_tests(arg) for arg in args]
        return _Tests({cls: test for part in parts for cls, test in part.items()} if all(parts) else {})
    if origin is Literal:
        return _Tests({str: _Codes.fromkeys(args, "").__getitem__})
    if origin in (tuple, frozenset):
        return _Tests({origin: _all_of(_tests(args[0]))})
    if origin is Mapping:
        return _Tests({FrozenDict: _values_of(_tests(args[1]))})
    if hint is Decimal:
        return _Tests({Decimal: _finite})
    if hint is Any or not isinstance(hint, type) or getattr(hint, "_is_protocol", False):
        return _Tests()
    plain = hint is OffsetMap or not (attrs.has(hint) or issubclass(hint, msgspec.Struct))  # its arrays have no hints
    return _Tests({hint: None if plain else _object(hint)})


class _Codes(dict[str, str]):
    """Known codes, each with nothing; another one has what is wrong with it. To look one up takes no call."""

    def __missing__(self, code: str) -> str:
        return f" {code!r}; there are {', '.join(self)}"


def _plain(tests: _Tests) -> frozenset[type]:
    """Return the types of which any value is sound."""
    return frozenset(cls for cls, deeper in tests.items() if deeper is None)


def _all_of(tests: _Tests) -> _Test:
    plain = _plain(tests)

    def test(values: Iterable[Any]) -> str:
        if plain and plain.issuperset(map(type, values)):  # as words are, which takes no step for each
            return ""
        for at, value in enumerate(values):
            if (deeper := tests[type(value)]) and (fault := deeper(value)):
                return f"[{at}]{fault}"
        return ""

    return test


def _values_of(tests: _Tests) -> _Test:
    words = _Tests({str: None})
    keys, plain = _plain(words), _plain(tests)

    def test(table: Mapping[Any, Any]) -> str:
        if plain and keys.issuperset(map(type, table)) and plain.issuperset(map(type, table.values())):
            return ""
        for key, value in table.items():
            if type(key) is not str:
                return f"[{key!r}]{words.wrong(key)}"
            if (deeper := tests[type(value)]) and (fault := deeper(value)):
                return f"[{key!r}]{fault}"
        return ""

    return test


def _finite(number: Decimal) -> str:
    return "" if number.is_finite() else f" {number}; it must be a number"
