"""What was done so long ago that it is only background."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line

# Before which year something is no news, how a time opens a sentence, and what parts it from an act before it.
_LONG_AGO = 1980
_HAPPENED = frozenset(("agreed", "active", "completed", "ended"))
_AT_TIME = reex.regex(rf"\b(?:{any_of('before_time')})(?:\s(?:the|an?))?[\s-]$", re.IGNORECASE)
_OPENS = reex.regex(rf"\W{{0,3}}(?:(?:{any_of('opens_with_time')})[\s-]){{0,6}}", re.IGNORECASE)
_WHEN = reex.regex(r"(?:\sI+|\sOne|\sTwo)?,\s(?:when|where|as|while)\s")
_OTHER_CLAUSE = reex.regex(r"[,;:(]|\b(?:that|which|who|since|than|and|but|from)\b")


def is_history(line: Line, trigger: Trigger, how: Force) -> bool:
    """Say whether something was done so long ago that it is only background: ``In 1952, Molycorp opened a mine``."""
    if how.status not in _HAPPENED:
        return False
    old = [(cue.start, cue.end) for cue in line.cues_of(line.start, line.end, "long_ago")]
    old += [(date.start, date.end) for date in line.of_kind("date") if _is_old(date)]
    times = ((start, end) for start, end in old if _AT_TIME.search(line.text, line.start, start))
    return any(_is_time_of(line, trigger, start, end) for start, end in times)


def _is_time_of(line: Line, trigger: Trigger, start: int, end: int) -> bool:
    """Say whether an act is told of the time that stands at *start*."""
    if start > trigger.start:
        return not _OTHER_CLAUSE.search(line.text, trigger.end, start)
    if any(end < e.start < trigger.start and not _is_old(e) for e in line.of_kind("date")):
        return False
    same = start >= line.clause(trigger.start)[0] and line.text.find(", ", end, trigger.start) < 0
    return same or bool(_OPENS.fullmatch(line.text, line.start, start) or _WHEN.match(line.text, end))


def _is_old(date: reex.Entity) -> bool:
    return isinstance(date.value, reex.DateRange) and date.value.end.year < _LONG_AGO
