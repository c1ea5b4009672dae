"""Whether two documents tell of one initiative: keys that bring mentions together, and the rules that judge a pair.

The rules are stated, not learned: each has a name, and each pair its reasons in words. Where the evidence is one-sided,
a pair is listed for review and not merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import floor, log

import attrs

from reex.ledger.likeness import (
    BROAD,
    LOOSE,
    DatesLike,
    PartiesLike,
    SumsLike,
    ThingsLike,
    Told,
    Who,
    amounts,
    dates,
    named,
    one,
    sides,
    things,
)
from reex.ledger.model import Mention, Pair, PairVerdict
from reex.ledger.neighbours import neighbours
from reex.ledger.sums import Sum
from reex.ledger.tables import storable

_BUCKET = log(LOOSE)
_ODD = 3  # digits of a sum that is hardly met twice
_SEVERAL = 2  # goods that two measures between governments share by chance less often than one
_MONEY = "money"
# Instruments that one text may tell as another's neighbour share their keys.
_FAMILIES = dict.fromkeys(("funding", "grant", "loan", "guarantee", "equity"), _MONEY) | {"partnership": "agreement"}
_MUTUAL = frozenset({"agreement", "partnership", "research"})  # all parties do it with each other: no side is another's
_REPEATED = frozenset({"funding", "grant", "loan", "guarantee", "tax_credit"})  # what one gives to another again
# What a law or an order is called by, where that names this one and no other.
_NUMBERED = re.compile(r"(?:Executive Order|Proclamation|Public Law|H\.R\.|S\.)\s*\d+.*")
_SUM_DOUBTS: dict[str, str] = {
    "open": "one states no sum in the currency of the other",
    "role": "the sums play two parts",
}


@attrs.frozen
class Judgement:
    """What :func:`judge` says of two mentions: the parts of a :class:`Pair` that don't depend on which two they are."""

    verdict: PairVerdict
    rule: str
    reason: str
    strength: float


def blocks(mention: Mention) -> tuple[str, ...]:
    """Return the keys of a mention, in order: those that fewest others share come first.

    Two mentions that :func:`compare` lets through share at least one, except where the first two words of a name
    are written differently. A key names two sides at least (parties, a sum, a program, a commodity with
    an instrument), so that blocks stay small; a mention has as many as its sides have combinations.
    """
    return keys(Told.of(mention.initiative))


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


def keys(told: Told) -> tuple[str, ...]:
    """Return the keys of what is told; see :func:`blocks`."""
    return tuple(sorted({storable(key) or "" for key in _keys(told)}))


def judge(a: Told, b: Told) -> Judgement | None:
    """Say whether *a* and *b*, of two documents, are or may be one initiative."""
    if not neighbours(a.instrument, b.instrument) and not (a.amounts and b.amounts):
        return None  # acts of two kinds may only be one where they are told with one sum
    actors, recipients = _parties(a, b)
    if {actors, recipients} & {"apart", "part"}:
        return None
    return _Case.of(a, b, actors, recipients).judged()


def clash(a: Told, b: Told) -> bool:
    """Say whether *a* and *b* can't be of one initiative, even where each is like a third one."""
    actors, recipients = _parties(a, b)
    case = _Case.of(a, b, actors, recipients)
    if recipients in ("agencies", "part", "apart"):
        return True
    if actors in ("agencies", "part", "apart") and not (recipients == "same" and case.amounts == "same"):
        return True
    if case.amounts in ("close", "apart"):
        found = case.judged()
        return found is None or found.verdict != "same"
    return case.years_apart()


def _parties(a: Told, b: Told) -> tuple[PartiesLike, PartiesLike]:
    """Compare actors and recipients; in what is done together, all parties are actors."""
    if a.instrument in _MUTUAL and b.instrument in _MUTUAL:
        return sides(a.all, b.all, whole=True), "open"
    return sides(a.actors, b.actors, whole=False), sides(a.recipients, b.recipients, whole=False)


def _keys(told: Told) -> Iterator[str]:
    """Yield the keys of what is told; a digit puts those first that fewest mentions share."""
    family = _FAMILIES.get(told.instrument, told.instrument)
    actors = sorted({key for who in told.actors for key in who.keys})
    figures = sorted({money.figure for money in told.amounts if money.sum.currency})
    subjects = _subjects(told)
    for to in told.recipients:
        yield from (f"1 {key} {step}" for key in to.keys for step in _steps(told))
        yield from (f"2 {by} {end} {family}" for by in actors for end in _ends((to,), subjects))
        if not to.country:
            yield f"5 {to.key} {told.instrument}"
    if told.instrument in _MUTUAL:
        yield from (f"2 {end} {family}" for end in _ends(told.all, subjects))
    yield from (f"3 {program} {told.instrument}" for program in _identities(told))
    yield from (f"4 {by} {figure} {family} {one}" for by in actors for figure in figures for one in subjects)
    if _odd(told):
        yield from (f"6 {figure} {one}" for figure in figures for one in told.commodities if one not in BROAD)
    if family != _MONEY or not figures:
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


def _odd(told: Told) -> bool:
    """Say whether it has a sum that is hardly met twice."""
    return any(money.digits >= _ODD for money in told.amounts)


def _identities(told: Told) -> frozenset[str]:
    """Return the programs that are the act itself: that of a law, and orders that have a number."""
    if told.instrument == "law" and len(told.programs) == 1:
        return frozenset(told.programs)
    if told.instrument in ("law", "executive_action"):
        return frozenset(program for program in told.programs if _NUMBERED.fullmatch(program))
    return frozenset()


@attrs.frozen
class _Case:
    """Two acts that may be one, and how they compare on each side."""

    a: Told
    b: Told
    actors: PartiesLike
    recipients: PartiesLike
    amounts: SumsLike
    dates: DatesLike
    things: ThingsLike
    programs: ThingsLike
    countries: ThingsLike

    @classmethod
    def of(cls, a: Told, b: Told, actors: PartiesLike, recipients: PartiesLike) -> _Case:
        return cls(
            a,
            b,
            actors,
            recipients,
            amounts(a, b),
            dates(a.date, b.date),
            things(a.commodities, b.commodities),
            named(a.programs, b.programs),
            named(a.countries, b.countries),
        )

    def judged(self) -> Judgement | None:
        if self.amounts in ("same", "close", "apart"):
            return self._by_sum()
        if not neighbours(self.a.instrument, self.b.instrument):
            return None
        if _identities(self.a) & _identities(self.b):
            return self._said("same", "same_law", 0.8)
        if "apart" in (self.dates, self.countries, self.things):
            return None
        return self._without_sum()

    def _by_sum(self) -> Judgement | None:
        """Judge acts of which both documents state a sum."""
        parties = self.actors == "same" and (self.recipients == "same" or self._among_firms())
        if self.amounts != "same":
            return self._other_sum() if parties else None
        if not neighbours(self.a.instrument, self.b.instrument):
            return self._said("near", "other_instrument", 0.5) if parties else None
        if parties or self.recipients in ("same", "some", "short"):
            return self._same_recipient_and_sum()
        if self.years_apart() or "apart" in (self.countries, self.things):
            return None
        return self._same_sum()

    def _same_recipient_and_sum(self) -> Judgement:
        if self.years_apart():
            return self._said("near", "same_recipient_and_sum", 0.5)
        if self.actors == "agencies":
            return self._said("near", "other_agency", 0.6)
        if self.recipients in ("some", "short") and not (self._one_sum() and self.actors == "same"):
            return self._said("near", "same_recipient_and_sum", 0.5)
        if self.actors == "same" and self.recipients not in ("some", "short"):
            return self._said("same", "same_parties_and_sum", 1.0)
        return self._said("same", "same_recipient_and_sum", 0.9)

    def _one_sum(self) -> bool:
        """Say whether a sum is told alike by both: a package is often as large as one of its parts, or more."""
        return not {money.sum for money in self.a.amounts}.isdisjoint(money.sum for money in self.b.amounts)

    def _same_sum(self) -> Judgement | None:
        """Judge acts of one sum, of which one document at least names no recipient."""
        if {money.figure for money in self.a.amounts}.isdisjoint(money.figure for money in self.b.amounts):
            return None
        if self.actors == "same" and self._one_of_its_sum():
            return self._said("same", "same_actor_and_sum", 0.85)
        if self.actors in ("same", "government") and self._touch():
            return self._said("near", "same_actor_and_sum", 0.5)
        if self.actors == "open" and self.things == "same" and _odd(self.a) and _odd(self.b):
            return self._said("near", "same_sum", 0.4)
        return None

    def _one_of_its_sum(self) -> bool:
        """Say whether one actor hardly does two such acts of one sum; round sums it may give to one after the other."""
        if self._between_governments():
            return self._specific(goods=False)
        if self.a.recipients or self.b.recipients:
            return self._specific(goods=_odd(self.a) and _odd(self.b))
        return self._touch()

    def _other_sum(self) -> Judgement | None:
        """Judge acts of one actor for one recipient, told with two sums: two acts, or a mistake in one of the texts."""
        if self.a.instrument != self.b.instrument or self.dates not in ("month", "near") or not self._meet():
            return None
        if self.dates == "month" and self.amounts == "close" and "same" in (self.programs, self.things):
            return self._said("same", "same_act_other_sum", 0.7)
        return self._said("near", "same_act_other_sum", 0.5)

    def _without_sum(self) -> Judgement | None:
        if self.a.instrument in _MUTUAL and len(self.a.all) > 1:
            return self._mutual() if self.actors == "same" else None
        if {self.actors, self.recipients} <= {"same", "some", "short"}:
            return self._same_parties()
        if self.a.instrument != self.b.instrument or self.amounts == "role":
            return None
        return self._same_actor() if self.actors == "same" else self._same_recipient()

    def _mutual(self) -> Judgement | None:
        """Judge what the same parties do together; two governments do so again and again."""
        if self._specific(goods=False) if self._between_governments() else self._touch():
            return self._said("same", "same_parties", 0.8)
        return self._said("near", "same_parties", 0.5) if self._touch() else None

    def _same_parties(self) -> Judgement | None:
        """Judge acts of the same actor for, or against, the same recipient."""
        if not self._meet():
            return None
        alike = self.a.instrument == self.b.instrument and self.actors == self.recipients == "same"
        if alike and self._both_stand() and self._known_between():
            return self._said("same", "same_parties", 0.8)
        return self._said("near", "same_parties", 0.5)

    def _known_between(self) -> bool:
        """Say whether two parties hardly do two acts that share so much."""
        if self.dates == "month" or self.programs == "same":
            return self.dates == "month" or self.amounts == "none"
        if (
            self.amounts != "none"
        ):  # money is given again and again; a stake, a supply, a permit is told with a sum or not
            return self.a.instrument not in _REPEATED and self.things == "same"
        return self._goods() >= _SEVERAL if self._to_government() else self._touch()

    def _same_actor(self) -> Judgement | None:
        """Judge acts of one actor, of which one document at least names no recipient."""
        if self.recipients != "open":
            return None
        if self.dates == "month" and self.things == "same" and self.amounts == "none" and self._both_stand():
            return self._said("same", "same_act", 0.7)
        if _FAMILIES.get(self.a.instrument) == _MONEY:  # one body gives money for one thing again and again
            near = self.amounts == "none" and self._specific(goods=False)
        else:
            near = self._specific()
        return self._said("near", "one_side", 0.4) if near else None

    def _same_recipient(self) -> Judgement | None:
        """Judge acts for one recipient, of which one names no actor, or both name bodies of one government."""
        if self.recipients != "same":
            return None
        if self.actors in ("government", "agencies"):
            return self._said("near", "one_government", 0.4) if self._meet() else None
        return self._said("near", "one_side", 0.4) if self._specific() and not self._to_government() else None

    def _specific(self, *, goods: bool = True) -> bool:
        """Say whether they share what few acts of one party share; *goods*: whether a good, no wide word, is such."""
        return self.programs == "same" or self.dates == "month" or (goods and self.things == "same")

    def _touch(self) -> bool:
        """Say whether they share a program, a month or a word for goods, however wide."""
        return self._specific() or not set(self.a.commodities).isdisjoint(self.b.commodities)

    def _goods(self) -> int:
        """Count the goods that both name, wide words apart."""
        return len(set(self.a.commodities) & set(self.b.commodities) - BROAD)

    def _meet(self) -> bool:
        """Say whether they have to do with each other beyond what goes on between governments all the time."""
        return self._touch() or not self._to_government()

    def _to_government(self) -> bool:
        return any(all(who.country for who in told.recipients) for told in (self.a, self.b))

    def _between_governments(self) -> bool:
        return len(self.a.actors) > 1 and all(who.country for who in self.a.all)

    def _among_firms(self) -> bool:
        """Say whether it is done by parties with each other, one of which at least is no government."""
        return self.a.instrument in _MUTUAL and len(self.a.all) > 1 and not self._between_governments()

    def years_apart(self) -> bool:
        """Say whether their dates are not two steps of one act, such as its promise and its award."""
        return self.dates == "apart" and (self.a.date or "")[:4] != (self.b.date or "")[:4]

    def _both_stand(self) -> bool:
        """Say whether neither is only called for, or over, while the other isn't."""
        return self.a.status == self.b.status or not {self.a.status, self.b.status} & {"proposed", "ended"}

    def _said(self, verdict: PairVerdict, rule: str, strength: float) -> Judgement:
        return Judgement(verdict, rule, f"both: {', '.join(self._for())}; {self._against()}", strength)

    def _for(self) -> Iterator[str]:
        if self.a.instrument == self.b.instrument:
            yield self.a.instrument.replace("_", " ")
        if self.actors in ("same", "some"):
            yield "by " + _common(self.a.actors, self.b.actors)
        if self.recipients in ("same", "some"):
            yield "for " + _common(self.a.recipients, self.b.recipients)
        if self.amounts == "same":
            yield " or ".join(sorted({_sum_words(self.a), _sum_words(self.b)}))
        yield from sorted(set(self.a.programs) & set(self.b.programs))
        yield from sorted(set(self.a.commodities) & set(self.b.commodities))
        if self.a.date and self.b.date and self.dates in ("month", "year"):
            yield min(self.a.date, self.b.date, key=len)

    def _against(self) -> str:
        against = list(self._doubts())
        return "but " + ", ".join(against) if against else "nothing speaks against it"

    def _doubts(self) -> Iterator[str]:
        yield from self._doubted_parties()
        if self.a.instrument != self.b.instrument:
            yield f"one says {' and the other '.join(_both(self.a.instrument, self.b.instrument))}"
        if self.amounts in ("close", "apart"):
            yield f"one says {' and the other '.join(_both(_sum_words(self.a), _sum_words(self.b)))}"
        elif self.amounts in _SUM_DOUBTS:
            yield _SUM_DOUBTS[self.amounts]
        if self.dates in ("near", "apart"):
            yield f"the dates are {' and '.join(_both(self.a.date or '', self.b.date or ''))}"
        if self.a.status != self.b.status:
            yield f"it is {' and '.join(_both(self.a.status, self.b.status))}"
        if self.countries == "apart":
            yield "the countries differ"

    def _doubted_parties(self) -> Iterator[str]:
        named = {"actor": (self.a.actors, self.b.actors), "recipient": (self.a.recipients, self.b.recipients)}
        for side, found in (("actor", self.actors), ("recipient", self.recipients)):
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
