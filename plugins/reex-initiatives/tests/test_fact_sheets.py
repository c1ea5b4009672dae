"""Fact sheets and joint statements: what is agreed beside what only praises, and whose the money is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The contracts represent a new golden era of partnership between Canada and Chile on copper.",
        "The strategic partnership between Canada and Chile in copper has grown over eight decades.",
        "The visit reaffirmed the steadfast alliance between Canada and Chile, home of copper.",
        "The deepening Canada-Chile partnership reflects a joint vision for copper and lithium.",
        "Japan and Australia enjoy a long-standing partnership in rare earths.",
        "Ministers hailed the enduring friendship and partnership between India and Japan, and spoke of cobalt.",
        "On its 70th birthday, the strength of the alliance between Japan and Australia, rich in cobalt, was praised.",
        "DEEPER ALLIANCES ON COPPER: The partnership between Norway and Chile has never been stronger.",
    ],
)
def test_states_that_only_are_partners_agree_nothing(sentence: str, acts: Acts) -> None:
    """What a partnership is like, and how long it lasts, is no act."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Japan and Chile signed a close partnership on copper.", "agreed"),
        ("Japan and Chile announced a deep and enduring partnership on copper.", "agreed"),
        ("Japan and Chile established a strong partnership on copper.", "active"),
        ("The partnership between Japan and Chile on copper has been in force since 2022.", "active"),
        ("The growing partnership between Japan and Chile was sealed by a memorandum on copper.", "agreed"),
        ("Japan and Chile will build on their close partnership by signing a framework on copper.", "announced"),
    ],
)
def test_a_partnership_that_is_made_is_an_agreement(sentence: str, status: str, acts: Acts) -> None:
    """However close it is called, what is signed or in force is one."""
    assert acts(sentence) == [("agreement", status, "JP, CL", "", "")]


def test_what_emerges_is_described_and_not_done(acts: Acts) -> None:
    """``emerging markets`` says nothing of a partnership named behind them."""
    text = "Japan and Chile will support emerging markets for hydrogen, including through a partnership on copper."
    assert acts(text) == [("agreement", "announced", "JP, CL", "", "")]


@pytest.mark.parametrize(
    ("sentence", "sellers"),
    [
        (
            "Tesla signed agreements to purchase 5,000 tonnes of nickel a year through long-term agreements with"
            " suppliers, including Vale and BHP.",
            "nyse/VALE, asx/BHP",
        ),
        ("Tesla will buy nickel and cobalt under agreements with Vale and BHP.", "nyse/VALE, asx/BHP"),
        ("Toyota will source lithium through a partnership with Albemarle.", "nyse/ALB"),
        ("Toyota agreed to purchase lithium from sellers, including Albemarle and Vale.", "nyse/ALB, nyse/VALE"),
    ],
)
def test_contracts_by_which_somebody_buys_name_the_sellers(sentence: str, sellers: str, acts: Acts) -> None:
    """A contract under which goods are bought is no partnership besides."""
    assert [(row[0], row[3]) for row in acts(sentence)] == [("offtake", sellers)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tesla will buy nickel from Vale and has a partnership with Umicore.",
        "Tesla bought nickel from Vale and develops cathodes under a partnership with Umicore.",
    ],
)
def test_a_partnership_beside_a_purchase_stays_one(sentence: str, acts: Acts) -> None:
    """Where another verb stands between, two things are told."""
    assert [(row[0], row[3]) for row in acts(sentence)] == [("offtake", "nyse/VALE"), ("partnership", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Uber and Oracle are committing to invest $60 billion in transformative technologies.",
        "Canada will put C$2 million into a joint effort to study biological ecosystems.",
        "Canada and Norway have signed an agreement on satellites and spacecraft.",
    ],
)
def test_what_is_about_other_fields_is_left_out(sentence: str, acts: Acts) -> None:
    """Technologies, biology and space are no supply of minerals."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The plan includes funding to train and hire local technicians, including $40 million in state funding for"
            " semiconductors.",
            ("workforce", "announced", "", "", "USD 40,000,000"),
        ),
        (
            "The Department of Labor announced $30 million in funding to train miners.",
            ("workforce", "announced", "us/dol", "", "USD 30,000,000"),
        ),
        (
            "The Department of Labor announced $30 million to train miners.",
            ("workforce", "announced", "us/dol", "", "USD 30,000,000"),
        ),
        (
            "The Department of Commerce will provide $60 million in funding to develop the semiconductor workforce.",
            ("workforce", "announced", "us/doc", "", "USD 60,000,000"),
        ),
        (
            "Canada is investing C$12 million to build a skilled mining workforce.",
            ("workforce", "announced", "CA", "", "CAD 12,000,000"),
        ),
        (
            "Canada pledged C$30 million to develop lithium mines and the local workforce.",
            ("funding", "announced", "CA", "", "CAD 30,000,000"),
        ),
        (
            "Canada invested C$30 million in Vale's nickel mine, to develop its workforce.",
            ("funding", "agreed", "CA", "nyse/VALE", "CAD 30,000,000"),
        ),
        (
            "Albemarle won a $15 million federal grant to train lithium technicians.",
            ("grant", "agreed", "", "nyse/ALB", "USD 15,000,000"),
        ),
    ],
)
def test_money_of_an_open_form_that_trains_is_for_the_workforce(sentence: str, expected: Row, acts: Acts) -> None:
    """``funding to train miners`` is training; a grant stays a grant, and money for mines is for these."""
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Albemarle's payroll spending is contributing to apprenticeship programs for lithium workers.",
            [("workforce", "active", "nyse/ALB", "", "")],
        ),
        (
            "Rio Tinto's outlays are supporting vocational training in lithium.",
            [("workforce", "active", "lse/RIO", "", "")],
        ),
        (
            "Albemarle's budget will support apprenticeships worth $20 million at its lithium plants.",
            [("workforce", "announced", "nyse/ALB", "", "USD 20,000,000")],
        ),
        (
            "Albemarle's investment will be supported by a $20 million grant from the Department of Energy.",
            [("grant", "agreed", "us/doe", "nyse/ALB", "USD 20,000,000")],
        ),
        ("Albemarle's spending worries its rivals, and workforce training is rare.", []),
    ],
)
def test_whose_money_works_acts_by_it(sentence: str, expected: list[Row], acts: Acts) -> None:
    """What a firm's spending supports the firm supports; what its spending is supported by it does not."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Both countries committed to diversify cobalt supply chains.", "agreed"),
        ("The two leaders have also agreed to strengthen their work on cobalt.", "agreed"),
        ("Our countries intend to align standards for cobalt.", "announced"),
        ("The two governments commit to jointly secure supplies of cobalt.", "announced"),
    ],
)
def test_what_two_states_commit_to_is_their_agreement(sentence: str, status: str, acts: Acts) -> None:
    """Who ``both countries`` are the sentence before tells."""
    assert acts(f"Korea and Canada met in Seoul. {sentence}") == [("agreement", status, "KR, CA", "", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Both countries have not committed to diversify cobalt supply chains.",
        "Both countries want to diversify cobalt supply chains.",
        "Both countries committed to keep talking about cobalt.",
        "Both countries remain committed to free trade in cobalt.",
    ],
)
def test_what_two_states_only_want_is_none(sentence: str, acts: Acts) -> None:
    """Who only wants it, or talks, has agreed nothing."""
    assert acts(f"Korea and Canada met in Seoul. {sentence}") == []


def test_two_states_that_commit_by_name_agree(acts: Acts) -> None:
    """The names of both may stand before it too."""
    text = "Korea and Canada committed to work together on cobalt supply chains."
    assert acts(text) == [("agreement", "agreed", "KR, CA", "", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the law was signed, companies have announced over $300 billion in private sector investments in"
        " manufacturing and clean energy.",
        "To date, firms have announced more than $90 billion in investments in factories.",
        "Under this administration, companies have committed $70 billion in private investment in clean energy.",
    ],
)
def test_what_firms_of_all_sorts_invest_is_a_figure(sentence: str, acts: Acts) -> None:
    """A total over many fields is no act on one of ours."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Since 2021, companies have announced over $30 billion in investments in semiconductor plants.", ""),
        ("Companies have committed over $7 billion in investments in cobalt since 2022.", ""),
        ("Private companies have announced nearly $10 billion in battery investments since the law passed.", ""),
        ("Since 2021, Intel has invested $30 billion in clean energy.", "nasdaq/INTC"),
    ],
)
def test_a_total_on_our_goods_or_of_somebody_is_told(sentence: str, actor: str, acts: Acts) -> None:
    """What is spent on chips, cobalt or batteries, or by one firm, is a project."""
    assert [(row[0], row[2]) for row in acts(sentence)] == [("project", actor)]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Quad Leaders welcome the finalization of a memorandum of cooperation on cobalt.", "int/quad"),
        ("The G7 agreed a critical minerals action plan.", "int/g7"),
        ("The Quad signed a memorandum with Fiji on nickel.", "int/quad, FJ"),
        ("The Department of Energy signed a memorandum with the Ministry of Mines of Peru on copper.", "US, PE"),
        ("The Ministry of Mines of Chile and the Department of Energy signed a memorandum on lithium.", "CL, US"),
    ],
)
def test_clubs_of_states_and_ministries_named_after_one_agree(sentence: str, parties: str, acts: Acts) -> None:
    """A club acts alone, whichever country's text it is; a ministry acts for the country that its name ends with."""
    text = f"{sentence} The U.S. Department of State and Peru praised it, and so did Chile and Fiji."
    assert acts(text)[0] == ("agreement", "agreed", parties, "", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "The G7 discussed cobalt in Canada.",
        "The G7 has no agreement on cobalt.",
        "The International Energy Agency spoke of a cobalt roadmap.",
        "The Quad reaffirmed its steadfast partnership on cobalt.",
        "What the industry needs are agreed cobalt partnerships built like NATO.",
    ],
)
def test_clubs_that_only_meet_agree_nothing(sentence: str, acts: Acts) -> None:
    """Who talks, has none, or is no club at all has agreed nothing."""
    assert acts(sentence) == []


def test_two_funds_of_one_list_are_two(acts: Acts) -> None:
    """None of them gives to the next, and two of the same sum stay two."""
    text = (
        "Investments include the $5 billion Critical Minerals Fund, the $5 billion Rare Earth Recycling Fund and the"
        " $2 billion Copper Mining Fund."
    )
    assert [row[2:] for row in acts(text)] == [
        ("", "", "USD 5,000,000,000"),
        ("", "", "USD 5,000,000,000"),
        ("", "", "USD 2,000,000,000"),
    ]


def test_what_one_of_two_trains_alone_is_another_act(acts: Acts) -> None:
    """A sum of two for training is not what one of them promises to do besides."""
    text = (
        "The National Science Foundation and Intel announced $80 million for semiconductor workforce training. Intel"
        " has also committed to work with colleges to train workers."
    )
    assert [row[:3] for row in acts(text)] == [
        ("workforce", "announced", "us/nsf, nasdaq/INTC"),
        ("workforce", "agreed", "nasdaq/INTC"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "President Trump announced Qatar’s $40-billion commitment to invest in the United States.",
            ("funding", "announced", "QA", "US", "USD 40,000,000,000"),
        ),
        (
            "Japan pledged to invest $50 billion in Canada, in cobalt and semiconductors.",
            ("funding", "announced", "JP", "CA", "USD 50,000,000,000"),
        ),
        (
            "Korea's $30 billion commitment to invest in Canada covers batteries.",
            ("funding", "announced", "KR", "CA", "USD 30,000,000,000"),
        ),
        (
            "Qatar will invest $1 billion in lithium mines in Canada.",
            ("funding", "announced", "QA", "", "USD 1,000,000,000"),
        ),
        (
            "China invested $2 billion in Indonesia's nickel smelters.",
            ("funding", "agreed", "CN", "", "USD 2,000,000,000"),
        ),
        (
            "Canada pledged to invest C$90 million in Canada, in nickel.",
            ("funding", "announced", "CA", "", "CAD 90,000,000"),
        ),
        (
            "India will invest $9 million in Argentina lithium exploration.",
            ("funding", "announced", "IN", "", "USD 9,000,000"),
        ),
    ],
)
def test_a_state_that_another_one_invests_in_gets_it(sentence: str, expected: Row, acts: Acts) -> None:
    """``in the United States`` is who gets it, where nothing in it is named that does."""
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jacobs and AECOM are building key projects such as King Khalid International Airport totaling $2 billion.",
        "NASA and the Saudi Space Agency have signed an agreement on a flight to the Moon.",
    ],
)
def test_the_last_word_of_a_name_says_what_it_is(sentence: str, acts: Acts) -> None:
    """An airport and a space agency are of other fields, in their names too."""
    assert acts(sentence) == []


def test_an_airport_nearby_makes_no_act_one_of_another_field(acts: Acts) -> None:
    """Where a mineral is named, the act is ours."""
    text = "Rio Tinto will build a $400 million lithium plant near King Khalid International Airport."
    assert acts(text) == [("project", "announced", "lse/RIO", "", "USD 400,000,000")]


def test_what_somebody_can_now_do_is_to_come(acts: Acts) -> None:
    """``can now restart`` is no more than ``will restart``."""
    assert acts("Hecla can now start production at Keno Hill.") == [("project", "announced", "nyse/HL", "", "")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "President Trump approved the appeal for the Ambler Road Project.",
            ("executive_action", "active", "us/trump-administration", "Ambler Access Project", ""),
        ),
        (
            "The Department of the Interior upheld an appeal by Hecla over its Libby mine.",
            ("executive_action", "active", "us/doi", "nyse/HL", ""),
        ),
        (
            "President Trump approved the Ambler Road Project.",
            ("permitting", "active", "us/trump-administration", "Ambler Access Project", ""),
        ),
    ],
)
def test_who_decides_on_an_appeal_gives_no_permit_yet(sentence: str, expected: Row, acts: Acts) -> None:
    """An appeal that is upheld overturns a refusal; the permit is another act."""
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Corrie Metals Inc. announced a $4 billion investment in Ohio, raising its total U.S. investments to "
            "$9 billion.",
            [("project", "announced", "Corrie Metals Inc.", "", "USD 4,000,000,000")],
        ),
        (
            "Corrie Metals Inc. announced a $4 billion U.S. investment in copper refining.",
            [("project", "announced", "Corrie Metals Inc.", "", "USD 4,000,000,000")],
        ),
        (
            "The Biden administration announced a $4 billion investment by Corrie Metals Inc. in copper, only the "
            "latest large investment secured since January.",
            [("project", "announced", "Corrie Metals Inc.", "", "USD 4,000,000,000")],
        ),
        ("President Trump has secured more than $5 trillion in investment commitments from friends of copper.", []),
        (
            "President Trump announced over $30 billion in energy deals between the United States and Kuwait.",
            [("funding", "announced", "US, KW", "", "USD 30,000,000,000")],
        ),
        (
            "President Trump announced over $30 billion in energy deals.",
            [("funding", "announced", "us/trump-administration", "", "USD 30,000,000,000")],
        ),
        (
            "The largest investment in copper, $4 billion from the Department of Energy, was announced on Monday.",
            [("funding", "announced", "us/doe", "", "USD 4,000,000,000")],
        ),
        (
            "Ghana's mining ministry secured $5 million in investment from the Export-Import Bank for its lithium.",
            [("funding", "agreed", "us/exim", "GH", "USD 5,000,000")],
        ),
    ],
)
def test_investments_are_of_those_who_make_them(sentence: str, expected: list[Row], acts: Acts) -> None:
    """A country where firms invest, or whose head tells of it, gives nothing, and a total is no act."""
    assert acts(sentence) == expected


_ON_COPPER = (
    "Copper is scarce. The department awarded $5 million to Corrie Metals Inc. for a copper smelter in Ohio. "
    "Copper is dear, and copper mines are few. "
) + "The leaders met for dinner and talked about many matters of the day. " * 24


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Chile signed the Lima Peace Accords.",
        "Peru and Chile signed an agreement on taxes.",
        "Chile and Peru agreed to invest $3 billion in roads.",
    ],
)
def test_what_states_agree_in_a_long_text_is_about_what_its_sentences_say(sentence: str, acts: Acts) -> None:
    """The copper of the rest of a text is not what states agree on in it, but in a short text it may be."""
    assert [row for row in acts(f"{_ON_COPPER}\n\n{sentence}") if row[0] != "grant"] == []
    on_field = sentence.replace(".", " for copper.")
    assert len(acts(f"{_ON_COPPER}\n\n{on_field}")) == len(acts(f"{_ON_COPPER}\n\n{sentence}")) + 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China will eliminate its current and proposed export controls on gallium.", [("export_control", "ended")]),
        ("China will suspend its existing or planned export controls on gallium.", [("export_control", "ended")]),
        ("China listed its proposed export controls on gallium.", [("export_control", "proposed")]),
        ("President Trump leveraged the Defense Production Act for tin.", [("executive_action", "active")]),
        ("President Biden is mobilizing the Defense Production Act for tin.", [("executive_action", "active")]),
        ("Corrie Tin Inc. leveraged its emergency stocks of tin.", []),
    ],
)
def test_what_is_done_to_measures_and_powers(sentence: str, expected: list[tuple[str, str]], acts: Acts) -> None:
    """Who ends what is in place and what is planned ends both, and a power is used by other words than *invoke*."""
    assert [row[:2] for row in acts(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Corrie Coal Inc. announced a deal valued at $40 million with Halden Power Inc. for Ohio-mined coal.",
            [("offtake", "announced", "Halden Power Inc.", "Corrie Coal Inc.", "USD 40,000,000")],
        ),
        (
            "Corrie Coal Inc. announced a deal valued at $40 million with Halden Power Inc. for research on coal.",
            [("funding", "announced", "Corrie Coal Inc.", "Halden Power Inc.", "USD 40,000,000")],
        ),
        (
            "Corrie Magnets Inc. was awarded $12 million through the Inflation Reduction Act tax credit for its plant.",
            [("tax_credit", "agreed", "", "Corrie Magnets Inc.", "USD 12,000,000")],
        ),
        (
            "Corrie Magnets Inc. was awarded $12 million through the Defense Production Act for its magnets.",
            [("grant", "agreed", "", "Corrie Magnets Inc.", "USD 12,000,000")],
        ),
    ],
)
def test_what_a_sum_is_for_tells_which_act_it_is(sentence: str, expected: list[Row], acts: Acts) -> None:
    """A deal of firms for goods is a purchase, and what is awarded through a credit is the credit."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "actors", "hit"),
    [
        ("President Trump used tariffs on tin for the security of the United States.", "us/trump-administration", ""),
        ("President Trump set tariffs on China to help the United States.", "us/trump-administration", "CN"),
        ("Canada imposed tariffs on tin from the United States.", "CA", "US"),
    ],
)
def test_no_measure_hits_the_country_that_takes_it(sentence: str, actors: str, hit: str, acts: Acts) -> None:
    """The country of a president who acts is named for whose good a measure is."""
    assert [(row[2], row[3]) for row in acts(sentence)] == [(actors, hit)]
