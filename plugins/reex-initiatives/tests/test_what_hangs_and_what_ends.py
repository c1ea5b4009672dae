"""Conditions, talks and what is split: near acts in their words, and none themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("The grant hinges on Kestrel Tin raising equity of at least $25 million.", []),
        (
            "Drawdown of the debt is conditional upon permits, cover and Kestrel Tin raising equity of $25 million.",
            [],
        ),
        ("EXIM's $40 million loan is contingent on Kestrel Tin closing a placement of $25 million.", ["loan"]),
        ("Drawdown requires Kestrel Tin to raise equity of at least $25 million.", []),
        ("Conditions precedent to the loan include the grant of a mining licence by the state of Utah.", []),
        ("The money is payable upon closing of a placement of at least $25 million by Kestrel Tin.", []),
        (
            "The EIB will lend Kestrel Tin €40 million, provided that Germany approves a guarantee of €9 million.",
            ["loan"],
        ),
        ("EXIM lent Kestrel Tin $40 million, which can be drawn once Utah has issued its water licence.", ["loan"]),
        ("EXIM will lend Kestrel Tin $40 million after the ministry has granted the mining permit.", ["loan"]),
        ("EXIM will lend Kestrel Tin $40 million as soon as Peru's ministry grants the mining permit.", ["loan"]),
        ("Once EXIM has approved a loan of $40 million, Kestrel Tin will start work on its smelter.", ["project"]),
        ("Kestrel Tin may not draw the money until Peru's mines ministry has granted the permit.", []),
        ("Subject to a $9 million grant from the state of Texas, Kestrel Tin will build a smelter.", ["project"]),
    ],
)
def test_a_condition_is_no_act(text: str, instruments: list[str], read: Read) -> None:
    """What an act, or its money, hangs on is not done, whoever would have to do it."""
    assert [act.instrument for act in read(text).initiatives] == instruments


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("Subject to board approval, EXIM will lend Kestrel Tin $40 million.", ["loan"]),
        ("EXIM approved a loan of $40 million to Kestrel Tin, subject to final documents.", ["loan"]),
        (
            "The loan is conditional on approvals, and Kestrel Tin has raised equity of $9 million from Orion.",
            ["equity"],
        ),
        (
            "Canada granted Kestrel Tin $9 million after it received a permit from the state of Utah.",
            ["grant", "permitting"],
        ),
        ("After EXIM lent it $40 million in 2024, Kestrel Tin started work on its smelter.", ["loan", "project"]),
        (
            "Kestrel Tin will build a smelter once it has received the $9 million grant that Canada awarded in May.",
            ["project", "grant"],
        ),
        (
            "EXIM's $40 million loan to Kestrel Tin closed after Utah had issued a mining licence.",
            ["loan", "permitting"],
        ),
        ("The sale is subject to the terms of a $40 million loan agreement with EXIM.", ["loan"]),
        ("Imports of tin are subject to a 25% tariff imposed by Canada.", ["tariff"]),
    ],
)
def test_what_has_been_done_is_an_act_beside_a_condition(text: str, instruments: list[str], read: Read) -> None:
    """A condition reaches no further than its clause, and what is told as past is no condition."""
    assert [act.instrument for act in read(text).initiatives] == instruments


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A $7 million loan was agreed, and talks between the EBRD and Kestrel Tin broke off.", ("", "")),
        ("A $7 million loan was agreed after a dispute between the EBRD and Kestrel Tin.", ("", "")),
        ("The $7 million loan follows a meeting between the EBRD and Kestrel Tin.", ("", "")),
        ("The $7 million loan is split between the EBRD and Kestrel Tin.", ("", "")),
        ("The loan of $7 million is shared between the EBRD and Kestrel Tin.", ("", "")),
        (
            "A $7 million loan was signed on 3 May 2025 in Lima between the EBRD and Kestrel Tin.",
            ("int/ebrd", "Kestrel Tin"),
        ),
        ("A loan of up to $7 million between the EBRD and Kestrel Tin was approved.", ("int/ebrd", "Kestrel Tin")),
        ("A $7 million loan agreement between the EBRD and Kestrel Tin was signed.", ("int/ebrd", "Kestrel Tin")),
        ("A loan of $7 million has been concluded by Kestrel Tin and the EBRD.", ("int/ebrd", "Kestrel Tin")),
    ],
)
def test_money_is_between_two_only_by_its_own_words(text: str, who: tuple[str, str], acts: Acts) -> None:
    """Talks, meetings and disputes are between others' matters, and what is split is given to both."""
    assert [row[2:4] for row in acts(text)] == [who]


AT_WORK = "Canada will lend Kestrel Tin C$50 million. "


@pytest.mark.parametrize(
    ("between", "act", "who"),
    [
        (
            "China refines about 70% of the world's tin. ",
            "The government gave Merlin Ores a grant of C$9 million.",
            "CA",
        ),
        ("Peru accounts for a tenth of supply. ", "The government gave Merlin Ores a grant of C$9 million.", "CA"),
        ("China's exports of tin fell 20%. ", "The government gave Merlin Ores a grant of C$9 million.", "CA"),
        (
            "China refines about 70% of the world's tin.\n\nShares rose.\n\n",
            "The loan is its first since 2022, when the government gave Merlin Ores a grant of C$9 million.",
            "CA",
        ),
        ("Peru held an election. ", "The government gave Merlin Ores a grant of C$9 million.", "PE"),
        ("China refines tin and has cut taxes. ", "The government gave Merlin Ores a grant of C$9 million.", "CN"),
        ("Indonesia is the world's largest producer. ", "In 2020 the government banned exports of tin ore.", "ID"),
    ],
)
def test_a_share_of_a_market_makes_nobody_the_government(between: str, act: str, who: str, acts: Acts) -> None:
    """A country that does nothing in a text is not whose government acts, unless its own exports are told of."""
    assert acts(AT_WORK + between + act)[-1][2] == who


def test_one_country_alone_has_the_government(acts: Acts) -> None:
    """Where no other country acts, the one with the share is meant."""
    text = "Indonesia mines half of the world's nickel. The government gave Merlin Ores a grant of $9 million."
    assert [row[2] for row in acts(text)] == ["ID"]


def test_who_speaks_for_a_broker_is_not_paid(acts: Acts) -> None:
    """What analysts expect of others is not for their own firm; what a firm says may be."""
    expects = "said Canada would put in another C$9 million."
    assert [row[3] for row in acts(f"Analysts at Halden Capital {expects}")] == [""]
    assert [row[3] for row in acts(f"Halden Capital {expects}")] == ["Halden Capital"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Lynas had been in talks with EXIM over a $90 million loan, but those talks ended in May without a deal.",
            "ended",
        ),
        ("Lynas was in talks with EXIM over a $90 million loan, but the negotiations fell through.", "ended"),
        ("Lynas was in talks with EXIM over a $90 million loan. The firm said the talks had collapsed.", "ended"),
        ("Lynas held discussions with EXIM on a $90 million loan, but they ended last year.", "ended"),
        ("Lynas was in talks with EXIM over a $90 million loan. The talks ended in May with an agreement.", "agreed"),
        ("Lynas is in talks with EXIM over a $90 million loan. Talks on wages broke down.", "proposed"),
        ("Lynas is in talks with EXIM over a $90 million loan; they have led to no agreement so far.", "proposed"),
        ("Lynas is in talks with EXIM over a $90 million loan after talks with Canada failed.", "proposed"),
        ("Lynas held discussions with EXIM on a $90 million loan.", "proposed"),
        ("EXIM lent Lynas $90 million after talks with Canada broke down.", "agreed"),
    ],
)
def test_talks_that_ended_end_what_they_were_on(text: str, status: str, acts: Acts) -> None:
    """So they do in the same sentence or the next one, and talks on other matters do not."""
    assert acts(text)[0][1] == status


Sums = list[tuple[str, str, int | None, bool]]


def _sums(record: reex.Record) -> Sums:
    """Return of each act its instrument, who gets it, its sum in millions and whether that counts."""
    return [
        (
            act.instrument,
            ", ".join(party.name for party in act.recipients),
            int((act.amounts[0].amount or act.amounts[0].high or 0) / 1_000_000) if act.amounts else None,
            act.countable,
        )
        for act in record.initiatives
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canada's copper strategy, begun in May, is backed by $4 billion in federal funding.",
            [("funding", "", 4000, False)],
        ),
        (
            "Peru's Critical Minerals Strategy received $40 million from the World Bank.",
            [("funding", "Peru", 40, True)],
        ),
        (
            "Australia lends Kestrel Tin A$50 million from its Critical Minerals Facility. The Critical Minerals"
            " Facility offers A$4 billion in loans.",
            [("loan", "Kestrel Tin", 50, True), ("loan", "", 4000, False)],
        ),
        (
            "Ottawa awarded Kestrel Tin $5 million under the Critical Minerals Infrastructure Fund.\n\n"
            "The Critical Minerals Infrastructure Fund provides up to $2 billion over seven years.",
            [("grant", "Kestrel Tin", 5, True), ("funding", "", 2000, False)],
        ),
        (
            "The Critical Minerals Infrastructure Fund provides up to $2 billion over seven years.",
            [("funding", "", 2000, True)],
        ),
        (
            "The Critical Minerals Infrastructure Fund provides Kestrel Tin with $20 million. Canada lent Merlin"
            " Ores $5 million under the Critical Minerals Infrastructure Fund.",
            [("funding", "Kestrel Tin", 20, True), ("loan", "Merlin Ores", 5, True)],
        ),
    ],
)
def test_what_a_programme_has_is_nobodys_and_counts_once(text: str, expected: Sums, read: Read) -> None:
    """Its size is not for the state that it is of, nor added to what the text tells to be given out of it."""
    assert _sums(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Australia took a stake in Kestrel Tin and will lend it A$200 million. The A$290 million package is new.",
            [("equity", "Kestrel Tin", None, False), ("loan", "Kestrel Tin", 200, True), ("funding", "", 290, False)],
        ),
        (
            "Australia took a stake in Kestrel Tin. The A$90 million package is a record.",
            [("equity", "Kestrel Tin", None, False), ("funding", "", 90, False)],
        ),
        (
            "Australia took a stake in Kestrel Tin. The A$90 million investment is a record.",
            [("equity", "Kestrel Tin", 90, True)],
        ),
        (
            "EXIM gave a loan to Kestrel Tin. The $28 million package is a record.",
            [("loan", "Kestrel Tin", 28, True)],
        ),
    ],
)
def test_the_sum_of_a_package_is_not_that_of_a_share_in_it(text: str, expected: Sums, read: Read) -> None:
    """Nor is it added to the parts of which sums are told."""
    assert [(*row[:1], row[1] if row[0] != "funding" else "", *row[2:]) for row in _sums(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The U.S. government will lend Kestrel Tin $15 million. EXIM will provide the ten-year loan.",
            [("loan", "announced", "us/exim", "Kestrel Tin", "USD 15,000,000")],
        ),
        (
            "The U.S. government will lend Kestrel Tin $15 million. EXIM will provide a ten-year loan to Merlin Ores.",
            [
                ("loan", "announced", "US", "Kestrel Tin", "USD 15,000,000"),
                ("loan", "announced", "us/exim", "Merlin Ores", ""),
            ],
        ),
        (
            "Canada will lend Kestrel Tin $15 million. EXIM will provide the ten-year loan.",
            [("loan", "announced", "CA", "Kestrel Tin", "USD 15,000,000"), ("loan", "announced", "us/exim", "", "")],
        ),
    ],
)
def test_the_body_that_pays_what_its_state_gives_gives_it(text: str, expected: list[Row], acts: Acts) -> None:
    """It is one loan, with the length that the second sentence tells; another one is brought in as new."""
    assert acts(text) == expected
