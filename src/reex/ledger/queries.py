"""Questions to the database: filters become SQL, answers are streamed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs
from sqlalchemy import ColumnElement, Connection, case, exists, func, literal, or_, select

from reex.codes import INSTRUMENTS
from reex.errors import DataError
from reex.ledger import rows
from reex.ledger.filters import Filter, unknown
from reex.ledger.model import VERDICTS, ClaimMention, Contradiction, Decision, LooseEnd, Mention, Merged, Pair
from reex.ledger.tables import (
    AMOUNTS,
    CLAIMS,
    CONTRADICTIONS,
    DECISIONS,
    DOCUMENTS,
    INITIATIVES,
    LOOSE_ENDS,
    MENTIONS,
    PAIRS,
    PARTIES,
    TAGS,
    storable,
)

_BATCH = 500  # initiatives whose mentions are asked for at once: few enough for the variables of any SQLite
_STREAMED = {"yield_per": _BATCH}  # by a cursor on the server, which has to be closed, as who asks may stop early
_LAST = "z" * 12  # no handle comes after it
_NAMED = 5  # of the handles that a start leads to, so many are named
CURRENT = DOCUMENTS.c.superseded_by.is_(None)


def check(connection: Connection, chosen: Filter) -> None:
    """Refuse instruments that there are none of: their list is open, as plugins and tables may bring others.

    Raises:
        DataError: if *chosen* names one that neither reex nor the ledger has.
    """
    if not set(chosen.instruments) <= INSTRUMENTS.keys():
        known = {*INSTRUMENTS, *connection.scalars(select(INITIATIVES.c.instrument).distinct())}
        for code in chosen.instruments:
            if code not in known:
                raise unknown("instrument", code, known)


def initiatives(connection: Connection, chosen: Filter | None = None, mentions: bool = False) -> Iterator[Merged]:
    """Yield the initiatives that *chosen* lets through, in the order of their ids; with their mentions if asked."""
    words = _searched(chosen)
    query = select(INITIATIVES).where(*_conditions(chosen)).order_by(INITIATIVES.c.id)
    with connection.execute(query, execution_options=_STREAMED) as found:
        for some in found.partitions():
            told = _mentions_of(connection, [row.id for row in some]) if mentions or words else {}
            for row in some:
                merged = rows.merged_of(row, told.get(row.id, ()))
                if not words or _tells(merged, words):
                    yield merged if mentions else attrs.evolve(merged, mentions=())


def initiative(connection: Connection, handle: str) -> Merged:
    """Return the initiative that *id* leads to, with its mentions.

    Args:
        connection: to the database.
        handle: that of any of its mentions, or the start of one that no other initiative shares.

    Raises:
        DataError: if it leads to none, or to several; it names them.
    """
    query = (
        select(MENTIONS.c.initiative)
        .where(_starts(MENTIONS.c.id, handle), MENTIONS.c.initiative.is_not(None))
        .distinct()
    )
    exact = connection.scalar(select(MENTIONS.c.initiative).where(MENTIONS.c.id == handle))
    found = exact or _only(
        list(connection.scalars(query.order_by(MENTIONS.c.initiative).limit(_NAMED + 1))), handle, "initiative"
    )
    row = connection.execute(select(INITIATIVES).where(INITIATIVES.c.id == found)).one()
    return rows.merged_of(row, _mentions_of(connection, [found])[found])


def contradictions(connection: Connection, chosen: Filter | None = None) -> Iterator[Contradiction]:
    """Yield where documents disagree: on the initiatives that *chosen* lets through, and without it on claims too.

    The gravest verdicts come first, then those of one type, those on one thing side by side.
    """
    together = func.coalesce(CONTRADICTIONS.c.initiative, CONTRADICTIONS.c.topic)
    gravity = case({verdict: place for place, verdict in enumerate(VERDICTS)}, value=CONTRADICTIONS.c.verdict)
    query = select(CONTRADICTIONS).order_by(gravity, CONTRADICTIONS.c.type, together, CONTRADICTIONS.c.id)
    if conditions := _conditions(chosen):
        query = query.where(CONTRADICTIONS.c.initiative.in_(select(INITIATIVES.c.id).where(*conditions)))
    told = {one.id for one in initiatives(connection, chosen)} if _searched(chosen) else None
    with connection.execute(query, execution_options=_STREAMED) as found:
        for row in found:
            if told is None or row.initiative in told:
                yield Contradiction(**row._mapping)


def claims(connection: Connection, chosen: Filter | None = None) -> Iterator[ClaimMention]:
    """Yield shares, places and ranks as current documents tell them, those that can be compared side by side.

    Of *chosen* the commodities, the stages, the actors (as the subject) and the words of ``search`` are meant.
    """
    query = (
        select(CLAIMS, *rows.SOURCE)
        .join(DOCUMENTS, CLAIMS.c.document == DOCUMENTS.c.id)
        .where(CURRENT, *_claim_conditions(chosen or Filter()))
        .order_by(CLAIMS.c.topic, DOCUMENTS.c.published, CLAIMS.c.id)
    )
    with connection.execute(query, execution_options=_STREAMED) as found:
        for row in found:
            yield rows.claim_of(row)


def pairs(connection: Connection, initiative: str) -> Iterator[Pair]:
    """Yield the pairs of which one is a mention of *initiative*, the strongest first."""
    own = select(MENTIONS.c.id).where(MENTIONS.c.initiative == initiative)
    query = select(*rows.PAIR).where(or_(PAIRS.c.a.in_(own), PAIRS.c.b.in_(own)))
    for row in connection.execute(query.order_by(PAIRS.c.strength.desc(), PAIRS.c.a, PAIRS.c.b)):
        yield rows.pair_of(row)


def near(connection: Connection) -> Iterator[tuple[Pair, frozenset[str]]]:
    """Yield the pairs that may be of one initiative, the strongest first, each with the two that they are of now.

    Pairs of two initiatives of which somebody has said that they are two are left out.
    """
    a, b = MENTIONS.alias(), MENTIONS.alias()
    owners = [a.c.initiative.label("of_a"), b.c.initiative.label("of_b")]
    decided = select(*owners).select_from(DECISIONS).join(a, DECISIONS.c.a == a.c.id).join(b, DECISIONS.c.b == b.c.id)
    apart = {frozenset(row) for row in connection.execute(decided)}
    query = (
        select(*rows.PAIR, *owners)
        .join(a, PAIRS.c.a == a.c.id)
        .join(b, PAIRS.c.b == b.c.id)
        .where(PAIRS.c.verdict == "near", a.c.initiative != b.c.initiative)
        .order_by(PAIRS.c.strength.desc(), PAIRS.c.a, PAIRS.c.b)
    )
    with connection.execute(query, execution_options=_STREAMED) as found:
        for row in found:
            of = frozenset((row.of_a, row.of_b))
            if of not in apart:
                yield rows.pair_of(row), of


def counted_twice(connection: Connection) -> list[tuple[str, str]]:
    """Return the pairs of initiatives that may be one and both count an amount of one currency, in order."""
    doubtful = {of for _, of in near(connection)}
    wanted = sorted({one for of in doubtful for one in of})
    currencies: dict[str, set[str | None]] = {}
    for some in (wanted[start : start + _BATCH] for start in range(0, len(wanted), _BATCH)):
        query = select(AMOUNTS.c.initiative, AMOUNTS.c.currency)
        for row in connection.execute(query.where(AMOUNTS.c.counted, AMOUNTS.c.initiative.in_(some))):
            currencies.setdefault(row.initiative, set()).add(row.currency)
    pairs = ((min(of), max(of)) for of in doubtful)
    return sorted((a, b) for a, b in pairs if currencies.get(a, set()) & currencies.get(b, set()))


def decisions(connection: Connection, initiative: str | None = None) -> Iterator[Decision]:
    """Yield what people have decided, in the order of the mentions: on those of one initiative, or on all."""
    columns = [DECISIONS.c[name] for name in ("verdict", "a", "b", "who", "why")]
    query = select(*columns).order_by(DECISIONS.c.a, DECISIONS.c.b)
    if initiative is not None:
        own = select(MENTIONS.c.id).where(MENTIONS.c.initiative == initiative)
        query = query.where(or_(DECISIONS.c.a.in_(own), DECISIONS.c.b.in_(own)))
    for row in connection.execute(query):
        yield Decision(**row._mapping)


def orphaned(connection: Connection) -> Iterator[Decision]:
    """Yield the decisions on mentions that are not found any more, in the order of the mentions."""
    current = select(MENTIONS.c.id).join(DOCUMENTS, MENTIONS.c.document == DOCUMENTS.c.id).where(CURRENT)
    there = set(
        connection.scalars(current.where(MENTIONS.c.id.in_(select(DECISIONS.c.a).union(select(DECISIONS.c.b)))))
    )
    yield from (one for one in decisions(connection) if not {one.a, one.b} <= there)


def loose_ends(connection: Connection) -> Iterator[LooseEnd]:
    """Yield the sentences of current documents that tell of a deal whose name is lost, in the order of the documents.

    Each has the initiatives that it may tell of: of those that one of its parties takes part in, the ones that
    :func:`reex.ledger.evidence.may_tell` lets through.
    """
    from reex.ledger import evidence

    query = (
        select(LOOSE_ENDS, *rows.SOURCE)
        .join(DOCUMENTS, LOOSE_ENDS.c.document == DOCUMENTS.c.id)
        .where(CURRENT)
        .order_by(DOCUMENTS.c.published, DOCUMENTS.c.id, LOOSE_ENDS.c.start)
    )
    for row in connection.execute(query).all():
        end = rows.loose_of(row)
        near = [one for one in _with_party(connection, end.parties) if evidence.may_tell(end, one)]
        yield attrs.evolve(end, initiatives=tuple(one.id for one in near))


def mention(connection: Connection, handle: str) -> str:
    """Return the whole handle of the current mention that *handle* is, or is the start of.

    Raises:
        DataError: if it leads to none, or to several; it names them.
    """
    own = _starts(MENTIONS.c.id, handle), MENTIONS.c.initiative.is_not(None)
    query = select(MENTIONS.c.id).where(*own).order_by(MENTIONS.c.id)
    return _only(list(connection.scalars(query.limit(_NAMED + 1))), handle, "mention")


def told(connection: Connection, handles: Iterable[str]) -> dict[str, Mention | ClaimMention]:
    """Return the mentions and claims that go by *handles*; those that are not found any more are left out."""
    found: dict[str, Mention | ClaimMention] = {}
    wanted = sorted(set(handles))
    for some in (wanted[start : start + _BATCH] for start in range(0, len(wanted), _BATCH)):
        for table, read in ((MENTIONS, rows.mention_of), (CLAIMS, rows.claim_of)):
            query = select(table, *rows.SOURCE).join(DOCUMENTS, table.c.document == DOCUMENTS.c.id)
            found |= {row.id: read(row) for row in connection.execute(query.where(table.c.id.in_(some)))}
    return found


def titles(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the titles of the initiatives that go by *ids*."""
    found: dict[str, str] = {}
    wanted = sorted(set(ids))
    for some in (wanted[start : start + _BATCH] for start in range(0, len(wanted), _BATCH)):
        query = select(INITIATIVES.c.id, INITIATIVES.c.title).where(INITIATIVES.c.id.in_(some))
        found |= {row.id: row.title for row in connection.execute(query)}
    return found


def _starts(column: ColumnElement[str], handle: str) -> ColumnElement[bool]:
    """Say whether *column*, a handle, starts with *handle*: asked as a range too, which an index can answer."""
    return column.between(handle, handle + _LAST) & column.startswith(handle, autoescape=True)


def _only(found: list[str], handle: str, kind: str) -> str:
    """Return the one that *handle* leads to: itself, or the only one of those that it is the start of."""
    if handle in found:
        return handle
    if not handle or not found:
        raise DataError(f"no {kind} goes by {handle!r}; reex ledger list has the ids of all initiatives")
    if len(found) > 1:
        more = " …" if len(found) > _NAMED else ""
        raise DataError(f"{handle!r} is the start of several: {', '.join(found[:_NAMED])}{more}")
    return found[0]


def _with_party(connection: Connection, parties: Sequence[str]) -> Iterator[Merged]:
    """Yield the initiatives in which one of *parties* takes part, refs or names, in the order of their ids."""
    named = or_(PARTIES.c.ref.in_(parties), PARTIES.c.name.in_(parties))
    query = select(INITIATIVES).where(INITIATIVES.c.id.in_(select(PARTIES.c.initiative).where(named)))
    for row in connection.execute(query.order_by(INITIATIVES.c.id)):
        yield rows.merged_of(row)


def _searched(chosen: Filter | None) -> str:
    return (chosen.search or "").casefold() if chosen else ""


def _tells(merged: Merged, words: str) -> bool:
    quotes = (quote.text or "" for mention in merged.mentions for quote in mention.quotes)
    return any(words in text.casefold() for text in (merged.initiative.title, *quotes))


def _conditions(chosen: Filter | None) -> list[ColumnElement[bool]]:
    """Return what *chosen* asks of a row of ``initiatives``, but for the words of ``search``."""
    if chosen is None:
        return []
    table = INITIATIVES.c
    found: list[ColumnElement[bool]] = [
        column.in_(values)
        for column, values in (
            (table.status, chosen.statuses),
            (table.instrument, chosen.instruments),
            (table.lever, chosen.levers),
            (func.substr(func.coalesce(table.announced, table.effective, table.first_published), 1, 4), chosen.years),
        )
        if values
    ]
    tags = {"country": chosen.countries, "commodity": chosen.commodities, "stage": chosen.stages}
    found += [_tagged(field, values) for field, values in tags.items() if values]
    sides = {"actor": chosen.actors, "recipient": chosen.recipients}
    found += [_party(side, values) for side, values in sides.items() if values]
    if chosen.currencies:
        found.append(exists().where(AMOUNTS.c.initiative == table.id, AMOUNTS.c.currency.in_(chosen.currencies)))
    return found


def _tagged(field: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    tagged = select(TAGS.c.initiative).where(TAGS.c.field == field, TAGS.c.value.in_(values))
    return INITIATIVES.c.id.in_(tagged)


def _party(side: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    return exists().where(
        PARTIES.c.initiative == INITIATIVES.c.id,
        PARTIES.c.side == side,
        or_(
            PARTIES.c.ref.in_(values),
            *(_begins(PARTIES.c.name, value) for value in values),
            *(PARTIES.c.forms.icontains(f'"{storable(value)}', autoescape=True) for value in values),
        ),
    )


def _begins(name: ColumnElement[str], start: str) -> ColumnElement[bool]:
    """Say whether a word of *name* begins so: as a part of words, ``US`` would stand in Australia."""
    return (literal(" ") + name).icontains(storable(f" {start}"), autoescape=True)


def _claim_conditions(chosen: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, values in ((CLAIMS.c.stages, chosen.stages), (CLAIMS.c.commodities, chosen.commodities)):
        if values:  # JSON arrays of codes: a code stands in its quotes
            found.append(or_(*(column.contains(json.dumps(value), autoescape=True) for value in values)))
    if chosen.actors:
        named = [_begins(CLAIMS.c.subject, value) for value in chosen.actors]
        found.append(or_(CLAIMS.c.subject_ref.in_(chosen.actors), *named))
    if chosen.search:
        places = (CLAIMS.c.quote, CLAIMS.c.subject, CLAIMS.c.value)
        found.append(or_(*(column.icontains(chosen.search, autoescape=True) for column in places)))
    return found


def _mentions_of(connection: Connection, ids: list[str]) -> Mapping[str, tuple[Mention, ...]]:
    """Return the mentions of each of *ids*, first published first, as their order is everywhere."""
    query = (
        select(MENTIONS, *rows.SOURCE)
        .join(DOCUMENTS, MENTIONS.c.document == DOCUMENTS.c.id)
        .where(MENTIONS.c.initiative.in_(ids))
        .order_by(
            MENTIONS.c.initiative, DOCUMENTS.c.published.is_(None), DOCUMENTS.c.published, DOCUMENTS.c.id, MENTIONS.c.id
        )
    )
    found = connection.execute(query)
    return {one: tuple(map(rows.mention_of, group)) for one, group in groupby(found, key=lambda row: row.initiative)}
