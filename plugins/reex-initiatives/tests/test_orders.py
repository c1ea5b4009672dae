"""What orders, bills and fact sheets of states tell: who is set to act, and who does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("The Administrator of the Small Business Administration shall offer a grant for copper mines.", "us/sba"),
        (
            "The Chair of the National Energy Dominance Council and the Director of the Office of Management and Budget"
            " shall issue loans to copper mines.",
            "us/nedc, us/omb",
        ),
        (
            "The Secretary of Defense, the Secretary of Energy, and the Administrator of the Small Business"
            " Administration shall offer loans to tungsten miners.",
            "us/dod, us/doe, us/sba",
        ),
        (
            "The Chief Executive Officer (CEO) of the Development Finance Corporation shall lend $10 million for tin.",
            "us/dfc",
        ),
        (
            "The Pentagon lent money to Lynas, and the head of the Department of Energy will fund a smelter for"
            " MP Materials with $4 million.",
            "us/doe",
        ),
    ],
)
def test_who_heads_a_body_acts_for_it(sentence: str, actors: str, read: Read) -> None:
    """An administrator, a chair or a director is set to act: it is an act of the body, and of all bodies named so."""
    assert ", ".join(party.ref or "" for party in read(sentence).initiatives[-1].actors) == actors


ORDER = "By the authority vested in me as President by the laws of the United States, it is hereby ordered:\n\n{}\n\n{}"


@pytest.mark.parametrize(
    ("sentence", "signed"),
    [
        ("I hereby waive the requirements of section 303 for copper mines.", "JOE BIDEN"),
        ("I hereby determine, under the Act, that production of lithium is essential.", "JOSEPH R. BIDEN JR."),
        ("I therefore hereby direct a review of all uses of cobalt.", "THE WHITE HOUSE, May 2. JOSEPH R. BIDEN JR."),
    ],
)
def test_an_order_in_the_first_person_is_of_who_signs_it(sentence: str, signed: str, acts: Acts) -> None:
    """``I hereby waive`` is an act of the president whose name stands at the end."""
    assert acts(ORDER.format(sentence, signed)) == [("executive_action", "active", "us/biden-administration", "", "")]


def test_a_power_given_to_a_body_is_an_act_of_its_own(acts: Acts) -> None:
    """Who may use a power from then on is whom it is given to, and what it is for is no purchase yet."""
    text = (
        "I hereby delegate to the Secretary of Energy the authority to buy uranium. To build up supply, I hereby assign"
        " to the Administrator of the Small Business Administration the authority under the Act to lend to miners."
    )
    order, *powers = acts(ORDER.format(text, "DONALD J. TRUMP"))
    assert order == ("executive_action", "active", "us/trump-administration", "", "")
    assert powers == [
        ("executive_action", "active", "us/trump-administration", body, "") for body in ("us/doe", "us/sba")
    ]


def test_a_tariff_in_the_first_person_is_of_who_signs_it(acts: Acts) -> None:
    """A proclamation tells its tariffs so; the title behind a president's name is no party of its own."""
    text = (
        "NOW, THEREFORE, I, DONALD J. TRUMP, President of the United States of America, by the authority vested in me,"
        " do hereby proclaim that imports of copper are subject to a tariff of 50 percent. I have decided to impose"
        " a tariff of 10 percent on imports of tin."
    )
    assert [row[:4] for row in acts(text)] == [
        ("executive_action", "active", "us/trump-administration", ""),
        ("tariff", "active", "us/trump-administration", ""),
        ("tariff", "active", "us/trump-administration", ""),
    ]


def test_the_first_person_of_no_order_is_nobody(acts: Acts) -> None:
    """An author who says ``I`` in an article is no president whom it names too."""
    text = "President Donald Trump met miners. I have seen a stake taken in Lynas, and I find a loan for tin was given."
    assert all("us/trump-administration" not in row[2] for row in acts(text))
