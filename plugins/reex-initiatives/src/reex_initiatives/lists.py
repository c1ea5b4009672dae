"""Lists whose items tell acts: ``The following were selected for awards:``, and a firm and a sum on each line."""

from __future__ import annotations

import re

import reex
from reex_initiatives.context import Context
from reex_initiatives.draft import Draft
from reex_initiatives.line import Line, Trigger
from reex_initiatives.roles import is_adjective
from reex_initiatives.slots import stages
from reex_initiatives.status import Force, force
from reex_initiatives.timing import Timing
from reex_initiatives.words import Act

ITEM = re.compile(r"[-•*–]\s(?:the\s)?|\d{1,2}[.)]\s", re.IGNORECASE)
_ITEM_SUM = re.compile(
    r"(?:['’]s?(?:\s[\w-]+){1,4})?(?:\s\([^()]{1,60}\))?(?:,\s[A-Z][\w .]{1,30}){0,2}\s?[–—:-]\s?(?:up to\s|about\s)?"
)


def lead_of(line: Line) -> tuple[Act, Force] | None:
    """Return what a sentence says of the list that it opens: ``The following projects were selected for awards:``."""
    if line.text[line.end - 1 : line.end] != ":":
        return None
    for trigger in line.triggers:
        how = force(line, trigger)
        if how and trigger.act.family == "capital" and not trigger.act.generic:
            return trigger.act, how
    return None


def opener_of(line: Line) -> reex.Entity | None:
    """Return who acts in a sentence that opens a list: the first party of it."""
    if line.text[line.end - 1 : line.end] != ":":
        return None
    return next((e for e in line.of_kind("agency", "company", "country") if not is_adjective(e)), None)


def listed(line: Line, context: Context) -> Draft | None:
    """Return the award that an item of a list tells: a receiver, and a sum right after it."""
    act = context.list_of
    receivers = [e for e in line.of_kind("company", "organization") if ITEM.fullmatch(line.text, line.start, e.start)]
    money = [e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and not e.value.per]
    if act is None or not receivers or not money:
        return None
    if not _ITEM_SUM.fullmatch(line.text, receivers[0].end, money[0].start):
        return None
    kind, how = context.lead or (act.act, act.force)
    trigger = Trigger(kind, "noun", money[0].start, money[0].end)
    return Draft(
        act=kind,
        force=how,
        actors=act.actors,
        recipients=(receivers[0],),
        amounts=(money[0],),
        duration=None,
        commodities=tuple(e for e in line.of_kind("commodity") if e.ref),
        stages=stages(line, trigger),
        programs=(),
        timing=Timing(),
        line=line,
        trigger=trigger,
        rule="list-item",
        why={"actors": "list", "recipients": "list", "amounts": "list"},
        evidence=[line],
    )
