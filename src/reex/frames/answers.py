"""The tables that answers of the ledger make: one for each kind of thing that it answers with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, get_args

import attrs

from reex import codes
from reex.errors import DataError
from reex.frames.columns import Columns, cell
from reex.frames.tables import DIGITS, SCALE, Column, Row, Table, closed, dated
from reex.ledger import model
from reex.ledger.answers import Answers, Stream
from reex.ledger.gaps import Gap, State
from reex.ledger.sums import Sum
from reex.ledger.timeline import Moment
from reex.ledger.totals import Totals, added
from reex.model import Amount

Answer = Stream[Any] | Answers[Any] | Totals
ANSWERS: Final = (Stream, Answers, Totals)  # what ``isinstance`` takes


@attrs.frozen
class _Part:
    """A thing with one of its sums: it has a row for each currency, or one without a sum."""

    whole: Any
    sum: Sum | None


def table_of(answer: Answer) -> tuple[Table, Columns]:
    """Return the table that *answer* makes, and its columns.

    Raises:
        TypeError: if there is no table of what it holds.
        DataError: if a number has more digits than a column holds.
    """
    if isinstance(answer, Totals):
        return _filled(_totals(answer.by), answer.rows if answer.by else (answer.grand,))
    if answer.kind not in _TABLES:
        raise TypeError(f"there is no table of {answer.kind.__name__}")
    return _filled(_TABLES[answer.kind], answer)


def _filled(table: Table, things: Iterable[Any]) -> tuple[Table, Columns]:
    columns: dict[str, list[Any]] = {column.name: [] for column in table.columns}
    for thing in things:
        for row in table.rows(thing, ""):
            for column in table.columns:
                columns[column.name].append(_cell(table, column, row))
    return table, columns


def _cell(table: Table, column: Column, row: Row) -> Any:
    made = cell(column, row)
    if made is None and (number := column.of(row)) is not None:
        raise DataError(
            f"{table.name}.{column.name} has no room for {number:.6g}: it holds {DIGITS - SCALE} digits before the "
            f"point and {SCALE} after"
        )
    return made


def _whole(thing: Any, _: str) -> Iterator[Row]:
    yield Row("", thing)


def _each_sum(thing: Any, _: str) -> Iterator[Row]:
    for part in (added(thing.initiative) if isinstance(thing, model.Merged) else thing.sums) or (None,):
        yield Row("", _Part(thing, part))


def _at(path: str) -> Callable[[Row], Any]:
    """Return what reads *path* off a thing: ``source.title``; nothing where a part of it is none."""
    names = path.split(".")

    def read(row: Row) -> Any:
        found = row.thing
        for name in names:
            found = getattr(found, name, None)
        return found

    return read


def _names(path: str, attribute: str) -> Callable[[Row], list[str]]:
    read = _at(path)
    return lambda row: [name for party in read(row) if (name := getattr(party, attribute))]


def _words(row: Row) -> list[str]:
    return [quote.text for quote in row.thing.quotes if quote.text]


def _amount_words(row: Row) -> list[str]:
    return [_amount(amount) for amount in row.thing.whole.initiative.amounts]


def _amount(amount: Amount) -> str:
    ends = [amount.amount] if amount.amount is not None else [amount.low, amount.high]
    said = " to ".join(f"{end:f}" for end in ends if end is not None)
    words = (amount.bound, amount.currency, said, f"per {amount.per}" if amount.per else None, amount.role)
    return " ".join(word for word in words if word and word not in ("exact", "stated"))


def _with_status(status: codes.Status) -> Callable[[Row], int]:
    return lambda row: dict(row.thing.whole.statuses).get(status, 0)


def _group(at: int) -> Callable[[Row], str | None]:
    return lambda row: row.thing.whole.keys[at]


def _within(part: str, columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return *columns* as they are of the *part* of a thing."""

    def inner(column: Column) -> Callable[[Row], Any]:
        return lambda row: column.of(attrs.evolve(row, thing=_at(part)(row)))

    return tuple(attrs.evolve(column, of=inner(column)) for column in columns)


_SUM = (
    Column("currency", "code", "ISO 4217 code; nothing where the texts leave it open", _at("sum.currency")),
    Column("low", "decimal", "units of the currency that count", _at("sum.low")),
    Column("high", "decimal", "the same where no range is part of it", _at("sum.high")),
    closed("bound", codes.Bound, "how it limits the true sum", _at("sum.bound")),
)
_SOURCE = (
    Column("document_id", "text", "the key of the document", _at("source.id")),
    Column("document_title", "text", "its title", _at("source.title")),
    Column("publisher", "text", "who published it", _at("source.publisher")),
    *_within("source", dated("published", "when it was published")),
    Column("official", "boolean", "whether a government published it", _at("source.official")),
    Column("quotes", "texts", "the words that stand there; none where the text wasn't kept", _words),
)
_STATUSES = tuple(
    Column(status, "integer", f"how many of them are {status}", _with_status(status))
    for status in get_args(codes.Status)
)
_TOLD = (
    Column("documents", "integer", "how many documents tell of it", _at("whole.documents")),
    Column("sources", "integer", "how many independent publishers do", _at("whole.sources")),
    *_within("whole", dated("first_published", "when the first of them was published")),
    *_within("whole", dated("last_published", "when the last of them was published")),
)
_CHOSEN = (
    Column("title", "text", "one line for people"),
    Column("instrument", "code", "what it is done with"),
    closed("status", codes.Status, "how far it has come"),
    closed("lever", codes.Lever, "which gap it closes"),
    Column("actors", "texts", "who does or funds it", _names("actors", "name")),
    Column("actor_refs", "texts", "their ids in code lists, of those that have one", _names("actors", "ref")),
    Column("recipients", "texts", "for whom, with whom or to whom", _names("recipients", "name")),
    Column("recipient_refs", "texts", "their ids in code lists, of those that have one", _names("recipients", "ref")),
    Column("commodities", "texts", "the minerals that it is about, as their `ref`"),
    Column("stages", "texts", "the parts of the supply chain that it is about"),
    Column("programs", "texts", "the laws, orders and funds that it rests on"),
    Column("countries", "texts", "where its effect is meant to be, as ISO 3166-1 codes"),
    *dated("announced", "when it was announced"),
    *dated("effective", "from when it holds"),
    *dated("until", "until when it holds"),
    Column("countable", "boolean", "whether its amounts may be added to a total"),
    closed("count_reason", codes.CountReason, "why, or why not"),
)
_CLAIM = (
    closed("measure", codes.ClaimMeasure, "whether it is a share of supply, a place or a rank"),
    Column("subject", "text", "the name of the party that it is about", _at("subject.name")),
    Column("subject_ref", "text", "the id of that party in a code list", _at("subject.ref")),
    Column("low", "decimal", "the percentage, or the lower end of a range", _at("value.low")),
    Column("high", "decimal", "the upper end of a range", _at("value.high")),
    closed("bound", codes.Bound, "how the percentage limits the true one", _at("value.bound")),
    Column("rank", "text", "`only`, `first`, `largest` and the like", _at("value.kind")),
    Column("rank_of", "text", "of what", _at("value.of")),
    Column("place", "text", "where it is, or where that rank holds", lambda row: _place(row.thing.value)),
    Column("stages", "texts", "the parts of the supply chain that it is about"),
    Column("commodities", "texts", "the minerals that it is about, as their `ref`"),
    *dated("as_of", "the date that the claim holds for"),
    Column("attribution", "text", "who says so, where the text tells it"),
)


def _place(value: Any) -> str | None:
    return getattr(value, "ref", None) or getattr(value, "place", None)


def _texts(**about: str) -> tuple[Column, ...]:
    return tuple(Column(name, "text", words) for name, words in about.items())


_TABLES: Final[Mapping[type, Table]] = {
    model.Merged: Table(
        "initiatives",
        "one initiative, and each currency that its amounts that count are in",
        _each_sum,
        (
            Column("initiative_id", "text", "its id", _at("whole.id")),
            *_within("whole.initiative", _CHOSEN),
            *_SUM,
            Column("amounts", "texts", "all its amounts, those that don't count too", _amount_words),
            *_TOLD,
        ),
    ),
    model.Fact: Table(
        "facts",
        "one value of one field, and who says so",
        _whole,
        (
            *_texts(field="the field", value="the value, in words that compare"),
            Column("chosen", "boolean", "whether the initiative has this value"),
            *_texts(rule="the rule that chose it", mention="the mention that says so"),
            Column("confidence", "float", "in (0, 1]"),
            *_SOURCE,
        ),
    ),
    model.Pair: Table(
        "pairs",
        "two mentions that are or may be of one initiative",
        _whole,
        (
            *_texts(a="a mention", b="another"),
            closed("verdict", model.PairVerdict, "whether they are of one or may be"),
            *_texts(rule="the rule that decided", reason="what spoke for it and against it"),
            Column("strength", "float", "in (0, 1]"),
        ),
    ),
    model.Decision: Table(
        "decisions",
        "what a person has decided on two mentions",
        _whole,
        (
            closed("verdict", model.DecisionVerdict, "whether they are of one or of two"),
            *_texts(a="a mention", b="another", who="has decided", why="did they"),
        ),
    ),
    model.Contradiction: Table(
        "contradictions",
        "two values that are given to one thing",
        _whole,
        (
            Column("contradiction_id", "text", "its id", _at("id")),
            Column("initiative_id", "text", "the initiative that they speak of", _at("initiative")),
            *_texts(topic="what the claims speak of"),
            closed("type", model.ContradictionType, "what they disagree on"),
            *_texts(field="the field"),
            closed("verdict", model.Verdict, "whether it is a conflict"),
            *_texts(reason="why", a="the mention or claim", a_value="its value", b="the other", b_value="its value"),
        ),
    ),
    model.ClaimMention: Table(
        "claims",
        "a claim as one document tells it",
        _whole,
        (Column("claim_id", "text", "its id", _at("id")), *_within("claim", _CLAIM), *_SOURCE),
    ),
    Gap: Table(
        "gaps",
        "one cell of the scorecard, and each currency of its sums",
        _each_sum,
        (
            Column("across", "text", "the country or year", _at("whole.across")),
            closed("lever", codes.Lever, "the gap", _at("whole.lever")),
            closed("state", State, "how far it has come", _at("whole.state")),
            Column("initiatives", "integer", "how many", _at("whole.initiatives")),
            *_SUM,
        ),
    ),
    Moment: Table(
        "timeline",
        "one month or year, and each currency of its sums",
        _each_sum,
        (
            *_within("whole", dated("when", "the month or year")),
            Column("initiatives", "integer", "how many", _at("whole.initiatives")),
            *_STATUSES,
            *_SUM,
        ),
    ),
}


def _totals(by: tuple[str, ...]) -> Table:
    groups = (
        Column(name, "text", f"the {name}", _group(at))
        for at, name in enumerate(by)
        if name != "currency"  # it has its column below
    )
    count = Column("initiatives", "integer", "how many have an amount that counts", _at("whole.initiatives"))
    added = Column("amounts", "integer", "how many amounts were added", _at("sum.amounts"))
    return Table("totals", "one group, and each currency of its sums", _each_sum, (*groups, count, *_SUM, added))
