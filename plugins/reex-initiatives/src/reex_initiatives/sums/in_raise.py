"""What one investor pays in a raising that was told with its whole sum: ``took $5 million of the placement``."""

from __future__ import annotations

import re
from collections.abc import Sequence

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.identity import money_of, worth_of
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key

_RAISING = rf"(?:{any_of('raisings')})"
# From the sum of one investor to the raising that it is part of.
_IN_RAISE = reex.regex(
    r"(?:\s(?:worth\s)?of\s[a-z]+)?\s(?:in|into|of|under|through|to|towards|as\spart\sof)\s"
    rf"(?:the|this|that|its|our)\s(?:[\w-]+\s){{0,3}}?{_RAISING}\b(?P<whose>\s(?:of|by)\s(?:the\s)?)?"
)
_IS_RAISING = reex.regex(rf"\b{_RAISING}\b", re.IGNORECASE)
# How far from its sum a raising may be called one, and among how many acts, the latest first, it is sought.
_CALLED, _LATEST = 80, 100


def without_shares(line: Line, own: list[Draft], found: Sequence[Draft]) -> list[Draft]:
    """Return the acts of a sentence without what somebody only pays in a raising told before, in *found*.

    The sentence is evidence of that then.
    """
    if not own or not found or not line.of_kind("money"):
        return own
    kept: list[Draft] = []
    for draft in own:
        whole = _whole(draft, found) if len(draft.amounts) == 1 else None
        if whole is None:
            kept.append(draft)
        else:
            whole.speaks_on(line, reach=line.number)
    return kept


def _whole(part: Draft, found: Sequence[Draft]) -> Draft | None:
    """Return the raising that a sum is said to be a part of."""
    line, money = part.line, part.amounts[0]
    said = _IN_RAISE.match(line.text, money.end, line.end)
    if said is None:
        return None
    firms = {key(e) for e in line.of_kind("company") if said["whose"] and e.start == said.end()}
    return next((d for d in found[: -_LATEST - 1 : -1] if _is_part(part, d) and firms <= d.parties), None)


def _is_part(part: Draft, whole: Draft) -> bool:
    """Say whether an act is a raising of more than the sum of another, in its currency."""
    if whole.act.instrument != "equity" or not whole.amounts or worth_of(whole) <= worth_of(part):
        return False
    if money_of(whole.amounts[0])[1] != money_of(part.amounts[0])[1]:
        return False
    start, end = whole.amounts[0].start - _CALLED, whole.amounts[0].end + _CALLED
    return _IS_RAISING.search(whole.line.text, max(whole.line.start, start), min(whole.line.end, end)) is not None
