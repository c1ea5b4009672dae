"""Quantities of a record as quantities of pint, which converts them and counts with them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reex

if TYPE_CHECKING:
    import pint


def quantity(value: reex.Quantity) -> pint.Quantity[Decimal]:
    """Return a physical amount with its unit and rate, such as 1000 t/year, as a decimal of pint.

    All amounts share one registry: that of pint with ``data/units.txt``. What bounds the amount is left behind.

    Raises:
        ImportError: if pint isn't installed; it comes with the extra ``pint``.
        TypeError: if *value* is no quantity, such as that of a mention that couldn't be read whole.
        ValueError: if *value* is a range, which is two amounts.
    """
    if not isinstance(value, reex.Quantity):
        raise TypeError(f"{value!r} is no quantity; those of a record are in record.by_kind('quantity')")
    if value.amount is None:
        raise ValueError(f"a range from {value.low} to {value.high} {value.unit} is two amounts; convert each end")
    registry = _registry()
    unit = registry.Unit(value.unit.replace(" ", "_"))
    return registry.Quantity(value.amount, unit / registry.Unit(value.per) if value.per else unit)


@cache
def _registry() -> pint.UnitRegistry[Any]:
    # Here and not above: pint and its definitions take long to read, and most who extract never convert.
    try:
        import pint
    except ImportError as error:
        raise ImportError(
            "quantity needs pint: pip install -e 'plugins/reex-measures[pint]' in a checkout of reex, "
            "else pip install 'reex-measures[pint]'"
        ) from error
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(non_int_type=Decimal, on_redefinition="ignore")
    registry.load_definitions((Path(__file__).parent / "data" / "units.txt").read_text(encoding="utf-8").splitlines())
    return registry
