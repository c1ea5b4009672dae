"""Which documents say the same in nearly the same words: syndicated copies, found by MinHash of their words.

Each text has a signature, and each signature 32 bands. Two texts that share a band are compared, so that adding a
document looks only at those few that may be its copies. Copies of copies are of one group, named by its smallest id.
Texts that are known to be of one group are not compared any more: many copies of one text cost little each.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

import attrs

from reex.errors import MissingLibraryError
from reex.ledger.store import chunks, insert_new
from reex.ledger.unions import Unions
from reex.libraries import brought_by

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


def signature(record: Record) -> bytes:
    """Return the MinHash of a record's text: 128 unsigned 32-bit numbers, little-endian; empty where it has no words.

    Where the text was left out of the record, the texts of its entities stand for it.

    Raises:
        MissingLibraryError: if datasketch isn't installed.
    """
    shingles = _shingles(_WORD.findall(unicodedata.normalize("NFKC", _body(record)).casefold()))
    if not shingles:
        return b""
    sketch = _no_words().copy()
    sketch.update_batch(shingles)
    return bytes(sketch.hashvalues.astype("<u4").tobytes())


def bands(signature: bytes) -> list[int]:
    """Return the 32 keys of a signature, of which similar texts share at least one; none for an empty signature."""
    size = 4 * _ROWS
    starts = range(0, len(signature), size)
    return [number << 32 | crc32(signature[start : start + size]) for number, start in enumerate(starts)]


def similarity(a: bytes, b: bytes) -> float:
    """Return the estimated Jaccard similarity, 0 to 1, of the texts of two signatures; 0 if either has no words."""
    if not a or not b:
        return 0.0
    pairs = zip(memoryview(a).cast("I"), memoryview(b).cast("I"), strict=True)
    return sum(x == y for x, y in pairs) / _HASHES


def keep(connection: Connection, signatures: Sequence[tuple[str, bytes]]) -> None:
    """Write the signatures of documents that have none, and their bands."""
    from sqlalchemy import insert, select

    from reex.ledger.tables import BANDS, SIGNATURES

    if not signatures:
        return
    connection.execute(insert(SIGNATURES), [{"document": one, "signature": mark} for one, mark in signatures])
    marks = dict(signatures)
    numbers = select(SIGNATURES.c.number, SIGNATURES.c.document)
    found: list[tuple[int, int]] = []
    for chunk in chunks(sorted(marks)):
        for number, document in connection.execute(numbers.where(SIGNATURES.c.document.in_(chunk))):
            found += [(band, number) for band in bands(marks[document])]
    insert_new(connection, BANDS, sorted(found))  # page by page


def regroup(connection: Connection, documents: Iterable[str]) -> None:
    """Give *documents*, added or changed, and all that hang together with them, their ``text_group``.

    Their rows in ``documents``, ``signatures`` and ``bands`` must stand; a new document's ``text_group`` is its own id.
    """
    former = _members(connection, sorted(set(documents)))
    unions = Unions(former)
    by_band: defaultdict[int, list[_Text]] = defaultdict(list)
    first: dict[bytes, str] = {}
    for document, mark in _signatures(connection, former).items():
        unions.join(first.setdefault(mark, document), document)
    for mark, document in first.items():
        text = _Text.of(document, mark)
        for band in bands(mark):
            by_band[band].append(text)
    for texts in by_band.values():
        if len(texts) > 1:
            _join(unions, texts, [])
    _join_outsiders(connection, unions, by_band, frozenset(former.values()))
    _write(connection, unions, former)


def forget(connection: Connection, documents: Sequence[str]) -> None:
    """Delete the signatures and bands of *documents*.

    The bands are worked out from the signatures, since looking for those of a document would go through all of them.
    """
    from sqlalchemy import bindparam, delete, select

    from reex.ledger.tables import BANDS, SIGNATURES

    one = delete(BANDS).where(BANDS.c.band == bindparam("key"), BANDS.c.text == bindparam("of"))
    query = select(SIGNATURES.c.number, SIGNATURES.c.signature)
    for chunk in chunks(sorted(documents)):
        marks = connection.execute(query.where(SIGNATURES.c.document.in_(chunk))).all()
        if keys := [{"of": number, "key": band} for number, mark in marks for band in bands(mark)]:
            connection.execute(one, keys)
        connection.execute(delete(SIGNATURES).where(SIGNATURES.c.document.in_(chunk)))


@attrs.frozen(eq=False)
class _Text:
    """A signature as an array of numbers, and what it goes by in the unions."""

    key: str
    numbers: Any

    @classmethod
    def of(cls, key: str, signature: bytes) -> _Text:
        import numpy as np

        return cls(key, np.frombuffer(signature, dtype="<u4"))


@attrs.frozen
class _Near:
    """A document outside that shares a band, with its present group."""

    band: int
    group: str
    document: str


@cache
def _no_words() -> Any:
    """Return a MinHash of nothing, to be copied: its permutations take longer to make than most texts to hash."""
    try:
        from datasketch import MinHash
    except ImportError as error:
        raise MissingLibraryError(f"the ledger needs datasketch: {brought_by('ledger')}") from error
    return MinHash(num_perm=_HASHES, seed=_SEED, scheme="affine32", hashfunc=crc32)


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


def _join(unions: Unions, texts: Sequence[_Text], others: Sequence[_Text]) -> None:
    """Join each of *texts*, which share a band, with those of them and of *others* that say the same.

    What was reached from one text is not compared with the rest of what was: n copies take about n comparisons. Others
    are not compared with each other, as that was done when they were added.
    """
    ours, rest = frozenset(texts), [*texts, *others]
    while rest and rest[0] in ours:
        reached, rest = _divided(rest, unions, {unions.root(rest[0].key)})
        waiting = [text for text in reached if text in ours]
        while waiting and rest:
            text = waiting.pop()
            alike, rest = _divided(rest, unions, {unions.root(copy.key) for copy in _copies(text, rest)})
            for copy in alike:
                unions.join(text.key, copy.key)
            waiting += [copy for copy in alike if copy in ours]


def _divided(texts: Sequence[_Text], unions: Unions, roots: set[str]) -> tuple[list[_Text], list[_Text]]:
    """Return those of *texts* that are of the sets *roots*, and those that are not."""
    sides: tuple[list[_Text], list[_Text]] = ([], [])
    for text in texts:
        sides[unions.root(text.key) not in roots].append(text)
    return sides


def _copies(text: _Text, others: Sequence[_Text]) -> list[_Text]:
    """Return those of *others* that say the same as *text*."""
    import numpy as np

    shares = (np.stack([other.numbers for other in others]) == text.numbers).mean(axis=1)
    return [others[at] for at in np.flatnonzero(shares >= ALIKE).tolist()]


def _members(connection: Connection, documents: list[str]) -> dict[str, str]:
    """Return the group of each of *documents*, and of all in these groups: what held one together may have changed."""
    from sqlalchemy import select

    from reex.ledger.tables import DOCUMENTS

    found: dict[str, str] = {}
    for chunk in chunks(documents):
        groups = select(DOCUMENTS.c.text_group).where(DOCUMENTS.c.id.in_(chunk))
        query = select(DOCUMENTS.c.id, DOCUMENTS.c.text_group).where(DOCUMENTS.c.text_group.in_(groups))
        found.update((row.id, row.text_group) for row in connection.execute(query))
    return dict(sorted(found.items()))


def _signatures(connection: Connection, documents: Iterable[str]) -> dict[str, bytes]:
    """Return the signature of each of *documents* that has words, in the order of their ids."""
    from sqlalchemy import select

    from reex.ledger.tables import SIGNATURES

    found: dict[str, bytes] = {}
    for chunk in chunks(sorted(documents)):
        query = select(SIGNATURES.c.document, SIGNATURES.c.signature).where(SIGNATURES.c.document.in_(chunk))
        found.update((row.document, row.signature) for row in connection.execute(query) if row.signature)
    return dict(sorted(found.items()))


def _join_outsiders(
    connection: Connection, unions: Unions, by_band: Mapping[int, Sequence[_Text]], inner: frozenset[str]
) -> None:
    """Join the texts in *by_band* with the groups outside that say the same.

    One document stands for its group in a band. The others are only looked at where that one was not alike.
    """
    near = [one for one in _near(connection, by_band, first=True) if one.group not in inner]
    _join_near(connection, unions, by_band, near)
    doubtful = {
        (one.band, one.group)
        for one in near
        if any(unions.root(text.key) != unions.root(one.group) for text in by_band[one.band])
    }
    rest = _near(connection, sorted({band for band, _ in doubtful}), first=False)
    _join_near(connection, unions, by_band, [one for one in rest if (one.band, one.group) in doubtful])


def _near(connection: Connection, bands: Iterable[int], *, first: bool) -> Iterator[_Near]:
    """Yield the documents of each band that has several, or the first one of each group in it."""
    from sqlalchemy import func, select

    from reex.ledger.tables import BANDS, DOCUMENTS, SIGNATURES

    document = func.min(DOCUMENTS.c.id) if first else DOCUMENTS.c.id
    query = select(BANDS.c.band, DOCUMENTS.c.text_group, document).select_from(BANDS.join(SIGNATURES).join(DOCUMENTS))
    grouped = query.group_by(BANDS.c.band, DOCUMENTS.c.text_group) if first else query
    several = select(BANDS.c.band).group_by(BANDS.c.band).having(func.count() > 1)
    for chunk in chunks(sorted(bands)):
        for row in connection.execute(grouped.where(BANDS.c.band.in_(several.where(BANDS.c.band.in_(chunk))))):
            yield _Near(*row)


def _join_near(
    connection: Connection, unions: Unions, by_band: Mapping[int, Sequence[_Text]], near: Sequence[_Near]
) -> None:
    marks = _signatures(connection, {one.document for one in near})
    groups = {one.document: one.group for one in near}
    texts = {document: _Text.of(groups[document], mark) for document, mark in marks.items()}
    others: defaultdict[int, list[_Text]] = defaultdict(list)
    for one in near:
        others[one.band].append(texts[one.document])
    for band, outside in others.items():
        _join(unions, by_band[band], outside)


def _write(connection: Connection, unions: Unions, former: Mapping[str, str]) -> None:
    """Write the groups that have changed: of the documents in *former* one by one, of others all at once."""
    from sqlalchemy import bindparam, update

    from reex.ledger.tables import DOCUMENTS

    change = update(DOCUMENTS).values(text_group=bindparam("to"))
    of_group = change.where(DOCUMENTS.c.text_group == bindparam("old"))
    of_document = change.where(DOCUMENTS.c.id == bindparam("old"))
    roots = {item: unions.root(item) for item in [*unions]}
    outer = [{"old": item, "to": to} for item, to in roots.items() if item not in former and item != to]
    inner = [{"old": item, "to": roots[item]} for item, group in former.items() if roots[item] != group]
    for statement, moves in ((of_group, outer), (of_document, inner)):
        if moves:
            connection.execute(statement, moves)
