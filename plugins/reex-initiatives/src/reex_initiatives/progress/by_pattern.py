"""The status that a pattern or a phrase gives its act."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import STATUS_CUES
from reex_initiatives.progress.reading import GOVERNS, PLAIN, Reading, by_cue, cue_list
from reex_initiatives.progress.verb_group import is_at_it
from reex_initiatives.sentences.line import Line

# "will release", "plans to also release", "will be the first firm to release".
_WILL = reex.regex(
    r"(?:\w+\s){0,3}(?:to|will|shall)\s(?:be(?:come)?\s(?:\w+\s){0,7}to\s|(?:\w+\s){0,3})", re.IGNORECASE
)
# How near the start of a sentence a headline names who acts.
_AT_START = 6
# "to restart", "to sink a new shaft at".
_TO_WORK_AT = reex.regex(r"\sto\s[a-z]{3,}\s(?:[\w$%.-]+\s){0,6}")
# "is finishing its smelter": it is not done yet.
_IS = reex.regex(r"\b(?:is|are|been)\s(?:(?:now|also|still|\w+ly)\s)?$")
# "is pleased to report": it does so.
GLAD_TO = reex.regex(rf"\b(?:{any_of('glad')})\sto\s(?:also\s|now\s)?$")
GLAD_REACH = 24
# "became one of the first companies to show", "the only firm to mine": who is the first has done it, unless he will be.
_FIRST_TO = reex.regex(r"\b(?:the|its)\s(?:very\s)?(?:first|only|latest)\s(?:[\w’'-]+\s){0,8}to\s(?:\w+ly\s)?$")
_FIRST_REACH = 120
_FIRST_YET = reex.regex(
    r"\b(?:will|would|could|can|may|might|should|shall|to)\s(?:\w+ly\s|also\s|soon\s)?"
    r"(?:be|become|make|rank|remain|turn)\b[^.;]{0,60}$"
)
# "will set up", "will soon adopt"; "exporters will have to get a licence", but for what "will now" hold.
_MODAL = reex.regex(r"\b(?:will|shall)\s(?:(?:also|soon|then|jointly|\w+ly)\s)?$")
_MODAL_REACH = 24
# A pattern whose own word is one of several, "bought|will_buy": this one has still to be done.
_YET = (
    "will buy ",
    "will acquire ",
    "will purchase ",
    "is to buy ",
    "is to acquire ",
    "are to buy ",
    "are to acquire ",
)
_WILL_HAVE_TO = reex.regex(r"\b(?:will|would)\s(?:have\sto|need|be|require|no\slonger)\b")
# What words right before or behind a pattern may tell, where it says this itself.
_GOES_ON = {"agreed": ("announced", "completed"), "active": ("announced",), "completed": ("announced",)}


def by_pattern(line: Line, trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> Reading | None:
    """Return the status that a pattern or a phrase gives its act, or the word before it that it is over or to come."""
    if trigger.match and not before and _opens_headline(line, trigger):
        return Reading("announced", "form")
    if trigger.site and not before and _headline_of(line, trigger):
        return Reading("announced", "form")
    if not trigger.says or trigger.form in ("base", "noun"):
        return None
    if trigger.says in STATUS_CUES[3:6] and (_is_yet_to_be(line, trigger) or is_at_it(line, trigger)):
        return Reading("announced", "form")
    if cue := _over(line, trigger, before) or _to_come(line, trigger, before) or _prepared(trigger, before, after):
        return by_cue(cue)
    if not before and is_infinitive(line, trigger) and trigger.says in STATUS_CUES[3:6]:
        return Reading("announced", "form")
    going_on = trigger.says == "completed" and trigger.act.sites and line.text.endswith("ing", 0, trigger.end)
    if going_on and _IS.search(line.text, max(line.start, trigger.start - GOVERNS), trigger.start):
        return Reading("active", "form")
    return Reading(trigger.says, "pattern")


def _is_yet_to_be(line: Line, trigger: Trigger) -> bool:
    """Say whether a helping verb tells that it is to come: ``will also set up``, ``exporters will have to get``.

    A pattern that has the word itself says what it means.
    """
    match = trigger.match
    if match is not None and line.text.startswith(_YET, trigger.start):
        return True
    if match is None or "will" in match.pattern.whole or "would" in match.pattern.whole:
        return False
    if _MODAL.search(line.text, max(line.start, trigger.start - _MODAL_REACH), trigger.start):
        return True
    return trigger.act.family == "trade" and _WILL_HAVE_TO.search(line.text, match.start, match.end) is not None


def _opens_headline(line: Line, trigger: Trigger) -> bool:
    """Say whether an infinitive stands right behind who acts: ``China to halt exports``."""
    if not line.text.endswith(" to ", line.start, trigger.start):
        return False
    end = trigger.start - len(" to ")
    return any(e.end == end and e.start - line.start < _AT_START for e in line.of_kinds(PARTIES))


def _headline_of(line: Line, trigger: Trigger) -> bool:
    """Say whether a site is what somebody is to work at, as headlines tell it: ``BHP to restart Nickel West``."""
    firms = (e for e in line.of_kind("company") if e.end <= trigger.start and e.start - line.start < _AT_START)
    return any(_TO_WORK_AT.fullmatch(line.text, e.end, trigger.start) for e in firms)


def is_infinitive(line: Line, trigger: Trigger) -> bool:
    """Say whether the act is only what somebody tries to do: ``is trying to reopen the mine``.

    A pattern with a verb before it tells more: ``was chosen to supply``.
    """
    before, star, _ = trigger.match.pattern.text.partition("*") if trigger.match else ("", "", "")
    led = bool(star) and any(token[0] not in "{[." for token in before.split())
    if led or not line.text.endswith(" to ", 0, trigger.start):
        return False
    glad = GLAD_TO.search(line.text, max(line.start, trigger.start - GLAD_REACH), trigger.start)
    return glad is None and not is_first_to(line, trigger)


def is_first_to(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody did what others had not: ``making Acme the first company to extract gallium from mica``."""
    if not line.text.endswith(" to ", 0, trigger.start):
        return False
    first = _FIRST_TO.search(line.text, max(line.start, trigger.start - _FIRST_REACH), trigger.start)
    low = max(line.start, trigger.start - 2 * _FIRST_REACH)
    return first is not None and _FIRST_YET.search(line.text, low, first.start()) is None


def _over(line: Line, trigger: Trigger, before: list[reex.Hit]) -> reex.Hit | None:
    """Return the cue right before a pattern by which what was proposed is over: ``abandoned its bid for``."""
    last = before[-1] if before and trigger.says == "proposed" else None
    near = last is not None and cue_list(last) == "ended" and trigger.start - last.end < GOVERNS
    return last if near else None


def _to_come(line: Line, trigger: Trigger, before: list[reex.Hit]) -> reex.Hit | None:
    """Return the cue right before the word of a pattern that says it is still to be done: ``will release``.

    What ends under a deal has ended, and some patterns have the word themselves.
    """
    tells_will = trigger.match is not None and "will" in trigger.match.pattern.text
    if not before or cue_list(before[-1]) != "announced" or tells_will:
        return None
    if trigger.says not in ("agreed", "active", "completed"):
        return None
    return before[-1] if _WILL.fullmatch(line.text, before[-1].start, trigger.start) else None


def _prepared(trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> reex.Hit | None:
    """Return the words by which an act is only made ready, or done: ``is preparing a ban``, ``drew down the loan``."""
    says = _GOES_ON.get(trigger.says, ())
    near = [cue for cue in (*before[-1:], *after[:1]) if cue.term.data.list in PLAIN]
    return next((cue for cue in near if cue_list(cue) in says), None)
