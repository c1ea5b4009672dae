"""A measure of trade that is set aside, where the same verb might set one up: ``the ban on exports is suspended``."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

_STOPS = ("suspend", "halt", "froz", "paus", "stop", "lift")
# What is suspended is a measure, "the export ban on gallium to Japan is", and no goods: "exports under the ban are".
_MEASURE = reex.regex(
    rf"(?<!under\s)(?<!under the\s)(?<!under a\s)(?<!to\s)(?<!by\s)(?<!to the\s)\b(?:(?:{any_of('measures_of_trade')})"
    r"\s(?:on|of|for|over|against|to|in)\s|(?:Announcement|Notice|Decree|Circular|Order)s?\s(?:Nos?\.?\s?)?\d)[^;]{0,200}$"
)
_REACH = 240


def is_over(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb that stops something stops a measure: ``the implementation of the notice is suspended``."""
    if trigger.act.family != "trade" or trigger.match is None:
        return False
    if not line.text.startswith(_STOPS, trigger.start):
        return False
    return (
        _MEASURE.search(line.text, max(line.clause(trigger.start)[0], trigger.start - _REACH), trigger.start)
        is not None
    )
