"""Made-up deals, and the documents that tell of them: as many as wanted, the same each time, and who is who is known.

Each deal is told by one to thirty documents, most by few. A telling leaves out, rounds, abbreviates and mistakes what
texts do; the shares are in :data:`NOISE`. Beside most deals stands another that is easily taken for it: the same
parties in another year, the same sum for another firm, the parts of a package. Some documents print another's text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import tomllib
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from reex import Amount, Document, Entity, Initiative, Money, Party, Record, Span

_FOLDER = Path(__file__).parent
_TABLES: dict[str, Any] = tomllib.loads((_FOLDER / "ledger.toml").read_text(encoding="utf-8"))
_CORPUS: dict[str, Any] = tomllib.loads((_FOLDER / "corpus.toml").read_text(encoding="utf-8"))
_NAMES: dict[str, list[str]] = _CORPUS["names"]

# How often a telling differs from the deal, and how.
NOISE = {
    "government named instead of its agency": 0.06,
    "agency without a ref": 0.05,
    "no recipient": 0.06,
    "firm without its legal form": 0.45,
    "firm by its first word": 0.02,
    "firm without a ref, of those that have one": 0.15,
    "name misspelt": 0.01,
    "another instrument": 0.10,
    "no sum": 0.15,
    "sum about": 0.12,
    "sum at least": 0.05,
    "sum rounded": 0.06,
    "no date": 0.30,
    "month only": 0.15,
    "year only": 0.10,
    "another day": 0.05,
    "no commodity": 0.15,
    "broad commodity": 0.20,
    "no country": 0.40,
    "no program": 0.40,
    "earlier status": 0.25,
}
# Of deals, the share beside which stands another that is easily taken for it.
NEIGHBOURS = {"same parties, another year": 0.15, "same sum, another firm": 0.12, "package with parts": 0.03}
_TELLINGS = range(1, 31)
_TOLD = [times**-1.6 for times in _TELLINGS]  # Zipf: half of the deals are told once, a few by dozens
_PER_DEAL = sum(t * w for t, w in zip(_TELLINGS, _TOLD, strict=True)) / sum(_TOLD)
_COPIED = 0.12  # of documents, print another one's text
_OUTLETS = 400
_OFFICIAL = 0.08  # of documents are on a government's site
_YEARS = dt.date(2014, 1, 1), 12 * 365
_STATUSES = ("proposed", "announced", "agreed", "active")
_WAITING = 300  # tellings from which a document takes some: those of about the same time


@attrs.frozen(kw_only=True)
class Deal:
    """What really happened.

    Attributes:
        beside: in which way it is like the deal before it, of :data:`NEIGHBOURS`, or empty; that is its ``like``.
    """

    number: int
    actor: Party
    government: Party | None
    recipients: tuple[Party, ...]
    instrument: str
    verb: str
    status: str
    amount: Decimal
    currency: str
    date: dt.date
    commodity: tuple[str, str]
    country: str
    program: str | None
    package: bool = False
    beside: str = ""
    like: int = 0


@attrs.frozen
class Told:
    """A document, and for each of its initiatives the deal that it tells of."""

    record: Record
    deals: tuple[Deal, ...]


def documents(mentions: int, seed: int = 2026) -> Iterator[Told]:
    """Yield documents until they hold *mentions* initiatives or a few more, those of one time together."""
    chance = random.Random(seed)
    made = 0
    for told in _documents(chance, _World(chance, mentions)):
        yield told
        made += len(told.deals)
        if made >= mentions:
            return


def _documents(chance: random.Random, world: _World) -> Iterator[Told]:
    waiting: list[Deal] = []
    number = 0
    for deal in world.deals():
        waiting += [deal] * chance.choices(_TELLINGS, _TOLD)[0]
        while len(waiting) > _WAITING:
            told = _Page(chance, number).tell(_some(chance, waiting))
            number += 1
            yield told
            while chance.random() < _COPIED:
                yield Told(_copy(chance, told.record, number), told.deals)
                number += 1


def _some(chance: random.Random, waiting: list[Deal]) -> list[Deal]:
    """Take one to six deals, each once, out of those waiting."""
    taken: dict[int, Deal] = {}
    for _ in range(chance.choices((1, 2, 3, 4, 5, 6), (40, 25, 15, 10, 6, 4))[0]):
        at = chance.randrange(len(waiting))
        if waiting[at].number not in taken:
            waiting[at], waiting[-1] = waiting[-1], waiting[at]
            deal = waiting.pop()
            taken[deal.number] = deal
    return list(taken.values())


class _World:
    """Who there is, and what they do. There are more firms and agencies where there are more deals."""

    def __init__(self, chance: random.Random, mentions: int) -> None:
        self.chance = chance
        self.number = 0
        self.expected = max(1.0, mentions / _PER_DEAL)
        self.firms = max(50, int(self.expected / 4))
        self.agencies = 40 + int(self.expected**0.5)

    def deals(self) -> Iterator[Deal]:
        """Yield deals by date, each with those that are easily taken for it, without end."""
        while True:
            deal = self._deal()
            yield deal
            for kind, share in NEIGHBOURS.items():
                if self.chance.random() < share:
                    yield from self._neighbours(kind, deal)

    def _neighbours(self, kind: str, deal: Deal) -> Iterator[Deal]:
        deal = attrs.evolve(deal, beside=kind, like=deal.number)
        if kind == "same parties, another year":
            years = dt.timedelta(days=self.chance.choice((-1, 1)) * self.chance.randint(300, 1200))
            yield attrs.evolve(deal, number=self._next(), date=deal.date + years, amount=self._amount())
        elif kind == "same sum, another firm":
            yield attrs.evolve(deal, number=self._next(), recipients=(self._firm(),))
        else:
            parts = [
                attrs.evolve(deal, number=self._next(), recipients=(self._firm(),), amount=self._amount())
                for _ in range(self.chance.randint(2, 4))
            ]
            yield from parts
            recipients = tuple({part.recipients[0].name: part.recipients[0] for part in parts}.values())
            total = sum((part.amount for part in parts), Decimal())
            yield attrs.evolve(deal, number=self._next(), recipients=recipients, amount=total, package=True)

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _deal(self) -> Deal:
        chance = self.chance
        code, name, currency, _ = _drawn(chance, _TABLES["governments"]["rows"], weight=3)
        of_firms = chance.random() < 0.3
        agency = _agency(code, name, int(self.agencies / 12 * chance.random() ** 2))
        table = _TABLES["trade" if of_firms else "instruments"]
        instrument, (_, verbs) = chance.choices(list(table.items()), [row[0] for row in table.values()])[0]
        start, days = _YEARS
        return Deal(
            number=self._next(),
            actor=self._firm() if of_firms else agency,
            government=None if of_firms else Party(kind="country", name=name, ref=code),
            recipients=(self._firm(),),
            instrument=instrument,
            verb=chance.choice(verbs),
            status=chance.choices(_STATUSES, (1, 4, 6, 3))[0],
            amount=self._amount(),
            currency=currency,
            date=start + dt.timedelta(days=int(days * self.number / self.expected) % days + chance.randint(0, 20)),
            commodity=tuple(chance.choice(_TABLES["commodities"]["rows"])),
            country=code if chance.random() < 0.6 else _drawn(chance, _TABLES["governments"]["rows"], weight=3)[0],
            program=f"{agency.ref}-{chance.randint(1, 3)}" if not of_firms and chance.random() < 0.25 else None,
        )

    def _firm(self) -> Party:
        return _firm(int(self.firms * self.chance.random() ** 1.5))

    def _amount(self) -> Decimal:
        """Return a sum of 1 million to 3 billion, of one to four digits: most sums are round."""
        digits = self.chance.choices((1, 2, 3, 4), (40, 40, 15, 5))[0]
        value = Decimal(int(10 ** self.chance.uniform(6, 9.5)))
        return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1)).quantize(Decimal(1))


def _drawn(chance: random.Random, rows: Sequence[Sequence[Any]], weight: int) -> Sequence[Any]:
    return chance.choices(rows, [row[weight] for row in rows])[0]


@lru_cache(maxsize=1 << 14)
def _firm(number: int) -> Party:
    """Return a firm, the same for the same number; two in five are listed and have a ref."""
    chance = random.Random(f"firm {number}")
    short = "".join(chance.choices(_NAMES["syllable"], k=chance.randint(3, 4))).capitalize()
    name = f"{short} {chance.choice(_NAMES['business'])} {chance.choice(_NAMES['form'])}"
    return Party(kind="company", name=name, ref=f"asx/F{number}" if chance.random() < 0.4 else None)


@lru_cache(maxsize=1 << 12)
def _agency(code: str, country: str, number: int) -> Party:
    chance = random.Random(f"agency {code} {number}")
    heads, topics = _TABLES["agencies"]["heads"], _TABLES["agencies"]["topics"]
    topic = " and ".join(chance.sample(topics, 1 + number // 40))
    return Party(
        kind="agency", name=f"{country} {chance.choice(heads)} of {topic}", ref=f"{code.lower()}/agency-{number}"
    )


def _copy(chance: random.Random, record: Record, number: int) -> Record:
    """Return what another outlet makes of a document: its text, with a line of its own."""
    outlet = int(_OUTLETS * chance.random() ** 2)
    text = f"{record.document.text}\n\nReprinted by outlet {outlet} with permission."
    document = attrs.evolve(record.document, text=text, **_place(chance, outlet, number, text))
    return attrs.evolve(record, document=document)


def _place(chance: random.Random, outlet: int, number: int, text: str) -> dict[str, str]:
    official = chance.random() < _OFFICIAL
    host = f"agency{outlet}.gov" if official else f"www.outlet{outlet}.com"
    url = f"https://{host}/{number}"
    digest = hashlib.sha256(f"{url}\n{text}".encode()).hexdigest()
    return {"url": url, "publisher": f"Agency {outlet}" if official else f"Outlet {outlet}", "id": f"sha256:{digest}"}


class _Page:
    """A document as it is written: each sentence tells of one deal, as well as texts do."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance = chance
        self.number = number
        self.text = ""
        self.entities: list[Entity] = []

    def tell(self, deals: Sequence[Deal]) -> Told:
        """Write a document that tells of *deals*."""
        initiatives = []
        self._filler()
        for number, deal in enumerate(deals, 1):
            initiatives.append(attrs.evolve(self._sentence(deal), id=f"i{number}"))
            self._filler()
        published = deals[0].date + dt.timedelta(days=int(self.chance.expovariate(0.05)))
        document = Document(
            text=self.text,
            title=initiatives[0].title,
            published=published.isoformat() if self.chance.random() < 0.95 else None,
            **_place(self.chance, int(_OUTLETS * self.chance.random() ** 2), self.number, self.text),
        )
        record = Record(document=document, entities=tuple(self.entities), initiatives=tuple(initiatives))
        return Told(record, tuple(deals))

    def _is(self, noise: str) -> bool:
        return self.chance.random() < NOISE[noise]

    def _filler(self) -> None:
        for _ in range(self.chance.randint(2, 4)):
            words = (self.chance.choice(_CORPUS["text"][kind]) for kind in ("subject", "verb", "object", "tail"))
            self.text += f"{' '.join(words).capitalize()}. "

    def _sentence(self, deal: Deal) -> Initiative:
        start = len(self.text)
        date = self._date(deal)
        actor = self._actor(deal)
        self.text += f"{deal.verb} "
        amounts = self._amount(deal)
        recipients = () if self._is("no recipient") else tuple(self._firm(firm, "to ") for firm in deal.recipients)
        commodities, countries, programs = self._commodity(deal), self._country(deal), self._program(deal)
        self.text = f"{self.text.rstrip()}. "
        earlier = _STATUSES[max(0, _STATUSES.index(deal.status) - 1)]
        status = earlier if self._is("earlier status") else deal.status
        others = _TABLES["told_as"].get(deal.instrument)
        instrument = self.chance.choice(others) if others and self._is("another instrument") else deal.instrument
        counts = bool(amounts) and status != "proposed" and not deal.package
        return Initiative(
            title=f"{actor.name}: {instrument}{''.join(f' for {firm.name}' for firm in recipients)}",
            instrument=instrument,
            status=status,
            lever="capital",
            actors=(actor,),
            recipients=recipients,
            amounts=amounts,
            commodities=commodities,
            countries=countries,
            programs=programs,
            announced=date,
            countable=counts,
            count_reason=_count_reason(amounts, status, deal.package),
            evidence=(Span(start, len(self.text) - 1),),
            confidence=0.9,
        )

    def _add(self, kind: str, words: str, before: str = "", **fields: Any) -> Entity:
        """Write words with their entity."""
        self.text += before
        start = len(self.text)
        self.text += f"{words} "
        entity = Entity(
            id=f"e{len(self.entities) + 1}", kind=kind, start=start, end=start + len(words), text=words, **fields
        )
        self.entities.append(entity)
        return entity

    def _party(self, party: Party, before: str = "") -> Party:
        entity = self._add(party.kind, party.name, before, name=party.name, ref=party.ref)
        return attrs.evolve(party, entities=(entity.id,))

    def _actor(self, deal: Deal) -> Party:
        if not deal.government:
            return self._firm(deal.actor)
        if self._is("government named instead of its agency"):
            return self._party(deal.government)
        return self._party(attrs.evolve(deal.actor, ref=None) if self._is("agency without a ref") else deal.actor)

    def _firm(self, firm: Party, before: str = "") -> Party:
        name = firm.name
        if self._is("firm by its first word"):
            name = name.split()[0]
        elif self._is("firm without its legal form"):
            form = max((form for form in _NAMES["form"] if name.endswith(f" {form}")), key=len)
            name = name.removesuffix(f" {form}")
        if self._is("name misspelt"):
            at = self.chance.randrange(1, len(name.split()[0]) - 1)
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        ref = None if self._is("firm without a ref, of those that have one") else firm.ref
        return self._party(attrs.evolve(firm, name=name, ref=ref), before)

    def _amount(self, deal: Deal) -> tuple[Amount, ...]:
        if self._is("no sum"):
            return ()
        bound, words, amount = "exact", "", deal.amount
        if self._is("sum about"):
            bound, words, amount = "about", "about ", _rounded(amount, 2)
        elif self._is("sum at least"):
            bound, words, amount = "at_least", "more than ", _below(amount)
        elif self._is("sum rounded"):
            amount = _rounded(amount, 2)
        value = Money(amount=amount, currency=deal.currency, bound=bound)
        entity = self._add("money", f"{deal.currency} {amount / 1_000_000:f} million", words, value=value)
        return (Amount.of(entity, "package" if deal.package else "stated"),)

    def _date(self, deal: Deal) -> str | None:
        if self._is("no date"):
            return None
        days = self.chance.randint(-20, 20) if self._is("another day") else 0
        date = (deal.date + dt.timedelta(days=days)).isoformat()
        cut = 7 if self._is("month only") else 4 if self._is("year only") else 10
        self._add("date", date[:cut], "In " if cut < 10 else "On ")
        return date[:cut]

    def _commodity(self, deal: Deal) -> tuple[str, ...]:
        if self._is("no commodity"):
            return ()
        broad = self._is("broad commodity")
        ref, words = self.chance.choice(_TABLES["commodities"]["broad"]) if broad else deal.commodity
        self._add("commodity", words, "for ", name=ref, ref=ref)
        return (ref,)

    def _country(self, deal: Deal) -> tuple[str, ...]:
        if self._is("no country"):
            return ()
        name = next(row[1] for row in _TABLES["governments"]["rows"] if row[0] == deal.country)
        self._add("country", name, "in ", name=name, ref=deal.country)
        return (deal.country,)

    def _program(self, deal: Deal) -> tuple[str, ...]:
        if not deal.program or self._is("no program"):
            return ()
        self._add("program", f"Program {deal.program}", "under ", name=deal.program, ref=deal.program)
        return (deal.program,)


def _count_reason(amounts: tuple[Amount, ...], status: str, package: bool) -> Any:
    if not amounts:
        return "no_amount"
    return "package" if package else "proposed" if status == "proposed" else "counted"


def _below(amount: Decimal) -> Decimal:
    """Return the round sum that texts name when they say "more than": 400 of 439, and 1.2 of 1.26."""
    below = _rounded(amount, 1, down=True)
    return below if below * 5 >= amount * 4 else _rounded(amount, 2, down=True)


def _rounded(amount: Decimal, digits: int, *, down: bool = False) -> Decimal:
    step = Decimal(1).scaleb(amount.adjusted() - digits + 1)
    return amount.quantize(step, rounding=ROUND_DOWN if down else ROUND_HALF_UP).quantize(Decimal(1))
