"""How one mention of an act takes in what another tells."""

from __future__ import annotations

from collections.abc import Iterable

import reex
from reex_initiatives.drafts.draft import Draft, Side
from reex_initiatives.drafts.how_far import hear
from reex_initiatives.drafts.identity import is_loose, is_round_figure_of, is_unplaced, state_of
from reex_initiatives.sentences.party import key
from reex_initiatives.sentences.slots import first_of_each


def absorb(draft: Draft, other: Draft) -> None:
    """Add to *draft* what another mention of the same act tells; the more precise instrument stays."""
    if is_loose(draft) and not is_loose(other):
        draft.act = other.act
    hear(draft, other)
    draft.headline = draft.headline and other.headline
    draft.table = other.table if draft.table is None else draft.table
    _join(draft, other, "actors")
    _join(draft, other, "recipients")
    both = draft.known("recipients").keys & draft.known("actors").keys if draft.act.parties else ()
    if both:  # of equals, whom one mention has for a receiver
        others = tuple(e for e in draft.recipients if key(e) not in both)
        draft.take("recipients", others, draft.why.get("recipients", ""))
    draft.amounts = _closer(draft.amounts, other.amounts)
    draft.duration = draft.duration or other.duration
    draft.commodities += _new(draft.commodities, other.commodities)
    draft.stages = first_of_each((*draft.stages, *other.stages))
    draft.programs += _new(draft.programs, other.programs)
    draft.timing = draft.timing.or_else(other.timing)
    for line in other.evidence:
        if line.number > draft.evidence[-1].number or line not in draft.evidence:
            draft.evidence.append(line)


def _closer(one: tuple[reex.Entity, ...], other: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the amounts that tell more: a headline drops the ``up to`` that its body has, or its last digits."""
    if len(one) != len(other) and one and other:  # a first step and the whole
        return max(one, other, key=len)
    if one and other and is_round_figure_of(one[0], other[0]):
        return other
    bare = all(isinstance(entity.value, reex.Money) and entity.value.bound == "exact" for entity in one)
    return other if other and bare else one


def _join(draft: Draft, other: Draft, side: Side) -> None:
    """Join the mentions of one side, unless they name different parties: then the first stand."""
    first, second = draft.known(side), other.known(side)
    if first.keys and second.keys and first.keys.isdisjoint(second.keys):
        # "Berlin lends" of a headline is "KfW will lend" of its text, and "the Ministry" is that of a state
        if all(map(is_unplaced, first.mentions)) or _is_body_of(second.mentions, first.mentions):
            draft.take(side, second.mentions, other.why.get(side, ""))
        return
    new = tuple(e for e in second.mentions if (e.start, e.end) not in first.spans)
    draft.take(side, (*first.mentions, *new), (draft if first.keys else other).why.get(side, ""))


def _is_body_of(bodies: Iterable[reex.Entity], countries: Iterable[reex.Entity]) -> bool:
    """Say whether these are bodies of the one country that is all that was named before."""
    states = {state_of(entity) for entity in (*bodies, *countries)}
    whole = all(e.kind == "country" for e in countries) and all(e.kind == "agency" for e in bodies)
    return whole and len(states) == 1 and states != {""}


def _new(known: tuple[reex.Entity, ...], others: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return those of *others* that name something else: of goods, the name is all that counts."""
    names = {(entity.ref, entity.name) for entity in known}
    return tuple(entity for entity in others if (entity.ref, entity.name) not in names)
