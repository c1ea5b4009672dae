"""When an act was announced, from when and until when it holds."""

from __future__ import annotations

import re
from itertools import zip_longest

import msgspec

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.slots import over_colon
from reex_initiatives.sentences.sums_apart import given_before

_EFFECTIVE = reex.regex(
    r"\b(?:effective|takes? effect|took effect|taking effect|into force|starting|beginning|commencing|as of|from"
    r"|in (?:force|effect|place) since|retroactive to|on or after)\s(?:from\s|on\s|in\s)?$",
    re.IGNORECASE,
)
_UNTIL = reex.regex(
    r"\b(?:until|till|through|expires?|expiring|runs to|ends?|ending)\s"
    r"(?:on\s|in\s)?(?:the end of\s|at least\s)?$",
    re.IGNORECASE,
)
# Other dates tell of something else: what is counted since then, or wanted by then.
_OTHER = reex.regex(r"\b(?:since|by|before|after|between|of|to|over)\s(?:the\s)?(?:end of\s)?$", re.IGNORECASE)
# "expects to start in 2027", "building on a memorandum of 2022": a plan's date, and that of what was before.
_PLANNED = reex.regex(
    r"\b(?:expects?|expected|plans?|planned|aims?|hopes?|due|set|scheduled|slated|will|would)\s(?:to\s)?(?:\w+ly\s)?"
    r"(?:be|start|begin|open|complete|finish|launch|reach|commence|produce|come|go|enter|take)\b[^;]{0,60}$"
)
_TOLD = reex.regex(r"\b(?:said|says|announced|told|unveiled|reported)\b[^,;]{0,40}$")
_BEFORE = reex.regex(r"\b(?:building|builds|based)\s(?:up)?on\b[^,;]{0,70}$|\bfollowing\s(?:an?|the)\b[^,;]{0,60}$")
# "deliveries between 2027 and 2035".
_BETWEEN = reex.regex(r"\bbetween\s$", re.IGNORECASE)
_REACH = 36
_PHRASE = 90


class Timing(msgspec.Struct, frozen=True):
    """The dates of an act, as mentions."""

    announced: reex.Entity | None = None
    effective: reex.Entity | None = None
    until: reex.Entity | None = None

    def or_else(self, other: Timing) -> Timing:
        """Return these dates, with those of another mention where there are none."""
        return Timing(self.announced or other.announced, self.effective or other.effective, self.until or other.until)


_UNTOLD = Timing()


def timing(line: Line, trigger: Trigger) -> Timing:
    """Return the dates in the clause of an act."""
    dates = line.of_kind("date")
    if not dates:
        return _UNTOLD
    start, stop = line.clause(trigger.start)
    later = next((t for t in line.triggers if t.start > trigger.end and t.form != "noun"), None)
    if later and (given := given_before(line, later)) and given.start > trigger.end:
        stop = min(stop, given.end)  # "the $5 million that it had lent in 2022"
    stop = over_colon(line, start, stop)
    found = _UNTOLD
    told = [date for date in dates if start <= date.start < stop and date.value]
    for date, following in zip_longest(told, told[1:]):
        joint = following is not None and line.text[date.end : following.start] == " and "
        if joint and _BETWEEN.search(line.text, max(line.start, date.start - _REACH), date.start):
            return Timing(effective=date, until=following)
        found = found.or_else(_one(line, date))
    return found


def _one(line: Line, date: reex.Entity) -> Timing:
    low, phrase = max(line.start, date.start - _REACH), max(line.start, date.start - _PHRASE)
    if _BEFORE.search(line.text, phrase, date.start):
        return Timing()
    if _EFFECTIVE.search(line.text, low, date.start):
        return Timing(effective=date)
    if _UNTIL.search(line.text, low, date.start):
        return Timing(until=date)
    planned = _PLANNED.search(line.text, phrase, date.start) and not _TOLD.search(line.text, phrase, date.start)
    return Timing() if planned or _OTHER.search(line.text, low, date.start) else Timing(announced=date)


def day(date: reex.Entity | None) -> str | None:
    """Return an ISO date as precise as the text tells it: a day, a month, or a year."""
    value = date.value if date else None
    if not isinstance(value, reex.DateRange):
        return None
    if value.start == value.end:
        return value.start.isoformat()
    same_month = (value.start.year, value.start.month) == (value.end.year, value.end.month)
    return value.start.isoformat()[:7] if same_month else value.start.isoformat()[:4]
