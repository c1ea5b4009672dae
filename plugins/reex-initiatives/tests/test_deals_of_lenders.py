"""How lenders, funds and buyers of streams tell of their deals: what is a sum of one, and who gives it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

ORIGINS = [
    ("EXIM approved a $60 million loan to Nyrstar to cut imports from Russia.", "us/exim"),
    ("EXIM approved a $60 million loan for a smelter that treats ore shipped from Peru.", "us/exim"),
    ("KfW granted Nyrstar a €60 million loan to smelt zinc from Bolivia.", "de/kfw"),
    ("Nyrstar won a €60 million grant to smelt zinc from Bolivia.", ""),
    # -- counter-examples: money that comes from there
    ("Nyrstar won a €60 million grant from Bolivia.", "BO"),
    ("Nyrstar got a €60 million loan for its zinc from Canada.", "CA"),
    ("Nyrstar got €60 million for zinc from the Pentagon.", "us/dod"),
]


@pytest.mark.parametrize(("text", "giver"), ORIGINS)
def test_where_goods_are_from_gives_no_money(text: str, giver: str, acts: Acts) -> None:
    """Ore, imports and supplies come from a place too."""
    assert [row[2] for row in acts(text) if row[0] in ("loan", "grant", "funding")] == [giver]


RUNNING = [
    ("EXIM will lend Nyrstar a further $60 million, bringing the total debt package to $210 million.", [60, None]),
    (
        "The new loan follows the A$60 million loan that Nyrstar agreed in May, taking the total facility to A$90m.",
        [60],
    ),
    (
        "EXIM approved a second loan of $60 million to Nyrstar, bringing its total loans to the firm to $90 million.",
        [60, None],
    ),
    (
        "EXIM approved a second loan of $60 million to Nyrstar, bringing its total commitment to it to $90 million.",
        [60],
    ),
    # -- counter-examples: the sum itself is the running one
    ("EXIM has lent Nyrstar $60 million in total.", [None]),
    ("Loans of EXIM to Nyrstar bring its total lending to it to $60 million.", [None]),
]


@pytest.mark.parametrize(("text", "sums"), RUNNING)
def test_only_what_a_sum_comes_to_is_a_running_total(text: str, sums: list[int | None], read: Read) -> None:
    """The sum before *bringing the total to* is one that counts."""
    counted = [(int(a.amounts[0].amount or 0) // 10**6 if a.countable else None) for a in read(text).initiatives]
    assert counted == sums


CLOSED = [
    (
        "Royal Gold closed its $60 million silver stream on the Corrie copper mine.",
        ("funding", "completed", "nasdaq/RGLD", ""),
    ),
    (
        "Nyrstar completed the $60 million financing of its Corrie zinc mine.",
        ("funding", "completed", "", "Nyrstar NV"),
    ),
    ("Nyrstar sells $60 million gold stream to Royal Gold", ("funding", "announced", "nasdaq/RGLD", "Nyrstar NV")),
    ("Nyrstar agreed a $60 million silver stream with Triple Flag.", ("funding", "agreed", "nyse/TFPM", "Nyrstar NV")),
    ("DFC closes $60 million loan for the Corrie mine", ("loan", "completed", "us/dfc", "Corrie")),
]


@pytest.mark.parametrize(("text", "act"), CLOSED)
def test_a_deal_that_is_closed_is_no_mine_that_is(text: str, act: tuple[str, ...], acts: Acts) -> None:
    """Who buys a stream or lends gives the money, whatever else is closed."""
    assert [row[:4] for row in acts(text) if row[4]] == [act]


@pytest.mark.parametrize(
    "text", ["Nyrstar closed its Corrie zinc mine.", "Nyrstar closed its loan-funded Corrie mine."]
)
def test_a_mine_that_is_closed_is_over(text: str, acts: Acts) -> None:
    """No deal stands behind the verb."""
    assert [row[:3] for row in acts(text)] == [("project", "ended", "Nyrstar NV")]


OLD_DEBT = [
    ("Glencore used the proceeds to repay a $60 million bridge loan from Macquarie.", []),
    ("It paid for the zinc mine out of Nyrstar's $60 million revolving credit facility.", []),
    (
        "Nyrstar signed a $90 million loan with EXIM to refinance its $60 million bridge loan from Macquarie.",
        ["USD 90,000,000"],
    ),
    # -- counter-examples: a credit line that is new, and the act of refinancing
    ("Nyrstar secured a $60 million revolving credit facility from HSBC.", ["USD 60,000,000"]),
    ("EXIM agreed to refinance Nyrstar's $60 million loan.", ["USD 60,000,000"]),
]


@pytest.mark.parametrize(("text", "sums"), OLD_DEBT)
def test_debt_that_is_paid_back_or_drawn_on_is_no_new_loan(text: str, sums: list[str], acts: Acts) -> None:
    """New money may pay back old debt, and a purchase may be paid for out of a credit line."""
    assert [row[4] for row in acts(text) if row[0] == "loan"] == sums


def test_an_anchor_pays_into_the_fund(read: Read) -> None:
    """The rest of a fund is still to be found."""
    text = (
        "Appian and KfW announced a $700 million fund for cobalt mines. KfW will put in $90 million as anchor investor."
    )
    assert [(str(a.amounts[0].amount), a.count_reason) for a in read(text).initiatives] == [
        ("700000000", "package"),
        ("90000000", "counted"),
    ]
    apart = "Appian announced a $700 million fund for cobalt mines. KfW will put $90 million into Nyrstar."
    assert "package" not in [a.count_reason for a in read(apart).initiatives]


def test_a_portion_is_of_its_lender(acts: Acts) -> None:
    """Whose part it is stands in brackets, and gets nothing."""
    (row,) = acts("JBIC signed a loan of up to USD 60 million (JBIC portion) with Nyrstar.")
    assert row[2:4] == ("jp/jbic", "Nyrstar NV")


def test_a_letter_behind_a_semicolon_is_of_another_act(read: Read) -> None:
    """An investment is none of a letter of interest that is told beside it."""
    text = "Glencore is investing $60 million in Nyrstar; EXIM sent a letter of interest for $20 million."
    assert [a.count_reason for a in read(text).initiatives] == ["counted", "letter_of_intent"]


SHOWN = """Deals that we advised on

Ucore
US$60 million
EXIM loan – Corrie zinc smelter, Nevada
Counsel to the Borrower
2024

Glencore
10% of Nyrstar
€45 million
Adviser to the Purchaser
2025

Iluka Resources
Up to A$70 million
Debt facility with Export Finance Australia and HSBC – Eneabba
Mandated Lead Arranger

These announcements appear as a matter of record only."""


def test_deals_in_a_few_lines_each(acts: Acts) -> None:
    """Banks and law firms show them so."""
    assert acts(SHOWN) == [
        ("loan", "agreed", "us/exim", "tsxv/UCU", "USD 60,000,000"),
        ("equity", "agreed", "lse/GLEN", "Nyrstar NV", "EUR 45,000,000"),
        ("loan", "agreed", "au/efa, nyse/HSBC", "asx/ILU", "AUD 70,000,000"),
    ]


def test_figures_in_lines_are_no_deals(acts: Acts) -> None:
    """A name and a sum alone tell none, and one block alone may be anything."""
    figures = "Nyrstar\nUS$60 million\nSales of zinc\n\nGlencore\n€45 million\nSales of zinc"
    assert acts(figures) == []
    assert len(acts("Nyrstar\nUS$60 million\nSmelter\n\n\nZinc")) == 0


def test_an_indicative_memorandum_tells_what_others_signed(read: Read) -> None:
    """What is signed counts, also where the head of the text says that it binds nobody."""
    text = (
        "Summary of terms (INDICATIVE)\n\nBorrower: Nyrstar\nLender: KfW\nFacility: €60 million loan\n\n"
        "Comparable transactions\n- Iluka: A$70 million loan from Export Finance Australia, signed in May"
    )
    assert [a.count_reason for a in read(text).initiatives if a.amounts] == ["letter_of_intent", "counted"]


EFA, EDC = "Export Finance Australia", "Export Development Canada"
SPLIT = [
    f"Iluka has agreed senior debt of US$90 million for Eneabba. The senior debt comprises:\n\n- {EFA}: US$60 million"
    f" senior loan\n- {EDC}: US$30 million senior loan",
    f"Iluka has agreed senior debt of US$90 million with the following lenders:\n\n- {EFA} – US$60 million\n"
    f"- {EDC} – US$30 million",
]


@pytest.mark.parametrize("text", SPLIT)
def test_what_each_lender_gives_is_counted_and_not_the_whole(text: str, read: Read) -> None:
    """A list says who lends how much of it."""
    whole, *parts = read(text).initiatives
    assert whole.count_reason == "package"
    assert [([p.ref for p in a.actors], [p.ref for p in a.recipients], a.count_reason) for a in parts] == [
        (["au/efa"], ["asx/ILU"], "counted"),
        (["ca/edc"], ["asx/ILU"], "counted"),
    ]


def test_each_lender_of_a_sentence_gives_its_part(acts: Acts) -> None:
    """Where they come to the whole to the last cent, that is none beside them."""
    parts = f"US$60 million from {EFA} and US$30 million from {EDC}"
    assert acts(f"Iluka has agreed senior debt of US$90 million, consisting of {parts}.") == [
        ("loan", "agreed", "au/efa", "asx/ILU", "USD 60,000,000"),
        ("loan", "agreed", "ca/edc", "asx/ILU", "USD 30,000,000"),
    ]


def test_a_list_that_comes_to_less_is_of_other_loans(read: Read) -> None:
    """Loans in a list that is not the sum's own are acts beside it."""
    text = f"Iluka has agreed senior debt of US$90 million for Eneabba.\n\n- {EFA}: US$20 million senior loan for Iluka"
    assert "package" not in [a.count_reason for a in read(text).initiatives]


ROUGH = [
    ('Ann Holt of Iluka said: "Iluka secured over US$90 million of debt this year."', "package"),
    ('Ann Holt of Iluka said: "Iluka secured over US$70 million of debt this year."', "counted"),
]


@pytest.mark.parametrize(("quote", "reason"), ROUGH)
def test_a_rough_sum_is_that_of_the_loans_beside_it(quote: str, reason: str, read: Read) -> None:
    """Over $90 million are the two loans of 60 and 32 million told before it; over 70 million are not."""
    text = f"{EFA} lent Iluka US$60 million. {EDC} lent Iluka US$32 million. {quote}"
    assert [a.count_reason for a in read(text).initiatives] == ["counted", "counted", reason]


def test_who_pays_towards_a_facility_gives_its_parts(read: Read) -> None:
    """Both come to the facility that was told before by its name."""
    text = (
        f"Iluka signed a US$40 million standby facility. {EFA} and {EDC} have each approved US$20 million towards the"
    )
    reasons = [a.count_reason for a in read(f"{text} standby facility.").initiatives if a.amounts]
    assert reasons == ["package", "counted", "counted"]
    others = [a.count_reason for a in read(f"{text} Nyrstar smelter.").initiatives if a.amounts]
    assert "package" not in others


def test_approvals_that_are_received_are_no_money(acts: Acts) -> None:
    """Money that is received is paid, an approval is not."""
    assert "completed" not in [
        row[1] for row in acts("Approvals received for debt of US$60 million for Iluka's refinery.")
    ]
    assert [row[1] for row in acts("Iluka received US$60 million from Canada for its refinery.")] == ["completed"]


def test_a_share_in_a_financing_is_no_permit(acts: Acts) -> None:
    """Lenders approve what they give, and no mine."""
    assert acts(f"{EFA} and KfW have approved their share of the Nolans financing.") == []
    assert [row[0] for row in acts("Canada approved the Nolans mine.")] == ["permitting"]


OWN_DEBT = [
    (
        "Nyrstar amended and extended its $60 million loan facility with Trafigura.",
        "Trafigura Group Pte. Ltd.",
        "Nyrstar NV",
    ),
    ("Nyrstar upsized its revolving credit facility to $60 million.", "", "Nyrstar NV"),
    (
        "Nyrstar has extended its $60 million facility with KfW and HSBC by two years.",
        "de/kfw, nyse/HSBC",
        "Nyrstar NV",
    ),
    # -- counter-examples: who lends changes a loan, too
    ("Glencore extended its $60 million loan to Nyrstar.", "lse/GLEN", "Nyrstar NV"),
    ("EXIM increased its loan to Nyrstar to $60 million.", "us/exim", "Nyrstar NV"),
]


@pytest.mark.parametrize(("text", "giver", "getter"), OWN_DEBT)
def test_who_changes_its_debt_borrows(text: str, giver: str, getter: str, acts: Acts) -> None:
    """A miner's facility is one that it has, and no site of its own."""
    assert [(row[0], row[2], row[3]) for row in acts(text)] == [("loan", giver, getter)]


@pytest.mark.parametrize("named", ["its facility with its existing lenders", "its Multi Option Facility Agreement"])
def test_a_facility_of_credit_is_no_site(named: str, acts: Acts) -> None:
    """Nor is what falls due in some year."""
    text = f"In May Iluka extended {named}; commitments of A$60 million now mature in 2031. Iluka mines zircon."
    assert "project" not in [row[0] for row in acts(text)]
    assert [row[0] for row in acts("In May Iluka extended its separation facility in Eneabba.")] == ["project"]


LEADING = [
    ("- A$60m – the equity raise that Iluka launched on 28 May", "AUD 60,000,000"),
    ("$60 million: EXIM's loan to Nyrstar", "USD 60,000,000"),
    # -- counter-examples: a sum of something else
    ("- $60 million – what Nyrstar earned before its loan from EXIM was signed", ""),
    ("- $60/kg – the price that EXIM's loan to Nyrstar assumes", ""),
]


@pytest.mark.parametrize(("text", "amount"), LEADING)
def test_a_sum_before_a_dash_is_of_what_stands_behind(text: str, amount: str, acts: Acts) -> None:
    """Boxes of figures put the number first."""
    assert [row[4] for row in acts(text) if row[0] in ("equity", "loan")] == [amount]


def test_an_aside_parts_no_headline(acts: Acts) -> None:
    """Who is to invest has not yet done so, whoever stands between."""
    assert [row[:2] for row in acts("DFC, through TechMet, to invest $60 million in equity in a nickel mine")] == [
        ("equity", "announced")
    ]


def test_a_sum_is_from_nobody_behind_another_one(acts: Acts) -> None:
    """The bank gives the loan and not what stands before it."""
    told = acts("The package includes Italy's 320 million euros for Nyrstar and a $60 million loan from EXIM.")
    assert [row[4] for row in told if row[2] == "us/exim"] == ["USD 60,000,000"]


PLURAL = [
    ("KfW and the EIB invest €60 million in Nyrstar.", ("funding", "de/kfw, eu/eib", "Nyrstar NV")),
    ("KfW and the EIB lend €60 million to Nyrstar.", ("loan", "de/kfw, eu/eib", "Nyrstar NV")),
    ("KfW and its partners provide €60 million to Nyrstar for zinc.", ("funding", "de/kfw", "Nyrstar NV")),
]


@pytest.mark.parametrize(("text", "act"), PLURAL)
def test_several_give_by_a_verb_without_s(text: str, act: tuple[str, ...], acts: Acts) -> None:
    """The verb of several givers looks like an infinitive."""
    assert [(row[0], row[2], row[3]) for row in acts(text)] == [act]


@pytest.mark.parametrize(
    "text",
    [
        "The mines of KfW and the EIB fund provided ore.",
        "Sales of tin and zinc provide $60 million of revenue to Nyrstar.",
    ],
)
def test_a_noun_or_goods_give_nothing(text: str, acts: Acts) -> None:
    """A verb needs its sum right behind it, and somebody before it."""
    assert [row for row in acts(text) if row[4]] == []


def test_others_who_got_letters_are_not_who_tells_it(acts: Acts) -> None:
    """Seven companies are not named, and EXIM gives the letters."""
    (row,) = acts("EXIM announced that seven companies had received letters of interest for $60 million in tin loans.")
    assert row[2:4] == ("us/exim", "")
    (own,) = acts("EXIM said that Nyrstar had received a letter of interest for $60 million.")
    assert own[3] == "Nyrstar NV"


TERMS = """# {title}

| Term | Summary |
|---|---|
| Borrower | Nyrstar |
| Lenders | KfW and HSBC |
| Facility | Senior secured term loan |
| Amount | €60 million |
| Tenor | 6 years |"""


@pytest.mark.parametrize(
    ("title", "reason"), [("Summary of terms", "counted"), ("INDICATIVE TERMS", "letter_of_intent")]
)
def test_a_term_sheet_may_be_a_table_of_two_columns(title: str, reason: str, read: Read) -> None:
    """Its first column are the labels."""
    (act,) = read(TERMS.format(title=title)).initiatives
    assert (act.instrument, [p.ref for p in act.actors], [p.name for p in act.recipients], act.count_reason) == (
        "loan",
        ["de/kfw", "nyse/HSBC"],
        ["Nyrstar NV"],
        reason,
    )


def test_a_table_of_figures_is_no_term_sheet(acts: Acts) -> None:
    """Its columns are years, and its labels tell nobody."""
    assert acts("| Year | 2024 | 2025 |\n|---|---|---|\n| Lenders | 3 | 4 |\n| Amount | EUR 5m | EUR 7m |") == []


def test_the_name_of_a_column_tells_whose_money_it_is(acts: Acts) -> None:
    """What all costs is another column, and the country gives nothing."""
    table = (
        "| Client | Country | Instrument | EBRD finance (EUR m) | Total project value (EUR m) |\n"
        "|---|---|---|---|---|\n"
        "| Nyrstar | Serbia | Loan | 60 | 210 |\n| Glencore | Poland | Equity | 20 | 800 |"
    )
    assert acts(table) == [
        ("loan", "agreed", "int/ebrd", "Nyrstar NV", "EUR 60,000,000"),
        ("equity", "agreed", "int/ebrd", "lse/GLEN", "EUR 20,000,000"),
    ]


def test_an_item_is_on_whom_it_opens_with(acts: Acts) -> None:
    """A firm that an equity investment is told of gets it, and so does a site; the one before has no part in it."""
    text = (
        "DFC approved these deals in the quarter:\n\n"
        "- TechMet (Ireland) – $60 million equity investment for nickel mines\n"
        "- Pela Ema (Brazil) – up to $20 million direct loan to expand the rare earths mine"
    )
    assert [(row[0], row[2], row[4]) for row in acts(text)] == [
        ("equity", "us/dfc", "USD 60,000,000"),
        ("loan", "us/dfc", "USD 20,000,000"),
    ]
    assert ["TechMet" in row[3] for row in acts(text)] == [True, False]
    assert acts("- Glencore: $60 million equity stake in Nyrstar")[0][2:4] == ("lse/GLEN", "Nyrstar NV")


def test_the_parts_of_a_financing_are_for_whom_it_is(read: Read) -> None:
    """*The financing of* somebody says for whom all items of its list are."""
    text = (
        "Banks closed the EUR 120 million financing of Nyrstar's Corrie smelter. The financing comprises:\n\n"
        "- EUR 60 million senior debt from nine lenders\n- EUR 40 million of German federal and state grants\n"
        "- EUR 20 million equity from KfW"
    )
    whole, *parts = read(text).initiatives
    assert whole.count_reason == "package"
    assert [(a.instrument, [p.name for p in a.recipients], a.count_reason) for a in parts] == [
        (instrument, ["Nyrstar NV"], "counted") for instrument in ("loan", "grant", "equity")
    ]


def test_financial_close_closes_no_site(acts: Acts) -> None:
    """A project at financial close begins."""
    assert "ended" not in [row[1] for row in acts("Nyrstar reached financial close on its Corrie zinc project.")]
    assert [row[1] for row in acts("Nyrstar will close its Corrie zinc mine.")] == ["ended"]


NEXT_CLAUSE = [
    (
        "Nyrstar will use the $60 million EXIM loan to smelt zinc, and HSBC and Macquarie have pledged $20 million.",
        "Nyrstar NV",
    ),
    ("EXIM approved a $60 million loan to Nyrstar, and Glencore has pledged $20 million.", "Nyrstar NV"),
    # -- a counter-example: the last of several
    ("EXIM approved a $60 million loan to Nyrstar, Iluka, and Glencore.", "Nyrstar NV, asx/ILU, lse/GLEN"),
]


@pytest.mark.parametrize(("text", "getters"), NEXT_CLAUSE)
def test_the_subject_of_the_next_clause_gets_nothing(text: str, getters: str, acts: Acts) -> None:
    """Who uses a loan has it, and who has pledged money beside it does not."""
    assert [row[3] for row in acts(text) if row[0] == "loan"] == [getters]


def test_a_colon_splits_a_package(read: Read) -> None:
    """What stands behind it are the parts, where they don't come to more."""
    text = (
        "Nyrstar entered into a $90 million partnership with the United States: a $60 million DoD loan and $20 million"
    )
    parts = [a.count_reason for a in read(f"{text} of incentives from Commerce.").initiatives]
    assert parts == ["package", "counted", "counted"]
    more = read("KfW lent Nyrstar $60 million: that is less than the $90 million loan of EXIM to Lynas.").initiatives
    assert [a.count_reason for a in more] == ["counted", "counted"]
