"""Quality can't slip: a figure below its floor stops ``make score``, and is named."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reex import DataError
from reex.testing import Figures, KindScore, Score, read_gold, score

ROOT = Path(__file__).parents[1]
SCORE = Score(
    kinds={"money": KindScore(Figures(9, 10, 10), Figures(10, 10, 10), judged=10, right=8), "date": KindScore()},
    initiatives=Figures(1, 1, 2),
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return the script that ``make score`` runs."""
    spec = importlib.util.spec_from_file_location("score_script", ROOT / "benchmarks" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("floors", "short"),
    [
        ({"entities": {"strict": 0.9}, "kinds": {"money": {"lenient": 1, "value": 0.8}}}, []),
        ({"entities": {"strict": 0.91}}, ["entities.strict is 0.9000, and its floor is 0.91"]),
        ({"kinds": {"money": {"value": 0.81}}}, ["kinds.money.value is 0.8000, and its floor is 0.81"]),
        ({"kinds": {"date": {"value": 0.5}}}, ["kinds.date.value is not measured, and its floor is 0.5"]),
        ({"initiatives": {"precision": 1.0, "recall": 0.6}}, ["initiatives.recall is 0.5000, and its floor is 0.6"]),
    ],
)
def test_a_figure_below_its_floor_is_named(script: ModuleType, floors: dict[str, Any], short: list[str]) -> None:
    """It is told with its value and its floor; a figure that reaches its floor is not."""
    assert [str(figure) for figure in script.shortfalls(SCORE, floors)] == short


@pytest.mark.parametrize("floors", [{"kinds": {"monny": {"strict": 0.9}}}, {"links": 0.9}, {"links": {"f1": "high"}}])
def test_a_floor_for_what_is_no_figure_is_refused(script: ModuleType, floors: dict[str, Any]) -> None:
    """A floor that is spelled wrong would hold nothing."""
    with pytest.raises(DataError, match=r"^floors\.toml: .* is no floor; figures are entities\.strict\.precision, "):
        script.shortfalls(SCORE, floors)


def test_the_gold_of_the_project_has_floors_for_all_that_is_annotated(script: ModuleType) -> None:
    """No kind of entity, field or pair can slip unseen."""
    floors = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))["tests/gold"]
    everything = score(read_gold(ROOT / "tests" / "gold"), [])

    assert {*floors} == {"entities", "links", "initiatives", "claims", "kinds", "slots"}
    assert {*floors["kinds"]} == {name for name, kind in everything.kinds.items() if kind.strict.annotated}
    assert {*floors["slots"]} == {*everything.slots}


def test_scores_are_printed_and_shortfalls_end_with_one(tmp_path: Path) -> None:
    """``make score`` prints a table and what is below its floor, with the faults behind, and then fails."""
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "tests" / "gold" / "deal").mkdir(parents=True)
    (tmp_path / "benchmarks" / "score.py").write_bytes((ROOT / "benchmarks" / "score.py").read_bytes())
    (tmp_path / "tests" / "gold" / "deal" / "input.txt").write_text("Foo met China.", encoding="utf-8")
    note = '{"document": {}, "entities": [{"kind": "company", "start": 0, "end": 3, "text": "Foo"}]}'
    (tmp_path / "tests" / "gold" / "deal" / "gold.json").write_text(note, encoding="utf-8")
    floors = tmp_path / "tests" / "floors.toml"

    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "benchmarks/score.py"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    floors.write_text('["tests/gold".kinds]\ncompany = { strict = 0.0 }\n["no/gold"]\n', encoding="utf-8")
    good = run()
    assert good.returncode == 0, good.stderr
    assert "company                    0.000   0.000   0.000       1       0" in good.stdout
    assert good.stdout.endswith("no/gold: is not measured\n")

    floors.write_text('["tests/gold".kinds]\ncompany = { strict = 0.5 }\n', encoding="utf-8")
    bad = run()
    assert bad.returncode == 1
    assert "tests/gold: kinds.company.strict is 0.0000, and its floor is 0.5\n    missed company  Foo" in bad.stdout

    floors.write_text("[", encoding="utf-8")
    assert run().returncode == 2
