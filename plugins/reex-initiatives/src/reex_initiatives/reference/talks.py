"""How talks on an act ended: ``it was in talks on a loan, but these broke down``."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of, signs_of
from reex_initiatives.sentences.line import Line

_TALKS = signs_of("talks")
# "those talks ended in January without an agreement", "the negotiations fell through".
_THEY = (
    rf"(?:(?:{any_of('talks')})\b(?:(?!\b(?:{any_of('talks')}|after|but|while)\b)[^.;]){{0,60}}?"
    r"|(?:these|those|they|which)(?:\s\w+ly)?)\s(?:(?:has|have|had|were|was|been)\s){0,2}"
)
_BY_AND_BY = r"(?:\s(?!(?:with|and|but)\b)[^\s.;]+){0,6}?"
_AGREED = reex.regex(
    rf"\b{_THEY}(?:{any_of('talks_over')}){_BY_AND_BY}\swith\s(?:an?|the)\s(?:[\w-]+\s){{0,2}}(?:{any_of('contracts')})\b",
    re.IGNORECASE,
)
_BROKE_OFF = reex.regex(
    rf"\b{_THEY}(?:(?:{any_of('talks_broken')})\b|(?:{any_of('talks_over')})\b(?!{_BY_AND_BY}\swith\s(?:an?|the)\b))",
    re.IGNORECASE,
)
# "concluded negotiations on a minerals agreement".
_CONCLUDED = reex.regex(
    rf"\b(?:{any_of('talks_done')})\s(?:(?:the|their|its|these|all|formal|bilateral|technical)\s){{0,3}}"
    rf"(?:{any_of('talks')})\s(?:on|for|of|over|towards?)\s(?:[^\s.;,]+\s){{0,6}}$",
    re.IGNORECASE,
)
_CONCLUDED_REACH = 110
# "after talks with another bank failed", and in the next sentence "Talks on wages": those are others.
_AFTER = reex.regex(r"\b(?:after|because|since|when|once|as)\s(?:[^\s,;]+\s){0,3}$", re.IGNORECASE)
_OTHERS = reex.regex(r"\w+\s(?:on|about|over|with|between|for)\b")
_THE = ("the ", "The ", "those ", "Those ", "these ", "These ", "such ", "Such ", "their ", "Their ", "its ", "Its ")
_REACH = 30
# How far into a sentence the talks may be named of which the one before told.
_OPENING = 60


def end_talks(line: Line, made: Iterable[Draft]) -> None:
    """Let what was only talked about be over, or agreed, where its own sentence tells how the talks ended."""
    if line.lacks(_TALKS):
        return
    for draft in made:
        force = draft.force
        low = max(line.start, draft.trigger.start - _CONCLUDED_REACH)
        if force.status == "proposed" and _CONCLUDED.search(line.text, low, draft.trigger.start):
            draft.force = msgspec.structs.replace(force, status=draft.act.signed, binding=True)
        elif force.status == "proposed" or (force.status == "ended" and force.why == "cue"):
            _take(draft, line, line.start, line.end)


def hear_talks(last: Draft, line: Line) -> None:
    """Let the sentence behind an act that was talked about say how the talks ended: ``The talks broke down``."""
    before = last.evidence[-1]
    if last.force.status != "proposed" or line.number - before.number != 1:
        return
    if not before.lacks(_TALKS) and _take(last, line, line.start, line.start + _OPENING):
        last.speaks_on(line)


def _take(draft: Draft, line: Line, low: int, high: int) -> bool:
    """Take the status that the end of the talks tells, if they begin between *low* and *high*."""
    for status, words in (("agreed", _AGREED), ("ended", _BROKE_OFF)):
        told = words.search(line.text, low, line.end)
        if told and told.start() < high and not _are_others(draft, line, told.start()):
            draft.force = msgspec.structs.replace(
                draft.force,
                status=draft.act.signed if status == "agreed" else status,
                binding=status == "agreed",
                cue=told[0].rsplit(" ", 1)[-1].lower(),
                why="cue",
                span=reex.Span(told.end() - len(told[0].rsplit(" ", 1)[-1]), told.end()),
            )
            return True
    return False


def _are_others(draft: Draft, line: Line, at: int) -> bool:
    """Say whether the talks that are told of at *at* were on something else."""
    if line is not draft.line and not line.text.endswith(_THE, 0, at) and _OTHERS.match(line.text, at):
        return True
    return _AFTER.search(line.text, max(line.start, at - _REACH), at) is not None
