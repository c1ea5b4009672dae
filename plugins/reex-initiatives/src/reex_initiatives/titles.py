"""Titles of initiatives, made the same way each time."""

from __future__ import annotations

from decimal import Decimal

import reex


def title(initiative: reex.Initiative) -> str:
    """Return ``Actor: instrument in Recipient, USD 400 million (status)``, with the parts that are known."""
    who = " and ".join(party.name for party in initiative.actors) or "Unnamed actor"
    what = initiative.instrument.replace("_", " ")
    whom = f" for {' and '.join(p.name for p in initiative.recipients)}" if initiative.recipients else ""
    sums = "".join(f", {_money(amount)}" for amount in initiative.amounts)
    return f"{who}: {what}{whom}{sums} ({initiative.status})"


_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "up to ", "about": "about "}


def _money(amount: reex.Amount) -> str:
    figures = [_scaled(n) for n in (amount.amount, amount.low, amount.high) if n is not None]
    return f"{_BOUNDS[amount.bound]}{amount.currency or 'unknown currency'} {' to '.join(figures)}"


def _scaled(number: Decimal) -> str:
    for size, word in _SCALES:
        if number >= size:
            return f"{reex.plain(number / size):f} {word}"
    return f"{number:,f}"
