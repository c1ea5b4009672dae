"""JSON-LD: linked data in the terms of schema.org, PROV-O and Web Annotation, with its context in it.

An initiative is a schema.org ``Action`` with agent and recipient. To PROV-O it is an ``Entity``, what a ledger tells of
an act: only entities are derived from documents, and no ``prov:Activity`` can be one. What no vocabulary has, such as
the status of a policy, stands under ``reex:``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO, Final

import msgspec

from reex.exports.disputes import Disputes
from reex.exports.ids import iri, party_key
from reex.frames.tables import days
from reex.ledger.model import Contradiction, Mention, Merged, Quote, Source
from reex.model import Amount, Party
from reex.schema import whole
from reex.values import plain

_OWN = (
    "instrument", "status", "lever", "stage", "commodity", "program", "countable", "countReason", "bound", "per",
    "role", "documents", "sources", "official", "field", "verdict", "type", "valueA", "valueB", "topic",
)  # fmt: skip
_CONTEXT: Final = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "reex": "urn:reex:term:",
    **{name: f"reex:{name}" for name in _OWN},
    **{name: {"@id": f"reex:{name}", "@type": "@id"} for name in ("initiative", "statementA", "statementB")},
    "name": "schema:name",
    "identifier": "schema:identifier",
    "description": "schema:description",
    "publisher": "schema:publisher",
    "published": "schema:datePublished",
    "announced": "reex:announced",
    "effective": "schema:startTime",
    "until": "schema:endTime",
    "country": "reex:country",
    "url": {"@id": "schema:url", "@type": "xsd:anyURI"},
    "agent": "schema:agent",
    "recipient": "schema:recipient",
    "amount": "reex:amount",
    "currency": "schema:currency",
    **{name: {"@id": f"schema:{name}", "@type": "xsd:decimal"} for name in ("value", "minValue", "maxValue")},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "qualifiedDerivation": "prov:qualifiedDerivation",
    "entity": {"@id": "prov:entity", "@type": "@id"},
    "selector": "oa:hasSelector",
    "exact": "oa:exact",
    "start": "oa:start",
    "end": "oa:end",
}
_TYPES: Final = {
    "company": "schema:Corporation",
    "agency": "schema:GovernmentOrganization",
    "organization": "schema:Organization",
    "country": "schema:Country",
    "region": "schema:AdministrativeArea",
    "facility": "schema:Place",
}
_DATES: Final = (
    (re.compile(r"[0-9]{4}"), "xsd:gYear"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "xsd:gYearMonth"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "xsd:date"),
)
_Node = dict[str, Any]


def write_jsonld(merged: Iterable[Merged], disputes: Disputes, stream: BinaryIO) -> None:
    """Write one JSON document: the context, then a node for each initiative, document and contradiction."""
    documents: dict[str, Source] = {}
    stream.write(b'{"@context":' + msgspec.json.encode(_CONTEXT) + b',"@graph":[')
    before = b"\n"
    for node in _nodes(merged, disputes, documents):
        stream.write(before + msgspec.json.encode(_filled(node)))
        before = b",\n"
    stream.write(b"\n]}\n")


def _nodes(merged: Iterable[Merged], disputes: Disputes, documents: dict[str, Source]) -> Iterator[_Node]:
    for one in merged:
        documents |= {mention.source.id: mention.source for mention in one.mentions}
        yield _initiative(one)
    yield from map(_document, documents.values())
    yield from map(_contradiction, disputes.all)


def _initiative(one: Merged) -> _Node:
    it = one.initiative
    return {
        "@id": iri("initiative", one.id),
        "@type": ["schema:Action", "prov:Entity", "reex:Initiative"],
        "identifier": one.id,
        "name": it.title,
        "instrument": it.instrument,
        "status": it.status,
        "lever": it.lever,
        "agent": [_party(party) for party in it.actors],
        "recipient": [_party(party) for party in it.recipients],
        "amount": [_amount(amount) for amount in it.amounts],
        "commodity": it.commodities,
        "stage": it.stages,
        "program": it.programs,
        "country": it.countries,
        "announced": _date(it.announced),
        "effective": _date(it.effective),
        "until": _date(it.until),
        "countable": it.countable,
        "countReason": it.count_reason,
        "documents": one.documents,
        "sources": one.sources,
        "wasDerivedFrom": list(dict.fromkeys(iri("document", mention.source.id) for mention in one.mentions)),
        "qualifiedDerivation": [_derivation(mention) for mention in one.mentions],
    }


def _party(party: Party) -> _Node:
    types = ["prov:Agent", _TYPES.get(party.kind, "schema:Thing")]
    return {"@id": iri("party", party_key(party)), "@type": types, "name": party.name, "identifier": party.ref}


def _amount(amount: Amount) -> _Node:
    return {
        "@type": "schema:MonetaryAmount",
        "value": _number(amount.amount),
        "minValue": _number(amount.low),
        "maxValue": _number(amount.high),
        "currency": amount.currency,
        "bound": amount.bound,
        "per": amount.per,
        "role": amount.role,
    }


def _derivation(mention: Mention) -> _Node:
    return {
        "@id": iri("mention", mention.id),
        "@type": "prov:Derivation",
        "entity": iri("document", mention.source.id),
        "status": mention.initiative.status,
        "selector": [_selector(quote) for quote in mention.quotes],
    }


def _selector(quote: Quote) -> _Node:
    words = [] if quote.text is None else ["oa:TextQuoteSelector"]
    return {
        "@type": ["oa:TextPositionSelector", *words],
        "start": quote.span.start,
        "end": quote.span.end,
        "exact": quote.text,
    }


def _document(source: Source) -> _Node:
    return {
        "@id": iri("document", source.id),
        "@type": ["schema:CreativeWork", "prov:Entity"],
        "identifier": source.id,
        "name": source.title or source.path,
        "publisher": source.publisher,
        "published": _date(source.published),
        "url": source.url,
        "official": source.official,
    }


def _contradiction(found: Contradiction) -> _Node:
    return {
        "@id": iri("contradiction", found.id),
        "@type": "reex:Contradiction",
        "initiative": None if found.initiative is None else iri("initiative", found.initiative),
        "topic": found.topic,
        "type": found.type,
        "field": found.field,
        "verdict": found.verdict,
        "description": found.reason,
        "statementA": iri("mention", found.a),
        "valueA": found.a_value,
        "statementB": iri("mention", found.b),
        "valueB": found.b_value,
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None or not number.is_finite() else f"{plain(number):f}"


def _date(iso: str | None) -> _Node | str | None:
    """Return a date with its type; what is none stays the text that it is."""
    types = (kind for form, kind in _DATES if iso and form.fullmatch(iso) and days(iso)[0])
    kind = next(types, None)
    return {"@type": kind, "@value": iso} if kind else iso


def _filled(node: Any) -> Any:
    """Return *node* without what is empty, and every text whole."""
    if isinstance(node, str):
        return whole(node)
    if isinstance(node, dict):
        return {name: _filled(value) for name, value in node.items() if value not in (None, "", [], ())}
    return [_filled(value) for value in node] if isinstance(node, list | tuple) else node
