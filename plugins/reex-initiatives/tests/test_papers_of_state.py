"""Fact sheets, orders and bills: what they only set beside an act, and what they tell twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

SHEET = """Today the ministers marked four years of work on supply chains. They have met each spring since then.

Ports and Roads

- Paying for roads. {}

Critical Minerals

- Looking for ores. {} Critical minerals are scarce, and critical minerals are dear.

Medical Goods

- Storing medicines. The ministers met doctors.

Work with Allies

- Meeting partners. The ministers met envoys, who spoke of critical minerals.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Public investment has helped catalyze nearly $300 billion in private investment since 2021.",
        "U.S. government investment has catalyzed over $70 billion in announced private-sector investments.",
        "Canada's investment has helped leverage some C$90 billion in new privately funded projects to date.",
        "The government's funding unlocked more than $90 billion of private capital across the country.",
        "Federal funding will help mobilize $20 billion in new private financing.",
    ],
)
def test_private_money_that_the_state_draws_is_not_the_states(sentence: str, acts: Acts) -> None:
    """What public money has drawn from nobody in particular is a figure."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Public funds spurred $3 billion in private investment by Albemarle Corp. in Nevada.",
            ("project", "announced", "nyse/ALB", "", "USD 3,000,000,000"),
        ),
        (
            "The loan unlocks $5 billion in private investment for lithium mines.",
            ("project", "announced", "", "", "USD 5,000,000,000"),
        ),
        (
            "Canada will invest C$90 million to unlock private capital.",
            ("funding", "announced", "CA", "", "CAD 90,000,000"),
        ),
        (
            "The Department of Energy invested $5 billion in refineries and mobilized private capital.",
            ("funding", "agreed", "us/doe", "", "USD 5,000,000,000"),
        ),
    ],
)
def test_money_of_a_firm_or_for_a_good_is_an_act(sentence: str, expected: Row, acts: Acts) -> None:
    """A named firm, a good, or a sum of the state's own keeps it."""
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- **Launching $90 million in new incentives for cobalt. The Department of the Treasury will offer "
            "$90 million in tax credits for cobalt refiners.",
            [("tax_credit", "announced", "us/treasury", "", "USD 90,000,000")],
        ),
        (
            "- **Announcing up to $2 billion in incentives for lithium makers.** In May the Treasury is set to "
            "announce up to $2 billion in tax credits for lithium makers under the 45X program.",
            [("tax_credit", "announced", "", "", "USD 2,000,000,000")],
        ),
        (
            "- **Announcing $80 million in incentives for nickel. The Department of Energy will lend $80 million to "
            "Talon Metals for nickel.",
            [("loan", "announced", "us/doe", "tsx/TLO", "USD 80,000,000")],
        ),
        (
            "Canada offers C$40 million in incentives for tin, and C$60 million in tax credits for tin.",
            [
                ("grant", "announced", "CA", "", "CAD 40,000,000"),
                ("tax_credit", "announced", "CA", "", "CAD 60,000,000"),
            ],
        ),
        (
            "Canada will provide C$50 million in incentives for nickel. Australia will lend A$50 million to Iluka "
            "Resources for zircon.",
            [
                ("grant", "announced", "CA", "", "CAD 50,000,000"),
                ("loan", "announced", "AU", "asx/ILU", "AUD 50,000,000"),
            ],
        ),
    ],
)
def test_incentives_are_what_the_text_says_they_are(text: str, expected: list[Row], acts: Acts) -> None:
    """A headline's incentives of one sum are the tax credits, or the loan, of its text."""
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("sentence", "stages"),
    [
        ("The U.S. Geological Survey awarded Hecla $5 million for tin.", ()),
        ("The Committee on Mining of the Senate awarded Hecla $5 million for tin.", ()),
        ("The U.S. Geological Survey awarded Hecla $5 million for the drilling of tin.", ("exploration",)),
    ],
)
def test_the_name_of_a_body_tells_no_stage(sentence: str, stages: tuple[str, ...], read: Read) -> None:
    """A survey that lends money explores nothing by its name."""
    assert [act.stages for act in read(sentence).initiatives] == [stages]


def _goods(record: reex.Record) -> list[tuple[str, tuple[str, ...]]]:
    return [(act.instrument, act.commodities) for act in record.initiatives]


def test_a_section_on_another_field_is_not_on_minerals(read: Read) -> None:
    """Where minerals have a section of their own in a text on many fields, an act of another section is on its own."""
    loan = "The Department of Energy lent $50 million for better grids."
    assert _goods(read(SHEET.format(loan, "The ministers met miners."))) == [("loan", ())]
    assert _goods(read(SHEET.format("The ministers met drivers.", loan))) == [("loan", ("critical-minerals",))]


def test_a_text_that_its_title_says_is_on_minerals_is_on_them(read: Read) -> None:
    """There, a section without a mineral in its heading is on them too."""
    loan = "The Department of Energy lent $50 million for better grids."
    text = "A Plan for Critical Minerals\n\n" + SHEET.format(loan, "The ministers met miners.")
    assert _goods(read(text)) == [("loan", ("critical-minerals",))]
