"""Whose a share of supply is: ``China, which refines 90%``, ``90% of refining is held by China``."""

from __future__ import annotations

from collections.abc import Sequence

import reex
from reex_initiatives.facts.supply_share import NEAR, VERB, WORDS_BEFORE
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective

# Whose share it is may follow: "90% of refining is held by China", "sits inside China".
_HELD = reex.regex(
    r"\b(?:stands?|hands|lies|lie|held|controlled|produced|supplied|processed|refined|mined|made|sits?|located|imports?"
    r"|comes?|came|originates?|imported|sourced|runs?|happens?|takes? place)\b"
    r".{0,60}\b(?:by|in|inside|from|within|of|through)\s(?:the\s)?$"
)
# "The source of 95% of magnets is China".
_SOURCE_OF = reex.regex(
    r"\b(?:source|origin|supplier|producer|home)s?\s(?:of|for)\s"
    r"(?:about\s|around\s|some\s|nearly\s|over\s|more than\s|up to\s)?$"
)
_IS = reex.regex(r"[^.;,]{3,80}\s(?:is|are|was|were|remains?)\s(?:still\s|now\s)?(?:the\s)?")
# "the 85% of processing that China commands".
_THAT = reex.regex(r"\b(?:that|which)\s(?:the\s)?$")
# What may stand between a holder and its verb, and between holders of one share.
_RIGHT_BEFORE = reex.regex(
    r"(?:\s?[,–—-]+)?\s(?:(?:which|who|that)\s)?(?:alone\s|together\s|jointly\s|currently\s|now\s|still\s|already\s|is\s|was\s|has\s)?"
)
_JOINED = reex.regex(r",\s(?:and\s)?|\sand\s")
# What may stand between two shares of one holder: "77% of mining, over 95% of refining and nearly 100% of magnets".
_NEXT_IN_LIST = reex.regex(
    r"[^.;]{0,60}?(?:,|\sand|,\sand)\s(?:for\s)?"
    r"(?:over\s|about\s|nearly\s|around\s|more than\s|some\s|up to\s|close to\s)?"
)
# A party after these is not the one that holds: "insulate the U.S. from China's dominance".
_NOT_HOLDER = reex.regex(r"\b(?:from|against|insulate|of|to|for|outside|beyond|than)\s(?:the\s)?$")
_WHICH = reex.regex(r",\s(?:which|who|whose)\b")
# "With 30% of world bauxite, Guinea": whose it is comes behind.
_WITH = reex.regex(r"(?:With|At)\s(?:about\s|some\s|nearly\s|over\s|more than\s|around\s)?$")
_THEN = reex.regex(r"(?:\sof\s[^.;,]{3,60})?,\s(?:the\s)?")
# "Türkiye 99% of its boron", "against 9% for the Philippines".
_RIGHT_BEHIND = reex.regex(r"\s(?:currently\s|now\s)?(?:about\s|some\s|over\s|nearly\s|with\s)?")
_FOR_WHOM = reex.regex(r"\sfor\s(?:the\s)?")
# Who is spoken of in a sentence that names nobody: "It still refines nine-tenths".
ITS = reex.regex(r"\b(?:[Ii]ts?|[Tt]he (?:country|nation|company|group|miner))\s(?:[\w-]+\s){0,8}$")
HOLDERS = frozenset(("country", "company"))


def spoken_of(lines: Sequence[Line]) -> reex.Entity | None:
    """Return who may hold a share and is named first in the last sentence that names anybody."""
    named = (e for line in reversed(lines) if line.entities for e in line.of_kinds(HOLDERS) if not is_adjective(e))
    return next(named, None)


def holder_of(line: Line, percent: reex.Entity, topic: reex.Entity | None) -> reex.Entity | None:
    """Return whose share it is: who holds it, is named behind it or nearest before it, or is spoken of as ``it``."""
    holders = line.of_kinds(HOLDERS)
    before = [entity for entity in holders if entity.end <= percent.start]
    if before and _RIGHT_BEHIND.fullmatch(line.text, before[-1].end, percent.start) and not is_adjective(before[-1]):
        return before[-1]
    subjects = [e for e in before if not _NOT_HOLDER.search(line.text, max(line.start, e.start - 12), e.start)]
    spoken = [e for e in before if e in subjects or _WHICH.match(line.text, e.end)]  # "outside China, which refines"
    if holder := _doer(line, spoken, percent):
        return holder
    if _WITH.search(line.text, line.start, percent.start):
        return next((e for e in holders if _THEN.fullmatch(line.text, percent.end, e.start)), None)
    if holder := _named_behind(line, percent):
        return holder
    owners = [entity for entity in before if line.text.startswith(("'s", "’s"), entity.end)]
    nearest = owners or subjects
    if nearest:
        return nearest[-1]
    return topic if topic and ITS.search(line.text, line.start, percent.start) else None


def _doer(line: Line, before: list[reex.Entity], percent: reex.Entity) -> reex.Entity | None:
    """Return who stands right before a verb of holding: ``China, which controls over 50%``; of several, the first."""
    for entity in reversed(before):
        if any(
            hit.term.data.share and _RIGHT_BEFORE.fullmatch(line.text, entity.end, hit.start) for hit in line.shares
        ):
            joined = [entity]
            for other in reversed(before):
                if other.end <= joined[0].start and _JOINED.fullmatch(line.text, other.end, joined[0].start):
                    joined.insert(0, other)
            return joined[0] if entity.kind == "country" else entity
    return None


def _named_behind(line: Line, percent: reex.Entity) -> reex.Entity | None:
    """Return who is said behind a share to hold it: ``90% of refining is held by China``."""
    is_source = _SOURCE_OF.search(line.text, max(line.start, percent.start - WORDS_BEFORE), percent.start)
    for entity in line.of_kinds(HOLDERS):
        if _FOR_WHOM.fullmatch(line.text, percent.end, entity.start):
            return entity
        behind = percent.end <= entity.start <= percent.end + NEAR
        verb = any(entity.end < hit.start <= entity.end + VERB and hit.term.data.share for hit in line.shares)
        if behind and _HELD.search(line.text, percent.end, entity.start):
            return entity
        if behind and is_source and _IS.fullmatch(line.text, percent.end, entity.start):
            return entity
        if behind and line.text.startswith(" hands", entity.end):
            return entity
        if behind and verb and _THAT.search(line.text, percent.end, entity.start):
            return entity
    return None


def goes_on_in_list(line: Line, before: reex.Entity, percent: reex.Entity) -> bool:
    """Say whether a percentage stands in one list with a share before it."""
    of = line.text.startswith(" of ", percent.end)
    return of and _NEXT_IN_LIST.fullmatch(line.text, before.end, percent.start) is not None
