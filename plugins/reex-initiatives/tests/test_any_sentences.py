"""What holds of each record, whichever sentences a document is made of, and in whichever order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import reex

# Plain sentences: acts of each sort, mentions of the same act, pronouns, prices, denials, and some that tell nothing.
SENTENCES = (
    "The Pentagon took a $20 million stake in Nyrstar for germanium.",
    "The Department of Defense lent $20 million to Nyrstar for zinc.",
    "Nyrstar secured a $60 million loan from the Department of Defense.",
    "It added a $60 million loan.",
    "The $80 million Pentagon deal with Nyrstar is large.",
    "The company received a $20 million grant.",
    "A $50 million grant was awarded for antimony.",
    "The Department of Energy may lend up to $75 million to Westwin Elements for nickel.",
    "Export Finance Australia lent up to A$200 million to Alcoa for gallium.",
    "EXIM issued a letter of interest for a $200 million loan to Nova Minerals for antimony.",
    "The Department of Energy cancelled a $50 million grant to Westwin Elements for nickel.",
    "Since 2022, the Pentagon has awarded more than $80 million for tungsten.",
    "Japan made a $600 billion commitment to invest in the critical minerals of the United States.",
    "The loan unlocks $5 billion in private investment for lithium mines.",
    "Export Finance Australia lent Iluka A$50 million a year.",
    "The Pentagon never took a $50 million stake in Trilogy Metals.",
    "China imposed export controls on gallium in 2023.",
    "The United States imposed a 93.5% tariff on Chinese graphite.",
    "Japan and Kazakhstan signed a memorandum of understanding on rare earths.",
    "Umicore and Glencore formed a partnership to recycle cobalt.",
    "Tesla agreed to buy graphite from Syrah Resources.",
    "Rio Tinto acquired Arcadium Lithium for $6.7 billion.",
    "Boliden's Aitik mine in Sweden reopened in March.",
    "Albemarle closed a private placement of $90 million.",
    "Albemarle announced a $90 million private placement of Albemarle's shares.",
    "The Interior Department fast-tracked the Resolution Copper project.",
    "President Trump signed an executive order on seabed minerals in April 2025.",
    "The Pentagon took a $40 million stake in , the operator of Mountain Pass.",
    "China refines 90% of the world's gallium.",
    "Located in Nevada, MP Materials hopes for an order.",
    "Zinc is dear.",
)
TEXTS = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from((" ", "\n\n"))), min_size=1, max_size=6).map(
    lambda parts: "".join(sentence + blank for sentence, blank in parts).strip()
)
_KEPT: list[reex.Pipeline] = []


def _read(text: str) -> reex.Record:
    """Return the record of a text, by one pipeline for all examples: making one takes longer than a text does."""
    if not _KEPT:
        _KEPT.append(reex.Pipeline.standard())
    return reex.extract(text, pipeline=_KEPT[0])


def _is_filled(act: reex.Initiative, field: str) -> bool:
    value: Any = getattr(act, field)
    return value is not None and value != ()


def _spans(record: reex.Record) -> Iterator[reex.Span]:
    for entity in record.entities:
        yield entity.span
    for act in record.initiatives:
        yield from act.evidence
        for spans in act.slots.values():
            yield from spans
    for claim in record.claims:
        yield from claim.evidence


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_each_span_of_a_record_lies_inside_the_text(text: str) -> None:
    """No place points behind the text or is empty; each slot stands in a sentence of the document."""
    record = _read(text)

    assert not [notice for notice in record.warnings if notice.code == "extractor-failed"]
    assert all(0 <= span.start < span.end <= len(record.document.text) for span in _spans(record))
    assert all(act.evidence for act in record.initiatives)


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_only_sums_of_the_act_itself_are_countable(text: str) -> None:
    """What counts has a sum that is the act's own, in a currency, and somebody who gives or gets it."""
    for act in _read(text).initiatives:
        assert act.countable == (act.count_reason == "counted")
        assert act.amounts or act.count_reason == "no_amount"
        if act.countable:
            assert {amount.role for amount in act.amounts} <= {"stated", "ceiling"}
            assert all(amount.currency and not amount.per for amount in act.amounts)
            assert act.status not in ("proposed", "ended")
            assert act.actors or act.recipients


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_reasons_and_slots_are_those_of_filled_fields(text: str) -> None:
    """Each field that tells the act has a reason; an empty one has none, nor a place in the text."""
    for act in _read(text).initiatives:
        assert {field for field in act.reasons if not _is_filled(act, field)} == set()
        assert {field for field in act.slots if not _is_filled(act, field)} == set()
        told = {field for field in ("instrument", "status", "actors", "recipients") if _is_filled(act, field)}
        assert told <= set(act.reasons)
        assert all(act.reasons.values())


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_parties_are_called_as_the_text_calls_them(text: str) -> None:
    """Each form of a party stands in the text; whom the text doesn't name has a source, and no entity."""
    record = _read(text)
    for act in record.initiatives:
        for party in (*act.actors, *act.recipients):
            assert all(form in record.document.text for form in party.forms)
            assert party.inferred or party.forms
            assert bool(party.source) == party.inferred
            assert not (party.inferred and party.entities)


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_nobody_gives_money_to_nobody_but_itself(text: str) -> None:
    """Nobody stands twice on one side, a pact has somebody who makes it, and who gives is not all who get."""
    for act in _read(text).initiatives:
        for side in (act.actors, act.recipients):
            assert max(Counter(party.name for party in side).values(), default=1) == 1
        if act.instrument in ("agreement", "partnership"):
            assert act.recipients == () or act.actors
        if act.instrument in ("equity", "loan", "grant", "guarantee", "funding") and act.actors and act.recipients:
            assert {p.name for p in act.actors} - {p.name for p in act.recipients}


def _sums(act: reex.Initiative) -> set[tuple[Decimal | None, str | None]]:
    return {(amount.amount or amount.high or amount.low, amount.currency) for amount in act.amounts}


def _differ(one: tuple[reex.Party, ...], other: tuple[reex.Party, ...]) -> bool:
    """Say whether both sides are known, and nobody is on both."""
    return bool(one and other) and {p.name for p in one}.isdisjoint(p.name for p in other)


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_no_sum_counts_twice_unless_its_parties_differ(text: str) -> None:
    """Of two acts of one sum only one counts, but where another gives it, or another gets it."""
    for one, other in combinations([act for act in _read(text).initiatives if act.countable], 2):
        if _sums(one) == _sums(other):
            assert _differ(one.actors, other.actors) or _differ(one.recipients, other.recipients)


# These name all who take part, in one currency, so that no sentence around them could tell more.
_WHOLE = [
    text for text in SENTENCES if " secured " in text or text.startswith(("The Pentagon", "The Department", "Rio"))
]


def _total(text: str) -> dict[str | None, Decimal]:
    total: dict[str | None, Decimal] = {}
    for act in _read(text).initiatives:
        for amount in act.amounts if act.countable else ():
            more = amount.amount or amount.high or amount.low or Decimal()
            total[amount.currency] = total.get(amount.currency, Decimal()) + more
    return total


@given(st.lists(st.sampled_from(_WHOLE), min_size=1, max_size=4))
@settings(deadline=None, max_examples=60)
def test_a_document_that_says_all_twice_counts_it_once(sentences: list[str]) -> None:
    """Telling the same again, in another paragraph, adds no money."""
    paragraph = " ".join(sentences)

    assert _total(f"{paragraph}\n\n{paragraph}") == _total(paragraph)
