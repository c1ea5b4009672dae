"""Which act it really is, by the kinds of its parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.weigh import word_of
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.vocabulary import any_titled
from reex_initiatives.memory.context import Context
from reex_initiatives.memory.inherit_firm import for_the_firm
from reex_initiatives.parties.inward import settle_inward
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.party import key
from reex_initiatives.settling.abroad import invested_in
from reex_initiatives.settling.buyers import bought, from_many, with_buyer_first
from reex_initiatives.settling.for_goods import is_for_goods
from reex_initiatives.settling.in_force import settle_bill, settle_money
from reex_initiatives.settling.pacts import as_pact, between_equals, is_body_of_states
from reex_initiatives.settling.shares import by_share
from reex_initiatives.settling.sold import sell, sells_stake, takes_all
from reex_initiatives.sums.each_sum import each, from_another
from reex_initiatives.sums.invested import buys_others, goods_bought, is_bank, is_own_investment, is_stake
from reex_initiatives.sums.raised import borrows, is_credit, is_from_bodies, raises, sells_notes
from reex_initiatives.sums.shared import with_lender, with_signers, with_state_first

# Between the two in a pattern, both of which do it.
_BOTH = ("} and ... {recipient", "} and [the] {recipient")
# "equity worth $5 million in a miner", "of rivals".
_IN_ANY = reex.regex(
    r"(?:\s(?:worth|of)\s[^\s]+(?:\s(?:million|billion))?)?\s(?:in|of)\s(?:an?|another|several|other|rivals?|two|three|four|five)\b"
)
# "lends $5 million to a rival of Acme", "may issue a guarantee for exporters".
_FOR_OTHERS = reex.regex(
    r"\s(?:to|for|from)\s(?:an?|some|other|several|(?!(?:its|as|his|this|works|operations)\b)[a-z-]+s)\b(?!\s(?:in|of)\s[A-Z])"
)
# "half of Acme's output", "all of Acme's high-purity |tin".
_ITS_GOODS = reex.regex(
    r"['’]s?\s(?:(?:[a-z][\w-]*\s){0,3}(?P<output>output|production|product|sales)\b|(?:[a-z][\w-]*\s){0,2})"
)
# "handed them $5 million", and ", Acme said".
_TO_THEM = reex.regex(r"\s(?:them|him|her|us|you|me)\b")
_SAID = reex.regex(r"\b(?:said|says)\b|,\s(?:when|while|as|after|before|beating|which|who|where|but|and)\b")
# "Canada's Critical Minerals Strategy".
_ITS_PLAN = reex.regex(rf"(?:['’]s?)?\s(?:[\w$€£.,-]+\s){{0,6}}?(?:{any_titled('state_plans')})\b")
# How an item begins that says what form of money it tells.
_LABELS = {"equity": "equity", "loan": "loan", "debt": "loan", "grant": "grant", "guarantee": "guarantee"}
_LABELLED = reex.regex(r"\W{0,4}(Equity|Loans?|Debt|Grants?|Guarantees?)(?:\*\*)?\s?:(?:\*\*)?\s")


def settled(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield a draft as the acts that it really is, by the kinds of its parties."""
    _settle_sides(draft, context)
    settle_bill(draft)
    settle_money(draft)
    _settle_label(draft, grammar)
    if _is_contract(draft) or _is_of_goods(draft):
        draft.act = grammar.act("offtake")
    if takes_all(draft):
        draft.act = grammar.act("acquisition")
    if sells_notes(draft):
        draft.act = grammar.act("loan")
    if settle_inward(draft):
        yield from _by_kinds(draft, context, grammar)


def _by_kinds(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    if goods_bought(draft) or is_own_investment(draft):
        yield _spent(draft, grammar)
    elif other := by_share(draft, grammar):
        yield other
    elif form := _form(draft):
        yield from each(attrs.evolve(draft, act=grammar.act(form), force=_of_form(draft, form), evidence=[draft.line]))
    elif is_body_of_states(draft, context):
        yield from as_pact(draft, grammar)
    elif draft.act.instrument == "research" and _is_joint(draft):
        draft.take("actors", (*draft.actors, *draft.recipients), "parties")
        draft.take("recipients", (), "parties")
        yield draft
    elif draft.act.buys:
        yield from bought(from_many(draft, context) or with_buyer_first(draft, context, grammar))
    elif draft.act.family == "capital":
        if holders := invested_in(draft):
            draft.take("recipients", holders, "object")
        yield from each(with_lender(with_state_first(with_signers(draft))))
        yield from from_another(draft, grammar)
    elif draft.act.parties:
        yield from between_equals(draft, context, grammar)
    else:
        yield draft


def _spent(draft: Draft, grammar: Grammar) -> Draft:
    """Return what a firm does with its own money: it buys goods or assets, or builds."""
    if not goods_bought(draft):
        act = grammar.act("acquisition" if buys_others(draft) else "project")
        return attrs.evolve(draft, act=act, recipients=(), evidence=[draft.line])
    draft.take("recipients", _sellers(draft), "object")
    return attrs.evolve(draft, act=grammar.act("offtake"), evidence=[draft.line])


def _sellers(draft: Draft) -> tuple[reex.Entity, ...]:
    """Return the firm that goods come from: ``will spend $5 million on magnets from Acme``."""
    behind = (e for e in draft.line.of_kind("company") if e.start >= draft.amounts[0].end)
    return tuple(e for e in behind if draft.line.text.endswith(" from ", 0, e.start))[:1]


def _form(draft: Draft) -> str:
    """Return what money is by who gives it, and to whom, or nothing: what banks finance a firm with is a loan."""
    if is_credit(draft):
        return "loan"
    if is_from_bodies(draft):
        return "funding"
    return "equity" if is_stake(draft) else ""


def _of_form(draft: Draft, form: str) -> Force:
    """Return how far such money has come: what is raised from several is theirs until they have paid it."""
    raised = form == "funding"
    return msgspec.structs.replace(draft.force, status="agreed", binding=True) if raised else draft.force


def _settle_sides(draft: Draft, context: Context) -> None:
    """Turn who raises money for itself, or sells, to the side where the record has it."""
    if raises(draft):
        draft.take("recipients", draft.actors, "subject")
        draft.take("actors", (), "")
    if borrows(draft):
        draft.take("recipients", draft.actors, "owner")
        draft.take("actors", (), "")
    if (draft.trigger.phrase and draft.trigger.phrase.sells) or sells_stake(draft):
        sell(draft)
    for_the_firm(draft, context)
    if not draft.actors and draft.act.family == "capital" and _is_own_plan(draft):
        draft.take("recipients", (), "")
    if not draft.recipients:
        firms = {key(e): e for e in _whose_goods(draft) or _who_may_get(draft)}
        if len(firms) == 1:
            draft.take("recipients", tuple(firms.values()), "sentence")


def _whose_goods(draft: Draft) -> list[reex.Entity]:
    """Return the firms of whose goods somebody buys some: ``will buy half of Acme's output``."""
    line, end = draft.line, draft.trigger.end
    if draft.act.instrument != "offtake" or not draft.actors:
        return []
    makers = [e for e in line.of_kind("company") if e.start >= end and e not in draft.actors]
    goods = {e.start for e in line.of_kind("commodity")}
    owned = ((e, _ITS_GOODS.match(line.text, e.end, line.end)) for e in makers)
    return [e for e, its in owned if its and (its["output"] or any(e.end < at <= its.end() for at in goods))]


def _who_may_get(draft: Draft) -> Iterable[reex.Entity]:
    """Return the firms of a sentence for one of which what a state gives may be; a bank gives it, too."""
    firms = draft.line.of_kind("company")
    if not all(e.kind in ("agency", "country") for e in draft.actors):
        return ()
    if draft.act.instrument == "equity":
        return firms if (draft.amounts or draft.actors) and not _in_any(draft) else ()
    given = bool(draft.actors) and draft.act.instrument in ("grant", "loan")
    if not given or draft.force.status == "proposed" or draft.line.gaps:
        return ()
    text, trigger = draft.line.text, draft.trigger
    if _FOR_OTHERS.search(text, trigger.end, draft.line.end) or _TO_THEM.match(text, trigger.end):
        return ()
    return [e for e in firms if not is_bank(e) and not _SAID.search(text, trigger.end, e.end + len(" said"))]


def _is_own_plan(draft: Draft) -> bool:
    """Say whether a state only owns the plan that has money: ``Canada's strategy is backed by $4 billion``."""
    text = draft.line.text
    return bool(draft.recipients) and all(
        e.kind == "country" and _ITS_PLAN.match(text, e.end, draft.line.end) for e in draft.recipients
    )


def _in_any(draft: Draft) -> bool:
    """Say whether shares are in somebody who isn't named: ``a stake in a rival``."""
    end = max([draft.trigger.end, *(e.end for e in draft.amounts)])
    return any(_IN_ANY.match(draft.line.text, at) for at in (draft.trigger.end, end))


def _settle_label(draft: Draft, grammar: Grammar) -> None:
    """Let the label of an item tell what form money of an open form has: ``Equity: DFC invested $25 million in``."""
    label = _LABELLED.match(draft.line.text, draft.line.start, draft.line.end)
    if label and draft.act.generic and draft.act.family == "capital" and draft.amounts:
        draft.act = grammar.act(_LABELS[label[1].lower().removesuffix("s")])


def _is_contract(draft: Draft) -> bool:
    """Say whether what two firms agree for a sum is only on goods: ``a $5 million deal with Acme for its nickel``."""
    both = bool(draft.actors and draft.recipients) and draft.act.generic and draft.act.family == "capital"
    return both and all(e.kind == "company" for e in (*draft.actors, *draft.recipients)) and is_for_goods(draft)


def _is_of_goods(draft: Draft) -> bool:
    """Say whether what is bought are the goods of a firm, and not the firm: ``an agreement to buy tin from Acme``."""
    line, end = draft.line, draft.trigger.end
    if draft.act.instrument != "acquisition" or draft.trigger.match is None or not line.of_kind("commodity"):
        return False
    sellers = [e for e in draft.recipients if line.text.endswith((" from ", " from the "), end, e.start)]
    return any(end <= e.start < sellers[0].start for e in line.of_kind("commodity")) if sellers else False


def _is_joint(draft: Draft) -> bool:
    """Say whether all parties do the research: under an agreement, or as ``Lynas and Iluka will study``."""
    if word_of(draft).removesuffix("s").endswith(("agreement", "crada", "collaboration")):
        return True
    match = draft.trigger.match
    return match is not None and any(both in match.pattern.text for both in _BOTH)
