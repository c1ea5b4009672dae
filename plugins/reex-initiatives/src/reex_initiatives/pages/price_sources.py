"""Who only publishes the price that a contract follows: ``at a price linked to the Asian Metal index``."""

from __future__ import annotations

from collections.abc import Sequence

import reex
from reex_initiatives.lexicon.vocabulary import any_of, words_of

_PUBLISHERS = frozenset(words_of("price_publishers"))
# "the Fastmarkets lithium price", "LME's three-month nickel quotation", "Argus assessed it".
_BEHIND = reex.regex(
    rf"(?:['’]s?)?(?:(?:\s(?!and\b)[\w&%./-]+|\s\([^()\n]{{1,30}}\)){{0,5}}?\s(?:{any_of('price_words')})|\s(?:{any_of('quoted')}))\b"
)
# "prices published by Fastmarkets or Argus", "pegged to the LME"; what a price is for stands behind a semicolon.
_BEFORE = reex.regex(rf"\b(?:{any_of('price_words', 'price_cues')})\b[^;]*$")
_REACH = 80  # characters from the word for the price to its source


def without_price_sources(text: str, span: reex.Span, entities: Sequence[reex.Entity]) -> Sequence[reex.Entity]:
    """Return the entities without those that only say where a price is from, who neither act nor get anything."""
    if _PUBLISHERS.isdisjoint([e.name for e in entities]):
        return entities  # as nearly ever
    return [e for e in entities if e.name not in _PUBLISHERS or not _is_source(text, span, e)]


def _is_source(text: str, span: reex.Span, publisher: reex.Entity) -> bool:
    """Say whether a price stands beside who publishes it."""
    if _BEHIND.match(text, publisher.end, span.end):
        return True
    return _BEFORE.search(text, max(span.start, publisher.start - _REACH), publisher.start) is not None
