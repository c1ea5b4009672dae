"""A total of which a list is made that a later line opens: ``$2 billion in calls …``, then ``The calls include:``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.identity import worth_of

_OPENS = reex.regex(r"\n[^\n$€£¥]{5,160}:[ \t]*\n")
# How far behind a total the line may stand, and how many sentences from one sum of its list to the next.
_REACH, _GAP = 1200, 5
# What its parts come to: a total may be a round figure, and of less than half it has others.
_MOST, _LEAST = Decimal("1.02"), Decimal("0.5")
_SUMS = 40


def split_behind(total: Draft, behind: Sequence[Draft]) -> list[Draft]:
    """Return the sums of the list which a line soon behind a total opens, if they come to it.

    Args:
        total: money that nobody in particular gets.
        behind: the acts with sums in its currency that stand behind it.
    """
    line = total.line
    if total.act.family != "capital" or total.recipients or len(behind) < 2:
        return []
    stop = min(line.end + _REACH, behind[0].line.start)
    opens = _OPENS.search(line.text, line.end, stop) if line.text.find(":", line.end, stop) >= 0 else None
    if opens is None:
        return []
    parts: list[Draft] = []
    for draft in behind[:_SUMS]:
        if draft.act.family != "capital" or (parts and draft.line.number - parts[-1].line.number > _GAP):
            break
        parts.append(draft)
    whole, worth = worth_of(total), sum(map(worth_of, parts), Decimal(0))
    return parts if len(parts) > 1 and whole * _LEAST <= worth <= whole * _MOST else []
