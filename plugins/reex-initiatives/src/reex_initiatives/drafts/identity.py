"""By what an act is known among others: its sums, its programs, and the states that its parties act for."""

from __future__ import annotations

import re
from collections.abc import Hashable
from decimal import Decimal

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of

_LOOSE = reex.regex(rf"\b(?:{any_of('loose_forms')})\b", re.IGNORECASE)

# How many lines below a title may be so too.
_SUBTITLES = 2
# How far off a round figure is at most, and one that is called so: "nearly".
_NEAR, _ROUGH = Decimal("0.02"), Decimal("0.1")
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


def is_title(draft: Draft) -> bool:
    """Say whether only a headline has told an act, or a line at the top of a text that is no sentence."""
    line = draft.line
    if draft.headline or line.number > _SUBTITLES or draft.evidence != [line]:
        return draft.headline
    last = line.text[line.start : line.end].rstrip()[-1:]
    return last != "." and (line.number == 0 or (last.isalnum() and line.text.find("\n", line.end, line.end + 4) >= 0))


def is_round_figure_of(one: reex.Entity, other: reex.Entity) -> bool:
    """Say whether a sum is one that another rounds: ``nearly $3 million`` is $2.8 million, ``$918 million`` $918.1m.

    It has fewer digits, and is on the side that its bound tells.
    """
    (rough, currency), (exact, other_currency) = money_of(one), money_of(other)
    if not rough or not exact or currency != other_currency or rough == exact or _digits(rough) >= _digits(exact):
        return False
    bound = one.value.bound if isinstance(one.value, reex.Money) else "exact"
    if (bound == "at_least" and exact < rough) or (bound == "at_most" and exact > rough):
        return False
    return abs(rough - exact) <= exact * (_NEAR if bound == "exact" else _ROUGH)


def _digits(amount: Decimal) -> int:
    """Return how many digits tell an amount, the zeros at its end aside."""
    return len(amount.normalize().as_tuple().digits)
