"""Initiatives that are made by hand, harmless and hostile."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from reex.exports import export
from reex.ledger.model import Contradiction, Mention, Merged, Quote, Source
from reex.model import Amount, Initiative, Party
from reex.spans import Span

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    "\t=1",
    "\uff1d1+1",
    "\x00\x01\x0b\x1f nul",
    "\ud800 half",
    "\ufffe\uffff none",
    "\"quotes\" 'too', comma; \n line \r\n end",
    "</script><script>alert(1)</script>&amp;]]>",
    "{} | $& \u202e turned",
)

MINISTRY = Party(kind="agency", name="Ministry of Lodes", ref="us/dod")
FIRM = Party(kind="company", name="Northlode Metals", ref=None)


def source(name: str, **more: Any) -> Source:
    """Return a document of a made-up newspaper."""
    given = {"title": f"On {name}", "publisher": "The Lode", "published": "2025-10", "path": f"{name}.txt"} | more
    return Source(id="sha256:" + name.encode().hex().ljust(64, "0"), **given)


def mention(handle: str, **more: Any) -> Mention:
    """Return what one document tells of the grant."""
    said = Quote(span=Span(3, 40), text="The ministry gave Northlode a grant.")
    return Mention(
        id=handle,
        source=source(handle),
        initiative=Initiative(instrument="grant", status="agreed"),
        quotes=(said,),
        **more,
    )


def grant(handle: str = "grant1", **more: Any) -> Merged:
    """Return a grant that two documents tell of."""
    given: dict[str, Any] = {
        "title": "A grant for Northlode",
        "instrument": "grant",
        "status": "agreed",
        "lever": "capital",
        "actors": (MINISTRY,),
        "recipients": (FIRM,),
        "amounts": (Amount(amount=Decimal("550000000.25"), currency="USD"),),
        "commodities": ("rare-earths", "neodymium"),
        "countries": ("US",),
        "announced": "2025-10",
        "effective": "2025-11-03",
        "countable": True,
        "count_reason": "counted",
    }
    return Merged(
        id=handle,
        initiative=Initiative(**given | more),
        rules={"status": "latest official"},
        documents=2,
        sources=1,
        first_published="2025-10",
        mentions=(mention(f"{handle}a"), mention(f"{handle}b")),
    )


def dispute(initiative: str | None = "grant1", **more: Any) -> Contradiction:
    """Return a contradiction on the status."""
    given: dict[str, Any] = {
        "id": "c1", "type": "status", "field": "status", "verdict": "conflict", "reason": "both cannot be",
        "a": "grant1a", "a_value": "agreed", "b": "grant1b", "b_value": "proposed",
    }  # fmt: skip
    return Contradiction(initiative=initiative, **given | more)


def hostile(text: str) -> tuple[Merged, Contradiction]:
    """Return an initiative, and a contradiction on it, with *text* wherever a text may stand."""
    party = Party(kind=text, name=text, ref=text, forms=(text,), source=text)
    sick = Initiative(
        id=text, title=text, instrument=text, status="agreed", actors=(party, FIRM), recipients=(party,),
        amounts=(Amount(amount=Decimal("1e60"), currency=text, per=text), Amount(low=Decimal("NaN"), currency=text)),
        commodities=(text,), programs=(text,), countries=(text,), announced=text, effective=text, until=text,
        duration=text, extractor=text, rule=text,
    )  # fmt: skip
    told = Source(id=text, title=text, publisher=text, published=text, url=text, path=text, text_group=text)
    one = Mention(id=text, source=told, initiative=sick, quotes=(Quote(span=Span(0, 1), text=text),))
    whole = Merged(
        id=text, initiative=sick, rules={text: text}, first_published=text, last_published=text, mentions=(one,)
    )
    more = dict.fromkeys(("id", "field", "reason", "a", "a_value", "b", "b_value", "topic"), text)
    return whole, dispute(text, **more)


def written(format: str, folder: Path, *merged: Merged, contradictions: tuple[Contradiction, ...] = ()) -> Path:  # noqa: A002
    """Export and return the file."""
    path = folder / f"ledger.{format}"
    export(merged, format, path, contradictions=contradictions)
    return path


def hostile_file(format: str, folder: Path) -> Path:  # noqa: A002
    """Export one initiative for each hostile text, and a harmless one at the end."""
    pairs = [hostile(text) for text in HOSTILE]
    return written(format, folder, *(one for one, _ in pairs), grant(), contradictions=tuple(c for _, c in pairs))
