"""Totals: only what counts is added, and what was left out stands beside it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from reex.errors import DataError
from reex.ledger.gaps import gaps
from reex.ledger.model import Figure, Mention, Merged, Source
from reex.ledger.sums import Rates, Sum
from reex.ledger.timeline import Date, timeline
from reex.ledger.totals import totals
from reex.model import Amount, Initiative


def act(handle: str, *amounts: Amount, told: int = 1, **fields: object) -> Merged:
    """Return an agreed loan of these amounts, as so many documents tell it."""
    known = {"instrument": "loan", "status": "agreed", "countable": True, "count_reason": "counted", **fields}
    initiative = Initiative(amounts=amounts, **known)  # type: ignore[arg-type]
    mentions = tuple(Mention(id=f"{handle}{n}", source=Source(id=str(n)), initiative=initiative) for n in range(told))
    return Merged(id=handle, initiative=initiative, mentions=mentions, first_published="2025-03-01")


def usd(number: str, **fields: object) -> Amount:
    """Return a sum in US dollars."""
    return Amount(amount=Decimal(number), currency="USD", **fields)  # type: ignore[arg-type]


def total(low: str, high: str | None = None, **fields: object) -> Sum:
    """Return what is expected, in US dollars if nothing else is said."""
    return Sum(low=Decimal(low), high=Decimal(high or low), **{"currency": "USD", **fields})  # type: ignore[arg-type]


def test_each_act_is_counted_once_however_often_it_is_told() -> None:
    """Three documents that tell of one loan make it no larger."""
    assert totals([act("a", usd("150"), told=3), act("b", usd("50"))]).grand.sums == (total("200", amounts=2),)


def figure(start: int, number: str) -> Figure:
    """Return a sum in US dollars as it stands at a place of a document."""
    return Figure(start=start, low=Decimal(number), high=Decimal(number), currency="USD")


def test_the_naive_sum_has_each_place_of_a_document_once() -> None:
    """Two acts that rest on one sentence share its figures; another document's figure at the same place is another."""

    def told(handle: str, document: str, *figures: Figure) -> Mention:
        own = Initiative(instrument="loan", status="agreed")
        return Mention(id=handle, source=Source(id=document), initiative=own, figures=figures)

    shared, own = figure(10, "400"), figure(90, "30")
    acts = [
        attrs.evolve(act("a"), mentions=(told("a1", "d1", shared), told("a2", "d2", shared))),
        attrs.evolve(act("b"), mentions=(told("b1", "d1", shared, own),)),
    ]
    assert totals(acts).naive == (total("830", amounts=3),)


def test_the_naive_sum_is_unknown_without_mentions() -> None:
    """Where initiatives come without what was said of them, no naive sum is made up."""
    assert totals([attrs.evolve(act("a", usd("1")), mentions=())]).naive is None


def test_what_is_only_bounded_stands_apart_among_what_is_left_out() -> None:
    """Exceeding a billion is not added to 439 million, as both may be of the same money."""
    running = {"countable": False, "count_reason": "cumulative"}
    over = act("a", usd("1000", role="cumulative", bound="at_least"), **running)
    (left,) = totals([over, act("b", usd("439", role="cumulative"), **running)]).left_out
    assert left.sums == (total("1000", bound="at_least"), total("439"))


def test_what_is_left_out_is_told_with_its_reason_and_sum() -> None:
    """Nothing is passed over in silence: each amount that does not count stands under its reason."""
    proposed = act("a", usd("70"), status="proposed", countable=False, count_reason="proposed")
    found = totals([proposed, act("b", usd("10"), usd("3", role="pipeline"), usd("9", per="kg"))])
    assert found.grand.sums == (total("10"),)
    assert [(left.reason, left.amounts, left.sums) for left in found.left_out] == [
        ("pipeline", 1, (total("3"),)),
        ("proposed", 1, (total("70"),)),
        ("unit_price", 1, ()),
    ]


def test_ranges_and_bounds_stay() -> None:
    """A sum of a range and a number is a range, and about what one part is only about."""
    between = Amount(low=Decimal(100), high=Decimal(200), currency="USD", bound="about")
    found = totals([act("a", between), act("b", usd("5"))])
    assert found.grand.sums == (total("105", "205", bound="about", amounts=2),)


def test_a_ceiling_stays_one_in_a_sum() -> None:
    """Up to 100 and about 5 are up to 105; with a floor beside the ceiling the sum is only about right."""
    ceiling, rough, floor = (usd(n, bound=b) for n, b in (("100", "at_most"), ("5", "about"), ("10", "at_least")))
    assert totals([act("a", ceiling), act("b", rough)]).grand.sums == (total("105", "105", bound="at_most", amounts=2),)
    assert totals([act("a", floor), act("b", rough)]).grand.sums == (total("15", "15", bound="at_least", amounts=2),)
    assert totals([act("a", ceiling), act("b", floor)]).grand.sums == (total("110", "110", bound="about", amounts=2),)


def test_an_act_in_two_rows_is_once_in_the_grand_total() -> None:
    """Rows may overlap; all of them together count no act twice, and it is said how many are shared."""
    found = totals([act("a", usd("8"), commodities=("gallium", "germanium")), act("b", usd("1"))], by=["commodity"])
    assert [(row.keys, row.sums[0].low) for row in found.rows] == [(("gallium",), 8), (("germanium",), 8), ((None,), 1)]
    assert found.grand.sums[0].low == 9
    assert found.shared == 1


def test_currencies_meet_only_by_the_rates_that_the_user_gives(tmp_path: Path) -> None:
    """Without a table no currency is added to another; with one, those that it lacks stay as they are."""
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
    """A table must say by a rate of 1 which currency all are brought to."""
    table = tmp_path / "rates.csv"
    table.write_text("currency,rate,as_of,source\nAUD,0.6,2025-01-02,a bank\n")
    with pytest.raises(DataError, match="the one with the rate 1"):
        Rates.read(table)


def test_unknown_groups_are_refused() -> None:
    """What totals cannot be grouped by is named, with what they can."""
    with pytest.raises(DataError, match="can't be grouped by colour"):
        totals([], by=["colour"])


def test_the_scorecard_has_every_lever_and_state() -> None:
    """A gap that nobody closes is a cell with nothing in it, not a missing one."""
    cells = gaps([act("a", usd("4"), lever="capital"), act("b", lever="demand", status="proposed", countable=False)])
    assert len(cells) == 30
    filled = {(cell.lever, cell.state): cell.sums for cell in cells if cell.initiatives}
    assert filled == {("capital", "signed"): (total("4"),), ("demand", "called_for"): ()}


def test_the_timeline_keeps_dates_as_exact_as_they_are() -> None:
    """A year is not put into January, and what has no date is counted as such."""
    moments = timeline(
        [act("a", announced="2025-10-03"), act("b", announced="2025"), act("c")], "announced", bucket="month"
    )
    assert [(moment.when, moment.initiatives) for moment in moments] == [("2025", 1), ("2025-10", 1), (None, 1)]


def test_the_scorecard_is_kept_for_each_country_or_year() -> None:
    """An act in two countries is in the scorecard of both, and one without a country has one of its own."""
    acts = [act("a", usd("4"), lever="capital", countries=("AU", "US")), act("b", lever="capital", announced="2024")]
    filled = [(cell.across, cell.state, cell.initiatives) for cell in gaps(acts, "country") if cell.initiatives]
    assert filled == [("AU", "signed", 1), ("US", "signed", 1), (None, "signed", 1)]
    assert [cell.across for cell in gaps(acts, "year") if cell.initiatives] == ["2024", "2025"]


def test_what_is_active_or_done_is_in_force() -> None:
    """The scorecard tells what is in force from what is signed, announced, called for, and over."""
    statuses = ("active", "completed", "agreed", "announced", "proposed", "ended")
    cells = gaps([act(status, lever="demand", status=status, countable=False) for status in statuses])
    found = {cell.state: cell.initiatives for cell in cells if cell.lever == "demand"}
    assert found == {"in_force": 2, "signed": 1, "announced": 1, "called_for": 1, "ended": 1}


@pytest.mark.parametrize(("date", "when"), [("announced", "2024"), ("effective", "2026"), ("published", "2025")])
def test_the_timeline_goes_by_the_date_that_is_asked_for(date: Date, when: str) -> None:
    """When an act was announced, when it took effect, and when it was first told of are three questions."""
    (moment,) = timeline([act("a", usd("5"), announced="2024-11", effective="2026-01-01")], date)
    assert (moment.when, moment.sums, moment.statuses) == (when, (total("5"),), (("agreed", 1),))
