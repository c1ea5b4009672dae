"""What an act is for being in an order, a bill, a law or a treaty, and for being the whole of it."""

from __future__ import annotations

from collections import Counter

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lists.enumerated import ITEM
from reex_initiatives.memory.context import Context
from reex_initiatives.progress.status import Force
from reex_initiatives.progress.undecided import ACTION
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sentences.slots import first_of_each

# From how many goods on an order only lists them.
_FEW_GOODS = 8
# In how many sentences a text that is an act itself names a stage that it is about, and what part that is of those that
# name the one it names most.
_COMES_BACK, _PART = 2, 0.15
# What a bill says of what is and isn't to be done.
_IS_RULE = reex.regex(rf"\b(?:shall|must|may|is|are)\s(?:{any_of('rules')})\b")
_SHALL = "shall"
# How the text of a pact begins.
_AS_FOLLOWS = reex.regex(
    rf"\b(?:{any_of('reaches')})\s(?:to\s|on\s)?(?:(?:the|a)\s)?(?:(?:common|joint|mutual)\s)?"
    rf"(?:following(?:\s[a-z]+)?\s(?:{any_of('understandings')})\b|(?:that\s)?as follows\b|(?:up)?on the following\b)"
)
# How an order opens what it decides.
_ENACTS = reex.regex(r"(?:proclaim|order|direct|determine|declare)e?d?\s(?:as\sfollows\b|that\s?:|:)")
# What was done, and isn't only foreseen.
_WAS_DONE = reex.regex(r"\b(?:was|were|has|have|had|been)\b|ed$")


def is_whole(draft: Draft, context: Context) -> bool:
    """Say whether an act is what the whole document is: the order of who signs it, the bill, the law."""
    if draft.act.by_head:
        return context.signer is not None and any(key(e) == key(context.signer) for e in draft.actors)
    return draft.act.subject_only and draft.trigger.program is None and (context.bill or context.statute)


def opens_pact(draft: Draft) -> bool:
    """Say whether what follows is the text of a pact itself: ``have reached the following understanding``."""
    line = draft.line
    return draft.act.instrument == "agreement" and _AS_FOLLOWS.search(line.text, line.start, line.end) is not None


def share_goods(found: list[Draft]) -> None:
    """Let what a pact promises be on the goods that its sentence names, or else on those of the pact."""
    pact = next((draft for draft in found if draft.act.parties and draft.commodities), None)
    for draft in found if pact else ():
        if not draft.commodities and draft.act.family != "trade":
            draft.commodities = draft.line.goods_told or (pact.commodities if pact else ())


def tell_whole(own: list[Draft], all_lines: list[Line]) -> None:
    """Let an order, a bill or a law be about the stages that it comes back to, and an order about its few goods."""
    lines = [line for line in all_lines if line.stages] if own else []
    found = [hit for line in lines for hit in first_of_each(line.stages_of(own[0].act))]
    counts = Counter(hit.term.data.stage for hit in found)
    least = max(_COMES_BACK, _PART * max(counts.values(), default=0))
    told = [hit for hit in found if counts[hit.term.data.stage] >= least]
    goods = {e.ref: e for line in all_lines for e in line.of_kind("commodity") if e.ref} if own else {}
    for draft in own:
        draft.stages = first_of_each((*draft.stages, *told))
        if draft.act.by_head and len(goods) <= _FEW_GOODS:
            known = {e.ref for e in draft.commodities}
            draft.commodities += tuple(e for ref, e in goods.items() if ref not in known)


def without_enacting(found: list[Draft], context: Context) -> list[Draft]:
    """Return the acts without the clause that enacts a measure of trade of its signer: ``hereby proclaim as follows``.

    An order of any other sort is told by that clause.
    """
    signer = key(context.signer) if context.signer else ""
    measure = any(
        d.act.family == "trade" and signer in d.known("actors").keys for d in found if d.force.status == "active"
    )
    return [draft for draft in found if not (measure and _enacts(draft))]


def _enacts(draft: Draft) -> bool:
    line, trigger = draft.line, draft.trigger
    return (
        draft.act.by_head
        and trigger.match is not None
        and _ENACTS.match(line.text, trigger.start, line.end) is not None
    )


def in_text(line: Line, trigger: Trigger, how: Force, context: Context) -> str:
    """Return the status that an act has for where it stands: in a bill, a law, or a list of what is only considered."""
    if context.statute and how.cue == _SHALL:
        return "active"
    to_do = how.cue == _SHALL or how.cue.startswith("to ")
    wanted = _is_to_come(trigger, how) or _is_rule(line, trigger) or _is_only_foreseen(trigger, how)
    if context.bill and (to_do or wanted):
        return "proposed"
    own = how.why not in ("default", "form") and how.cue != ACTION
    if context.treaty and not own and not trigger.act.parties:
        return "announced"
    return "" if own or not ITEM.match(line.text, line.start) else context.opened


def _is_rule(line: Line, trigger: Trigger) -> bool:
    """Say whether a pattern tells what is or isn't to be done: ``may not procure magnets``."""
    match = trigger.match
    return match is not None and _IS_RULE.search(line.text, match.start, match.end) is not None


def _is_only_foreseen(trigger: Trigger, how: Force) -> bool:
    """Say whether a bill only foresees how money ends: ``the termination of the support``, ``may waive elements``."""
    money = trigger.act.family == "capital" and trigger.form == "noun" and how.status in ("ended", "completed")
    return money and how.why == "cue" and not _WAS_DONE.search(how.cue)


def _is_to_come(trigger: Trigger, how: Force) -> bool:
    """Say whether a bill only speaks of an act, as it does of what it wants; what others do in trade it finds."""
    told = trigger.form in ("past", "present") or trigger.act.family == "trade"
    return how.why in ("default", "form") and not told
