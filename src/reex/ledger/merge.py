"""Merging: from blocks that have changed to pairs, from pairs to initiatives, from claims to contradictions.

What is written depends on the documents alone, not on their order, nor on when they were added. Each transaction takes
a part of the work and strikes it off; when the process ends in between, the next :func:`settle` does what is left.
An initiative is written whole in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
import msgspec
from sqlalchemy import Connection, Engine, Select, bindparam, delete, func, insert, null, select, update

from reex.collector import no_collecting
from reex.ledger import blocking, pairing, pending, rows, store
from reex.ledger.clusters import clusters
from reex.ledger.likeness import Told
from reex.ledger.model import ClaimMention, Decision, Mention, Merged, Pair
from reex.ledger.store import CHUNK, chunks
from reex.ledger.tables import (
    AMOUNTS,
    BLOCKS,
    CLAIMS,
    CONTRADICTIONS,
    DECISIONS,
    DOCUMENTS,
    INITIATIVES,
    MENTIONS,
    PAIRS,
    PARTIES,
    STALE,
    TAGS,
)
from reex.model import Initiative

_KEYS = 20_000  # blocks of one transaction
_SEEDS = 4_000  # mentions of one transaction, with all that hang together with them
_KEPT = 1_000_000  # mentions whose comparable parts are kept in memory, about two kilobytes each
_Pairs = dict[tuple[str, str], tuple[Pair, str]]  # each with the key of its block
_WITHOUT_TEXT = [column for column in rows.SOURCE if column.name != "text"]


def settle(engine: Engine) -> None:
    """Find anew what hangs on the keys in ``stale``, and merge all mentions that wait for an initiative.

    Args:
        engine: one whose transactions have the ledger to themselves (:func:`reex.ledger.store.for_writing`).
    """
    memory = _Memory()
    for step in (memory.pair_up, _merge_some, _judge_claims):
        while True:
            with engine.begin() as connection, no_collecting():
                if not step(connection):
                    break


class _Memory:
    """What is compared of mentions, kept from block to block.

    A mention is decoded once as long as there is room, and again where another process has changed it meanwhile.
    """

    def __init__(self) -> None:
        self.members: dict[str, pairing.Member] = {}
        self.bodies: dict[str, int] = {}  # the hash of the body that each member was decoded from
        self.told: dict[Told, tuple[Told, tuple[str, ...]]] = {}  # each once, with its keys

    def pair_up(self, connection: Connection) -> bool:
        """Find the pairs of some of the stale blocks; say whether there were any."""
        stale = select(STALE.c.key).where(~STALE.c.key.startswith(pending.TOPIC)).order_by(STALE.c.key).limit(_KEYS)
        if connection.scalar(stale.limit(1)) is None:
            return False
        blocks = self._blocks(connection, stale)
        new = {(pair.a, pair.b): (pair, key) for key in blocks for pair in pairing.pairs_of(key, blocks[key])}
        self._write(connection, new, _known(connection, [*blocks]))
        connection.execute(delete(STALE).where(STALE.c.key.in_(stale)))
        return True

    def _blocks(self, connection: Connection, stale: Select[tuple[str]]) -> dict[str, list[pairing.Member]]:
        """Return the members of those blocks that have several: most have one, and are not read."""
        several = select(BLOCKS.c.key).where(BLOCKS.c.key.in_(stale)).group_by(BLOCKS.c.key).having(func.count() > 1)
        query = select(BLOCKS.c.key, BLOCKS.c.mention).where(BLOCKS.c.key.in_(several))
        found: dict[str, list[str]] = {}
        for key, mention in connection.execute(query.order_by(BLOCKS.c.key, BLOCKS.c.mention)):
            found.setdefault(key, []).append(mention)
        members = self._read(connection, {mention for mentions in found.values() for mention in mentions})
        return {key: [members[mention] for mention in mentions] for key, mentions in found.items()}

    def _read(self, connection: Connection, mentions: set[str]) -> Mapping[str, pairing.Member]:
        if len(self.members) > _KEPT:
            self.members.clear()
            self.bodies.clear()
            self.told.clear()
        query = select(MENTIONS.c.id, MENTIONS.c.document, MENTIONS.c.body)
        for some in chunks(sorted(mentions)):
            for row in connection.execute(query.where(MENTIONS.c.id.in_(some))):
                if self.bodies.get(row.id) != (body := hash(row.body)):
                    told = Told.of(msgspec.json.decode(row.body, type=Initiative))
                    known = self.told.get(told) or self.told.setdefault(told, (told, blocking.keys(told)))
                    self.members[row.id] = pairing.Member(row.id, row.document, *known)
                    self.bodies[row.id] = body
        return self.members

    def _write(self, connection: Connection, new: _Pairs, known: _Pairs) -> None:
        """Write what has changed; take down initiatives that stood on a pair that is gone, or that have to be one."""
        gone = [found for key, found in sorted(known.items()) if new.get(key) != found]
        come = [found for key, found in new.items() if known.get(key) != found]
        if gone:
            one = delete(PAIRS).where(PAIRS.c.a == bindparam("low"), PAIRS.c.b == bindparam("high"))
            connection.execute(one, [{"low": pair.a, "high": pair.b} for pair, _ in gone])
        store.insert_new(connection, PAIRS, [rows.pair_row(*found) for found in come])
        touched = {end for pair, _ in gone if pair.verdict == "same" for end in (pair.a, pair.b)}
        same = [pair for pair, _ in come if pair.verdict == "same"]
        settled = _settled(connection, {end for pair in same for end in (pair.a, pair.b)})
        touched |= {end for pair in same if pair.a in settled and pair.b in settled for end in (pair.a, pair.b)}
        pending.unsettle(connection, touched)


def _known(connection: Connection, blocks: Sequence[str]) -> _Pairs:
    """Return the pairs that are there of *blocks*, each with its block."""
    query = select(*rows.PAIR).add_columns(PAIRS.c.block)
    found: _Pairs = {}
    for some in chunks(blocks):
        for row in connection.execute(query.where(PAIRS.c.block.in_(some))):
            found[row.a, row.b] = rows.pair_of(row), row.block
    return found


def _settled(connection: Connection, mentions: set[str]) -> set[str]:
    """Return those of *mentions* that don't wait for an initiative."""
    query = select(MENTIONS.c.id).where(~MENTIONS.c.waiting)
    found = [connection.scalars(query.where(MENTIONS.c.id.in_(some))).all() for some in chunks(sorted(mentions))]
    return {mention for some in found for mention in some}


def _merge_some(connection: Connection) -> bool:
    """Merge some of the mentions that wait for an initiative, with all that hang together with them."""
    waiting = select(MENTIONS.c.id).where(MENTIONS.c.waiting).order_by(MENTIONS.c.id).limit(_SEEDS)
    if not (seeds := set(connection.scalars(waiting))):
        return False
    pairs, decisions, mentions = _together(connection, seeds)
    from reex.ledger import choose

    _take_down(connection, sorted(mentions))
    merged = [choose.merged(group) for group in clusters(mentions.values(), pairs, decisions)]
    _write_merged(connection, merged)
    return True


def _together(connection: Connection, seeds: set[str]) -> tuple[set[Pair], list[Decision], dict[str, Mention]]:
    """Return all current mentions that hang together with *seeds*, by pairs that are the same or by hand."""
    pairs: set[Pair] = set()
    mentions: dict[str, Mention] = {}
    decisions: dict[tuple[str, str], Decision] = {}
    while seeds:
        mentions |= _current(connection, sorted(seeds))
        reached: set[str] = set()
        for some in chunks(sorted(seeds & mentions.keys())):
            for pair in _pairs(connection, some):
                pairs.add(pair)
                reached |= {pair.a, pair.b}
            for one in _decisions(connection, some):
                decisions[one.a, one.b] = one
                reached |= {one.a, one.b} if one.verdict == "join" else set()
        seeds = reached - mentions.keys() - seeds
    return pairs, list(decisions.values()), mentions


def _current(connection: Connection, ids: Sequence[str]) -> dict[str, Mention]:
    query = (
        select(MENTIONS, *_WITHOUT_TEXT, null().label("text"))  # no value is chosen by the words of a quote
        .select_from(MENTIONS.join(DOCUMENTS))
        .where(DOCUMENTS.c.superseded_by.is_(None))
    )
    return {
        row.id: rows.mention_of(row)
        for some in chunks(ids)
        for row in connection.execute(query.where(MENTIONS.c.id.in_(some)))
    }


def _pairs(connection: Connection, mentions: Sequence[str]) -> Iterator[Pair]:
    query = select(*rows.PAIR).where(PAIRS.c.verdict == "same")
    for end in (PAIRS.c.a, PAIRS.c.b):
        for row in connection.execute(query.where(end.in_(mentions))):
            yield rows.pair_of(row)


def _decisions(connection: Connection, mentions: Sequence[str]) -> Iterator[Decision]:
    columns = [DECISIONS.c[name] for name in ("verdict", "a", "b", "who", "why")]
    for end in (DECISIONS.c.a, DECISIONS.c.b):
        for row in connection.execute(select(*columns).where(end.in_(mentions))):
            yield Decision(**row._mapping)


def _take_down(connection: Connection, mentions: Sequence[str]) -> None:
    """Delete the initiatives of *mentions*; what others these had waits for another."""
    for some in chunks(mentions):
        query = select(MENTIONS.c.initiative).where(MENTIONS.c.id.in_(some), MENTIONS.c.initiative.is_not(None))
        for found in chunks(sorted(set(connection.scalars(query)))):
            left = update(MENTIONS).where(MENTIONS.c.initiative.in_(found))
            connection.execute(left.values(initiative=None, waiting=True))
            pending.take_down(connection, found)


def _write_merged(connection: Connection, merged: Sequence[Merged]) -> None:
    from reex.ledger import contradictions

    disagree = [found for one in merged for found in contradictions.of_initiative(one)]
    for table, found in (
        (INITIATIVES, [rows.merged_row(one) for one in merged]),
        (PARTIES, [row for one in merged for row in rows.party_rows(one)]),
        (AMOUNTS, [row for one in merged for row in rows.amount_rows(one)]),
        (TAGS, [row for one in merged for row in rows.tag_rows(one)]),
        (CONTRADICTIONS, [attrs.asdict(one) for one in disagree]),
    ):
        if found:
            connection.execute(insert(table), found)
    of_one = update(MENTIONS).where(MENTIONS.c.id == bindparam("mention"))
    home = of_one.values(initiative=bindparam("home"), waiting=False)
    connection.execute(home, [{"mention": told.id, "home": one.id} for one in merged for told in one.mentions])


def _judge_claims(connection: Connection) -> bool:
    """Find where claims of some of the stale topics disagree; say whether there were any."""
    waiting = select(STALE.c.key).where(STALE.c.key.startswith(pending.TOPIC)).order_by(STALE.c.key).limit(CHUNK)
    if not (keys := list(connection.scalars(waiting))):
        return False
    from reex.ledger import contradictions

    for topic in (key.removeprefix(pending.TOPIC) for key in keys):
        judged = CONTRADICTIONS.c.initiative.is_(None) & (CONTRADICTIONS.c.topic == topic)
        connection.execute(delete(CONTRADICTIONS).where(judged))
        if found := contradictions.of_claims(_claims(connection, topic)):
            connection.execute(insert(CONTRADICTIONS), [attrs.asdict(one) for one in found])
    connection.execute(delete(STALE).where(STALE.c.key.in_(keys)))
    return True


def _claims(connection: Connection, topic: str) -> list[ClaimMention]:
    query = (
        select(CLAIMS, *rows.SOURCE)
        .select_from(CLAIMS.join(DOCUMENTS))
        .where(DOCUMENTS.c.superseded_by.is_(None), CLAIMS.c.topic == topic)
        .order_by(CLAIMS.c.id)
    )
    return [rows.claim_of(row) for row in connection.execute(query)]
