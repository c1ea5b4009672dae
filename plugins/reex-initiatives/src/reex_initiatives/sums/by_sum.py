"""The form of money that words right behind a sum tell: ``$5 million of debt``, ``by way of a share placement``."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.how_far import hear
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.vocabulary import any_of

_KINDS = "|".join(f"(?P<{kind}>{any_of(f'money_as_{kind}')})" for kind in ("loan", "equity", "grant", "guarantee"))
_OF = reex.regex(
    rf"\s(?:in|of|worth of)\s(?:(?:{any_of('of_money')})\s){{0,3}}(?:{_KINDS})\b(?!\s(?:{any_of('of_markets')})\b)"
)
_BY = reex.regex(
    r"[^.;:]{0,120}?\b(?:by way of|in the form of|structured as|by means of|by subscribing (?:to|for))\s(?:an?\s)?"
    rf"(?:[\w%-]+\s){{0,3}}?(?:{_KINDS})\b"
)
_THROUGH = reex.regex(
    r"[^.;:,]{0,60}?\s(?:through|via|for|in exchange for|in return for|against)\s(?:an?\s|the\s)?(?:[\w.%-]+\s){0,3}?"
    rf"(?P<equity>{any_of('money_for_shares')})\b"
)
# "from the state, which takes new shares in return": a clause on who gives the sum.
_IN_RETURN = reex.regex(
    r"[^.;:]{0,100}?,\s(?:which|who)\s(?:in (?:return|exchange)\s)?(?:(?:will|would|is to)\s)?"
    rf"(?:{any_of('takes_shares')})\s(?:in (?:return|exchange)\s)?(?:[\w.%-]+\s){{0,5}}?"
    rf"(?P<equity>{any_of('money_for_shares', 'shares_in_return')})\b"
)
# What a firm does at a mine of its own, or to another firm: which it is, these words tell.
_INVESTS = ("invest", "put", "commit", "inject")
# How many of the next sums are looked at.
_LOOKED_AT = 4
_start = attrgetter("start")
# Before a sum that only describes: "from the $5 million fund".
_OF_A_FUND = (" the ", " its ", " their ")


def with_form_behind(made: list[Draft], grammar: Grammar) -> list[Draft]:
    """Return the drafts, those of money whose form was left open as what the words behind their sums say.

    Where these words are an act of their own, without a sum, it is the one act that both tell.
    """
    kept: list[Draft] = []
    for draft in made:
        kind, end = _form(draft) if draft.amounts else ("", 0)
        own = [o for o in made if kind and o is not draft and _is_told_by(o, draft, end)]
        told = [o for o in made if kind and o.trigger.match and o.act.instrument == kind and o.amounts == draft.amounts]
        if told and not own:  # "Acme closed $5 million in debt financing": a pattern knows who gets it
            hear(told[0], draft)
            continue
        if not own:
            draft.act = grammar.act(kind) if kind else draft.act
            kept.append(draft)
            continue
        own[0].amounts = draft.amounts
        for side in ("actors", "recipients"):
            own[0].take(side, getattr(draft, side) or getattr(own[0], side), "form")
        if own[0].force.why == "default":
            own[0].force = draft.force
    return kept


def _is_told_by(other: Draft, draft: Draft, end: int) -> bool:
    """Say whether *other* is the form that *draft* has: a word of it stands there, with no other sum."""
    inside = draft.amounts[0].end < other.trigger.start <= end
    same = all(money is draft.amounts[0] for money in other.amounts)
    return inside and same and other.act.family == "capital" and not other.act.generic


def _form(draft: Draft) -> tuple[str, int]:
    """Return the instrument that the words behind the sum of a draft tell, and where they end; "" where none does."""
    line, text = draft.line, draft.line.text
    loose = draft.act.generic and draft.act.family == "capital"
    invests = draft.act.sites and text[draft.trigger.start : draft.trigger.end].lower().startswith(_INVESTS)
    if not (loose or invests):
        return "", 0
    money = draft.amounts[0]
    if text.endswith(_OF_A_FUND, 0, money.start):
        return "", 0
    sums = line.of_kind("money")
    behind = sums[bisect_left(sums, money.end, key=_start) :][:_LOOKED_AT]
    stop = next((e.start for e in behind if not text.endswith(_OF_A_FUND, 0, e.start)), line.end)
    for words in (_OF, _BY, _THROUGH, _IN_RETURN):
        if told := words.match(text, money.end, stop):
            return next(kind for kind, word in told.groupdict().items() if word), told.end()
    return "", 0
