"""Sums that stand beside an act and are none of it, and totals beside the parts that they are made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

TOLD: list[tuple[str, list[Row]]] = [
    # -- more is told by another verb
    (
        "EXIM approved a $120 million loan to Iluka, and Lynas owes another $98 million to the Department of Energy.",
        [("loan", "agreed", "us/exim", "asx/ILU", "USD 120,000,000")],
    ),
    (
        "The Department of Energy awarded a $57 million grant to Ucore, and Ucore paid another $10 million to Lynas.",
        [("grant", "agreed", "us/doe", "tsxv/UCU", "USD 57,000,000")],
    ),
    (
        "EXIM approved a $15 million loan to Ucore, and Lynas expects another $20 million.",
        [("loan", "agreed", "us/exim", "tsxv/UCU", "USD 15,000,000")],
    ),
    (
        "The Pentagon gave Ucore a $90 million grant, and Ucore spent another $40 million on drilling.",
        [
            ("grant", "agreed", "us/dod", "tsxv/UCU", "USD 90,000,000"),
            ("funding", "agreed", "tsxv/UCU", "", "USD 40,000,000"),
        ],
    ),
    (
        "The Pentagon approved a $150 million loan to Ucore, and Lynas added $50 million in orders.",
        [("loan", "agreed", "us/dod", "tsxv/UCU", "USD 150,000,000")],
    ),
    (
        "EXIM approved a $90 million loan to Ucore, and JBIC $40 million to Lynas.",
        [
            ("loan", "agreed", "us/exim", "tsxv/UCU", "USD 90,000,000"),
            ("loan", "agreed", "jp/jbic", "asx/LYC", "USD 40,000,000"),
        ],
    ),
    # -- sums from somewhere that nobody gives
    ("Ucore earned $60 million from Japan last year.", []),
    ("Lynas booked A$30 million from Malaysia in sales.", []),
    ("Profit at Lynas rose to $50 million from Australia operations.", []),
    ("Nyrstar has repaid the $50 million from the Department of Energy.", []),
    ("Iluka could lose $10 million from Mali.", []),
    (
        "JOGMEC and Sojitz put A$200 million into Lynas: A$120 million from JOGMEC and A$80 million from Sojitz.",
        [("funding", "agreed", "jp/jogmec, tse/2768", "asx/LYC", "AUD 200,000,000")],
    ),
    (
        "The $15 million from the Pentagon for Ucore includes the $10 million from the Pentagon in 2023.",
        [("funding", "agreed", "us/dod", "tsxv/UCU", "USD 15,000,000")],
    ),
    (
        "The Pentagon raised its $10 million grant to Ucore by $5 million.",
        [("grant", "agreed", "us/dod", "tsxv/UCU", "USD 5,000,000")],
    ),
    # -- the form of something else
    (
        "KfW put $20 million into a plant that Iluka had financed through a loan from a bank.",
        [("funding", "agreed", "de/kfw", "", "USD 20,000,000"), ("loan", "announced", "asx/ILU", "", "")],
    ),
    ("Iluka invested $500 million in equity markets.", [("project", "agreed", "asx/ILU", "", "USD 500,000,000")]),
    # -- sums in turn that tell what something costs or is worth
    (
        "EXIM awarded grants to Ucore and Iluka, whose plants cost $57 million and $30 million, respectively.",
        [("grant", "agreed", "us/exim", "tsxv/UCU, asx/ILU", "")],
    ),
    (
        "Ucore and Iluka, worth $57 million and $90 million respectively, were given loans by EXIM.",
        [("loan", "agreed", "us/exim", "tsxv/UCU, asx/ILU", "")],
    ),
    (
        "Grants of $57 million and $30 million went to Ucore and Iluka respectively.",
        [
            ("grant", "agreed", "", "tsxv/UCU", "USD 57,000,000"),
            ("grant", "agreed", "", "asx/ILU", "USD 30,000,000"),
        ],
    ),
    # -- items of a list that are for something else, or of somebody else
    (
        "Canada gives C$5 million for roads and C$3 million for lithium.",
        [("grant", "agreed", "CA", "", "CAD 3,000,000")],
    ),
    (
        "KfW lent $50 million for a mine, and $20 million for working capital came from the owner.",
        [("loan", "agreed", "de/kfw", "", "USD 50,000,000")],
    ),
    # -- what is only thought of
    (
        "The model assumes a $90 million loan from EXIM to Ucore.",
        [],
    ),
    (
        "Ucore's path to a $90 million EXIM loan is long.",
        [("loan", "announced", "us/exim", "tsxv/UCU", "USD 90,000,000")],
    ),
    # -- lists of something else
    ("Grants for lithium recyclers\n\nUcore: $32 million loss in 2023\n\nIluka: $12 million in sales", []),
    ("Top lithium miners by revenue after the loans\n- Iluka: $98 million\n- Lynas: $30 million", []),
    ("Loans under review\n- Iluka: $98 million\n- Lynas: $30 million", []),
]


@pytest.mark.parametrize(("text", "rows"), TOLD)
def test_what_stands_beside_an_act_is_none_of_it(text: str, rows: list[Row], acts: Acts) -> None:
    """A sum is of an act only where a word ties both."""
    assert acts(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "EXIM gave loans to Ucore ($70 million in sales) and Iluka ($15 million in sales).",
        "EXIM gave loans to Ucore ($70 million project) and Iluka ($15 million project).",
        "EXIM gave loans to Ucore and Iluka, leaving debts of $70 million and $15 million respectively.",
    ],
)
def test_figures_of_firms_make_no_acts_of_their_own(text: str, acts: Acts) -> None:
    """What a firm sells, builds or owes parts no act into those of several firms."""
    assert [row[:4] for row in acts(text)] == [("loan", "agreed", "us/exim", "tsxv/UCU, asx/ILU")]


@pytest.mark.parametrize(
    "text",
    [
        "The DFC approved $150 million in loans. It lent Ucore $98 million, Lynas $30 million and Iluka $22 million.",
        "Canada has made grants of C$20 million to two tin miners. Ucore: C$15 million from Natural Resources Canada"
        " for its plant. Iluka: C$5 million from Natural Resources Canada.",
    ],
)
def test_a_sum_that_those_right_behind_make_up_is_added_once(text: str, read: Read) -> None:
    """It is a package, whether the parts are told in a list or in a sentence."""
    total, *parts = read(text).initiatives
    assert total.count_reason == "package"
    assert {act.count_reason for act in parts} == {"counted"}
    assert sum(act.amounts[0].amount or 0 for act in parts) == total.amounts[0].amount


def test_a_sum_that_those_behind_do_not_make_up_stays(read: Read) -> None:
    """Loans that come to something else may be others."""
    text = "The DFC approved $150 million in loans. It lent Ucore $98 million and Iluka $22 million."
    assert {act.count_reason for act in read(text).initiatives} == {"counted"}


def test_the_name_of_a_fund_tells_its_goods(read: Read) -> None:
    """So it does where the fund is part of how its launch is told."""
    (act,) = read("Canada launched a $40 million Graphite Recovery Fund.").initiatives
    assert list(act.commodities) == ["graphite"]


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        ("Toyota and Sumitomo each put A$60 million into Arafura.", ["nyse/TM", "tse/8053"]),
        ("Canada and Japan each lent Arafura A$60 million.", ["CA", "JP"]),
        ("Canada and Japan have each approved A$60 million, or A$30 million each, for Arafura.", ["CA, JP"]),
    ],
)
def test_who_each_give_a_sum_give_it_once(text: str, givers: list[str], acts: Acts) -> None:
    """A sum that each gives is one of every giver, whatever they get for it; not where it is what all of them give."""
    assert [row[2:] for row in acts(text)] == [(giver, "asx/ARU", "AUD 60,000,000") for giver in givers]


@pytest.mark.parametrize(
    "text",
    [
        "Norway imposed a 25% tariff on $34 billion of Chinese goods, among them magnets.",
        "Customs collected $90 million in duties on aluminum.",
        "Halden Corp. settled a case over antidumping duties on Chinese quartz for $12.4 million.",
        "Canada banned imports of Russian nickel worth C$40 million.",
        "Japan's export curbs on gallium hit shipments of $200 million.",
        "The Commission approved a fine of €30 million on Chile's Halden Corp. over its lithium.",
        "The ministry demanded $8 million in unpaid duties from the importer of Chinese silicon metal.",
    ],
)
def test_what_measures_of_trade_cost_is_money_that_nobody_gives(text: str, read: Read) -> None:
    """The goods that a duty hits are worth something, it brings in something, and who evades it pays a fine."""
    assert not [act for act in read(text).initiatives if act.amounts]


def test_money_beside_a_measure_of_trade_is_given(acts: Acts) -> None:
    """It has a word of its own."""
    text = "Japan imposed a tariff on Chinese magnets and gave Lynas a grant of $5 million."
    assert ("grant", "agreed", "JP", "asx/LYC", "USD 5,000,000") in acts(text)


@pytest.mark.parametrize(
    "told",
    [
        "Each side will provide at least $30 million to a joint refinery.",
        "They will each lend $30 million to a joint refinery.",
        "The Participants will take measures to each provide at least $30 million in financing for work in Chile.",
    ],
)
def test_each_of_those_named_before_gives_a_sum(told: str, acts: Acts) -> None:
    """Who they are, the sentence before tells."""
    rows = acts(f"Chile and Japan signed a framework on lithium. {told}")
    assert [row[2:] for row in rows if row[4]] == [("CL", "", "USD 30,000,000"), ("JP", "", "USD 30,000,000")]


def test_each_of_several_receivers_is_no_giver(acts: Acts) -> None:
    """Then the sum is one of both givers."""
    text = "Chile and Japan signed a framework on lithium. They will lend $30 million to each of two refineries."
    assert [row[2] for row in acts(text) if row[4]] == ["CL, JP"]


def test_the_form_of_a_sum_is_not_that_of_a_sum_told_before(acts: Acts) -> None:
    """It is only where its sentence has none."""
    before = "Canada will invest C$90 million in lithium projects."
    told = acts(f"{before} Canada will invest C$20 million in Torngat Metals in the form of a loan.")
    assert [(row[0], row[4]) for row in told] == [("funding", "CAD 90,000,000"), ("loan", "CAD 20,000,000")]
    assert [row[0] for row in acts(f"{before} The loan will pay for drilling.")] == ["loan"]


PACT = "Canada and Japan signed a pact on graphite. {told}\n\n" + "They spoke of tourism and of rice.\n\n" * 50


@pytest.mark.parametrize(
    ("told", "sums"),
    [
        ("Each side will provide $30 million for projects in both countries.", 2),
        ("Each side will provide $30 million for hospitals and healthcare in both countries.", 0),
    ],
)
def test_what_states_give_behind_a_pact_on_minerals_is_for_these(told: str, sums: int, read: Read) -> None:
    """In a text on many matters it is so right behind the pact, and where it is for nothing else."""
    assert len([act for act in read(PACT.format(told=told)).initiatives if act.amounts]) == sums


@pytest.mark.parametrize(
    "more",
    [
        "An earlier version of the loan, at $65 million, was approved in May.",
        "The DFC had approved a first draft of the loan, of $65 million, in May.",
        "The DFC has since raised it to $65 million.",
    ],
)
def test_what_a_loan_was_or_became_is_no_second_loan(more: str, read: Read) -> None:
    """It is one loan, and no equity is raised by what lifts a sum."""
    acts = read(f"The DFC lent Lynas $98 million. {more}").initiatives
    assert [act.amounts[0].amount for act in acts if act.amounts] == [98_000_000]


def test_a_loan_that_is_refinanced_has_ended(read: Read) -> None:
    """Its sum is no longer there."""
    (act,) = read("The facility refinances a $90 million bridge loan from KfW to Lynas.").initiatives
    assert (act.status, act.countable) == ("ended", False)


@pytest.mark.parametrize(
    ("told", "giver"),
    [
        ("; the owners are to put in $2 million", ""),
        (", and private investors are to contribute $2 million", ""),
        ("; Toyota is to put in $2 million", "nyse/TM"),
    ],
)
def test_who_has_no_name_gives_by_himself(told: str, giver: str, acts: Acts) -> None:
    """What they put in is not the bank's."""
    rows = acts(f"EXIM approved a loan of $10 million to Lynas{told}.")
    assert [row[2] for row in rows if row[4] == "USD 2,000,000"] == [giver]
