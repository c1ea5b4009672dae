"""Where the time of a document goes."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from tests.commandline import Run

import reex
from reex.profile import AROUND, BEFORE, SHARED, Profile, profile


def _work(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


@reex.extractor("slow", makes="deal")
def slow(page: reex.Page) -> reex.Found:
    """Make three things by two rules, one of which takes long."""
    yield page.entity("deal", (0, 3), rule="first")
    _work(0.02)
    yield page.entity("deal", (4, 7), rule="heavy")
    yield page.entity("deal", (8, 11), rule="light")


@reex.extractor("late", makes="site")
def late(page: reex.Page) -> reex.Found:
    """Do all of the work before the one thing is made."""
    _work(0.01)
    return [page.entity("site", (0, 3), rule="only")]


@reex.extractor("broken", makes="port")
def broken(page: reex.Page) -> reex.Found:
    """Fail after some work."""
    _work(0.005)
    raise ValueError("no ports")
    yield


TEXT = "Ore was dug."


@pytest.fixture(scope="module")
def found() -> Profile:
    """Return the profile of three extractors, one slow, one that makes its things late, one that fails."""
    return profile(reex.Pipeline([slow, late, broken]), reex.Document(text=TEXT))


def test_the_slowest_extractor_and_rule_come_first(found: Profile) -> None:
    """An extractor has the time of its own code, and a rule that since the thing before."""
    own = [part.extractor for part in found.extractors if part.extractor not in (SHARED, AROUND)]
    assert own == ["slow", "late", "broken"]
    first, second = found.rules[:2]
    assert (first.extractor, first.rule, first.made) == ("slow", "heavy", 1)
    assert (second.extractor, second.rule, second.made) == ("late", BEFORE, 0)
    assert first.seconds >= 0.02
    assert next(part.seconds for part in found.rules if part.rule == "light") < 0.01


def test_the_parts_are_the_whole(found: Profile) -> None:
    """All extractors, and what they share, take the time of the document; an extractor that fails is one of them."""
    assert sum(part.seconds for part in found.extractors) == pytest.approx(found.seconds)
    assert found.seconds >= 0.035
    assert found.characters == len(TEXT)
    assert {part.extractor: part.made for part in found.extractors} == {
        "slow": 3, "late": 1, "broken": 0, SHARED: 0, AROUND: 0,
    }  # fmt: skip


def test_the_command_names_the_slowest(run: Run, tmp_path: Path) -> None:
    """``reex profile`` prints the slowest extractor and rule for people, and all of them as JSON."""
    path = tmp_path / "deal.txt"
    path.write_text("The Department of Energy awarded $5 million to Vento Metals Corp. of Canada.", encoding="utf-8")

    shown = run("profile", path)
    told = json.loads(run("profile", "--json", path).out)

    assert shown.code == 0
    assert "slowest extractor: " in shown.out
    assert "slowest rule: " in shown.out
    assert "(sentences and numbers)" in shown.out
    assert {part["extractor"] for part in told["extractors"]} >= {"agencies", "funding", "initiatives"}
    assert told["runs"] > 1
