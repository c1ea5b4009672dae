"""Who buys goods and who sells them, where both sign for them: a government buys, a miner sells."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.weigh import word_of
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES
from reex_initiatives.memory.context import Context
from reex_initiatives.memory.inherit_firm import by_nobody
from reex_initiatives.sentences.party import key
from reex_initiatives.settling.by_verb import buys

# What says of a partner that it is the one who sells: "with LNG producers like Cheniere", "with graphite miner Syrah".
_SELLER = reex.regex(
    r"\b(?:producer|seller|supplier|miner|refiner|exporter|vendor)s?(?:,?\s(?:like|such as|including))?\s(?:the\s)?$"
)
# What an item of a list on a firm is about: "- Offtake secured: 25% of output".
_LABEL = reex.regex(r"\W{0,4}[A-Z][\w-]*(?:\s[\w&-]+){0,3}:\s")
# "offtake locked for U.S. buyers, including Acme".
_BUYERS = reex.regex(r"\b(?:buyers|customers|clients|offtakers)\b")
# "Acme works with its customers to source ore from its mine": they buy it.
_WITH_OTHERS = reex.regex(
    r"\bwith\s(?:[\w-]+\s){0,3}(?:parties|partners|companies|firms|customers|clients|buyers|users|makers)\s(?:to\s[^.;]{0,40})?$"
)


def from_many(draft: Draft, context: Context) -> Draft | None:
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


def with_buyer_first(draft: Draft, context: Context, grammar: Grammar) -> Draft:
    """Make the buyer the actor: a firm that announces an offtake with another one sells, a government buys."""
    _part_states_from_firms(draft)
    _part_sellers(draft)
    sellers, buyers = draft.actors, draft.recipients
    if _is_told(draft):
        return draft
    if any(e.kind in ("agency", "country") for e in buyers):  # what a firm signs with a government
        draft.turn("buyer")
        sellers, buyers = draft.actors, draft.recipients
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


def _is_told(draft: Draft) -> bool:
    """Say whether words beside the contract tell who buys, who is then the actor."""
    told = False if word_of(draft) in draft.act.sells else buys(draft)
    if told is False:
        draft.turn("seller")
    return told is not None


def bought(draft: Draft) -> Iterator[Draft]:
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
