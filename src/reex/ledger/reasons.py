"""Why two acts are, or may be, one: what speaks for it, and what against, in words."""

from __future__ import annotations

from collections.abc import Iterator

from reex.ledger.case import Case
from reex.ledger.likeness import Told, Who, one
from reex.ledger.sums import Sum

_SUM_DOUBTS: dict[str, str] = {
    "open": "one states no sum in the currency of the other",
    "role": "the sums play two parts",
}


def reason(case: Case) -> str:
    """Return what speaks for it that both are one, and what against."""
    return f"both: {', '.join(_for(case))}; {_against(case)}"


def _for(case: Case) -> Iterator[str]:
    if case.a.instrument == case.b.instrument:
        yield case.a.instrument.replace("_", " ")
    if case.actors in ("same", "some"):
        yield "by " + _common(case.a.actors, case.b.actors)
    if case.recipients in ("same", "some"):
        yield "for " + _common(case.a.recipients, case.b.recipients)
    if case.amounts == "same":
        yield " or ".join(sorted({_sum_words(case.a), _sum_words(case.b)}))
    yield from sorted(set(case.a.programs) & set(case.b.programs))
    yield from sorted(set(case.a.commodities) & set(case.b.commodities))
    if case.a.date and case.b.date and case.dates in ("month", "year"):
        yield min(case.a.date, case.b.date, key=len)


def _against(case: Case) -> str:
    against = list(_doubts(case))
    return "but " + ", ".join(against) if against else "nothing speaks against it"


def _doubts(case: Case) -> Iterator[str]:
    yield from _doubted_parties(case)
    if case.a.instrument != case.b.instrument:
        yield f"one says {' and the other '.join(_both(case.a.instrument, case.b.instrument))}"
    if case.amounts in ("close", "apart"):
        yield f"one says {' and the other '.join(_both(_sum_words(case.a), _sum_words(case.b)))}"
    elif case.amounts in _SUM_DOUBTS:
        yield _SUM_DOUBTS[case.amounts]
    if case.dates in ("near", "apart"):
        yield f"the dates are {' and '.join(_both(case.a.date or '', case.b.date or ''))}"
    if case.a.status != case.b.status:
        yield f"it is {' and '.join(_both(case.a.status, case.b.status))}"
    if case.countries == "apart":
        yield "the countries differ"


def _doubted_parties(case: Case) -> Iterator[str]:
    named = {"actor": (case.a.actors, case.b.actors), "recipient": (case.a.recipients, case.b.recipients)}
    for side, found in (("actor", case.actors), ("recipient", case.recipients)):
        if found in ("government", "agencies"):
            yield f"the {side}s are two bodies of one government"
        elif found == "some":
            yield f"one names more {side}s"
        elif found == "short":
            yield f"one name of the {side} may be short for the other"
        elif found == "open" and any(named[side]):
            yield f"one names no {side}"


def _both(one: str, other: str) -> list[str]:
    return [words.replace("_", " ") for words in sorted((one, other))]


def _common(a: tuple[Who, ...], b: tuple[Who, ...]) -> str:
    names = {min(mine.name, theirs.name) for mine in a for theirs in b if one(mine, theirs)}
    return " and ".join(sorted(names))


def _sum_words(told: Told) -> str:
    return " and ".join(sorted({_money_words(money.sum) for money in told.amounts}))


def _money_words(money: Sum) -> str:
    number = f"{money.low:,f}" if money.low == money.high else f"{money.low:,f} to {money.high:,f}"
    bound = "" if money.bound == "exact" else money.bound.replace("_", " ") + " "
    return f"{bound}{money.currency or 'a sum of'} {number}"
