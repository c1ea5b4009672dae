"""Mentions and claims for the tests of the ledger, made up by hand or drawn at random."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from reex.ledger.model import ClaimMention, Mention, Quote, Source
from reex.model import Amount, Claim, Initiative, Party, Place, Rank
from reex.spans import Span
from reex.values import Percent

MINISTRY = Party(kind="agency", name="Ministry of Mines", ref="xx/mines")
BANK = Party(kind="agency", name="Export Bank", ref="xx/bank")
FIRM = Party(kind="company", name="Ostrava Magnets", ref="xtst/OST")
RIVAL = Party(kind="company", name="Lisle Alloys")
REASONS = ("counted", "no_party", "package", "cumulative", "pipeline", "need", "unit_price", "letter_of_intent")


def source(name: str = "a", **fields: Any) -> Source:
    """Return a document of a paper of its own."""
    return Source(**{"id": f"sha256:{name}", "publisher": f"Paper {name}", "text_group": name, **fields})


def usd(number: str, **fields: Any) -> Amount:
    """Return a sum in US dollars."""
    return Amount(amount=Decimal(number), currency="USD", **fields)


def mention(name: str = "a", *, by: Source | None = None, **fields: Any) -> Mention:
    """Return a loan as the document *name* tells it."""
    known: dict[str, Any] = {"instrument": "loan", "status": "agreed", **fields}
    if known.get("amounts") and "count_reason" not in known:
        known |= {"countable": True, "count_reason": "counted"}
    return Mention(id=f"handle-{name}", source=by or source(name), initiative=Initiative(**known))


def claim(name: str, value: Percent | Place | Rank, subject: Party, words: str = "", **fields: Any) -> ClaimMention:
    """Return a claim as the document *name* tells it, in *words*."""
    measure = {"Percent": "share", "Place": "location", "Rank": "rank"}[type(value).__name__]
    told: Any = Claim(measure=measure, subject=subject, value=value, **fields)  # type: ignore[arg-type]
    quotes = (Quote(span=Span(0, len(words)), text=words),) if words else ()
    return ClaimMention(id=f"claim-{name}", source=fields.pop("by", source(name)), claim=told, quotes=quotes)


_amounts = st.builds(
    Amount,
    amount=st.sampled_from([Decimal(400), Decimal(700), Decimal("400.0")]),
    currency=st.sampled_from(["USD", "USD", "AUD", None]),
    bound=st.sampled_from(["exact", "about", "at_least"]),
    role=st.sampled_from(["stated", "stated", "ceiling", "package", "cumulative"]),
    per=st.sampled_from([None, None, None, "kg"]),
)
_parties = st.lists(st.sampled_from([MINISTRY, BANK, FIRM, RIVAL]), max_size=2, unique=True).map(tuple)
_dates = st.sampled_from([None, "2024", "2025", "2025-03", "2025-03-07", "2025-11"])
_sources = st.builds(
    Source,
    id=st.sampled_from(["sha256:1", "sha256:2", "sha256:3", "sha256:4"]),
    published=_dates,
    publisher=st.sampled_from([None, "The Courier", "Ministry of Mines"]),
    official=st.booleans(),
)
_initiatives = st.builds(
    Initiative,
    title=st.sampled_from(["one", "two"]),
    instrument=st.sampled_from(["loan", "funding", "equity"]),
    status=st.sampled_from(["proposed", "announced", "agreed", "active", "ended"]),
    actors=_parties,
    recipients=_parties,
    amounts=st.lists(_amounts, max_size=2).map(tuple),
    commodities=st.lists(st.sampled_from(["gallium", "magnets", "rare-earths"]), max_size=3, unique=True).map(tuple),
    countries=st.lists(st.sampled_from(["AU", "US", "JP"]), max_size=2, unique=True).map(tuple),
    announced=_dates,
    binding=st.sampled_from([None, True, False]),
    conditional=st.booleans(),
    countable=st.booleans(),
    count_reason=st.sampled_from([*REASONS, "repeated", "proposed", "no_amount"]),
    confidence=st.sampled_from([0.5, 0.9]),
)
# Each with a handle of its own, and one document published once.
mentions = st.lists(st.builds(Mention, id=st.uuids().map(str), source=_sources, initiative=_initiatives), min_size=1)
