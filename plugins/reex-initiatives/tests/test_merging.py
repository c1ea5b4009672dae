"""One act, one record; a package knows its parts; what counts is counted once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

import reex

Read = Callable[[str], reex.Record]

RELEASE = """\
Ottawa Lends C$50 Million to Torngat Metals

Ottawa lent C$50 million to Torngat Metals on Monday for a rare earth refinery in Sept-Îles, Quebec. Work begins in May.

Highlights

  • C$50 million loan to Torngat Metals
  • Rare earth oxides from Strange Lake ore
"""


def test_headline_body_and_bullet_are_one_record_with_all_evidence(read: Read) -> None:
    """A loan told three times is one loan with three sentences, and its money is counted once."""
    record = read(RELEASE)
    (loan,) = [i for i in record.initiatives if i.instrument == "loan"]
    assert [record.quote(span).lstrip("• ") for span in loan.evidence] == [
        "Ottawa Lends C$50 Million to Torngat Metals",
        "Ottawa lent C$50 million to Torngat Metals on Monday for a rare earth refinery in Sept-Îles, Quebec.",
        "C$50 million loan to Torngat Metals",
    ]
    assert (loan.status, loan.countable, [a.amount for a in loan.amounts]) == ("agreed", True, [Decimal(50_000_000)])


def test_the_fields_of_a_record_come_from_all_its_mentions(read: Read) -> None:
    """What the body tells and the headline doesn't is in the record."""
    (loan,) = [i for i in read(RELEASE).initiatives if i.instrument == "loan"]
    assert "rare-earths" in loan.commodities
    assert "processing" in loan.stages
    assert loan.countries == ("CA",)


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        (
            "The Export-Import Bank lent $20 million to Westwin Elements for nickel."
            " The Export-Import Bank lent $45 million to Nova Minerals for antimony.",
            ["loan", "loan"],
        ),
        (
            "The Department of Energy awarded a $20 million grant to Westwin Elements for nickel."
            " The Department of Energy lent $20 million to Westwin Elements for nickel.",
            ["grant", "loan"],
        ),
        (
            "China imposed export controls on gallium in 2023. China imposed export controls on antimony in 2024.",
            ["export_control", "export_control"],
        ),
        (
            "Canada imposed a tariff on Chinese graphite. The United States imposed a tariff on Chinese graphite.",
            ["tariff", "tariff"],
        ),
        (
            "Japan and Kazakhstan signed a memorandum of understanding on uranium."
            " Japan and Peru signed a memorandum of understanding on copper.",
            ["agreement", "agreement"],
        ),
        (
            "President Trump signed an executive order on copper in February."
            " President Trump signed an executive order on seabed minerals in April.",
            ["executive_action", "executive_action"],
        ),
    ],
)
def test_acts_that_differ_stay_apart(text: str, instruments: list[str], read: Read) -> None:
    """Another recipient, instrument, good, country or partner is another act."""
    assert [initiative.instrument for initiative in read(text).initiatives] == instruments


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon agreed an $80 million deal with Nyrstar for germanium. It took a $20 million stake and added a"
        " $60 million loan.",
        "The Pentagon invested $80 million in Nyrstar for germanium: a $20 million equity stake in Nyrstar and a"
        " $60 million loan to Nyrstar.",
        "The $80 million Pentagon deal with Nyrstar on germanium is large. The Pentagon took a $20 million stake in"
        " Nyrstar. The Pentagon lent $60 million to Nyrstar.",
    ],
)
def test_a_sum_of_parts_is_a_package_that_is_not_counted(text: str, read: Read) -> None:
    """A total names its parts by their ids and adds nothing to them."""
    package, stake, loan = read(text).initiatives
    assert (package.instrument, stake.instrument, loan.instrument) == ("funding", "equity", "loan")
    assert (package.amounts[0].role, package.amounts[0].parts) == ("package", (stake.id, loan.id))
    assert (package.countable, package.count_reason) == (False, "package")
    assert stake.countable
    assert loan.countable


def test_a_deal_that_names_its_parts_counts_once(read: Read) -> None:
    """Whatever joins a deal to its parts, its money is added up once."""
    text = (
        "The $80 million Pentagon deal with Nyrstar comprises a $20 million stake and a $60 million loan for germanium."
    )
    counted = [a.amount for i in read(text).initiatives if i.countable for a in i.amounts]
    assert sum(filter(None, counted)) == Decimal(80_000_000)


def test_sums_that_do_not_add_up_are_no_package(read: Read) -> None:
    """A deal that is more than its two known parts keeps its own money."""
    text = (
        "The Pentagon agreed a $90 million deal with Nyrstar for germanium. It took a $20 million stake and added a"
        " $60 million loan."
    )
    assert [i.amounts[0].role for i in read(text).initiatives] == ["stated", "stated", "stated"]


@pytest.mark.parametrize(
    ("text", "role", "reason"),
    [
        ("The Department of Energy awarded $50 million to Westwin Elements for nickel.", "stated", "counted"),
        ("Export Finance Australia lent up to A$200 million to Alcoa for gallium.", "ceiling", "counted"),
        ("The United States has committed $439 million to magnets since 2020.", "cumulative", "cumulative"),
        ("The Department of Energy may lend $75 million to Westwin Elements for nickel.", "stated", "proposed"),
        ("The Department of Energy cancelled a $50 million grant to Westwin Elements for nickel.", "stated", "ended"),
        (
            "EXIM issued a letter of interest for a $200 million loan to Nova Minerals for antimony.",
            "stated",
            "letter_of_intent",
        ),
        ("The loan unlocks $5 billion in private investment for lithium mines.", "pipeline", "pipeline"),
    ],
)
def test_what_may_be_added_to_a_total(text: str, role: str, reason: str, read: Read) -> None:
    """A sum counts when it is promised or paid as the act's own; else the record says why not."""
    (initiative,) = read(text).initiatives
    assert [amount.role for amount in initiative.amounts] == [role]
    assert (initiative.countable, initiative.count_reason) == (reason == "counted", reason)


@pytest.mark.parametrize(
    "text",
    [
        "The Department of Defense set a ten-year price floor of $98 per kilogram for graphite with Novonix.",
        "The Pentagon took a 15% stake in Trilogy Metals at $2.17 per share.",
        "The Pentagon took a stake in Trilogy Metals. Shares of Trilogy Metals jumped to $6.30.",
    ],
)
def test_a_price_is_no_sum_of_an_act(text: str, read: Read) -> None:
    """A price for a kilogram or a share stays out of ``amounts``, so that nothing adds it up."""
    (initiative,) = read(text).initiatives
    assert initiative.amounts == ()
    assert (initiative.countable, initiative.count_reason) == (False, "no_amount")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The Department of Energy lent $50 million to Westwin Elements for nickel.", ("50000000", "exact")),
        ("The Department of Energy lent nearly $50 million to Westwin Elements for nickel.", ("50000000", "about")),
        ("The Department of Energy lent over $50 million to Westwin Elements for nickel.", ("50000000", "at_least")),
        ("The Department of Energy lent up to $50 million to Westwin Elements for nickel.", ("50000000", "at_most")),
        ("The Pentagon took a 15% stake in Trilogy Metals for $35.6 million.", ("35600000", "exact")),
        ("Natural Resources Canada backs Torngat Metals with $10 million for rare earths.", ("10000000", "exact")),
        (
            "Nova Minerals received a letter of interest from the Export-Import Bank for $200 million.",
            ("200000000", "exact"),
        ),
    ],
)
def test_a_sum_keeps_its_bound_and_is_found_behind_the_parties(text: str, amount: tuple[str, str], read: Read) -> None:
    """The sum of an act stands before its word, right after it, or after whom it is for."""
    (initiative,) = read(text).initiatives
    assert [(a.amount, a.bound) for a in initiative.amounts] == [(Decimal(amount[0]), amount[1])]


def test_a_range_is_one_sum(read: Read) -> None:
    """From … to … is a sum with a low and a high end."""
    text = "The European Investment Bank lent between €100 million and €150 million to Vulcan Energy for lithium."
    (loan,) = read(text).initiatives
    assert [(a.amount, a.low, a.high) for a in loan.amounts] == [(None, Decimal(100_000_000), Decimal(150_000_000))]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("The Department of Energy set a ten-year price floor for graphite with Novonix.", "P10Y"),
        ("Tesla signed a five-year supply agreement with Syrah Resources for graphite.", "P5Y"),
        ("The Department of Energy lent $50 million for ten years to Westwin Elements for nickel.", "P10Y"),
        ("The Department of Energy set a price floor for graphite with Novonix, a firm that is ten years old.", None),
    ],
)
def test_how_long_an_act_lasts(text: str, duration: str | None, read: Read) -> None:
    """A length of time that measures the act is its duration, the age of a firm isn't."""
    (initiative,) = read(text).initiatives
    assert initiative.duration == duration


def test_what_is_planned_with_an_act_is_no_second_one(read: Read) -> None:
    """An act that is only spoken of again stays one, though what is told of it is still to come."""
    launched = "The Department of Energy launched a pilot program for tailings."
    (pilot,) = read(
        f"{launched} The Secretary would share the results of the pilot program with the states."
    ).initiatives
    assert (pilot.instrument, pilot.status, len(pilot.evidence)) == ("research", "announced", 2)
    assert (
        len(read(f"{launched} The Secretary of the Interior would launch a pilot program for slag.").initiatives) == 2
    )


def test_an_agreement_with_a_department_opens_what_the_government_does(read: Read) -> None:
    """A department agrees and its government buys: the agreement is what the share was agreed in."""
    (share,) = read(
        "MP Materials has entered into an agreement with the US Department of Defense. "
        "The US government will buy a 15% stake in MP Materials."
    ).initiatives
    assert (share.instrument, len(share.evidence)) == ("equity", 2)
