"""What names of firms end in and begin with, and whether a name goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

import attrs

import reex

JOINED_ON = reex.regex(r"[-/]\w| & [A-Z]")  # "Last Chance Antimony-Gold Property", "TR Mining & Equipment"
# "E-VAC", "J-Power", "e-Magnets".
_INITIAL_JOINED = reex.regex(r"[A-Za-z]-[A-Z]\w+")
# Another word of a name, but not the sum of "lent Acme Metals C$5 million", "NOK 5 million", "R5 million".
WORD_AFTER = reex.regex(r"[ \n](?![A-Z]{2,3} ?\d|[A-Z]\d[\d.,]*[ m])([A-Z][\w&’'-]{0,40})(?![\w&’'-]|[$€£¥])")
BY_TRADE = 0.9  # of a name that ends in a word of the trade
IS_ACRONYM = reex.regex(r"[A-Z]{3,6}")
_REMEMBERED = 1024  # names


def _following(words: Iterable[str]) -> re.Pattern[str]:
    return reex.regex(rf" (?:{'|'.join(map(re.escape, words))})(?!\w)")


def _is_telling(word: str) -> bool:
    """Say whether the first word of a name may stand for all of it: ``Vulcan``, ``FPX``."""
    return len(word) > 3 or (len(word) == 3 and word.isupper())


@attrs.frozen
class Forms:
    """What names of firms end in and begin with."""

    forms: frozenset[str] = attrs.field(converter=frozenset)
    exchanges: Mapping[str, str]
    generic: frozenset[str] = attrs.field(converter=frozenset)
    never: tuple[str, ...] = attrs.field(converter=tuple)
    callings: frozenset[str] = attrs.field(converter=frozenset)
    trades: tuple[str, ...] = attrs.field(converter=tuple)
    trade_endings: tuple[str, ...] = attrs.field(converter=tuple)
    openers: frozenset[str] = attrs.field(converter=frozenset)
    body_words: frozenset[str] = attrs.field(converter=frozenset)
    headline_verbs: frozenset[str] = attrs.field(converter=frozenset)
    speaks: re.Pattern[str] = attrs.field(converter=_following)
    before_of: frozenset[str] = attrs.field(converter=frozenset)
    more: re.Pattern[str] = attrs.field(converter=_following)
    ending: re.Pattern[str] = attrs.field(init=False)
    trade_like: re.Pattern[str] = attrs.field(init=False)
    _by_last: Mapping[str, tuple[str, ...]] = attrs.field(init=False)
    called: Callable[[str], tuple[str, tuple[str, ...]]] = attrs.field(init=False, repr=False, eq=False)

    @ending.default
    def _any_ending(self) -> re.Pattern[str]:
        return reex.regex(f",?(?:{'|'.join(map(re.escape, self._endings))})")

    @trade_like.default
    def _any_trade_like(self) -> re.Pattern[str]:
        """Return what matches the words with a capital whose last three letters are those of an ending."""
        return reex.regex(rf"[A-Z0-9À-Þ]\w{{4,}}+(?<={'|'.join(sorted({e[-3:] for e in self.trade_endings}))})")

    @_by_last.default
    def _by_last_word(self) -> Mapping[str, tuple[str, ...]]:
        """Return the endings by their last word: most words end no form, and one look tells."""
        by_last: dict[str, tuple[str, ...]] = {}
        for ending in self._endings:
            last = ending.rpartition(" ")[2]
            by_last[last] = (*by_last.get(last, ()), ending)
        return by_last

    @called.default
    def _called_so(self) -> Callable[[str], tuple[str, tuple[str, ...]]]:
        """Return what gives a name without its form, and its short forms: names come again and again."""
        return lru_cache(_REMEMBERED)(lambda name: (self.without_form(name), tuple(self.short_forms(name))))

    @property
    def _endings(self) -> list[str]:
        """The endings, the longest first."""
        return sorted((f" {form}" for form in self.forms), key=lambda ending: (-len(ending), ending))

    def without_form(self, name: str) -> str:
        """Return a name without its legal form: of ``REAlloys Inc.`` the first word."""
        for ending in self._by_last.get(name.rpartition(" ")[2], ()):
            if name.endswith(ending):
                return self.without_form(name[: -len(ending)].rstrip(" ,"))
        return name

    def short_forms(self, name: str) -> Iterator[str]:
        """Yield how a text may call a firm: without its form, without its trade, by a telling first word."""
        base = self.without_form(name)
        if base != name:
            yield base
        words = base.split()
        while len(words) > 2 and (words[-1] in self.generic or words[-1] in self.trades):
            words.pop()
            yield " ".join(words)
        if len(words) > 1 and words[0] not in self.generic and words[0][0].isupper() and _is_telling(words[0]):
            yield words[0]
        yield from (word for word in words[1:] if len(words) > 2 and IS_ACRONYM.fullmatch(word))


def may_name(word: str) -> bool:
    """Say whether a word may be one of a firm's name: ``Niron``, ``E-VAC``, and not ``State-Owned``."""
    return word[0].isupper() if "-" not in word else _INITIAL_JOINED.fullmatch(word) is not None


def goes_on(text: str, end: int, forms: Forms) -> bool:
    """Say whether another word with a capital follows that calls no person."""
    if not text[end + 1 : end + 2].isupper():
        return False  # as mostly, and one look tells
    word = WORD_AFTER.match(text, end)
    return word is not None and word[1] not in forms.callings


def part_of_longer_name(text: str, place: reex.Span, forms: Forms) -> bool:
    """Say whether another capitalised word follows, unless it is the calling of a person: ``Talon CEO``."""
    return text[place.start - 1 : place.start] == "-" or goes_on(text, place.end, forms)
