"""Whether what is given or passed is in force: money that a law gives, a bill that one chamber of two has passed."""

from __future__ import annotations

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.progress.status import Force

# What stands between a law and its verb, and what it sets aside money for besides giving it.
_OF_A_LAW = reex.regex(
    r"(?:\s\([^()]{1,40}\))?(?:,\s(?!which\b|that\b)[^,;]{1,60},|,)?\s(?:also\s|has\s|had\s|already\s)*"
)
# "The Minerals Act includes more than $5 million in funding": what such a verb has as its object.
_HOLDS = reex.regex(
    rf"(?:{any_of('law_does')}|provided|includes|included|contains|contained|invests|invested|delivers|delivered)\s"
    r"(?:(?!(?:to|that|which)\s)[a-z-]+\s){0,4}"
)
_OF_LAWS = ("stockpile", "research", "workforce")
# Cues of what was agreed, and of all else by which it may not have been.
_DONE_OR_NOT = frozenset(("proposed", "announced", "agreed", "completed", "ended", "negated"))
# Where the rest of its sentence tells that it came through the other one too, or that this was years ago.
_IN_FORCE = reex.regex(
    r"\b(?:sign(?:s|ed|ing)|law\sin|(?:a|into|now|became)\slaw|enacted|both|[Hh]ouse\sand\sthe|[Ss]enate\sand\sthe"
    r"|in\s(?:19|20)\d\d)\b"
)
# A chamber whose bills have yet to pass another one.
_ONE_CHAMBER = ({"us/house"}, {"us/senate"})


def settle_bill(draft: Draft) -> None:
    """Let what one chamber of two has passed be a bill still: ``The Senate passed the Act``."""
    passed = draft.act.instrument == "law" and draft.force.status == "active" and draft.trigger.match is not None
    if (
        passed
        and not _IN_FORCE.search(draft.line.text, draft.line.start, draft.line.end)
        and {e.ref for e in draft.actors} in _ONE_CHAMBER
    ):
        draft.force = msgspec.structs.replace(draft.force, status="proposed", binding=False)


def settle_money(draft: Draft) -> None:
    """Let money be in force that a law gives, and agreed where it is a part of what was done: ``closed its round:``."""
    loose = draft.act.family == "capital" or draft.act.instrument in _OF_LAWS
    named = draft.trigger.form == "noun" and draft.act.instrument in ("loan", "grant", "guarantee") and draft.amounts
    force = draft.force
    if loose and force.status in ("agreed", "announced") and not draft.actors and _is_of_law(draft):
        draft.force = msgspec.structs.replace(force, status="active", binding=True)
    elif named and _is_by_default(force) and _is_part_of_done(draft):
        draft.force = msgspec.structs.replace(force, status="agreed", binding=True)


def settle_credit(draft: Draft) -> None:
    """Let a tax credit that one firm gets be agreed: in force is what all may claim."""
    to_one = draft.act.instrument == "tax_credit" and any(e.kind == "company" for e in draft.recipients)
    if to_one and draft.force.status == "active":
        draft.force = msgspec.structs.replace(draft.force, status="agreed", binding=True)


def _holds(draft: Draft, money: reex.Entity) -> bool:
    """Say whether a law in force is told to hold a sum."""
    line = draft.line
    for law in line.of_kind("program"):
        if law.text.endswith(("Act", "Law")) and law.end < money.start:
            verb = _OF_A_LAW.match(line.text, law.end)
            if verb and _HOLDS.fullmatch(line.text, verb.end(), money.start):
                return True
    return False


def _is_part_of_done(draft: Draft) -> bool:
    """Say whether a colon before money parts it from what was done: ``closed its round: $5 million in grants``."""
    line = draft.line
    colon = line.text.rfind(": ", line.start, draft.trigger.start)
    told = line.cues_of(line.start, colon, _DONE_OR_NOT) if colon >= 0 else []
    return bool(told) and all(cue.term.data.list in ("agreed", "completed") for cue in told)


def _is_by_default(force: Force) -> bool:
    return force.why == "default" and force.status == "announced" and not (force.soft or force.conditional)


def _is_of_law(draft: Draft) -> bool:
    """Say whether a law that is in force is the subject of the verb of giving: ``the Minerals Act set aside``."""
    line, trigger = draft.line, draft.trigger
    if any(_holds(draft, money) for money in draft.amounts):
        return True
    verb = draft.force.span.start if draft.force.span and draft.force.span.start < trigger.start else trigger.start
    laws = (e for e in line.of_kind("program") if e.text.endswith(("Act", "Law")) and e.end < verb)
    return any(_OF_A_LAW.fullmatch(line.text, e.end, verb) for e in laws)
