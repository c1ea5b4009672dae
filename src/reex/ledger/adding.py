"""Adding records: each document whole or not at all, the same one twice no change, a newer version instead of the old.

What hangs together with a changed mention is taken down here: its initiative, its pairs, its place in the blocks. The
keys of the blocks go to ``stale``, from which :func:`reex.ledger.merge.settle` knows what to find anew. A current
mention without an initiative waits for that; one of a superseded document stays, without block and initiative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from reex import schema
from reex.errors import DataError, ReadError
from reex.ledger import handles, rows, store
from reex.ledger.model import Added, ClaimMention, Mention, Source
from reex.ledger.tables import (
    AMOUNTS,
    BANDS,
    BLOCKS,
    CLAIMS,
    CONTRADICTIONS,
    DOCUMENTS,
    INITIATIVES,
    LOOSE_ENDS,
    MENTIONS,
    PAIRS,
    PARTIES,
    SIGNATURES,
    STALE,
    TAGS,
)
from reex.model import Record

_BATCH = 2_000  # documents and findings of one transaction, about: large enough to be quick, small enough for memory
_CHUNK = 500  # values in one condition: older versions of SQLite take 999
TOPIC = "topic:"  # begins a key in ``stale`` that is no block but the topic of a claim


@attrs.frozen
class Skipped:
    """A line that is no record: where it stands, and what is wrong with it."""

    reason: str


def records_of(path: str | Path) -> Iterator[Record | Skipped]:
    """Yield the record of each line of a JSON Lines file, one at a time; for a line that is none, what is wrong.

    Raises:
        ReadError: if the file is missing or can't be opened.
    """
    try:
        with Path(path).open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _read(line, f"{path}:{number}")
    except OSError as error:
        raise ReadError(
            f"{path}: can't be opened ({error.strerror or error}); check its name and permissions"
        ) from error


def _read(line: bytes, where: str) -> Record | Skipped:
    try:
        return schema.decode(line)
    except DataError as error:
        return Skipped(f"{where}: {error}")


def add(engine: Engine, records: Iterable[Record | Skipped]) -> Added:
    """Add *records* in batches, each a transaction; when this returns, all of them are kept.

    A document is known by its id, the hash of its bytes. One that is there with the same findings stays as it is; one
    with others gets them in place of its old ones. Of documents of one address, else of one path, with other bytes, the
    last published supersedes the rest, which are kept; where dates don't tell which is later, all of them stand.

    Args:
        engine: of :func:`reex.ledger.store.open_engine`.
        records: they are asked for one by one; lines that are none are counted as skipped.

    Raises:
        LedgerError: if the database refuses a batch: nothing of it is kept, and all of those before it are.
    """
    skipped: list[str] = []
    done = Added()
    for batch in _batches(records, skipped):
        with store.writing(engine) as connection:
            more = _Batch(connection, batch).store()
        done = _sum(done, more)
    with store.explained(engine), engine.connect() as connection:
        return with_counts(connection, attrs.evolve(done, skipped=tuple(skipped)))


def _sum(one: Added, other: Added) -> Added:
    return Added(
        added=one.added + other.added,
        unchanged=one.unchanged + other.unchanged,
        updated=one.updated + other.updated,
        superseding=one.superseding + other.superseding,
    )


def with_counts(connection: Connection, done: Added) -> Added:
    """Return *done* with how many initiatives there are, and mentions of current documents."""
    current = select(func.count()).select_from(MENTIONS.join(DOCUMENTS)).where(DOCUMENTS.c.superseded_by.is_(None))
    return attrs.evolve(
        done,
        initiatives=connection.scalar(select(func.count()).select_from(INITIATIVES)) or 0,
        mentions=connection.scalar(current) or 0,
    )


def unsettle(connection: Connection, mentions: Iterable[str]) -> None:
    """Take down the initiatives of *mentions*, and mark as stale the blocks of all mentions of these, and their own."""
    for ids in _chunks(sorted(set(mentions))):
        initiatives = select(MENTIONS.c.initiative).where(MENTIONS.c.id.in_(ids), MENTIONS.c.initiative.is_not(None))
        for found in _chunks(sorted(set(connection.scalars(initiatives)))):
            together = select(MENTIONS.c.id).where(MENTIONS.c.initiative.in_(found))
            _stale_blocks(connection, together)
            connection.execute(update(MENTIONS).where(MENTIONS.c.initiative.in_(found)).values(initiative=None))
            for table in (CONTRADICTIONS, PARTIES, AMOUNTS, TAGS):
                connection.execute(delete(table).where(table.c.initiative.in_(found)))
            connection.execute(delete(INITIATIVES).where(INITIATIVES.c.id.in_(found)))
        _stale_blocks(connection, ids)


def _batches(records: Iterable[Record | Skipped], skipped: list[str]) -> Iterator[list[Record]]:
    """Yield records that one transaction takes, each document once."""
    batch: dict[str, Record] = {}
    size = 0
    for record in records:
        if isinstance(record, Skipped):
            skipped.append(record.reason)
        elif not record.document.id:
            skipped.append(
                f"{record.document.path or 'a record'}: it has no document.id, so it can't be told from others"
            )
        else:
            if record.document.id in batch or size >= _BATCH:
                yield list(batch.values())
                batch, size = {}, 0
            batch[record.document.id] = record
            size += 1 + len(record.initiatives) + len(record.claims)
    if batch:
        yield list(batch.values())


class _Batch:
    """What one transaction writes."""

    def __init__(self, connection: Connection, records: Sequence[Record]) -> None:
        self.connection = connection
        self.records = {rows.storable(record.document.id) or "": record for record in records}

    def store(self) -> Added:
        """Write what is new or has changed, and count it."""
        known = self._known()
        changed = {key: record for key, record in self.records.items() if known.get(key) != _told(record)}
        old = sorted(changed.keys() & known.keys())
        groups = self._groups(old)
        former = self._series(old)
        self._forget(old)
        self._write_documents(changed, frozenset(old))
        for record in changed.values():
            self._write_findings(record)
        newer = self._supersede(former | self._series(sorted(changed)))
        self._regroup(sorted(changed), groups)
        new = changed.keys() - known.keys()
        return Added(
            added=len(new),
            updated=len(old),
            unchanged=len(self.records) - len(changed),
            superseding=len(newer & new),
        )

    def _known(self) -> dict[str, tuple[Any, str | None]]:
        """Return what is there of the documents, as :func:`_told` has it."""
        columns = select(DOCUMENTS.c.id, DOCUMENTS.c.record, DOCUMENTS.c.text)
        return {
            row.id: (_apart_from_path(row.record), row.text)
            for ids in _chunks(sorted(self.records))
            for row in self.connection.execute(columns.where(DOCUMENTS.c.id.in_(ids)))
        }

    def _forget(self, documents: list[str]) -> None:
        """Take out what was found in documents, and all that was made of it."""
        for ids in _chunks(documents):
            self._hide(ids)
            mentions = select(MENTIONS.c.id).where(MENTIONS.c.document.in_(ids))
            self.connection.execute(delete(PAIRS).where(PAIRS.c.a.in_(mentions) | PAIRS.c.b.in_(mentions)))
            for table in (MENTIONS, CLAIMS, LOOSE_ENDS, SIGNATURES, BANDS):
                self.connection.execute(delete(table).where(table.c.document.in_(ids)))

    def _hide(self, documents: Sequence[str]) -> None:
        """Take the mentions and claims of documents out of all comparing."""
        for ids in _chunks(documents):
            mentions = select(MENTIONS.c.id).where(MENTIONS.c.document.in_(ids))
            unsettle(self.connection, self.connection.scalars(mentions).all())
            self.connection.execute(delete(PAIRS).where(PAIRS.c.a.in_(mentions) | PAIRS.c.b.in_(mentions)))
            self.connection.execute(delete(BLOCKS).where(BLOCKS.c.mention.in_(mentions)))
            topics = select(CLAIMS.c.topic).where(CLAIMS.c.document.in_(ids)).distinct()
            self._stale_topics(self.connection.scalars(topics).all())

    def _show(self, documents: Sequence[str]) -> None:
        """Put the mentions and claims of documents back into comparing."""
        for ids in _chunks(documents):
            query = select(MENTIONS, *rows.SOURCE).select_from(MENTIONS.join(DOCUMENTS)).where(DOCUMENTS.c.id.in_(ids))
            self._write_blocks([rows.mention_of(row) for row in self.connection.execute(query)])
            topics = select(CLAIMS.c.topic).where(CLAIMS.c.document.in_(ids)).distinct()
            self._stale_topics(self.connection.scalars(topics).all())

    def _stale_topics(self, topics: Iterable[str]) -> None:
        for some in _chunks(sorted(set(topics))):
            judged = CONTRADICTIONS.c.initiative.is_(None) & CONTRADICTIONS.c.topic.in_(some)
            self.connection.execute(delete(CONTRADICTIONS).where(judged))
            store.insert_new(self.connection, STALE, [{"key": f"{TOPIC}{topic}"} for topic in some])

    def _write_documents(self, changed: dict[str, Record], known: frozenset[str]) -> None:
        written = {key: _document_row(record) for key, record in changed.items()}
        if new := [row for key, row in written.items() if key not in known]:
            self.connection.execute(insert(DOCUMENTS), new)
        for key in sorted(known):
            self.connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == key).values(written[key]))

    def _write_findings(self, record: Record) -> None:
        from reex.ledger import contradictions, evidence, texts

        source = _source(record)
        mentions = list(_mentions(record, source))
        claims = list(_claims(record, source))
        self._insert(MENTIONS, [rows.mention_row(mention) for mention in mentions])
        self._write_blocks(mentions)
        topics = [contradictions.topic(one.claim) for one in claims]
        self._insert(CLAIMS, [rows.claim_row(one, topic) for one, topic in zip(claims, topics, strict=True)])
        self._stale_topics([rows.storable(topic) or "" for topic in topics])
        self._insert(LOOSE_ENDS, [rows.loose_row(end) for end in evidence.loose_ends(record, source)])
        signature = texts.signature(record)
        self._insert(SIGNATURES, [{"document": source.id, "signature": signature}])
        self._insert(BANDS, [{"band": band, "document": source.id} for band in texts.bands(signature)])

    def _insert(self, table: Any, found: list[rows.Fields]) -> None:
        if found:
            self.connection.execute(insert(table), found)

    def _write_blocks(self, mentions: Iterable[Mention]) -> None:
        from reex.ledger import compare

        keys = [
            (rows.storable(key) or "", mention.id)
            for mention in mentions
            for key in dict.fromkeys(compare.blocks(mention))
        ]
        store.insert_new(self.connection, BLOCKS, [{"key": key, "mention": mention} for key, mention in keys])
        store.insert_new(self.connection, STALE, [{"key": key} for key in sorted({key for key, _ in keys})])

    def _series(self, documents: Sequence[str]) -> frozenset[str]:
        query = select(DOCUMENTS.c.series)
        found = [self.connection.scalars(query.where(DOCUMENTS.c.id.in_(ids))).all() for ids in _chunks(documents)]
        return frozenset(series for some in found for series in some)

    def _supersede(self, series: frozenset[str]) -> frozenset[str]:
        """Let the last published document of each series supersede the rest; return those that do."""
        newer: set[str] = set()
        columns = select(DOCUMENTS.c.id, DOCUMENTS.c.series, DOCUMENTS.c.published, DOCUMENTS.c.superseded_by)
        for some in _chunks(sorted(series)):
            versions: dict[str, list[Any]] = {}
            for row in self.connection.execute(columns.where(DOCUMENTS.c.series.in_(some))):
                versions.setdefault(row.series, []).append(row)
            for rows_of_one in versions.values():
                last = max(rows_of_one, key=lambda row: (row.published or "", row.id))
                newer |= {last.id for row in rows_of_one if self._stand(row, last)}
        return frozenset(newer)

    def _stand(self, row: Any, last: Any) -> bool:
        """Write whether *last* supersedes a document, and say so."""
        by = last.id if _later(last.published, row.published) else None
        if by != row.superseded_by:
            self.connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == row.id).values(superseded_by=by))
        if by and not row.superseded_by:
            self._hide([row.id])
        elif row.superseded_by and not by:
            self._show([row.id])
        return by is not None

    def _groups(self, documents: Sequence[str]) -> frozenset[str]:
        query = select(DOCUMENTS.c.text_group)
        found = [self.connection.scalars(query.where(DOCUMENTS.c.id.in_(ids))).all() for ids in _chunks(documents)]
        return frozenset(group for some in found for group in some)

    def _regroup(self, changed: Sequence[str], former: frozenset[str]) -> None:
        """Find anew which documents say the same; what these tell of is told by more or fewer sources then."""
        from reex.ledger import texts

        texts.regroup(self.connection, changed)
        for groups in _chunks(sorted(former | self._groups(changed))):
            members = select(DOCUMENTS.c.id).where(DOCUMENTS.c.text_group.in_(groups))
            told = select(MENTIONS.c.id).where(MENTIONS.c.document.in_(members), MENTIONS.c.initiative.is_not(None))
            unsettle(self.connection, self.connection.scalars(told).all())


def _stale_blocks(connection: Connection, mentions: Any) -> None:
    keys = connection.scalars(select(BLOCKS.c.key).where(BLOCKS.c.mention.in_(mentions)).distinct()).all()
    store.insert_new(connection, STALE, [{"key": key} for key in sorted(keys)])


def _source(record: Record) -> Source:
    from reex.ledger.publishers import is_official

    document = record.document
    source = rows.source_of_document(document, is_official(document.publisher, document.url))
    return attrs.evolve(source, id=rows.storable(document.id) or "")


def _mentions(record: Record, source: Source) -> Iterator[Mention]:
    from reex.ledger import evidence

    for nth, told in handles.numbered(record.initiatives):
        yield Mention(
            id=handles.mention_id(source.id, told, nth),
            source=source,
            initiative=told,
            quotes=rows.quotes_of(told.evidence, record.document.text),
            doubts=evidence.doubts(record, told),
            figures=evidence.figures(record, told),
        )


def _claims(record: Record, source: Source) -> Iterator[ClaimMention]:
    for nth, claim in handles.numbered(record.claims):
        handle = handles.claim_id(source.id, claim, nth)
        yield ClaimMention(
            id=handle, source=source, claim=claim, quotes=rows.quotes_of(claim.evidence, record.document.text)
        )


def _document_row(record: Record) -> rows.Fields:
    document = record.document
    source = _source(record)
    return {
        **rows.source_row(source),
        "series": rows.storable(document.url or document.path or document.id),
        "superseded_by": None,
        "language": document.language,
        "text_group": source.id,
        "text": rows.storable(document.text) or None,
        "record": record.to_json().decode(),
    }


def _told(record: Record) -> tuple[Any, str | None]:
    """Return what makes a record another than the one that is there: all but from where it was read."""
    return _apart_from_path(record.to_json()), rows.storable(record.document.text) or None


def _apart_from_path(line: bytes | str) -> Any:
    whole = msgspec.json.decode(line)
    del whole["document"]["path"]
    return whole


def _later(one: str | None, other: str | None) -> bool:
    """Say whether a date is surely later than another: October 2025 is not, against the tenth of it."""
    return bool(one and other and one > other and not one.startswith(other))


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
