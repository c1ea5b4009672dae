"""Positions in one text, told as positions in another that has nearly the same words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from difflib import SequenceMatcher

from reex.spans import Span

Carry = Callable[[Span], Span | None]

# Other letters stand apart: signs that were decoded wrongly are such letters, and touch words.
_WORD = re.compile(r"[0-9A-Za-z_]+|[^\W0-9A-Za-z_]+|[^\w\s]")


def carrier(source: str, target: str) -> Carry:
    """Return a function from spans of *source* to spans of *target*, or to None where none of the words is left.

    Cleaning takes words and signs away and adds few: what both texts share, in
    order, leads across, and an end within a shared word keeps its distance from
    the end of that word.
    """
    if source == target:
        return lambda span: span
    words, others = _words(source), _words(target)
    matcher = SequenceMatcher(
        None, [source[w.start : w.end] for w in words], [target[w.start : w.end] for w in others], autojunk=False
    )
    across = {
        block.a + step: others[block.b + step] for block in matcher.get_matching_blocks() for step in range(block.size)
    }
    starts, ends = [word.start for word in words], [word.end for word in words]

    def carry(span: Span) -> Span | None:
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end) - 1
        kept = [across[number] for number in range(first, last + 1) if number in across]
        if not kept:
            return None
        start, end = kept[0].start, kept[-1].end
        if first in across:
            start += max(0, span.start - starts[first])
        if last in across:
            end -= max(0, ends[last] - span.end)
        return Span(start, end) if start < end else Span(kept[0].start, kept[-1].end)

    return carry


def _words(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text)]
