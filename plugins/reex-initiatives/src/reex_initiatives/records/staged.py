"""The stages of the supply chain that an act is for: those that its words tell, and what its goods are."""

from __future__ import annotations

from collections.abc import Iterator

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.sentences.concerned import of_act
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.slots import first_of_each

# Goods that are a stage themselves, and acts that pay for having them made.
_MAGNETS, _MAGNET = "magnets", "magnet"
_PAYS_FOR = frozenset(("funding", "grant", "loan", "guarantee", "equity", "tax_credit", "price_support", "project"))


def stage_words(draft: Draft) -> tuple[reex.Hit, ...]:
    """Return the words beside the act, then those of all that is told of it; a measure of trade is on goods alone."""
    alone = draft.item or draft.act.family == "trade"
    lines = () if alone else [line for line in draft.evidence if line.stages]
    told = [hit for line in lines for hit in _own_words(draft, line)]
    if not draft.stages and not told:
        return ()
    every = first_of_each((*draft.stages, *told))
    bought = [e for e in draft.commodities if e.ref == _MAGNETS] if draft.act.instrument == "offtake" else ()
    goods = [hit for hit in every if any(e.start <= hit.start < e.end for e in bought)]
    return first_of_each((*goods, *of_act(draft.line, draft.act, every)))


def _own_words(draft: Draft, line: Line) -> Iterator[reex.Hit]:
    """Yield the words of a sentence for stages, but not those behind the next act in the one that names the act."""
    stop = line.end
    if line is draft.line and not draft.act.by_head:  # an order is about what it sets others to do
        later = (
            t.start
            for t in line.triggers
            if t.start > draft.trigger.end and t.act is not draft.act and not t.act.generic and not t.act.sites
        )
        stop = min(later, default=line.end)
    return (hit for hit in line.stages_of(draft.act) if hit.start < stop)


def stages_on(draft: Draft, goods: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stages of an act on *goods*: who buys magnets, or pays for them, has them made."""
    told = tuple(dict.fromkeys(hit.term.data.stage for hit in draft.stages))
    makes = draft.act.instrument == "offtake" or (not told and draft.act.instrument in _PAYS_FOR)
    if not makes or _MAGNETS not in goods:
        return told
    own = any(e.ref == _MAGNETS for e in draft.commodities)
    beside = any(hit.term.data.stage == _MAGNET for hit in draft.line.stages)  # "to weaken China's grip on magnets"
    return tuple(dict.fromkeys((_MAGNET, *told))) if own or not beside else told
