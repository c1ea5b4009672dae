"""Keys that bring mentions together: two that share none are of two initiatives, and are never compared."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log

from reex.ledger.likeness import BROAD, LOOSE, MONEY, Told, Who
from reex.ledger.model import Mention
from reex.ledger.tables import storable

_BUCKET = log(LOOSE)


def blocks(mention: Mention) -> tuple[str, ...]:
    """Return the keys of a mention, in order: those that fewest others share come first.

    Two mentions that :func:`reex.ledger.compare.compare` lets through share at least one, except where the first two
    words of a name are written differently. A key names two sides at least (parties, a sum, a program, a commodity
    with an instrument), so that blocks stay small; a mention has as many as its sides have combinations.
    """
    return keys(Told.of(mention.initiative))


def keys(told: Told) -> tuple[str, ...]:
    """Return the keys of what is told; see :func:`blocks`."""
    return tuple(sorted({storable(key) or "" for key in _keys(told)}))


def _keys(told: Told) -> Iterator[str]:
    """Yield the keys of what is told; a digit puts those first that fewest mentions share."""
    actors = sorted({key for who in told.actors for key in who.keys})
    figures = sorted({money.figure for money in told.amounts if money.sum.currency})
    subjects = _subjects(told)
    for to in told.recipients:
        yield from (f"1 {key} {step}" for key in to.keys for step in _steps(told))
        yield from (f"2 {by} {end} {told.family}" for by in actors for end in _ends((to,), subjects))
        if not to.country:
            yield f"5 {to.key} {told.instrument}"
    if told.mutual:
        yield from (f"2 {end} {told.family}" for end in _ends(told.all, subjects))
    yield from (f"3 {program} {told.instrument}" for program in told.identities)
    yield from (f"4 {by} {figure} {told.family} {one}" for by in actors for figure in figures for one in subjects)
    if told.odd:
        yield from (f"6 {figure} {one}" for figure in figures for one in told.commodities if one not in BROAD)
    if told.family != MONEY or not figures:
        yield from (f"7 {by.key} {told.instrument} {one}" for by in told.actors for one in subjects if one not in BROAD)


def _subjects(told: Told) -> tuple[str, ...]:
    """Return what two acts of one party must share one of: goods, programs, or a month."""
    month = (told.date[:7],) if told.date and len(told.date) >= 7 else ()
    return (*told.commodities, *told.programs, *month)


def _ends(parties: tuple[Who, ...], subjects: tuple[str, ...]) -> Iterator[str]:
    """Yield keys of parties; governments have to do with each other so often that one of the subjects is added."""
    together = "+".join(sorted({who.key for who in parties}))
    if all(who.country for who in parties):
        yield from (f"{together} {one}" for one in subjects)
    else:
        yield together


def _steps(told: Told) -> set[str]:
    """Return steps of a ladder, of which sums that differ by less than a quarter share one."""
    ends = {(money.sum.currency, end) for money in told.amounts for end in (money.sum.low, money.sum.high)}
    steps = {(currency, floor(log(end) / _BUCKET)) for currency, end in ends if currency}
    return {f"{currency}{step + more}" for currency, step in steps for more in (0, 1)}
