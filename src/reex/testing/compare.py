"""What belongs together of what is annotated and what was found: mentions, acts, claims, fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from reex.spans import Span
from reex.testing.align import Carry
from reex.testing.annotation import Act, Annotation, Assertion, Mention, Party, Worth
from reex.testing.figures import Figures
from reex.testing.values import plain_name

Pairs = list[tuple[int, int]]

_BLOCK = 8  # code points: evidence touches where both stand in one stretch of so many


@attrs.frozen
class Side:
    """What is compared of one document, the annotated or the found, with positions in the annotated text.

    Attributes:
        claims: those of shares.
        words: the words of each mention by its id, also of those that have no place in the annotated text.
    """

    mentions: Sequence[Mention]
    acts: Sequence[Act]
    claims: Sequence[Assertion]
    words: Mapping[str, str]

    @classmethod
    def of(cls, annotation: Annotation, carry: Carry) -> Side:
        """Return what is compared of *annotation*, each span led across by *carry* or left out."""
        return cls(
            mentions=[
                attrs.evolve(mention, start=span.start, end=span.end)
                for mention in annotation.entities
                if (span := carry(mention.span))
            ],
            acts=[attrs.evolve(act, evidence=_carried(act, carry)) for act in annotation.initiatives],
            claims=[
                attrs.evolve(claim, evidence=_carried(claim, carry))
                for claim in annotation.claims
                if claim.measure == "share"
            ],
            words={mention.id: mention.text for mention in annotation.entities},
        )

    def names(self, party: Party) -> frozenset[str]:
        """Return the plain names that stand for a party."""
        words = (self.words[mention] for mention in party.entities if mention in self.words)
        return frozenset(filter(None, map(plain_name, (party.name or "", *party.forms, *words))))


def _carried(made: Act | Assertion, carry: Carry) -> tuple[Span, ...]:
    return tuple(filter(None, map(carry, made.evidence)))


def mentions_paired(annotated: Sequence[Mention], found: Sequence[Mention]) -> Pairs:
    """Return which mentions of one kind go together, one to one: those that share most come first."""
    options = (
        (shared, -abs(one.start - other.start), a, b)
        for a, one in enumerate(annotated)
        for b, other in enumerate(found)
        if (shared := min(one.end, other.end) - max(one.start, other.start)) > 0
    )
    return _best_first(options)


def acts_paired(gold: Side, found: Side, *, any_instrument: bool = False) -> Pairs:
    """Return which acts go together, one to one: instruments agree, evidence touches, the most like come first."""
    traces = [_blocks(act) for act in gold.acts]
    found_traces = [_blocks(act) for act in found.acts]
    options = (
        (_likeness(one, other, gold, found) + shared / (1 + len(traces[a] | found_traces[b])), a, b)
        for a, one in enumerate(gold.acts)
        for b, other in enumerate(found.acts)
        if (shared := len(traces[a] & found_traces[b])) and (any_instrument or one.instrument == other.instrument)
    )
    return _best_first(options)


def claims_paired(gold: Side, found: Side) -> Pairs:
    """Return which shares go together, one to one: same percentage, same holder, evidence that touches."""
    return list(
        _one_to_one(
            (a, b)
            for a, one in enumerate(gold.claims)
            for b, other in enumerate(found.claims)
            if (one.value.low, one.value.high) == (other.value.low, other.value.high)
            and _blocks(one) & _blocks(other)
            and _same_holder(one.subject, other.subject, gold, found)
        )
    )


def _same_holder(one: Party, other: Party, gold: Side, found: Side) -> bool:
    return bool(one.ref and one.ref == other.ref) or not gold.names(one).isdisjoint(found.names(other))


def _best_first(options: Iterable[tuple[Any, ...]]) -> Pairs:
    return list(_one_to_one((a, b) for *_, a, b in sorted(options, reverse=True)))


def _one_to_one(options: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the options whose members are both free still."""
    taken: set[int] = set()
    found_taken: set[int] = set()
    for a, b in options:
        if a not in taken and b not in found_taken:
            taken.add(a)
            found_taken.add(b)
            yield a, b


def _blocks(made: Act | Assertion) -> set[int]:
    return {block for span in made.evidence for block in range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1)}


def _likeness(one: Act, other: Act, gold: Side, found: Side) -> float:
    """Return the part of their fields in which two acts agree."""
    slots = slots_of(one, other, gold, found).values()
    return sum(slot.hits for slot in slots) / sum(max(slot.found, slot.annotated) for slot in slots)


# What an act has in its fields, but for its parties.
_FIELDS: Mapping[str, Callable[[Act], Iterable[Hashable]]] = {
    "amounts": lambda act: map(_sum, act.amounts),
    "status": lambda act: [act.status],
    "stages": lambda act: set(act.stages),
    "commodities": lambda act: set(act.commodities),
    "countries": lambda act: set(act.countries),
    "instrument": lambda act: [act.instrument],
    "duration": lambda act: [act.duration] if act.duration else [],
}
SLOTS = ("actors", "recipients", *_FIELDS)


def slots_of(one: Act | None, other: Act | None, gold: Side, found: Side) -> dict[str, Figures]:
    """Return how an annotated and a found act agree, field by field; an act without partner agrees in none."""
    slots = {
        "actors": _parties(one.actors if one else (), other.actors if other else (), gold, found),
        "recipients": _parties(one.recipients if one else (), other.recipients if other else (), gold, found),
    }
    for slot, fields in _FIELDS.items():
        annotated, there = Counter(fields(one) if one else ()), Counter(fields(other) if other else ())
        slots[slot] = Figures((annotated & there).total(), there.total(), annotated.total())
    return slots


def _parties(one: Sequence[Party], other: Sequence[Party], gold: Side, found: Side) -> Figures:
    names, found_names = [gold.names(party) for party in one], [found.names(party) for party in other]
    same = ((a, b) for a, some in enumerate(names) for b, more in enumerate(found_names) if some & more)
    return Figures(len(list(_one_to_one(same))), len(other), len(one))


def _sum(amount: Worth) -> Hashable:
    """Return a sum with its currency; a range stands for its upper end."""
    ends = (amount.amount, amount.high, amount.low)
    return next((end for end in ends if end is not None), None), amount.currency
