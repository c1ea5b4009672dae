"""Relations between states, which last whatever they agree: ``the enduring alliance between Japan and Australia``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.line import Line
from reex_initiatives.trigger import Trigger

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
_MADE = frozenset(("proposed", "announced", "told", "agreed", "active", "completed", "ended"))
_FIRMS = frozenset(("company", "organization"))


def is_relation(line: Line, trigger: Trigger) -> bool:
    """Say whether states only are partners, and nothing is told that they agree.

    So it is in ``a new era of partnership between Canada and Chile`` and ``The
    alliance between Japan and Australia has never been stronger``; who ``signed a close
    partnership`` does agree. Nor do they where something else is done ``through the
    Minerals Security Partnership``.
    """
    if trigger.program:
        low = max(line.start, trigger.start - _CHANNEL_REACH)
        return trigger.form == "noun" and _CHANNEL.search(line.text, low, trigger.start) is not None
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
