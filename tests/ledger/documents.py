"""Records of made-up articles, and what a ledger holds, to compare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs
from sqlalchemy import Engine, select

from reex.document import Document
from reex.ledger import store
from reex.ledger.tables import BANDS, METADATA, SIGNATURES
from reex.model import Amount, Claim, Entity, Initiative, Party, Record
from reex.spans import Span
from reex.values import Percent

Dump = dict[str, list[tuple[Any, ...]]]
_COUNTRIES = (("Norland", "XN"), ("Ostmark", "XO"), ("Sudania", "XS"))


def record(number: int, *, parts: int = 2, **document: Any) -> Record:
    """Return what an article tells: the same for the same number.

    Args:
        number: which article; it names its firm and its sum.
        parts: how many initiatives, and how many claims.
        document: fields of the document that are to be others.
    """
    sentences = [
        f"The Ministry of Lodes lent ${number + 1}{nth:02} million to Firm {number}-{nth}." for nth in range(parts)
    ]
    sentences += [f"Country {nth} mines {40 + nth} % of the ore of Firm {number}." for nth in range(parts)]
    text = " ".join(sentences)
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in sentences]
    fields: dict[str, Any] = {
        "text": text,
        "id": f"sha256:{hashlib.sha256(str(number).encode()).hexdigest()}",
        "path": f"articles/{number}.txt",
        "title": f"Article {number}",
        "publisher": f"Paper {number % 7}",
        "published": f"2025-10-{number % 28 + 1:02}",
    }
    return Record(
        document=Document(**(fields | document)),
        entities=(Entity(id="e1", kind="agency", start=4, end=21, text=text[4:21]),) if parts else (),
        initiatives=tuple(_loan(number, nth, spans[nth]) for nth in range(parts)),
        claims=tuple(_share(nth, spans[parts + nth]) for nth in range(parts)),
    )


def _loan(number: int, nth: int, span: Span) -> Initiative:
    return Initiative(
        id=f"i{nth + 1}",
        title=f"Loan of the Ministry of Lodes to Firm {number}-{nth}",
        instrument="loan",
        status="agreed",
        actors=(Party(kind="agency", name="Ministry of Lodes", ref="xn/mol"),),
        recipients=(Party(kind="company", name=f"Firm {number}-{nth}"),),
        amounts=(Amount(amount=Decimal((number + 1) * 100 + nth) * 1_000_000, currency="USD"),),
        countable=True,
        count_reason="counted",
        commodities=("rare-earths",),
        countries=("XN",),
        evidence=(span,),
    )


def _share(nth: int, span: Span) -> Claim:
    name, ref = _COUNTRIES[nth % len(_COUNTRIES)]
    return Claim(
        id=f"c{nth + 1}",
        measure="share",
        subject=Party(kind="country", name=name, ref=ref),
        value=Percent(low=Decimal(40 + nth), measure="market_share"),
        stages=("mining",),
        evidence=(span,),
    )


def with_text(found: Record, text: str) -> Record:
    """Return *found* with other words, and so of other bytes."""
    return attrs.evolve(
        found,
        document=attrs.evolve(found.document, text=text, id=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"),
    )


def dump(engine: Engine) -> Dump:
    """Return all rows of all tables, sorted: two ledgers with the same content have the same dump.

    The numbers that stand for documents in their bands go by who came first, and tell nothing.
    """
    bands = select(BANDS.c.band, SIGNATURES.c.document).join(SIGNATURES)
    asked = {table.name: select(table) for table in METADATA.sorted_tables}
    asked |= {"bands": bands, "signatures": select(SIGNATURES.c.document, SIGNATURES.c.signature)}
    with engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(query)), key=repr) for name, query in asked.items()
        }


def dump_of(url: str) -> Dump:
    """Open a ledger and return its rows."""
    engine = store.open_engine(url)
    try:
        return dump(engine)
    finally:
        engine.dispose()


def lines(records: Iterable[Record]) -> bytes:
    """Return records as JSON Lines with their texts."""
    return b"".join(one.to_json(text=True) + b"\n" for one in records)
