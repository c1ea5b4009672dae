"""What somebody is to spend in all, told with what it is for: ``will invest $9 million: it buys A for 5, B for 4``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import reex
from reex_initiatives.drafts.draft import ELSEWHERE, Draft
from reex_initiatives.drafts.identity import money_of

# What a plan may be called, and how its sum may be found.
_PLANS = frozenset(("funding", "project", "acquisition", "equity"))
_BY_PLACE = frozenset(("site", "site-lead", "list-item", "row"))
# How many acts behind a plan its parts may be told, and how many these may be.
_NEAR, _MOST_PARTS = 8, 5
# "1.2 trillion won (US$830 million)": a sum once more, in other money.
_CONVERTED = reex.regex(r"\s\((?:about\s|around\s|some\s|or\s|equivalent to\s|~\s?)?")


def plans(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """Yield each sum that somebody has for nobody by name, with his acts behind it that come to it in one currency."""
    paid = [draft for draft in drafts if draft.amounts]
    for at, total in enumerate(paid):
        if total.act.instrument not in _PLANS or total.rule in _BY_PLACE or not total.actors or _is_for_somebody(total):
            continue
        own = [d for d in paid[at + 1 : at + 1 + _NEAR] if d.known("actors").keys == total.known("actors").keys]
        own = [d for d in own if d.line.number > total.line.number]
        for worth, currency in _worths(total):
            if parts := _that_come_to(worth, [d for d in own if money_of(d.amounts[0])[1] == currency]):
                yield total, parts


def _is_for_somebody(draft: Draft) -> bool:
    return bool(draft.recipients) and draft.why.get("recipients") not in ELSEWHERE


def _worths(draft: Draft) -> Iterator[tuple[Decimal, str]]:
    """Yield how much a sum is, in its own currency and in the one of the brackets behind it."""
    money, text = draft.amounts[0], draft.line.text
    behind = (e for e in draft.line.of_kind("money") if e.start > money.end and text.startswith(")", e.end))
    again = next((e for e in behind if _CONVERTED.fullmatch(text, money.end, e.start)), None)
    for sum_told in (money, again):
        amount, currency = money_of(sum_told) if sum_told else (None, None)
        if amount and currency:
            yield amount, currency


def _that_come_to(worth: Decimal, acts: Sequence[Draft]) -> list[Draft]:
    """Return acts next to each other that come to a sum together."""
    for first in range(len(acts)):
        for size in range(2, _MOST_PARTS + 1):
            parts = acts[first : first + size]
            if (
                len(parts) == size
                and sum((money_of(d.amounts[0])[0] or Decimal(0) for d in parts), Decimal(0)) == worth
            ):
                return list(parts)
    return []
