"""The tables of the grammar as terms for the one scan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

import reex
from reex_initiatives.lexicon.across import by_spelling
from reex_initiatives.lexicon.patterns import Pattern
from reex_initiatives.lexicon.phrases import inflected, verb_words
from reex_initiatives.lexicon.tables import DATA, Tables
from reex_initiatives.lexicon.words import (
    Act,
    ActWord,
    BodyWord,
    Cue,
    Form,
    GoodsWord,
    Located,
    NationWord,
    PatternWord,
    RankWord,
    ShareWord,
    SiteWord,
    StageWord,
    WorkWord,
)

# Where an adverb may stand in a verb, and which ones do.
_AUXILIARIES = frozenset(("is", "are", "has", "have", "will", "plans", "intends"))
_ADVERBS = ("also", "already", "now", "currently", "separately", "instead", "since", "recently", "fully", "jointly")

# Lists of cues that hold verbs as a dictionary has them.
_VERBS = "_verbs"
# The forms that tell a status: who "will sign" or "is signing" has yet to, but who "will defer" has ended it.
_TELLING = dict.fromkeys(("announced", "agreed", "active", "completed"), ("past", "present"))
_DONE = ("agreed", "completed")
# The list of verbs whose subject gets what the act gives.
_GETTING = "getting"
_WAS = ("was", "were", "has been", "have been")
_BE = ("be", "is", "are", *_WAS)
# Such verbs have an object behind them, and no passive.
_TO_AN_OBJECT = tuple(f" {word}" for word in ("at", "for", "from", "in", "into", "of", "on", "over", "to", "with"))


@attrs.frozen
class Grammar:
    """All acts, the terms by which the scan finds their words, and the names of nations that office holders act for."""

    acts: tuple[Act, ...]
    terms: tuple[reex.Term, ...] = attrs.field(repr=False)
    nations: Mapping[str, str] = attrs.field(repr=False)
    things: frozenset[str] = attrs.field(repr=False)
    site_words: frozenset[str] = attrs.field(repr=False)
    miners: frozenset[str] = attrs.field(repr=False)
    users: frozenset[str] = attrs.field(repr=False)
    _by_instrument: Mapping[str, Act] = attrs.field(repr=False)

    @classmethod
    def read(cls, more: Iterable[Path] = ()) -> Grammar:
        """Read the tables that ship with this plugin, and add to them what the files *more* say.

        Raises:
            reex.DataError: if one of these can't be read, or says what can't be.
        """
        tables = Tables.read(more)
        lists = tables.lists
        acts = tuple(Act(**row) for row in tables.act)
        by_instrument = {act.instrument: act for act in acts}
        holders = reex.Gazetteer.read(DATA / "officeholders.csv")
        terms = (
            *_act_terms(acts),
            *(reex.Term(word, verb) for word, verb in verb_words(tables.phrase, lists["irregular"])),
            *_list_terms(lists),
            *(reex.Term(word, Cue(name)) for name, word in _verb_cues(lists["cues"], lists["irregular"])),
            *_standing_terms(lists["standing"]),
            *_government_terms(lists["governments"]),
            *_site_terms(lists["sites"]),
            *holders.terms(),
            *_anchors(_pattern(row, rank, by_instrument, tables.classes) for rank, row in enumerate(tables.pattern)),
        )
        nations = {entry.fields["country"]: entry.fields["nation"] for entry in holders.entries}
        things, site_words = frozenset(lists["standing"]["things"]), frozenset(lists["sites"]["words"])
        miners, users = frozenset(lists["sites"]["miners"]), frozenset(lists["sites"]["users"])
        return cls(acts, terms, nations, things, site_words, miners, users, by_instrument)

    def act(self, instrument: str) -> Act:
        """Return the act of one instrument."""
        return self._by_instrument[instrument]

    def act_of_program(self, name: str) -> Act | None:
        """Return the act that a program is by its name."""
        return next((act for act in self._of_programs if act.is_called(name)), None)

    @cached_property
    def by_spelling(self) -> Mapping[str, Sequence[reex.Term]]:
        """The terms by how they are spelled, in small letters."""
        return by_spelling(self.terms)

    @cached_property
    def _of_programs(self) -> tuple[Act, ...]:
        return tuple(act for act in self.acts if act.programs)


def _pattern(row: Mapping[str, Any], rank: int, acts: Mapping[str, Act], classes: Mapping[str, list[str]]) -> Pattern:
    act = acts[row["instrument"]]
    return Pattern.of(row, {"actor": act.actors, "recipient": act.recipients}, rank, classes)


def _anchors(patterns: Iterable[Pattern]) -> Iterator[reex.Term]:
    by_word: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for word in pattern.anchors:
            by_word.setdefault(word, []).append(pattern)
    for word, same in by_word.items():
        yield reex.Term(word, PatternWord(tuple(same)))


def _act_terms(acts: tuple[Act, ...]) -> Iterator[reex.Term]:
    forms: tuple[Form, ...] = ("past", "present", "base")
    for act in acts:
        for noun in (*act.nouns, *act.sum_nouns, *act.cue_nouns):
            yield reex.Term(noun, ActWord(act, "noun"))
        verbs: dict[Form, Iterable[str]] = {form: act.verbs.get(form, ()) for form in forms}
        verbs |= {"money": act.money_verbs, "goods": act.goods_verbs, "firm": act.firm_verbs}
        for form, words in verbs.items():
            for verb in _with_adverbs(words):
                yield reex.Term(verb, ActWord(act, form))


def _with_adverbs(verbs: Iterable[str]) -> Iterator[str]:
    """Yield verbs as they are, and those of two words with an adverb between: ``is also building``."""
    for verb in verbs:
        yield verb
        first, _, rest = verb.partition(" ")
        if rest and first in _AUXILIARIES:
            yield from (f"{first} {adverb} {rest}" for adverb in _ADVERBS)


def _standing_terms(table: Mapping[str, Any]) -> Iterator[reex.Term]:
    for words in table["located"]:
        yield reex.Term(words, Located())
    for words, of in table["alone"].items():
        yield reex.Term(words, RankWord("only", of))
    for word, rank in table["ranks"].items():
        qualities = table["qualities"] if rank == "only" else ()
        for words in (word, *(f"{word} {quality}" for quality in qualities)):
            yield reex.Term(words, RankWord(rank))


def _government_terms(table: Mapping[str, Iterable[str]]) -> Iterator[reex.Term]:
    for country, words in table.items():
        for word in words:
            yield reex.Term(word, NationWord(country))


def _site_terms(table: Mapping[str, Any]) -> Iterator[reex.Term]:
    for word in table["works"]:
        yield reex.Term(word, WorkWord())
    for name in ("any", "plants"):
        for word in table[name]:
            yield reex.Term(word, SiteWord(name == "any"))


def _verb_cues(cues: Mapping[str, list[str]], irregular: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the forms of verbs of status, each with its list: before their object, and passive behind it."""
    for name, verbs in cues.items():
        status = name.removesuffix(_VERBS)
        if status == name:
            continue
        for verb in verbs:
            if status == _GETTING:
                yield from _getting(verb, irregular)
                continue
            for form, word in inflected(verb, irregular):
                if form in _TELLING.get(status, ("past", "present", "base")) and not (
                    status in _DONE and word.split()[0].endswith("ing")
                ):
                    yield f"{status}_before", word
                if form == "past" and not word.endswith(_TO_AN_OBJECT):
                    yield from ((f"{status}_behind", f"{be} {word}") for be in (_WAS if status in _DONE else _BE))


def _getting(verb: str, irregular: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb whose subject gets something, and those that tell that it is agreed: ``has bagged``.

    Its base, which may be a noun, counts behind an auxiliary only.
    """
    for form, word in inflected(verb, irregular):
        if word.split()[0].endswith("ing"):
            yield from ((_GETTING, f"{be} {word}") for be in ("is", "are"))
        elif form == "base":
            yield from ((_GETTING, f"{aux} {word}") for aux in ("to", "will"))
        else:
            yield from ((name, word) for name in (_GETTING, "agreed_before"))


def _list_terms(lists: Mapping[str, Mapping[str, Any]]) -> Iterator[reex.Term]:
    for name, words in lists["cues"].items():
        if name.endswith(_VERBS):
            continue
        for word in words:
            yield reex.Term(word, BodyWord() if name == "government" else Cue(name))
    for ref, words in lists["goods"].items():
        for word in words:
            yield reex.Term(word, GoodsWord(ref))
    for stage, words in lists["stages"].items():
        for word in words:
            yield reex.Term(word, StageWord(stage))
    for name, words in lists["shares"].items():
        for word in words:
            yield reex.Term(word, ShareWord(name == "share"))
