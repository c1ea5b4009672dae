"""What is pending after a change: what takes part in comparing, and what is to be found anew.

What hangs together with a changed mention is marked here: the keys of its blocks go to ``stale``, and the mentions of
its initiative are set to wait, from which :func:`reex.ledger.merge.settle` knows what to find anew. Until then the old
initiative stands, so that nothing is missing for who reads meanwhile. A mention of a superseded document stays too,
without block and initiative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from reex.ledger import rows, store
from reex.ledger.model import Mention
from reex.ledger.store import chunks
from reex.ledger.tables import (
    AMOUNTS,
    BLOCKS,
    CLAIMS,
    CONTRADICTIONS,
    DOCUMENTS,
    INITIATIVES,
    MENTIONS,
    PAIRS,
    PARTIES,
    STALE,
    TAGS,
    storable,
)

TOPIC = "topic:"  # begins a key in ``stale`` that is no block but the topic of a claim


def unsettle(connection: Connection, mentions: Iterable[str]) -> None:
    """Set *mentions*, and all that share an initiative with one, to wait; what was judged of pairs holds."""
    for ids in chunks(sorted(set(mentions))):
        initiatives = select(MENTIONS.c.initiative).where(MENTIONS.c.id.in_(ids), MENTIONS.c.initiative.is_not(None))
        for found in chunks(sorted(set(connection.scalars(initiatives)))):
            connection.execute(update(MENTIONS).where(MENTIONS.c.initiative.in_(found)).values(waiting=True))


def take_down(connection: Connection, initiatives: Sequence[str]) -> None:
    """Delete initiatives, and all that is said of them."""
    for ids in chunks(initiatives):
        for table in (CONTRADICTIONS, PARTIES, AMOUNTS, TAGS):
            connection.execute(delete(table).where(table.c.initiative.in_(ids)))
        connection.execute(delete(INITIATIVES).where(INITIATIVES.c.id.in_(ids)))


def hide(connection: Connection, documents: Sequence[str]) -> None:
    """Take the mentions and claims of documents out of all comparing."""
    for ids in chunks(documents):
        mentions = select(MENTIONS.c.id).where(MENTIONS.c.document.in_(ids))
        unsettle(connection, connection.scalars(mentions).all())
        _stale_blocks(connection, mentions)
        _leave_initiatives(connection, ids)
        for end in (PAIRS.c.a, PAIRS.c.b):
            connection.execute(delete(PAIRS).where(end.in_(mentions)))
        connection.execute(delete(BLOCKS).where(BLOCKS.c.mention.in_(mentions)))
        _stale_topics_of(connection, ids)
        judged = CONTRADICTIONS.c.topic.in_(select(CLAIMS.c.topic).where(CLAIMS.c.document.in_(ids)))
        connection.execute(delete(CONTRADICTIONS).where(CONTRADICTIONS.c.initiative.is_(None), judged))


def show(connection: Connection, documents: Sequence[str]) -> None:
    """Put the mentions and claims of documents back into comparing."""
    for ids in chunks(documents):
        query = select(MENTIONS, *rows.SOURCE).select_from(MENTIONS.join(DOCUMENTS)).where(DOCUMENTS.c.id.in_(ids))
        write_blocks(connection, [rows.mention_of(row) for row in connection.execute(query)])
        connection.execute(update(MENTIONS).where(MENTIONS.c.document.in_(ids)).values(waiting=True))
        _stale_topics_of(connection, ids)


def _leave_initiatives(connection: Connection, documents: Sequence[str]) -> None:
    """Let the mentions of documents be of no initiative: no contradiction cites them then.

    An initiative that has no other mention is taken down.
    """
    own = MENTIONS.c.document.in_(documents)
    left = connection.scalars(select(MENTIONS.c.initiative).where(own).distinct()).all()
    connection.execute(update(MENTIONS).where(own).values(initiative=None, waiting=False))
    for ids in chunks(sorted(filter(None, left))):
        connection.execute(delete(CONTRADICTIONS).where(CONTRADICTIONS.c.initiative.in_(ids)))
        told = select(MENTIONS.c.initiative).where(MENTIONS.c.initiative.in_(ids))
        take_down(connection, sorted(set(ids) - set(connection.scalars(told))))


def write_blocks(connection: Connection, mentions: Iterable[Mention]) -> None:
    """Give mentions the keys by which they are compared."""
    from reex.ledger import blocking

    keys = sorted((key, mention.id) for mention in mentions for key in blocking.blocks(mention))
    store.insert_new(connection, BLOCKS, keys)
    store.insert_new(connection, STALE, sorted({(key,) for key, _ in keys}))


def stale_topics(connection: Connection, topics: Iterable[str]) -> None:
    """Note topics of claims that are to be judged anew."""
    store.insert_new(connection, STALE, sorted({(f"{TOPIC}{storable(topic)}",) for topic in topics}))


def _stale_topics_of(connection: Connection, documents: Sequence[str]) -> None:
    query = select(CLAIMS.c.topic).where(CLAIMS.c.document.in_(documents)).distinct()
    stale_topics(connection, connection.scalars(query))


def _stale_blocks(connection: Connection, mentions: Any) -> None:
    keys = connection.scalars(select(BLOCKS.c.key).where(BLOCKS.c.mention.in_(mentions)).distinct()).all()
    store.insert_new(connection, STALE, [(key,) for key in sorted(keys)])
