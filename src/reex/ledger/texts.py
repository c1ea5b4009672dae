"""Which documents say the same in nearly the same words: syndicated copies, found by MinHash of their words.

Each text has a signature, and each signature 32 bands. Two texts that share a band are compared, so that adding a
document looks only at those few that may be its copies. Copies of copies are of one group, named by its smallest id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reex.errors import MissingLibraryError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reex.model import Record

ALIKE = 0.6  # the Jaccard similarity of their word 5-grams from which on two texts are one
_SHINGLE = 5
_HASHES = 128
_ROWS = 4  # hashes in a band: 32 bands of 4 find a pair of similarity 0.6 with a chance of 0.988
_SEED = 1
_WORD = re.compile(r"\w+")
_NOT_BODY = frozenset({"title", "byline", "furniture"})  # what each paper writes anew
_CHUNK = 500  # SQLite takes 999 parameters in its older versions


def signature(record: Record) -> bytes:
    """Return the MinHash of a record's text: 128 unsigned 32-bit numbers, little-endian; empty where it has no words.

    Where the text was left out of the record, the texts of its entities stand for it.

    Raises:
        MissingLibraryError: if datasketch isn't installed.
    """
    shingles = _shingles(_WORD.findall(unicodedata.normalize("NFKC", _body(record)).casefold()))
    if not shingles:
        return b""
    try:
        from datasketch import MinHash
    except ImportError as error:
        raise MissingLibraryError("the ledger needs datasketch: pip install datasketch") from error
    sketch = MinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update_batch(sorted(shingles))
    return bytes(sketch.hashvalues.astype("<u4").tobytes())


def bands(signature: bytes) -> list[str]:
    """Return the 32 keys of a signature, of which similar texts share at least one; none for an empty signature."""
    size = 4 * _ROWS
    starts = range(0, len(signature), size)
    return [f"{number:02}-{signature[start : start + size].hex()}" for number, start in enumerate(starts)]


def similarity(a: bytes, b: bytes) -> float:
    """Return the estimated Jaccard similarity, 0 to 1, of the texts of two signatures; 0 if either has no words."""
    if not a or not b:
        return 0.0
    pairs = zip(memoryview(a).cast("I"), memoryview(b).cast("I"), strict=True)
    return sum(x == y for x, y in pairs) / _HASHES


def regroup(connection: Connection, documents: Iterable[str]) -> None:
    """Give *documents*, added or changed, and all that hang together with them, their ``text_group``.

    Their rows in ``documents``, ``signatures`` and ``bands`` must stand; a new document's ``text_group`` is its own id.
    """
    members = _members(connection, sorted(set(documents)))
    groups = _Groups(members)
    for document in members:
        for other, group in _copies(connection, document):
            groups.join(document, other if other in groups else group)
    _write(connection, groups, frozenset(members))


class _Groups:
    """Union-find whose root is the smallest."""

    def __init__(self, items: Iterable[str]) -> None:
        self.parents = {item: item for item in items}

    def __contains__(self, item: str) -> bool:
        return item in self.parents

    def root(self, item: str) -> str:
        parents = self.parents
        while (parent := parents.setdefault(item, item)) != item:
            parents[item] = parents[parent]
            item = parent
        return item

    def join(self, a: str, b: str) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        self.parents[high] = low


def _body(record: Record) -> str:
    document = record.document
    if not document.text:
        return " ".join(entity.text for entity in sorted(record.entities, key=lambda one: (one.start, one.end)))
    parts, at = [], 0
    for zone in document.zones:
        if zone.kind in _NOT_BODY:
            parts.append(document.text[at : zone.start])
            at = max(at, zone.end)
    return " ".join((*parts, document.text[at:]))


def _shingles(words: list[str]) -> set[bytes]:
    if not words:
        return set()
    last = max(len(words) - _SHINGLE, 0)
    return {" ".join(words[start : start + _SHINGLE]).encode() for start in range(last + 1)}


def _chunks(items: list[str]) -> Iterator[list[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))


def _members(connection: Connection, documents: list[str]) -> list[str]:
    """Return *documents* with all that were of their groups: a changed text may have held a group together."""
    from sqlalchemy import select

    from reex.ledger.tables import DOCUMENTS

    found: set[str] = set()
    for chunk in _chunks(documents):
        old = select(DOCUMENTS.c.text_group).where(DOCUMENTS.c.id.in_(chunk))
        found.update(connection.scalars(select(DOCUMENTS.c.id).where(DOCUMENTS.c.text_group.in_(old))))
        found.update(connection.scalars(select(DOCUMENTS.c.id).where(DOCUMENTS.c.id.in_(chunk))))
    return sorted(found)


def _copies(connection: Connection, document: str) -> list[tuple[str, str]]:
    """Return the documents that say the same as *document*, each with its present group."""
    from sqlalchemy import select

    from reex.ledger.tables import BANDS, DOCUMENTS, SIGNATURES

    own = connection.scalar(select(SIGNATURES.c.signature).where(SIGNATURES.c.document == document)) or b""
    mine = select(BANDS.c.band).where(BANDS.c.document == document)
    near = select(BANDS.c.document).where(BANDS.c.band.in_(mine), BANDS.c.document != document)
    rows = connection.execute(
        select(DOCUMENTS.c.id, DOCUMENTS.c.text_group, SIGNATURES.c.signature)
        .join(SIGNATURES, SIGNATURES.c.document == DOCUMENTS.c.id)
        .where(DOCUMENTS.c.id.in_(near))
    )
    return [(other, group) for other, group, theirs in rows if similarity(own, theirs) >= ALIKE]


def _write(connection: Connection, groups: _Groups, members: frozenset[str]) -> None:
    from sqlalchemy import bindparam, update

    from reex.ledger.tables import DOCUMENTS

    change = update(DOCUMENTS).values(text_group=bindparam("to"))
    of_group = change.where(DOCUMENTS.c.text_group == bindparam("old"))
    of_document = change.where(DOCUMENTS.c.id == bindparam("old"))
    moves = [{"old": item, "to": groups.root(item)} for item in sorted(groups.parents)]
    if outer := [move for move in moves if move["old"] not in members and move["old"] != move["to"]]:
        connection.execute(of_group, outer)
    if inner := [move for move in moves if move["old"] in members]:
        connection.execute(of_document, inner)
