"""What a law gives, item by item: ``The Act includes:``, ``there are appropriated to the Secretary of Energy—``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.weigh import law_acts
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.words import Act
from reex_initiatives.memory.context import Context
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line

# How an item opens with its sum.
_OPENS = reex.regex(
    r"(?:[-•*▪■–·◦‣●]\s|\d{1,3}[.)]\s|\((?:[a-z]|[ivx]{1,5}|\d{1,3})\)\s)"
    r"(?:(?:up to|about|nearly|more than|over|not more than|an additional|another)\s)?",
    re.IGNORECASE,
)
# Acts that it may be for, beside those of giving.
_FOR_WORK = frozenset(("stockpile", "research", "workforce"))


def lead_of_law(line: Line, grammar: Grammar) -> tuple[Act, Force] | None:
    """Return what a sentence says of the list that it opens, if it tells what a law gives: money that is in force."""
    if any(_gives(line, trigger) for trigger in line.triggers):
        return grammar.act("funding"), Force("active", True, False, why="form")
    return None


def opens_law(line: Line) -> bool:
    """Say whether a sentence appropriates what a list behind its dash says: ``are appropriated to the Secretary—``."""
    return line.text.startswith("—", line.end - 1) and any(_gives(line, trigger) for trigger in line.triggers)


def sums_of_law(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the sum that is appropriated to somebody, however far behind him it stands."""
    if not (trigger.match and line.text.startswith("appropriated", trigger.start)):
        return ()
    return tuple(e for e in line.of_kind("money") if e.start > trigger.end)[:1]


def without_uses(made: list[Draft]) -> list[Draft]:
    """Return the drafts without the forms in which an appropriated sum may be spent: ``$5 million for grants``."""
    ends = [d.amounts[0].end for d in made if d.amounts and sums_of_law(d.line, d.trigger) == d.amounts]
    return [d for d in made if not ends or d.amounts or not _may_be_use(d) or d.trigger.start < min(ends)]


def _may_be_use(draft: Draft) -> bool:
    return draft.trigger.form == "noun" and (draft.act.family == "capital" or draft.act.buys)


def _gives(line: Line, trigger: Trigger) -> bool:
    """Say whether a law is told to hold what follows, or money is appropriated."""
    if trigger.match:
        return line.text.startswith("appropriated", trigger.start) and not line.of_kind("money")
    return trigger.program is not None and trigger.act.subject_only and law_acts(line, trigger)


def as_item_of_law(line: Line, made: list[Draft], context: Context) -> None:
    """Let the one act that an item of a law's list tells have the sum that opens it, and be as far as the law is."""
    if context.lead is None or context.lead[1].status != "active" or not made:
        return
    item = _OPENS.match(line.text, line.start)
    sums = [e for e in line.of_kind("money") if item and e.start == item.end()]
    for draft in made if sums else ():
        own = draft.amounts == tuple(sums) or (not draft.amounts and _is_for(draft, sums[0]))
        if not own:
            continue
        draft.amounts = tuple(sums)
        draft.force = context.lead[1]
        draft.item = True
        if context.openers:
            draft.take("actors", context.openers, "list")
        return


def _is_for(draft: Draft, money: reex.Entity) -> bool:
    """Say whether an act is what a sum is for: ``$2 billion for the stockpile``, ``$3 billion for grants``."""
    given = draft.act.instrument in _FOR_WORK or (draft.act.family == "capital" and not draft.act.generic)
    return given and draft.trigger.start > money.end and draft.trigger.form != "pattern"
