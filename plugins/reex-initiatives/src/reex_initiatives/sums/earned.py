"""Sums that a firm may spend for a share, and need not: ``can earn 51% by funding $5 million of exploration``."""

from __future__ import annotations

from collections.abc import Sequence

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.sentences.line import Line

# From the verb to the sums that the share is earned by; who "has earned" it has paid.
_EARNS = reex.regex(
    r"\bearn(?:[ -]in)?\s(?:[^\s;]+\s){1,40}?(?:by|through|upon|if|after|once|subject to|in return for)\s"
)
_REACH = 400


def is_to_earn(line: Line, at: int) -> bool:
    """Say whether a place stands behind a share that a firm can earn, among what it has to do for that."""
    low = max(line.start, at - _REACH)
    if line.text.find("earn", low, at) < 0:
        return False
    return _EARNS.search(line.text, low, at) is not None


def without_terms(made: Sequence[Draft]) -> list[Draft]:
    """Return the acts of a sentence without what a firm has to do to earn the share that one of them is."""
    shares = [d for d in made if d.act.instrument == "equity" and not is_to_earn(d.line, d.trigger.start)]
    if not shares:
        return list(made)
    return [d for d in made if d in shares or d.act.family != "capital" or not is_to_earn(d.line, d.trigger.start)]
