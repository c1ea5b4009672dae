"""Deals of two firms that are on goods only, which one of them buys: ``a deal with Acme for its nickel``."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.weigh import word_of

# "an agreement with Acme for 500 tonnes a year of separated oxide", but not "for rare earth research".
_FOR_GOODS = reex.regex(
    r"(?:\s(?:with\s|between\s)?(?:(?!\sto\s[a-z])[^;:]){2,90}?)?\sfor\s(?:the\s)?(?:(?:[a-z-]+\s)?(?:supply|purchase|sale|delivery)\sof\s)?"
    r"(?:(?:up to|about|some|all|its|the)\s){0,2}(?:light and heavy\s)?"
    r"(?:[\d.,]+\s?(?:metric\s)?(?:tonnes|tons|t|kt)\s(?:(?:per annum|per year|a year|annually|of)\s){0,2})?"
    r"(?:[A-Z][\w.]{1,12}-[a-z]+\s)?(?:(?!(?:[a-z]+ing|of|to|in|on|and|or|at|from|by|an?|new|with)\s)[a-z-]+\s){0,3}"
)
_CONTRACT = reex.regex(r"\b(?:agreement|deal|contract|accord|pact|memorandum|term sheet|letter of intent)\b")
_AND_GOODS = reex.regex(r",?\s(?:and\s|or\s)?(?:[a-z-]+\s)?")
_END_OF_GOODS = reex.regex(
    r"\s?[.,;)]|\s*$|\s(?:from|over|through|until|till|starting|beginning|worth|produced|mined|refined|recycled|made"
    r"|under|per)\b"
)


def is_for_goods(draft: Draft) -> bool:
    """Say whether two firms only agree on goods, which one of them buys: ``a deal with Acme for its nickel``."""
    goods = [e for e in draft.line.of_kind("commodity") if e.start >= draft.trigger.end]
    first = next((e for e in goods if _FOR_GOODS.fullmatch(draft.line.text, draft.trigger.end, e.start)), None)
    if draft.trigger.form not in ("noun", "pattern") or first is None or not _CONTRACT.search(word_of(draft)):
        return False
    end = first.end
    for other in goods[goods.index(first) + 1 :]:
        if not _AND_GOODS.fullmatch(draft.line.text, end, other.start):
            break
        end = other.end
    return _END_OF_GOODS.match(draft.line.text, end) is not None
