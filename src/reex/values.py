"""What a mention is worth: money, percentages, quantities, dates.

Amounts are decimals, never floats. A value that can't be read whole is no
value at all: extractors leave it out and say so in a notice.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import attrs
import msgspec

from reex.codes import Bound, CountryForm, PercentMeasure


@attrs.frozen(kw_only=True)
class Money:
    """An amount of money.

    Attributes:
        amount: units of the currency (not thousands or millions); None for a range.
        low, high: ends of a range, else None.
        currency: ISO 4217 code, or None where the text leaves it open.
        bound: how the amount limits the true one.
        per: for a unit price or a rate what it is paid for: ``kg``, ``t``, ``share``, ``year``.
    """

    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    bound: Bound = "exact"
    per: str | None = None


@attrs.frozen(kw_only=True)
class Percent:
    """A percentage: ``low`` alone, or a range from ``low`` to ``high``, in percent."""

    low: Decimal
    high: Decimal | None = None
    bound: Bound = "exact"
    measure: PercentMeasure = "other"


@attrs.frozen(kw_only=True)
class Quantity:
    """A physical amount, or a range of it, with its unit and the time it is counted for.

    Attributes:
        unit: short name of the unit: ``t``, ``kg``, ``km``, ``GWh``.
        per: ``year``, ``month`` or ``day`` for a rate, else None.
    """

    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str
    per: str | None = None
    bound: Bound = "exact"


class DateRange(msgspec.Struct, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """The days that a date expression covers, first and last included.

    A struct where its neighbours are attrs classes: its JSON names are ``from``
    and ``to``, and no Python attribute may be called ``from``.
    """

    start: dt.date
    end: dt.date


@attrs.frozen(kw_only=True)
class Naming:
    """How a country is named: by name, by adjective, or by the seat of its government."""

    form: CountryForm


Value = Money | Percent | Quantity | DateRange | Naming | str


def plain(number: Decimal) -> Decimal:
    """Return *number* without exponent or idle zeros: ``400000000``, never ``4E+8`` or ``1650000000.00``."""
    digits = f"{number:f}"
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)
