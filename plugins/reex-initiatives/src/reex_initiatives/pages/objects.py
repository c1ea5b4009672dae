"""Who is meant by ``the company`` or ``it`` that is told to get something: ``lent it $5 million``, ``from the miner``.

Such a word then stands for its firm as a name would, as the subjects do of :mod:`reex_initiatives.pages.referents`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.vocabulary import any_of, signs_of, words_of
from reex_initiatives.pages.referents import BEFORE, MODIFIERS, Referent
from reex_initiatives.pages.subjects import TO_VERB, Subject, subjects
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, key

# "the miner", "the Perth-based company", and neither "the miner of" nor "Acme, the miner".
_FIRM = reex.regex(
    rf"(?<!,\s)(?<!\b(?:as|is)\s)(?<!was\s)\b(?P<word>[Tt]he\s{MODIFIERS}"
    rf"(?:{any_of('that_firm', 'one_firm')}))(?!\s(?:{any_of('says_which')})\b|-|\s[a-z]+er\b)\b"
)
# "the ministry", "the federal agency", and neither "the department of" nor "the Energy Department".
_BODY = reex.regex(
    rf"\b[Tt]he\s(?:(?!(?:{any_of('between_parties')})\b)[a-z][\w-]+\s)?"
    rf"(?P<what>{any_of('named_body', 'any_body')})(?!\s(?:{any_of('says_which')}|for)\b|-|\s[A-Z])\b"
)
_ANY_BODY = frozenset(words_of("any_body"))
# Without one of these, a sentence has no such word.
_FIRMS = signs_of("that_firm", "one_firm") | {b"it"}
_BODIES = signs_of("named_body", "any_body")
# "lent it $5 million", "provided it with a loan", "agreed to buy it for".
_GIVES_IT = reex.regex(
    rf"\b(?:{any_of('gives_it')})\s(?P<word>it)\s(?=(?:{any_of('behind_base')}|with)\b|\d|[A-Z]{{0,3}}[$€£¥₹])"
)
_TAKES_IT = reex.regex(
    rf"(?:\b(?:{any_of('takes_it')})|\s(?:from|with))\s(?P<word>it)(?=[.,;]|\s(?:for|in|on|over|until|under)\s|$)"
)
# "a stake in an Australian explorer, and lent it": of a firm without a name.
_UNNAMED = reex.regex(rf"(?<!,\s)\b(?:an?|another)\s(?:[\w-]+\s){{0,3}}(?:{any_of('that_firm', 'one_firm')})\b")
_OPENS = reex.regex(BEFORE)
_BY_WHOM = reex.regex(r"\b[Aa]ccording\sto\s$")
_BY_WHOM_REACH = 14
_DONE_WITH = reex.regex(r"\b(?:with|from|by|to|for|against|than|like|via|including|at)\s(?:the\s)?$")
_TOGETHER = reex.regex(r"(?:,\s|,?\sand\s|\s&\s)(?:the\s)?")
# What may tell of which kind or from where a firm is: "the Canadian rare earths developer".
_DESCRIBE = frozenset(("country", "region", "commodity"))
# "Acme, the maker that buys its tin from the company": whoever that is, it isn't who buys.
_WHO_DOES = reex.regex(r"\b(?:that|which|who|whose)\b")
# How many sentences before may name who is meant.
FAR = 3


def objects(line: Line, before: Sequence[Line]) -> Iterator[Referent]:
    """Yield the words of a sentence that stand for a firm which it, or one of those *before* it, names."""
    if line.lacks(_FIRMS):
        return
    words = [word for one in (_FIRM, _GIVES_IT, _TAKES_IT) for word in one.finditer(line.text, line.start, line.end)]
    named = [e for e in line.entities if e.kind not in _DESCRIBE]
    words = [word for word in words if not any(e.start < word.end() and word.start() < e.end for e in named)]
    if not words or line.about or line.heading:
        return
    firms = _firms(line)
    doers = _subjects(line)
    for word in sorted(words, key=_start):
        start, end = word.span("word")
        if _OPENS.fullmatch(line.text, line.start, start) or _BY_WHOM.search(line.text, start - _BY_WHOM_REACH, start):
            continue
        if _UNNAMED.search(line.text, line.start, start):
            return
        own = next((s for s in reversed(doers) if s.verb <= start), None)
        if TO_VERB.match(line.text, end, line.end):
            own = Subject(start, end, end, "")
        inside = _others(line, [e for e in firms if e.end <= own.start], own) if own else []
        beside = [e for e in firms if e.end <= start and own and e.start > own.start]
        if beside and _WHO_DOES.search(line.text, beside[-1].end, start):
            continue
        party = (
            _only(inside or beside) if inside or beside else _told_before(before, {key(e) for e in firms}, word["word"])
        )
        if party and not (own and party.start == own.start):
            yield Referent(start, end, party)


def bodies(line: Line, before: Sequence[Line]) -> Iterator[Referent]:
    """Yield the words of a sentence that stand for a body which it, or one of those *before* it, names."""
    if line.lacks(_BODIES) or line.about or line.heading:
        return
    for word in _BODY.finditer(line.text, line.start, line.end):
        known = [e for e in line.entities if e.start < word.end() and word.start() < e.end]
        if any(e.kind != "country" for e in known):  # "the ministry" is that of the only country, if of none by name
            continue
        named = [e for e in line.of_kind("agency") if e.end <= word.start()]
        for earlier in reversed(before[-FAR:]):
            if earlier.about or earlier.heading:
                break
            named += earlier.of_kind("agency")
        if body := _body_called(word["what"], named):
            yield Referent(*word.span(), body)


def _body_called(what: str, named: Sequence[reex.Entity]) -> reex.Entity | None:
    """Return the only one of some bodies that has a word in its name, or the only one if it is a word for any."""
    called = [e for e in named if what in f"{e.text} {e.name}".lower().split()]
    if not called and what in _ANY_BODY:
        called = list(named)
    return called[0] if called and len({key(e) for e in called}) == 1 else None


def _start(word: re.Match[str]) -> int:
    return word.start()


def _subjects(line: Line) -> list[Subject]:
    """Return who does something in a sentence, with places in the document."""
    low = line.start
    places = [(e.start - low, e.end - low, e.kind) for e in line.of_kinds(PARTIES) if not is_adjective(e)]
    found = subjects(line.text[low : line.end], places)
    return [Subject(s.start + low, s.end + low, s.verb + low, s.kind) for s in found]


def _firms(line: Line) -> list[reex.Entity]:
    return [e for e in line.of_kind("company") if not is_adjective(e)]


def _others(line: Line, firms: Sequence[reex.Entity], own: Subject) -> list[reex.Entity]:
    """Return those of *firms* before a subject that don't do with it what it does: ``Acme and Beta lent the miner``."""
    first, left = own.start, list(firms)
    while left and _TOGETHER.fullmatch(line.text, left[-1].end, first):
        first = left.pop().start
    return left


def _only(firms: Sequence[reex.Entity]) -> reex.Entity | None:
    """Return the firm of which all these are mentions."""
    return firms[0] if len({key(e) for e in firms}) == 1 else None


def _told_before(before: Sequence[Line], here: Collection[str], word: str) -> reex.Entity | None:
    """Return the only firm that the sentences before name, up to a heading, if one is on it; none that is *here*."""
    found: list[reex.Entity] = []
    for line in reversed(before[-FAR:]):
        if line.about or line.heading:
            break
        found += [e for e in _firms(line) if key(e) not in here]
        if found and _only(found) is None:
            return None
    lines = ((e, line) for e in found for line in before[-FAR:] if line.start <= e.start < line.end)
    told = (
        e for e, line in lines if _is_told_of(line, e) and (word != "it" or TO_VERB.match(line.text, e.end, line.end))
    )
    return next(told, None)


def _is_told_of(line: Line, firm: reex.Entity) -> bool:
    """Say whether a sentence is on a firm that it names: before all others, and not as whom something is done with."""
    parties = [e for e in line.of_kinds(PARTIES) if not is_adjective(e)]
    first = next(iter(parties), None)
    by_state = (
        first is not None and first.kind in ("agency", "country") and TO_VERB.match(line.text, first.end, line.end)
    )
    if by_state and all(e.kind != "company" or e is firm for e in parties):
        return True  # "The DFC lent Acme $5 million": a body is no company
    return (
        first is firm and _DONE_WITH.search(line.text, max(line.start, firm.start - _BY_WHOM_REACH), firm.start) is None
    )
