"""Options that say which initiatives of a ledger are meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from reex.ledger.filters import Filter

# Option, field of the filter, what it asks for.
_FILTERS = (
    ("status", "statuses", "CODE", "How far it has come: agreed, active, …"),
    ("instrument", "instruments", "CODE", "What it is done with: loan, tariff, …"),
    ("lever", "levers", "CODE", "Which gap it closes: capital, demand, …"),
    ("actor", "actors", "NAME", "Who does it: a ref, or how a word of the name begins."),
    ("recipient", "recipients", "NAME", "For or against whom: as --actor."),
    ("country", "countries", "CODE", "Where it is to have effect: AU, EU, …"),
    ("commodity", "commodities", "ID", "What it is about: rare-earths, gallium, …"),
    ("stage", "stages", "CODE", "Part of the supply chain: mining, magnet, …"),
    ("year", "years", "YEAR", "When it was announced, else began, else was told."),
    ("currency", "currencies", "CODE", "Of one of its amounts: USD, AUD, …"),
    ("search", "search", "WORDS", "In its title or the sentences that tell of it."),
)


def takes_filter(*only: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what gives a command the options of a filter, all of them or *only* some; see :func:`filter_of`."""

    def give(command: Callable[..., None]) -> Callable[..., None]:
        for name, field, metavar, about in reversed(_FILTERS):
            if not only or name in only:
                several = name != "search"
                command = click.option(f"--{name}", field, multiple=several, metavar=metavar, help=about)(command)
        return command

    return give


def filter_of(options: dict[str, Any]) -> Filter:
    """Return the filter that the options of :func:`takes_filter` make."""
    from reex.ledger.filters import Filter

    return Filter(**options)
