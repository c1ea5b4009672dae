"""Sums of money that stay honest: ranges stay ranges, bounds are kept, currencies are never mixed."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation, localcontext
from pathlib import Path

import attrs

from reex.codes import Bound
from reex.errors import DataError
from reex.model import Amount

_COLUMNS = ("currency", "rate", "as_of", "source")
_CODE = re.compile(r"[A-Z]{3}")
_DIGITS = 60  # more than any sum of sums of money has


@attrs.frozen(kw_only=True)
class Sum:
    """What amounts of one currency come to.

    Attributes:
        currency: ISO 4217 code, or None where the texts leave it open.
        low, high: units of the currency; the same where no range is part of it.
        bound: how it limits the true sum: that of its parts, or ``about`` where these differ.
        amounts: how many amounts it is the sum of.
    """

    currency: str | None
    low: Decimal
    high: Decimal
    bound: Bound = "exact"
    amounts: int = 1


@attrs.frozen(kw_only=True)
class Rate:
    """What one unit of a currency is worth in the currency that all are brought to, and who says so."""

    currency: str
    rate: Decimal
    as_of: str
    source: str


@attrs.frozen(kw_only=True)
class Rates:
    """A table of rates that the user gives.

    Attributes:
        into: the currency that all are brought to: the one whose rate is 1.
        rates: by currency.
    """

    into: str
    rates: Mapping[str, Rate]

    @classmethod
    def read(cls, path: Path) -> Rates:
        """Read a CSV file with the columns ``currency``, ``rate``, ``as_of`` and ``source``.

        Raises:
            DataError: if it can't be read, a row is not as it should be, or not exactly one currency has the rate 1.
        """
        rates: dict[str, Rate] = {}
        for number, cells in enumerate(_cells(path), 2):
            rate = _rate(cells, f"{path}: row {number}")
            if rate.currency in rates:
                raise DataError(f"{path}: row {number}: {rate.currency} stands there twice; keep one rate of it")
            rates[rate.currency] = rate
        whole = [rate.currency for rate in rates.values() if rate.rate == 1]
        if len(whole) != 1:
            named = f"there are {', '.join(whole)}" if whole else "there is none"
            raise DataError(f"{path}: the currency that all are brought to is the one with the rate 1; {named}")
        return cls(into=whole[0], rates=rates)

    def convert(self, total: Sum) -> Sum | None:
        """Return *total* in the common currency, or None where the table has no rate of its own."""
        rate = self.rates.get(total.currency or "")
        if rate is None:
            return None
        with localcontext(prec=_DIGITS):
            return attrs.evolve(total, currency=self.into, low=total.low * rate.rate, high=total.high * rate.rate)


def _cells(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True, restval="")
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(
            f"{path}: can't be read as a UTF-8 table ({getattr(error, 'strerror', None) or error})"
        ) from error
    if missing := [column for column in _COLUMNS if column not in (reader.fieldnames or ())]:
        raise DataError(f"{path}: line 1: no column {missing[0]}; the header is {','.join(_COLUMNS)}")
    return rows


def _rate(cells: Mapping[str, str], where: str) -> Rate:
    currency = cells["currency"].strip()
    if not _CODE.fullmatch(currency):
        raise DataError(f"{where}: currency {currency!r} is no ISO 4217 code, such as USD")
    try:
        rate = Decimal(cells["rate"].strip())
    except InvalidOperation as error:
        raise DataError(f"{where}: rate {cells['rate']!r} is no number") from error
    if not rate.is_finite() or rate <= 0:
        raise DataError(f"{where}: rate {cells['rate']!r} must be more than 0")
    if not (cells["as_of"].strip() and cells["source"].strip()):
        raise DataError(f"{where}: as_of and source say of which day the rate is, and whose; one is empty")
    return Rate(currency=currency, rate=rate, as_of=cells["as_of"].strip(), source=cells["source"].strip())


def sum_of(amount: Amount) -> Sum | None:
    """Return *amount* as a sum of one, or None where it has no number."""
    ends = [end for end in (amount.low, amount.high) if end is not None]
    if amount.amount is not None:
        return Sum(currency=amount.currency, low=amount.amount, high=amount.amount, bound=amount.bound)
    if not ends:
        return None
    bound = amount.bound
    if len(ends) == 1 and bound == "exact":  # a range with one open end says as much
        bound = "at_least" if amount.high is None else "at_most"
    return Sum(currency=amount.currency, low=ends[0], high=ends[-1], bound=bound)


def joint_bound(first: Bound, second: Bound) -> Bound:
    """Return how a sum is limited whose two parts are limited so: a ceiling and a rough sum are a ceiling."""
    kinds = {first, second} - {"exact"}
    limits = kinds - {"about"}
    if len(limits) == 1:
        return limits.pop()
    return "about" if kinds else "exact"


@attrs.define
class Adder:
    """Adds up amounts, each currency for itself; with *apart* what is exact and what is only a bound too."""

    rates: Rates | None = None
    apart: bool = False
    _sums: dict[tuple[str | None, Bound], Sum] = attrs.field(factory=dict)

    def add(self, part: Sum) -> None:
        """Add *part*, in the common currency where there is a rate of it, else in its own."""
        if self.rates is not None:
            part = self.rates.convert(part) or part
        key = (part.currency, part.bound if self.apart else "exact")
        known = self._sums.get(key)
        self._sums[key] = part if known is None else _plus(known, part)

    def sums(self) -> tuple[Sum, ...]:
        """Return one sum of each currency, in the order of the codes; the unknown one comes last."""
        return tuple(
            self._sums[key] for key in sorted(self._sums, key=lambda key: (key[0] is None, key[0] or "", key[1]))
        )


def _plus(one: Sum, other: Sum) -> Sum:
    with localcontext(prec=_DIGITS):
        low, high = one.low + other.low, one.high + other.high
    bound = joint_bound(one.bound, other.bound)
    return Sum(currency=one.currency, low=low, high=high, bound=bound, amounts=one.amounts + other.amounts)
