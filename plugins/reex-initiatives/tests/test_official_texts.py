"""Fact sheets, orders, memoranda and bills: acts beside what is only spoken of, cited or remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

NOTHING = [
    # -- what is handed over is no good
    "The Department of Energy will deliver recommendations on cobalt to Congress.",
    "The Department of Defense will supply a list of gallium vendors to the Senate.",
    "BHP will deliver a briefing on copper to the Department of State.",
    "The European Commission will send its draft lithium report to Germany.",
    # -- what is backed takes no money
    "President Biden met Albemarle. The Administration supports the right to organize, and Albemarle heeds it.",
    "Canada visited Vale. It strongly backs free trade in nickel and the work of Vale.",
    # -- what was done long ago is no news
    "Syracuse was a hub during World War II, when General Electric began building engines for the military.",
    "In 1952, Molycorp began production of rare earths at Mountain Pass.",
    "More than a century ago, Inco began construction of nickel smelters in Sudbury.",
    "The mine dates from the First World War, when Vulcan Materials started building a tungsten mill.",
    # -- an order that is only cited
    "The Committee shall consider the practices described in Executive Order 14028 of May 12, 2021.",
    "The Secretary shall act consistent with Executive Order 13806 when he reviews purchases of magnets.",
    "As set forth in section 2 of Executive Order 14156, the Nation needs a reliable supply of minerals.",
    # -- "end use" ends nothing
    "Brazil and Norway are rich in nickel for the exploration, refining and end use of nickel.",
    # -- money for other things
    "Ontario awarded C$200 million for a bridge over the Madawaska River.",
    "Ottawa named a chips hub; the U.S. Department of Transportation awarded $180 million for a viaduct.",
]

SOMETHING: list[tuple[str, list[Row]]] = [
    (
        "BHP will deliver 50,000 tonnes of nickel sulphate to Tesla.",
        [("offtake", "announced", "nasdaq/TSLA", "asx/BHP", "")],
    ),
    (
        "In the biggest push since World War II, the Pentagon took a 15% stake in MP Materials.",
        [("equity", "agreed", "us/dod", "nyse/MP", "")],
    ),
    (
        "The smelter, which opened in 1952, was restarted by Alcoa in 2024.",
        [("project", "active", "nyse/AA", "", "")],
    ),
    ("Founded in 1965, Hecla has started building a mine.", [("project", "active", "nyse/HL", "", "")]),
    (
        "President Trump signed Executive Order 14241.",
        [("executive_action", "active", "us/trump-administration", "", "")],
    ),
    (
        "Canada pledged C$50 million for a road to a lithium mine.",
        [("funding", "announced", "CA", "", "CAD 50,000,000")],
    ),
    # -- a first step and the whole are one investment
    (
        "Samsung will invest $17 billion in a fab in Taylor, part of a planned investment of up to $40 billion.",
        [("project", "announced", "krx/005930", "", "USD 17,000,000,000, USD 40,000,000,000")],
    ),
    (
        "Intel plans to invest $20 billion in Ohio. Its investment of $5 billion in Oregon is another one.",
        [
            ("project", "announced", "nasdaq/INTC", "", "USD 20,000,000,000"),
            ("project", "announced", "nasdaq/INTC", "", "USD 5,000,000,000"),
        ],
    ),
    # -- what a firm is to invest is its plan
    (
        "The award unlocks $125 billion in private investment from Micron to build memory chips.",
        [("project", "announced", "nasdaq/MU", "", "USD 125,000,000,000")],
    ),
]


PACTS: list[tuple[str, list[Row]]] = [
    # -- the title of a treaty, in capitals and broken over lines
    (
        "MEMORANDUM OF COOPERATION\n\nbetween the\n\nGOVERNMENT OF JAPAN\n\nand\n\nMONGOLIA\n\non rare earths",
        [("agreement", "agreed", "JP, MN", "", "")],
    ),
    (
        "JOINT DECLARATION\n\nof the\n\nREPUBLIC OF INDIA\n\nand the\n\nARGENTINE REPUBLIC\n\nON LITHIUM",
        [("agreement", "agreed", "IN, AR", "", "")],
    ),
    (
        "AGREEMENT BETWEEN THE MINISTRY OF MINES OF THE REPUBLIC OF CHILE AND THE MINISTRY OF TRADE OF JAPAN ON COPPER",
        [("agreement", "agreed", "CL, JP", "", "")],
    ),
    ("STATEMENT ON MINING\n\nCanada mines nickel and Japan smelts it.", []),
    ("TREATIES OF THE WORLD\n\nAGREEMENT OF THE YEAR\n\nCanada mines nickel.", []),
    # -- what those who sign say of it
    (
        "The Government of Chile and the Government of France (the Parties) have agreed as follows on lithium.",
        [("agreement", "agreed", "CL, FR", "", "")],
    ),
    # -- bodies of one state
    (
        "The Department of the Interior and the Department of Energy signed a memorandum of understanding on cobalt.",
        [("agreement", "agreed", "us/doi, us/doe", "", "")],
    ),
    (
        "The Department of Energy signed a memorandum of understanding with Japan on cobalt.",
        [("agreement", "agreed", "US, JP", "", "")],
    ),
    # -- what is being founded is agreed
    (
        "Australia and the United States are establishing the Compact on Critical Minerals.",
        [("agreement", "agreed", "AU, US", "", "")],
    ),
    # -- by what means is not how far it has come
    (
        "Canada will help its miners by establishing a price floor for nickel.",
        [("price_support", "announced", "CA", "", "")],
    ),
]


PERMITS: list[tuple[str, list[Row]]] = [
    # -- a fast lane, and who is put into it
    (
        "The Permitting Council added the Hermosa manganese project to FAST-41.",
        [("permitting", "active", "us/permitting-council", "Hermosa", "")],
    ),
    (
        "Thacker Pass was named a covered project, which lithium miners welcomed.",
        [("permitting", "active", "", "Thacker Pass", "")],
    ),
    (
        "The Department of the Interior is implementing emergency permitting procedures for lithium projects.",
        [("permitting", "active", "us/doi", "", "")],
    ),
    (
        "The Bureau of Ocean Energy Management is preparing a lease sale for seabed nickel off Guam.",
        [("permitting", "announced", "us/boem", "", "")],
    ),
    ("The Bureau of Land Management held a lease sale for oil and gas in Wyoming.", []),
    ("The Permitting Council added a clerk from nickel country to its staff.", []),
]
TENDERS: list[tuple[str, list[Row]]] = [
    (
        "The Defense Logistics Agency issued a request for proposals for 1,200 tons of bismuth.",
        [("offtake", "announced", "us/dla", "", "")],
    ),
    (
        "The Defense Logistics Agency cancelled on May 4 its tender for up to 220 tons of tin, worth $15 million.",
        [("offtake", "ended", "us/dla", "", "USD 15,000,000")],
    ),
    (
        "The Defense Logistics Agency is soliciting offers for 50 tons of scandium oxide.",
        [("offtake", "announced", "us/dla", "", "")],
    ),
    ("The Army scrapped a tender for new trucks, and copper got dearer.", []),
    ("India launched a tender for solar panels.", []),
]
CONGRESS: list[tuple[str, list[Row]]] = [
    # -- a bill is one until both chambers have passed it
    (
        "The House Natural Resources Committee advanced the Critical Mineral Consistency Act by 26 votes to 17.",
        [("law", "proposed", "us/house-natural-resources", "", "")],
    ),
    ("The Senate passed the Rare Earth Security Act.", [("law", "proposed", "us/senate", "", "")]),
    ("Congress passed the Rare Earth Security Act.", [("law", "active", "us/congress", "", "")]),
    (
        "Senators Ann Moor (D-Colo.) and Bill Lee (R-Utah) on Tuesday introduced the Rare Earth Security Act.",
        [("law", "proposed", "", "", "")],
    ),
    (
        "The governor signed Assembly Bill 33 into law, which helps lithium recyclers.",
        [("law", "active", "", "", "")],
    ),
    # -- what a law gives is in force
    (
        "The Minerals Future Act set aside $2 billion for nickel refining, $1 billion for magnet recycling.",
        [
            ("law", "active", "", "", ""),
            ("funding", "active", "", "", "USD 2,000,000,000"),
            ("funding", "active", "", "", "USD 1,000,000,000"),
        ],
    ),
]
CONTRACTS: list[tuple[str, list[Row]]] = [
    (
        "Halden Tungsten Corp., Towanda, Pennsylvania, has been awarded a maximum $62,000,000 firm-fixed-price contract"
        " for tungsten powder.",
        [("offtake", "agreed", "", "Halden Tungsten Corp.", "USD 62,000,000")],
    ),
    (
        "The Defense Logistics Agency awarded a contract to Nyrstar for germanium worth up to $18 million.",
        [("offtake", "agreed", "us/dla", "Nyrstar NV", "USD 18,000,000")],
    ),
    (
        "The Defense Logistics Agency plans to buy $40 million of antimony, $30 million of tantalum and $5 million of"
        " scandium for the stockpile.",
        [
            ("stockpile", "announced", "us/dla", "", "USD 40,000,000"),
            ("stockpile", "announced", "us/dla", "", "USD 30,000,000"),
            ("stockpile", "announced", "us/dla", "", "USD 5,000,000"),
        ],
    ),
]
GIVEN: list[tuple[str, list[Row]]] = [
    # -- both sides of a loan, or of a deal, are told as those who sign it
    (
        "KfW and Nyrstar have signed a loan of EUR 50 million for a zinc plant.",
        [("loan", "agreed", "de/kfw", "Nyrstar NV", "EUR 50,000,000")],
    ),
    (
        "Nyrstar said it had signed a $300 million partnership with the Department of Defense.",
        [("funding", "agreed", "us/dod", "Nyrstar NV", "USD 300,000,000")],
    ),
    # -- a sum that is changed, shared, or asked for
    (
        "The DFC has upped its loan to Syrah Resources to $150 million.",
        [("loan", "agreed", "us/dfc", "asx/SYR", "USD 150,000,000")],
    ),
    (
        "Nine projects will share $24 million from the Department of Energy to recover gallium.",
        [("funding", "agreed", "us/doe", "", "USD 24,000,000")],
    ),
    ("Two firms share $40 million of debt, and copper is dear.", []),
    (
        "The Department of Energy issued a Notice of Funding Opportunity for up to $30 million for gallium.",
        [("funding", "announced", "us/doe", "", "USD 30,000,000")],
    ),
    # -- a measure is told with the order that takes it, and one that is only to be reviewed without
    (
        "President Trump signed a proclamation imposing 25 percent tariffs on imports of tungsten.",
        [("tariff", "active", "us/trump-administration", "", "")],
    ),
    (
        "President Trump signed a proclamation. Canada imposes tariffs on imports of tungsten.",
        [("executive_action", "active", "us/trump-administration", "", ""), ("tariff", "active", "CA", "", "")],
    ),
    # -- the label of an item, and what stands behind a colon
    (
        "Equity: DFC put $30 million into TechMet for a nickel mine in Brazil.",
        [("equity", "agreed", "us/dfc", "TechMet Limited", "USD 30,000,000")],
    ),
    (
        "Nyrstar said it had closed a round for a smelter: €10 million in equity from Sojitz, and €6 million in grants"
        " from France.",
        [
            ("equity", "agreed", "tse/2768", "Nyrstar NV", "EUR 10,000,000"),
            ("grant", "agreed", "FR", "Nyrstar NV", "EUR 6,000,000"),
        ],
    ),
    (
        "Nyrstar got a letter of interest from EXIM for potential debt financing of up to $12 million for its smelter.",
        [("loan", "announced", "us/exim", "Nyrstar NV", "USD 12,000,000")],
    ),
    # -- a letter, taxes, leases, a board
    (
        "EXIM's letter to Nyrstar, for as much as $60 million of debt, has expired.",
        [("loan", "ended", "us/exim", "Nyrstar NV", "USD 60,000,000")],
    ),
    (
        "Kansas approved a $5 million property tax abatement for a zinc plant of Nyrstar.",
        [("tax_credit", "agreed", "Kansas", "Nyrstar NV", "USD 5,000,000")],
    ),
    ("The noise abatement of Nyrstar is a model for other firms.", []),
    (
        "The Interior Department reinstated two leases of Nyrstar for zinc.",
        [("permitting", "active", "us/doi", "Nyrstar NV", "")],
    ),
    (
        "The DFC said its board had approved equity of up to $180 million in Serra Verde.",
        [("equity", "agreed", "us/dfc", "Serra Verde", "USD 180,000,000")],
    ),
    (
        "The Pentagon will become the largest shareholder in Nyrstar after agreeing to buy $20 million of its stock.",
        [("equity", "agreed", "us/dod", "Nyrstar NV", "USD 20,000,000")],
    ),
]
PURPOSES: list[tuple[str, list[Row]]] = [
    # -- several sums of one verb, each for something else
    (
        "The Department of Energy announced funding that includes $300 million for nickel recycling,"
        " $200 million for graphite processing and $40 million for a rare earth pilot plant.",
        [
            ("funding", "announced", "us/doe", "", "USD 300,000,000"),
            ("funding", "announced", "us/doe", "", "USD 200,000,000"),
            ("research", "announced", "us/doe", "", "USD 40,000,000"),
        ],
    ),
    (
        "The Department of Defense set aside $300 million for tungsten mining, $90 million for magnet recycling"
        " and $20 million for Nyrstar.",
        [
            ("funding", "agreed", "us/dod", "", "USD 300,000,000"),
            ("funding", "agreed", "us/dod", "", "USD 90,000,000"),
            ("funding", "agreed", "us/dod", "Nyrstar NV", "USD 20,000,000"),
        ],
    ),
    (
        "Canada earmarks C$100 million for lithium refining and C$50 million for a stockpile of antimony.",
        [
            ("funding", "announced", "CA", "", "CAD 100,000,000"),
            ("stockpile", "announced", "CA", "", "CAD 50,000,000"),
        ],
    ),
    # -- what was paid before, by others or for shares is none of these
    (
        "The Department of Energy awarded $50 million for magnets, up from $40 million for magnets a year ago.",
        [("grant", "agreed", "us/doe", "", "USD 50,000,000")],
    ),
    (
        "Lynas raised A$30 million of new shares for its mine, A$20 million for debt.",
        [("equity", "completed", "", "asx/LYC", "AUD 30,000,000")],
    ),
    # -- what a law gives a body to spend
    (
        "SEC. 7. There is appropriated to the Secretary of Energy, out of any money in the Treasury not otherwise"
        " appropriated— (1) $500,000,000 for cobalt refining; (2) $300,000,000 for loans to producers of magnets.",
        [
            ("funding", "active", "us/doe", "", "USD 500,000,000"),
            ("loan", "active", "us/doe", "", "USD 300,000,000"),
        ],
    ),
    (
        "President Biden signed the CHIPS Act, which provides the Department of Commerce with $39 billion for gallium.",
        [
            ("law", "active", "us/biden-administration", "", ""),
            ("funding", "active", "us/doc", "", "USD 39,000,000,000"),
        ],
    ),
]


FIRMS: list[tuple[str, list[Row]]] = [
    # -- with whom somebody teaches or trains
    (
        "Lynas is working with Curtin University to train metallurgists.",
        [("workforce", "active", "asx/LYC, Curtin University", "", "")],
    ),
    (
        "Intel has teamed up with Ohio State University to create a training program for chip technicians.",
        [("workforce", "active", "nasdaq/INTC, Ohio State University", "", "")],
    ),
    ("Lynas will train metallurgists.", [("workforce", "announced", "asx/LYC", "", "")]),
    ("The Department of Labor will launch three workforce hubs.", [("workforce", "announced", "us/dol", "", "")]),
    # -- where firms work
    ("Sigma Lithium has set up operations in Minas Gerais.", [("project", "active", "nasdaq/SGML", "", "")]),
    ("Umicore runs a plant in Finland that refines cobalt.", [("project", "active", "ebr/UMI", "", "")]),
    ("Umicore runs into trouble in Finland that costs it cobalt.", []),
    (
        "Tesla will source nickel from Talon Metals' Tamarack nickel project under development in Minnesota.",
        [
            ("offtake", "announced", "nasdaq/TSLA", "tsx/TLO", ""),
            ("project", "active", "tsx/TLO", "", ""),
        ],
    ),
    # -- besides whom others act
    (
        "In addition to Umicore, Nyrstar and Glencore have set up operations in Finland.",
        [("project", "active", "Nyrstar NV, lse/GLEN", "", "")],
    ),
    (
        "Umicore, Nyrstar and Glencore set up operations in Finland.",
        [("project", "active", "ebr/UMI, Nyrstar NV, lse/GLEN", "", "")],
    ),
    # -- what each of two gives
    (
        "Vulcan Elements will get a $620 million loan from the Department of War and $50 million from France.",
        [
            ("loan", "announced", "us/dod", "Vulcan Elements, Inc.", "USD 620,000,000"),
            ("funding", "announced", "FR", "Vulcan Elements, Inc.", "USD 50,000,000"),
        ],
    ),
    (
        "The Department of the Interior approved the Thacker Pass lithium mine and the Rhyolite Ridge lithium mine.",
        [("permitting", "active", "us/doi", "Thacker Pass, Rhyolite Ridge", "")],
    ),
    # -- a share that one of two takes in their venture
    (
        "Lithium Americas and GM will work with each other, with GM contributing $625 million for a 38% stake.",
        [("equity", "announced", "nyse/GM", "nyse/LAC", "USD 625,000,000")],
    ),
    # -- a sum on top
    (
        "Albemarle is building a plant in Nevada. Albemarle will spend another $300 million on lithium.",
        [("project", "active", "nyse/ALB", "", ""), ("project", "announced", "nyse/ALB", "", "USD 300,000,000")],
    ),
    (
        "Albemarle is building a plant in Nevada. Albemarle will spend $300 million on lithium.",
        [("project", "active", "nyse/ALB", "", "USD 300,000,000")],
    ),
]


BILL = 'S. 101\n\nThis Act may be cited as the "Tungsten Independence Act".\n\n'
LAW = ("law", "proposed", "", "", "")
ORDERS: list[tuple[str, list[Row]]] = [
    # -- what a bill says of what is to be done
    (
        BILL + "The Secretary of Defense may not procure magnets that contain rare earths mined in China.",
        [LAW, ("import_restriction", "proposed", "us/dod", "CN", "")],
    ),
    (
        BILL + "The Secretary of Defense shall ensure that firms use cobalt that is not mined or refined in Russia.",
        [LAW, ("import_restriction", "proposed", "us/dod", "RU", "")],
    ),
    (
        BILL + "The Secretary of Energy shall evaluate authorities under the Defense Production Act for graphite.",
        [LAW, ("executive_action", "proposed", "us/doe", "", "")],
    ),
    (
        "A bill to amend the Internal Revenue Code to establish a tax credit for rare earth magnets.",
        [LAW, ("tax_credit", "proposed", "", "", "")],
    ),
    (
        "The bill would prohibit the Department of Defense from procuring batteries from six Chinese companies.",
        [("import_restriction", "proposed", "us/dod", "CN", "")],
    ),
    # -- a plan for it
    (
        "The Secretary of Energy shall develop a plan for a strategic reserve of cobalt.",
        [("stockpile", "announced", "us/doe", "", "")],
    ),
    # -- the order that a document is
    (
        "Executive Order 19001: Securing Cobalt\n\nPresident Trump wants cobalt to be plentiful.",
        [("executive_action", "active", "us/trump-administration", "", "")],
    ),
    ("Executive Order 19001: Securing Pensions\n\nPresident Trump wants pensions to be plentiful.", []),
    # -- a power that is given, and one that is used
    (
        "A new law authorizes the Secretary of Energy to set a price floor for tungsten.",
        [("price_support", "proposed", "us/doe", "", "")],
    ),
    (
        "President Trump used his authority under IEEPA to impose tariffs on Chinese graphite.",
        [("tariff", "active", "us/trump-administration", "CN", "")],
    ),
    ("China exercised its new powers to ban exports of gallium.", [("export_control", "active", "CN", "", "")]),
    # -- lists and rules
    ("Australia is revising its critical minerals list.", [("executive_action", "active", "AU", "", "")]),
    (
        "The Department of the Interior will update outdated mining regulations.",
        [("permitting", "announced", "us/doi", "", "")],
    ),
    # -- what is agreed with a firm is for it
    (
        "The Department of Commerce reached an agreement with Micron Technology to provide $6 billion in funding.",
        [("funding", "agreed", "us/doc", "nasdaq/MU", "USD 6,000,000,000")],
    ),
    (
        "Lynas unveiled a supply contract with Boeing.",
        [("offtake", "agreed", "nyse/BA", "asx/LYC", "")],
    ),
    ("Lynas fears long-term supply disruptions at Boeing.", []),
    # -- what many do is no firm's own
    (
        "Intel grows. Intel hires. Intel sells. Companies have announced $240 billion in investments in energy.",
        [("project", "announced", "", "", "USD 240,000,000,000")],
    ),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_only_spoken_of_is_no_act(acts: Acts, text: str) -> None:
    """What is cited, remembered, handed over in writing or meant for other things yields nothing."""
    assert acts(text) == []


@pytest.mark.parametrize(("text", "expected"), SOMETHING)
def test_what_is_done_is_one(acts: Acts, text: str, expected: list[Row]) -> None:
    """What is done yields an act, whatever else the sentence says."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), PACTS)
def test_those_agree_whom_the_text_names(acts: Acts, text: str, expected: list[Row]) -> None:
    """Titles of treaties name states, and bodies of one state that agree with each other are the parties themselves."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), FIRMS)
def test_firms_do_what_the_text_says(acts: Acts, text: str, expected: list[Row]) -> None:
    """Who trains with whom, who works where, and what comes on top of what was told."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), PERMITS + TENDERS)
def test_bodies_of_state_let_work_go_ahead_and_ask_for_goods(acts: Acts, text: str, expected: list[Row]) -> None:
    """A project put on a list of fast permits, a lease sale, and what a stockpile asks firms to offer."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), CONGRESS + CONTRACTS + GIVEN)
def test_official_words_tell_who_gives_to_whom_and_how_far_it_has_come(
    acts: Acts, text: str, expected: list[Row]
) -> None:
    """Steps of bills, contracts of a stockpile, deals of a state with a firm, sums that are raised or shared."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), PURPOSES)
def test_each_sum_of_a_list_is_an_act_with_a_purpose_of_its_own(acts: Acts, text: str, expected: list[Row]) -> None:
    """One verb may give several sums, each for something else, and a law gives what it appropriates."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_bills_and_orders_tell_what_they_are(acts: Acts, text: str, expected: list[Row]) -> None:
    """Bills propose, orders are in force, and a power that somebody gets is not used yet."""
    assert acts(text) == expected


def test_a_law_is_about_what_its_name_says(read: Read) -> None:
    """The commodities of a law are those in its name."""
    (law,) = read(BILL).initiatives
    assert law.commodities == ("tungsten",)
    (law,) = read(BILL.replace("Tungsten ", "")).initiatives
    assert law.commodities == ()


def test_the_law_that_pays_parts_no_act_from_its_goods(read: Read) -> None:
    """The goods behind the name of a law are those of the act before it."""
    text = "The Department of Energy will spend $5 million in Bipartisan Infrastructure Law funding to refine cobalt."
    (funding,) = read(text).initiatives
    assert funding.commodities == ("cobalt",)


def test_each_sum_of_a_list_has_goods_and_stages_of_its_own(read: Read) -> None:
    """What one sum is for says nothing of the next one."""
    made = read(
        "Canada will spend C$80 million on nickel exploration and C$20 million on recycling of cobalt."
    ).initiatives
    assert [(act.commodities, act.stages) for act in made] == [
        (("nickel",), ("exploration",)),
        (("cobalt",), ("recycling",)),
    ]


def test_two_equal_sums_of_a_list_are_two_acts(read: Read) -> None:
    """The same sum for something else is another act, and where only a program tells the country, it is its own."""
    made = read("The Infrastructure Law set aside $3 billion for nickel mines and $3 billion for cobalt refining.")
    assert [act.commodities for act in made.initiatives if act.amounts] == [("nickel",), ("cobalt",)]
    (credit,) = read("The 45X credit for nickel refining goes on.").initiatives
    assert credit.countries == ("US",)


def test_the_name_of_a_law_tells_no_stage(read: Read) -> None:
    """A loan under the CHIPS Act need be for no chips."""
    (loan,) = read("The Department of Commerce lent Nyrstar $50 million under the CHIPS Act.").initiatives
    assert loan.stages == ()
