"""What a mention tells of a field, in words that compare: a code, an ISO date, ``USD 400000000``, a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from reex.codes import Bound
from reex.model import Amount, Claim, Initiative, Party, Place, Rank
from reex.values import Percent, plain

PARTIES: Final = ("actors", "recipients")
LISTS: Final = ("commodities", "stages", "programs", "countries")
DATES: Final = ("announced", "effective", "until")
# In the order of an initiative; ``countable`` is told by its reason.
FIELDS: Final = (
    "instrument", "status", "lever", *PARTIES, "amounts", *LISTS, *DATES, "duration", "binding", "conditional",
    "countable",
)  # fmt: skip

_BOUNDS: Final[Mapping[Bound, str]] = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}


def told(initiative: Initiative, field: str) -> tuple[str, ...]:
    """Return what *initiative* tells of *field*, one of :data:`FIELDS`; nothing where it is silent."""
    value = getattr(initiative, field)
    if field in PARTIES:
        return tuple(dict.fromkeys(party.ref or party.name for party in value))
    if field == "amounts":
        return tuple(dict.fromkeys(amount_words(amount) for amount in value))
    if field == "countable":
        return (initiative.count_reason,)
    if field in LISTS:
        return tuple(dict.fromkeys(value))
    if isinstance(value, bool):
        return ("yes",) if value else ("no",) if field == "binding" else ()
    return (value,) if value else ()


def amount_words(amount: Amount) -> str:
    """Return an amount with all its digits: ``about USD 700000000 (package)``."""
    if amount.amount is not None:
        number = f"{plain(amount.amount):f}"
    else:
        number = " to ".join(f"{plain(end):f}" for end in (amount.low, amount.high) if end is not None)
    money = f"{_BOUNDS[amount.bound]}{amount.currency or 'unknown currency'} {number or 'unknown'}"
    money += f" per {amount.per}" if amount.per else ""
    return money if amount.role == "stated" else f"{money} ({amount.role})"


def percent_words(value: Percent, bound: Bound | None = None) -> str:
    """Return a percentage, ``at least 90 %``; with *bound* as if it were limited so."""
    ends = " to ".join(f"{plain(end):f}" for end in (value.low, value.high) if end is not None)
    return f"{_BOUNDS[bound or value.bound]}{ends} %"


def claim_words(claim: Claim) -> str:
    """Return the value of a claim: a percentage, the code of a place, a rank with its reach."""
    value = claim.value
    if isinstance(value, Place):
        return value.ref
    if isinstance(value, Rank):
        return " ".join(part for part in (value.kind, value.of, value.place and f"in {value.place}") if part)
    return percent_words(value)


class Names:
    """Tells which parties are one: those of one ref, and those without whose name a party of one ref has."""

    def __init__(self, parties: Iterable[Party]) -> None:
        refs: defaultdict[str, set[str]] = defaultdict(set)
        for party in parties:
            if party.ref:
                refs[_folded(party.name)].add(party.ref)
        self._refs = {name: min(found) for name, found in refs.items() if len(found) == 1}

    def key(self, party: Party) -> str:
        """Return what the parties that are one with *party* share: its ref where one is known, else its name."""
        name = _folded(party.name)
        return party.ref or self._refs.get(name, name)

    def keys(self, parties: Iterable[Party]) -> frozenset[str]:
        """Return the keys of *parties*."""
        return frozenset(map(self.key, parties))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
