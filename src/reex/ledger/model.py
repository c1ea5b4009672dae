"""What the ledger hands out: plain, frozen, compared by value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal, get_args

import attrs

from reex.codes import Bound
from reex.frozen import FrozenDict
from reex.model import Claim, Initiative
from reex.spans import Span

PairVerdict = Literal["same", "near"]
DecisionVerdict = Literal["join", "split"]
ContradictionType = Literal["value", "date", "place", "party", "status", "share"]
Verdict = Literal["conflict", "unresolved", "superseded", "refinement", "compatible_bounds", "different_scope"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)  # the gravest first


@attrs.frozen(kw_only=True)
class Source:
    """A document, as far as its standing matters.

    Attributes:
        id: ``sha256:`` and the digest of its bytes.
        published: ISO 8601 date, perhaps truncated.
        official: whether a government published it.
        text_group: the same for documents that say the same in nearly the same words.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None
    official: bool = False
    text_group: str = ""


@attrs.frozen(kw_only=True)
class Quote:
    """Words of a document, with their place in it; no words where its text wasn't kept."""

    span: Span
    text: str | None = None


@attrs.frozen(kw_only=True)
class Figure:
    """A sum of money that a sentence of evidence states.

    Attributes:
        start: its place, by which one that two initiatives share is counted once.
        low, high: units of the currency; the same where no range is stated.
        currency: ISO 4217 code, or None where the text leaves it open.
    """

    start: int
    low: Decimal
    high: Decimal
    currency: str | None = None
    bound: Bound = "exact"


@attrs.frozen(kw_only=True)
class Doubt:
    """What a sentence of evidence names, and no field of the initiative has, though it may belong there.

    Attributes:
        field: the field that it may belong to: ``actors``, ``recipients``, ``countries``, ``announced``.
        value: the ref or name, or an ISO date.
        reason: why it may belong there, for people.
    """

    field: str
    value: str
    span: Span
    reason: str


@attrs.frozen(kw_only=True)
class LooseEnd:
    """A sentence that tells of a deal whose name is lost, so that no rule can say which one it is.

    Attributes:
        id: its handle.
        dates: ISO dates that it names, perhaps truncated.
        parties: refs, or names of those that have none, that it names.
        initiatives: those that it may tell of: they share a party with it, and no date speaks against them.
    """

    id: str
    source: Source
    quote: Quote
    dates: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Mention:
    """An initiative as one document tells it.

    Attributes:
        id: its handle: twelve letters and digits that stay the same whatever else is added.
        quotes: its evidence, in text order.
        doubts: what its evidence names beside what the fields have.
        figures: the sums of money that its evidence states, its own and others.
    """

    id: str
    source: Source
    initiative: Initiative
    quotes: tuple[Quote, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """What mentions are put in order by: first published first, those without a date last."""
        source = self.source
        return not source.published, source.published or "", source.id, self.id


@attrs.frozen(kw_only=True)
class ClaimMention:
    """A claim as one document tells it."""

    id: str
    source: Source
    claim: Claim
    quotes: tuple[Quote, ...] = ()


@attrs.frozen(kw_only=True)
class Merged:
    """One initiative, as all documents together tell it.

    Attributes:
        id: the handle of its first mention; the handle of any other mention leads to it too.
        initiative: the chosen values; its evidence stands with the mentions.
        rules: for each field that has a value, the rule that chose it.
        documents: how many documents tell of it.
        sources: how many independent publishers do.
        mentions: as the documents tell it, first published first; empty where a query was not asked for them.
    """

    id: str
    initiative: Initiative
    rules: Mapping[str, str] = attrs.field(factory=FrozenDict)
    documents: int = 1
    sources: int = 1
    first_published: str | None = None
    last_published: str | None = None
    mentions: tuple[Mention, ...] = ()


@attrs.frozen(kw_only=True)
class Fact:
    """One value of one field of an initiative, and who says so.

    Attributes:
        value: in words that compare: a code, an ISO date, ``USD 400000000``, a name.
        chosen: whether the initiative has this value; ``rule`` is the one that chose.
    """

    field: str
    value: str
    mention: str
    source: Source
    quotes: tuple[Quote, ...] = ()
    confidence: float = 1.0
    chosen: bool = False
    rule: str = ""


@attrs.frozen(kw_only=True)
class Pair:
    """Two mentions that were compared, and are (``same``) or may be (``near``) of one initiative; *a* < *b*.

    Attributes:
        rule: the name of the rule that decided.
        reason: what spoke for it and against it, for people.
        strength: in (0, 1]; the strongest pairs are joined first.
    """

    a: str
    b: str
    verdict: PairVerdict
    rule: str
    reason: str
    strength: float


@attrs.frozen(kw_only=True)
class Decision:
    """What a person has decided on two mentions."""

    verdict: DecisionVerdict
    a: str
    b: str
    who: str | None = None
    why: str | None = None


@attrs.frozen(kw_only=True)
class Contradiction:
    """Two values that documents, or two places of one document, give to one thing.

    Attributes:
        initiative: the initiative that they speak of, or None where they are claims.
        topic: what the claims speak of, or None.
        field: the field of the initiative or claim.
        a, b: the mentions, or claims; the same one twice where a document contradicts itself.
    """

    id: str
    initiative: str | None = None
    topic: str | None = None
    type: ContradictionType
    field: str
    verdict: Verdict
    reason: str
    a: str
    a_value: str
    b: str
    b_value: str


@attrs.frozen(kw_only=True)
class Added:
    """What came of adding records.

    Attributes:
        added: documents that are new.
        unchanged: documents that were there before, as they are.
        updated: documents that were there and whose findings changed.
        superseding: of the added, those that are a newer version of another.
        skipped: inputs that could not be taken, each with the reason.
        initiatives, mentions: how many the ledger has afterwards, of current documents.
    """

    added: int = 0
    unchanged: int = 0
    updated: int = 0
    superseding: int = 0
    skipped: tuple[str, ...] = ()
    initiatives: int = 0
    mentions: int = 0


@attrs.frozen(kw_only=True)
class Review:
    """What a person should look at.

    Attributes:
        near: pairs that may be of one initiative and were not merged, the strongest first.
        unresolved: contradictions that no rule could judge.
        orphaned: decisions on mentions that are not found any more.
        loose: sentences that tell of a deal whose name is lost.
    """

    near: tuple[Pair, ...] = ()
    unresolved: tuple[Contradiction, ...] = ()
    orphaned: tuple[Decision, ...] = ()
    loose: tuple[LooseEnd, ...] = ()
