"""What lasts whatever is agreed: ``the enduring alliance between Japan and Australia``, a task force at work."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, any_titled
from reex_initiatives.sentences.line import Line

# What a relation is called, as an act may be too.
_RELATION = reex.regex(
    r"(?:\S+\s){0,3}(?:partnerships?|alliances?|friendships?|relationships?|cooperation|collaboration)\b", re.IGNORECASE
)
_SHORT = 48
# What may stand between the words that make it one and itself: "the close strategic partnership".
_BETWEEN = reex.regex(r"\s(?:(?!(?:for|to|with|on|that|which|by)\s)[\w’'./-]+,?\s){0,4}")
_REACH = 60
# And between itself and what is said of it: its two sides, and what it is on.
_SIDES = reex.regex(r"(?:\s(?:between|of|with|in|on|among|for|and|the|critical|[A-Z][\w.’'-]*|[a-z]{3,}),?){0,12}\s")
_SIDES_REACH = 140
# By what something else is done.
_CHANNEL = reex.regex(
    r"\b(?:[Tt]hrough|[Vv]ia|[Bb]y way of|[Uu]nder the (?:auspices|umbrella|banner) of)\s(?:(?:the|its|their|our)\s)?$"
)
_CHANNEL_REACH = 40
# Who is only told to be of it: "representatives of the Minerals Security Partnership met".
_PEOPLE = reex.regex(rf"\b(?:{any_titled('people_of')})\s(?:of|from|to|in|within)\s(?:(?:the|its|their|our)\s)?$")
# A body that is there: "The Task Force on Magnets has deepened our partnership", but not one that "has been set up".
_THE_BODY = reex.regex(r"\b(?:[Tt]he|[Tt]his|[Oo]ur|[Tt]heir|[Ii]ts)\s(?:[\w.’'&-]+\s){0,4}$")
_AT_WORK = reex.regex(
    rf"(?:\s[^\s.;:,]+){{0,8}}?\s(?:has|have|had)\s(?!been\s(?:{any_of('founded')})\b)(?:[a-z]+ly\s)?[a-z]+ed\b"
)
_MADE = frozenset(("proposed", "announced", "told", "agreed", "active", "completed", "ended"))
_FIRMS = frozenset(("company", "organization"))


def is_body_at_work(line: Line, trigger: Trigger) -> bool:
    """Say whether a body is only told to have done something: ``The Task Force on Magnets has deepened our trade``."""
    if trigger.form != "noun" or not line.cues_of(trigger.start, trigger.end, "joint_body"):
        return False
    low = max(line.start, trigger.start - _REACH)
    if not _THE_BODY.search(line.text, low, trigger.start) or line.cues_of(low, trigger.start, _MADE):
        return False
    return _AT_WORK.match(line.text, trigger.end, line.end) is not None


def is_relation(line: Line, trigger: Trigger) -> bool:
    """Say whether states only are partners, and nothing is told that they agree.

    So it is in ``a new era of partnership between Canada and Chile`` and ``The
    alliance between Japan and Australia has never been stronger``; who ``signed a close
    partnership`` does agree. Nor do they where something else is done ``through the
    Minerals Security Partnership``.
    """
    if trigger.program:
        full = (e for e in line.of_kind("program") if line.text[e.end : trigger.start] == " (")
        start = next(full, trigger.program).start  # "the Minerals Security Partnership (MSP)"
        low = max(line.start, start - _CHANNEL_REACH)
        only = any(words.search(line.text, low, start) for words in (_CHANNEL, _PEOPLE))
        return trigger.form == "noun" and only
    if not trigger.act.parties or line.of_kinds(_FIRMS):
        return False
    if not _RELATION.match(line.text, trigger.start, min(line.end, trigger.start + _SHORT)):
        return False
    start, stop = line.clause(trigger.start)
    if line.cues_of(start, trigger.start, _MADE):
        return False
    bonds = line.cues_of(max(start, trigger.start - _REACH), trigger.start + 1, "bond")
    if any(cue.end >= trigger.start or _BETWEEN.fullmatch(line.text, cue.end, trigger.start) for cue in bonds):
        return True
    lasts = line.cues_of(trigger.end, min(stop, trigger.end + _SIDES_REACH), "bond_lasts")
    return any(_SIDES.fullmatch(line.text, trigger.end, cue.start) for cue in lasts[:1])
