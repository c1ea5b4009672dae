"""A sentence by its words, and which patterns may match it: those all whose words stand there in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

import reex
from reex_initiatives.lexicon.folded import marks_of_sentence, words_of
from reex_initiatives.lexicon.lazy import lazily
from reex_initiatives.lexicon.patterns import Pattern
from reex_initiatives.lexicon.spelling import KINDS

_rank = attrgetter("rank")


class Told(msgspec.Struct, frozen=True, dict=True):
    """A sentence by its words, folded; they are worked out when they are asked for, as for some sentences they aren't.

    Attributes:
        text: the document.
        span: where in it the sentence stands.
        kinds: those of the entities in it.
    """

    text: str
    span: reex.Span
    kinds: frozenset[str] = frozenset(KINDS)

    @lazily
    def words(self) -> Sequence[bytes]:
        """Its words in their order."""
        return words_of(self.text[self.span.start : self.span.end])

    @lazily
    def set(self) -> frozenset[bytes]:
        """All of its words."""
        return frozenset(self.words)

    @lazily
    def holds(self) -> frozenset[bytes]:
        """All of its words and the kinds of its entities, as :attr:`Pattern.needs` has them."""
        return self.set | marks_of_sentence(self.kinds)

    @lazily
    def _numbers(self) -> Mapping[bytes, Sequence[int]]:
        """Which words each one is, by their numbers."""
        found: dict[bytes, list[int]] = {}
        for number, word in enumerate(self.words):
            if word in found:
                found[word].append(number)
            else:
                found[word] = [number]
        return found

    def able(self, patterns: Iterable[Pattern]) -> list[Pattern]:
        """Return the patterns all whose words stand there in their order, each once, those of the lowest rank first.

        Entities are there for all of their places, too.
        """
        lacks, found = self.holds.isdisjoint, set()
        for pattern in patterns:
            for one_of in pattern.needs:
                if lacks(one_of):
                    break
            else:
                found.add(pattern)
        return sorted([pattern for pattern in found if self.in_order(pattern.order)], key=_rank) if found else []

    def in_order(self, needed: Iterable[frozenset[bytes]]) -> bool:
        """Say whether one of each of the sets *needed* stands there, one behind the other."""
        numbers, words, last, count = self._numbers, self.set, -1, len(self.words)
        for beginnings in needed:
            first = count
            for word in beginnings & words:
                places = numbers[word]
                if places[-1] > last:
                    at = places[0] if places[0] > last else places[bisect_right(places, last)]
                    first = min(first, at)
            if first == count:
                return False
            last = first
        return True
