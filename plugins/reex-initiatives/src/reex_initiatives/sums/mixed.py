"""Sums in one currency that are the total of several: ``US$5 million and C$4 million, together C$11 million``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import reex
from reex_initiatives.drafts.draft import ELSEWHERE, Draft, Side
from reex_initiatives.drafts.identity import money_of, worth_of
from reex_initiatives.lexicon.vocabulary import any_of

_TOGETHER = rf"(?:{any_of('in_one')})"
_BEFORE = reex.regex(rf"\b{_TOGETHER}\b(?:\s[a-z-]+){{0,4}}\s$", re.IGNORECASE)
_BEHIND = reex.regex(rf"(?:\s[a-z]+){{0,3}}\s{_TOGETHER}\b")
_REACH = 60
# How many sentences before a total its parts may be told, and how many acts are looked at.
_TOLD_REACH, _NEAR = 3, 12


def mixed(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """Yield each sum that is said to be of several sums before it, not all in its currency, with the acts of these."""
    for at, total in enumerate(drafts):
        if total.act.family != "capital" or len(total.amounts) != 1 or not _is_together(total):
            continue
        near = drafts[max(0, at - _NEAR) : at]
        parts = [d for d in near if d.act.family == "capital" and d.amounts and _is_near(d, total)]
        if len(parts) > 1 and _come_to(parts, total):
            yield total, parts


def _is_near(part: Draft, total: Draft) -> bool:
    """Say whether an act is told right before a total, between parties of it."""
    if total.line.number - part.evidence[-1].number > _TOLD_REACH:
        return False
    sides: tuple[Side, ...] = ("actors", "recipients")
    told = [side for side in sides if total.known(side).keys and total.why.get(side) not in ELSEWHERE]
    return all(part.known(side).keys & total.known(side).keys for side in told)


def _come_to(parts: list[Draft], total: Draft) -> bool:
    """Say whether some of the sums are in another currency, and those in that of the total are less than it."""
    currency = money_of(total.amounts[0])[1]
    alike = [d for d in parts if money_of(d.amounts[0])[1] == currency]
    return len(alike) < len(parts) and sum(map(worth_of, alike), Decimal(0)) < worth_of(total)


def _is_together(total: Draft) -> bool:
    """Say whether a sum is told as one of several: ``together``, ``a combined``, ``in total``."""
    text, line, money = total.line.text, total.line, total.amounts[0]
    low = max(line.start, money.start - _REACH)
    before = _BEFORE.search(text, low, money.start) is not None
    return before or _BEHIND.match(text, money.end, line.end) is not None
