"""Each instrument of the code list, in the forms that releases, headlines and lists give it, and near-misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest

from reex import codes

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

# The text, then its acts: instrument, status, actors, recipients, sum.
FORMS: list[tuple[str, list[Row]]] = [
    # -- equity
    (
        "KfW is considering buying a further €200 million of shares in Vulcan Energy Resources for its lithium.",
        [("equity", "proposed", "de/kfw", "asx/VUL", "EUR 200,000,000")],
    ),
    (
        "The Pentagon bought $120 million of preferred stock in Trilogy Metals, which explores for copper and cobalt.",
        [("equity", "agreed", "us/dod", "nyse/TMQ", "USD 120,000,000")],
    ),
    (
        "A $25 million stake in Almonty Industries was taken by the Department of Defense to secure tungsten.",
        [("equity", "agreed", "us/dod", "nasdaq/ALM", "USD 25,000,000")],
    ),
    (
        "Pentagon Takes $120 Million Stake in Trilogy Metals",
        [("equity", "agreed", "us/dod", "nyse/TMQ", "USD 120,000,000")],
    ),
    # -- loan
    (
        "The Department of Energy lent $2.26 billion to Lithium Americas for lithium carbonate.",
        [("loan", "agreed", "us/doe", "nyse/LAC", "USD 2,260,000,000")],
    ),
    (
        "Lithium Americas secured a $2.26 billion loan from the Department of Energy for lithium carbonate.",
        [("loan", "agreed", "us/doe", "nyse/LAC", "USD 2,260,000,000")],
    ),
    (
        "A loan of $300 million was approved by the Export-Import Bank for Perpetua Resources, a miner of antimony.",
        [("loan", "agreed", "us/exim", "nasdaq/PPTA", "USD 300,000,000")],
    ),
    (
        "Rare earth finance in May:\n\n• A$475 million loan from Export Finance Australia to Arafura Rare Earths",
        [("loan", "agreed", "au/efa", "asx/ARU", "AUD 475,000,000")],
    ),
    # -- grant
    (
        "Canada has given Teck Resources C$9 million toward a germanium plant.",
        [("grant", "agreed", "CA", "tsx/TECK.B", "CAD 9,000,000")],
    ),
    (
        "The Department of Energy announced $1 billion for lithium. These were selected for awards:\n\n"
        "• Albemarle – $90 million for lithium\n• Piedmont Lithium – $80 million for a refinery",
        [
            ("funding", "announced", "us/doe", "", "USD 1,000,000,000"),
            ("grant", "agreed", "us/doe", "nyse/ALB", "USD 90,000,000"),
            ("grant", "agreed", "us/doe", "Piedmont Lithium Inc.", "USD 80,000,000"),
        ],
    ),
    (
        "The European Commission awarded €25 million to Eramet for a lithium pilot.",
        [("grant", "agreed", "eu/commission", "epa/ERA", "EUR 25,000,000")],
    ),
    (
        "Albemarle has won a $90 million grant from the Department of Defense to mine lithium at home.",
        [("grant", "agreed", "us/dod", "nyse/ALB", "USD 90,000,000")],
    ),
    (
        "Albemarle was awarded a $90 million grant by the Department of Defense to mine lithium at home.",
        [("grant", "agreed", "us/dod", "nyse/ALB", "USD 90,000,000")],
    ),
    (
        "The Department of Defense awarded a $90 million grant to Albemarle for lithium.",
        [("grant", "agreed", "us/dod", "nyse/ALB", "USD 90,000,000")],
    ),
    # -- guarantee
    (
        "The U.S. International Development Finance Corporation signed a $50 million loan guarantee for TechMet,"
        " which refines cobalt.",
        [("guarantee", "agreed", "us/dfc", "TechMet Limited", "USD 50,000,000")],
    ),
    (
        "TechMet secured political risk insurance of $75 million from the U.S. International Development Finance"
        " Corporation for its nickel ore.",
        [("guarantee", "agreed", "us/dfc", "TechMet Limited", "USD 75,000,000")],
    ),
    # -- tax credit
    ("Canada introduced a 30% tax credit for lithium exploration.", [("tax_credit", "active", "CA", "", "")]),
    (
        "Australia legislated a production tax incentive worth A$7 billion for critical minerals processing.",
        [("tax_credit", "active", "AU", "", "AUD 7,000,000,000")],
    ),
    # -- price support
    ("The Pentagon guarantees a minimum price for NdPr.", [("price_support", "agreed", "us/dod", "", "")]),
    (
        "The Department of Energy agreed to a price floor for Graphite One's anode material.",
        [("price_support", "agreed", "us/doe", "tsxv/GPH", "")],
    ),
    (
        "A floor price for Iluka Resources' rare earth oxides was set by Export Finance Australia.",
        [("price_support", "agreed", "au/efa", "asx/ILU", "")],
    ),
    # -- offtake
    ("Tesla agreed to buy graphite from Syrah Resources.", [("offtake", "agreed", "nasdaq/TSLA", "asx/SYR", "")]),
    (
        "The Defense Logistics Agency signed a $245 million supply contract with United States Antimony for antimony.",
        [("offtake", "agreed", "us/dla", "nyse/UAMY", "USD 245,000,000")],
    ),
    # -- stockpile
    (
        "South Korea expanded its strategic stockpile of lithium and gallium.",
        [("stockpile", "active", "KR", "", "")],
    ),
    (
        "The Defense Logistics Agency plans to stockpile $500 million of cobalt.",
        [("stockpile", "announced", "us/dla", "", "USD 500,000,000")],
    ),
    (
        "Australia will create a A$1.2 billion Critical Minerals Strategic Reserve.",
        [("stockpile", "announced", "AU", "", "AUD 1,200,000,000")],
    ),
    # -- tariff
    ("Zimbabwe plans a levy on exports of lithium.", [("tariff", "announced", "ZW", "", "")]),
    ("The United States imposed a 93.5% tariff on Chinese graphite.", [("tariff", "active", "US", "CN", "")]),
    (
        "A 25 percent duty on nickel from Indonesia was imposed by the European Union.",
        [("tariff", "active", "EU", "ID", "")],
    ),
    # -- export control
    ("Indonesia caps nickel ore exports at 2 million tons.", [("export_control", "active", "ID", "", "")]),
    ("China requires licences for exports of gallium.", [("export_control", "active", "CN", "", "")]),
    (
        "India banned exports of rare earths to Japan and told IREL to suspend an accord.",
        [("export_control", "active", "IN", "JP", "")],
    ),
    ("Indonesia banned exports of nickel ore in 2020.", [("export_control", "active", "ID", "", "")]),
    ("Export licences for gallium were introduced by China in 2023.", [("export_control", "active", "CN", "", "")]),
    ("China's export controls on tungsten remain in force.", [("export_control", "active", "CN", "", "")]),
    (
        "The Democratic Republic of the Congo suspended cobalt exports for four months.",
        [("export_control", "active", "CD", "", "")],
    ),
    # -- import restriction
    (
        "The United States banned imports of enriched uranium from Russia.",
        [("import_restriction", "active", "US", "RU", "")],
    ),
    (
        "The European Union adopted an import ban on Russian aluminium.",
        [("import_restriction", "active", "EU", "RU", "")],
    ),
    # -- law
    ("The European Union adopted the Critical Raw Materials Act.", [("law", "active", "EU", "", "")]),
    ("The Critical Raw Materials Act sets targets for processing in Europe.", [("law", "active", "", "", "")]),
    ("The Net-Zero Industry Act has set targets for magnets and batteries.", [("law", "active", "", "", "")]),
    # -- executive action
    (
        "President Biden invoked the Defense Production Act for battery metals such as nickel in 2022.",
        [("executive_action", "active", "us/biden-administration", "", "")],
    ),
    (
        "President Trump signed an executive order on seabed minerals in April 2025.",
        [("executive_action", "active", "us/trump-administration", "", "")],
    ),
    (
        "The Commerce Department opened a Section 232 investigation into polysilicon imports.",
        [("executive_action", "active", "us/doc", "", "")],
    ),
    # -- permitting
    (
        "The Interior Department fast-tracked the Resolution Copper project.",
        [("permitting", "agreed", "us/doi", "Resolution Copper", "")],
    ),
    ("Ottawa promised faster permitting for lithium mines in Quebec.", [("permitting", "announced", "CA", "", "")]),
    # -- agreement
    (
        "Chile is negotiating a critical minerals agreement with the European Union.",
        [("agreement", "proposed", "CL, EU", "", "")],
    ),
    (
        "Japan and Kazakhstan signed a memorandum of understanding on rare earths.",
        [("agreement", "agreed", "JP, KZ", "", "")],
    ),
    (
        "A memorandum of understanding between Italy and Brazil covers niobium.",
        [("agreement", "agreed", "IT, BR", "", "")],
    ),
    (
        "A framework agreement on gallium was signed by Japan and Australia in Tokyo.",
        [("agreement", "agreed", "JP, AU", "", "")],
    ),
    # -- research
    (
        "Oak Ridge National Laboratory will run a pilot plant for gallium recovery.",
        [("research", "announced", "us/ornl", "", "")],
    ),
    (
        "The Department of Energy launched a research program on graphite anodes.",
        [("research", "announced", "us/doe", "", "")],
    ),
    # -- partnership
    (
        "Umicore and Glencore formed a partnership to recycle cobalt.",
        [("partnership", "active", "ebr/UMI, lse/GLEN", "", "")],
    ),
    ("BASF partnered with Eramet on nickel refining.", [("partnership", "active", "etr/BAS, epa/ERA", "", "")]),
    # -- project
    (
        "Syrah Resources is building a graphite processing plant in Louisiana.",
        [("project", "active", "asx/SYR", "", "")],
    ),
    (
        "Talon Metals broke ground on a nickel processing facility in North Dakota.",
        [("project", "active", "tsx/TLO", "", "")],
    ),
    ("Boliden's Aitik mine in Sweden reopened in March.", [("project", "active", "sto/BOL", "", "")]),
    # -- acquisition
    (
        "USA Rare Earth bought Less Common Metals, a maker of alloys, for $100 million.",
        [("acquisition", "agreed", "nasdaq/USAR", "Less Common Metals Limited", "USD 100,000,000")],
    ),
    (
        "Glencore plans to buy Noront Resources.",
        [("acquisition", "announced", "lse/GLEN", "Noront Resources Ltd.", "")],
    ),
    (
        "Rio Tinto acquired Arcadium Lithium for $6.7 billion.",
        [("acquisition", "agreed", "lse/RIO", "Arcadium Lithium plc", "USD 6,700,000,000")],
    ),
    (
        "Sayona Mining's takeover of Piedmont Lithium closed in August.",
        [("acquisition", "completed", "Sayona Mining Limited", "Piedmont Lithium Inc.", "")],
    ),
    ("Lundin Mining was acquired by BHP.", [("acquisition", "completed", "asx/BHP", "tsx/LUN", "")]),
    # -- workforce
    (
        "The Department of Labor launched an apprenticeship program for miners.",
        [("workforce", "announced", "us/dol", "", "")],
    ),
    (
        "The Colorado School of Mines announced a workforce development programme on critical minerals.",
        [("workforce", "announced", "Colorado School of Mines", "", "")],
    ),
    # -- funding
    (
        "The Pentagon invested $30 million in Almonty Industries for tungsten.",
        [("funding", "agreed", "us/dod", "nasdaq/ALM", "USD 30,000,000")],
    ),
    (
        "A $43 million investment by the Defense Department in Graphite One was announced on Monday.",
        [("funding", "announced", "us/dod", "tsxv/GPH", "USD 43,000,000")],
    ),
    (
        "Canada committed C$20 million to Fireweed Metals for tungsten.",
        [("funding", "agreed", "CA", "tsxv/FWZ", "CAD 20,000,000")],
    ),
]

# What shares a word, or a thought, with an instrument and is none.
NEAR_MISSES = {
    "equity": [
        "Demand for nickel raised the stakes for every refiner.",
        "The warrant officer visited the cobalt mine.",
        "Chile has raised its stakes in lithium at home.",
    ],
    "loan": [
        "Credit to copper smelters is tight.",
        "Traders borrow copper from each other.",
    ],
    "grant": [
        "A grant of access to the port helps copper exporters.",
        "Nickel prices have not granted miners any relief.",
    ],
    "guarantee": [
        "There is no guarantee that cobalt prices recover.",
        "Insurance costs for nickel shippers rose.",
    ],
    "tax_credit": [
        "Taxes on lithium miners stayed where they were.",
        "Carbon credits pay little to copper smelters.",
    ],
    "price_support": [
        "The price of antimony found a floor in May.",
        "A floor of the copper refinery was flooded.",
    ],
    "offtake": [
        "Copper traders supply smelters on contract.",
        "The lithium carbonate went to buyers in Busan.",
    ],
    "stockpile": [
        "Piles of nickel ore stand in the yard at the port.",
        "The reserves of lithium came to 12 million tonnes.",
    ],
    "tariff": [
        "Duties of the mine inspector include safety at copper pits.",
        "The graphite plant is off duty in winter.",
    ],
    "export_control": [
        "Exports of antimony from China fell in May.",
        "China exports gallium to Japan.",
    ],
    "import_restriction": [
        "Imports of nickel into Germany rose last year.",
        "Italy imports magnets from China.",
    ],
    "law": [
        "The law of supply and demand holds for lithium.",
        "The bill for copper cables came to $2 million.",
    ],
    "executive_action": [
        "The executive ordered new pumps for the lithium plant.",
        "The inquiry into the copper accident took a year.",
    ],
    "permitting": [
        "The permit office in Lima opens at nine to copper miners.",
        "Nickel miners need a permit.",
    ],
    "agreement": [
        "Analysts agree that lithium prices will recover.",
        "Agreement among analysts on copper is rare.",
    ],
    "research": [
        "Research by the Brookings Institution shows that gallium is scarce.",
        "The pilot flew over the copper pit.",
    ],
    "partnership": [
        "Partners at the law firm advise lithium miners.",
        "Cobalt and nickel go together in the ore.",
    ],
    "project": [
        "The cobalt project manager resigned.",
        "Forecasters project more demand for lithium.",
    ],
    "acquisition": [
        "The company acquires data on copper grades each day.",
        "Miners acquired a taste for lithium shares.",
    ],
    "workforce": [
        "Workers at the copper smelter train twice a week.",
        "The train leaves the iron ore pit at noon.",
    ],
    "funding": [
        "The investment case for nickel is weak.",
        "Investors poured funds into copper miners.",
        "Albemarle looks well placed in lithium, provided that prices hold.",
    ],
}


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:60] for text, _ in FORMS])
def test_an_act_is_read_from_each_of_its_forms(text: str, expected: list[Row], acts: Acts) -> None:
    """Active, passive, nominal, headline and bullet say the same act, and nothing else comes out of them."""
    assert acts(text) == expected


@pytest.mark.parametrize("text", [text for texts in NEAR_MISSES.values() for text in texts])
def test_a_word_of_an_instrument_is_no_act(text: str, acts: Acts) -> None:
    """A sentence that only sounds like an act yields none."""
    assert acts(text) == []


def test_a_verb_without_a_party_is_no_act(acts: Acts) -> None:
    """A word in the form of a verb, with nobody who does it and no sum, does nothing."""
    assert acts("The smelter runs on a loaned furnace. Fast tracks lead from the nickel pit.") == []


def test_a_verb_that_gives_a_sum_is_a_grant(acts: Acts) -> None:
    """The sum may stand right behind the verb, done or planned."""
    text = (
        "The European Commission granted €25 million to Eramet for lithium."
        " The Department of Energy plans to award $50 million to Westwin Elements for nickel."
    )
    assert acts(text) == [
        ("grant", "agreed", "eu/commission", "epa/ERA", "EUR 25,000,000"),
        ("grant", "announced", "us/doe", "Westwin Elements, Inc.", "USD 50,000,000"),
    ]


def test_every_instrument_is_tried_in_two_forms_and_two_near_misses() -> None:
    """The tables above leave out no instrument but ``other``, which no word names."""
    instruments = set(get_args(codes.Instrument)) - {"other"}
    forms = Counter(row[0] for _, rows in FORMS for row in rows)
    assert {name for name in instruments if forms[name] < 2} == set()
    assert {name for name in instruments if len(NEAR_MISSES.get(name, ())) < 2} == set()
