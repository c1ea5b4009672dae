"""How news tells of borders, talks and money in ordinary words; what only looks like an act stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

BORDERS: list[tuple[str, list[Row]]] = [
    ("Congo extended its suspension of cobalt exports.", [("export_control", "active", "CD", "", "")]),
    ("Congo's suspension of cobalt exports was lifted.", [("export_control", "ended", "CD", "", "")]),
    ("China's restrictions on gallium pushed up prices.", [("export_control", "active", "CN", "", "")]),
    ("China restricted gallium in 2023.", [("export_control", "active", "CN", "", "")]),
    ("China's magnet restrictions hit Suzuki.", [("export_control", "active", "CN", "", "")]),
    ("Malaysia's ban on raw rare earths stays.", [("export_control", "active", "MY", "", "")]),
    ("The curbs that China placed on graphite were eased.", [("export_control", "ended", "CN", "", "")]),
    ("Washington said Chinese curbs on tungsten were blackmail.", [("export_control", "active", "CN", "", "")]),
    ("India's controls on copper imports were lifted.", [("import_restriction", "ended", "IN", "", "")]),
    ("EU ministers backed a ban on Russian aluminium.", [("import_restriction", "active", "EU", "RU", "")]),
    ("The US ban on Chinese magnets starts in 2027.", [("import_restriction", "active", "US", "CN", "")]),
    ("Vietnam said it would auction rights to its rare earth mine.", [("permitting", "announced", "VN", "", "")]),
    ("China put the antimony ban on hold for a year.", [("export_control", "ended", "CN", "", "")]),
    (
        "Beijing announced that shipments of tungsten to Japan would no longer be permitted.",
        [("export_control", "announced", "CN", "JP", "")],
    ),
    ("Raw bauxite may not leave Guinea.", [("export_control", "active", "GN", "", "")]),
    (
        "Zambian miners must not ship unprocessed manganese abroad.",
        [("export_control", "active", "ZM", "", "")],
    ),
    ("Thailand has made tin exports subject to a licence.", [("export_control", "active", "TH", "", "")]),
    ("The DRC let cobalt exports resume.", [("export_control", "ended", "CD", "", "")]),
    (
        "China put seven rare earths under licence in April, before suspending the second wave for a year.",
        [("export_control", "active", "CN", "", ""), ("export_control", "ended", "CN", "", "")],
    ),
    ("China suspended the second wave of its controls on graphite.", [("export_control", "ended", "CN", "", "")]),
    (
        "India's ban on exports of chromium ore, first applied in 2010, relaxed in 2015 and reimposed in 2021, stays.",
        [("export_control", "active", "IN", "", "")],
    ),
    ("Chile dropped a plan for its own ban on lithium exports.", [("export_control", "ended", "CL", "", "")]),
    (
        "Gabon will stop exports of manganese ore in 2029, having banned raw timber in 2010.",
        [("export_control", "announced", "GA", "", "")],
    ),
    (
        "Exports of graphite from China have required a licence since December.",
        [("export_control", "active", "CN", "", "")],
    ),
    ("A permit is needed to ship gallium out of China.", [("export_control", "active", "CN", "", "")]),
    ("Beijing choked off supplies of gallium to American buyers.", [("export_control", "active", "CN", "US", "")]),
    (
        "China halted exports of magnets in order to choke off supplies of dysprosium to Japan.",
        [("export_control", "active", "CN", "JP", "")],
    ),
    ("Kinshasa will allow cobalt exports again from October.", [("export_control", "ended", "CD", "", "")]),
    ("Canada will no longer issue export permits for lithium.", [("export_control", "announced", "CA", "", "")]),
    ("Indonesia will not reopen exports of raw nickel.", [("export_control", "active", "ID", "", "")]),
    (
        "Guinea has told miners that bauxite must be refined at home before it is shipped.",
        [("export_control", "active", "GN", "", "")],
    ),
    ("Brussels is drawing up a levy on aluminium scrap.", [("tariff", "proposed", "EU", "", "")]),
    (
        "Export of raw chromite is not allowed under Pakistan's new policy.",
        [("export_control", "active", "PK", "", "")],
    ),
    ("The ban on gallium was suspended by China in November.", [("export_control", "ended", "CN", "", "")]),
    (
        "A moratorium on lithium ore exports took effect in Nigeria in May.",
        [("export_control", "active", "NG", "", "")],
    ),
]

TALKS: list[tuple[str, list[Row]]] = [
    (
        "Codelco is in talks with Rio Tinto about a lithium venture in the north.",
        [("partnership", "proposed", "Codelco, lse/RIO", "", "")],
    ),
    (
        "Ford and Glencore are discussing a joint nickel refinery.",
        [("partnership", "proposed", "nyse/F, lse/GLEN", "", "")],
    ),
    (
        "Glencore has entered exclusive talks to buy Nyrstar's zinc smelter in Auby.",
        [("acquisition", "proposed", "lse/GLEN", "Nyrstar NV", "")],
    ),
    (
        "Iluka is considering a proposal to acquire the remaining shares of Lynas.",
        [("acquisition", "proposed", "asx/ILU", "asx/LYC", "")],
    ),
    (
        "Glencore is talking to MP Materials about a refinery.",
        [("partnership", "proposed", "lse/GLEN, nyse/MP", "", "")],
    ),
    (
        "The Pentagon has approached Lynas about taking a stake.",
        [("equity", "proposed", "us/dod", "asx/LYC", "")],
    ),
    (
        "Rio Tinto and Glencore have been in on-and-off talks about combining.",
        [("acquisition", "proposed", "lse/RIO", "lse/GLEN", "")],
    ),
    (
        "BHP held talks with Anglo American about a merger.",
        [("acquisition", "proposed", "asx/BHP", "lse/AAL", "")],
    ),
    (
        "Toyota has the right to buy the entire output of Lynas for ten years.",
        [("offtake", "agreed", "nyse/TM", "asx/LYC", "")],
    ),
    (
        "An agreement in principle with Rio Tinto for the purchase of gallium was announced by Canada.",
        [("offtake", "announced", "CA", "lse/RIO", "")],
    ),
    (
        "Perpetua Resources Awarded Sole-Source Contract by the U.S. Army Valued at up to $45 Million",
        [("offtake", "agreed", "us/army", "nasdaq/PPTA", "USD 45,000,000")],
    ),
]

MONEY: list[tuple[str, list[Row]]] = [
    ("The plant is backed by $18 million from the Pentagon.", [("funding", "agreed", "us/dod", "", "USD 18,000,000")]),
    ("Iluka has drawn a A$50 million loan from Canberra.", [("loan", "agreed", "AU", "asx/ILU", "AUD 50,000,000")]),
    (
        "The U.K. government is putting 31 million pounds ($42 million) into Cornish Metals.",
        [("funding", "announced", "GB", "lse/CUSN", "GBP 31,000,000")],
    ),
    (
        "Japan's JOGMEC has $2 billion at its disposal for rare earth projects.",
        [("funding", "active", "jp/jogmec", "", "USD 2,000,000,000")],
    ),
    (
        "The Pentagon will invest $20 million to buy units in Lynas, with warrants to purchase a further 5%.",
        [("equity", "announced", "us/dod", "asx/LYC", "USD 20,000,000")],
    ),
    (
        "Glencore has committed up to $300 million for a 30% interest in Codelco's lithium project.",
        [("equity", "agreed", "lse/GLEN", "Codelco", "USD 300,000,000")],
    ),
    (
        "Tokyo will foot half the bill, about ¥30 billion, for a plant of Iluka.",
        [("funding", "announced", "JP", "asx/ILU", "JPY 30,000,000,000")],
    ),
    (
        "EXIM has lined up $400 million in loans for Syrah Resources.",
        [("loan", "announced", "us/exim", "asx/SYR", "USD 400,000,000")],
    ),
    (
        "The DFC secured a loan of $4 million for Syrah Resources.",
        [("loan", "agreed", "us/dfc", "asx/SYR", "USD 4,000,000")],
    ),
    (
        "Iluka may tap a further A$400 million from Export Finance Australia.",
        [("funding", "proposed", "au/efa", "asx/ILU", "AUD 400,000,000")],
    ),
    (
        "KfW came up with $200 million for a lithium plant.",
        [("funding", "agreed", "de/kfw", "", "USD 200,000,000")],
    ),
    (
        "The Pentagon is paying $22 million towards a gallium plant.",
        [("funding", "announced", "us/dod", "", "USD 22,000,000")],
    ),
    (
        "Congress set aside $500 million for the National Defense Stockpile.",
        [("stockpile", "agreed", "us/congress", "", "USD 500,000,000")],
    ),
    (
        "Canada introduced the Critical Mineral Exploration Tax Credit in 2022.",
        [("tax_credit", "active", "CA", "", "")],
    ),
    (
        "The European Commission met. The EIB lends. The commission will give €5 million to Iluka.",
        [("grant", "announced", "eu/commission", "asx/ILU", "EUR 5,000,000")],
    ),
]

AGAIN: list[tuple[str, list[Row]]] = [
    # -- a part of it, or the same share once more
    (
        "The World Bank lent Lynas $500 million in May. The first draw, of $43 million, is to be disbursed this month.",
        [("loan", "agreed", "int/world-bank", "asx/LYC", "USD 500,000,000")],
    ),
    (
        "Glencore committed $900 million for a 49% interest in the Maricunga project, including $350 million of"
        " initial funding.",
        [("equity", "agreed", "lse/GLEN", "Maricunga", "USD 900,000,000")],
    ),
    (
        "The Trump administration takes 10% of Lynas.\n\nThe Pentagon will invest $35 million to buy units in Lynas.",
        [("equity", "agreed", "us/trump-administration", "asx/LYC", "USD 35,000,000")],
    ),
    (
        "The Trump administration takes 10% of Lynas.\n\nThe Pentagon will invest $35 million to buy units in Iluka.",
        [
            ("equity", "agreed", "us/trump-administration", "asx/LYC", ""),
            ("equity", "announced", "us/dod", "asx/ILU", "USD 35,000,000"),
        ],
    ),
    (
        "Natural Resources Canada conditionally approved C$4 million for Torngat Metals, subject to the signing of a"
        " contribution agreement.",
        [("grant", "announced", "ca/nrcan", "Torngat Metals Ltd.", "CAD 4,000,000")],
    ),
    # -- two things that one body does
    (
        "Italy and France are working on a joint stockpile, and Paris this spring gave Lynas a grant of €6mn.",
        [("stockpile", "proposed", "IT, FR", "", ""), ("grant", "agreed", "FR", "asx/LYC", "EUR 6,000,000")],
    ),
    (
        "France wanted a price floor like that offered to Lynas by the Pentagon; Berlin, whose fund has €1bn to spend,"
        " was lukewarm.",
        [("price_support", "announced", "us/dod", "asx/LYC", ""), ("funding", "active", "DE", "", "EUR 1,000,000,000")],
    ),
    (
        "An offtake agreement between the Government of Canada and Lynas, under which Canada will buy 2,000 tonnes of"
        " graphite a year from a mine in Quebec, was announced.",
        [("offtake", "agreed", "CA", "asx/LYC", "")],
    ),
    (
        "| Canada's funding for lithium refiners | C$80 million |",
        [("funding", "announced", "CA", "", "CAD 80,000,000")],
    ),
    (
        "The European Commission will set up a centre for lithium next year and steer €3bn towards mines.",
        [
            ("executive_action", "announced", "eu/commission", "", ""),
            ("funding", "announced", "eu/commission", "", "EUR 3,000,000,000"),
        ],
    ),
    (
        "The United States and Australia agreed on a framework under which each government will put at least"
        " $1 billion into projects.",
        [("agreement", "agreed", "US, AU", "", ""), ("funding", "announced", "US, AU", "", "USD 1,000,000,000")],
    ),
    (
        "The Pentagon has asked Congress for $25 million to extend the antimony program.",
        [("funding", "proposed", "us/congress", "", "USD 25,000,000")],
    ),
    (
        "Glencore withdrew in April 2025 from a battery value chain project that had been billed at $8.4 billion.",
        [("project", "ended", "lse/GLEN", "", "USD 8,400,000,000")],
    ),
]

NONE = [
    (
        "Mining contributed A$300 billion to the Australian economy last year.",
        "Canada contributed A$3 million to Lynas.",
    ),
    (
        "The fund has unlocked $27 billion of private capital for lithium.",
        "Canada unlocked $27 million for a lithium plant.",
    ),
    (
        "Japan buys 60 per cent of its rare earths from China.",
        "Japan will buy 60 per cent of its rare earths from Lynas.",
    ),
    ("Glencore, which owns 10% of Lynas, declined to comment.", "Glencore took 10% of Lynas."),
    (
        "Management will host a call to discuss the award of the antimony contract.",
        "The Pentagon announced the award of $5 million to Lynas.",
    ),
    ("For a metal that America does not make, a duty is a tax on chipmakers.", "Canada imposed a duty on China."),
]


@pytest.mark.parametrize(("sentence", "expected"), [*BORDERS, *TALKS, *MONEY, *AGAIN])
def test_what_is_told_in_ordinary_words_is_an_act(sentence: str, expected: list[Row], acts: Acts) -> None:
    """What stops at a border, what is only talked about, and money at hand are told without the usual nouns."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(("sentence", "act"), NONE)
def test_figures_needs_and_holdings_are_no_acts(sentence: str, act: str, acts: Acts) -> None:
    """A sum that adds to an economy, a share of what a country needs, or what a firm holds, is background."""
    assert acts(sentence) == []
    assert acts(act)


def test_the_parts_of_a_sum_are_told_in_a_list(acts: Acts) -> None:
    """A sentence that opens the list of a sum's parts says whose they are, and an item may name another payer.

    The second sentence of an item doesn't end the list.
    """
    text = (
        "The Department of Energy announced $335 million for critical minerals. The money is split as follows:\n\n"
        "- $200 million for lithium refining. Applications are due in May.\n\n"
        "- $100 million from the Loan Programs Office for magnet plants.\n\n- $35 million for tailings research."
    )

    assert [row[2:] for row in acts(text)] == [
        ("us/doe", "", "USD 335,000,000"),
        ("us/doe", "", "USD 200,000,000"),
        ("us/lpo", "", "USD 100,000,000"),
        ("us/doe", "", "USD 35,000,000"),
    ]
    assert acts("Lynas rose. The market is split as follows:\n\n- $200 million for magnets") == []


def test_work_that_nobody_is_named_for_is_the_firms_that_the_text_is_about(acts: Acts) -> None:
    """Where a text is on many firms, nobody knows whose it is."""
    text = "Lynas Rare Earths makes oxides. Lynas grew. Lynas hires."

    assert acts(f"{text} Construction of the lithium refinery will start in June.") == [
        ("project", "announced", "asx/LYC", "", "")
    ]
    assert all(row[2] == "" for row in acts("Iluka and Lynas grew. Construction of the refinery will start in June."))
