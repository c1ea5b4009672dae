"""One sentence, laid out and parted into clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import reex
from reex_initiatives.clauses import beginnings
from reex_initiatives.lazy import lazily
from reex_initiatives.sentence import Sentence


class Line(Sentence, frozen=True, eq=False, kw_only=True, dict=True):
    """A sentence and its clauses."""

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


def mentions(lines: Iterable[Line], kind: str) -> list[reex.Entity]:
    """Return the entities of one kind in all of *lines*."""
    return [entity for line in lines for entity in line.by_kind.get(kind, ())]
