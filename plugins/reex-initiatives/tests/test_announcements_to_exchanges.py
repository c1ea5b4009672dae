"""What small firms announce to exchanges: what they need, may earn and raise, and which of its sums may be added."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

HALDEN, BREN = "Halden Metals Ltd", "Bren Resources Inc."


def counted(record: reex.Record) -> list[int]:
    """Return the sums that count, in millions, in their order."""
    return [
        int((amount.amount or Decimal(0)) / 1_000_000)
        for act in record.initiatives
        for amount in act.amounts
        if act.countable
    ]


def reasons(record: reex.Record) -> list[tuple[str, str]]:
    """Return the status of each act with a sum, and why that counts or doesn't."""
    return [(act.status, act.count_reason) for act in record.initiatives if act.amounts]


@pytest.mark.parametrize(
    "title", ["Halden Wins US$31 Million from the Pentagon", "Halden wins US$31 million from the Pentagon"]
)
@pytest.mark.parametrize("told", ["awarded US$31 million", "given a grant of US$31 million"])
def test_a_title_gives_to_a_firm_what_its_text_gives_to_its_subsidiary(title: str, told: str, read: Read) -> None:
    """However the text calls the money, and however the title is written."""
    text = f"{title}\n\n{HALDEN} said that its subsidiary, {BREN}, has been {told} by the Pentagon for its tin mine."
    assert counted(read(text)) == [31]


def test_the_same_sum_for_a_firm_that_no_title_names_is_another(read: Read) -> None:
    """Two firms may get the same sum each."""
    text = (
        f"The Pentagon awarded {HALDEN} US$31 million for tin. The Pentagon also gave {BREN} a grant of US$31 million."
    )
    assert counted(read(text)) == [31, 31]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HALDEN} says that funding of A$700 million is required to build its tin mine,"
            " inclusive of capital expenditure of A$520 million.",
            [("proposed", "need")],
        ),
        (f"{HALDEN} said that A$40 million in funding will be needed for its tin mine.", [("proposed", "need")]),
        (f"An investment of A$90 million is still required before {HALDEN} can ship tin.", [("proposed", "need")]),
        (f"{HALDEN} has a funding requirement of A$90 million for its tin mine.", [("agreed", "need")]),
        (
            f"{HALDEN} got a loan of A$90 million from the Pentagon, which it is required to repay by 2034.",
            [("agreed", "counted")],
        ),
    ],
)
def test_what_is_needed_is_no_sum_of_an_act(text: str, expected: list[tuple[str, str]], read: Read) -> None:
    """Nor is what work costs that is a part of what is needed; who has to repay a loan has one."""
    assert reasons(read(text)) == expected


def test_work_does_not_cost_what_is_needed_for_it_in_all(read: Read) -> None:
    """A site takes no cost from a sentence on what a firm needs, but does from one on what work costs."""
    site = f"{HALDEN} is building its Tarn Creek tin mine. "
    needed = "Funding of A$80 million is required for the project, including capital expenditure of A$60 million."
    assert counted(read(site + needed)) == []
    assert counted(read(f"{site}The project has capital expenditure of A$60 million.")) == [60]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Glencore can earn a 60% interest in the Tarn Creek tin mine by sole funding US$9 million of drilling.", []),
        ("Glencore may earn up to 80% of the Tarn Creek tin project by spending US$9 million in four years.", []),
        ("Glencore has earned a 60% interest in the Tarn Creek tin project by spending US$9 million.", [9]),
        ("Glencore can earn a 60% interest in the tin mine. It has lent Albemarle US$9 million for lithium.", [9]),
    ],
)
def test_what_a_share_can_be_earned_by_is_no_sum_yet(text: str, expected: list[int], read: Read) -> None:
    """Who may spend money for a share need not; it is a share, and no funding besides."""
    record = read(text)
    assert counted(record) == expected
    assert [act.instrument for act in record.initiatives][:1] == ["equity"]
    assert not [act for act in record.initiatives if act.instrument == "funding"]


@pytest.mark.parametrize(
    "behind",
    [
        "Cale Capital Inc. subscribed for A$14 million in the placement.",
        "Directors have committed A$2 million to the placement.",
        "Cale Capital Inc. took up A$14 million of the institutional placement of Halden Metals Ltd.",
    ],
)
def test_what_one_investor_pays_is_part_of_the_raising_that_was_told(behind: str, read: Read) -> None:
    """The whole counts, and the part tells no act of its own."""
    record = read(f"{HALDEN} completed a A$66 million placement for its tin mine. {behind}")
    assert [(act.instrument, act.status) for act in record.initiatives if act.amounts] == [("equity", "completed")]
    assert counted(record) == [66]
    assert len(record.initiatives[0].evidence) == 2


def test_what_is_paid_in_the_raising_of_another_firm_counts(read: Read) -> None:
    """So does a larger sum, or one in another currency."""
    first = f"{HALDEN} completed a A$66 million placement for its tin mine. "
    assert counted(read(f"{first}Cale Capital Inc. subscribed for A$14 million in the placement of {BREN}")) == [66, 14]
    assert counted(read(f"{first}Cale Capital Inc. subscribed for US$14 million in the placement.")) == [66, 14]


@pytest.mark.parametrize("mark", ["•", "·", "●", "◦", "-"])
def test_a_fundraise_is_the_package_of_its_parts(mark: str, acts: Acts, read: Read) -> None:
    """The items of its list are for the firm that raises money, and as far as the whole, unless the text says more."""
    text = (
        f"Halden Tin plc announces a conditional fundraise of £33 million.\n\nThe fundraise comprises:\n\n"
        f"{mark} a subscription of £21 million by Glencore; and\n"
        f"{mark} a placing with institutional investors of £12 million.\n"
    )
    assert counted(read(text)) == [21, 12]
    assert acts(text) == [
        ("equity", "announced", "", "Halden Tin plc", "GBP 33,000,000"),
        ("equity", "announced", "lse/GLEN", "Halden Tin plc", "GBP 21,000,000"),
        ("equity", "announced", "", "Halden Tin plc", "GBP 12,000,000"),
    ]
    assert [row[1] for row in acts(f"{text}\nA subscription agreement with Glencore was signed on Monday.")] == [
        "announced",
        "agreed",
        "announced",
    ]


def test_a_sum_that_comes_by_several_means_is_their_package(read: Read) -> None:
    """Each means has the sum behind it, also where one of them is for small shareholders."""
    parts = "by way of a placing of £8 million, a loan of £5 million and a retail offer of £1 million."
    assert counted(read(f"Halden Tin plc announces a fundraise of £14 million {parts}")) == [8, 5, 1]
    assert counted(read("Halden Tin plc raised £14 million by way of a placing.")) == [14]


def test_several_sign_for_what_each_of_them_gives(acts: Acts) -> None:
    """Who signs paper for money with a firm gives it, and none of them to another of them."""
    told = (
        f"{HALDEN} is to build a tin smelter. KfW will lend {HALDEN} €9 million. The EIB will lend {HALDEN} €8 million."
    )
    signed = acts(f"{told} Loan agreements with KfW and the EIB were signed in May.")
    assert [row[1:4] for row in signed if row[0] == "loan"] == [
        ("agreed", "de/kfw", HALDEN),
        ("agreed", "eu/eib", HALDEN),
    ]
    (deal,) = acts(f"{HALDEN} signed subscription agreements with Glencore and Albemarle for its tin mine.")
    assert deal[:4] == ("equity", "agreed", "lse/GLEN, nyse/ALB", HALDEN)


GIVEN = f"{HALDEN} was awarded US$7 million by the Pentagon and C$6 million by Natural Resources Canada"


@pytest.mark.parametrize(
    "behind",
    [
        ".",
        ". The awards, together C$15.6 million, will pay for a tin mine.",
        ". The two awards total about C$15.6 million.",
        ", for a combined C$15.6 million.",
        ". The combined funding of C$15.6 million is for tin.",
    ],
)
def test_the_total_in_one_currency_of_sums_in_two_is_not_added_to_them(behind: str, read: Read) -> None:
    """Both awards count, whoever they are by, and a word for the total makes neither a running one."""
    assert counted(read(GIVEN + behind)) == [7, 6]


def test_what_two_lend_together_counts_beside_other_sums(read: Read) -> None:
    """A total is one of sums told before by those who give it; this is money of its own."""
    lent = f"KfW lent {BREN} US$7 million, and Glencore lent it US$5 million. "
    assert counted(read(f"{lent}Canada and Japan will together lend {HALDEN} C$90 million.")) == [7, 5, 90]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"Glencore will acquire all of the shares of {HALDEN} (ASX: HDN) for A$81 million.", "announced"),
        (
            f"Glencore has agreed to acquire 100% of the issued shares of {HALDEN} (ASX: HDN) for A$81 million.",
            "agreed",
        ),
        (f"Glencore entered into a deed to acquire 100% of {HALDEN} for A$81 million.", "agreed"),
        (
            f"Glencore signed a Scheme Implementation Deed to acquire all of the shares of {HALDEN} for A$81 million.",
            "agreed",
        ),
        (f"Glencore will acquire {HALDEN} by way of a scheme of arrangement for A$81 million.", "announced"),
    ],
)
def test_who_buys_all_shares_of_a_firm_takes_it_over(text: str, status: str, acts: Acts) -> None:
    """It is one act, with the price of all shares."""
    (deal,) = acts(text)
    assert deal[:3] == ("acquisition", status, "lse/GLEN")
    assert deal[3] in (HALDEN, "asx/HDN")
    assert deal[4] == "AUD 81,000,000"


def test_a_part_of_the_shares_is_a_stake(acts: Acts) -> None:
    """So is a number of them, however large."""
    for share in ("30% of the issued shares of", "100 million shares of"):
        assert [row[0] for row in acts(f"Glencore acquired {share} {HALDEN} for A$81 million.")] == ["equity"]


@pytest.mark.parametrize("mark", ["(ASX: HDN)", "(TSXV: HDN; OTCQX: HDNFF)", "(NYSE American – HDN)"])
def test_a_ticker_parts_no_sentence(mark: str, acts: Acts) -> None:
    """What stands behind the brackets is of the same act, but not what stands behind a colon."""
    assert acts(f"Glencore acquired Halden Metals Ltd {mark} for A$81 million.")[0][4] == "AUD 81,000,000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("priced an upsized US$90 million offering of 1.5% convertible senior notes", ("loan", "agreed")),
        ("closed a US$90 million offering of senior unsecured bonds", ("loan", "completed")),
        ("priced a US$90 million offering of common shares", ("equity", "agreed")),
        ("announced a US$90 million offering of units, each of a share and a warrant", ("equity", "announced")),
    ],
)
def test_an_offering_of_notes_is_debt(text: str, expected: tuple[str, str], acts: Acts) -> None:
    """What is priced is agreed, though it is called an offering."""
    assert [row[:2] for row in acts(f"{HALDEN} {text} for its tin mine.")] == [expected]


@pytest.mark.parametrize(
    "order",
    [
        "The first delivery order, which it received on Monday, is for $8 million.",
        "It has placed an initial delivery order of $8 million.",
        "The first task order under the contract is worth $8 million.",
    ],
)
def test_an_order_is_called_off_from_its_contract(order: str, read: Read) -> None:
    """What the contract is worth counts, and no order under it besides."""
    text = f"The Pentagon awarded {HALDEN} a contract worth up to $70 million for antimony. {order}"
    assert counted(read(text)) == [70]
    assert counted(
        read(f"The Pentagon has placed a first delivery order of $8 million for antimony with {HALDEN}.")
    ) == [8]


@pytest.mark.parametrize("mark", ["", "**"])
def test_a_paragraph_opens_with_the_firm_and_its_ticker(mark: str, acts: Acts) -> None:
    """What is told behind the dash is for that firm; a program may stand for who gives it."""
    text = f"{mark}Halden Metals (TSXV: HDN, +9%){mark} – August's award of US$7 million under DPA Title III is spent."
    assert acts(text) == [("grant", "agreed", "", "tsxv/HDN", "USD 7,000,000")]


def test_a_sum_behind_a_verb_is_of_the_noun_behind_it(acts: Acts) -> None:
    """An award that follows another one doesn't have its sum."""
    told = acts("The new award follows the US$7 million grant that the Pentagon made to Albemarle for tin in 2023.")
    assert [row[4] for row in told if row[0] == "grant"] == ["USD 7,000,000"]
    assert [row[2:4] for row in told if row[4]] == [("us/dod", "nyse/ALB")]


def test_a_table_of_lenders_tells_what_each_has_approved(acts: Acts, read: Read) -> None:
    """A facility is the form of money there, the firm gets it, and what is approved on conditions binds nobody."""
    text = (
        "Halden Metals Ltd (ASX: HDN) (the “Company”) is building a tin mine. The Company said so.\n\n"
        "| Lender | Facility | Amount | Status |\n|---|---|---|---|\n"
        "| KfW | Senior debt | US$12M | Conditionally approved |\n"
        "| Export Finance Australia | Senior debt | US$9M | Approved |\n"
    )
    assert [row for row in acts(text) if row[4]] == [
        ("loan", "announced", "de/kfw", "asx/HDN", "USD 12,000,000"),
        ("loan", "agreed", "au/efa", "asx/HDN", "USD 9,000,000"),
    ]
    assert counted(read(text)) == [9]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{HALDEN} took a final investment decision on the A$90 million Tarn Creek tin refinery.", "agreed"),
        (f"{HALDEN} reached a Final Investment Decision on the A$90 million Tarn Creek tin refinery.", "agreed"),
        (f"{HALDEN} expects to take a final investment decision on its tin refinery in 2027.", "proposed"),
        (f"{HALDEN} has approved A$90 million for the expansion of its tin refinery.", "agreed"),
    ],
)
def test_what_a_firm_has_decided_to_build_is_proposed_no_more(text: str, status: str, acts: Acts) -> None:
    """What its board approves for work of its own is what that work costs, and funds nobody."""
    (work,) = acts(text)
    assert work[:2] == ("project", status)
    assert work[4] == ("" if status == "proposed" else "AUD 90,000,000")


def test_what_a_firm_approves_for_another_is_not_its_own_work(acts: Acts) -> None:
    """Nor is what a bank of state does for what it owns."""
    assert [row[0] for row in acts(f"Glencore approved A$9 million for {HALDEN} and its tin mine.")] == ["funding"]
