"""Rows of the tables and what they stand for: mentions, claims, sources, merged initiatives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Row

from reex import schema
from reex.document import Document
from reex.frozen import FrozenDict
from reex.ledger.model import ClaimMention, Doubt, Figure, LooseEnd, Mention, Merged, Pair, Quote, Source
from reex.ledger.tables import DOCUMENTS, PAIRS, storable
from reex.ledger.totals import left_out_reason
from reex.model import Claim, Initiative, Party, Place, Rank
from reex.spans import Span
from reex.values import Percent

Fields = dict[str, Any]

# What to select, beside a mention or a claim, for it to be read back.
SOURCE = (
    DOCUMENTS.c.id.label("document_id"),
    DOCUMENTS.c.title.label("document_title"),
    *(DOCUMENTS.c[name] for name in ("publisher", "published", "url", "path", "official", "text_group", "text")),
)

# What to select for a pair to be read back.
PAIR: tuple[Any, ...] = tuple(PAIRS.c[name] for name in ("a", "b", "verdict", "rule", "reason", "strength"))


def to_json(thing: Any) -> str:
    """Return *thing* as JSON."""
    return schema.encode_part(thing).decode()


def quotes_of(evidence: Iterable[Span], text: str | None) -> tuple[Quote, ...]:
    """Return the words at *evidence*; None for words where the text wasn't kept."""
    return tuple(Quote(span=span, text=text[span.start : span.end] if text else None) for span in evidence)


def source_row(source: Source) -> Fields:
    """Return the columns of a document that tell its standing."""
    names = ("id", "title", "publisher", "published", "url", "path", "text_group")
    return {name: getattr(source, name) for name in names} | {"official": source.official}


def source_of_document(document: Document, official: bool) -> Source:
    """Return the standing of a document that stands alone yet."""
    names = ("id", "title", "publisher", "published", "url", "path")
    return Source(**{name: getattr(document, name) for name in names}, official=official, text_group=document.id)


def source_of(row: Row[Any]) -> Source:
    """Return the standing of the document that a row with the columns :data:`SOURCE` has."""
    names = ("publisher", "published", "url", "path", "official", "text_group")
    return Source(id=row.document_id, title=row.document_title, **{name: getattr(row, name) for name in names})


def mention_row(mention: Mention) -> Fields:
    """Return the row of a mention."""
    told = mention.initiative
    return {
        "id": mention.id,
        "document": mention.source.id,
        "local": told.id,
        "title": told.title,
        "instrument": told.instrument,
        "status": told.status,
        "actors": _names(told.actors),
        "recipients": _names(told.recipients),
        "announced": told.announced,
        "confidence": told.confidence,
        **_first(mention.quotes),
        "doubts": to_json(mention.doubts),
        "figures": to_json(mention.figures),
        "body": to_json(told),
    }


def mention_of(row: Row[Any]) -> Mention:
    """Return the mention of a row that has the columns of ``mentions`` and :data:`SOURCE`."""
    told = msgspec.json.decode(row.body, type=Initiative)
    return Mention(
        id=row.id,
        source=source_of(row),
        initiative=told,
        quotes=quotes_of(told.evidence, row.text),
        doubts=msgspec.json.decode(row.doubts, type=tuple[Doubt, ...]),
        figures=msgspec.json.decode(row.figures, type=tuple[Figure, ...]),
    )


def pair_row(pair: Pair, block: str) -> tuple[Any, ...]:
    """Return the row of a pair that was compared in a block, its values in the order of the table."""
    return pair.a, pair.b, pair.verdict, pair.rule, storable(pair.reason), pair.strength, block


def pair_of(row: Row[Any]) -> Pair:
    """Return the pair of a row that begins with the columns :data:`PAIR`."""
    a, b, verdict, rule, reason, strength = row[: len(PAIR)]
    return Pair(a=a, b=b, verdict=verdict, rule=rule, reason=reason, strength=strength)


def loose_row(end: LooseEnd) -> Fields:
    """Return the row of a sentence whose deal is not known."""
    return {
        "id": end.id,
        "document": end.source.id,
        "quote": end.quote.text,
        "start": end.quote.span.start,
        "end": end.quote.span.end,
        "dates": to_json(end.dates),
        "parties": to_json(end.parties),
    }


def loose_of(row: Row[Any]) -> LooseEnd:
    """Return the sentence of a row that has the columns of ``loose_ends`` and :data:`SOURCE`."""
    return LooseEnd(
        id=row.id,
        source=source_of(row),
        quote=Quote(span=Span(row.start, row.end), text=row.quote),
        dates=tuple(json.loads(row.dates)),
        parties=tuple(json.loads(row.parties)),
    )


def claim_row(mention: ClaimMention, topic: str) -> Fields:
    """Return the row of a claim."""
    claim = mention.claim
    return {
        "id": mention.id,
        "document": mention.source.id,
        "local": claim.id,
        "measure": claim.measure,
        "subject": claim.subject.name,
        "subject_ref": claim.subject.ref,
        "value": _value(claim),
        "stages": to_json(claim.stages),
        "commodities": to_json(claim.commodities),
        "as_of": claim.as_of,
        "attribution": claim.attribution,
        **_first(mention.quotes),
        "topic": topic,
        "body": to_json(claim),
    }


def claim_of(row: Row[Any]) -> ClaimMention:
    """Return the claim of a row that has the columns of ``claims`` and :data:`SOURCE`."""
    claim = schema.decode_claim(row.body)
    return ClaimMention(id=row.id, source=source_of(row), claim=claim, quotes=quotes_of(claim.evidence, row.text))


def merged_row(merged: Merged) -> Fields:
    """Return the row of an initiative in ``initiatives``."""
    chosen = merged.initiative
    plain = ("instrument", "status", "lever", "announced", "effective", "until", "countable", "count_reason")
    lists = ("commodities", "stages", "programs", "countries")
    return {
        "id": merged.id,
        "title": chosen.title,
        **{name: getattr(chosen, name) for name in plain},
        **{name: to_json(getattr(chosen, name)) for name in lists},
        "actors": _names(chosen.actors),
        "recipients": _names(chosen.recipients),
        "documents": merged.documents,
        "sources": merged.sources,
        "first_published": merged.first_published,
        "last_published": merged.last_published,
        "rules": to_json(dict(merged.rules)),
        "body": to_json(chosen),
    }


def merged_of(row: Row[Any], mentions: tuple[Mention, ...] = ()) -> Merged:
    """Return the initiative of a row of ``initiatives``."""
    return Merged(
        id=row.id,
        initiative=msgspec.json.decode(row.body, type=Initiative),
        rules=FrozenDict(json.loads(row.rules)),
        documents=row.documents,
        sources=row.sources,
        first_published=row.first_published,
        last_published=row.last_published,
        mentions=mentions,
    )


def party_rows(merged: Merged) -> list[Fields]:
    """Return the rows of an initiative in ``initiative_parties``: a name stands once on each side."""
    sides: Mapping[str, tuple[Party, ...]] = {
        "actor": merged.initiative.actors,
        "recipient": merged.initiative.recipients,
    }
    forms: dict[str, dict[str, None]] = {}  # as all mentions name it
    for mention in merged.mentions:
        for party in (*mention.initiative.actors, *mention.initiative.recipients):
            forms.setdefault(party.ref or party.name, {}).update(dict.fromkeys(party.forms))
    rows = {
        (side, name): {
            "initiative": merged.id,
            "side": side,
            "name": name,
            "kind": party.kind,
            "ref": party.ref,
            "forms": to_json([*forms.get(party.ref or party.name, ())]),
        }
        for side, parties in sides.items()
        for party in reversed(parties)  # of two of one name the first stays
        for name in (storable(party.name),)
    }
    return list(rows.values())


def amount_rows(merged: Merged) -> Iterator[Fields]:
    """Yield the rows of an initiative in ``initiative_amounts``; the figure of one sum is its low and its high."""
    for number, amount in enumerate(merged.initiative.amounts, 1):
        reason = left_out_reason(merged.initiative, amount)
        low, high = (amount.low, amount.high) if amount.amount is None else (amount.amount, amount.amount)
        yield {
            "initiative": merged.id,
            "number": number,
            "currency": amount.currency,
            "low": None if low is None else format(low, "f"),
            "high": None if high is None else format(high, "f"),
            "bound": amount.bound,
            "role": amount.role,
            "per": amount.per,
            "counted": reason is None,
            "reason": reason or "counted",
        }


def tag_rows(merged: Merged) -> list[Fields]:
    """Return the rows of an initiative in ``initiative_tags``."""
    fields = {"commodity": "commodities", "stage": "stages", "program": "programs", "country": "countries"}
    return [
        {"initiative": merged.id, "field": field, "value": value}
        for field, name in fields.items()
        for value in dict.fromkeys(map(storable, getattr(merged.initiative, name)))
    ]


def _names(parties: Iterable[Party]) -> str:
    return to_json([party.name for party in parties])


def _first(quotes: tuple[Quote, ...]) -> Fields:
    if not quotes:
        return {"quote": None, "start": None, "end": None}
    return {"quote": quotes[0].text, "start": quotes[0].span.start, "end": quotes[0].span.end}


def _value(claim: Claim) -> str:
    value = claim.value
    if isinstance(value, Place):
        return value.ref
    if isinstance(value, Rank):
        return " ".join(part for part in (value.kind, value.of, value.place and f"in {value.place}") if part)
    return _percent(value)


def _percent(value: Percent) -> str:
    ends = " to ".join(f"{end:f}" for end in (value.low, value.high) if end is not None)
    return f"{ends} %" if value.bound == "exact" else f"{value.bound.replace('_', ' ')} {ends} %"
