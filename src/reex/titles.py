"""Titles of initiatives, made the same way each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from reex.frozen import FrozenDict
from reex.legalforms import without_form
from reex.model import Amount, Initiative, Party
from reex.values import plain

# Each instrument as a title calls it, with the word that its recipient stands after.
ACTS: Final[Mapping[str, str]] = FrozenDict(
    {
        "funding": "funding for",
        "grant": "grant to",
        "loan": "loan to",
        "guarantee": "guarantee for",
        "equity": "equity in",
        "tax_credit": "tax credit for",
        "price_support": "price support for",
        "offtake": "offtake from",
        "stockpile": "stockpile from",
        "tariff": "tariff on",
        "export_control": "export control against",
        "import_restriction": "import restriction against",
        "law": "law on",
        "executive_action": "executive action on",
        "permitting": "permit for",
        "agreement": "agreement with",
        "research": "research with",
        "partnership": "partnership with",
        "project": "project of",
        "acquisition": "acquisition of",
        "workforce": "workforce training for",
        "other": "measure on",
    }
)
# More goods than these make a title too long.
_GOODS = 3
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "up to ", "about": "about "}


def title_of(initiative: Initiative, act: str | None = None) -> str:
    """Return ``Actor: equity in Recipient, USD 400 million (status)``, with the parts that are known.

    Args:
        initiative: its own title plays no part.
        act: what a title calls it, with the word that its recipient stands after, ``equity in``; by default the words
            for its instrument.
    """
    return title(
        initiative.instrument,
        initiative.status,
        actors=initiative.actors,
        recipients=initiative.recipients,
        amounts=initiative.amounts,
        commodities=initiative.commodities,
        act=act,
    )


def title(
    instrument: str,
    status: str,
    *,
    actors: Sequence[Party] = (),
    recipients: Sequence[Party] = (),
    amounts: Iterable[Amount] = (),
    commodities: Sequence[str] = (),
    act: str | None = None,
) -> str:
    """Return the title of an initiative that is still to be made, as :func:`title_of` does."""
    spaced = f"{instrument.replace('_', ' ')} for"
    what, _, before = (act or ACTS.get(instrument, spaced)).rpartition(" ")
    who = _list(map(_short, actors)) or "Unnamed actor"
    whom = f" {before} {_list(map(_short, recipients))}" if recipients else ""
    goods = "" if whom else _goods(commodities)
    sums = "".join(f", {_money(amount)}" for amount in amounts)
    return f"{who}: {what}{whom}{goods}{sums} ({status})"


def _short(party: Party) -> str:
    return without_form(party.name) if party.kind == "company" else party.name


def _goods(commodities: Sequence[str]) -> str:
    return f", {_list(c.replace('-', ' ') for c in commodities)}" if 0 < len(commodities) <= _GOODS else ""


def _list(names: Iterable[str]) -> str:
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _money(amount: Amount) -> str:
    figures = [_scaled(n) for n in (amount.amount, amount.low, amount.high) if n is not None]
    return f"{_BOUNDS[amount.bound]}{amount.currency or 'unknown currency'} {' to '.join(figures)}"


@lru_cache(maxsize=1024)  # a text tells several acts of one sum
def _scaled(number: Decimal) -> str:
    for size, word in _SCALES:
        if number >= size:
            return f"{plain(number / size):f} {word}"
    return f"{number:,f}"
