"""Acts told in the plain words of trade letters, columns and quarterly reports; and what those words tell elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

TOLD: list[tuple[str, list[Row]]] = [
    (
        "Umicore will obtain cobalt hydroxide from Glencore under a contract signed in May.",
        [("offtake", "agreed", "ebr/UMI", "lse/GLEN", "")],
    ),
    (
        "Dysprosium oxide will come from Iluka Resources under a four-year agreement.",
        [("offtake", "agreed", "", "asx/ILU", "")],
    ),
    (
        "US Magnesium has a $30 million contract with the Pentagon to supply magnesium metal.",
        [("offtake", "agreed", "us/dod", "US Magnesium LLC", "USD 30,000,000")],
    ),
    (
        "Lynas is to deliver terbium oxide to Neo Performance Materials under a memorandum of understanding.",
        [("offtake", "announced", "tsx/NEO", "asx/LYC", "")],
    ),
    (
        "Raytheon has agreed to take two thirds of the mill's yttrium output.",
        [("offtake", "agreed", "nyse/RTX", "", "")],
    ),
    (
        "Siemens Gamesa signed a ten-year contract for 3,000 tonnes of magnets.",
        [("offtake", "agreed", "Siemens Gamesa Renewable Energy", "", "")],
    ),
    (
        "Malaysia will no longer allow exports of raw rare earths.",
        [("export_control", "announced", "MY", "", "")],
    ),
    (
        "New Delhi ordered NMDC to halt exports of iron ore.",
        [("export_control", "active", "IN", "", "")],
    ),
    (
        "China delayed until January its plan to impose controls on gallium.",
        [("export_control", "ended", "CN", "", "")],
    ),
    (
        "The embargo on titanium from Russia took effect in May.",
        [("import_restriction", "active", "", "RU", "")],
    ),
    (
        "Graphite imported from China carries a duty of 93.5%.",
        [("tariff", "active", "", "CN", "")],
    ),
    (
        "Indonesia has again allowed exports of bauxite.",
        [("export_control", "ended", "ID", "", "")],
    ),
    (
        "Almonty Industries is bringing back the Los Santos mine in Spain.",
        [("project", "active", "nasdaq/ALM", "", "")],
    ),
    (
        "Lynas has poured the first concrete for its A$90 million circuit in Kalgoorlie.",
        [("project", "active", "asx/LYC", "", "AUD 90,000,000")],
    ),
    (
        "BASF abandoned its nickel refinery in Indonesia.",
        [("project", "ended", "etr/BAS", "", "")],
    ),
    (
        "Umicore has dropped plans for a battery plant in Ontario.",
        [("project", "ended", "ebr/UMI", "", "")],
    ),
    (
        "Rainbow Rare Earths resumed drilling at Phalaborwa.",
        [("project", "active", "lse/RBW", "", "")],
    ),
    (
        "The Interior Department has added twelve mining projects to the permitting dashboard.",
        [("permitting", "active", "us/doi", "", "")],
    ),
    (
        "Ottawa has no plans to introduce a price floor for nickel.",
        [("price_support", "ended", "CA", "", "")],
    ),
    (
        "The state pays the difference whenever the market price of NdPr falls below $90 a kilogram.",
        [("price_support", "active", "", "", "")],
    ),
    (
        "Seoul raised its stocks of gallium to 100 days of consumption.",
        [("stockpile", "agreed", "KR", "", "")],
    ),
    (
        "KoBold Metals put $40 million into Midnight Sun Mining for 9.9% of its shares.",
        [("equity", "agreed", "KoBold Metals Company", "Midnight Sun Mining", "USD 40,000,000")],
    ),
    (
        "The board of Arafura Rare Earths rejected an offer from Iluka Resources for the whole company.",
        [("acquisition", "ended", "asx/ILU", "asx/ARU", "")],
    ),
    (
        "The pact with Ukraine on minerals, signed in April, gives America a share of revenue.",
        [("agreement", "agreed", "UA", "", "")],
    ),
    (
        "The takeover of Neo Lithium by Zijin collapsed.",
        [("acquisition", "ended", "sse/601899", "Neo Lithium Corp.", "")],
    ),
    (
        "Zijin completed its purchase of the Zettler lithium mine.",
        [("acquisition", "completed", "sse/601899", "Zettler", "")],
    ),
    (
        "Ucore has secured 900 tonnes of graphite a year from Nouveau Monde Graphite.",
        [("offtake", "agreed", "tsxv/UCU", "nyse/NMG", "")],
    ),
    (
        "MMG offered to buy all of Adriatic Metals, but the board refused it.",
        [("acquisition", "ended", "hkex/1208", "Adriatic Metals plc", "")],
    ),
]

NOTHING = (
    "The camp is a few miles from the better-known Stibnite of Perpetua Resources.",
    "Prices will come from the LME under a new system.",
    "Customers will be able to obtain cobalt from several suppliers, analysts said.",
    "The mountain pass is closed in winter, and trucks take the lower road.",
    "A study put the cost of a mine closure in America at $40 million on average.",
    "The trade body has no plan to change its forecast for the price floor.",
    "Together the mines represent an expected capital investment of $4 billion.",
    "Pricing is indexed to copper, with a floor of $9,000 per tonne.",
)


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_plain_words_tell_an_act(text: str, expected: list[Row], acts: Acts) -> None:
    """Who buys, bans, builds, gives up or takes a share does so without a word of a lawyer too."""
    assert acts(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_the_same_words_about_something_else_tell_nothing(text: str, acts: Acts) -> None:
    """A place passed by, a private price and money hoped for are no acts."""
    assert acts(text) == []


def test_a_share_that_came_of_a_placement_is_told_once(acts: Acts) -> None:
    """What somebody owns by now is what he bought, and no second act."""
    text = "Sumitomo Metal Mining took up a placement of $8 million and now owns 5.6% of Lynas."

    assert [row[0] for row in acts(text)] == ["equity"]


def test_buying_that_a_ban_is_on_is_no_purchase(acts: Acts) -> None:
    """A ban on foreign metal in public procurement buys none."""
    text = "The ban on titanium from Russia in public procurement took effect in May."

    assert [row[0] for row in acts(text)] == ["import_restriction"]


def test_an_inquiry_that_an_order_asks_for_is_an_act_of_its_own(acts: Acts) -> None:
    """Who is told to open an investigation has still to do it."""
    text = (
        "The President signed an executive order on tin.\n\n"
        "The order directs the Secretary of Commerce to open an investigation under Section 232 into imports of tin."
    )

    assert [row[0] for row in acts(text)] == ["executive_action", "executive_action"]


def test_a_short_name_in_brackets_signs_nothing(acts: Acts) -> None:
    """Whom a loan is from is no party to the contract behind it, though brackets call him by another name."""
    text = (
        'Lynas announced the closing of a $210 million loan with the U.S. Department of Energy ("DOE")'
        " and the signing of a supply agreement with Ford Motor Company."
    )

    assert ("offtake", "agreed", "nyse/F", "asx/LYC", "") in acts(text)
