"""Sums that are only said roughly, and are those of acts told beside them: ``over $1 billion of debt``."""

from __future__ import annotations

from decimal import Decimal

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.identity import worth_of

# How many sums before and after the total its parts may be away, and how many there may be.
_NEAR, _MOST_PARTS = 12, 6
# Between which multiples of such a sum its parts come to, by its bound.
_ROUGH = {"at_least": (Decimal(1), Decimal("1.06")), "about": (Decimal("0.98"), Decimal("1.02"))}
# Rules that find acts by their places alone, and so by no words for a total.
_BY_PLACE = frozenset(("list-item", "row"))


def rough_parts(at: int, alike: list[Draft]) -> list[Draft]:
    """Return the sums in a row for the same firm that come to what the one at *at* only says roughly.

    Args:
        at: which of the sums.
        alike: all acts with sums in its currency, in the order of the text.
    """
    total, (money, *_) = alike[at], alike[at].amounts
    bound = money.value.bound if isinstance(money.value, reex.Money) else ""
    if total.act.family != "capital" or bound not in _ROUGH or total.rule in _BY_PLACE:
        return []
    near = [*alike[max(0, at - _NEAR) : at], *alike[at + 1 : at + 1 + _NEAR]]
    near = [draft for draft in near if draft.act is total.act or total.act.generic]
    least, most = (worth_of(total) * part for part in _ROUGH[bound])
    runs = (near[i : i + size] for size in range(2, _MOST_PARTS + 1) for i in range(len(near) - size + 1))
    for parts in runs:
        one = all(draft.parties & total.parties and draft.act.family == "capital" for draft in parts)
        if one and least <= sum(map(worth_of, parts), Decimal(0)) <= most:
            return parts
    return []
