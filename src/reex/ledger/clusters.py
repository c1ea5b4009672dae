"""Which mentions are of one initiative, from the pairs that were judged and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

import attrs

from reex.ledger.compare import clash
from reex.ledger.likeness import Told
from reex.ledger.model import Decision, Mention, Pair


def clusters(
    mentions: Iterable[Mention], pairs: Iterable[Pair], decisions: Iterable[Decision]
) -> list[tuple[Mention, ...]]:
    """Return the mentions of each initiative, first published first, and the initiatives by their first mention.

    What a person joined comes first, then the pairs that are the same, the strongest first. A pair is passed over
    where it would bring together two mentions that a person split, two of one document that nobody joined, or two
    that can't be one (:func:`reex.ledger.compare.clash`): so a chain of likenesses never merges what differs. The order
    of the arguments doesn't matter.
    """
    every = {mention.id: mention for mention in mentions}
    decided = [one for one in decisions if one.a in every and one.b in every]
    groups = _Groups(every, [(one.a, one.b) for one in decided if one.verdict == "split"])
    for one in sorted(decided, key=lambda one: (one.a, one.b)):
        if one.verdict == "join":
            groups.join(one.a, one.b, by_hand=True)
    for pair in sorted(pairs, key=lambda pair: (-pair.strength, pair.a, pair.b)):
        if pair.verdict == "same" and pair.a in every and pair.b in every:
            groups.join(pair.a, pair.b)
    return sorted(groups.all(), key=lambda group: group[0].order)


@attrs.define
class _Group:
    """Mentions that are one initiative so far: their handles, their documents, and each thing that they tell."""

    members: set[str]
    documents: set[str]
    told: set[Told]

    def take(self, other: _Group) -> None:
        self.members |= other.members
        self.documents |= other.documents
        self.told |= other.told

    def admits(self, other: _Group) -> bool:
        if not self.documents.isdisjoint(other.documents):
            return False
        return not any(_clash(a, b) for a in self.told for b in other.told if a != b)


class _Groups:
    """Union-find that knows what must not come together; the smaller group joins the larger one."""

    def __init__(self, mentions: dict[str, Mention], splits: Sequence[tuple[str, str]]) -> None:
        self.mentions = mentions
        self.groups = {
            key: _Group({key}, {mention.source.id}, {Told.of(mention.initiative)}) for key, mention in mentions.items()
        }
        self.home = {key: key for key in mentions}
        self.apart: dict[str, set[str]] = {}
        for a, b in splits:
            self.apart.setdefault(a, set()).add(b)
            self.apart.setdefault(b, set()).add(a)

    def join(self, a: str, b: str, *, by_hand: bool = False) -> None:
        low, high = sorted((self.home[a], self.home[b]), key=lambda home: (len(self.groups[home].members), home))
        small, large = self.groups[low], self.groups[high]
        if low != high and not self._split(low, high) and (by_hand or large.admits(small)):
            large.take(small)
            self.home.update(dict.fromkeys(small.members, high))
            del self.groups[low]

    def _split(self, small: str, large: str) -> bool:
        return any(
            self.home[other] == large for member in self.groups[small].members for other in self.apart.get(member, ())
        )

    def all(self) -> Iterator[tuple[Mention, ...]]:
        for group in self.groups.values():
            yield tuple(sorted((self.mentions[member] for member in group.members), key=attrgetter("order")))


@lru_cache(maxsize=1 << 16)
def _clash(a: Told, b: Told) -> bool:
    return clash(a, b)
