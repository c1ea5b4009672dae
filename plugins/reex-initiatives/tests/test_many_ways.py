"""What texts of other sources, other countries and other trades say, read by the same rules; and near misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

TOLD: list[tuple[str, list[Row]]] = [
    # -- who speaks, and who only is spoken of
    (
        "Export Development Canada agreed on Tuesday to lend Treasury Metals C$85 million.",
        [("loan", "agreed", "ca/edc", "Treasury Metals", "CAD 85,000,000")],
    ),
    (
        "JOGMEC said it had taken a 30 percent stake in Caremag SAS, paying 110 million euros.",
        [("equity", "agreed", "jp/jogmec", "Caremag", "EUR 110,000,000")],
    ),
    (
        "The Pentagon said on Monday that it would lend MP Materials $150 million.",
        [("loan", "announced", "us/dod", "nyse/MP", "USD 150,000,000")],
    ),
    (
        "The Government of Canada has signed an offtake agreement with Nouveau Monde Graphite.",
        [("offtake", "agreed", "CA", "nyse/NMG", "")],
    ),
    # -- plants
    (
        "Lynas said it would build a refinery in Texas.",
        [("project", "announced", "asx/LYC", "", "")],
    ),
    (
        "POSCO International plans to construct a magnet plant in Virginia.",
        [("project", "announced", "krx/047050", "", "")],
    ),
    (
        "Glencore is reviewing a plan to build a smelter in Quebec.",
        [("project", "proposed", "lse/GLEN", "", "")],
    ),
    # -- shares
    (
        "The Pentagon bought shares of MP Materials, paying $400 million.",
        [("equity", "agreed", "us/dod", "nyse/MP", "USD 400,000,000")],
    ),
    (
        "The Commerce Department is in talks to take as much as 10% of Lithium Americas.",
        [("equity", "proposed", "us/doc", "nyse/LAC", "")],
    ),
    (
        "Perpetua Resources closed an offering of common shares that raised gross proceeds of about $45 million.",
        [("equity", "completed", "", "nasdaq/PPTA", "USD 45,000,000")],
    ),
    # -- loans, grants, money
    (
        "Perpetua Resources has submitted an application to the Export-Import Bank for as much as $2 billion in debt.",
        [("loan", "proposed", "us/exim", "nasdaq/PPTA", "USD 2,000,000,000")],
    ),
    (
        "The Northern Australia Infrastructure Facility approved A$200 million in debt for Arafura.",
        [("loan", "agreed", "au/naif", "asx/ARU", "AUD 200,000,000")],
    ),
    (
        "Albemarle was selected by the Department of Energy for a grant of nearly $150 million.",
        [("grant", "agreed", "us/doe", "nyse/ALB", "USD 150,000,000")],
    ),
    (
        "Less Common Metals has been given £5 million by the Department for Business and Trade.",
        [("grant", "agreed", "gb/dbt", "Less Common Metals Limited", "GBP 5,000,000")],
    ),
    (
        "A €15 million grant was awarded to Carester by the European Commission.",
        [("grant", "agreed", "eu/commission", "Carester SAS", "EUR 15,000,000")],
    ),
    (
        "Arafura received a A$200 million equity commitment from the National Reconstruction Fund Corporation.",
        [("equity", "agreed", "au/nrfc", "asx/ARU", "AUD 200,000,000")],
    ),
    (
        "A contribution of up to C$36 million from Natural Resources Canada will go to Frontier Lithium.",
        [("funding", "announced", "ca/nrcan", "tsxv/FL", "CAD 36,000,000")],
    ),
    (
        "Up to €3 billion will be mobilised by the European Commission for raw materials projects.",
        [("funding", "announced", "eu/commission", "", "EUR 3,000,000,000")],
    ),
    (
        "The European Commission will mobilise €3 billion for raw materials projects.",
        [("funding", "announced", "eu/commission", "", "EUR 3,000,000,000")],
    ),
    (
        "South Korea will establish a 250 billion won fund for rare earth magnets.",
        [("funding", "announced", "KR", "", "KRW 250,000,000,000")],
    ),
    # -- who sells and who buys
    (
        "The Defense Logistics Agency has awarded United States Antimony Corp a contract worth up to $245 million to deliver antimony ingots.",
        [("offtake", "agreed", "us/dla", "nyse/UAMY", "USD 245,000,000")],
    ),
    (
        "POSCO International has concluded a contract to supply permanent magnets worth 260 billion won to a European carmaker.",
        [("offtake", "agreed", "", "krx/047050", "KRW 260,000,000,000")],
    ),
    (
        "Iluka has entered into a non-binding term sheet with Vacuumschmelze for the sale of neodymium oxide.",
        [("offtake", "announced", "Vacuumschmelze GmbH & Co. KG", "asx/ILU", "")],
    ),
    (
        "Syrah Resources will supply Lockheed Martin with graphite under an agreement signed in March.",
        [("offtake", "agreed", "nyse/LMT", "asx/SYR", "")],
    ),
    (
        "The Defense Logistics Agency is seeking offers of up to 7,500 tonnes of cobalt.",
        [("offtake", "proposed", "us/dla", "", "")],
    ),
    (
        "The Pentagon guaranteed MP Materials $110 per kilogram for its NdPr oxide.",
        [("price_support", "agreed", "us/dod", "nyse/MP", "")],
    ),
    (
        "Stocks of rare earths held by KOMIR are to be raised to 180 days.",
        [("stockpile", "announced", "kr/komir", "", "")],
    ),
    # -- borders
    (
        "Kazakhstan introduced a licence requirement for exports of tungsten.",
        [("export_control", "active", "KZ", "", "")],
    ),
    (
        "IREL (India) Limited was told by the Department of Atomic Energy to suspend its exports of neodymium.",
        [("export_control", "active", "in/dae", "", "")],
    ),
    (
        "China added five rare earths to its export control list on Thursday.",
        [("export_control", "active", "CN", "", "")],
    ),
    (
        "The Democratic Republic of Congo replaced a ban on cobalt exports with annual quotas.",
        [("export_control", "active", "CD", "", "")],
    ),
    (
        "China has suspended the expanded curbs on rare earth exports until November 2026.",
        [("export_control", "ended", "CN", "", "")],
    ),
    (
        "The European Commission will propose restrictions on exports of permanent magnet scrap.",
        [("export_control", "proposed", "eu/commission", "", "")],
    ),
    (
        "China granted general licences for rare earth exports to some customers.",
        [("export_control", "ended", "CN", "", "")],
    ),
    (
        "India waived customs duty on 25 critical minerals.",
        [("tariff", "ended", "IN", "", "")],
    ),
    (
        "Critical minerals were exempted from the new U.S. tariffs.",
        [("tariff", "ended", "US", "", "")],
    ),
    (
        "The Pentagon is barred from buying Chinese magnets from 2027.",
        [("import_restriction", "active", "us/dod", "CN", "")],
    ),
    (
        "Washington should require defence contractors to buy magnets made in allied countries.",
        [("import_restriction", "proposed", "US", "", "")],
    ),
    # -- states and firms with each other
    (
        "South Korea and Vietnam agreed to set up a joint supply chain center in Hanoi.",
        [("agreement", "agreed", "KR, VN", "", "")],
    ),
    (
        "Malaysia agreed with the United States not to limit rare earth exports to it.",
        [("agreement", "agreed", "MY, US", "", "")],
    ),
    (
        "The European Union has similar agreements in place with Canada and Chile.",
        [("agreement", "active", "EU, CA", "", ""), ("agreement", "active", "EU, CL", "", "")],
    ),
    (
        "Glencore will develop two tungsten deposits together with Tau-Ken Samruk.",
        [("partnership", "agreed", "lse/GLEN, Tau-Ken Samruk", "", "")],
    ),
    (
        "Codelco and SQM completed the merger of their lithium operations.",
        [("acquisition", "completed", "Codelco", "nyse/SQM", "")],
    ),
    (
        "Lynas is being acquired by Rio Tinto.",
        [("acquisition", "announced", "lse/RIO", "asx/LYC", "")],
    ),
    (
        "Khanij Bidesh India Limited has acquired exploration rights over 15,703 hectares in Argentina.",
        [("acquisition", "completed", "Khanij Bidesh India Limited", "", "")],
    ),
    # -- permits, plans, tests
    (
        "The Resolution Copper project was added to the FAST-41 dashboard.",
        [("permitting", "active", "", "Resolution Copper", "")],
    ),
    (
        "Chile will call a tender for six more salt flats.",
        [("permitting", "announced", "CL", "", "")],
    ),
    (
        "The European Commission has put forward RESourceEU, an action plan to secure raw materials.",
        [("executive_action", "active", "eu/commission", "", "")],
    ),
    (
        "The Ministry of Economy, Trade and Industry approved a supply plan submitted by JOGMEC.",
        [("executive_action", "active", "jp/meti", "jp/jogmec", "")],
    ),
    (
        "LKAB has been granted strategic project status for its iron ore mine.",
        [("executive_action", "agreed", "", "LKAB", "")],
    ),
    (
        "Japan will begin a test in January to lift rare earth mud from the seabed.",
        [("research", "announced", "JP", "", "")],
    ),
    # -- between two, with a state, and budgets
    (
        "A supply agreement between Apple Inc. and MP Materials was announced on Tuesday.",
        [("offtake", "announced", "nasdaq/AAPL", "nyse/MP", "")],
    ),
    (
        "An offtake agreement between the Government of Canada and Nouveau Monde Graphite was signed.",
        [("offtake", "agreed", "CA", "nyse/NMG", "")],
    ),
    (
        "Negotiations with Japan on a joint purchase of heavy rare earths are under way.",
        [("agreement", "proposed", "JP", "", "")],
    ),
    (
        "Vale Indonesia received a small quota this year for the ore it needs and has suspended mining at Bahodopi.",
        [("project", "ended", "idx/INCO", "", "")],
    ),
    (
        "State loans for mines abroad will be increased to 67.5 billion won.",
        [("loan", "announced", "", "", "KRW 67,500,000,000")],
    ),
]

NOTHING = (
    "Lynas said it had a good year at home.",
    "Analysts took 10% of the forecast off.",
    "China added colour to its export fair.",
    "The Pentagon guaranteed nothing at all.",
    "The plant will open its doors to visitors on Sunday.",
    "Malaysia agreed with the United States on the weather.",
    "Lynas is reviewing a plan to move its head office.",
)


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_an_act_is_told_in_many_ways(text: str, expected: list[Row], acts: Acts) -> None:
    """However a release, a wire or a ministry puts it, the act is the same."""
    assert acts(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_words_of_an_act_without_one_tell_nothing(text: str, acts: Acts) -> None:
    """The same words about something else make no initiative."""
    assert acts(text) == []


def test_scrap_and_won_in_goods_and_money_tell_nothing(read: Read) -> None:
    """Nothing is scrapped in magnet scrap, and nothing was won in 5 billion won."""
    (curbs,) = read("The European Commission may restrict exports of magnet scrap.").initiatives
    (fund,) = read("South Korea will launch a 5 billion won fund for gallium.").initiatives
    assert (curbs.status, fund.status) == ("proposed", "announced")


def test_recycled_magnets_are_no_magnet_making(read: Read) -> None:
    """A longer word for one stage holds no word for another."""
    (grant,) = read("The Pentagon awarded Noveon Magnetics a grant of $5 million for magnet recycling.").initiatives
    assert grant.stages == ("recycling",)


def test_a_list_that_a_ministry_opens_is_of_its_money(acts: Acts) -> None:
    """Each item that gives a sum to somebody, or for something, is an act of who opens the list."""
    text = (
        "Tim Hodgson, Minister of Energy and Natural Resources, announced the following:\n\n"
        "- C$6.4 million to Frontier Lithium.\n- C$25 million for magnet recycling.\n- 40 people came.\n"
    )
    assert acts(text) == [
        ("funding", "announced", "ca/nrcan", "tsxv/FL", "CAD 6,400,000"),
        ("funding", "announced", "ca/nrcan", "", "CAD 25,000,000"),
    ]


def test_a_list_of_sums_that_nobody_gives_is_none(acts: Acts) -> None:
    """Sums under a heading that gives nothing are statistics."""
    assert acts("In 2024, the United States imported:\n\n- $4 billion of magnets\n- $3 billion for the month\n") == []


def test_its_plant_is_not_of_a_firm_of_another_sentence(acts: Acts) -> None:
    """What a body of state calls its own is none of the firm that the sentence before names."""
    text = "Rio Tinto mines zircon. The Saskatchewan Research Council opened its processing facility."
    assert [row for row in acts(text) if row[2] == "lse/RIO"] == []


def test_what_a_foreign_firm_does_is_where_the_text_is(read: Read) -> None:
    """The home of a firm in a table gives way to the country that a text is about."""
    text = "Nevada and Utah have mines. Rio Tinto bought Acme Metals Ltd."
    assert read(text).initiatives[0].countries == ("US",)


def test_several_partners_of_nobody_named_make_one_agreement(acts: Acts) -> None:
    """Without the one that all of them signed with, no pair can be told."""
    assert acts("Similar agreements are in place with Canada, Chile and Australia.") == [
        ("agreement", "active", "CA, CL, AU", "", "")
    ]
