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
from reex_initiatives.pages.reading import Reading
from reex_initiatives.pages.subjects import ADVERBS, OF_NOBODY, PAST, REFERS, SURE_VERB, VERB, Subject, subjects
from reex_initiatives.sentences.party import is_adjective

# "raised $5 million and was awarded", "bought Beta, then lent it", "took a stake, lent".
_JOINT = reex.regex(rf"[,\s]\s?(?:and|but|(?<=,\s)then)\s{ADVERBS}(?={VERB})")
_IN_LIST = reex.regex(rf",\s{ADVERBS}(?={VERB})")
# "has raised $5 million and bought Beta": of both verbs, but not of "and was awarded".
_HAVE, _HELPED = reex.regex(r"(?:has|have|had)\s(?=[a-z])"), reex.regex(rf"(?:{SURE_VERB})\b")
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
    r"(?:;\s(?:and\s|but\s)?|,?\s(?:while|whereas)\s|\s(?:days|weeks|months|years|hours)\safter\s(?=it\b|they\b)"
    r"|,\s(?:and|but)\s|\s(?:and|but)\s)(?P<whose>(?:the\s)?(?:[A-Z][\w.]+['’]s\s)?)(?=[A-Zit])"
)
_APART = reex.regex(r";|while|whereas|after")
# "with Japan's Acme and Beta have": a list goes on.
_PLURAL = reex.regex(r"(?:have|are|were)\b")
# What goes back to the predicate before and is read with it: "and handed it to Beta", "and Canada added $5 million".
_GOES_BACK = reex.regex(
    rf"\b(?:it|them|that\s[a-z]+|the\s(?:[\w-]+\s)?(?:{any_of('that_firm')})|the\s(?:{any_of('that_money')})"
    rf"|{any_of('goes_back')})\b"
)


class _Clause(NamedTuple):
    """A clause on a party: where it stands with its commas, and where what it says."""

    party: reex.Entity
    place: reex.Span
    says: reex.Span


def readings(text: str, span: reex.Span, entities: Sequence[reex.Entity]) -> list[Reading]:
    """Return the predicates of a sentence, each with its subject, or none where it is best read as it stands."""
    parties = [e for e in entities if e.kind in PARTIES and not is_adjective(e)]
    clauses = list(_on_parties(text, span, parties))
    said = [reex.Span(*found.span()) for found in _IT_SAID.finditer(text, span.start, span.end)]
    asides = sorted([*(clause.place for clause in clauses), *said], key=attrgetter("start"))
    found = [Reading.of(text, _without(span, asides))]
    found += [Reading.of(text, _pieces(text, c)) for c in clauses if not _DESCRIBES.match(text, c.says.start)]
    parted = [part for one in found for own in _own_clauses(text, one, parties) for part in _joined(text, own, parties)]
    return parted if len(parted) > 1 or asides else []


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
        yield _Clause(party, reex.Span(comma, behind), reex.Span(*clause.span("says")))
        last = clause.end()


def _is_of_another(text: str, span: reex.Span, party: reex.Entity) -> bool:
    """Say whether a clause behind a state may be on what the state is named for: ``in Perth, Australia, which``."""
    if party.kind not in STATES:
        return False
    place = party.kind == "country" and text.endswith(", ", span.start, party.start)
    return place or _OF_ANOTHER.search(text, max(span.start, party.start - _ANOTHER_REACH), party.start) is not None


def _pieces(text: str, clause: _Clause) -> list[reex.Span]:
    """Return the pieces of a clause on a party: a sentence of its own where it tells what that does."""
    if _DOES.match(text, clause.says.start):
        return [reex.Span(clause.party.start, clause.party.end), clause.says]
    return [reex.Span(clause.party.start, clause.says.end)]


def _without(span: reex.Span, asides: Iterable[reex.Span]) -> list[reex.Span]:
    """Return the pieces of a sentence between *asides*."""
    pieces, last = [], span.start
    for aside in asides:
        if aside.start > last:
            pieces.append(reex.Span(last, aside.start))
        last = max(last, aside.end)
    return [*pieces, reex.Span(last, span.end)] if last < span.end else pieces


def _own_clauses(text: str, reading: Reading, parties: Sequence[reex.Entity]) -> Iterator[Reading]:
    """Yield a reading for each clause of one that has a subject of its own."""
    told, low = reading.told(text), reading.start
    places = _places(reading, parties)
    begins = {start for start, _, _ in places}
    joints = [joint for joint in _OWN.finditer(told) if joint.end() in begins or REFERS.match(told, joint.end())]
    named = subjects(told, places) if joints else []
    head: list[reex.Span] = []
    last = 0
    for joint in joints:
        apart = max(last, told.rfind("; ", last, joint.start()))
        before = next((s for s in named if apart <= s.start and s.verb < joint.start()), None)
        behind = next((s for s in named if s.start == joint.end()), None)
        if before is None or behind is None:
            continue
        who = _who(told, before, behind, [place for place in places if apart <= place[0] < joint.start()])
        if who is None or _goes_on(told, joint, behind, places) or _goes_back(told, behind.verb, joints):
            continue
        yield Reading.of(text, [*head, *reading.cut(low + last, low + joint.start())])
        meant = who != (behind.start, behind.end)
        head = reading.cut(low + who[0], low + who[1]) if meant else []
        last = behind.end if meant else joint.start("whose")
    yield Reading.of(text, [*head, *reading.cut(low + last, reading.end)])


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
    if not words.startswith("the "):
        return subject if before.kind else own
    if not words.endswith(_FIRMS):
        return subject if before.kind in STATES - {"country"} else None
    firms = [(start, end) for start, end, kind in places if kind == "company"]
    alone = firms[0] if len(firms) == 1 else None  # "KfW lent Acme $5 million, and the company signed"
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
    told, low = reading.told(text), reading.start
    joints = list(_JOINT.finditer(told))
    named = subjects(told, _places(reading, parties)) if joints else []
    apart = told.rfind("; ", 0, joints[0].start()) if joints else 0
    named = [s for s in named if apart < s.start and s.verb < joints[0].start()]
    if not named:
        yield reading
        return
    first = last = named[-1].verb
    have = _HAVE.match(told, first)
    bare, helped = (reading.cut(low, low + at) for at in (first, have.end() if have else first))
    head = bare
    for joint in [*_IN_LIST.finditer(told, first, joints[0].start()), *joints]:
        if joint.start() > last and _has_same_subject(told, last, joint) and not _goes_back(told, joint.end(), joints):
            yield Reading.of(text, [*head, *reading.cut(low + last, low + joint.start())])
            last = joint.end()
            head = bare if _HELPED.match(told, last) else helped
    yield Reading.of(text, [*head, *reading.cut(low + last, reading.end)])


def _places(reading: Reading, parties: Iterable[reex.Entity]) -> list[tuple[int, int, str]]:
    """Return where parties stand in the words of a reading, and their kinds."""
    return [(e.start - reading.start, e.end - reading.start, e.kind) for e, _ in reading.moved(parties)]


def _has_same_subject(told: str, verb: int, joint: re.Match[str]) -> bool:
    """Say whether who does the verb at *verb* does what is joined to it, and nobody that a clause between is on."""
    relatives = list(_RELATIVE.finditer(told, verb, joint.start()))
    return not relatives or (bool(relatives[-1]["comma"]) and joint[0].startswith(","))


def _goes_back(told: str, at: int, joints: Iterable[re.Match[str]]) -> bool:
    """Say whether a predicate has a word for what the one before names."""
    end = min((joint.start() for joint in joints if joint.start() > at), default=len(told))
    return _GOES_BACK.search(told, at, end) is not None
