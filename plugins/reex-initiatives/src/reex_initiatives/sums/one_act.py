"""Which words of one sentence tell one act together, and which of its sums is whose."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

import reex
from reex_initiatives.drafts.draft import ELSEWHERE, Draft
from reex_initiatives.drafts.weigh import word_of
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.party import key

_MONEY = ("tax_credit", "loan", "grant", "guarantee", "equity")
# "$800 million through the first round of a tax credit", "$20 million for Acme from its fund, in the form of a loan".
_FORM = reex.regex(
    r"(?:\s(?:in|into|to|for)\s(?:(?!\s(?:that|which|who|whose)\s)[^,;]){1,60}?)?"
    r"\s(?:through|via|under|as|by way of|by means of|in the form of|structured as)\s[^,;]{0,160}$"
    r"|[^;.]{0,120},\s(?:by way of|in the form of|structured as)\s[^,;]{0,60}$"
    rf"|[^;]{{0,80}}\bsubject to\s[^;]{{0,40}}\b(?:{any_of('signings')}) of\s(?:an?|the)\s$",
    re.IGNORECASE,
)
# "contributing $625 million for a 38% stake".
_FOR_SHARE = reex.regex(
    rf"\s(?:(?:in\s(?:exchange|return)\s)?for|to\s(?:{any_of('buys_share')}))\s(?:an?\s)?(?:[\w.%-]+\s){{0,3}}"
)
# "got $5 million from the state, which receives 10% of it": who pays has shares for it.
_WHICH_GETS = reex.regex(r"[^;:]{0,100}?,\s(?:which|who|that)\s(?:(?:will|would|now|then|also|thus)\s){0,2}")
_THE_FORM = ("the ", "this ", "that ", "The ", "This ")
_FOR_STOCK = reex.regex(r"\s(?:for|to|into|towards?)\s[^,;]{0,40}$")
_LETTER = reex.regex(r"\bletters?\b|\bcommitment\b")
# What an order does, right behind its word: "imposing new", "that raises".
_DOES = reex.regex(
    r"s?\s(?:that\s|which\s)?(?:impos|rais|increas|doubl|quadrupl|lower|cut|levy|slap|lift|suspend|bann?|restrict|curb)"
    r"(?:ing|s|es|ed)\s(?:[\w%-]+\s){0,4}$"
)
_ORDERS_REACH = 80
# What joins two words for one act, what parts them, and how far apart they may stand.
_FOR_A = reex.regex(
    r"\b(?:for|of|on)\s(?:an?\s|up to\s)?(?:(?:potential|possible|proposed|prospective|future|senior|secured)\s){0,2}$"
)
# "will acquire Acme by way of a": how a firm is taken over.
_BY_WAY = reex.regex(
    r"\s[^;:.]{2,100}?\s(?:by way of|by means of|through|via|under|pursuant to)\s(?:an?|the)\s(?:[\w-]+\s){0,3}"
)
_BREAKS = reex.regex(r",|\band\b|;")
_PHRASE = 80
# How much nearer a noun behind a sum counts than a verb before it.
_NAMES = 20
# From the sum of a first step to that of the whole.
_STEP = reex.regex(
    rf"[^.;]{{0,100}}\b(?:(?:{any_of('first')})\s(?:{any_of('steps')})"
    rf"|part of|(?:could|may|might|can|will|would)\s(?:\w+\s)?(?:{any_of('grows')}|scale(?:\sup)?)\sto"
    rf"|bring(?:s|ing)?\s(?:the|its|their|that)\s(?:\w+\s)?(?:{any_of('outlays')})\s(?:\w+\s){{0,2}}to)\b[^.;]{{0,100}}"
)


def with_form(made: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts, where ``allocated $800 million through a tax credit`` is one act, of the precise sort."""
    for draft in made:
        loose = draft.amounts and (draft.trigger.act.generic or draft.act.instrument == "grant")
        precise = [o for o in made if loose and o is not draft and _is_form_of(o, draft)]
        for other in precise[:1]:
            other.amounts = draft.amounts
            if other.force.why == "default":
                other.force = draft.force
            if not other.actors:
                # "Acme closed $5 million in debt": who gets it doesn't give it
                got = other.known("recipients").keys if other.trigger.match else set()
                gave = tuple(e for e in draft.actors if key(e) not in got and e.kind in other.act.actors)
                other.take("actors", gave, "form")
            if other.known("recipients").keys <= draft.known("actors").keys:  # who gives it gets none of it
                other.take("recipients", draft.recipients, "form")
        if not precise:
            yield draft


def without_orders(made: list[Draft]) -> list[Draft]:
    """Return the drafts without orders that only are the form of a measure: ``a proclamation imposing a tariff``."""
    kept = []
    for draft in made:
        measures = [o for o in made if _orders(draft, o)] if draft.act.by_head else []
        for measure in measures:
            if not measure.actors:
                measure.take("actors", draft.actors, "form")
        if not measures:
            kept.append(draft)
    return kept


def _orders(order: Draft, measure: Draft) -> bool:
    """Say whether a measure of trade stands behind the word of an order as what it does."""
    text, end = order.line.text, order.trigger.end
    if measure.act.family != "trade" or not 0 < measure.trigger.start - end < _ORDERS_REACH:
        return False
    return _DOES.match(text, end, measure.trigger.start) is not None


def with_steps(made: list[Draft]) -> list[Draft]:
    """Return the drafts, where a first step and the whole that it is a step towards are one investment."""
    kept: list[Draft] = []
    for draft in made:
        first = next((o for o in kept if _is_step(o, draft)), None)
        if first is None:
            kept.append(draft)
            continue
        first.amounts += draft.amounts
        first.duration = first.duration or draft.duration
        if first.act.generic:
            first.act = draft.act
        if not first.actors:
            first.take("actors", draft.actors, draft.why.get("actors", ""))
    return kept


def _is_step(first: Draft, whole: Draft) -> bool:
    """Say whether one sum is only the beginning of another: ``$5 billion as the first step towards $20 billion``."""
    invested = all(d.amounts and (d.act.sites or (d.act.generic and d.act.family == "capital")) for d in (first, whole))
    if not invested or not (first.act.sites or whole.act.sites):
        return False
    one, other = first.known("actors").keys, whole.known("actors").keys
    between = first.line.text[first.amounts[-1].end : whole.amounts[0].start]
    return (not one or not other or bool(one & other)) and _STEP.fullmatch(between) is not None


def without_bought(made: list[Draft]) -> list[Draft]:
    """Return the drafts without shares by which a firm is bought: ``will acquire all of the shares of Acme``."""
    bought = [d for d in made if d.act.instrument == "acquisition" and d.trigger.match]
    return [d for d in made if d.act.instrument != "equity" or not any(_is_bought_by(d, whole) for whole in bought)]


def _is_bought_by(shares: Draft, whole: Draft) -> bool:
    """Say whether the word for shares stands in the pattern that tells of the whole firm."""
    match, firms = whole.trigger.match, whole.known("recipients").keys
    if match is None or not firms or not shares.known("recipients").keys <= firms:
        return False
    return whole.trigger.end < shares.trigger.start < match.end


def one_phrase(made: list[Draft]) -> list[Draft]:
    """Return the drafts, where ``a conditional commitment for a loan of $620 million`` is one act."""
    kept: list[Draft] = []
    for draft in made:
        last = kept[-1] if kept else None
        if last and _LETTER.search(word_of(last)) and last.act is not draft.act and _only_promises(last, draft):
            draft.amounts = draft.amounts or last.amounts
            for side in ("actors", "recipients"):
                draft.take(side, getattr(draft, side) or getattr(last, side), last.why.get(side, ""))
            kept[-1] = draft
            continue
        if last is None or last.act is not draft.act or last.act.parties or not _goes_on(last, draft):
            kept.append(draft)
            continue
        last.amounts = last.amounts or draft.amounts
        last.duration = last.duration or draft.duration
        if not last.recipients or (draft.recipients and _is_nearer(draft, last)):
            last.take("recipients", draft.recipients, draft.why.get("recipients", ""))
    return kept


def _is_nearer(draft: Draft, last: Draft) -> bool:
    """Say whether the sentence itself tells who gets it, and *last* only takes it from another one."""
    return last.why.get("recipients") in ELSEWHERE and draft.why.get("recipients") not in ELSEWHERE


def _only_promises(letter: Draft, draft: Draft) -> bool:
    """Say whether a letter only promises the act behind it: ``a letter of support to Acme for a guarantee``."""
    return draft.act.family == "capital" and not draft.act.generic and _goes_on(letter, attrs.evolve(draft, amounts=()))


def _goes_on(last: Draft, draft: Draft) -> bool:
    """Say whether the word of *draft* only says more of the act that *last* names."""
    both = last.trigger.form == draft.trigger.form == "noun" and not (last.amounts and draft.amounts)
    between = draft.line.text[last.trigger.end : draft.trigger.start]
    if (
        last.act.instrument == "acquisition"
        and not last.amounts
        and not draft.recipients
        and _BY_WAY.fullmatch(between)
    ):
        return True
    return both and len(between) < _PHRASE and _FOR_A.search(between) is not None and not _BREAKS.search(between)


def own_sums(made: list[Draft]) -> None:
    """Leave each sum to the act whose word stands nearest to it: no sum is of two acts of different sorts.

    Where a verb tells who gives it, and the noun behind the sum only the same receiver, the noun takes the giver.
    """
    for draft in made:
        for money in draft.amounts:
            rivals = [o for o in made if o.act is not draft.act and any(money is other for other in o.amounts)]
            rivals = [o for o in rivals if draft.act.sites or not o.act.sites]
            nearer = [o for o in rivals if _distance(o, money) < _distance(draft, money) and not o.act.generic]
            if nearer:
                draft.amounts = tuple(other for other in draft.amounts if other is not money)
            for other in nearer:
                if (
                    not other.actors
                    and draft.actors
                    and draft.known("recipients").keys == other.known("recipients").keys
                ):
                    other.take("actors", draft.actors, "form")


def _distance(draft: Draft, money: reex.Entity) -> int:
    gap = max(draft.trigger.start - money.end, money.start - draft.trigger.end, 0)
    named = draft.trigger.form == "noun" and draft.trigger.start > money.end  # "$30 million in common shares"
    return gap - _NAMES if named else gap


def _is_form_of(other: Draft, draft: Draft) -> bool:
    """Say whether *other*, a loan or a credit, is the form in which *draft* gives its sum."""
    if draft.act.instrument == "grant":
        return _is_credit_for(other, draft)
    if other.act.generic or other.amounts or other.line is not draft.line or other.act.family not in ("capital", ""):
        return False
    money = draft.amounts[0]
    if _is_paid(other, draft) or _is_called(other, draft):
        return True
    if other.act.instrument == "equity" and _has_shares_for_it(other, draft):
        return True
    if other.act.instrument == "equity" and _FOR_SHARE.fullmatch(draft.line.text, money.end, other.trigger.start):
        return True
    if other.act.buys:  # "committed $500 million to buy magnets"
        return draft.line.text[money.end : other.trigger.start] in (" ", " to ")
    if other.act.instrument == "stockpile":  # "set aside $2 billion for the stockpile"
        if any(money.end < e.start < other.trigger.start for e in draft.line.of_kind("money")):
            return False  # "$1 billion for refining and $2 billion for a stockpile"
        return _FOR_STOCK.match(draft.line.text[money.end : other.trigger.start]) is not None
    parties = [e.end for e in (*draft.actors, *draft.recipients) if money.end < e.end <= other.trigger.start]
    told = any(_FORM.match(draft.line.text[end : other.trigger.start]) for end in (money.end, *parties))
    return other.trigger.start > money.end and other.act.instrument in _MONEY and told


def _is_credit_for(credit: Draft, grant: Draft) -> bool:
    """Say whether what is awarded is a tax credit: ``was allocated $5 million through the 48C tax credit``."""
    between = credit.line.text[grant.amounts[0].end : credit.trigger.start]
    same = credit.line is grant.line and (not credit.amounts or credit.amounts == grant.amounts)
    return credit.act.instrument == "tax_credit" and same and _FORM.match(between) is not None


def _has_shares_for_it(stake: Draft, draft: Draft) -> bool:
    """Say whether a clause on who pays a sum tells of the shares that it is paid for."""
    if stake.trigger.form != "present" or stake.actors or not draft.recipients:
        return False
    between = draft.line.text[draft.amounts[0].end : stake.trigger.start]
    return stake.known("recipients").keys <= draft.known("recipients").keys and bool(_WHICH_GETS.fullmatch(between))


def _is_called(other: Draft, draft: Draft) -> bool:
    """Say whether a clause behind a sum names its form: ``chipped in $5 million; Acme will use the grant``."""
    if other.trigger.form != "noun" or other.trigger.start < draft.amounts[0].end:
        return False
    if not draft.line.text.endswith(_THE_FORM, 0, other.trigger.start) or other.act.instrument not in _MONEY:
        return False
    givers = draft.known("actors").keys
    return bool(givers) and other.known("actors").keys <= givers


def _is_paid(other: Draft, draft: Draft) -> bool:
    """Say whether a sum is what a stake is paid with, or what work costs.

    ``became an investor in Acme, putting $5 million into it``
    """
    text, start = draft.line.text, draft.trigger.start
    if other.act.sites and other.trigger.end < start and text.endswith((", an ", ", a "), 0, start):
        return True  # "is building a plant, an investment of $5 million"
    doing = text.endswith((", ", " by ", " through "), 0, start) and text.endswith("ing", start, draft.trigger.end)
    same = draft.known("actors").keys == other.known("actors").keys
    return other.act.instrument == "equity" and other.trigger.end < start and doing and same and bool(draft.actors)
