"""Whether a percentage is a share of supply, by the words near it."""

from __future__ import annotations

import reex
from reex_initiatives.sentences.line import Line

_OF_THE_WORLD = reex.regex(
    r"\bof (?:supply|(?:the world['’]s|world|global) (?:known |mined |refined )?"
    r"(?:supply|production|output|demand|reserves))\b"
)
# "its share of output fell to 11%": a change, and the share that came of it.
_SHARE_FELL = reex.regex(
    r"\bshare\s(?:of|in)\s[^.;]{3,80}\s(?:fell|rose|dropped|climbed|grew|slipped|shrank|increased|declined|slide|slid|fall|shrink)\sto\s"
    r"(?:about\s|just\s|only\s|some\s)?$"
)
# "contributed 1.4% to the GDP", "5% of its revenue": a part of money, not of supply.
_OF_MONEY = reex.regex(
    r"\s(?:to|of)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:GDP|gross domestic product|revenues?|sales|earnings|profits?|budget|jobs)\b"
)
# "holds 49% of the mine", "60% of the Oyu Tolgoi project": a part of one site or firm.
_OF_ONE = reex.regex(
    r"\sof\s(?:the|that|this|its|their|an?)\s(?:[\w-]+\s){0,4}?(?:mine|project|plant|refinery|smelter|deposit|property|venture|company|firm"
    r"|facility|operation|shares|stock|equity)\b"
)
# "meets around 10% of global demand": of supply, though demand is named.
_MEETS = reex.regex(
    r"\b(?:meets?|met|meeting|covers?|covered|suppl(?:y|ies|ied|ying)|satisf(?:y|ies|ied))\s"
    r"(?:about\s|around\s|roughly\s|nearly\s|over\s|more than\s|some\s|up to\s|an estimated\s)?$"
)
# "in which Acme holds 49%": a part of a site or a firm, as it is a share of nothing that is named.
_HOLDING = reex.regex(
    r"\b(?:holds?|held|holding|has|have|had|owns?|controls?)\s(?:an?\s|about\s|just\s|only\s|some\s|the other\s)?$"
)
_OF_WHAT = reex.regex(r"[\s-](?:share|market|(?:[a-z]+\s)?(?:of|in)\b)")
# "the goal of processing 40%".
_GOAL = reex.regex(r"\b(?:goals?|targets?|aims?|ambitions?)\sof\s(?:[a-z]+ing\s)?(?:about\s|at least\s)?$")
# "produced 5% more": a change, not a share.
_COMPARED = reex.regex(r"\s(?:more|higher|lower|fewer|less)\b")
_TO_COME = frozenset(("proposed", "announced"))
# How far from a percentage the words may stand that tell what it is.
NEAR = 90
# How far before and behind it a word may stand that speaks against a share.
_BEFORE, _BEHIND = 40, 30
# How far before it words begin that end right before it: "the goal of processing about", "meets an estimated".
WORDS_BEFORE = 60
# How far before it a verb may stand that tells the stage: "refines about 68%".
VERB = 20
# How far before it a wish or a forecast may stand: "would need to produce 15%".
WISH = 30


def is_share(line: Line, percent: reex.Entity) -> bool:
    """Say whether words near a percentage make it a share, and none makes it something else."""
    start, _ = line.clause(percent.start)
    low = max(start, percent.start - WORDS_BEFORE)
    if _HOLDING.search(line.text, low, percent.start) and not _OF_WHAT.match(line.text, percent.end, line.end):
        return False
    if line.cues_of(max(start, percent.start - WISH), percent.start, _TO_COME):
        return False  # a wish or a forecast
    if (
        _OF_ONE.match(line.text, percent.end)
        or _OF_MONEY.match(line.text, percent.end)
        or _COMPARED.match(line.text, percent.end)
        or _GOAL.search(line.text, low, percent.start)
    ):
        return False
    if _MEETS.search(line.text, low, percent.start):
        return True
    if line.text.find("share", start, percent.start) >= 0 and _SHARE_FELL.search(line.text, start, percent.start):
        return True
    near = [
        hit
        for hit in line.shares
        if abs(hit.start - percent.start) <= NEAR and line.text[hit.start - 1 : hit.start] != "-"  # "low-purity"
    ]
    speaking = [_gap(hit, percent) for hit in near if hit.term.data.share]
    against = [
        _gap(hit, percent) for hit in near if not hit.term.data.share and -_BEFORE <= hit.start - percent.end <= _BEHIND
    ]
    measure = percent.value.measure if isinstance(percent.value, reex.Percent) else ""
    if measure == "reliance" and not against:
        return True
    if speaking and against:  # "faces a 100% tariff and controls 90% of refining"
        direct = min(speaking) <= VERB and line.text.startswith(" of ", percent.end)
        return min(speaking) < min(against) and (direct or measure == "market_share")
    return bool(speaking) and not against


def of_field(line: Line) -> bool:
    """Say whether the sentence is about materials or what is made of them, and not about other imports."""
    return bool(line.of_kind("commodity") or line.stages or _OF_THE_WORLD.search(line.text, line.start, line.end))


def _gap(hit: reex.Hit, percent: reex.Entity) -> int:
    return max(hit.start - percent.end, percent.start - hit.end, 0)
