"""What texts of other sources, other countries and other trades say, read by the same rules; and near misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

HEADLINES: list[tuple[str, list[Row]]] = [
    ("EU, Australia sign critical minerals pact", [("agreement", "agreed", "EU, AU", "", "")]),
    ("Rio Tinto, Codelco form lithium venture in Chile", [("partnership", "agreed", "lse/RIO, Codelco", "", "")]),
    ("China to ease rare earth curbs for European firms", [("export_control", "ended", "CN", "", "")]),
    ("U.S. lifts tariffs on gold, tungsten and uranium", [("tariff", "ended", "US", "", "")]),
    ("Malaysia rules out lifting rare earth export ban", [("export_control", "active", "MY", "", "")]),
    ("Zambia cancels licence of Chinese copper miner", [("permitting", "ended", "ZM", "", "")]),
    ("Indonesia seizes part of Weda Bay nickel mine", [("other", "active", "ID", "Weda Bay", "")]),
    (
        "Vulcan Elements lands $620 million Pentagon loan for magnet plant",
        [("loan", "agreed", "us/dod", "Vulcan Elements, Inc.", "USD 620,000,000")],
    ),
    (
        "Korea Zinc to build U.S. smelter with Pentagon backing",
        [("project", "announced", "krx/010130", "", ""), ("funding", "agreed", "us/dod", "krx/010130", "")],
    ),
    (
        "Pentagon lends Lynas $5 million to build refinery",
        [("loan", "announced", "us/dod", "asx/LYC", "USD 5,000,000")],
    ),
]

TOLD: list[tuple[str, list[Row]]] = [
    # -- one act in two clauses, and two acts of two states in one sentence
    (
        "The Pentagon will invest $120 million in Lynas, taking preferred shares.",
        [("equity", "announced", "us/dod", "asx/LYC", "USD 120,000,000")],
    ),
    (
        "The Pentagon lent MP Materials $5 million, Canberra is setting up a A$1.2 billion strategic reserve.",
        [
            ("loan", "agreed", "us/dod", "nyse/MP", "USD 5,000,000"),
            ("stockpile", "active", "AU", "", "AUD 1,200,000,000"),
        ],
    ),
    (
        "China banned gallium shipments to the United States in 2024.",
        [("export_control", "active", "CN", "US", "")],
    ),
    # -- what is given up, and what is only sought
    (
        "The Pentagon scrapped a $500 million tender for cobalt.",
        [("offtake", "ended", "us/dod", "", "USD 500,000,000")],
    ),
    (
        "Lynas signed a memorandum to buy 40% of Arafura.",
        [("equity", "agreed", "asx/LYC", "asx/ARU", "")],
    ),
    (
        "India is negotiating with Chile a partnership agreement.",
        [("agreement", "proposed", "IN, CL", "", "")],
    ),
    (
        "Zhejiang Huayou Cobalt has finished a lithium sulphate plant.",
        [("project", "completed", "sse/603799", "", "")],
    ),
    (
        "The Pentagon ought to bar Chinese magnets from its supply chain.",
        [("import_restriction", "proposed", "us/dod", "CN", "")],
    ),
    # -- talks and letters of firms
    (
        "Lynas is in talks with General Motors about the sale of dysprosium.",
        [("offtake", "proposed", "nyse/GM", "asx/LYC", "")],
    ),
    (
        "POSCO Holdings is entitled to 40% of the mine's lithium output.",
        [("offtake", "agreed", "nyse/PKX", "", "")],
    ),
    (
        "Alcoa has yet to take a final decision on a gallium plant in Western Australia.",
        [("project", "proposed", "nyse/AA", "", "")],
    ),
    # -- states
    (
        "Canberra will put A$90 million into an antimony furnace.",
        [("funding", "announced", "AU", "", "AUD 90,000,000")],
    ),
    (
        "Indonesia's ban on nickel ore exports stays.",
        [("export_control", "active", "ID", "", "")],
    ),
    (
        "China's curbs on gallium exports were put on ice.",
        [("export_control", "ended", "CN", "", "")],
    ),
    (
        "The opposition wants Ottawa to guarantee graphite miners a minimum price.",
        [("price_support", "proposed", "CA", "", "")],
    ),
    # -- shares for money, money for shares
    (
        "In exchange for a 40% interest, the Pentagon has invested $1.9 billion in Lynas.",
        [("equity", "agreed", "us/dod", "asx/LYC", "USD 1,900,000,000")],
    ),
    (
        "Arafura received A$200 million from Export Finance Australia in exchange for new shares.",
        [("equity", "completed", "au/efa", "asx/ARU", "AUD 200,000,000")],
    ),
    (
        "Korea Zinc paid $85 million last June for about 5% of Lynas.",
        [("equity", "completed", "krx/010130", "asx/LYC", "USD 85,000,000")],
    ),
    (
        "Tokyo bankrolled Lynas with $250 million.",
        [("funding", "agreed", "JP", "asx/LYC", "USD 250,000,000")],
    ),
    # -- exports in the passive: whose they are, the text tells
    (
        "Exports of lithium concentrate will be prohibited in Zimbabwe from January 2027.",
        [("export_control", "announced", "ZW", "", "")],
    ),
    (
        "Vietnam mines rare earths. The export of unrefined rare earth ore is now forbidden.",
        [("export_control", "active", "VN", "", "")],
    ),
    (
        "Gabon will stop selling unprocessed manganese in 2029.",
        [("export_control", "announced", "GA", "", "")],
    ),
    (
        "Canada and Japan share data on critical mineral stockpiles.",
        [],
    ),
    (
        "Iluka has locked in 6,000 tonnes of monazite concentrate from Lynas.",
        [("offtake", "agreed", "asx/ILU", "asx/LYC", "")],
    ),
    # -- what stands around the act
    (
        "The Pentagon became MP Materials' largest shareholder when it paid $400 million for preferred stock.",
        [("equity", "completed", "us/dod", "nyse/MP", "USD 400,000,000")],
    ),
    (
        "A tranche of $150 million, which the Pentagon lent MP Materials in August, pays for a circuit.",
        [("loan", "agreed", "us/dod", "nyse/MP", "USD 150,000,000")],
    ),
    (
        "Ramaco owns a mine in Wyoming, which will get up to $6.1 million from the Department of Energy.",
        [("funding", "announced", "us/doe", "nasdaq/METC", "USD 6,100,000")],
    ),
    (
        "Neo Performance Materials opened its plant in Narva, Estonia, and signed a supply deal with Bosch.",
        [("project", "completed", "tsx/NEO", "", ""), ("offtake", "agreed", "Robert Bosch GmbH", "tsx/NEO", "")],
    ),
    (
        "Acme Corp got a €18.7 million grant from the EU's Just Transition Fund.",
        [("grant", "agreed", "EU", "Acme Corp", "EUR 18,700,000")],
    ),
    (
        "Lynas and Toyota Tsusho ended a ten-year contract.",
        [("partnership", "ended", "asx/LYC, tse/8015", "", "")],
    ),
    (
        "Graphite mines are eligible for federal loan guarantees worth $72 billion.",
        [("guarantee", "proposed", "", "", "USD 72,000,000,000")],
    ),
    (
        "United States Antimony increased its cash reserves to $18 million.",
        [],
    ),
    # -- shares, and who takes or sells them
    (
        "Canberra's fund committed A$200 million in equity to Arafura.",
        [("equity", "agreed", "AU", "asx/ARU", "AUD 200,000,000")],
    ),
    (
        "Hastings agreed to sell 60% of the Yangibana project to Wyloo.",
        [("equity", "agreed", "Wyloo Metals Pty Ltd", "Yangibana", "")],
    ),
    (
        "Korea Zinc will build a smelter in Tennessee, with the Pentagon taking a 40% stake in the plant.",
        [("project", "announced", "krx/010130", "", ""), ("equity", "announced", "us/dod", "krx/010130", "")],
    ),
    (
        "Orion CMC, a fund backed by Abu Dhabi's ADQ, took 40 percent of Glencore's mines in a deal valuing them at "
        "$9 billion.",
        [("equity", "agreed", "Orion Resource Partners LP", "lse/GLEN", "")],
    ),
    (
        "Energy Fuels agreed to acquire Base Resources for total consideration of A$375 million.",
        [("acquisition", "agreed", "nyse/UUUU", "Base Resources", "AUD 375,000,000")],
    ),
    # -- several, and what they only speak of
    (
        "Foxconn and Noveon are discussing a magnet venture in Texas.",
        [("partnership", "proposed", "twse/2317, Noveon Magnetics Inc.", "", "")],
    ),
    (
        "The United States, the European Union and Japan signed an agreement on critical minerals.",
        [("agreement", "agreed", "US, EU, JP", "", "")],
    ),
    (
        "The Commerce Department put in $50 million.",
        [("funding", "agreed", "us/doc", "", "USD 50,000,000")],
    ),
    (
        "Pensana has mothballed its planned refinery in England.",
        [("project", "ended", "lse/PRE", "", "")],
    ),
    # -- deals to buy and to supply
    (
        "Noveon Magnetics signed a multi-year deal to supply General Motors with rare earth magnets.",
        [("offtake", "agreed", "nyse/GM", "Noveon Magnetics Inc.", "")],
    ),
    (
        "POSCO International has signed a memorandum of understanding with Iluka to buy neodymium oxide.",
        [("offtake", "agreed", "krx/047050", "asx/ILU", "")],
    ),
    (
        "General Motors has committed to buy $500 million of magnets from MP Materials.",
        [("offtake", "agreed", "nyse/GM", "nyse/MP", "USD 500,000,000")],
    ),
    (
        "The Pentagon has agreed to buy all of the output of MP Materials' planned plant.",
        [("offtake", "agreed", "us/dod", "nyse/MP", "")],
    ),
    (
        "Lynas supplies oxide to Noveon Magnetics under a contract that runs to 2028.",
        [("offtake", "active", "Noveon Magnetics Inc.", "asx/LYC", "")],
    ),
    (
        "JOGMEC lent Iluka $5 million. In return it gets half of its dysprosium.",
        [
            ("loan", "agreed", "jp/jogmec", "asx/ILU", "USD 5,000,000"),
            ("offtake", "agreed", "jp/jogmec", "asx/ILU", ""),
        ],
    ),
    # -- who is bought, with a word on where from
    (
        "USA Rare Earth bought Britain's Acme Metals for $100 million.",
        [("acquisition", "agreed", "nasdaq/USAR", "Acme Metals", "USD 100,000,000")],
    ),
    (
        "USA Rare Earth bought Canadian miner Acme Metals.",
        [("acquisition", "agreed", "nasdaq/USAR", "Acme Metals", "")],
    ),
    # -- money in other words
    (
        "The Department of Energy will make up to $355 million available for graphite mines.",
        [("funding", "announced", "us/doe", "", "USD 355,000,000")],
    ),
    (
        "LKAB is expanding in Lulea with state support of SEK 500 million.",
        [("funding", "agreed", "", "LKAB", "SEK 500,000,000")],
    ),
    (
        "Lynas signed a non-binding letter of intent with the Commerce Department for a $1.6 billion package.",
        [("funding", "announced", "us/doc", "asx/LYC", "USD 1,600,000,000")],
    ),
    (
        "Lynas said it had signed a letter of interest with EXIM for $90 million of debt to restart Mountain Pass.",
        [("loan", "announced", "us/exim", "asx/LYC", "USD 90,000,000")],
    ),
    (
        "India's cabinet cleared a 72.8 billion rupee programme for magnets.",
        [("funding", "agreed", "IN", "", "INR 72,800,000,000")],
    ),
    (
        "MP Materials got $400 million from the Pentagon, and Vulcan Elements was promised a $620 million loan.",
        [
            ("funding", "agreed", "us/dod", "nyse/MP", "USD 400,000,000"),
            ("loan", "announced", "", "Vulcan Elements, Inc.", "USD 620,000,000"),
        ],
    ),
    # -- who only tells it, or only says who somebody is
    (
        "JOGMEC will provide a loan of up to $200 million, Sojitz said.",
        [("loan", "announced", "jp/jogmec", "", "USD 200,000,000")],
    ),
    (
        "Japan lends $200 million to a Lynas rival.",
        [("loan", "announced", "JP", "", "USD 200,000,000")],
    ),
    (
        "Washington takes a 5% stake in Lithium Americas and 5% in its joint venture with General Motors.",
        [("equity", "agreed", "US", "nyse/LAC", "")],
    ),
    # -- trade
    (
        "The U.S. Senate bars the Pentagon from buying magnets with Chinese content.",
        [("import_restriction", "active", "us/senate", "CN", "")],
    ),
    (
        "Beijing suspended the export curbs for one year.",
        [("export_control", "ended", "CN", "", "")],
    ),
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
        "The Defense Logistics Agency has awarded United States Antimony Corp a contract worth up to"
        " $245 million to deliver antimony ingots.",
        [("offtake", "agreed", "us/dla", "nyse/UAMY", "USD 245,000,000")],
    ),
    (
        "POSCO International has concluded a contract to supply permanent magnets worth 260 billion won"
        " to a European carmaker.",
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
    # -- a second look: shares, goods, prices
    (
        "The Department of Energy will receive a 5% stake in Lithium Americas.",
        [("equity", "announced", "us/doe", "nyse/LAC", "")],
    ),
    (
        "The Department of Energy will receive a 5% stake in Lithium Americas under a revised loan"
        " agreement signed in September.",
        [("equity", "agreed", "us/doe", "nyse/LAC", ""), ("loan", "agreed", "us/doe", "nyse/LAC", "")],
    ),
    (
        "Glencore takes the entire output of the mine.",
        [("offtake", "agreed", "lse/GLEN", "", "")],
    ),
    (
        "Ucore Rare Metals agreed to ship 10,000 tonnes of concentrate a year to Vacuumschmelze.",
        [("offtake", "agreed", "Vacuumschmelze GmbH & Co. KG", "tsxv/UCU", "")],
    ),
    (
        "The Pentagon will pay MP Materials the difference if the price falls.",
        [("price_support", "agreed", "us/dod", "nyse/MP", "")],
    ),
    (
        "Australia plans to set a floor price for antimony and gallium.",
        [("price_support", "announced", "AU", "", "")],
    ),
    # -- borders again
    (
        "China requires exporters of seven rare earths to obtain licences.",
        [("export_control", "active", "CN", "", "")],
    ),
    (
        "Exporters of samarium have needed a licence from China's Ministry of Commerce.",
        [("export_control", "active", "cn/mofcom", "", "")],
    ),
    (
        "Malaysia will not lift its ban on exports of raw rare earths.",
        [("export_control", "active", "MY", "", "")],
    ),
    (
        "Malaysia's moratorium on raw rare earth exports took effect in January 2024.",
        [("export_control", "active", "MY", "", "")],
    ),
    (
        "The EU will phase out imports of Russian nickel by 2028.",
        [("import_restriction", "announced", "EU", "RU", "")],
    ),
    (
        "Its law prohibits defense contractors from using tungsten of China.",
        [("import_restriction", "active", "", "CN", "")],
    ),
    (
        "President Trump said the United States would impose a 50% tariff on copper from August 1.",
        [("tariff", "announced", "US", "", "")],
    ),
    # -- states again
    (
        "Pakistan and the United States are negotiating a deal on antimony and copper.",
        [("agreement", "proposed", "PK, US", "", "")],
    ),
    (
        "Kazakhstan joined the Minerals Security Partnership Forum.",
        [("agreement", "agreed", "KZ", "", "")],
    ),
    (
        "The United States signed minerals deals with Japan and Malaysia.",
        [("agreement", "agreed", "US, JP", "", ""), ("agreement", "agreed", "US, MY", "", "")],
    ),
    (
        "India wants a critical minerals pact with Chile.",
        [("agreement", "proposed", "IN, CL", "", "")],
    ),
    (
        "Ottawa ordered three Chinese firms to divest from explorers.",
        [("executive_action", "active", "CA", "", "")],
    ),
    (
        "Mali's junta created a state company for its mines.",
        [("executive_action", "active", "ML", "", "")],
    ),
    (
        "The U.S. Geological Survey put copper on its list of critical minerals.",
        [("executive_action", "active", "us/usgs", "", "")],
    ),
    (
        "Serbia's government has yet to grant Rio Tinto a permit for the Jadar mine.",
        [("permitting", "proposed", "RS", "lse/RIO", "")],
    ),
    # -- firms again
    (
        "Lynas and JS Link intend to build a magnet plant together in Kuantan.",
        [("partnership", "announced", "asx/LYC, krx/127120", "", "")],
    ),
    (
        "Maaden picked MP Materials as its partner for a rare earth chain.",
        [("partnership", "agreed", "tadawul/1211, nyse/MP", "", "")],
    ),
    (
        "Energy Fuels struck a A$447 million deal for Australian Strategic Materials.",
        [("acquisition", "agreed", "nyse/UUUU", "Australian Strategic Materials Ltd", "AUD 447,000,000")],
    ),
    (
        "Noveon Magnetics unveiled plans for a second plant.",
        [("project", "announced", "Noveon Magnetics Inc.", "", "")],
    ),
    (
        "Japan began test mining of rare earth mud in January.",
        [("research", "active", "JP", "", "")],
    ),
    (
        "The European Commission will launch a pilot stockpile of critical raw materials next year.",
        [("stockpile", "announced", "eu/commission", "", "")],
    ),
    # -- a third look
    (
        "The Department of Energy obtained warrants for a 5% stake in Lithium Americas.",
        [("equity", "agreed", "us/doe", "nyse/LAC", "")],
    ),
    (
        "In April Avalon Advanced Materials Inc. placed 12 million shares at C$0.05 each for proceeds of C$600,000.",
        [("equity", "completed", "", "tsx/AVL", "CAD 600,000")],
    ),
    (
        "Avalon Advanced Materials Inc. has filed an application with Export Development Canada for a"
        " C$40 million credit facility.",
        [("loan", "proposed", "ca/edc", "tsx/AVL", "CAD 40,000,000")],
    ),
    (
        "LG Energy Solution may buy half of the lithium hydroxide.",
        [("offtake", "proposed", "krx/373220", "", "")],
    ),
    (
        "JOGMEC and Sojitz raised their support for Lynas to A$200 million.",
        [("funding", "agreed", "jp/jogmec, tse/2768", "asx/LYC", "AUD 200,000,000")],
    ),
    (
        "Tokyo should subsidize magnet recyclers.",
        [("grant", "proposed", "JP", "", "")],
    ),
    (
        "Jakarta trimmed its nickel ore quota in January.",
        [("other", "active", "ID", "", "")],
    ),
    (
        "Lenders led by the Japan Bank for International Cooperation rescheduled $1.7 billion of debt.",
        [("loan", "agreed", "", "", "USD 1,700,000,000")],
    ),
    (
        "The European Commission agreed to co-finance a study with €5 million.",
        [("funding", "agreed", "eu/commission", "", "EUR 5,000,000")],
    ),
    (
        "China suspended export curbs under a truce with the United States.",
        [("export_control", "ended", "CN", "", ""), ("agreement", "active", "CN, US", "", "")],
    ),
    # -- a fourth look
    (
        "The United States and South Korea established the Critical Minerals Partnership.",
        [("agreement", "agreed", "US, KR", "", "")],
    ),
    (
        "President Trump directed the Secretary of the Interior to complete reviews of mining permits within 28 days.",
        [("permitting", "announced", "us/doi", "", "")],
    ),
    (
        "Congress is examining a bill that would create a minerals policy.",
        [("law", "proposed", "us/congress", "", "")],
    ),
    (
        "There is talk of a stake in USA Rare Earth by the Pentagon.",
        [("equity", "proposed", "us/dod", "nasdaq/USAR", "")],
    ),
    (
        "The Pentagon could guarantee a floor price to MP Materials.",
        [("price_support", "proposed", "us/dod", "nyse/MP", "")],
    ),
    (
        "The Export-Import Bank backed a single lithium project of Vulcan Energy with €150 million.",
        [("funding", "agreed", "us/exim", "asx/VUL", "EUR 150,000,000")],
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
    "Tariffs should fall before any further stake is taken.",
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


def test_who_stands_in_a_heading_acts_in_the_list_under_it(acts: Acts) -> None:
    """Items without a subject are of the one that the heading names."""
    text = "What Japan has done\n\n• Opened an anti-dumping probe into graphite.\n• Lent $5 million to Lynas.\n"
    assert [row[2] for row in acts(text)] == ["JP", "JP"]


def test_the_government_is_the_one_named_before(acts: Acts) -> None:
    """Behind a government's name, the Government is this one."""
    text = "The Albanese Government has a plan. The Government is investing US$100 million in Arafura."
    assert acts(text)[-1][2:4] == ("au/albanese-government", "asx/ARU")


def test_a_brokers_note_is_about_the_firm_that_it_covers(acts: Acts) -> None:
    """Who writes a note opens its title, and is none of its news."""
    text = (
        "Stone Capital Partners Updates Coverage on Lynas Rare Earths\n\nStone Capital Partners covers Lynas. In July, "
        "the Company closed a C$7.0 million private placement."
    )
    assert [row[3] for row in acts(text)] == ["asx/LYC"]


@pytest.mark.parametrize(("headline", "expected"), HEADLINES)
def test_headlines_tell_acts_in_fewer_words(acts: Acts, headline: str, expected: list[Row]) -> None:
    """A headline leaves out articles and joins parties by commas; its present tense tells what was done."""
    assert acts(headline) == expected
