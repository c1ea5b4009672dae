"""One sentence, laid out and parted into clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

import reex
from reex_initiatives.lexicon.lazy import lazily
from reex_initiatives.lexicon.words import Act
from reex_initiatives.sentences.clauses import beginnings
from reex_initiatives.sentences.concerned import goods_told, not_led, stages_told
from reex_initiatives.sentences.piece import Piece
from reex_initiatives.sentences.sentence import Sentence


class Line(Sentence, frozen=True, eq=False, kw_only=True, dict=True):
    """A sentence and its clauses.

    Attributes:
        parts: it as a line for each predicate, where it has several.
        meant: whom words in its parts stand for, by the ids of their mentions.
        origins: of such a line what was moved there, as it stands in the document, by the ids of the former.
        places: of such a line the pieces that it is made of, and by how much each was moved.
    """

    parts: tuple[Line, ...] = ()
    meant: Mapping[int, reex.Entity] = {}
    origins: Mapping[int, reex.Entity] = {}
    places: tuple[tuple[Piece, int], ...] = ()

    @lazily
    def boundaries(self) -> tuple[int, ...]:
        """Where clauses begin inside it."""
        return beginnings(self)

    def clause(self, at: int) -> tuple[int, int]:
        """Return the clause that *at* stands in."""
        boundaries = self.boundaries
        if not boundaries:
            return self.start, self.end
        following = bisect_right(boundaries, at)
        start = boundaries[following - 1] if following else self.start
        return start, boundaries[following] if following < len(boundaries) else self.end

    @lazily
    def goods_told(self) -> tuple[reex.Entity, ...]:
        """The goods that may be those of an act in it."""
        return goods_told(self) if self.of_kind("commodity") else ()

    @lazily
    def _stages_told(self) -> tuple[reex.Hit, ...]:
        return stages_told(self)

    @lazily
    def _stages_not_led(self) -> tuple[reex.Hit, ...]:
        return not_led(self, self._stages_told)

    def stages_of(self, act: Act) -> tuple[reex.Hit, ...]:
        """Return the words for stages that may be those of an act in it.

        What somebody leads in is none, but where a state acts on just that.
        """
        if not self.stages:
            return ()
        return self._stages_told if act.signed == "active" else self._stages_not_led


def mentions(lines: Iterable[Line], kind: str) -> list[reex.Entity]:
    """Return the entities of one kind in all of *lines*."""
    return [entity for line in lines for entity in line.by_kind.get(kind, ())]
