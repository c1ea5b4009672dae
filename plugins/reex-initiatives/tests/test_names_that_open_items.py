"""Items of a list that open with a firm's name and a colon: it gets the money that they tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Acts = Callable[[str], list[tuple[str, str, str, str, str]]]

MEASURES = """Measures include:

– Torngat Metals (Strange Lake): C$64 million in loans from Export Development Canada, disbursed in May;
– Ucore Rare Metals (Kingston, Ontario): conditional approval of up to C$21 million for a samarium facility;
– Northcliff Resources (Sisson project): C$9 million from Canada, matched by US$17 million from the Department of War;
– Cyclic Materials / Saskatchewan Research Council: a contribution of up to C$12 million for recycling;
– Norway's Vianode: letter of interest of up to C$300 million from EDC for its graphite plant.
"""


def test_each_item_is_for_the_firm_that_opens_it(acts: Acts) -> None:
    """Nobody who opens an item pays in it, and no item is what the one before is called."""
    assert acts(MEASURES) == [
        ("loan", "completed", "ca/edc", "Torngat Metals Ltd.", "CAD 64,000,000"),
        ("funding", "announced", "", "tsxv/UCU", "CAD 21,000,000"),
        ("funding", "announced", "CA", "tsx/NCF", "CAD 9,000,000"),
        ("funding", "announced", "us/dod", "tsx/NCF", "USD 17,000,000"),
        ("funding", "announced", "", "Cyclic Materials Inc.", "CAD 12,000,000"),
        ("loan", "announced", "ca/edc", "Vianode AS", "CAD 300,000,000"),
    ]


def test_a_form_told_behind_what_the_money_is_for(acts: Acts) -> None:
    """The act's noun may stand at the end of the item."""
    text = "JOGMEC supports:\n\n(1) Nyrstar – recycling of zinc; maximum subsidy: ¥7 billion\n"
    assert [row[2:] for row in acts(text)] == [("jp/jogmec", "Nyrstar NV", "JPY 7,000,000,000")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Nyrstar / Albemarle: EXIM lent $60 million for zinc.", ("us/exim", "Nyrstar NV, nyse/ALB")),
        ("▪ Nyrstar (Tennessee): EXIM lends $60 million for zinc.", ("us/exim", "Nyrstar NV")),
        ("Nyrstar: a $60 million loan for zinc is approved.", ("", "Nyrstar NV")),
        ("- Nyrstar: lends $60 million to a zinc miner.", ("Nyrstar NV", "")),
    ],
)
def test_an_item_may_tell_it_by_a_verb(text: str, expected: tuple[str, str], acts: Acts) -> None:
    """The money is for whom the item is about, if somebody else is said to give it."""
    assert [row[2:4] for row in acts(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plans:\n\n- Albemarle: investment of $80 million in a lithium refinery\n", "nyse/ALB"),
        ("Loans:\n\n- Sprott Bank: a loan of $80 million for rare earth magnets\n", ""),
    ],
)
def test_what_such_a_firm_pays_itself_is_not_for_it(text: str, expected: str, acts: Acts) -> None:
    """An investment is the firm's own, and a lender gets no loan."""
    assert all(row[3] == "" for row in acts(text) if row[0] != "project")
    if expected:
        assert [row[2] for row in acts(text)] == [expected]


def test_long_items_and_names_of_two_firms(acts: Acts) -> None:
    """What an item is for may take a line, and a name may hold that of another firm."""
    purpose = "project management, engineering, procurement and construction services for several large smelters of"
    text = f"""The Department of Energy announced grants of $60 million:

- Bechtel: {purpose} antimony, gallium and zinc, and for the lines to them — up to $25 million
- GE Vernova Hitachi: magnets for small reactors — up to $20 million
"""
    given = [row[3:] for row in acts(text) if row[4] != "USD 60,000,000"]
    assert given == [("Bechtel Corporation", "USD 25,000,000"), ("nyse/GEV", "USD 20,000,000")]


def test_the_reason_is_the_list() -> None:
    """Parties that stand before the words of the act are told to be found by the list."""
    (act,) = reex.extract("Loans:\n\n- Nyrstar (Tennessee): a loan of $60 million from EXIM for zinc\n").initiatives
    assert (act.reasons["recipients"], act.reasons["actors"]) == ("list", "source")
