"""Sums of one verb, each for something else: ``sets aside $5 million for magnets and $3 million for recycling``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import attrs

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import BODIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective
from reex_initiatives.sentences.slots import first_of_each

# What a sum is for, right behind it: "for", "in grants for", "would go to".
_FOR = reex.regex(
    rf"\s(?:(?:in|of)\s(?:[a-z-]+\s){{0,2}}(?:{any_of('given_as')})\s)?(?:(?:would|will|is to|are to)\s(?:go|flow)\s)?"
    r"(?P<word>for|to|towards?|on)\s(?:the\s)?"
)
# "$5 million of cobalt".
_OF = reex.regex(r"\s(?:worth\s)?of\s")
# What joins one item to the next, up to its sum.
_NEXT = reex.regex(
    r"(?:[,;—–]|\sand|\splus)\s(?:and\s|plus\s|another\s|a\sfurther\s|an\sadditional\s|up\sto\s|about\s|around\s|nearly\s"
    r"|some\s|over\s|more\sthan\s|at\sleast\s|\((?:[ivx]{1,4}|[a-z]|\d{1,2})\)\s){0,3}$"
)
# Before the first sum of a list that tells what an act is made of.
_OPENS = reex.regex(
    r",?\s(?:that\s|which\s|will\s|would\s)*(?:includ(?:e|es|ed|ing)|compris(?:e|es|ed|ing)|consist(?:s|ing)?\sof)\s"
    r"(?:up\sto\s|about\s|nearly\s|some\s|over\s)?"
)
# Words of another clause, behind which a sum is another matter.
_APART = reex.regex(rf"\b(?:{any_of('turns_to')})\b|[.!?]\s")
# What is told of a sum alone, with a verb of its own: "and $2 million for debts came from the owner".
_ITS_OWN = reex.regex(r"[^,;:]{0,80}(?<!\bthat)(?<!\bwhich)(?<!\bwho)\s(?:is|are|was|were|came|comes|has|have|had)\s")
# What an item may be for beside goods and stages.
_NAMED = BODIES | {"program", "facility"}
_WORKS = reex.regex(
    r"\b(?:[Pp]lant|[Mm]in(?:e|er|eral|ing)|mill|[Pp]roject|facilit|site|hub|cent(?:er|re)|lab|pilot|[Mm]etal)"
)
# How long an item is at most.
_LONGEST = 240
# Acts that such a sum may be of by a word of its own, beside those of giving.
_FOR_WORK = ("stockpile", "research", "workforce", "price_support")


def for_purposes(line: Line, made: list[Draft], grammar: Grammar) -> list[Draft]:
    """Return the drafts with those of the further sums of a list, each with the goods and stages of its own item."""
    money = [e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and not e.value.per]
    if len(money) < 2:
        return made
    more: list[Draft] = []
    ends = [*(e.start for e in money[1:]), line.end]
    for number, (first, second) in enumerate(pairwise(money)):
        if not _is_listed(line, first, second):
            continue
        for draft in made:
            if second in draft.amounts and first.end <= draft.trigger.start < second.start:
                draft.amounts = ()  # "$2 billion for the stockpile, $5 billion for": it is of the sum before
        leads = [draft for draft in (*made, *more) if first in draft.amounts] or _openers(made, first)
        if not leads and (over := _over(made, first, second)):
            leads = list(_item(line, over, first, second.start, made, grammar))
            more += leads
        own = _ITS_OWN.match(line.text, second.end, ends[number + 1])
        if leads and all(map(_gives, leads)) and not own:
            made = _with_lead(made, leads, first, second)
            more += _second(line, leads[0], second, ends[number + 1], made, grammar)
    return [draft for draft in made + more if not _is_of_others(line, draft, made + more)]


def _is_of_others(line: Line, draft: Draft, told: list[Draft]) -> bool:
    """Say whether an item is for nothing that we know, beside others that are: ``$5 million for roads``."""
    if not draft.item or draft.act.instrument in _FOR_WORK or draft.commodities or draft.stages or draft.recipients:
        return False
    money = draft.amounts[0]
    end = min((e.start for e in line.of_kind("money") if e.start > money.start), default=line.end)
    if _WORKS.search(line.text, money.end, end) or any(money.end <= e.start < end for e in line.of_kinds(_NAMED)):
        return False
    return any(other.item and other.commodities for other in told)


def _with_lead(made: list[Draft], leads: list[Draft], first: reex.Entity, second: reex.Entity) -> list[Draft]:
    """Return the drafts, where the first sum of a list is of the act that a word in its item tells, if one does."""
    for lead in leads:
        lead.amounts = lead.amounts or (first,)
        if lead.item or lead.amounts[0] is not first:
            continue
        _keep_to(lead, first.start, second.start)
        if lead.act.generic and (own := _named_inside(made, first, second.start)):
            _give(own, lead, first, second.start)
            made = [draft for draft in made if draft is not lead]
    return made


def _second(
    line: Line, lead: Draft, money: reex.Entity, end: int, made: list[Draft], grammar: Grammar
) -> Iterator[Draft]:
    """Yield the act of a further sum, unless one has it already, which then keeps to its item."""
    known = [draft for draft in made if money in draft.amounts]
    for draft in known:
        _keep_to(draft, money.start, end)
    if not known:
        yield from _item(line, lead, money, end, made, grammar)


def _openers(made: list[Draft], first: reex.Entity) -> list[Draft]:
    """Return the act without a sum whose parts a list tells: ``funding that includes $5 million for``."""
    return [d for d in made if not d.amounts and d.trigger.end <= first.start and _opens(d, first)][:1]


def _opens(draft: Draft, first: reex.Entity) -> bool:
    """Say whether a list of sums stands behind the word of an act, or in the appropriation that it is."""
    text, trigger = draft.line.text, draft.trigger
    if text.startswith("appropriated", trigger.start):
        return not any(trigger.end <= e.start < first.start for e in draft.line.of_kind("money"))
    return trigger.form == "noun" and _OPENS.fullmatch(text, trigger.end, first.start) is not None


def _over(made: list[Draft], first: reex.Entity, second: reex.Entity) -> Draft | None:
    """Return the act of the second sum, where the pattern that tells it goes over the first one."""
    known = (d for d in made if second in d.amounts and d.trigger.match)
    return next((d for d in known if d.trigger.match and d.trigger.match.start < first.start), None)


def _gives(lead: Draft) -> bool:
    """Say whether an act is one of a state, or of nobody by name, that gives or sets aside money."""
    kind = lead.act
    given = (kind.family == "capital" and kind.instrument != "equity") or kind.instrument in _FOR_WORK or kind.buys
    return given and not any(e.kind == "company" for e in lead.actors)


def _is_listed(line: Line, first: reex.Entity, second: reex.Entity) -> bool:
    """Say whether two sums are items of one list, each with what it is for behind it."""
    text = line.text
    if second.start - first.end >= _LONGEST or not (_has_purpose(line, first) and _has_purpose(line, second)):
        return False
    return (
        _NEXT.search(text, first.end, second.start) is not None and _APART.search(text, first.end, second.start) is None
    )


def _has_purpose(line: Line, money: reex.Entity) -> bool:
    """Say whether what a sum is for, or which goods it pays for, stands right behind it."""
    if _FOR.match(line.text, money.end):
        return True
    goods = _OF.match(line.text, money.end)
    return goods is not None and any(goods.end() == e.start for e in line.of_kind("commodity"))


def _item(
    line: Line, lead: Draft, money: reex.Entity, end: int, made: list[Draft], grammar: Grammar
) -> Iterator[Draft]:
    """Yield the act of one more sum, unless a word in its item tells which of the others it is of."""
    if own := _named_inside(made, money, end):
        _give(own, lead, money, end)
        return
    kept = lead.act.family == "capital" or _OF.match(line.text, money.end)
    act = lead.act if kept else grammar.act("funding")
    gives = _FOR.match(line.text, money.end)
    at = gives.end() if gives and gives["word"] in ("to", "for") else -1
    kinds = BODIES | {"country"} if gives and gives["word"] == "to" else BODIES
    goods = tuple(e for e in line.goods_told if money.end <= e.start < end)
    goods = goods or tuple(e for e in lead.commodities if e.end <= lead.trigger.start)
    hits = (hit for hit in line.stages_of(act) if money.end <= hit.start < end)
    yield attrs.evolve(
        lead,
        act=act,
        item=True,
        recipients=tuple(e for e in line.of_kinds(kinds) if e.start == at and not is_adjective(e)),
        amounts=(money,),
        commodities=goods,
        stages=first_of_each(hits),
        trigger=Trigger(act, "noun", money.start, money.end),
        evidence=[line],
    )


def _named_inside(made: list[Draft], money: reex.Entity, end: int) -> Draft | None:
    """Return the act that a word in an item tells, which has no sum yet: ``$5 million for a stockpile``."""
    inside = (d for d in made if money.end <= d.trigger.start < end and not d.amounts and not d.act.generic)
    return next((d for d in inside if d.act.family == "capital" or d.act.instrument in _FOR_WORK), None)


def _give(own: Draft, lead: Draft, money: reex.Entity, end: int) -> None:
    """Let a sum of the list be of the act that a word in its item tells."""
    own.amounts = (money,)
    if not own.actors or own.why.get("actors") != "owner":
        own.take("actors", lead.actors, lead.why.get("actors", ""))
    own.force = lead.force
    _keep_to(own, money.start, end)


def _keep_to(draft: Draft, start: int, end: int) -> None:
    """Leave to an act the goods, stages and receivers of its own item, or those before the list."""
    draft.item = True
    draft.commodities = tuple(e for e in draft.line.goods_told if start <= e.start < end) or tuple(
        e for e in draft.commodities if e.start < draft.trigger.start
    )
    draft.stages = first_of_each(hit for hit in draft.line.stages_of(draft.act) if start <= hit.start < end)
    if any(e.start >= end for e in draft.recipients):
        draft.take("recipients", tuple(e for e in draft.recipients if e.start < end), draft.why.get("recipients", ""))
