"""What one subject does in turn is told as each would be alone, however the sentence joins them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_initiatives.pages.reading import Reading, layers
from reex_initiatives.sentences.piece import Piece

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


# The same without an ending, in -ing and as it was.
FORMS = {
    "Torngat Metals": (
        ("sign", "signing", "signed", " a US$95 million loan with Export Finance Australia"),
        ("take", "taking", "took", " a 7% stake in Iluka Resources"),
        ("sell", "selling", "sold", " a 10% stake to KfW for €30 million"),
        ("buy", "buying", "bought", " Jervois Global for US$140 million"),
        ("form", "forming", "formed", " a joint venture with Umicore"),
    ),
    "Malaysia": (
        ("impose", "imposing", "imposed", " a 30% tariff on tungsten from China"),
        ("lend", "lending", "lent", " US$80 million to Iluka Resources"),
        ("sign", "signing", "signed", " a critical minerals pact with Japan"),
        ("ban", "banning", "banned", " exports of germanium to the United States"),
    ),
}
TO_COME = (
    "{who} will {one} and {other}.",
    "{who} plans to {one} and to {other}.",
    "{who} will {one} and also {other}.",
)
BESIDES = (
    "{who} {past} after {doing}.",
    "{who} {past} days after {doing}.",
    "After {doing}, {who} {past}.",
    "{who} {past}, as well as {doing}.",
    "{who} {past} before {doing}.",
)
FORMS_OF_PAIRS = [
    (who, told[at], told[(at + by) % len(told)])
    for who, told in FORMS.items()
    for at in range(len(told))
    for by in (1, 2)
]


@pytest.mark.parametrize("sentence", TO_COME)
@pytest.mark.parametrize(("who", "one", "other"), FORMS_OF_PAIRS)
def test_what_somebody_will_do_is_read_verb_by_verb(
    who: str, one: tuple[str, ...], other: tuple[str, ...], sentence: str, acts: Acts
) -> None:
    """Whom the first verb is done to does nothing of the second, which is as much to come."""
    helped = sentence.split("{one}", maxsplit=1)[0].format(who=who)
    alone = [row for verb in (one, other) for row in acts(f"{helped}{verb[0]}{verb[3]}.")]
    assert len(alone) == 2
    text = sentence.format(who=who, one=one[0] + one[3], other=other[0] + other[3])
    assert _told(acts(text)) == _told(alone)


@pytest.mark.parametrize("sentence", BESIDES)
@pytest.mark.parametrize(("who", "one", "other"), FORMS_OF_PAIRS)
def test_what_somebody_did_besides_is_told_as_if_it_had_a_verb_of_its_own(
    who: str, one: tuple[str, ...], other: tuple[str, ...], sentence: str, acts: Acts
) -> None:
    """``After selling a stake, Acme bought`` tells that Acme sold one."""
    alone = [row for verb in (one, other) for row in acts(f"{who} {verb[2]}{verb[3]}.")]
    assert len(alone) == 2
    assert _told(acts(sentence.format(who=who, past=one[2] + one[3], doing=other[1] + other[3]))) == _told(alone)


@pytest.mark.parametrize(
    "joint",
    [
        "{one} after {other}.",
        "{one} days after {other}.",
        "{one} as {other}.",
        "After {other}, {one}.",
        "{one}, but {other}.",
        "{one}. Separately, {other}.",
    ],
)
@pytest.mark.parametrize("firm", FORMS["Torngat Metals"])
@pytest.mark.parametrize("state", FORMS["Malaysia"])
def test_each_clause_with_a_subject_of_its_own_is_read_alone(
    firm: tuple[str, ...], state: tuple[str, ...], joint: str, acts: Acts
) -> None:
    """Nobody of one clause does or gets anything in the other."""
    one, other = f"Torngat Metals {firm[2]}{firm[3]}", f"Malaysia {state[2]}{state[3]}"
    alone = acts(f"{one}.") + acts(f"{other}.")
    assert _told(acts(joint.format(one=one, other=other))) == _told(alone)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Umicore formed a joint venture with Torngat Metals, with Malaysia lending Iluka US$80 million.",
            [
                ("loan", "agreed", "MY", "asx/ILU", "USD 80,000,000"),
                ("partnership", "agreed", "ebr/UMI, Torngat Metals Ltd.", "", ""),
            ],
        ),
        (
            "Torngat Metals said on Monday it had bought Jervois Global, adding that it had sold a 10% stake to KfW.",
            [
                ("acquisition", "completed", "Torngat Metals Ltd.", "Jervois Global Limited", ""),
                ("equity", "agreed", "de/kfw", "Torngat Metals Ltd.", ""),
            ],
        ),
        # What hangs together isn't parted: a condition, and news on which shares move.
        (
            "KfW will lend Iluka €40 million after Malaysia has granted the mining permit.",
            [("loan", "announced", "de/kfw", "asx/ILU", "EUR 40,000,000")],
        ),
        # A purpose is no second act, and neither is what two verbs have one object for.
        (
            "KfW will lend Iluka €40 million to build a mine and hire 500 workers.",
            [("loan", "announced", "de/kfw", "asx/ILU", "EUR 40,000,000")],
        ),
    ],
)
def test_clauses_that_go_on_or_hang_together(text: str, rows: list[Row], acts: Acts) -> None:
    """Who says more of what he did is he who did it; what hangs on another clause is read with it."""
    assert _told(acts(text)) == _told(rows)


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


def test_a_verb_that_is_read_in_its_past_form_is_told_as_it_stands(read: Callable[[str], reex.Record]) -> None:
    """Places are those of the document, where the verb ends in -ing."""
    text = "After selling a 10% stake to KfW for €30 million, Torngat Metals formed a joint venture with Umicore."
    stake = next(act for act in read(text).initiatives if act.instrument == "equity")
    assert [text[s.start : s.end] for s in stake.slots["instrument"]] == ["selling"]
    assert [text[s.start : s.end] for s in stake.slots["recipients"]] == ["Torngat Metals"]


def test_a_subject_behind_what_it_did_leaves_the_next_sentence_alone(acts: Acts) -> None:
    """Wherever the sentence stands, and whatever follows."""
    having = (
        "Having raised $5 million and sold a 10% stake to KfW, Torngat Metals bought Jervois Global for $9 million."
    )
    after = "Japan lent Iluka $8 million and bought a 10% stake in Lynas."
    alone = acts(having) + acts(after)
    assert _told(acts(f"Tin is a metal. {having} {after}")) == _told(alone)


def test_a_letter_that_is_longer_when_it_is_small_moves_nothing(acts: Acts) -> None:
    """As the Turkish dotted capital is."""
    text = "stanbul's Torngat Metals bought Jervois Global for $50 million after selling a 10% stake to KfW."
    assert acts(f"\u0130{text}") == acts(f"I{text}")


def test_a_hole_is_moved_with_the_words_around_it() -> None:
    """A lost name in the subject is lost for each predicate."""
    text = "Acme lent $5 million and took a stake."
    reading = Reading.of(text, [Piece(0, 5), Piece(25, 38)])
    assert reading.holes([4, 10, 30]) == (24, 30)


@given(st.text("ab ,.", min_size=8, max_size=60), st.lists(st.integers(0, 60), min_size=2, max_size=6))
def test_a_reading_has_the_words_of_its_pieces_and_the_last_one_in_its_place_if_there_is_room(
    text: str, cuts: list[int]
) -> None:
    """Whatever the pieces are, and a document with it in the place of a sentence is as long as before."""
    ends = sorted({min(cut, len(text)) for cut in cuts})
    pieces = [Piece(a, b) for a, b in itertools.pairwise(ends) if (a + b) % 2 or b == ends[-1]]
    if not pieces or any(not text[p.start : p.end].strip() for p in pieces):
        return
    reading = Reading.of(text, pieces)
    assert reading.start >= 0
    assert reading.end == pieces[-1].end or reading.start == 0
    assert "".join(reading.told(text).split()) == "".join("".join(text[p.start : p.end] for p in pieces).split())
    span = reex.Span(0, len(text))
    if reading.end <= len(text):
        (layer,) = layers(text, [(span, [reading])])
        assert len(layer) == len(text)
        assert layer[: reading.end].endswith(text[pieces[-1].start : pieces[-1].end])
