"""Who buys, told by the verb beside a contract: ``is to take tin under an offtake agreement with Acme``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.party import key

_TAKES, _GIVES = any_of("takes_goods"), any_of("gives_goods")
# What somebody does by a contract: "is to take tin from the mine under an offtake agreement".
_DONE_UNDER = reex.regex(
    rf"\b(?:(?P<takes>{_TAKES})|(?P<gives>{_GIVES}))\s[^;:]{{2,140}}?\s"
    r"(?:under|through|via|by way of|by means of|as part of|within|thanks to)\s"
    r"(?:(?:an?|the|its|their|this|that)\s)?(?:[\w-]+\s){0,5}$"
)
_REACH = 240  # characters
# What the contract is for: "with Acme to supply tin", "with Acme for the sale of tin".
_SO_AS_TO = reex.regex(
    rf"(?:\s\([^()]{{1,40}}\)){{0,2}},?\s(?:to\s(?:(?P<takes>{_TAKES})|(?P<gives>{_GIVES}))"
    r"|for\sthe\s(?:(?P<purchase>purchase|acquisition)|(?P<sale>sale))\sof)\b"
)
# "an agreement with Acme under which Beta will supply".
_UNDER_WHICH = reex.regex(r"\b(?:under|by|in|through)\swhich\s(?:the\s)?(?:[a-z-]+\s){0,2}$")
_WHICH_REACH = 40
_WILL = r"\s(?:(?:will|would|is|are|to|has|have|shall|may|can|also|agreed?|committed|the|right|option)\s){0,5}"
_WILL_DO = reex.regex(rf"{_WILL}(?:(?P<takes>{_TAKES})|(?P<gives>{_GIVES}))\b")
# "an offtake over all tin that is smelted at Acme's plant": what stands behind it makes the goods.
_WON = reex.regex(r"\b(?:won|wins|winning|lands|landed|receives|received|awarded|bags|bagged)\b")
_FROM = reex.regex(r"\b(?:from|at|by)\s(?:the\s|its\s)?(?:[a-z-]+\s){0,2}$")


def buys(draft: Draft) -> bool | None:
    """Return whether the actor is told as the buyer, and None where no verb or preposition beside the contract tells.

    The recipient is then the other side.
    """
    line, trigger = draft.line, draft.trigger
    if not (draft.actors and draft.recipients):
        return None
    told = _by_clause(draft)
    if told is None and draft.actors[-1].end <= trigger.start:
        low = max(draft.actors[-1].end, trigger.start - _REACH)
        told = _told(_DONE_UNDER.search(line.text, low, trigger.start))
    if told is None and draft.recipients[-1].start >= trigger.end:
        told = _told(_SO_AS_TO.match(line.text, draft.recipients[-1].end, line.end))
    return True if told is None and _makes(draft) else told


def _makes(draft: Draft) -> bool:
    """Say whether the goods are from the recipient: ``an offtake of tin from Acme``; what is won is from a buyer."""
    line, trigger, maker = draft.line, draft.trigger, draft.recipients[0]
    if not any(trigger.end <= e.start and e.end <= maker.start for e in line.of_kind("commodity")):
        return False
    if _WON.search(line.text, max(line.start, trigger.start - _WHICH_REACH), trigger.start):
        return False
    return _FROM.search(line.text, max(trigger.end, maker.start - _WHICH_REACH), maker.start) is not None


def _by_clause(draft: Draft) -> bool | None:
    """Return whether the actor buys by what a clause says that one of both will do: ``under which Beta will take``."""
    line = draft.line
    for entity in line.of_kinds(draft.act.actors | draft.act.recipients):
        low = max(draft.trigger.end, entity.start - _WHICH_REACH)
        if entity.start < draft.trigger.end or not _UNDER_WHICH.search(line.text, low, entity.start):
            continue
        told = _told(_WILL_DO.match(line.text, entity.end, line.end))
        if told is not None and key(entity) in draft.parties:
            return told if key(entity) in draft.known("actors").keys else not told
    return None


def _told(found: re.Match[str] | None) -> bool | None:
    """Return whether what was found tells of buying, or of selling."""
    if found is None:
        return None
    return any(found.groupdict().get(name) for name in ("takes", "purchase"))
