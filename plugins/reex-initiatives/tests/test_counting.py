"""Which sums may be added: each once, those of somebody, and none that is only promised or ran up over time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

import reex

Read = Callable[[str], reex.Record]

LOAN = "The Pentagon lent $50 million to Nyrstar for zinc."


def _reasons(record: reex.Record) -> list[tuple[str, str]]:
    """Return instrument and reason of each initiative with a sum, those that count marked by it."""
    for act in record.initiatives:
        assert act.countable == (act.count_reason == "counted")
    return [(act.instrument, act.count_reason) for act in record.initiatives if act.amounts]


@pytest.mark.parametrize(
    "again",
    [
        "Nyrstar also received a $50 million grant from the Pentagon.",
        "Nyrstar received a $50 million grant.",
        "The Pentagon awarded a $50 million grant for zinc.",
    ],
)
def test_a_sum_between_the_same_parties_counts_once(again: str, read: Read) -> None:
    """An act that calls the same sum otherwise, or leaves out a party, may be the same money: it isn't added again."""
    assert _reasons(read(f"{LOAN} {again}")) == [("loan", "counted"), ("grant", "repeated")]


def test_a_sum_counts_once_in_a_whole_document(read: Read) -> None:
    """However far apart the two mentions are, and however often the sum is told."""
    between = "\n\nZinc is dear. Smelters close.\n\n" * 20
    grant = "Nyrstar got a $50 million grant from the Pentagon."
    text = between.join((LOAN, grant, "The Pentagon invested $50 million in Nyrstar."))
    counted = [act for act in read(text).initiatives if act.countable]

    assert [(act.instrument, act.amounts[0].amount) for act in counted] == [("loan", Decimal(50_000_000))]


@pytest.mark.parametrize(
    "other",
    [
        "The Pentagon awarded a $50 million grant to Albemarle for lithium.",
        "The Department of Energy awarded a $50 million grant to Nyrstar for germanium.",
        "The Pentagon awarded a €50 million grant to Nyrstar for zinc.",
        "The Pentagon awarded a $51 million grant to Nyrstar for zinc.",
    ],
)
def test_a_sum_with_another_party_currency_or_figure_is_another(other: str, read: Read) -> None:
    """Another giver, another receiver, another currency or figure make two sums, and both count."""
    assert _reasons(read(f"{LOAN} {other}")) == [("loan", "counted"), ("grant", "counted")]


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ("The Pentagon cancelled a $50 million grant to Nyrstar for zinc.", "ended"),
        ("The Pentagon may award a $50 million grant to Nyrstar for zinc.", "proposed"),
        ("A $50 million grant was signed for zinc.", "no_party"),
    ],
)
def test_a_sum_that_counts_for_nothing_takes_no_other_ones_place(first: str, reason: str, read: Read) -> None:
    """Only what counted before makes a sum a repeated one."""
    assert _reasons(read(f"{first} {LOAN}")) == [("grant", reason), ("loan", "counted")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A $50 million loan was signed for antimony.", "no_party"),
        ("The agency awarded a $50 million grant for antimony.", "no_party"),
        ("The Pentagon signed a $50 million loan for antimony.", "counted"),
        ("A $50 million loan to Nyrstar was signed for antimony.", "counted"),
    ],
)
def test_a_sum_needs_somebody_who_gives_or_gets_it(text: str, reason: str, read: Read) -> None:
    """One party that the text names is enough; without any the sum may be one of those that are told elsewhere."""
    assert [why for _, why in _reasons(read(text))] == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "Japan made a $600 billion commitment to invest in the critical minerals of the United States.",
        "Saudi Arabia announced a $600 billion commitment to invest in U.S. critical minerals.",
        "Japan announced a $550 billion pledge to invest in U.S. critical minerals.",
        "Japan and the United States signed a framework on critical minerals, with $550 billion in investment pledges.",
    ],
)
def test_what_a_country_pledges_to_invest_is_not_added(text: str, read: Read) -> None:
    """A pledge for the firms of a country is hoped for, whatever it is called."""
    sums = [act for act in read(text).initiatives if act.amounts]

    assert [(act.amounts[0].role, act.countable, act.count_reason) for act in sums] == [("pipeline", False, "pipeline")]


def test_a_commitment_of_money_is_no_pledge(read: Read) -> None:
    """What is committed to a firm is its own sum."""
    text = "The Pentagon signed a $60 million commitment for Nyrstar's zinc."
    assert _reasons(read(text)) == [("funding", "counted")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Since 2022, the Pentagon has paid more than $80 million in grants for tungsten.", "cumulative"),
        ("Since 2022, the Pentagon has awarded more than $80 million for tungsten.", "cumulative"),
        ("Since 2022 the Pentagon has invested more than $80 million in Nyrstar for zinc.", "cumulative"),
        ("The Pentagon has invested $80 million in Nyrstar for zinc since 2022.", "cumulative"),
        ("The Pentagon has invested more than $80 million in zinc.", "cumulative"),
        ("The Pentagon invested $80 million in Nyrstar for zinc, since China restricted exports.", "stated"),
        ("The Pentagon has invested more than $80 million in Nyrstar for zinc.", "stated"),
        ("The Pentagon invested $80 million in Nyrstar for zinc in 2022.", "stated"),
    ],
)
def test_what_ran_up_since_a_date_is_a_running_total(text: str, role: str, read: Read) -> None:
    """A sum since a date, or of many acts that nobody gets, isn't one act's; ``since`` as a reason changes nothing."""
    act = read(text).initiatives[0]

    assert [amount.role for amount in act.amounts] == [role]
    assert act.countable == (role == "stated")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Germany needs $2 billion in grants for magnet makers.", "need"),
        ("Germany is considering $2 billion in grants for magnet makers.", "proposed"),
    ],
)
def test_a_need_is_told_from_a_proposal(text: str, reason: str, read: Read) -> None:
    """What somebody needs isn't decided either, and the more precise reason is given."""
    assert [why for _, why in _reasons(read(text))] == [reason]


@pytest.mark.parametrize("verb", ["mobilises", "mobilizes", "unlocked", "leverages", "catalyses", "generates"])
def test_what_a_framework_brings_forth_is_hoped_for(verb: str, read: Read) -> None:
    """Whatever verb tells it, and in whatever form, such a sum is no money of those who signed."""
    record = read(f"Japan and Australia signed a framework that {verb} $8.5 billion of investment in zinc.")
    assert [act.count_reason for act in record.initiatives if act.amounts] == ["pipeline"]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The DFC lent Lynas $465 million, which brings total U.S. backing to over $600 million.", ["465000000"]),
        ("Lynas took a stake in a magnet venture with JS Link worth $600 million.", []),
        ("Lynas took a stake worth $600 million in JS Link.", ["600000000"]),
        ("Canberra put in A$200 million for a stake in Arafura.", ["200000000"]),
    ],
)
def test_what_all_comes_to_or_is_worth_is_not_added(text: str, sums: list[str]) -> None:
    """A total that an act only brings about, and what a venture is worth as a whole, are no sums of that act."""
    counted = [act for act in reex.extract(text).initiatives if act.countable]
    assert [str(amount.amount or amount.low) for act in counted for amount in act.amounts] == sums


def _counted(record: reex.Record) -> list[tuple[str, str, str, Decimal | None]]:
    """Return status, who gives, who gets and the sum of each act that counts."""
    return [
        (
            act.status,
            ", ".join(p.ref or p.name or "" for p in act.actors),
            ", ".join(p.ref or p.name or "" for p in act.recipients),
            act.amounts[0].amount,
        )
        for act in record.initiatives
        if act.countable
    ]


def test_what_a_sum_is_said_to_be_made_of_counts_and_the_sum_does_not(read: Read) -> None:
    """The parts come to less than the whole where not all of them are told; they are from who gives the whole."""
    scheme = "India approved a scheme worth $800 million for magnets. It is the first of its kind."
    parts = "It comprises incentives of $600 million over five years and a capital subsidy of $90 million."
    record = read(f"{scheme} {parts}")

    assert record.initiatives[0].count_reason == "package"
    assert _counted(record) == [
        ("agreed", "IN", "", Decimal(600_000_000)),
        ("agreed", "IN", "", Decimal(90_000_000)),
    ]

    record = read(
        "The Department of Energy awarded $500 million for cathodes. This includes $100 million for Albemarle."
    )
    assert _counted(record) == [("agreed", "us/doe", "nyse/ALB", Decimal(100_000_000))]


def test_what_is_more_than_a_sum_is_no_part_of_it(read: Read) -> None:
    """A sentence on what something comprises may speak of more than the sum before it."""
    record = read("India approved a $90 million scheme for magnets. It comprises a capital subsidy of $600 million.")
    assert [act.count_reason for act in record.initiatives] == ["counted", "counted"]


def test_a_total_that_a_list_shares_out_counts_by_its_items(read: Read) -> None:
    """Where the sentence before a list has a total, each item is a part of it, though they come to less."""
    record = read(
        "Canada announced nearly $900 million in funding for critical minerals:\n\n"
        "- $500 million for battery plants, with a cost share of half;\n"
        "- up to $250 million for tailings; and\n"
        "- $90 million for gallium.\n\n"
        "Japan also lent $40 million to Nyrstar for zinc.\n"
    )
    assert record.initiatives[0].count_reason == "package"
    counted = [(row[1], row[3]) for row in _counted(record)]
    up_to = Decimal(250_000_000)
    assert counted == [
        ("CA", Decimal(500_000_000)),
        ("CA", up_to),
        ("CA", Decimal(90_000_000)),
        ("JP", Decimal(40_000_000)),
    ]


def test_a_financing_counts_by_those_who_give_it(read: Read) -> None:
    """Who raises money doesn't give it: the ones that are named behind do, and what they give is added."""
    raised = "Nyrstar secured a $300 million funding package for zinc."
    given = "The EIB will lend $200 million, and Canada awarded a $60 million grant."
    record = read(f"{raised} {given}")

    assert record.initiatives[0].count_reason == "package"
    assert [(row[1], row[3]) for row in _counted(record)] == [
        ("eu/eib", Decimal(200_000_000)),
        ("CA", Decimal(60_000_000)),
    ]


def test_money_of_before_is_no_part_of_a_financing(read: Read) -> None:
    """What comes to a small part of it may be other money: both count."""
    record = read(
        "Nyrstar closed a $300 million financing. Canada awarded it a $20 million grant, and Japan lent $5 million."
    )
    assert [row[3] for row in _counted(record)] == [Decimal(300_000_000), Decimal(20_000_000), Decimal(5_000_000)]


def test_what_a_subsidiary_gets_counts_once(read: Read) -> None:
    """A headline gives to the firm that is known what its text gives to a subsidiary of it."""
    headline = "Nova Minerals Awarded $43.4 Million by U.S. Department of War\n\n"
    text = "Nova Minerals said its unit Alaska Range Resources has been awarded $43.4 million by the Department of War."
    assert [(row[1], row[2]) for row in _counted(read(headline + text))] == [("us/dod", "asx/NVA")]


@pytest.mark.parametrize("value", ["an EV of about", "an enterprise value of around", "an equity value of"])
def test_what_a_firm_is_worth_is_no_price(value: str, read: Read) -> None:
    """A share of a firm costs less than the firm is worth."""
    (deal,) = read(f"Orion agreed to buy 40% of Mutanda from Glencore at {value} $9 billion.").initiatives
    assert deal.amounts == ()


@pytest.mark.parametrize(
    "text",
    [
        "Sumitomo Metal Mining is to study a third leach plant for nickel, which analysts put at $1.5 billion.",
        "The Pentagon put the value of its stake in MP Materials at $400 million.",
    ],
)
def test_what_something_is_put_at_is_money_of_nobody(text: str, read: Read) -> None:
    """Who puts a figure on something pays nothing."""
    under = (
        f"Japan and the Philippines signed a memorandum on nickel. Under it JOGMEC will pay for drilling, and {text}"
    )
    for record in (read(text), read(under)):
        assert not [act for act in record.initiatives if act.countable or act.rule.endswith("put")]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Chile and KfW each committed $5 million to the lithium fund, for a total of $10 million.", [5, 5]),
        ("KfW lent Lynas $5 million, bringing its total lending to $9 million.", [5]),
        ("KfW has lent Lynas $5 million in total.", []),
        ("KfW has lent Lynas a total of $5 million, and another $2 million went to Iluka.", []),
    ],
)
def test_the_word_of_a_total_is_of_the_sum_behind_it(text: str, counted: list[int], read: Read) -> None:
    """What each of several gave before may be added up, and what all of it came to may not."""
    sums = [act.amounts[0].amount for act in read(text).initiatives if act.countable]
    assert sums == [1_000_000 * number for number in counted]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Canada awarded Nyrstar a grant of $30 million for plants with a combined 9,000 tonnes of zinc.", "counted"),
        ("Canada awarded Nyrstar a grant of $30 million to set up an aggregate of three zinc smelters.", "counted"),
        ("Canada awarded Nyrstar grants of $30 million in aggregate for zinc.", "cumulative"),
        ("Canada has awarded $30 million combined to Nyrstar for zinc.", "cumulative"),
    ],
)
def test_other_things_may_come_together_behind_a_sum(text: str, reason: str, read: Read) -> None:
    """Such a word makes a running sum only of one that it stands right behind."""
    assert [why for _, why in _reasons(read(text))] == [reason]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Orion will subscribe for new Nyrstar shares, with $4 million paid on signing and the balance in May.", []),
        ("Orion will lend Nyrstar $20 million, with $4 million up front and the rest in May.", [20_000_000]),
        (
            "Orion will subscribe for new Nyrstar shares, with $4 million paid by the bank and the miners unhappy.",
            [4_000_000],
        ),
    ],
)
def test_what_is_paid_first_is_no_sum_of_its_own(text: str, sums: list[int], read: Read) -> None:
    """The whole is told elsewhere, or nowhere."""
    assert [row[3] for row in _counted(read(text))] == [Decimal(n) for n in sums]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            "KfW has signed a €25 million loan with Nyrstar. The loan is part of senior debt of €118 million agreed"
            " with several banks.",
            ["counted", "package"],
        ),
        (
            "KfW signed nearly €89 billion in new financing for over 900 projects, among them a zinc mine.",
            ["cumulative"],
        ),
        ("KfW signed €89 million in new financing for two zinc projects.", ["counted"]),
        (
            "EXIM signed a $55 million loan for Nyrstar's zinc smelter; KfW signed for a further $20 million, taking"
            " the package to $75 million.",
            ["counted"],
        ),
        (
            "EXIM Announces $55 Million Loan to Nyrstar's Hobart Smelter\n\nEXIM today announced a $55 million loan to"
            " Nyrstar Hobart Zinc LLC to rebuild a zinc smelter.",
            ["counted"],
        ),
    ],
)
def test_a_larger_sum_that_one_is_part_of_is_none_beside_it(text: str, reasons: list[str], read: Read) -> None:
    """Nor is what a bank gave to hundreds, or the same loan by a longer name of the firm."""
    assert [act.count_reason for act in read(text).initiatives if act.amounts] == reasons
