"""Acts and shares in the annotated documents of the repository: floors under which quality must not fall."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reex.testing import Figures, Score, read_gold, run, score

_TESTS = Path(__file__).resolve().parents[3] / "tests"
_PLACES = ("gold", "acts")

pytestmark = pytest.mark.skipif(
    not (_TESTS / "gold").exists(), reason="the annotated documents are in the repository only"
)


def _floors() -> Iterator[tuple[str, str, str, float]]:
    """Yield place, part, figure and floor of all that this plugin makes, as the one file of floors has them."""
    for place in filter(lambda place: (_TESTS / place).exists(), _PLACES):
        table = tomllib.loads((_TESTS / "floors.toml").read_text(encoding="utf-8"))[f"tests/{place}"]
        for part, floors in ({key: table[key] for key in ("initiatives", "claims")} | table["slots"]).items():
            yield from ((place, part, figure, floor) for figure, floor in floors.items())


@cache
def _score(place: str) -> Score:
    gold = read_gold(_TESTS / place)
    return score(gold, run(gold))


@pytest.mark.parametrize(("place", "part", "figure", "floor"), list(_floors()))
def test_no_figure_of_acts_and_shares_falls_below_its_floor(place: str, part: str, figure: str, floor: float) -> None:
    """What is annotated is found, what isn't there isn't invented, and fields are those that a person reads."""
    made = _score(place)
    found: dict[str, Figures] = {"initiatives": made.initiatives, "claims": made.claims, **made.slots}
    assert getattr(found[part], figure) >= floor
