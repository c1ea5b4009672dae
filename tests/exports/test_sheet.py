"""The CSV is read by pandas, and by spreadsheets that run nothing of it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.exports.samples import HOSTILE, dispute, grant, hostile_file, written


def test_pandas_reads_one_row_an_initiative(tmp_path: Path) -> None:
    """Pandas reads one row an initiative."""
    pandas = pytest.importorskip("pandas")
    path = written("csv", tmp_path, grant(), grant("grant2"), contradictions=(dispute(),))
    frame = pandas.read_csv(path, dtype=str)
    assert list(frame["id"]) == ["grant1", "grant2"]
    assert frame["amount"][0] == "550000000.25"
    assert frame["commodities"][0] == "rare-earths | neodymium"
    assert frame["evidence"][0].count("Northlode a grant") == 2
    assert frame["contradictions"][0] == "status: agreed / proposed (conflict)"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """No cell is a formula."""
    with hostile_file("csv", tmp_path).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) == len(HOSTILE) + 2
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@\uff1d")]


def test_an_empty_ledger_is_a_header(tmp_path: Path) -> None:
    """An empty ledger is a header."""
    assert written("csv", tmp_path).read_text("utf-8").startswith("id,title,instrument,")
