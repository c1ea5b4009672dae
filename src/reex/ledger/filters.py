"""Which initiatives are asked for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from reex.codes import LEVERS, STAGES, STATUSES
from reex.errors import DataError

_Values = tuple[str, ...]


def unknown(kind: str, code: str, known: Iterable[str]) -> DataError:
    """Return the error for a *code* that is none of *known*; it names the nearest of them, and then all."""
    codes = sorted(known)
    close = difflib.get_close_matches(code.lower(), codes, n=1)
    meant = f"did you mean {close[0]}? There are" if close else "there are"
    return DataError(f"there is no {kind} {code!r}: {meant} {', '.join(codes)}")


def _among(kind: str, known: Iterable[str]) -> Callable[[Filter, attrs.Attribute[_Values], _Values], None]:
    def check(_: Filter, __: attrs.Attribute[_Values], values: _Values) -> None:
        for value in values:
            if value not in known:
                raise unknown(kind, value, known)

    return check


def _written(kind: str, pattern: str, example: str) -> Callable[[Filter, attrs.Attribute[_Values], _Values], None]:
    def check(_: Filter, __: attrs.Attribute[_Values], values: _Values) -> None:
        for value in values:
            if not re.fullmatch(pattern, value):
                raise DataError(f"{value!r} is no {kind}; {example}")

    return check


def _field(check: Callable[..., None] | None = None, converter: Callable[[str], str] = str) -> Any:
    return attrs.field(
        default=(),
        converter=lambda values: tuple(converter(value.strip()) for value in values),
        validator=check,
    )


@attrs.frozen(kw_only=True)
class Filter:
    """What an initiative must have: of each list that is not empty one, and the words of ``search``.

    Attributes:
        instruments: of :data:`reex.codes.INSTRUMENTS`, or others that the ledger has.
        actors, recipients: a ref, or how a word of a name begins, in large or small letters: ``lynas``, ``us/dod``.
        countries: ISO 3166-1 codes, or ``EU``.
        commodities: ids, such as ``rare-earths``.
        years: of :func:`reex.ledger.totals.year_of`: when it was announced, else took effect, else was first told of.
        currencies: ISO 4217 codes of its amounts.
        search: stands in its title or in the sentences that tell of it.

    Raises:
        DataError: if a code is none, or not written as it should be; it names those that there are.
    """

    statuses: tuple[str, ...] = _field(_among("status", STATUSES))
    instruments: tuple[str, ...] = _field()
    actors: tuple[str, ...] = _field()
    recipients: tuple[str, ...] = _field()
    countries: tuple[str, ...] = _field(_written("country", "[A-Z]{2}", "write its ISO 3166-1 code, as AU"), str.upper)
    commodities: tuple[str, ...] = _field()
    stages: tuple[str, ...] = _field(_among("stage", STAGES))
    levers: tuple[str, ...] = _field(_among("lever", LEVERS))
    years: tuple[str, ...] = _field(_written("year", "[0-9]{4}", "write four digits, as 2025"))
    currencies: tuple[str, ...] = _field(_written("currency", "[A-Z]{3}", "write its ISO 4217 code, as USD"), str.upper)
    search: str | None = None
