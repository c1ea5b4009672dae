"""What columns, notes for investors, testimony and reports to lawmakers say in words of their own; and near misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

DEBT: list[tuple[str, list[Row]]] = [
    (
        "Iluka Resources landed A$310 million of debt from Export Finance Australia.",
        [("loan", "agreed", "au/efa", "asx/ILU", "AUD 310,000,000")],
    ),
    (
        "Germany has committed another €90 million of debt to Umicore's smelter.",
        [("loan", "agreed", "DE", "ebr/UMI", "EUR 90,000,000")],
    ),
    (
        "Nyrstar has signed for $120 million of debt from the Export-Import Bank.",
        [("loan", "agreed", "us/exim", "Nyrstar NV", "USD 120,000,000")],
    ),
    (
        "Nyrstar is sitting on an Export-Import Bank letter for up to $230 million.",
        [("loan", "announced", "us/exim", "Nyrstar NV", "USD 230,000,000")],
    ),
    (
        "Nyrstar pocketed a $20 million grant from the Department of Energy.",
        [("grant", "agreed", "us/doe", "Nyrstar NV", "USD 20,000,000")],
    ),
    (
        "The Export-Import Bank will vote on Nyrstar's $70 million loan in May.",
        [("loan", "proposed", "", "Nyrstar NV", "USD 70,000,000")],
    ),
    (
        "Nyrstar was promised A$65 million by Canberra.",
        [("funding", "announced", "AU", "Nyrstar NV", "AUD 65,000,000")],
    ),
    (
        "The Department of Energy upped its grant to Nyrstar by $8 million.",
        [("grant", "agreed", "us/doe", "Nyrstar NV", "USD 8,000,000")],
    ),
    ("KfW's €80 million is approved but undrawn.", [("funding", "agreed", "de/kfw", "", "EUR 80,000,000")]),
    (
        "The Nyrstar smelter was saved by A$60 million from Canberra.",
        [("funding", "agreed", "AU", "", "AUD 60,000,000")],
    ),
]

FOR_WHOM: list[tuple[str, list[Row]]] = [
    (
        "Nyrstar is my pick of the year. The Export-Import Bank has approved a loan of $150 million to a rival.",
        [("loan", "agreed", "us/exim", "", "USD 150,000,000")],
    ),
    (
        "Canada and Japan will each lend Nyrstar $40 million.",
        [
            ("loan", "announced", "CA", "Nyrstar NV", "USD 40,000,000"),
            ("loan", "announced", "JP", "Nyrstar NV", "USD 40,000,000"),
        ],
    ),
    (
        "The Department of Energy gave Umicore a $9 million grant, and the company has since signed a partnership "
        "with Solvay on cobalt.",
        [
            ("grant", "agreed", "us/doe", "ebr/UMI", "USD 9,000,000"),
            ("partnership", "agreed", "ebr/UMI, ebr/SOLB", "", ""),
        ],
    ),
    (
        "The Export-Import Bank backs foreign mines. Last year we issued $3 billion in letters of interest for tin.",
        [("funding", "announced", "us/exim", "", ""), ("loan", "announced", "us/exim", "", "USD 3,000,000,000")],
    ),
    (
        "The Zambian mines minister was blunt. In October his government halted all exports of raw cobalt.",
        [("export_control", "active", "ZM", "", "")],
    ),
]

LAWS: list[tuple[str, list[Row]]] = [
    ("H.R. 2211, the Tungsten Security Act, passed the House in May.", [("law", "proposed", "us/house", "", "")]),
    ("Chile's congress voted to outlaw lithium mining in the salars.", [("law", "active", "CL", "", "")]),
    ("Congress let the Defense Production Act lapse.", [("law", "ended", "us/congress", "", "")]),
    (
        "Congress appropriated $300 million for the National Defense Stockpile and $900 million for tin projects.",
        [
            ("stockpile", "active", "us/congress", "", "USD 300,000,000"),
            ("funding", "active", "us/congress", "", "USD 900,000,000"),
        ],
    ),
    ("It's time to build a gallium stockpile.", [("stockpile", "proposed", "", "", "")]),
    (
        "The White House should use the Defense Production Act to pay for gallium recovery.",
        [("executive_action", "proposed", "us/white-house", "", "")],
    ),
    ("The Executive Order directs agencies to list tin mines.", [("executive_action", "active", "", "", "")]),
    ("Beijing has told firms not to sell magnets to U.S. contractors.", [("export_control", "active", "CN", "US", "")]),
    ("Korea will add gallium to its reserves.", [("stockpile", "announced", "KR", "", "")]),
]

FIRMS: list[tuple[str, list[Row]]] = [
    (
        "Iluka Resources was sold to a consortium that included Vale and Glencore.",
        [("acquisition", "completed", "nyse/VALE, lse/GLEN", "asx/ILU", "")],
    ),
    (
        "Rio Tinto paid $6 billion for Iluka Resources.",
        [("acquisition", "agreed", "lse/RIO", "asx/ILU", "USD 6,000,000,000")],
    ),
    (
        "Apple committed $90 million to buy magnets from Solvay.",
        [("offtake", "agreed", "nasdaq/AAPL", "ebr/SOLB", "USD 90,000,000")],
    ),
    (
        "Umicore won a five-year IDIQ worth up to $99 million from the Defense Logistics Agency for antimony.",
        [("offtake", "agreed", "us/dla", "ebr/UMI", "USD 99,000,000")],
    ),
    (
        "Canada took 35 percent of the Kiaka gold mine.",
        [("equity", "agreed", "CA", "Kiaka", "")],
    ),
    (
        "Glencore is up 40%, but investors should remember that its Mount Isa smelter won't be full before 2027.",
        [("project", "active", "lse/GLEN", "", "")],
    ),
    (
        "Glencore pulled out of a $2 billion nickel project in Indonesia.",
        [("project", "ended", "lse/GLEN", "", "USD 2,000,000,000")],
    ),
]

SILENT = [
    "Lynas has $200 million in debt.",
    "Lynas ended June with A$90 million of debt.",
    "The tin firm earns $20 an hour for each worker that was promised a raise.",
    "Congress raised its cap on tin to $205 billion.",
    "Two senators argued on the Senate floor about gallium.",
    "The smelter was sold coal by Glencore.",
    "Investors should remember that gallium is scarce.",
    "Glencore paid $5 million for Lynas's neodymium oxide.",
    "The Tungsten Act was before its time.",
    "India's rules on rare earths are unclear.",
    "Analysts told firms not to sell gallium.",
    "A reader from Commerce City asked about tin.",
]


@pytest.mark.parametrize(("text", "expected"), [*DEBT, *FOR_WHOM, *LAWS, *FIRMS])
def test_columns_and_testimony_tell_acts_in_their_own_words(text: str, expected: list[Row], acts: Acts) -> None:
    """Who gets or gives, how far it has come and how much it is stand there as in a release, in other words."""
    assert acts(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_the_same_words_on_other_matters_tell_no_act(text: str, acts: Acts) -> None:
    """What a firm owes, what is only said or thought, and what is dealt in daily is no act."""
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "getter"),
    [
        ("Nyrstar rose. Vale fell. The Export-Import Bank has approved a loan of $150 million.", ""),
        ("Nyrstar urged the Department of Energy to award a $5 million grant for zinc.", ""),
        ("Nyrstar is a smelter.\n\nThe Export-Import Bank lent $50 million.", ""),
    ],
)
def test_money_is_for_nobody_where_it_may_be_for_others(text: str, getter: str, acts: Acts) -> None:
    """Of two firms neither gets it, nor the one that only asks for it, nor one of another paragraph."""
    assert [row[3] for row in acts(text)][-1] == getter
