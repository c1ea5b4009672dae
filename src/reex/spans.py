"""Positions: half-open spans of code points, and the way back to the source."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import accumulate

import attrs

from reex.errors import SpanError
from reex.frozen import quick


@attrs.frozen(order=True, weakref_slot=False)
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


quick_span = quick(Span)
"""Makes a span of a start and an end that are known to be right."""


@attrs.frozen(repr=False)
class OffsetMap:
    """Leads from spans of a cleaned text back to spans of its source.

    The cleaned text is a row of pieces. A piece as long as its source maps
    position by position; any other piece maps as a whole.

    Attributes:
        length: code points of the cleaned text.
    """

    _starts: array[int]
    _source_starts: array[int]
    _source_ends: array[int]
    length: int

    @property
    def starts(self) -> Sequence[int]:
        """Where each piece starts in the cleaned text, ascending from 0."""
        return memoryview(self._starts).toreadonly()

    @property
    def source_starts(self) -> Sequence[int]:
        """Where each piece starts in the source, ascending."""
        return memoryview(self._source_starts).toreadonly()

    @property
    def source_ends(self) -> Sequence[int]:
        """Where each piece ends in the source, ascending."""
        return memoryview(self._source_ends).toreadonly()

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text that was not changed."""
        return cls(array("q", [0]), array("q", [0]), array("q", [length]), length)

    def to_source(self, span: Span) -> Span:
        """Return the smallest source span that made *span*.

        Raises:
            SpanError: if *span* ends after the cleaned text, or nothing of it
                stands in the source.
        """
        if span.end > self.length:
            raise SpanError(f"span {span.start}:{span.end} ends after {self.length} characters")
        return Span(*self._cover(span.start, span.end))

    def to_text(self, position: int) -> int:
        """Return where the source from *position* on begins in the cleaned text."""
        piece = bisect_right(self._source_starts, position) - 1
        if piece < 0:
            return 0
        start, end, source_start, source_end = self._piece(piece)
        if position >= source_end:
            return end
        return start + position - source_start if end - start == source_end - source_start else start

    def then(self, later: OffsetMap) -> OffsetMap:
        """Return the map of a text that *later* leads back to the text of this map."""
        if self._plain and later.length:
            return later
        if later._plain and later.length == self.length:
            return self
        rows = _Rows()
        for piece in range(len(later._starts)):
            start, end, first, last = later._piece(piece)
            if end - start != last - first:
                rows.add_whole(end - start, *self._cover(first, last))
                continue
            inner = bisect_left(self._starts, first)
            outer = max(bisect_right(self._starts, last) - 1, inner)
            if inner == len(self._starts) or self._starts[inner] >= last:
                rows.add_cuts(self._cut(first, last))
                continue
            rows.add_cuts(self._cut(first, self._starts[inner]))
            rows.add_pieces(self, inner, outer)
            rows.add_cuts(self._cut(self._starts[outer], last))
        return rows.build()

    @property
    def _plain(self) -> bool:
        """Whether positions are the same in text and source."""
        return len(self._starts) == 1 and self._source_starts[0] == 0 and self._source_ends[0] == self.length

    def _piece(self, piece: int) -> tuple[int, int, int, int]:
        end = self._starts[piece + 1] if piece + 1 < len(self._starts) else self.length
        return self._starts[piece], end, self._source_starts[piece], self._source_ends[piece]

    def _cover(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest source range of a range of the cleaned text, empty where that is empty."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        if start == end:
            return (self._place(first, start)[0],) * 2
        last = bisect_left(self._starts, end) - 1
        return self._place(first, start)[0], self._place(last, end - 1)[1]

    def _cut(self, start: int, end: int) -> list[tuple[bool, int, int, int]]:
        """Return the parts of a range: whether positions map one by one, length, and source range."""
        cuts = []
        piece = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            _, stop, source_start, source_end = self._piece(piece)
            until = min(stop, end)
            even = stop - self._starts[piece] == source_end - source_start
            if even:
                source_start += start - self._starts[piece]
                source_end = source_start + until - start
            cuts.append((even, until - start, source_start, source_end))
            start, piece = until, piece + 1
        return cuts

    def _place(self, piece: int, position: int) -> tuple[int, int]:
        """Return the source range of the one code point at *position*."""
        start, end, source_start, source_end = self._piece(piece)
        if end - start != source_end - source_start:
            return source_start, source_end
        at = source_start + position - start
        return at, at + 1


class _Rows:
    """Gathers the pieces of a map; neighbours that map position by position become one."""

    def __init__(self) -> None:
        self._starts = array("q")
        self._source_starts = array("q")
        self._source_ends = array("q")
        self.length = 0
        self._joins = False

    def add(self, length: int, start: int, end: int) -> None:
        """Append *length* code points made of the source range."""
        even = length == end - start
        if even and self._joins and self._source_ends[-1] == start:
            self._source_ends[-1] = end
        else:
            self._starts.append(self.length)
            self._source_starts.append(start)
            self._source_ends.append(end)
        self.length += length
        self._joins = even

    def extend(self, lengths: Iterable[int], starts: Iterable[int], ends: Iterable[int]) -> None:
        """Append many texts; those that go on in the source stay apart, which tells the same."""
        self._starts.fromlist([*accumulate(lengths, initial=self.length)])  # lists are taken over the soonest
        self.length = self._starts.pop()
        self._source_starts.fromlist([*starts])
        self._source_ends.fromlist([*ends])
        self._joins = False

    def add_cuts(self, cuts: Iterable[tuple[bool, int, int, int]]) -> None:
        """Append what :meth:`OffsetMap._cut` returns."""
        for even, length, start, end in cuts:
            (self.add if even else self.add_whole)(length, start, end)

    def add_pieces(self, offsets: OffsetMap, first: int, last: int) -> None:
        """Append whole pieces of a map."""
        if first == last:
            return
        shift = self.length - offsets._starts[first]
        self._starts.extend([start + shift for start in offsets._starts[first:last]])
        self._source_starts.extend(offsets._source_starts[first:last])
        self._source_ends.extend(offsets._source_ends[first:last])
        self.length = offsets._starts[last] + shift
        self._joins = False

    def add_whole(self, length: int, start: int, end: int) -> None:
        """Append code points that the source range made as a whole, however long both are."""
        if length == end - start > 1:
            self.add(1, start, end)
            length -= 1
        self.add(length, start, end)

    def build(self) -> OffsetMap:
        """Return the map."""
        if not self._starts:
            return OffsetMap.identity(0)
        return OffsetMap(self._starts, self._source_starts, self._source_ends, self.length)


class TextBuilder:
    """Builds a cleaned text and its offset map in one pass over the source.

    Call :meth:`copy` and :meth:`replace` in the order of the source; what is
    named by neither is left out.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._text = StringIO(newline="")  # a list of a million small parts would take many times their size
        self._rows = _Rows()

    @property
    def length(self) -> int:
        """The code points that were appended so far."""
        return self._rows.length

    def copy(self, start: int, end: int) -> None:
        """Append ``source[start:end]`` as it is."""
        if end > start:
            self._text.write(self._source[start:end])
            self._rows.add(end - start, start, end)

    def replace(self, text: str, start: int, end: int) -> None:
        """Append *text* in place of ``source[start:end]``."""
        if text:
            self._text.write(text)
            self._rows.add(len(text), start, end)

    def extend(self, pieces: Sequence[tuple[str, int, int]]) -> None:
        """Replace many stretches of the source: texts, none of them empty, with start and end."""
        if not pieces:
            return
        texts, starts, ends = zip(*pieces, strict=True)
        self._text.write("".join(texts))
        self._rows.extend(map(len, texts), starts, ends)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the cleaned text and its map."""
        return self._text.getvalue(), self._rows.build()
