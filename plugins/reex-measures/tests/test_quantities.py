"""Physical amounts with their units and rates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_measures import find_quantities

PIPELINE = reex.Pipeline([find_quantities])


def quantities(text: str) -> list[tuple[str, str | None]]:
    """Return the text and name of each quantity."""
    made = PIPELINE.run(text)
    assert not [notice for notice in made.warnings if notice.code == "extractor-failed"]
    return [(entity.text, entity.name) for entity in made.entities]


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("It stocks 10,000 metric tons of oxide.", "10,000 metric tons", "10,000 t"),
        ("It makes 1,000 tonnes per year of it.", "1,000 tonnes per year", "1,000 t per year"),
        ("A 20,000 tonne per annum plant opened.", "20,000 tonne per annum", "20,000 t per year"),
        ("A 1,000-tonne-per-year line opened.", "1,000-tonne-per-year", "1,000 t per year"),
        ("It makes 5,000t a year.", "5,000t a year", "5,000 t per year"),
        ("It makes 300 ktpa.", "300 ktpa", "300 kt per year"),
        ("It makes 12 million tons annually.", "12 million tons annually", "12,000,000 t per year"),
        ("It makes 5,000 tonnes of magnets per year.", "5,000 tonnes", "5,000 t per year"),
        ("Reserves are 1.2Mt.", "1.2Mt", "1.2 Mt"),
        ("Reserves are 50m tonnes.", "50m tonnes", "50,000,000 t"),
        ("Peru has six tons of it.", "six tons", "6 t"),
        ("It mined 2 million pounds of copper.", "2 million pounds", "2,000,000 lb"),
        ("A 211-mile road leads there.", "211-mile", "211 mi"),
        ("It drilled 6,000 feet there.", "6,000 feet", "6,000 ft"),
        ("It hit 12.5m at 1.2% there.", "12.5m", "12.5 m"),
        ("It holds 14,000 acres there.", "14,000 acres", "14,000 acre"),
        ("It spans 514 square kilometers there.", "514 square kilometers", "514 km2"),
        ("It assayed 141 g/t there.", "141 g/t", "141 g/t"),
        ("It pumps 900 barrels a day.", "900 barrels a day", "900 bbl per day"),
        ("It needs 145 megawatt-hours then.", "145 megawatt-hours", "145 MWh"),
        ("It needs 10 500 t then.", "10 500 t", "10,500 t"),
        ("It shipped 1,000+ tonnes then.", "1,000+ tonnes", "1,000 t"),
    ],
)
def test_quantities(text: str, span: str, name: str) -> None:
    """A number and its unit, with its rate, are one quantity in a short unit."""
    assert quantities(text) == [(span, name)]


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        (
            "Output of between 150 and 1,000 metric tons a year is planned.",
            "150 and 1,000 metric tons a year",
            "150–1,000 t per year",
        ),
        ("It holds 30 feet to 40 feet of ore.", "30 feet to 40 feet", "30–40 ft"),
        ("It ships 5-10 kt.", "5-10 kt", "5–10 kt"),
    ],
)
def test_ranges(text: str, span: str, name: str) -> None:
    """A range is one quantity with two ends, never their mean."""
    assert quantities(text) == [(span, name)]


def test_two_units() -> None:
    """A power and an energy with a slash between them are two."""
    assert quantities("It has 30GW/111GWh of storage.") == [("30GW", "30 GW"), ("111GWh", "111 GWh")]


@pytest.mark.parametrize(
    "text",
    [
        "It cost 5 million pounds sterling.",
        "It cost £5 t.",
        "It helps 50m people.",
        "See 12 U.S.C. 635g for it.",
        "The B-52 tonnes joke fell flat.",
        "A 5G network covers it.",
        "It has 23 countries and 17 elements.",
        "Line HS 2846.10 covers it.",
    ],
)
def test_no_quantity(text: str) -> None:
    """Money, references, names and counts are no physical amounts."""
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It drilled over 30 feet there.", "at_least"),
        ("It cut 0.82% oxides over 30 feet there.", "exact"),
        ("It drilled some 30 feet there.", "about"),
    ],
)
def test_bound(text: str, bound: str) -> None:
    """A grade over an interval says how long it is, and no minimum."""
    (entity,) = PIPELINE.run(text).entities
    assert isinstance(entity.value, reex.Quantity)
    assert entity.value.bound == bound


@given(
    st.integers(min_value=0, max_value=10**9),
    st.sampled_from(["t", "tonnes", "metric tons", "tons"]),
    st.sampled_from([" ", "\u00a0", "\n    "]),
)
def test_round_trip(number: int, unit: str, gap: str) -> None:
    """An amount written with any ton and any blank is read as what it is."""
    (entity,) = PIPELINE.run(f"It ships {number:,}{gap}{unit} then.").entities
    assert isinstance(entity.value, reex.Quantity)
    assert (entity.value.amount, entity.value.unit) == (Decimal(number), "t")
