"""The tables of the grammar, read from data files into terms for the one scan."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any, Literal

import attrs

import reex
from reex_initiatives.patterns import Pattern

_DATA = files("reex_initiatives") / "data"

Form = Literal["noun", "past", "present", "base", "money", "goods", "firm", "pattern"]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


@attrs.frozen(eq=False, kw_only=True)
class Act:
    """How one instrument is named and takes its roles; ``data/acts.toml`` explains each field."""

    instrument: Any
    family: str = ""
    buys: bool = False
    adjective_hit: bool = False
    by_law: bool = False
    nouns: tuple[str, ...] = attrs.field(converter=tuple)
    verbs: Mapping[str, list[str]] = attrs.field(factory=dict)
    standing: tuple[str, ...] = attrs.field(converter=tuple, default=())
    sells: tuple[str, ...] = attrs.field(converter=tuple, default=())
    also_verbs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    goods_verbs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    money_verbs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    firm_verbs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    verb_objects: tuple[str, ...] = attrs.field(converter=tuple, default=())
    programs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    actors: frozenset[str] = attrs.field(converter=frozenset)
    recipients: frozenset[str] = attrs.field(converter=frozenset)
    to: tuple[str, ...] = attrs.field(converter=tuple)
    status: Any
    signed: Any = "agreed"
    lever: Any = None
    place: str
    adjectives: bool = False
    parties: bool = False
    owned: bool = False
    sites: bool = False
    object: bool = False
    subject_only: bool = False
    generic: bool = False
    needs: str = ""


@attrs.frozen
class ActWord:
    """A word that names or does an act."""

    act: Act
    form: Form


@attrs.frozen
class PatternWord:
    """A word without which a pattern can't match."""

    pattern: Pattern


@attrs.frozen
class Cue:
    """A word of ``data/cues.toml``, with the list that it stands in."""

    list: str


@attrs.frozen
class BodyWord:
    """A word for those who act for a country: ``government``."""


@attrs.frozen
class StageWord:
    """A word that names a stage of the supply chain."""

    stage: Any


@attrs.frozen
class GoodsWord:
    """A word in the name of a program that says what it is about: ``Critical Minerals Reserve``."""

    ref: str


@attrs.frozen
class SiteWord:
    """What prose calls a site; *any_site* is true of words that fit each: ``project``."""

    any_site: bool


@attrs.frozen
class WorkWord:
    """A verb of running a site: ``is developing``, ``controls``."""


@attrs.frozen
class ShareWord:
    """A word that makes a percentage a share of supply, or speaks against it."""

    share: bool


@attrs.frozen
class Located:
    """Words that a place follows."""


@attrs.frozen
class RankWord:
    """A word that ranks what follows it."""

    rank: str


@attrs.frozen
class Grammar:
    """All acts, the terms by which the scan finds their words, and the names of nations that office holders act for."""

    acts: tuple[Act, ...]
    terms: tuple[reex.Term, ...] = attrs.field(repr=False)
    nations: Mapping[str, str] = attrs.field(repr=False)
    things: frozenset[str] = attrs.field(repr=False)
    site_words: frozenset[str] = attrs.field(repr=False)
    _by_instrument: Mapping[str, Act] = attrs.field(repr=False)

    @classmethod
    def read(cls) -> Grammar:
        """Read the tables that ship with this plugin."""
        acts = tuple(Act(**row) for row in _table("acts.toml")["act"])
        holders = reex.Gazetteer.read(_DATA / "officeholders.csv")
        standing, sites = _table("standing.toml"), _table("sites.toml")
        by_instrument = {act.instrument: act for act in acts}
        patterns = [_pattern(row, by_instrument) for row in _table("patterns.toml")["pattern"]]
        works = [reex.Term(word, WorkWord()) for word in sites["works"]]
        works += [reex.Term(word, SiteWord(True)) for word in sites["any"]]
        works += [reex.Term(word, SiteWord(False)) for word in sites["plants"]]
        terms = (
            *_act_terms(acts),
            *_cue_terms(),
            *_standing_terms(standing),
            *works,
            *holders.terms(),
            *_anchors(patterns),
        )
        nations = {entry.fields["country"]: entry.fields["nation"] for entry in holders.entries}
        things, site_words = frozenset(standing["things"]), frozenset(sites["words"])
        return cls(acts, terms, nations, things, site_words, by_instrument)

    def act(self, instrument: str) -> Act:
        """Return the act of one instrument."""
        return self._by_instrument[instrument]


def _pattern(row: Mapping[str, Any], acts: Mapping[str, Act]) -> Pattern:
    act = acts[row["instrument"]]
    return Pattern.of(row, {"actor": act.actors, "recipient": act.recipients})


def _anchors(patterns: Iterable[Pattern]) -> Iterator[reex.Term]:
    for pattern in patterns:
        for word in pattern.anchors:
            yield reex.Term(word, PatternWord(pattern))


def _act_terms(acts: tuple[Act, ...]) -> Iterator[reex.Term]:
    forms: tuple[Form, ...] = ("past", "present", "base")
    for act in acts:
        for noun in act.nouns:
            yield reex.Term(noun, ActWord(act, "noun"))
        for form in forms:
            for verb in act.verbs.get(form, ()):
                yield reex.Term(verb, ActWord(act, form))
        for verb in act.money_verbs:
            yield reex.Term(verb, ActWord(act, "money"))
        for verb in act.goods_verbs:
            yield reex.Term(verb, ActWord(act, "goods"))
        for verb in act.firm_verbs:
            yield reex.Term(verb, ActWord(act, "firm"))


def _standing_terms(table: Mapping[str, Any]) -> Iterator[reex.Term]:
    for words in table["located"]:
        yield reex.Term(words, Located())
    for word, rank in table["ranks"].items():
        yield reex.Term(word, RankWord(rank))


def _cue_terms() -> Iterator[reex.Term]:
    for name, words in _table("cues.toml").items():
        for word in words:
            yield reex.Term(word, BodyWord() if name == "government" else Cue(name))
    for ref, words in _table("goods.toml").items():
        for word in words:
            yield reex.Term(word, GoodsWord(ref))
    for stage, words in _table("stages.toml").items():
        for word in words:
            yield reex.Term(word, StageWord(stage))
    for name, words in _table("shares.toml").items():
        for word in words:
            yield reex.Term(word, ShareWord(name == "share"))
