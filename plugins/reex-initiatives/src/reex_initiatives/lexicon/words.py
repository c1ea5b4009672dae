"""Acts, and what the words of the tables are to a sentence; each stands in the term that the scan finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Literal

import attrs
import msgspec

from reex_initiatives.lexicon.lazy import lazily
from reex_initiatives.lexicon.patterns import Pattern

Form = Literal["noun", "past", "present", "base", "money", "goods", "firm", "pattern"]


_SETS: dict[frozenset[str], frozenset[str]] = {}


def shared(kinds: Iterable[str]) -> frozenset[str]:
    """Return one object for all sets that are equal: who looks one up, as sentences do, need not compare them."""
    found = frozenset(kinds)
    return _SETS.setdefault(found, found)


@attrs.frozen(eq=False, kw_only=True)
class Act:
    """How one instrument is named and takes its roles; ``data/acts.toml`` explains each field."""

    instrument: str
    title: str = attrs.field(
        default=attrs.Factory(lambda act: f"{act.instrument.replace('_', ' ')} for", takes_self=True)
    )
    family: str = ""
    buys: bool = False
    adjective_hit: bool = False
    by_law: bool = False
    nouns: tuple[str, ...] = attrs.field(converter=tuple, default=())
    cue_nouns: tuple[str, ...] = attrs.field(converter=tuple, default=())
    sum_nouns: tuple[str, ...] = attrs.field(converter=tuple, default=())
    verbs: Mapping[str, list[str]] = attrs.field(factory=dict)
    raises: tuple[str, ...] = attrs.field(converter=tuple, default=())
    done: tuple[str, ...] = attrs.field(converter=tuple, default=())
    standing: tuple[str, ...] = attrs.field(converter=tuple, default=())
    sells: tuple[str, ...] = attrs.field(converter=tuple, default=())
    also_verbs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    goods_verbs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    money_verbs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    firm_verbs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    verb_objects: tuple[str, ...] = attrs.field(converter=tuple, default=())
    programs: tuple[str, ...] = attrs.field(converter=tuple, default=())
    actors: frozenset[str] = attrs.field(converter=shared, default=("agency", "company", "country", "program"))
    recipients: frozenset[str] = attrs.field(converter=shared, default=("company", "facility", "organization"))
    to: tuple[str, ...] = attrs.field(converter=tuple, default=("to", "for", "with", "on", "in"))
    status: Any = "announced"
    signed: Any = "agreed"
    lever: Any = None
    place: str = "recipient"
    adjectives: bool = False
    parties: bool = False
    sites: bool = False
    owned: bool = False
    object: bool = False
    subject_only: bool = False
    by_head: bool = False
    generic: bool = False
    needs: str = ""

    def is_called(self, name: str) -> bool:
        """Say whether the name of a program tells that it is one of these."""
        return name.endswith(self.programs) or name.startswith(self._program_openings)

    @cached_property
    def _program_openings(self) -> tuple[str, ...]:
        return tuple(f"{word} " for word in self.programs)

    @cached_property
    def takes(self) -> re.Pattern[str] | None:
        """The words that its recipient stands behind, or None where none do."""
        return re.compile(rf"\b(?<!\bup\s)(?:{'|'.join(self.to)})\s", re.IGNORECASE) if self.to else None


def is_one_of(word: str, words: tuple[str, ...]) -> bool:
    """Say whether *word* is one of *words*, of which some are written with ``[s]``."""
    return word in _spellings(words)


@lru_cache(maxsize=1000)  # an act has a few such lists, which are asked for again and again
def _spellings(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(spelling for one in words for spelling in (one.split("[")[0], re.sub(r"[\[\]]", "", one)))


class ActWord(msgspec.Struct, frozen=True, gc=False):
    """A word that names or does an act."""

    act: Act
    form: Form


class PatternWord(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A word without which these patterns can't match."""

    patterns: tuple[Pattern, ...]

    @lazily
    def by_rarest(self) -> Mapping[bytes, Sequence[Pattern]]:
        """The patterns by each of what a sentence seldom holds, of which they need one."""
        found: dict[bytes, list[Pattern]] = {}
        for pattern in self.patterns:
            for one in pattern.needs[0]:
                found.setdefault(one, []).append(pattern)
        return found

    @lazily
    def rarest(self) -> frozenset[bytes]:
        """All that they are looked up by."""
        return frozenset(self.by_rarest)


class Cue(msgspec.Struct, frozen=True):
    """A word of ``data/cues.toml``, with the list that it stands in."""

    list: str


STATUS_CUES = ("proposed", "announced", "told", "agreed", "active", "completed", "ended")
# Cues that stand right before what they are said of, and right behind it.
CUES_BEFORE = tuple(f"{status}_before" for status in STATUS_CUES if status != "told")
CUES_BEHIND = tuple(f"{status}_behind" for status in STATUS_CUES if status != "told")
# Those that only describe it.
CUES_LIKE = tuple(f"{status}_like" for status in STATUS_CUES if status not in ("told", "completed"))


class NationWord(msgspec.Struct, frozen=True):
    """What one country calls its government: ``the Union Cabinet``."""

    country: str


class BodyWord(msgspec.Struct, frozen=True):
    """A word for those who act for a country: ``government``."""


class StageWord(msgspec.Struct, frozen=True):
    """A word that names a stage of the supply chain."""

    stage: Any


class GoodsWord(msgspec.Struct, frozen=True):
    """A word in the name of a program that says what it is about: ``Critical Minerals Reserve``."""

    ref: str


class SiteWord(msgspec.Struct, frozen=True):
    """What prose calls a site; *any_site* is true of words that fit each: ``project``."""

    any_site: bool


class WorkWord(msgspec.Struct, frozen=True):
    """A verb of running a site: ``is developing``, ``controls``."""


class ShareWord(msgspec.Struct, frozen=True):
    """A word that makes a percentage a share of supply, or speaks against it."""

    share: bool


class Located(msgspec.Struct, frozen=True):
    """Words that a place follows."""


class RankWord(msgspec.Struct, frozen=True):
    """A word that ranks what follows it, or, with *of*, says what somebody is the only one of: ``alone produces``."""

    rank: str
    of: str = ""
