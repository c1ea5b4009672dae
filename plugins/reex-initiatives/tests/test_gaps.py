"""Where a link's words are lost: the slot stays empty, says so, and nothing is borrowed from behind the hole."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

import reex

Read = Callable[[str], reex.Record]

# The text, its instrument, its actors, and what is missing for which reason.
HOLES = [
    (
        "The Pentagon took a $40 million stake in , a tungsten developer in Nevada. Guardian Metal mines nearby.",
        "equity",
        ["us/dod"],
        ("recipients", "gap"),
    ),
    (
        "The Pentagon took a $40 million stake in\n, a tungsten developer in Nevada. Guardian Metal mines nearby.",
        "equity",
        ["us/dod"],
        ("recipients", "gap"),
    ),
    (
        "DOE also lent $10 million to , which refines nickel with Westwin Elements.",
        "loan",
        ["us/doe"],
        ("recipients", "gap"),
    ),
    (
        "Canada signed an offtake agreement with , a graphite miner in Quebec. Nouveau Monde Graphite digs nearby.",
        "offtake",
        ["CA"],
        ("recipients", "gap"),
    ),
    (
        "Other moves are afoot. In parallel,\nto support tungsten with $40 million in grants. Pentagon staff cheer.",
        "grant",
        [],
        ("actors", "gap"),
    ),
]


@pytest.mark.parametrize(("text", "instrument", "actors", "hole"), HOLES)
def test_a_lost_party_stays_null_with_its_reason(
    text: str, instrument: str, actors: list[str], hole: tuple[str, str], read: Read
) -> None:
    """The party whose link is lost is missing with the reason ``gap``; the names behind the hole stay out."""
    record = read(text)
    assert "dropped-link" in [notice.code for notice in record.warnings]
    (initiative,) = record.initiatives
    assert initiative.instrument == instrument
    assert [party.ref for party in initiative.actors] == actors
    assert initiative.recipients == ()
    assert hole in [(m.slot, m.reason) for m in initiative.missing]


def test_the_amount_before_a_hole_is_kept(read: Read) -> None:
    """What stands on this side of the hole is told, and counts."""
    (stake,) = read(HOLES[0][0]).initiatives
    assert [(a.amount, a.currency) for a in stake.amounts] == [(Decimal(40_000_000), "USD")]
    assert stake.countable


def test_a_hole_takes_nobody_from_the_next_predicate(read: Read) -> None:
    """Who gets the loan doesn't get the stake of somebody whose name is lost."""
    text = "The Pentagon took a $40 million stake in , a tungsten developer in Nevada, and lent $10 million to Lynas."
    stake, loan = read(text).initiatives
    assert [(m.slot, m.reason) for m in stake.missing] == [("recipients", "gap")]
    assert [party.ref for party in loan.recipients] == ["asx/LYC"]


def test_a_hole_that_a_reader_reports_is_enough() -> None:
    """A document with a notice of a dropped link needs no odd commas in its text."""
    text = "The Pentagon took a $40 million stake in the tungsten developer. Guardian Metal Resources mines nearby."
    at = text.index("the tungsten")
    notice = reex.Notice(code="dropped-link", message="a link is lost", start=at, end=at)
    record = reex.Pipeline.standard().run(reex.Document(text=text, notices=(notice,)))
    (stake,) = record.initiatives
    assert [(m.slot, m.reason) for m in stake.missing] == [("recipients", "gap")]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The Pentagon took a $40 million stake in a tungsten developer.", [("recipients", "not_stated")]),
        ("A $40 million grant went to Westwin Elements for nickel.", [("actors", "not_stated")]),
        ("The Department of Energy lent $50 million to Westwin Elements for nickel.", []),
        ("The United States imposed a 93.5% tariff on Chinese graphite.", []),
        ("Indonesia banned exports of nickel ore.", []),
    ],
)
def test_what_the_text_does_not_say_is_told_from_what_is_lost(
    text: str, missing: list[tuple[str, str]], read: Read
) -> None:
    """Without a hole the reason is ``not_stated``, and a measure without a target lacks none."""
    (initiative,) = read(text).initiatives
    assert [(m.slot, m.reason) for m in initiative.missing] == missing


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Nyrstar and Talon Metals smelt nickel. The Pentagon lent the company $10 million.", "ambiguous"),
        ("The Pentagon met Nyrstar and Talon Metals, and lent the company $10 million.", "ambiguous"),
        ("Nyrstar and Talon Metals smelt nickel. The Pentagon lent $10 million.", "not_stated"),
        ("Nyrstar smelts nickel. The Pentagon lent the company $10 million.", ""),
        ("Nyrstar and Talon Metals smelt nickel. Talon Metals grew. The Pentagon lent the company $10 million.", ""),
    ],
)
def test_a_reference_that_may_be_several_is_ambiguous(text: str, missing: str, read: Read) -> None:
    """``The company`` after two that are named side by side is neither of them, and the record says why."""
    (loan,) = read(text).initiatives
    assert [party.ref for party in loan.actors] == ["us/dod"]
    assert [(m.slot, m.reason) for m in loan.missing] == ([("recipients", missing)] if missing else [])


def test_a_plant_of_one_of_several_firms_is_nobody_s_of_them(read: Read) -> None:
    """An act stays where the text doesn't tell which of two firms does it."""
    text = "Nyrstar and Talon Metals smelt nickel. The company will build a refinery in Ohio."
    (plant,) = read(text).initiatives
    assert (plant.instrument, plant.actors) == ("project", ())
    assert [(m.slot, m.reason) for m in plant.missing] == [("actors", "ambiguous")]
