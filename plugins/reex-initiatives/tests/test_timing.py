"""When an act was announced, from when and until when it holds; each sum with its own receiver."""

from __future__ import annotations

import pytest

import reex

DATES = [
    ("In March 2025 the Pentagon lent MP Materials $150 million.", ("2025-03", None, None)),
    ("A 25% tariff on Chinese graphite takes effect on January 1, 2026.", (None, "2026-01-01", None)),
    ("Effective 1 June 2025, China restricted exports of dysprosium.", (None, "2025-06-01", None)),
    ("The Export-Import Bank guarantees a loan to Perpetua Resources until 2031.", (None, None, "2031")),
    ("The Pentagon has invested $400 million in MP Materials since 2020.", (None, None, None)),
    ("Malaysia maintains its ban on exports of rare earths, in force since January 2024.", (None, "2024-01", None)),
    ("Lynas signed a contract to supply Apple with magnets between 2027 and 2035.", (None, "2027", "2035")),
    ("Lynas signed a supply contract with Apple: 500 tonnes of magnets, beginning in 2028.", (None, "2028", None)),
]


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[text[:50] for text, _ in DATES])
def test_a_date_means_what_its_words_say(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    """A start, an end and a mere date go to fields of their own; since when a sum is counted is none of them."""
    act = reex.extract(text).initiatives[0]

    assert (act.announced, act.effective, act.until) == expected


def test_each_sum_goes_to_the_receiver_behind_it() -> None:
    """One verb may give two sums: none is lost, none is given twice."""
    text = "The Department of Energy awarded $20 million to Ioneer and $30 million to Albemarle for lithium."
    acts = reex.extract(text).initiatives

    assert [(act.recipients[0].name, str(act.amounts[0].amount)) for act in acts] == [
        ("Ioneer Ltd", "20000000"),
        ("Albemarle Corporation", "30000000"),
    ]


def test_a_sum_for_each_counts_for_each() -> None:
    """Thirty million each for two firms is sixty in all."""
    acts = reex.extract(
        "The Department of Energy awarded Ioneer and Albemarle $30 million each for lithium."
    ).initiatives

    assert [act.recipients[0].name for act in acts] == ["Ioneer Ltd", "Albemarle Corporation"]
    assert all(act.countable for act in acts)


def test_a_letter_beside_an_award_does_not_undo_it() -> None:
    """The letter of one bank is no reason not to count the award of another."""
    text = (
        "EXIM issued a letter of interest for $100 million to Perpetua Resources,"
        " and the Department of Defense awarded $50 million to MP Materials."
    )
    letter, award = reex.extract(text).initiatives

    assert (letter.count_reason, award.count_reason) == ("letter_of_intent", "counted")
    assert [party.ref for party in letter.recipients] == ["nasdaq/PPTA"]
    assert [party.ref for party in award.actors] == ["us/dod"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The Pentagon has put more than $1 billion into minerals.", "cumulative"),
        ("Export Finance Australia lent Iluka A$50 million a year.", "unit_price"),
        ("The Pentagon invested $400 million in MP Materials since China restricted exports.", "counted"),
        ("Without fanfare, the Pentagon invested $400 million in MP Materials.", "counted"),
        ("The Pentagon awarded a massive $400 million loan to MP Materials.", "counted"),
    ],
)
def test_what_may_be_added_says_why(text: str, reason: str) -> None:
    """A running total and a yearly rate are no sums to add; an ordinary word changes nothing."""
    assert reex.extract(text).initiatives[0].count_reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "Iluka expects to start construction of the Eneabba refinery in early 2027.",
        "The EU and Kazakhstan signed a roadmap on rare earths, building on a memorandum from November 2022.",
    ],
)
def test_a_plan_and_what_was_before_give_no_date(text: str) -> None:
    """When building is to start, and when another paper was signed, is not when this was announced or took effect."""
    found = reex.extract(text).initiatives

    assert {(initiative.announced, initiative.effective) for initiative in found} == {(None, None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EXIM lent Ucore $5 million with a maximum tenor of 15 years.", "P15Y"),
        ("Apple signed a contract for magnets with Lynas running ten years.", "P10Y"),
        ("Lynas signed a supply contract with Apple: 500 tonnes of magnets over an initial five years.", "P5Y"),
        ("Lynas, which has mined for ten years, signed a supply contract with Apple.", None),
    ],
)
def test_a_length_of_time_is_that_of_the_act(text: str, expected: str | None) -> None:
    """It is told with the word for a term, and behind a colon too."""
    assert reex.extract(text).initiatives[-1].duration == expected
