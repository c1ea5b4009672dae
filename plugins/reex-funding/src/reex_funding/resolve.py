"""Which currency a document means by a mark that several use: ``$``, ``¥``, ``pesos``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, pairwise

import msgspec

import reex
from reex_funding.amounts import Reading

DOLLARS = ("AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "NAD")
_ALL_DOLLARS = frozenset(("USD", *DOLLARS))
# The prefix of the ``ref`` of a state's bodies, and its dollar.
DOLLAR_OF = {"us": "USD", "au": "AUD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "sg": "SGD", "tw": "TWD", "na": "NAD"}
# How much louder the name of a stock exchange speaks than that of a country.
_EXCHANGE = 3
# A document is at home in a country that it names this often, and this many times as often as any other with a dollar.
_AT_HOME, _MORE_OFTEN = 3, 3
_STATED = reex.regex(
    r"(?:amounts?|figures|values?|dollars|stated|expressed|reported|denominated|presented|currency|quoted)\b[^.;\n]{0,50}\b(?:in|are|is|to)\s$"
)
_CONVERTED = reex.regex(
    r"\s\((?:about|around|approximately|roughly|or|some|equivalent to|~)?\s?|,? or (?:about|around)? ?"
)


class Usage(msgspec.Struct, frozen=True):
    """How a document writes currencies.

    Attributes:
        spoken: how often its words, and the bodies of a state that it names, speak for each code.
        leanings: how much its words speak for each dollar; a stock exchange speaks louder than a capital.
        foremost: the code of the country with a dollar that it names most often, or None.
        home: the code of the country that the document is about, by how often it names it, or None.
        stated: the code in which it says that all amounts are, or None.
        only: the code of the only country with a dollar that it names, or None.
        explicit: codes of the dollars that it writes in full: ``A$``, ``Canadian dollars``.
        marked: those of them that stand at least as often as a bare ``$``.
        converts: a bare ``$`` stands beside another dollar's amount as its conversion.
        american: a bare ``$`` stands where bodies of the United States pay, and of no other state with a dollar.
        for_readers: a sum in no dollar stands beside its conversion into ``US$``, and no other dollar is marked or
            spoken for: what the document calls ``$`` then is that of its readers, wherever the deals are.
    """

    spoken: Mapping[str, int]
    leanings: Mapping[str, int]
    foremost: str | None
    home: str | None
    stated: str | None
    only: str | None
    explicit: frozenset[str]
    marked: frozenset[str]
    converts: bool
    american: bool
    for_readers: bool

    def currency(self, reading: Reading, beside: frozenset[str] = frozenset(), of_state: bool = False) -> str | None:
        """Return the ISO 4217 code of *reading*, or None where the document leaves it open.

        *beside* are the dollars of the states whose bodies its sentence names; *of_state* says whether the
        document tells what a government, a minister or a budget pays by such a mark.
        """
        codes = reading.codes
        if len(codes) == 1:
            return next(iter(codes))
        if any(mark.is_bare_dollar for mark in reading.marks):
            return self._dollar(beside, of_state)
        told = Counter({code: self.spoken[code] for code in codes if code in self.spoken})
        return next(iter(told)) if len(told) == 1 else _home(told, _MORE_OFTEN)

    def _dollar(self, beside: frozenset[str], of_state: bool) -> str | None:
        """Decide what a bare ``$`` is; the README has the rules as a table."""
        if self.stated:
            return self.stated
        if self.only and of_state and not self.converts:
            return self.only
        told = self._of_document()
        if told in (None, "USD") or told in beside or not (beside or self._marks_its_own(told)):
            return "USD" if told is None and beside == {"USD"} else told
        # A U.S. department in a Canadian text pays its own dollars, if that text marks Canada's; else nobody knows.
        return "USD" if beside == {"USD"} and told in self.explicit else None

    def _marks_its_own(self, code: str) -> bool:
        """Say whether a document at home with a dollar marks it: a bare ``$`` may then be that of a wire's readers."""
        return code == self.home and code in self.marked and not self.leanings.get(code)

    def _of_document(self) -> str | None:
        """Decide what a bare ``$`` is by the document as a whole."""
        if self.for_readers:
            return "USD"
        if self.home and not self.converts:
            return self.home
        if self.explicit == {"USD"} and self.foremost and not self.american:
            return self.foremost  # who writes "US$" for one dollar means another by "$", unless for what EXIM lends
        american = self.leanings.get("USD", 0)
        others = {code: self.leanings.get(code, 0) for code in DOLLARS}
        rivals = sorted(
            (code for code in DOLLARS if others[code] or code in self.explicit), key=lambda c: (-others[c], c)
        )
        if self.converts or not rivals or american > 2 * others[rivals[0]]:
            return "USD"
        if {"USD", rivals[0]} <= self.explicit and american and self.home != rivals[0]:
            return "USD"  # who marks the other dollar as such means the one at hand without a mark
        if rivals[0] in self.explicit and others[rivals[0]] > american:
            return rivals[0]
        unsure = "USD" in self.explicit or (rivals[0] in self.explicit and others[rivals[0]])
        return None if unsure else "USD"


def usage(
    text: str, hits: Sequence[reex.Hit], found: Sequence[Reading], states: Sequence[str] = (), american: bool = False
) -> Usage:
    """Return how the document writes currencies.

    *hits* are those of :data:`reex_funding.TERMS`, *states* the codes of those whose bodies it names, one for each
    mention: ``jp``; *american* says whether a bare ``$`` stands in a sentence that names bodies of the United States
    alone.
    """
    told: defaultdict[str, list[reex.Hit]] = defaultdict(list)
    for hit in hits:
        told[hit.term.data[0]].append(hit)
    named = Counter([hit.term.data[1] for hit in told["home"] if text[hit.end : hit.end + 1] != "$"])
    explicit = [_explicit(reading) for reading in found]
    full = Counter(chain.from_iterable(explicit))
    bare = sum(
        any(mark.is_bare_dollar for mark in one.marks) for one, own in zip(found, explicit, strict=True) if not own
    )
    bodies = [DOLLAR_OF[state] for state in states if state in DOLLAR_OF]
    leanings = _leanings(told["evidence"])
    alone = set(full) == {"USD"} and not any(leanings[code] for code in DOLLARS)
    return Usage(
        spoken=_spoken(told["evidence"], found, states),
        leanings=leanings,
        foremost=_home(named, 1),
        home=_home(named, _MORE_OFTEN),
        stated=_stated(text, told["name"]),
        only=_only({*named, *bodies}, [hit.term.data[1] for hit in told["evidence"]], full),
        explicit=frozenset(full),
        marked=frozenset(code for code, times in full.items() if times >= bare),
        converts=any(_is_conversion(text, one, other) for one, other in pairwise(found)),
        american=american,
        for_readers=alone and any(_is_for_readers(text, one, other) for one, other in pairwise(found)),
    )


def _spoken(evidence: Iterable[reex.Hit], found: Iterable[Reading], states: Iterable[str]) -> Counter[str]:
    """Return how often a document speaks for each code; that of a state's currency begins with its own."""
    counts = Counter([hit.term.data[1] for hit in evidence])
    unsure = {code[:2].lower(): code for one in found if len(one.codes) > 1 for code in one.codes - _ALL_DOLLARS}
    counts.update(unsure[state] for state in states if state in unsure)
    return counts


def _leanings(evidence: Iterable[reex.Hit]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for hit in evidence:
        counts[hit.term.data[1]] += _EXCHANGE if _is_exchange(hit.term.text) else 1
    return counts


def _home(counts: Counter[str], times: int) -> str | None:
    """Return the code of the dollar of the country that a document names *times* as often as any other, at least."""
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _AT_HOME and most > times * next_most - (times > 1) else None


def _only(named: Collection[str], evidence: Iterable[str], full: Iterable[str]) -> str | None:
    """Return the dollar of the country that a document names, if it names, and marks, that of no other."""
    codes = set(named).union(full, evidence) & _ALL_DOLLARS
    return codes.pop() if len(codes) == 1 and named else None


def _is_exchange(word: str) -> bool:
    return "Exchange" in word or (word.isupper() and "." not in word)


def _explicit(reading: Reading) -> Iterable[str]:
    return reading.codes & _ALL_DOLLARS if len(reading.codes) == 1 else ()


def _stated(text: str, names: Iterable[reex.Hit]) -> str | None:
    """Return the currency of ``all amounts in Canadian dollars``, if the document says one such thing."""
    codes = {hit.term.data[1] for hit in names if _STATED.search(text[max(0, hit.start - 90) : hit.start].lower())}
    return codes.pop() if len(codes) == 1 else None


def _is_conversion(text: str, one: Reading, other: Reading) -> bool:
    """Say whether two amounts stand as ``A$1.2bn ($780m)`` or the other way round."""
    if not _CONVERTED.fullmatch(text, one.end, other.start):
        return False
    bare = [all(mark.is_bare_dollar for mark in reading.marks) for reading in (one, other)]
    return bare.count(True) == 1 and any(_explicit(one)) != any(_explicit(other))


def _is_for_readers(text: str, one: Reading, other: Reading) -> bool:
    """Say whether a sum in no dollar stands before what it is in one: ``1.2 trillion won (US$830 million)``."""
    in_dollars = [bool(reading.codes & _ALL_DOLLARS) for reading in (one, other)]
    return in_dollars == [False, True] and _CONVERTED.fullmatch(text, one.end, other.start) is not None
