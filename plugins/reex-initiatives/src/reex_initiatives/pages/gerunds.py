"""What somebody did besides, told by a verb that ends in ``-ing``: ``after selling a stake``, ``with Acme lending it``.

Each is read as a sentence of its own, in which the verb stands in its past form: ``Acme sold a stake``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import reex
from reex_initiatives.lexicon.gerunds import past_of
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.pages.reading import Reading, places_in
from reex_initiatives.pages.subjects import ADVERBS, BEFORE_SUBJECT, OBJECT, PAST, Subject, subjects
from reex_initiatives.sentences.piece import Piece

_NOUNS = any_of("gerund_nouns")
# A verb with its object: "selling a stake", "being awarded", "having sold"; "trading" alone is none.
_DOING = (
    rf"{ADVERBS}(?:(?=being\s{PAST}\s|having\s[a-z]|(?:{_NOUNS})\s{OBJECT})"
    rf"|(?!(?:being|having|{_NOUNS})\b))(?P<doing>[a-z]{{2,}}ing)\s(?=[\w$€£¥₹])"
)
_DOES = reex.regex(_DOING)
_WHEN = rf"(?:(?:{any_of('shortly')})\s)?(?:after|before)"
# "bought Acme after selling a stake", "days after selling it".
_BEHIND = reex.regex(rf",?\s(?:{_WHEN}|as\swell\sas|in\saddition\sto|besides)\s(?={_DOING})")
# "Acme, having sold a stake, bought".
_ASIDE = reex.regex(r",\s(?=having\s)[^,;]{3,160},(?=\s)")
# "After selling a stake, Acme bought".
_FRONT = reex.regex(
    r"(?:(?:[A-Z][a-z]+\s(?:[a-z]+\s)?)?(?:[Aa]fter|[Bb]efore)|As\swell\sas|In\saddition\sto|Besides|(?P<having>Having))\s"
)
# "with Acme lending Beta $5 million".
_WITH = reex.regex(r",\s(?:and\s)?with\s(?:the\s)?(?=[A-Z])")
_JOINED = reex.regex(rf",?\s(?:and\s)?(?={_DOING})")
# What is still to come, so that what stands behind "after" or "before" is, too: "will buy", "must file".
TO_COME = rf"(?:{any_of('modals', 'needs_first')}|(?:[a-z]+\s)?(?:{any_of('means_to')})\sto)\b"
_TO_COME = reex.regex(TO_COME)


def _small(told: str) -> str:
    """Return a sentence without the capital that it begins with; some small letters are longer."""
    first = told[0].lower()
    return first + told[1:] if len(first) == 1 else told


class _Clause(NamedTuple):
    """What somebody did besides: where that stands with what joins it, where its verb, and where who did it."""

    place: tuple[int, int]
    verb: int
    who: tuple[int, int]


def without_gerunds(text: str, reading: Reading, parties: Iterable[reex.Entity], least: int) -> Iterator[Reading]:
    """Yield a reading without what somebody did besides, and one for each thing of that; none begins before *least*."""
    told, low = reading.told(text), reading.start
    found: list[_Clause] = []
    if "ing" in told:
        places = places_in(reading, parties)
        named = subjects(told, places)
        found = [
            *_in_front(told, named),
            *_aside(told, places),
            *_behind(told, named),
            *_of_another(told, places, named),
        ]
    last, left = 0, []
    for clause in sorted(found):
        if clause.place[0] >= last:
            left += reading.cut(low + last, low + clause.place[0])
            last = clause.place[1]
    left += reading.cut(low + last, reading.end)
    yield Reading.of(text, left, least) if found else reading
    for clause in found:
        yield from _told_by(text, reading, clause, least)


def _in_front(told: str, named: Sequence[Subject]) -> Iterator[_Clause]:
    front = _FRONT.match(told)
    verb = front and (front.start("having") if front["having"] else front.end())
    if verb is None or not _DOES.match(_small(told), verb):
        return
    subject = next((s for s in named if BEFORE_SUBJECT.search(told, 0, s.start)), None)
    if subject and not _TO_COME.match(told, subject.verb):
        yield _Clause((0, told.rindex(",", 0, subject.start) + 2), verb, (subject.start, subject.end))


def _behind(told: str, named: Sequence[Subject]) -> Iterator[_Clause]:
    joint = _BEHIND.search(told)
    before = [s for s in named if joint and s.verb < joint.start()]
    if joint and before and not _TO_COME.match(told, before[-1].verb):
        who = next((s for s in reversed(before) if s.kind), before[-1])
        yield _Clause((joint.start(), len(told)), joint.end(), (who.start, who.end))


def _aside(told: str, places: Iterable[tuple[int, int, str]]) -> Iterator[_Clause]:
    for start, end, _ in places:
        if (aside := _ASIDE.match(told, end)) and _DOES.match(told, end + 2):
            yield _Clause(aside.span(), end + 2, (start, end))


def _of_another(told: str, places: Iterable[tuple[int, int, str]], named: Sequence[Subject]) -> Iterator[_Clause]:
    joint = _WITH.search(told)
    if joint is None or not named or _TO_COME.match(told, named[-1].verb):
        return
    who = next((place for place in places if place[0] == joint.end()), None)
    if who and told.startswith(" ", who[1]) and _DOES.match(told, who[1] + 1):
        yield _Clause((joint.start(), len(told)), who[1] + 1, who[:2])


def _told_by(text: str, reading: Reading, clause: _Clause, least: int) -> Iterator[Reading]:
    """Yield what a clause tells, verb by verb, each with who did it in front."""
    told, low = reading.told(text), reading.start
    end = told.rfind(",", 0, clause.place[1]) if clause.place[1] < len(told) else len(told)
    who = reading.cut(*(low + at for at in clause.who))
    joints = list(_JOINED.finditer(told, clause.verb + 1, end))
    begins = [clause.verb, *(joint.end() for joint in joints)]
    for begin, behind in zip(begins, [*(joint.start() for joint in joints), end], strict=True):
        found = _DOES.match(_small(told), begin)
        if found:
            yield Reading.of(
                text, [*who, *_in_past(reading, found), *reading.cut(low + found.end("doing"), low + behind)], least
            )


def _in_past(reading: Reading, found: re.Match[str]) -> list[Piece]:
    """Return the past form of a verb as what is said in its place."""
    low, past = reading.start, past_of(found["doing"])
    pieces = reading.cut(low + found.start("doing"), low + found.end("doing"))
    at = pieces[-1].end - len(past)
    fits = len(pieces) == 1 and at >= pieces[0].start
    return [Piece(at, pieces[-1].end, past, pieces[0].start)] if fits else pieces
