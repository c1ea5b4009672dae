"""Which stretches of a text are taken, looked up in a time that hardly grows with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import reex


class Places:
    """The stretches of a text that are taken."""

    def __init__(self, taken: Iterable[reex.Entity]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted([(entity.start, entity.end) for entity in taken]):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Say whether anything of ``text[start:end]`` is taken."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start
