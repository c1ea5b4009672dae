"""News as desks in Asia write it: plans told in two currencies, state holdings, plants that several build."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

PLAN = (
    "Hanwa is to invest about 900 billion won (US$650 million) to buy nickel assets in Indonesia and the Philippines."
)
PARTS = " Hanwa will pay US$400 million for a 20% stake in Talga. Hanwa will lend Iluka US$250 million."


def _sums(record: reex.Record) -> list[tuple[str, str, str]]:
    return [(act.instrument, str(act.amounts[0].amount), act.count_reason) for act in record.initiatives if act.amounts]


def test_a_plan_is_not_added_to_its_parts_in_another_currency(read: Read) -> None:
    """What stands in brackets behind its sum is the sum once more, and the parts come to that."""
    assert _sums(read(PLAN + PARTS)) == [
        ("acquisition", "900000000000", "package"),
        ("equity", "400000000", "counted"),
        ("loan", "250000000", "counted"),
    ]


@pytest.mark.parametrize(
    "others",
    [
        " Hanwa will pay US$400 million for a 20% stake in Talga. Hanwa will lend Iluka US$150 million.",
        " Hanwa will pay US$400 million for a 20% stake in Talga. Mitsui will lend Iluka US$250 million.",
        "",
    ],
)
def test_a_plan_counts_where_nothing_told_comes_to_it(others: str, read: Read) -> None:
    """Other sums, or those of others, are no parts of it."""
    assert _sums(read(PLAN + others))[0] == ("acquisition", "900000000000", "counted")


def test_money_for_a_plant_of_ones_own_buys_nothing_from_others(acts: Acts) -> None:
    """Only what others have is acquired."""
    assert acts("Hanwa will invest $70 million to build nickel assets in Palawan.")[0][0] == "project"


@pytest.mark.parametrize(
    ("scheme", "status"),
    [
        ("Canada approved C$90 million for lithium, comprising:", "agreed"),
        ("Canada proposes C$90 million for lithium, comprising:", "proposed"),
    ],
)
def test_parts_are_as_far_as_the_whole(scheme: str, status: str, read: Read) -> None:
    """Items of which nothing else is told are what the sentence that opens their list has approved."""
    parts = read(
        f"{scheme}\n\n- incentives of C$60 million for refiners; and\n- a subsidy of C$30 million for miners.\n"
    )
    told = {act.status for act in parts.initiatives if act.instrument == "grant"}
    assert told == ({status} if status == "agreed" else {"announced"})


SIDES: list[tuple[str, list[Row]]] = [
    # -- who sells, or founded, what is bought, and who buys it
    (
        "Korea Zinc paid $30 million for a 9% stake in Talga sold by Mitsui.",
        [("equity", "completed", "krx/010130", "asx/TLG", "USD 30,000,000")],
    ),
    (
        "Korea Zinc paid $30 million, or $1.20 per share, for a 9% stake in Talga.",
        [("equity", "completed", "krx/010130", "asx/TLG", "USD 30,000,000")],
    ),
    (
        "A 9% stake in Talga was bought by Korea Zinc for $30 million.",
        [("equity", "agreed", "krx/010130", "asx/TLG", "USD 30,000,000")],
    ),
    # -- what a firm is called
    (
        "The state holding Mineral Industri Indonesia lent Talga $30 million for graphite.",
        [("loan", "agreed", "Mineral Industri Indonesia", "asx/TLG", "USD 30,000,000")],
    ),
    (
        "Funds holding Mitsui shares lent Talga $30 million for graphite.",
        [("loan", "agreed", "", "asx/TLG", "USD 30,000,000")],
    ),
    (
        "Mitsui mines coal. The group is to lend Talga $30 million for graphite.",
        [("loan", "announced", "tse/8031", "asx/TLG", "USD 30,000,000")],
    ),
    # -- two with a comma between that open a headline
    (
        "UPDATE 1-Japan's Sojitz, JOGMEC to lend Talga $30 million for graphite",
        [("loan", "announced", "tse/2768, jp/jogmec", "asx/TLG", "USD 30,000,000")],
    ),
    (
        "After Sojitz, JOGMEC to lend Talga $30 million for graphite",
        [("loan", "announced", "jp/jogmec", "asx/TLG", "USD 30,000,000")],
    ),
    # -- all shares, and a share of a venture
    (
        "Korea Zinc will buy a 100 percent stake in Talga for $30 million.",
        [("acquisition", "announced", "krx/010130", "asx/TLG", "USD 30,000,000")],
    ),
    (
        "Korea Zinc will buy a 10 percent stake in Talga for $30 million.",
        [("equity", "announced", "krx/010130", "asx/TLG", "USD 30,000,000")],
    ),
    (
        "Canada will buy a 100 percent stake in Talga for C$30 million.",
        [("equity", "announced", "CA", "asx/TLG", "CAD 30,000,000")],
    ),
    (
        "Korea Zinc will own 60 percent of a joint venture with graphite miner Talga.",
        [("partnership", "announced", "krx/010130, asx/TLG", "", "")],
    ),
    # -- who only tells it
    (
        "Japan will lend $30 million to a graphite project, state-backed JOGMEC and trading house Sojitz said.",
        [("loan", "announced", "JP", "", "USD 30,000,000")],
    ),
    (
        "Japan will lend $30 million to the graphite miner Talga, trading house Sojitz said.",
        [("loan", "announced", "JP", "asx/TLG", "USD 30,000,000")],
    ),
    # -- one more of the same
    (
        "EXIM approved a loan of $30 million for Talga, and the Department of Energy one for up to $20 million.",
        [
            ("loan", "agreed", "us/exim", "asx/TLG", "USD 30,000,000"),
            ("loan", "agreed", "us/doe", "asx/TLG", "USD 20,000,000"),
        ],
    ),
    (
        "Talga won a grant of $30 million from Canada, and Iluka one of $20 million.",
        [
            ("grant", "agreed", "CA", "asx/TLG", "USD 30,000,000"),
            ("grant", "agreed", "CA", "asx/ILU", "USD 20,000,000"),
        ],
    ),
    (
        "EXIM approved a loan of $30 million for Talga, and the Department of Energy is one of $20 billion lenders.",
        [("loan", "agreed", "us/exim", "asx/TLG", "USD 30,000,000")],
    ),
    # -- what is left out
    ("Zambia is to get a royalty on copper in place of a 20 percent stake.", []),
    # -- a capital with a word before its verb
    ("Jakarta and Washington also signed an agreement on nickel.", [("agreement", "agreed", "ID, US", "", "")]),
    ("The plant in Washington also makes nickel.", []),
]


@pytest.mark.parametrize(("text", "told"), SIDES)
def test_who_acts_for_whom(text: str, told: list[Row], acts: Acts) -> None:
    """Each beside a sentence where the words mean the other thing."""
    assert acts(text) == told


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Lynas said its A$300 million Mount Weld expansion is on time.", ["AUD 300,000,000"]),
        ("Lynas said its A$300 million Mount Weld loan is on time.", [""]),
        ("Lynas told of A$300 million, and Mount Weld is its mine.", [""]),
        (
            "The largest is the US$3.1 billion Kolaka acid leach (HPAL) plant in Sulawesi, which Lynas is building.",
            ["USD 3,100,000,000"],
        ),
        ("The US$3.1 billion loan to Lynas pays for a plant in Southeast Sulawesi.", []),
    ],
)
def test_a_site_costs_the_sum_that_it_is_called_by(text: str, sums: list[str], acts: Acts) -> None:
    """It stands between article and name; a loan that is called by the site is none of its costs."""
    assert [row[4] for row in acts(text) if row[0] == "project"] == sums


ON_TALGA = "Talga mines graphite. Talga is Swedish, and Talga sells anodes. The ministry of Japan (METI) has set aside "


@pytest.mark.parametrize(
    ("purpose", "receivers"),
    [("90 billion yen for critical minerals", 0), ("90 billion yen to help Talga mine graphite", 1)],
)
def test_what_a_budget_has_for_goods_is_for_no_firm_yet(purpose: str, receivers: int, read: Read) -> None:
    """A text on one firm tells of the state's money for all, too."""
    (budget,) = (act for act in read(f"{ON_TALGA}{purpose}.").initiatives if act.amounts)
    assert len(budget.recipients) == receivers


def test_the_plant_of_two_is_not_the_one_that_one_of_them_pays_for(acts: Acts) -> None:
    """The other one builds it, and it has no share of the sum."""
    told = acts(
        "Lynas will spend RM90 million on a new samarium plant in Pahang.\n\n"
        "Talga signed a binding agreement with Lynas to build an anode plant in Johor."
    )
    assert ("project", "announced", "asx/LYC", "", "MYR 90,000,000") in told
    assert ("project", "announced", "asx/TLG, asx/LYC", "", "") in told


@pytest.mark.parametrize(
    ("speaker", "owner"), [("the company", "asx/LYC"), ("it", "asx/LYC"), ("the ministry", ""), ("Talga", "")]
)
def test_what_a_firm_says_of_a_site_is_its_own(speaker: str, owner: str, acts: Acts) -> None:
    """The site opens the sentence, and nobody else is named."""
    told = acts(f"Lynas mines. The Browns Range project will cost about $90 million, {speaker} said.")
    assert [(row[2], row[4]) for row in told] == ([(owner, "USD 90,000,000")] if owner else [])
