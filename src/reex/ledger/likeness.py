"""How two acts compare, side by side: parties, sums, dates, goods. Pure, symmetric, and no verdict yet."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import attrs
from rapidfuzz.distance import OSA

from reex.ledger.sums import Sum, sum_of
from reex.legalforms import legal_forms
from reex.model import Amount, Initiative, Party

# Of one side of two acts: the same, all of one and some of the other's, one whose name may be short for the other's, an
# agency and its government, two agencies of one, some of each, others, not told by both.
PartiesLike = Literal["same", "some", "short", "government", "agencies", "part", "apart", "open"]
# One sum within its bounds, nearly one, others, one that plays two parts, stated by one or in two currencies, by none.
SumsLike = Literal["same", "close", "apart", "role", "open", "none"]
# One month or day, a few weeks between them, one year that is all that is known, others, stated by one at most.
DatesLike = Literal["month", "near", "year", "apart", "open"]
# One thing, a word for many things, others, open.
ThingsLike = Literal["same", "broad", "apart", "open"]

ROUNDED = Decimal("0.05")  # how far "about" may be off
LOOSE = Decimal("1.25")  # how far from a bound the sum itself may be
_MOST = Decimal("1e18")  # more than this is no sum of money
_DAYS = 45  # between the announcement and the signing, or two reports, of one act
_TYPO = 5  # letters of a word from which on one may be wrong: Iran is not Iraq
# Words for so much that sharing them says little, and not sharing them nothing.
BROAD = frozenset(
    {"critical-minerals", "rare-earths", "rare-earth-oxides", "rare-earth-alloys", "battery-materials", "magnets"}
)
_ODD = 3  # digits of a sum that is hardly met twice
MONEY = "money"
# Instruments that one text may tell in another's place.
_FAMILIES = dict.fromkeys(("funding", "grant", "loan", "guarantee", "equity"), MONEY) | {"partnership": "agreement"}
_MUTUAL = frozenset({"agreement", "partnership", "research"})  # all parties do it with each other: no side is another's
# What a law or an order is called by, where that names this one and no other.
_NUMBERED = re.compile(r"(?:Executive Order|Proclamation|Public Law|H\.R\.|S\.)\s*\d+.*")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_WORD = re.compile(r"\w+")
_WHOLE = re.compile(r"[a-z]{2}/(?:white-house|government|cabinet|executive-office)")
_ADMINISTRATION = re.compile(r"[a-z]{2}/[a-z-]+-administration")
_GOVERNMENT = re.compile(r"([a-z]{2})/.+")


@attrs.frozen
class Who:
    """A party, as far as it is compared.

    Attributes:
        words: its name in small letters without accents and legal form.
        key: what brings its mentions together: its name, or the first word of a firm's.
        country: of the government that it is or is part of.
        whole: whether it stands for that government as a whole.
    """

    name: str
    words: tuple[str, ...]
    key: str
    ref: str | None
    country: str | None
    whole: bool

    @property
    def keys(self) -> set[str]:
        """What brings it together with others of its government too."""
        return {self.key, self.country or self.key}


@attrs.frozen
class Money:
    """A sum, as far as it is compared.

    Attributes:
        role: the part that it plays, where the act's own sum and the total of a package are one.
        low, high: between what the true sum is, by the bound that the text gives.
        digits: how many the text states: those before the zeros at the end.
    """

    sum: Sum
    role: str
    low: Decimal
    high: Decimal
    digits: int

    @property
    def figure(self) -> str:
        """The sum as far as two texts state it alike: its currency, its first two digits, and how large they are."""
        return f"{self.sum.currency}{self.sum.high:.1e}"


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
            date=next((date for date in (told.announced, told.effective) if date and _DATE.fullmatch(date)), None),
        )

    @property
    def all(self) -> tuple[Who, ...]:
        """Both sides."""
        return self.actors + self.recipients

    @property
    def family(self) -> str:
        """What its instrument has in common with those that one text may tell in its place."""
        return _FAMILIES.get(self.instrument, self.instrument)

    @property
    def mutual(self) -> bool:
        """Whether all parties do it with each other: no side is another's."""
        return self.instrument in _MUTUAL

    @property
    def odd(self) -> bool:
        """Whether it has a sum that is hardly met twice."""
        return any(money.digits >= _ODD for money in self.amounts)

    @property
    def identities(self) -> frozenset[str]:
        """The programs that are the act itself: that of a law, and orders that have a number."""
        if self.instrument == "law" and len(self.programs) == 1:
            return frozenset(self.programs)
        if self.instrument in ("law", "executive_action"):
            return frozenset(program for program in self.programs if _NUMBERED.fullmatch(program))
        return frozenset()


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
    forms = legal_forms(words=True) | {"the"}
    own = tuple(word for word in words if word not in forms) or words or (plain,)
    country = ref if kind == "country" else None
    if ref and kind == "agency" and (found := _GOVERNMENT.fullmatch(ref)):
        country = found[1].upper()
    whole = kind == "country" or bool(ref and (_WHOLE.fullmatch(ref) or _ADMINISTRATION.fullmatch(ref)))
    key = " ".join(own if kind in ("agency", "country") else own[:1])
    return Who(name, own, key, ref, country, whole)


def _money(amount: Amount) -> Money | None:
    total = None if amount.per else sum_of(amount)
    if total is None or not all(end.is_finite() and 0 < end < _MOST for end in (total.low, total.high)):
        return None
    role = "act" if amount.role in ("stated", "ceiling", "package") else amount.role
    return Money(total, role, *_interval(total), len(total.high.normalize().as_tuple().digits))


def _interval(money: Sum) -> tuple[Decimal, Decimal]:
    match money.bound:
        case "at_least":
            return money.low, money.high * LOOSE
        case "at_most":
            return money.low / LOOSE, money.high
        case "about":
            return money.low * (1 - ROUNDED), money.high * (1 + ROUNDED)
    return money.low, money.high


def one(a: Who, b: Who) -> bool:
    """Say whether two parties are one: by ref where both have one, else by name."""
    if a.ref and b.ref:
        return a.ref == b.ref
    return a.words == b.words or _alike(a.words, b.words)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether two names are one but for a slip in one long word: "Mine 2" and "Mine 3" are two."""
    slips = [(x, y) for x, y in zip(a, b, strict=True) if x != y] if len(a) == len(b) else []
    return len(slips) == 1 and all(
        min(len(x), len(y)) >= _TYPO and (x + y).isalpha() and OSA.distance(x, y) == 1 for x, y in slips
    )


def _short(a: Who, b: Who) -> bool:
    """Say whether one name begins as the other: Oseyango may be Oseyango Minerals, or Oseyango Energy."""
    shorter, longer = sorted((a.words, b.words), key=len)
    return not (a.ref and b.ref) and a.country == b.country and longer[: len(shorter)] == shorter


def sides(a: tuple[Who, ...], b: tuple[Who, ...], *, whole: bool) -> PartiesLike:
    """Compare one side of two acts; *whole*: all must be named by both, as in an agreement."""
    if not a or not b:
        return "open"
    if a == b:
        return "same"
    left = [who for who in a if not any(one(who, other) for other in b)]
    right = [who for who in b if not any(one(who, other) for other in a)]
    if not left and not right:
        return "same"
    if len(left) < len(a):
        subset = not left or not right
        return "some" if subset and not whole else "part"
    if len(a) == len(b) == 1 and _short(a[0], b[0]):
        return "short"
    if not all(who.country for who in (*a, *b)) or _governments(a) != _governments(b):
        return "apart"
    if all(who.ref and _ADMINISTRATION.fullmatch(who.ref) for who in (*a, *b)):
        return "apart"  # one comes after the other
    return "government" if any(who.whole for who in (*a, *b)) else "agencies"


def _governments(parties: tuple[Who, ...]) -> set[str]:
    return {who.country for who in parties if who.country}


def amounts(a: Told, b: Told) -> SumsLike:
    """Compare the sums of two acts: where several are told, one that both tell is enough."""
    if not a.amounts or not b.amounts:
        return "open" if a.amounts or b.amounts else "none"
    found = {_sums(x, y) for x in a.amounts for y in b.amounts}
    order: tuple[SumsLike, ...] = ("same", "role", "close", "apart")
    return next((one for one in order if one in found), "open")


def _sums(a: Money, b: Money) -> SumsLike:
    """Compare two sums; those of two currencies, or of one that the text leaves open, can't be."""
    if a.sum.currency is None or a.sum.currency != b.sum.currency:
        return "open"
    if max(a.low, b.low) <= min(a.high, b.high) or _is_rounded(a, b) or _is_rounded(b, a):
        return "same" if a.role == b.role else "role"
    return "close" if max(a.sum.low, b.sum.low) <= min(a.sum.high, b.sum.high) * LOOSE else "apart"


def _is_rounded(a: Money, b: Money) -> bool:
    """Say whether *a* is *b* rounded to the digits that *a* has, two or more: 8.5 billion is 8.54 billion."""
    if not 2 <= a.digits < b.digits or a.sum.low != a.sum.high or b.sum.low != b.sum.high:
        return False
    step = Decimal(1).scaleb(a.sum.high.adjusted() - a.digits + 1)
    return abs(a.sum.high - b.sum.high) * 2 < step


def dates(a: str | None, b: str | None) -> DatesLike:
    """Compare two dates, perhaps truncated."""
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


def things(a: tuple[str, ...], b: tuple[str, ...]) -> ThingsLike:
    """Compare the goods of two acts."""
    common = set(a) & set(b)
    if not a or not b:
        return "open"
    if common - BROAD:
        return "same"
    return "broad" if common or BROAD & {*a, *b} else "apart"


def named(a: tuple[str, ...], b: tuple[str, ...]) -> ThingsLike:
    """Compare two lists of names, none of which is wider than others."""
    if not a or not b:
        return "open"
    return "same" if set(a) & set(b) else "apart"
