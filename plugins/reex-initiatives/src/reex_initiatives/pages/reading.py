"""Some of the words of a sentence, read as a sentence of their own: pieces of it, set one behind the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import attrs
import msgspec

import reex
from reex_initiatives.sentences.piece import Piece

_Placed = TypeVar("_Placed", reex.Entity, reex.Hit)


class Reading(msgspec.Struct, frozen=True):
    """Pieces of a sentence, set one behind the other, and moved up to the last one if there is room for that.

    Attributes:
        pieces: where they stand in the document, and by how much each is moved.
    """

    pieces: tuple[tuple[Piece, int], ...]

    @classmethod
    def of(cls, text: str, pieces: Sequence[Piece], least: int = 0) -> Reading:
        """Set *pieces* one behind the other, with a blank between where neither has one; none begins before *least*."""
        found: list[tuple[Piece, int]] = []
        at = pieces[-1].end
        for piece in reversed(pieces):
            if found and not text[piece.end - 1].isspace() and not text[found[0][0].start].isspace():
                at -= 1
            at -= piece.end - piece.start
            found.insert(0, (piece, at - piece.start))
        late = max(0, least - at)
        return cls(tuple([(piece, shift + late) for piece, shift in found] if late else found))

    def not_before(self, least: int) -> Reading:
        """Return it moved on so that none of it begins before *least*, as a subject may stand behind what it does."""
        late = least - self.start
        return Reading(tuple([(piece, shift + late) for piece, shift in self.pieces])) if late > 0 else self

    @property
    def start(self) -> int:
        """Where it begins."""
        piece, shift = self.pieces[0]
        return piece.start + shift

    @property
    def end(self) -> int:
        """Where it ends."""
        piece, shift = self.pieces[-1]
        return piece.end + shift

    def told(self, text: str) -> str:
        """Return its words."""
        found, last = [], self.start
        for piece, shift in self.pieces:
            found.append(" " * (piece.start + shift - last))
            found.append(piece.said or text[piece.start : piece.end])
            last = piece.end + shift
        return "".join(found)

    def moved(self, things: Iterable[_Placed]) -> list[tuple[_Placed, _Placed]]:
        """Return those of *things* that stand in it, each as it stands there and as it stands in the document."""
        found: list[tuple[_Placed, _Placed]] = []
        for thing in things:
            for piece, shift in self.pieces:
                if piece.start <= thing.start and thing.end <= piece.end and not piece.said:
                    found.append((_shifted(thing, shift) if shift else thing, thing))
                    break
        return found

    def holes(self, gaps: Iterable[int]) -> tuple[int, ...]:
        """Return where lost words are missing in it, by where they are missing in the document."""
        return tuple([gap + by for gap in gaps for piece, by in self.pieces if piece.start <= gap <= piece.end])

    def seams(self) -> Iterator[tuple[int, int]]:
        """Yield where words stand beside others than in the document, or in the place of others."""
        last: Piece | None = None
        for piece, shift in self.pieces:
            if piece.said:
                yield (piece.start + shift, piece.end + shift)
            elif last and last.end != piece.start:
                yield (piece.start + shift, piece.start + shift)
            last = piece

    def cut(self, start: int, end: int) -> list[Piece]:
        """Return the pieces of the document that stand between two places here."""
        found = []
        for piece, shift in self.pieces:
            low, high = max(piece.start, start - shift), min(piece.end, end - shift)
            if low < high:
                found.append(piece._replace(start=low, end=high))
        return found


def places_in(reading: Reading, parties: Iterable[reex.Entity]) -> list[tuple[int, int, str]]:
    """Return where parties stand in the words of a reading, and their kinds."""
    return [(e.start - reading.start, e.end - reading.start, e.kind) for e, _ in reading.moved(parties)]


def _shifted(thing: _Placed, shift: int) -> _Placed:
    start, end = thing.start + shift, thing.end + shift
    if isinstance(thing, reex.Hit):
        return msgspec.structs.replace(thing, start=start, end=end)
    return attrs.evolve(thing, start=start, end=end)


def layers(text: str, sentences: Sequence[tuple[reex.Span, Sequence[Reading]]]) -> list[str]:
    """Return texts as long as the document: the n-th has the n-th reading of each sentence in its place, alone.

    So the document is copied a few times, however many sentences it has.
    """
    count = max((len(readings) for _, readings in sentences), default=0)
    return [_layer(text, sentences, number) for number in range(count)]


def _layer(text: str, sentences: Iterable[tuple[reex.Span, Sequence[Reading]]], number: int) -> str:
    pieces, last = [], 0
    for span, readings in sentences:
        if number < len(readings):
            reading = readings[number]
            behind = span.end - reading.end
            told = " " * (reading.start - span.start) + reading.told(text)
            pieces += [text[last : span.start], told, "." + " " * (behind - 1) if behind else ""]
            last = span.end
    return "".join([*pieces, text[last:]])
