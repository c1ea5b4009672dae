"""Ways to tell an act by the places of words: ``{actor} approved {recipient}``; ``data/patterns.toml`` lists them.

A pattern is matched against a sentence in which each entity is one character,
so that it sees words and kinds and never the letters of a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

import msgspec

import reex
from reex_initiatives.lazy import lazily

# Each kind of entity is written as one character of the private use area.
KINDS = (
    "agency", "company", "country", "organization", "program", "facility", "money", "commodity", "duration", "percent",
    "region", "date", "quantity",
)  # fmt: skip
_SIGNS = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
# What a place of a pattern is called, and how it is written: {actor}, {recipient:facility}, {money}.
_PLACE = reex.regex(r"\{(\w+)(?::([\w ,]+))?\}")
# "of 2020" behind the name of a law.
_YEAR = reex.regex(r",?(?:\sof)?\s\(?(?:19|20)\d\d\)?$")
# The name of a class of words.
_CLASS = reex.regex(r"<(\w+)>")
# Words between two places: no other party may stand there, but whose something is: "approved Acme's mine".
_PARTIES = "".join(_SIGNS[kind] for kind in ("agency", "company", "organization"))
_GAP = rf"(?:(?:(?:[^\s.;{_PARTIES}]|\.(?=\d))+|[{_PARTIES}]['’]s?)\s){{0,%d}}?"
# What a contract calls it from then on: "an agreement (the “Agreement”) to acquire".
_DEFINED = r"(?:\s\((?:the\s)?[“\"][^()]{1,40}[”\"]\))?"
# "from China's Ministry of Commerce": whose it is, is no word of a pattern.
_WHOSE = r"(?:(?!(?:[A-Z][a-z]{2,6}day|On|In|By|As|At)\s)(?:[A-Z][a-z]{1,12}\s)?[A-Z][\w.]{1,20}['’]s\s)?"
_LONGEST_OWNER = 40
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


class _Opening(msgspec.Struct, frozen=True):
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
        return _WIDE in self.text

    @lazily
    def kinds(self) -> tuple[frozenset[str], ...]:
        """For each place that can't be missing, the kinds of entities that fit."""
        return (*_needed(self.whole.split(), self.sides),)

    @lazily
    def order(self) -> tuple[frozenset[bytes], ...]:
        """For each word that can't be missing, how its alternatives begin, as :func:`_words` cuts a sentence."""
        needed = (_beginnings(token) for token in self.whole.split() if token[0] not in "{[.")
        return tuple(beginnings for beginnings in needed if b"" not in beginnings)

    @lazily
    def needs(self) -> tuple[frozenset[bytes], ...]:
        """Of each of these sets one is in :attr:`Told.holds` where this can match, first of those that seldom are.

        That is, how words begin that have few alternatives, then the kinds of entities, and then common words and those
        by which the pattern was looked up, as a sentence has them. The first set is never missing.
        """
        known = _FREQUENT.union(*map(_words, self.anchors))
        words = sorted(self.order, key=lambda beginnings: (not known.isdisjoint(beginnings), len(beginnings)))
        rare = sum(known.isdisjoint(beginnings) for beginnings in words)
        kinds = [_ONE_SET.setdefault(marks, marks) for marks in map(_marks, sorted(self.kinds, key=len))]
        return (*words[:rare], *kinds, *words[rare:]) or (_ANYWHERE,)

    @lazily
    def opening(self) -> _Opening | None:
        """What a match may begin with; None where that may be anything."""
        words: set[bytes] = set()
        kinds: set[str] = set()
        behind_gap = False
        for token in self.whole.split():
            inner = token.strip("[]")
            if inner == "..." and not words:
                behind_gap = True
                continue
            if inner[0] == "." or (behind_gap and (token[0] == "[" or _PLACE.match(inner))):
                return None
            if place := _PLACE.fullmatch(inner.rstrip(",")):
                kinds |= _kinds(place, self.sides)
            else:
                words |= _beginnings(inner)
                if not all(_words(word[0]) for word in inner.removeprefix("*").split("|")):
                    return None  # it begins with no letter
            if token[0] != "[":
                break
        return _Opening(frozenset(words), frozenset(kinds), behind_gap)

    @lazily
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
    return f"{_any_of(token.rstrip(',').split('|'))}{_DEFINED}{',' if token.endswith(',') else ',?'}(?:\\s|$|(?=[.;:]))"


def _any_of(words: Iterable[str]) -> str:
    """Return the expression for any of *words*, in capitals or not.

    Those of one letter stand together, behind it in both cases: where none fits, one look for each letter tells so.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0].lower(), []).append(re.escape(word[1:]).replace("_", r"\s"))
    parts = (f"{_either_case(first)}(?i:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?:{'|'.join(parts)})"


def _either_case(letter: str) -> str:
    return f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter)


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
    """Return the first word of each alternative of a word, or nothing where it has none.

    What is equal is one object: patterns have many words in common, and are gone through for each sentence.
    """
    firsts = (next(iter(_words(word.replace("_", " "))), b"") for word in token.rstrip(",").split("|"))
    found = frozenset(_ONE_WORD.setdefault(word, word) for word in firsts)
    return _ONE_SET.setdefault(found, found)


def _words(text: str) -> list[bytes]:
    """Return the words of *text*, folded."""
    return _folded(text).split()


def _folded(text: str) -> bytes:
    """Return *text* with a byte for each character, all but letters and figures as blanks."""
    return text.encode("latin-1", "replace").translate(_FOLDED)


_ONE_WORD: dict[bytes, bytes] = {}
_ONE_SET: dict[frozenset[bytes], frozenset[bytes]] = {}
# Words that tell few sentences apart.
_FREQUENT = frozenset(map(str.encode, (*_COMMON, "a", "an", "the")))
# What every sentence holds, and how a kind of entities is written among words: no word has a bracket.
_ANYWHERE = frozenset((b"",))
_MARKS = {kind: f"{{{kind}}}".encode() for kind in KINDS}


def _marks(kinds: Iterable[str]) -> frozenset[bytes]:
    return frozenset([_MARKS[kind] for kind in kinds if kind in _MARKS])


@lru_cache(maxsize=1_000)  # sentences are of few sorts
def _marks_of_sentence(kinds: frozenset[str]) -> frozenset[bytes]:
    return _marks(kinds) | _ANYWHERE


class Told(msgspec.Struct, frozen=True, dict=True):
    """A sentence by its words, folded; they are worked out when they are asked for, as for some sentences they aren't.

    Attributes:
        text: the document.
        span: where in it the sentence stands.
        kinds: those of the entities in it.
    """

    text: str
    span: reex.Span
    kinds: frozenset[str] = frozenset(KINDS)

    @lazily
    def words(self) -> Sequence[bytes]:
        """Its words in their order."""
        return _words(self.text[self.span.start : self.span.end])

    @lazily
    def set(self) -> frozenset[bytes]:
        """All of its words."""
        return frozenset(self.words)

    @lazily
    def holds(self) -> frozenset[bytes]:
        """All of its words and the kinds of its entities, as :attr:`Pattern.needs` has them."""
        return self.set | _marks_of_sentence(self.kinds)

    @lazily
    def _numbers(self) -> Mapping[bytes, Sequence[int]]:
        """Which words each one is, by their numbers."""
        found: dict[bytes, list[int]] = {}
        for number, word in enumerate(self.words):
            if word in found:
                found[word].append(number)
            else:
                found[word] = [number]
        return found

    def able(self, patterns: Iterable[Pattern]) -> list[Pattern]:
        """Return the patterns all whose words stand there in their order, each once, those of the lowest rank first.

        Entities are there for all of their places, too.
        """
        lacks, found = self.holds.isdisjoint, set()
        for pattern in patterns:
            for one_of in pattern.needs:
                if lacks(one_of):
                    break
            else:
                found.add(pattern)
        return sorted([pattern for pattern in found if self.in_order(pattern.order)], key=_rank) if found else []

    def in_order(self, needed: Iterable[frozenset[bytes]]) -> bool:
        """Say whether one of each of the sets *needed* stands there, one behind the other."""
        numbers, words, last, count = self._numbers, self.set, -1, len(self.words)
        for beginnings in needed:
            first = count
            for word in beginnings & words:
                places = numbers[word]
                if places[-1] > last:
                    at = places[0] if places[0] > last else places[bisect_right(places, last)]
                    first = min(first, at)
            if first == count:
                return False
            last = first
        return True


def _anchors(text: str) -> tuple[str, ...]:
    """Return the alternatives of the longest word, none of them common, that a match can't do without."""
    tokens = [token.rstrip(",").removeprefix("*") for token in text.split()]
    fixed = [token.split("|") for token in tokens if token[0] not in "{[."]
    longest = max(fixed, key=lambda words: (_COMMON.isdisjoint(map(str.lower, words)), min(map(len, words))))
    return tuple(word.replace("_", " ") for word in longest)


class Coded(msgspec.Struct, frozen=True, dict=True):
    """A sentence in which each entity is one character.

    Where words and entities begin in it is worked out when a pattern first asks.

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

    @lazily
    def _folded(self) -> bytes:
        """Its text folded, with a blank around it."""
        return b" %b " % _folded(self.text)

    def _words(self, word: bytes) -> Iterator[int]:
        """Yield where a word begins."""
        alone = b" %b " % word
        at = self._folded.find(alone)
        while at >= 0:
            yield at
            at = self._folded.find(alone, at + 1)

    @lazily
    def _kinds(self) -> Mapping[str, Sequence[int]]:
        """Where entities of each kind stand, or whose they are: in ``China's Ministry`` both."""
        found: dict[str, list[int]] = {}
        for at, entity in self.entities.items():
            places = found.setdefault(entity.kind, [])
            if self.text.startswith(("'s", "’s"), at - len("'s ")):
                places += [p for p in range(max(0, at - _LONGEST_OWNER), at) if "A" <= self.text[p] <= "Z"]
            places.append(at)
        return found

    def _gap_before(self, at: int) -> range:
        """Return where a gap may begin that ends at *at*."""
        low = at
        for _ in range(_WORDS_IN_GAP + 1):
            low = self.text.rfind(" ", 0, max(low, 0))
        return range(low + 1, at)

    def _begins(self, opening: _Opening, told: frozenset[bytes]) -> list[int]:
        """Return where a match may begin; *told* are the words of the sentence."""
        named = [self._kinds[kind] for kind in opening.kinds if kind in self._kinds]
        words = [at for word in opening.words & told for at in self._words(word)]
        gaps = map(self._gap_before, words) if opening.behind_gap else ()
        return sorted({*words, *chain.from_iterable((*named, *gaps))})

    def _matches(self, pattern: Pattern, told: frozenset[bytes]) -> Iterator[re.Match[str]]:
        """Yield where a pattern matches: it is tried where it may begin, which is at few places of a long sentence."""
        if pattern.opening is None:
            yield from pattern.regex.finditer(self.text)
            return
        end = 0
        for at in self._begins(pattern.opening, told):
            if at >= end and (match := pattern.regex.match(self.text, at)):
                yield match
                end = match.end()

    def position(self, at: int) -> int:
        """Return where in the text the character *at* stands."""
        piece = bisect_right(self.starts, at) - 1
        return self.offsets[piece] + at - self.starts[piece]

    def end_of(self, at: int) -> int:
        """Return where in the text the character *at* ends: an entity ends with its name."""
        entity = self.entities.get(at)
        return entity.end if entity else self.position(at) + 1

    def found(self, pattern: Pattern, told: frozenset[bytes]) -> Iterator[Found]:
        """Yield where a pattern matches; *told* are the words of the sentence."""
        for match in self._matches(pattern, told):
            named = [name for name, found in match.groupdict().items() if found and name != "_"]
            places = {name: self.entities[match.start(name)] for name in named}
            if not pattern.fits(places):
                continue
            first = match.start("_")
            word = reex.Span(self.position(first), self.position(first + len(_word(match["_"]))))
            yield Found(pattern, places, self.position(match.start()), self.end_of(match.end() - 1), word)


def _is_adjective(entity: reex.Entity) -> bool:
    return isinstance(entity.value, reex.Naming) and entity.value.form == "adjective"


def _word(found: str) -> str:
    """Return the word of the act without what stands behind it: a comma, or what a contract calls it from then on."""
    return found.partition(" (")[0].rstrip(",; \n\r\t")


def first_words(words: Iterable[str]) -> frozenset[bytes] | None:
    """Return how each of *words*, some written with ``[s]``, may begin as :class:`Told` has it; None if one can't."""
    found: set[bytes] = set()
    for word in words:
        for spelling in (word.replace("[s]", ""), word.replace("[s]", "s")):
            if not _words(spelling[0]):
                return None
            found.add(_words(spelling)[0])
    return frozenset(found)


def matches(told: Told, entities: Iterable[reex.Entity], patterns: Iterable[Pattern]) -> Iterator[Found]:
    """Yield where *patterns* match a sentence, those of the lowest rank first.

    Most of them lack a word or an entity in it, which is told without a look at the order of words, and of the rest,
    most have them in another order. No expression is compiled for these: that takes as long as a page does.
    """
    if able := told.able(patterns):
        coded = Coded.of(told.text, told.span.start, told.span.end, entities)
        for pattern in able:
            yield from coded.found(pattern, told.set)
