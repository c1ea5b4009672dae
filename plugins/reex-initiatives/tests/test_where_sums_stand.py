"""Sums that stand apart from the word of their act: first or last in its sentence, or in one of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

FIRST: list[tuple[str, list[Row]]] = [
    # -- the sum is the subject of a passive verb
    (
        "$26 million has been awarded to Ucore by the Department of Energy for rare earths.",
        [("grant", "agreed", "us/doe", "tsxv/UCU", "USD 26,000,000")],
    ),
    (
        "Some $31 million was approved for Ucore by EXIM for magnets.",
        [("funding", "agreed", "us/exim", "tsxv/UCU", "USD 31,000,000")],
    ),
    (
        "A$44 million is being made available to Lynas by Export Finance Australia for rare earths.",
        [("funding", "agreed", "au/efa", "asx/LYC", "AUD 44,000,000")],
    ),
    (
        "$42 million is to be lent to Ucore by EXIM for rare earths.",
        [("loan", "announced", "us/exim", "tsxv/UCU", "USD 42,000,000")],
    ),
    (
        "$42 million could be lent to Ucore by EXIM for rare earths.",
        [("loan", "proposed", "us/exim", "tsxv/UCU", "USD 42,000,000")],
    ),
    (
        "$37 million was raised by Ucore through a placement of shares.",
        [("equity", "agreed", "", "tsxv/UCU", "USD 37,000,000")],
    ),
    (
        "No less than $79 million is to be put into lithium by its two owners, Ucore and Lynas.",
        [("project", "announced", "tsxv/UCU, asx/LYC", "", "USD 79,000,000")],
    ),
    # -- the sum is what is given
    (
        "$71 million at the most: that is what the DFC might lend to Ucore for its magnets.",
        [("loan", "proposed", "us/dfc", "tsxv/UCU", "USD 71,000,000")],
    ),
    (
        "$71 million is the amount that the DFC is going to lend to Ucore for its magnets.",
        [("loan", "announced", "us/dfc", "tsxv/UCU", "USD 71,000,000")],
    ),
    (
        "For $63 million of the cost EXIM has issued a letter of interest to Ucore, the magnet maker.",
        [("loan", "announced", "us/exim", "tsxv/UCU", "USD 63,000,000")],
    ),
    # -- the sum comes from somebody
    (
        "There is $33 million for Ucore from the Department of Energy for magnets.",
        [("funding", "announced", "us/doe", "tsxv/UCU", "USD 33,000,000")],
    ),
    (
        "The bulk of the money for magnets, $82 million, is coming from the Japanese agency JOGMEC.",
        [("funding", "announced", "jp/jogmec", "", "USD 82,000,000")],
    ),
    (
        "About $310 million of the cost of the magnets is to come from Japan.",
        [("funding", "announced", "JP", "", "USD 310,000,000")],
    ),
    # -- the sum is agreed between two
    (
        "A loan of $6.5 million has been agreed between the EBRD and Ucore for rare earths.",
        [("loan", "agreed", "int/ebrd", "tsxv/UCU", "USD 6,500,000")],
    ),
    (
        "A $9 million grant agreement was signed by Ucore and the Department of Energy for rare earths.",
        [("grant", "agreed", "us/doe", "tsxv/UCU", "USD 9,000,000")],
    ),
    # -- the sum is a part of a tax credit
    (
        "Ucore has been cleared for $41 million from the Section 45X tax credit for its magnets.",
        [("tax_credit", "agreed", "", "tsxv/UCU", "USD 41,000,000")],
    ),
    # -- a clause tells what the giver has for it
    (
        "Lynas gets A$210 million from the Japanese agency JOGMEC, which takes new shares in return, for rare earths.",
        [("equity", "agreed", "jp/jogmec", "asx/LYC", "AUD 210,000,000")],
    ),
    (
        "Ucore got $36 million from the Department of Energy, which receives oxide in return, for its magnets.",
        [("funding", "agreed", "us/doe", "tsxv/UCU", "USD 36,000,000")],
    ),
    (
        "At least $1.1 billion is to be spent on lithium by Ganfeng Lithium and CATL.",
        [("project", "announced", "szse/002460, szse/300750", "", "USD 1,100,000,000")],
    ),
    (
        "Ucore can count on $16 million from the Canadian government for its magnets.",
        [("funding", "announced", "CA", "tsxv/UCU", "CAD 16,000,000")],
    ),
    # -- the sum stands at the end
    (
        "EXIM approved its first loan in a decade—$107 million to Ucore for magnets.",
        [("loan", "agreed", "us/exim", "tsxv/UCU", "USD 107,000,000")],
    ),
    (
        "EXIM may lend Ucore money for its magnets, $77 million at most.",
        [("loan", "proposed", "us/exim", "tsxv/UCU", "USD 77,000,000")],
    ),
    (
        "Ucore gets a grant from the Department of Energy for its magnets, and the sum is large: $77 million.",
        [("grant", "agreed", "us/doe", "tsxv/UCU", "USD 77,000,000")],
    ),
    # -- what a site costs is no sum of the money for it
    (
        "EXIM approved a loan for a $110 million expansion of Ucore's magnet plant in Texas.",
        [("loan", "agreed", "us/exim", "tsxv/UCU", ""), ("project", "active", "", "", "USD 110,000,000")],
    ),
    (
        "EXIM approved a $110 million project loan to Ucore for magnets.",
        [("loan", "agreed", "us/exim", "tsxv/UCU", "USD 110,000,000")],
    ),
    # -- nobody gives these
    ("In 2023, $5 billion was spent on the exploration for lithium.", []),
    ("$2 million was paid in penalties to the state of Nevada by Lynas.", []),
    ("Of its revenue from lithium, $500 million comes from Japan.", []),
    ("By drilling less, Ucore gets away with $46 million for rare earths.", []),
]


@pytest.mark.parametrize(("text", "expected"), FIRST)
def test_a_sum_is_of_its_act_wherever_it_stands_in_the_sentence(acts: Acts, text: str, expected: list[Row]) -> None:
    """Ask whose the sum is, who gives it and who gets it."""
    assert acts(text) == expected


_LOAN = "The Department of Energy signed a loan with Ucore for its magnets. "
_STAKE = "The Department of Energy took a stake in Ucore, a magnet maker. "
_PURCHASE = "Lynas acquired Ucore, a magnet maker. "


@pytest.mark.parametrize(
    "text",
    [
        _LOAN + "The loan is worth $75 million.",
        _LOAN + "The loan, which is for $75 million, runs for ten years.",
        _LOAN + "The $75 million loan will be paid out in 2031.",
        _LOAN + "It comes to $75 million.",
        _LOAN + "The amount is $75 million.",
        _STAKE + "The investment amounts to $75 million.",
        _STAKE + "It paid $75 million for it.",
        _PURCHASE + "The price was $75 million.",
        _PURCHASE + "The deal is worth $75 million.",
        "Lynas is going to build a magnet plant in Texas. It will cost $75 million.",
        "Lynas is going to build a magnet plant in Texas. The price tag: $75 million.",
        "Lynas is going to build a magnet plant in Texas. Initial capital is estimated at $75 million.",
        "Lynas is going to build a magnet plant in Texas. Its merits are margins and a low capex of $75 million.",
    ],
)
def test_the_sum_of_an_act_may_stand_in_the_next_sentence(read: Read, text: str) -> None:
    """Ask for one act, with the sum."""
    (act,) = read(text).initiatives
    assert [str(amount.amount) for amount in act.amounts] == ["75000000"]


@pytest.mark.parametrize(
    "text",
    [
        _LOAN + "The plant will cost $75 million.",
        _LOAN + "It is worth $75 million on the stock market.",
        _LOAN + "The $75 million loan to Lynas came from EXIM.",
        _LOAN + "Lynas got a $90 million loan from Japan for its magnets. The loan is worth $75 million.",
        _PURCHASE + "It paid $75 million in fines to the state.",
        _PURCHASE + "The price was $75 million more than expected.",
        _PURCHASE + "The value of the company is $75 million.",
    ],
)
def test_a_sum_of_another_matter_is_not_that_of_the_act_before(read: Read, text: str) -> None:
    """Ask for the act before, without a sum."""
    first = read(text).initiatives[0]
    assert first.recipients
    assert not first.amounts


@pytest.mark.parametrize(
    "text",
    [
        "Operating costs of $75 million a year are expected.",
        "Ucore, its rival, has a capex of $75 million.",
        "Its revenue is put at $75 million.",
    ],
)
def test_only_its_own_capital_cost_is_the_sum_of_work(read: Read, text: str) -> None:
    """Ask for the work before, without a sum."""
    first = read(f"Lynas is going to build a magnet plant in Texas. {text}").initiatives[0]
    assert first.instrument == "project"
    assert not first.amounts
