"""What laws give, item by item; sums that only count others; and who does what a verb says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

ITEMS = "\n\n- $4 billion in competitive grants for cobalt.\n\n- An additional {} billion for nickel refining.\n"


@pytest.mark.parametrize(
    ("opener", "status"),
    [("The Bipartisan Infrastructure Law includes:", "active"), ("The Department of Energy announced:", "announced")],
)
def test_what_a_law_includes_is_in_force(opener: str, status: str, acts: Acts) -> None:
    """What a department announces it has yet to give."""
    told = [(row[0], row[1], row[4]) for row in acts(f"Cobalt is scarce. {opener}{ITEMS.format('$5')}") if row[4]]
    assert told == [("grant", status, "USD 4,000,000,000"), ("funding", status, "USD 5,000,000,000")]


def test_equal_sums_of_a_law_are_two(acts: Acts) -> None:
    """Each is for something else."""
    text = f"Cobalt is scarce. The Bipartisan Infrastructure Law includes:{ITEMS.format('$4')}"
    assert [row[4] for row in acts(text) if row[4]] == ["USD 4,000,000,000"] * 2


def test_money_of_a_law_is_an_act_beside_it(acts: Acts) -> None:
    """The law has no sum, and who pays a part of it doesn't pay all."""
    rows = acts("The Inflation Reduction Act includes more than $6 billion in funding for cobalt mines.")
    assert ("funding", "active", "", "", "USD 6,000,000,000") in rows
    assert all(row[4] == "" for row in rows if row[0] == "law")


APPROPRIATED = (
    "In addition to amounts otherwise available, there are appropriated to the Secretary of Energy for fiscal year "
    "2027, out of any money in the Treasury not otherwise appropriated, to remain available until September 30, 2031"
)


def test_what_is_appropriated_in_a_list_is_given_item_by_item(acts: Acts) -> None:
    """A dash opens it; what a sum is for may be an act of its own sort."""
    rows = acts(
        f"Cobalt is scarce.\n\n(a) {APPROPRIATED}—\n\n(14) $300,000,000 for cobalt refining works;\n\n"
        "(15) $700,000,000 for additions to the stockpile of nickel.\n"
    )
    assert [(row[0], row[1], row[2], row[4]) for row in rows] == [
        ("funding", "active", "us/doe", "USD 300,000,000"),
        ("stockpile", "active", "us/doe", "USD 700,000,000"),
    ]


def test_a_sum_far_behind_is_what_is_appropriated(acts: Acts) -> None:
    """The forms in which it may be spent are no acts beside it."""
    rows = acts(f"{APPROPRIATED}, $900,000,000 for grants and purchase commitments on cobalt.")
    assert [(row[0], row[1], row[2], row[4]) for row in rows] == [("funding", "active", "us/doe", "USD 900,000,000")]


@pytest.mark.parametrize(
    ("end", "sums"),
    [
        ("bringing its total investment to $90 million", ["USD 40,000,000"]),
        ("taking total state support to about $90 million", ["USD 40,000,000"]),
        ("and pledged $90 million for Iluka", ["USD 40,000,000", "USD 90,000,000"]),
    ],
)
def test_a_running_total_is_no_act(end: str, sums: list[str], acts: Acts) -> None:
    """It holds the sum that was told before."""
    assert [row[4] for row in acts(f"Canada committed $40 million to Rio Tinto for scandium, {end}.")] == sums


@pytest.mark.parametrize(
    ("talks", "status"),
    [("concluded negotiations on", "agreed"), ("opened negotiations on", "proposed"), ("held talks on", "proposed")],
)
def test_a_pact_on_which_talks_are_concluded_is_agreed(talks: str, status: str, acts: Acts) -> None:
    """Others are proposed."""
    assert [row[:2] for row in acts(f"Peru and Japan {talks} a minerals agreement.")] == [("agreement", status)]


@pytest.mark.parametrize(
    ("words", "status"),
    [("summarizes the findings of", "completed"), ("describes", "active")],
)
def test_an_investigation_with_findings_is_over(words: str, status: str, acts: Acts) -> None:
    """Another may go on."""
    notice = f"This notice {words} an investigation conducted by the Department of Commerce into titanium sponge."
    assert [row[:3] for row in acts(notice)] == [("executive_action", status, "us/doc")]


def test_who_does_it_stands_before_an_active_verb(acts: Acts) -> None:
    """What stands behind ``by`` belongs to what is paid for."""
    rows = acts("The Export-Import Bank will fund a study of nickel ores in Zambia by Glencore.")
    assert [row[2] for row in rows if row[0] == "funding"] == ["us/exim"]


@pytest.mark.parametrize(
    ("whom", "taker"), [("U.S. and Canadian miners", ""), ("Zambia and Canadian miners", "ZM, CA"), ("Zambia", "ZM")]
)
def test_a_country_of_miners_gets_nothing_itself(whom: str, taker: str, acts: Acts) -> None:
    """It only tells where they are from."""
    (row,) = acts(f"The World Bank approved a $70 million loan to {whom} for cobalt.")
    assert row[3] == taker


def test_awards_are_only_how_a_sum_is_given_out(acts: Acts) -> None:
    """They are no second act, but with a sum of their own."""
    told = "The Department of Energy announced $80 million in funding for nickel miners, with awards to {}."
    assert [row[0] for row in acts(told.format("mines in Minnesota"))] == ["funding"]


ORDER = (
    "I, DONALD J. TRUMP, President of the United States of America, by the authority vested in me by the Constitution, "
    "do hereby proclaim as follows:\n\n{}\n\nDONALD J. TRUMP"
)


@pytest.mark.parametrize(
    ("ruled", "told"),
    [
        ("I impose a 25 percent tariff on imports of cobalt from Russia.", ["tariff"]),
        ("Cobalt mines are exempt from the rule on slag.", ["executive_action"]),
    ],
)
def test_a_clause_that_enacts_a_tariff_is_no_act_beside_it(ruled: str, told: list[str], acts: Acts) -> None:
    """What is no measure of trade is told by it alone."""
    assert [row[0] for row in acts(ORDER.format(ruled))] == told
