"""What newsletters for investors tell of firms: shares that are earned, sums by their forms, sites, who is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Glencore can earn up to a 60% interest in the tungsten mine by spending up to $12 million in two years.",
            [("equity", "agreed", "lse/GLEN", "", "USD 12,000,000")],
        ),
        (
            "A venture allows Glencore to earn up to a 45% stake through a combined $90 million outlay on tungsten.",
            [("equity", "agreed", "lse/GLEN", "", "USD 90,000,000")],
        ),
        ("Glencore earned $12 million from tungsten, a rise of 60%.", []),
        ("Savers can earn interest of 5% on bonds of tungsten miners.", []),
    ],
)
def test_who_can_earn_a_part_of_a_project_takes_a_stake(acts: Acts, text: str, expected: list[Row]) -> None:
    """What is spent for it is its sum; who earns money earns no part."""
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "Lynas secured $25 million through a loan, and $14 million from a grant, for its magnets.",
            {"loan": 25, "grant": 14},
        ),
        (
            "Lynas got $8m from equity funders, $15 million in senior loans and $9 million via convertible notes.",
            {"equity": 8, "loan": 15 + 9},
        ),
        ("Lynas will raise $9 million via a rights issue and borrow $14 million.", {"equity": 9, "loan": 14}),
    ],
)
def test_a_sum_is_of_the_form_that_it_comes_by(read: Read, text: str, sums: dict[str, int]) -> None:
    """The next sum of a list is not of the form before it."""
    told: dict[str, int] = {}
    for act in read(text).initiatives:
        for amount in act.amounts:
            told[act.instrument] = told.get(act.instrument, 0) + int((amount.amount or 0) // 1_000_000)
    assert told == sums


@pytest.mark.parametrize(
    ("text", "instrument", "status", "actors"),
    [
        ("Lynas raised $90 million from the World Bank (WB), KfW, and Absa Bank for tungsten.", "funding", "agreed", 3),
        ("Lynas raised $90 million from KfW in a share placement for tungsten.", "equity", "completed", 0),
        ("Lynas raised $90 million from investors for tungsten.", "equity", "completed", 0),
    ],
)
def test_what_banks_and_states_give_is_funding(
    read: Read, text: str, instrument: str, status: str, actors: int
) -> None:
    """Unless shares are named; a short name in brackets breaks no list."""
    (act,) = read(text).initiatives
    assert (act.instrument, act.status, len(act.actors)) == (instrument, status, actors)


@pytest.mark.parametrize(
    ("text", "sum_told"),
    [
        (
            "Lynas builds its Tarn Creek tungsten mine. Phase one of the project has a capital cost of $65 million.",
            65,
        ),
        ("Lynas builds its Tarn Creek tungsten mine. The project has a modest $70 million Stage 1 capex.", 70),
        ("Lynas builds its Tarn Creek tungsten mine. Glencore has a project with capital costs of $65 million.", 0),
    ],
)
def test_a_site_costs_what_the_text_says_that_work_costs(read: Read, text: str, sum_told: int) -> None:
    """Unless it is what another firm pays."""
    (act,) = (act for act in read(text).initiatives if [party.ref for party in act.actors] == ["asx/LYC"])
    assert sum(int(amount.amount or 0) for amount in act.amounts) == sum_told * 1_000_000


def test_what_a_firm_says_of_its_sites_in_each_release_is_no_news(read: Read) -> None:
    """What stands under its name tells whose a site is, and nothing of what is done there."""
    text = (
        "# Halden drills at Tarn Creek\n\nHalden Metals Corp. drilled for tungsten at its Tarn Creek Project.\n\n"
        "About Halden Metals Corp.\n\nHalden Metals Corp. owns the Tarn Creek Project, where it mills uranium.\n"
    )

    (act,) = (act for act in read(text).initiatives if act.instrument == "project")

    assert act.commodities == ("tungsten",)
    assert max(span.end for span in act.evidence) < text.index("About")


def test_a_site_is_where_its_own_place_stands(read: Read) -> None:
    """Its name may be longer elsewhere, and other sites may stand in the sentence."""
    text = (
        "Halden Metals Corp. drills at its Tarn Creek Lithium Project. "
        "It also owns the Toliar Project in Madagascar and the Tarn Creek Project in Australia."
    )

    act = next(act for act in read(text).initiatives if act.instrument == "project")

    assert act.countries == ("AU",)


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (
            "Lynas said that the Government of Victoria has approved the work plan for the Tarn Tungsten Project. "
            "Glencore owns the Tarn Tungsten Project.",
            "asx/LYC",
        ),
        (
            "Peru approved the mining plan for the Tarn Tungsten Project. Glencore owns the Tarn Tungsten Project.",
            "lse/GLEN",
        ),
    ],
)
def test_a_permit_is_for_the_firm_that_tells_of_it(read: Read, text: str, recipient: str) -> None:
    """Else for whom the text says the site to be; it is about what the site is called by."""
    act = next(act for act in read(text).initiatives if act.instrument == "permitting")
    assert [party.ref for party in act.recipients] == [recipient]
    assert act.commodities == ("tungsten",)
    assert act.countries == (("AU",) if "Victoria" in text else ("PE",))


def test_the_agreement_with_a_partner_is_the_one_that_was_told(acts: Acts) -> None:
    """One with another firm is another act, and signed."""
    first = "Halden Metals Corp. signed a tungsten recycling agreement with Glencore. "

    same = acts(first + "The agreement with Glencore marks a step for both.")
    other = acts(first + "A deal between Halden Metals Corp. and Lynas on tungsten is older.")

    assert [row[0] for row in same] == ["partnership"]
    assert [(row[0], row[1], "asx/LYC" in row[2]) for row in other] == [
        ("partnership", "agreed", False),
        ("partnership", "agreed", True),
    ]


def test_that_before_these_only_joins_clauses(acts: Acts) -> None:
    """``that these tariffs`` speaks of the tariffs that were told."""
    text = (
        "The White House imposed a 25% tariff on graphite from China. "
        "Novonix is sure that these tariffs will serve the U.S.-based graphite industry."
    )

    assert [row[0] for row in acts(text)] == ["tariff"]


@pytest.mark.parametrize(
    "text",
    [
        "You can consider funds linked to platinum or even shares in firms that mine the metal.",
        "Novonix Reports on Two Independent Studies on Graphite Purification",
        "Novonix keeps its costs for graphite low, supported by Lobito Corridor rail and hydroelectric infrastructure.",
    ],
)
def test_no_act_is(acts: Acts, text: str) -> None:
    """Advice to a reader, a plural that might be a verb, and a line that might give money."""
    assert acts(text) == []


def test_you_who_give_do_it_and_so_does_a_fund(acts: Acts) -> None:
    """The same words tell an act without a reader, and with money."""
    assert [row[0] for row in acts("Glencore is considering a stake in Lynas for its platinum.")] == ["equity"]
    assert [row[0] for row in acts("Novonix is supported by Canada Growth Fund money for graphite.")] == ["funding"]


def test_the_lending_firm_is_not_the_one_spoken_of(read: Read) -> None:
    """What a lender does, the borrower doesn't; whoever is called by where he is from is spoken of."""
    lender = "Novonix signed a term sheet for its graphite plant. The lending firm is investing $5 million in tin."
    itself = "Novonix signed a term sheet for its graphite plant. The Perth-based firm is investing $5 million in tin."

    assert not any(act.amounts and act.actors for act in read(lender).initiatives)
    assert any(act.amounts and act.actors for act in read(itself).initiatives)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ucore signed a letter of intent with Lynas to secure up to 9,000 tonnes a year of lithium concentrate.",
            [("offtake", "announced", "tsxv/UCU", "asx/LYC", "")],
        ),
        (
            "Perpetua Resources received a $1.6 billion financing indication from EXIM for antimony.",
            [("loan", "announced", "us/exim", "nasdaq/PPTA", "USD 1,600,000,000")],
        ),
    ],
)
def test_letters_tell_what_they_are_for(acts: Acts, text: str, expected: list[Row]) -> None:
    """Tonnes that one secures are bought, and an indication is of a loan."""
    assert acts(text) == expected


def test_sentences_on_the_project_tell_its_stages(read: Read) -> None:
    """Where it is the only site of a text, and they name no other firm."""
    opens = "Halden Metals Corp. reports progress at its Tarn Creek lithium project in Chile.\n\nWork has begun.\n\n"
    own = opens + "Better flotation is expected within the project."
    other = opens + "Glencore has better flotation within the project."

    (act,) = read(own).initiatives
    assert act.stages == ("processing",)
    assert all(act.stages == () for act in read(other).initiatives if act.countries == ("CL",))
