"""Acts that are only called one, for what the text has just told of: ``received one for up to $5 million``."""

from __future__ import annotations

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.memory.context import Context
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line

_ONE = reex.regex(rf"\s(?:only\s|just\s|also\s|another\s)?one\s(?:for|of|worth)\s(?:(?:{any_of('about')}|up\sto)\s)?$")
# How many sentences behind what is meant it may stand.
_REACH = 4


def meant(line: Line, trigger: Trigger, context: Context) -> Draft | None:
    """Return the act of which another one is told: letters for some, and a firm that ``got one for $5 million``."""
    last = context.last
    if trigger.form != "money" or last is None or last.act.family != "capital":
        return None
    money = next((e for e in line.of_kind("money") if e.start >= trigger.end), None)
    if money is None or not _ONE.fullmatch(line.text, trigger.end, money.start):
        return None
    return last if line.number - last.evidence[-1].number <= _REACH else None


def as_far_as(last: Draft, how: Force) -> Force:
    """Return how far such an act has come: one of several letters binds no more than these, and a grant is agreed."""
    if not last.force.soft:
        got = how.status == "completed" and not last.act.generic
        return msgspec.structs.replace(how, status=last.act.signed, binding=True) if got else how
    return msgspec.structs.replace(how, status=last.force.status, binding=False, softened=last.force.softened)
