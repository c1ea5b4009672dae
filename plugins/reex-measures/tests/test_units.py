"""Quantities as quantities of pint: each unit means there what it means in the texts."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import attrs
import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_measures import find_quantities, quantity
from reex_measures.tables import rows, words

# One of each unit in SI units: NIST Handbook 44, Appendix C; USGS Mineral Commodity Summaries, Appendix A.
WORTH = {
    "t": ("1000", "kg"),
    "kt": ("1e6", "kg"),
    "Mt": ("1e9", "kg"),
    "short ton": ("907.18474", "kg"),
    "long ton": ("1016.0469088", "kg"),
    "kg": ("1", "kg"),
    "g": ("0.001", "kg"),
    "mg": ("1e-6", "kg"),
    "lb": ("0.45359237", "kg"),
    "Mlb": ("453592.37", "kg"),
    "oz": ("0.0311034768", "kg"),
    "koz": ("31.1034768", "kg"),
    "Moz": ("31103.4768", "kg"),
    "ct": ("0.0002", "kg"),
    "Mct": ("200", "kg"),
    "flask": ("34.47302012", "kg"),
    "standard unit": ("9.0718474", "kg"),
    "mtu": ("10", "kg"),
    "g/t": ("1e-6", "kg/kg"),
    "kg/t": ("1e-3", "kg/kg"),
    "oz/t": ("31.1034768e-6", "kg/kg"),
    "mg/kg": ("1e-6", "kg/kg"),
    "ppm": ("1e-6", "kg/kg"),
    "ppb": ("1e-9", "kg/kg"),
    "g/L": ("1", "kg/m**3"),
    "mg/L": ("0.001", "kg/m**3"),
    "t/m3": ("1000", "kg/m**3"),
    "g/cm3": ("1000", "kg/m**3"),
    "km": ("1000", "m"),
    "m": ("1", "m"),
    "cm": ("0.01", "m"),
    "mm": ("0.001", "m"),
    "µm": ("1e-6", "m"),
    "nm": ("1e-9", "m"),
    "mi": ("1609.344", "m"),
    "nmi": ("1852", "m"),
    "ft": ("0.3048", "m"),
    "in": ("0.0254", "m"),
    "yd": ("0.9144", "m"),
    "acre": ("4046.8726", "m**2"),
    "ha": ("10000", "m**2"),
    "km2": ("1e6", "m**2"),
    "m2": ("1", "m**2"),
    "mi2": ("2589988.110336", "m**2"),
    "ft2": ("0.09290304", "m**2"),
    "m3": ("1", "m**3"),
    "bcm": ("1e9", "m**3"),
    "ft3": ("0.028316846592", "m**3"),
    "yd3": ("0.764554857984", "m**3"),
    "L": ("0.001", "m**3"),
    "gal": ("0.003785411784", "m**3"),
    "acre foot": ("1233.4892", "m**3"),
    "bbl": ("0.158987294928", "m**3"),
    "boe": ("6.1193e9", "J"),
    "kW": ("1e3", "W"),
    "MW": ("1e6", "W"),
    "GW": ("1e9", "W"),
    "TW": ("1e12", "W"),
    "kWh": ("3.6e6", "J"),
    "MWh": ("3.6e9", "J"),
    "GWh": ("3.6e12", "J"),
    "TWh": ("3.6e15", "J"),
    "Wh/kg": ("3600", "J/kg"),
    "kWh/t": ("3600", "J/kg"),
    "kV": ("1000", "V"),
    "psi": ("6894.757293", "Pa"),
    "°C": ("274.15", "K"),
    "°F": ("255.927778", "K"),
}


def test_all_units_are_weighed() -> None:
    """Each symbol of the table of units has its worth in the table above."""
    assert {row["unit"] for row in rows("units")} == set(WORTH)


@pytest.mark.parametrize("unit", WORTH)
def test_a_unit_is_worth_what_it_is(unit: str) -> None:
    """A symbol means to pint a unit of the right dimension and the right size."""
    worth, base = WORTH[unit]
    converted = quantity(reex.Quantity(amount=Decimal(1), unit=unit)).to(base)
    assert converted.magnitude == pytest.approx(Decimal(worth), rel=Decimal("1e-5"))


@pytest.mark.parametrize(
    ("per", "days"),
    [
        ("year", "365.25"),
        ("quarter", "91.3125"),
        ("month", "30.4375"),
        ("week", "7"),
        ("day", "1"),
        ("hour", "0.041667"),
    ],
)
def test_rates(per: str, days: str) -> None:
    """A rate is an amount by a time, each of the times that a rate can have."""
    rate = quantity(reex.Quantity(amount=Decimal(1), unit="t", per=per)).to("t/day")
    assert rate.magnitude == pytest.approx(1 / Decimal(days), rel=Decimal("1e-5"))


def test_all_rates_are_known() -> None:
    """What the extractor counts for is a time to pint, and nothing of the same name."""
    for per in {*words("rates")["times"].values(), *words("rates")["adverbs"].values()}:
        assert quantity(reex.Quantity(amount=Decimal(1), unit="t", per=per)).check("[mass]/[time]")


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_amounts_stay_decimals(amount: Decimal) -> None:
    """An amount that is converted is a decimal, as exact as it was."""
    converted = quantity(reex.Quantity(amount=amount, unit="kt")).to("t")
    assert isinstance(converted.magnitude, Decimal)
    assert converted.magnitude == amount * 1000


@pytest.mark.parametrize(
    ("there", "square"), [("cm2", "1e-4"), ("hm2", "1e4"), ("mm2", "1e-6"), ("dm3", "1e-3"), ("km3", "1e9")]
)
def test_prefixes_are_raised_too(there: str, square: str) -> None:
    """A prefix before a square or cubic metre is squared or cubed with it."""
    base = "m2" if there.endswith("2") else "m3"
    one = quantity(reex.Quantity(amount=Decimal(1), unit=base)).to(there)
    assert one.magnitude == 1 / Decimal(square)


def test_amounts_of_a_text_add_up() -> None:
    """Amounts in different units of one text can be added and compared, amounts of different things not."""
    record = reex.Pipeline([find_quantities]).run(
        "It ships 1.5 kt, 2,204 short tons and 4.8 million ounces over 30 km."
    )
    mass, tons, gold, length = (quantity(e.value) for e in record.entities if isinstance(e.value, reex.Quantity))
    assert f"{mass + tons + gold:.1f~P}" == "3.6 kt"
    assert gold < mass < tons
    with pytest.raises(pint.DimensionalityError):
        mass + length


def test_a_range_is_no_quantity() -> None:
    """A range is refused with a word on what to do: each of its ends can be converted."""
    value = reex.Quantity(low=Decimal(5), high=Decimal(10), unit="kt", per="year")
    with pytest.raises(ValueError, match=r"a range from 5 to 10 kt is two amounts; convert each end"):
        quantity(value)
    assert quantity(attrs.evolve(value, amount=value.high, low=None, high=None)).to("t/year").magnitude == 10_000


@pytest.mark.parametrize("value", [None, "P10Y", reex.Money(amount=Decimal(5), currency="USD")])
def test_other_values_are_refused(value: object) -> None:
    """What is no quantity is refused, and the error says where quantities are."""
    with pytest.raises(TypeError, match=r"is no quantity; those of a record are in record\.by_kind\('quantity'\)"):
        quantity(value)  # type: ignore[arg-type]


def run(code: str) -> str:
    """Return what *code* prints in an interpreter of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_pint_is_left_alone() -> None:
    """Who extracts and never converts never waits for pint."""
    code = "import sys, reex; reex.extract('It ships 5 t.'); import reex_measures; print('pint' in sys.modules)"
    assert run(code) == "False\n"


def test_without_pint() -> None:
    """Where pint isn't installed extraction works, and the error of a conversion names the extra."""
    code = """
import sys
sys.modules["pint"] = None
import reex, reex_measures
(entity,) = reex.Pipeline([reex_measures.find_quantities]).run("It ships 5 t.").entities
try:
    reex_measures.quantity(entity.value)
except ImportError as error:
    print(error)
"""
    assert run(code) == (
        "quantity needs pint: pip install -e 'plugins/reex-measures[pint]' in a checkout of reex, "
        "else pip install 'reex-measures[pint]'\n"
    )
