"""GraphML: parties, initiatives and documents as a network, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from reex.exports.disputes import Disputes
from reex.exports.ids import iri, party_key
from reex.ledger.model import Merged, Source
from reex.libraries import needed
from reex.model import Party
from reex.views.words import amount_words

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(merged: Iterable[Merged], disputes: Disputes, stream: BinaryIO) -> None:
    """Write a directed graph: party -actor-> initiative -recipient-> party, initiative -source-> document.

    The whole network is held in memory, as any tool that reads it has to.

    Raises:
        MissingLibraryError: if networkx is not installed.
    """
    nx = needed("networkx", "ledger", of="GraphML")
    graph = nx.MultiDiGraph()
    for one in merged:
        _add(graph, one, disputes)
    nx.write_graphml(graph, stream, encoding="utf-8")


def _add(graph: Any, one: Merged, disputes: Disputes) -> None:
    it = one.initiative
    own = iri("initiative", one.id)
    graph.add_node(
        own,
        **_texts(
            type="initiative", label=it.title, instrument=it.instrument, status=it.status, lever=it.lever,
            amounts="; ".join(filter(None, map(amount_words, it.amounts))), commodities=" | ".join(it.commodities),
            announced=it.announced, contradictions=" | ".join(disputes.words(one.id)),
        ),
        countable=it.countable, documents=one.documents, sources=one.sources,
    )  # fmt: skip
    for party in it.actors:
        _edge(graph, _party(graph, party), own, "actor")
    for party in it.recipients:
        _edge(graph, own, _party(graph, party), "recipient")
    for mention in one.mentions:
        quotes = " | ".join(quote.text for quote in mention.quotes if quote.text)
        _edge(graph, own, _document(graph, mention.source), "source", key=mention.id, quotes=quotes)


def _party(graph: Any, party: Party) -> str:
    own = iri("party", party_key(party))
    if own not in graph:
        graph.add_node(own, **_texts(type="party", label=party.name, kind=party.kind, ref=party.ref))
    return own


def _document(graph: Any, source: Source) -> str:
    own = iri("document", source.id)
    label = source.title or source.path or source.id
    said = _texts(type="document", label=label, publisher=source.publisher, published=source.published, url=source.url)
    graph.add_node(own, **said, official=source.official)
    return own


def _edge(graph: Any, start: str, end: str, role: str, *, key: str = "", **more: str) -> None:
    graph.add_edge(start, end, key=_xml(f"{role} {key or start + ' ' + end}"), role=role, **_texts(**more))


def _texts(**given: str | None) -> dict[str, str]:
    return {name: _xml(text) for name, text in given.items() if text}


def _xml(text: str) -> str:
    """Return *text* with U+FFFD for what XML has no way to write."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
