"""The data contract: what one document yields. Plain, frozen, slotted, compared by value.

In JSON the fields of an object stand in the order of their names: CPython sorts
slots so, and the encoder writes fields as it meets them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import attrs
import msgspec

from reex.codes import (
    INSTRUMENT_NAME,
    AmountRole,
    Bound,
    ClaimMeasure,
    CountReason,
    Lever,
    MissingReason,
    Stage,
    Status,
)
from reex.document import Document, Notice, Position
from reex.frozen import FrozenDict, quick, quick_evolve, quick_with
from reex.spans import Span
from reex.values import Money, Percent, Value

if TYPE_CHECKING:  # only named in an annotation: few have spaCy
    from spacy.language import Language
    from spacy.tokens import Doc

Confidence = Annotated[float, msgspec.Meta(gt=0, le=1)]
InstrumentName = Annotated[str, msgspec.Meta(pattern=INSTRUMENT_NAME)]


@attrs.frozen(kw_only=True, weakref_slot=False)
class Entity:
    """One mention of one thing: ``document.text[start:end] == text``, always.

    Attributes:
        kind: one of :data:`reex.codes.KINDS`, or a plugin's own.
        name: the name under which mentions of one thing meet.
        ref: an id from a code list (``US``, ``us/dod``, ``nyse/MP``), or None in doubt.
        extractor, rule: who made it, and by which rule.
        confidence: in (0, 1].
        candidates: refs, or names, of the things that it may be, where the document doesn't tell which.
    """

    id: str = ""
    kind: str
    start: Position
    end: Position
    text: str
    name: str | None = None
    ref: str | None = None
    value: Value | None = None
    extractor: str = ""
    rule: str = ""
    confidence: Confidence = 1.0
    candidates: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


quick_entity = quick(Entity)
numbered = quick_with(Entity, "id")
"""Returns an entity with another id."""


@attrs.frozen(kw_only=True)
class Party:
    """Who takes part in an initiative, or whom a claim is about.

    Attributes:
        forms: how the document names it, in the order of first mention, people who act for it included.
        entities: ids of the mentions in the record.
        inferred: true where knowledge, not the text, names it; ``source`` is the row that does.
    """

    kind: str
    name: str
    ref: str | None = None
    forms: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    inferred: bool = False
    source: str = ""

    @classmethod
    def of(cls, *mentions: Entity, forms: Iterable[str] = ()) -> Party:
        """Return the party that all of *mentions* are of; the first one gives its name."""
        first = mentions[0]
        return cls(
            kind=first.kind,
            name=first.name or first.text,
            ref=first.ref,
            forms=tuple(forms),
            entities=tuple(entity.id for entity in mentions if entity.id),
        )


@attrs.frozen(kw_only=True)
class Amount:
    """A sum of an initiative, as in :class:`reex.values.Money`, with the part that it plays.

    Attributes:
        parts: ids of the initiatives that a package is the total of.
    """

    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    bound: Bound = "exact"
    per: str | None = None
    role: AmountRole = "stated"
    entities: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, entity: Entity, role: AmountRole = "stated", parts: Iterable[str] = ()) -> Amount:
        """Return the sum that an entity of kind ``money`` is.

        Raises:
            TypeError: if its value isn't money.
        """
        value = entity.value
        if not isinstance(value, Money):
            raise TypeError(f"{entity.text!r} is no money but {entity.kind}")
        return cls(
            amount=value.amount,
            low=value.low,
            high=value.high,
            currency=value.currency,
            bound=value.bound,
            per=value.per,
            role=role,
            entities=(entity.id,) if entity.id else (),
            parts=tuple(parts),
        )


@attrs.frozen(kw_only=True)
class Missing:
    """A slot that the text should fill and doesn't."""

    slot: str
    reason: MissingReason


@attrs.frozen(kw_only=True, weakref_slot=False)
class Initiative:
    """One act of policy or business about supply; ``docs/record.md`` explains each field.

    Attributes:
        instrument: one of :data:`reex.codes.INSTRUMENTS`, or another in small letters.
        announced, effective, until: ISO 8601 dates, perhaps truncated.
        duration: ISO 8601 duration.
        countable: whether its amounts may be added to a total; ``count_reason`` says why.
        slots: spans that support a single field, where narrower than ``evidence``.
        reasons: by which rule each field was filled; ``docs/acts.md`` explains them.
    """

    id: str = ""
    title: str = ""
    instrument: InstrumentName
    status: Status
    lever: Lever | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    amounts: tuple[Amount, ...] = ()
    commodities: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    programs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    announced: str | None = None
    effective: str | None = None
    until: str | None = None
    duration: str | None = None
    binding: bool | None = None
    conditional: bool = False
    countable: bool = False
    count_reason: CountReason = "no_amount"
    missing: tuple[Missing, ...] = ()
    slots: Mapping[str, tuple[Span, ...]] = attrs.field(factory=FrozenDict)
    reasons: Mapping[str, str] = attrs.field(factory=FrozenDict)
    evidence: tuple[Span, ...] = ()
    extractor: str = ""
    rule: str = ""
    confidence: Confidence = 1.0

    def __attrs_post_init__(self) -> None:
        for name in ("slots", "reasons"):  # no converter: records that are read back are made without their __init__
            if type(table := getattr(self, name)) is not FrozenDict:
                object.__setattr__(self, name, FrozenDict(table))

    def counts(self, amount: Amount) -> bool:
        """Say whether *amount*, one of its own, may be added to a total: as the act's sum, and no price of a unit."""
        return self.countable and not amount.per and amount.role in ("stated", "ceiling")


evolve_initiative = quick_evolve(Initiative)
"""Changes fields of an initiative to what is known to be right."""


@attrs.frozen(kw_only=True)
class Place:
    """The value of a location claim: an ISO 3166-1 or 3166-2 code."""

    ref: str


class Rank(msgspec.Struct, frozen=True, kw_only=True, rename={"place": "in"}):
    """The value of a rank claim: ``only``, ``first``, ``largest`` … of a kind, in a country.

    A struct because its JSON says ``in``, as :class:`reex.DateRange` is one.
    """

    kind: str
    of: str
    place: str | None = None


@attrs.frozen(kw_only=True)
class Claim:
    """A share of supply, a location or a rank that the text asserts of somebody.

    Attributes:
        as_of: ISO 8601 date that the claim holds for, perhaps truncated.
        attribution: who says so, where the text tells it.
    """

    id: str = ""
    measure: ClaimMeasure
    subject: Party
    value: Percent | Place | Rank
    stages: tuple[Stage, ...] = ()
    commodities: tuple[str, ...] = ()
    as_of: str | None = None
    attribution: str | None = None
    evidence: tuple[Span, ...] = ()
    extractor: str = ""
    rule: str = ""
    confidence: Confidence = 1.0


@attrs.frozen(kw_only=True, repr=False)
class Record:
    """Everything that one document yields."""

    document: Document
    entities: tuple[Entity, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[Notice, ...] = ()

    def to_json(self, *, text: bool = False) -> bytes:
        """Return the record as one line of JSON, with the document's text if asked."""
        from reex.schema import encode

        return encode(self, text=text)

    @classmethod
    def from_json(cls, line: bytes | str) -> Record:
        """Read a record back.

        Raises:
            DataError: if *line* is no JSON or breaks the schema; it names the field.
        """
        from reex.schema import decode

        return decode(line)

    def to_spacy(self, onto: Language | Doc | None = None, *, ents: bool = True) -> Doc:
        """Return the record as a Doc of spaCy.

        The entities are ``doc.spans["reex"]``: a span has the kind as its label, the ``ref`` as ``kb_id_``, and the
        entity itself as ``span._.reex``. The record is ``doc._.reex``.

        Args:
            onto: the pipeline whose tokenizer cuts the text, by default a blank English one; tokens are cut once
                more where an entity starts or ends inside one. Or a Doc of this text, whose tokens stay: there the
                span of such an entity is wider, and ``doc._.reex`` has the warning ``span-widened``.
            ents: whether entities are added to ``doc.ents``, as far as nothing stands there.

        Raises:
            DataError: if the record has no text, or the Doc has another.
            MissingLibraryError: if spaCy isn't installed.
        """
        from reex.views import spacy_doc

        return spacy_doc(self, onto, ents=ents)

    def by_kind(self, kind: str) -> tuple[Entity, ...]:
        """Return the entities of one kind, in text order."""
        return tuple(entity for entity in self.entities if entity.kind == kind)

    def quote(self, span: Span | Entity) -> str:
        """Return the words of the document at *span*."""
        return self.document.text[span.start : span.end]

    def __repr__(self) -> str:
        """Name the document and count what was found in it."""
        from reex.views import record_line

        return f"<Record {record_line(self)}>"

    def __rich__(self) -> Any:
        """Show initiatives with their evidence where rich prints."""
        from reex.views import record_table

        return record_table([self])

    def _repr_html_(self) -> str:
        """Show the text with its entities and the initiatives below in a notebook."""
        from reex.views import record_html

        return record_html(self)
