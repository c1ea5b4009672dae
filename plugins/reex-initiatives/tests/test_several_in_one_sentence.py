"""What one subject does in turn is told as each would be alone, however the sentence joins them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_initiatives.pages.reading import Reading, layers

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

FIRM = (
    "signed a US$95 million loan with Export Finance Australia",
    "was awarded US$12 million by the Department of Energy",
    "received a €21 million grant from the European Commission",
    "took a 7% stake in Iluka Resources",
    "secured a US$64 million loan from the Export-Import Bank",
    "agreed to sell all of its output to Tesla",
    "bought Jervois Global for US$140 million",
    "began construction of a US$400 million refinery in Ohio",
    "won a US$26 million contract from the Defense Logistics Agency to supply gallium",
    "was given a US$33 million loan guarantee by UK Export Finance",
)
STATE = (
    "imposed a 30% tariff on tungsten from China",
    "banned exports of germanium to the United States",
    "signed a critical minerals pact with Japan",
    "lent US$80 million to Iluka Resources",
    "took a 6% stake in Piedmont Lithium",
    "passed a law on recycling of magnets",
)
SUBJECTS = (("Torngat Metals", FIRM), ("Malaysia", STATE))
JOINED = (
    "{who} {one} and {other}.",
    "{who} {one}, and {other}.",
    "{who} {one} and in March also {other}.",
    "{who} {one}, it said on Monday, and {other}.",
    "{who} said on Monday that it {one} and {other}.",
    "{who}, which {one}, also {other}.",
    "{who} {one}; it also {other}.",
)
# The next three behind each, so that each stands first and second beside several.
PAIRS = [
    (who, one, told[(at + by) % len(told)])
    for who, told in SUBJECTS
    for (at, one), by in itertools.product(enumerate(told), (1, 2, 3))
]


def _told(rows: list[Row]) -> list[Row]:
    return sorted(rows)


@pytest.mark.parametrize("sentence", JOINED)
@pytest.mark.parametrize(("who", "one", "other"), PAIRS)
def test_each_predicate_of_a_subject_tells_what_it_tells_alone(
    who: str, one: str, other: str, sentence: str, acts: Acts
) -> None:
    """Whoever stands in the first predicate does nothing in the second, and gets nothing by it."""
    alone = acts(f"{who} {one}.") + acts(f"{who} {other}.")
    assert len(alone) == 2
    assert _told(acts(sentence.format(who=who, one=one, other=other))) == _told(alone)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Qatar bought a 4% stake in Ivanhoe Mines, which runs Kamoa-Kakula, for $500 million.",
            [("equity", "agreed", "QA", "tsx/IVN", "USD 500,000,000"), ("project", "active", "tsx/IVN", "", "")],
        ),
        (
            "Arafura Rare Earths, which has a market value of $3 billion, was lent $80 million by EXIM.",
            [("loan", "agreed", "us/exim", "asx/ARU", "USD 80,000,000")],
        ),
        (
            "Iluka Resources borrowed $40 million from KfW, while Lynas won a $9 million grant from Japan.",
            [
                ("grant", "agreed", "JP", "asx/LYC", "USD 9,000,000"),
                ("loan", "agreed", "de/kfw", "asx/ILU", "USD 40,000,000"),
            ],
        ),
        (
            "Germany's KfW will lend Iluka Resources €70 million and France's Bpifrance will lend Eramet €90 million.",
            [
                ("loan", "announced", "de/kfw", "asx/ILU", "EUR 70,000,000"),
                ("loan", "announced", "fr/bpifrance", "epa/ERA", "EUR 90,000,000"),
            ],
        ),
        (
            "Torngat Metals acquired Iluka Resources, then secured a US$80 million loan from EXIM.",
            [
                ("acquisition", "agreed", "Torngat Metals Ltd.", "asx/ILU", ""),
                ("loan", "agreed", "us/exim", "Torngat Metals Ltd.", "USD 80,000,000"),
            ],
        ),
        (
            "Electra Battery Materials has won C$20 million from Ontario and been lent US$30 million by the Pentagon.",
            [
                ("funding", "agreed", "Ontario", "nasdaq/ELBM", "CAD 20,000,000"),
                ("loan", "agreed", "us/dod", "nasdaq/ELBM", "USD 30,000,000"),
            ],
        ),
        (
            "KfW lent Torngat Metals €70 million; the company then signed an offtake agreement with Tesla.",
            [
                ("loan", "agreed", "de/kfw", "Torngat Metals Ltd.", "EUR 70,000,000"),
                ("offtake", "agreed", "nasdaq/TSLA", "Torngat Metals Ltd.", ""),
            ],
        ),
        (
            "Iluka Resources makes rare earths. Last week it borrowed €40 million from KfW.",
            [("loan", "agreed", "de/kfw", "asx/ILU", "EUR 40,000,000")],
        ),
    ],
)
def test_what_is_said_of_a_party_stands_between_nothing(text: str, rows: list[Row], acts: Acts) -> None:
    """A clause on a party, and who says it, is read for itself; each clause has its own subject."""
    assert _told(acts(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Guinea stripped Emirates Global Aluminium of its licence and handed it to Lynas.",
            [("permitting", "ended", "GN", "Emirates Global Aluminium", "")],
        ),
        (
            "Canada lent Torngat Metals US$30 million, and Quebec added US$20 million.",
            [
                ("loan", "agreed", "CA", "Torngat Metals Ltd.", "USD 30,000,000"),
                ("loan", "agreed", "Quebec", "Torngat Metals Ltd.", "USD 20,000,000"),
            ],
        ),
    ],
)
def test_what_goes_back_is_read_with_what_it_goes_back_to(text: str, rows: list[Row], acts: Acts) -> None:
    """*It*, *added* and the like need the predicate before."""
    assert _told(acts(text)) == rows


@pytest.mark.parametrize(
    "text",
    [
        "The DFC lent Lynas $465 million. It is clear that a grant of $20 million will follow.",
        "Torngat Metals took a 7% stake in Iluka Resources. It also secured a grant of $20 million from Canada.",
    ],
)
def test_it_stands_for_nobody_in_doubt(text: str, acts: Acts) -> None:
    """Neither where it is said of nothing, nor where another firm may as well have got the money."""
    assert [recipient for instrument, _, _, recipient, _ in acts(text) if instrument == "grant"] in ([], [""])


def test_it_is_no_firm_named_before_where_the_sentence_has_another_one(acts: Acts) -> None:
    """Whoever the Australian explorer is, it isn't the trader."""
    told = acts(
        "Toyota Tsusho buys metals. JOGMEC took a 15% stake in an Australian explorer and lent it A$25 million."
    )
    assert [(instrument, recipient) for instrument, _, _, recipient, _ in told] == [("equity", ""), ("loan", "")]


def test_the_company_may_have_a_clause_on_it(acts: Acts) -> None:
    """Whoever stands in the clause gets nothing of what the company does behind it."""
    told = acts(
        "Australian zircon producer Iluka Resources rose. The company, which last year merged its mines with Lynas, "
        "borrowed A$25 million from KfW."
    )
    assert ("loan", "agreed", "de/kfw", "asx/ILU", "AUD 25,000,000") in told


def test_every_field_still_says_where_in_the_document_it_stands(read: Callable[[str], reex.Record]) -> None:
    """What was moved to read a predicate is led back to where it is."""
    text = "Torngat Metals signed a $95 million loan with KfW and was awarded $12 million by the Department of Energy."
    grant = next(i for i in read(text).initiatives if i.instrument == "grant")
    places = {slot: [text[span.start : span.end] for span in spans] for slot, spans in grant.slots.items()}
    assert places["recipients"] == ["Torngat Metals"]
    assert places["amounts"] == ["$12 million"]
    assert places["instrument"] == ["awarded"]


def test_who_is_only_called_the_company_is_found_by_reference(read: Callable[[str], reex.Record]) -> None:
    """``reex explain`` says so, and the field rests on the name."""
    text = "Torngat Metals mines dysprosium. The company also sold a 10% stake to KfW for $50 million."
    (stake,) = read(text).initiatives
    assert [party.name for party in stake.recipients] == ["Torngat Metals Ltd."]
    assert stake.reasons["recipients"] == "reference"
    assert [text[s.start : s.end] for s in stake.slots["recipients"]] == ["Torngat Metals"]


def test_a_hole_is_moved_with_the_words_around_it() -> None:
    """A lost name in the subject is lost for each predicate."""
    text = "Acme lent $5 million and took a stake."
    reading = Reading.of(text, [reex.Span(0, 5), reex.Span(25, 38)])
    assert reading.holes([4, 10, 30]) == (24, 30)


@given(st.text("ab ,.", min_size=8, max_size=60), st.lists(st.integers(0, 60), min_size=2, max_size=6))
def test_a_reading_has_the_words_of_its_pieces_and_the_last_one_in_its_place(text: str, cuts: list[int]) -> None:
    """Whatever the pieces are, and a document with it in the place of a sentence is as long as before."""
    ends = sorted({min(cut, len(text)) for cut in cuts})
    pieces = [reex.Span(a, b) for a, b in itertools.pairwise(ends) if (a + b) % 2 or b == ends[-1]]
    if not pieces or any(not text[p.start : p.end].strip() for p in pieces):
        return
    reading = Reading.of(text, pieces)
    assert reading.end == pieces[-1].end
    assert "".join(reading.told(text).split()) == "".join("".join(text[p.start : p.end] for p in pieces).split())
    span = reex.Span(0, len(text))
    if reading.start >= 0:
        (layer,) = layers(text, [(span, [reading])])
        assert len(layer) == len(text)
        assert layer[pieces[-1].start : pieces[-1].end] == text[pieces[-1].start : pieces[-1].end]
