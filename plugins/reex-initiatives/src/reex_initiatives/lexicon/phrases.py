"""Verbs that do an act only with an object: ``halted shipments``, ``shut the smelter``; ``data/phrases.toml`` has them.

Verb and object may stand apart, and in either order: ``shipments of gallium were halted``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Literal, NamedTuple

import msgspec

import reex
from reex_initiatives.lexicon.folded import first_words
from reex_initiatives.lexicon.lazy import lazily


class Reach(NamedTuple):
    """From where up to where an object may begin: behind its verb, before a passive one, or before a clause on it."""

    low: int
    high: int
    side: Literal["behind", "before", "clause"]


# A word that no sentence has.
_NOWHERE = frozenset((b"",))
VerbForm = Literal["noun", "past", "present", "base"]

# How far behind a verb its object may stand, and how far before it, where it is its subject.
_REACH, _REACH_BEFORE = 60, 90
# What ends the part of a sentence in which an object may stand.
_PARTS = reex.regex(
    r"[;:.!?]\s|\s(?:to|that|which|who|after|before|as(?!\s(?:the|its|a)\s(?:site|home|location|host|base)\b)|when|while|because|by|since|if|but|although)\s"
)
# Behind these the object is no verb's own: "lowered its forecast for royalties".
_ASIDE = reex.regex(r"\s(?:for|with|about)\s")
# What an object that must be direct may not stand behind: "ran far ahead of a mine".
_PREPOSITION = reex.regex(r"\s(?:for|with|about|of|in|at|to|from|on|near|into|against|by)\s")
_PARTS_BEFORE = reex.regex(r"[;:.!?]\s|,\s(?:and|but|while)\s|\s(?:that|but|after|when|while|because|since|if)\s")
_GOING = reex.regex(r"\w+ing\b")
_PASSIVE = reex.regex(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$")
_TO_DO = reex.regex(r"\b(?:to|will|would|shall|may|might|can|could|should|must|not)\s(?:\w+ly\s)?$")
# What joins a noun to its object: "a moratorium on exports".
_OF = reex.regex(r"\s(?:on|of|to|in|for|against|at)\s")
# What may stand between an adjective and the goods that are from there: "Russian enriched uranium".
OF_ORIGIN = reex.regex(r"\s(?:[a-z][\w-]*\s)?")
_FROM_REACH = 100
_FROM = reex.regex(r"\bfrom\s(?:the\s|its\s)?(?:[\w-]+\s){0,2}(?:\w+['’]s\s)?$")
_DOUBLED = reex.regex(r"(?:[^aeiou]|^|qu)[aeiou][bdgklmnprt]$")
_ARTICLES = (" a ", " an ", " the ", "-")
# "Acme's proposed mine", "the only operating smelter": what is said of a thing does nothing to it.
_SAID_OF_IT = reex.regex(
    r"(?:['’]s?|\b(?:its|their|our|only|first|second|last|new|two|three|four|several|some|all|largest|biggest|oldest))\s$"
)
# Who does it, in a clause on what it is done to: "the mine that Acme is reopening", "the plant it runs".
_DOER = r"(?:it|they|(?:the\s)?[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,4}|the\s(?:company|firm|miner|group))\s"
_WOULD_DO = (
    r"(?:(?:is|are|was|were|has|have|had|will|would|been|to|now|also|still|already|(?:plan|want|mean|intend|hope|aim)s?"
    r"(?=\sto\s))\s){0,4}$"
)
_RELATIVE = reex.regex(rf"\s(?:that|which)\s{_DOER}{_WOULD_DO}")
_BARE_RELATIVE = reex.regex(rf"(?<=[a-z])\s(?!The\s){_DOER}{_WOULD_DO}")
# How far before the verb such a clause may begin, and how far before it what it is on.
_RELATIVE_REACH, _ON_REACH, _BARE_ON_REACH = 80, 60, 12
_IN_ORDER_TO = reex.regex(r"(?<=\bin\s)order\sto\b")
_VOWELS = reex.regex(r"[aeiou]+")


class Phrase(msgspec.Struct, frozen=True, eq=False, dict=True):  # its expression is in the dict
    """A family of verbs and of what they are done to.

    Attributes:
        status: what it says of the act, where no cue before it says otherwise; empty for the act's own.
        kinds: kinds of entity that are objects, too.
        source: kinds of entity, of which one must stand behind "from".
        sells: whether who does it sells, and the buyer stands behind "to".
        direct: whether the object must be direct: behind no preposition.
        over: kinds of entity that may not stand between.
        near: kinds of entity that must stand in the sentence: one of each set.
    """

    instrument: str
    status: str
    objects: tuple[str, ...]
    kinds: frozenset[str]
    source: frozenset[str]
    sells: bool
    direct: bool
    over: frozenset[str]
    near: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Phrase:
        """Make a phrase of a row of the table."""
        objects = row.get("objects", ())
        words = tuple(word for word in objects if word[0] != "{")
        kinds = frozenset(word.strip("{}") for word in objects if word[0] == "{")
        source, over = frozenset(row.get("source", ())), frozenset(row.get("over", ()))
        return cls(
            row["instrument"],
            row.get("status", ""),
            words,
            kinds,
            source,
            row.get("sells", False),
            row.get("direct", False),
            over,
            tuple(frozenset(one.split("|")) for one in row.get("near", ())),
        )

    @lazily
    def _object(self) -> re.Pattern[str] | None:
        """Its words; the expression begins with a set of letters, so that a search hurries to the next one."""
        rests: dict[str, list[str]] = {}
        for word in self.objects:
            rests.setdefault(word[0].lower(), []).append(re.escape(word[1:]).replace(re.escape("[s]"), "s?"))
        if not rests:
            return None
        letters = "".join(f"{letter}{letter.upper()}" for letter in rests)
        words = "|".join(f"(?<={letter})(?:{'|'.join(rest)})" for letter, rest in rests.items())
        return re.compile(rf"[{letters}](?<=\b.)(?<!(?i:export|import)\s.)(?i:{words})\b(?!\s(?i:dut|lev|tax|tariff))")

    @lazily
    def _beginnings(self) -> frozenset[bytes] | None:
        """How its words begin, or None where that can't be told."""
        return first_words(self.objects)

    def needs(self, kinds: frozenset[str]) -> frozenset[bytes]:
        """Return words of which one stands where it has an object among these kinds; none where that can't be told."""
        known = self._beginnings is None or not kinds.isdisjoint(self.kinds)
        return frozenset() if known else self._beginnings or (_NOWHERE if self.kinds else frozenset())

    def takes(self, text: str, verb: reex.Hit, reaches: Iterable[Reach], entities: Sequence[reex.Entity]) -> bool:
        """Say whether *verb* has one of the objects where its object may stand, as :func:`reaches` tells."""
        goods = [e for e in entities if e.kind == "commodity"] if self.source else ()
        if self.source and not any(e.kind in self.source and _is_source(text, verb.end, e, goods) for e in entities):
            return False
        if self._object is None and not self.kinds:
            return True
        behind = not (self.direct and _PREPOSITION.match(text, verb.end))  # "plans to buy mines" plans none
        return any(self._stands(text, reach, entities) for reach in reaches if behind or reach.side != "behind")

    def _stands(self, text: str, reach: Reach, entities: Sequence[reex.Entity]) -> bool:
        """Say whether an object begins in *reach*."""
        low, high = reach.low, reach.high
        if reach.side == "clause" and "money" in self.kinds:
            return False  # "the $20 million that it put into shares" is money of before
        if self.over:
            high = min([high, *(e.start for e in entities if e.kind in self.over and e.start >= low)])
        if self.direct and reach.side == "behind" and (behind := _PREPOSITION.search(text, low, high)):
            high = behind.start() + 1
        if self.kinds and any(e.kind in self.kinds and low <= e.start < high for e in entities):
            return True
        found = self._object.search(text, low, high + _REACH) if self._object else None
        if found is None or found.start() >= high or _ASIDE.search(text, low, found.start()):
            return False
        # "closed its purchase of Ivanhoe Mines": a word in a firm's name is no object
        return not any(e.kind == "company" and e.start < found.start() < e.end for e in entities)


class PhraseWord(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A form of a verb, and the phrases that it may begin."""

    form: VerbForm
    phrases: tuple[Phrase, ...]

    def form_at(self, text: str, at: reex.Hit) -> VerbForm | None:
        """Return the form that the word has there, or None: ``to shut`` is the base of what may also be past."""
        if self.form != "noun" and _TO_DO.search(text, max(0, at.start - 20), at.start):
            return "base"
        if _IN_ORDER_TO.match(text, at.start):
            return None
        if self.form in ("noun", "base") and _OF.match(text, at.end):
            return "noun"
        if self.form == "noun" or text.endswith(_ARTICLES, 0, at.start):
            return None
        described = text.endswith(("ed", "ing"), at.start, at.end) and _SAID_OF_IT.search(
            text, max(0, at.start - 10), at.start
        )
        return None if described else self.form


class Near(NamedTuple):
    """The phrases of a word that have what must stand in a sentence with entities of some kinds.

    Attributes:
        phrases: each with the words of which one stands where it has its object; none where that can't be told.
        objects: all of these words; none where it can't be told of one phrase.
    """

    phrases: tuple[tuple[Phrase, frozenset[bytes]], ...]
    objects: frozenset[bytes]


@lru_cache(maxsize=1_000)  # many words stand in sentences of few sorts
def phrases_near(word: PhraseWord, kinds: frozenset[str]) -> Near:
    """Return the phrases of a word that have all that must stand in a sentence with entities of these kinds."""
    phrases = tuple(phrase for phrase in word.phrases if not any(map(kinds.isdisjoint, phrase.near)))
    needs = [phrase.needs(kinds) for phrase in phrases]
    every = frozenset(chain.from_iterable(needs)) if all(needs) else frozenset()
    return Near(tuple(zip(phrases, needs, strict=True)), every)


def reaches(text: str, verb: reex.Hit, within: reex.Span) -> list[Reach]:
    """Return where the object of a verb may begin: behind it, and where it is passive, before it."""
    behind = _behind(text, verb, within)
    before = _before(text, verb, within) if is_passive(text, verb.start) else _of_clause(text, verb, within)
    return [behind, before] if before else [behind]


def _of_clause(text: str, verb: reex.Hit, within: reex.Span) -> Reach | None:
    """Return where the object of a verb may begin before the clause on it: ``the mine that Acme is reopening``."""
    low = max(within.start, verb.start - _RELATIVE_REACH)
    for words, reach in ((_RELATIVE, _ON_REACH), (_BARE_RELATIVE, _BARE_ON_REACH)):
        if clause := words.search(text, low, verb.start):
            return Reach(max(within.start, clause.start() - reach), clause.start(), "clause")
    return None


def _behind(text: str, verb: reex.Hit, within: reex.Span) -> Reach:
    """Return where the object of a verb may begin behind it, in its part of the sentence."""
    high = min(within.end, verb.end + _REACH)
    joined = _OF.match(text, verb.end)  # "a halt to exports"
    low = joined.end() - 1 if joined else verb.end
    end = _PARTS.search(text, low + bool(joined), high)
    return Reach(low, end.start() if end else high, "behind")


def _before(text: str, verb: reex.Hit, within: reex.Span) -> Reach:
    """Return where the object of a passive verb may begin before it, in its part of the sentence."""
    low = max(within.start, verb.start - _REACH_BEFORE)
    ends = [part.end() for part in _PARTS_BEFORE.finditer(text, low, verb.start)]
    return Reach(ends[-1] if ends else low, verb.start, "before")


def _is_source(text: str, start: int, party: reex.Entity, goods: Iterable[reex.Entity]) -> bool:
    """Say whether goods are from a party: ``copper from Russia``, ``Russian copper``."""
    if party.start <= start:
        return False
    own = isinstance(party.value, reex.Naming) and party.value.form == "adjective"
    return _FROM.search(text, max(start, party.start - _FROM_REACH), party.start) is not None or (
        own and any(OF_ORIGIN.fullmatch(text, party.end, e.start) for e in goods)
    )


def is_passive(text: str, at: int) -> bool:
    """Say whether the verb that begins at *at* is passive: ``were halted``."""
    return _PASSIVE.search(text, max(0, at - 14), at) is not None and not _GOING.match(text, at)


def verb_words(
    rows: Iterable[Mapping[str, Any]], irregular: Mapping[str, list[str]]
) -> Iterator[tuple[str, PhraseWord]]:
    """Yield all forms of all verbs of the rows, each with the phrases that it may begin."""
    by_verb: dict[str, list[Phrase]] = {}
    nouns: dict[str, list[Phrase]] = {}
    for row in rows:
        phrase = Phrase.of(row)
        for verb in row["verbs"]:
            by_verb.setdefault(verb, []).append(phrase)
        for noun in row.get("nouns", ()):
            nouns.setdefault(noun, []).append(phrase)
    by_form: dict[str, tuple[VerbForm, list[Phrase]]] = {}
    for verb, phrases in by_verb.items():
        for form, word in inflected(verb, irregular):
            by_form.setdefault(word, (form, []))[1].extend(phrases)
    for noun, phrases in nouns.items():
        by_form.setdefault(noun, ("noun", []))[1].extend(phrases)
    for word, (form, phrases) in by_form.items():
        yield word, PhraseWord(form, tuple(dict.fromkeys(phrases)))


def inflected(verb: str, irregular: Mapping[str, list[str]]) -> Iterator[tuple[VerbForm, str]]:
    """Yield the forms of a verb, of which the first word changes: ``shut down``, ``shuts down``."""
    first, blank, rest = verb.partition(" ")
    stem = first[:-1] if first.endswith("e") and not first.endswith("ee") else first
    stems = [stem + first[-1] if _doubles(first) else stem]
    if first.endswith("el"):
        stems = [first, f"{first}l"]  # "canceled", "cancelled"
    told = irregular.get(first, ())
    past = [word for word in told if not word.endswith("ing")] or [_past(first, s) for s in stems]
    going = [word for word in told if word.endswith("ing")] or [f"{s}ing" for s in stems]
    yield from (("past", f"{word}{blank}{rest}") for word in past)
    yield from (("present", f"{word}{blank}{rest}") for word in (_third(first), *going))
    yield "base", verb


def _doubles(verb: str) -> bool:
    return len(_VOWELS.findall(verb)) == 1 and _DOUBLED.search(verb) is not None


def _past(verb: str, stem: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{stem}ed"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}{'es' if verb.endswith(('s', 'x', 'z', 'ch', 'sh', 'o')) else 's'}"
