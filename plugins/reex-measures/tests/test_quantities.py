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
        ("It holds 100 dry metric tons of it.", "100 dry metric tons", "100 t"),
        ("It holds 100 short tons of it.", "100 short tons", "100 short ton"),
        ("It holds 100 long tons of it.", "100 long tons", "100 long ton"),
        ("It holds 40 kilotonnes of it.", "40 kilotonnes", "40 kt"),
        ("It sold 5,000 mtu then.", "5,000 mtu", "5,000 mtu"),
        ("It sold 3 million lbs then.", "3 million lbs", "3,000,000 lb"),
        ("It has 5.5 Mlb of uranium.", "5.5 Mlb", "5.5 Mlb"),
        ("It has 4.8 Moz of gold.", "4.8 Moz", "4.8 Moz"),
        ("A 4.8-million-ounce deposit lies there.", "4.8-million-ounce", "4,800,000 oz"),
        ("It sold 900 troy ounces then.", "900 troy ounces", "900 oz"),
        ("It dug 1.2 million carats then.", "1.2 million carats", "1,200,000 ct"),
        ("It dug a 100 ct diamond then.", "100 ct", "100 ct"),
        ("It shipped 1,200 flasks of mercury then.", "1,200 flasks", "1,200 flask"),
        ("It flew 1,409 line kilometers then.", "1,409 line kilometers", "1,409 km"),
        ("A 1,409-line-kilometre survey ended.", "1,409-line-kilometre", "1,409 km"),
        ("It flew 1,409 line-km then.", "1,409 line-km", "1,409 km"),
        ("It bought 167KM² there.", "167KM²", "167 km2"),
        ("It bought 167 km^2 there.", "167 km^2", "167 km2"),
        ("It bought 167 sq. km there.", "167 sq. km", "167 km2"),
        ("It spans 208 square miles there.", "208 square miles", "208 mi2"),
        ("A 310,000-square-foot plant opened.", "310,000-square-foot", "310,000 ft2"),
        ("A 310,000‑square‑foot plant opened.", "310,000‑square‑foot", "310,000 ft2"),
        ("It has 80,800 sq ft there.", "80,800 sq ft", "80,800 ft2"),
        ("It leased 9,416 hectares there.", "9,416 hectares", "9,416 ha"),
        ("It holds 5,000 m³ there.", "5,000 m³", "5,000 m3"),
        ("It imports 50 bcm of gas then.", "50 bcm", "50 bcm"),
        ("It moved 500,000 bcm of waste then.", "500,000 bcm", "500,000 m3"),
        ("It runs on 30 kW then.", "30 kW", "30 kW"),
        ("It stores 2.5 GWh then.", "2.5 GWh", "2.5 GWh"),
        ("It assayed 1,943 ppm there.", "1,943 ppm", "1,943 ppm"),
        ("Ore of 2.7 t/m3 lies there.", "2.7 t/m3", "2.7 t/m3"),
        ("It bears 5,000 pounds per square inch then.", "5,000 pounds per square inch", "5,000 psi"),
        ("It sold 1,000\u00a0tonnes\u00a0of it.", "1,000\u00a0tonnes", "1,000 t"),
    ],
)
def test_quantities(text: str, span: str, name: str) -> None:
    """A number and its unit, with its rate, are one quantity in a short unit."""
    assert quantities(text) == [(span, name)]


@pytest.mark.parametrize(
    ("rate", "per"),
    [
        ("t/y", "year"),
        ("tpa", "year"),
        (" tons/year", "year"),
        (" tonnes per annum", "year"),
        (" tonnes p.a.", "year"),
        (" Tonnes Per Year", "year"),
        (" tonnes annually", "year"),
        (" tonnes yearly", "year"),
        (" tonnes each year", "year"),
        (" tons a month", "month"),
        (" tons per day", "day"),
        (" tonnes daily", "day"),
        (" t/h", "hour"),
    ],
)
def test_rates(rate: str, per: str) -> None:
    """The time that an amount is counted for belongs to it, however it is written."""
    assert quantities(f"It makes 500{rate}.") == [(f"500{rate}", f"500 t per {per}")]


@pytest.mark.parametrize(
    "what",
    [
        "of lithium per year",
        "of lithium carbonate equivalent (LCE) a year",
        "of battery-grade lithium hydroxide annually",
        "of V₂O₅ per annum",
        "LCE per year",
        "TREO a year",
        "rare earth oxide per annum",
    ],
)
def test_rate_after_the_material(what: str) -> None:
    """A rate after the material counts, and stays outside the span."""
    assert quantities(f"It makes 90,000 metric tons {what} there.") == [("90,000 metric tons", "90,000 t per year")]


@pytest.mark.parametrize("qualifier", ["LCE", "REO", "TREO", "WO3", "V2O5", "of contained nickel"])
def test_what_is_counted_is_left_out(qualifier: str) -> None:
    """What the tonnes are counted as is no part of the amount."""
    assert quantities(f"It holds 40,000 tonnes {qualifier} there.") == [("40,000 tonnes", "40,000 t")]


@pytest.mark.parametrize(
    "rest",
    [
        "a year ago",
        "of ore a year earlier",
        "of nickel in a year",
        "of nickel for less than a year",
        "of ore from the pit that the company opened a year",
        "of ore. A year of rest follows",
        "of ore\nA day of rest follows",
    ],
)
def test_no_rate(rest: str) -> None:
    """A year that something lies back or takes is no rate."""
    assert quantities(f"It sold 500 tonnes {rest}.") == [("500 tonnes", "500 t")]


@pytest.mark.parametrize(
    ("text", "span"), [("It yields 5 t/ha there.", "5 t/ha"), ("It holds 5 kg/bag then.", "5 kg/bag")]
)
def test_unknown_ratio(text: str, span: str) -> None:
    """A ratio that is in no table is not read as its first half: it has no value, and a notice says so."""
    made = PIPELINE.run(text)
    assert [(entity.text, entity.value) for entity in made.entities] == [(span, None)]
    assert [notice.code for notice in made.warnings] == ["quantity-unread"]


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
        "It has 12 flasks in its laboratory.",
        "A letter costs 50 cts there.",
        "The cube measures 5 km^3 there.",
        "It grades 0.34 wt% there.",
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
