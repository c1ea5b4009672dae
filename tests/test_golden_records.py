"""The golden records of the project, which the pytest plugin tests: enough of them are kept."""

from __future__ import annotations

import json
from pathlib import Path

from reex.codes import KINDS

GOLDEN = Path(__file__).parent / "golden"


def test_each_kind_of_entity_is_kept_in_some_record() -> None:
    """There is no kind of entity that could change without a record that shows it."""
    records = [json.loads(file.read_text(encoding="utf-8")) for file in GOLDEN.glob("*/record.json")]

    assert {entity["kind"] for record in records for entity in record["entities"]} == {*KINDS}
