"""By what an act is known among others: its sums, its programs, and the states that its parties act for."""

from __future__ import annotations

import re
from collections.abc import Hashable
from decimal import Decimal

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of

_LOOSE = reex.regex(rf"\b(?:{any_of('loose_forms')})\b", re.IGNORECASE)

_OFFICE = reex.regex(rf"(?:the\s)?(?:{any_of('offices_of_state')})\s(?:of|for)\s", re.IGNORECASE)


def sums_of(draft: Draft) -> Hashable:
    """Return its sums, whatever their order."""
    return frozenset(map(money_of, draft.amounts))


def is_loose(draft: Draft) -> bool:
    """Say whether the word of an act leaves open what its money is: ``$5 billion in incentives`` may be tax credits."""
    if draft.act.generic:
        return True
    named = draft.act.family == "capital" and draft.trigger.form == "noun" and draft.trigger.program is None
    return named and _LOOSE.fullmatch(draft.line.text, draft.trigger.start, draft.trigger.end) is not None


def state_of(entity: reex.Entity) -> str:
    """Return the country that a party acts for: its own code, or the first part of an agency's.

    Bodies of many states, such as the World Bank, act for themselves alone.
    """
    ref = entity.ref or ""
    if entity.kind not in ("agency", "country"):
        return ""
    return ref.upper() if ref.startswith("int/") else ref.split("/")[0].upper()


def is_unplaced(entity: reex.Entity) -> bool:
    """Say whether only its office names a body, which every state may have: ``the Ministry of Mines``."""
    return entity.kind == "agency" and not entity.ref and _OFFICE.match(entity.name or entity.text) is not None


def named_by(draft: Draft) -> tuple[reex.Entity, ...]:
    """Return the programs that say which act it is: the one that names it, or a power that is invoked."""
    if draft.act.instrument == "executive_action":
        return draft.programs
    return draft.programs[:1] if draft.trigger.program else ()


def money_of(entity: reex.Entity) -> tuple[Decimal | None, str | None]:
    """Return how much a sum is, of a range its upper end, and its currency."""
    value = entity.value
    return (value.amount or value.high, value.currency) if isinstance(value, reex.Money) else (None, None)


def worth_of(draft: Draft) -> Decimal:
    """Return how much its first sum is, 0 where that isn't told; there has to be one."""
    return money_of(draft.amounts[0])[0] or Decimal(0)
