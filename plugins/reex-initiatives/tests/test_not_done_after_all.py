"""What somebody failed to get, what was taken back, and what is told only to be denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]


@pytest.mark.parametrize(
    "text",
    [
        "Iluka failed to secure a $310 million loan from EXIM.",
        "Fireweed Metals fails to win $15 million grant from Pentagon.",
        "Syrah Resources has so far been unable to obtain a $70 million loan from the EIB.",
        "Syrah Resources missed out on a $12 million grant from Australia.",
        "Novonix lost out on a $12 million grant from the Pentagon.",
        "Novonix did not get a $12 million grant from the Pentagon.",
        "Novonix could not raise a $30 million loan from EXIM.",
        "Perpetua Resources failed to raise $60 million in a share placement.",
        "The Pentagon's failure to grant Novonix a $30 million loan weighs on graphite.",
    ],
)
def test_what_somebody_failed_to_get_is_no_act(text: str, acts: Acts) -> None:
    """Who failed to win money, or missed out on it, has none."""
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Unable to raise equity, Iluka took a $310 million loan from EXIM.", [310]),
        ("Novonix failed to win a grant but secured a $30 million loan from EXIM.", [30]),
        ("After Syrah Resources failed to win a loan from the EIB, Canada lent it $90 million.", [90]),
    ],
)
def test_what_came_instead_is_an_act(text: str, sums: list[int], read: Read) -> None:
    """A failure reaches no further than its clause."""
    told = [act for act in read(text).initiatives if act.countable]
    assert [money.amount for act in told for money in act.amounts] == [millions * 1_000_000 for millions in sums]


@pytest.mark.parametrize(
    "text",
    [
        "EXIM rescinded a $110 million loan that it had approved for Novonix.",
        "Canada has withdrawn a C$22 million grant that it had awarded to Fireweed Metals.",
        "Indonesia has withdrawn a $150 million tax holiday that it had granted to Virtue Dragon Nickel.",
        "The Pentagon cancelled a $35 million grant which it had awarded to Fireweed Metals.",
        "Canada revoked a C$22 million grant that it had announced for Fireweed Metals.",
        "The US Department of Energy terminated a $61 million grant that it had awarded to Novonix.",
        "Australia pulled the A$31 million grant that it gave Iluka.",
        "China suspended the export ban on gallium that it had announced in October.",
    ],
)
def test_what_is_taken_back_has_ended(text: str, read: Read) -> None:
    """The main verb tells what becomes of an act, whatever the clause on its noun tells of its past."""
    (act,) = read(text).initiatives
    assert (act.status, act.count_reason in ("ended", "no_amount")) == ("ended", True)


def test_a_clause_on_an_act_tells_how_far_it_has_come(read: Read) -> None:
    """Where no main verb ends it, an act is as far as the clause on its noun says."""
    (act,) = read("Fireweed Metals relies on a $22 million loan that EXIM had approved.").initiatives
    assert act.status == "agreed"


@pytest.mark.parametrize(
    "text",
    [
        "Indonesia denied that it plans to ban exports of bauxite.",
        "South Korea denied plans to impose a tariff on Chinese graphite.",
        "Canada and Japan deny that they signed a critical minerals agreement.",
        "Canada's finance ministry rejected claims that it had cut a C$41 million grant to Fireweed Metals.",
        "The Pentagon dismissed media reports that it had cut a $41 million grant to Fireweed Metals.",
        "Indonesia refuted a report that it will ban exports of bauxite.",
        "Chile rejects suggestions that it agreed to sell a stake in Codelco to BYD.",
        "Novonix said it had not received a $41 million grant from the Pentagon.",
    ],
)
def test_what_is_told_to_be_denied_is_no_act(text: str, acts: Acts) -> None:
    """Neither what a report claims that is rejected, nor the rejection, is an act."""
    assert acts(text) == []


def test_who_denies_an_application_or_a_claim_and_then_acts(read: Read) -> None:
    """A permit is denied for real; what stands behind the denial of something else is an act."""
    assert [act.instrument for act in read("Indonesia denied an application for a nickel mine.").initiatives] == [
        "permitting"
    ]
    (act,) = read("Canada rejected claims of bias, and approved a C$41 million grant to Fireweed Metals.").initiatives
    assert (act.instrument, act.status) == ("grant", "agreed")


@pytest.mark.parametrize(
    ("text", "row", "status"),
    [
        (
            "Fireweed Metals' mill is funded by Canada with a C$26 million loan.",
            ("loan", "CA", "Fireweed Metals Corp."),
            "agreed",
        ),
        (
            "The plant is being financed by the Pentagon with a $110 million loan.",
            ("loan", "us/dod", ""),
            "agreed",
        ),
        (
            "Iluka will be financed by Export Finance Australia with a A$210 million loan.",
            ("loan", "au/efa", "Iluka Resources Limited"),
            "announced",
        ),
        (
            "Novonix is supported by the US Department of Energy through a loan of $99 million.",
            ("loan", "us/doe", "Novonix Limited"),
            "agreed",
        ),
        (
            "Novonix is backed by the Pentagon with a $51 million grant.",
            ("grant", "us/dod", "Novonix Limited"),
            "agreed",
        ),
        (
            "Novonix would be funded by EXIM with a $52 million loan.",
            ("loan", "us/exim", "Novonix Limited"),
            "proposed",
        ),
    ],
)
def test_who_stands_behind_by_gives(text: str, row: tuple[str, str, str], status: str, read: Read) -> None:
    """``Financed by the bank with a loan`` is one act, of the bank, for whoever stands before it."""
    (act,) = [act for act in read(text).initiatives if act.amounts or act.instrument in ("loan", "grant", "funding")]
    (giver,) = act.actors
    assert (act.instrument, giver.ref, "".join(party.name for party in act.recipients)) == row
    assert act.status == status


def test_a_noun_before_a_clause_is_no_verb(read: Read) -> None:
    """``A loan it had agreed`` lends nothing to it, while who will loan it money does."""
    (act,) = read("The EIB scrapped a €70 million loan it had agreed with Vulcan Energy.").initiatives
    assert (act.instrument, act.status) == ("loan", "ended")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Aclara Resources expects its Carina mine to cost $610 million to build.", "need"),
        ("Aclara Resources invested $610 million in its Carina mine.", "counted"),
    ],
)
def test_what_a_mine_is_expected_to_cost_is_needed(text: str, counted: str, read: Read) -> None:
    """A cost that somebody expects is money yet to be found, and not what was put in."""
    assert [act.count_reason for act in read(text).initiatives] == [counted]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Piedmont Lithium lost a $140 million grant from the Department of Energy.",
            ("grant", "ended", "us/doe", "Piedmont Lithium Inc.", "USD 140,000,000"),
        ),
        (
            "Syrah Resources has lost its $90 million DOE loan.",
            ("loan", "ended", "us/doe", "asx/SYR", "USD 90,000,000"),
        ),
        (
            "Piedmont Lithium lost market share but won a $14 million grant from the Department of Energy.",
            ("grant", "agreed", "us/doe", "Piedmont Lithium Inc.", "USD 14,000,000"),
        ),
        (
            "Syrah Resources lost $20 million in the quarter, in spite of a grant from the Pentagon.",
            ("grant", "announced", "us/dod", "asx/SYR", ""),
        ),
    ],
)
def test_money_that_was_lost_has_ended(text: str, row: Row, acts: Acts) -> None:
    """Who loses a grant had it; who loses anything else may still win one."""
    assert acts(text) == [row]
