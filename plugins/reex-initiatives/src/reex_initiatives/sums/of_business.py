"""Money that a firm has from its business, and nobody gives: ``received $5 million in royalties``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of

_EARNED = rf"(?:{any_of('earned')})\b"
_BEHIND = reex.regex(rf"\s(?:in|of|as|from)\s(?:[a-z-]+\s){{0,3}}?{_EARNED}", re.IGNORECASE)
_BEFORE = reex.regex(
    rf"\b{_EARNED}(?:\s[a-z-]+){{0,2}}\s(?:of|totalling|totaling)\s(?:[a-z]+\s){{0,2}}$", re.IGNORECASE
)
_REACH = 60


def is_of_business(draft: Draft) -> bool:
    """Say whether a sum that no word calls a loan or a grant is what a firm earns, or pays in its business."""
    if not draft.act.generic or not draft.amounts:
        return False
    line, money = draft.line, draft.amounts[0]
    if _BEHIND.match(line.text, money.end, line.end):
        return True
    return _BEFORE.search(line.text, max(line.start, money.start - _REACH), money.start) is not None
