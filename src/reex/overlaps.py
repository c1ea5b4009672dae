"""Which of two crossing spans stays: one rule.

1. What a fallback has found gives way to what any other extractor has.
2. Of a name and a commodity or country that begins inside it and ends after
   it, the name stays: ``USA Rare Earth`` in "USA Rare Earth magnets".
3. The longer span stays.
4. Of equally long ones, the one that starts first.
5. Of two on the same span, the one with the higher confidence: a name that a
   table holds before one that only looks like a name.
6. Of two that are as sure, the one whose kind comes first in
   :data:`reex.codes.KINDS`; within a kind, the first extractor by name.

A kind of a plugin's own competes with nothing but itself: it is laid over the
built-in kinds, not in place of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter

import attrs

from reex.codes import KINDS
from reex.model import Entity

_NAMES = frozenset(("agency", "company", "organization", "program", "facility"))
_WORDS = frozenset(("commodity", "country"))
_START = attrgetter("start")
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@attrs.frozen
class Displaced:
    """An entity that did not stay, and why: what displaced it, or where it stood."""

    entity: Entity
    by: Entity | None
    reason: str


_Lost = tuple[Entity, Entity]


def text_order(entity: Entity) -> tuple[int, int, int, str, str]:
    """Return the sort key of entities in a record."""
    return entity.start, -entity.end, _RANK.get(entity.kind, len(_RANK)), entity.kind, entity.extractor


def settle(entities: Iterable[Entity], fallbacks: Collection[str] = ()) -> tuple[list[Entity], list[Displaced]]:
    """Return the entities that stay, in text order, and those that don't.

    Args:
        entities: in any order.
        fallbacks: the names of the extractors that give way to all others.
    """
    kept, lost = settled(entities, fallbacks)
    return kept, [Displaced(loser, winner, _reason(loser, winner, fallbacks)) for loser, winner in lost]


def settled(entities: Iterable[Entity], fallbacks: Collection[str] = ()) -> tuple[list[Entity], list[_Lost]]:
    """Return the entities that stay, in text order, and those that don't with what displaced each, but not why."""
    kept: list[Entity] = []
    lost: list[_Lost] = []
    layers = _layers(list(entities))
    for layer in layers:
        _settle_layer(layer, fallbacks, kept, lost)
    if len(layers) > 1:  # those of one layer come in text order
        kept.sort(key=text_order)
    return kept, lost


def _layers(entities: list[Entity]) -> Collection[list[Entity]]:
    """Return those that compete with each other: of the built-in kinds together, of each other kind by itself."""
    own = {entity.kind for entity in entities} - _RANK.keys()
    if not own:
        return [entities]
    layers: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        layers[entity.kind if entity.kind in own else ""].append(entity)
    return layers.values()


def _settle_layer(layer: list[Entity], fallbacks: Collection[str], kept: list[Entity], lost: list[_Lost]) -> None:
    """Let the entities of one layer compete; crossing ones form a cluster that is settled best first."""
    layer.sort(key=_START)  # by a number: what starts together crosses, and gets its order in its cluster, as few do
    last: Entity | None = None  # what nothing has crossed so far
    cluster: list[Entity] = []
    reach = 0
    for entity in layer:
        if entity.start < reach:
            if last is not None:
                cluster, last = [last], None
            cluster.append(entity)
            if entity.end > reach:
                reach = entity.end
            continue
        if last is not None:
            kept.append(last)
        elif cluster:
            _settle_cluster(cluster, fallbacks, kept, lost)
        last, reach = entity, entity.end
    if last is not None:
        kept.append(last)
    elif cluster:
        _settle_cluster(cluster, fallbacks, kept, lost)


def _settle_cluster(cluster: list[Entity], fallbacks: Collection[str], kept: list[Entity], lost: list[_Lost]) -> None:
    if len(cluster) == 2 and not fallbacks:  # most are
        winner, loser = _better(*cluster)
        kept.append(winner)
        lost.append((loser, winner))
        return
    cluster.sort(key=text_order)
    stay: list[Entity] = []  # never crossing, so that sorted by start they are sorted by end too
    for entity in _best_first(cluster, fallbacks):
        at = bisect_left(stay, entity.end, key=_START)
        if at and stay[at - 1].end > entity.start:
            lost.append((entity, stay[at - 1]))
        else:
            stay.insert(at, entity)
    kept += stay


def _better(one: Entity, other: Entity) -> tuple[Entity, Entity]:
    """Return two entities that cross, none of which starts after *other*, the one that stays first."""
    if other.start == one.start and text_order(other) < text_order(one):
        one, other = other, one
    longer = (other.end - other.start) - (one.end - one.start)
    if longer > 0:
        run_into = one.end < other.end and one.kind in _NAMES and other.kind in _WORDS
        return (one, other) if run_into else (other, one)
    surer = longer == 0 and one.start == other.start and other.confidence > one.confidence
    return (other, one) if surer else (one, other)


def _best_first(cluster: list[Entity], fallbacks: Collection[str]) -> Iterator[Entity]:
    groups = [cluster]
    if fallbacks:
        groups = [[e for e in cluster if (e.extractor in fallbacks) is last] for last in (False, True)]
    for entities in groups:
        run_into = _run_into(entities)
        # Stable: what is alike in these stays in text order.
        yield from sorted(entities, key=lambda e: (id(e) in run_into, e.start - e.end, e.start, -e.confidence))


def _run_into(cluster: list[Entity]) -> set[int]:
    """Return which words of a cluster, in text order, a name runs into; all others are settled before them."""
    names: list[Entity] = []
    found = set()
    for entity in cluster:
        names = [name for name in names if name.end > entity.start]
        if entity.kind in _NAMES:
            names.append(entity)
        elif entity.kind in _WORDS and any(name.start < entity.start and name.end < entity.end for name in names):
            found.add(id(entity))
    return found


def _reason(loser: Entity, winner: Entity, fallbacks: Collection[str]) -> str:
    if loser.extractor in fallbacks and winner.extractor not in fallbacks:
        return f"{loser.extractor} is a fallback"
    if winner.start < loser.start and winner.end < loser.end and winner.kind in _NAMES and loser.kind in _WORDS:
        return "a name runs into it"
    if winner.end - winner.start > loser.end - loser.start:
        return "a longer span stands there"
    if winner.start < loser.start:
        return "an equally long span starts before it"
    if winner.confidence > loser.confidence:
        return f"{winner.extractor} is surer of it than {loser.extractor}"
    if winner.kind != loser.kind:
        return f"{winner.kind} comes before {loser.kind}"
    return f"{winner.extractor} comes before {loser.extractor}" if winner.extractor != loser.extractor else "made twice"
