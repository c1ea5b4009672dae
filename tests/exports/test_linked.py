"""The JSON-LD is read by rdflib as triples, without a look at the network."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.exports.samples import HOSTILE, dispute, grant, hostile_file, written

rdflib = pytest.importorskip("rdflib")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
SCHEMA = rdflib.Namespace("https://schema.org/")
TERM = rdflib.Namespace("urn:reex:term:")


def read(path: Path) -> Any:
    """Read the file as its users do."""
    return rdflib.Graph().parse(data=path.read_text("utf-8"), format="json-ld")


def test_rdflib_reads_agents_sums_and_documents_with_quotes(tmp_path: Path) -> None:
    """Rdflib reads agents sums and documents with quotes."""
    graph = read(written("jsonld", tmp_path, grant(), contradictions=(dispute(), dispute(None, id="c2", topic="t"))))
    own = rdflib.URIRef("urn:reex:initiative:grant1")
    [agent] = graph.objects(own, SCHEMA.agent)
    assert str(graph.value(agent, SCHEMA.name)) == "Ministry of Lodes"
    assert (agent, rdflib.RDF.type, SCHEMA.GovernmentOrganization) in graph
    value = graph.value(graph.value(own, TERM.amount), SCHEMA.value)
    assert value.toPython() == Decimal("550000000.25")
    assert len(list(graph.objects(own, rdflib.PROV.wasDerivedFrom))) == 2
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert {str(words) for words in graph.objects(None, exact)} == {"The ministry gave Northlode a grant."}
    assert len(list(graph.subjects(rdflib.RDF.type, TERM.Contradiction))) == 2
    assert graph.value(own, SCHEMA.startTime).datatype == rdflib.XSD.date


def test_hostile_texts_stay_literals_and_can_be_written_again(tmp_path: Path) -> None:
    """Hostile texts stay literals and can be written again."""
    graph = read(hostile_file("jsonld", tmp_path))
    initiatives = list(graph.subjects(rdflib.RDF.type, TERM.Initiative))
    assert len(initiatives) == len(HOSTILE) + 1
    assert HOSTILE[0] in {str(name) for name in graph.objects(None, SCHEMA.name)}
    assert len(rdflib.Graph().parse(data=graph.serialize(format="nt"), format="nt")) == len(graph)


def test_an_empty_ledger_has_no_triple(tmp_path: Path) -> None:
    """An empty ledger has no triple."""
    assert len(read(written("jsonld", tmp_path))) == 0
