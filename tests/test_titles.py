"""Titles of initiatives, in the words of the codes, made one way by whoever needs one."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import reex
from reex.titles import ACTS

BANK = reex.Party(kind="agency", name="Export Bank")
FIRM = reex.Party(kind="company", name="Ostrava Magnets Inc.")
TABLE = Path(__file__).parents[1] / "plugins/reex-initiatives/src/reex_initiatives/data/acts.toml"


def act(instrument: str = "loan", **fields: object) -> reex.Initiative:
    """Return an act of the bank."""
    return reex.Initiative(instrument=instrument, status="agreed", actors=(BANK,), **fields)  # type: ignore[arg-type]


def test_a_title_says_who_for_whom_how_much_and_how_far() -> None:
    """The parts that are known stand in one order; a company is called without its legal form."""
    sum_ = reex.Amount(low=Decimal(1500000), high=Decimal("2e6"), currency="USD", bound="about")
    known = act(recipients=(FIRM,), amounts=(sum_,))
    assert reex.title_of(known) == "Export Bank: loan to Ostrava Magnets, about USD 1.5 million to 2 million (agreed)"
    assert reex.title_of(act(commodities=("rare-earths",))) == "Export Bank: loan, rare earths (agreed)"


def test_an_instrument_of_ones_own_has_a_title_too() -> None:
    """Without words of its own an act is called by its instrument; words that are given come first."""
    waiver = act("royalty_waiver", recipients=(FIRM,))
    assert reex.title_of(waiver) == "Export Bank: royalty waiver for Ostrava Magnets (agreed)"
    assert reex.title_of(waiver, "waiver granted to") == "Export Bank: waiver granted to Ostrava Magnets (agreed)"


def test_each_instrument_is_called_as_the_acts_of_the_plugin_are() -> None:
    """A title reads the same whether it is made of a text or of what many texts tell."""
    acts = tomllib.loads(TABLE.read_text(encoding="utf-8"))["act"]
    assert {one["instrument"]: one["title"] for one in acts} == dict(ACTS)
    assert ACTS.keys() == reex.codes.INSTRUMENTS.keys()


def test_title_before_there_is_an_initiative() -> None:
    """Who still makes an initiative gets the title that it will have from the fields that a title holds."""
    made = act(commodities=("rare-earths",))
    sides = made.actors, made.recipients
    told = reex.title(made.instrument, made.status, actors=sides[0], recipients=sides[1], commodities=made.commodities)
    assert told == reex.title_of(made)
