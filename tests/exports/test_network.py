"""The GraphML is read by networkx."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exports.samples import HOSTILE, dispute, grant, hostile_file, written

nx = pytest.importorskip("networkx")


def test_networkx_reads_parties_initiatives_documents_and_roles(tmp_path: Path) -> None:
    """Networkx reads parties initiatives documents and roles."""
    graph = nx.read_graphml(written("graphml", tmp_path, grant(), contradictions=(dispute(),)), force_multigraph=True)
    own = "urn:reex:initiative:grant1"
    assert graph.nodes[own]["amounts"].endswith("550,000,000.25")
    assert graph.nodes[own]["countable"] is True
    assert "conflict" in graph.nodes[own]["contradictions"]
    roles = sorted(role for _, _, role in graph.edges(data="role"))
    assert roles == ["actor", "recipient", "source", "source"]
    assert sorted(kind for _, kind in graph.nodes(data="type")) == [
        "document", "document", "initiative", "party", "party",
    ]  # fmt: skip


def test_hostile_texts_and_empty_ledgers(tmp_path: Path) -> None:
    """Hostile texts and empty ledgers."""
    graph = nx.read_graphml(hostile_file("graphml", tmp_path))
    assert sum(kind == "initiative" for _, kind in graph.nodes(data="type")) == len(HOSTILE) + 1
    assert len(nx.read_graphml(written("graphml", tmp_path))) == 0
