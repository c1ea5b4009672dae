"""Whether two documents tell of one initiative: keys that bring mentions together, and the rules that judge a pair.

The rules are stated, not learned: each has a name, and each pair its reasons in words. Where the evidence is one-sided,
a pair is listed for review and not merged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from math import floor, log
from typing import Literal

import attrs
from rapidfuzz import fuzz

from reex.ledger.model import Mention, Pair, PairVerdict
from reex.ledger.neighbours import neighbours
from reex.ledger.sums import Sum, sum_of
from reex.model import Amount, Initiative, Party

_Parties = Literal["same", "government", "agencies", "part", "apart", "open"]
_Sums = Literal["same", "close", "apart", "role", "open", "none"]
_Dates = Literal["month", "near", "year", "apart", "open"]
_Things = Literal["same", "broad", "apart", "open"]

_ALIKE = 92  # of 100: from which similarity on two names without a ref are one
_ROUNDED = Decimal("0.05")  # how far "about" may be off, and a sum that is rounded
_LOOSE = Decimal("1.25")  # how far from a bound the sum itself may be
_DAYS = 45  # between the announcement and the signing, or two reports, of one act
_BUCKET = log(1.25)
# Instruments that one text may tell as another's neighbour share their keys.
_FAMILIES = dict.fromkeys(("funding", "grant", "loan", "guarantee", "equity"), "money") | {"partnership": "agreement"}
_MUTUAL = frozenset({"agreement", "partnership", "research"})  # all parties do it with each other: no side is another's
_ONCE = frozenset(
    {"equity", "acquisition", "law"}
)  # hardly ever done twice between two parties, told with a sum or not
# Words for so much that sharing them says little, and not sharing them nothing.
_BROAD = frozenset(
    {"critical-minerals", "rare-earths", "rare-earth-oxides", "rare-earth-alloys", "battery-materials", "magnets"}
)
_FORMS = frozenset(
    {"ag", "bhd", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "limited", "llc", "lp", "ltd"}
    | {"nv", "oyj", "plc", "pty", "sa", "sarl", "se", "spa", "the"}
)
_SUM_DOUBTS: dict[str, str] = {
    "open": "one states no sum in the currency of the other",
    "role": "the sums play two parts",
}
_WORD = re.compile(r"\w+")
_WHOLE = re.compile(r"[a-z]{2}/(?:[a-z-]+-administration|white-house|government|cabinet|executive-office)")
_GOVERNMENT = re.compile(r"([a-z]{2})/.+")


@attrs.frozen
class Who:
    """A party, as far as it is compared.

    Attributes:
        words: its name in small letters without accents and legal form.
        country: of the government that it is or is part of.
        whole: whether it stands for that government as a whole.
    """

    name: str
    words: tuple[str, ...]
    ref: str | None
    country: str | None
    whole: bool

    @property
    def key(self) -> str:
        """What brings its mentions together: its government, else the first two words of its name."""
        return self.country or " ".join(self.words[:2])


@attrs.frozen
class Money:
    """A sum, as far as it is compared."""

    sum: Sum
    role: str


@attrs.frozen(kw_only=True, cache_hash=True)
class Told:
    """What of an initiative is compared; it is equal for mentions that say the same."""

    instrument: str
    status: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    amounts: tuple[Money, ...]
    commodities: tuple[str, ...]
    programs: tuple[str, ...]
    countries: tuple[str, ...]
    date: str | None

    @classmethod
    def of(cls, told: Initiative) -> Told:
        """Return what is compared of *told*."""
        return cls(
            instrument=told.instrument,
            status=told.status,
            actors=_parties(told.actors),
            recipients=_parties(told.recipients),
            amounts=tuple(money for amount in told.amounts if (money := _money(amount))),
            commodities=tuple(sorted(set(told.commodities))),
            programs=tuple(sorted(set(told.programs))),
            countries=tuple(sorted(set(told.countries))),
            date=told.announced or told.effective,
        )

    @property
    def all(self) -> tuple[Who, ...]:
        """Both sides."""
        return self.actors + self.recipients


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
    without a ref are written differently. A key names two sides at least (parties, a sum, a program, a commodity with
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
    return tuple(sorted(set(_keys(told))))


def judge(a: Told, b: Told) -> Judgement | None:
    """Say whether *a* and *b*, of two documents, are or may be one initiative."""
    if a.instrument != b.instrument and not _comparable(a, b):
        return None
    return _Case.of(a, b).judged()


def _keys(told: Told) -> Iterator[str]:
    family = _FAMILIES.get(told.instrument, told.instrument)
    actors, recipients = ({who.key for who in side} for side in (told.actors, told.recipients))
    sums = {f"{money.sum.currency}{step}" for money in told.amounts for step in _steps(money.sum)}
    things = [thing for thing in told.commodities if thing not in _BROAD]
    for to in recipients:
        yield from (f"1 {to} {money}" for money in sums)
        yield from (f"2 {by} {to} {family}" for by in actors)
        yield f"5 {to} {told.instrument}"
    for by in actors:
        yield from (f"3 {by} {money} {family}" for money in sums)
        yield from (f"4 {by} {program} {family}" for program in told.programs)
    if told.instrument in _MUTUAL:
        yield f"2 {'+'.join(sorted(actors | recipients))} {family}"
    if told.instrument == "law":
        yield from (f"4 {program} law" for program in told.programs)
    if sums:
        yield from (f"6 {money} {thing}" for money in sums for thing in things)
    else:
        yield from (f"7 {by} {thing} {told.instrument}" for by in actors for thing in things)


def _steps(money: Sum) -> tuple[int, int]:
    """Return two neighbouring steps of a ladder, of which sums that differ by less than a quarter share one."""
    step = floor(log(max(money.high, Decimal(1))) / _BUCKET)
    return step, step + 1


def _comparable(a: Told, b: Told) -> bool:
    """Say whether acts of two instruments may be one: their instruments are neighbours, or told with one sum."""
    return neighbours(a.instrument, b.instrument) or bool(a.amounts and b.amounts)


def _parties(parties: tuple[Party, ...]) -> tuple[Who, ...]:
    return tuple(
        sorted(
            {_who(party.name, party.ref, party.kind) for party in parties}, key=lambda who: (who.name, who.ref or "")
        )
    )


@lru_cache(maxsize=1 << 16)
def _who(name: str, ref: str | None, kind: str) -> Who:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = tuple(_WORD.findall(plain.replace(".", "")))
    own = tuple(word for word in words if word not in _FORMS) or words
    country = ref if kind == "country" else None
    if ref and kind == "agency" and (found := _GOVERNMENT.fullmatch(ref)):
        country = found[1].upper()
    whole = kind == "country" or bool(ref and _WHOLE.fullmatch(ref))
    return Who(name, own, ref, country, whole)


def _money(amount: Amount) -> Money | None:
    total = sum_of(amount)
    return None if total is None or amount.per or total.high <= 0 else Money(total, amount.role)


def _one(a: Who, b: Who) -> bool:
    """Say whether two parties are one: by ref where both have one, else by name."""
    if a.ref and b.ref:
        return a.ref == b.ref
    return a.words == b.words or _alike(a.words, b.words)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether two names differ in their spelling only: "Mine 2" and "Mine 3" don't, nor do those of two places."""
    if len(a) != len(b) or [w for w in a if not w.isalpha()] != [w for w in b if not w.isalpha()]:
        return False
    return all(x[0] == y[0] and fuzz.ratio(x, y) >= 75 for x, y in zip(a, b, strict=True)) and (
        fuzz.ratio(" ".join(a), " ".join(b)) >= _ALIKE
    )


def _sides(a: tuple[Who, ...], b: tuple[Who, ...], *, whole: bool) -> _Parties:
    """Compare one side of two acts; *whole*: all must be named by both, as in an agreement."""
    if not a or not b:
        return "open"
    left = [who for who in a if not any(_one(who, other) for other in b)]
    right = [who for who in b if not any(_one(who, other) for other in a)]
    if not left and not right:
        return "same"
    if len(left) < len(a):
        subset = not left or not right
        return "same" if subset and not whole and _governments(a) == _governments(b) else "part"
    if _governments(a) != _governments(b) or not _governments(a):
        return "apart"
    return "government" if any(who.whole for who in (*a, *b)) else "agencies"


def _governments(parties: tuple[Who, ...]) -> set[str]:
    return {who.country for who in parties if who.country}


def _amounts(a: Told, b: Told) -> _Sums:
    if not a.amounts or not b.amounts:
        return "open" if a.amounts or b.amounts else "none"
    found = {_sums(x, y) for x in a.amounts for y in b.amounts}
    order: tuple[_Sums, ...] = ("same", "role", "close", "apart")
    return next((one for one in order if one in found), "open")


def _sums(a: Money, b: Money) -> _Sums:
    """Compare two sums; those of two currencies can't be."""
    if a.sum.currency != b.sum.currency:
        return "open"
    if not _within(a.sum, b.sum):
        return "close" if max(a.sum.low, b.sum.low) <= min(a.sum.high, b.sum.high) * _LOOSE else "apart"
    return "same" if _role(a.role) == _role(b.role) else "role"


def _role(role: str) -> str:
    return "act" if role in ("stated", "ceiling", "package") else role


def _within(a: Sum, b: Sum) -> bool:
    """Say whether two sums may be one: within the bounds that they state, or one the other rounded."""
    (a_low, a_high), (b_low, b_high) = _interval(a), _interval(b)
    return max(a_low, b_low) <= min(a_high, b_high) or _is_rounded(a, b) or _is_rounded(b, a)


def _interval(money: Sum) -> tuple[Decimal, Decimal]:
    match money.bound:
        case "at_least":
            return money.low, money.high * _LOOSE
        case "at_most":
            return money.low / _LOOSE, money.high
        case "about":
            return money.low * (1 - _ROUNDED), money.high * (1 + _ROUNDED)
    return money.low, money.high


def _is_rounded(a: Sum, b: Sum) -> bool:
    """Say whether *a* is *b* rounded to the digits that *a* has, two or more: 8.5 billion is 8.54 billion."""
    digits = _digits(a.high)
    if a.low != a.high or b.low != b.high or not 2 <= digits < _digits(b.high):
        return False
    step = Decimal(1).scaleb(a.high.adjusted() - digits + 1)
    return abs(a.high - b.high) * 2 <= step


def _digits(value: Decimal) -> int:
    """Count the digits before the zeros at the end."""
    return len(value.normalize().as_tuple().digits)


def _dates(a: str | None, b: str | None) -> _Dates:
    if not a or not b:
        return "open"
    if a.startswith(b) or b.startswith(a):
        return "month" if min(len(a), len(b)) >= 7 else "year"
    if min(len(a), len(b)) >= 7 and abs(_days(a) - _days(b)) <= _DAYS:
        return "near"
    return "apart"


def _days(date: str) -> int:
    """Return about how many days a date is from the year 0: the middle of the month where the day is open."""
    year, month, day = (*date.split("-"), "15")[:3]
    return int(year) * 365 + int(month) * 30 + int(day)


def _things(a: tuple[str, ...], b: tuple[str, ...]) -> _Things:
    common = set(a) & set(b)
    if not a or not b:
        return "open"
    if common - _BROAD:
        return "same"
    return "broad" if common or _BROAD & {*a, *b} else "apart"


def _named(a: tuple[str, ...], b: tuple[str, ...]) -> _Things:
    if not a or not b:
        return "open"
    return "same" if set(a) & set(b) else "apart"


@attrs.frozen
class _Case:
    """Two acts, and how they compare on each side."""

    a: Told
    b: Told
    actors: _Parties
    recipients: _Parties
    amounts: _Sums
    dates: _Dates
    things: _Things
    programs: _Things
    countries: _Things

    @classmethod
    def of(cls, a: Told, b: Told) -> _Case:
        mutual = a.instrument in _MUTUAL and b.instrument in _MUTUAL
        return cls(
            a,
            b,
            _sides(a.all, b.all, whole=True) if mutual else _sides(a.actors, b.actors, whole=False),
            "open" if mutual else _sides(a.recipients, b.recipients, whole=False),
            _amounts(a, b),
            _dates(a.date, b.date),
            _things(a.commodities, b.commodities),
            _named(a.programs, b.programs),
            _named(a.countries, b.countries),
        )

    def judged(self) -> Judgement | None:
        if self.actors in ("apart", "part") or self.recipients in ("apart", "part"):
            return None
        if self.amounts in ("same", "close", "apart"):
            return self._by_sum()
        if self.a.instrument != self.b.instrument and not neighbours(self.a.instrument, self.b.instrument):
            return None
        if self.dates == "apart" or self.countries == "apart" or self.things == "apart":
            return None
        return self._without_sum()

    def _by_sum(self) -> Judgement | None:
        """Judge acts of which both documents state a sum."""
        parties = self.actors == "same", self.recipients == "same"
        if self.amounts != "same":
            return self._other_sum() if all(parties) else None
        if not neighbours(self.a.instrument, self.b.instrument):
            return self._said("near", "other_instrument", 0.5) if all(parties) else None
        if self._years_apart():
            return None
        return self._same_sum(*parties)

    def _same_sum(self, actor: bool, recipient: bool) -> Judgement | None:
        subject = self.things in ("same", "broad") and self.a.commodities != ()
        if actor and recipient:
            return self._said("same", "same_parties_and_sum", 1.0)
        if recipient:
            if self.actors == "agencies":
                return self._said("near", "other_agency", 0.6)
            return self._said("same", "same_recipient_and_sum", 0.9)
        if self.countries == "apart" or self.things == "apart":
            return None
        if actor and self._mutual_governments() and self.dates != "month" and self.programs != "same":
            return self._said("near", "same_actor_and_sum", 0.5)
        if actor and (subject or self.programs == "same" or self.dates == "month"):
            return self._said("same", "same_actor_and_sum", 0.85)
        if actor or (self.actors == "government" and (subject or self.programs == "same")):
            return self._said("near", "same_actor_and_sum", 0.5)
        if self.actors == "open" and self.things == "same" and self._odd():
            return self._said("near", "same_sum", 0.4)
        return None

    def _other_sum(self) -> Judgement | None:
        """Judge acts of one actor for one recipient, told with two sums: two acts, or a mistake in one of the texts."""
        if self.a.instrument != self.b.instrument or self.dates not in ("month", "near"):
            return None
        if self.dates == "month" and self.amounts == "close" and (self.programs == "same" or self.things == "same"):
            return self._said("same", "same_act_other_sum", 0.7)
        return self._said("near", "same_act_other_sum", 0.5)

    def _without_sum(self) -> Judgement | None:
        subject = self.things == "same" or self.programs == "same" or self.dates == "month"
        if self.a.instrument in _MUTUAL:
            return self._mutual(subject)
        if self.a.instrument == "law" and self.a.programs and self.a.programs == self.b.programs:
            return self._said("same", "same_law", 0.8)
        if self.actors == "same" and self.recipients == "same":
            return self._same_parties(subject)
        return self._one_sided()

    def _mutual(self, subject: bool) -> Judgement | None:
        if self.actors != "same" or len(self.a.all) < 2:
            return None
        if self._mutual_governments():
            subject = self.programs == "same" or self.dates == "month"
        elif self.things == "broad":
            subject = True
        return self._said("same", "same_parties", 0.8) if subject else self._said("near", "same_parties", 0.5)

    def _same_parties(self, subject: bool) -> Judgement | None:
        equal = self.a.instrument == self.b.instrument
        between = any(not who.country for who in self.a.recipients)  # not what one country does to another
        told = self.amounts == "none" or self.a.instrument in _ONCE or self.dates == "month"
        if between and self.things == "broad":
            subject = True
        if equal and told and subject and self._both_stand():
            return self._said("same", "same_parties", 0.8)
        return self._said("near", "same_parties", 0.5)

    def _one_sided(self) -> Judgement | None:
        """Judge acts of which one side is open, or named in two ways."""
        if self.a.instrument != self.b.instrument or self.amounts == "role":
            return None
        sides = {self.actors, self.recipients}
        if sides == {"same", "open"}:
            if self.actors == "same" and self.dates == "month" and self.things == "same" and self._both_stand():
                return self._said("same", "same_act", 0.7)
            agreed = self.things == "same" or self.programs == "same" or self.dates == "month"
            return self._said("near", "one_side", 0.4) if agreed else None
        if self.recipients == "same" and self.actors in ("government", "agencies"):
            return self._said("near", "one_government", 0.4)
        return None

    def _years_apart(self) -> bool:
        """Say whether two dates of one sum are no two steps of one act, such as promise and award."""
        return self.dates == "apart" and (self.a.date or "")[:4] != (self.b.date or "")[:4]

    def _mutual_governments(self) -> bool:
        return len(self.a.actors) > 1 and all(who.country for who in self.a.all)

    def _both_stand(self) -> bool:
        """Say whether neither is only called for, or over, while the other isn't."""
        return all(
            (one in (self.a.status, self.b.status)) <= (self.a.status == self.b.status) for one in ("proposed", "ended")
        )

    def _odd(self) -> bool:
        """Say whether the sum is one that is hardly met twice."""
        return any(_digits(money.sum.high) >= 2 for money in self.a.amounts)

    def _said(self, verdict: PairVerdict, rule: str, strength: float) -> Judgement:
        return Judgement(verdict, rule, f"both: {', '.join(self._for())}; {self._against()}", strength)

    def _for(self) -> Iterator[str]:
        if self.a.instrument == self.b.instrument:
            yield self.a.instrument.replace("_", " ")
        if self.actors == "same":
            yield "by " + _common(self.a.actors, self.b.actors)
        if self.recipients == "same":
            yield "for " + _common(self.a.recipients, self.b.recipients)
        if self.amounts == "same":
            yield " or ".join(sorted({_sum_words(self.a), _sum_words(self.b)}))
        yield from sorted(set(self.a.programs) & set(self.b.programs))
        yield from sorted(set(self.a.commodities) & set(self.b.commodities))
        if self.dates in ("month", "year"):
            yield min(filter(None, (self.a.date, self.b.date)), key=len)

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
            elif found == "open" and any(named[side]):
                yield f"one names no {side}"


def _both(one: str, other: str) -> list[str]:
    return [words.replace("_", " ") for words in sorted((one, other))]


def _common(a: tuple[Who, ...], b: tuple[Who, ...]) -> str:
    names = {min(one.name, other.name) for one in a for other in b if _one(one, other)}
    return " and ".join(sorted(names))


def _sum_words(told: Told) -> str:
    return " and ".join(sorted({_money_words(money.sum) for money in told.amounts}))


def _money_words(money: Sum) -> str:
    number = f"{money.low:,f}" if money.low == money.high else f"{money.low:,f} to {money.high:,f}"
    bound = "" if money.bound == "exact" else money.bound.replace("_", " ") + " "
    return f"{bound}{money.currency or 'a sum of'} {number}"
