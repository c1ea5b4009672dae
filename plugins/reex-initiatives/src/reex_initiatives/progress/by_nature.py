"""What a status means for an act of its sort: a signed order is in force, a planned sale under a contract is agreed."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import is_one_of
from reex_initiatives.progress.by_pattern import GLAD_REACH, GLAD_TO
from reex_initiatives.progress.reading import Reading
from reex_initiatives.sentences.line import Line

_UNSURE = frozenset(("proposed", "negated", "letter"))
# An investigation is over once it is completed.
_ENDS = reex.regex(any_of("over_once_done"), re.IGNORECASE)
# "will supply magnets under an agreement signed in March": what is to come is bound by what was signed.
_SIGNED = reex.regex(
    rf"\bunder\s(?:(?:an?|the|its|their)\s)?(?:[\w-]+\s){{0,3}}(?:{any_of('contracts')})\s"
    rf"(?:that (?:was|were)\s)?(?:{any_of('concluded')})\b"
)
# "will become its largest holder after agreeing to buy shares".
_AFTER_SIGNING = reex.regex(
    r"\bafter\s(?:also\s|having\s)?(?:agree|sign|ink|seal|strik|struck|conclud|clos)(?:ed|ing)?\s"
)
# "Under seven-year contracts, Acme will buy", "Under the terms of the agreement, it will lend".
_UNDER_CONTRACT = reex.regex(
    r"(?:[^–—.;]{0,60}\s[–—-]{1,2}\s)?\W{0,3}Under\s(?:the terms of\s)?"
    rf"(?:(?!{any_of('unbound')})[\w-]+\s){{0,4}}(?:{any_of('contracts')})\b"
)
# Before a word for what is told in public: it is still to be, "is set to announce", or only describes, "the announced".
_TO_TELL = reex.regex(r"\b(?:to|will|would|shall|in|of|the|an?)\s$")
_TO_TELL_REACH = 8
_UNDER_WHICH = reex.regex(
    rf"\b(?:{any_of('contracts')})\b(?:[^.;]|\.(?!\s[A-Z])){{0,240}}\b(?:under|through|by|in) which\s[^.;,]{{0,60}}$",
    re.IGNORECASE,
)
# "signed a memorandum under which Acme will supply": what is bought under one that is signed is agreed as well.
_PAPER_UNDER_WHICH = reex.regex(
    rf"\b(?:{any_of('concluded')})\s[^.;]{{0,40}}\b(?:memorandum|memoranda|MOUs?)\b"
    r"[^.;]{0,120}\b(?:under|through|by|in) which\s[^.;,]{0,60}$",
    re.IGNORECASE,
)
# "is to take the concentrate under an offtake agreement with Acme".
_UNDER_ONE_WITH = reex.regex(
    rf"\bunder\s(?:an?|the|its|their|\w+)\s(?:(?!{any_of('unbound')})[\w-]+\s){{0,4}}(?:{any_of('contracts')})\s(?:with|of|between)\b"
)
_UNDER_REACH = 60
# "delegating authority under the Act to institute", "authorizes the Secretary to set a"; "used its powers to" does it.
_POWER = reex.regex(
    rf"\b(?:(?:{any_of('powers')})\b[^.;,]{{0,60}}|(?:{any_of('empowers')})\s[^.;,]{{2,60}})"
    r"\sto\s(?:[\w-]+\s){0,4}$"
)
_USED = reex.regex(rf"\b(?:{any_of('used')})\s(?:[\w’'-]+\s){{0,4}}$")
_UNDER_ITS = reex.regex(rf"\b(?:{any_of('using')}|under|by|with|through|on)\s(?:[\w’'-]+\s){{0,4}}$")
_POWER_REACH = 90
# "has been contracted to Acme", of a verb that no list has: what has been done with money binds.
_HAS_BEEN = reex.regex(
    r"(?:has|have)\sbeen\s(?:[a-z]+ly\s)?(?!used|spent|growing|needed)[a-z]+(?:ed|en|ut|nt)\b", re.IGNORECASE
)
# How words end for what is given to one who was chosen for it.
_AWARDS = ("award", "awards")
# "was awarded a tax credit", "is approved for": it is somebody's, unless lawmakers have approved it for all.
_AWARDED = reex.regex(rf"\b(?:{any_of('awarded')})\b", re.IGNORECASE)
_LAWMAKERS = reex.regex(rf"\b(?:{any_of('lawmakers')})\b", re.IGNORECASE)
# "is working on a scheme", which is not there yet.
_AT_WORK_ON = reex.regex(rf"\b(?:{any_of('at_work')})\son\s")
_WORK = frozenset(("project", "research", "workforce"))
_FOUNDS = reex.regex(rf"(?:(?:is|are|has|have)\s)?(?:{any_of('founds')}|set(?:ting|s)?\s(?:it\s)?up)", re.IGNORECASE)


def of_power(line: Line, trigger: Trigger, read: Reading, start: int) -> Reading:
    """Return the status of what a power is for: proposed where somebody gets it, in force where somebody uses it.

    ``authority to impose duties``; ``used its authority to impose duties``.
    """
    given = trigger.act.family == "capital" and trigger.act.instrument != "price_support"
    if given or trigger.act.by_head or read.status in ("proposed", "ended"):
        return read
    power = _POWER.search(line.text, max(start, trigger.start - _POWER_REACH), trigger.start)
    if power is None:
        return read
    low = max(line.start, power.start() - _POWER_REACH)
    if _USED.search(line.text, low, power.start()):
        return Reading(trigger.act.signed, "form")
    if read.status == "announced" or _UNDER_ITS.search(line.text, low, power.start()):
        return read
    return Reading("proposed", "form")


def is_signed(line: Line, trigger: Trigger, start: int, stop: int) -> bool:
    """Say whether what is to come is bound by a contract: under one that was signed, or one under which it is done."""
    if line.text.find("under", trigger.end, stop) >= 0 and _SIGNED.search(line.text, trigger.end, stop):
        return True
    after = line.text.find("after ", start, stop)
    if after >= 0 and _AFTER_SIGNING.search(line.text, after, stop):
        return True
    if (trigger.act.family == "capital" or trigger.act.buys) and (
        opens := _UNDER_CONTRACT.match(line.text, line.start)
    ):
        return opens.end() < trigger.start and not line.cues_of(line.start, opens.end(), _UNSURE)
    if not (trigger.act.buys or (_of_firms(trigger) and (line.of_kind("company") or not trigger.act.family))):
        return False
    low = max(line.start, trigger.start - _UNDER_REACH)
    if (under := _UNDER_ONE_WITH.search(line.text, low, stop)) and trigger.act.buys:
        return not line.cues_of(line.start, under.end(), _UNSURE)
    if line.text.find(" which ", line.start, trigger.start) < 0:
        return False
    bound = _UNDER_WHICH.search(line.text, line.start, trigger.start) or (
        trigger.act.buys and _PAPER_UNDER_WHICH.search(line.text, line.start, trigger.start)
    )
    return bool(bound) and not line.cues_of(line.start, start, _UNSURE)


def _of_firms(trigger: Trigger) -> bool:
    return trigger.act.family == "capital" or trigger.act.instrument == "acquisition"


def by_nature(line: Line, trigger: Trigger, read: Reading) -> str:
    """Return what a status means for an act of this sort: a signed order is in force."""
    status = read.status
    if status == "told":
        award = line.text.endswith(_AWARDS, 0, trigger.end)  # which is told with who won it
        if award and trigger.act.family == "capital" and not _is_to_be_told(line, read.cue):
            return str(trigger.act.signed)
        return "announced" if _is_to_be_told(line, read.cue) else _when_told(trigger)
    if status == "active" and read.cue and _AT_WORK_ON.search(line.text, read.cue.start, read.cue.end + len(" on ")):
        return status if trigger.act.instrument in _WORK else "proposed"
    one = trigger.act.instrument == "agreement" and not line.text.endswith("s", 0, trigger.end)
    if status == "active" and one and read.cue and _FOUNDS.match(line.text, read.cue.start):
        return str(trigger.act.signed)  # a body or a compact that is being established is agreed
    if status == "active" and _of_firms(trigger) and read.cue and _HAS_BEEN.match(line.text, read.cue.start):
        return str(trigger.act.signed)
    if status == "agreed" and _is_raised(line, trigger, read):
        return "completed"
    if status == "agreed" and trigger.act.sites and _is_approved(line, read):
        return "announced"  # what its own board approves is a firm's plan
    if status == "agreed" and trigger.act.instrument == "tax_credit" and _is_awarded(line, read):
        return status
    if status == "agreed" or (status == "completed" and _stays_in_force(line, trigger)):
        return str(trigger.act.signed)
    return status


def _is_raised(line: Line, trigger: Trigger, read: Reading) -> bool:
    """Say whether a firm has the money for its own shares: ``a $5 million placement raised in May``."""
    raised = read.cue is not None and line.text.endswith("raised", read.cue.start, read.cue.end)
    return raised and _is_raising(line.text[trigger.start : trigger.end], trigger)


def _is_approved(line: Line, read: Reading) -> bool:
    return read.cue is not None and line.text.startswith("approve", read.cue.start)


def _is_awarded(line: Line, read: Reading) -> bool:
    """Say whether a tax credit is given to somebody, and not made by law for all: ``was awarded a tax credit``."""
    given = read.cue is not None and _AWARDED.search(line.text, read.cue.start, read.cue.end)
    return bool(given) and _LAWMAKERS.search(line.text, line.start, line.end) is None


def _is_raising(word: str, trigger: Trigger) -> bool:
    return is_one_of(word, trigger.act.raises) or is_one_of(word.lower(), trigger.act.raises)


def _is_to_be_told(line: Line, cue: reex.Hit | None) -> bool:
    """Say whether an act is still to be announced, or was only that: ``is set to announce``, ``the announced``."""
    if cue is None or GLAD_TO.search(line.text, max(line.start, cue.start - GLAD_REACH), cue.start):
        return False  # "is delighted to announce"
    return _TO_TELL.search(line.text, max(line.start, cue.start - _TO_TELL_REACH), cue.start) is not None


def _when_told(trigger: Trigger) -> str:
    """Return what an act is that was announced: one between equals is struck, an order in force, money promised."""
    if trigger.act.parties or (trigger.act.buys and trigger.form == "noun"):
        return str(trigger.act.signed)
    return "active" if trigger.act.signed == "active" and trigger.act.family != "trade" else "announced"


def _stays_in_force(line: Line, trigger: Trigger) -> bool:
    """Say whether an act that is completed is in force from then on, as a pact is, unlike an investigation."""
    in_force = trigger.act.signed == "active" and not _ENDS.search(line.text, trigger.start, trigger.end)
    return in_force or trigger.act.instrument == "agreement"


def is_award(trigger: Trigger) -> bool:
    """Say whether a word names a grant or a loan, which may be paid later, and not the money itself."""
    return trigger.form == "noun" and not trigger.act.generic
