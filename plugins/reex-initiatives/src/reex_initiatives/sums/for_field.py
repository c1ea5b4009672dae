"""The part of a sum for minerals, where all of it is for a place: ``€9 billion for Chad include €1 billion``."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import NAMES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# What the whole is for, behind its sum: "for Central Asia", "to the region".
_FOR_PLACE = reex.regex(r"(?:\s[a-z]+){0,4}?\s(?:for|to|in|across)\s(?:the\s)?(?:[A-Z]|region\b|continent\b)")
_INCLUDES = reex.regex(
    rf"[^;:]{{2,160}}?\b(?:{any_of('including')}|includes?)\s(?:(?:{any_of('about', 'bounds', 'more_bounds')})\s)?"
)
# Before the goods that a part is for: "is set aside for new".
_FOR_GOODS = reex.regex(
    r"(?:\s(?:is|are|will\sbe|to\sbe))?(?:\s[a-z]+){0,2}\s(?:for|to|on|towards?)\s(?:[a-z-]+\s){0,4}"
)
_FIELDS = frozenset(("own_field", "near_field"))
_REACH = 60


def for_field(line: Line, made: list[Draft]) -> list[Draft]:
    """Return the acts of a sentence, where money for a place only counts with the part of it that is for minerals."""
    if line.text.find("includ", line.start, line.end) < 0 and line.text.find("of which", line.start, line.end) < 0:
        return made
    for draft in made:
        if draft.act.generic and draft.act.family == "capital" and len(draft.amounts) == 1:
            _narrow(line, draft)
    return made


def _narrow(line: Line, draft: Draft) -> None:
    whole = draft.amounts[0]
    part = next((e for e in line.of_kind("money") if e.start > whole.end), None)
    place = _FOR_PLACE.match(line.text, whole.end, part.start) if part else None
    if part is None or place is None or any(e.start == place.end() - 1 for e in line.of_kinds(NAMES)):
        return
    if not _INCLUDES.fullmatch(line.text, whole.end, part.start):
        return
    if any(e.start < part.start for e in line.of_kind("commodity")) or line.cues_of(line.start, part.start, _FIELDS):
        return
    near = [e for e in line.of_kind("commodity") if part.end < e.start < part.end + _REACH]
    goods = tuple(e for e in near if _FOR_GOODS.fullmatch(line.text, part.end, e.start))
    if goods:
        draft.amounts, draft.commodities = (part,), goods
