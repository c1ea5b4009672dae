"""The status that the form of an act's own word tells, where no cue decides: its tense, its mood, or what it is."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import NAMES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import is_one_of
from reex_initiatives.progress.by_pattern import is_first_to, is_infinitive
from reex_initiatives.progress.reading import RANK, Reading, by_cue, cue_list
from reex_initiatives.progress.verb_group import is_at_it, yet_to_be
from reex_initiatives.sentences.line import Line

_CUES_OWN = frozenset(("announced", "told", "agreed", "completed"))
# Of verbs that stand with their helping verb in the table: "is seeking to buy", "would buy".
_CUES_HELPING = _CUES_OWN | {"proposed"}
_SINCE = reex.regex(r"s?\ssince\s(?:\w+\s){0,2}\d{4}")
# Before the last of several: "Acme and the".
_JOINED = reex.regex(r"(?:\s(?:and|&)|,)\s(?:the\s)?$")
_AND_THEIRS = reex.regex(rf"\sand\s(?:its|their)\s(?:[a-z]+\s)?(?:{any_of('partners')})\s$")
_THEIRS_REACH = 50
# Between a verb and its sum.
_SUM_NEXT = reex.regex(rf"\s(?:(?:the balance of|an?|{any_of('about', 'bounds')}|up to|another|a further)\s)?")
_TO = reex.regex(r"\bto\s(?:\w+\s)?$")
# "will set up a fund and lend".
_AND_WILL = reex.regex(rf"\b(?:{any_of('will')})\s[a-z][^.;]{{3,120}}\sand\s(?:\w+ly\s)?$")
# "are partnering on", "is having": it goes on, as work does that takes its time.
_ONGOING = ("research", "workforce")
_UNDER_WAY = reex.regex(
    r"\b(?:is|are|has been|have been)\s(?:(?:now|also|currently|jointly)\s)?(?!announcing\b)[a-z]{3,}ing\b"
)
# "is working with Acme to", "works with Acme on a".
_WORKS_WITH = reex.regex(
    r"\b(?:(?:is|are|has been|have been)\s(?:(?:also|now|already|currently|closely|jointly)\s)?"
    rf"(?:{any_of('cooperating')})|{any_of('cooperates')}|ha(?:s|ve) (?:{any_of('cooperated')}))"
    r"\s(?:closely\s)?with\s[^;:]{2,160}\s(?:to|on)\s[^;:,]{0,60}$"
)
# How words begin that name what is no law yet, and before what a bill is to do.
_NO_LAW_YET = ("draft ", "bill ")
_BILL = reex.regex(r"\b[Bb]ill\s(?:to|that|which)\s[^.;]{3,160}$")
# "will be retrained", "are to be retrained".
_WILL_BE = reex.regex(r"\s(?:also\s)?be\s(?:\w+ly\s)?")
# "reported results of its pilot", "a 93% recovery from test work": what has results is done.
_RESULTS = reex.regex(rf"\b(?:{any_of('results')})\s(?:of|from|in)\s(?:[\w’'-]+\s){{0,5}}$")
_RESULTS_REACH = 80
# What somebody did who owns it now, and when.
_BOUGHT = reex.regex(rf"(?:{any_of('bought')})\b", re.IGNORECASE)
_HAD = reex.regex(r"\bhad\s(?:already\s|also\s|\w+ly\s)?$")
_HAD_REACH = 24
_BACK_THEN = reex.regex(
    r"\b(?:in|since|during)\s(?:(?:early|late|mid|[A-Z][a-z]+)\s)?(?:19|20)\d\d\b|\b(?:years?|months)\sago\b"
    r"|\blast\syear\b|\bover\sthe\s(?:past|last)\b",
    re.IGNORECASE,
)
# What is signed and then stands, unlike the work that two firms do together: "a previous deal with Acme".
_CONTRACT = reex.regex(rf"\b(?:{any_of('contracts')})\b", re.IGNORECASE)
# What is yet to begin, and what is only a plan.
_TO_START = reex.regex(
    r"(?:\s(?!that\b|which\b|who\b|is\b|are\b|was\b|were\b)[^\s,;.:()]+){0,6}\s"
    r"(?:(?:due|set|scheduled|expected|slated|planned)\s)?to\s"
    r"(?:start|begin|open|launch|follow|be\s(?:set\sup|launched|opened|introduced|imposed|established|created)"
    r"|(?:take|come\sinto|go\sinto|enter\sinto)\s(?:effect|force))\b"
)
_PLAN_OF = reex.regex(r"\bplans?\s(?:of|for)\s(?:an?\s|the\s|its\s)?(?:[\w-]+\s){0,2}$")
_PLAN_OF_REACH = 48
# Before a verb that is yet to be done: "would put $5 million into it".
_MODAL = reex.regex(r"\b(?:will|would|shall|should|could|can|may|might|must|to)\s(?:\w+ly\s|also\s)?$")


def by_form(line: Line, trigger: Trigger, before: reex.Hit | None, behind: list[reex.Hit]) -> Reading | None:
    """Return the status that the form of an act's own word tells, where no cue decides."""
    helped = trigger.form in ("money", "goods", "firm")
    own = line.cues_of(trigger.start, trigger.end, _CUES_HELPING if helped else _CUES_OWN)
    if later := _yet_to_be(line, trigger, before):
        return later
    if is_one_of(line.text[trigger.start : trigger.end].lower(), trigger.act.done):
        return Reading("completed", "form")
    if own and trigger.form != "noun":
        return Reading("completed" if _is_bought(line, trigger) else cue_list(own[0]), "form", own[0])
    if is_at_it(line, trigger):
        return Reading("announced", "form")
    if trigger.form in ("past", "money", "goods", "firm") or _is_past(line, trigger):
        return _of_past(line, trigger, before)
    if trigger.form == "present":
        return _of_present(line, trigger, before)
    if trigger.form == "base":
        return _of_base(line, trigger, before)
    if behind:
        return by_cue(behind[0])
    if trigger.form == "pattern" and before is None and is_infinitive(line, trigger):
        return Reading("announced", "form")
    return _by_default(line, trigger)


def _by_default(line: Line, trigger: Trigger) -> Reading:
    """Return the status that an act has by what it is, where the sentence says nothing of it."""
    tests = trigger.act.instrument == "research" and trigger.form == "noun"
    if tests and _RESULTS.search(line.text, max(line.start, trigger.start - _RESULTS_REACH), trigger.start):
        return Reading("completed", "form")
    if trigger.form == "noun" and not trigger.act.sites and _is_planned(line, trigger):
        return Reading("announced", "form")
    if line.text[trigger.start : trigger.end].lower().startswith(_NO_LAW_YET):
        return Reading("proposed", "form")
    if _BILL.search(line.text, line.start, trigger.start):
        return Reading("proposed", "form")
    if trigger.act.sites and is_one_of(line.text[trigger.start : trigger.end].lower(), trigger.act.sum_nouns):
        return Reading("announced", "default")  # "$5 million in private investment" is a firm's plan
    if _goes_on(line, trigger) or _stands(line, trigger):
        return Reading("active", "default")
    signed = trigger.act.parties and trigger.form == "noun" and trigger.program is None
    signed = signed and _CONTRACT.search(line.text, trigger.start, trigger.end) is not None
    return Reading(str(trigger.act.signed) if signed else trigger.act.status, "default")


def _is_planned(line: Line, trigger: Trigger) -> bool:
    """Say whether a noun names what is yet to begin: ``a stockpile to start in 2026``, ``the plan for a reserve``."""
    if _TO_START.match(line.text, trigger.end):
        return True
    return _PLAN_OF.search(line.text, max(line.start, trigger.start - _PLAN_OF_REACH), trigger.start) is not None


def is_done_with(line: Line, trigger: Trigger, read: Reading) -> bool:
    """Say whether somebody already works with others on it: ``is working with Acme to train miners``."""
    if trigger.act.instrument not in _ONGOING or read.status != "announced":
        return False
    if read.cue and not line.text.startswith("to ", read.cue.start):
        return False
    return _WORKS_WITH.search(line.text, line.clause(trigger.start)[0], trigger.start) is not None


def _goes_on(line: Line, trigger: Trigger) -> bool:
    """Say whether a pattern has a verb of what takes its time: ``are partnering on``."""
    if trigger.match is None or trigger.act.instrument not in _ONGOING:
        return False
    return _UNDER_WAY.search(line.text, trigger.match.start, trigger.end) is not None


def _stands(line: Line, trigger: Trigger) -> bool:
    """Say whether a noun names what goes on: a truce, or ``its investment since 2020``."""
    word = line.text[trigger.start : trigger.end].lower()
    return is_one_of(word, trigger.act.standing) or _SINCE.match(line.text, trigger.end) is not None


def _of_base(line: Line, trigger: Trigger, before: reex.Hit | None) -> Reading | None:
    """Return the status that an infinitive tells: it is to come, but for what somebody is the first to do."""
    if before is None and is_first_to(line, trigger):
        done = is_one_of(line.text[trigger.start : trigger.end].lower().removesuffix("e") + "ed", trigger.act.done)
        return Reading("completed" if done else _at_least(trigger.act.status, "agreed"), "form")
    if line.text.endswith(" will ", line.start, trigger.start):
        return Reading("announced", "form")
    if _TO.search(line.text, line.start, trigger.start) or _AND_WILL.search(line.text, line.start, trigger.start):
        return Reading("announced", "form")
    return Reading(trigger.says or trigger.act.status, "form") if _have_it(line, trigger) else None


def _of_present(line: Line, trigger: Trigger, before: reex.Hit | None) -> Reading:
    """Return the status that a verb in the present tells: ``trains 200 apprentices a year`` goes on."""
    if before and trigger.act.sites and line.text.endswith(" and ", line.start, trigger.start):
        before = None  # "wins a permit and breaks ground"
    if before:
        return by_cue(before)
    goes_on = trigger.act.instrument in _ONGOING and not line.heading
    return Reading("active" if goes_on else trigger.act.status, "form")


def _yet_to_be(line: Line, trigger: Trigger, before: reex.Hit | None) -> Reading | None:
    """Return the status of what only looks past: ``workers will be retrained``, ``is to be opened``."""
    if trigger.form != "past":
        return None
    return by_cue(before) if before and _will_be(line, trigger, before) else yet_to_be(line, trigger)


def _will_be(line: Line, trigger: Trigger, before: reex.Hit) -> bool:
    """Say whether a verb in the passive is still to come: ``workers will be retrained``."""
    return cue_list(before) == "announced" and _WILL_BE.fullmatch(line.text, before.end, trigger.start) is not None


def _of_past(line: Line, trigger: Trigger, before: reex.Hit | None) -> Reading:
    """Return the status that a verb in the past tells, or one with a sum behind it: ``Iluka to spend A$2m``."""
    base = trigger.form == "money" and not line.text.endswith("ed", trigger.start, trigger.end)
    if base and _AND_WILL.search(line.text, line.start, trigger.start):
        return Reading("announced", "form")
    if trigger.form in ("money", "goods") and before is None and line.text.startswith("to ", trigger.start):
        return Reading("announced", "form")
    done = (before is not None and cue_list(before) == "completed") or _is_bought(line, trigger)
    return Reading("completed" if done else _at_least(trigger.act.status, "agreed"), "form")


def _is_bought(line: Line, trigger: Trigger) -> bool:
    """Say whether a purchase lies back: ``had bought 56% of Acme``; ``acquired Acme in 2019``, which is its own now."""
    if trigger.act.instrument not in ("acquisition", "equity") or _BOUGHT.match(line.text, trigger.start) is None:
        return False
    if _HAD.search(line.text, max(line.start, trigger.start - _HAD_REACH), trigger.start):
        return True
    return trigger.act.instrument == "acquisition" and _BACK_THEN.search(line.text, line.start, line.end) is not None


def _is_past(line: Line, trigger: Trigger) -> bool:
    """Say whether the word of a pattern of giving is a verb in the past: ``backstopped $90 million of bonds``."""
    told = trigger.match is not None and trigger.act.family == "capital"
    if line.text[trigger.start : trigger.end] == "put":  # as it is of one who gives, and nearly always in the news
        return told and not is_infinitive(line, trigger) and _MODAL.search(line.text, line.start, trigger.start) is None
    return told and line.text.endswith("ed", trigger.start, trigger.end)


def _have_it(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb's subject is of several: ``Acme and Beta build``, ``Acme and its partners invest $5 million``.

    A verb that may be a noun is one where its sum stands right behind it.
    """
    paid = any(_SUM_NEXT.fullmatch(line.text, trigger.end, e.start) for e in line.of_kind("money"))
    if not (trigger.phrase or paid):
        return False
    names = line.of_kinds(NAMES | {"country"})
    last = [e for e in names if e.end + 1 == trigger.start]
    if last:
        return _JOINED.search(line.text, line.start, last[0].start) is not None
    theirs = _AND_THEIRS.search(line.text, max(line.start, trigger.start - _THEIRS_REACH), trigger.start)
    return theirs is not None and any(e.end == theirs.start() for e in names)


def _at_least(status: str, least: str) -> str:
    return status if RANK[status] >= RANK[least] else least
