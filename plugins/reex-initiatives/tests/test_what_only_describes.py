"""Words and sums that only describe who or what stands beside an act, each beside a sentence where they tell one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

COSTS: list[tuple[str, list[tuple[str, str]]]] = [
    # -- what the work costs that money is for
    ("The DOE grant covers part of a $310 million lithium refinery in Ohio.", [("grant", "")]),
    ("The DOE approved a $31 million grant for a lithium refinery in Ohio.", [("grant", "USD 31,000,000")]),
    ("Ucore got a loan from EXIM for a $400 million nickel project.", [("loan", "")]),
    ("Ucore got a loan of $40 million from EXIM for a nickel project.", [("loan", "USD 40,000,000")]),
    (
        "Ottawa approved a loan for a C$2 billion nickel smelter that Ucore is building.",
        [("loan", ""), ("project", "CAD 2,000,000,000")],
    ),
    (
        "Ucore has won a $20 million grant. The grant helps to pay for a $95-million expansion of its plant in Ohio.",
        [("grant", "USD 20,000,000")],
    ),
    ("The Pentagon gave Ucore a $20 million smelter upgrade grant for nickel.", [("grant", "USD 20,000,000")]),
    ("Ucore will invest in a C$2 billion nickel smelter.", [("project", "CAD 2,000,000,000")]),
    ("The Pentagon will invest $60 million in a nickel smelter.", [("funding", "USD 60,000,000")]),
    # -- what a firm pays, or manages with
    ("Lithium is mined there. The company hands over $3 million for the rigs.", []),
    ("Ottawa hands over $3 million to Ucore for its lithium.", [("grant", "USD 3,000,000")]),
    ("By building in two steps Ucore gets away with $46 million for nickel.", []),
    ("Ucore gets $46 million from the Pentagon for nickel.", [("funding", "USD 46,000,000")]),
]

DESCRIBED: list[tuple[str, list[str]]] = [
    # -- who runs a fund that is there, and who sets one up
    ("KEXIM, which runs the 2 trillion won Supply Chain Fund, has a view on lithium.", []),
    ("KEXIM, managing the 2 trillion won Supply Chain Fund, has a view on lithium.", []),
    ("Seoul, which launched the 2 trillion won Supply Chain Fund, has a view on lithium.", ["funding"]),
    ("Iluka, which is Ucore's largest shareholder, spoke of lithium.", []),
    ("Iluka became Ucore's largest shareholder in May.", ["equity"]),
    ("The Pentagon, which is Ucore's largest shareholder, spoke of lithium.", ["equity"]),
    ("Banks that may lend to Ucore can look at its lithium with more confidence.", []),
    ("The banks that may lend to Ucore met on its lithium.", ["loan"]),
    ("EXIM may lend to Ucore for its lithium.", ["loan"]),
    ("Fine steel holds tungsten, which Seoul put on its list of critical minerals.", []),
    ("Seoul put tungsten on its list of critical minerals.", ["executive_action"]),
    ("EXIM has put $31 million into Ucore, its second investment in the lithium firm.", ["funding"]),
    ("DFC lent Ucore $60 million for lithium. This deal would be the DFC's first investment in the field.", ["loan"]),
    ("This lithium deal comes with the DFC's first investment of $20 million.", ["funding"]),
    ("Canada Halden Investment leads the lithium group.", []),
    ("Canada's investment in Ucore comes to $20 million for lithium.", ["funding"]),
    ("Our Beijing and Tokyo teams are reviewing supply contracts for rare earths.", []),
    ("Beijing is reviewing supply contracts for rare earths.", ["offtake"]),
    ("Ottawa approved the nickel deal of Ucore in return for pledges to stay in Halifax.", []),
    ("Ottawa pledges $5 million to Ucore for nickel.", ["funding"]),
    ("The nickel smelter enjoys support from the Malian government and its neighbours.", []),
    ("Ucore won support of $5 million from the Malian government for nickel.", ["funding"]),
    ("Officials of Canada and Japan compare notes on subsidies for nickel.", []),
    ("Canada pays subsidies of $5 million for nickel.", ["grant"]),
    ("The bank lends its weight to Ucore and its nickel.", []),
    ("The bank lends $5 million to Ucore for nickel.", ["loan"]),
    ("China has agreed to do this:\n\n- Grant general licences to chipmakers for gallium.\n", []),
    ("Canada has agreed to do this:\n\n- Grant $20 million to Ucore for gallium.\n", ["grant"]),
]

ONCE: list[tuple[str, list[tuple[str, str, str]]]] = [
    # -- shares for a sum, in a clause on who pays it
    (
        "Ucore got $31 million for its lithium from the bank, which takes new shares in return.",
        [("equity", "", "USD 31,000,000")],
    ),
    (
        "Ucore got $31 million for lithium from the Pentagon. Iluka takes a 10% stake in Lynas.",
        [("funding", "us/dod", "USD 31,000,000"), ("equity", "asx/ILU", "")],
    ),
    # -- the form of a sum, in a clause behind it
    (
        "Ottawa chips in C$20 million for the lab; Ucore will use the grant for its lithium.",
        [("grant", "CA", "CAD 20,000,000")],
    ),
    (
        "Ottawa put C$20 million into Ucore; the loan from EXIM is for lithium.",
        [("funding", "CA", "CAD 20,000,000"), ("loan", "us/exim", "")],
    ),
    # -- what two sites of a firm cost together
    (
        "Lynas wants more rare earths. Its Nolans project and its Browns Range project will cost about $1.1 billion.",
        [("project", "asx/LYC", "USD 1,100,000,000")],
    ),
    (
        "Lynas runs its Nolans project at a cost of $1.1 billion, and its Browns Range project for rare earths.",
        [("project", "asx/LYC", "USD 1,100,000,000"), ("project", "asx/LYC", "")],
    ),
]

LIES: list[tuple[str, list[str]]] = [
    ("Ucore, whose Bokan project is in Alaska, spoke of rare earths.", []),
    ("Ucore, whose Bokan project in Alaska is coming along, spoke of rare earths.", ["project"]),
    ("Ucore mines rare earths. Its own Bokan project is 36.4km away.", []),
    ("Ucore mines rare earths. Its own Bokan project is being built.", ["project"]),
    ("The trip for rare earths included a visit to Ucore's Bokan project.", []),
    ("Work has begun for rare earths at Ucore's Bokan project.", ["project"]),
    ("In Brussels and allied capitals, China is on the mind of rare earth makers.", []),
    ("Japan allied with Canada on rare earths.", ["agreement"]),
]


@pytest.mark.parametrize(("text", "told"), COSTS)
def test_what_work_costs_is_no_sum_of_what_is_given_for_it(text: str, told: list[tuple[str, str]], acts: Acts) -> None:
    """A sum that describes a plant is what that costs, and no part of a grant or a loan for it."""
    assert [(row[0], row[4]) for row in acts(text)] == told


@pytest.mark.parametrize(("text", "instruments"), DESCRIBED)
def test_what_only_describes_tells_no_act(text: str, instruments: list[str], acts: Acts) -> None:
    """What a clause only adds on somebody, or a name has in it, is done by nobody."""
    assert [row[0] for row in acts(text)] == instruments


@pytest.mark.parametrize(("text", "told"), ONCE)
def test_one_sum_is_told_once(text: str, told: list[tuple[str, str, str]], acts: Acts) -> None:
    """A sum, what is got for it and how it is called are one act, and so is what two sites cost together."""
    assert [(row[0], row[2], row[4]) for row in acts(text)] == told


@pytest.mark.parametrize(("text", "instruments"), LIES)
def test_where_a_site_lies_is_no_act(text: str, instruments: list[str], acts: Acts) -> None:
    """Where the mines of a firm are tells no more of it, and neither does who is allied."""
    assert [row[0] for row in acts(text)] == instruments
