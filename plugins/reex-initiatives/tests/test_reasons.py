"""Why a field says what it says, how the document calls a party, and who is no giver of what he gets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]

# The text, then some reasons of its one act.
REASONS: list[tuple[str, dict[str, str]]] = [
    (
        "The Pentagon signed a $60 million loan to Nyrstar for zinc.",
        {"instrument": "noun: loan", "status": "cue: signed", "actors": "subject", "recipients": "object"},
    ),
    (
        "The Pentagon lent $60 million to Nyrstar for zinc.",
        {"instrument": "past: lent", "status": "form", "actors": "subject", "recipients": "object"},
    ),
    (
        "Nyrstar secured a $60 million loan for its zinc from the Pentagon.",
        {"instrument": "noun: loan", "status": "cue: secured", "actors": "source", "recipients": "subject"},
    ),
    (
        "Australia approved the Mountain Pass mine.",
        {
            "instrument": "pattern: {actor} approved|approves|cleared|clears|permitted|authorized|authorised|greenlit"
            " [the] ... {recipient:facility}",
            "status": "pattern",
            "actors": "pattern",
            "recipients": "pattern",
        },
    ),
    ("A $60 million loan to Nyrstar is for zinc.", {"instrument": "noun: loan", "status": "default"}),
    (
        "Umicore and Glencore formed a partnership to recycle cobalt.",
        {"instrument": "noun: partnership", "actors": "parties", "commodities": "words"},
    ),
    (
        "U.S. Strategic Metals refines cobalt. The company received a $27.4 million loan from the Export-Import Bank.",
        {"actors": "source", "recipients": "reference", "commodities": "document"},
    ),
    (
        "The Pentagon took a $40 million stake in , the operator of Mountain Pass.",
        {"actors": "subject", "recipients": "knowledge"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), REASONS, ids=[text[:50] for text, _ in REASONS])
def test_each_field_tells_the_rule_that_filled_it(text: str, expected: dict[str, str], read: Read) -> None:
    """Instrument, status and both sides have the sort of rule, and behind it the words that decided."""
    (act,) = [act for act in read(text).initiatives if act.instrument != "project"]

    assert {field: act.reasons.get(field) for field in expected} == expected


def test_an_empty_field_has_no_reason(read: Read) -> None:
    """Nobody gives, nobody gets, and no word of the record pretends to know why."""
    (act,) = read("A $60 million loan was signed for zinc.").initiatives

    assert (act.actors, act.recipients) == ((), ())
    assert {"instrument", "status", "commodities"} <= set(act.reasons)
    assert {"actors", "recipients", "programs", "until"}.isdisjoint({*act.reasons, *act.slots})


def test_a_reason_is_that_of_the_mention_that_tells_it(read: Read) -> None:
    """Where a second mention names the giver, its rule is the reason."""
    (act,) = read("A $50 million loan was signed. The Pentagon lent $50 million to Nyrstar for zinc.").initiatives

    assert [party.ref for party in act.actors] == ["us/dod"]
    assert (act.reasons["actors"], act.reasons["recipients"]) == ("subject", "object")


@pytest.mark.parametrize(
    "text",
    [
        "A $50 million grant is meant for antimony. Zinc is dear. Zinc is rare.",
        "A $50 million grant was awarded for antimony. Zinc is dear. Zinc is rare.",
    ],
)
def test_the_goods_of_a_sentence_go_before_those_of_the_document(text: str, read: Read) -> None:
    """What stands beside the act is what it is about, however often the document names something else."""
    (act,) = read(text).initiatives

    assert act.commodities == ("antimony",)


def test_a_party_has_all_the_names_by_which_the_document_calls_it(read: Read) -> None:
    """Short forms, full names and people in office, in the order in which the text has them first, each once."""
    text = (
        "The Department of Defense lent $60 million to Nyrstar for zinc."
        " DoD trusts Nyrstar NV, and the Department of Defense, that is the Pentagon, trusts zinc."
    )
    (loan,) = read(text).initiatives

    assert [party.forms for party in loan.actors] == [("Department of Defense", "DoD", "Pentagon")]
    assert [party.forms for party in loan.recipients] == [("Nyrstar", "Nyrstar NV")]


def test_who_acts_for_a_body_is_among_its_names(read: Read) -> None:
    """The head of state is a form of the administration, though no entity of the record."""
    text = "President Trump met miners. The Trump administration took a $20 million stake in Nyrstar for zinc."
    (stake,) = read(text).initiatives

    assert [party.forms for party in stake.actors] == [("President Trump", "Trump administration")]


def test_whom_only_a_table_names_has_its_source(read: Read) -> None:
    """A party that the text has lost is told with the row that knows it, and points to no word of the text."""
    (stake,) = read("The Pentagon took a $40 million stake in , the operator of Mountain Pass.").initiatives
    (party,) = stake.recipients

    assert (party.name, party.inferred, party.entities, party.forms) == ("MP Materials Corp.", True, (), ())
    assert party.source.startswith("Mountain Pass is run by MP Materials Corp.: ")
    assert [(p.inferred, p.source) for p in stake.actors] == [(False, "")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Umicore partnered with Glencore on cobalt.", ["Umicore", "Glencore plc"]),
        ("Umicore signed a memorandum of understanding with Glencore on cobalt.", ["Umicore", "Glencore plc"]),
        ("Japan signed an agreement with Chile on lithium.", ["Japan", "Chile"]),
    ],
)
def test_all_who_agree_are_actors(text: str, names: list[str], read: Read) -> None:
    """Whom a firm or a country signs with is its equal, not somebody who gets something."""
    (act,) = read(text).initiatives

    assert [party.name for party in act.actors] == names
    assert act.recipients == ()
    assert act.reasons["actors"] == "parties"


def test_who_sells_shares_of_its_own_gets_the_money_and_gives_none(read: Read) -> None:
    """A firm that places its own shares is the receiver; who gives isn't told, and no place of the text says so."""
    (act,) = read("Albemarle announced a $90 million private placement of Albemarle's shares.").initiatives

    assert (act.actors, [party.name for party in act.recipients]) == ((), ["Albemarle Corporation"])
    assert [missing.slot for missing in act.missing] == ["actors"]
    assert "actors" not in act.reasons
    assert "actors" not in act.slots
