"""Countries that a sentence names only for what an act is meant against: ``to cut dependence on China``."""

from __future__ import annotations

import re
from collections.abc import Sequence

import reex
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.vocabulary import any_of

# "reliance on Chinese supplies", "alternatives to China", "a market dominated by China".
_BEFORE = reex.regex(
    rf"\b(?:(?:{any_of('reliance')})\s(?:[a-z]+ly\s)?(?:up)?on|{any_of('away_from')}|(?:{any_of('dominated')})\s(?:[a-z]+ly\s)?by)\s"
    rf"(?:(?:the|{any_of('supplied')})\s(?:of\s(?:[a-z-]+\s){{1,3}})?(?:from\s)?){{0,2}}(?:the\s)?$"
)
# "amid growing tensions with China", but not "a truce in the trade war with China"; there a tariff hits the other side.
_AT_ODDS = reex.regex(
    rf"\b(?:{any_of('amid')})\s(?:[\w-]+\s){{0,4}}?(?:{any_of('at_odds')})\swith\s(?:the\s)?$",
    re.IGNORECASE,
)
_MEASURES = ("tariff", "Tariff", "duties", "levies", "levy")
# "to counter China": not what China did, "to counter China's export ban".
_AGAINST = reex.regex(rf"\b(?:{any_of('opposes')})\s$")
_NOTHING_OF_IT = reex.regex(r"[.,;:)]|\s(?:in|on|and|by|as|with|while|through|over|at)\s|$")
# "China's near-total grip on", "Chinese dominance".
_HOLDS = reex.regex(rf"(?:['’]s?)?\s(?:(?:{any_of('held_how')})\s){{0,2}}(?:{any_of('held')})\b")
# "With China controlling most of the supply", "as China refines most of": what goes on while others act.
_WHILE = reex.regex(
    r"\b(?:[Ww]ith|[Aa]s|[Bb]ecause|[Ss]ince|[Ww]hile|[Ww]here|that|[Ww]hereas|[Tt]hough|[Aa]lthough)\s$"
)
_SUPPLIES = reex.regex(
    rf"\s(?:still\s|now\s|currently\s|already\s)?(?:{any_of('supplies')}"
    rf"|(?:{any_of('supplying')})\s(?:[a-z]+ly\s)?(?:[\d.]+%|{any_of('parts_of_whole')})(?!\w))"
)
# "at the G7 summit in Canada".
_AT_MEETING = reex.regex(
    r"\b(?:at|during|before|after|ahead\sof|sidelines\sof)\s(?:the|an?|this\s\w+['’]s|last\s\w+['’]s)\s(?:\w+\s)?$"
)
_MEETING = reex.regex(rf"(?:\s[\w’'-]+){{0,2}}\s(?:{any_of('gatherings')})\b")
_MEETING_IN = reex.regex(rf"\b(?:{any_of('gatherings')})\sin\s(?:[A-Z]\w+,\s)?$")
# "reliance on China, which has curbed exports", but not "which refines most of it".
_DOES = reex.regex(rf",?\s(?:which|who|that)\b(?!{_SUPPLIES.pattern})")
_REACH = 72
# Percentages that may be a share of supply, whose holder is needed.
_SHARES = frozenset(("market_share", "reliance", "other"))


def without_backdrop(text: str, span: reex.Span, entities: Sequence[reex.Entity]) -> Sequence[reex.Entity]:
    """Return *entities* without the states that a sentence names only as what an act is meant against, or met at.

    A sentence with a share of supply keeps them: it may be theirs.
    """
    if not any(e.kind in STATES for e in entities) or any(_is_share(e) for e in entities):
        return entities
    return [e for e in entities if e.kind not in STATES or not is_backdrop(text, span.start, span.end, e)]


def _is_share(entity: reex.Entity) -> bool:
    return isinstance(entity.value, reex.Percent) and entity.value.measure in _SHARES


def is_backdrop(text: str, first: int, last: int, state: reex.Entity) -> bool:
    """Say whether the words between two places tell that a state is only what an act is meant against, or met at."""
    low, start, end = max(first, state.start - _REACH), state.start, state.end
    if _DOES.match(text, end, last):
        return False
    if state.kind == "agency":
        return _AT_MEETING.search(text, low, start) is not None and _MEETING.match(text, end, last) is not None
    if _BEFORE.search(text, low, start) or _MEETING_IN.search(text, low, start):
        return True
    if _HOLDS.match(text, end, last) or (_WHILE.search(text, low, start) and _SUPPLIES.match(text, end, last)):
        return True
    if _AGAINST.search(text, low, start) and _NOTHING_OF_IT.match(text, end, last):
        return True
    at_odds = _AT_ODDS.search(text, low, start)
    return at_odds is not None and not any(text.find(word, first, last) >= 0 for word in _MEASURES)
