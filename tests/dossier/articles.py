"""Made-up articles as records, for a ledger that is real."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

from reex.document import Document
from reex.ledger.model import Mention, Merged, Quote, Source
from reex.model import Amount, Claim, Entity, Initiative, Party, Record
from reex.spans import Span
from reex.values import Money, Percent

MINISTRY = Party(kind="agency", name="Ministry of Lodes", ref="xx/lodes")
BANK = Party(kind="agency", name="Harbour Bank", ref="xx/harbour")
FIRM = Party(kind="company", name="Arclight Metals", ref="xtst/ARC")
COUNTRY = Party(kind="country", name="Norland", ref="XN")

LOAN = "The Ministry of Lodes signed a loan of $5 million for Arclight Metals in March 2025."
AGAIN = "Under the March 2025 loan the Ministry of Lodes gives $5 million to Arclight Metals, and it runs already."
TRAINING = "The Ministry of Lodes wants schools to teach separation."
BACKING = "Harbour Bank announced about $2 million for Arclight Metals in 2024."
PACKAGE = "The Ministry of Lodes paid money to Arclight Metals, part of a package of $9 million."
SHARES = ("Norland refines 60% of the ore.", "Norland refines 85% of the ore.")


def usd(number: int, **fields: Any) -> Amount:
    """Return a sum in US dollars."""
    return Amount(amount=Decimal(number), currency="USD", **fields)


def act(text: str, sentence: str, **fields: Any) -> Initiative:
    """Return the initiative that *sentence* of *text* tells of."""
    counted = {"countable": True, "count_reason": "counted"} if fields.get("amounts") else {}
    start = text.index(sentence)
    return Initiative(**{**counted, "evidence": (Span(start, start + len(sentence)),), **fields})


def record(sentences: list[str], initiatives: list[Initiative], share: str = "", **document: Any) -> Record:
    """Return what an article of *sentences*, each in a paragraph of its own between others, tells."""
    text = body(*sentences, share)
    claims = ()
    if share:
        start = text.index(share)
        value = Percent(low=Decimal(share[16:18]), measure="market_share")
        claims = (
            Claim(
                id="c1",
                measure="share",
                subject=COUNTRY,
                value=value,
                stages=("processing",),
                commodities=("ore",),
                evidence=(Span(start, start + len(share)),),
            ),
        )
    return Record(
        document=Document(text=text, id=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", **document),
        entities=tuple(money(text)),
        initiatives=tuple(initiatives),
        claims=claims,
    )


def body(*sentences: str) -> str:
    """Return the text of an article."""
    paragraphs = [f"Before number {nth}. {one} More is hoped for." for nth, one in enumerate(sentences) if one]
    return "\n".join(["What the paper says.", *paragraphs, "After it."])


def money(text: str) -> list[Entity]:
    """Return the sums of *text*."""
    found = []
    for nth, words in enumerate(("$5 million", "$2 million", "$9 million")):
        if (start := text.find(words)) >= 0:
            value = Money(amount=Decimal(words[1]) * 1_000_000, currency="USD")
            end = start + len(words)
            found.append(Entity(id=f"e{nth}", kind="money", start=start, end=end, text=words, value=value))
    return found


def articles() -> list[Record]:
    """Return four articles.

    Two tell of one loan, and differ on its status and on Norland's share; the last may tell of it too.
    """
    first = body(LOAN, TRAINING, SHARES[0])
    second = body(AGAIN, SHARES[1])
    third, fourth = body(BACKING), body(PACKAGE)
    loan: dict[str, Any] = {
        "instrument": "loan",
        "lever": "capital",
        "actors": (MINISTRY,),
        "recipients": (FIRM,),
        "amounts": (usd(5_000_000),),
        "commodities": ("ore",),
        "countries": ("AU",),
        "announced": "2025-03",
    }
    title = "Ministry of Lodes: loan to Arclight Metals, USD 5 million"
    return [
        record(
            [LOAN, TRAINING],
            [
                act(first, LOAN, id="i1", title=f"{title} (agreed)", status="agreed", **loan),
                act(
                    first,
                    TRAINING,
                    id="i2",
                    title="Ministry of Lodes: workforce (proposed)",
                    instrument="workforce",
                    status="proposed",
                    lever="workforce",
                    actors=(MINISTRY,),
                ),
            ],
            SHARES[0],
            title="Lodes and loans",
            publisher="Morning Gazette",
            published="2025-03-10",
            url="https://example.org/a",
        ),
        record(
            [AGAIN],
            [act(second, AGAIN, id="i1", title=f"{title} (active)", status="active", **loan)],
            SHARES[1],
            title="The loan runs",
            publisher="Evening Post",
            url="javascript:alert(1)",
        ),
        record(
            [BACKING],
            [
                act(
                    third,
                    BACKING,
                    id="i1",
                    title="Harbour Bank: funding for Arclight Metals (announced)",
                    instrument="funding",
                    status="announced",
                    lever="capital",
                    actors=(BANK,),
                    recipients=(FIRM,),
                    amounts=(usd(2_000_000, bound="about"),),
                    announced="2024",
                ),
            ],
            title="A bank backs",
            publisher="Morning Gazette",
            published="2024-06",
            url="https://example.org/c",
        ),
        record(
            [PACKAGE],
            [
                act(
                    fourth,
                    PACKAGE,
                    id="i1",
                    title="Ministry of Lodes: funding for Arclight Metals (completed)",
                    instrument="funding",
                    status="completed",
                    lever="capital",
                    actors=(MINISTRY,),
                    recipients=(FIRM,),
                    commodities=("ore",),
                    amounts=(usd(9_000_000, role="package"),),
                    countable=False,
                    count_reason="package",
                ),
            ],
            title="Money paid",
            published="2025-06",
        ),
    ]


def many(number: int, word: str = "", url: str = "https://example.org/a") -> list[Merged]:
    """Return *number* initiatives, each told once; *word* stands in every field that takes words."""
    statuses = ("proposed", "announced", "agreed", "active", "completed", "ended")
    found = []
    for nth in range(number):
        source = Source(id="sha256:1", title=f"Gazette {word}", publisher=f"Press {word}", published="2025-03", url=url)
        told = Initiative(
            title=f"Grant {nth} {word}".strip(),
            instrument="grant",
            status=statuses[nth % 6],  # type: ignore[arg-type]
            lever=("capital", "demand")[nth % 2],
            actors=(Party(kind="agency", name=f"Ministry {word}"),),  # type: ignore[arg-type]
            recipients=(Party(kind="company", name=f"Arclight {word}"),),
            commodities=(word or "gallium",),
            programs=(f"Act {word}",),
            countries=(word or ("US", "AU")[nth % 2],),
            announced=word or f"{2022 + nth % 4}-05-01",
            amounts=(usd(5_000_000 + nth, per=word or None), Amount(amount=Decimal(nth), currency=word or "USD")),
            countable=nth % 6 != 0,
            count_reason="counted" if nth % 6 else "proposed",
        )
        quote = Quote(span=Span(0, 6 + len(word)), text=f"Quote {word}")
        mention = Mention(id=f"m{nth}", source=source, initiative=told, quotes=(quote,))
        rules = {"status": f"latest {word}"}
        found.append(Merged(id=f"m{nth}", initiative=told, rules=rules, mentions=(mention,), first_published="2025-03"))
    return found
