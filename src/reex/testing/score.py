"""How near the records of a pipeline come to documents annotated by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from math import comb

import attrs

from reex.codes import KINDS
from reex.errors import DataError
from reex.model import Record
from reex.testing.align import carrier
from reex.testing.annotation import Act, Annotation, Assertion, Mention, by_name
from reex.testing.compare import SLOTS, Pairs, Side, acts_paired, claims_paired, mentions_paired, slots_of
from reex.testing.faults import Fault, Told, around, unpaired
from reex.testing.figures import Figures, KindScore, Score, total
from reex.testing.values import LINKED, OPEN, VALUES, plain_name


def score(gold: Iterable[Annotation], predicted: Iterable[Record]) -> Score:
    """Return how near *predicted* comes to *gold*.

    Documents go together by the name of their file without its ending, else by
    their id. Where a record holds another text than the annotation, because
    furniture was dropped or encoding repaired, its positions are led across by
    the words that both share; a record without its text counts the annotated one.

    Raises:
        DataError: if two annotations, or two records, are of one name, or a
            record without its text is of another text than the annotation.
    """
    annotated = by_name(gold)
    found = by_name(map(Annotation.of, predicted), "records")
    parts = {name: _document(annotation, found.get(name)) for name, annotation in annotated.items()}
    extra = tuple(name for name in found if name not in annotated)
    return attrs.evolve(sum(parts.values(), Score()), by_document=parts, extra=extra)


def _document(annotation: Annotation, predicted: Annotation | None) -> Score:
    text = annotation.document.text
    other = predicted or Annotation(document=annotation.document)
    if not other.document.text and other.document.characters not in (0, len(text)):
        raise DataError(
            f"{annotation.name}: the record counts another text than the annotation, and doesn't hold it: "
            "write records with their texts, as reex extract --format jsonl --text does"
        )
    compared = _Comparison(
        annotation.name,
        text,
        Side.of(annotation, lambda span: span),
        Side.of(other, carrier(other.document.text or text, text)),
    )
    missing = () if predicted else (annotation.name,)
    return sum((*compared.of_kinds(), compared.of_acts(), compared.of_claims()), Score(missing=missing))


@attrs.frozen
class _Comparison:
    """One document, as annotated and as found, with the annotated text."""

    name: str
    text: str
    gold: Side
    found: Side

    def of_kinds(self) -> Iterator[Score]:
        """Yield the score of each kind of entity; that of a plugin counts where it is annotated.

        A document with acts or claims but without a single mention is one in which nobody annotated mentions.
        """
        if not self.gold.mentions and (self.gold.acts or self.gold.claims):
            return
        for kind in sorted({*KINDS, *(mention.kind for mention in self.gold.mentions)}):
            yield self._kind(
                kind,
                [mention for mention in self.gold.mentions if mention.kind == kind],
                [mention for mention in self.found.mentions if mention.kind == kind],
            )

    def _kind(self, kind: str, annotated: Sequence[Mention], found: Sequence[Mention]) -> Score:
        spans, found_spans = Counter(mention.span for mention in annotated), Counter(mention.span for mention in found)
        numbers = mentions_paired(annotated, found)
        pairs = [(annotated[a], found[b]) for a, b in numbers]
        values = list(_values(kind, pairs))
        figures = KindScore(
            strict=Figures((spans & found_spans).total(), len(found), len(annotated)),
            lenient=Figures(len(pairs), len(found), len(annotated)),
            judged=len(values),
            right=sum(wanted == got for *_, wanted, got in values),
        )
        faults = (
            *self._unpaired(kind, [self._mention(m) for m in annotated], [self._mention(m) for m in found], numbers),
            *self._edges(kind, pairs),
            *self._wrong(kind, values),
        )
        return Score(kinds={kind: figures}, links=_links(pairs) if kind in LINKED else Figures(), faults=faults)

    def of_acts(self) -> Score:
        """Return the score of the initiatives and of their fields."""
        acts, found = self.gold.acts, self.found.acts
        pairs = acts_paired(self.gold, self.found)
        paired, found_paired = {a for a, _ in pairs}, {b for _, b in pairs}
        partners: list[tuple[Act | None, Act | None]] = [
            *((acts[a], found[b]) for a, b in pairs),
            *((act, None) for a, act in enumerate(acts) if a not in paired),
            *((None, act) for b, act in enumerate(found) if b not in found_paired),
        ]
        slots = [slots_of(one, other, self.gold, self.found) for one, other in partners]
        loose = acts_paired(self.gold, self.found, any_instrument=True)
        return Score(
            initiatives=Figures(len(pairs), len(found), len(acts)),
            any_instrument=Figures(len(loose), len(found), len(acts)),
            slots={slot: total(agreed[slot] for agreed in slots) for slot in SLOTS},
            faults=self._unpaired("initiative", [_act(act) for act in acts], [_act(act) for act in found], pairs),
        )

    def of_claims(self) -> Score:
        """Return the score of the shares."""
        claims, found = self.gold.claims, self.found.claims
        pairs = claims_paired(self.gold, self.found)
        return Score(
            claims=Figures(len(pairs), len(found), len(claims)),
            faults=self._unpaired("claim", [_claim(claim) for claim in claims], [_claim(c) for c in found], pairs),
        )

    # --- faults

    def _mention(self, mention: Mention) -> Told:
        return Told(self.text[mention.start : mention.end], mention.span)

    def _unpaired(self, kind: str, annotated: list[Told], found: list[Told], pairs: Pairs) -> tuple[Fault, ...]:
        return tuple(unpaired(self.name, kind, self.text, (annotated, found), pairs))

    def _edges(self, kind: str, pairs: Iterable[tuple[Mention, Mention]]) -> Iterator[Fault]:
        for one, other in pairs:
            if one.span != other.span:
                yield Fault(
                    document=self.name,
                    kind=kind,
                    what="edge",
                    annotated=self._mention(one).what,
                    found=self._mention(other).what,
                    around=around(self.text, one.span),
                )

    def _wrong(self, kind: str, values: Iterable[tuple[Mention, Hashable, Hashable]]) -> Iterator[Fault]:
        for mention, wanted, got in values:
            if wanted != got:
                yield Fault(
                    document=self.name,
                    kind=kind,
                    what="value",
                    annotated=_shown(wanted),
                    found=_shown(got),
                    around=around(self.text, mention.span),
                )


def _values(kind: str, pairs: Iterable[tuple[Mention, Mention]]) -> Iterator[tuple[Mention, Hashable, Hashable]]:
    """Yield annotated mentions with the value that they should have, and the one that was found."""
    if value := VALUES.get(kind):
        for one, other in pairs:
            wanted = value(one)
            if wanted is not None or kind not in OPEN:
                yield one, wanted, value(other)


def _links(pairs: Iterable[tuple[Mention, Mention]]) -> Figures:
    """Return how many couples of mentions are of one thing, by the annotation, the record, and both."""
    named = [
        (plain_name(one.name), other.ref or plain_name(other.name or other.text)) for one, other in pairs if one.name
    ]
    return Figures(_couples(named), _couples(found for _, found in named), _couples(wanted for wanted, _ in named))


def _couples(things: Iterable[Hashable]) -> int:
    return sum(comb(number, 2) for number in Counter(things).values())


def _act(act: Act) -> Told:
    return Told(f"{act.status} {act.instrument}", next(iter(act.evidence), None))


def _claim(claim: Assertion) -> Told:
    return Told(_shown((claim.value.low, claim.value.high)), next(iter(claim.evidence), None))


def _shown(value: Hashable) -> str:
    """Return a value, or the parts of it that are there, as words; ``nothing`` where none is."""
    parts = value if isinstance(value, tuple) else (value,)
    return " ".join(str(part) for part in parts if part is not None) or "nothing"
