"""The examples run from the root of a checkout without arguments, and print what they promise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(name: str) -> str:
    """Return what an example prints; a warning makes it fail."""
    done = subprocess.run(
        [sys.executable, "-W", "error", f"examples/{name}.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_example_is_forgotten() -> None:
    """Each example has a test that runs it, here or, where a cluster is started for it, where there is one already."""
    tests = [Path(__file__), Path(__file__).with_name("test_spark.py")]
    here = {name for test in tests for name in re.findall(r'run\("(\w+)"\)', test.read_text(encoding="utf-8"))}
    assert {path.stem for path in ROOT.glob("examples/*.py")} == here


def test_extract_text() -> None:
    """Two initiatives and a claim come out of three sentences, each with the sentence that it rests on."""
    printed = run("extract_text")
    assert "USD 32 million" in printed
    assert "    at 0: The U.S. Department of Energy awarded a $32 million grant to Lynas Rare Earths." in printed
    assert "up to USD 120 million" in printed
    assert "China: share" in printed
    assert printed.endswith("2 initiatives, 1 claims\n")


def test_ask_model() -> None:
    """Rules and model are compared by sentence, a sum counts once, and what the model made up is told and left out."""
    printed = run("ask_model")
    assert re.findall(r"^(both|model|rules) +(\S+ \S+)", printed, re.MULTILINE) == [
        ("both", "Export Finance"),
        ("model", "A$60 million"),
        ("rules", "China imposed"),
    ]
    assert "A$840 million (announced) [repeated]\n" in printed
    assert "duration of the loan proposed by model stand-in: “fifteen years” doesn't stand in the text\n" in printed


def test_compose_pipeline() -> None:
    """Only the chosen extractors run, what they need comes along, and names of one's own table are found."""
    first, *lines = run("compose_pipeline").splitlines()
    assert first == "runs countries, uses, regions, commodities"
    assert "    use: electronics, weapon" in lines
    assert "    use: none" in lines
    assert len([line for line in lines if line.endswith(".txt")]) == 5


def test_own_extractor() -> None:
    """Reports are found with the name before them, at the place where they stand in the text of the document."""
    assert re.search(r"^002-industrial-policy\.txt:\d+: CSIS paper$", run("own_extractor"), re.MULTILINE)


def test_folder_to_dataframe() -> None:
    """The frame has a row for the Pentagon's stake, and sums of what may be added."""
    frame, _, sums = run("folder_to_dataframe").partition("may be added")
    assert re.search(r"001-diversification\.txt +equity +agreed +U\.S\. Department of Defense.* 400000000 +True", frame)
    assert re.search(r"^ +004-six-gaps\.txt +USD +[\d,]+$", sums, re.MULTILINE)


def test_own_instrument() -> None:
    """A file adds an instrument, a cue and a pattern, and near misses yield nothing; a pipeline file does the same."""
    *blocks, last = re.split(r"^(?=\S)", run("own_instrument"), flags=re.MULTILINE)[1:]
    stream, sale, drawn, loan, tax, denied = (block.partition("\n  after")[::2] for block in blocks)
    assert "Halden Royalties: funding for Corrie Lithium, USD 100 million (agreed)" in stream[0]
    assert "Halden Royalties: royalty from Corrie Lithium, USD 100 million (agreed)" in stream[1]
    assert "no initiative" in sale[0]
    assert "Halden Royalties: royalty from Corrie Lithium, USD 30 million (agreed)" in sale[1]
    assert re.search(r"^ +actors +Halden Royalties Corp\. +pattern$", sale[1], re.MULTILINE)
    assert "Halden Royalties: royalty from Corrie Lithium, USD 100 million (completed)" in drawn[1]
    assert "Export Finance Australia: loan to Corrie Lithium, AUD 80 million (agreed)" in loan[0]
    assert "Export Finance Australia: loan to Corrie Lithium, AUD 80 million (completed)" in loan[1]
    assert re.search(r"^ +status +completed +cue: tapped$", loan[1], re.MULTILINE)
    assert all("no initiative" in half for half in (*tax, *denied))
    assert last == "the pipeline file yields the same\n"


def test_own_initiatives() -> None:
    """Initiatives come from the new extractor alone, each field with its place and reason; a denial yields none."""
    printed = run("own_initiatives")
    assert re.findall(r"^\S.*", printed, re.MULTILINE) == [
        "U.S. Department of Energy: grant, $32 million (agreed), found by giving: agency-verb-sum",
        "Export Finance Australia: loan, A$840 million (announced), found by giving: agency-verb-sum",
    ]
    assert re.search(r"^ +actors +4-29 +U\.S\. Department of Energy +right before the verb$", printed, re.MULTILINE)
    assert re.search(r"^ +amounts +131-144 +A\$840 million +first behind the verb$", printed, re.MULTILINE)


def test_model_and_rules() -> None:
    """Rules come first, or both count, or only what both find; where rules come first, a body stays a body."""
    blocks = re.split(r"^(?=\S)", run("model_and_rules"), flags=re.MULTILINE)[1:]
    rules, first, union, agreed = ([re.split(" {2,}", line)[2] for line in block.splitlines()[1:]] for block in blocks)
    assert rules == ["MP Materials", "Department of Energy", "Korbin Resources Ltd."]
    assert first == ["MP Materials", "Brightwell", "Department of Energy", "Korbin Resources Ltd."]
    assert union == ["MP Materials", "Brightwell", "the Department of Energy", "Korbin Resources Ltd."]
    assert agreed == ["MP Materials", "Department of Energy"]


def test_one_deal_many_sources() -> None:
    """The stake in MP Materials, which two articles tell of, is one initiative, and its sum is added once."""
    printed = run("one_deal_many_sources")
    assert "U.S. Department of Defense: equity in MP Materials, USD 400 million (agreed), told by" in printed
    assert "As a hedge, the DoD signed up for $400 million of preferred shares" in printed
    assert "the Department of Defense came to terms with MP Materials" in printed
    assert "    agreed     USD   2,250,000,000" in printed
    assert "60 %, or 90 %?" in printed
