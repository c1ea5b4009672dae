"""How good reex is on documents annotated by hand, and whether that is good enough: ``make score``.

``python benchmarks/score.py [PLACE ...]``: a place is a folder of annotated documents, as ``tests/gold``, a JSON Lines
file, or a folder of such files. Without a place, it is ``tests/gold``, ``tests/acts``, ``tests/entities``, and
``shared/gold`` beside the checkout if that is there. Each file gets a table; all files of a place together must reach
its floors in ``tests/floors.toml``. Leaves with 1 if a figure doesn't, after naming it and what is wrong behind it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

import reex
from reex.testing import Score, read_gold, run, score, table

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "floors.toml"
_PLACES = (*(ROOT / "tests" / name for name in ("gold", "acts", "entities")), ROOT.parent / "shared" / "gold")

_SHORT = ("strict.f1", "lenient.f1")  # of entities the floors give F1 alone, and don't say so each time


@attrs.frozen
class Shortfall:
    """A figure that is below its floor; it has no value where the gold has nothing to measure it on."""

    figure: str
    value: float | None
    floor: float

    def __str__(self) -> str:
        value = "not measured" if self.value is None else f"{self.value:.4f}"
        return f"{self.figure} is {value}, and its floor is {self.floor}"

    @property
    def kind(self) -> str:
        """The kind of faults that lie behind the figure; empty where it is of all entities or of links."""
        part, _, rest = self.figure.partition(".")
        if part == "kinds":
            return rest.partition(".")[0]
        return {"initiatives": "initiative", "slots": "initiative", "claims": "claim"}.get(part, "")


def shortfalls(found: Score, floors: Mapping[str, Any]) -> list[Shortfall]:
    """Return the figures that are below their floors, in the order of the floors.

    Raises:
        DataError: if there is a floor for something that is no figure.
    """
    made = dict(_named(found.figures))
    made |= {name.removesuffix(".f1"): value for name, value in made.items() if name.endswith(_SHORT)}
    short = []
    for name, floor in _named(floors):
        if name not in made or not isinstance(floor, int | float):
            raise reex.DataError(f"{FLOORS.name}: {name} = {floor} is no floor; figures are {', '.join(made)}")
        value = made[name]
        if value is None or value < floor:
            short.append(Shortfall(name, value, floor))
    return short


def _named(floors: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in floors.items():
        if isinstance(value, dict):
            yield from _named(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def measured(place: Path, pipeline: reex.Pipeline) -> Score:
    """Return the score of all gold in one place, after printing a table for each file of it."""
    files = sorted(place.glob("*.jsonl")) or [place]
    scores = []
    for file in files:
        gold = read_gold(file)
        scores.append(score(gold, run(gold, pipeline)))
        _show(f"{_name(file)}, {len(gold)} documents", scores[-1])
    whole = sum(scores, Score())
    if len(files) > 1:
        _show(f"{_name(place)}, all {len(files)} files", whole)
    return whole


def _show(title: str, found: Score) -> None:
    print(title, *table(found), "", sep="\n")


def _name(place: Path) -> str:
    """Return the path of a place as the floors name it: from the root of the checkout."""
    return Path(os.path.relpath(place, ROOT)).as_posix()


def checked(places: list[Path]) -> bool:
    """Print tables and shortfalls of all places; return whether there are no shortfalls."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    pipeline = reex.Pipeline.standard()
    scores = {_name(place): measured(place, pipeline) for place in places}
    short = {name: shortfalls(found, floors.get(name, {})) for name, found in scores.items()}
    for name, found in scores.items():
        print(*(f"{name}: {figure}\n" for figure in short[name]), sep="", end="")
        kinds = dict.fromkeys(figure.kind for figure in short[name])
        if name not in floors:  # nobody else tells what is missed there
            kinds = dict.fromkeys([*sorted(found.kinds), "initiative", "claim"])
        for kind in kinds:
            print(*(f"    {fault}\n" for fault in found.faults_of(kind)), sep="", end="")
    for name in sorted({*scores} ^ {*floors}):
        print(f"{name}: {'has no floors' if name in scores else 'is not measured'}")
    return not any(short.values())


def main() -> int:
    options = argparse.ArgumentParser(description="Score the standard pipeline on gold, and hold it to its floors.")
    options.add_argument("places", nargs="*", type=Path, metavar="PLACE", help="gold, instead of the usual places")
    given = options.parse_args()
    try:
        return int(not checked(given.places or [place for place in _PLACES if place.exists()]))
    except (reex.ReexError, tomllib.TOMLDecodeError) as error:
        options.error(str(error))


if __name__ == "__main__":
    sys.exit(main())
