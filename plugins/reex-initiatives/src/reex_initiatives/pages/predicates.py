"""What a sentence tells, predicate by predicate: ``Acme, which mines tin, raised $5 million and was awarded a grant``.

Each predicate is read as a sentence of its own with its subject: whoever stands in the first does nothing in the
second, and what is only said of a party doesn't stand between it and what is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

import reex
from reex_initiatives.lexicon.kinds import PARTIES, STATES
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.pages.gerunds import TO_COME, without_gerunds
from reex_initiatives.pages.reading import Reading, places_in
from reex_initiatives.pages.referents import GETS
from reex_initiatives.pages.subjects import (
    ADVERBS,
    BASE,
    BEFORE_SUBJECT,
    OF_NOBODY,
    PAST,
    REFERS,
    SURE_VERB,
    VERB,
    Subject,
    subjects,
)
from reex_initiatives.sentences.party import is_adjective
from reex_initiatives.sentences.piece import Piece

# "raised $5 million and was awarded", "bought Beta, then lent it", "took a stake, lent".
_JOINT = reex.regex(rf"[,\s]\s?(?:and|but|(?<=,\s)then)\s{ADVERBS}(?={VERB})")
_IN_LIST = reex.regex(rf",\s{ADVERBS}(?={VERB})")
# "has raised $5 million and bought Beta": of both verbs, but not of "and was awarded".
_HAVE, _HELPED = reex.regex(r"(?:has|have|had)\s(?=[a-z])"), reex.regex(rf"(?:{SURE_VERB})\b")
# "will lend Acme $5 million", "has agreed to lend": what is joined to it has no ending, either.
_TO_BASE = reex.regex(
    rf"(?:(?:{any_of('modals')})|(?:(?:has|have|had|is|are|was|were)\s)?{ADVERBS}(?:{any_of('means_to')})(?P<to>\sto))\s"
    rf"{ADVERBS}(?={BASE})"
)
_BASE_JOINT = reex.regex(rf"(?:,?\s(?P<and>and|but)|,(?:\sthen)?)\s(?P<to>to\s)?{ADVERBS}(?={BASE})")
# "will lend it $5 million to build a mine and hire workers": who is helped hires them.
_HELPS_TO = reex.regex(rf"\s(?:to|help|helping|let)\s{ADVERBS}(?={BASE})")
# "will own and operate the mine", "take a stake in and lend": both have one object.
_NO_OBJECT = reex.regex(r"^(?:[a-z]+ly\s)?[a-z-]+$|\s(?:in|to|with|from|for|of|by|on|into|at)$")
_RELATIVE = reex.regex(r"(?P<comma>,?)\s(?:which|who|that|whose|where)\s")
# "Acme, which mines tin, lent": a clause on a party.
_ON_PARTY = reex.regex(r"(?:\s\([^()]{1,60}\)){0,2},\s(?:which|who)\s(?P<says>[a-z][^,;]{3,160}?)(?P<ends>,\s|$)")
# "had awarded it $5 million for the work": what the sentence goes on with may be just that.
_HAD = reex.regex(r"had\s")
# Such a clause tells what somebody does, and not what it is or has: "which was awarded", "which is building".
_DOES = reex.regex(
    rf"{ADVERBS}(?:(?:is|are)\s{ADVERBS}[a-z]+ing\b|(?:has|have)\s{ADVERBS}{PAST}\b"
    rf"|(?!(?:is|are|has|have)\b)(?:{SURE_VERB}|{PAST})\b)"
)
# "which has a market value of $3 billion": no act at all.
_DESCRIBES = reex.regex(rf"{ADVERBS}(?:{any_of('describes_party')})\b")
# "curbs on Peru, which ban": of the curbs.
_OF_ANOTHER = reex.regex(r"\b(?:against|on|with|from|of|to|in|for|by|and)\s(?:the\s)?(?:\w+\s)?$")
_ANOTHER_REACH = 14
# "it said on Monday": who says of himself what the sentence tells.
_IT_SAID = reex.regex(
    rf",\s(?:it|they|he|she|the\s(?:{any_of('that_firm', 'that_body')}))\s(?:has\s|have\s)?"
    rf"(?:{any_of('says_of_itself')})"
    r"(?:\s(?:on|in|last|this|late|early|today|yesterday|at)\b[^,;]{0,40})?,(?=\s)"
)
_FIRMS = words_of("that_firm")
# "; Acme lent", ", while the bank lent", " days after it lent": a clause with a subject of its own.
_OWN = reex.regex(
    rf"(?:;\s(?:and\s|but\s)?|,?\s(?:while|whereas|(?P<time>(?:(?:{any_of('shortly')})\s)?(?:after|before)|as))\s"
    rf"|(?:,\s(?:{any_of('adding')})|,?\sand)\s(?P<that>that\s)|,\s(?:and|but)\s|\s(?:and|but)\s)"
    r"(?P<whose>(?:the\s)?(?:[A-Z][\w.]+['’]s\s)?)(?=[A-Zit])"
)
# "Acme rose after Canada took a stake", "will lend it $5 million after Canada has granted the permit".
_HANGS_TOGETHER = reex.regex(rf"{ADVERBS}(?:(?:{any_of('moves')})\b|{TO_COME})")
# "Acme said it had ... and that it would": what it says is told of what is to come.
_SAYS = reex.regex(rf"(?:{any_of('says_of_itself')})\s")
_APART = reex.regex(r";|\b(?:while|whereas|after|before|as|that)\b")
# "After Canada lent Acme $5 million, Beta": a clause with a subject of its own in front.
_FRONT = reex.regex(r"\W{0,4}(?:(?:[A-Z][a-z]+\s)?(?:[Aa]fter|[Bb]efore)|As|While|Since|Though|Although)\s(?:the\s)?")
# "with Japan's Acme and Beta have": a list goes on.
_PLURAL = reex.regex(r"(?:have|are|were)\b")
# What goes back to the predicate before and is read with it: "and handed it to Beta", "and Canada added $5 million".
_GOES_BACK = reex.regex(
    rf"\b(?:it|them|that\s[a-z]+|the\s(?:[\w-]+\s)?(?:{any_of('that_firm')})|the\s(?:{any_of('that_money')})"
    rf"|{any_of('goes_back')})\b"
)


def _start(found: re.Match[str]) -> int:
    return found.start()


# "lent both Acme and Beta", "from miners Acme and Beta".
_FOR_ALL = reex.regex(
    rf"(?:(?<=\s)both|(?<=(?:from|with|lent)\s)(?:{any_of('one_firm')})s|(?<=(?:to|by|in)\s)(?:{any_of('one_firm')})s)\s(?:the\s)?$"
)
_FOR_ALL_REACH = 24


class _Clause(NamedTuple):
    """A clause on a party: where it stands with its commas, and where what it says."""

    party: reex.Entity
    place: Piece
    says: Piece


def readings(text: str, span: reex.Span, entities: Sequence[reex.Entity]) -> list[Reading]:
    """Return the predicates of a sentence, each with its subject, or none where it is best read as it stands."""
    parties = [e for e in entities if e.kind in PARTIES and not is_adjective(e)]
    on_parties = list(_on_parties(text, span, parties))
    said = [Piece(*found.span()) for found in _IT_SAID.finditer(text, span.start, span.end)]
    asides = sorted(
        [*(clause.place for clause in on_parties), *said, *_words_for_all(text, span, parties)], key=attrgetter("start")
    )
    found = [Reading.of(text, _without(span, asides))]
    found += [Reading.of(text, _pieces(text, c)) for c in on_parties if not _DESCRIBES.match(text, c.says.start)]
    clauses = [own for one in found for own in _own_clauses(text, one, parties, span.start)]
    plain = [one for clause in clauses for one in without_gerunds(text, clause, parties, span.start)]
    parted = [part for one in plain for part in _joined(text, one, parties)]
    parted = [one.not_before(span.start) for one in parted]
    fits = all(one.end <= span.end for one in parted)
    return parted if fits and (len(parted) > 1 or asides) else []


def _words_for_all(text: str, span: reex.Span, parties: Iterable[reex.Entity]) -> Iterator[Piece]:
    """Yield the words before the first of several parties that are of all of them: ``both Acme and Beta``."""
    for party in parties:
        low = max(span.start, party.start - _FOR_ALL_REACH)
        if found := _FOR_ALL.search(text, low, party.start):
            yield Piece(found.start(), party.start)


def _on_parties(text: str, span: reex.Span, parties: Sequence[reex.Entity]) -> Iterator[_Clause]:
    if text.find(", wh", span.start, span.end) < 0:
        return
    last = span.start
    for party in parties:
        clause = _ON_PARTY.match(text, party.end, span.end) if party.start >= last and party.kind != "program" else None
        if clause is None or _is_of_another(text, span, party) or _HAD.match(text, clause.start("says")):
            continue
        comma = text.rindex(",", party.end, clause.start("says"))
        behind = clause.end("says") + 1 if clause["ends"] else span.end
        yield _Clause(party, Piece(comma, behind), Piece(*clause.span("says")))
        last = clause.end()


def _is_of_another(text: str, span: reex.Span, party: reex.Entity) -> bool:
    """Say whether a clause behind a state may be on what the state is named for: ``in Perth, Australia, which``."""
    if party.kind not in STATES:
        return False
    place = party.kind == "country" and text.endswith(", ", span.start, party.start)
    return place or _OF_ANOTHER.search(text, max(span.start, party.start - _ANOTHER_REACH), party.start) is not None


def _pieces(text: str, clause: _Clause) -> list[Piece]:
    """Return the pieces of a clause on a party: a sentence of its own where it tells what that does."""
    if _DOES.match(text, clause.says.start):
        return [Piece(clause.party.start, clause.party.end), clause.says]
    return [Piece(clause.party.start, clause.says.end)]


def _without(span: reex.Span, asides: Iterable[Piece]) -> list[Piece]:
    """Return the pieces of a sentence between *asides*."""
    pieces, last = [], span.start
    for aside in asides:
        if aside.start > last:
            pieces.append(Piece(last, aside.start))
        last = max(last, aside.end)
    return [*pieces, Piece(last, span.end)] if last < span.end else pieces


def _own_clauses(text: str, reading: Reading, parties: Sequence[reex.Entity], least: int) -> Iterator[Reading]:
    """Yield a reading for each clause of one that has a subject of its own; none begins before *least*."""
    told, low = reading.told(text), reading.start
    places = places_in(reading, parties)
    begins = {start for start, _, _ in places}
    joints = [joint for joint in _OWN.finditer(told) if joint.end() in begins or REFERS.match(told, joint.end())]
    front = _FRONT.match(told)
    named = subjects(told, places) if joints or front else []
    head: list[Piece] = []
    last = 0
    if front and (opened := _in_front(told, front, named)):
        clause, last = opened
        yield Reading.of(text, [piece for start, end in clause for piece in reading.cut(low + start, low + end)], least)
    for joint in joints:
        apart = max(last, told.rfind("; ", last, joint.start()))
        before = next((s for s in named if apart <= s.start and s.verb < joint.start()), None)
        behind = next((s for s in named if s.start == joint.end()), None)
        if before is None or behind is None:
            continue
        who = _who(told, before, behind, [place for place in places if apart <= place[0] < joint.start()])
        if who is None or _goes_on(told, joint, behind, places) or _goes_back(told, behind.verb, joints):
            continue
        if joint["time"] and _HANGS_TOGETHER.match(told, before.verb):
            continue
        yield Reading.of(text, [*head, *reading.cut(low + last, low + joint.start())])
        says = _SAYS.match(told, before.verb) if joint["that"] and who == (before.start, before.end) else None
        meant = who != (behind.start, behind.end)
        head = reading.cut(low + who[0], low + (says.end() if says else who[1])) if meant else []
        last = joint.start("that") if says else behind.end if meant else joint.start("whose")
    yield Reading.of(text, [*head, *reading.cut(low + last, reading.end)])


def _in_front(told: str, front: re.Match[str], named: Sequence[Subject]) -> tuple[list[tuple[int, int]], int] | None:
    """Return the pieces of a clause in front of a sentence, who does it first, and where the rest begins."""
    own = next((s for s in named if s.start == front.end()), None)
    other = next((s for s in named if own and s.start > own.verb and BEFORE_SUBJECT.search(told, 0, s.start)), None)
    if own is None or other is None or not (own.kind or other.kind) or _HANGS_TOGETHER.match(told, other.verb):
        return None
    comma = told.rindex(",", 0, other.start)
    if _GOES_BACK.search(told, own.verb, comma):
        return None
    who = (own.start, own.end) if own.kind else (other.start, other.end)
    return [who, (own.end, comma)], comma + 2


def _who(told: str, before: Subject, behind: Subject, places: Sequence[tuple[int, int, str]]) -> tuple[int, int] | None:
    """Return where the subject of a clause is named: there, or in the clause before; None in doubt.

    *places* are where parties stand in the clause before, and their kinds.
    """
    own, subject = (behind.start, behind.end), (before.start, before.end)
    words = told[slice(*own)].lower()
    if behind.kind:
        return own
    if OF_NOBODY.match(told, behind.end):
        return None
    firms = [(start, end) for start, end, kind in places if kind == "company"]
    alone = firms[0] if len(firms) == 1 else None  # "KfW lent Acme $5 million, and the company signed"
    if not words.startswith("the "):
        gets = before.kind in STATES and alone and GETS.match(told, behind.end)
        return alone if gets else subject if before.kind else own
    if not words.endswith(_FIRMS):
        return subject if before.kind in STATES - {"country"} else None
    return subject if before.kind == "company" else alone


def _goes_on(told: str, joint: re.Match[str], behind: Subject, places: Iterable[tuple[int, int, str]]) -> bool:
    """Say whether a joint may only join parties: ``with Canada, and Japan has``."""
    if _APART.search(joint[0]):
        return False
    if _PLURAL.match(told, behind.verb):
        return True
    kind = next((kind for _, end, kind in places if end == joint.start()), None)
    return kind is not None and (kind == behind.kind or (joint[0].startswith(" ") and {kind, behind.kind} <= STATES))


def _joined(text: str, reading: Reading, parties: Sequence[reex.Entity]) -> Iterator[Reading]:
    """Yield a reading for each predicate of one that the same subject has."""
    told = reading.told(text)
    joints = sorted([*_JOINT.finditer(told), *_base_joints(told)], key=_start)
    named = subjects(told, places_in(reading, parties)) if joints else []
    apart = told.rfind("; ", 0, joints[0].start()) if joints else 0
    named = [s for s in named if apart < s.start and s.verb < joints[0].start()]
    if not named:
        yield reading
        return
    verb = named[-1].verb
    past = next((joint.start() for joint in joints if not _of_base(joint)), 0)
    yield from _predicates(text, reading, verb, sorted([*_IN_LIST.finditer(told, verb, past), *joints], key=_start))


def _base_joints(told: str) -> list[re.Match[str]]:
    """Return where verbs without an ending are joined to others, lists without a last one left out."""
    found = list(_BASE_JOINT.finditer(told))
    last = max((joint.start() for joint in found if joint["and"]), default=-1)
    return [joint for joint in found if joint.start() <= last]


def _of_base(joint: re.Match[str]) -> bool:
    """Say whether a verb without an ending is joined there."""
    return "to" in joint.re.groupindex


def _predicates(text: str, reading: Reading, verb: int, joints: Sequence[re.Match[str]]) -> Iterator[Reading]:
    """Yield a reading for each predicate whose subject has its first verb at *verb*."""
    told, low = reading.told(text), reading.start
    have = _HAVE.match(told, verb)
    bare, helped = (reading.cut(low, low + at) for at in (verb, have.end() if have else verb))
    head, last, means = bare, verb, _TO_BASE.match(told, verb)
    whole = [*head, *reading.cut(low + verb, low + means.end())] if means else []
    for joint in joints:
        of_base = _of_base(joint)
        if joint.start() <= last or not _has_same_subject(told, last, joint) or _goes_back(told, joint.end(), joints):
            continue
        if of_base and (means is None or not _is_of_base(told, max(last, means.end()), means, joint)):
            continue
        yield Reading.of(text, [*head, *reading.cut(low + last, low + joint.start())])
        last = joint.end()
        if of_base:
            head = whole
            continue
        head = bare if _HELPED.match(told, last) else helped
        means = _TO_BASE.match(told, last)
        whole = [*head, *reading.cut(low + last, low + means.end())] if means else []
    yield Reading.of(text, [*head, *reading.cut(low + last, reading.end)])


def _is_of_base(told: str, start: int, means: re.Match[str], joint: re.Match[str]) -> bool:
    """Say whether a verb without an ending is joined to one at *start*, which has an object of its own."""
    if joint["to"] and not means["to"]:
        return False
    helps = _HELPS_TO.search(told, start, joint.start())
    return _NO_OBJECT.search(told[start : joint.start()]) is None and (helps is None or joint[0].startswith(", and"))


def _has_same_subject(told: str, verb: int, joint: re.Match[str]) -> bool:
    """Say whether who does the verb at *verb* does what is joined to it, and nobody that a clause between is on."""
    relatives = list(_RELATIVE.finditer(told, verb, joint.start()))
    return not relatives or (bool(relatives[-1]["comma"]) and joint[0].startswith(","))


def _goes_back(told: str, at: int, joints: Iterable[re.Match[str]]) -> bool:
    """Say whether a predicate has a word for what the one before names."""
    end = min((joint.start() for joint in joints if joint.start() > at), default=len(told))
    return _GOES_BACK.search(told, at, end) is not None
