"""Ways to tell an act by the places of words: ``{actor} approved {recipient}``; ``data/patterns.toml`` lists them.

A pattern is matched against a sentence in which each entity is one character,
so that it sees words and kinds and never the letters of a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

import msgspec

import reex

# Each kind of entity is written as one character of the private use area.
KINDS = (
    "agency", "company", "country", "organization", "program", "facility", "money", "commodity", "duration", "percent",
    "region", "date", "quantity",
)  # fmt: skip
_SIGNS = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
# What a place of a pattern is called, and how it is written: {actor}, {recipient:facility}, {money}.
_PLACE = reex.regex(r"\{(\w+)(?::([\w ,]+))?\}")
# The name of a class of words.
_CLASS = reex.regex(r"<(\w+)>")
# Words between two places: no other party may stand there, but whose something is: "approved Acme's mine".
_PARTIES = "".join(_SIGNS[kind] for kind in ("agency", "company", "organization"))
_GAP = rf"(?:(?:(?:[^\s.;{_PARTIES}]|\.(?=\d))+|[{_PARTIES}]['’]s?)\s){{0,%d}}?"
# What a contract calls it from then on: "an agreement (the “Agreement”) to acquire".
_DEFINED = r"(?:\s\((?:the\s)?[“\"][^()]{1,40}[”\"]\))?"
# "from China's Ministry of Commerce": whose it is, is no word of a pattern.
_WHOSE = r"(?:(?:[A-Z][a-z]{1,12}\s)?[A-Z][\w.]{1,20}['’]s\s)?"
_WORDS_IN_GAP = 6
# A wider one, which goes over anybody: so far apart words tell an act only in a sentence that names a mineral.
_WIDE = "......"
_WIDE_GAP = r"(?:[^\s.;]+\s){0,12}?"
_SMALL = reex.regex(r"(?:(?:and|or|to|by|of|with|from|in|on|for|will|has|have|be|not|me|as|a|an|the)\|?)+,?")
# "with the Chilean steelmaker Acme", "its rival Acme": what a firm is, before its name, is no word of a pattern.
_CALLED = reex.regex(
    r"(?:(?<=\s)(?:the|its|their|an?)\s)?(?:[A-Z][a-z]+(?:n|ese|ish|based)\s)?"
    r"(?<=\s)(?:(?:[a-z]+-(?:listed|based|backed|owned|focused)|local|fellow|sister|parent|private)\s)?"
    r"(?:rival|peer|steelmaker|carmaker|automaker|chipmaker|trader|trading\shouse|explorer|conglomerate|recycler|refiner"
    r"|start-?up|miner|giant|major|utility|group|firm|company|contractor|engineer|producer|manufacturer)\s$"
)
_CALLED_REACH = 60
# Words that stand in so many sentences that they tell next to none of them apart.
_COMMON = frozenset((
    "of", "to", "in", "and", "for", "with", "on", "by", "from", "as", "at", "into", "or", "not", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "will", "would", "could", "may", "it", "its", "what", "that", "which",
))  # fmt: skip
_ROLES = ("actor", "recipient")
_rank = attrgetter("rank")
# Latin letters and figures as small ones, all else as blanks: bytes are cut into words in a fifth of the time of text.
_FOLDED = bytes(ord(char.lower()) if char.isalnum() else ord(" ") for char in map(chr, range(256)))


class Pattern(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One line of ``patterns.toml``, which :func:`check` has nothing to say against.

    What only a match needs is made when first used, as most texts need few of some hundreds.

    Attributes:
        text: the line as written, by which ``explain`` names it.
        whole: the line with the words of its classes.
        sides: kinds of actors and recipients of its act.
        anchors: the words of which one must stand in a sentence that is looked at.
        rank: its number in the table; where two tell one word, the lower one does.
    """

    text: str
    whole: str
    instrument: str
    status: str
    sides: Mapping[str, Iterable[str]]
    anchors: tuple[str, ...]
    rank: int = 0

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
        return cls(row["when"], whole, row["instrument"], row.get("status", ""), sides, _anchors(whole), rank)

    @property
    def wide(self) -> bool:
        """Whether its words may stand far apart."""
        return _WIDE in self.text

    @cached_property
    def kinds(self) -> tuple[frozenset[str], ...]:
        """For each place that can't be missing, the kinds of entities that fit."""
        return (*_needed(self.whole.split(), self.sides),)

    @cached_property
    def order(self) -> tuple[frozenset[bytes], ...]:
        """For each word that can't be missing, how its alternatives begin, as :func:`_words` cuts a sentence."""
        return tuple(_beginnings(token) for token in self.whole.split() if token[0] not in "{[.")

    @cached_property
    def words(self) -> tuple[frozenset[bytes], ...]:
        """The same with those of few alternatives first."""
        return tuple(sorted(self.order, key=len))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """What is matched."""
        tokens = self.whole.split()
        first = _word_of_act(tokens)
        tokens[first] = tokens[first].removeprefix("*")
        parts = [_part(token, self.sides) for token in tokens]
        parts[first] = f"(?P<_>{parts[first]})"
        return re.compile(rf"(?<!\w){''.join(parts)}")


class Found(msgspec.Struct, frozen=True):
    """Where a pattern matched: the entities at its places, all that it covers, and its first word."""

    pattern: Pattern
    places: Mapping[str, reex.Entity]
    start: int
    end: int
    word: reex.Span


def spelled(text: str, classes: Mapping[str, Iterable[str]]) -> str:
    """Return *text* with the words of a class in the place of its name: ``<ban>`` is ``ban|bans|banned|…``.

    Raises:
        ValueError: if no class has the name.
    """
    for name in _CLASS.findall(text):
        if name not in classes:
            raise ValueError(f"there is no class <{name}>; there are {', '.join(classes)}")
    return _CLASS.sub(lambda match: "|".join(classes[match[1]]), text)


def check(text: str, classes: Mapping[str, Iterable[str]]) -> None:
    """Raise where a pattern can't be read; *classes* are words by name.

    Raises:
        ValueError: it says what to mend.
    """
    tokens = spelled(text, classes).split()
    places = []
    for token in tokens:
        if token.startswith("[*"):
            raise ValueError(f"{token} may be missing; the word of the act, with the star, always stands there")
        inner = token[1:-1] if token.startswith("[") and token.endswith("]") else token
        place = _PLACE.fullmatch(inner.rstrip(","))
        if place:
            places.append(place[1])
            _check_place(place[1], place[2])
        elif inner not in ("...", _WIDE) and (
            "" in inner.rstrip(",").lstrip("*").split("|") or any(mark in inner for mark in "{}[]")
        ):
            raise ValueError(
                f"can't read {token}; a place is {{actor}}, and each word has brackets of its own: [the] [new]"
            )
    if twice := next((name for name in places if places.count(name) > 1), None):
        raise ValueError(f"{{{twice}}} may stand in it once only")
    words = [token for token in tokens if token[0] not in "{[" and token not in ("...", _WIDE)]
    if not words:
        raise ValueError("it needs a word that always stands there, outside of brackets")
    if sum(word.startswith("*") for word in words) > 1:
        raise ValueError("one word may have the star, the word of the act")


def _check_place(name: str, narrower: str | None) -> None:
    if name not in (*_ROLES, *KINDS):
        raise ValueError(f"there is no place {{{name}}}; there are {', '.join((*_ROLES, *KINDS))}")
    for kind in (narrower or name if narrower or name not in _ROLES else "").split(","):
        if kind.strip() and kind.strip() not in KINDS:
            raise ValueError(f"there is no kind {kind.strip()} of entities; there are {', '.join(KINDS)}")


def _word_of_act(tokens: list[str]) -> int:
    """Return which token is the word of the act: the one with a star, else the first that isn't a small word."""
    fixed = [number for number, token in enumerate(tokens) if token[0] not in "{[."]
    starred = [number for number in fixed if tokens[number].startswith("*")]
    large = [number for number in fixed if not _SMALL.fullmatch(tokens[number])]
    return (starred or large or fixed)[0]


def _part(token: str, kinds: Mapping[str, Iterable[str]]) -> str:
    """Return the expression for one token, the blank behind it included."""
    if token == _WIDE:
        return _WIDE_GAP
    if token == "...":
        return _GAP % _WORDS_IN_GAP
    if token.startswith("[") and token.endswith("]"):
        return f"(?:{_part(token[1:-1], kinds)})?"
    if place := _PLACE.fullmatch(token.rstrip(",")):
        signs = "".join(sorted(_SIGNS[kind] for kind in _kinds(place, kinds)))
        return f"{_WHOSE}(?P<{place[1]}>[{signs}])(?:['’]s?)?(?:\\s\\([^()]{{1,60}}\\))*[,;]?(?:\\s|$|(?=[.:]))"
    words = "|".join(re.escape(word).replace("_", r"\s") for word in token.rstrip(",").split("|"))
    return f"(?i:{words}){_DEFINED}{',' if token.endswith(',') else ',?'}(?:\\s|$|(?=[.;:]))"


def _kinds(place: re.Match[str], kinds: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the kinds of entities that may stand at a place."""
    name, narrower = place.groups()
    return frozenset(kind.strip() for kind in (narrower.split(",") if narrower else kinds.get(name, (name,))))


def _needed(tokens: Iterable[str], kinds: Mapping[str, Iterable[str]]) -> Iterator[frozenset[str]]:
    """Yield for each place that can't be missing, and for a wide gap, the kinds of entities that must stand there."""
    for token in tokens:
        if place := _PLACE.fullmatch(token.rstrip(",")):
            yield _kinds(place, kinds)
        elif token == _WIDE:
            yield frozenset(("commodity",))


def _beginnings(token: str) -> frozenset[bytes]:
    """Return the first word of each alternative of a word, or nothing where it has none."""
    return frozenset(next(iter(_words(word.replace("_", " "))), b"") for word in token.rstrip(",").split("|"))


def _words(text: str) -> list[bytes]:
    """Return the words of *text*, folded."""
    return text.encode("latin-1", "replace").translate(_FOLDED).split()


def _stand_in_order(words: Iterable[bytes], needed: Iterable[frozenset[bytes]]) -> bool:
    """Say whether one of each of the sets *needed* stands in *words*, one behind the other."""
    rest = iter(words)
    return all(b"" in beginnings or any(word in beginnings for word in rest) for beginnings in needed)


def _anchors(text: str) -> tuple[str, ...]:
    """Return the alternatives of the longest word, none of them common, that a match can't do without."""
    tokens = [token.rstrip(",").removeprefix("*") for token in text.split()]
    fixed = [token.split("|") for token in tokens if token[0] not in "{[."]
    longest = max(fixed, key=lambda words: (_COMMON.isdisjoint(map(str.lower, words)), min(map(len, words))))
    return tuple(word.replace("_", " ") for word in longest)


class Coded(msgspec.Struct, frozen=True):
    """A sentence in which each entity is one character.

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
            if entity.start < at or entity.kind not in _SIGNS or entity.end > end or _is_adjective(entity):
                continue  # "Chinese goods" names no party
            stop = entity.start
            if entity.kind == "company" and (called := _CALLED.search(text, max(at, stop - _CALLED_REACH), stop)):
                stop = called.start()
            between = text[at:stop]
            if between:
                parts.append(between)
                starts.append(length)
                offsets.append(at)
                length += len(between)
            parts.append(_SIGNS[entity.kind])
            starts.append(length)
            offsets.append(entity.start)
            kept[length] = entity
            length += 1
            at = entity.end
        starts.append(length)
        offsets.append(at)
        parts.append(text[at:end])
        return cls("".join(parts), kept, tuple(starts), tuple(offsets))

    def position(self, at: int) -> int:
        """Return where in the text the character *at* stands."""
        piece = bisect_right(self.starts, at) - 1
        return self.offsets[piece] + at - self.starts[piece]

    def end_of(self, at: int) -> int:
        """Return where in the text the character *at* ends: an entity ends with its name."""
        entity = self.entities.get(at)
        return entity.end if entity else self.position(at) + 1

    def found(self, pattern: Pattern) -> Iterator[Found]:
        """Yield where a pattern matches."""
        for match in pattern.regex.finditer(self.text):
            named = [name for name, found in match.groupdict().items() if found and name != "_"]
            places = {name: self.entities[match.start(name)] for name in named}
            first = match.start("_")
            word = reex.Span(self.position(first), self.position(first + len(_word(match["_"]))))
            yield Found(pattern, places, self.position(match.start()), self.end_of(match.end() - 1), word)


def _is_adjective(entity: reex.Entity) -> bool:
    return isinstance(entity.value, reex.Naming) and entity.value.form == "adjective"


def _word(found: str) -> str:
    """Return the word of the act without what stands behind it: a comma, or what a contract calls it from then on."""
    return found.partition(" (")[0].rstrip(",; \n\r\t")


def matches(
    text: str, span: reex.Span, entities: Iterable[reex.Entity], patterns: Iterable[Pattern]
) -> Iterator[Found]:
    """Yield where *patterns* match a sentence, those of the lowest rank first.

    Most of them lack a word in it, which is told without a look at the order of words, and of the rest, most have
    them in another order. No expression is compiled for these: that takes as long as a page does.
    """
    told = _words(text[span.start : span.end])
    words = {b"", *told}
    able = [pattern for pattern in patterns if not any(map(words.isdisjoint, pattern.words))]
    able = [pattern for pattern in able if _stand_in_order(told, pattern.order)]
    if able:
        coded = Coded.of(text, span.start, span.end, entities)
        for pattern in sorted(able, key=_rank):
            yield from coded.found(pattern)
