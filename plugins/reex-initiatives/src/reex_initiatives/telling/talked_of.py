"""What is only talked of, or complained of: ``a discussion on modernizing the law``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# "today's discussion with the White House on": what follows is what people talked about.
_TALK_ON = reex.regex(
    rf"\b(?:{any_of('talk_on')})\s(?:(?!(?:and|that|which|who)\s)[^\s,;:.]+\s){{0,8}}(?:on|about|over|regarding)\s$"
)
_TALK_REACH = 120
# "holds a hearing on price floors"; one on a proposed ban tells that it is proposed.
_MEETS_ON = reex.regex(
    rf"\b(?:{any_of('meetings')})\s(?:(?!(?:and|that|which|who)\s)[^\s,;:.]+\s){{0,4}}(?:on|about|over|regarding)\s"
    r"(?:(?!(?:proposed|planned|possible|draft|new)\s)[\w’'-]+\s){0,4}$",
    re.IGNORECASE,
)
_MEETING = reex.regex(rf"\b(?:{any_of('meetings')})\b", re.IGNORECASE)
_AROUND = 200
# How a title opens that stands in quotation marks: "Price Floors and Public Equity".
_TITLED = reex.regex(r"[\"“](?:(?:[A-Z][\w’'-]*|and|or|of|the|for|in|to|on|with),?:?\s){0,8}$")
# "discussed export controls on sensitive goods": measures in general, and none of anybody.
_TALKED_ABOUT = reex.regex(rf"\b(?:{any_of('talked_about')})\s(?:[a-z-]+\s){{0,2}}$")
_ONE = (" a ", " an ", " the ", " its ", " their ", " new ", " this ")
# "the permitting process has been identified as an impediment".
_IN_THE_WAY = reex.regex(
    r"\s(?:[a-z]+\s){0,3}(?:is|are|was|were|been|remains?|remained)\s(?:[a-z]+\s){0,3}?(?:as\s|to\sbe\s)?"
    rf"(?:an?|the|one\sof\sthe)\s(?:[a-z-]+\s){{0,2}}(?:{any_of('hindrances')})\b"
)


def is_talked_of(line: Line, trigger: Trigger) -> bool:
    """Say whether what an -ing form names was only talked about: ``a roundtable on modernizing the mining law``.

    So is what a meeting is on, or has in its title: ``holds a hearing on price floors``; and so are measures in
    general: ``discussed tariffs``.
    """
    low = max(line.start, trigger.start - _TALK_REACH)
    if trigger.form == "noun" and _is_of_meeting(line, trigger, low):
        return True
    if trigger.form in ("noun", "pattern") and trigger.act.family == "trade":
        bare = not line.text.endswith(_ONE, low, trigger.start)
        return bare and _TALKED_ABOUT.search(line.text, low, trigger.start) is not None
    if trigger.form != "present" or not line.text.endswith("ing", trigger.start, trigger.end):
        return False
    return _TALK_ON.search(line.text, low, trigger.start) is not None


def _is_of_meeting(line: Line, trigger: Trigger, low: int) -> bool:
    """Say whether people only met on what a noun names."""
    if _MEETS_ON.search(line.text, low, trigger.start):
        return True
    titled = line.text[trigger.start].isupper() and _TITLED.search(line.text, low, trigger.start)
    if not titled:
        return False
    return _MEETING.search(line.text, max(line.start, low - _AROUND), min(line.end, trigger.end + _AROUND)) is not None


def is_in_the_way(line: Line, trigger: Trigger) -> bool:
    """Say whether something is only told to be in the way: ``the permitting process has long been an obstacle``."""
    return trigger.form == "noun" and _IN_THE_WAY.match(line.text, trigger.end) is not None
