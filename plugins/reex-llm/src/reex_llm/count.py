"""Which sums may be added to a total: each once, whoever else has found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

import reex


def counted(acts: Iterable[reex.Initiative], before: Iterable[reex.Initiative]) -> Iterator[reex.Initiative]:
    """Yield *acts* with the reason why their sums may be added, or may not; those of *before* count already."""
    counting = [act for act in before if act.countable]
    for act in acts:
        reason = _reason(act)
        if reason == "counted" and any(_may_be_one(act, other) for other in counting):
            reason = "repeated"
        made = attrs.evolve(act, countable=reason == "counted", count_reason=reason)
        if made.countable:
            counting.append(made)
        yield made


def _reason(act: reex.Initiative) -> reex.codes.CountReason:
    if not act.amounts or any(amount.currency is None for amount in act.amounts):
        return "no_amount"
    if act.status in ("proposed", "ended"):
        return act.status
    for amount in act.amounts:
        if amount.role != "stated" and amount.role != "ceiling":
            return amount.role
    if any(amount.per for amount in act.amounts):
        return "unit_price"
    if act.binding is False:
        return "letter_of_intent"
    return "counted" if act.actors or act.recipients else "no_party"


def _may_be_one(one: reex.Initiative, other: reex.Initiative) -> bool:
    """Say whether two acts may tell of the same money: the same words, or the same sum and no party that differs."""
    if _mentions(one) & _mentions(other):
        return True
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    return _sums(one) == _sums(other) and all(
        not here or not there or {party.name for party in here} & {party.name for party in there}
        for here, there in sides
    )


def _mentions(act: reex.Initiative) -> set[str]:
    return {mention for amount in act.amounts for mention in amount.entities}


def _sums(act: reex.Initiative) -> set[object]:
    return {(amount.amount or amount.high or amount.low, amount.currency) for amount in act.amounts}
