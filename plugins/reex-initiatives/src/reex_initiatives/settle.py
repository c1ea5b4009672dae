"""Which act it really is, by the kinds of its parties."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import msgspec

import reex
from reex_initiatives.abroad import invested_in
from reex_initiatives.context import HEADS_OF_STATE, Context
from reex_initiatives.draft import Draft
from reex_initiatives.grammar import Grammar
from reex_initiatives.inherit_firm import by_nobody, for_the_firm
from reex_initiatives.joined import DESCRIBES, EACH
from reex_initiatives.kinds import FIRMS_AND_SITES, STATES
from reex_initiatives.party import is_adjective, is_club, key
from reex_initiatives.shared import with_state_first
from reex_initiatives.status import Force
from reex_initiatives.vocabulary import any_of
from reex_initiatives.weigh import word_of
from reex_initiatives.words import is_one_of

# What a firm gets that only banks and traders give, and how these are called.
_LENT = ("loan", "grant", "guarantee")
_LENDER = reex.regex(rf"\b(?:{any_of('lenders')})\b")
# "A and B are each putting", "$20 million of loans apiece".
_EACH_OF_THEM = reex.regex(r"\s(?:(?:have|has|had|will|would|are|were|to)\s)?each\s")
_APIECE_REACH = 30
_TO_BUYER = reex.regex(r"\bto\s(?:the\s|its\s)?(?:[\w'’-]+\s){0,3}$")
_BUYERS_OF_SHARES = frozenset(("company", "agency", "country"))
_SELLS = reex.regex(r"(?:sell|sold|offload|unload|divest|dispos|ditch|shed|hand)", re.IGNORECASE)
# "raised its holding in Acme with a placement": it pays.
_HOLDING_REACH = 160
_ITS_HOLDING = reex.regex(
    r"\b(?:rais|increas|lift|boost|tak|took)\w*\s(?:its|their)\s(?:stake|holding|shareholding|interest|share)\b"
)
_TO = reex.regex(r"\s(?:to|for|in)\s(?:the\s)?")
_AND_SUM = reex.regex(r",?\s(?:and\s)?(?:up to\s|a further\s|another\s|about\s)?")
# "and the DFC a second one for $700 million".
_AND_GIVER = reex.regex(r"(?:,?\sand|;|,)\s(?:(?:the|its|their|a)\s(?:[a-z-]+\s){0,3})?$")
# "from the Department of War and $50 million from the Department of Commerce".
_AND_MORE = reex.regex(
    r"(?:,?\s(?:and|plus)|,?\s(?:as well as|along with|together with))\s(?:(?:up to|about|another|a further)\s)?"
)
_FROM_WHOM = reex.regex(r"\s(?:in\s(?:[a-z]+\s){1,3})?from\s(?:the\s)?")
_FROM_GIVERS = frozenset(("agency", "country"))
_SUM_OF = reex.regex(
    r"(?:\s\([^()]{1,40}\))?\s(?:(?:gets?|got|gives?|gave|adds?|added|is to get|will get|puts? in)\s)?"
    r"(?:(?:a\s|yet\s)?(?:second|another|further|extra|additional)\s(?:one\s)?)?(?:(?:for|of)\s)?"
    r"(?:up to\s|about\s|some\s)?"
)
_SHORT_KINDS = frozenset(("agency", "company"))
# A country that signs with a firm is named with those who act for it; else it only tells where somebody is from.
_GOVERNS = reex.regex(r"\b(?:government|ministry|state|authorities|cabinet|treasury|Government|Ministry|State)\b")
# What says of a partner that it is the one who sells: "with LNG producers like Cheniere", "with graphite miner Syrah".
_SELLER = reex.regex(
    r"\b(?:producer|seller|supplier|miner|refiner|exporter|vendor)s?(?:,?\s(?:like|such as|including))?\s(?:the\s)?$"
)
# Rules by which a firm acts that may raise money for itself.
_ITS_OWN = ("subject", "owner", "reference")
# What an item of a list on a firm is about: "- Offtake secured: 25% of output".
_LABEL = reex.regex(r"\W{0,4}[A-Z][\w-]*(?:\s[\w&-]+){0,3}:\s")
# "offtake locked for U.S. buyers, including Acme".
_BUYERS = reex.regex(r"\b(?:buyers|customers|clients|offtakers)\b")
# "Acme works with its customers to source ore from its mine": they buy it.
_WITH_OTHERS = reex.regex(
    r"\bwith\s(?:[\w-]+\s){0,3}(?:parties|partners|companies|firms|customers|clients|buyers|users|makers)\s(?:to\s[^.;]{0,40})?$"
)
# Between the two in a pattern, both of which do it.
_BOTH = ("} and ... {recipient", "} and [the] {recipient")
# "Appia issued 12 million units", "has placed new shares".
_ISSUES = reex.regex(
    r"(?:\s\([^()]{1,40}\))?\s(?:has\s|have\s|will\s|to\s|is\s|plans\sto\s)*(?:also\s)?"
    r"(?:issu(?:e[sd]?|ing)|allot(?:s|ted|ting)?|plac(?:e[sd]|ing)|pric(?:e[sd]|ing)|upsiz(?:e[sd]?|ing)|float(?:s|ed|ing)?)\b"
)
# "by way of placement", "through private placements of common shares", "in the firm's equity".
_FOR_SHARES = reex.regex(
    r"(?:\s(?:in|into)\s[^,;.]{1,60}?)?"
    r"\s(?:(?:by way of|by means of|through|via|in exchange for|in return for|as part of)"
    r"\s(?:[\w$-]+\s){0,4}?|in\s(?:the\s|its\s)?(?:[\w-]+['’]s\s)?(?:[a-z]+\s){0,2})"
    r"(?:placements?|placing|shares|equity|stock|stake|convertible notes?|PIPE)\b"
)
# "an agreement with Acme for 500 tonnes a year of separated oxide", but not "for rare earth research".
_FOR_GOODS = reex.regex(
    r"(?:\s(?:with\s|between\s)?[^;:]{2,90}?)?\sfor\s(?:the\s)?(?:(?:[a-z-]+\s)?(?:supply|purchase|sale|delivery)\sof\s)?"
    r"(?:(?:up to|about|some|all|its|the)\s){0,2}(?:light and heavy\s)?"
    r"(?:[\d.,]+\s?(?:metric\s)?(?:tonnes|tons|t|kt)\s(?:(?:per annum|per year|a year|annually|of)\s){0,2})?"
    r"(?:(?!(?:[a-z]+ing|of|to|in|on|and|or|at|from|by|an?|new|with)\s)[a-z-]+\s){0,3}"
)
_CONTRACT = reex.regex(r"\b(?:agreement|deal|contract|accord|pact|memorandum|term sheet|letter of intent)\b")
_AND_GOODS = reex.regex(r",?\s(?:and\s|or\s)?(?:[a-z-]+\s)?")
_END_OF_GOODS = reex.regex(
    r"\s?[.,;)]|\s*$|\s(?:from|over|through|until|till|starting|beginning|worth|produced|mined|refined|recycled|made"
    r"|under|per)\b"
)
# "put $50 million into Acme", "into the miner Acme".
_INTO = reex.regex(r"\s(?:[a-z]+\s){0,2}into\s(?:[\w’'-]+\s){0,4}")
# "signed an agreement with Chile", "a deal with the state of Peru".
_SIGNED_WITH = reex.regex(r"\b(?:with|and)\s(?:the\s)?$")
# What a bank has in its name.
_BANK = reex.regex(
    r"\b(?:Bank|Banking|Bancorp|Banco|Banque|Goldman Sachs|JPMorgan|Citigroup|Macquarie|Morgan Stanley)\b|[a-z]bank\b"
)
# How far from the verb that founds it the word for a body may stand.
_BODY_REACH = 100
# What stands between a law and its verb, and what it sets aside money for besides giving it.
_OF_A_LAW = reex.regex(r"(?:\s\([^()]{1,40}\))?(?:,\s[^,;]{1,60},)?\s(?:also\s|has\s|had\s|already\s)*")
_OF_LAWS = ("stockpile", "research", "workforce")
# Cues of what was agreed, and of all else by which it may not have been.
_DONE_OR_NOT = frozenset(("proposed", "announced", "agreed", "completed", "ended", "negated"))
# How an item begins that says what form of money it tells.
_LABELS = {"equity": "equity", "loan": "loan", "debt": "loan", "grant": "grant", "guarantee": "guarantee"}
_LABELLED = reex.regex(r"\W{0,4}(Equity|Loans?|Debt|Grants?|Guarantees?)(?:\*\*)?\s?:(?:\*\*)?\s")
# A chamber whose bills have yet to pass another one.
_ONE_CHAMBER = ({"us/house"}, {"us/senate"})
_INVEST = ("invest", "spend", "put", "pour", "commit", "pledge", "set up", "plough", "plow", "sink", "budget")

# By which firms buy into another one.
_PUT_IN = ("invest", "put", "pour", "inject", "pump", "plough", "plow")


def settled(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield a draft as the acts that it really is, by the kinds of its parties."""
    _settle_sides(draft, context)
    _settle_bill(draft)
    _settle_money(draft)
    _settle_label(draft, grammar)
    if _is_own_investment(draft):
        yield attrs.evolve(draft, act=grammar.act("project"), recipients=(), evidence=[draft.line])
    elif _is_credit(draft):
        yield attrs.evolve(draft, act=grammar.act("loan"), evidence=[draft.line])
    elif _is_stake(draft):
        yield attrs.evolve(draft, act=grammar.act("equity"), evidence=[draft.line])
    elif _is_body_of_states(draft, context):
        yield from _as_pact(draft, grammar)
    elif draft.act.instrument == "research" and _is_joint(draft):
        draft.take("actors", (*draft.actors, *draft.recipients), "parties")
        draft.take("recipients", (), "parties")
        yield draft
    elif draft.act.buys:
        yield from _bought(_from_many(draft, context) or _with_buyer_first(draft, context, grammar))
    elif draft.act.family == "capital":
        if other := invested_in(draft):
            draft.take("recipients", other, "object")
        yield from _each(with_state_first(draft))
        yield from _from_another(draft, grammar)
    elif draft.act.parties:
        yield from _between_equals(draft, context, grammar)
    else:
        yield draft


def _settle_sides(draft: Draft, context: Context) -> None:
    """Turn who raises money for itself, or sells, to the side where the record has it."""
    if _raises(draft):
        draft.take("recipients", draft.actors, "subject")
        draft.take("actors", (), "")
    if _borrows(draft):
        draft.take("recipients", draft.actors, "owner")
        draft.take("actors", (), "")
    if (draft.trigger.phrase and draft.trigger.phrase.sells) or _sells_stake(draft):
        _sell(draft)
    for_the_firm(draft, context)
    if draft.act.instrument == "equity" and not draft.recipients and (draft.amounts or draft.actors):
        by_state = all(e.kind in ("agency", "country") for e in draft.actors)
        firms = {key(e): e for e in draft.line.of_kind("company")} if by_state else {}
        draft.take("recipients", tuple(firms.values()) if len(firms) == 1 else (), "sentence")


def _settle_bill(draft: Draft) -> None:
    """Let what one chamber of two has passed be a bill still: ``The Senate passed the Act``."""
    passed = draft.act.instrument == "law" and draft.force.status == "active" and draft.trigger.match is not None
    if passed and {e.ref for e in draft.actors} in _ONE_CHAMBER:
        draft.force = msgspec.structs.replace(draft.force, status="proposed", binding=False)


def _settle_money(draft: Draft) -> None:
    """Let money be in force that a law gives, and agreed where it is a part of what was done: ``closed its round:``."""
    loose = draft.act.family == "capital" or draft.act.instrument in _OF_LAWS
    named = draft.trigger.form == "noun" and draft.act.instrument in ("loan", "grant", "guarantee") and draft.amounts
    force = draft.force
    if loose and force.status in ("agreed", "announced") and not draft.actors and _is_of_law(draft):
        draft.force = msgspec.structs.replace(force, status="active", binding=True)
    elif named and _is_by_default(force) and _is_part_of_done(draft):
        draft.force = msgspec.structs.replace(force, status="agreed", binding=True)


def _is_part_of_done(draft: Draft) -> bool:
    """Say whether a colon before money parts it from what was done: ``closed its round: $5 million in grants``."""
    line = draft.line
    colon = line.text.rfind(": ", line.start, draft.trigger.start)
    told = line.cues_of(line.start, colon, _DONE_OR_NOT) if colon >= 0 else []
    return bool(told) and all(cue.term.data.list in ("agreed", "completed") for cue in told)


def _settle_label(draft: Draft, grammar: Grammar) -> None:
    """Let the label of an item tell what form money of an open form has: ``Equity: DFC invested $25 million in``."""
    label = _LABELLED.match(draft.line.text, draft.line.start, draft.line.end)
    if label and draft.act.generic and draft.act.family == "capital" and draft.amounts:
        draft.act = grammar.act(_LABELS[label[1].lower().removesuffix("s")])


def _is_by_default(force: Force) -> bool:
    return force.why == "default" and force.status == "announced" and not (force.soft or force.conditional)


def _is_of_law(draft: Draft) -> bool:
    """Say whether a law that is in force is the subject of the verb of giving: ``the Minerals Act set aside``."""
    line, trigger = draft.line, draft.trigger
    verb = draft.force.span.start if draft.force.span and draft.force.span.start < trigger.start else trigger.start
    laws = (e for e in line.of_kind("program") if e.text.endswith(("Act", "Law")) and e.end < verb)
    return any(_OF_A_LAW.fullmatch(line.text, e.end, verb) for e in laws)


def _borrows(draft: Draft) -> bool:
    """Say whether money that is called a firm's is what it gets: ``Acme's $90 million loan``, and no bank's."""
    if draft.why.get("actors") != "owner" or draft.recipients or draft.act.instrument not in _LENT:
        return False
    firms = [e for e in draft.actors if e.kind == "company"]
    return len(firms) == len(draft.actors) == 1 and not _LENDER.search(firms[0].name or firms[0].text)


def _is_body_of_states(draft: Draft, context: Context) -> bool:
    """Say whether governments found a body together: ``Chile and Japan set up a task force`` is their agreement."""
    if draft.act.instrument != "executive_action" or len({e.ref for e in map(context.nation, draft.actors) if e}) < 2:
        return False
    low, stop = draft.trigger.start - _BODY_REACH, draft.trigger.end + _BODY_REACH
    return bool(draft.line.cues_of(low, stop, "joint_body"))


def _as_pact(draft: Draft, grammar: Grammar) -> Iterator[Draft]:
    """Yield the agreement by which a body is founded, unless a word such as *joint working group* tells it."""
    word = draft.trigger
    if not any(t.act.parties and t.start < word.end and word.start < t.end for t in draft.line.triggers):
        status = "agreed" if draft.force.status == "active" else draft.force.status
        force = msgspec.structs.replace(draft.force, status=status)
        yield attrs.evolve(draft, act=grammar.act("agreement"), force=force, evidence=[draft.line])


def _is_joint(draft: Draft) -> bool:
    """Say whether all parties do the research: under an agreement, or as ``Lynas and Iluka will study``."""
    if word_of(draft).removesuffix("s").endswith(("agreement", "crada", "collaboration")):
        return True
    match = draft.trigger.match
    return match is not None and any(both in match.pattern.text for both in _BOTH)


def _sell(draft: Draft) -> None:
    """Make the buyer who does it: ``Lynas sold its smelter to Iluka``; the seller is the other side, if no site is."""
    line, sellers = draft.line, draft.actors
    behind = [e for e in line.of_kinds(draft.act.actors | draft.act.recipients) if e.start >= draft.trigger.end]
    buyers = tuple(
        e for e in behind if e.kind in _BUYERS_OF_SHARES and _TO_BUYER.search(line.text, draft.trigger.end, e.start)
    )
    sites = tuple(e for e in behind if e.kind == "facility" and buyers and e.end <= buyers[0].start)
    draft.take("actors", buyers[:1], "object")
    draft.take("recipients", sites[:1] or sellers, "object" if sites else "subject")


def _sells_stake(draft: Draft) -> bool:
    """Say whether a pattern tells of a stake that a firm sells to somebody: ``sold a 10% stake to the Pentagon``."""
    sells = draft.trigger.match is not None and draft.act.instrument == "equity" and not draft.recipients
    text, start, end = draft.line.text, draft.trigger.start, draft.trigger.end
    if not sells or not draft.actors or not _SELLS.match(text, start, end):
        return False
    buyers = (e for e in draft.line.of_kinds(_BUYERS_OF_SHARES) if e.start >= end and e not in draft.actors)
    return any(_TO_BUYER.search(text, end, e.start) for e in buyers)


def _raises(draft: Draft) -> bool:
    """Say whether a firm gets money for its own shares: ``Lynas closed a private placement``."""
    own = not draft.recipients and (draft.rule in _ITS_OWN or draft.why.get("actors") == "reference")
    if not (own and _is_by_firms(draft)):
        return False
    low = max(draft.line.start, draft.trigger.start - _HOLDING_REACH)
    if _ITS_HOLDING.search(draft.line.text, low, draft.trigger.start):
        return False
    if draft.act.raises and draft.trigger.form == "money":
        return True  # "hopes to raise $5 million"
    behind = max(e.end for e in draft.actors)
    issues = bool(draft.act.raises) and _ISSUES.match(draft.line.text, behind, draft.trigger.end) is not None
    return issues or is_one_of(word_of(draft), draft.act.raises)


def _is_own_investment(draft: Draft) -> bool:
    """Say whether a firm puts its own money to work: ``MP Materials will invest $700 million`` in nobody else."""
    if not (draft.act.generic and draft.act.family == "capital" and _is_by_firms(draft)):
        return False
    word = word_of(draft)
    others = [e for e in draft.recipients if e.kind != "facility" and key(e) not in draft.known("actors").keys]
    invests = any(verb in word for verb in _INVEST) and not _is_for_shares(draft)
    money = draft.amounts or (draft.trigger.form != "noun" and "invest" in word)
    return bool(not others and invests and money)


def _is_for_shares(draft: Draft) -> bool:
    """Say whether a sum is paid for shares, whoever issues them: ``will invest $5 million by way of a placement``."""
    if not draft.amounts or not _is_by_firms(draft):
        return False
    return (
        _FOR_SHARES.match(draft.line.text, draft.amounts[0].end, draft.line.clause(draft.trigger.start)[1]) is not None
    )


def _is_by_firms(draft: Draft) -> bool:
    return bool(draft.actors) and all(e.kind == "company" for e in draft.actors)


def _is_stake(draft: Draft) -> bool:
    """Say whether a firm puts money into another one: whatever the text calls it, it is paid with shares."""
    if not (draft.act.generic and draft.act.family == "capital" and _is_by_firms(draft)):
        return False
    if not draft.recipients:
        return "invest" in word_of(draft) and _is_for_shares(draft)
    firms = all(e.kind == "company" for e in draft.recipients)
    return firms and (any(verb in word_of(draft) for verb in _PUT_IN) or _is_put_into(draft))


def _is_put_into(draft: Draft) -> bool:
    """Say whether a sum goes into the firm: ``is putting $50 million into Acme``."""
    low = draft.amounts[0].end if draft.amounts else 0
    return (
        0 < low <= draft.recipients[0].start
        and _INTO.fullmatch(draft.line.text, low, draft.recipients[0].start) is not None
    )


def _is_credit(draft: Draft) -> bool:
    """Say whether only banks finance a firm: what they give without a word for its form is lent."""
    if not (draft.act.generic and draft.act.family == "capital" and draft.amounts and draft.actors):
        return False
    firms = draft.recipients and all(e.kind in ("company", "facility") for e in draft.recipients)
    return bool(firms) and all(e.kind == "company" and _BANK.search(e.name or e.text) for e in draft.actors)


def _from_many(draft: Draft, context: Context) -> Draft | None:
    """Return what many sell that are not named, as its buyer's: ``Other miners signed an offtake with Acme``.

    What stands behind a label is sold by the firm that the text is about.
    """
    buyers = all(e.kind == "company" for e in draft.recipients) and draft.recipients
    if draft.actors or not buyers:
        return None
    told = _BUYERS.search(draft.line.text, draft.trigger.end, buyers[0].start)
    if not told and not by_nobody(draft):
        return None
    draft.turn("buyer")
    labelled = _LABEL.match(draft.line.text, draft.line.start, draft.line.end)
    if labelled and context.firm and key(context.firm) not in draft.parties:
        draft.take("recipients", (context.firm,), "document")
    return draft


def _with_buyer_first(draft: Draft, context: Context, grammar: Grammar) -> Draft:
    """Make the buyer the actor: a firm that announces an offtake with another one sells, a government buys."""
    _part_states_from_firms(draft)
    _part_sellers(draft)
    sellers, buyers = draft.actors, draft.recipients
    selling = word_of(draft) in draft.act.sells
    if not selling and any(e.kind in ("agency", "country") for e in buyers):  # what a firm signs with a government
        draft.turn("buyer")
        sellers, buyers = draft.actors, draft.recipients
    if selling:
        draft.turn("seller")
        return draft
    if draft.trigger.form == "pattern" and sellers and buyers and _sells_to(buyers, sellers, grammar):
        draft.turn("buyer")
        return draft
    if buyers and not sellers and context.firm and all(e.kind == "company" for e in buyers):
        if key(context.firm) not in draft.known("recipients").keys:  # the firm that the text is about sells to them
            draft.take("actors", buyers, "buyer")
            draft.take("recipients", (context.firm,), "document")
        return draft
    start, stop = draft.line.clause(draft.trigger.start)
    near = (e for e in draft.line.of_kinds(FIRMS_AND_SITES) if start <= e.start < stop)
    named = set(map(key, near)) - draft.known("actors").keys
    if sellers and not buyers and context.firm and not named and key(context.firm) not in map(key, sellers):
        draft.take("recipients", (context.firm,), "document")
    if sellers and buyers and all(e.kind == "company" for e in (*sellers, *buyers)) and draft.trigger.form == "noun":
        owner = [e for e in buyers if draft.line.text.startswith(("'s", "’s"), e.end)]
        sells = bool(owner or _SELLER.search(draft.line.text, draft.trigger.end, buyers[0].start))
        told = _tells_miner(buyers, sellers, grammar) or _tells_user(sellers, buyers, grammar)
        if not sells and not told:
            draft.turn("buyer")
    elif not buyers and len(sellers) == 2:
        _part_users_from_miners(draft, grammar)
    return draft


def _bought(draft: Draft) -> Iterator[Draft]:
    """Yield a purchase, unless goods only go from one part of a firm to another: ``Acme Refining buys Acme's ore``."""
    buyers = draft.known("actors").keys
    if not buyers or buyers != draft.known("recipients").keys:
        yield draft
    elif _WITH_OTHERS.search(draft.line.text, draft.line.start, draft.trigger.start):
        draft.take("actors", (), "")
        yield draft


def _part_sellers(draft: Draft) -> None:
    """Let only the other one buy, where both sign for the goods of one: ``Acme and Beta signed for Acme's ore``."""
    sellers = draft.known("recipients").keys
    if draft.known("actors").keys > sellers:
        buyers = tuple(e for e in draft.actors if key(e) not in sellers)
        draft.take("actors", buyers, draft.why.get("actors", ""))


def _part_states_from_firms(draft: Draft) -> None:
    """Let the state buy and the firm sell, where a contract is told as one between both of them."""
    states = tuple(e for e in draft.actors if e.kind in ("agency", "country"))
    firms = tuple(e for e in draft.actors if e.kind == "company")
    third = any(e.kind == "company" and key(e) not in draft.known("actors").keys for e in draft.recipients)
    if states and firms and not third:  # else both of them buy
        draft.take("actors", states, "buyer")
        draft.take("recipients", firms, "buyer")


def _part_users_from_miners(draft: Draft, grammar: Grammar) -> None:
    """Let the maker of cars buy where both sign: ``Renault and Vulcan signed a supply agreement``."""
    one, other = ((firm,) for firm in draft.actors)
    for user, miner in ((one, other), (other, one)):
        if _tells_user(user, miner, grammar) or _tells_miner(miner, user, grammar):
            draft.take("actors", user, "buyer")
            draft.take("recipients", miner, "seller")
            return


def _sells_to(firms: tuple[reex.Entity, ...], users: tuple[reex.Entity, ...], grammar: Grammar) -> bool:
    """Say whether the names on both sides tell who sells: ``Ford signed a deal with Ioneer to supply lithium``."""
    return _are_called(users, grammar.miners) and _are_called(firms, grammar.users)


def _tells_miner(firms: tuple[reex.Entity, ...], others: tuple[reex.Entity, ...], grammar: Grammar) -> bool:
    """Say whether only these firms mine or refine, as their names tell: ``Lynas Rare Earths``, not ``Tesla``."""
    return _are_called(firms, grammar.miners) and not _are_called(others, grammar.miners)


def _tells_user(firms: tuple[reex.Entity, ...], others: tuple[reex.Entity, ...], grammar: Grammar) -> bool:
    """Say whether only these firms make cars, cells or other goods of what is mined: ``Toyota``, not ``Ioneer``."""
    return _are_called(firms, grammar.users) and not _are_called(others, grammar.users)


def _are_called(firms: tuple[reex.Entity, ...], words: frozenset[str]) -> bool:
    """Say whether the name of each firm has one of *words*."""
    return all(not words.isdisjoint(re.findall(r"\w+", firm.name or firm.text)) for firm in firms)


def _each(draft: Draft) -> Iterator[Draft]:
    """Yield an act for each sum and receiver that one verb gives: ``$20 million to A and $30 million to B``."""
    line, act = draft.line, draft.act
    if len(draft.actors) > 1 and draft.amounts and _each_gives(draft):
        for giver in draft.actors:
            yield attrs.evolve(draft, actors=(giver,), evidence=[line])
        return
    if not draft.amounts or not draft.recipients:
        yield draft
        yield from _told_short(draft)
        return
    if EACH.match(line.text, draft.amounts[0].end) and len(draft.recipients) > 1:
        for receiver in draft.recipients:
            yield attrs.evolve(draft, recipients=(receiver,), evidence=[line])
        return
    yield draft
    yield from _told_short(draft)
    end = max(draft.amounts[0].end, draft.recipients[-1].end)
    for money in line.of_kind("money"):
        if money.start < end or not _AND_SUM.fullmatch(line.text, end, money.start):
            continue
        if receivers := [e for e in line.of_kinds(act.recipients) if _TO.fullmatch(line.text, money.end, e.start)]:
            yield attrs.evolve(draft, amounts=(money,), recipients=(receivers[0],), evidence=[line])
            end = receivers[0].end


def _each_gives(draft: Draft) -> bool:
    """Say whether each of several gives the whole sum: ``A and B have signed for $20 million of loans apiece``."""
    line, sums = draft.line, draft.amounts[0]
    end = max(sums.end, draft.trigger.end)
    if len(draft.recipients) > 1 or end - sums.end > _APIECE_REACH:
        return False
    low = max(e.end for e in draft.actors)
    verb = _EACH_OF_THEM.match(line.text, low) if low < sums.start else None
    return verb is not None or any(EACH.match(line.text, at) for at in (sums.end, end))


def _told_short(draft: Draft) -> Iterator[Draft]:
    """Yield the same act of somebody else, told without its verb: ``…, and Export Finance Australia $125 million``."""
    if not draft.amounts or not draft.actors:
        return
    line, end = draft.line, draft.amounts[-1].end
    for party in line.of_kinds(_SHORT_KINDS):
        if party.start < end or not _AND_GIVER.search(line.text, end, party.start):
            continue
        money = [e for e in line.of_kind("money") if _SUM_OF.fullmatch(line.text, party.end, e.start)]
        if not money:
            continue
        end = money[0].end
        if party.kind == draft.actors[0].kind and party not in draft.recipients:
            yield attrs.evolve(draft, actors=(party,), amounts=(money[0],), evidence=[line])
        elif draft.recipients and party.kind == draft.recipients[0].kind and party not in draft.actors:
            yield attrs.evolve(draft, recipients=(party,), amounts=(money[0],), evidence=[line])


def _from_another(draft: Draft, grammar: Grammar) -> Iterator[Draft]:
    """Yield the money that somebody else gives the same firm: ``a loan from Canada and $50 million from Quebec``."""
    line = draft.line
    if not draft.amounts or not draft.actors or not draft.recipients:
        return
    end = max(draft.amounts[-1].end, draft.trigger.end, draft.actors[-1].end)
    for money in line.of_kind("money"):
        if money.start < end or not _AND_MORE.fullmatch(line.text, end, money.start):
            continue
        for giver in line.of_kinds(_FROM_GIVERS):
            if _FROM_WHOM.fullmatch(line.text, money.end, giver.start) and giver not in draft.actors:
                funding = grammar.act("funding")
                yield attrs.evolve(draft, act=funding, actors=(giver,), amounts=(money,), evidence=[line])
                end = giver.end


def _as_partners(draft: Draft, context: Context) -> None:
    """Make all parties of a partnership actors, but for ``X's collaboration with Y``, which is with somebody."""
    if "collaborat" in word_of(draft) and draft.recipients:
        return
    parties = tuple(e for e in (*draft.actors, *draft.recipients) if e.kind != "country" or _signs(draft, e))
    if len({key(e) for e in parties}) == 1 and context.firm and key(context.firm) != key(parties[0]):
        parties = (context.firm, *parties)
    draft.take("actors", parties, "parties")
    draft.take("recipients", (), "parties")


def _signs(draft: Draft, country: reex.Entity) -> bool:
    """Say whether a country is a side of a pact, and doesn't only tell where somebody is from."""
    if _GOVERNS.search(country.text):
        return True
    describes = is_adjective(country) or DESCRIBES.match(draft.line.text, country.end) is not None
    return not describes and _SIGNED_WITH.search(draft.line.text, draft.line.start, country.start) is not None


def _are_bodies_of_one(parties: tuple[reex.Entity, ...]) -> bool:
    """Say whether bodies of one state agree with each other, and not the state with another one."""
    bodies = {key(e): e for e in parties}
    states = {(e.ref or "").partition("/")[0] for e in bodies.values()}
    agencies = all(e.kind == "agency" and e.ref and not e.ref.endswith(HEADS_OF_STATE) for e in bodies.values())
    return agencies and len(bodies) > 1 and len(states) == 1 and states.isdisjoint({"int"})


def _between_equals(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield an agreement of governments, one for each partner, or a partnership in which a firm takes part."""
    parties = (*draft.actors, *draft.recipients)
    if any(e.kind in ("company", "organization") for e in parties):
        yield from _with_firms(draft, context, grammar)
        return
    if not parties and draft.trigger.match:  # "Have come to the following understanding"
        parties = context.pair
    own = draft.act.instrument not in ("agreement", "partnership")  # an act between equals of a user's own
    done = draft.force.status not in ("proposed", "announced")
    if own or (done and _are_bodies_of_one(parties)):
        draft.take("actors", parties, "parties")
        draft.take("recipients", (), "parties")
        yield draft
        return
    yield from _between_states(draft, parties, context, grammar)


def _with_firms(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield the partnership of a firm with somebody, or the money that a state gives one in a deal."""
    if draft.trigger.program:
        return  # firms named beside an alliance of states are no parties to it
    firms = all(e.kind == "company" for e in (*draft.actors, *draft.recipients))
    if draft.amounts and draft.recipients and not firms:  # "a $550M Pentagon deal with MP Materials"
        cut = draft.force
        if not cut.cue:
            cut = msgspec.structs.replace(cut, status="agreed", binding=True)
        yield with_state_first(_by_state(attrs.evolve(draft, act=grammar.act("funding"), force=cut)))
        return
    if firms and _is_for_goods(draft):
        yield from _bought(_with_buyer_first(attrs.evolve(draft, act=grammar.act("offtake")), context, grammar))
        return
    draft.act = grammar.act("partnership") if draft.act.instrument == "agreement" else draft.act
    _as_partners(draft, context)
    yield draft


def _is_for_goods(draft: Draft) -> bool:
    """Say whether two firms only agree on goods, which one of them buys: ``a deal with Acme for its nickel``."""
    goods = [e for e in draft.line.of_kind("commodity") if e.start >= draft.trigger.end]
    first = next((e for e in goods if _FOR_GOODS.fullmatch(draft.line.text, draft.trigger.end, e.start)), None)
    if draft.trigger.form not in ("noun", "pattern") or first is None or not _CONTRACT.search(word_of(draft)):
        return False
    end = first.end
    for other in goods[goods.index(first) + 1 :]:
        if not _AND_GOODS.fullmatch(draft.line.text, end, other.start):
            break
        end = other.end
    return _END_OF_GOODS.match(draft.line.text, end) is not None


def _by_state(deal: Draft) -> Draft:
    """Let a state give what firms get in their deal with it: ``Acme struck a $1 billion deal with Washington``."""
    firms = bool(deal.actors) and all(e.kind == "company" for e in deal.actors)
    if firms and deal.recipients and all(e.kind in STATES for e in deal.recipients):
        deal.turn("state")
    return deal


def _between_states(
    draft: Draft, parties: tuple[reex.Entity, ...], context: Context, grammar: Grammar
) -> Iterator[Draft]:
    """Yield what states agree, those for which the parties act: one agreement, or one with each partner."""
    acting = [party if is_club(party) else context.nation(party) for party in parties]
    nations = tuple({key(e): e for e in acting if e is not None}.values())
    nations = nations or tuple(e for e in draft.actors if (e.ref or "").startswith("int/"))  # "the G7 endorsed a plan"
    if draft.act.instrument == "partnership" and len(nations) < 2:
        yield draft
        return
    if len(nations) == 1 and draft.force.status != "proposed" and (host := context.host(nations[0])):
        nations = (host, *nations)  # "A framework was signed with Argentina"
    act = grammar.act("agreement")
    if draft.amounts:
        yield attrs.evolve(draft, act=grammar.act("funding"), actors=nations[:2], recipients=())
    words = draft.line.text[draft.trigger.start : draft.trigger.end].split()
    plural = any(word.endswith("s") or word == "memoranda" for word in words) and draft.trigger.program is None
    split = plural and len(nations) > 2 and draft.force.status != "proposed" and bool(draft.actors)
    groups = [(nations[0], other) for other in nations[1:]] if split else [nations]
    for group in groups:
        yield attrs.evolve(draft, act=act, actors=group, recipients=(), amounts=(), evidence=[draft.line])
