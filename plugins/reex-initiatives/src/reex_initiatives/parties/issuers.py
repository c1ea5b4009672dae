"""Who gets money for paper of its own, and who lends by a paper: ``issued notes to Acme``, ``under which the bank``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.joined import joined_behind
from reex_initiatives.sentences.line import Line

_Sides = tuple[tuple[reex.Entity, ...], tuple[reex.Entity, ...]]
_PAPER = reex.regex(rf"\b(?:{any_of('own_paper')})\b", re.IGNORECASE)
# From a firm to its paper: "Acme (ASX: ACM) has issued 40 million new".
_ISSUES = reex.regex(
    r"(?:\s\([^()]{1,60}\))?,?\s(?:(?:has|have|had|will|also|then|today|agreed to|is to)\s){0,3}"
    rf"(?:{any_of('issues')})\s(?!(?:its|their|all|part|most|some)\s)[^,;:]{{0,60}}"
)
_TO = reex.regex(r"\b(?:to|with)\s(?:the\s)?(?:[a-z-]+\s){0,2}$")
_OF_ANOTHER = reex.regex(r"(?:\s|\b)(?:of|in)\s(?:the\s)?$")
_REACH = 90
# "a facility with Acme Bank, under which the bank will lend": who signs on the other side gives.
_UNDER_WHICH = reex.regex(
    r"\b(?:pursuant to|under|by|through) which\s(?:the|such|these|those|both|said)\s(?:[a-z]+\s)?"
    rf"(?:{any_of('who_lends')})\s"
)
_WITH = reex.regex(r"\bwith\s(?:the\s)?$")
_WITH_REACH = 12
_GIVING = frozenset(("agency", "company"))


def issued(line: Line, trigger: Trigger) -> _Sides | None:
    """Return who pays and who gets the money, where a firm sells new paper: ``Acme sold $5 million of stock to Beta``.

    Who sells what it holds, ``its shares`` or ``shares in Beta``, issues none.
    """
    if trigger.form not in ("noun", "pattern") or trigger.act.instrument not in ("equity", "loan"):
        return None
    word = _PAPER.search(line.text, trigger.start, trigger.end)
    before = [e for e in line.of_kind("company") if e.end <= trigger.start] if word else []
    if word is None or not before or not _ISSUES.fullmatch(line.text, before[-1].end, trigger.start):
        return None
    behind = [e for e in line.of_kinds(_GIVING) if trigger.end <= e.start < trigger.end + _REACH]
    if any(_OF_ANOTHER.search(line.text, word.end(), e.start) for e in behind[:1]):
        return None
    buyer = next((e for e in behind if _TO.search(line.text, trigger.end, e.start)), None)
    return (joined_behind(line, buyer, _GIVING) if buyer else ()), tuple(before[-1:])


def lent_under(line: Line, trigger: Trigger) -> _Sides | None:
    """Return who gives and who gets, where a clause on a paper only says "the bank" or "such lenders"."""
    if trigger.act.family != "capital" or line.text.find(" which ", line.start, trigger.start) < 0:
        return None
    clause = _UNDER_WHICH.search(line.text, line.start, trigger.start)
    before = [e for e in line.of_kinds(_GIVING) if clause and e.end <= clause.start()]
    signer = next((e for e in before if _WITH.search(line.text, max(line.start, e.start - _WITH_REACH), e.start)), None)
    if signer is None:
        return None
    givers = tuple(e for e in joined_behind(line, signer, _GIVING) if e in before)
    return givers, tuple(e for e in before if e.kind == "company" and e.end <= signer.start)[:1]
