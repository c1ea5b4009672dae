"""A text cut where things begin and end in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from reex.model import Claim, Entity, Initiative, Record
from reex.spans import Span


@attrs.frozen
class Piece:
    """A stretch of a text, with the entities that cover it, those that begin first in front."""

    start: int
    end: int
    over: tuple[Entity, ...]


def pieces(text: str, entities: Iterable[Entity], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """Yield *text* cut at each edge of an entity and at *cuts*.

    Kinds of plugins may cross others, and marks can't cross: so a mark never spans an edge. What ends after the text,
    as where it was left out or is shown in part, is passed over.
    """
    inside = [entity for entity in entities if entity.end <= len(text)]
    edges = sorted({0, len(text), *(e.start for e in inside), *(e.end for e in inside), *cuts})
    waiting = sorted(inside, key=lambda e: (e.start, -e.end), reverse=True)
    over: list[Entity] = []
    for start, end in pairwise(edge for edge in edges if edge <= len(text)):
        over = [entity for entity in over if entity.end > start]
        while waiting and waiting[-1].start == start:
            over.append(waiting.pop())
        yield Piece(start, end, tuple(over))


def evidence_of(record: Record) -> list[Span]:
    """Return the places that initiatives and claims rest on, each once, in text order."""
    things: tuple[Initiative | Claim, ...] = (*record.initiatives, *record.claims)
    return sorted({span for thing in things for span in thing.evidence})
