"""What the ledger answers, as people and programs read it: tables of words, CSV, JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs
import click
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reex.cli.output import opened, print_to
from reex.codes import COUNT_REASONS, LEVERS
from reex.model import Amount, Initiative
from reex.schema import encode_part
from reex.views import amount_words, claim_words, printable
from reex.views.words import NOTHING, field_words, plural, short, shortened
from reex.writers.rows import SEPARATOR, write_row

if TYPE_CHECKING:
    from reex.ledger.book import Ledger
    from reex.ledger.gaps import Gap
    from reex.ledger.model import (
        ClaimMention,
        Contradiction,
        Decision,
        Fact,
        LooseEnd,
        Mention,
        Merged,
        Pair,
        Quote,
        Review,
        Source,
    )
    from reex.ledger.sums import Sum
    from reex.ledger.timeline import Moment
    from reex.ledger.totals import Totals


_F = TypeVar("_F", bound=Callable[..., Any])
Rows = Iterable[Sequence[str]]


Shape = Literal["table", "csv", "json"]
_LONGEST_QUOTE = 160
_LONG_NUMBER = re.compile(r"\d{7,}(?:\.\d+)?")
_STATES = {
    "in_force": "in force", "signed": "signed", "announced": "announced", "called_for": "called for", "ended": "ended",
}  # fmt: skip


@attrs.frozen
class Told:
    """What handles stand for.

    Attributes:
        mentions: mentions and claims, by their handles.
        titles: of initiatives, by their ids.
    """

    mentions: Mapping[str, Mention | ClaimMention]
    titles: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def by(cls, book: Ledger, found: Iterable[Pair | Decision | Contradiction], ends: Iterable[LooseEnd] = ()) -> Told:
        """Return what the handles in *found* and *ends* stand for in a ledger."""
        kept = list(found)
        initiatives = {one.initiative for one in kept if hasattr(one, "initiative") and one.initiative}
        initiatives.update(one for end in ends for one in end.initiatives)
        return cls(book.told(handle for one in kept for handle in (one.a, one.b)), book.titles(initiatives))


Judged = tuple["Contradiction", Told]


def takes_shape(command: _F) -> _F:
    """Give a command the option that says how it answers."""
    choice = click.Choice(["table", "csv", "json"])
    return click.option("--format", "shape", type=choice, default="table", show_default=True, help="How to answer.")(
        command
    )


def answer(
    shape: Shape, *, table: Callable[[], RenderableType], csv: Callable[[], Rows], json: Callable[[], Any]
) -> None:
    """Print an answer in one of its shapes: the others are not made.

    Args:
        shape: which.
        table: makes what rich prints.
        csv: makes the header and the rows.
        json: makes what is written as one object, or of an iterator as an array whose items are asked for one by one.
    """
    with opened(None) as stream:
        if shape == "table":
            print_to(stream, table())
        elif shape == "csv":
            for row in csv():
                write_row(stream, row)
        else:
            for part in _json(json()):
                stream.write(part)


def _json(thing: Any) -> Iterator[bytes]:
    if not isinstance(thing, Iterator):
        yield encode_part(thing) + b"\n"
        return
    yield b"["
    for number, item in enumerate(thing):
        yield (b",\n" if number else b"\n") + encode_part(item)
    yield b"\n]\n"


# -- words


def source_words(source: Source) -> str:
    """Return how people know a document: its title and its date, or where it came from."""
    name = source.title or source.url or PurePath(source.path or source.id).name
    told = ", ".join(filter(None, (name, source.published)))
    return f"{told} (official)" if source.official else told


def sums_words(sums: Iterable[Sum]) -> str:
    """Return sums as people write them: ``about USD 3.25 billion, AUD 5 million``."""
    return ", ".join(
        amount_words(
            Amount(amount=one.low, currency=one.currency, bound=one.bound)
            if one.low == one.high
            else Amount(low=one.low, high=one.high, currency=one.currency, bound=one.bound)
        )
        for one in sums
    )


def _quoted(quotes: Iterable[Quote]) -> str:
    return shortened(" … ".join(quote.text for quote in quotes if quote.text), _LONGEST_QUOTE)


def _text_of(quotes: Iterable[Quote]) -> str:
    return SEPARATOR.join(" ".join(quote.text.split()) for quote in quotes if quote.text)


def _value(value: str, field: str, told: Initiative) -> str:
    """Return a value as people write it: a sum with its scale, and the name of a party beside its ref."""
    if field == "amounts":
        return _LONG_NUMBER.sub(lambda match: short(Decimal(match[0])), value)
    if field in ("actors", "recipients"):
        names = {party.ref: f"{party.name} ({party.ref})" for party in (*told.actors, *told.recipients)}
        return ", ".join(names.get(part, part) for part in value.split(", "))
    return value


def _spaced(code: str | None) -> str:
    return (code or "").replace("_", " ")


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _sum_cells(one: Sum | None) -> tuple[str, ...]:
    return (one.currency or "", _plain(one.low), _plain(one.high), one.bound) if one else ("",) * 4


_SUM = ("currency", "low", "high", "bound")
_SOURCE = ("document", "document_title", "publisher", "published", "official", "url")


def _source_cells(source: Source) -> tuple[str, ...]:
    told = (source.id, source.title, source.publisher, source.published, str(source.official).lower(), source.url)
    return tuple(part or "" for part in told)


# -- tables: texts go in as they are, never as markup, so that no document can colour or steer a terminal


def _line(words: str, style: str = "") -> Text:
    return Text(printable(words), style=style, overflow="fold")


def _lines(*parts: tuple[str, str]) -> Text:
    """Return each of *parts* that is not empty, with its style, on a line of its own."""
    return Text("\n", overflow="fold").join(_line(words, style) for words, style in parts if words)


def _grid(
    headings: Sequence[str], rows: Iterable[Sequence[Text | str]], *, whole: int = 0, apart: bool = False
) -> Table:
    """Return a table whose first *whole* columns are never broken; with *apart* a line is free after each row."""
    table = Table(box=None, padding=(0, 2, int(apart), 0), pad_edge=False, header_style="dim")
    for number, heading in enumerate(headings):
        table.add_column(Text(heading), no_wrap=number < whole, overflow="fold", min_width=min(len(heading), 12))
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else _line(cell) for cell in row))
    return table


def _titled(title: str, body: RenderableType) -> RenderableType:
    return Group(Text(title, style="bold"), body, Text())


def counted(table: Table, noun: str) -> RenderableType:
    """Return a table with the number of its rows below."""
    return Group(table, Text(), Text(f"{table.row_count:,} {plural(noun, table.row_count)}"))


# -- list

_LISTED = (
    "id", "title", "instrument", "status", "lever", "actors", "recipients", "countable", "count_reason",
    "commodities", "stages", "programs", "countries", "announced", "effective", "until",
)  # fmt: skip
_TOLD = ("documents", "sources", "first_published", "last_published")


def initiatives_table(merged: Iterable[Merged]) -> Table:
    """Return a line on each initiative, with what counts of it, and how many tell of it."""
    rows = [
        (
            one.id,
            one.initiative.title,
            _counting(one),
            one.initiative.announced or NOTHING,
            str(one.documents),
            str(one.sources),
        )
        for one in merged
    ]
    return _grid(("id", "initiative", "counts", "announced", "documents", "sources"), rows, whole=1)


def _counting(one: Merged) -> str:
    from reex.ledger import totals

    if sums := sums_words(totals.counted(one.initiative)):
        return sums
    return NOTHING if one.initiative.count_reason == "no_amount" else f"no: {_spaced(one.initiative.count_reason)}"


def initiatives_csv(merged: Iterable[Merged]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each initiative and each currency of what counts of it."""
    yield (*_LISTED, *_SUM, *_TOLD)
    for one in merged:
        cells = _listed(one)
        for part in _added(one) or (None,):
            yield (*cells, *_sum_cells(part), *(str(getattr(one, name) or "") for name in _TOLD))


def _added(one: Merged) -> tuple[Sum, ...]:
    from reex.ledger import totals
    from reex.ledger.sums import Adder

    adder = Adder()
    for part in totals.counted(one.initiative):
        adder.add(part)
    return adder.sums()


def _listed(one: Merged) -> list[str]:
    told = one.initiative
    names = {side: SEPARATOR.join(party.name for party in getattr(told, side)) for side in ("actors", "recipients")}
    lists = {name: SEPARATOR.join(getattr(told, name)) for name in ("commodities", "stages", "programs", "countries")}
    known: dict[str, str] = {**names, **lists, "id": one.id, "countable": str(told.countable).lower()}
    return [known[name] if name in known else str(getattr(told, name) or "") for name in _LISTED]


# -- show


def initiative_table(one: Merged, facts: Sequence[Fact]) -> RenderableType:
    """Return an initiative: what was chosen, who tells of it, and below each value who says so in which words."""
    chosen = [(field, said, _spaced(one.rules.get(field, ""))) for field, said in field_words(one.initiative)]
    told = [_lines((f"{mention.id}  {source_words(mention.source)}", "")) for mention in one.mentions]
    documents = f"{one.documents} {plural('document', one.documents)}"
    publishers = f"{one.sources} independent {plural('publisher', one.sources)}"
    return Group(
        _line(one.initiative.title, "bold"),
        _line(f"{one.id} · {one.initiative.status} · told by {documents} of {publishers}", "dim"),
        Text(),
        _grid(("field", "chosen", "by rule"), chosen, whole=1),
        Text(),
        _titled("Told by", Padding(Group(*told), (0, 0, 0, 2))),
        _titled("Who says what", _grid(("field", "value", "said by"), _fact_rows(one, facts), whole=1, apart=True)),
    )


def _fact_rows(one: Merged, facts: Iterable[Fact]) -> Iterator[tuple[Text | str, ...]]:
    """Yield a row for each value, with all who say it."""
    told = {mention.id: mention.initiative for mention in one.mentions}
    together: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        together.setdefault((fact.field, fact.value), []).append(fact)
    for (field, value), own in together.items():
        chosen = any(fact.chosen for fact in own)
        words = _value(value, field, told.get(own[0].mention, one.initiative))
        said = [part for fact in own for part in ((source_words(fact.source), ""), (_quoted(fact.quotes), "italic"))]
        yield field, _lines((words, "bold" if chosen else ""), ("chosen" if chosen else "", "dim")), _lines(*said)


def facts_csv(facts: Iterable[Fact]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each fact."""
    yield ("field", "value", "chosen", "rule", "mention", "confidence", *_SOURCE, "quotes")
    for one in facts:
        own = (one.field, one.value, str(one.chosen).lower(), one.rule, one.mention, str(one.confidence))
        yield (*own, *_source_cells(one.source), _text_of(one.quotes))


# -- totals


def totals_table(found: Totals) -> RenderableType:
    """Return what was added, what was left out and why, and what adding up everything would give."""
    rows = [(*(key or NOTHING for key in row.keys), str(row.initiatives), sums_words(row.sums)) for row in found.rows]
    blank = ("",) * (len(found.by) - 1)
    whole = (str(found.grand.initiatives), sums_words(found.grand.sums) or NOTHING)
    rows.append((*(("all", *blank) if found.by else ()), *whole))
    left = [
        (_spaced(one.reason), _reason(one.reason), str(one.amounts), sums_words(one.sums) or NOTHING)
        for one in found.left_out
    ]
    parts = [_titled("Counted", _grid((*found.by, "initiatives", "sum"), rows))]
    if left:
        parts.append(_titled("Left out", _grid(("reason", "because", "amounts", "sum"), left)))
    return Group(*parts, *map(_line, _notes(found)))


def _reason(reason: str) -> str:
    known: dict[str, str] = {str(code): about for code, about in COUNT_REASONS.items()}
    return known.get(reason, "its figure can't be read whole")


def _notes(found: Totals) -> Iterator[str]:
    if found.naive is not None:
        yield f"Every figure in the sentences that tell of them, added up: {sums_words(found.naive) or NOTHING}"
    if found.shared:
        standing = "stands" if found.shared == 1 else "stand"
        yield f"{found.shared} {plural('initiative', found.shared)} {standing} in several rows, and once in all"
    for rate in found.rates:
        yield f"1 {rate.currency} = {_plain(rate.rate)}, as of {rate.as_of} ({rate.source})"
    for code in found.unrated:
        yield f"no rate is given for {code or 'an unknown currency'}: it stays as it is"


def totals_csv(found: Totals) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each sum: of each group, of all, of what was left out, and the naive one."""
    yield ("part", *found.by, "reason", "initiatives", "amounts", *_SUM)
    blank = ("",) * len(found.by)
    for row in found.rows:
        keys = tuple(key or "" for key in row.keys)
        yield from (("group", *keys, "", str(row.initiatives), str(one.amounts), *_sum_cells(one)) for one in row.sums)
    for one in found.grand.sums:
        yield ("all", *blank, "", str(found.grand.initiatives), str(one.amounts), *_sum_cells(one))
    for left in found.left_out:
        for part in left.sums or (None,):
            own = (left.reason, str(left.initiatives), str(part.amounts if part else left.amounts))
            yield ("left_out", *blank, *own, *_sum_cells(part))
    for one in found.naive or ():
        yield ("naive", *blank, "", "", str(one.amounts), *_sum_cells(one))


# -- gaps


def gaps_table(cells: Iterable[Gap], across: str | None) -> RenderableType:
    """Return the scorecard: a line for each lever, a column for each state; one for each country or year."""
    cards = []
    for group, own in groupby(cells, key=lambda cell: cell.across):
        table = _scorecard(list(own))
        cards.append(_titled(printable(group) if group else f"no {across}", table) if across else table)
    return Group(*cards)


def _scorecard(cells: Sequence[Gap]) -> Table:
    rows = [
        [_lever(lever), *(_cell(cell) for cell in own)] for lever, own in groupby(cells, key=lambda cell: cell.lever)
    ]
    return _grid(("lever", *_STATES.values()), rows, apart=True)


def _lever(lever: str | None) -> Text:
    return _lines((_spaced(lever) or "none", "bold"), (LEVERS[lever] if lever else "closes none of these", "dim"))  # type: ignore[index]


def _cell(cell: Gap) -> Text:
    return _lines((str(cell.initiatives) if cell.initiatives else NOTHING, ""), (sums_words(cell.sums), "dim"))


def gaps_csv(cells: Iterable[Gap], across: str | None) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each cell and each currency of its sums."""
    yield (across or "across", "lever", "state", "initiatives", *_SUM)
    for cell in cells:
        for one in cell.sums or (None,):
            yield (cell.across or "", cell.lever or "", cell.state, str(cell.initiatives), *_sum_cells(one))


# -- timeline


def timeline_table(moments: Iterable[Moment]) -> RenderableType:
    """Return a line for each month or year."""
    rows = [
        (
            one.when or "no date",
            str(one.initiatives),
            ", ".join(f"{number} {status}" for status, number in one.statuses),
            sums_words(one.sums) or NOTHING,
        )
        for one in moments
    ]
    return _grid(("when", "initiatives", "of these", "counted"), rows, whole=1)


def timeline_csv(moments: Iterable[Moment]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each month or year and each currency of its sums."""
    from reex.codes import STATUSES

    yield ("when", "initiatives", *STATUSES, *_SUM)
    for one in moments:
        numbers = dict(one.statuses)
        for part in one.sums or (None,):
            statuses = (str(numbers.get(status, 0)) for status in STATUSES)
            yield (one.when or "", str(one.initiatives), *statuses, *_sum_cells(part))


# -- claims


def claims_table(claims: Iterable[ClaimMention]) -> Table:
    """Return each claim with who says it in which words."""
    rows = [
        (claim_words(one.claim), _lines((source_words(one.source), ""), (_quoted(one.quotes), "italic")))
        for one in claims
    ]
    return _grid(("claim", "said by"), rows, apart=True)


def claims_csv(claims: Iterable[ClaimMention]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each claim."""
    from reex.ledger.told import claim_words as value_words

    own = ("id", "measure", "subject", "subject_ref", "value", "stages", "commodities", "as_of", "attribution")
    yield (*own, *_SOURCE, "quotes")
    for one in claims:
        claim = one.claim
        lists = SEPARATOR.join(claim.stages), SEPARATOR.join(claim.commodities)
        about = (one.id, claim.measure, claim.subject.name, claim.subject.ref or "", value_words(claim), *lists)
        told = (claim.as_of or "", claim.attribution or "", *_source_cells(one.source), _text_of(one.quotes))
        yield (*about, *told)


# -- conflicts


def conflicts_table(found: Iterable[Judged]) -> Table:
    """Return each contradiction with both values, who gives them and in which words."""
    rows = [
        (
            _lines(
                (_spaced(one.verdict), "bold"),
                (f"{one.type}: {one.field}", ""),
                (_about(one, told), "dim"),
                (one.reason, ""),
            ),
            _side(told.mentions.get(one.a), one.a_value, one.field),
            _side(told.mentions.get(one.b), one.b_value, one.field),
        )
        for one, told in found
    ]
    return _grid(("verdict", "one says", "the other says"), rows, apart=True)


def _about(one: Contradiction, told: Told) -> str:
    return _named(one.initiative, told) if one.initiative else one.topic or ""


def _named(initiative: str, told: Told) -> str:
    """Return the id of an initiative with its title."""
    return f"{initiative} {told.titles.get(initiative, '')}"


def _title(mention: Mention | ClaimMention) -> str:
    from reex.ledger.model import Mention

    return mention.initiative.title if isinstance(mention, Mention) else claim_words(mention.claim)


def _side(mention: Mention | ClaimMention | None, value: str, field: str) -> Text:
    from reex.ledger.model import Mention

    if mention is None:
        return _line(value, "bold")
    shown = _value(value, field, mention.initiative) if isinstance(mention, Mention) else value
    words = _quoted(said_in(mention, value, field))
    return _lines((shown, "bold"), (source_words(mention.source), ""), (words, "italic"))


def said_in(mention: Mention | ClaimMention, value: str, field: str) -> tuple[Quote, ...]:
    """Return the words in which a mention gives *value* to *field*: of several the narrowest that are known."""
    from reex.ledger.model import Mention

    if not isinstance(mention, Mention):
        return mention.quotes
    doubtful = [doubt.span for doubt in mention.doubts if doubt.value == value]
    spans = doubtful or mention.initiative.slots.get(field, ())
    touched = [q for q in mention.quotes if any(q.span.start < span.end and span.start < q.span.end for span in spans)]
    return tuple(touched or mention.quotes[:1])


def conflicts_csv(found: Iterable[Judged]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each contradiction."""
    own = ("id", "initiative", "topic", "type", "field", "verdict", "reason")
    sides = ("value", "mention", "title", "published", "quotes")
    yield (*own, *(f"{side}_{name}" for side in "ab" for name in sides))
    for one, told in found:
        cells = [str(getattr(one, name) or "") for name in own]
        pairs = ((one.a, one.a_value), (one.b, one.b_value))
        yield (*cells, *(cell for handle, value in pairs for cell in _side_cells(told, handle, value, one.field)))


def _side_cells(told: Told, handle: str, value: str, field: str) -> tuple[str, ...]:
    if (mention := told.mentions.get(handle)) is None:
        return (value, handle, "", "", "")
    source = mention.source
    return (value, handle, source.title or "", source.published or "", _text_of(said_in(mention, value, field)))


def conflicts_json(found: Iterable[Judged]) -> Iterator[dict[str, Any]]:
    """Yield each contradiction with the document and the words of each side."""
    for one, told in found:
        sides = {"a_said": (one.a, one.a_value), "b_said": (one.b, one.b_value)}
        yield attrs.asdict(one) | {side: _said(told, *given, one.field) for side, given in sides.items()}


def _said(told: Told, handle: str, value: str, field: str) -> dict[str, Any] | None:
    if (mention := told.mentions.get(handle)) is None:
        return None
    return {"source": mention.source, "quotes": said_in(mention, value, field)}


# -- why


def why_table(one: Merged, pairs: Sequence[Pair], decisions: Sequence[Decision], told: Told) -> RenderableType:
    """Return the reason of each merge, what people decided, and what was compared and not merged."""
    own = {mention.id for mention in one.mentions}
    merged = [pair for pair in pairs if pair.verdict == "same" and {pair.a, pair.b} <= own]
    rest = [pair for pair in pairs if pair not in merged]
    parts: list[RenderableType] = [_line(one.initiative.title, "bold"), Text()]
    if merged:
        parts.append(_titled("Merged, because", _pairs(merged, told)))
    if decisions:
        parts.append(_titled("Decided by hand", _decisions(decisions, told)))
    if rest:
        parts.append(_titled("May be of it too, and is kept apart", _pairs(rest, told)))
    if len(parts) == 2:
        parts.append(_line(f"One mention tells of it, and no other is near: {', '.join(sorted(own))}"))
    return Group(*parts)


def _pairs(pairs: Iterable[Pair], told: Told) -> Table:
    rows = (
        (
            _mentioned(told, pair.a),
            _mentioned(told, pair.b),
            _lines((pair.reason, ""), (f"rule {_spaced(pair.rule)}, {pair.strength:.2f}", "dim")),
        )
        for pair in pairs
    )
    return _grid(("one", "other", "reason"), rows, apart=True)


def _decisions(decisions: Iterable[Decision], told: Told) -> Table:
    rows = ((_mentioned(told, one.a), _mentioned(told, one.b), _decided(one)) for one in decisions)
    return _grid(("one", "other", "decision"), rows, apart=True)


def _decided(one: Decision) -> Text:
    verdict = {"join": "joined", "split": "split"}[one.verdict]
    return _lines((f"{verdict} by {one.who or 'hand'}", "bold"), (one.why or "", ""))


def _mentioned(told: Told, handle: str) -> Text:
    mention = told.mentions.get(handle)
    if mention is None:
        return _lines((handle, "bold"), ("isn't found any more", "dim"))
    return _lines((handle, "bold"), (_title(mention), ""), (source_words(mention.source), "dim"))


def why_csv(pairs: Iterable[Pair], decisions: Iterable[Decision]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each pair and each decision."""
    yield ("verdict", "a", "b", "rule", "reason", "strength", "who")
    yield from ((one.verdict, one.a, one.b, one.rule, one.reason, str(one.strength), "") for one in pairs)
    yield from ((one.verdict, one.a, one.b, "by_hand", one.why or "", "", one.who or "") for one in decisions)


# -- review


def review_table(found: Review, told: Told) -> RenderableType:
    """Return what a person should look at, list by list."""
    parts = []
    if found.near:
        parts.append(_titled("May be of one initiative: reex ledger join A B, or split A B", _pairs(found.near, told)))
    if found.unresolved:
        table = conflicts_table((one, told) for one in found.unresolved)
        parts.append(_titled("Disagree, and no rule can judge", table))
    if found.orphaned:
        parts.append(_titled("Decided by hand, on what isn't found any more", _decisions(found.orphaned, told)))
    if found.loose:
        parts.append(_titled("Tell of a deal whose name is lost", _loose(found.loose, told)))
    return Group(*parts) if parts else Text("nothing to look at")


def _loose(ends: Iterable[LooseEnd], told: Told) -> Table:
    rows = (
        (
            _lines(
                (_quoted([end.quote]) or f"{end.quote.span.start}:{end.quote.span.end}", "italic"),
                (source_words(end.source), ""),
            ),
            _lines((", ".join(end.dates), ""), (", ".join(end.parties), "dim")),
            _lines(*((_named(one, told), "") for one in end.initiatives)) if end.initiatives else NOTHING,
        )
        for end in ends
    )
    return _grid(("sentence", "names", "may tell of"), rows, apart=True)


def review_csv(found: Review, told: Told) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each thing to look at."""
    yield ("list", "a", "a_title", "a_words", "b", "b_title", "b_words", "reason")
    for pair in found.near:
        yield ("near", *_mention_cells(told, pair.a), *_mention_cells(told, pair.b), pair.reason)
    for one in found.unresolved:
        a, b = (_side_cells(told, *side, one.field) for side in ((one.a, one.a_value), (one.b, one.b_value)))
        yield ("unresolved", one.a, a[2], a[0], one.b, b[2], b[0], one.reason)
    for decision in found.orphaned:
        yield ("orphaned", *_mention_cells(told, decision.a), *_mention_cells(told, decision.b), decision.why or "")
    for end in found.loose:
        own = (end.id, end.source.title or "", end.quote.text or "")
        yield ("loose", *own, SEPARATOR.join(end.initiatives), "", "", SEPARATOR.join((*end.dates, *end.parties)))


def _mention_cells(told: Told, handle: str) -> tuple[str, str, str]:
    mention = told.mentions.get(handle)
    return (handle, mention.source.title or "", _text_of(mention.quotes)) if mention else (handle, "", "")
