"""What a verb is done to that makes no act of it: a cause, papers, goods that somebody needs."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES, PLACES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# How a share of what somebody needs is told.
_ALL_OF = reex.regex(rf"\s(?:{any_of('most')})\sof\s(?:its|their)\s")
_SHARE_REACH = 30
# "will deliver its draft cobalt" report: what describes it.
_OBJECT_REACH = 60
_DESCRIBED = reex.regex(r"\s(?:(?!(?:of|to|for|on|from|with|in|at|under|by|and|as|that|than|per)\s)[\w’'-]+\s){0,5}")
# What is no site, though it may be advanced or expanded.
_CAUSE = reex.regex(rf"\s(?:the\s|its\s|our\s|an?\s)?(?:[\w-]+\s){{0,2}}?(?:{any_of('causes')})\b")
# What somebody is for, and gives nothing to.
_BACKS = ("support", "back")
# "commissioned a study from Acme": no plant is.
_STUDY = reex.regex(rf"\s(?:from\b|(?:(?:an?|the|its)\s)?(?:[\w-]+\s){{0,3}}?(?:{any_of('studies')})\b)")
# "is exploring the possibility of": no ground is.
_WEIGHED = reex.regex(
    rf"\s(?:(?:the|its|a|an|new|various|all)\s){{0,2}}(?:{any_of('weighing')}|(?:{any_of('weighed')})\b)"
)
_OF_WORD = (("is exploring", _WEIGHED), ("commission", _STUDY))
# Before what only tells a time that is still to come, and before a place that goods come from.
_UNTIL = reex.regex(
    r"\b(?:from|until|upon|before|prior to|by|(?:date|anniversary|months|years|days) (?:of|from|after))"
    r"\s(?:the\s|its\s)?$"
)
_DELIVERIES = reex.regex(
    r"\b(?i:deliver(?:y|ies)|shipments?|sales|supply|supplies|offtake|purchases)\s(?:of\s(?:[\w-]+\s){1,4})?"
    r"(?:from|by)\s(?:(?:the|its|their)\s)?(?:[A-Z][\w.&-]*(?:['’]s?)?\s){0,4}(?:[a-z-]+\s){0,2}$"
)
_TIME_REACH = 80
# "gets 98% of its magnets from there": what somebody needs, and no purchase.
_OF_ITS_FROM = reex.regex(rf"\sof\s(?:its|their|all)\s(?:[\w-]+\s){{1,4}}from\s(?P<abroad>(?:{any_of('abroad')})\b)?")


def is_cause(line: Line, trigger: Trigger) -> bool:
    """Say whether no site is worked at, but a cause: ``This agreement advances the concept of a domestic supply``.

    And whether no money is given, but an opinion: ``supports the right to organize``.
    """
    if trigger.match is not None:
        return False
    if not trigger.act.sites:  # "supports these rights"
        backs = trigger.act.generic and line.text.startswith(_BACKS, trigger.start)
        return backs and _has_object(line, trigger, "stances")
    words = [_CAUSE]
    words += [other for word, other in _OF_WORD if line.text.startswith(word, trigger.start)]
    return any(other.match(line.text, trigger.end) for other in words)


def is_time(line: Line, trigger: Trigger) -> bool:
    """Say whether work at a site only tells when something else is: ``ten years from the start of production``.

    And whether it is goods that are to come from there, and no plant: ``Deliveries from the plant will start``.
    """
    if not trigger.act.sites or trigger.site:
        return False
    if trigger.form in ("noun", "pattern") and _UNTIL.search(
        line.text, max(line.start, trigger.start - _TIME_REACH), trigger.start
    ):
        return True
    start = trigger.match.start if trigger.match else trigger.start
    return _DELIVERIES.search(line.text, max(line.start, start - _TIME_REACH), start) is not None


def is_need(line: Line, trigger: Trigger) -> bool:
    """Say whether goods are only a share of what is bought: ``buys 98 per cent of its magnets from China``."""
    if trigger.act.buys and trigger.form != "noun" and line.text.startswith(" back ", trigger.end):
        return True  # "bought back its stock"
    if trigger.act.buys and trigger.match and (whence := _OF_ITS_FROM.search(line.text, trigger.end, line.end)):
        return bool(whence["abroad"]) or any(e.start == whence.end() for e in line.of_kinds(PLACES))
    if not trigger.act.buys or trigger.form != "goods" or line.text[trigger.start : trigger.end] in trigger.act.sells:
        return False
    shares = (e for e in line.of_kind("percent") if 0 < e.start - trigger.end < _SHARE_REACH)
    share = any(line.text.startswith(" of ", e.end) for e in shares) or (
        line.text.startswith("buys", trigger.start) and _ALL_OF.match(line.text, trigger.end) is not None
    )
    return share and not any(e.start > trigger.end for e in line.of_kinds(FIRMS_AND_SITES))


def is_paper(line: Line, trigger: Trigger) -> bool:
    """Say whether only papers or words are handed over: ``will deliver recommendations to Congress``."""
    return trigger.form != "noun" and _has_object(line, trigger, "papers")


def _has_object(line: Line, trigger: Trigger, words: str) -> bool:
    """Say whether a verb is done to one of the *words*, with nothing but what describes it between them."""
    near = line.cues_of(trigger.end, trigger.end + _OBJECT_REACH, words)
    return any(_DESCRIBED.fullmatch(line.text, trigger.end, cue.start) for cue in near)
