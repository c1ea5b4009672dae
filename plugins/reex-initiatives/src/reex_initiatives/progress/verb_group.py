"""What the helping verbs right before an act's own verb tell: that it is yet to be done, or under way."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.progress.reading import Reading
from reex_initiatives.sentences.line import Line

_ADVERBS = r"(?:(?:also|each|both|now|then|soon|first|together|not\sonly|[a-z]+ly)\s){0,2}"
# "the two will also set up a line", "a deposit that is to be opened up": it is to come.
_TO_COME = reex.regex(rf"(?:\b(?:will|shall)|['’]ll|\b(?:is|are|was|were)\sto)\s{_ADVERBS}(?:be\s{_ADVERBS})?$")
# "a plant to be opened up".
_TO_BE = reex.regex(rf"\bto\sbe\s{_ADVERBS}$")
# "would then be bought", "could be opened again".
_PERHAPS = reex.regex(rf"\b(?:would|could|might|may|should|must|can|ought\sto)\s{_ADVERBS}(?:be\s{_ADVERBS})?$")
_REACH = 48
# "is also investing $5 million in", "it's buying 10% of"; a reader's "that" or another verb parts it from the act.
_IS = rf"(?:\b(?:is|are|am)|\b(?:it|he|she|we|they|that|which|who)['’](?:s|re))\s{_ADVERBS}"
_HELPED = reex.regex(rf"{_IS}$", re.IGNORECASE)
_GIVING = reex.regex(rf"\b(?:{any_of('being_given')})\b", re.IGNORECASE)
_DOING = reex.regex(
    rf"{_IS}(?:{any_of('being_given')})\s"
    r"(?:(?!that\b|which\b|who\b|to\b|after\b|is\b|are\b|was\b|were\b|has\b|have\b)[^\s,;:()]+\s){0,12}$",
    re.IGNORECASE,
)
_DOING_REACH = 110
# What takes its time, so that who is at it has begun, and a firm, which is bought once that is agreed.
_ONGOING = (
    "research",
    "workforce",
    "partnership",
    "project",
    "acquisition",
    "law",
    "executive_action",
    "permitting",
    "agreement",
    "stockpile",
)


def yet_to_be(line: Line, trigger: Trigger) -> Reading | None:
    """Return the status of a verb that looks like one of the past and stands behind ``will`` or ``could be``."""
    low = max(line.start, trigger.start - _REACH)
    if _TO_COME.search(line.text, low, trigger.start) or _TO_BE.search(line.text, low, trigger.start):
        return Reading("announced", "form")
    return Reading("proposed", "form") if _PERHAPS.search(line.text, low, trigger.start) else None


def is_at_it(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody is just giving or buying what a noun names, which is not yet done: ``is also investing``."""
    if trigger.form in ("past", "base") or trigger.act.instrument in _ONGOING:
        return False
    if _GIVING.search(line.text, trigger.start, trigger.end):
        return _HELPED.search(line.text, max(line.start, trigger.start - _REACH), trigger.start) is not None
    low = max(line.clause(trigger.start)[0], trigger.start - _DOING_REACH)
    return _DOING.search(line.text, low, trigger.start) is not None
