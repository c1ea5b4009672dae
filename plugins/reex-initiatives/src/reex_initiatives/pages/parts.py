"""A line for each predicate of a sentence that has several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

import attrs
import msgspec

import reex
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.phrases import PhraseWord
from reex_initiatives.lexicon.sentence_words import Told
from reex_initiatives.lexicon.words import ActWord, PatternWord, shared
from reex_initiatives.pages.predicates import readings
from reex_initiatives.pages.reading import Reading, layers
from reex_initiatives.pages.referents import Referent, referents
from reex_initiatives.pages.triggers import triggers
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.sentence import by_kind

# What words may tell an act.
_ACTING = frozenset((ActWord, PhraseWord, PatternWord))
# Without one of these words or marks, a sentence has one predicate.
_JOINING = frozenset((b"and", b"but", b"while", b"whereas", b"after", b"then"))
_MARKS = ("; ", ", it ", ", they ", ", the ")
# No sentence that somebody wrote to be read is longer, in characters, or has more predicates.
_LONGEST, _MOST = 1_500, 8


def with_parts(lines: list[Line], grammar: Grammar, is_ours: Callable[[Line], bool]) -> list[Line]:
    """Return the lines, those that tell several things with a line for each; *is_ours* says which may tell any."""
    text = lines[0].text if lines else ""
    able = {n for n, line in enumerate(lines) if not _ACTING.isdisjoint(line.words) and is_ours(line)}
    named = {n: _with_referent(lines[n], found, grammar) for n, found in referents(lines) if n in able}
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


def _with_referent(line: Line, found: Referent, grammar: Grammar) -> Line:
    """Return a line in which a word that stands for a party is a mention of it."""
    words = line.text[found.start : found.end]
    stand_in = attrs.evolve(found.party, start=found.start, end=found.end, text=words)
    entities = sorted([*line.entities, stand_in], key=attrgetter("start"))
    kinds = by_kind(entities)
    told = Told(line.text, line.span, shared(kinds))
    return msgspec.structs.replace(
        line,
        entities=entities,
        by_kind=kinds,
        told=told,
        triggers=triggers(told, line.words, entities, grammar),
        meant={id(stand_in): found.party},
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
    words = {kind: own for kind, hits in line.words.items() if (own := _in_order(reading.moved(hits)))}
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


def _in_order(pairs: Iterable[tuple[reex.Hit, reex.Hit]]) -> list[reex.Hit]:
    return sorted([hit for hit, _ in pairs], key=attrgetter("start"))
