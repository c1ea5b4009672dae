"""Which initiatives are asked for."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Filter:
    """What an initiative must have: of each list that is not empty one, and the words of ``search``.

    Attributes:
        actors, recipients: a ref, or a part of a name in large or small letters.
        years: of :func:`reex.ledger.totals.year_of`: when it was announced, else took effect, else was first told of.
        currencies: ISO 4217 codes of its amounts.
        search: stands in its title or in the sentences that tell of it.
    """

    statuses: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    commodities: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    search: str | None = None
