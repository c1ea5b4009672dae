"""Percentages and what they measure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_measures import find_percents

PIPELINE = reex.Pipeline([find_percents])


def percents(text: str) -> list[tuple[str, reex.Percent | None]]:
    """Return the text and value of each percentage."""
    made = PIPELINE.run(text)
    assert not [notice for notice in made.warnings if notice.code == "extractor-failed"]
    return [(e.text, e.value if isinstance(e.value, reex.Percent) else None) for e in made.entities]


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "bound"),
    [
        ("China mines 60% of it.", "60%", "60", None, "exact"),
        ("China mines 93 percent of it.", "93 percent", "93", None, "exact"),
        ("China mines 40 per cent of it.", "40 per cent", "40", None, "exact"),
        ("Shares fell 12pc then.", "12pc", "12", None, "exact"),
        ("It has ninety percent of it.", "ninety percent", "90", None, "exact"),
        ("A 100-percent duty looms.", "100-percent", "100", None, "exact"),
        ("It refines 90%+ of it.", "90%+", "90", None, "at_least"),
        ("It refines roughly 90%+ of it.", "90%+", "90", None, "at_least"),
        ("It makes over 99% of it.", "99%", "99", None, "at_least"),
        ("It rose as much as 17% then.", "17%", "17", None, "at_most"),
        ("It faces up to a 245% duty.", "245%", "245", None, "at_most"),
        ("It makes 60-70% of it.", "60-70%", "60", "70", "exact"),
        ("It holds 0.40–0.42% oxides.", "0.40–0.42%", "0.40", "0.42", "exact"),
        ("Duties are between 7.5% and 100% there.", "7.5% and 100%", "7.5", "100", "exact"),
        ("Duties run from 7.5% to 25% there.", "7.5% to 25%", "7.5", "25", "exact"),
        ("Duties rise from zero to 25% there.", "25%", "25", None, "exact"),
        ("The Monitor-90% of it is lost.", "90%", "90", None, "exact"),
        ("Prices moved -5% then.", "-5%", "-5", None, "exact"),
        ("Oxygen was 0.34 wt% then.", "0.34 wt%", "0.34", None, "exact"),
        ("Oxygen stayed below 1 wt% then.", "1 wt%", "1", None, "at_most"),
        ("It grades 0.5-1.5 wt.% there.", "0.5-1.5 wt.%", "0.5", "1.5", "exact"),
        ("It grades 3 wt% to 5 wt% there.", "3 wt% to 5 wt%", "3", "5", "exact"),
        ("It holds 2 weight percent of it.", "2 weight percent", "2", None, "exact"),
        ("It holds 4 mol% of it.", "4 mol%", "4", None, "exact"),
        ("It has two-thirds of global supply.", "two-thirds", "66.67", None, "exact"),
        ("It has nearly half of global supply.", "half", "50", None, "about"),
        ("It has a quarter of the market.", "a quarter", "25", None, "exact"),
        ("It cut output by one-third then.", "one-third", "33.33", None, "exact"),
        ("It pays, and two thirds is covered.", "two thirds", "66.67", None, "exact"),
        ("It is a one-third owner there.", "one-third", "33.33", None, "exact"),
        ("It is three-quarters full.", "three-quarters", "75", None, "exact"),
        ("It costs one-fifth the price.", "one-fifth", "20", None, "exact"),
        ("The rest may lend four-fifths.", "four-fifths", "80", None, "exact"),
        ("Totals may not sum to 100%.", "100%", "100", None, "exact"),
    ],
)
def test_percents(text: str, span: str, low: str, high: str | None, bound: str) -> None:
    """Signs, words, fractions and ranges are read, with the words that limit them."""
    ((found, value),) = percents(text)
    assert value is not None
    assert (found, value.low, value.high, value.bound) == (span, Decimal(low), high and Decimal(high), bound)


@pytest.mark.parametrize(
    "text",
    [
        "It rose five percentage points.",
        "A two-thirds majority voted.",
        "They need two-thirds supermajorities.",
        "It opens in the second half of 2026.",
        "A quarter of 2025 was lost.",
        "It paid a third of a million.",
        "A 50-50 venture and a 3-for-1 split.",
        "The third of them left.",
        "It waited for one quarter.",
        "It fell three quarters in a row.",
        "It fell in the first quarter, the second half and a half-year.",
        "It bought a third mine from one third party.",
        "It lasted three-quarters of an hour.",
        "It rose 5 wt there.",
    ],
)
def test_no_percent(text: str) -> None:
    """Points, majorities, halves of years and ordinals are no percentages."""
    assert percents(text) == []


def test_change_is_two() -> None:
    """The rates before and after a change are two percentages."""
    assert [span for span, _ in percents("Tariffs were raised from 7.5% to 25% in May.")] == ["7.5%", "25%"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Beijing faces a 100% tariff and controls 90%+ of refining.", ["tariff_rate", "market_share"]),
        ("China holds 60% of mining, 90% of separation and 93% of magnets.", ["market_share"] * 3),
        ("Shares hit a peak, up as much as 17%.", ["price_change"]),
        ("It took a 15% stake in the mine.", ["ownership"]),
        ("JOGMEC will buy 30% of the plant's output.", ["other"]),
        ("The offtake covers up to 60% of annual production.", ["other"]),
        ("China, which buys ore, makes 90% of output.", ["market_share"]),
        ("Ford bought 30% of the producer.", ["ownership"]),
        ("The country is 100 percent import-reliant for gallium.", ["reliance"]),
        ("The award covers 50% of eligible costs.", ["cost_share"]),
        ("Duties on steel rose 25% in May.", ["tariff_rate"]),
        ("The plant reached 99% recovery.", ["other"]),
        ("Output rose 5% in May.", ["other"]),
        ("Concentrate of 5 wt% for the world market.", ["other"]),
        ("Concentrate of 5% to 7% by weight for the world market.", ["other"]),
    ],
)
def test_measure(text: str, measures: list[str]) -> None:
    """The nearest word of the sentence tells what is measured; a change is none of a share."""
    assert [value.measure for _, value in percents(text) if value] == measures


def test_unread() -> None:
    """A percentage that can't be read whole has no value, and a notice says so."""
    made = PIPELINE.run("It has 7,5% of it.")
    assert [(e.text, e.value) for e in made.entities] == [("7,5%", None)]
    assert [notice.code for notice in made.warnings] == ["percent-unread"]


@given(
    st.decimals(min_value=0, max_value=1000, places=1),
    st.sampled_from(["{}%", "{} %", "{} percent", "{} per cent", "{}pc"]),
)
def test_round_trip(number: Decimal, form: str) -> None:
    """A percentage written in any of many ways is read as what it is."""
    ((_, value),) = percents(f"It has {form.format(number)} of it.")
    assert value is not None
    assert value.low == number
