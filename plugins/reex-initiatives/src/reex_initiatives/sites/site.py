"""A site of a text: where it is named, and who is said to own it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

import attrs

import reex
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.sentences.line import Line

# How many sentences behind may go on about a site.
SPEAKS_ON = 3
# From how many sites on a sentence only lists what a firm has.
_MANY = 3


@attrs.define
class Site:
    """A site of the document, with where it is named and who is said to own it; some have no name of their own."""

    words: frozenset[str]
    first: Trigger
    places: list[tuple[Line, Trigger]] = attrs.field(factory=list)
    owners: dict[str, reex.Entity] = attrs.field(factory=dict)
    amounts: tuple[reex.Entity, ...] = ()
    place: str | None = None
    more: list[Line] = attrs.field(factory=list)
    lines: set[Line] = attrs.field(factory=set, init=False)

    def add(self, line: Line, trigger: Trigger) -> None:
        """Note where it is named."""
        self.places.append((line, trigger))
        self.lines.add(line)

    def is_told(self) -> bool:
        """Say whether the text tells of it outside of questions, and of what a firm says of itself in each release."""
        told = ((line, line.text.endswith("?", line.start, line.end)) for line, _ in self.places)
        return any(not asks and not line.about and len(line.of_kind("facility")) < _MANY for line, asks in told)

    def in_news(self) -> Site:
        """Return it without what a firm says of it in each release, which only tells whose it is."""
        return attrs.evolve(self, places=[(line, trigger) for line, trigger in self.places if not line.about])


class ByName:
    """The numbers of sites by the words of their names: where there are thousands, each is looked up, and not all."""

    def __init__(self) -> None:
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        self._by_rarest: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, number: int, words: frozenset[str]) -> None:
        """Note a site that is called so."""
        self._by_rarest[min(words, key=lambda word: len(self._having[word]))].append(number)
        for word in words:
            self._having[word].append(number)

    def near(self, words: frozenset[str]) -> list[int]:
        """Return, in order, all sites that have each of *words*, or none but these, and some others."""
        having = min((self._having[word] for word in words), key=len)
        return sorted({*having, *chain.from_iterable(self._by_rarest[word] for word in words)})


def site_words(entity: reex.Entity, grammar: Grammar) -> frozenset[str]:
    """Return the words of a site's name that tell it from others."""
    words = re.findall(r"\w+", (entity.name or entity.text).lower())
    return frozenset(w for w in words if w not in grammar.site_words) or frozenset(words)
