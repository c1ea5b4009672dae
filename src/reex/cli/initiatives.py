"""Initiatives of the ledger and what they come to, as tables of words and rows of CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reex.cli.answers import (
    SOURCE,
    SUM,
    grid,
    line,
    lines,
    plain,
    quoted,
    shown,
    source_cells,
    source_words,
    spaced,
    sum_cells,
    sums_words,
    text_of,
    titled,
)
from reex.codes import COUNT_REASONS, LEVERS, STATUSES
from reex.views import printable
from reex.views.words import NOTHING, field_words, plural
from reex.writers.rows import SEPARATOR

if TYPE_CHECKING:
    from reex.ledger.gaps import Gap
    from reex.ledger.model import Fact, Merged
    from reex.ledger.timeline import Moment
    from reex.ledger.totals import Totals

_STATES = {
    "in_force": "in force", "signed": "signed", "announced": "announced", "called_for": "called for", "ended": "ended",
}  # fmt: skip
_NAMED = 3  # of the pairs that may be counted twice, so many are named


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
    return grid(("id", "initiative", "counts", "announced", "documents", "sources"), rows, whole=1)


def _counting(one: Merged) -> str:
    from reex.ledger import totals

    if sums := sums_words(totals.added(one.initiative)):
        return sums
    return NOTHING if one.initiative.count_reason == "no_amount" else f"no: {spaced(one.initiative.count_reason)}"


def initiatives_csv(merged: Iterable[Merged]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each initiative and each currency of what counts of it."""
    from reex.ledger import totals

    yield (*_LISTED, *SUM, *_TOLD)
    for one in merged:
        cells = _listed(one)
        for part in totals.added(one.initiative) or (None,):
            yield (*cells, *sum_cells(part), *(str(getattr(one, name) or "") for name in _TOLD))


def _listed(one: Merged) -> list[str]:
    told = one.initiative
    names = {side: SEPARATOR.join(party.name for party in getattr(told, side)) for side in ("actors", "recipients")}
    lists = {name: SEPARATOR.join(getattr(told, name)) for name in ("commodities", "stages", "programs", "countries")}
    known: dict[str, str] = {**names, **lists, "id": one.id, "countable": str(told.countable).lower()}
    return [known[name] if name in known else str(getattr(told, name) or "") for name in _LISTED]


# -- show


def initiative_table(one: Merged, facts: Sequence[Fact]) -> RenderableType:
    """Return an initiative: what was chosen, who tells of it, and below each value who says so in which words."""
    chosen = [(field, said, spaced(one.rules.get(field, ""))) for field, said in field_words(one.initiative)]
    told = [lines((f"{mention.id}  {source_words(mention.source)}", "")) for mention in one.mentions]
    documents = f"{one.documents} {plural('document', one.documents)}"
    publishers = f"{one.sources} independent {plural('publisher', one.sources)}"
    return Group(
        line(one.initiative.title, "bold"),
        line(f"{one.id} · {one.initiative.status} · told by {documents} of {publishers}", "dim"),
        Text(),
        grid(("field", "chosen", "by rule"), chosen, whole=1),
        Text(),
        titled("Told by", Padding(Group(*told), (0, 0, 0, 2))),
        titled("Who says what", grid(("field", "value", "said by"), _fact_rows(one, facts), whole=1, apart=True)),
    )


def _fact_rows(one: Merged, facts: Iterable[Fact]) -> Iterator[tuple[Text | str, ...]]:
    """Yield a row for each value, with all who say it."""
    told = {mention.id: mention.initiative for mention in one.mentions}
    together: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        together.setdefault((fact.field, fact.value), []).append(fact)
    for (field, value), own in together.items():
        chosen = any(fact.chosen for fact in own)
        words = shown(value, field, told.get(own[0].mention, one.initiative))
        said = [part for fact in own for part in ((source_words(fact.source), ""), (quoted(fact.quotes), "italic"))]
        yield field, lines((words, "bold" if chosen else ""), ("chosen" if chosen else "", "dim")), lines(*said)


def facts_csv(facts: Iterable[Fact]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each fact."""
    yield ("field", "value", "chosen", "rule", "mention", "confidence", *SOURCE, "quotes")
    for one in facts:
        own = (one.field, one.value, str(one.chosen).lower(), one.rule, one.mention, str(one.confidence))
        yield (*own, *source_cells(one.source), text_of(one.quotes))


# -- totals


def totals_table(found: Totals) -> RenderableType:
    """Return what was added, what was left out and why, and what adding up everything would give."""
    rows = [(*(key or NOTHING for key in row.keys), str(row.initiatives), sums_words(row.sums)) for row in found.rows]
    blank = ("",) * (len(found.by) - 1)
    whole = (str(found.grand.initiatives), sums_words(found.grand.sums) or NOTHING)
    rows.append((*(("all", *blank) if found.by else ()), *whole))
    left = [
        (spaced(one.reason), _reason(one.reason), str(one.amounts), sums_words(one.sums) or NOTHING)
        for one in found.left_out
    ]
    parts = [titled("Counted", grid((*found.by, "initiatives", "sum"), rows))]
    if left:
        parts.append(titled("Left out", grid(("reason", "because", "amounts", "sum"), left)))
    return Group(*parts, *map(line, _notes(found)))


def _reason(reason: str) -> str:
    known: dict[str, str] = {str(code): about for code, about in COUNT_REASONS.items()}
    return known.get(reason, "its figure can't be read whole")


def _notes(found: Totals) -> Iterator[str]:
    if found.near:
        pairs = f"{len(found.near)} {plural('pair', len(found.near))}"
        yield f"{pairs} of these may be one initiative, and counted twice: {_few(found.near)}; see reex ledger review"
    if found.naive is not None:
        yield f"Every figure in the sentences that tell of them, added up: {sums_words(found.naive) or NOTHING}"
    if found.shared:
        standing = "stands" if found.shared == 1 else "stand"
        yield f"{found.shared} {plural('initiative', found.shared)} {standing} in several rows, and once in all"
    for rate in found.rates:
        yield f"1 {rate.currency} = {plain(rate.rate)}, as of {rate.as_of} ({rate.source})"
    for code in found.unrated:
        yield f"no rate is given for {code or 'an unknown currency'}: it stays as it is"


def _few(pairs: Sequence[tuple[str, str]]) -> str:
    named = ", ".join(f"{a} and {b}" for a, b in pairs[:_NAMED])
    return f"{named} …" if len(pairs) > _NAMED else named


def totals_csv(found: Totals) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each sum: of each group, of all, of what was left out, and the naive one."""
    yield ("part", *found.by, "reason", "initiatives", "amounts", *SUM)
    blank = ("",) * len(found.by)
    for row in found.rows:
        keys = tuple(key or "" for key in row.keys)
        yield from (("group", *keys, "", str(row.initiatives), str(one.amounts), *sum_cells(one)) for one in row.sums)
    for one in found.grand.sums:
        yield ("all", *blank, "", str(found.grand.initiatives), str(one.amounts), *sum_cells(one))
    for left in found.left_out:
        for part in left.sums or (None,):
            own = (left.reason, str(left.initiatives), str(part.amounts if part else left.amounts))
            yield ("left_out", *blank, *own, *sum_cells(part))
    for one in found.naive or ():
        yield ("naive", *blank, "", "", str(one.amounts), *sum_cells(one))


# -- gaps


def gaps_table(cells: Iterable[Gap], across: str | None) -> RenderableType:
    """Return the scorecard: a line for each lever, a column for each state; one for each country or year."""
    cards = []
    for group, own in groupby(cells, key=lambda cell: cell.across):
        table = _scorecard(list(own))
        cards.append(titled(printable(group) if group else f"no {across}", table) if across else table)
    return Group(*cards)


def _scorecard(cells: Sequence[Gap]) -> Table:
    rows = [
        [_lever(lever), *(_cell(cell) for cell in own)] for lever, own in groupby(cells, key=lambda cell: cell.lever)
    ]
    return grid(("lever", *_STATES.values()), rows, apart=True)


def _lever(lever: str | None) -> Text:
    return lines((spaced(lever) or "none", "bold"), (LEVERS[lever] if lever else "closes none of these", "dim"))  # type: ignore[index]


def _cell(cell: Gap) -> Text:
    return lines((str(cell.initiatives) if cell.initiatives else NOTHING, ""), (sums_words(cell.sums), "dim"))


def gaps_csv(cells: Iterable[Gap], across: str | None) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each cell and each currency of its sums."""
    yield (across or "across", "lever", "state", "initiatives", *SUM)
    for cell in cells:
        for one in cell.sums or (None,):
            yield (cell.across or "", cell.lever or "", cell.state, str(cell.initiatives), *sum_cells(one))


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
    return grid(("when", "initiatives", "of these", "counted"), rows, whole=1)


def timeline_csv(moments: Iterable[Moment]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each month or year and each currency of its sums."""
    yield ("when", "initiatives", *STATUSES, *SUM)
    for one in moments:
        numbers = dict(one.statuses)
        for part in one.sums or (None,):
            statuses = (str(numbers.get(status, 0)) for status in STATUSES)
            yield (one.when or "", str(one.initiatives), *statuses, *sum_cells(part))
