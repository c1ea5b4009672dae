"""Acts told in the words of columns rather than of releases; each way with other names, and with what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

TOLD: list[tuple[str, list[Row]]] = [
    # -- sums that somebody is to put to work, or has
    (
        "Some $30 million is to be invested in a refinery for Lynas.",
        [("funding", "announced", "", "asx/LYC", "USD 30,000,000")],
    ),
    (
        "A$200 million will be put into recycling by Canada.",
        [("funding", "announced", "CA", "", "AUD 200,000,000")],
    ),
    (
        "€45 million has been committed to Arafura Rare Earths by Germany.",
        [("funding", "agreed", "DE", "asx/ARU", "EUR 45,000,000")],
    ),
    ("Some $30 million is to be repaid to Lynas.", []),
    (
        "A further $75 million is to go into the Halleck Creek mine.",
        [("funding", "announced", "", "Halleck Creek", "USD 75,000,000")],
    ),
    ("Half of it, $75 million, will go to Ucore.", [("funding", "announced", "", "tsxv/UCU", "USD 75,000,000")]),
    ("Half of it, $75 million, will go to shareholders.", []),
    (
        "Germany's raw materials fund has put €150 million to work in Vulcan Energy.",
        [("funding", "agreed", "DE", "asx/VUL", "EUR 150,000,000")],
    ),
    (
        "Iluka, one of two Australian firms with a cracking plant, drew A$1.65 billion in loans from Export Finance"
        " Australia.",
        [("loan", "agreed", "au/efa", "asx/ILU", "AUD 1,650,000,000")],
    ),
    (
        "Japan says that the $90 million that it has invested since 2020 paid off.",
        [("funding", "active", "JP", "", "USD 90,000,000")],
    ),
    (
        "Canada stands by the C$90 million that it has committed to Lynas.",
        [("funding", "agreed", "CA", "asx/LYC", "CAD 90,000,000")],
    ),
    ("Lynas wrote off the $90 million that it has lost since 2020.", []),
    ("India set 73 billion rupees aside for magnets.", [("funding", "agreed", "IN", "", "INR 73,000,000,000")]),
    ("Lynas set one engineer aside for magnets.", []),
    (
        "Tokyo and Canberra have promised each other US$50 million for mines.",
        [("funding", "announced", "JP, AU", "", "USD 50,000,000")],
    ),
    ("The DFC stands behind Ucore with $50 million.", [("funding", "agreed", "us/dfc", "tsxv/UCU", "USD 50,000,000")]),
    ("The DFC stands behind Ucore with permits.", []),
    (
        "The bank's board has cleared a credit of €20 million for Eramet.",
        [("loan", "agreed", "", "epa/ERA", "EUR 20,000,000")],
    ),
    ("Canada backed Lynas with a C$20 million loan.", [("loan", "agreed", "CA", "asx/LYC", "CAD 20,000,000")]),
    ("Germany supports Vulcan Energy with a grant.", [("grant", "agreed", "DE", "asx/VUL", "")]),
    # -- whose effort it is
    (
        "Ottawa's C$2 billion push for critical minerals goes on.",
        [("funding", "announced", "CA", "", "CAD 2,000,000,000")],
    ),
    (
        "Refiners rely on the Department of Energy's $300 million drive.",
        [("funding", "announced", "us/doe", "", "USD 300,000,000")],
    ),
    (
        "A $300 million effort by Germany is under way.",
        [("funding", "announced", "DE", "", "USD 300,000,000")],
    ),
    ("The Department of Energy's $300 million budget was cut.", []),
    # -- a headline tells what is announced
    ("Canada puts $50 million into Lynas.", [("funding", "announced", "CA", "asx/LYC", "USD 50,000,000")]),
    ("Canada poured $50 million into Lynas.", [("funding", "agreed", "CA", "asx/LYC", "USD 50,000,000")]),
    # -- who buys all that a plant makes
    (
        "The Pentagon agreed to take what Lynas's new plant in Texas makes.",
        [("offtake", "agreed", "us/dod", "asx/LYC", "")],
    ),
    (
        "The package also holds a purchase contract for the oxide that Iluka is to refine.",
        [("offtake", "agreed", "", "asx/ILU", "")],
    ),
    ("Toyota will buy everything that Lynas produces.", [("offtake", "announced", "nyse/TM", "asx/LYC", "")]),
    ("The Pentagon wants to know what Lynas makes.", []),
    # -- the deal before
    (
        "The Pentagon took a stake in Lynas for $400 million. The same deal sets a price floor for gallium.",
        [
            ("equity", "agreed", "us/dod", "asx/LYC", "USD 400,000,000"),
            ("price_support", "agreed", "us/dod", "asx/LYC", ""),
        ],
    ),
    (
        "General Motors has ordered magnets from Noveon Magnetics.",
        [
            ("offtake", "agreed", "nyse/GM", "Noveon Magnetics Inc.", ""),
        ],
    ),
    ("China ordered gallium exporters to stop.", []),
    # -- borders
    (
        "Beijing demands a licence from anybody who ships gallium abroad.",
        [("export_control", "active", "CN", "", "")],
    ),
    ("Jakarta no longer lets raw nickel ore leave the country.", [("export_control", "active", "ID", "", "")]),
    ("Jakarta no longer lets reporters leave the country.", []),
    ("Kinshasa put a lid on cobalt sales.", [("export_control", "active", "CD", "", "")]),
    ("Kinshasa put a lid on cobalt prices.", []),
    # -- permits
    ("Greenland handed the licence for Tanbreez to a rival.", [("permitting", "active", "GL", "Tanbreez", "")]),
    # -- partners
    ("Codelco tied up with SQM to dig lithium.", [("partnership", "active", "Codelco, nyse/SQM", "", "")]),
    (
        "Lynas digs for ore. The company has also joined Toyota to make alloys.",
        [("partnership", "active", "asx/LYC, nyse/TM", "", "")],
    ),
    ("Lynas digs for ore. The company has also joined a stock index.", []),
    (
        "Lynas is testing its process side by side with chemists at the Idaho National Laboratory.",
        [("partnership", "active", "asx/LYC, us/inl", "", "")],
    ),
    ("Shares in Lynas rose side by side with those in Glencore.", []),
    # -- powers that are weighed
    (
        "President Trump is thinking about the use of the Defense Production Act.",
        [("executive_action", "proposed", "us/trump-administration", "", "")],
    ),
    (
        "The White House is studying whether to switch on the Defense Production Act for gallium.",
        [("executive_action", "proposed", "us/white-house", "", "")],
    ),
    (
        "President Trump switched on the Defense Production Act in May.",
        [("executive_action", "active", "us/trump-administration", "", "")],
    ),
    ("Lynas switched on its new furnace.", [("project", "completed", "asx/LYC", "", "")]),
    ("Brussels is toying with a joint reserve of tungsten.", [("stockpile", "proposed", "EU", "", "")]),
    ("Chile has large reserves of lithium.", []),
    (
        "Among the ideas on the table in Ottawa is a floor under the price of tungsten.",
        [("price_support", "proposed", "", "", "")],
    ),
    # -- two clauses of one report
    (
        "Germany says that a graphite stockpile is in place, and that €50 million is to be invested in nickel.",
        [("stockpile", "active", "DE", "", ""), ("funding", "announced", "DE", "", "EUR 50,000,000")],
    ),
    # -- who makes what is bought
    (
        "Canada took a stake in Lynas for $40 million. The same deal adds an offtake contract for the gallium"
        " that Lynas is to refine.",
        [("equity", "agreed", "CA", "asx/LYC", "USD 40,000,000"), ("offtake", "agreed", "CA", "asx/LYC", "")],
    ),
    (
        "The Pentagon signed an offtake agreement for the magnets that Noveon Magnetics makes.",
        [("offtake", "agreed", "us/dod", "Noveon Magnetics Inc.", "")],
    ),
    # -- the partner stands first
    ("With Canada Japan signed a framework on graphite.", [("agreement", "agreed", "JP, CA", "", "")]),
    (
        "Together with Toyota, Lynas signed a joint venture for magnets.",
        [("partnership", "agreed", "asx/LYC, nyse/TM", "", "")],
    ),
    (
        "With Lynas in trouble, Japan signed a framework with Canada on nickel.",
        [("agreement", "agreed", "JP, CA", "", "")],
    ),
    ("With Japan in mind, Canada signed a framework on nickel.", []),
    # -- what only says who somebody is
    (
        "Energy Fuels, one of the few names left in the U.S. uranium trade, signed a joint venture with Lynas.",
        [("partnership", "agreed", "nyse/UUUU, asx/LYC", "", "")],
    ),
    (
        "Lynas, a company in which the Pentagon invested $40 million, rose.",
        [("funding", "agreed", "us/dod", "", "USD 40,000,000")],
    ),
    (
        "MP Materials, the U.S. miner, received $50 million from Japan.",
        [("funding", "completed", "JP", "nyse/MP", "USD 50,000,000")],
    ),
    # -- who opens a sentence
    ("With its grant program for recyclers, Germany supports Lynas.", [("grant", "announced", "DE", "asx/LYC", "")]),
    ("By its tariff on graphite, Canada set off a race.", [("tariff", "active", "CA", "", "")]),
    (
        "With its Critical Minerals and Materials Accelerator, the DOE aims at magnets, and success there would help.",
        [("research", "announced", "us/doe", "", "")],
    ),
    ("In its fight against export controls, Canada stands alone.", []),
    (
        "Inside the Commerce Department, officials are mulling a tariff on Chinese graphite.",
        [("tariff", "proposed", "us/doc", "CN", "")],
    ),
    ("Inside the White House, China is mulled over. Lynas rose.", []),
    # -- who passed a law
    (
        "The Inflation Reduction Act (IRA), enacted by the Biden administration, gives a tax credit for magnets.",
        [
            ("law", "active", "us/biden-administration", "", ""),
            ("tax_credit", "active", "us/biden-administration", "", ""),
        ],
    ),
    (
        "The Inflation Reduction Act, passed under President Biden, pays tax credits to makers of battery cells.",
        [
            ("law", "active", "us/biden-administration", "", ""),
            ("tax_credit", "active", "us/biden-administration", "", ""),
        ],
    ),
    (
        "The Inflation Reduction Act (IRA), attacked by the Trump administration, gives a tax credit for magnets.",
        [("law", "active", "", "", ""), ("tax_credit", "active", "", "", "")],
    ),
    # -- what a pact promises
    (
        "Japan and Canada signed a framework under which the partners promise $50 million for nickel mines.",
        [("agreement", "agreed", "JP, CA", "", ""), ("funding", "agreed", "JP, CA", "", "USD 50,000,000")],
    ),
    (
        "Japan and Canada signed a framework. Under it the two countries will invest in graphite mining.",
        [("agreement", "agreed", "JP, CA", "", "")],
    ),
    (
        "Japan and Canada signed a framework. Under it Canada will lend $50 million to Lynas.",
        [("agreement", "agreed", "JP, CA", "", ""), ("loan", "announced", "CA", "asx/LYC", "USD 50,000,000")],
    ),
    # -- two presidents
    (
        "The Biden administration placed tariffs on Chinese graphite. President Trump put tariffs on Chinese graphite.",
        [
            ("tariff", "active", "us/biden-administration", "CN", ""),
            ("tariff", "active", "us/trump-administration", "CN", ""),
        ],
    ),
    # -- what has to be, and would
    (
        "Federal purchasing has to prefer magnets of U.S. make.",
        [("offtake", "proposed", "", "", "")],
    ),
    ("Public procurement will have to favour tungsten from Canada.", [("offtake", "proposed", "", "", "")]),
    (
        "A loan of $50 million from Canada to Lynas has to be repaid by 2030.",
        [("loan", "announced", "CA", "asx/LYC", "USD 50,000,000")],
    ),
    ("Financial support would flow to smelters and to mines.", [("funding", "proposed", "", "", "")]),
    ("The money would go to shareholders of Lynas.", []),
    # -- what is called a proposal later
    (
        "A Critical Minerals Stockpile is discussed in Canada. The Critical Minerals Stockpile is still a proposal.",
        [("stockpile", "proposed", "", "", "")],
    ),
]
# A text, and how long each of its acts is to last.
LENGTHS: list[tuple[str, list[str | None]]] = [
    ("Lynas signed a joint venture with Noveon Magnetics; it was agreed for three years.", ["P3Y"]),
    ("Lynas signed an offtake agreement with Toyota. It runs for ten years.", ["P10Y"]),
    ("Lynas signed an offtake agreement with Toyota. It has mined for ten years.", [None]),
    (
        "The Pentagon agreed to lend Lynas $5 million, and to hold a floor price for gallium for six years.",
        [None, "P6Y"],
    ),
    ("Canada will provide $50 million in funding to Lynas, a miner of tin, over five years.", ["P5Y"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_what_a_column_tells_in_its_own_words_is_an_act(acts: Acts, text: str, expected: list[Row]) -> None:
    """A column, a comment or a summary tells the same acts as a release, and no more."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), LENGTHS, ids=[text[:60] for text, _ in LENGTHS])
def test_a_length_told_behind_its_act_is_that_acts_alone(read: Read, text: str, expected: list[str | None]) -> None:
    """How long a deal runs may stand in a clause or sentence of its own, and is never that of another act of a list."""
    assert [act.duration for act in read(text).initiatives] == expected


def test_what_binds_neither_side_is_no_binding_act(read: Read) -> None:
    """A pact that binds nobody is told as agreed, and as not binding."""
    for words in ("binds neither side", "commits nobody", "is not binding"):
        (pact,) = read(f"Japan and Canada signed a framework on nickel that {words}.").initiatives

        assert (pact.status, pact.binding) == ("agreed", False)
