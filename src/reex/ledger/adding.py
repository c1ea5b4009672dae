"""Adding records: each document whole or not at all, the same one twice no change, a newer version for the old.

What is to be found anew by that is marked in :mod:`reex.ledger.pending`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import msgspec
from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, insert, select, update

from reex.collector import no_collecting
from reex.ledger import handles, rows, store
from reex.ledger.files import Skipped
from reex.ledger.model import Added, ClaimMention, Mention, Source
from reex.ledger.pending import hide, stale_topics, unsettle, write_blocks
from reex.ledger.soundness import fault_of
from reex.ledger.store import chunks
from reex.ledger.tables import CLAIMS, DOCUMENTS, INITIATIVES, LOOSE_ENDS, MENTIONS, storable
from reex.ledger.versions import series_of, supersede
from reex.model import Record

_BATCH = 8_000  # documents and findings of one transaction, about: large enough to be quick, small enough for memory


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
        with store.writing(engine) as connection, no_collecting():
            more = _Batch(connection, batch).store()
        done = _sum(done, more)
    with store.reading(engine) as connection:
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


def _batches(records: Iterable[Record | Skipped], skipped: list[str]) -> Iterator[dict[str, Record]]:
    """Yield records that one transaction takes, each document once, by its id."""
    batch: dict[str, Record] = {}
    size = 0
    for record in records:
        if isinstance(record, Skipped):
            skipped.append(record.reason)
        elif not isinstance(record, Record):
            raise TypeError(f"{type(record).__name__} is no record; add what reex.extract returns")
        elif fault := fault_of(record):
            skipped.append(fault)
        else:
            key = storable(record.document.id) or ""
            if key in batch or size >= _BATCH:
                yield batch
                batch, size = {}, 0
            batch[key] = record
            size += 1 + len(record.initiatives) + len(record.claims)
    if batch:
        yield batch


class _Batch:
    """What one transaction writes."""

    def __init__(self, connection: Connection, records: Mapping[str, Record]) -> None:
        self.connection = connection
        self.records = records

    def store(self) -> Added:
        """Write what is new or has changed, and count it."""
        known = self._known()
        told = {key: _completed(record, *known.get(key, (None, None))) for key, record in self.records.items()}
        changed = {key: record for key, record in told.items() if key not in known or _is_news(known[key], record)}
        old = sorted(changed.keys() & known.keys())
        groups = self._groups(old)
        former = series_of(self.connection, old)
        self._forget(old)
        self._write_documents(changed, frozenset(old))
        self._write_findings(changed.values())
        newer = supersede(self.connection, former | series_of(self.connection, sorted(changed)))
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
            for ids in chunks(sorted(self.records))
            for row in self.connection.execute(columns.where(DOCUMENTS.c.id.in_(ids)))
        }

    def _forget(self, documents: list[str]) -> None:
        """Take out what was found in documents, and all that was made of it."""
        from reex.ledger import texts

        texts.forget(self.connection, documents)
        for ids in chunks(documents):
            hide(self.connection, ids)
            for table in (MENTIONS, CLAIMS, LOOSE_ENDS):
                self.connection.execute(delete(table).where(table.c.document.in_(ids)))

    def _write_documents(self, changed: Mapping[str, Record], known: frozenset[str]) -> None:
        written = {key: _document_row(record) for key, record in changed.items()}
        self._insert(DOCUMENTS, [row for key, row in written.items() if key not in known])
        if old := [{"of": key, **written[key]} for key in sorted(known)]:
            columns: dict[str, Any] = {name: bindparam(name) for name in old[0] if name != "of"}
            self.connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == bindparam("of")).values(columns), old)

    def _write_findings(self, records: Collection[Record]) -> None:
        from reex.ledger import contradictions, evidence, texts

        sources = [(record, _source(record)) for record in records]
        mentions = [mention for record, source in sources for mention in _mentions(record, source)]
        self._insert(MENTIONS, [rows.mention_row(mention) for mention in mentions])
        write_blocks(self.connection, mentions)
        claims = [(claim, contradictions.topic(claim.claim)) for one in sources for claim in _claims(*one)]
        self._insert(CLAIMS, [rows.claim_row(claim, topic) for claim, topic in claims])
        stale_topics(self.connection, (topic for _, topic in claims))
        self._insert(LOOSE_ENDS, [rows.loose_row(end) for one in sources for end in evidence.loose_ends(*one)])
        texts.keep(self.connection, [(source.id, texts.signature(record)) for record, source in sources])

    def _insert(self, table: Table, found: list[rows.Fields]) -> None:
        if found:
            self.connection.execute(insert(table), found)

    def _groups(self, documents: Sequence[str]) -> frozenset[str]:
        query = select(DOCUMENTS.c.text_group)
        found = [self.connection.scalars(query.where(DOCUMENTS.c.id.in_(ids))).all() for ids in chunks(documents)]
        return frozenset(group for some in found for group in some)

    def _regroup(self, changed: Sequence[str], former: frozenset[str]) -> None:
        """Find anew which documents say the same; what these tell of is told by more or fewer sources then.

        Those of the *former* groups are asked too: a changed text may have held them together.
        """
        from reex.ledger import texts

        asked = set(changed)
        for groups in chunks(sorted(former)):
            asked.update(self.connection.scalars(select(DOCUMENTS.c.id).where(DOCUMENTS.c.text_group.in_(groups))))
        texts.regroup(self.connection, asked)
        for groups in chunks(sorted(former | self._groups(changed))):
            members = select(DOCUMENTS.c.id).where(DOCUMENTS.c.text_group.in_(groups))
            told = select(MENTIONS.c.id).where(MENTIONS.c.document.in_(members), MENTIONS.c.initiative.is_not(None))
            unsettle(self.connection, self.connection.scalars(told).all())


def _source(record: Record) -> Source:
    from reex.ledger.publishers import is_official

    document = record.document
    source = rows.source_of_document(document, is_official(document.publisher, document.url))
    return attrs.evolve(source, id=storable(document.id) or "")


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
        "series": document.url or document.path or document.id,
        "superseded_by": None,
        "language": document.language,
        "text_group": source.id,
        "text": document.text or None,
        "record": record.to_json().decode(),
    }


def _told(record: Record) -> tuple[Any, str | None]:
    """Return what makes a record another than the one that is there: all but from where it was read."""
    return _apart_from_path(record.to_json()), storable(record.document.text) or None


def _is_news(known: tuple[Any, str | None], record: Record) -> bool:
    """Say whether a record tells more than is there: the same bytes at another address don't, the first one is kept."""
    told = _told(record)
    there, here = known[0]["document"].get("url"), told[0]["document"].get("url")
    return known != told and (not there or not here or there == here)


def _completed(record: Record, there: Any, text: str | None) -> Record:
    """Return *record* with the text and the address that are there already, where it comes without."""
    document = record.document
    if there and not document.url:
        document = attrs.evolve(document, url=there["document"].get("url"))
    if text and not document.text and document.characters == len(text):
        document = attrs.evolve(document, text=text)
    return record if document is record.document else attrs.evolve(record, document=document)


def _apart_from_path(line: bytes | str) -> Any:
    whole = msgspec.json.decode(line)
    del whole["document"]["path"]
    return whole
