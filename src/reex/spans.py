"""Positions: half-open spans of code points, and the way back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import attrs

from reex.errors import SpanError


@attrs.frozen(order=True)
class Span:
    """A half-open range of code points: ``text[start:end]``.

    Raises:
        SpanError: if it is empty or starts before 0.
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"span {self.start}:{self.end} is empty or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Say whether both have a position in common."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether *other* lies inside this span, edges included."""
        return self.start <= other.start and other.end <= self.end


@attrs.frozen(repr=False)
class OffsetMap:
    """Leads from spans of a cleaned text back to spans of its source.

    The cleaned text is a row of pieces. A copied piece has as many code points
    as its source, so positions inside it map one to one; any other piece maps
    as a whole.

    Attributes:
        starts: where each piece starts in the cleaned text, ascending from 0.
        sources: where each piece starts and ends in the source.
        length: code points of the cleaned text.
    """

    starts: tuple[int, ...]
    sources: tuple[tuple[int, int], ...]
    length: int

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text that was not changed."""
        return cls((0,), ((0, length),), length)

    def to_source(self, span: Span) -> Span:
        """Return the smallest source span that made *span*.

        Raises:
            SpanError: if *span* ends after the cleaned text, or nothing of it
                stands in the source.
        """
        if span.end > self.length:
            raise SpanError(f"span {span.start}:{span.end} ends after {self.length} characters")
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_left(self.starts, span.end) - 1
        return Span(self._place(first, span.start)[0], self._place(last, span.end - 1)[1])

    def _place(self, piece: int, position: int) -> tuple[int, int]:
        """Return the source range of the one code point at *position*."""
        start = self.starts[piece]
        end = self.starts[piece + 1] if piece + 1 < len(self.starts) else self.length
        source_start, source_end = self.sources[piece]
        if end - start != source_end - source_start:
            return source_start, source_end
        at = source_start + position - start
        return at, at + 1


class TextBuilder:
    """Builds a cleaned text and its offset map in one pass over the source.

    Call :meth:`copy` and :meth:`replace` in the order of the source; what is
    named by neither is left out.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[tuple[int, int]] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Append ``source[start:end]`` as it is."""
        if end > start:
            self._append(self._source[start:end], start, end)

    def replace(self, text: str, start: int, end: int) -> None:
        """Append *text* in place of ``source[start:end]``."""
        if text:
            self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        self._parts.append(text)
        self._starts.append(self.length)
        self._sources.append((start, end))
        self.length += len(text)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the cleaned text and its map."""
        if not self._parts:
            return "", OffsetMap.identity(0)
        return "".join(self._parts), OffsetMap(tuple(self._starts), tuple(self._sources), self.length)
