"""What a cue tells of an act: the status of its list."""

from __future__ import annotations

from operator import attrgetter

import msgspec

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.words import CUES_BEFORE, CUES_BEHIND, CUES_LIKE, STATUS_CUES
from reex_initiatives.sentences.line import Line

# What a later mention may raise the status to; an end is an end.
RANK = {"proposed": 0, "announced": 1, "agreed": 2, "active": 3, "completed": 4, "ended": 5}
# Cues that count before an act and behind it, in its own word, and those by which a contract binds nobody.
TELLING = frozenset((*STATUS_CUES, "negated"))
TELLING_BEHIND = TELLING | {"proposed_after"}
# Those of what was done or decided.
TOLD = frozenset(("agreed", "active", "completed", "ended"))
# How far before the word of a pattern its verb of status may stand: "will impose new curbs".
GOVERNS = 20
_START = attrgetter("start")
# Lists of what must stand right before or behind its act, and the status that each of them is one of.
PLAIN = {name: name.removesuffix("_before") for name in CUES_BEFORE}
PLAIN |= {name: name.removesuffix("_like") for name in CUES_LIKE}
PLAIN |= {name: name.removesuffix("_behind") for name in CUES_BEHIND} | {"proposed_behind": "proposed_after"}


class Reading(msgspec.Struct, frozen=True):
    """What the words around an act say of its status, before its own nature is asked."""

    status: str
    why: str
    cue: reex.Hit | None = None


def with_near(cues: list[reex.Hit], near: list[reex.Hit]) -> list[reex.Hit]:
    """Return *cues* and those that stand near the act, in order: of two in one place the longer one."""
    for cue in near:
        cues = [c for c in cues if c.start >= cue.end or c.end <= cue.start or c.end - c.start > cue.end - cue.start]
        if not any(c.start < cue.end and cue.start < c.end for c in cues):
            cues.append(cue)
    return sorted(cues, key=_START) if near else cues


def status_of_cue(cue: reex.Hit) -> str:
    """Return the status that a cue tells by itself: what is only told, as by ``unveiled``, is announced."""
    status = cue_list(cue).removesuffix("_after")
    return "announced" if status == "told" else status


def by_cue(cue: reex.Hit) -> Reading:
    """Return what a cue says of the status of its act."""
    return Reading(cue_list(cue).removesuffix("_after"), "cue", cue)


def cue_list(cue: reex.Hit) -> str:
    """Return the list of a cue; what must stand right before or behind its act is a status like any other."""
    name = str(cue.term.data.list)
    return PLAIN.get(name, name)


def is_close(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue behind the act speaks of it: no other act stands between."""
    return not any(trigger.end <= other.start < cue.start for other in line.triggers if not other.act.sites)
