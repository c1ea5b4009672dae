"""What holds of every record: places, ids, titles, the same answer each time, and no failure on any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reex

Read = Callable[[str], reex.Record]

ARTICLE = """\
Germany and Chile Close Ranks on Lithium

BERLIN, March 4 - The European Investment Bank lent €104 million to Vulcan Energy for lithium wells.
Germany's Rohstofffonds invested €150 million in Vulcan Energy. This investment pays for wells.

Germany and Chile signed a memorandum of understanding on lithium. China controls 65% of lithium refining.
The European Commission could impose a tariff on Chinese graphite. In May 2025, Zimbabwe banned exports of lithium ore.

  • €104 million loan from the European Investment Bank to Vulcan Energy
"""


def test_evidence_is_whole_sentences(read: Read) -> None:
    """Each evidence span is one sentence of the text, from its first letter to its full stop."""
    record = read(ARTICLE)
    loan, fund = record.initiatives[:2]
    assert [" ".join(record.quote(span).split()) for span in loan.evidence] == [
        "BERLIN, March 4 - The European Investment Bank lent €104 million to Vulcan Energy for lithium wells.",
        "• €104 million loan from the European Investment Bank to Vulcan Energy",
    ]
    assert [" ".join(record.quote(span).split()) for span in fund.evidence] == [
        "Germany's Rohstofffonds invested €150 million in Vulcan Energy.",
        "This investment pays for wells.",
    ]


def test_slots_are_the_words_of_each_field(read: Read) -> None:
    """A slot's span slices to the very words that the field comes from."""
    record = read("In May, the Department of Energy set a ten-year $20 million price floor for Novonix's graphite.")
    (floor,) = record.initiatives
    words = {slot: [record.quote(span) for span in spans] for slot, spans in floor.slots.items()}
    assert (
        words
        == {
            "instrument": ["price floor"],
            "actors": ["Department of Energy"],
            "recipients": ["Novonix"],
            "amounts": ["$20 million"],
            "duration": ["ten-year"],
            "status": ["set"],
            "commodities": ["graphite"],
        }
        | words
    )


def test_parties_and_amounts_point_to_entities_of_the_record(read: Read) -> None:
    """Each id that a party, an amount or a claim names is that of an entity of the record."""
    record = read(ARTICLE)
    known = {entity.id for entity in record.entities}
    for initiative in record.initiatives:
        named = [e for party in (*initiative.actors, *initiative.recipients) for e in party.entities]
        assert {*named, *(e for amount in initiative.amounts for e in amount.entities)} <= known
    assert {e for claim in record.claims for e in claim.subject.entities} <= known


def test_ids_count_in_text_order(read: Read) -> None:
    """Initiatives are i1, i2, … by their first sentences."""
    found = read(ARTICLE).initiatives
    assert [i.id for i in found] == [f"i{number}" for number in range(1, len(found) + 1)]
    starts = [i.evidence[0].start for i in found]
    assert starts == sorted(starts)
    assert [i.instrument for i in found] == ["loan", "funding", "agreement", "tariff", "export_control"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The European Investment Bank lent €104 million to Vulcan Energy for lithium.",
            "European Investment Bank: loan to Vulcan Energy Resources, EUR 104 million (agreed)",
        ),
        (
            "Japan and Kazakhstan signed a memorandum of understanding on rare earths.",
            "Japan and Kazakhstan: agreement, rare earths (agreed)",
        ),
        (
            "The Department of Energy may lend up to $1.5 billion to Novonix for graphite.",
            "U.S. Department of Energy: loan to Novonix, up to USD 1.5 billion (proposed)",
        ),
        (
            "The Department of Energy agreed to a price floor for Novonix's graphite.",
            "U.S. Department of Energy: price support for Novonix (agreed)",
        ),
        (
            "The European Investment Bank lent between €100 million and €150 million to Talga Group for graphite.",
            "European Investment Bank: loan to Talga Group, EUR 100 million to 150 million (agreed)",
        ),
        (
            "A $900,000 grant went to Westwin Elements for nickel.",
            "Unnamed actor: grant to Westwin Elements, USD 900,000 (agreed)",
        ),
    ],
)  # fmt: skip
def test_titles_are_made_one_way(text: str, title: str, read: Read) -> None:
    """Who, what, for whom, how much and how far: always in this order, in the words of the codes."""
    (initiative,) = read(text).initiatives
    assert initiative.title == title


def test_two_runs_write_the_same_bytes(read: Read) -> None:
    """A new pipeline on the same text gives the same record, byte for byte."""
    assert read(ARTICLE).to_json(text=True) == reex.Pipeline.standard().run(read(ARTICLE).document).to_json(text=True)


def test_each_record_tells_how_it_was_made(read: Read) -> None:
    """Extractor, rule and reasons are there, and no record is beyond doubt."""
    for initiative in read(ARTICLE).initiatives:
        assert initiative.extractor == "initiatives"
        assert initiative.rule.partition(":")[2]
        assert {"instrument", "status"} <= set(initiative.reasons)
        assert 0 < initiative.confidence < 1


def test_dates_and_goods_belong_to_their_act(read: Read) -> None:
    """Month and mineral of one act don't move to its neighbours."""
    by_instrument = {i.instrument: i for i in read(ARTICLE).initiatives}
    assert by_instrument["tariff"].commodities == ("graphite",)
    assert by_instrument["export_control"].commodities == ("lithium",)
    assert by_instrument["export_control"].announced == "2025-05"
    assert by_instrument["tariff"].announced is None


def test_furniture_holds_no_acts() -> None:
    """A headline of another story, in the page's list of news, is no act of this document."""
    body = "The Department of Energy lent $50 million to Westwin Elements for nickel.\n\n"
    other = "Pentagon Takes $120 Million Stake in Trilogy Metals"
    zone = reex.Zone(kind="furniture", start=len(body), end=len(body) + len(other))
    record = reex.Pipeline.standard().run(reex.Document(text=body + other, zones=(zone,)))
    assert [i.instrument for i in record.initiatives] == ["loan"]


_WORDS = [
    "The Pentagon", "Nyrstar", "China", "Chinese", "President Trump", "Defense Production Act", "took", "lent",
    "signed", "could", "not", "a", "the", "this", "its", "it", "stake", "loan", "grant", "tariff", "export ban",
    "agreement with", "memorandum of understanding", "offtake agreement", "acquired", "mine", "project",
    "$20 million", "$60 million", "€80 million", "90%", "of", "in", "to", "from", "with", "by", "and", ",", ".",
    ";", ":", "\n", "\n\n", "•", "(", ")", "which", "while", "but", "graphite", "rare earths", "ten-year",
    "since 2020", "share of", "refining", "'s", "’s",
]  # fmt: skip


def _sound(record: reex.Record) -> None:
    """Check that nothing failed and that each place lies in the text."""
    assert "extractor-failed" not in [notice.code for notice in record.warnings]
    spans = [span for claim in record.claims for span in claim.evidence]
    for initiative in record.initiatives:
        spans += [*initiative.evidence, *(span for row in initiative.slots.values() for span in row)]
    assert all(0 <= span.start < span.end <= len(record.document.text) for span in spans)


@given(st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join))
@settings(deadline=None, max_examples=150)
def test_no_mixture_of_words_makes_it_fail(text: str) -> None:
    """Whatever order the words of the grammar come in, the extractor goes through, and spans stay in the text."""
    _sound(_bare().run(text))


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=100)
def test_no_text_makes_it_fail(text: str) -> None:
    """Arbitrary characters yield a record, too."""
    _sound(_bare().run(text))


_KEPT: list[reex.Pipeline] = []


def _bare() -> reex.Pipeline:
    """Return one pipeline for all examples, since making one takes longer than a text does."""
    if not _KEPT:
        _KEPT.append(reex.Pipeline.standard())
    return _KEPT[0]
