"""Adding records: each document whole or not at all, the same one twice no change, a newer version instead of the old.

What hangs together with a changed mention is marked here: the keys of its blocks go to ``stale``, and the mentions of
its initiative are set to wait, from which :func:`reex.ledger.merge.settle` knows what to find anew. Until then the old
initiative stands, so that nothing is missing for who reads meanwhile. A mention of a superseded document stays too,
without block and initiative.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import msgspec
from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, insert, select, update

from reex import schema
from reex.collector import no_collecting
from reex.errors import DataError, ReadError
from reex.ledger import handles, rows, store
from reex.ledger.model import Added, ClaimMention, Mention, Source
from reex.ledger.soundness import fault_of
from reex.ledger.store import chunks
from reex.ledger.tables import (
    AMOUNTS,
    BLOCKS,
    CLAIMS,
    CONTRADICTIONS,
    DOCUMENTS,
    INITIATIVES,
    LOOSE_ENDS,
    MENTIONS,
    PAIRS,
    PARTIES,
    STALE,
    TAGS,
    storable,
)
from reex.model import Record

_BATCH = 8_000  # documents and findings of one transaction, about: large enough to be quick, small enough for memory
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ].*)?)?)?", re.ASCII)  # of ISO 8601, perhaps truncated or with a time
_SCHEMAS = schema.SCHEMA.partition("/")[0] + "/"  # begins the schema of records of any version
TOPIC = "topic:"  # begins a key in ``stale`` that is no block but the topic of a claim


@attrs.frozen
class Skipped:
    """A line that is no record: where it stands, and what is wrong with it."""

    reason: str


def records_of(path: str | Path) -> Iterator[Record | Skipped]:
    """Yield the record of each line of a JSON Lines file, one at a time; for a line that is none, what is wrong.

    Args:
        path: the file, or a folder: then of all files in it, and in its folders, whose names end in ``.jsonl``.

    Raises:
        ReadError: if the file is missing or can't be opened, or the folder has none.
    """
    for file in _files(Path(path)):
        try:
            with file.open("rb") as lines:
                yield from records_in(lines, str(file))
        except OSError as error:
            reason = error.strerror or error
            raise ReadError(f"{file}: can't be opened ({reason}); check its name and permissions") from error


def holds_records(path: str | Path) -> bool:
    """Say whether a file is one of records: JSON Lines that don't begin with an object of another kind.

    What begins with a line that is broken may be one of records too; then adding it tells what is wrong.
    """
    file = Path(path)
    if file.suffix.lower() != ".jsonl" or not file.is_file():
        return False
    try:
        with file.open("rb") as lines:
            first = next((line for line in lines if line.strip()), b"")
            row = msgspec.json.decode(first.removeprefix(codecs.BOM_UTF8))
    except (OSError, ValueError):
        return True
    return isinstance(row, dict) and str(row.get("schema")).startswith(_SCHEMAS)


def records_in(lines: Iterable[bytes], name: str) -> Iterator[Record | Skipped]:
    """Yield the record of each line that isn't empty; for one that is none, what is wrong, with *name* and number."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read(line, f"{name}:{number}")


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if files := sorted(path.rglob("*.jsonl")):
        return files
    raise ReadError(f"{path}: has no files that end in .jsonl; make some with reex extract --format jsonl")


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
        former = self._series(old)
        self._forget(old)
        self._write_documents(changed, frozenset(old))
        self._write_findings(changed.values())
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
            for ids in chunks(sorted(self.records))
            for row in self.connection.execute(columns.where(DOCUMENTS.c.id.in_(ids)))
        }

    def _forget(self, documents: list[str]) -> None:
        """Take out what was found in documents, and all that was made of it."""
        from reex.ledger import texts

        texts.forget(self.connection, documents)
        for ids in chunks(documents):
            self._hide(ids)
            for table in (MENTIONS, CLAIMS, LOOSE_ENDS):
                self.connection.execute(delete(table).where(table.c.document.in_(ids)))

    def _hide(self, documents: Sequence[str]) -> None:
        """Take the mentions and claims of documents out of all comparing."""
        for ids in chunks(documents):
            mentions = select(MENTIONS.c.id).where(MENTIONS.c.document.in_(ids))
            unsettle(self.connection, self.connection.scalars(mentions).all())
            _stale_blocks(self.connection, mentions)
            self._leave_initiatives(ids)
            for end in (PAIRS.c.a, PAIRS.c.b):
                self.connection.execute(delete(PAIRS).where(end.in_(mentions)))
            self.connection.execute(delete(BLOCKS).where(BLOCKS.c.mention.in_(mentions)))
            self._stale_topics(ids)
            judged = CONTRADICTIONS.c.topic.in_(select(CLAIMS.c.topic).where(CLAIMS.c.document.in_(ids)))
            self.connection.execute(delete(CONTRADICTIONS).where(CONTRADICTIONS.c.initiative.is_(None), judged))

    def _leave_initiatives(self, documents: Sequence[str]) -> None:
        """Let the mentions of documents be of no initiative: no contradiction cites them then.

        An initiative that has no other mention is taken down.
        """
        own = MENTIONS.c.document.in_(documents)
        left = self.connection.scalars(select(MENTIONS.c.initiative).where(own).distinct()).all()
        self.connection.execute(update(MENTIONS).where(own).values(initiative=None, waiting=False))
        for ids in chunks(sorted(filter(None, left))):
            self.connection.execute(delete(CONTRADICTIONS).where(CONTRADICTIONS.c.initiative.in_(ids)))
            told = select(MENTIONS.c.initiative).where(MENTIONS.c.initiative.in_(ids))
            take_down(self.connection, sorted(set(ids) - set(self.connection.scalars(told))))

    def _show(self, documents: Sequence[str]) -> None:
        """Put the mentions and claims of documents back into comparing."""
        for ids in chunks(documents):
            query = select(MENTIONS, *rows.SOURCE).select_from(MENTIONS.join(DOCUMENTS)).where(DOCUMENTS.c.id.in_(ids))
            self._write_blocks([rows.mention_of(row) for row in self.connection.execute(query)])
            self.connection.execute(update(MENTIONS).where(MENTIONS.c.document.in_(ids)).values(waiting=True))
            self._stale_topics(ids)

    def _stale_topics(self, documents: Sequence[str]) -> None:
        query = select(CLAIMS.c.topic).where(CLAIMS.c.document.in_(documents)).distinct().order_by(CLAIMS.c.topic)
        store.insert_new(self.connection, STALE, [(f"{TOPIC}{topic}",) for topic in self.connection.scalars(query)])

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
        self._write_blocks(mentions)
        claims = [(claim, contradictions.topic(claim.claim)) for one in sources for claim in _claims(*one)]
        self._insert(CLAIMS, [rows.claim_row(claim, topic) for claim, topic in claims])
        store.insert_new(self.connection, STALE, sorted({(f"{TOPIC}{storable(topic)}",) for _, topic in claims}))
        self._insert(LOOSE_ENDS, [rows.loose_row(end) for one in sources for end in evidence.loose_ends(*one)])
        texts.keep(self.connection, [(source.id, texts.signature(record)) for record, source in sources])

    def _insert(self, table: Table, found: list[rows.Fields]) -> None:
        if found:
            self.connection.execute(insert(table), found)

    def _write_blocks(self, mentions: Iterable[Mention]) -> None:
        from reex.ledger import blocking

        keys = sorted((key, mention.id) for mention in mentions for key in blocking.blocks(mention))
        store.insert_new(self.connection, BLOCKS, keys)
        store.insert_new(self.connection, STALE, sorted({(key,) for key, _ in keys}))

    def _series(self, documents: Sequence[str]) -> frozenset[str]:
        query = select(DOCUMENTS.c.series)
        found = [self.connection.scalars(query.where(DOCUMENTS.c.id.in_(ids))).all() for ids in chunks(documents)]
        return frozenset(series for some in found for series in some)

    def _supersede(self, series: frozenset[str]) -> frozenset[str]:
        """Let the last published document of each series supersede the rest; return those that do."""
        standing = {row: by for some in chunks(sorted(series)) for row, by in self._standing(some)}
        if changed := [{"of": row.id, "by": by} for row, by in standing.items() if by != row.superseded_by]:
            one = update(DOCUMENTS).where(DOCUMENTS.c.id == bindparam("of"))
            self.connection.execute(one.values(superseded_by=bindparam("by")), changed)
        self._hide(sorted(row.id for row, by in standing.items() if by and not row.superseded_by))
        self._show(sorted(row.id for row, by in standing.items() if row.superseded_by and not by))
        return frozenset(filter(None, standing.values()))

    def _standing(self, series: Sequence[str]) -> Iterator[tuple[Any, str | None]]:
        """Yield each document of *series* with the one that supersedes it, if any."""
        columns = select(DOCUMENTS.c.id, DOCUMENTS.c.series, DOCUMENTS.c.published, DOCUMENTS.c.superseded_by)
        versions: dict[str, list[Any]] = {}
        for row in self.connection.execute(columns.where(DOCUMENTS.c.series.in_(series))):
            versions.setdefault(row.series, []).append(row)
        for of_one in versions.values():
            last = max(of_one, key=_dated)
            for row in of_one:
                yield row, last.id if _later(last.published, row.published) else None

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


def _stale_blocks(connection: Connection, mentions: Any) -> None:
    keys = connection.scalars(select(BLOCKS.c.key).where(BLOCKS.c.mention.in_(mentions)).distinct()).all()
    store.insert_new(connection, STALE, [(key,) for key in sorted(keys)])


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


def _dated(row: Any) -> tuple[str, str]:
    """Return what the last version of a document has most of: its date, if it has one; then its id decides."""
    return row.published if row.published and _DATE.fullmatch(row.published) else "", row.id


def _later(one: str | None, other: str | None) -> bool:
    """Say whether a date is surely later than another: October 2025 is not, against the tenth of it."""
    if not (one and other and _DATE.fullmatch(one) and _DATE.fullmatch(other)):
        return False
    return one > other and not one.startswith(other)
