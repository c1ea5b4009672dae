"""Whether the text denies an act, or only its end."""

from __future__ import annotations

import re
from itertools import pairwise

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.progress.no_cue import spelled_out
from reex_initiatives.progress.reading import Reading, cue_list
from reex_initiatives.sentences.line import Line

# "no less than $5 million": how much it is at least.
_BOUND = reex.regex(r"(?:no|not|nothing|none)\s(?:less|more|fewer|under|over)\b", re.IGNORECASE)
_DENIAL_REACH = 24
# How far behind its denial an end may stand: "will not yet lift".
_NEAR = 6
# Who will not end a measure keeps it.
_REFUSES = reex.regex(any_of("refuses"))


def end_denied(line: Line, trigger: Trigger, before: list[reex.Hit]) -> Reading | None:
    """Return that a measure is in force whose end is denied: ``will not lift its ban``, ``rules out lifting``."""
    for denial, end in pairwise(before):
        denies = bool(cue_list(denial) == "negated" or _REFUSES.fullmatch(line.text, denial.start, denial.end))
        denies = denies or line.text.endswith("yet to", denial.start, denial.end)  # "has yet to lift its curbs"
        lifted = denies and cue_list(end) == "ended" and end.start - denial.end <= _NEAR
        if lifted and trigger.act.family == "trade" and end.end <= trigger.start:
            return Reading("active", "cue", end)
    return None


def denies(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a denial reaches the act: not over a comma, nor over ``and`` to the act's own verb.

    ``Without fanfare, the Pentagon invested``; ``did not concur and set up a
    council``.
    """
    between = line.text[cue.end : trigger.start]
    goes_on = between.endswith(" and ") and trigger.form != "noun"
    denial = cue_list(cue) == "negated" and not _BOUND.match(line.text, cue.start)
    return denial and "," not in between and not goes_on


def denied_behind(line: Line, trigger: Trigger, after: list[reex.Hit]) -> bool:
    """Say whether the act's own verb is denied: ``Loans alone won't do``; not over a comma either."""
    near = bool(after) and cue_list(after[0]) == "negated" and after[0].start - trigger.end < _DENIAL_REACH
    if not near or _BOUND.match(line.text, after[0].start):
        return False
    return "," not in line.text[trigger.end : after[0].start] and not spelled_out(line, trigger, after[0])
