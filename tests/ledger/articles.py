"""Three made-up articles, of which two tell of one loan, and what hostile ones may hold."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from reex.document import Document, Notice
from reex.model import Amount, Claim, Entity, Initiative, Party, Place, Rank, Record
from reex.spans import Span
from reex.values import DateRange, Money, Percent

BANK = Party(kind="agency", name="Export Bank of Norland", ref="xn/bank")
MINISTRY = Party(kind="agency", name="Ministry of Mines", ref="xn/mines")
FIRM = Party(kind="company", name="Ostrava Magnets", ref="xtst/OST")
AUSTRALIA = Party(kind="country", name="Australia", ref="AU")
CHINA = Party(kind="country", name="China", ref="CN")
LENT = "The Export Bank lent Ostrava Magnets $150 million for a magnet plant."
AGREED = "Ostrava Magnets has signed for $150 million from the Export Bank, which also weighs $90 million for others."
SINCE = "Since 2019 the Ministry of Mines has put $40 million into tailings."
CALL = "Norland should stockpile gallium."
SIXTY = "China refines 60% of rare earths."
NINETY = "China refines 90% of rare earths."
PLACE = "The plant of Ostrava Magnets stands in Nevada."
LOST = "In October 2025, a deal on gallium with Australia."


def usd(number: int, **fields: Any) -> Amount:
    """Return a sum in US dollars."""
    return Amount(amount=Decimal(number), currency="USD", **fields)


def article(name: str, sentences: Sequence[str], *found: Initiative | Claim, **document: Any) -> Record:
    """Return the record of an article made of *sentences*; the evidence in *found* counts these.

    Each sum of money in the text is an entity, as an extractor would find it.
    """
    text = " ".join(sentences)
    known = {"id": digest(text), "path": f"{name}.txt", "title": f"The {name} article", "publisher": f"Paper {name}"}
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in sentences]
    sums = [(at, words) for at in range(len(text)) if (words := _sum_at(text, at))]
    entities = [
        Entity(
            id=f"m{number}",
            kind="money",
            start=at,
            end=at + len(words),
            text=words,
            value=Money(amount=Decimal(words[1:].partition(" ")[0]) * 1_000_000, currency="USD"),
        )
        for number, (at, words) in enumerate(sums)
    ]
    placed = [_placed(one, spans) for one in found]
    return Record(
        document=Document(text=text, **{**known, **document}),
        entities=tuple(entities),
        initiatives=tuple(one for one in placed if isinstance(one, Initiative)),
        claims=tuple(one for one in placed if isinstance(one, Claim)),
    )


def digest(text: str) -> str:
    """Return the id that a document with these bytes has."""
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()}"


def _sum_at(text: str, at: int) -> str:
    return " ".join(text[at:].split(" ")[:2]).rstrip(".,") if text[at] == "$" else ""


def _placed(one: Any, spans: Sequence[Span]) -> Any:
    return attrs.evolve(one, evidence=tuple(spans[span.start] for span in one.evidence))


def of(*sentences: int) -> tuple[Span, ...]:
    """Return evidence that counts sentences, for :func:`article`."""
    return tuple(Span(number, number + 1) for number in sentences)


def loan(**fields: Any) -> Initiative:
    """Return the loan that two of the articles tell of."""
    known: dict[str, Any] = {
        "id": "i1", "instrument": "loan",
        "status": "agreed", "lever": "capital", "actors": (BANK,), "recipients": (FIRM,),
        "amounts": (usd(150_000_000),), "commodities": ("magnets",), "stages": ("magnet",), "countries": ("US",),
        "announced": "2025-05", "countable": True, "count_reason": "counted", "evidence": of(0),
    }  # fmt: skip
    return Initiative(**(known | fields))


def share(number: int) -> Claim:
    """Return what China is said to refine; the first sentence of the article says so."""
    return Claim(
        id="c1",
        measure="share",
        subject=CHINA,
        value=Percent(low=Decimal(number), measure="market_share"),
        stages=("processing",),
        commodities=("rare-earths",),
        evidence=of(1),
    )


def first() -> Record:
    """Return the article that tells of the loan, and of a share of 60 percent."""
    return article("first", [LENT, SIXTY], loan(), share(60), published="2025-05-04")


def second() -> Record:
    """Return the article that tells of the same loan, of a running total, and of a share of 90 percent."""
    running = Initiative(
        id="i2", instrument="funding", status="active", lever="capital",
        actors=(MINISTRY,), amounts=(usd(40_000_000, role="cumulative"),), commodities=("tailings",),
        effective="2019", count_reason="cumulative", evidence=of(2),
    )  # fmt: skip
    return article("second", [AGREED, NINETY, SINCE], loan(), running, share(90), published="2025-06-10")


def third() -> Record:
    """Return the article that calls for a stockpile, places the firm, and tells of a deal whose link is lost."""
    stockpile = Initiative(
        id="i1", instrument="stockpile", status="proposed",
        lever="price_stability", commodities=("gallium",), countries=("AU",), actors=(AUSTRALIA,),
        count_reason="no_amount", evidence=of(0),
    )  # fmt: skip
    place = Claim(id="c1", measure="location", subject=FIRM, value=Place(ref="US-NV"), evidence=of(1))
    rank = Claim(
        id="c2", measure="rank", subject=FIRM, value=Rank(kind="first", of="plant", place="US"), evidence=of(1)
    )
    record = article("third", [CALL, PLACE, LOST], stockpile, place, rank, published="2025-07")
    at = record.document.text.index(LOST)
    month = DateRange(start=dt.date(2025, 10, 1), end=dt.date(2025, 10, 31))
    dated = Entity(id="d1", kind="date", start=at + 3, end=at + 15, text=LOST[3:15], value=month)
    country = Entity(id="n1", kind="country", start=at + 40, end=at + 49, text=LOST[40:49], name="Australia", ref="AU")
    lost = Notice(code="dropped-link", message="the words of a link are lost", start=at + 16)
    return attrs.evolve(record, entities=(*record.entities, dated, country), warnings=(lost,))


def hostile() -> Record:
    """Return an article in whose fields stand formulas, markup, control characters and SQL."""
    evil = "=HYPERLINK(1)[red]\x1b[31m</script><script>alert(1)</script>'; DROP TABLE documents; --\x07"
    party = Party(kind="company", name=f"@{evil}")
    told = Initiative(
        id="i1", title=evil, instrument="loan", status="agreed", actors=(party,), recipients=(party,),
        commodities=(evil,), programs=(f"+{evil}",), announced="2025", count_reason="no_amount", evidence=of(0),
    )  # fmt: skip
    claim = Claim(
        id="c1", measure="share", subject=party, value=Percent(low=Decimal(5)), attribution=f"-{evil}", evidence=of(0)
    )
    return article("hostile", [evil], told, claim, title=evil, publisher=evil, url=evil, path=evil)


def write(path: Path, *records: Record, text: bool = True) -> Path:
    """Write *records* as JSON Lines, with their texts."""
    path.write_bytes(b"".join(record.to_json(text=text) + b"\n" for record in records))
    return path
