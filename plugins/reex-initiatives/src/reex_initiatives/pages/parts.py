"""A line for each predicate of a sentence that has several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

import attrs
import msgspec

import reex
from reex_initiatives.lexicon.across import terms_across
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.phrases import PhraseWord
from reex_initiatives.lexicon.sentence_words import Told
from reex_initiatives.lexicon.vocabulary import words_of
from reex_initiatives.lexicon.words import ActWord, PatternWord, shared
from reex_initiatives.pages.objects import FAR, bodies, objects
from reex_initiatives.pages.predicates import readings
from reex_initiatives.pages.reading import Reading, layers
from reex_initiatives.pages.referents import Referent, referents
from reex_initiatives.pages.triggers import triggers
from reex_initiatives.sentences.hits import Words
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.sentence import by_kind

# What words may tell an act.
_ACTING = frozenset((ActWord, PhraseWord, PatternWord))
# Without one of these words or marks, a sentence has one predicate.
_JOINING = frozenset(word.encode() for word in words_of("joins_predicates"))
_MARKS = ("; ", ", it ", ", they ", ", the ", ", with ", "ing that ")
# No sentence that somebody wrote to be read is longer, in characters, or has more predicates.
_LONGEST, _MOST = 1_500, 8


def with_parts(lines: list[Line], grammar: Grammar, is_ours: Callable[[Line], bool]) -> list[Line]:
    """Return the lines, those that tell several things with a line for each; *is_ours* says which may tell any."""
    text = lines[0].text if lines else ""
    able = {n for n, line in enumerate(lines) if not _ACTING.isdisjoint(line.words) and is_ours(line)}
    stand_ins: dict[int, list[Referent]] = {n: [found] for n, found in referents(lines) if n in able}
    for n in able:
        if lines[n].end - lines[n].start > _LONGEST:
            continue
        before = lines[max(0, n - FAR) : n]
        for more in (*objects(lines[n], before), *bodies(lines[n], before)):
            if all(more.start >= one.end or one.start >= more.end for one in stand_ins.get(n, ())):
                stand_ins.setdefault(n, []).append(more)
    named = {n: _with_referents(lines[n], found, grammar) for n, found in stand_ins.items()}
    told = {n: own for n in sorted(able) if (own := _readings(named.get(n, lines[n])))}
    texts = layers(text, [(lines[n].span, own) for n, own in told.items()])
    parts: dict[int, tuple[Line, ...]] = {n: (line,) for n, line in named.items()}
    for n, own in told.items():
        line = named.get(n, lines[n])
        parts[n] = tuple(_part(line, reading, text, grammar) for reading, text in zip(own, texts, strict=False))
    for n, parted in parts.items():
        if any(part.triggers for part in parted):
            lines[n] = msgspec.structs.replace(lines[n], parts=parted, meant=named[n].meant if n in named else {})
    return lines


def _with_referents(line: Line, found: Iterable[Referent], grammar: Grammar) -> Line:
    """Return a line in which each word that stands for a party is a mention of it."""
    meant = {}
    for one in found:
        words = line.text[one.start : one.end]
        stand_in = attrs.evolve(one.party, start=one.start, end=one.end, text=words)
        meant[id(stand_in)] = (stand_in, one.party)
    stand_ins = [stand_in for stand_in, _ in meant.values()]
    left = [e for e in line.entities if all(e.end <= one.start or one.end <= e.start for one in stand_ins)]
    entities = sorted([*left, *stand_ins], key=attrgetter("start"))
    kinds = by_kind(entities)
    told = Told(line.text, line.span, shared(kinds))
    return msgspec.structs.replace(
        line,
        entities=entities,
        by_kind=kinds,
        told=told,
        triggers=triggers(told, line.words, entities, grammar),
        meant={number: party for number, (_, party) in meant.items()},
    )


def _readings(line: Line) -> list[Reading]:
    row = line.about or line.text.startswith("|", line.start)
    if row or line.end - line.start > _LONGEST or not _may_have_several(line):
        return []
    found = readings(line.text, line.span, line.entities)
    return found if len(found) <= _MOST else []


def _may_have_several(line: Line) -> bool:
    """Say whether words or marks may part a sentence that tells acts, or a clause hides what one tells."""
    if line.text.find(", wh", line.start, line.end) >= 0:
        return True
    joined = not line.lacks(_JOINING) or any(line.text.find(mark, line.start, line.end) >= 0 for mark in _MARKS)
    return joined and bool(line.triggers)


def _part(line: Line, reading: Reading, text: str, grammar: Grammar) -> Line:
    """Return a line of one predicate of a sentence, for which *text* stands in the place of the document."""
    pairs = sorted(reading.moved(line.entities), key=lambda pair: pair[0].start)
    entities = [entity for entity, _ in pairs]
    words = _words(line, reading, text, grammar)
    kinds = by_kind(entities)
    told = Told(text, reex.Span(reading.start, reading.end), shared(kinds))
    return Line(
        page=line.page,
        text=text,
        span=line.span,
        start=reading.start,
        end=reading.end,
        number=line.number,
        paragraph=line.paragraph,
        about=line.about,
        entities=entities,
        triggers=triggers(told, words, entities, grammar),
        gaps=reading.holes(line.gaps),
        told=told,
        words=words,
        by_kind=kinds,
        origins={id(entity): own for entity, own in pairs},
        places=reading.pieces,
    )


def _words(line: Line, reading: Reading, text: str, grammar: Grammar) -> Words:
    """Return the words of a line that stand in a reading, and those that only its pieces make: ``will`` + ``lend``."""
    found = {kind: [hit for hit, _ in reading.moved(hits)] for kind, hits in line.words.items()}
    told, low = text[reading.start : reading.end], reading.start
    for start, end in reading.seams():
        for hit in terms_across(told, start - low, end - low, grammar.by_spelling):
            moved = msgspec.structs.replace(hit, start=hit.start + low, end=hit.end + low)
            found.setdefault(type(hit.term.data), []).append(moved)
    return {kind: sorted(hits, key=attrgetter("start")) for kind, hits in found.items() if hits}
