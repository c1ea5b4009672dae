"""What frameworks and fact sheets promise: by which means, under which rules, and with which orders in mind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan and Chile will support lithium projects via guarantees, loans or equity.",
        "Japan and Chile will finance cobalt mines, for example through concessional loans, credit insurance and"
        " offtake arrangements.",
        "Japan and Chile plan to mobilise capital for tin mines (loans, guarantees, equity).",
        "Japan and Chile intend to back graphite projects by means of grants, loans, or other measures.",
    ],
)
def test_means_that_are_only_listed_are_one_promise(sentence: str, read: Read) -> None:
    """Who will help via loans, guarantees or equity has promised money, and none of the three."""
    told = [(act.instrument, act.status, [p.ref for p in act.actors]) for act in read(sentence).initiatives]
    assert told == [("funding", "announced", ["JP", "CL"])]


def test_one_sum_in_several_forms_is_one_act(read: Read) -> None:
    """``$90 million in loans and guarantees`` is one sum of which nobody knows the parts."""
    record = read("The Export-Import Bank approved $90 million in loans and guarantees for Syrah Resources.")
    (act,) = record.initiatives
    assert (act.instrument, [p.name for p in act.recipients]) == ("funding", ["Syrah Resources Limited"])
    assert [money.amount for money in act.amounts] == [90_000_000]


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Canada has committed to C$90 million grants and loans for nickel refiners.", [90_000_000]),
        ("Korea will extend $200 million loans, grants and guarantees to cobalt refiners.", [200_000_000]),
        ("Norway has provided $75 million grant and loan support to graphite mines.", [75_000_000]),
        ("The European Union offered a €30 million grant and loan package to a manganese mine.", [30_000_000]),
        ("Canada provided Vale with grants and loans worth up to C$80 million for a nickel mine.", [80_000_000]),
        ("Loans and guarantees totalling A$70 million from Australia will go to tin smelters.", [70_000_000]),
    ],
)
def test_several_forms_share_the_sum_beside_them(sentence: str, sums: list[int], read: Read) -> None:
    """``C$90 million grants and loans`` is one act, and so is ``a €30 million grant and loan package``."""
    (act,) = read(sentence).initiatives
    assert (act.instrument, [int(money.amount or 0) for money in act.amounts]) == ("funding", sums)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Canada gave Vale C$30 million in grants and loans worth C$50 million.",
            [("grant", "CAD 30,000,000"), ("loan", "CAD 50,000,000")],
        ),
        (
            "Vale holds a C$30 million loan and grants of C$50 million from Canada.",
            [("loan", "CAD 30,000,000"), ("grant", "CAD 50,000,000")],
        ),
        (
            "The Department of Energy awarded a $20 million grant and loan guarantees to Albemarle.",
            [("grant", "USD 20,000,000"), ("guarantee", "")],
        ),
        ("The Department of Energy awarded grants and loans to Albemarle.", [("grant", ""), ("loan", "")]),
    ],
)
def test_forms_that_share_no_sum_are_acts_of_their_own(sentence: str, told: list[tuple[str, str]], acts: Acts) -> None:
    """A sum on each side is one for each, and ``a grant and loan guarantees`` are two."""
    assert [(row[0], row[4]) for row in acts(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "instruments"),
    [
        ("Congress should support magnet makers through loans and grants.", ["loan", "grant"]),
        (
            "The Export-Import Bank will support cobalt refiners with a $20 million loan and a guarantee.",
            ["loan", "guarantee"],
        ),
        ("Canada will use tools such as offtake agreements and stockpiles of cobalt.", ["offtake", "stockpile"]),
    ],
)
def test_means_of_their_own_stay_acts_of_their_own(sentence: str, instruments: list[str], acts: Acts) -> None:
    """Who calls for loans and for grants wants both, and what is brought in with an article is an act of its own."""
    assert [row[0] for row in acts(sentence)] == instruments


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan and Chile commit to funding cobalt refining projects.",
        "Japan and Chile commit to financing cobalt refineries.",
    ],
)
def test_who_commits_to_funding_will_fund(sentence: str, acts: Acts) -> None:
    """``commit to funding`` is a verb of funding."""
    assert [row[:2] for row in acts(sentence)] == [("funding", "announced")]


def test_what_states_will_invest_in_together_is_no_second_name_of_what_they_agreed(acts: Acts) -> None:
    """Two states that promise price floors, and then money for recycling, promise two things."""
    text = (
        "Japan and Chile will protect cobalt mines by price floors. Japan and Chile commit to investing in the"
        " recycling of cobalt."
    )
    assert [row[0] for row in acts(text)] == ["price_support", "funding"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Canada and Australia agreed to trade cobalt within a regulatory framework based on standards.",
        "India and Japan will work with partners towards a future global framework for lithium.",
        "Germany and Kazakhstan discussed the legal framework for rare earth exports.",
    ],
)
def test_a_framework_of_rules_is_no_agreement(sentence: str, acts: Acts) -> None:
    """A pricing or a legal framework is one of rules; those who speak of it have signed nothing."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Agencies shall act in a manner consistent with implementation of Executive Order 13771 on cobalt.",
        "The Secretary shall report on cobalt, consistent with Executive Order 13771 of January 30, 2017 (Reducing"
        " Regulation), Executive Order 13783 of March 28, 2017 (Promoting Energy), and Executive Order 13807.",
        "In keeping with the requirements of Executive Order 14017, the agencies shall study cobalt.",
    ],
)
def test_an_order_that_is_only_cited_is_no_act(sentence: str, acts: Acts) -> None:
    """What is to be done in accordance with an order tells nothing of the order."""
    assert [row for row in acts(sentence) if row[0] == "executive_action"] == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Canada and France commit to tighten the screening of foreign takeovers of lithium firms.", "announced"),
        ("Korea undertakes to screen foreign acquisitions of cobalt mines.", "announced"),
        ("Australia and the United States will review and deter sales of rare earth assets.", "announced"),
    ],
)
def test_who_screens_what_foreigners_buy_takes_a_measure(sentence: str, status: str, acts: Acts) -> None:
    """A review of sales of mines is a measure on them, and neither a ban on exports nor one on imports."""
    assert [row[:2] for row in acts(sentence)] == [("other", status)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Canada will expand existing programs and lend $40 million to cobalt refiners.", "announced"),
        ("The existing loan to Torngat Metals is worth C$25 million.", "active"),
        ("The United States will keep existing tariffs on Chinese magnets.", "active"),
    ],
)
def test_what_exists_already_is_what_the_word_stands_by(sentence: str, status: str, acts: Acts) -> None:
    """``existing`` is said of the word behind it, and of no other act in the sentence."""
    assert [row[1] for row in acts(sentence)] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "President Biden determined under Section 303 of the Defense Production Act that mining of lithium is"
        " essential to the national defense.",
        "President Trump has determined that imports of processed critical minerals threaten national security.",
        "The Secretary of Commerce found that imports of titanium sponge threaten to impair national security.",
        "President Trump delegated his authority under the Defense Production Act to the Development Finance"
        " Corporation to back producers of cobalt.",
        "President Biden waived the requirements of section 303 for copper mines.",
    ],
)
def test_a_finding_or_a_delegation_is_an_act_of_its_own(sentence: str, acts: Acts) -> None:
    """Who determines, delegates or waives by a power of office has acted."""
    assert [row[:2] for row in acts(sentence)] == [("executive_action", "active")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The GAO found that reliance on Chinese magnets threatens national security.",
        "Congress finds that critical minerals are essential to national security.",
        "The Department of Energy has not determined that gallium is essential to national security.",
    ],
)
def test_what_somebody_only_notes_is_no_order(sentence: str, acts: Acts) -> None:
    """A report that finds something out, and what nobody has determined, is no act."""
    assert acts(sentence) == []


def test_who_expands_production_by_supporting_it_funds(acts: Acts) -> None:
    """``shall expand production by supporting studies`` is a promise of money."""
    text = "The Secretary of Defense shall expand domestic production of graphite by supporting feasibility studies."
    assert [row[:3] for row in acts(text)] == [("funding", "announced", "us/dod")]
