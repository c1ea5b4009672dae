"""Two acts that may be one: how they compare on each side, and what they share."""

from __future__ import annotations

import attrs

from reex.ledger.likeness import (
    BROAD,
    DatesLike,
    PartiesLike,
    SumsLike,
    ThingsLike,
    Told,
    amounts,
    dates,
    named,
    sides,
    things,
)

_SEVERAL = 2  # goods that two measures between governments share by chance less often than one
_REPEATED = frozenset({"funding", "grant", "loan", "guarantee", "tax_credit"})  # what one gives to another again


def parties(a: Told, b: Told) -> tuple[PartiesLike, PartiesLike]:
    """Compare actors and recipients; in what is done together, all parties are actors."""
    if a.mutual and b.mutual:
        return sides(a.all, b.all, whole=True), "open"
    return sides(a.actors, b.actors, whole=False), sides(a.recipients, b.recipients, whole=False)


@attrs.frozen
class Case:
    """Two acts, and how they compare on each side."""

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
    def of(cls, a: Told, b: Told, actors: PartiesLike, recipients: PartiesLike) -> Case:
        """Return how *a* and *b* compare, of which the parties are compared already."""
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

    def one_sum(self) -> bool:
        """Say whether a sum is told alike by both: a package is often as large as one of its parts, or more."""
        return not {money.sum for money in self.a.amounts}.isdisjoint(money.sum for money in self.b.amounts)

    def one_of_its_sum(self) -> bool:
        """Say whether one actor hardly does two such acts of one sum; round sums it may give to one after the other."""
        if self.a.recipients or self.b.recipients:
            return self.specific(goods=self.a.odd and self.b.odd)
        return self.touch()

    def known_between(self) -> bool:
        """Say whether two parties hardly do two acts that share so much."""
        if self.dates == "month" or self.programs == "same":
            return self.dates == "month" or self.amounts == "none"
        if self.amounts != "none":
            # Money is given again and again; a stake, a supply, a permit is told with a sum or not.
            return self.a.instrument not in _REPEATED and self.things == "same"
        return self.goods() >= _SEVERAL if self.to_government() else self.touch()

    def specific(self, *, goods: bool = True) -> bool:
        """Say whether they share what few acts of one party share; *goods*: whether a good, no wide word, is such."""
        return self.programs == "same" or self.dates == "month" or (goods and self.things == "same")

    def touch(self) -> bool:
        """Say whether they share a program, a month or a word for goods, however wide."""
        return self.specific() or not set(self.a.commodities).isdisjoint(self.b.commodities)

    def goods(self) -> int:
        """Count the goods that both name, wide words apart."""
        return len(set(self.a.commodities) & set(self.b.commodities) - BROAD)

    def meet(self) -> bool:
        """Say whether they have to do with each other beyond what goes on between governments all the time."""
        return self.touch() or not self.to_government()

    def to_government(self) -> bool:
        """Say whether one document at least names only governments as recipients, or none."""
        return any(all(who.country for who in told.recipients) for told in (self.a, self.b))

    def between_governments(self) -> bool:
        """Say whether it is done by governments with each other."""
        return len(self.a.actors) > 1 and all(who.country for who in self.a.all)

    def among_firms(self) -> bool:
        """Say whether it is done by parties with each other, one of which at least is no government."""
        return self.a.mutual and len(self.a.all) > 1 and not self.between_governments()

    def years_apart(self) -> bool:
        """Say whether their dates are not two steps of one act, such as its promise and its award."""
        return self.dates == "apart" and (self.a.date or "")[:4] != (self.b.date or "")[:4]

    def both_stand(self) -> bool:
        """Say whether neither is only called for, or over, while the other isn't."""
        return self.a.status == self.b.status or not {self.a.status, self.b.status} & {"proposed", "ended"}
