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


@pytest.mark.parametrize("kind", ["initiative", "claim"])
def test_who_was_met_more_often_right_is_surer(kind: str) -> None:
    """Of two rules that were met equally often, the one that was right more often has no lower confidence."""
    rows = [row for row in _ROWS if row["kind"] == kind]
    assert [row for row in rows if not row["rule"]]
    for one in rows:
        for other in rows:
            if one["made"] == other["made"] and int(one["right"]) < int(other["right"]):
                assert float(one["confidence"]) <= float(other["confidence"])


def test_a_rule_that_was_never_met_is_as_sure_as_its_kind(tmp_path: Path) -> None:
    """An instrument of the user's, of which nobody has counted anything, has the confidence of all initiatives."""
    (whole,) = [float(row["confidence"]) for row in _ROWS if (row["kind"], row["rule"]) == ("initiative", "")]
    file = tmp_path / "mine.toml"
    file.write_text('[[act]]\ninstrument = "royalty"\nnouns = ["royalty deal"]\n', encoding="utf-8")
    pipeline = reex.Pipeline.standard().extending("initiatives", file)
    (act,) = pipeline.run("Glencore signed a royalty deal with Albemarle for lithium.").initiatives

    assert (act.instrument, act.confidence) == ("royalty", whole)


def test_confidence_is_one_of_those_that_were_measured(read: Read) -> None:
    """No record has a figure that the table doesn't give."""
    record = read(
        "The Pentagon lent $60 million to Nyrstar for zinc. China refines 90% of the world's gallium."
        " Japan and Kazakhstan signed a memorandum of understanding on rare earths. Lynas operates in Malaysia."
    )
    measured = {
        kind: {float(row["confidence"]) for row in _ROWS if row["kind"] == kind} for kind in ("initiative", "claim")
    }

    assert {act.confidence for act in record.initiatives} <= measured["initiative"]
    assert {claim.confidence for claim in record.claims if claim.measure == "share"} <= measured["claim"]
    assert record.initiatives
    assert record.claims
