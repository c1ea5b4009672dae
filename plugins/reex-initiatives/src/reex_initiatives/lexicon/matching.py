"""Where patterns match a sentence.

It is written so that each entity in it is one character; a pattern is tried where it may begin.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec

import reex
from reex_initiatives.lexicon.expression import WORDS_IN_GAP
from reex_initiatives.lexicon.folded import fold
from reex_initiatives.lexicon.lazy import lazily
from reex_initiatives.lexicon.patterns import Opening, Pattern
from reex_initiatives.lexicon.sentence_words import Told
from reex_initiatives.lexicon.spelling import SIGNS

# How far before an entity the name of its owner may begin.
_LONGEST_OWNER = 40
# "with the Chilean steelmaker Acme", "its rival Acme": what a firm is, before its name, is no word of a pattern.
_CALLED = reex.regex(
    r"(?:(?<=\s)(?:the|its|their|an?)\s)?(?:[A-Z][a-z]+(?:n|ese|ish|based)\s)?"
    r"(?<=\s)(?:(?:[a-z]+-(?:listed|based|backed|owned|focused)|local|fellow|sister|parent|private)\s)?"
    r"(?:rival|peer|steelmaker|carmaker|automaker|chipmaker|trader|trading\shouse|explorer|conglomerate|recycler|refiner"
    r"|start-?up|miner|giant|major|utility|group|firm|company|contractor|engineer|producer|manufacturer)\s$"
)
_CALLED_REACH = 60
# "paid $90 million, or $2.10 per share, for": a price beside a sum only tells how that comes about.
_OR_EACH = reex.regex(r",\s(?:or|at)\s(?:(?:about|around|some)\s)?")


class Found(msgspec.Struct, frozen=True):
    """Where a pattern matched: the entities at its places, all that it covers, and its first word."""

    pattern: Pattern
    places: Mapping[str, reex.Entity]
    start: int
    end: int
    word: reex.Span


class Coded(msgspec.Struct, frozen=True, dict=True):
    """A sentence in which each entity is one character.

    Where words and entities begin in it is worked out when a pattern first asks.

    Attributes:
        entities: by where their characters stand.
        starts, offsets: where each piece of it starts, and where in the text that is.
    """

    text: str
    entities: Mapping[int, reex.Entity]
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int, entities: Iterable[reex.Entity]) -> Coded:
        """Write ``text[start:end]`` so; of entities that overlap, the first stays."""
        parts: list[str] = []
        starts: list[int] = []
        offsets: list[int] = []
        kept: dict[int, reex.Entity] = {}
        length, at = 0, start
        for entity in sorted(entities, key=lambda e: (e.start, -e.end)):
            if entity.start < at or entity.kind not in SIGNS or entity.end > end or _is_adjective(entity):
                continue  # "Chinese goods" names no party
            if _is_price_of_last(text, at, entity):
                at = entity.end + 1
                continue
            stop = entity.start
            if entity.kind == "company" and (called := _CALLED.search(text, max(at, stop - _CALLED_REACH), stop)):
                stop = called.start()
            between = text[at:stop]
            if between:
                parts.append(between)
                starts.append(length)
                offsets.append(at)
                length += len(between)
            parts.append(SIGNS[entity.kind])
            starts.append(length)
            offsets.append(entity.start)
            kept[length] = entity
            length += 1
            at = entity.end
        starts.append(length)
        offsets.append(at)
        parts.append(text[at:end])
        return cls("".join(parts), kept, tuple(starts), tuple(offsets))

    @lazily
    def _folded(self) -> bytes:
        """Its text folded, with a blank around it."""
        return b" %b " % fold(self.text)

    def _words(self, word: bytes) -> Iterator[int]:
        """Yield where a word begins."""
        alone = b" %b " % word
        at = self._folded.find(alone)
        while at >= 0:
            yield at
            at = self._folded.find(alone, at + 1)

    @lazily
    def _kinds(self) -> Mapping[str, Sequence[int]]:
        """Where entities of each kind stand, or whose they are: in ``China's Ministry`` both."""
        found: dict[str, list[int]] = {}
        for at, entity in self.entities.items():
            places = found.setdefault(entity.kind, [])
            if self.text.startswith(("'s", "’s"), at - len("'s ")):
                places += [p for p in range(max(0, at - _LONGEST_OWNER), at) if "A" <= self.text[p] <= "Z"]
            places.append(at)
        return found

    def _gap_before(self, at: int) -> range:
        """Return where a gap may begin that ends at *at*."""
        low = at
        for _ in range(WORDS_IN_GAP + 1):
            low = self.text.rfind(" ", 0, max(low, 0))
        return range(low + 1, at)

    def _begins(self, opening: Opening, told: frozenset[bytes]) -> list[int]:
        """Return where a match may begin; *told* are the words of the sentence."""
        named = [self._kinds[kind] for kind in opening.kinds if kind in self._kinds]
        words = [at for word in opening.words & told for at in self._words(word)]
        gaps = map(self._gap_before, words) if opening.behind_gap else ()
        return sorted({*words, *chain.from_iterable((*named, *gaps))})

    def _matches(self, pattern: Pattern, told: frozenset[bytes]) -> Iterator[re.Match[str]]:
        """Yield where a pattern matches: it is tried where it may begin, which is at few places of a long sentence."""
        if pattern.opening is None:
            yield from pattern.regex.finditer(self.text)
            return
        end = 0
        for at in self._begins(pattern.opening, told):
            if at >= end and (match := pattern.regex.match(self.text, at)):
                yield match
                end = match.end()

    def position(self, at: int) -> int:
        """Return where in the text the character *at* stands."""
        piece = bisect_right(self.starts, at) - 1
        return self.offsets[piece] + at - self.starts[piece]

    def end_of(self, at: int) -> int:
        """Return where in the text the character *at* ends: an entity ends with its name."""
        entity = self.entities.get(at)
        return entity.end if entity else self.position(at) + 1

    def found(self, pattern: Pattern, told: frozenset[bytes]) -> Iterator[Found]:
        """Yield where a pattern matches; *told* are the words of the sentence."""
        for match in self._matches(pattern, told):
            named = [name for name, found in match.groupdict().items() if found and name != "_"]
            places = {name: self.entities[match.start(name)] for name in named}
            if not pattern.fits(places):
                continue
            first = match.start("_")
            word = reex.Span(self.position(first), self.position(first + len(_word(match["_"]))))
            yield Found(pattern, places, self.position(match.start()), self.end_of(match.end() - 1), word)


def _is_adjective(entity: reex.Entity) -> bool:
    return isinstance(entity.value, reex.Naming) and entity.value.form == "adjective"


def _is_price_of_last(text: str, at: int, entity: reex.Entity) -> bool:
    """Say whether a price for each stands between commas behind what ends at *at*: ``, or $2.10 per share,``."""
    each = isinstance(entity.value, reex.Money) and entity.value.per is not None
    return each and text.startswith(",", entity.end) and _OR_EACH.fullmatch(text, at, entity.start) is not None


def _word(found: str) -> str:
    """Return the word of the act without what stands behind it: a comma, or what a contract calls it from then on."""
    return found.partition(" (")[0].rstrip(",; \n\r\t")


def matches(told: Told, entities: Iterable[reex.Entity], patterns: Iterable[Pattern]) -> Iterator[Found]:
    """Yield where *patterns* match a sentence, those of the lowest rank first.

    Most of them lack a word or an entity in it, which is told without a look at the order of words, and of the rest,
    most have them in another order. No expression is compiled for these: that takes as long as a page does.
    """
    if able := told.able(patterns):
        coded = Coded.of(told.text, told.span.start, told.span.end, entities)
        for pattern in able:
            yield from coded.found(pattern, told.set)
