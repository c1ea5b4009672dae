"""What a sentence tells of rules, and of nobody's act: limits that are raised, powers that a law gives, a table."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# "raise the $50 million threshold".
_RAISES = reex.regex(
    r"\b(?:rais|lift|increas|doubl|lower|reduc|cut)\w*\s(?:the|its|their|this|that|an?)\s(?:[a-z-]+\s){0,2}$"
)
_RAISES_REACH = 50
_LIMITS = reex.regex(rf"\s(?:[a-z-]+\s){{0,2}}(?:{any_of('limits', 'thresholds')})\b")
# How far from such a sum the word may stand that was taken for an act.
_NEAR = 60
# "Under Title III, the President may make grants": what a law lets somebody do.
_BY_LAW = reex.regex(
    r"\W{0,3}Under\s(?:the\s)?(?:Title|Section|[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,4}\sAct)\b[^\n]{0,160}?,\s[^.;,]{2,60}\smay\s"
)
# "Table 2 lists awards": of what the page is made.
_SHOWS = reex.regex(
    rf"\W{{0,4}}(?:Table|Figure|Box|Annex|Appendix|Exhibit|Chart)\s[\w.]{{1,4}}\W{{0,2}}\s(?:{any_of('shows')})\b"
)


def is_rule(line: Line, trigger: Trigger) -> bool:
    """Say whether a word of money only stands in a rule: ``raise the $50 million cap``, ``Under Title I, X may``."""
    if trigger.act.family != "capital" and not trigger.act.buys:
        return False
    sums = line.of_kind("money")
    if not sums:
        return not line.of_kind("company") and _BY_LAW.match(line.text, line.start, trigger.start) is not None
    near = (e for e in sums if -_NEAR < e.start - trigger.end < _NEAR)
    return any(
        _LIMITS.match(line.text, e.end, line.end)
        and _RAISES.search(line.text, max(line.start, e.start - _RAISES_REACH), e.start)
        for e in near
    )


def shows_table(line: Line) -> bool:
    """Say whether a sentence only tells what a table or a figure shows."""
    return _SHOWS.match(line.text, line.start, line.end) is not None
