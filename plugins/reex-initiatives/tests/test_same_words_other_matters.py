"""Words that tell of money, shares, measures and laws, where they tell of another act, of another party, or of none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

MONEY: list[tuple[str, list[Row]]] = [
    # -- a next sum that is no more of the same act
    (
        "The DFC lent Ucore $37 million; EXIM got $4 million in fees.",
        [
            ("loan", "agreed", "us/dfc", "tsxv/UCU", "USD 37,000,000"),
        ],
    ),
    (
        "The DFC lent Ucore $37 million; EXIM gave another $4 million to Lynas.",
        [
            ("loan", "agreed", "us/dfc", "tsxv/UCU", "USD 37,000,000"),
            ("grant", "agreed", "us/exim", "asx/LYC", "USD 4,000,000"),
        ],
    ),
    (
        "The DFC gave Ucore $37 million, Lynas $4 million less.",
        [("grant", "agreed", "us/dfc", "tsxv/UCU", "USD 37,000,000")],
    ),
    # -- a whole of which each gives a part
    (
        "EXIM and the DFC each put up half of the $37 million loan to Ucore.",
        [("loan", "agreed", "us/exim, us/dfc", "tsxv/UCU", "USD 37,000,000")],
    ),
    (
        "The DFC and EXIM will together lend Ucore $38 million, each providing $19 million.",
        [("loan", "announced", "us/dfc, us/exim", "tsxv/UCU", "USD 38,000,000")],
    ),
    # -- whose loan to somebody it is lends
    (
        "Ucore's $37 million loan to its partner helped reopen the nickel mine.",
        [("loan", "agreed", "tsxv/UCU", "", "USD 37,000,000")],
    ),
    # -- what a bank invests, and who only advises
    ("Citigroup invested $37 million in Ucore.", [("equity", "agreed", "nyse/C", "tsxv/UCU", "USD 37,000,000")]),
    (
        "Ucore raised $37 million in a round led by Orion Resource Partners, with Macquarie Bank as adviser.",
        [("equity", "completed", "Orion Resource Partners LP", "tsxv/UCU", "USD 37,000,000")],
    ),
    # -- a guarantee of another clause
    (
        "The DFC agreed a $37 million loan for Ucore, while EXIM may issue a guarantee for exporters.",
        [("loan", "agreed", "us/dfc", "tsxv/UCU", "USD 37,000,000"), ("guarantee", "proposed", "us/exim", "", "")],
    ),
    # -- what a firm pays a state
    (
        "Ucore struck a $37 million deal with Washington to settle claims over its nickel mine.",
        [("funding", "agreed", "tsxv/UCU", "US", "USD 37,000,000")],
    ),
    # -- a verb of losing with another object, and one of getting that came to nothing
    (
        "Ucore lost a customer but won a $37 million loan from the DFC.",
        [("loan", "agreed", "us/dfc", "tsxv/UCU", "USD 37,000,000")],
    ),
    ("Ucore failed to lock in a $37 million loan from the DFC.", []),
    (
        "Ucore tried to land a $37 million grant from the DFC.",
        [("grant", "proposed", "us/dfc", "tsxv/UCU", "USD 37,000,000")],
    ),
    # -- what is not decided, what is threatened, and what is done in spite of that
    (
        "No decision has been made on the $37 million loan from the DFC to Ucore.",
        [("loan", "proposed", "us/dfc", "tsxv/UCU", "USD 37,000,000")],
    ),
    (
        "Despite threats of a lawsuit, the DFC lent Ucore $37 million.",
        [("loan", "agreed", "us/dfc", "tsxv/UCU", "USD 37,000,000")],
    ),
    (
        "Iluka exercised its right to buy 10% of Ucore for $37 million.",
        [("equity", "agreed", "asx/ILU", "tsxv/UCU", "USD 37,000,000")],
    ),
    (
        "Rumours of a $37 million loan from EXIM to Ucore were denied.",
        [("loan", "proposed", "us/exim", "tsxv/UCU", "USD 37,000,000")],
    ),
    # -- a verb of taking with another object
    ("EXIM is taking Ucore to court over its nickel mine.", [("other", "active", "us/exim", "tsxv/UCU", "")]),
    # -- who is quoted isn't the body of the sentence before
    (
        'The Department of Energy praised miners. "We will invest $37 million in copper," the head of a mine said.',
        [("funding", "announced", "", "", "USD 37,000,000")],
    ),
    # -- what a firm owes to states
    ("Ucore said it cut $37 million of debt owed to EXIM and Japan.", []),
    ("Ucore sold a 10% stake to repay what it owes to Japan.", [("equity", "agreed", "tsxv/UCU", "", "")]),
    # -- shares in somebody else than the only firm that is named
    (
        "Canada took equity worth $37 million in a nickel miner, as it did with Ucore.",
        [("equity", "agreed", "CA", "", "USD 37,000,000")],
    ),
    # -- a bank that signs beside another one lends
    ("KfW and Deutsche Bank signed a €37 million loan.", [("loan", "agreed", "de/kfw, nyse/DB", "", "EUR 37,000,000")]),
    # -- another firm's sum from somebody else
    (
        "Lynas gets $37 million from the DFC, and its rival Ucore $4 million from Japan.",
        [("funding", "agreed", "us/dfc", "asx/LYC", "USD 37,000,000")],
    ),
    # -- a department's name that begins that of a bank
    ("A loan from Commerce and Industry Bank helped Ucore buy copper.", [("loan", "announced", "", "tsxv/UCU", "")]),
    # -- the dollars of another state than the one that speaks
    (
        "Canada's government said that Chile would spend $37 million on lithium.",
        [("funding", "announced", "CL", "", "USD 37,000,000")],
    ),
]

MEASURES: list[tuple[str, list[Row]]] = [
    # -- who only tells what comes of a measure doesn't take it
    ("The Department of Commerce said export curbs on gallium had pushed up prices.", []),
    ("The Geological Survey said the ban on gallium exports would cost $3 billion.", []),
    ("The OECD said export duties on copper were raised last year.", [("tariff", "active", "", "", "")]),
    ("The case for a tariff on nickel is weak.", []),
    ("Exports of antimony would need a licence, critics said.", [("export_control", "proposed", "", "", "")]),
    # -- a Council or Commission of somebody else
    (
        "The European Union watched as the Council of Ministers of Congo banned cobalt exports. The Council then "
        "raised royalties on cobalt.",
        [("export_control", "active", "Council of Ministers of Congo", "", "")],
    ),
    # -- a law that was passed long ago
    (
        "The Tungsten Act, passed in 1950, gave $37 million to miners.",
        [("law", "active", "", "", ""), ("grant", "active", "", "", "USD 37,000,000")],
    ),
    ("The Tungsten Act cleared in the Senate.", [("law", "proposed", "", "", "")]),
    # -- a bill that came through both chambers
    (
        "The Senate passed the Rare Earth Security Act last week, and the president signed it on Monday.",
        [("law", "active", "us/senate", "", "")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), [*MONEY, *MEASURES])
def test_the_same_words_may_tell_of_another_matter(text: str, rows: list[Row], acts: Acts) -> None:
    """Each text yields these acts and no others."""
    assert acts(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "The bill would extend the labelling duty for permanent magnets.",
        "Importers of cobalt have a due diligence duty under the regulation.",
        "The directive sets out a duty of care for buyers of tungsten.",
        "Heavy-duty trucks need magnets from China.",
    ],
)
def test_a_duty_to_do_something_is_no_levy(text: str, read: Read) -> None:
    """It is owed by somebody, and not on goods."""
    assert "tariff" not in [act.instrument for act in read(text).initiatives]


@pytest.mark.parametrize("duty", ["duty", "antidumping duty", "heavy duty"])
def test_a_duty_on_goods_stays_a_levy(duty: str, read: Read) -> None:
    """A heavy one as well."""
    assert "tariff" in [a.instrument for a in read(f"India imposed a {duty} on magnets from China.").initiatives]
