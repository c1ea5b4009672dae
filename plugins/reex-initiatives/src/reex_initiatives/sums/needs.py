"""Sums that are only needed, and nobody's act yet: ``$5 million of funding will be required to finish the mine``."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sums.shared import INCLUDING

_NEEDED = reex.regex(
    r"(?:\s(?:in|of)\s(?:[\w-]+\s){0,3}?(?:funds|funding|capital|finance|financing|investments?|money|equity|debt))?"
    rf"\s(?:is|are|was|were|(?:will|would|may|might|could)\sbe)\s(?:(?:still|also|now|\w+ly)\s)?(?:{any_of('needed_sums')})\b"
)
_WORDS = ("required", "needed", "necessary")


def is_needed(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is told to be needed, or to be part of one that is."""
    if not any(line.text.find(word, line.start, line.end) >= 0 for word in _WORDS):
        return False
    if _NEEDED.match(line.text, money.end, line.end):
        return True
    before = [e for e in line.of_kind("money") if e.end < money.start]
    if not before or not _NEEDED.match(line.text, before[-1].end, line.end):
        return False
    return INCLUDING.search(line.text, before[-1].end, money.start) is not None
