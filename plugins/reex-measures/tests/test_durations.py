"""Lengths of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_measures import find_durations

PIPELINE = reex.Pipeline([find_durations])


def durations(text: str) -> list[tuple[str, object]]:
    """Return the text and value of each duration."""
    made = PIPELINE.run(text)
    assert not made.warnings
    return [(entity.text, entity.value) for entity in made.entities]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The deal runs over five years.", "five years", "P5Y"),
        ("A 10-year offtake was signed.", "10-year", "P10Y"),
        ("A 15-month study was ordered.", "15-month", "P15M"),
        ("A decade-long price floor holds.", "decade-long", "P10Y"),
        ("A mine takes a decade to build.", "decade", "P10Y"),
        ("It grows over the next decade.", "decade", "P10Y"),
        ("It holds five decades of data.", "five decades", "P50Y"),
        ("It pauses controls for a year.", "year", "P1Y"),
        ("A year-long pause holds.", "year-long", "P1Y"),
        ("It takes two-and-a-half years.", "two-and-a-half years", "P2Y6M"),
        ("It takes 1.5 years.", "1.5 years", "P1Y6M"),
        ("It takes half of 18 months.", "18 months", "P18M"),
        ("Within 90 days it acts.", "90 days", "P90D"),
        ("Within six weeks it acts.", "six weeks", "P6W"),
        ("A 24-hour shift runs.", "24-hour", "PT24H"),
        ("For two consecutive years it fell.", "two consecutive years", "P2Y"),
        ("It takes 3 to 5 years.", "3 to 5 years", None),
    ],
)
def test_durations(text: str, span: str, value: str | None) -> None:
    """Numbers, words and hyphens before a unit make an ISO 8601 duration; a range has no value."""
    assert durations(text) == [(span, value)]


@pytest.mark.parametrize(
    "text",
    [
        "It lags by decades and a few years.",
        "It makes 20 tonnes a year.",
        "One day it will end.",
        "A three-year-old mine closed two years ago.",
        "The year was hard and the decade too.",
        "The 2025 year was hard.",
        "Half a year passed.",
    ],
)
def test_no_duration(text: str) -> None:
    """Vague lengths, rates, ages and moments are none."""
    assert durations(text) == []


@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from([("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D")]),
)
def test_round_trip(count: int, unit: tuple[str, str]) -> None:
    """A count of any unit is read as what it is, before a noun and alone."""
    assert durations(f"A {count}-{unit[0]} term was set.") == [(f"{count}-{unit[0]}", f"P{count}{unit[1]}")]
    assert durations(f"It lasts {count} {unit[0]}s then.") == [(f"{count} {unit[0]}s", f"P{count}{unit[1]}")]
