"""How headlines tell of tariffs, borders and stocks: who acts by a mere name, whom a verb hits, what is bought for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Trump slapped a 30% duty on zinc imports.", "us/trump-administration"),
        ("On Monday Trump imposed a tariff on Peruvian copper.", "us/trump-administration"),
        ("Biden's tariff on Chinese graphite took effect.", "us/biden-administration"),
        ("Modi banned exports of lithium.", "in/government"),
        ("Milei signed a decree on lithium.", "ar/government"),
        ("President Ruto ordered a ban on raw mineral exports.", "ke/government"),
        ("Lula created a council for critical minerals.", "br/government"),
        ("A tariff on tin was imposed by Trump.", "us/trump-administration"),
        ("Trump said he would double the tariff on tin.", "us/trump-administration"),
    ],
)
def test_a_head_of_state_acts_by_a_mere_name(text: str, actors: str, acts: Acts) -> None:
    """Who needs no title in a headline stands for the government there."""
    assert [row[2] for row in acts(text)] == [actors]


@pytest.mark.parametrize(
    "text",
    [
        "Sandra Modi banned exports of lithium from the warehouse.",
        "Eric Trump slapped a tariff on copper in jest.",
        "The Trump Tower tariff on copper visitors rose.",
    ],
)
def test_a_namesake_is_no_head_of_state(text: str, acts: Acts) -> None:
    """A given name before it, or a name that it is only a part of, makes it somebody else."""
    assert not [row for row in acts(text) if row[2]]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Canada is hitting Chinese steel with a 25% surtax.", "CA", "CN"),
        ("The U.S. will hit India with a 50% tariff.", "US", "IN"),
        ("Canada slapped Chinese and Vietnamese steel with a 25% duty.", "CA", "CN, VN"),
        ("Kazakh ferrochrome was hit with a 40% duty by Mexico.", "MX", "KZ"),
        ("Steel from Oman was hit by a 10% tariff.", "", "OM"),
        ("Peru's exporters face a 50% levy imposed by Brazil.", "BR", "PE"),
        ("Brussels slapped a 21% duty on Moroccan alumina.", "EU", "MA"),
    ],
)
def test_a_verb_tells_whom_a_tariff_hits(text: str, actors: str, recipients: str, acts: Acts) -> None:
    """The country whose goods are hit is the recipient, in the active and the passive."""
    assert [(row[0], row[2], row[3]) for row in acts(text)] == [("tariff", actors, recipients)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Tokyo will bar Chinese batteries from Defence Ministry contracts.",
            [("import_restriction", "announced", "JP", "CN", "")],
        ),
        ("Estonia has banned Chinese inverters from its grid.", [("import_restriction", "active", "EE", "CN", "")]),
        (
            "Poland would keep Russian suppliers out of its tenders.",
            [("import_restriction", "proposed", "PL", "RU", "")],
        ),
        (
            "Gabon scrapped its manganese export ban and set quotas instead.",
            [("export_control", "ended", "GA", "", ""), ("export_control", "active", "GA", "", "")],
        ),
        ("Chile's parliament voted to ban exports of raw lithium.", [("export_control", "active", "CL", "", "")]),
        (
            "Exports of yttrium need approval by China's Ministry of Commerce.",
            [("export_control", "active", "cn/mofcom", "", "")],
        ),
    ],
)
def test_plain_words_of_borders(text: str, rows: list[Row], acts: Acts) -> None:
    """Goods kept from contracts and grids, quotas in place of a ban, and what a parliament voted to do."""
    assert acts(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The Pentagon is buying $70 million of antimony for its reserves.",
            [("stockpile", "active", "us/dod", "", "USD 70,000,000")],
        ),
        ("Tokyo will buy gallium for its emergency stocks.", [("stockpile", "announced", "JP", "", "")]),
        ("India bought 500 tonnes of cobalt for its reserve.", [("stockpile", "agreed", "IN", "", "")]),
        (
            "Canada sets aside C$2 billion for a critical minerals reserve.",
            [("stockpile", "announced", "CA", "", "CAD 2,000,000,000")],
        ),
        (
            "Norway will spend 40 million euros on an emergency stock of cobalt.",
            [("stockpile", "announced", "NO", "", "EUR 40,000,000")],
        ),
        ("Glencore sold cobalt to the U.S. stockpile.", [("stockpile", "agreed", "US", "lse/GLEN", "")]),
        (
            "Japan earmarked 9 billion yen for a joint stockpile of gallium.",
            [("stockpile", "announced", "JP", "", "JPY 9,000,000,000")],
        ),
    ],
)
def test_what_is_bought_for_a_reserve_is_stockpiled(text: str, rows: list[Row], acts: Acts) -> None:
    """Goods and money for a reserve are one stockpile, and no purchase beside it."""
    assert acts(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Police barred demonstrators from the mine.",
        "Australia denied that it would hit Chinese steel with a tariff.",
        "Vale bought 300 tonnes of nickel for its furnaces.",
        "Chile spends $50 million on studies of its lithium reserves.",
        "Peru allocated $5 million to maps of copper reserves.",
        "Shareholders voted to keep the board.",
    ],
)
def test_no_act_of_trade(text: str, acts: Acts) -> None:
    """What is denied, or isn't about borders and stocks, is none."""
    assert not [row for row in acts(text) if row[0] in ("tariff", "import_restriction", "export_control", "stockpile")]


def test_money_from_a_body_that_its_country_owns(acts: Acts) -> None:
    """``Australia's`` before it doesn't hide who gives."""
    assert acts("Lynas won a $20 million loan from Australia's Export Finance Australia.") == [
        ("loan", "agreed", "au/efa", "asx/LYC", "AUD 20,000,000")
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Seoul protested against China's curbs on gallium.", [("export_control", "active", "CN", "", "")]),
        ("Tokyo criticised Beijing's export controls on yttrium.", [("export_control", "active", "CN", "", "")]),
        ("Guinea's ban on bauxite exports ended in May.", [("export_control", "ended", "GN", "", "")]),
        ("Thailand's duty on Chinese tin came to an end.", [("tariff", "ended", "TH", "CN", "")]),
        ("Norway may ban Russian refined nickel.", [("import_restriction", "proposed", "NO", "RU", "")]),
        ("Mongolia may impose a tax on copper concentrate exports.", [("tariff", "proposed", "MN", "", "")]),
        ("Gallium shipments to Japan were blocked by Beijing.", [("export_control", "active", "CN", "JP", "")]),
        ("Rwanda's tin exports were frozen by the government.", [("export_control", "active", "RW", "", "")]),
        ("Exports of tin were suspended by Myanmar.", [("export_control", "active", "MM", "", "")]),
        ("Jakarta has loosened its grip on nickel exports.", [("export_control", "ended", "ID", "", "")]),
        ("Beijing tightened its hold on graphite exports.", [("export_control", "active", "CN", "", "")]),
        ("Peru plans higher duties on copper wire.", [("tariff", "announced", "PE", "", "")]),
        ("Guinea plans tariffs on aluminium.", [("tariff", "announced", "GN", "", "")]),
        ("Canada vowed to double the tariff on aluminium.", [("tariff", "announced", "CA", "", "")]),
    ],
)
def test_whose_measure_it_is_and_how_far_it_has_come(text: str, rows: list[Row], acts: Acts) -> None:
    """Who owns a measure made it, whoever speaks of it; ends, plans and vows are told."""
    assert acts(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Zambia extended Barrick's mining licence.", [("permitting", "agreed", "ZM", "tsx/ABX", "")]),
        ("Chile approved the environmental permit of Codelco.", [("permitting", "agreed", "CL", "Codelco", "")]),
        ("Spain gave Rio Tinto the go-ahead for its lithium mine.", [("permitting", "agreed", "ES", "lse/RIO", "")]),
        ("Lynas got a licence extension from Malaysia.", [("permitting", "agreed", "MY", "asx/LYC", "")]),
        ("Bolivia awarded a lithium contract to Codelco.", [("permitting", "agreed", "BO", "Codelco", "")]),
        ("Rio Tinto's permit application was rejected by Serbia.", [("permitting", "ended", "RS", "lse/RIO", "")]),
    ],
)
def test_whose_permit_it_is(text: str, rows: list[Row], acts: Acts) -> None:
    """The firm that a permit is of gets or loses it."""
    assert acts(text) == rows
