"""A proposed act, led back to the text field by field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar, cast

import attrs

import reex
from reex_llm.parties import PartyError, party
from reex_llm.prompt import PARTIES
from reex_llm.quotes import places, shown
from reex_llm.reply import Item, Problem, Proposal

_T = TypeVar("_T")


class _UngroundedError(ValueError):
    """The text doesn't bear out what a model said of it; the message says how, and quotes the model."""


@attrs.frozen
class Act:
    """What of a proposal the text bears out; each method reads one field, and notes where it stands.

    Attributes:
        within: the paragraphs that the model has read.
        evidence: the sentences that tell of it, in text order; none if none that the model quotes is in the text.
        slots, reasons: where the fields read so far stand, and how each was read.
        problems: what of the proposal can't be used, and why.
    """

    page: reex.Page
    within: tuple[reex.Span, ...]
    proposal: Proposal
    evidence: tuple[reex.Span, ...] = ()
    slots: dict[str, tuple[reex.Span, ...]] = attrs.field(factory=dict)
    reasons: dict[str, str] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)

    @classmethod
    def of(cls, page: reex.Page, within: tuple[reex.Span, ...], proposal: Proposal) -> Act:
        """Return the act with its evidence: the sentences of the document that the quoted ones touch."""
        act = cls(page, within, proposal, problems=[*proposal.problems])
        quoted = act._read("evidence", _code)
        touched = {sentence for span, _ in quoted for sentence in page.sentences if sentence.overlaps(span)}
        return attrs.evolve(act, evidence=tuple(sorted(touched)))

    def code(self, field: str) -> str | None:
        """Return the code of a field whose words stand in the evidence."""
        return self._single(field, _values(self._read(field, _code, self.evidence)))

    def codes(self, field: str) -> tuple[str, ...]:
        """Return the codes of a field that may have several."""
        return _values(self._read(field, _code))

    def value(self, field: str, kind: str, value: Callable[[reex.Entity], str | None]) -> str | None:
        """Return what the entity that a field points at comes to."""
        return self._single(field, self.values(field, (kind,), value))

    def values(self, field: str, kinds: Collection[str], value: Callable[[reex.Entity], str | None]) -> tuple[str, ...]:
        """Return what the entities that a field points at come to."""

        def read(item: Item, span: reex.Span) -> Iterator[tuple[reex.Span, str]]:
            touched = [entity for entity in self.page.entities(*kinds) if entity.span.overlaps(span)]
            if not touched:
                raise _UngroundedError(f"no {' or '.join(kinds)} is found at {_quoted(item)}")
            for entity in touched:
                found = value(entity)
                if found is None:
                    raise _UngroundedError(f"the {entity.kind} at {_quoted(item)} has no value")
                yield entity.span, found

        return _values(self._read(field, read, reason="entity"))

    def amounts(self) -> tuple[reex.Amount, ...]:
        """Return the sums of money that stand whole in the quotes, as they were read from the text."""

        def read(item: Item, span: reex.Span) -> Iterator[tuple[reex.Span, reex.Amount]]:
            covered = [entity for entity in self.page.entities("money") if span.covers(entity.span)]
            if len(covered) != 1:
                raise _UngroundedError(
                    f"{'several sums are' if covered else 'no whole sum is'} found at {_quoted(item)}"
                )
            (money,) = covered
            if not isinstance(money.value, reex.Money):
                raise _UngroundedError(f"the sum at {_quoted(item)} has no value")
            role = "ceiling" if item.code == "stated" and money.value.bound == "at_most" else item.code
            yield money.span, reex.Amount.of(money, cast(reex.codes.AmountRole, role))

        found: dict[reex.Span, reex.Amount] = {}
        for span, amount in self._read("amounts", read, reason="entity"):
            found.setdefault(span, amount)
        return tuple(found.values())

    def parties(self, field: str) -> tuple[reex.Party, ...]:
        """Return who the quotes name: entities of the page, or names that no extractor knows."""

        def read(item: Item, span: reex.Span) -> Iterator[tuple[reex.Span, reex.Party]]:
            touched = [entity for entity in self.page.entities(*PARTIES) if entity.span.overlaps(span)]
            try:
                yield span, party(self.page.text, span, item.code, touched)
            except PartyError as error:
                raise _UngroundedError(f"{_quoted(item)} {error}") from error

        found: dict[tuple[str, str], reex.Party] = {}
        for _, one in self._read(field, read, reason="entity"):
            found.setdefault((one.kind, one.name), one)
        if any(not one.entities for one in found.values()):
            self.reasons[field] = "words"
        return tuple(found.values())

    def _read(
        self,
        field: str,
        read: Callable[[Item, reex.Span], Iterable[tuple[reex.Span, _T]]],
        within: tuple[reex.Span, ...] = (),
        reason: str = "model",
    ) -> list[tuple[reex.Span, _T]]:
        """Return what *read* makes of each item of a field at its place, and note the places and the problems."""
        found: list[tuple[reex.Span, _T]] = []
        for item in self.proposal.fields[field]:
            try:
                found.extend(read(item, self._place(item, within or self.within)))
            except _UngroundedError as error:
                self.problems.append(Problem(field, str(error)))
        if found and field != "evidence":
            self.slots[field] = tuple(dict.fromkeys(span for span, _ in found))
            self.reasons[field] = reason
        return found

    def _place(self, item: Item, within: tuple[reex.Span, ...]) -> reex.Span:
        """Return where a quote stands: in the evidence, or else nearest to it."""
        found = list(places(self.page.text, item.quote, within))
        if not found:
            place = "its evidence" if within is self.evidence else "the text"
            raise _UngroundedError(f"{_quoted(item)} doesn't stand in {place}")
        return min(found, key=lambda span: (self._distance(span), span))

    def _distance(self, span: reex.Span) -> int:
        return min((max(0, near.start - span.end, span.start - near.end) for near in self.evidence), default=0)

    def _single(self, field: str, found: tuple[str, ...]) -> str | None:
        """Return the first of the values that a field has, and note a problem if there are others."""
        if len(found) > 1:
            self.slots[field] = self.slots[field][:1]
            self.problems.append(
                Problem(field, f"it has several values, of which the first is used: {', '.join(found)}", malformed=True)
            )
        return found[0] if found else None


def _code(item: Item, span: reex.Span) -> Iterable[tuple[reex.Span, str]]:
    return [(span, item.code)]


def _values(found: Iterable[tuple[reex.Span, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for _, value in found))


def _quoted(item: Item) -> str:
    return f"“{shown(item.quote)}”"
