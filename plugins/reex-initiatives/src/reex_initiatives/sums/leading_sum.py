"""Sums that open a line before what they are of: ``- $5 million – the loan of the bank to Acme``."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lists.enumerated import ITEM
from reex_initiatives.sentences.line import Line

_BOUND = reex.regex(rf"(?i:(?:{any_of('about', 'bounds')}|up to)\s)?")
# From the sum to the act's noun, with no verb between.
_THEN = reex.regex(
    r"(?:\s[–—-]|:)\s(?:(?!(?:is|are|was|were|has|have|had|will|would|that|which|what|and|of|for|in|from|on|to|by|with|as|at|before|after|since)\s)[^\s,;:.]+\s){0,8}"
)


def leading_sum(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the sum that opens a line, a dash or colon behind it, where an act's noun has none of its own."""
    if trigger.act.family != "capital" or trigger.form != "noun":
        return ()
    money = next(iter(line.of_kind("money")), None)
    if money is None or not isinstance(money.value, reex.Money) or money.value.per or money.end > trigger.start:
        return ()
    marker = ITEM.match(line.text, line.start, line.end)
    start = marker.end() if marker else line.start
    opens = _BOUND.fullmatch(line.text, start, money.start)
    return (money,) if opens and _THEN.fullmatch(line.text, money.end, trigger.start) else ()
