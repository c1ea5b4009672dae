"""What states say together, and what official texts only cite, or tell of what is there already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

STATEMENT = "{}\n\nThe United Kingdom and Chile are close partners. {}"
TITLE = "Joint Statement by Prime Minister Hale and President Rojas"
TALKS = "We intend to begin negotiations on a critical minerals agreement next month."


@pytest.mark.parametrize("title", [TITLE, "Joint Leaders’ Statement on Lithium", "Joint Declaration"])
def test_the_states_of_a_joint_statement_are_we(title: str, acts: Acts) -> None:
    """They are told in the first sentence that joins them."""
    assert acts(STATEMENT.format(title, TALKS)) == [("agreement", "proposed", "GB, CL", "", "")]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("A speech in Santiago", TALKS),  # of the party or the ministry that the speaker is of
        (TITLE, "We are bound by our cooperation on lithium."),  # what they are to each other
    ],
)
def test_nobody_is_we_without_a_statement_and_a_deed(title: str, said: str, acts: Acts) -> None:
    """Who only says what two states are to each other tells no act."""
    assert acts(STATEMENT.format(title, said)) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The UK-U.S. Task Force on Battery Metals has deepened the lithium trade of both.", []),
        ("Our task force on cobalt has already reviewed the stocks of the mines.", []),
        ("The President has set up a task force on cobalt in Nevada.", ["executive_action"]),
        ("The task force on cobalt has been set up by President Trump.", ["executive_action"]),
    ],
)
def test_a_body_at_work_is_no_act(sentence: str, told: list[str], acts: Acts) -> None:
    """One that is set up is."""
    assert [row[0] for row in acts(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The President acts under section 604 of the Lithium Trade Act of 1974, as amended, and section 301 of "
            "title 3, United States Code, on lithium.",
            [],
        ),
        ("Chile has amended the lithium mining law.", ["law"]),
        ("Officials read the report on the Inflation Reduction Act has helped them with lithium.", []),
        ("The Secretary of Defense (as National Defense Stockpile Manager) shall report on cobalt.", []),
        ("The National Defense Stockpile bought cobalt.", ["stockpile"]),
    ],
)
def test_a_law_or_a_reserve_that_is_only_named_is_no_act(sentence: str, told: list[str], acts: Acts) -> None:
    """So it is cited as amended, and part of a title."""
    assert [row[0] for row in acts(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Japan and the United States signed a critical minerals agreement, so that Japanese cobalt counts toward "
            "the requirements of the clean vehicle tax credit.",
            ["agreement"],
        ),
        (
            "Japan and the United States signed a critical minerals agreement, and Congress created a tax credit for "
            "refined cobalt.",
            ["agreement", "tax_credit"],
        ),
    ],
)
def test_what_a_pact_lets_goods_count_for_is_no_act_of_its_own(sentence: str, told: list[str], acts: Acts) -> None:
    """The credit is there, with or without the pact."""
    assert [row[0] for row in acts(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Representatives of the Minerals Security Partnership (MSP) met in Cape Town with officials of Zambia.", []),
        ("Zambia joined the Minerals Security Partnership (MSP) in Cape Town.", ["agreement"]),
        ("The leaders of Chile and Peru discussed export controls on lithium.", []),
        ("The leaders of Chile and Peru discussed new tariffs on lithium from China.", ["tariff"]),
    ],
)
def test_who_only_meets_or_talks_does_nothing(sentence: str, told: list[str], acts: Acts) -> None:
    """A measure that is told as a new one is proposed."""
    assert [row[0] for row in acts(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("To date, the World Bank has invested $7 billion in Zambia.", []),
        ("Since 2021, Japan has provided more than $500 million in assistance to Peru.", []),
        (
            "Since 2021, Japan has provided more than $500 million in assistance to Peru for copper.",
            ["USD 500,000,000"],
        ),
        ("To date, the World Bank has invested $7 million in Glencore.", ["USD 7,000,000"]),
    ],
)
def test_what_a_bank_has_given_so_far_is_a_figure(sentence: str, sums: list[str], acts: Acts) -> None:
    """It is an act where a firm or a good is told that it was for."""
    assert [row[4] for row in acts(f"Zambia and Peru mine copper. {sentence}")] == sums
