"""The entities are valid to the followthemoney library, and their ids stay."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.exports.samples import HOSTILE, dispute, grant, hostile_file, written

model = pytest.importorskip("followthemoney").model


def read(path: Path) -> list[Any]:
    """Read the file as its users do."""
    lines = path.read_text("utf-8").splitlines()
    proxies = [model.get_proxy(json.loads(line), cleaned=False) for line in lines]
    for proxy in proxies:
        proxy.schema.validate(proxy.to_dict())
    return proxies


def test_a_project_with_its_parties_documents_and_contradictions(tmp_path: Path) -> None:
    """A project with its parties documents and contradictions."""
    proxies = read(written("ftm", tmp_path, grant(), contradictions=(dispute(),)))
    names = [proxy.schema.name for proxy in proxies]
    once = {"Project", "PublicBody", "Company", "Note"}
    assert Counter(names) == dict.fromkeys(once, 1) | dict.fromkeys(
        ["ProjectParticipant", "Documentation", "Document"], 2
    )
    project = proxies[0]
    assert (project.first("amount"), project.first("currency")) == ("550000000.25", "USD")
    assert project.get("country") == ["us"]
    ids = {proxy.id for proxy in proxies}
    linked = {value for proxy in proxies for prop, value in proxy.itervalues() if prop.type.name == "entity"}
    assert linked < ids


def test_no_value_is_lost_when_the_library_cleans_them(tmp_path: Path) -> None:
    """No value is lost when the library cleans them."""
    path = written("ftm", tmp_path, grant(), contradictions=(dispute(),))
    raw = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for before, proxy in zip(raw, read(path), strict=True):
        assert {name: sorted(values) for name, values in before["properties"].items()} == {
            name: sorted(values) for name, values in proxy.to_dict()["properties"].items()
        }


def test_ids_do_not_hang_on_what_else_is_there(tmp_path: Path) -> None:
    """Ids do not hang on what else is there."""
    alone = {proxy.id for proxy in read(written("ftm", tmp_path, grant()))}
    assert alone < {proxy.id for proxy in read(written("ftm", tmp_path, grant("other"), grant()))}


def test_hostile_texts_and_empty_ledgers(tmp_path: Path) -> None:
    """Hostile texts and empty ledgers."""
    proxies = read(hostile_file("ftm", tmp_path))
    assert sum(proxy.schema.name == "Project" for proxy in proxies) == len(HOSTILE) + 1
    assert read(written("ftm", tmp_path)) == []
