"""Totals: only what counts is added, and what was left out stands beside it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reex.errors import DataError
from reex.ledger.gaps import gaps
from reex.ledger.model import Mention, Merged, Source
from reex.ledger.sums import Rates, Sum
from reex.ledger.timeline import timeline
from reex.ledger.totals import totals
from reex.model import Amount, Initiative


def act(handle: str, *amounts: Amount, told: int = 1, **fields: object) -> Merged:
    known = {"instrument": "loan", "status": "agreed", "countable": True, "count_reason": "counted", **fields}
    initiative = Initiative(amounts=amounts, **known)  # type: ignore[arg-type]
    mentions = tuple(Mention(id=f"{handle}{n}", source=Source(id=str(n)), initiative=initiative) for n in range(told))
    return Merged(id=handle, initiative=initiative, mentions=mentions, first_published="2025-03-01")


def usd(number: str, **fields: object) -> Amount:
    return Amount(amount=Decimal(number), currency="USD", **fields)  # type: ignore[arg-type]


def total(low: str, high: str | None = None, **fields: object) -> Sum:
    return Sum(low=Decimal(low), high=Decimal(high or low), **{"currency": "USD", **fields})  # type: ignore[arg-type]


def test_each_act_is_counted_once_however_often_it_is_told() -> None:
    found = totals([act("a", usd("150"), told=3), act("b", usd("50"))])
    assert found.grand.sums == (total("200", amounts=2),)
    assert found.naive == (total("500", amounts=4),)


def test_what_is_left_out_is_told_with_its_reason_and_sum() -> None:
    proposed = act("a", usd("70"), status="proposed", countable=False, count_reason="proposed")
    found = totals([proposed, act("b", usd("10"), usd("3", role="pipeline"), usd("9", per="kg"))])
    assert found.grand.sums == (total("10"),)
    assert [(left.reason, left.amounts, left.sums) for left in found.left_out] == [
        ("pipeline", 1, (total("3"),)),
        ("proposed", 1, (total("70"),)),
        ("unit_price", 1, ()),
    ]


def test_ranges_and_bounds_stay() -> None:
    between = Amount(low=Decimal(100), high=Decimal(200), currency="USD", bound="about")
    found = totals([act("a", between), act("b", usd("5"))])
    assert found.grand.sums == (total("105", "205", bound="about", amounts=2),)


def test_an_act_in_two_rows_is_once_in_the_grand_total() -> None:
    found = totals([act("a", usd("8"), commodities=("gallium", "germanium")), act("b", usd("1"))], by=["commodity"])
    assert [(row.keys, row.sums[0].low) for row in found.rows] == [(("gallium",), 8), (("germanium",), 8), ((None,), 1)]
    assert found.grand.sums[0].low == 9
    assert found.shared == 1


def test_currencies_meet_only_by_the_rates_that_the_user_gives(tmp_path: Path) -> None:
    acts = [
        act("a", usd("10")),
        act("b", Amount(amount=Decimal(10), currency="AUD")),
        act("c", Amount(amount=Decimal(7), currency="JPY")),
    ]
    assert [one.currency for one in totals(acts).grand.sums] == ["AUD", "JPY", "USD"]
    table = tmp_path / "rates.csv"
    table.write_text("currency,rate,as_of,source\nUSD,1,2025-01-02,a bank\nAUD,0.6,2025-01-02,a bank\n")
    found = totals(acts, rates=Rates.read(table))
    assert found.grand.sums == (total("7", currency="JPY"), total("16.0", amounts=2))
    assert found.unrated == ("JPY",)
    assert [rate.currency for rate in found.rates] == ["AUD", "USD"]


def test_a_table_of_rates_without_the_one_to_bring_all_to_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "rates.csv"
    table.write_text("currency,rate,as_of,source\nAUD,0.6,2025-01-02,a bank\n")
    with pytest.raises(DataError, match="the one with the rate 1"):
        Rates.read(table)


def test_unknown_groups_are_refused() -> None:
    with pytest.raises(DataError, match="can't be grouped by colour"):
        totals([], by=["colour"])


def test_the_scorecard_has_every_lever_and_state() -> None:
    cells = gaps([act("a", usd("4"), lever="capital"), act("b", lever="demand", status="proposed", countable=False)])
    assert len(cells) == 30
    filled = {(cell.lever, cell.state): cell.sums for cell in cells if cell.initiatives}
    assert filled == {("capital", "signed"): (total("4"),), ("demand", "called_for"): ()}


def test_the_timeline_keeps_dates_as_exact_as_they_are() -> None:
    moments = timeline([act("a", announced="2025-10-03"), act("b", announced="2025"), act("c")], bucket="month")
    assert [(moment.when, moment.initiatives) for moment in moments] == [("2025", 1), ("2025-10", 1), (None, 1)]
