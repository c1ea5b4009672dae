"""From the terms of many extractors to the hits of each, in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from os.path import commonprefix
from typing import Any

import msgspec

from reex import cache
from reex.collector import no_collecting
from reex.errors import DataError
from reex.late import regex
from reex.scan.engine import ENGINE, build
from reex.scan.projection import project

_OPTIONAL = regex(r"\[([^\[\]]*)\]")
_MARK = regex(r"[\[\]|]")
_START = attrgetter("start")


_CAPITAL = regex("[A-Z]")


def _capitals(spelling: str) -> list[int]:
    """Return where capitals stand in *spelling*."""
    if spelling.isascii():  # nearly all: the engine finds them many times as fast as a loop
        return [match.start() for match in _CAPITAL.finditer(spelling)]
    return [at for at, character in enumerate(spelling) if character.isupper()]


def slip_in(text: str) -> str:
    """Return what is wrong with the marks in the text of a term, and where, or nothing."""
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        if mark[0] == "|":
            return f"{text!r} has a | at character {mark.end()}: write one name for each"
        if mark[0] == "[":
            opened.append(mark.end())
        elif not opened:
            return f"{text!r} has a ] at character {mark.end()} that closes nothing: magnet[s]"
        else:
            opened.pop()
    return f"{text!r} has a [ at character {opened[-1]} that isn't closed: magnet[s]" if opened else ""


class Term(msgspec.Struct, frozen=True, gc=False):
    """A name or phrase to be found in text.

    It matches whole words, whatever hyphens, quotes and accents are used. A
    capital in the term must be a capital in the text; a small letter may be
    either. A part in square brackets may be missing: ``magnet[s]``.

    Attributes:
        text: the term as written.
        data: whatever the extractor wants to have back with a hit.

    Raises:
        TypeError: if the text is none.
        DataError: if a square bracket lacks its other half, or ``|`` stands between what should be several terms.
    """

    text: str
    data: Any = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"terms are words, and none of type {type(self.text).__name__}")
        if ("[" in self.text or "]" in self.text or "|" in self.text) and (slip := slip_in(self.text)):
            raise DataError(f"term {slip}")

    def spellings(self) -> Iterator[str]:
        """Yield the term with and without each optional part."""
        if "[" not in self.text:
            yield " ".join(self.text.split())
            return
        pending = [self.text]
        while pending:
            text = pending.pop()
            if match := _OPTIONAL.search(text):
                pending += [text[: match.start()] + part + text[match.end() :] for part in (match[1], "")]
            else:
                yield " ".join(text.split())


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A term found at ``text[start:end]``.

    A struct because it is made in a quarter of the time, and a text has more hits than anything else.
    """

    start: int
    end: int
    term: Term


# Spellings that look the same, unpacked: what follows on what the automaton looks for, and of each the number of its
# extractor, its term, where capitals must stand, and whether a full stop ends it. Tuples, as taking them apart in the
# loop over all hits takes half the time of asking an object for its fields.
_Patterns = tuple[bytes, tuple[tuple[int, Term, tuple[int, ...], bool], ...]]


class _Alike(msgspec.Struct, array_like=True):
    """Spellings that look the same.

    Attributes:
        tail: what follows on what the automaton looks for.
        rows: number of the extractor, of its term, of the shape, whether it has a full stop.
    """

    tail: bytes
    rows: list[tuple[int, int, int, bool]]


class _Spellings(msgspec.Struct, array_like=True):
    """What is looked for. This is kept on disk; an automaton can't be.

    Attributes:
        shapes: where capitals must stand, each once, as a million names have few.
        heads: what the automaton looks for, in the order of the bytes, in which it is built sooner.
        alike: for each of these an :class:`_Alike`, packed, as a text has few of them.
    """

    shapes: list[tuple[int, ...]]
    heads: list[bytes]
    alike: list[msgspec.Raw]


_WORTH_KEEPING = range(1_000, 500_000)  # terms; fewer take no time, and more would take much of the disk


def _kept_spellings(groups: Sequence[Sequence[Term]]) -> _Spellings:
    if sum(map(len, groups)) not in _WORTH_KEEPING:
        return _spellings(groups)
    try:
        texts = msgspec.msgpack.encode([[term.text for term in group] for group in groups])
    except UnicodeEncodeError:  # half of a surrogate pair
        return _spellings(groups)
    key = cache.key([cache.code("reex.scan.scanner", "reex.scan.projection"), texts])
    kept = cache.get(key, _Spellings)
    if kept is None:
        kept = _spellings(groups)
        cache.put(key, kept)
    return kept


def _spellings(groups: Iterable[Iterable[Term]]) -> _Spellings:
    shapes: dict[tuple[int, ...], int] = {}
    found: defaultdict[bytes, list[tuple[int, int, int, bool]]] = defaultdict(list)
    for owner, group in enumerate(groups):
        for number, term in enumerate(group):
            for spelling in term.spellings():
                folded = project(spelling)
                if core := folded.strip():  # else nothing but signs or another script: it looks as a blank does
                    shift = len(folded) - len(folded.lstrip()) - 1
                    capitals = tuple([at - shift for at in _capitals(spelling)])
                    shape = shapes.setdefault(capitals, len(shapes))
                    found[b" " + core + b" "].append((owner, number, shape, spelling.endswith(".")))
    keys = sorted(found)
    ends = list(_ends(keys))
    pack = msgspec.msgpack.Encoder().encode
    alike = [msgspec.Raw(pack(_Alike(key[end:], found[key]))) for key, end in zip(keys, ends, strict=True)]
    return _Spellings(list(shapes), [key[:end] for key, end in zip(keys, ends, strict=True)], alike)


_LEAST = 12  # bytes that are looked for: less of a name stands in many a text without the rest


def _ends(keys: Sequence[bytes]) -> Iterator[int]:
    """Yield how much of each of *keys*, sorted, the automaton looks for: up to a letter that no other one shares.

    One look tells whether the rest follows, and an automaton of what is left is built in half of the time.
    """
    shared = [0, *(len(commonprefix(pair)) for pair in pairwise(keys)), 0]  # noqa: RUF071  # bytes, and no paths
    for key, before, after in zip(keys, shared, shared[1:], strict=False):
        yield min(len(key), max(before + 1, after + 1, _LEAST))


class Scanner:
    """Finds the terms of several extractors at once.

    Args:
        terms: for each extractor, in order, its terms.
        engine: ``ahocorasick_rs`` or ``pyahocorasick``.
    """

    def __init__(self, terms: Sequence[Iterable[Term]], engine: str = ENGINE) -> None:
        self._groups = [tuple(group) for group in terms]
        with no_collecting():
            kept = _kept_spellings(self._groups)
        self._shapes, self._heads, self._alike = kept.shapes, kept.heads, kept.alike
        self._patterns: list[_Patterns | None] = [None] * len(kept.heads)
        self._automaton = build(kept.heads, engine)

    def scan(self, text: str) -> list[list[Hit]]:
        """Return the hits of each extractor, sorted by start, longest first."""
        hits: list[list[Hit]] = [[] for _ in self._groups]
        patterns = self._patterns
        haystack = project(text)
        for number, start, end in reversed(self._automaton.find(haystack)):
            tail, alike = patterns[number] or self._unpacked(number)
            # The projection starts and each pattern starts and ends with one blank more than the text.
            end -= 2
            whole = end
            if tail:
                if not haystack.startswith(tail, end + 2):
                    continue
                whole += len(tail)
            for owner, term, capitals, full_stop in alike:
                for at in capitals:  # a loop, as all() of a generator takes twice the time of a scan
                    if not text[start + at].isupper():
                        break
                else:
                    stop = whole + text.startswith(".", whole) if full_stop else whole
                    if stop == end:
                        hits[owner].append(Hit(start, stop, term))
                    else:  # it reaches further than what the automaton found, as few do
                        _insert(hits[owner], Hit(start, stop, term))
        for group in hits:
            group.sort(key=_START)  # stable, and so the longest stay first: they are sorted by end as they come
        return hits

    def called(self, name: str) -> Iterator[tuple[int, Term]]:
        """Yield each term that is all of *name*, with the number of its extractor.

        It takes a tenth of the time of a scan: of what is looked for, only one can begin the name.
        """
        key = project(name).rstrip() + b" "
        number = bisect_right(self._heads, key) - 1
        if number < 0 or not key.startswith(self._heads[number]):
            return
        tail, alike = self._patterns[number] or self._unpacked(number)
        if self._heads[number] + tail != key:
            return
        end = len(key) - 2  # of its last letter; a full stop may follow
        for owner, term, capitals, full_stop in alike:
            stop = end + name.startswith(".", end) if full_stop else end
            if stop == len(name) and all(name[at].isupper() for at in capitals):
                yield owner, term

    def _unpacked(self, number: int) -> _Patterns:
        """Unpack what looks the same: it is done once it is hit, as most names stand in no text."""
        kept = msgspec.msgpack.decode(self._alike[number], type=_Alike)
        alike = [(o, self._groups[o][term], self._shapes[shape], full_stop) for o, term, shape, full_stop in kept.rows]
        found = self._patterns[number] = kept.tail, tuple(alike)
        return found


def _insert(hits: list[Hit], hit: Hit) -> None:
    """Put *hit* among *hits*, which are sorted by end, the last first: behind those that don't end before it."""
    at = len(hits)
    while at and hits[at - 1].end < hit.end:
        at -= 1
    hits.insert(at, hit)


def longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield of *hits* (sorted as :meth:`Scanner.scan` does) those that no earlier or longer one overlaps."""
    free = 0
    for hit in hits:
        if hit.start >= free:
            free = hit.end
            yield hit
