"""Who depends on others for a share of its supply: ``Japan imported 90% of its magnets from China``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.facts.share_holder import HOLDERS, ITS
from reex_initiatives.facts.supply_share import WISH
from reex_initiatives.sentences.line import Line

# Who depends: "Japan imported 90% of its magnets from", "Japan relies on China for 98%", "its reliance on China … 60%".
_BUYS = reex.regex(
    r"\b(?:import(?:s|ed)?|gets?|got|buys?|bought|takes?|took|sources?|sourced|obtain(?:s|ed)?|receive[sd]?|draws?|drew)"
    r"\s(?:about|around|some|nearly|almost|roughly|more than|over|up to|at least)?\s?$"
)
_OF_ITS_FROM = reex.regex(r"\sof\s(?:its|their|all|the)\s[^.;]{2,60}?\sfrom\s(?:the\s)?")
_RELIES = reex.regex(
    r"\b(?:rel(?:y|ies|ied|iant)|depend(?:s|ed|ent)?|reliance|dependence|dependency)\s(?:up)?on\s[^.;]{2,120}$"
)
_RELIANCE = ("relian", "relie", "rely", "depend")  # of these it holds one
# "60% of Japan's imports come from China", "imports from China met 88% of Japan's demand".
_OF_WHOM = reex.regex(r"\sof\s(?:all\s)?(?:the\s)?")
_NEEDS = reex.regex(
    r"[’']s?\s(?:[\w-]+\s){0,4}?"
    r"(?:imports|purchases|demand|needs|requirements|consumption|[\w-]+(?=\s(?:is|are|was|were)\simported))\b"
)
_SUPPLIED = reex.regex(r"[^.;]{0,60}?\s(?:from|by|imported)\b")
_SHIPPED = reex.regex(r"\b(?:imports|shipments|deliveries|purchases)\sfrom\s[^.;]{2,60}$", re.IGNORECASE)


def words_of_reliance(line: Line, percent: reex.Entity) -> re.Match[str] | None:
    """Return the words that say that somebody depends on others for a share, by buying there or in so many words."""
    low = max(line.start, percent.start - WISH)
    if (buys := _BUYS.search(line.text, low, percent.start)) and _from_somebody(line, percent):
        return buys
    start, _ = line.clause(percent.start)
    if any(map(line.text[start : percent.start].__contains__, _RELIANCE)):
        return _RELIES.search(line.text, start, percent.start)
    return None


def who_relies(
    line: Line, percent: reex.Entity, relies: re.Match[str] | None, topic: reex.Entity | None
) -> reex.Entity | None:
    """Return who depends on others for a share: ``Japan imported 90% of its magnets from China``."""
    if relies is None:
        return _needing(line, percent)
    before = [e for e in line.of_kinds(HOLDERS) if e.end <= relies.start()]
    if before:
        return before[-1]
    if topic and ITS.search(line.text, line.start, relies.start()):
        return topic
    return next((e for e in line.of_kind("country") if e.start >= relies.start()), None)  # "Europe relies on China"


def _needing(line: Line, percent: reex.Entity) -> reex.Entity | None:
    """Return whose imports or demand a share is of: ``60% of Japan's imports come from China``."""
    for entity in line.of_kinds(HOLDERS):
        if entity.start >= percent.end:
            needs = _OF_WHOM.fullmatch(line.text, percent.end, entity.start) and _NEEDS.match(line.text, entity.end)
            if not needs:
                return None
            supplied = _SUPPLIED.match(line.text, needs.end(), line.end)
            return entity if supplied or _SHIPPED.search(line.text, line.start, percent.start) else None
    return None


def _from_somebody(line: Line, percent: reex.Entity) -> bool:
    """Say whether goods come from a country: ``90% of its magnets from China``."""
    countries = (e for e in line.of_kind("country") if e.start >= percent.end)
    return any(_OF_ITS_FROM.fullmatch(line.text, percent.end, e.start) for e in countries)
