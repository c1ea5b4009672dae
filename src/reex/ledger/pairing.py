"""Which mentions of a block are compared, and what comes of it: a function of its members, not of their order.

Mentions that say the same are judged once for all of them. Each two that say other things are judged in one block, the
first in order that they share. A block of many that say other things is not compared all with all: there each is
compared with those next to it, once put in order by date, once by commodity, once by program, by recipient, by sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement, islice, pairwise, product, takewhile
from operator import attrgetter

import attrs

from reex.ledger.compare import judge, pair
from reex.ledger.likeness import Told
from reex.ledger.model import Pair

_ALL = 200  # so many that say other things are compared all with all
_NEXT = 20  # in larger blocks each is compared with so many after it, in each order
_LINKS = 100  # so many pairs of two groups are written whole; of larger ones, as many as hold them together


@attrs.frozen
class Member:
    """A mention in a block: its handle, its document, what it tells, and the keys of that in order."""

    id: str
    document: str
    told: Told
    keys: tuple[str, ...]


def pairs_of(key: str, members: Iterable[Member]) -> Iterator[Pair]:
    """Yield the pairs of a block that are or may be of one initiative and share no key before *key*."""
    groups: dict[Told, list[Member]] = {}
    for member in sorted(members, key=attrgetter("id")):
        groups.setdefault(member.told, []).append(member)
    before = {told: frozenset(takewhile(key.__gt__, group[0].keys)) for told, group in groups.items()}
    for a, b in _candidates(list(groups)):
        if before[a].isdisjoint(before[b]) and (found := judge(a, b)):
            links = _links(groups[a], groups[b]) if found.verdict == "same" else _example(groups[a], groups[b])
            yield from (pair(x.id, y.id, found) for x, y in links)


def _candidates(every: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    if len(every) <= _ALL:
        yield from combinations_with_replacement(every, 2)
        return
    yield from zip(every, every, strict=True)
    seen: set[tuple[int, int]] = set()
    numbers = {told: number for number, told in enumerate(every)}
    for ordered in _orders(every):
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + _NEXT]:
                numbered = (min(numbers[one], numbers[other]), max(numbers[one], numbers[other]))
                if numbered not in seen:
                    seen.add(numbered)
                    yield one, other


def _orders(every: Sequence[Told]) -> Iterator[list[Told]]:
    """Yield all in the order of each of the fields that tell acts of one block apart."""
    words = {told: repr(told) for told in every}
    for field in ("date", "commodities", "programs", "recipients", "amounts"):
        yield sorted(every, key=lambda told: (repr(getattr(told, field)), words[told]))


def _links(a: list[Member], b: list[Member]) -> Iterator[tuple[Member, Member]]:
    """Yield the pairs of two groups, or of one with itself; of large ones those that hold the groups together."""
    if a is b:
        every = combinations(a, 2) if len(a) ** 2 <= 2 * _LINKS else _chain(a)
    else:
        few, many = sorted((a, b), key=lambda group: (len(group), group[0].id))
        every = product(few, many) if len(a) * len(b) <= _LINKS else product(few[:1], many)
    yield from ((x, y) for x, y in every if x.document != y.document)


def _example(a: list[Member], b: list[Member]) -> Iterator[tuple[Member, Member]]:
    """Yield one pair of two groups, or of each that says the same one with the next: enough for a person to decide."""
    if a is b:
        yield from ((x, y) for x, y in pairwise(a) if x.document != y.document)
    else:
        yield from islice(((x, y) for x, y in product(a, b) if x.document != y.document), 1)


def _chain(group: list[Member]) -> Iterator[tuple[Member, Member]]:
    """Yield each with the first and with the next: so the rest hold together where a person splits one off."""
    yield from product(group[:1], group[1:])
    yield from pairwise(group[1:])
