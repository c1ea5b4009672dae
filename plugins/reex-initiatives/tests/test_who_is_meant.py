"""Who gives and who gets where leaders sign, banks lend together, an item opens with its firm, or nobody is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("President Donald Trump and Prime Minister Anthony Albanese signed a pact on tin.", "US, AU"),
        ("President Trump and Thai Prime Minister Somsak Wiroon signed a pact on tin.", "US, TH"),
        ("Canada and Prime Minister Anthony Albanese signed a pact on tin.", "CA, AU"),
        ("Canada and Chile's Mining Minister Aurora Williams signed a pact on tin.", "CA, CL"),
        ("Trump and Modi signed a pact on tin.", "US, IN"),
        ("Chile's Mines and Energy Minister Aurora Williams signed a pact on tin with Japan.", "CL, JP"),
    ],
)
def test_leaders_sign_for_their_states(text: str, states: str, acts: Acts) -> None:
    """A title takes in its field, and nobody who signs beside it; a country right before it tells whose it is."""
    assert acts(f"{text} It is new.") == [("agreement", "agreed", states, "", "")]


def test_a_mere_name_beside_another_one_is_not_a_relative(acts: Acts) -> None:
    """Who has another given name is somebody else."""
    assert acts("Eric Trump and Modi's cousin signed a pact on tin.") == []


@pytest.mark.parametrize(
    "lenders",
    [
        "a syndicate of banks led by Citigroup and ING",
        "a group of lenders that includes Citigroup and ING",
        "banks including Citigroup and ING",
        "Citigroup and ING",
    ],
)
def test_banks_lend_together(lenders: str, acts: Acts) -> None:
    """All of them give, and who signs with them gets the money."""
    lent = ("loan", "agreed", "nyse/C, ING", "Kestrel Tin", "USD 40,000,000")
    assert acts(f"Kestrel Tin signed a $40 million loan with {lenders}.") == [lent]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Pentagon lent Kestrel Tin $4 million. The parent said it closed a $90 million loan with Citigroup.",
            ("loan", "completed", "nyse/C", "", "USD 90,000,000"),
        ),
        (
            "Merlin Ores is up. Last week we wrote that Kestrel Tin had drawn $9 million of its loan.",
            ("loan", "completed", "", "Kestrel Tin", "USD 9,000,000"),
        ),
        (
            "Merlin Ores took a stake of 9% in a smelter. The Pentagon lent the company $9 million.",
            ("loan", "agreed", "us/dod", "", "USD 9,000,000"),
        ),
        (
            "Merlin Ores runs a smelter. The Pentagon lent the company $9 million.",
            ("loan", "agreed", "us/dod", "Merlin Ores", "USD 9,000,000"),
        ),
    ],
)
def test_whoever_is_meant_has_to_be_named(text: str, expected: Row, acts: Acts) -> None:
    """A parent, a newspaper and who has just given are not whom the sentences before were about."""
    assert [row for row in acts(text) if row[0] == "loan"][-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestrel Tin: $9 million loan from EXIM approved.", ("loan", "agreed", "us/exim", "Kestrel Tin")),
        ("• Kestrel Tin (LSE: KTN): EXIM lends $9 million for tin.", ("loan", "announced", "us/exim", "lse/KTN")),
        ("Kestrel Tin: EXIM lends Merlin Ores $9 million.", ("loan", "announced", "us/exim", "Merlin Ores")),
        ("Barclays Bank: a $9 million loan for tin is in the works.", ("loan", "announced", "nyse/BCS", "")),
    ],
)
def test_an_item_is_on_the_firm_that_it_opens_with(text: str, expected: tuple[str, ...], acts: Acts) -> None:
    """That firm gets the money, where nobody else does."""
    assert acts(text)[0][:4] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "EXIM lent Kestrel Tin $9 million, and the Internal Revenue Service allotted it $3 million in tax credits.",
            ("tax_credit", "agreed", "us/irs"),
        ),
        ("The Department of Energy allocated Kestrel Tin $3 million in loans.", ("loan", "agreed", "us/doe")),
        ("The Department of Energy provided Kestrel Tin $3 million in loans.", ("loan", "agreed", "us/doe")),
    ],
)
def test_a_second_clause_has_its_own_giver(text: str, expected: tuple[str, ...], acts: Acts) -> None:
    """So it has where its verb tells no act by itself."""
    row = acts(text)[-1]
    assert (row[:3], row[4]) == (expected, "USD 3,000,000")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EXIM lent the mine's new owner $9 million.", ("loan", "agreed", "us/exim", "", "USD 9,000,000")),
        ("EXIM gave the struggling tin miner some $9 million.", ("grant", "agreed", "us/exim", "", "USD 9,000,000")),
        (
            "Goldman Sachs committed a further $9 million to fund a second tin smelter.",
            ("funding", "agreed", "nyse/GS", "", "USD 9,000,000"),
        ),
        (
            "Kestrel Tin spent $9 million on modernising its smelter.",
            ("project", "agreed", "Kestrel Tin", "", "USD 9,000,000"),
        ),
    ],
)
def test_money_for_whom_and_for_what(text: str, expected: Row, acts: Acts) -> None:
    """Who gets it may have no name; a bank has no plant of its own, and who spends money on one does."""
    assert acts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kestrel Tin will spend $9 million on magnets from Lynas.",
            ("offtake", "announced", "Kestrel Tin", "asx/LYC"),
        ),
        ("Kestrel Tin spent $9 million on tin concentrate.", ("offtake", "agreed", "Kestrel Tin", "")),
        ("Kestrel Tin will spend $9 million on a magnet plant.", ("project", "announced", "Kestrel Tin", "")),
        ("Kestrel Tin will spend $9 million on graphite mining.", ("project", "announced", "Kestrel Tin", "")),
    ],
)
def test_money_spent_on_goods_builds_nothing(text: str, expected: tuple[str, ...], acts: Acts) -> None:
    """Who spends it on goods buys them, and who spends it on a plant or on work builds."""
    assert acts(text) == [(*expected, "USD 9,000,000")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• Indonesia. Nickel export ban extended by three months.", [("export_control", "ID")]),
        ("DRC: cobalt export ban extended by three months.", [("export_control", "CD")]),
        ("Indonesia is sunny. Nickel export ban extended by three months.", []),
    ],
)
def test_an_item_is_on_the_country_that_it_opens_with(text: str, expected: list[tuple[str, str]], acts: Acts) -> None:
    """A name that stands by itself says whose measures the next sentence tells."""
    assert [(row[0], row[2]) for row in acts(text)] == expected
