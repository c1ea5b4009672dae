"""Sums that are figures, and nobody's act: what firms of all sorts have invested, or somebody has given so far."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key

# Words of our field by which a sum may be of many others too: "manufacturing and clean energy".
_WIDE = ("energy", "electric")
# "catalyze more than $300 billion in private-sector announced investments".
_TO_SUM = reex.regex(rf"\s(?:(?:an?|{any_of('about', 'bounds')}|estimated|additional|further|another)\s){{0,3}}")
_PRIVATE = reex.regex(r"\s(?:in|of)\s(?:(?!private)[\w-]+\s){0,3}?private(?:ly)?[\s-]")
_DRAWN_REACH = 80
# "Its investment has helped catalyze": what money has done is no further act.
_HAS = reex.regex(r"\s(?:(?:has|have|had|is|are|will|also|already)\s){0,3}(?:help(?:s|ed|ing)?\s(?:to\s)?)?")

# "bringing its total investment to $90 million": what somebody has given by then, this sum and others.
_BRINGS = reex.regex(
    rf"\b(?:{any_of('brings_to')})\s(?:(?!to\s)[^\s.;:]+\s){{0,6}}?(?:{any_of('running')})\b[^.;:\d]{{0,60}}"
    rf"\sto\s(?:(?:an?|{any_of('about', 'bounds', 'more_bounds')}|estimated|combined|total)\s){{0,3}}$"
)
_BRINGS_REACH = 160
# "signed $90 billion in new financing for over 900 projects": what a bank did in all.
_FOR_MANY = reex.regex(
    r"\s(?:in|of)\s(?:(?:new|total|annual|fresh)\s){0,2}(?:financing|lending|loans|funding|investments?|finance|commitments)\s"
    r"(?:for|to|in|across|through)\s(?:(?:over|more\sthan|some|about|around|nearly|almost)\s)?(?:\d{1,3},)?\d{2,3}\s"
    r"(?:[\w-]+\s){0,3}(?:projects|operations|transactions|companies|firms|deals|investments|loans|contracts)\b"
)


def is_running_total(draft: Draft, made: list[Draft]) -> bool:
    """Say whether a sum only counts what was given with that of another act: ``bringing its total to $5 million``."""
    if not draft.act.generic or len(draft.amounts) != 1:
        return False
    money, line = draft.amounts[0], draft.line
    if not any(other.amounts and other.amounts[0].end < money.start for other in made if other is not draft):
        return False
    return is_brought_to(line, money)


def is_brought_to(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is what others come to with the one before it: ``bringing its total loans to $5 million``."""
    return _BRINGS.search(line.text, max(line.start, money.start - _BRINGS_REACH), money.start) is not None


def is_of_many(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is all that somebody gave to many: ``$90 billion in new financing for over 900 projects``."""
    return _FOR_MANY.match(line.text, money.end, line.end) is not None


def is_total(draft: Draft) -> bool:
    """Say whether a sum only counts what nobody in particular spends, and on no good of ours.

    So it is in ``Since then, companies have announced $300 billion in manufacturing and
    clean energy``; what they spend on cobalt or chips is told of these. So it is in ``Public
    support has helped catalyze $300 billion in private investment``, which isn't the state's.
    """
    line = draft.line
    if not (draft.act.generic or (draft.act.sites and draft.amounts and not draft.actors)):
        return False
    if line.stages or line.of_kind("commodity") or line.of_kind("facility"):
        return False
    own = line.cues_of(line.start, line.end, "own_field")
    if any(not line.text[cue.start : cue.end].lower().startswith(_WIDE) for cue in own):
        return False
    so_far = line.cues_of(line.start, line.end, "cumulative")
    if so_far and draft.act.sites:
        return True
    if _is_told_so_far(draft, so_far):
        return True
    return not line.of_kind("company") and any(_is_drawn(draft, money) for money in line.of_kind("money"))


def _is_told_so_far(draft: Draft, so_far: list[reex.Hit]) -> bool:
    """Say whether a sum is all that a bank or a state has given by now: ``has invested $5 billion in Chad to date``."""
    text = draft.line.text
    until_now = any("total" not in text[cue.start : cue.end] for cue in so_far)
    if not (until_now and draft.act.generic and draft.actors and draft.amounts) or _is_for_firm(draft):
        return False
    givers = draft.known("actors").keys
    return any(e.start > draft.amounts[0].end and key(e) not in givers for e in draft.line.of_kind("country"))


def _is_for_firm(draft: Draft) -> bool:
    """Say whether money has a firm or a site to go to, and isn't all that a bank or a state has given in a country."""
    return any(e.kind in FIRMS_AND_SITES for e in (*draft.actors, *draft.recipients))


def _is_drawn(draft: Draft, money: reex.Entity) -> bool:
    """Say whether a sum is private money that the money of an act has drawn, or the act is that sum."""
    line, trigger = draft.line, draft.trigger
    if not _PRIVATE.match(line.text, money.end, line.end):
        return False
    start = max(line.start, money.start - _DRAWN_REACH)
    drawing = line.cues_of(start, money.start, "pipeline")
    drawn = next((cue for cue in drawing if _TO_SUM.fullmatch(line.text, cue.end, money.start)), None)
    if drawn is None:
        return False
    return money in draft.amounts or (not draft.amounts and bool(_HAS.fullmatch(line.text, trigger.end, drawn.start)))
