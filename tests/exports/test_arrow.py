"""The Parquet file is read by pyarrow and Polars, with exact decimals, dates and lists."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from tests.exports.samples import HOSTILE, dispute, grant, hostile_file, written

parquet = pytest.importorskip("pyarrow.parquet")


def test_pyarrow_reads_decimals_dates_and_lists(tmp_path: Path) -> None:
    """Pyarrow reads decimals dates and lists."""
    [row] = parquet.read_table(written("parquet", tmp_path, grant(), contradictions=(dispute(),))).to_pylist()
    assert row["id"] == "grant1"
    assert (row["announced_from"], row["announced_to"]) == (dt.date(2025, 10, 1), dt.date(2025, 10, 31))
    assert row["commodities"] == ["rare-earths", "neodymium"]
    assert (row["amounts"][0]["amount"], row["amounts"][0]["counted"]) == (Decimal("550000000.25"), True)
    assert [(party["role"], party["name"]) for party in row["parties"]] == [
        ("actor", "Ministry of Lodes"),
        ("recipient", "Northlode Metals"),
    ]
    assert row["mentions"][0]["quotes"][0]["text"] == "The ministry gave Northlode a grant."
    assert row["contradictions"][0]["verdict"] == "conflict"


def test_polars_reads_it(tmp_path: Path) -> None:
    """Polars reads it."""
    polars = pytest.importorskip("polars")
    frame = polars.read_parquet(written("parquet", tmp_path, grant(), grant("grant2")))
    assert frame["id"].to_list() == ["grant1", "grant2"]
    sums = frame.explode("amounts").unnest("amounts")["amount"]
    assert sums.sum() == Decimal("1100000000.50")


def test_a_number_without_room_is_null_and_whole_in_words(tmp_path: Path) -> None:
    """A number without room is null and whole in words."""
    rows = parquet.read_table(hostile_file("parquet", tmp_path)).to_pylist()
    assert len(rows) == len(HOSTILE) + 1
    assert rows[0]["title"] == HOSTILE[0]
    assert rows[0]["amounts"][0]["amount"] is None
    assert "1,000,000" in rows[0]["amounts"][0]["words"]


def test_an_empty_ledger_has_the_same_columns(tmp_path: Path) -> None:
    """An empty ledger has the same columns."""
    empty = parquet.read_table(written("parquet", tmp_path))
    assert empty.num_rows == 0
    (tmp_path / "full").mkdir()
    assert empty.schema.equals(parquet.read_table(written("parquet", tmp_path / "full", grant())).schema)
