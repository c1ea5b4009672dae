"""Questions to the database: filters become SQL, answers are streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from reex.errors import DataError
from reex.ledger import rows
from reex.ledger.filters import Filter
from reex.ledger.model import ClaimMention, Contradiction, Decision, Mention, Merged, Pair
from reex.ledger.tables import (
    AMOUNTS,
    CLAIMS,
    CONTRADICTIONS,
    DECISIONS,
    DOCUMENTS,
    INITIATIVES,
    MENTIONS,
    PAIRS,
    PARTIES,
    TAGS,
)

_BATCH = 500  # initiatives whose mentions are asked for at once: few enough for the variables of any SQLite
_STREAMED = {"yield_per": _BATCH}


def initiatives(connection: Connection, chosen: Filter | None = None, mentions: bool = False) -> Iterator[Merged]:
    """Yield the initiatives that *filter* lets through, in the order of their ids; with their mentions if asked."""
    query = _filtered(select(INITIATIVES), chosen).order_by(INITIATIVES.c.id)
    for some in connection.execute(query, execution_options=_STREAMED).partitions():
        told = _mentions_of(connection, [row.id for row in some]) if mentions else {}
        for row in some:
            yield rows.merged_of(row, told.get(row.id, ()))


def initiative(connection: Connection, handle: str) -> Merged:
    """Return the initiative that *id* leads to, with its mentions.

    Args:
        connection: to the database.
        handle: that of any of its mentions, or the start of one that no other initiative shares.

    Raises:
        DataError: if it leads to none, or to several; it names them.
    """
    start = MENTIONS.c.id.startswith(handle, autoescape=True)
    query = select(MENTIONS.c.initiative).where(start, MENTIONS.c.initiative.is_not(None)).distinct()
    exact = connection.scalar(select(MENTIONS.c.initiative).where(MENTIONS.c.id == handle))
    found = [exact] if exact else list(connection.scalars(query.order_by(MENTIONS.c.initiative).limit(6)))
    if not handle or not found:
        raise DataError(f"no initiative goes by {handle!r}; the list of all has their ids")
    if len(found) > 1:
        raise DataError(f"{handle!r} is the start of several: {', '.join(found[:5])}{' …' if len(found) > 5 else ''}")
    row = connection.execute(select(INITIATIVES).where(INITIATIVES.c.id == found[0])).one()
    return rows.merged_of(row, _mentions_of(connection, found)[found[0]])


def contradictions(connection: Connection, chosen: Filter | None = None) -> Iterator[Contradiction]:
    """Yield where documents disagree: on the initiatives that *filter* lets through, and without one on claims too."""
    query = select(CONTRADICTIONS).order_by(CONTRADICTIONS.c.id)
    if conditions := _conditions(chosen):
        query = query.where(CONTRADICTIONS.c.initiative.in_(select(INITIATIVES.c.id).where(*conditions)))
    for row in connection.execute(query, execution_options=_STREAMED):
        yield Contradiction(**row._mapping)


def claims(connection: Connection, chosen: Filter | None = None) -> Iterator[ClaimMention]:
    """Yield shares, places and ranks as current documents tell them, those that can be compared side by side.

    Of *filter* the commodities, the stages, the actors (as the subject) and the words of ``search`` are meant.
    """
    query = (
        select(CLAIMS, *rows.SOURCE)
        .join(DOCUMENTS, CLAIMS.c.document == DOCUMENTS.c.id)
        .where(DOCUMENTS.c.superseded_by.is_(None), *_claim_conditions(chosen or Filter()))
        .order_by(CLAIMS.c.topic, DOCUMENTS.c.published, CLAIMS.c.id)
    )
    for row in connection.execute(query, execution_options=_STREAMED):
        yield rows.claim_of(row)


def pairs(connection: Connection, initiative: str | None = None, verdict: str | None = None) -> Iterator[Pair]:
    """Yield pairs that were compared, the strongest first: of one initiative or of all, of one verdict or of both."""
    query = select(PAIRS).order_by(PAIRS.c.strength.desc(), PAIRS.c.a, PAIRS.c.b)
    if initiative is not None:
        own = select(MENTIONS.c.id).where(MENTIONS.c.initiative == initiative)
        query = query.where(or_(PAIRS.c.a.in_(own), PAIRS.c.b.in_(own)))
    if verdict is not None:
        query = query.where(PAIRS.c.verdict == verdict)
    for row in connection.execute(query, execution_options=_STREAMED):
        yield Pair(**row._mapping)


def decisions(connection: Connection) -> Iterator[Decision]:
    """Yield what people have decided, in the order of the mentions."""
    columns = [DECISIONS.c[name] for name in ("verdict", "a", "b", "who", "why")]
    for row in connection.execute(select(*columns).order_by(DECISIONS.c.a, DECISIONS.c.b)):
        yield Decision(**row._mapping)


def _filtered(query: Select[Any], chosen: Filter | None) -> Select[Any]:
    return query.where(*_conditions(chosen))


def _conditions(chosen: Filter | None) -> list[ColumnElement[bool]]:
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
    return [*found, _told(chosen.search)] if chosen.search else found


def _tagged(field: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    return exists().where(TAGS.c.initiative == INITIATIVES.c.id, TAGS.c.field == field, TAGS.c.value.in_(values))


def _party(side: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    named = [PARTIES.c.name.icontains(value, autoescape=True) for value in values]
    return exists().where(
        PARTIES.c.initiative == INITIATIVES.c.id, PARTIES.c.side == side, or_(PARTIES.c.ref.in_(values), *named)
    )


def _told(words: str) -> ColumnElement[bool]:
    quoted = and_(MENTIONS.c.initiative == INITIATIVES.c.id, MENTIONS.c.quote.icontains(words, autoescape=True))
    return or_(INITIATIVES.c.title.icontains(words, autoescape=True), exists().where(quoted))


def _claim_conditions(chosen: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, values in ((CLAIMS.c.stages, chosen.stages), (CLAIMS.c.commodities, chosen.commodities)):
        if values:  # JSON arrays of codes: a code stands in its quotes
            found.append(or_(*(column.contains(json.dumps(value), autoescape=True) for value in values)))
    if chosen.actors:
        named = [CLAIMS.c.subject.icontains(value, autoescape=True) for value in chosen.actors]
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
