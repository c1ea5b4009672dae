"""What the benchmarks say is right: the truth of their text is true, and accuracy is counted as it should be."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest

import reex

pytestmark = pytest.mark.source_tree
ROOT = Path(__file__).parents[1]
_SIZE = 150_000
_CERTAIN = re.compile(r"[$€£¥%]|\b(?:19|20)\d\d\b")  # what stands in sums, percentages and dates alone
_WRITTEN = {
    "money": re.compile(r"\d|million dollars"),
    "percent": re.compile(r"%| percent| per cent"),
    "date": re.compile(r"(?:19|20)\d\d"),
}


def _script(name: str) -> Any:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module")
def texts() -> Sequence[Any]:
    """Return documents with what stands in them."""
    return list(_script("corpus").documents(_SIZE))


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    """Return the figures that the documentation shows."""
    found: dict[str, Any] = json.loads((ROOT / "docs" / "_static" / "speed.json").read_text(encoding="utf-8"))
    return found


def test_the_text_is_the_same_each_time(texts: Sequence[Any]) -> None:
    """Figures of two days can be compared, as they are of the same text."""
    assert list(_script("corpus").documents(_SIZE)) == texts
    assert len({made.text for made in texts}) == len(texts)


def test_what_is_marked_stands_there(texts: Sequence[Any]) -> None:
    """A mark is where its name, sum, percentage or date is written, and no two overlap."""
    for made in texts:
        for mark in made.truth:
            written = made.text[mark.start : mark.end]
            pattern = _WRITTEN.get(mark.kind)
            assert pattern.search(written) if pattern else written == mark.value, (mark, written)
        assert all(one.end <= other.start for one, other in pairwise(made.truth))


def test_nothing_is_left_unmarked(texts: Sequence[Any]) -> None:
    """A sign of a currency, a percent sign or a year stands in no word of the text that isn't marked."""
    for made in texts:
        marked = {at for mark in made.truth for at in range(mark.start, mark.end)}
        assert [m for m in _CERTAIN.finditer(made.text) if m.start() not in marked] == []


def test_the_text_is_like_news(texts: Sequence[Any]) -> None:
    """Documents have some six kilobytes, most are not plain ASCII, and a megabyte has so many things to find."""
    size = sum(len(made.text.encode()) for made in texts)
    assert 5_500 < size / len(texts) < 7_500
    assert 0.4 < sum(not made.text.isascii() for made in texts) / len(texts) < 0.8
    assert 10_000 < sum(len(made.truth) for made in texts) / size * 1e6 < 16_000


def test_what_the_truth_says_a_reader_finds(texts: Sequence[Any]) -> None:
    """reex, which wasn't made with this text, finds nearly all that is true of it, and little else."""
    ours = _script("contenders").ours(reex.Pipeline.standard())
    scores = _script("accuracy").scores(ours, texts[:6])
    assert set(scores) == {"names", "firms", "sums", "percentages", "dates"}
    assert min(score.recall for score in scores.values()) > 0.9
    assert min(score.precision for score in scores.values()) > 0.9


def test_accuracy_counts_what_is_right() -> None:
    """A name is right at its very place and of its kind, a sum where it overlaps and is worth the same."""
    corpus, contenders = _script("corpus"), _script("contenders")
    mark = corpus.Mark
    truth = (mark(0, 5, "country", "Chile"), mark(10, 20, "money", "5"), mark(30, 40, "money", "7"))
    found = (
        mark(0, 4, "country", ""),
        mark(10, 15, "money", "5"),
        mark(30, 40, "money", "8"),
        mark(50, 60, "date", ""),
    )
    kinds = frozenset(("country", "money"))
    one = contenders.Contender("one", "one 1", kinds, lambda made: found, lambda raw: raw, 0, "")
    scores = _script("accuracy").scores(one, [corpus.Text("", truth)])
    assert {group: attrs.astuple(score) for group, score in scores.items()} == {
        "names": (0.0, 0.0, 1),
        "sums": (0.5, 0.5, 2),
    }


def test_each_goal_says_what_it_measures(figures: dict[str, Any]) -> None:
    """A goal leads to a figure, or says that it wasn't measured, and never to a table of figures."""
    judged = _script("goals").judged(figures)
    assert len(judged) >= 15
    assert all(goal["value"] is None or isinstance(goal["value"], int | float) for goal in judged)
    assert all((goal["reached"] is None) == (goal["value"] is None) for goal in judged)


def test_tables_and_picture_are_of_the_same_figures(figures: dict[str, Any]) -> None:
    """What the documentation shows was drawn from the figures that stand beside it."""
    shown = (ROOT / "docs" / "_static" / "speed.md").read_text(encoding="utf-8")
    assert "\n".join(_script("report").markdown(figures)) + "\n" == shown
    picture = (ROOT / "docs" / "_static" / "speed.svg").read_text(encoding="utf-8")
    assert all(f">{name}<" in picture for name in figures["accuracy"])
