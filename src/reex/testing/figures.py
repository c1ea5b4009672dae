"""Counts of what is right, and the figures made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import attrs

from reex.testing.faults import Fault


@attrs.frozen
class Figures:
    """How many things were found, how many are annotated, and how many are both.

    Attributes:
        hits: what is annotated and was found.
        found, annotated: all of either.
    """

    hits: int = 0
    found: int = 0
    annotated: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is annotated; 0 if nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of what is annotated that was found; 0 if nothing is annotated."""
        return self.hits / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 without a hit."""
        return 2 * self.hits / (self.found + self.annotated) if self.hits else 0.0

    @property
    def plain(self) -> dict[str, float | None]:
        """Rates and counts by their names; a rate is None where nothing is annotated and nothing was found."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        measured = self.found or self.annotated
        return {name: rate if measured else None for name, rate in rates.items()} | attrs.asdict(self)

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.hits + other.hits, self.found + other.found, self.annotated + other.annotated)


@attrs.frozen
class KindScore:
    """How well the mentions of one kind are found.

    Attributes:
        strict: a hit has the very span of an annotated mention.
        lenient: a hit shares text with an annotated mention, one to one.
        judged, right: lenient hits with an annotated value, and those of them whose value is the same.
    """

    strict: Figures = Figures()
    lenient: Figures = Figures()
    judged: int = 0
    right: int = 0

    @property
    def value(self) -> float | None:
        """The part of the values that is right; None where none is annotated."""
        return self.right / self.judged if self.judged else None

    @property
    def plain(self) -> dict[str, Any]:
        """Rates and counts by their names, and the part of the values that is right."""
        values = {"value": self.value, "judged": self.judged, "right": self.right}
        return {"strict": self.strict.plain, "lenient": self.lenient.plain, **values}

    def __add__(self, other: KindScore) -> KindScore:
        return KindScore(
            self.strict + other.strict,
            self.lenient + other.lenient,
            self.judged + other.judged,
            self.right + other.right,
        )


@attrs.frozen(kw_only=True)
class Score:
    """How well documents are read. Scores of different documents add up.

    Attributes:
        kinds: the score of each kind of entity.
        links: pairs of mentions within a document that mean one thing, and are told to.
        initiatives: acts, one to one, whose instrument agrees and whose evidence touches.
        any_instrument: the same, whatever the instrument.
        slots: the fields of all initiatives; of one without a partner none is a hit.
        claims: shares of supply, one to one: same holder, same percentage, evidence that touches.
        faults: what isn't right, one by one.
        missing: documents that are annotated and have no record.
        extra: documents that have a record and are not annotated, which count for nothing.
        by_document: the score of each document by its name.
    """

    kinds: Mapping[str, KindScore] = attrs.field(factory=dict)
    links: Figures = Figures()
    initiatives: Figures = Figures()
    any_instrument: Figures = Figures()
    slots: Mapping[str, Figures] = attrs.field(factory=dict)
    claims: Figures = Figures()
    faults: tuple[Fault, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    by_document: Mapping[str, Score] = attrs.field(factory=dict)

    @property
    def strict(self) -> Figures:
        """Entities of all kinds, by their very spans."""
        return total(kind.strict for kind in self.kinds.values())

    @property
    def lenient(self) -> Figures:
        """Entities of all kinds, by any overlap."""
        return total(kind.lenient for kind in self.kinds.values())

    @property
    def all_slots(self) -> Figures:
        """The fields of all initiatives, taken together."""
        return total(self.slots.values())

    @property
    def figures(self) -> dict[str, Any]:
        """All figures by their names, tables within tables; None where there is nothing to measure one on."""
        return {
            "entities": {"strict": self.strict.plain, "lenient": self.lenient.plain},
            "kinds": {name: kind.plain for name, kind in self.kinds.items()},
            "links": self.links.plain,
            "initiatives": self.initiatives.plain,
            "any_instrument": self.any_instrument.plain,
            "slots": {name: slot.plain for name, slot in self.slots.items()},
            "all_slots": self.all_slots.plain,
            "claims": self.claims.plain,
        }

    def faults_of(self, kind: str) -> list[Fault]:
        """Return the faults of one kind of entity, of ``initiative`` or of ``claim``."""
        return [fault for fault in self.faults if fault.kind == kind]

    def __add__(self, other: Score) -> Score:
        return Score(
            kinds=_merged(self.kinds, other.kinds, KindScore()),
            links=self.links + other.links,
            initiatives=self.initiatives + other.initiatives,
            any_instrument=self.any_instrument + other.any_instrument,
            slots=_merged(self.slots, other.slots, Figures()),
            claims=self.claims + other.claims,
            faults=self.faults + other.faults,
            missing=self.missing + other.missing,
            extra=self.extra + other.extra,
            by_document={**self.by_document, **other.by_document},
        )


def total(figures: Iterable[Figures]) -> Figures:
    """Return the sum of *figures*."""
    return sum(figures, Figures())


_Sum = TypeVar("_Sum", Figures, KindScore)


def _merged(one: Mapping[str, _Sum], other: Mapping[str, _Sum], nothing: _Sum) -> dict[str, _Sum]:
    return {key: one.get(key, nothing) + other.get(key, nothing) for key in {**one, **other}}
