"""What the page is made from, and the plain rows that its script reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import attrs

from reex.dossier.figures import Gap, Sum, ends, gaps, sums, year_of
from reex.frozen import FrozenDict
from reex.ledger.model import ClaimMention, Contradiction, Mention, Merged, Quote, Source
from reex.model import Amount, Party
from reex.spans import Span
from reex.views import amount_words, claim_words, printable

_FIELDS = (
    "instrument", "status", "lever", "actors", "recipients", "amounts", "commodities", "stages", "programs",
    "countries", "announced", "effective", "until", "duration", "binding", "conditional", "countable",
)  # fmt: skip


@attrs.frozen(kw_only=True)
class DossierData:
    """Everything that the page shows.

    Attributes:
        initiatives: with their mentions.
        totals, gaps: the figures; by default they are made from the initiatives.
        texts: the text of each document by its id; quotes of others stand alone, without their paragraph.
    """

    initiatives: Sequence[Merged]
    contradictions: Sequence[Contradiction] = ()
    claims: Sequence[ClaimMention] = ()
    totals: Sequence[Sum] = attrs.field()
    gaps: Sequence[Gap] = attrs.field()
    texts: Mapping[str, str] = attrs.field(factory=FrozenDict)

    @totals.default
    def _totals(self) -> Sequence[Sum]:
        return sums(self.initiatives)

    @gaps.default
    def _gaps(self) -> Sequence[Gap]:
        return gaps(self.initiatives)


def payload(data: DossierData) -> dict[str, Any]:
    """Return the rows of the page's script: only strings, numbers, lists and tables."""
    return {
        "initiatives": [_initiative(merged, data.texts) for merged in data.initiatives],
        "contradictions": [attrs.asdict(found) for found in data.contradictions],
        "claims": [
            {"id": told.id, "words": claim_words(told.claim), **_told(told, data.texts)} for told in data.claims
        ],
    }


def _initiative(merged: Merged, texts: Mapping[str, str]) -> dict[str, Any]:
    act = merged.initiative
    return {
        "id": merged.id,
        "title": printable(act.title) or act.instrument.replace("_", " "),
        "status": act.status,
        "instrument": act.instrument,
        "lever": act.lever or "",
        "actors": _parties(act.actors),
        "recipients": _parties(act.recipients),
        "amount": ", ".join(filter(None, map(amount_words, act.amounts))),
        "size": max(map(_size, act.amounts), default=0.0),
        "currency": sorted({amount.currency for amount in act.amounts if amount.currency}),
        "commodity": list(act.commodities),
        "country": list(act.countries),
        "year": year_of(merged),
        "date": act.announced or act.effective or "",
        "countable": "yes" if act.countable else "no",
        "reason": act.count_reason,
        "documents": merged.documents,
        "sources": merged.sources,
        "fields": [row for name in _FIELDS if (row := _field(merged, name))],
        "mentions": [{"id": mention.id, **_told(mention, texts)} for mention in merged.mentions],
    }


def _size(amount: Amount) -> float:
    """Return a number to sort by; sums are never made from it."""
    both = ends(amount)
    return float(both[1] if both[1] is not None else both[0]) if both else 0.0


def _parties(parties: Sequence[Party]) -> str:
    return ", ".join(printable(party.name) for party in parties)


def _field(merged: Merged, name: str) -> list[str] | None:
    value = getattr(merged.initiative, name)
    words = _words(value)
    return [name, words, merged.rules.get(name, "")] if words else None


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, Party):
        return printable(f"{value.name} ({value.ref})" if value.ref else value.name)
    return amount_words(value) if isinstance(value, Amount) else printable(str(value))


def _told(told: Mention | ClaimMention, texts: Mapping[str, str]) -> dict[str, Any]:
    source = told.source
    return {
        "source": printable(source.title or source.path or source.id),
        "publisher": printable(source.publisher or ""),
        "published": source.published or "",
        "official": source.official,
        "url": _link(source),
        "passages": list(passages(told.quotes, texts.get(source.id))),
    }


def _link(source: Source) -> str:
    """Return the address of a source where it is one of the web; no other scheme is ever made a link."""
    try:
        parts = urlsplit(source.url or "")
    except ValueError:  # such as a broken IPv6 address
        return ""
    return source.url or "" if parts.scheme in ("http", "https") and parts.netloc else ""


def passages(quotes: Sequence[Quote], text: str | None) -> Iterator[list[list[Any]]]:
    """Yield the paragraphs that hold *quotes*, each as its stretches: the words, and 1 where they are evidence."""
    if text is None:
        yield from ([[quote.text, 1]] for quote in quotes if quote.text)
        return
    held: dict[Span, list[Span]] = {}
    for quote in sorted(quotes, key=lambda quote: (quote.span.start, quote.span.end)):
        held.setdefault(_paragraph(text, quote.span), []).append(quote.span)
    for around, spans in held.items():
        yield [piece for piece in _stretches(text, around, spans) if piece[0]]


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _stretches(text: str, around: Span, spans: Sequence[Span]) -> Iterator[list[Any]]:
    at = around.start
    for span in spans:
        yield [text[at : max(at, span.start)], 0]
        yield [text[max(at, span.start) : span.end], 1]
        at = max(at, span.end)
    yield [text[at : around.end], 0]
