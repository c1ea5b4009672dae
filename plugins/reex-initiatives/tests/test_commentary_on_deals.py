"""Sentences of commentaries on policy: conversions, ceilings of lenders, answers to tariffs, second subjects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Acts = Callable[[str], list[tuple[str, str, str, str, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "The Commerce Department converted $70 million in CHIPS Act grants into a 12 percent stake in Wolfspeed.",
        "The Commerce Department is swapping a $70 million loan for a 12% stake in Wolfspeed.",
    ],
)
def test_what_is_turned_into_shares_is_their_price(text: str, acts: Acts) -> None:
    """The grant or loan that was there is not given once more, and no law is an act."""
    assert [(row[0], *row[2:]) for row in acts(text)] == [("equity", "us/doc", "nyse/WOLF", "USD 70,000,000")]


def test_a_grant_beside_a_stake_stays_one(acts: Acts) -> None:
    """A mill that is converted turns no money into shares."""
    text = "The Commerce Department gave Wolfspeed a $70 million grant to convert its mill, and took a stake in it."
    assert {(row[0], row[4]) for row in acts(text)} == {("grant", "USD 70,000,000"), ("equity", "")}


@pytest.mark.parametrize(
    "text",
    [
        "DFC's lending cap, now $60 billion, should be raised to $250 billion for critical minerals.",
        "EXIM's lending limit of $135 billion for critical minerals should be lifted to $200 billion.",
        "The cap on critical minerals loans of EXIM was raised to $200 billion.",
    ],
)
def test_how_much_may_be_lent_is_no_loan(text: str, acts: Acts) -> None:
    """A ceiling of a lender's business that rises is neither a loan nor money raised."""
    assert acts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Senate Energy Committee holds a hearing on price floors for critical minerals.",
        "The Commerce Department held a workshop on the tariffs on Chinese graphite.",
        'Hearing next week: the Senate Energy Committee, "Price Floors and Public Equity for Rare Earths."',
    ],
)
def test_what_people_meet_on_is_no_act(text: str, acts: Acts) -> None:
    """A hearing on a measure, or one that has it in its title, sets none."""
    assert acts(text) == []


def test_what_is_done_after_a_meeting_is_an_act(acts: Acts) -> None:
    """A hearing beside it changes nothing, and one on what is proposed tells so."""
    after = "After a hearing on Tuesday, the Commerce Department imposed tariffs on Chinese graphite."
    on_plan = "The Commerce Department held a hearing on the proposed tariffs on Chinese graphite."
    assert [row[1] for row in acts(after) + acts(on_plan)] == ["active", "proposed"]


def test_a_loan_that_is_raised_is_one(acts: Acts) -> None:
    """A loan itself may be raised, too."""
    assert [row[0] for row in acts("EXIM's loan to Lynas was raised to $200 million.")] == ["loan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beijing answered the April tariffs with licences on seven rare earths.", []),
        ("China retaliated against these new tariffs, and banned exports of tungsten.", ["export_control"]),
        ("China imposed tariffs on U.S. coal in April.", ["tariff"]),
    ],
)
def test_measures_that_are_only_answered(text: str, expected: list[str], acts: Acts) -> None:
    """Who answers a measure hasn't taken it."""
    assert [row[0] for row in acts(text)] == expected


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("The Pentagon lent Vulcan Elements $62 million, and Glenwood took a $5 million stake.", ""),
        (
            "The Pentagon lent Vulcan Elements $62 million, and Investissement Québec took a $5 million stake.",
            "ca/qc-iq",
        ),
        ("The Pentagon lent Vulcan Elements $62 million, and took a $5 million stake.", "us/dod"),
    ],
)
def test_a_second_clause_has_a_subject_of_its_own(text: str, taker: str, acts: Acts) -> None:
    """Somebody whom no table knows acts for himself, and not for who acted before."""
    assert [row[2] for row in acts(text) if row[0] == "equity"] == [taker]


def test_an_order_that_directs_and_provides(acts: Acts) -> None:
    """Whom it directs to spend does not provide what it provides."""
    text = (
        "The bill directs the Department of Energy to spend $70 million on a magnet plant, and provides $30 million "
        "for cobalt."
    )
    assert [(row[2], row[4]) for row in acts(text)] == [("us/doe", "USD 70,000,000"), ("", "USD 30,000,000")]


def test_a_guarantee_and_a_loan_in_one_list_of_verbs(acts: Acts) -> None:
    """What is guaranteed ends where the next verb begins."""
    text = (
        "The Department of Defense guaranteed at least $40 million of annual earnings of MP Materials, and extended a "
        "$90 million loan for its heavy rare earths."
    )
    assert [(row[0], row[4]) for row in acts(text) if row[0] == "loan"] == [("loan", "USD 90,000,000")]
    assert not [row for row in acts(text) if row[0] == "guarantee" and row[4] == "USD 90,000,000"]


def test_banks_that_commit_financing_have_no_project(acts: Acts) -> None:
    """Money in the form of debt is for somebody else's work."""
    text = "JPMorgan Chase and Goldman Sachs committed $80 million in construction financing for rare earth magnets."
    assert "project" not in [row[0] for row in acts(text)]
    assert [row[0] for row in acts("Albemarle committed $80 million to a lithium refinery in Nevada.")] == ["project"]


def test_what_a_running_total_includes_is_a_sum_of_its_own(acts: Acts) -> None:
    """A part that goes to somebody by name counts; the total does not."""
    text = "Since 2020, DoD has awarded more than $439 million for rare earths, including $58 million to MP Materials."
    made = reex.extract(text).initiatives
    assert [(str(act.amounts[0].amount), act.countable) for act in made] == [("439000000", False), ("58000000", True)]
