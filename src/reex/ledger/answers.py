"""What the ledger answers with: as an iterator or a list, and it knows of what kind, even where nothing is found.

A data frame has the columns of the kind; from nothing alone nobody could tell which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Stream(Iterator[_T], Generic[_T]):
    """Things that are asked for one by one, however many there are.

    Attributes:
        kind: the class of each.
    """

    def __init__(self, kind: type[_T], things: Iterable[_T]) -> None:
        self.kind = kind
        self._things = iter(things)

    def __next__(self) -> _T:
        return next(self._things)


class Answers(list[_T]):
    """Things that are there at once.

    Attributes:
        kind: the class of each.
    """

    def __init__(self, kind: type[_T], things: Iterable[_T]) -> None:
        super().__init__(things)
        self.kind = kind
