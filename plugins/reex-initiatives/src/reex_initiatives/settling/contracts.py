"""The contracts by which somebody buys: ``will buy nickel under agreements with Vale`` is no partnership besides."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.sentences.party import key

# Before what something is bought by: "through long-term", "under a".
_BY = reex.regex(
    r"\b(?:through|via|under|by way of|by means of)\s(?:(?:an?|the|its|their|new|several)\s)?(?:[a-z-]+\s){0,3}$"
)
_BY_REACH = 60
_AND = reex.regex(r"(?:\b(?:and|but|while)|;)\s")
_GOODS = frozenset(("commodity", "quantity", "money"))


def as_bought(made: list[Draft]) -> list[Draft]:
    """Return the drafts of a sentence without pacts that only tell by which contracts somebody buys, and from whom."""
    made = [draft for draft in made if not any(_is_verb_of(draft, other) for other in made)]
    bought = [draft for draft in made if draft.act.buys and draft.actors]
    forms = {id(draft) for draft in made if _is_form_of(draft, bought)} if bought else ()
    for pact in made:
        purchase = bought[0] if id(pact) in forms else None
        if purchase and not purchase.recipients:
            own = purchase.known("actors").keys
            sellers = [e for e in (*pact.actors, *pact.recipients) if e.start > pact.trigger.end]
            kinds = purchase.act.recipients
            purchase.take("recipients", tuple(e for e in sellers if e.kind in kinds and key(e) not in own), "form")
    return [draft for draft in made if id(draft) not in forms]


def _is_verb_of(grant: Draft, contract: Draft) -> bool:
    """Say whether what is given is a contract to buy: ``was awarded a $5 million contract for tungsten``."""
    match = contract.trigger.match
    gives = grant.act.instrument == "grant" and grant.trigger.form != "noun" and contract.act.buys
    return gives and match is not None and match.start <= grant.trigger.start < match.end


def _is_form_of(pact: Draft, bought: list[Draft]) -> bool:
    """Say whether a pact stands behind a purchase as that by which it is made."""
    if not pact.act.parties or pact.trigger.form != "noun":
        return False
    line, start = pact.line, pact.trigger.start
    by = _BY.search(line.text, max(line.start, start - _BY_REACH), start)
    return by is not None and any(_goes_up_to(draft, by.start()) for draft in bought)


def _goes_up_to(purchase: Draft, end: int) -> bool:
    """Say whether nothing but goods is told between a purchase and *end*, and nothing else that is done."""
    line, start = purchase.line, purchase.trigger.end
    joined = [and_.end() for and_ in _AND.finditer(line.text, start, end)]
    goods = {e.start for e in line.of_kinds(_GOODS)}
    return start < end and goods.issuperset(joined)
