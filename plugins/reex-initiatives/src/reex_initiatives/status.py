"""How far an act has come, and whether it binds: decided by cues with scope, never by a word anywhere."""

from __future__ import annotations

import re
from typing import Any

import attrs

from reex_initiatives.line import STATUS_CUES, Line, Trigger

# What a later mention may raise the status to; an end is an end.
RANK = {"proposed": 0, "announced": 1, "agreed": 2, "active": 3, "completed": 4, "ended": 5}
_PASSIVE_REACH = 160
_DENIAL_REACH = 24
_TO = re.compile(r"\bto\s(?:\w+\s)?$")


@attrs.frozen
class Force:
    """Status, and whether the act binds or hangs on a condition."""

    status: Any
    binding: bool
    conditional: bool
    cue: str = ""


def force(line: Line, trigger: Trigger) -> Force | None:
    """Return how far the act has come, or None where the text denies it."""
    start, stop = line.clause(trigger.start)
    inside = trigger.end if trigger.form == "noun" else trigger.start  # "suspended exports" is a verb, not an end
    before = line.cues_of(start, inside, *STATUS_CUES, "negated")
    if trigger.act.sites:  # what is signed or closed is the loan for the mine, not the mine
        before = [cue for cue in before if not any(cue.start < t.start < trigger.start for t in line.triggers)]
    behind = min(stop, trigger.end + _PASSIVE_REACH)
    after = line.cues_of(trigger.end, behind, *STATUS_CUES, "negated", "proposed_after")
    found = _status(line, trigger, before, after)
    if found is None:
        return None
    status, cue = found
    if status == "agreed" or (status == "completed" and trigger.act.signed == "active"):
        status = trigger.act.signed
    nonbinding = bool(line.cues_of(start, stop, "nonbinding"))
    conditional = bool(line.cues_of(start, stop, "conditional"))
    if status == "completed" and _is_award(trigger) and line.cues_of(start, inside, "receipt"):
        status = "announced" if nonbinding or conditional else trigger.act.signed
    if status == "agreed" and line.cues_of(start, inside, "letter"):
        status = "announced"
    return Force(status, not nonbinding and status not in ("proposed", "announced"), conditional, cue)


def _status(line: Line, trigger: Trigger, before: list[Any], after: list[Any]) -> tuple[str, str] | None:
    names = [cue.term.data.list for cue in before]
    if any(_denies(line, trigger, cue) for cue in before) or (not before and _denied_behind(trigger, after)):
        return None
    names = [name for name in names if name != "negated"]
    before = [cue for cue in before if cue.term.data.list != "negated"]
    after = [cue for cue in after if not line.text.endswith(" to ", 0, cue.start)]  # "told IREL to suspend a pact"
    over = next((cue for cue in after if cue.term.data.list == "ended" and _close(line, trigger, cue)), None)
    if "proposed" in names and over is None:
        first = names.index("proposed")
        if "ended" in names[:first]:  # "rejected a proposal to build a stockpile"
            return "ended", _word(line, before[names.index("ended")])
        return "proposed", _word(line, before[first])
    for cue in after:
        if cue.term.data.list in ("proposed_after", "ended") and _close(line, trigger, cue):
            return cue.term.data.list.removesuffix("_after"), _word(line, cue)
    to_come = line.text.startswith("to ", trigger.start)  # "plans to buy", "agreed to buy"
    if before and (trigger.form in ("noun", "base") or to_come):
        return names[-1], _word(line, before[-1])
    behind = [cue for cue in after if cue.term.data.list in STATUS_CUES[1:] and _close(line, trigger, cue)]
    return _by_form(line, trigger, names[-1] if names else None, behind)


def _by_form(line: Line, trigger: Trigger, cue: str | None, behind: list[Any]) -> tuple[str, str] | None:
    """Return the status that the form of an act's own word tells, where no cue decides."""
    own = [c.term.data.list for c in line.cues_of(trigger.start, trigger.end, "announced", "completed")]
    if own and trigger.form != "noun":
        return own[0], trigger.form
    if trigger.form in ("past", "money", "goods", "firm"):
        return ("completed" if cue == "completed" else _at_least(trigger.act.status, "agreed")), trigger.form
    if trigger.form == "present":
        return cue or trigger.act.status, trigger.form
    if trigger.form == "base":
        return ("announced", "base") if _TO.search(line.text, line.start, trigger.start) else None
    if behind:
        return behind[0].term.data.list, _word(line, behind[0])
    return trigger.act.status, ""


def _denies(line: Line, trigger: Trigger, cue: Any) -> bool:
    """Say whether a denial reaches the act: not over a comma, as in ``Without fanfare, the Pentagon invested``."""
    return cue.term.data.list == "negated" and "," not in line.text[cue.end : trigger.start]


def _denied_behind(trigger: Trigger, after: list[Any]) -> bool:
    """Say whether the act's own verb is denied: ``Loans alone won't do``."""
    return bool(after) and after[0].term.data.list == "negated" and after[0].start - trigger.end < _DENIAL_REACH


def _is_award(trigger: Trigger) -> bool:
    """Say whether a word names a grant or a loan, which may be paid later, and not the money itself."""
    return trigger.form == "noun" and not trigger.act.generic


def _at_least(status: str, least: str) -> str:
    return status if RANK[status] >= RANK[least] else least


def _close(line: Line, trigger: Trigger, cue: Any) -> bool:
    """Say whether a cue behind the act speaks of it: no other act stands between."""
    return not any(trigger.end <= other.start < cue.start for other in line.triggers if not other.act.sites)


def _word(line: Line, cue: Any) -> str:
    return line.text[cue.start : cue.end].lower()
