"""What evidence says beside the fields is kept for people to look at: few doubts, each with its reason."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.ledger.tellings import mention

import reex
from reex.document import Document, Notice
from reex.ledger.choose import merged
from reex.ledger.contradictions import of_claims, of_initiative, topic
from reex.ledger.evidence import doubts, loose_ends, may_tell
from reex.ledger.handles import claim_id, mention_id, numbered
from reex.ledger.model import ClaimMention, LooseEnd, Mention, Quote, Source
from reex.model import Entity, Initiative, Party, Record
from reex.spans import Span
from reex.values import DateRange

WHITE_HOUSE = Party(kind="agency", name="White House", ref="us/white-house")
NOWHERE = Source(id="sha256:x")


def found(text: str) -> list[tuple[str, str, str]]:
    """Return the doubts on the first act of *text*, each with the words that cast it."""
    record = reex.extract(text)
    return [(one.field, one.value, record.quote(one.span)) for one in doubts(record, record.initiatives[0])]


def instead(text: str, **fields: Any) -> list[str]:
    """Return the values that are in doubt of the first act of *text*, had it been told with other *fields*."""
    record = reex.extract(text)
    return [one.value for one in doubts(record, attrs.evolve(record.initiatives[0], **fields))]


def act(text: str, program: str, **fields: Any) -> tuple[Record, Initiative]:
    """Return a record of one act with a name, whose only sentence is *text*."""
    start = text.index(program)
    name = Entity(kind="program", start=start, end=start + len(program), text=program, name=program)
    spring = DateRange(start=dt.date(2025, 3, 1), end=dt.date(2025, 3, 31))
    when = text.find("March 2025")
    dates = [Entity(kind="date", start=when, end=when + 10, text="March 2025", value=spring)] if when >= 0 else []
    known: dict[str, Any] = {"instrument": "agreement", "status": "agreed", "programs": (program,), **fields}
    initiative = Initiative(evidence=(Span(0, len(text)),), **known)
    return Record(document=Document(text=text), entities=(name, *dates), initiatives=(initiative,)), initiative


def told(text: str, program: str, **fields: Any) -> list[tuple[str, str]]:
    """Return the doubts on an act with a name: field and value."""
    return [(one.field, one.value) for one in doubts(*act(text, program, **fields))]


def test_who_acts_in_the_sentence_with_the_sum_may_be_its_giver() -> None:
    """A ministry that is said to spend two billion elsewhere, and an order of the White House that prompts them."""
    spends = "The Commerce Department will spend $2 billion on rare earth processing. "
    orders = "The White House signed an executive order on critical minerals, prompting a $2 billion investment."
    assert found(spends + orders) == [("actors", "us/white-house", "White House")]
    assert found(spends) == []
    assert instead(spends + orders, actors=()) == []
    assert instead(spends + orders, recipients=(WHITE_HOUSE,)) == []
    assert found(spends + orders.replace("The White House", "After the Commerce Department, the White House")) == []


def test_a_country_that_is_left_out_of_a_list_may_take_part_in_the_sum() -> None:
    """Three hundred million with Australia and Japan aren't Australia's alone; a country of another part is none."""
    deal = "Canada signed a $300 million agreement with Australia and Japan on critical minerals in 2024."
    assert found(deal) == [("actors", "JP", "Japan")]
    assert instead(deal, countries=("CA", "AU", "JP")) == []
    assert found(deal.replace("Australia and Japan", "Australia")) == []
    assert found(deal.replace("and Japan on critical minerals", "on critical minerals that Japan needs")) == []


def test_a_proposed_act_may_be_agreed_on_already() -> None:
    """A sentence that speaks of agreements on it says so, unless it calls for them, or more than one is proposed."""

    def status(text: str, proposals: int = 1) -> list[str]:
        named = text.index("stockpiling")
        slots = {"instrument": (Span(named, named + len("stockpiling")),)}
        plan = Initiative(
            instrument="stockpile", status="proposed", evidence=(Span(0, text.index(".") + 1),), slots=slots
        )
        record = Record(document=Document(text=text), initiatives=(plan,) * proposals)
        return [one.value for one in doubts(record, plan) if one.field == "status"]

    plan = "Both propose a stockpiling plan. Investors "
    assert status(plan + "read of stockpiling agreements with allies.") == ["agreed"]
    assert status(plan + "want new stockpiling agreements with allies.") == []
    assert status(plan + "read of stockpiling agreements with allies.", proposals=2) == []
    assert status(plan + "read of it.") == []


def test_an_act_whose_name_is_called_proposed_may_not_be_agreed() -> None:
    """The word right before the name or behind it counts; where more of a name follows, another thing is proposed."""
    pact, text = "Lisle Minerals Pact", "The proposed Lisle Minerals Pact could help."
    assert told(text, pact) == [("status", "proposed")]
    assert told("Still a proposal, the Lisle Minerals Pact could help.", pact) == [("status", "proposed")]
    assert told("The Lisle Minerals Pact, which is still under discussion, could help.", pact) == [
        ("status", "proposed")
    ]
    assert told(text, pact, status="proposed") == []
    assert told("The Lisle Minerals Pact follows a proposed law.", pact) == []
    assert told("Money comes with the proposed Lisle Minerals Pact amendment.", pact) == []
    assert told(text, pact, programs=("Another Pact",)) == []
    assert told(text, pact, instrument="funding") == []


def test_another_date_right_behind_the_name_is_a_doubt() -> None:
    """A pact of 2024 that a sentence has signed in March 2025; the date of something else is none."""
    pact, text = "Lisle Minerals Pact", "The Lisle Minerals Pact, signed in March 2025, holds for ten years."
    assert told(text, pact, announced="2024") == [("announced", "2025-03")]
    assert told(text, pact, announced="2025") == []
    assert told(text, pact) == []
    assert told("The Lisle Minerals Pact follows a law, signed in March 2025.", pact, announced="2024") == []


LOST = "The mill opened.\n\nFor example,\nin March 2024, including a lithium refinery in Quebec.\n\n"


def test_a_sentence_that_lost_its_deal_is_kept() -> None:
    """A sentence without the name of its deal, but with a date and a region, may tell of what that country did then."""
    (end,) = loose_ends(reex.extract(LOST), NOWHERE)
    assert (end.dates, end.parties, end.source) == (("2024-03",), ("CA",), NOWHERE)
    assert end.quote.text == "For example,\nin March 2024, including a lithium refinery in Quebec."
    assert loose_ends(reex.extract(LOST), NOWHERE) == (end,)


@pytest.mark.parametrize(
    "text",
    [
        LOST.replace("in March 2024, ", ""),
        LOST.replace(" in Quebec", ""),
        LOST.replace("For example,\nin", "For example, in"),
    ],
)
def test_a_sentence_without_gap_date_or_party_is_no_loose_end(text: str) -> None:
    """Where nothing is lost, or nothing leads to a deal, there is nothing to look at."""
    assert loose_ends(reex.extract(text), NOWHERE) == ()


def test_evidence_of_an_act_is_no_loose_end() -> None:
    """A gap in a sentence whose act is known is told with that act."""
    text = "In 2024 Quebec gave , the miner, a grant."
    gap = Notice(code="dropped-link", message="words are lost", start=20, end=21)
    date = DateRange(start=dt.date(2024, 1, 1), end=dt.date(2024, 12, 31))
    entities = (
        Entity(kind="date", start=3, end=7, text="2024", value=date),
        Entity(kind="region", start=8, end=14, text="Quebec", ref="CA-QC"),
    )
    record = Record(document=Document(text=text), entities=entities, warnings=(gap,))
    assert len(loose_ends(record, NOWHERE)) == 1
    grant = Initiative(instrument="grant", status="agreed", evidence=(Span(0, len(text)),))
    assert (
        loose_ends(Record(document=record.document, entities=entities, initiatives=(grant,), warnings=(gap,)), NOWHERE)
        == ()
    )


@pytest.mark.parametrize(
    ("announced", "parties", "may"),
    [
        ("2025", ["AU"], True),
        ("2025-10-20", ["AU"], True),
        (None, ["AU"], True),
        ("2025-09", ["AU"], False),
        (None, ["JP"], False),
    ],
)
def test_a_loose_end_may_tell_of_an_act_of_its_parties_and_its_time(
    announced: str | None, parties: list[str], may: bool
) -> None:
    """An act of 2025 may be the one of October 2025, one of September may not; nor may that of another country."""
    end = LooseEnd(id="x", source=NOWHERE, quote=Quote(span=Span(0, 1)), dates=("2025-10",), parties=("AU",))
    actors = tuple(Party(kind="country", name=ref, ref=ref) for ref in parties)
    assert may_tell(end, merged([mention(actors=actors, announced=announced)])) is may


@pytest.fixture(scope="module")
def articles(seeds: list[Path]) -> list[tuple[Record, Source]]:
    """Return the five articles of the repository, read by all plugins."""
    records = [reex.extract(path) for path in seeds]
    return [(one, Source(id=one.document.id, published=one.document.published)) for one in records]


def test_the_articles_leave_open_whether_the_stockpile_with_japan_is_agreed(
    articles: list[tuple[Record, Source]],
) -> None:
    """One article has it as a proposal and, in another sentence, speaks of agreements on it."""
    told_by = [
        Mention(id=mention_id(source.id, told, n), source=source, initiative=told, doubts=doubts(record, told))
        for record, source in articles
        for n, told in numbered(record.initiatives)
        if told.title.startswith("United States and Japan: stockpile")
    ]
    (found,) = of_initiative(merged(told_by))
    assert (found.type, found.verdict, found.a_value, found.b_value) == ("status", "unresolved", "proposed", "agreed")


def test_the_articles_disagree_on_shares_of_one_stage_only(articles: list[tuple[Record, Source]]) -> None:
    """60, over 60, 85, 90 and over 90 % of processing are compared, and none of them with 93 % of magnets."""
    claims = []
    for record, source in articles:
        for n, one in numbered(record.claims):
            quotes = tuple(Quote(span=span, text=record.quote(span)) for span in one.evidence)
            told = ClaimMention(id=claim_id(source.id, one, n), source=source, claim=one, quotes=quotes)
            claims += [told] if topic(one) == "share:CN" else []
    shares = {frozenset((one.a_value, one.b_value)): one.verdict for one in of_claims(claims)}
    assert shares[frozenset(("60 %", "at least 60 %"))] == "compatible_bounds"
    assert shares[frozenset(("60 %", "at least 90 %"))] == "conflict"
    assert shares[frozenset(("60 %", "90 %"))] == "conflict"
    assert shares[frozenset(("60 %", "93 %"))] == "different_scope"
    assert frozenset().union(*shares) == {"60 %", "at least 60 %", "85 %", "90 %", "at least 90 %", "93 %"}


def test_the_deal_whose_link_is_lost_may_be_the_one_with_australia(articles: list[tuple[Record, Source]]) -> None:
    """October 2025 in one article, early 2025 in another: both stand for review, side by side."""
    (end,) = [end for record, source in articles for end in loose_ends(record, source)]
    assert (end.dates, end.parties) == (("2025-10",), ("AU",))
    deal = next(
        told
        for record, _ in articles
        for told in record.initiatives
        if told.instrument == "agreement" and told.title.startswith("United States and Australia:")
    )
    assert deal.announced == "2025"
    assert may_tell(end, merged([Mention(id="x", source=NOWHERE, initiative=deal)]))


def test_a_record_without_its_text_has_no_loose_ends() -> None:
    """Where the text was not kept, nothing is taken for a sentence."""
    record = Record.from_json(reex.extract(LOST).to_json())
    assert loose_ends(record, NOWHERE) == ()


def test_a_record_without_its_text_has_fewer_doubts() -> None:
    """Where the text was not kept, no sentence of it casts one on a proposed act."""
    named = {"instrument": (Span(15, 24),)}
    plan = Initiative(instrument="stockpile", status="proposed", evidence=(Span(0, 40),), slots=named)
    assert doubts(Record(document=Document(text=""), initiatives=(plan,)), plan) == ()
