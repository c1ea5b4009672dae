"""Whether a text tells an act, and doesn't only name it."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.weigh import law_acts
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.telling.aside import is_aside
from reex_initiatives.telling.conditions import is_condition
from reex_initiatives.telling.rules_of_law import is_rule, shows_table

_PASSED = reex.regex(
    rf"\b(?:{any_of('passing')})\w{{0,3}}\s(?:the\s|its\s|a\s)?(?:new\s)?$",
    re.IGNORECASE,
)
_UNDER_ORDER = reex.regex(r"\bunder\s(?:the\s)?$")
_ANYBODY = reex.regex(r"\b[Aa]ny\s(?:\w+\s){1,2}(?:with|that has|who has|which has)\s(?:an?\s)?(?:\w+\s)?$")
_ANY = reex.regex(rf"\b[Aa]ny\s(?:(?:{any_of('any_other')})\s)?$")
_ANY_REACH = 50
# "which analysts put at $1.5 billion": a figure, and nothing that is done.
_PUTS_AT = reex.regex(rf"puts?\s(?:[^;:.,]{{1,60}}\s)?at\s(?:(?:{any_of('about')})\s)?(?:[A-Z]{{0,3}}[$€£¥]|\d)")
# Behind these stands no verb.
_WHOSE = (" the ", " their ", " its ", " his ", " her ", " our ", " a ", " these ", " those ", " no ", " any ")
# Nor behind these, in the form of a third person: "in return for pledges to keep the smelter".
_PREPOSITIONS = (
    " for ",
    " of ",
    " with ",
    " in ",
    " on ",
    " from ",
    " under ",
    " after ",
    " among ",
    " despite ",
    " through ",
)
# What a reader is told that he might do: "you can consider shares in firms".
_READER = reex.regex(
    r"\b[Yy]ou\s(?:also\s)?(?:can|could|may|might|should|would|will|must|want|need|don['’]t)\b[^.;]{0,160}$"
)
_READER_REACH = 190
# Before a plural noun that might be a verb: "two independent studies".
_COUNTED = reex.regex(rf"\b(?:{any_of('how_many')})\s(?:[\w-]+\s){{0,2}}$", re.IGNORECASE)
_COUNTED_REACH = 40
# Between a verb and its object.
_OBJECT = reex.regex(r"\s(?:(?:an?|the|its)\s)?(?:(?:new|first|second|final|key)\s)?")
# How much is lent at most is no loan: "its lending cap", "the cap on loans was raised to".
_LIMIT = reex.regex(rf"\s(?:{any_of('limits')})\b")
# By which rules money may be given: "under State aid rules".
_RULES = reex.regex(rf"\s(?:{any_of('rules_of_money')})\b")
_IS_RAISED = reex.regex(r"\b(?:cap|limit|ceiling)s?\b[^;.]{{0,80}}\b(?:be|been|is|are|was|were)\s$")
_LIMIT_ON = reex.regex(rf"\b(?:{any_of('limits')})\son\s(?:[\w-]+\s){{0,4}}$")
_RISES = reex.regex(
    r"(?:rais(?:ed|es|ing)|lift(?:ed|s|ing)|increas(?:ed|es|ing))\s(?:(?:it|this|that|them)\s)?"
    r"(?:from|to|by(?=\s[A-Z]{0,3}[$€£¥\d]))\s"
)
_RAISED_REACH = 100
# What a measure is only the answer to: "answered the April tariffs with".
_ANSWERS = reex.regex(
    r"\b(?:answer|counter|respond|retaliat|react|hit back|hits back|struck back|strikes back)(?:s|ed|ing|es?)?"
    r"\s(?:to\s|against\s|for\s|at\s)?(?:the\s|these\s|those\s|such\s)?(?:[\w-]+\s){0,3}$"
)
_ANSWERS_REACH = 60
# "section 232 of the Trade Expansion Act of 1962, as amended, section 301": what a law has become, when it is cited.
_AS_IT_IS = reex.regex(r"\bas\s(?:(?:since|further|subsequently|previously|so)\s)?$")
_AS_REACH = 20
# What was told or decided in other terms before: "an earlier version of the loan", "the first draft of the bill".
_EARLIER = reex.regex(
    rf"\b(?:{any_of('earlier_than')})\s(?:{any_of('versions')})\sof\s(?:(?:the|its|their|this|that|an?)\s)?(?:[\w-]+\s){{0,2}}$",
    re.IGNORECASE,
)
_EARLIER_REACH = 60
# What a law says that its words mean.
_DEFINES = reex.regex(rf"\bterms?\s[^.;]{{2,80}}\s(?:{any_of('means')})\s")
# Behind these an order is only cited: "in a manner consistent with", "implementation of".
_CITES = reex.regex(
    rf"\b(?:{any_of('cites')}|in (?:{any_of('in_line')}) with|(?:{any_of('parts_of_order')}) of"
    rf"|(?:{any_of('set_out')}) (?:in|by)|section\s\d[\w()]*\s(?:of|in))\s(?:the\s)?$",
    re.IGNORECASE,
)
_CITES_REACH = 80
# What stands between two orders that are cited: "of March 28, 2017 (Promoting Energy Independence), and".
_NEXT_CITED = reex.regex(r"(?:\sof\s\w+\s\d{1,2},\s\d{4})?,?(?:\s?\([^()]*\))?,?\s(?:and\s|or\s)?")
# How long money lasts.
_MATURES = reex.regex(
    r"(?:\s(?:of|totall?ing|worth)\s[^,;:]{1,30}?)?\s(?:(?:now|will|also|both|all)\s){0,2}(?:matures?|expires?|falls?\sdue)\b"
)
# What is received and is no money.
_PAPERS = reex.regex(
    rf"\b(?:{any_of('received_papers')})\s(?:(?:is|are|was|were|has been|have been)\s)?$", re.IGNORECASE
)
_PAPERS_REACH = 50
# Cues of what was done under a law.
_DONE = frozenset(("agreed", "active", "announced"))
# Between what ends a measure and its name.
_ITS, _ENDED_REACH = reex.regex(r"\s(?:(?:the|its|their|this|that)\s)?(?:so-called\s)?[\"“]?"), 50


# "acted as manager of a public offering": who only helps with one, and is paid for it.
_SERVES = reex.regex(
    r"\b(?:act(?:s|ed|ing)?|serv(?:es|ed|ing))\sas\s(?:an?\s|the\s)?(?:[a-z-]+\s){0,4}"
    rf"(?:{any_of('helpers')})\b[^.;]{{0,60}}$",
    re.IGNORECASE,
)
_SERVES_REACH = 120


def defines(line: Line) -> bool:
    """Say whether a sentence only tells what a word means, or a table: ``The term "price floor" means a minimum``."""
    return shows_table(line) or (
        line.text.find(" term", line.start, line.end) >= 0 and bool(_DEFINES.search(line.text, line.start, line.end))
    )


def is_told(line: Line, trigger: Trigger) -> bool:
    """Say whether an act is more than named in passing: ``as defined in Executive Order 13603`` tells none.

    Nor does what only might come, or is said of anybody: ``31 projects, a potential investment of $40 billion``,
    ``any firm with an offtake deal``, ``before any further stake``.
    """
    if is_aside(line, trigger) or is_condition(line, trigger):
        return False
    hoped = line.cues_of(line.start, trigger.start, "pipeline") if trigger.form != "pattern" else ()
    if hoped and any(cue.end >= trigger.end for cue in hoped):
        return False
    if trigger.program and trigger.act.signed == "active" and _is_cited(line, trigger.program):
        return False
    if (
        _is_anybodys(line, trigger)
        or _is_helped(line, trigger)
        or _READER.search(line.text, max(line.start, trigger.start - _READER_REACH), trigger.start)
        or _is_as_amended(line, trigger)
        or _is_noun(line, trigger)
        or _is_verb(line, trigger)
        or is_rule(line, trigger)
        or _PUTS_AT.match(line.text, trigger.start)
        or _is_limit(line, trigger)
        or _is_answered(line, trigger)
        or _is_earlier(line, trigger)
        or _is_paper(line, trigger)
        or _falls_due(line, trigger)
    ):
        return False
    if trigger.program is None or not (trigger.act.subject_only or trigger.act.signed == "active"):
        return True
    if _PASSED.search(line.text, max(line.start, trigger.start - 24), trigger.start):
        return True
    under = _UNDER_ORDER.search(line.text, max(line.start, trigger.start - 12), trigger.start)
    done = line.cues_of(line.start, trigger.start, _DONE) or _is_ended(line, trigger)
    return law_acts(line, trigger) or (not trigger.act.subject_only and bool(done or under))


def _is_ended(line: Line, trigger: Trigger) -> bool:
    """Say whether a measure of trade is done away with by its name: ``suspended the Affiliates Rule``."""
    if trigger.act.family != "trade" or trigger.form == "pattern":
        return False
    near = line.cues_of(max(line.start, trigger.start - _ENDED_REACH), trigger.start, "ended")
    return any(_ITS.fullmatch(line.text, cue.end, trigger.start) for cue in near)


def _is_earlier(line: Line, trigger: Trigger) -> bool:
    """Say whether an act is only what it was before it became what is told: ``an earlier version of the loan``."""
    low = max(line.start, trigger.start - _EARLIER_REACH)
    if line.text.find(" of ", low, trigger.start) < 0:
        return False
    return _EARLIER.search(line.text, low, trigger.start) is not None


def _is_limit(line: Line, trigger: Trigger) -> bool:
    """Say whether a word of money only tells how much may be lent or spent, or that this is raised."""
    if trigger.act.family != "capital":
        return False
    text, start = line.text, trigger.start
    if _RISES.match(text, max(start, text.rfind(" ", start, trigger.end) + 1)):
        return True
    word = text.find(" ", start, trigger.end)
    if _LIMIT.match(text, trigger.end if word < 0 else word) or _RULES.match(text, trigger.end):
        return True
    low = max(line.start, start - _RAISED_REACH)
    return any(words.search(text, low, start) for words in (_IS_RAISED, _LIMIT_ON))


def _is_answered(line: Line, trigger: Trigger) -> bool:
    """Say whether a measure of nobody by name is only what another one answers: ``answered the April tariffs with``."""
    if trigger.act.family != "trade" or trigger.form != "noun":
        return False
    answered = _ANSWERS.search(line.text, max(line.start, trigger.start - _ANSWERS_REACH), trigger.start)
    return answered is not None and not any(answered.start() < e.start < trigger.start for e in line.of_kind("country"))


def _is_paper(line: Line, trigger: Trigger) -> bool:
    """Say whether what was received is no money, but what somebody says about it: ``approvals received for``."""
    if trigger.act.family != "capital" or not line.text.startswith("received", trigger.start):
        return False
    low = max(line.start, trigger.start - _PAPERS_REACH)
    return _PAPERS.search(line.text, low, trigger.start) is not None


def _falls_due(line: Line, trigger: Trigger) -> bool:
    """Say whether money is only said to last until some day: ``commitments of $5 million mature in 2029``."""
    loose = trigger.act.generic and trigger.act.family == "capital" and trigger.form == "noun"
    return loose and _MATURES.match(line.text, trigger.end, line.end) is not None


def _is_helped(line: Line, trigger: Trigger) -> bool:
    """Say whether a raising of money, without a sum, is only what somebody was a bank or an adviser for."""
    if (
        trigger.act.family != "capital"
        or line.of_kind("money")
        or line.text.find(" as ", line.start, trigger.start) < 0
    ):
        return False
    return _SERVES.search(line.text, max(line.start, trigger.start - _SERVES_REACH), trigger.start) is not None


def _is_noun(line: Line, trigger: Trigger) -> bool:
    """Say whether what might be a verb is a noun, as behind whose it is: ``with their backs against the wall``.

    So it is behind a preposition: ``in return for pledges``.
    """
    if trigger.form not in ("present", "base"):
        return False
    if line.text.endswith(_WHOSE, 0, trigger.start):
        return True
    plural = trigger.form == "present" and line.text.endswith("s", trigger.start, trigger.end)
    if plural and _COUNTED.search(line.text, max(line.start, trigger.start - _COUNTED_REACH), trigger.start):
        return True
    third = trigger.form == "present" and trigger.phrase is None and line.text.startswith("s ", trigger.end - 1)
    return third and line.text.endswith(_PREPOSITIONS, 0, trigger.start)


def _is_verb(line: Line, trigger: Trigger) -> bool:
    """Say whether the noun of money is a verb with a permit as its object: ``The Government grants a mining lease``."""
    if trigger.form != "noun" or not line.text.endswith("s ", trigger.start, trigger.end + 1):
        return False
    permits = (other for other in line.triggers if other.form == "noun" and other.act.instrument == "permitting")
    return any(_OBJECT.fullmatch(line.text, trigger.end, other.start) for other in permits if other.start > trigger.end)


def _is_cited(line: Line, order: reex.Entity) -> bool:
    """Say whether an order is only cited: ``in a manner consistent with Executive Order 1 and Executive Order 2``."""
    start = order.start
    for other in reversed(line.of_kind("program")):
        if other.end < start and _NEXT_CITED.fullmatch(line.text, other.end, start):
            start = other.start
    return _CITES.search(line.text, max(line.start, start - _CITES_REACH), start) is not None


def _is_as_amended(line: Line, trigger: Trigger) -> bool:
    """Say whether a law is only cited with what it has become: ``section 232 of the Act, as amended``."""
    low = max(line.start, trigger.start - _AS_REACH)
    return trigger.act.subject_only and _AS_IT_IS.search(line.text, low, trigger.start) is not None


def _is_anybodys(line: Line, trigger: Trigger) -> bool:
    low = max(line.start, trigger.start - _ANY_REACH)
    if line.text.find("ny ", low, trigger.start) < 0:  # as ever, told in far less time
        return False
    return any(words.search(line.text, low, trigger.start) for words in (_ANYBODY, _ANY))
