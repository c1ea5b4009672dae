"""Titles of initiatives, made the same way each time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

import reex

# A title is to be read: "MP Materials", whatever form of company it is.
_LEGAL_FORM = re.compile(
    r",?\s(?:Inc|Corp|Corporation|Incorporated|Ltd|Limited|plc|PLC|LLC|L\.P|AG|SE|ASA|AB|AS|GmbH|N\.?V|S\.?A|S\.?p\.?A)\.?$"
)
# More goods than these make a title too long.
_GOODS = 3


def title(initiative: reex.Initiative, what: str) -> str:
    """Return ``Actor: equity in Recipient, USD 400 million (status)``, with the parts that are known.

    *what* is the act as a title calls it, with the word that its recipient stands after: ``equity in``.
    """
    who = _list(map(_short, initiative.actors)) or "Unnamed actor"
    act, _, before = what.rpartition(" ")
    whom = f" {before} {_list(map(_short, initiative.recipients))}" if initiative.recipients else ""
    goods = "" if whom else _goods(initiative.commodities)
    sums = "".join(f", {_money(amount)}" for amount in initiative.amounts)
    return f"{who}: {act}{whom}{goods}{sums} ({initiative.status})"


def _short(party: reex.Party) -> str:
    return _LEGAL_FORM.sub("", party.name) if party.kind == "company" else party.name


def _goods(commodities: tuple[str, ...]) -> str:
    return f", {_list(c.replace('-', ' ') for c in commodities)}" if 0 < len(commodities) <= _GOODS else ""


def _list(names: Iterable[str]) -> str:
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


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
