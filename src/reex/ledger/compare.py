"""Whether two documents tell of one initiative: the rules that judge a pair.

The rules are stated, not learned: each has a name, and each pair its reasons in words. Where the evidence is one-sided,
a pair is listed for review and not merged.
"""

from __future__ import annotations

import attrs

from reex.ledger.case import Case, parties
from reex.ledger.likeness import MONEY, Told
from reex.ledger.model import Mention, Pair, PairVerdict
from reex.ledger.neighbours import neighbours
from reex.ledger.reasons import reason


@attrs.frozen
class Judgement:
    """What :func:`judge` says of two mentions: the parts of a :class:`Pair` that don't depend on which two they are."""

    verdict: PairVerdict
    rule: str
    reason: str
    strength: float


def compare(a: Mention, b: Mention) -> Pair | None:
    """Say whether two mentions are, or may be, of one initiative; it doesn't matter which comes first.

    Mentions of one document never are: what it tells as two was told apart by someone who read all of it.
    """
    if a.source.id == b.source.id:
        return None
    found = judge(Told.of(a.initiative), Told.of(b.initiative))
    return pair(a.id, b.id, found) if found else None


def pair(a: str, b: str, found: Judgement) -> Pair:
    """Return what was found of two mentions."""
    low, high = sorted((a, b))
    return Pair(a=low, b=high, verdict=found.verdict, rule=found.rule, reason=found.reason, strength=found.strength)


def judge(a: Told, b: Told) -> Judgement | None:
    """Say whether *a* and *b*, of two documents, are or may be one initiative."""
    if not neighbours(a.instrument, b.instrument) and not (a.amounts and b.amounts):
        return None  # acts of two kinds may only be one where they are told with one sum
    actors, recipients = parties(a, b)
    if {actors, recipients} & {"apart", "part"}:
        return None
    return _judged(Case.of(a, b, actors, recipients))


def clash(a: Told, b: Told) -> bool:
    """Say whether *a* and *b* can't be of one initiative, even where each is like a third one."""
    actors, recipients = parties(a, b)
    case = Case.of(a, b, actors, recipients)
    if recipients in ("agencies", "part", "apart"):
        return True
    if actors in ("agencies", "part", "apart") and not (recipients == "same" and case.amounts == "same"):
        return True
    if case.amounts in ("close", "apart"):
        found = _judged(case)
        return found is None or found.verdict != "same"
    return case.years_apart()


def _judged(case: Case) -> Judgement | None:
    if case.amounts in ("same", "close", "apart"):
        return _by_sum(case)
    if not neighbours(case.a.instrument, case.b.instrument):
        return None
    if case.a.identities & case.b.identities:
        return _said(case, "same", "same_law", 0.8)
    if "apart" in (case.dates, case.countries, case.things):
        return None
    return _without_sum(case)


def _by_sum(case: Case) -> Judgement | None:
    """Judge acts of which both documents state a sum."""
    alike = case.actors == "same" and (case.recipients == "same" or case.among_firms())
    if case.amounts != "same":
        return _other_sum(case) if alike else None
    if not neighbours(case.a.instrument, case.b.instrument):
        return _said(case, "near", "other_instrument", 0.5) if alike else None
    if alike or case.recipients in ("same", "some", "short"):
        return _same_recipient_and_sum(case)
    if case.years_apart() or "apart" in (case.countries, case.things):
        return None
    return _same_sum(case)


def _same_recipient_and_sum(case: Case) -> Judgement:
    if case.years_apart():
        return _said(case, "near", "same_recipient_and_sum", 0.5)
    if case.actors == "agencies":
        return _said(case, "near", "other_agency", 0.6)
    if case.recipients in ("some", "short") and not (case.one_sum() and case.actors == "same"):
        return _said(case, "near", "same_recipient_and_sum", 0.5)
    if case.actors == "same" and case.recipients not in ("some", "short"):
        return _said(case, "same", "same_parties_and_sum", 1.0)
    return _said(case, "same", "same_recipient_and_sum", 0.9)


def _same_sum(case: Case) -> Judgement | None:
    """Judge acts of one sum, of which one document at least names no recipient."""
    if {money.figure for money in case.a.amounts}.isdisjoint(money.figure for money in case.b.amounts):
        return None
    if case.actors == "same" and case.one_of_its_sum():
        return _said(case, "same", "same_actor_and_sum", 0.85)
    if case.actors in ("same", "government") and case.touch():
        return _said(case, "near", "same_actor_and_sum", 0.5)
    if case.actors == "open" and case.things == "same" and case.a.odd and case.b.odd:
        return _said(case, "near", "same_sum", 0.4)
    return None


def _other_sum(case: Case) -> Judgement | None:
    """Judge acts of one actor for one recipient, told with two sums: two acts, or a mistake in one of the texts."""
    if case.a.instrument != case.b.instrument or case.dates not in ("month", "near") or not case.meet():
        return None
    if case.dates == "month" and case.amounts == "close" and "same" in (case.programs, case.things):
        return _said(case, "same", "same_act_other_sum", 0.7)
    return _said(case, "near", "same_act_other_sum", 0.5)


def _without_sum(case: Case) -> Judgement | None:
    if case.a.mutual and len(case.a.all) > 1:
        return _mutual(case) if case.actors == "same" else None
    if {case.actors, case.recipients} <= {"same", "some", "short"}:
        return _same_parties(case)
    if case.a.instrument != case.b.instrument or case.amounts == "role":
        return None
    return _same_actor(case) if case.actors == "same" else _same_recipient(case)


def _mutual(case: Case) -> Judgement | None:
    """Judge what the same parties do together; two governments do so again and again."""
    if case.specific(goods=False) if case.between_governments() else case.touch():
        return _said(case, "same", "same_parties", 0.8)
    return _said(case, "near", "same_parties", 0.5) if case.touch() else None


def _same_parties(case: Case) -> Judgement | None:
    """Judge acts of the same actor for, or against, the same recipient."""
    if not case.meet():
        return None
    alike = case.a.instrument == case.b.instrument and case.actors == case.recipients == "same"
    if alike and case.both_stand() and case.known_between():
        return _said(case, "same", "same_parties", 0.8)
    return _said(case, "near", "same_parties", 0.5)


def _same_actor(case: Case) -> Judgement | None:
    """Judge acts of one actor, of which one document at least names no recipient."""
    if case.recipients != "open":
        return None
    if case.dates == "month" and case.things == "same" and case.amounts == "none" and case.both_stand():
        return _said(case, "same", "same_act", 0.7)
    money = case.a.family == MONEY  # one body gives it for one thing again and again
    near = case.specific(goods=not money) and (case.amounts == "none" or not money)
    return _said(case, "near", "one_side", 0.4) if near else None


def _same_recipient(case: Case) -> Judgement | None:
    """Judge acts for one recipient, of which one names no actor, or both name bodies of one government."""
    if case.recipients != "same":
        return None
    if case.actors in ("government", "agencies"):
        return _said(case, "near", "one_government", 0.4) if case.meet() else None
    return _said(case, "near", "one_side", 0.4) if case.specific() and not case.to_government() else None


def _said(case: Case, verdict: PairVerdict, rule: str, strength: float) -> Judgement:
    return Judgement(verdict, rule, reason(case), strength)
