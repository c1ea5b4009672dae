"""Tables of acts: the heading says what the cells of each row tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

SUPPORT = """Support for rare earths

Project | Company | Support | Provider | Year
Eneabba | Iluka Resources | A$1.65bn loan | Export Finance Australia | 2022
Mountain Pass | MP Materials | $400m preferred equity; $150m loan | Department of Defense | 2025
Caremag | Carester | €106m grants and loans | France; JOGMEC | 2025
"""


def test_a_row_tells_who_gives_what_to_whom(acts: Acts) -> None:
    """Each part of a cell is an act; money in several forms is money whose form is left open."""
    assert acts(SUPPORT) == [
        ("loan", "agreed", "au/efa", "asx/ILU", "AUD 1,650,000,000"),
        ("equity", "agreed", "us/dod", "nyse/MP", "USD 400,000,000"),
        ("loan", "agreed", "us/dod", "nyse/MP", "USD 150,000,000"),
        ("funding", "agreed", "FR, jp/jogmec", "Carester SAS", "EUR 106,000,000"),
    ]


def test_a_province_in_a_row_gives_by_its_own_government(read: Read) -> None:
    """Its money is not the country's, which stands in a row of its own."""
    text = "Support for the Trail smelter\n\nGovernment | Company | Amount | Form\n"
    rows = "Canada | Teck Resources | C$20 million | Grant\nBritish Columbia | Teck Resources | C$9 million | Loan\n"
    givers = [act.actors[0].name for act in read(text + rows).initiatives]
    assert givers == ["Canada", "British Columbia"]


def test_a_row_dates_its_act_and_says_why(read: Read) -> None:
    """The date stands in a cell of its own, and the reason of parties and sums is the table."""
    first = read(SUPPORT).initiatives[0]
    assert (first.announced, first.reasons["actors"], first.reasons["amounts"]) == ("2022", "table", "table")


def test_measures_of_trade_are_of_the_country_in_their_row(acts: Acts) -> None:
    """How far each has come stands in a cell as well."""
    text = """Measures

Country | Measure | Mineral | Status
China | Export ban to the United States | antimony | suspended
Indonesia | Export ban | nickel ore | in force
United States | 50% tariff | copper | in force
Zimbabwe | Export ban | lithium | planned
"""
    assert [row[:4] for row in acts(text)] == [
        ("export_control", "ended", "CN", "US"),
        ("export_control", "active", "ID", ""),
        ("tariff", "active", "US", ""),
        ("export_control", "announced", "ZW", ""),
    ]


def test_what_stands_above_says_what_the_rows_are(acts: Acts) -> None:
    """The sentence before a table names the act, and who gives, where no column does; a total cost is no award."""
    text = """The Department of Energy selected these projects for grants:

Applicant | Project | Federal share | Total
Albemarle | Kings Mountain | $67,000,000 | $134,000,000
Cirba Solutions | Lancaster | $82,000,000 | $162,000,000
"""
    assert [row[0:1] + row[2:] for row in acts(text)] == [
        ("grant", "us/doe", "nyse/ALB", "USD 67,000,000"),
        ("grant", "us/doe", "Cirba Solutions, LLC", "USD 82,000,000"),
    ]


def test_a_heading_names_form_and_unit(acts: Acts) -> None:
    """Numbers below ``Loan (€ million)`` are loans."""
    heading = "EIB support for raw materials\n\nBorrower | Project | Loan (€ million)\n"
    text = f"{heading}Vulcan Energy | Lionheart | 250\nImerys | | 40\n"
    assert [(row[0], row[2], row[3], row[4]) for row in acts(text)] == [
        ("loan", "eu/eib", "asx/VUL", "EUR 250,000,000"),
        ("loan", "eu/eib", "epa/NK", "EUR 40,000,000"),
    ]


def test_a_column_may_be_called_by_any_form_of_money(acts: Acts) -> None:
    """Guarantees, credits and subsidies stand in columns of their own."""
    text = "Borrowers of 2025\n\nBorrower | Lender | Guarantee (€ million)\nAurubis | KfW | 320\n"
    assert [(row[0], row[2], row[4]) for row in acts(text)] == [("guarantee", "de/kfw", "EUR 320,000,000")]


def test_rows_that_differ_are_acts_of_their_own(acts: Acts) -> None:
    """A second grant of the same sum to the same firm counts; a row that stands twice is one that was copied."""
    text = """Grants of the fund

Recipient | Grant | Round
Vela Metals Ltd | $2 million | 1
Orrin Lithium Inc | $3 million | 1
Vela Metals Ltd | $2 million | 2
Vela Metals Ltd | $2 million | 2
"""
    assert [row[3:] for row in acts(text)] == [
        ("Vela Metals Ltd", "USD 2,000,000"),
        ("Orrin Lithium Inc", "USD 3,000,000"),
        ("Vela Metals Ltd", "USD 2,000,000"),
    ]


def test_two_columns_are_enough(acts: Acts) -> None:
    """Who gets a sum, and how much, is all that many a list says."""
    text = """Grants of the fund

Recipient | Grant
Vela Metals Ltd | $2 million
Orrin Lithium Inc | $3 million
"""
    assert [row[3:] for row in acts(text)] == [
        ("Vela Metals Ltd", "USD 2,000,000"),
        ("Orrin Lithium Inc", "USD 3,000,000"),
    ]


def test_a_column_of_costs_beside_one_of_maximum_subsidies_is_no_sum(read: Read) -> None:
    """What a plan costs is nobody's money; the most that a state pays is a ceiling, and the total is their package."""
    text = """The Department of Energy certified four plans today, with grants of up to $95 million.

1. Batteries

Applicant | Place | Capacity | Project cost | Maximum subsidy
Albemarle | Ohio | 9 GWh | $210 million | $60 million
Cirba Solutions | Utah | 5 GWh | $90 million | $30 million
"""
    total, *given = read(text).initiatives
    assert (total.amounts[0].role, total.countable) == ("package", False)
    assert [(act.instrument, act.recipients[0].name, act.countable) for act in given] == [
        ("grant", "Albemarle Corporation", True),
        ("grant", "Cirba Solutions, LLC", True),
    ]
    sums = [act.amounts[0] for act in given]
    assert [(one.role, str(one.amount)) for one in sums] == [("ceiling", "60000000"), ("ceiling", "30000000")]


def test_a_cell_of_support_names_giver_and_form(acts: Acts) -> None:
    """``EIB loan`` says whose it is, a grant of a fund is a grant, and the promoter gets it, not the project."""
    text = """Annex: projects and public support

Project | Promoter | Country | Material | Public support | Status
Lionheart | Vulcan Energy | Germany | Lithium | EIB loan €45 million | signed
Stade | Orrin Lithium s.r.o. | Czechia | Lithium | Just Transition Fund grant €36 million | agreed
Emili | Imerys | France | Lithium | Equity €5 million | announced
"""
    assert acts(text) == [
        ("loan", "agreed", "eu/eib", "asx/VUL", "EUR 45,000,000"),
        ("grant", "agreed", "", "Orrin Lithium s.r.o.", "EUR 36,000,000"),
        ("equity", "announced", "", "epa/NK", "EUR 5,000,000"),
    ]


def test_buyers_and_sellers_exchange_what_the_sentence_above_says(read: Read) -> None:
    """Buyer, seller, goods and term make an offtake."""
    text = "Offtake agreements\n\nBuyer | Seller | Product | Term\nTesla | Syrah Resources | graphite | four years\n"
    (deal,) = read(text).initiatives
    assert (deal.instrument, deal.actors[0].ref, deal.recipients[0].ref, deal.commodities, deal.duration) == (
        "offtake",
        "nasdaq/TSLA",
        "asx/SYR",
        ("graphite",),
        "P4Y",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Shares\n\nCompany | Ticker | Price | Market value\nLynas | LYC | A$14.20 | A$13bn\nMP | MP | $61 | $10bn\n",
        "Supply\n\nMineral | Use | Producer | Share\nGallium | chips | China | 98%\nCobalt | batteries | Congo | 70%\n",
    ],
)
def test_tables_on_other_things_tell_no_act(text: str, acts: Acts) -> None:
    """Prices of shares and lists of producers are no acts."""
    assert acts(text) == []


LOANS = "Loans of 2025\n\nBorrower | Lender | Loan (€ million) | Status\nImerys | EIB | 40 | {}\n"


@pytest.mark.parametrize(
    ("cell", "status", "counted"),
    [
        ("announced", "announced", True),
        ("Unveiled", "announced", True),
        ("launched in May", "announced", True),
        ("signed", "agreed", True),
        ("Approved", "agreed", True),
        ("signed; not yet disbursed", "agreed", True),
        ("active", "agreed", True),
        ("in force", "active", True),
        ("closed", "completed", True),
        ("disbursed", "completed", True),
        ("completed", "completed", True),
        ("conditional commitment", "announced", False),
        ("pending", "proposed", False),
        ("Approval pending", "proposed", False),
        ("in negotiation", "proposed", False),
        ("conditional", "proposed", False),
        ("to be decided", "proposed", False),
        ("TBD", "proposed", False),
        ("Shortlisted", "proposed", False),
        ("not yet signed", "proposed", False),
        ("not disbursed", "proposed", False),
        ("not approved", "ended", False),
        ("unsuccessful", "ended", False),
        ("declined", "ended", False),
        ("withdrawn", "ended", False),
    ],
)
def test_a_cell_of_status_means_what_it_says(cell: str, status: str, counted: bool, read: Read) -> None:
    """Only what is settled, or was made known, counts; the first word of a cell decides."""
    (loan,) = read(LOANS.format(cell)).initiatives
    assert (loan.status, loan.countable) == (status, counted)


def test_words_of_cells_are_heard_in_cells_of_status_only(read: Read) -> None:
    """A remark that something else is pending leaves the loan as it is."""
    text = LOANS.replace("Status", "Remarks").format("permit pending")
    (loan,) = read(text).initiatives
    assert (loan.status, loan.countable) == ("agreed", True)


def test_prose_below_a_table_tells_acts_of_its_own(read: Read) -> None:
    """What a row only unveiled may be told again there."""
    text = f"{LOANS.format('unveiled')}\nThe EIB signed a €40 million loan with Imerys in May for its lithium mine.\n"
    assert [act.status for act in read(text).initiatives] == ["agreed"]


def test_a_sum_that_cannot_be_read_leaves_its_act_without_one(acts: Acts) -> None:
    """Nobody knows what a comma means in ``2,25 million``; the rows beside it are read as ever."""
    text = "Loans\n\nBorrower | Lender | Loan\nImerys | EIB | 1.5 million euros\nKeliber | EIB | EUR 2,25 million\n"
    assert [row[2:] for row in acts(text)] == [
        ("eu/eib", "epa/NK", "EUR 1,500,000"),
        ("eu/eib", "Keliber Oy", ""),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Total | | 60",
        "TOTAL | EIB | 60",
        "Total: | EIB | 60",
        "Subtotal Quebec | EIB | 60",
        "Grand total | EIB | 60",
        "Sum | EIB | 60",
        "All projects | EIB | 60",
        "EIB | Total | 60",
        " | Total | 60",
    ],
)
def test_a_row_that_sums_up_others_tells_no_act(row: str, acts: Acts) -> None:
    """What it says was told before, row by row."""
    text = f"Loans\n\nBorrower | Lender | Loan (€ million)\nImerys | EIB | 40\nVulcan Energy | EIB | 20\n{row}\n"
    assert [act[4] for act in acts(text)] == ["EUR 40,000,000", "EUR 20,000,000"]


@pytest.mark.parametrize("firm", ["TotalEnergies", "Total Lithium Inc", "Sum Metals Ltd", "Allkem"])
def test_a_firm_may_be_called_like_a_sum(firm: str, acts: Acts) -> None:
    """Its row is an act like any other."""
    text = f"Loans\n\nBorrower | Lender | Loan (€ million)\nImerys | EIB | 40\n{firm} | EIB | 20\n"
    assert [act[4] for act in acts(text)] == ["EUR 40,000,000", "EUR 20,000,000"]


DEALS = """Tracker: who paid whom

Values in US$ mn unless stated

| Date | Firm | Investor / lender | Type | Value | Status |
|---|---|---|---|---|---|
| 3 Mar | MP Materials | US DoD | Loan | 150 | Signed |
| 9 Apr | MP Materials | General Motors | Offtake/prepayment | up to 500 | Signed |
| 2 May | Iluka Resources | Export Finance Australia | Non-recourse loan | A$1,650 | Signed |
| Total | | | | 2,100* | |
"""


def test_a_tracker_of_deals_is_read_as_it_is_pasted(acts: Acts) -> None:
    """With lines at its sides, a note on the unit, two names for a column, two for one contract, and a total."""
    assert acts(DEALS) == [
        ("loan", "agreed", "us/dod", "nyse/MP", "USD 150,000,000"),
        ("offtake", "agreed", "nyse/GM", "nyse/MP", "USD 500,000,000"),
        ("loan", "agreed", "au/efa", "asx/ILU", "AUD 1,650,000,000"),
    ]


@pytest.mark.parametrize("heading", ["Staff / sites", "Mood"])
def test_a_column_of_other_names_is_not_understood(heading: str, acts: Acts) -> None:
    """Of two names one has to be known."""
    assert not [row for row in acts(DEALS.replace("Investor / lender", heading)) if row[2] in ("us/dod", "nyse/GM")]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The two loans make up the $90 million package for Kestrel Tin.", False),
        ("EXIM agreed to lend Kestrel Tin $90 million for its tin mine.", True),
    ],
)
def test_what_others_make_up_is_a_total(text: str, counted: bool, read: Read) -> None:
    """It may not be added to its parts."""
    assert [act.countable for act in read(text).initiatives if act.amounts] == [counted]


def test_the_next_sum_of_a_sentence_is_not_that_of_the_word_before(read: Read) -> None:
    """Who takes equity for one sum doesn't pay another that is joined by *and*."""
    text = "Canada gave Kestrel Tin $5 million, for which it takes equity, and $60 million of private capital is there."
    assert not [act for act in read(text).initiatives if act.amounts and act.amounts[0].amount == 60_000_000]


CAPITAL = """{member} | {what} | Form
KfW | €75 million | Equity
Government of Chile | €60 million | Equity
Total | €135 million |
"""


@pytest.mark.parametrize("member", ["Partner", "Shareholder", "Contributor"])
def test_those_give_who_put_in_capital(member: str, acts: Acts) -> None:
    """A body is one giver, whatever country is in its name."""
    assert acts(CAPITAL.format(member=member, what="Seed capital")) == [
        ("equity", "agreed", "de/kfw", "", "EUR 75,000,000"),
        ("equity", "agreed", "cl/government", "", "EUR 60,000,000"),
    ]


def test_partners_in_other_tables_only_take_part(read: Read) -> None:
    """Of what they get, or hold, they give nothing."""
    assert not read("Partner | Country | EU contribution\nUmicore | Belgium | €2 million\n").initiatives


STATE_AID = """{above}

{case} | Member State | Beneficiary | Measure | Amount | Decision
{first} | Poland | Ascend Elements | Grant for a cathode plant | €30 million | approved
{second} | Germany | Vulcan Energy | Loan for a lithium plant | €90 million | withdrawn
"""


@pytest.mark.parametrize(
    ("above", "case", "first", "second", "givers"),
    [
        ("State aid for raw materials", "No", "1", "2", ["PL", "DE"]),
        ("Recent decisions", "Case", "SA.104821", "SA.104822", ["PL", "DE"]),
        ("Projects of the fund", "No", "1", "2", ["", ""]),
    ],
)
def test_a_member_state_pays_its_state_aid(
    above: str, case: str, first: str, second: str, givers: list[str], acts: Acts
) -> None:
    """In other tables it is only where a project is; what is withdrawn counts for nothing."""
    told = acts(STATE_AID.format(above=above, case=case, first=first, second=second))
    assert [row[:3] for row in told] == [("grant", "agreed", givers[0]), ("loan", "ended", givers[1])]


def test_a_column_of_aid_may_name_its_form(acts: Acts) -> None:
    """Beside a column of sums, a cell without one is no act of its own."""
    text = "Country | Company | Aid | Amount\nFinland | Keliber | Loan | €50 million\n"
    assert acts(text) == [("loan", "agreed", "FI", "Keliber Oy", "EUR 50,000,000")]


def test_a_heading_may_say_whose_subsidy_its_column_has(read: Read) -> None:
    """It gives in each row, and behind it a word of bound makes the sums ceilings; the heading is no act."""
    text = "Gallium and magnets\n\nCompany | Product | METI subsidy (max.)\nDowa Holdings | gallium | 3.1 billion yen\n"
    (act,) = read(text).initiatives
    assert (act.instrument, act.actors[0].ref, act.recipients[0].name) == (
        "grant",
        "jp/meti",
        "Dowa Holdings Co., Ltd.",
    )
    assert (act.amounts[0].role, act.countable) == ("ceiling", True)


SCHEMES = """India and its minerals: what India has decided on lithium, and what it costs India

Scheme | Outlay (Rs crore)
Lithium exploration scheme | 700
Modernisation of railway stations | 900
Total | 1,600
"""


def test_a_row_of_a_programme_is_money_of_the_state_that_the_text_is_on(acts: Acts) -> None:
    """Nobody who gets it is told; one of another field is none of ours, and the total counts nothing."""
    assert acts(SCHEMES) == [("funding", "agreed", "IN", "", "INR 7,000,000,000")]


TRACKER = """Deals under discussion

| Project | Who pays | Instrument | Values |
|---|---|---|---|
| Mountain Pass | EXIM | Letter of interest | US$120 million |
| Balama | KfW | Loan | US$90 million |
"""


def test_a_letter_of_interest_in_a_table_is_announced_and_not_counted(read: Read) -> None:
    """Whatever the sentence above says of the table; headings may be questions, and plural."""
    told = [(a.actors[0].ref, a.status, a.count_reason) for a in read(TRACKER).initiatives if a.amounts]
    assert told == [("us/exim", "announced", "letter_of_intent"), ("de/kfw", "proposed", "proposed")]
