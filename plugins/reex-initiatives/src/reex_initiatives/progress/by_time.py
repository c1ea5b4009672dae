"""What time does to a status: a loan that is drawn bit by bit, a tax credit that runs out, an embargo of long ago."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# "phases out after 2032", "will end in 2030": it is in force until then.
_RUNS_OUT = reex.regex(
    rf"\b(?:{any_of('runs_out')})\b[^.;]{{0,40}}\b(?:after|in|on|from|at|by|beginning|until)\s[^.;]{{0,30}}\b20\d\d\b"
)
# "the 2010 Chinese embargo": what is called by its year has a name, as what is over has, if that is long ago.
_OF_YEAR = reex.regex(r"\b((?:19|20)\d\d)\s(?:[A-Z][\w-]+\s|[a-z-]+\s){0,3}$")
_YEAR = reex.regex(r"\b(?:19|20)\d\d\b")
_OF_YEAR_REACH = 48
_LONG_AGO = 5
_LOOKED_AT = 20_000


def by_time(line: Line, trigger: Trigger, status: str, stop: int) -> str:
    """Return what a *status* is by the time of its act, whose clause ends at *stop*."""
    act = trigger.act
    if act.instrument == "tax_credit" and status in ("announced", "ended"):
        return "active" if _RUNS_OUT.search(line.text, trigger.end, stop) else status
    if (
        act.family == "trade"
        and status == "active"
        and trigger.form in ("noun", "pattern")
        and _is_long_ago(line, trigger)
    ):
        return "ended"
    return status


def _is_long_ago(line: Line, trigger: Trigger) -> bool:
    start = trigger.match.start if trigger.match else trigger.start
    of_year = _OF_YEAR.search(line.text, max(line.start, start - _OF_YEAR_REACH), start)
    if of_year is None:
        return False
    published = line.page.document.published
    now = int(published[:4]) if published else max(map(int, _YEAR.findall(line.text, 0, _LOOKED_AT)), default=0)
    return now - int(of_year[1]) >= _LONG_AGO
