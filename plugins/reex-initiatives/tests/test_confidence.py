"""How sure a record is: as often as its rule was right in documents that a person has read."""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

import reex

Read = Callable[[str], reex.Record]

_TABLE = files("reex_initiatives") / "data" / "confidence.csv"
_ROWS = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines()))


def test_each_row_is_a_measure() -> None:
    """No rule was right more often than it was met, none is beyond doubt, and no rule has two rows."""
    for row in _ROWS:
        assert 0 <= int(row["right"]) <= int(row["made"])
        assert 0 < float(row["confidence"]) < 1
    assert len({(row["kind"], row["rule"]) for row in _ROWS}) == len(_ROWS)


def test_each_confidence_is_what_the_counts_of_its_row_come_to() -> None:
    """Nobody wrote a figure by hand: a rule that was met rarely is drawn to the mean of its kind, as by five more."""
    whole = {row["kind"]: int(row["right"]) / int(row["made"]) for row in _ROWS if not row["rule"]}
    for row in _ROWS:
        drawn = (int(row["right"]) + 5 * whole[row["kind"]]) / (int(row["made"]) + 5)
        assert float(row["confidence"]) == pytest.approx(drawn, abs=0.006)


def test_a_rule_that_was_never_met_is_as_sure_as_its_kind(tmp_path: Path) -> None:
    """An instrument of the user's, of which nobody has counted anything, has the confidence of all initiatives."""
    (whole,) = [float(row["confidence"]) for row in _ROWS if (row["kind"], row["rule"]) == ("initiative", "")]
    file = tmp_path / "mine.toml"
    file.write_text('[[act]]\ninstrument = "royalty"\nnouns = ["royalty deal"]\n', encoding="utf-8")
    pipeline = reex.Pipeline.standard().extending("initiatives", file)
    (act,) = pipeline.run("Glencore signed a royalty deal with Albemarle for lithium.").initiatives

    assert (act.instrument, act.confidence) == ("royalty", whole)


def test_an_initiative_has_the_confidence_of_its_rule(read: Read) -> None:
    """The rule is its instrument, how its commodity is known, and whether the text speaks of it again."""
    (loan,) = read("The Pentagon lent $60 million to Nyrstar for zinc.").initiatives
    (row,) = [row for row in _ROWS if row["rule"] == "loan, words, once"]

    assert loan.confidence == float(row["confidence"])
