"""What the page is made from, and the plain rows that its script reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

import attrs

from reex.dossier.differing import differing
from reex.dossier.figures import facets, grouped, scorecards
from reex.dossier.passages import Passage, Pool
from reex.frozen import FrozenDict
from reex.ledger.choose import RULES, facts
from reex.ledger.model import ClaimMention, Contradiction, Fact, LooseEnd, Mention, Merged, Pair, Quote, Review, Source
from reex.ledger.totals import left_out_reason
from reex.model import Amount, Initiative, Party
from reex.spans import Span
from reex.views import amount_words, claim_words, printable

_FIELDS = (
    "instrument", "status", "lever", "actors", "recipients", "amounts", "commodities", "stages", "programs",
    "countries", "announced", "effective", "until", "duration", "binding", "conditional",
)  # fmt: skip
_SEVERITY = ("conflict", "unresolved", "superseded", "different_scope", "compatible_bounds", "refinement")

Row = dict[str, Any]


@attrs.frozen(kw_only=True)
class DossierData:
    """Everything that the page shows.

    Attributes:
        initiatives: with their mentions.
        texts: the text of each document by its id; quotes of others stand alone, without their paragraph.
    """

    initiatives: Sequence[Merged]
    contradictions: Sequence[Contradiction] = ()
    claims: Sequence[ClaimMention] = ()
    review: Review = attrs.field(factory=Review)
    texts: Mapping[str, str] = attrs.field(factory=FrozenDict)

    def in_order(self) -> list[Merged]:
        """Return the initiatives that most sources tell of first, of these the latest."""
        by_name = sorted(self.initiatives, key=lambda merged: (merged.initiative.title, merged.id))
        by_date = sorted(by_name, key=lambda merged: merged.last_published or "", reverse=True)
        return sorted(by_date, key=lambda merged: (-merged.sources, -merged.documents))


@attrs.define
class Rows:
    """Makes the rows; each source and each paragraph stands in them once.

    Attributes:
        sources: in the order of their numbers.
    """

    pool: Pool
    sources: list[Source] = attrs.field(factory=list)
    _numbers: dict[str, int] = attrs.field(factory=dict)
    _tellers: dict[str, Mention | ClaimMention] = attrs.field(factory=dict)
    _facts: dict[str, list[Fact]] = attrs.field(factory=dict)

    def payload(self, data: DossierData) -> Row:
        """Return all rows: only strings, numbers, lists and tables; what is empty is left out of a row."""
        ordered = data.in_order()
        told = [mention for merged in ordered for mention in merged.mentions]
        self._tellers = {mention.id: mention for mention in told} | {claim.id: claim for claim in data.claims}
        disputed: dict[str | None, list[str]] = {}
        for found in data.contradictions:
            disputed.setdefault(found.initiative, []).append(found.verdict)
        rows = [self._initiative(merged, disputed.get(merged.id, ())) for merged in ordered]
        return {
            "initiatives": rows,
            "contradictions": self._contradictions(data.contradictions),
            "claims": [self._claim(told) for told in data.claims],
            "near": [self._pair(pair) for pair in data.review.near],
            "loose": [self._loose(loose) for loose in data.review.loose],
            "orphaned": [attrs.asdict(decision) for decision in data.review.orphaned],
            "totals": grouped(ordered),
            "scorecards": scorecards(ordered),
            "rules": RULES,
            "sources": [_source(source) for source in self.sources],
            "paragraphs": self.pool.paragraphs,
        }

    def _initiative(self, merged: Merged, verdicts: Iterable[str]) -> Row:
        act = merged.initiative
        found = facts(merged)
        for fact in found:
            self._facts.setdefault(fact.mention, []).append(fact)
        return _filled(
            id=merged.id,
            title=_title(merged),
            **facets(merged),
            disputed=list(dict.fromkeys(verdicts)),
            programs=[*map(printable, act.programs)],
            amounts=[said for amount in act.amounts if (said := _amount(act, amount))[0]],
            size=max(map(_size, act.amounts), default=0.0),
            date=act.announced or act.effective or merged.first_published or "",
            dated="" if act.announced else "in effect" if act.effective else "first told",
            documents=merged.documents,
            publishers=merged.sources,
            fields=[self._field(merged, name, found) for name in _FIELDS if _words(getattr(act, name))],
            why=act.count_reason,
            mentions=[[mention.id, *self._told(mention.source, mention.quotes)] for mention in merged.mentions],
        )  # fmt: skip

    def _field(self, merged: Merged, name: str, found: Iterable[Fact]) -> list[Any]:
        """Return a field: its name, its value, the rule, the sources that say so, and what others say."""
        agreeing: dict[int, None] = {}
        others: dict[str, dict[int, None]] = {}
        for fact in found:
            if fact.field == name:
                into = agreeing if fact.chosen else others.setdefault(printable(fact.value), {})
                into[self._number(fact.source)] = None
        rest = [[value, list(numbers)] for value, numbers in others.items()]
        return [name, _words(getattr(merged.initiative, name)), merged.rules.get(name, ""), list(agreeing), rest]

    def _told(self, source: Source, quotes: Sequence[Quote], marks: Iterable[Span] = ()) -> tuple[int, list[Passage]]:
        return self._number(source), self.pool.passages(source.id, quotes, marks)

    def _contradictions(self, found: Iterable[Contradiction]) -> list[Row]:
        ordered = sorted(
            found, key=lambda one: (_SEVERITY.index(one.verdict), one.initiative or "", one.topic or "", one.id)
        )
        return [self._contradiction(one) for one in ordered]

    def _contradiction(self, found: Contradiction) -> Row:
        a = self._quotes(found.a, found.field, found.a_value)
        b = self._quotes(found.b, found.field, found.b_value)
        return _filled(
            initiative=found.initiative,
            topic=self._topic(found),
            field=found.field,
            verdict=found.verdict,
            reason=printable(found.reason),
            values=[printable(found.a_value), printable(found.b_value)],
            sides=[
                self._side(found.a, a, b, found.a_value, found.b_value),
                self._side(found.b, b, a, found.b_value, found.a_value),
            ],
        )

    def _topic(self, found: Contradiction) -> str:
        """Return what claims speak of, in the words of the first of them."""
        teller = self._tellers.get(found.a)
        claim = teller.claim if isinstance(teller, ClaimMention) else None
        return f"{printable(claim.subject.name)}: {claim.measure}" if claim else printable(found.topic or "")

    def _quotes(self, handle: str, field: str, value: str) -> tuple[Quote, ...]:
        """Return the words that say *value* of *field*, else all evidence of the mention or claim."""
        of_field = [fact for fact in self._facts.get(handle, ()) if fact.field == field]
        for fact in (*(fact for fact in of_field if fact.value == value), *of_field):
            return fact.quotes
        teller = self._tellers.get(handle)
        return teller.quotes if teller else ()

    def _side(
        self, handle: str, own: Sequence[Quote], other: Sequence[Quote], value: str = "", other_value: str = ""
    ) -> list[Any]:
        teller = self._tellers.get(handle)
        return [*self._told(teller.source, own, _marks(own, other, value, other_value))] if teller else []

    def _pair(self, pair: Pair) -> Row:
        a, b = (self._tellers.get(handle) for handle in (pair.a, pair.b))
        of_a, of_b = (teller.quotes if teller else () for teller in (a, b))
        sides = [self._side(pair.a, of_a, of_b), self._side(pair.b, of_b, of_a)]
        return {"ids": [pair.a, pair.b], "reason": printable(pair.reason), "sides": sides}

    def _loose(self, loose: LooseEnd) -> Row:
        named = [printable(value) for value in (*loose.dates, *loose.parties)]
        return {
            "named": named,
            "initiatives": list(loose.initiatives),
            "side": self._told(loose.source, (loose.quote,)),
        }

    def _claim(self, told: ClaimMention) -> Row:
        claim = told.claim
        subject = printable(claim.subject.name)
        words = claim_words(claim).removeprefix(f"{subject}: ")
        return {"subject": subject, "words": words, "side": self._told(told.source, told.quotes)}

    def _number(self, source: Source) -> int:
        if source.id not in self._numbers:
            self._numbers[source.id] = len(self.sources)
            self.sources.append(source)
        return self._numbers[source.id]


def _marks(own: Sequence[Quote], other: Sequence[Quote], value: str, other_value: str) -> list[Span]:
    """Return where in the text of a document its quotes say something else than those of the other."""
    theirs = " ".join(quote.text or "" for quote in other)
    marks = (
        Span(quote.span.start + mark.start, quote.span.start + mark.end)
        for quote in own
        for mark in differing(quote.text or "", theirs, value, other_value)
    )
    return sorted(marks, key=lambda mark: mark.start)


def _filled(**fields: Any) -> Row:
    return {name: value for name, value in fields.items() if value or value == 0}


def _title(merged: Merged) -> str:
    """Return the title without the status at its end, which has a column of its own."""
    act = merged.initiative
    title = printable(act.title).removesuffix(f" ({act.status})")
    return title or act.instrument.replace("_", " ")


def _amount(act: Initiative, amount: Amount) -> list[str]:
    """Return an amount in words, and why it is left out, which need not be said twice."""
    reason = left_out_reason(act, amount) or ""
    return [amount_words(attrs.evolve(amount, role="stated") if amount.role == reason else amount), reason]


def _size(amount: Amount) -> float:
    """Return a number to sort by; sums are never made from it."""
    ends = [end for end in (amount.amount, amount.low, amount.high) if end is not None]
    return float(max(ends)) if ends and not amount.per else 0.0


def _words(value: Any) -> str:
    if value is None or value is False or value == ():
        return ""
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, Party):
        return printable(f"{value.name} ({value.ref})" if value.ref else value.name)
    return "yes" if value is True else amount_words(value) if isinstance(value, Amount) else printable(str(value))


def _source(source: Source) -> Row:
    return _filled(
        name=printable(source.title or PurePath(source.path or source.id).name),
        publisher=printable(source.publisher or ""),
        published=source.published,
        official=source.official,
        url=_link(source),
    )


def _link(source: Source) -> str:
    """Return the address of a source where it is one of the web; no other scheme is ever made a link."""
    try:
        parts = urlsplit(source.url or "")
    except ValueError:  # such as a broken IPv6 address
        return ""
    return source.url or "" if parts.scheme in ("http", "https") and parts.netloc else ""
