"""Tables in a text: each row tells an act, and the heading says which cell is who gives, who gets and how much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, TypeVar

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES, STATES
from reex_initiatives.lexicon.tables import DATA
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.words import STATUS_CUES, Act
from reex_initiatives.memory.context import Context
from reex_initiatives.pages.governments import as_body
from reex_initiatives.progress.reading import status_of_cue
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.slots import stages
from reex_initiatives.sentences.timing import Timing

# In a heading what a column is measured in: "Amount (US$ m)".
_UNIT = reex.regex(
    r"\s?\([^()]*\)|,\s.*|[*:]|(?:^|\s)(?:[A-Z]{0,3}\s?[$€£¥₹]|[A-Z]{3}\b)\s?(?:k|m|mn|mln|million|b|bn|billion)?$"
)
# Between two names of one column: "Investor / lender", "Project/asset", "Lender or grantor".
_OR = reex.regex(r"\s?/\s?|\s(?:or|and|&)\s")
# Between two acts in one cell.
_SEVERAL = reex.regex(r";\s|\s\+\s|,\s(?=[^\d\s])")
# What the heading of a column says whose sums are ceilings, "Subsidy (max.)", and the reason by which these are.
_MOST, MOST = reex.regex(r"\b(?:max(?:imum|\b)|ceiling|up to\b)", re.IGNORECASE), "table: maximum"
# A heading of fewer cells is none.
_LEAST = 2
# A column of loans: "Facility", "Debt facility".
_FACILITY = reex.regex(r"(?:[\w-]+\s)?facilit(?:y|ies)\b", re.IGNORECASE)
# What a row begins with where the table has lines at its sides.
_FRAME = reex.regex(r"[|\s]*")
# What is said above a table of acts that are still to come.
_TO_COME = frozenset(("proposed", "announced"))
_BINDING = ("agreed", "active")
# How the European Commission numbers cases of state aid, and what heads a table of them.
_CASE, _AID = reex.regex(r"\bSA\.\s?\d{5,6}\b"), reex.regex(r"\b[Ss]tate [Aa]id\b|\bAid\b")
_OUR_FIELD = frozenset(("own_field", "near_field"))
_PARTIES = frozenset(("actor", "recipient", "site", "program"))
_Placed = TypeVar("_Placed", reex.Entity, reex.Hit, Trigger)


class _Column(NamedTuple):
    """What the cells of a column tell, and where its name stands in the heading."""

    kind: str
    head: reex.Span | None


class Row(msgspec.Struct, frozen=True):
    """A row below a heading that says what its cells are.

    Attributes:
        cells: where they stand, by the columns that are understood.
        above: the sentence before the table, which may say whose acts it lists.
        total: whether it only sums up other rows.
    """

    cells: Mapping[_Column, reex.Span]
    heading: Line
    above: Line | None
    total: bool

    def of(self, kind: str) -> list[reex.Span]:
        """Return where the cells of one kind of column stand."""
        return [span for column, span in self.cells.items() if column.kind == kind]


def rows(lines: list[Line]) -> dict[int, Row]:
    """Return the rows of tables whose headings are understood, by the numbers of their sentences."""
    found: dict[int, Row] = {}
    tables = lines[0].page.tables if lines else ()
    whole = {_first(line): line for line in lines} if tables else {}
    for heading, *others in tables:
        head = whole.get(next(filter(None, heading)).start)
        columns = _columns(head, heading) if head and len(heading) >= _LEAST else []
        above = lines[head.number - 1] if head and head.number else None
        for row in others if head and columns else ():
            line = whole.get(next(filter(None, row)).start)
            last = [cell for cell in row if cell][-1]
            if head and line and last.end <= line.end:  # and is no row of several sentences
                told = {column: cell for column, cell in zip(columns, row, strict=True) if column.kind and cell}
                names = [cell for column, cell in told.items() if column.kind in _PARTIES]
                total = any(_sums_up(line, cell) for cell in (next(filter(None, row)), *names))
                found[line.number] = Row(told, head, above, total)
    return found


def _first(line: Line) -> int:
    """Return where the first cell of a row begins that may have lines at its sides: ``| Acme | 5 |``."""
    frame = _FRAME.match(line.text, line.start)
    return frame.end() if frame else line.start


def _columns(line: Line, cells: reex.language.Row) -> list[_Column]:
    """Return the columns that a heading names, or nothing where they don't say who did what."""
    kinds = [_kind(line.text[_behind_body(line, cell) : cell.end]) if cell else "" for cell in cells]
    paid_in = {"capital": "amount", "member": "actor" if "capital" in kinds else ""}
    kinds = [paid_in.get(kind, kind) for kind in kinds]
    if {"actor", "amount"} <= set(kinds) and "support" not in kinds:  # what a lender gives, and no site
        kinds = [
            "support" if cell and _FACILITY.match(line.text, cell.start) else k
            for k, cell in zip(kinds, cells, strict=True)
        ]
    if "amount" not in kinds:
        kinds = ["amount" if kind == "total" else kind for kind in kinds]
    parties = _PARTIES & set(kinds)
    what = {"support", "amount"} & set(kinds) or {"actor", "recipient"} <= parties
    return [_Column(kind, cell) for kind, cell in zip(kinds, cells, strict=True)] if parties and what else []


def _behind_body(line: Line, cell: reex.Span) -> int:
    """Return where a heading goes on behind the body whose money it tells: ``METI subsidy``."""
    body = next((e for e in line.of_kinds(STATES) if e.start == cell.start and e.end < cell.end), None)
    return body.end + 1 if body else cell.start


def _kind(heading: str) -> str:
    """Return what a heading says that its column tells; of several names the first known one does."""
    name = _UNIT.sub("", heading).strip().lower()
    if not name:
        return "amount"  # of a currency, as "US$m" is
    return next(filter(None, map(_kind_of, (name, *_OR.split(name)))), "")


def _kind_of(name: str) -> str:
    """Return what a column of this name tells: ``maximum subsidies`` is an amount as ``subsidy`` is one."""
    while name and not (kind := _named(name)):
        before = next((word for word in _qualifiers() if name.startswith(f"{word} ")), "")
        name = name[len(before) + 1 :] if before else ""
    return kind if name else ""


def _named(name: str) -> str:
    """Return what a column of just this name tells, or of its singular: ``companies``."""
    one = f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")
    return _names().get(name) or _names().get(one, "")


@cache
def _qualifiers() -> list[str]:
    return [word.lower() for word in reex.read_toml(DATA / "columns.toml")["heading"]["qualifiers"]]


@cache
def _names() -> Mapping[str, str]:
    return {name: kind for kind, names in reex.read_toml(DATA / "columns.toml")["column"].items() for name in names}


@cache
def _words_of(name: str) -> re.Pattern[str]:
    """Return what finds the words of a list of cells, the longest one first."""
    words = sorted(reex.read_toml(DATA / "columns.toml")["cell"][name], key=len, reverse=True)
    return reex.regex(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _sums_up(line: Line, cell: reex.Span) -> bool:
    """Say whether a cell says that its row is the sum of others: ``Total``, ``Subtotal Quebec``."""
    named = any(e.start == cell.start for e in line.of_kinds(FIRMS_AND_SITES))
    return not named and _words_of("total").match(line.text, cell.start, cell.end) is not None


def acts_of_row(row: Row, line: Line, grammar: Grammar) -> list[Draft]:
    """Return the acts that a row tells: one for each part of its cells with a word or a sum, or one for all of it.

    A row that sums up others tells none.
    """
    if row.total:
        return []
    support = {column: span for column, span in row.cells.items() if column.kind == "support"}
    sums = {column: span for column, span in row.cells.items() if column.kind == "amount"}
    for column, span in list(sums.items()) if len(sums) > 1 and not support else ():
        if _inside([span], line.triggers) and not _inside([span], line.of_kind("money")):
            support[column] = sums.pop(column)  # "Aid: loan" beside "Amount: €5 million"
    if support and sums:
        parts = [([column.head for column in (*support, *sums) if column.head], [*support.values(), *sums.values()])]
    else:
        told = {**support, **sums}.items()
        parts = [
            ([column.head] if column.head else [], [part]) for column, span in told for part in _parts(line.text, span)
        ]
    drafts = [_act_of(row, line, heads, cells, grammar) for heads, cells in parts]
    return [draft for draft in drafts if draft is not None] or _exchange(row, line)


def is_of_programme(row: Row, draft: Draft, context: Context) -> bool:
    """Say whether a row of a table of programmes is on our field, and let it be the act of the state they are of.

    Any other row may be what it is.
    """
    if not row.of("program") or row.of("recipient") or row.of("site"):
        return True
    state = context.issuer or context.home
    if not draft.actors and state and state.kind in draft.act.actors:
        draft.take("actors", (state,), "document")
    line = draft.line
    return bool(line.of_kind("commodity") or line.goods or line.cues_of(line.start, line.end, _OUR_FIELD))


def _act_of(row: Row, line: Line, heads: list[reex.Span], cells: list[reex.Span], grammar: Grammar) -> Draft | None:
    """Return the act that some cells, or a part of one, tell by a word, by a sum, or by both."""
    sums = _inside(cells, line.of_kind("money"))[:1]
    words = [t for t in _inside(cells, line.triggers) if not t.act.sites]
    named = words or [t for t in _inside(heads, row.heading.triggers) if t.act.family == "capital"]
    shares = _inside(row.of("support"), line.of_kind("percent"))[:1] if named and not words else ()
    if not (sums or words or shares):
        return None
    named = [t for t in named if not t.act.generic] or named
    acts = list(dict.fromkeys(t.act for t in named or _said_above(row)))
    bought = [act for act in acts if act.buys][:1]  # "offtake/prepayment" is one contract
    acts = bought or acts
    act = acts[0] if len(acts) == 1 else grammar.act("funding")  # "grants and loans" are money of several forms
    at = next((t for t in words if t.act is act), words[0] if words else (*sums, *shares)[0])
    draft = _draft(row, line, Trigger(act, "noun", at.start, at.end), sums)
    if any(_MOST.search(line.text, head.start, head.end) for head in _heads_over(row, sums)):
        draft.why["amounts"] = MOST
    return draft


def _heads_over(row: Row, sums: tuple[reex.Entity, ...]) -> list[reex.Span]:
    """Return the heading of the column that a sum stands in."""
    over = (column for column, cell in row.cells.items() for e in sums[:1] if cell.start <= e.start < cell.end)
    return [column.head for column in over if column.head]


def _said_above(row: Row) -> list[Trigger]:
    """Return what the sentence above says that all rows are: ``EIB loans for raw materials``."""
    return [t for t in row.above.triggers if t.act.family == "capital" or t.act.buys] if row.above else []


def _exchange(row: Row, line: Line) -> list[Draft]:
    """Return the act between the two parties of a row, where only the sentence above says which it is."""
    acts = list(dict.fromkeys(t.act for t in _said_above(row)))
    buyer = next(iter(row.of("actor")), None)
    if len(acts) != 1 or buyer is None or not row.of("recipient"):
        return []
    draft = _draft(row, line, Trigger(acts[0], "noun", buyer.start, buyer.end), ())
    return [draft] if draft.actors and draft.recipients else []


def _draft(row: Row, line: Line, trigger: Trigger, sums: tuple[reex.Entity, ...]) -> Draft:
    act = trigger.act
    givers = _apart(_inside(row.of("actor"), line.of_kinds(act.actors)))
    if not givers and "agency" in act.actors:  # a province or a state gives by its government
        givers = tuple(map(as_body, _inside(row.of("actor"), line.of_kind("region"))))
    if not givers and act.family == "capital":  # "EIB loan" says itself whose it is
        givers = _inside(row.of("support"), (e for e in line.of_kinds(STATES) if e.end < trigger.start))
    if not givers and act.family == "capital":  # so does the heading over its sum, "METI subsidy"
        givers = _inside(_heads_over(row, sums), row.heading.of_kinds(STATES))
    if not givers and (act.family == "trade" or (act.family == "capital" and _is_state_aid(row, line))):
        givers = _inside(row.of("country"), line.of_kinds(act.actors))
    if not givers and row.above:
        givers = tuple(row.above.of_kinds(STATES)[:1])
    takers = _inside(row.of("recipient"), line.of_kinds(act.recipients))
    takers = takers or _inside(row.of("site"), line.of_kinds(FIRMS_AND_SITES & act.recipients))
    goods = tuple(e for e in _inside(row.of("commodity"), line.of_kind("commodity")) if e.ref)
    dates = _inside(row.of("date"), line.of_kind("date"))
    return Draft(
        act=act,
        force=_force(row, line, act),
        actors=givers,
        recipients=takers,
        amounts=sums,
        duration=next(iter(_inside(row.of("duration"), line.of_kind("duration"))), None),
        commodities=goods,
        stages=stages(line, trigger),
        programs=_inside(row.of("program"), line.of_kind("program")),
        timing=Timing(announced=dates[0] if dates else None),
        line=line,
        trigger=trigger,
        rule="row",
        headline=False,
        table=row.heading.number,
        why={"actors": "table", "recipients": "table", "amounts": "table"},
    )


def _is_state_aid(row: Row, line: Line) -> bool:
    """Say whether the country of a row is the one that pays: by the number of its case, the heading, or words above."""
    told = (place for place in (row.above, row.heading) if place)
    return _CASE.search(line.text, line.start, line.end) is not None or any(
        _AID.search(place.text, place.start, place.end) for place in told
    )


def _force(row: Row, line: Line, act: Act) -> Force:
    """Return how far an act has come, by its own cell or by what is said above the table."""
    cues = [c for c in _inside(row.of("status"), line.cues) if c.term.data.list in STATUS_CUES]
    if own := _own_status(row, line):
        return own
    place = line
    if letter := next((c for c in _inside(row.of("support"), line.cues) if c.term.data.list == "letter"), None):
        cue = line.text[letter.start : letter.end].lower()
        return Force("announced", False, False, cue, "cue", span=reex.Span(letter.start, letter.end))
    if not cues and row.above:
        place, cues = row.above, row.above.cues_of(row.above.start, row.above.end, _TO_COME)
    if not cues:
        return Force(act.signed, act.signed in _BINDING, False)
    status = status_of_cue(cues[0])
    cue = place.text[cues[0].start : cues[0].end].lower()
    return Force(status, status in _BINDING, False, cue, "cue", span=reex.Span(cues[0].start, cues[0].end))


def _own_status(row: Row, line: Line) -> Force | None:
    """Return how far an act has come by words that tell it in cells, where they stand first: ``not yet signed``."""
    cues = [c for c in _inside(row.of("status"), line.cues) if c.term.data.list in (*STATUS_CUES, "letter")]
    found: list[tuple[int, int, str]] = [(cue.start, -cue.end, "") for cue in cues]
    for status in ("proposed", "ended"):
        words = (_words_of(status).search(line.text, cell.start, cell.end) for cell in row.of("status"))
        found += [(word.start(), -word.end(), status) for word in words if word]
    start, end, status = min(found, default=(0, 0, ""))
    if not status and any(c.start == start and c.term.data.list == "letter" for c in cues):
        status = "announced"  # "conditionally approved"
    if not status:
        return None
    return Force(status, False, False, line.text[start:-end].lower(), "cue", span=reex.Span(start, -end))


def _parts(text: str, cell: reex.Span) -> Iterator[reex.Span]:
    """Yield the parts of a cell that tells several acts: ``$400m equity; $150m loan``."""
    start = cell.start
    for between in _SEVERAL.finditer(text, cell.start, cell.end):
        yield reex.Span(start, between.start())
        start = between.end()
    if start < cell.end:
        yield reex.Span(start, cell.end)


def _apart(parties: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the parties without countries that only a body is named after: ``Government of Chile``."""
    bodies = [e for e in parties if e.kind != "country"]
    return tuple(e for e in parties if e in bodies or not any(b.start <= e.start and e.end <= b.end for b in bodies))


def _inside(spans: Iterable[reex.Span], things: Iterable[_Placed]) -> tuple[_Placed, ...]:
    """Return those of *things* that stand in one of *spans*."""
    within = tuple(spans)
    return tuple(t for t in things if any(span.start <= t.start and t.end <= span.end for span in within))
