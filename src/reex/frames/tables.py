"""The tables that records make, told once: their columns, what these hold, and where in a record it stands."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal, get_args

import attrs

from reex import codes
from reex.model import Record

Type = Literal["text", "code", "texts", "integer", "float", "decimal", "boolean", "date"]

DIGITS: Final = 38  # of a decimal, as Arrow, Parquet and SQL engines hold it in 128 bits
SCALE: Final = 6  # of these digits stand behind the point
_ISO_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


@attrs.frozen
class Row:
    """What a row is made of: a part of a record, and what is around it."""

    document: str
    thing: Any
    initiative: str | None = None
    claim: str | None = None
    role: str | None = None
    number: int = 0
    text: str | None = None
    counted: bool = False


@attrs.frozen
class Column:
    """One column of a table.

    Attributes:
        about: what it holds, in a line.
        of: returns its cell of a row; by default what the part of the record has under the column's name.
        codes: all that may stand in a column of type ``code``, or nothing where the list is open.
    """

    name: str
    type: Type
    about: str
    of: Callable[[Row], Any] = attrs.field(
        default=attrs.Factory(lambda column: _attribute(column.name), takes_self=True), repr=False, eq=False
    )
    codes: tuple[str, ...] = ()


@attrs.frozen
class Table:
    """One table.

    Attributes:
        about: what a row of it is.
        rows: returns the rows of a record whose document goes by this key.
    """

    name: str
    about: str
    rows: Callable[[Record, str], Iterable[Row]] = attrs.field(repr=False)
    columns: tuple[Column, ...] = attrs.field(repr=False)


def key(part: str, document: str) -> str:
    """Return the key of a part of a record, made of its id: no part of another document has it."""
    return f"{part}@{document}"


def _attribute(name: str) -> Callable[[Row], Any]:
    return lambda row: getattr(row.thing, name)


def _value(name: str) -> Callable[[Row], Any]:
    """Return what the value of an entity or a claim has under *name*; values of other kinds have nothing there."""
    return lambda row: getattr(row.thing.value, name, None)


def _own_key(row: Row) -> str:
    return key(row.thing.id, row.document)


def _role(row: Row) -> str | None:
    return row.role


def _words(row: Row) -> str | None:
    return row.text


def _text_value(row: Row) -> str | None:
    return row.thing.value if isinstance(row.thing.value, str) else None


def _place(row: Row) -> str | None:
    """Return the code of a location, or of the country that a rank is of."""
    return getattr(row.thing.value, "ref", None) or getattr(row.thing.value, "place", None)


def _missing(name: str) -> Callable[[Row], list[str]]:
    return lambda row: [getattr(missing, name) for missing in row.thing.missing]


def _keys(name: str) -> Callable[[Row], Any]:
    return lambda row: [key(part, row.document) for part in getattr(row.thing, name)]


def days(iso: str | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of an ISO 8601 date that may be truncated; of what is none, nothing."""
    match = _ISO_DATE.fullmatch(iso or "")
    if match is None:
        return None, None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        last = day or monthrange(year, month or 12)[1]
        return dt.date(year, month or 1, day or 1), dt.date(year, month or 12, last)
    except ValueError:  # no such day or year
        return None, None


def dated(name: str, about: str) -> tuple[Column, Column, Column]:
    """Return the columns of a date that may be truncated: as it stands in the record, its first and its last day."""
    return (
        Column(name, "text", f"{about}, as long as the text makes it: `2025`, `2025-10`, `2025-10-31`"),
        Column(f"{name}_from", "date", f"the first day of `{name}`", lambda row: days(getattr(row.thing, name))[0]),
        Column(f"{name}_to", "date", f"the last day of `{name}`", lambda row: days(getattr(row.thing, name))[1]),
    )


def closed(name: str, literal: Any, about: str, of: Callable[[Row], Any] | None = None) -> Column:
    """Return the column of a closed list of codes."""
    return Column(name, "code", about, of or _attribute(name), get_args(literal))


def _documents(record: Record, document: str) -> Iterator[Row]:
    yield Row(document, record.document)


def _each(part: str) -> Callable[[Record, str], Iterator[Row]]:
    """Return what makes a row of each thing in one part of a record."""
    return lambda record, document: (Row(document, thing) for thing in getattr(record, part))


def _parties(record: Record, document: str) -> Iterator[Row]:
    for initiative in record.initiatives:
        own = key(initiative.id, document)
        yield from (Row(document, party, initiative=own, role="actor") for party in initiative.actors)
        yield from (Row(document, party, initiative=own, role="recipient") for party in initiative.recipients)
    for claim in record.claims:
        yield Row(document, claim.subject, claim=key(claim.id, document), role="subject")


def _amounts(record: Record, document: str) -> Iterator[Row]:
    for initiative in record.initiatives:
        own = key(initiative.id, document)
        for number, amount in enumerate(initiative.amounts, 1):
            yield Row(document, amount, initiative=own, number=number, counted=initiative.counts(amount))


def _evidence(record: Record, document: str) -> Iterator[Row]:
    for initiative in record.initiatives:
        own = key(initiative.id, document)
        for field, spans in ((None, initiative.evidence), *initiative.slots.items()):
            yield from (Row(document, s, initiative=own, role=field, text=record.quote(s) or None) for s in spans)
    for claim in record.claims:
        own = key(claim.id, document)
        yield from (Row(document, s, claim=own, text=record.quote(s) or None) for s in claim.evidence)


_DOCUMENT = Column("document_id", "text", "the key of the document", lambda row: row.document)
_INITIATIVE = Column("initiative_id", "text", "the key of the initiative", lambda row: row.initiative)
_CLAIM = Column("claim_id", "text", "the key of the claim", lambda row: row.claim)
_STAGES = Column("stages", "texts", "the parts of the supply chain that it is about")
_COMMODITIES = Column("commodities", "texts", "the minerals that it is about, as their `ref`")
_MADE = (
    Column("extractor", "text", "who made it"),
    Column("rule", "text", "by which rule"),
    Column("confidence", "float", "in (0, 1]"),
)
WARNINGS: Final = Table(
    "warnings",
    "what you should know before you rely on the rest",
    _each("warnings"),
    (
        _DOCUMENT,
        Column("code", "code", "a short word that can be searched for"),
        Column("message", "text", "one sentence"),
        Column("start", "integer", "where in the text it is"),
        Column("end", "integer", "where it ends"),
    ),
)

TABLES: Final = (
    Table(
        "documents",
        "what was read",
        _documents,
        (
            _DOCUMENT,
            Column("path", "text", "where it came from, as you named it"),
            Column("title", "text", "the title of the page, where the input tells"),
            *dated("published", "when it was published"),
            Column("published_basis", "code", "what tells when"),
            Column("publisher", "text", "who published it, where the input tells"),
            Column("author", "text", "who wrote it, where the input tells"),
            Column("url", "text", "the address of the page, where the input tells"),
            Column("language", "code", "ISO 639-1 code of the body"),
            Column("media_type", "code", "of what was read, such as `text/html`"),
            Column("characters", "integer", "the length of the text"),
        ),
    ),
    Table(
        "entities",
        "one mention of one thing",
        _each("entities"),
        (
            _DOCUMENT,
            Column("entity_id", "text", "the key of the entity", _own_key),
            Column("kind", "code", "its kind"),
            Column("start", "integer", "where it begins, in characters of the text"),
            Column("end", "integer", "the first character that no longer belongs to it"),
            Column("text", "text", "the words that stand there"),
            Column("name", "text", "the name under which mentions of one thing meet"),
            Column("ref", "text", "its id in a code list; nothing in doubt"),
            Column("candidates", "texts", "what it may be, where the document doesn't tell which"),
            Column(
                "amount",
                "decimal",
                "of money in units of the currency, of a quantity in its unit; nothing for a range",
                _value("amount"),
            ),
            Column("low", "decimal", "a percentage, or the lower end of a range", _value("low")),
            Column("high", "decimal", "the upper end of a range", _value("high")),
            Column("currency", "code", "ISO 4217 code, of money", _value("currency")),
            Column("unit", "code", "short name of the unit, of a quantity", _value("unit")),
            Column("per", "text", "what a rate or a unit price is for", _value("per")),
            closed("bound", codes.Bound, "how the number limits the true one", _value("bound")),
            closed("percent_measure", codes.PercentMeasure, "what it is a percentage of", _value("measure")),
            Column("date_from", "date", "the first day that a date covers", _value("start")),
            Column("date_to", "date", "the last day that a date covers", _value("end")),
            Column("duration", "text", "an ISO 8601 duration", _text_value),
            closed("form", codes.CountryForm, "how a country is named", _value("form")),
            *_MADE,
        ),
    ),
    Table(
        "initiatives",
        "one act of policy or business about supply",
        _each("initiatives"),
        (
            _DOCUMENT,
            Column("initiative_id", "text", "the key of the initiative", _own_key),
            Column("title", "text", "one line for people"),
            Column("instrument", "code", "what it is done with"),
            closed("status", codes.Status, "how far it has come"),
            closed("lever", codes.Lever, "which gap it closes"),
            _COMMODITIES,
            _STAGES,
            Column("programs", "texts", "the laws, orders and funds that it rests on, as their names"),
            Column("countries", "texts", "where its effect is meant to be, as ISO 3166-1 codes"),
            *dated("announced", "when it was announced"),
            *dated("effective", "from when it holds"),
            *dated("until", "until when it holds"),
            Column("duration", "text", "how long it holds, an ISO 8601 duration"),
            Column("binding", "boolean", "whether it obliges anybody"),
            Column("conditional", "boolean", "whether it hangs on a condition"),
            Column("countable", "boolean", "whether its amounts may be added to a total"),
            closed("count_reason", codes.CountReason, "why, or why not"),
            Column("missing", "texts", "fields that the text should fill and doesn't", _missing("slot")),
            Column("missing_reasons", "texts", "why each of these is empty", _missing("reason")),
            *_MADE,
        ),
    ),
    Table(
        "parties",
        "who takes part in an initiative, or whom a claim is about",
        _parties,
        (
            _DOCUMENT,
            _INITIATIVE,
            _CLAIM,
            Column("role", "code", "what it is to the initiative or claim", _role, ("actor", "recipient", "subject")),
            Column("kind", "code", "the kind of its entities"),
            Column("name", "text", "the name under which its mentions meet"),
            Column("ref", "text", "its id in a code list"),
            Column("forms", "texts", "how the document names it"),
            Column("entities", "texts", "keys of the mentions", _keys("entities")),
            Column("inferred", "boolean", "whether knowledge, not the text, names it"),
            Column("source", "text", "the fact by which an inferred party is named"),
        ),
    ),
    Table(
        "amounts",
        "a sum of money of an initiative",
        _amounts,
        (
            _DOCUMENT,
            _INITIATIVE,
            Column("number", "integer", "its place among the sums of the initiative, from 1", lambda row: row.number),
            Column("amount", "decimal", "units of the currency; nothing for a range"),
            Column("low", "decimal", "the lower end of a range"),
            Column("high", "decimal", "the upper end of a range"),
            Column("currency", "code", "ISO 4217 code; nothing where the text leaves it open"),
            closed("bound", codes.Bound, "how the amount limits the true one"),
            Column("per", "text", "for a rate what it is paid for"),
            closed("role", codes.AmountRole, "what the sum is to the initiative"),
            Column("counted", "boolean", "whether it may be added to a total", lambda row: row.counted),
            Column("entities", "texts", "keys of the mentions", _keys("entities")),
            Column("parts", "texts", "keys of the initiatives that a package is the total of", _keys("parts")),
        ),
    ),
    Table(
        "claims",
        "what a text says of the world rather than of an act",
        _each("claims"),
        (
            _DOCUMENT,
            Column("claim_id", "text", "the key of the claim", _own_key),
            closed("measure", codes.ClaimMeasure, "whether it is a share of supply, a place or a rank"),
            Column("subject", "text", "the name of the party that it is about", lambda row: row.thing.subject.name),
            Column("subject_ref", "text", "the id of that party in a code list", lambda row: row.thing.subject.ref),
            Column("low", "decimal", "the percentage, or the lower end of a range", _value("low")),
            Column("high", "decimal", "the upper end of a range", _value("high")),
            closed("bound", codes.Bound, "how the percentage limits the true one", _value("bound")),
            closed("percent_measure", codes.PercentMeasure, "what it is a percentage of", _value("measure")),
            Column("rank", "text", "`only`, `first`, `largest` and the like", _value("kind")),
            Column("rank_of", "text", "of what", _value("of")),
            Column("place", "text", "where it is, or where that rank holds, as ISO 3166 code", _place),
            _STAGES,
            _COMMODITIES,
            *dated("as_of", "the date that the claim holds for"),
            Column("attribution", "text", "who says so, where the text tells it"),
            *_MADE,
        ),
    ),
    Table(
        "evidence",
        "a place in a text that an initiative or a claim rests on",
        _evidence,
        (
            _DOCUMENT,
            _INITIATIVE,
            _CLAIM,
            Column("field", "text", "the field that was read there; nothing where it supports the whole", _role),
            Column("start", "integer", "where it begins, in characters of the text"),
            Column("end", "integer", "the first character that no longer belongs to it"),
            Column("text", "text", "the words that stand there; nothing where the text was left out", _words),
        ),
    ),
    WARNINGS,
)
