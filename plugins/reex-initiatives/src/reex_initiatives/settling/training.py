"""Money whose only use is to train people: ``$30 million in funding to train miners`` is for the workforce."""

from __future__ import annotations

import attrs

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.vocabulary import any_of

# What it is for, right behind the money or its name.
_TRAINS = reex.regex(
    r"(?:\s(?:in|of)\s(?:[\w-]+\s){0,3}(?:funding|funds|money|support|investments?|financing))?"
    r"(?:\sto\s(?:help\s|support\s)?(?:(?:re)?train|upskill)\s"
    r"|\s(?:to|for|in)\s(?:help\s|support\s)?(?:develop|build|grow|expand|strengthen|prepare|attract)(?:ing)?\s"
    r"(?:(?!(?:and|for|to|of|with|in|at)\s)[\w’'-]+\s){0,5}(?:workforce|talent)\b"
    r"|\s(?:for|in)\s(?:(?:re)?training|upskilling)\s(?!(?:AI|data|centers?|centres?|grounds?)\b)"
    r"|\s(?:for|in|on)\s(?:[a-z]+\s){0,3}(?:skills training|workforce (?:training|development)|apprenticeships)\b)"
)
# "funding to train workers, including $50 million of": the sum is a part of what the rest is for.
_INCLUDES = reex.regex(rf"[^.;]{{0,120}},\sincluding\s(?:(?:{any_of('about', 'bounds')}|an additional|another)\s)?")


def as_training(made: list[Draft], grammar: Grammar) -> list[Draft]:
    """Return the drafts of a sentence, where money of an open form that is for training is for the workforce.

    Where another word tells the same money so already, it stays as it is, and
    tells that one who gives it.
    """
    if not made:
        return made
    act = grammar.act("workforce")
    known = [draft for draft in made if draft.act is act and draft.amounts]
    kept = []
    for draft in made:
        if not _is_for_training(draft):
            kept.append(draft)
            continue
        same = [other for other in known if other.amounts == draft.amounts]
        for other in same:
            if not other.actors:
                other.take("actors", draft.actors, "form")
        if not same:
            schools = tuple(e for e in draft.recipients if e.kind in act.recipients)
            kept.append(attrs.evolve(draft, act=act, recipients=schools, evidence=[draft.line]))
    return kept


def _is_for_training(draft: Draft) -> bool:
    """Say whether money of an open form is for training: ``funding to train technicians, including $50 million of``."""
    if not draft.act.generic or draft.act.family != "capital":
        return False
    text = draft.line.text
    ends = [draft.trigger.end, *(money.end for money in draft.amounts)]
    if any(_TRAINS.match(text, end, draft.line.end) for end in ends):
        return True
    return any(
        (use := _TRAINS.match(text, other.end, draft.line.end)) is not None
        and _INCLUDES.fullmatch(text, use.end(), money.start)
        for money in draft.amounts
        for other in draft.line.triggers
        if other.act is draft.trigger.act and other.end < money.start
    )
