"""What a sentence that tells no act of its own says of the last one, and a clause of the act before it."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.progress.cues_behind import said_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sentences.slots import lasting

# A sentence that speaks of the act before it, and tells nothing of its own.
_SPEAKS_ON = reex.regex(rf"(?:This|These|The|Such) (?:\w+ )?(?:{any_of('spoken_of_again')})\b")
# What stands for the act just told.
_IT = reex.regex(rf"\W{{0,3}}(?:It|This|The (?:{any_of('told_just_now')}))\s")
# How far behind "threaten" the country may stand that is hit.
_HIT_REACH = 30
_WHICH_WAS = reex.regex(r",\swhich\s")


def hear(last: Draft, line: Line) -> None:
    """Let a sentence without an act say more of the *last* one: how far it has come, whom it hits, how long for."""
    if _SPEAKS_ON.match(line.text, line.start, line.end):
        last.speaks_on(line)
        _hits(last, line)
    if it := _IT.match(line.text, line.start):
        _hear_it(last, line, it.end())
    if last.line.number == line.number - 1:
        last.duration = last.duration or lasting(line, line.start)


def _hear_it(last: Draft, line: Line, at: int) -> None:
    """Let the sentence behind an act say how far it has come: ``It was signed in May``."""
    cue = said_of(line, at)
    if cue and line.number - last.evidence[-1].number == 1:
        last.hear_said(cue, line)
        last.speaks_on(line)


def hear_which(draft: Draft) -> None:
    """Let a clause behind an act say how far it has come: ``a loan to Acme, which was approved in May``."""
    line, trigger = draft.line, draft.trigger
    which = _WHICH_WAS.search(line.text, trigger.end, line.end)
    if which and not any(trigger.end <= other.start < which.start() for other in line.triggers if not other.act.sites):
        draft.hear_said(said_of(line, which.end()), line)


def _hits(measure: Draft, line: Line) -> None:
    """Let a sentence on a measure tell whom it hits: ``These restrictions threaten U.S. defense``."""
    if measure.act.family != "trade" or measure.recipients:
        return
    for cue in line.cues_of(line.start, line.end, "hitting"):
        hit = [e for e in line.of_kind("country") if 0 < e.start - cue.end <= _HIT_REACH]
        if hit and key(hit[0]) not in measure.known("actors").keys:
            measure.take("recipients", (hit[0],), "reference")
            return
