"""The countries and bodies that a document names, and which country it is on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import zip_longest
from operator import itemgetter

import attrs

import reex
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.pages.backdrop import is_backdrop
from reex_initiatives.sentences.party import is_adjective

_HEADS_OF_STATE = words_of("heads_of_state")
# A country that is only told as what another one deals with is not the one whose government is spoken of.
_DEALT_WITH = reex.regex(
    r"\b(?:to|with|from|against|by|and|between|for|than|versus|of|on|in)\s(?:the\s)?$|,\s(?:the\s)?$"
)
_DEALT_REACH = 16
_LISTED = reex.regex(r"(?:,\s(?:and\s)?|\s(?:and|or|&)\s|/)(?:the\s)?")
_ITS_NEAR = reex.regex(r"(?:['’]s)?\s(?:\w+\s){1,4}(?:its|their)\b")
# How far into its sentence a country may stand that is spoken of, and how far back such a sentence.
# It is nearer where a text is mostly about one country.
_TOPIC, _TOPIC_REACH, _TOPIC_NEAR = 40, 500, 200
# The part of all mentions from which on a text on several countries is about one.
_ITS_COUNTRY = 0.6
# "the Japanese battery maker".
MAKER = reex.regex(rf"\s(?:[a-z][\w-]*\s){{0,3}}?(?:{any_of('makers')})\b")
# "China refines 90% of the world's", "Chile's output rose": what a country has of a market, and nothing that it does.
_HAS = reex.regex(
    rf"(?:['’]s)?(?:\s[^\s,;.]+){{0,4}}?\s(?:(?:{any_of('has_of_market')})\b"
    rf"(?=[^;.]*(?:\d\s?%|\bper\s?cent\b|['’]s\s(?:{any_of('foremost')})\b"
    rf"|\b(?:{any_of('parts_of_whole')})\sof\b|\b(?:the\sworld|global|worldwide)\b))"
    rf"|(?:is|remains)\s(?:by\sfar\s)?(?:the|one\sof\sthe)\s(?:world['’]s\s)?(?:\w+-)?(?:{any_of('foremost')})\s"
    rf"|(?:{any_of('traded')})\b[^;.,]{{0,60}}?\s(?:{any_of('moves')})\b|(?:{any_of('supplies')})\b)"
)
# Between a country and a title there: "Thai Prime Minister", "Chile's then-minister".
_OWNS = reex.regex(r"(?:['’]s?)?\s(?:then-|former\s|new\s|acting\s)?")
# "In 2020 the government banned exports of ore": what only whoever has the goods can do, in the next sentence.
_SENTENCE = reex.regex(r"\s?(?:[^.;!?\n]{0,60}\s)?")
_EXPORTS = reex.regex(r"[^.;!?\n]{0,60}?\s(?:exports?|shipments|export\s\w+)\b")
# Behind that it does something as well: "refines 90% of it and has banned exports".
_DOES_TOO = reex.regex(r",?\s(?:and|but)\s(?:(?:it\s)?(?:has|have|will|is|was|plans)|\w+ed)\b")


@attrs.frozen
class Setting:
    """The countries and bodies that the document of *page* names."""

    page: reex.Page

    @cached_property
    def countries(self) -> list[reex.Entity]:
        """The mentions of countries in the document, but for those that only tell whence a firm is, or against whom."""
        text = self.page.text
        named = (e for e in self.page.entities("country") if e.ref)
        able = (e for e in named if not (is_adjective(e) and MAKER.match(text, e.end)))
        return [e for e in able if not is_backdrop(text, 0, len(text), e)]

    @cached_property
    def nation(self) -> reex.Entity | None:
        """The one country that the document names, or names most by far."""
        counts = Counter(e.ref for e in self.countries)
        best = next(iter(counts.most_common(1)), None)
        if best is None or best[1] < _ITS_COUNTRY * counts.total() or (len(counts) > 1 and best[1] < len(counts)):
            return None
        return next(e for e in self.countries if e.ref == best[0])

    @cached_property
    def is_foreign(self) -> bool:
        """Whether a document is on what one country does, and the United States are not in it."""
        nation = self.nation
        if nation is None or any(e.ref == "US" for e in self.countries):
            return False
        named = (e for e in self.countries if e.ref == nation.ref and not is_adjective(e))
        return any(e.start not in self._idle for e in named)

    @cached_property
    def topics(self) -> list[tuple[int, reex.Entity | None]]:
        """The countries that sentences open with, which are spoken of, and where they stand; of a list none is.

        A country of which only its part of a market is told is none where another one does something.
        """
        doing = {topic.ref for at, topic in self._spoken if topic and at not in self._idle}
        return [
            (at, topic)
            for at, topic in self._spoken
            if at not in self._idle or topic is None or topic.ref in doing or not doing
        ]

    @cached_property
    def _spoken(self) -> list[tuple[int, reex.Entity | None]]:
        """The countries that sentences open with, whatever is told of them."""
        text, starts = self.page.text, [span.start for span in self.page.sentences]
        spoken: list[tuple[int, reex.Entity | None]] = []
        for country, following in zip_longest(self.countries, self.countries[1:]):
            at = starts[bisect_right(starts, country.start) - 1]
            dealt = _DEALT_WITH.search(text, max(at, country.start - _DEALT_REACH), country.start)
            if country.start - at <= _TOPIC and not dealt and not _ITS_NEAR.match(text, country.end):
                listed = following and _LISTED.fullmatch(text, country.end, following.start)
                spoken.append((country.start, None if listed else country))
        return spoken

    @cached_property
    def _idle(self) -> dict[int, int]:
        """Where those stand of which only a part of a market is told, with where their sentences end."""
        spans = self.page.sentences
        starts = [span.start for span in spans]
        ends = {at: spans[bisect_right(starts, at) - 1].end for at, topic in self._spoken if topic}
        found = (topic for _, topic in self._spoken if topic)
        return {e.start: ends[e.start] for e in found if _only_has(self.page.text, e.end, ends[e.start])}

    @cached_property
    def only_topic(self) -> reex.Entity | None:
        """The one country that sentences open with, of those that do something."""
        refs = {topic.ref if topic else None for _, topic in self.topics}
        return self.topics[0][1] if len(refs) == 1 else None

    def country_in(self, start: int, end: int) -> reex.Entity | None:
        """Return the last country that is named between two places, by its name."""
        named = self.countries[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return next((e for e in reversed(named) if not is_adjective(e)), None)

    def country_before(self, at: int) -> reex.Entity | None:
        """Return the country that stands right before a place: ``Thai Prime Minister``, ``Chile's mining minister``."""
        last = bisect_left(self._starts, at) - 1
        country = self.countries[last] if last >= 0 else None
        owns = country is not None and _OWNS.fullmatch(self.page.text, country.end, at)
        return country if owns else None

    @cached_property
    def _starts(self) -> list[int]:
        return [country.start for country in self.countries]

    def nation_at(self, at: int, word: str) -> reex.Entity | None:
        """Return whose government is spoken of: the country that the sentences before were on, or the document is."""
        if len({e.ref for e in self.countries}) > 1:
            if word in _HEADS_OF_STATE:
                return None  # of several countries, the one who was named before
            if supplier := self._supplier(at):
                return supplier
            before = bisect_left(self.topics, at, key=itemgetter(0))
            last = self.topics[before - 1] if before else None
            reach = _TOPIC_REACH if self.nation is None else _TOPIC_NEAR
            if last and at - last[0] < reach:
                return last[1]
            return self.nation or (self.only_topic if last else None)
        return self.nation

    def _supplier(self, at: int) -> reex.Entity | None:
        """Return the country whose market the sentence right before tells, where this one is on its exports."""
        before = bisect_left(self._spoken, at, key=itemgetter(0))
        last, topic = self._spoken[before - 1] if before else (0, None)
        end = self._idle.get(last, at)
        near = end < at and _SENTENCE.fullmatch(self.page.text, end, at) is not None
        return topic if near and _EXPORTS.match(self.page.text, at) else None

    @cached_property
    def known(self) -> frozenset[str]:
        """The bodies that the document names, by themselves or by those who hold an office in them."""
        holders = (h.term.data for h in self.page.hits if isinstance(h.term.data, reex.Alias))
        bodies = frozenset(e.name for e in self.page.entities("agency") if e.name)
        return bodies | {alias.entry.name for alias in holders if not alias.weak}


def _only_has(text: str, end: int, stop: int) -> bool:
    """Say whether all that a sentence tells of the country that ends at *end* is its part of a market."""
    has = _HAS.match(text, end, stop)
    return has is not None and _DOES_TOO.search(text, has.end(), stop) is None
