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
_RELATES = re.compile(r"\b(?:that|which)\s$")
# An investigation is over once it is completed.
_ENDS = re.compile(r"investigation|inquir|review|case", re.IGNORECASE)
# Who may stand between an act's noun and the verb that made it.
_BY_WHOM = re.compile(r"(?:\s(?:that|which))?(?:\s(?:the|[A-Z][\w.]+)){1,5}\s(?:has\s|have\s|had\s)?")
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
    if status == "told":
        status = _told(trigger)
    elif status == "agreed" or (status == "completed" and _stays_in_force(line, trigger)):
        status = trigger.act.signed
    nonbinding = bool(line.cues_of(start, stop, "nonbinding"))
    conditional = bool(line.cues_of(start, stop, "conditional"))
    if status == "completed" and _is_award(trigger) and line.cues_of(start, inside, "receipt"):
        status = "announced" if nonbinding or conditional else trigger.act.signed
    if status == "agreed" and line.cues_of(start, inside, "letter"):
        status = "announced"
    return Force(status, not nonbinding and status not in ("proposed", "announced"), conditional, cue)


def _told(trigger: Trigger) -> str:
    """Return what an act is that was announced: one between equals is struck, an order in force, money promised."""
    if trigger.act.parties:
        return str(trigger.act.signed)
    return "active" if trigger.act.signed == "active" and trigger.act.family != "trade" else "announced"


def _stays_in_force(line: Line, trigger: Trigger) -> bool:
    """Say whether an act that is completed is in force from then on, unlike an investigation."""
    return trigger.act.signed == "active" and not _ENDS.search(line.text, trigger.start, trigger.end)


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
        if cue.term.data.list == "proposed_after" and _RELATES.search(line.text, trigger.end, cue.start):
            continue  # "an order that could reshape mining"
        if cue.term.data.list in ("proposed_after", "ended") and _close(line, trigger, cue):
            return cue.term.data.list.removesuffix("_after"), _word(line, cue)
    if trigger.match and trigger.match.pattern.status:
        return trigger.match.pattern.status, trigger.match.pattern.text
    to_come = line.text.startswith("to ", trigger.start)  # "plans to buy", "agreed to buy"
    if made := _made_behind(line, trigger, after):
        return made.term.data.list, _word(line, made)
    if before and (trigger.form in ("noun", "base") or to_come):
        return names[-1], _word(line, before[-1])
    behind = [cue for cue in after if cue.term.data.list in STATUS_CUES[1:] and _close(line, trigger, cue)]
    return _by_form(line, trigger, names[-1] if names else None, behind)


def _made_behind(line: Line, trigger: Trigger, after: list[Any]) -> Any:
    """Return the cue of a clause on the act's noun: ``the agreements President Trump has secured``."""
    for cue in after[:1]:
        between = line.text[trigger.end : cue.start]
        if trigger.form == "noun" and cue.term.data.list in STATUS_CUES[2:] and _BY_WHOM.fullmatch(between):
            return cue
    return None


def _by_form(line: Line, trigger: Trigger, cue: str | None, behind: list[Any]) -> tuple[str, str] | None:
    """Return the status that the form of an act's own word tells, where no cue decides."""
    own = [c.term.data.list for c in line.cues_of(trigger.start, trigger.end, "announced", "told", "completed")]
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
    word = line.text[trigger.start : trigger.end].lower()
    return ("active" if _is_standing(trigger, word) else trigger.act.status), ""


def _is_standing(trigger: Trigger, word: str) -> bool:
    return any(word in (noun.replace("[", "").replace("]", ""), noun.split("[")[0]) for noun in trigger.act.standing)


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
