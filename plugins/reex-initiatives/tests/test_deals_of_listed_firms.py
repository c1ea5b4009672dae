"""What exchange announcements, filings and brokers' notes tell of money: targets, proceeds, several givers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

HALDEN, BREN, CALE = "Halden Metals Corp.", "Bren Resources Inc.", "Cale Capital Inc."


def roles_of(text: str) -> list[tuple[str, str]]:
    """Return the role of each sum of the acts of a text, and whether it counts."""
    return [(act.amounts[0].role, act.count_reason) for act in reex.extract(text).initiatives if act.amounts]


@pytest.mark.parametrize(
    ("text", "role", "reason"),
    [
        (f"Half of the targeted C$70 million equity funding for {HALDEN} has been found.", "need", "need"),
        (f"{HALDEN} has secured 40% of its planned C$70 million debt funding.", "need", "need"),
        (f"{HALDEN} is close to the required C$70 million equity raise.", "need", "need"),
        (f"{HALDEN} secured C$70 million of equity funding for its tin mine.", "stated", "counted"),
        (
            f"The Pentagon bought preferred shares of {HALDEN} for an aggregate purchase price of $70 million.",
            "stated",
            "counted",
        ),
        (f"{HALDEN} closed a private placement for aggregate gross proceeds of $70 million.", "stated", "counted"),
        (
            f"The Pentagon has awarded {HALDEN} grants of $70 million in aggregate since 2021.",
            "cumulative",
            "cumulative",
        ),
        (f"{HALDEN}'s loan from KfW had a balance of EUR 70 million at quarter end.", "cumulative", "cumulative"),
        (f"{HALDEN}'s loan from KfW is EUR 70 million.", "stated", "counted"),
    ],
)
def test_what_is_sought_paid_at_once_or_still_owed(text: str, role: str, reason: str) -> None:
    """What a firm still looks for, and what it owes by now, is no sum of an act; an aggregate price is."""
    assert roles_of(text) == [(role, reason)]


def test_the_parts_of_what_was_given_to_date_count() -> None:
    """The total so far is a package of the awards behind it, and of one that only a sum and a programme tell."""
    text = (
        f"To date, {HALDEN} has been awarded more than $40 million by the Pentagon, comprising a $30 million award "
        "under the Defense Production Act and up to $11 million through the Industrial Base Fund."
    )
    assert roles_of(text) == [("package", "package"), ("stated", "counted"), ("ceiling", "counted")]


def test_a_sum_without_a_word_is_no_second_part_of_its_own() -> None:
    """Where the first part is only a purpose, nothing is told of either."""
    text = f"EXIM lent {HALDEN} $40 million, including $10 million for drilling and $30 million through a trust."
    assert ("stated", "counted") not in roles_of(text)[1:]


@pytest.mark.parametrize(
    "text",
    [
        f"The broker received $3 million in fees from {HALDEN}.",
        f"{HALDEN} received C$3 million in royalties.",
        f"{HALDEN} received C$3 million from customers and C$1 million in interest.",
        f"Our bull case assumes a $3 million loan from EXIM to {HALDEN}.",
        f"The bank acted as joint manager of a public offering of {HALDEN}.",
    ],
)
def test_business_and_thought_give_nothing(text: str, acts: Acts) -> None:
    """What a firm earns is no funding, nor is what an analyst assumes or a bank was paid to help with."""
    assert acts(text) == []


def test_a_call_off_is_part_of_its_award() -> None:
    """The order is what is told of the award; neither counts twice."""
    (act,) = reex.extract(
        f"{HALDEN} received a further $8 million order under its Pentagon award of $20 million."
    ).initiatives
    assert (act.instrument, str(act.amounts[0].amount)) == ("grant", "8000000")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            f"{CALE} will invest C$50 million and {BREN} will invest C$20 million in new shares of {HALDEN}.",
            [
                ("equity", "announced", CALE, HALDEN, "CAD 50,000,000"),
                ("equity", "announced", BREN, HALDEN, "CAD 20,000,000"),
            ],
        ),
        (
            f"{HALDEN} got a $50 million loan from EXIM, and its partner {BREN} a $20 million loan.",
            [
                ("loan", "agreed", "us/exim", HALDEN, "USD 50,000,000"),
                ("loan", "agreed", "us/exim", BREN, "USD 20,000,000"),
            ],
        ),
        (
            f"{HALDEN} closed a $50 million public offering and a $20 million private placement to {CALE}",
            [
                ("equity", "completed", "", HALDEN, "USD 50,000,000"),
                ("equity", "completed", CALE, HALDEN, "USD 20,000,000"),
            ],
        ),
        (
            f"Two states put money into {HALDEN}: the Pentagon commits equity, Canberra up to $50 million in equity.",
            [("equity", "agreed", "AU", HALDEN, "USD 50,000,000")],
        ),
        (
            f"{HALDEN} issued $50 million of convertible notes to {CALE}",
            [("loan", "agreed", CALE, HALDEN, "USD 50,000,000")],
        ),
        (
            f"{HALDEN} signed an agreement with KfW, under which the bank will provide a term loan of $50 million.",
            [("loan", "agreed", "de/kfw", HALDEN, "USD 50,000,000")],
        ),
        (
            f"{HALDEN} awarded up to $50 million by the Pentagon for gallium.",
            [("grant", "agreed", "us/dod", HALDEN, "USD 50,000,000")],
        ),
        (
            f"EXIM's $50 million loan to {HALDEN} is still in due diligence.",
            [("loan", "proposed", "us/exim", HALDEN, "USD 50,000,000")],
        ),
        (
            f"{HALDEN}, not {BREN}, opened the tin smelter.",
            [("project", "completed", HALDEN, "", "")],
        ),
        (
            f"Separately, the company upsized a PIPE to $50 million. {HALDEN} mines tin.",
            [("equity", "agreed", "", "", "USD 50,000,000")],
        ),
    ],
)
def test_who_gives_and_who_gets(text: str, rows: list[Row], acts: Acts) -> None:
    """Each of several givers and getters has a sum of his own, and a word that opens a sentence is no firm."""
    assert [row for row in acts(text) if row[4] or row[0] == "project"] == rows


@pytest.mark.parametrize(
    "text",
    [
        f"{HALDEN} sold its shares in {BREN} to {CALE}",
        f"{HALDEN} sold shares in {BREN} for $20 million to {CALE}",
    ],
)
def test_who_sells_what_it_holds_gets_nothing_for_itself(text: str) -> None:
    """Shares in somebody else are no paper of the seller's own."""
    for act in reex.extract(text).initiatives:
        assert HALDEN not in [party.name for party in act.recipients]


def test_what_two_give_together_is_told_once() -> None:
    """The sum of both is the package of what each gives."""
    text = (
        f"{HALDEN} announced $70 million in equity investments from {CALE} and {BREN} in May. "
        f"{CALE} will invest $50 million and {BREN} will invest $20 million in {HALDEN}."
    )
    assert roles_of(text.replace("Inc. and", "Inc and")) == [
        ("package", "package"),
        ("stated", "counted"),
        ("stated", "counted"),
    ]


def test_a_filing_means_itself_by_the_company() -> None:
    """Who defines the word is who gets the money, though others stand in the sentence."""
    text = (
        f'{HALDEN}, a Nevada corporation (the "Company"), met the Pentagon.\n\n'
        "The Pentagon agreed to buy 5,000 shares of the Company's preferred stock for $5 million.\n\n"
        "In May the Company signed a letter with KfW, under which the bank will lend $4 million for the tin mine."
    )
    found = [
        ([party.name for party in act.actors], [party.name for party in act.recipients])
        for act in reex.extract(text).initiatives
        if act.amounts
    ]
    assert found == [(["U.S. Department of Defense"], [HALDEN]), (["KfW"], [HALDEN])]


def test_rows_between_bars() -> None:
    """A table whose rows begin with a bar is read as any other."""
    text = (
        "Recent stakes:\n\n| Company | Agency | Amount |\n|---|---|---|\n"
        f"| {HALDEN} | Dept of Defense | $40m |\n| {BREN} | Dept. of Energy | $7m |\n"
    )
    found = [(act.actors[0].ref, act.recipients[0].name) for act in reex.extract(text).initiatives]
    assert found == [("us/dod", HALDEN), ("us/doe", BREN)]


def test_parts_behind_a_colon_have_the_parties_of_the_whole() -> None:
    """Who offers the whole offers its parts."""
    text = (
        f"{HALDEN} announced a letter of intent with the Department of Commerce for a $90 million package: "
        "$20 million of proposed federal funding and a $70 million senior secured loan."
    )
    found = reex.extract(text).initiatives
    assert [act.actors[0].ref for act in found] == ["us/doc"] * 3
    assert not any(act.countable for act in found)


def test_a_column_of_stakes_says_that_sums_buy_shares() -> None:
    """A row without a sum tells its stake alone, and one with neither tells nothing."""
    text = (
        "Recent deals:\n\n| Company | Agency | Amount | Stake |\n"
        f"| {HALDEN} | Department of Defense | $40m | 12% |\n"
        f"| {BREN} | Department of Energy | n/a | 5% |\n| {CALE} | Department of Energy | n/a | n/a |\n"
    )
    found = [(act.instrument, act.recipients[0].name, len(act.amounts)) for act in reex.extract(text).initiatives]
    assert found == [("equity", HALDEN, 1), ("equity", BREN, 0)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            f"{BREN}, which {HALDEN} bought for $9 million in May, mines tin.",
            ("acquisition", "agreed", HALDEN, BREN, "USD 9,000,000"),
        ),
        (
            f"{HALDEN} signed a memorandum of understanding with {BREN} to build a supply chain for magnets.",
            ("partnership", "agreed", f"{HALDEN}, {BREN}", "", ""),
        ),
        (
            f"{HALDEN} signed a memorandum of understanding with {BREN} for a smelter. {BREN} expects to spend "
            "$9 million on the tin plant.",
            ("project", "announced", BREN, "", "USD 9,000,000"),
        ),
    ],
)
def test_what_a_clause_and_a_memorandum_tell(text: str, row: Row) -> None:
    """Who was bought stands before the clause; a supply chain is no supply, and a firm's own plant no gift."""
    acts = reex.extract(text).initiatives
    names = [
        (
            act.instrument,
            act.status,
            ", ".join(party.name for party in act.actors),
            ", ".join(party.name for party in act.recipients),
            f"{act.amounts[0].currency} {act.amounts[0].amount:,}" if act.amounts else "",
        )
        for act in acts
    ]
    assert row in names


@pytest.mark.parametrize(
    "text",
    [
        f"{HALDEN} opened the call.",
        f"{HALDEN} opened a data room for its bidders.",
        f"{HALDEN} said that a grant would be better than a loan.",
        f"The magnets, which {HALDEN} bought for $9 million, are in store.",
    ],
)
def test_what_is_opened_or_weighed_is_no_act(text: str, acts: Acts) -> None:
    """A call is no plant, and a comparison gives nothing."""
    assert acts(text) == []


def test_a_venture_that_has_a_name_is_no_new_one(acts: Acts) -> None:
    """What money is for is there already, with whomever it is held; a venture that is signed is new."""
    old = f"EXIM gave {HALDEN} a letter of support for debt for the Corrie joint venture with {BREN}"
    assert "partnership" not in [row[0] for row in acts(old)]
    assert "partnership" in [row[0] for row in acts(f"{HALDEN} signed a joint venture with {BREN}")]


@pytest.mark.parametrize("word", ["share purchase plan", "retail share purchase plan", "retail entitlement offer"])
def test_small_holders_pay_in_too(word: str, acts: Acts) -> None:
    """What a firm's own shareholders pay for new shares it gets, and nobody gives it to another."""
    (row,) = acts(f"{HALDEN} is glad. Its {word} raised a further A$8 million.")
    assert (row[0], row[2], row[3], row[4]) == ("equity", "", HALDEN, "AUD 8,000,000")
