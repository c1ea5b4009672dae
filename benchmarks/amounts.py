"""Sums, percentages and dates as news write them, each with what it is worth.

The worth of a sum or a percentage is its number, ``5200000`` or ``12.5``; that of a date its first and last day,
``2025-03-01/2025-03-31``.
"""

from __future__ import annotations

import random
from calendar import monthrange
from datetime import date
from decimal import Decimal

Worth = tuple[str, str]  # as written, and its worth

_SIGNS = ("$", "$", "$", "$", "US$", "A$", "C$", "€", "£", "¥")
_CODES = ("USD", "EUR", "CAD", "AUD", "CHF")
_CURRENCIES = ("dollars", "dollars", "euros", "yuan", "Canadian dollars", "yen")
_SCALES = {" million": 6, "m": 6, " billion": 9, "bn": 9, " thousand": 3}
_USUAL = (10, 2, 4, 1, 0.5)  # how often each scale is
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty")
_SPELLED = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20)
_PER = ("per kg", "a kilogram", "per tonne", "per pound")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_QUARTERS = ("first", "second", "third", "fourth")


def money(chance: random.Random) -> Worth:
    """Return a sum."""
    form = chance.choices((_scaled, _grouped, _coded, _worded, _spelled), (70, 10, 8, 9, 3))[0]
    return form(chance)


def _number(chance: random.Random) -> str:
    return chance.choice((str(chance.randint(1, 999)), f"{chance.uniform(1, 99):.1f}"))


def _worth(number: str, scale: str) -> str:
    return f"{(Decimal(number) * 10 ** _SCALES[scale]).normalize():f}"


def _scale(chance: random.Random) -> str:
    return chance.choices(tuple(_SCALES), _USUAL)[0]


def _scaled(chance: random.Random) -> Worth:
    number, scale = _number(chance), _scale(chance)
    return f"{chance.choice(_SIGNS)}{number}{scale}", _worth(number, scale)


def _grouped(chance: random.Random) -> Worth:
    number = chance.randint(20, 9_000) * chance.choice((100, 250, 1_000, 5_000))
    return f"{chance.choice(_SIGNS)}{number:,}", str(number)


def _coded(chance: random.Random) -> Worth:
    number = _number(chance)
    return f"{chance.choice(_CODES)} {number} million", _worth(number, " million")


def _worded(chance: random.Random) -> Worth:
    number, scale = _number(chance), chance.choice((" million", " billion"))
    return f"{number}{scale} {chance.choice(_CURRENCIES)}", _worth(number, scale)


def _spelled(chance: random.Random) -> Worth:
    at = chance.randrange(len(_SMALL))
    return f"{_SMALL[at]} million dollars", _worth(str(_SPELLED[at]), " million")


def cents(chance: random.Random) -> Worth:
    """Return what a ticket costs, or a share pays."""
    number = f"{chance.uniform(0.1, 40):.2f}"
    return f"${number}", _plain(number)


def price(chance: random.Random) -> Worth:
    """Return what a unit of weight costs."""
    number = chance.randint(2, 400)
    return f"${number} {chance.choice(_PER)}", str(number)


def percent(chance: random.Random) -> Worth:
    """Return a percentage."""
    if chance.random() < 0.03:
        at = chance.randrange(len(_SMALL))
        return f"{_SMALL[at]} percent", str(_SPELLED[at])
    number = chance.choice((str(chance.randint(1, 99)), f"{chance.uniform(0.1, 40):.1f}"))
    return number + chance.choice(("%", "%", "%", " percent", " per cent")), _plain(number)


def _plain(number: str) -> str:
    return f"{Decimal(number).normalize():f}"


def year(chance: random.Random) -> Worth:
    """Return a year that has passed."""
    return _year(chance.randint(1990, 2024))


def later(chance: random.Random) -> Worth:
    """Return a year to come."""
    return _year(chance.randint(2026, 2040))


def _year(number: int) -> Worth:
    return str(number), _days(date(number, 1, 1), date(number, 12, 31))


def period(chance: random.Random) -> Worth:
    """Return a month, a quarter or a year."""
    form = chance.choices((_month, _quarter, year), (4, 2, 3))[0]
    return form(chance)


def day(chance: random.Random) -> Worth:
    """Return a day."""
    when = date(chance.randint(2021, 2027), chance.randint(1, 12), chance.randint(1, 28))
    name = _MONTHS[when.month - 1]
    short = name if len(name) < 5 else f"{name[:3]}."
    written = (
        f"{name} {when.day}, {when.year}", f"{when.day} {name} {when.year}",
        f"{short} {when.day}, {when.year}", when.isoformat(),
    )  # fmt: skip
    return chance.choices(written, (6, 4, 2, 1))[0], _days(when, when)


def _month(chance: random.Random) -> Worth:
    number, month = chance.randint(2021, 2027), chance.randint(1, 12)
    last = date(number, month, monthrange(number, month)[1])
    return f"{_MONTHS[month - 1]} {number}", _days(last.replace(day=1), last)


def _quarter(chance: random.Random) -> Worth:
    number, quarter = chance.randint(2021, 2027), chance.randint(1, 4)
    written = chance.choice((f"the {_QUARTERS[quarter - 1]} quarter of {number}", f"Q{quarter} {number}"))
    last = date(number, 3 * quarter, monthrange(number, 3 * quarter)[1])
    return written, _days(date(number, 3 * quarter - 2, 1), last)


def _days(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"
