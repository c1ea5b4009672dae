"""Who is meant by ``the company`` or ``it`` as a subject: whoever was that of the sentence before.

Such a word then stands for its party as a name would: ``The company also sold a stake`` tells what ``Acme also sold a
stake`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import reex
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.pages.subjects import OF_NOBODY, TO_VERB
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, key

_KINDS = frozenset(("company", "agency", "country", "organization"))
_FIRM = reex.regex(rf"\b[Tt]he\s(?:{any_of('that_firm')})(?=\s)")
_IT = reex.regex(r"\b[Ii]t(?=\s)")
# Who may get money besides whoever did something: a firm, or one that is called as its site is.
_GETTERS = frozenset(("company", "facility", "organization"))
# What may stand before a subject that opens a sentence: a word that joins it to the one before, and a time.
_OPENING = reex.regex(
    rf"\W{{0,4}}(?:(?:{any_of('joins_sentence')}),?\s)?"
    rf"(?:(?:{any_of('opens_time')})\b(?:\s(?:{any_of('of_time')}|\d{{1,4}}|[A-Z][a-z]{{2,8}})){{0,5}},?\s)?(?:[Tt]he\s)?"
)
_NOT_SUBJECT = reex.regex(r"\b(?:with|from|by|to|of|for|against|and|or|between|including|than|like|via)\s(?:the\s)?$")
_NOT_SUBJECT_REACH = 14
_JOINED = reex.regex(r"(?:\s\([^()]{1,40}\))?(?:,|\sand|,\sand)\s(?:the\s)?")
# "It also secured a grant".
_GETS = reex.regex(
    rf"\s(?:(?:also|then|later|has|have|had|[a-z]+ly)\s){{0,3}}(?:{any_of('gets_something')}"
    rf"|(?:was|were|been|is)\s(?:{any_of('was_given')}))\b"
)
# How many sentences "the company" goes back.
_FAR = 3


class Referent(NamedTuple):
    """A word that stands for a party."""

    start: int
    end: int
    party: reex.Entity


class _Spoken(NamedTuple):
    """Whom the sentences so far were on: the subject of the last one, and the last firm that was one, and where."""

    line: Line | None = None
    subject: reex.Entity | None = None
    firm: reex.Entity | None = None
    firm_at: int = 0


def referents(lines: Sequence[Line]) -> Iterator[tuple[int, Referent]]:
    """Yield, by the numbers of their lines, the subjects that stand for the subject of a sentence before."""
    spoken = _Spoken()
    for number, line in enumerate(lines):
        if line.about or line.heading:
            spoken = _Spoken()
            continue
        found = _referent(line, number, spoken)
        if found:
            yield number, found
        subject = found.party if found else _subject(line)
        if subject or line.of_kinds(_KINDS):
            spoken = _Spoken(line, subject, *_firm(line, number, subject, spoken))
        else:
            spoken = spoken._replace(line=line)


def _firm(line: Line, number: int, subject: reex.Entity | None, spoken: _Spoken) -> tuple[reex.Entity | None, int]:
    """Return the firm that was a subject last, unless others were named since, and which sentence names it."""
    if subject and subject.kind == "company":
        return subject, number
    named = line.of_kind("company")
    if spoken.firm is None or not named:
        return spoken.firm, spoken.firm_at
    return (spoken.firm, number) if {key(e) for e in named} == {key(spoken.firm)} else (None, number)


def _referent(line: Line, number: int, spoken: _Spoken) -> Referent | None:
    firm = spoken.firm if number - spoken.firm_at <= _FAR else None
    return _found(line, _FIRM, firm) or _it(line, spoken)


def _it(line: Line, spoken: _Spoken) -> Referent | None:
    """Return ``it``, unless that is nobody, or may as well be another who is named in the sentence before."""
    found = _found(line, _IT, spoken.subject)
    if found is None or spoken.line is None or OF_NOBODY.match(line.text, found.end, line.end):
        return None
    others = any(e.start > found.party.end for e in spoken.line.of_kinds(_GETTERS))
    return None if others and _GETS.match(line.text, found.end, line.end) else found


def _found(line: Line, word: re.Pattern[str], party: reex.Entity | None) -> Referent | None:
    """Return the word that opens a sentence as subject of its verb, before any party."""
    found = word.search(line.text, line.start, line.end) if party else None
    if party is None or found is None or _OPENING.fullmatch(line.text, line.start, found.start()) is None:
        return None
    if any(e.end <= found.start() for e in line.of_kinds(_KINDS)) or not TO_VERB.match(
        line.text, found.end(), line.end
    ):
        return None
    return Referent(found.start(), found.end(), party)


def _subject(line: Line) -> reex.Entity | None:
    """Return the party that opens a sentence as subject of its verb, if it is the only one."""
    party = next((e for e in line.of_kinds(_KINDS) if not is_adjective(e)), None)
    if party is None or _OPENING.fullmatch(line.text, line.start, party.start) is None:
        return None
    if _NOT_SUBJECT.search(line.text, max(line.start, party.start - _NOT_SUBJECT_REACH), party.start):
        return None
    if TO_VERB.match(line.text, party.end, line.end) is None:
        return None
    others = (e for e in line.of_kinds(_KINDS) if e.start > party.end and e.kind == party.kind)
    return None if any(_JOINED.fullmatch(line.text, party.end, e.start) for e in others) else party
