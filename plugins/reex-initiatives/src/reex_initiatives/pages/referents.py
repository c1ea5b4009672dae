"""Who is meant by ``the company`` or ``it`` as a subject: whoever was that of the sentence before.

Such a word then stands for its party as a name would: ``The company also sold a stake`` tells what ``Acme also sold a
stake`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import reex
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.pages.subjects import OF_NOBODY, TO_VERB
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, key

_KINDS = frozenset(("company", "agency", "country", "organization"))
# Who may get money besides whoever did something: a firm, or one that is called as its site is.
_GETTERS = frozenset(("company", "facility", "organization"))
# What may stand before a subject that opens a sentence: a word that joins it to the one before, and a time.
BEFORE = (
    rf"\W{{0,4}}(?:(?:{any_of('joins_sentence')}),?\s)?"
    rf"(?:(?:{any_of('opens_time')})\b(?:\s(?:{any_of('of_time')}|\d{{1,4}}|[A-Z][a-z]{{2,8}})){{0,5}},?\s)?"
)
# "Chilean lithium producer SQM".
_DESCRIBED = rf"(?:[A-Z][\w-]+\s)?(?:[a-z][\w-]+\s){{0,3}}(?:{any_of('one_firm')})\s"
_OPENING = reex.regex(rf"{BEFORE}(?:[Tt]he\s)?(?:{_DESCRIBED})?")
# "the Halifax company", "the Canadian rare earths developer"; "the lending firm" is another than the one spoken of.
MODIFIERS = rf"(?:(?!(?:{any_of('between_parties', 'beside_firm')})\b)[\w.-]+\s){{0,3}}"
_REFERS = reex.regex(
    rf"{BEFORE}(?P<word>[Ii]t|(?P<firm>[Tt]he\s{MODIFIERS}(?:{any_of('that_firm', 'one_firm')})))"
    rf"(?!\s(?:{any_of('says_which')})\b)(?=,?\s)"
)
_NOT_SUBJECT = reex.regex(r"\b(?:with|from|by|to|of|for|against|and|or|between|including|than|like|via)\s(?:the\s)?$")
_NOT_SUBJECT_REACH = 14
_JOINED = reex.regex(r"(?:\s\([^()]{1,40}\))?(?:,|\sand|,\sand)\s(?:the\s)?")
_CLAUSE = reex.regex(r",\s(?:which|who)\s[^,;]{3,160},(?=\s)")
# "It also secured a grant".
GETS = reex.regex(
    rf"\s(?:(?:also|then|later|has|have|had|[a-z]+ly)\s){{0,3}}(?:{any_of('gets_something')}"
    rf"|(?:was|were|been|is)\s(?:{any_of('was_given')}))\b"
)
# How many sentences such a word goes back.
_FAR = 3


class Referent(NamedTuple):
    """A word that stands for a party."""

    start: int
    end: int
    party: reex.Entity


def referents(lines: Sequence[Line]) -> Iterator[tuple[int, Referent]]:
    """Yield, by the numbers of their lines, the subjects that stand for the subject of a sentence before."""
    known: dict[int, Referent] = {}
    for number, line in enumerate(lines):
        word = _REFERS.match(line.text, line.start, line.end)
        if word is None or line.about or line.heading or not _verb_behind(line, word.end()):
            continue
        before = list(_before(lines, number, known))
        party = _firm(before) if word["firm"] else _it(line, word.end(), before)
        if party and not any(e.end <= word.end() for e in line.of_kinds(_KINDS)):
            known[number] = Referent(*word.span("word"), party)
            yield number, known[number]


def _before(
    lines: Sequence[Line], number: int, known: Mapping[int, Referent]
) -> Iterator[tuple[Line, reex.Entity | None]]:
    """Yield the sentences before one that name a party, or stand for one, and the subjects of these, the last first."""
    for at in range(number - 1, max(-1, number - 1 - _FAR), -1):
        line = lines[at]
        if line.about or line.heading:
            return
        if at in known:
            yield line, known[at].party
        elif line.of_kinds(_KINDS):
            yield line, _subject(line)


def _firm(before: Iterable[tuple[Line, reex.Entity | None]]) -> reex.Entity | None:
    """Return the firm that was a subject last, unless others were named since."""
    named: set[str] = set()
    for line, subject in before:
        if subject and subject.kind == "company":
            return subject if named <= {key(subject)} else None
        named |= {key(e) for e in line.of_kind("company")}
    return None


def _it(line: Line, end: int, before: Sequence[tuple[Line, reex.Entity | None]]) -> reex.Entity | None:
    """Return whom ``it`` stands for, unless that is nobody, or may as well be another whom the last sentence names."""
    last, party = before[0] if before else (None, None)
    if last is None or party is None or OF_NOBODY.match(line.text, end, line.end):
        return None
    others = any(e.start > party.end for e in last.of_kinds(_GETTERS))
    return None if others and GETS.match(line.text, end, line.end) else party


def _verb_behind(line: Line, end: int) -> bool:
    """Say whether a verb stands behind a word, or behind a clause on it: ``The company, which mines tin, sold``."""
    if TO_VERB.match(line.text, end, line.end):
        return True
    clause = _CLAUSE.match(line.text, end, line.end)
    return clause is not None and TO_VERB.match(line.text, clause.end(), line.end) is not None


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
