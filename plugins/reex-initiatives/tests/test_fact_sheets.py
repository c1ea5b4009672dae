"""Fact sheets and joint statements: what is agreed beside what only praises, and whose the money is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The contracts represent a new golden era of partnership between Canada and Chile on copper.",
        "The strategic partnership between Canada and Chile in copper has grown over eight decades.",
        "The visit reaffirmed the steadfast alliance between Canada and Chile, home of copper.",
        "The deepening Canada-Chile partnership reflects a joint vision for copper and lithium.",
        "Japan and Australia enjoy a long-standing partnership in rare earths.",
        "Ministers hailed the enduring friendship and partnership between India and Japan, and spoke of cobalt.",
        "On its 70th birthday, the strength of the alliance between Japan and Australia, rich in cobalt, was praised.",
        "DEEPER ALLIANCES ON COPPER: The partnership between Norway and Chile has never been stronger.",
    ],
)
def test_states_that_only_are_partners_agree_nothing(sentence: str, acts: Acts) -> None:
    """What a partnership is like, and how long it lasts, is no act."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Japan and Chile signed a close partnership on copper.", "agreed"),
        ("Japan and Chile announced a deep and enduring partnership on copper.", "agreed"),
        ("Japan and Chile established a strong partnership on copper.", "active"),
        ("The partnership between Japan and Chile on copper has been in force since 2022.", "active"),
        ("The growing partnership between Japan and Chile was sealed by a memorandum on copper.", "agreed"),
        ("Japan and Chile will build on their close partnership by signing a framework on copper.", "announced"),
    ],
)
def test_a_partnership_that_is_made_is_an_agreement(sentence: str, status: str, acts: Acts) -> None:
    """However close it is called, what is signed or in force is one."""
    assert acts(sentence) == [("agreement", status, "JP, CL", "", "")]


def test_what_emerges_is_described_and_not_done(acts: Acts) -> None:
    """``emerging markets`` says nothing of a partnership named behind them."""
    text = "Japan and Chile will support emerging markets for hydrogen, including through a partnership on copper."
    assert acts(text) == [("agreement", "announced", "JP, CL", "", "")]


@pytest.mark.parametrize(
    ("sentence", "sellers"),
    [
        (
            "Tesla signed agreements to purchase 5,000 tonnes of nickel a year through long-term agreements with"
            " suppliers, including Vale and BHP.",
            "nyse/VALE, asx/BHP",
        ),
        ("Tesla will buy nickel and cobalt under agreements with Vale and BHP.", "nyse/VALE, asx/BHP"),
        ("Toyota will source lithium through a partnership with Albemarle.", "nyse/ALB"),
        ("Toyota agreed to purchase lithium from sellers, including Albemarle and Vale.", "nyse/ALB, nyse/VALE"),
    ],
)
def test_contracts_by_which_somebody_buys_name_the_sellers(sentence: str, sellers: str, acts: Acts) -> None:
    """A contract under which goods are bought is no partnership besides."""
    assert [(row[0], row[3]) for row in acts(sentence)] == [("offtake", sellers)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tesla will buy nickel from Vale and has a partnership with Umicore.",
        "Tesla bought nickel from Vale and develops cathodes under a partnership with Umicore.",
    ],
)
def test_a_partnership_beside_a_purchase_stays_one(sentence: str, acts: Acts) -> None:
    """Where another verb stands between, two things are told."""
    assert [(row[0], row[3]) for row in acts(sentence)] == [("offtake", "nyse/VALE"), ("partnership", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Uber and Oracle are committing to invest $60 billion in transformative technologies.",
        "Canada will put C$2 million into a joint effort to study biological ecosystems.",
        "Canada and Norway have signed an agreement on satellites and spacecraft.",
    ],
)
def test_what_is_about_other_fields_is_left_out(sentence: str, acts: Acts) -> None:
    """Technologies, biology and space are no supply of minerals."""
    assert acts(sentence) == []
