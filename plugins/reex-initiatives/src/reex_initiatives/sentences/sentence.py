"""One sentence, laid out: what stands in it, in order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

import reex
from reex_initiatives.lexicon.lazy import lazily
from reex_initiatives.lexicon.sentence_words import Told
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.lexicon.words import (
    CUES_BEFORE,
    CUES_BEHIND,
    CUES_LIKE,
    Cue,
    GoodsWord,
    Located,
    RankWord,
    ShareWord,
    SiteWord,
    StageWord,
    WorkWord,
)
from reex_initiatives.sentences.hits import Words, longest

_NEAR = frozenset(CUES_BEFORE + CUES_BEHIND + CUES_LIKE)
# How programs are called that have money to give, and what a table calls these.
_PAYERS = words_of("payers")
_PAYING = words_of("paying")
_NOT_ONLY = reex.regex(rf"\s(?:{any_of('not_only')})\b")
# Lists that have names of papers which bind nobody, and what stands before one that does: "a binding term sheet".
_PAPERS = frozenset(("letter", "nonbinding", "announced"))
_BINDING = " binding "
_DENIED = (" not binding ", " not legally binding ", " non binding ")
# What stands between goods and who makes them, and goods that no table of commodities has: "the oxide that Acme".
_MADE_BY = reex.regex(r"\s(?:that|which)\s(?:the\s)?")
_GOODS_BEFORE = 30
_GOODS_OF = reex.regex(rf"\b(?:{any_of('goods_made')})\s(?:that|which)\s(?:the\s)?$")


# What is worked out later is in the dict.
class Sentence(msgspec.Struct, frozen=True, eq=False, kw_only=True, dict=True):
    """A sentence with its entities, triggers and cues; what few sentences are asked for is worked out when it is.

    Attributes:
        number: its place among the sentences of the document.
        paragraph: the number of blank lines before it.
        about: whether it stands under a heading such as "About Lynas".
        gaps: where words of a link are lost in it.
        told: it by its words, folded.
        words, by_kind: the hits in it by what their words are; its entities by kind, and by sets of kinds that were
            asked for.
    """

    page: reex.Page
    text: str
    span: reex.Span
    start: int
    end: int
    number: int
    paragraph: int
    about: bool
    entities: Sequence[reex.Entity]
    triggers: Sequence[Trigger]
    gaps: tuple[int, ...]
    told: Told
    words: Words
    by_kind: dict[Any, Sequence[reex.Entity]]

    @property
    def heading(self) -> bool:
        """Whether it is set in title case, without a full stop."""
        return self.page.sheet.is_heading(self.number)

    @property
    def goods(self) -> Sequence[reex.Hit]:
        """The words in it that tell what a program is about."""
        return self.words.get(GoodsWord, ())

    @property
    def shares(self) -> Sequence[reex.Hit]:
        """The words in it that make a percentage a share, or speak against it."""
        return self.words.get(ShareWord, ())

    @property
    def works(self) -> Sequence[reex.Hit]:
        """The verbs of running a site."""
        return self.words.get(WorkWord, ())

    @property
    def sites(self) -> Sequence[reex.Hit]:
        """The words for sites."""
        return self.words.get(SiteWord, ())

    @property
    def stages(self) -> Sequence[reex.Hit]:
        """The words for stages of the supply chain."""
        return self.words.get(StageWord, ())

    @property
    def standing(self) -> Sequence[reex.Hit]:
        """The words that a place follows, and those that rank."""
        found = [*self.words.get(Located, ()), *self.words.get(RankWord, ())]
        return list(reex.longest(sorted(found, key=lambda hit: (hit.start, -hit.end)))) if found else ()

    @lazily
    def cues(self) -> tuple[reex.Hit, ...]:
        """The words of the lists of cues."""
        hits = self.words.get(Cue)
        if not hits:
            return ()
        hits = [hit for hit in hits if hit.term.data.list not in _NEAR and not _is_binding(self.text, hit)]
        cues = [cue for cue in longest(hits) if cue.term.data.list != "negated" or not _only_just(self.text, cue)]
        begins = {cue.start for cue in cues}  # "has been signed": what follows says more
        return tuple([cue for cue in cues if cue.end + 1 not in begins or not _has_been(self.text, cue)])

    @lazily
    def near_cues(self) -> tuple[reex.Hit, ...]:
        """The words of the lists of cues that stand right before or right behind what they are said of."""
        hits = [hit for hit in self.words.get(Cue, ()) if hit.term.data.list in _NEAR]
        return tuple(longest(hits)) if hits else ()

    @lazily
    def _of_lists(self) -> dict[Hashable, list[reex.Hit]]:
        """The cues of each list by its name, and of those that were asked for together by the set of their names."""
        found: dict[Hashable, list[reex.Hit]] = {}
        for cue in self.cues:
            found.setdefault(cue.term.data.list, []).append(cue)
        return found

    @lazily
    def subjects(self) -> dict[int, bool]:
        """For parties of which it was asked, by their ids, whether one stands as a subject may."""
        return {}

    @lazily
    def nouns(self) -> Mapping[int, Sequence[Trigger]]:
        """Its triggers that are nouns, by where they begin."""
        found: dict[int, list[Trigger]] = {}
        for trigger in self.triggers:
            if trigger.form == "noun":
                found.setdefault(trigger.start, []).append(trigger)
        return found

    @lazily
    def payers(self) -> frozenset[int]:
        """Where programs stand that pay, as their names or a table say."""
        return frozenset(e.start for e in self.of_kind("program") if _pays(self.page, e))

    def lacks(self, words: frozenset[bytes]) -> bool:
        """Say whether none of these words, folded, stands in it: that takes far less time than a search for them."""
        return self.told.set.isdisjoint(words)

    def of_kind(self, kind: str) -> Sequence[reex.Entity]:
        """Return the entities of a kind, in order."""
        return self.by_kind.get(kind, ())

    def of_kinds(self, kinds: frozenset[str]) -> Sequence[reex.Entity]:
        """Return the entities of these kinds, in order; it is asked for a few sets of kinds again and again."""
        found = self.by_kind.get(kinds)
        if found is None:
            if not self.entities:
                return ()
            found = self.by_kind[kinds] = [entity for entity in self.entities if entity.kind in kinds]
        return found

    def makes(self, party: reex.Entity) -> bool:
        """Say whether a clause on goods has *party* as its subject: ``the magnets that Acme is to make``."""
        if _GOODS_OF.search(self.text, max(self.start, party.start - _GOODS_BEFORE), party.start):
            return True
        return any(_MADE_BY.fullmatch(self.text, goods.end, party.start) for goods in self.of_kind("commodity"))

    def cues_of(self, start: int, end: int, lists: str | frozenset[str]) -> list[reex.Hit]:
        """Return the cues of a list, or of several, between *start* and *end*."""
        if Cue not in self.words:
            return []
        found = self._of_lists.get(lists)
        if found is None:
            if isinstance(lists, str):
                return []
            found = self._of_lists[lists] = [cue for cue in self.cues if cue.term.data.list in lists]
        return [cue for cue in found if start <= cue.start < end] if found else []


def _pays(page: reex.Page, program: reex.Entity) -> bool:
    """Say whether a program has money to give: ``Minerals Security Fund``, or one that a table calls a grant."""
    name = program.name or program.text
    return name.endswith(_PAYERS) or page.facts("program", name).get("instrument") in _PAYING


def _has_been(text: str, cue: reex.Hit) -> bool:
    """Say whether a cue is only what another verb begins with: ``has been``."""
    return text[cue.start : cue.end].lower() in ("has been", "have been")


def _is_binding(text: str, cue: reex.Hit) -> bool:
    """Say whether a paper that mostly binds nobody is called binding: ``a binding letter of intent``."""
    if not text.endswith(_BINDING, 0, cue.start) or cue.term.data.list not in _PAPERS:
        return False
    return not text.endswith(_DENIED, 0, cue.start)


def _only_just(text: str, cue: reex.Hit) -> bool:
    """Say whether a denial is none: ``not just``, ``not only``."""
    return _NOT_ONLY.match(text, cue.end) is not None


def by_kind(entities: Iterable[reex.Entity]) -> dict[Any, Sequence[reex.Entity]]:
    """Return entities by their kinds, in order."""
    found: dict[str, Any] = {}
    for entity in entities:
        if entity.kind in found:
            found[entity.kind].append(entity)
        else:
            found[entity.kind] = [entity]
    return found
