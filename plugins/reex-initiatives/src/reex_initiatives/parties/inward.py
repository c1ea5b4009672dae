"""What a state has drawn from others, and tells as its own: investments that firms and other states make in it."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.joined import joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, is_bare, is_head_of_state, is_possessive

_INVESTMENT = "investment"
# "bringing its total U.S. investment to more than $12 billion": a count of what was told before.
_BRINGING = reex.regex(rf"\b(?:{any_of('adds_up')})\s(?:[\w.’'-]+\s){{0,7}}$")
_BRINGING_REACH = 90
_TO_TOTAL = reex.regex(
    rf"(?:\s(?!to\s)[\w.’'-]+){{0,10}}\sto\s(?:(?:a total of|{any_of('about', 'bounds', 'more_bounds')})\s)?"
)
# ", the largest investment in its history": what was told is only called so.
_FOREMOST = reex.regex(
    r"(?:[,–—:]\s|[,–—]|\b(?:is|are|was|were|be|marks|represents|makes|making|becomes|as)\s)(?:(?:only|just|also|it|this)\s)?"
    rf"(?:one of\s)?(?:the|its|their|his)\s(?:[\w.’'-]+\s){{0,3}}?(?:{any_of('praised_as')})(?:[,\s]+[\w.’'-]+)*?\s$"
)
_FOREMOST_REACH = 90
# What a sum is in that two have agreed on: "$200 billion in commercial deals between".
_STRUCK = reex.regex(
    rf"\s(?:in|of|worth of)\s(?:[\w-]+,?\s(?:and\s)?){{0,4}}?(?:{any_of('struck')})\s(?:between|with)\s(?:the\s)?"
)
# How far behind the word of an act it may be called an investment: "secured more than $3 trillion in new investment".
_INVESTED_REACH = 90
_BETWEEN = reex.regex(r"\sbetween\s(?:the\s)?$")


def is_count_of_investments(line: Line, trigger: Trigger) -> bool:
    """Say whether investments are only counted or praised: ``bringing its investments to $6 billion``.

    So they are in ``, the largest investment in its history``, behind which no sum of its own stands.
    """
    if trigger.form != "noun" or not line.text.startswith(_INVESTMENT, trigger.start):
        return False
    low = max(line.start, trigger.start - _BRINGING_REACH)
    sums = [e for e in line.of_kind("money") if e.start >= trigger.end]
    if _BRINGING.search(line.text, low, trigger.start) and any(
        _TO_TOTAL.fullmatch(line.text, trigger.end, e.start) for e in sums
    ):
        return True
    near = [e for e in line.of_kind("money") if low <= e.end and e.start < line.clause(trigger.start)[1]]
    last = max((e.end for e in near if e.end <= trigger.start), default=low)
    praised = _FOREMOST.search(line.text, max(low, last), trigger.start)
    return praised is not None and not any(e.start > trigger.end for e in near)


def is_place_of(line: Line, trigger: Trigger, owner: tuple[reex.Entity, ...]) -> bool:
    """Say whether a country before investments is only where a firm makes them: ``announced a U.S. investment``."""
    if len(owner) != 1 or owner[0].kind != "country" or not line.text.startswith(_INVESTMENT, trigger.start):
        return False
    bare = is_bare(owner[0]) and not (is_adjective(owner[0]) or is_possessive(line, owner[0]))
    return bare and owner[0].end + 1 == trigger.start


def settle_inward(draft: Draft) -> bool:
    """Let those give who invest in a state whose head only tells of it, and say whether there is any act then.

    A head who ``has secured trillions in investment`` tells of nobody's.
    """
    if not draft.act.generic or draft.act.family != "capital":
        return True
    if draft.actors and all(map(_is_head, draft.actors)) and (parties := _between(draft)):
        draft.take("actors", parties, "parties")
        draft.take("recipients", (), "")
        return True
    if not draft.recipients or not all(map(_is_head, draft.recipients)):
        return True
    start = min([draft.trigger.start, *(money.start for money in draft.amounts)])
    if draft.line.text.find(_INVESTMENT, start, min(draft.line.clause(start)[1], start + _INVESTED_REACH)) < 0:
        return True
    draft.take("recipients", (), "")
    return bool(draft.actors)


def _between(draft: Draft) -> tuple[reex.Entity, ...]:
    """Return those between whom deals are said to be whose sum a head of state tells."""
    line = draft.line
    for money in draft.amounts:
        for first in line.of_kinds(STATES):
            if first.start > money.end and _STRUCK.fullmatch(line.text, money.end, first.start):
                both = joined_behind(line, first, STATES)
                return both if len(both) > 1 or not _BETWEEN.search(line.text, money.end, first.start) else ()
    return ()


def _is_head(entity: reex.Entity) -> bool:
    return entity.kind == "agency" and is_head_of_state(entity)
