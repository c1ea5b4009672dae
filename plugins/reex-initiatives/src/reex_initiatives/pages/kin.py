"""Firms that a sentence names only to say who another one is: ``Acme, formerly known as Beta``, ``a rival of Beta``."""

from __future__ import annotations

from collections.abc import Sequence

import reex
from reex_initiatives.lexicon.vocabulary import any_of

_WHO_ONE_IS = reex.regex(
    rf",\s(?:(?:{any_of('once')})\s(?:(?:known\sas|called|named)\s)?"
    rf"|(?:an?|the)\s(?:[\w%-]+\s){{0,3}}(?:{any_of('kin')})\sof\s"
    rf"|whose\s(?:[a-z-]+\s){{0,3}}(?:{any_of('related')}|owners?)\s(?:is|are|includes?)\s)(?:the\s)?$"
)
_REACH = 72


def without_kin(text: str, span: reex.Span, entities: Sequence[reex.Entity]) -> Sequence[reex.Entity]:
    """Return *entities* without the firms that only tell what another one is to them, or was called."""
    if len(entities) < 2 or text.find(", ", span.start, span.end) < 0:
        return entities
    return [e for e in entities if e.kind != "company" or not _is_kin(text, span, e)]


def _is_kin(text: str, span: reex.Span, firm: reex.Entity) -> bool:
    return _WHO_ONE_IS.search(text, max(span.start, firm.start - _REACH), firm.start) is not None
