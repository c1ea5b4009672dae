"""The sum of an act, told in a sentence of its own behind it: ``The loan amounts to $5 million``."""

from __future__ import annotations

from collections.abc import Sequence

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.how_far import hear
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sentences.slots import is_sum
from reex_initiatives.sums.costs import is_capital

_BOUND = rf"(?:(?:{any_of('about', 'bounds', 'more_bounds')}|an?|a total of|in all)\s){{0,2}}"
_BE = r"(?:is|was|are|were|has been|had been|will be|would be|could be|may be|might be|is to be|will|would|is to)"
# From what a sentence speaks of to its sum: ", which the bank will pay out, amounts to", " is worth", ": ".
_TO_SUM = (
    r"(?:\s(?P<of>(?:to|for|from|of|in|with|by|that|which)\s[^,.;:$€£]{1,80}?))?(?:,\s[^,.;:$€£]{1,80},)?"
    rf"(?::\s|,\s(?:which|that)\s{_BE}\s(?:(?:{any_of('sum_verbs')})\s)?|,?\s(?:{_BE}\s(?:(?:{any_of('sum_verbs')})\s)?|(?:{any_of('sum_verbs')}|of)\s)){_BOUND}"
)
_THE = r"\W{0,3}(?:The|This|That|Its|Their)\s"
# "The loan, which runs for ten years, amounts to": what it speaks of is a word of an act.
_FROM_ACT = reex.regex(_TO_SUM)
# "The price was", "The sum involved is", "The plant will cost".
_SPEAKS = reex.regex(
    rf"{_THE}(?:[a-z-]+\s)?(?:(?P<sum>{any_of('wholes')})(?:\s(?:involved|agreed|at stake|in question))?"
    rf"|(?P<price>{any_of('prices')})|(?P<deal>{any_of('deals_again')})|(?P<work>{any_of('costs')})){_TO_SUM}"
)
_WORK = reex.regex(rf"{_THE}(?:[a-z-]+\s){{0,2}}(?:{any_of('works_again')})\s(?:{_BE}\s)?costs?\s{_BOUND}")
_IT = reex.regex(
    rf"\W{{0,3}}(?:It|This)\s(?:(?:will|would|is to|could|may|has|is|was)\s)?"
    rf"(?:(?P<sum>{any_of('sum_verbs_of_it')})|(?P<work>costs?)|(?P<price>paid|pays?|paying))\s{_BOUND}"
)
# "The $5 million loan", up to the sum.
_WITH_SUM = reex.regex(rf"{_THE}{_BOUND}")
# "the sum of the loan": of an act, and not of what a firm is worth.
_OF_ACT = reex.regex(
    rf"of\s(?:the|this|its|their|that)\s(?:[a-z-]+\s)?(?:{any_of('spoken_of_again', 'deals_again')})\b"
)
# Behind the sum of a price that is all: "paid $5 million in cash", but not "paid $5 million in fines to".
_PAID = reex.regex(
    r"(?:\s(?:in\s(?:cash|shares|stock|all|total)|for\s(?:it|them|this|that|the\s[a-z ]{1,30})))?\s?(?:[.,;]|$)"
)
# Behind a sum by which two others differ, and which is only a part.
_DIFFERS = reex.regex(r"\s(?:more|less|above|below|higher|lower|short|fewer|of\s(?:it|this|that|which|the))\b")
# Which acts such words may be of, beside those that give money.
_PRICED = frozenset(("acquisition", "equity"))
_DEALS = frozenset(("acquisition", "offtake", "partnership", "agreement"))
# How many characters stand at most between the sum and the noun of an act, and what between "the" and that: no verb.
_NOUN = 24
_DESCRIBED = reex.regex(r"(?:(?!(?:to|will|has|have|had|would|is|are|was|were|took|got|won|gave)\s)[\w-]+\s){0,2}")
# How many of the last acts are looked at.
_LOOKED_AT = 8
# How many sentences behind an act its own noun may tell its sum.
_REACH = 3


def with_last(line: Line, own: list[Draft], found: Sequence[Draft]) -> list[Draft]:
    """Return the acts *own* of a sentence, without one that only tells the sum of an act just told, which takes it."""
    money = next(iter(line.of_kind("money")), None)
    if money is None or not is_sum(money) or _DIFFERS.match(line.text, money.end) or line.heading:
        return own
    known = _spoken_of(line, found[-_LOOKED_AT:], money) or _costing(line, own, found[-_LOOKED_AT:], money)
    if known is None:
        return own
    again = [d for d in own if money in d.amounts and d.parties <= known.parties]
    if any(money in d.amounts for d in own if d not in again):
        return own
    known.amounts = (money,)
    known.why = {**known.why, "amounts": "reference"}
    if known.act.generic and again and again[0].act.family == "capital":
        known.act = again[0].act
    for draft in again:
        hear(known, draft)
    known.speaks_on(line, reach=_REACH)
    return [d for d in own if d not in again]


def _spoken_of(line: Line, found: Sequence[Draft], money: reex.Entity) -> Draft | None:
    """Return the act without a sum that a sentence tells the sum of."""
    text = line.text
    near = _near(line, found, 1)
    for trigger in line.triggers:
        if trigger.form == "noun" and trigger.program is None and _opens(line, trigger, money):
            if trigger.act.generic:  # a package is none of goods that are bought
                word = text[trigger.start : trigger.end]
                return _only([d for d in near if _has_sums(d) and not d.act.buys and not _is_in_whole(d, found, word)])
            again = [d for d in _near(line, found, _REACH) if d.act is trigger.act or (d.act.generic and _has_sums(d))]
            return _only(again)
    said = _IT.fullmatch(text, line.start, money.start) or _SPEAKS.fullmatch(text, line.start, money.start)
    if said is None:
        work = _WORK.fullmatch(text, line.start, money.start)
        return _only([d for d in near if d.act.sites]) if work else None
    if said["work"]:
        return _only([d for d in near if d.act.sites])
    if said["price"]:
        return _only([d for d in near if d.act.instrument in _PRICED]) if _PAID.match(text, money.end) else None
    of = said.groupdict().get("of")
    if of and not _OF_ACT.match(of):
        return None
    word = said["sum"] or said["deal"] or ""
    return _only([d for d in near if _has_sums(d) and not _is_in_whole(d, found, word)])


def _is_in_whole(draft: Draft, found: Sequence[Draft], word: str) -> bool:
    """Say whether an act may be only a part of what a sum is called: a stake of a package, or one of two in a deal."""
    whole = word.lower().startswith("package") and draft.act.instrument in _PRICED
    others = (d for d in found if d is not draft and d.line is draft.line and d.act.family == "capital")
    return whole or any(d.act is not draft.act and d.parties & draft.parties for d in others)


def _has_sums(draft: Draft) -> bool:
    return draft.act.family == "capital" or draft.act.instrument in _DEALS


def _costing(line: Line, own: list[Draft], found: Sequence[Draft], money: reex.Entity) -> Draft | None:
    """Return the work told just before whose capital cost a sentence tells that names no other firm."""
    if any(d.act.sites for d in own) or not is_capital(line, money):
        return None
    known = _only([d for d in _near(line, found, _REACH) if d.act.sites])
    others = {key(e) for e in line.of_kind("company")} - (known.parties if known else set())
    return None if others else known


def _opens(line: Line, trigger: Trigger, money: reex.Entity) -> bool:
    """Say whether a sentence opens with an act that was told before, and its sum: ``The $5 million loan``."""
    text = line.text
    if trigger.start > money.end:
        near = trigger.start - money.end < _NOUN
        return near and _WITH_SUM.fullmatch(text, line.start, money.start) is not None
    opens = _WITH_SUM.match(text, line.start, trigger.start)
    near = opens is not None and _DESCRIBED.fullmatch(text, opens.end(), trigger.start) is not None
    return near and _FROM_ACT.fullmatch(text, trigger.end, money.start) is not None


def _near(line: Line, found: Sequence[Draft], reach: int) -> list[Draft]:
    """Return the acts without a sum that were told in the last sentences, each if none of its sort came later."""
    last = {d.act.instrument: number for number, d in enumerate(found)}
    return [
        d
        for d in found
        if d.line is not line
        and line.number - d.evidence[-1].number <= reach
        and not d.amounts
        and d.force.status != "ended"
        and not found[last[d.act.instrument]].amounts
    ]


def _only(near: list[Draft]) -> Draft | None:
    """Return the act, where it is one, or told several times."""
    alike = near and all(d.act is near[0].act and d.parties == near[0].parties for d in near)
    return near[0] if alike else None
