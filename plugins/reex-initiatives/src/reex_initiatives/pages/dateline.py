"""Datelines, such as ``LONDON, Nov 18 (Reuters) -``: who stands in one neither acts nor gets anything."""

from __future__ import annotations

from collections.abc import Sequence

import reex
from reex_initiatives.lexicon.kinds import NAMES

# "LONDON, Nov 18 (Reuters) - The fund": where it was written and by whom, up to the dash before the first sentence.
_DATELINE = reex.regex(
    r"(?:[A-Z][A-Z.'’ -]{2,30}(?:\s?(?:and|/|,)\s[A-Z][A-Z.'’ -]{2,30})?"
    r"|(?:[A-Z][a-z]+\s){0,2}[A-Z][a-z]+,\s[^()\n]{1,40}(?=\()"
    r"|(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\s)?(?=\())"
    r"(?:,\s[^()–—\n]{1,50}?)?(?:\s?\([^()\n]{2,40}\))?\s(?:[–—]|--?)\s(?=[\"“‘]?[A-Z0-9])"
)


def without_dateline(text: str, span: reex.Span, entities: Sequence[reex.Entity]) -> Sequence[reex.Entity]:
    """Return the entities without those of a dateline, who neither act nor get anything.

    A firm opens none, nor does a country alone: ``CANADA – A loan to Lynas``.
    """
    if not entities or (text[span.start + 1 : span.start + 2].islower() and text.find("(", span.start, span.end) < 0):
        return entities  # as ever, told in far less time
    dateline = _DATELINE.match(text, span.start, span.end)
    if not dateline or any(e.start == span.start and _opens_sentence(e, dateline[0]) for e in entities):
        return entities
    return [e for e in entities if e.start >= dateline.end() or e.kind == "date"]


def _opens_sentence(first: reex.Entity, dateline: str) -> bool:
    """Say whether what looks like a dateline begins a sentence with *first*."""
    metonym = isinstance(first.value, reex.Naming) and first.value.form == "metonym"
    alone = "," not in dateline and "(" not in dateline
    return first.kind in NAMES or (first.kind == "country" and alone and not metonym)
