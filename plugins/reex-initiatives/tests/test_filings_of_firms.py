"""What filings and releases of listed firms tell in words of their own: letters, draws, contracts, shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

HALDEN = "Halden Metals Corp."


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            f"{HALDEN} was sent a letter by EXIM indicating that it could consider up to $31 million for its tin mine.",
            ("loan", "announced", "us/exim", HALDEN, "USD 31,000,000"),
        ),
        (
            f"{HALDEN} has a letter from EXIM for as much as $31 million in debt.",
            ("loan", "announced", "us/exim", HALDEN, "USD 31,000,000"),
        ),
        (
            f"EXIM issued a letter of intent to {HALDEN} contemplating up to $31 million for the tin mine.",
            ("loan", "announced", "us/exim", HALDEN, "USD 31,000,000"),
        ),
        (
            f"{HALDEN} got conditional approval from EXIM for $31 million of debt.",
            ("loan", "announced", "us/exim", HALDEN, "USD 31,000,000"),
        ),
        (
            f"{HALDEN} secured the nod from EXIM for a $31 million loan.",
            ("loan", "agreed", "us/exim", HALDEN, "USD 31,000,000"),
        ),
        (
            f"{HALDEN} signed a cooperative agreement with the Department of Energy for $31 million.",
            ("grant", "agreed", "us/doe", HALDEN, "USD 31,000,000"),
        ),
        (
            f"The Department of Energy awarded its subsidiary, {HALDEN}, $31 million for gallium.",
            ("grant", "agreed", "us/doe", HALDEN, "USD 31,000,000"),
        ),
        (
            f"The Department of Energy will provide {HALDEN} with $31 million in grants.",
            ("grant", "announced", "us/doe", HALDEN, "USD 31,000,000"),
        ),
    ],
)
def test_a_firm_tells_what_a_body_of_state_lends_or_gives(text: str, row: Row, acts: Acts) -> None:
    """A lender's letter is a loan that is only announced, an approval is one that is agreed."""
    assert row in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{HALDEN} got a letter from EXIM that thanks its miners.",
        f"{HALDEN} has a letter from the Department of Energy on its tin mine.",
        f"{HALDEN} got approval from the Department of Energy for its choice of drillers.",
    ],
)
def test_a_letter_or_an_approval_without_a_sum_lends_nothing(text: str, acts: Acts) -> None:
    """Most letters are no promise of money."""
    assert not [row for row in acts(text) if row[0] in ("loan", "grant", "funding")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{HALDEN} has drawn down the full $31 million under the loan from EXIM.", "completed"),
        (f"{HALDEN} repaid its $31 million loan from EXIM.", "completed"),
        (f"EXIM granted {HALDEN} a $31 million loan, which has since been repaid.", "completed"),
        (f"{HALDEN} made its first draw on the $31 million loan from EXIM.", "active"),
        (f"The $31 million loan to {HALDEN} from EXIM reached first drawdown in June.", "active"),
        (f"{HALDEN} can draw on the $31 million loan from EXIM from June.", "agreed"),
    ],
)
def test_a_loan_is_as_far_as_it_is_drawn(text: str, status: str, acts: Acts) -> None:
    """Who draws on a loan has it, who has drawn all of it or paid it back is done with it."""
    assert {row[1] for row in acts(text) if row[0] == "loan"} == {status}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            f"Iluka will invest $31 million in {HALDEN} by way of a placement.",
            ("equity", "announced", "asx/ILU", HALDEN, "USD 31,000,000"),
        ),
        (
            "Iluka will invest $31 million by way of a placement of shares.",
            ("equity", "announced", "asx/ILU", "", "USD 31,000,000"),
        ),
        (
            "Quebec will put in C$31 million over six years for Iluka from its C$400 million mining fund, "
            "in the form of an equity investment.",
            ("equity", "announced", "Quebec", "asx/ILU", "CAD 31,000,000"),
        ),
        (
            f"Iluka buys an initial 6% of {HALDEN} for $31 million.",
            ("equity", "agreed", "asx/ILU", HALDEN, "USD 31,000,000"),
        ),
        (
            f"{HALDEN} agreed to sell 40% of its tin business to Iluka for $31 million.",
            ("equity", "agreed", "asx/ILU", HALDEN, "USD 31,000,000"),
        ),
        (f"{HALDEN} welcomes Iluka as an 8.5% shareholder.", ("equity", "agreed", "asx/ILU", HALDEN, "")),
        (
            f"Iluka and Vale are among the shareholders of {HALDEN}.",
            ("equity", "active", "asx/ILU, nyse/VALE", HALDEN, ""),
        ),
        (
            f"{HALDEN} closed a $31 million Series C led by Iluka, with Vale and Lynas.",
            ("equity", "completed", "asx/ILU, nyse/VALE, asx/LYC", HALDEN, "USD 31,000,000"),
        ),
        (
            f"{HALDEN} entered into subscription agreements for a $31 million PIPE.",
            ("equity", "agreed", "", HALDEN, "USD 31,000,000"),
        ),
        (
            f"Iluka will pay $31 million in cash for {HALDEN}",
            ("acquisition", "announced", "asx/ILU", HALDEN, "USD 31,000,000"),
        ),
        (f"{HALDEN} agreed to be taken over by Iluka.", ("acquisition", "agreed", "asx/ILU", HALDEN, "")),
        (f"Iluka has struck an all-stock deal to take over {HALDEN}", ("acquisition", "agreed", "asx/ILU", HALDEN, "")),
        (
            f"Iluka lifted its cash offer for {HALDEN} to $31 million.",
            ("acquisition", "proposed", "asx/ILU", HALDEN, "USD 31,000,000"),
        ),
    ],
)
def test_shares_are_paid_for_in_many_words(text: str, row: Row, acts: Acts) -> None:
    """Who invests by way of a placement, joins a round or is a shareholder holds shares."""
    assert acts(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Iluka will invest $31 million in its tin mine.",
        "Iluka will invest $31 million in a smelter, and its shareholders met in May.",
    ],
)
def test_a_firm_that_invests_in_its_own_mine_takes_no_shares(text: str, acts: Acts) -> None:
    """Shares that only stand near are not what money is paid for."""
    assert {row[0] for row in acts(text)} == {"project"}


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        (f"{HALDEN} has been awarded a multi-year supply contract worth $31 million by Bosch.", HALDEN),
        (f"{HALDEN} signed a contract for the delivery of tungsten to Bosch.", HALDEN),
        (f"{HALDEN} announced a nine-year offtake of zinc concentrate by Bosch.", HALDEN),
        (f"Bosch has an offtake over 70% of the antimony made at {HALDEN}", HALDEN),
        (f"Bosch signed an agreement with {HALDEN} for separated terbium and dysprosium.", HALDEN),
        (f"Bosch and {HALDEN} have signed offtakes for nickel.", HALDEN),
    ],
)
def test_who_buys_and_who_sells(text: str, seller: str, acts: Acts) -> None:
    """Who is awarded a contract sells, and so does a firm with which a maker of cars agrees on goods."""
    ((instrument, _, actors, recipients, _),) = acts(text)
    assert (instrument, actors, recipients) == ("offtake", "Robert Bosch GmbH", seller)


@pytest.mark.parametrize(
    "text",
    [
        f"Bosch signed an agreement with {HALDEN} for rare earth separation technology.",
        f"Bosch signed an agreement with {HALDEN} for lithium research.",
    ],
)
def test_an_agreement_on_what_is_done_to_goods_buys_none(text: str, acts: Acts) -> None:
    """Goods that only describe something else are not what two firms agree on."""
    assert not [row for row in acts(text) if row[0] == "offtake"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The final investment decision on the Corrie lithium refinery was taken by Iluka in June.", "announced"),
        ("FID taken for a tin smelter at Corrie, Iluka said.", "announced"),
        ("Iluka said it would not go ahead with the Corrie tin smelter.", "ended"),
        ("Construction of Iluka's Corrie tin smelter has been suspended.", "ended"),
        ("Iluka's Corrie tin smelter has been curtailed.", "ended"),
    ],
)
def test_a_firm_decides_on_its_plant(text: str, status: str, acts: Acts) -> None:
    """A decision to invest is a plan, and who does not go ahead has given it up."""
    assert {(row[0], row[1]) for row in acts(text)} == {("project", status)}


def test_a_decision_that_is_still_to_come_is_no_project(acts: Acts) -> None:
    """An investment decision that is only expected has not been taken."""
    text = "The final investment decision on Iluka's tin smelter is expected next year."
    assert not [row for row in acts(text) if row[0] == "project" and row[1] != "proposed"]


def test_each_of_several_has_the_sum_in_its_brackets(acts: Acts) -> None:
    """Lenders and receivers of a list have sums of their own."""
    assert acts(f"{HALDEN} signed loans with EXIM ($40 million) and KfW (up to $60 million).") == [
        ("loan", "agreed", "us/exim", HALDEN, "USD 40,000,000"),
        ("loan", "agreed", "de/kfw", HALDEN, "USD 60,000,000"),
    ]
    assert acts(f"The Department of Energy awarded grants to {HALDEN} ($7 million) and Iluka ($9 million).") == [
        ("grant", "agreed", "us/doe", HALDEN, "USD 7,000,000"),
        ("grant", "agreed", "us/doe", "asx/ILU", "USD 9,000,000"),
    ]
    (alone,) = acts(f"EXIM (Washington) and KfW (Frankfurt) lent {HALDEN} $40 million.")
    assert alone[2:] == ("us/exim, de/kfw", HALDEN, "USD 40,000,000")


@pytest.mark.parametrize(
    "text",
    [
        "Cash and short-term investments stood at $31 million at Iluka, which mines zircon.",
        "Iluka, which mines zircon, booked a $31 million impairment of investments.",
        "Deliveries of magnets from the Corrie plant will start in 2027.",
        "Iluka pays the royalty for ten years from the start of production at the zircon mine.",
    ],
)
def test_books_and_terms_tell_no_act(text: str, acts: Acts) -> None:
    """What stands in a firm's books, what goods will come and from when a term runs is nothing that is done."""
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iluka's investment of $31 million in its zircon mine starts in 2027.", "project"),
        ("The Corrie magnet plant of Iluka will start up in 2027.", "project"),
        ("Iluka starts production at its zircon mine.", "project"),
    ],
)
def test_work_and_money_still_tell_a_project(text: str, told: str, acts: Acts) -> None:
    """The same words tell of work where somebody does it."""
    assert {row[0] for row in acts(text)} == {told}


@pytest.mark.parametrize(
    ("giver", "instrument"),
    [("Macquarie Bank", "loan"), ("Goldman Sachs", "loan"), ("The Department of Energy", "funding")],
)
def test_what_a_bank_finances_is_lent(giver: str, instrument: str, acts: Acts) -> None:
    """Money of a private bank, whose form is left open, is no public money."""
    (row,) = acts(f"{giver} is providing $31 million of financing to {HALDEN} for its refinery.")
    assert row[0] == instrument


@pytest.mark.parametrize("paper", ["MoU", "MOU", "memorandum of understanding"])
def test_an_mou_is_one_however_it_is_spelled(paper: str, acts: Acts) -> None:
    """The usual spelling of the short form is a word of the act as well."""
    (row,) = acts(f"The {paper} between Iluka and Lynas covers magnets.")
    assert row[:3] == ("partnership", "agreed", "asx/ILU, asx/LYC")
