"""Ways to tell an act by the places of words: ``{actor} approved {recipient}``; ``data/patterns.toml`` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

import reex
from reex_initiatives.lexicon.expression import expression, word_of_act
from reex_initiatives.lexicon.folded import ANYWHERE, COMMON, FREQUENT, ONE_SET, beginnings_of, marks_of, words_of
from reex_initiatives.lexicon.lazy import lazily
from reex_initiatives.lexicon.spelling import PLACE, WIDE, kinds_at, needed_kinds, spelled

# "of 2020" behind the name of a law.
_YEAR = reex.regex(r",?(?:\sof)?\s\(?(?:19|20)\d\d\)?$")


class Opening(msgspec.Struct, frozen=True):
    """What a match of a pattern may begin with.

    Attributes:
        words: words, folded.
        kinds: kinds of entities.
        behind_gap: whether others may stand before its words.
    """

    words: frozenset[bytes]
    kinds: frozenset[str]
    behind_gap: bool


class Pattern(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One line of ``patterns.toml``, which :func:`check` has nothing to say against.

    What only a match needs is made when first used, as most texts need few of some hundreds.

    Attributes:
        text: the line as written, by which ``explain`` names it.
        whole: the line with the words of its classes.
        sides: kinds of actors and recipients of its act.
        anchors: the words of which one must stand in a sentence that is looked at.
        rank: its number in the table; where two tell one word, the lower one does.
        named: how the name of its program, agency or actor ends; empty where any name will do.
    """

    text: str
    whole: str
    instrument: str
    status: str
    sides: Mapping[str, Iterable[str]]
    anchors: tuple[str, ...]
    rank: int = 0
    named: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        row: Mapping[str, Any],
        sides: Mapping[str, Iterable[str]],
        rank: int = 0,
        classes: Mapping[str, Iterable[str]] | None = None,
    ) -> Pattern:
        """Make a pattern of a row; *sides* are the kinds of actors and recipients of its act, *classes* words by name.

        Raises:
            ValueError: if no class has a name that stands in it.
        """
        whole = spelled(row["when"], classes or {})
        status, named = row.get("status", ""), tuple(row.get("named", ()))
        return cls(row["when"], whole, row["instrument"], status, sides, _anchors(whole), rank, named)

    def fits(self, places: Mapping[str, reex.Entity]) -> bool:
        """Say whether the program, or else the agency, at its place has a name that it asks for."""
        named = places.get("program") or places.get("agency") or places.get("actor")
        return not self.named or (named is not None and _YEAR.sub("", named.text).endswith(self.named))

    @property
    def wide(self) -> bool:
        """Whether its words may stand far apart."""
        return WIDE in self.text

    @lazily
    def kinds(self) -> tuple[frozenset[str], ...]:
        """For each place that can't be missing, the kinds of entities that fit."""
        return (*needed_kinds(self.whole.split(), self.sides),)

    @lazily
    def order(self) -> tuple[frozenset[bytes], ...]:
        """For each word that can't be missing, how its alternatives begin, as :func:`words_of` cuts a sentence."""
        needed = (beginnings_of(token) for token in self.whole.split() if token[0] not in "{[.")
        return tuple(beginnings for beginnings in needed if b"" not in beginnings)

    @lazily
    def needs(self) -> tuple[frozenset[bytes], ...]:
        """Of each of these sets one is in :attr:`Told.holds` where this can match, first of those that seldom are.

        That is, how words begin that have few alternatives, then the kinds of entities, and then common words and those
        by which the pattern was looked up, as a sentence has them. The first set is never missing.
        """
        known = FREQUENT.union(*map(words_of, self.anchors))
        words = sorted(self.order, key=lambda beginnings: (not known.isdisjoint(beginnings), len(beginnings)))
        rare = sum(known.isdisjoint(beginnings) for beginnings in words)
        kinds = [ONE_SET.setdefault(marks, marks) for marks in map(marks_of, sorted(self.kinds, key=len))]
        return (*words[:rare], *kinds, *words[rare:]) or (ANYWHERE,)

    @lazily
    def opening(self) -> Opening | None:
        """What a match may begin with; None where that may be anything."""
        words: set[bytes] = set()
        kinds: set[str] = set()
        behind_gap = False
        for token in self.whole.split():
            inner = token.strip("[]")
            if inner == "..." and not words:
                behind_gap = True
                continue
            if inner[0] == "." or (behind_gap and (token[0] == "[" or PLACE.match(inner))):
                return None
            if place := PLACE.fullmatch(inner.rstrip(",")):
                kinds |= kinds_at(place, self.sides)
            else:
                words |= beginnings_of(inner)
                if not all(words_of(word[0]) for word in inner.removeprefix("*").split("|")):
                    return None  # it begins with no letter
            if token[0] != "[":
                break
        return Opening(frozenset(words), frozenset(kinds), behind_gap)

    @lazily
    def regex(self) -> re.Pattern[str]:
        """What is matched."""
        tokens = self.whole.split()
        first = word_of_act(tokens)
        tokens[first] = tokens[first].removeprefix("*")
        parts = [expression(token, self.sides) for token in tokens]
        parts[first] = f"(?P<_>{parts[first]})"
        return re.compile(rf"(?<!\w){''.join(parts)}")


def _anchors(text: str) -> tuple[str, ...]:
    """Return the alternatives of the longest word, none of them common, that a match can't do without."""
    tokens = [token.rstrip(",").removeprefix("*") for token in text.split()]
    fixed = [token.split("|") for token in tokens if token[0] not in "{[."]
    longest = max(fixed, key=lambda words: (COMMON.isdisjoint(map(str.lower, words)), min(map(len, words))))
    return tuple(word.replace("_", " ") for word in longest)
