"""How short news tells of money, shares and firms that are sold; what only looks like an act stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

PLAIN: list[tuple[str, list[Row]]] = [
    # Who asks for a stake has none yet.
    ("Washington demands a stake in Vulcan Elements.", [("equity", "proposed", "US", "Vulcan Elements, Inc.", "")]),
    ("Chile presses SQM for a 30% stake.", [("equity", "proposed", "CL", "nyse/SQM", "")]),
    ("Namibia wants 51% of its mines.", [("equity", "proposed", "NA", "", "")]),
    # Who takes a share has it.
    ("Mali took a 35% share in Kodal Minerals.", [("equity", "agreed", "ML", "lse/KOD", "")]),
    ("Guinea seized a stake in Simandou.", [("equity", "completed", "GN", "Simandou", "")]),
    ("The pact hands Kazakhstan a 30% stake in Lynas.", [("equity", "agreed", "KZ", "asx/LYC", "")]),
    ("Glencore has sold its stake in the mine to Sibanye.", [("equity", "agreed", "nyse/SBSW", "lse/GLEN", "")]),
    (
        "Canada's $40 million purchase of preferred stock in Talga closed.",
        [("equity", "completed", "CA", "asx/TLG", "USD 40,000,000")],
    ),
    ("Lynas is raising A$750 million in a share sale.", [("equity", "announced", "", "asx/LYC", "AUD 750,000,000")]),
    # Firms that are bought and sold.
    (
        "Sayona and Piedmont Lithium agreed to merge.",
        [("acquisition", "agreed", "Sayona Mining Limited", "Piedmont Lithium Inc.", "")],
    ),
    (
        "Sayona and Piedmont Lithium will merge.",
        [("acquisition", "announced", "Sayona Mining Limited", "Piedmont Lithium Inc.", "")],
    ),
    ("Teck shareholders voted for its sale to Glencore.", [("acquisition", "agreed", "lse/GLEN", "tsx/TECK.B", "")]),
    (
        "Albemarle called off its $4 billion purchase of Liontown.",
        [("acquisition", "ended", "nyse/ALB", "asx/LTR", "USD 4,000,000,000")],
    ),
    ("The bid by Zijin for Lynas collapsed.", [("acquisition", "ended", "sse/601899", "asx/LYC", "")]),
    (
        "Zijin bought Telvara for $4 billion.",
        [("acquisition", "agreed", "sse/601899", "Telvara", "USD 4,000,000,000")],
    ),
    ("Glencore ended merger talks with Lynas.", [("acquisition", "ended", "lse/GLEN", "asx/LYC", "")]),
    ("Glencore is in takeover talks with Lynas.", [("acquisition", "proposed", "lse/GLEN", "asx/LYC", "")]),
    ("Lynas agreed to sell its nickel mine to Glencore.", [("acquisition", "agreed", "lse/GLEN", "asx/LYC", "")]),
    # Who stands behind a loan does not lend.
    ("KfW guaranteed a $120 million loan to Talga.", [("guarantee", "agreed", "de/kfw", "asx/TLG", "USD 120,000,000")]),
    ("A bond for Talga is backstopped by Sweden.", [("guarantee", "agreed", "SE", "asx/TLG", "")]),
    # What is paid for, and by whom.
    ("Tokyo will subsidise half the cost of Sojitz's plant.", [("grant", "announced", "JP", "tse/2768", "")]),
    ("A $5 million grant went to Ucore from EXIM.", [("grant", "agreed", "us/exim", "tsxv/UCU", "USD 5,000,000")]),
    ("Imerys won French support of 50 million euros.", [("funding", "agreed", "FR", "epa/NK", "EUR 50,000,000")]),
    ("Nyrstar gets A$9 million lifeline from Canberra.", [("grant", "agreed", "AU", "Nyrstar NV", "AUD 9,000,000")]),
    (
        "Japan and Canada will jointly fund a plant of Carester.",
        [("funding", "announced", "JP, CA", "Carester SAS", "")],
    ),
    ("LKAB got a credit from the EIB.", [("loan", "agreed", "eu/eib", "LKAB", "")]),
    (
        "“We have signed a loan agreement with JOGMEC,” Lynas chief executive Amanda Lacaze said.",
        [("loan", "agreed", "jp/jogmec", "asx/LYC", "")],
    ),
    ("The UK lent Mkango 20 million pounds.", [("loan", "agreed", "GB", "tsxv/MKA", "GBP 20,000,000")]),
    ("Germany and France finance Carester.", [("funding", "announced", "DE, FR", "Carester SAS", "")]),
    ("Half of the loan has been paid out to Ucore.", [("loan", "completed", "", "tsxv/UCU", "")]),
    ("Lynas has asked Tokyo for another loan.", [("loan", "proposed", "JP", "asx/LYC", "")]),
    ("KfW's export credit to Talga was signed.", [("loan", "agreed", "de/kfw", "asx/TLG", "")]),
    ("MIGA insured Talga against political risk.", [("guarantee", "agreed", "int/miga", "asx/TLG", "")]),
    ("Peru ended tax breaks for explorers.", [("tax_credit", "ended", "PE", "", "")]),
    ("Germany has ended subsidies for lithium refiners.", [("grant", "ended", "DE", "", "")]),
    ("Zambia mulls a tax holiday for refiners of cobalt.", [("tax_credit", "proposed", "ZM", "", "")]),
    (
        "Lynas won a loan of $50 million, which was approved by JOGMEC.",
        [("loan", "agreed", "jp/jogmec", "asx/LYC", "USD 50,000,000")],
    ),
    ("Thailand slashed taxes on tin miners.", [("tax_credit", "active", "TH", "", "")]),
]

NOTHING = [
    "Analysts expect battery makers to spend $12 billion on lithium by 2030.",
    "Chile raised taxes on lithium producers.",
    "Canada's miners want 51% of the vote.",
]


@pytest.mark.parametrize(("text", "expected"), PLAIN, ids=[text[:60] for text, _ in PLAIN])
def test_plain_news_of_money_is_an_act(acts: Acts, text: str, expected: list[Row]) -> None:
    """What a wire tells in a few words is the act that a release tells in many."""
    assert acts(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_forecasts_and_other_matters_are_no_act(acts: Acts, text: str) -> None:
    """What somebody expects, and what makes a good dearer, gives nobody money."""
    assert not [row for row in acts(text) if row[0] in ("funding", "equity", "tax_credit")]


def test_who_has_the_money_may_stand_behind_it(acts: Acts) -> None:
    """A sentence that opens with what backs a firm names the firm behind the comma."""
    rows = acts("Backed by a $5 million loan from Tokyo, Ucore is looking for partners.")
    assert rows == [("loan", "agreed", "JP", "tsxv/UCU", "USD 5,000,000")]


def test_a_mine_that_is_to_be_bought_is_no_goods(acts: Acts) -> None:
    """``Is to buy`` a mine is an acquisition, though the mine's name has a metal behind it."""
    (row,) = acts("Sinomine is to buy the Kitumba copper mine.")
    assert (row[0], row[1], row[3]) == ("acquisition", "announced", "Kitumba")


def test_a_part_of_a_country_that_only_tells_where_gets_nothing(acts: Acts) -> None:
    """``A Queensland mine`` is a mine, and the government of Queensland has no part in it."""
    (row,) = acts("A Queensland mine got a loan from Canberra.")
    assert row[:4] == ("loan", "agreed", "AU", "")


def test_the_government_of_a_part_of_a_country_is_not_that_of_the_country() -> None:
    """``Western Australian`` has a government of its own."""
    (act,) = reex.extract("The Western Australian government lent Iluka A$5 million.").initiatives
    assert [party.name for party in act.actors] == ["Western Australia"]
