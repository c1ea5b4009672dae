"""Answers of the ledger as data frames: their columns are the same whatever is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from tests.ledger import articles

import reex
from reex import Amount, Filter, Ledger
from reex.ledger.answers import Answers


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger of the three articles."""
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add([articles.first(), articles.second(), articles.third()])
        yield ledger


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger of nothing."""
    with Ledger(tmp_path / "empty.db") as ledger:
        yield ledger


ASKED: dict[str, Callable[[Ledger], Any]] = {
    "initiatives": lambda ledger: ledger.initiatives(),
    "contradictions": lambda ledger: ledger.contradictions(),
    "claims": lambda ledger: ledger.claims(),
    "decisions": lambda ledger: ledger.decisions(),
    "gaps": lambda ledger: ledger.gaps("country"),
    "timeline": lambda ledger: ledger.timeline(),
    "totals": lambda ledger: ledger.totals(["status", "currency"]),
}


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_of_nothing_has_the_columns_of_one_of_something(asked: str, ledger: Ledger, empty: Ledger) -> None:
    """A script that asks for a column finds it, whatever the ledger holds; all three libraries have the same."""
    ask = ASKED[asked]
    arrow, nothing = reex.to_arrow(ask(ledger)), reex.to_arrow(ask(empty))
    assert arrow.schema.names == nothing.schema.names
    assert list(reex.to_pandas(ask(ledger)).columns) == arrow.schema.names == reex.to_polars(ask(ledger)).columns
    assert reex.to_pandas(ask(ledger)).dtypes.map(str).tolist() == reex.to_pandas(ask(empty)).dtypes.map(str).tolist()
    assert reex.to_polars(ask(ledger)).schema == reex.to_polars(ask(empty)).schema
    assert arrow.num_rows == len(reex.to_polars(ask(ledger)))


def test_initiatives_are_typed(ledger: Ledger) -> None:
    """Sums are decimals, dates are dates, lists are lists, in pandas and in Polars."""
    frame = reex.to_pandas(ledger.initiatives(Filter(instruments=("loan",))))
    (row,) = frame.to_dict("records")
    assert (row["low"], row["high"], row["currency"], row["documents"]) == (Decimal(150_000_000),) * 2 + ("USD", 2)
    assert (row["actors"], row["actor_refs"]) == (["Export Bank of Norland"], ["xn/bank"])
    assert (row["announced"], row["announced_to"]) == ("2025-05", pd.Timestamp("2025-05-31"))
    schema = reex.to_polars(ledger.initiatives()).schema
    assert schema["low"] == pl.Decimal(38, 6)
    assert schema["announced_from"] == pl.Date


def test_an_amount_that_does_not_count_is_told_in_words(ledger: Ledger) -> None:
    """A running total adds nothing to the column of sums, and stands among the amounts with its role."""
    (row,) = reex.to_pandas(ledger.initiatives(Filter(instruments=("funding",)))).to_dict("records")
    assert row["amounts"] == ["USD 40000000 cumulative"]
    assert row["low"] is None


def test_totals_are_a_row_for_each_group_and_currency(ledger: Ledger) -> None:
    """The frame of totals has the columns that they are grouped by, and without any the one row of all."""
    frame = reex.to_pandas(ledger.totals(["status", "lever"]))
    assert frame[["status", "lever", "low"]].values.tolist() == [["agreed", "capital", Decimal(150_000_000)]]
    assert reex.to_polars(ledger.totals())["low"].to_list() == [Decimal(150_000_000)]


def test_the_scorecard_and_the_timeline_count(ledger: Ledger) -> None:
    """Each cell and each year is a row, empty cells too."""
    gaps = reex.to_pandas(ledger.gaps())
    assert len(gaps) == 30
    assert gaps.loc[gaps["state"] == "called_for", "initiatives"].sum() == 1
    years = reex.to_polars(ledger.timeline("published"))
    assert years.select("when", "agreed", "active", "proposed").rows() == [("2025", 1, 1, 1)]


def test_facts_and_reasons_are_rows(ledger: Ledger) -> None:
    """Who says what of one initiative, and why two mentions are one, come as frames too."""
    (one,) = ledger.initiatives(Filter(instruments=("loan",)))
    facts = reex.to_pandas(ledger.facts(one.id))
    assert set(facts.loc[facts["field"] == "amounts", "document_title"]) == {"The first article", "The second article"}
    assert reex.to_polars(ledger.why(one.id))["verdict"].to_list() == ["same"]


def test_claims_have_their_numbers_and_places(ledger: Ledger) -> None:
    """A share has its number, a place its code, a rank what it is of."""
    claims = reex.to_polars(ledger.claims()).sort("measure", "low")
    assert claims["low"].drop_nulls().to_list() == [60, 90]
    assert claims["place"].drop_nulls().to_list() == ["US-NV", "US"]
    assert claims["rank"].drop_nulls().to_list() == ["first"]


def test_a_number_without_room_is_an_error_that_names_it(tmp_path: Path) -> None:
    """A sum with more decimals than a column holds is never cut."""
    with Ledger(tmp_path / "long.db") as ledger:
        long = articles.loan(amounts=(Amount(amount=Decimal("0.0000001"), currency="USD"),))
        ledger.add([articles.article("long", [articles.LENT], long)])
        with pytest.raises(reex.DataError, match=r"initiatives\.low has no room for 1e-7"):
            reex.to_pandas(ledger.initiatives())


def test_what_has_no_table_is_refused() -> None:
    """An answer of another kind says so, rather than coming out empty."""
    with pytest.raises(TypeError, match="there is no table of str"):
        reex.to_pandas(Answers(str, ["a"]))
