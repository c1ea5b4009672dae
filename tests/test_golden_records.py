"""Small documents whose whole records are kept in ``tests/golden``: one for each kind and many a snag."""

from __future__ import annotations

import json
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

import reex
from reex.codes import KINDS
from reex.testing import golden_record

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "golden").glob("*/input.*"))


@cache
def pipeline() -> reex.Pipeline:
    """Return the pipeline of all plugins, made once."""
    return reex.Pipeline.standard()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_document_yields_the_record_that_is_kept(folder: Path) -> None:
    """All of the record is as it was, down to the last rule; what should change, ``make golden`` writes down."""
    kept = (folder / "record.json").read_text(encoding="utf-8").splitlines()
    made = golden_record(folder, pipeline()).splitlines()

    changed = list(unified_diff(kept, made, "kept", "made", lineterm=""))
    assert not changed, "\n".join([*changed, "if this is right: make golden"])


def test_each_kind_of_entity_is_kept_in_some_record() -> None:
    """There is no kind of entity that could change without a record that shows it."""
    records = [json.loads((folder / "record.json").read_text(encoding="utf-8")) for folder in FOLDERS]

    assert {entity["kind"] for record in records for entity in record["entities"]} == {*KINDS}
