"""The lines of a table, read as they stream by, and none longer than a row may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

import attrs

from reex.errors import ReadError
from reex.offers import Limits
from reex.readers.csvform import DELIMITERS
from reex.readers.files import too_large

CHUNK = 1 << 16
_BEGINNINGS = ("[", "{", *DELIMITERS)  # what stands before a value of JSON, or between two cells


@attrs.define
class Lines:
    """The lines of a text, none longer than *size*, and the name of the file that they are from.

    Attributes:
        values: how many a row may have, each of which takes ten times its characters in memory, and more.
        taken: characters since somebody has set this to 0.
        ended: whether somebody has asked for a line when there was none.
    """

    text: TextIO
    name: str
    size: int
    values: int
    number: int = 0
    taken: int = 0
    ended: bool = False
    _pushed: list[str] = attrs.field(factory=list)

    def __iter__(self) -> Iterator[str]:
        while line := self.next(self.size):
            self.taken += len(line)
            if self.taken > self.size:
                raise ReadError(
                    f"{self.name}: line {self.number}: more than {self.size:,} characters in one row; "
                    f"look for a quotation mark that opens a cell and has no second, or {Limits.raising('size')}"
                )
            if crowd := self.crowded(line, f"line {self.number}"):
                raise crowd
            yield line
        self.ended = True

    def next(self, most: int) -> str:
        """Return the next line, or its first *most* characters; nothing at the end."""
        line = self._pushed.pop() if self._pushed else self.text.readline(most)
        self.number += line.endswith(("\n", "\r"))
        return line

    def crowded(self, text: str, place: str) -> ReadError | None:
        """Return the error for a text of a row in which more values begin than a row may have."""
        if len(text) <= self.values or sum(map(text.count, _BEGINNINGS)) <= self.values:
            return None
        return too_large(f"{self.name}: {place}", self.values, "values", "characters")

    def block(self, most: int) -> str:
        """Return what comes next, lines or not, up to *most* characters."""
        return self._pushed.pop() if self._pushed else self.text.read(most)

    def push(self, lines: Iterable[str]) -> None:
        """Let *lines* come again."""
        self._pushed += reversed(list(lines))
        self.number -= sum(line.endswith(("\n", "\r")) for line in self._pushed)

    def head(self) -> list[str]:
        """Return lines from the beginning, as many as tell how cells are told apart."""
        head: list[str] = []
        characters = 0
        while characters < CHUNK and (line := self.next(self.size)):
            if crowd := self.crowded(line, f"line {len(head) + 1}"):
                raise crowd
            head.append(line)
            characters += len(line)
        return head
