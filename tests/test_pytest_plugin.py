"""The pytest plugin: golden records are tests of their parts, and are written anew only by people."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reex.testing import golden_record
from reex.testing.behind import standard

pytestmark = pytest.mark.slow

pytest_plugins = ["pytester"]

TEXT = "Japan lent $5 million to Kestrel Metals Corp. It seeks 12,34 dollars, said the Pentagon.\n"
Change = Callable[[dict[str, Any]], object]


@pytest.fixture(autouse=True, scope="module")
def _frozen() -> Iterator[None]:
    """Make the pipeline once and hide it from the collector of garbage, which each run of pytest calls five times."""
    standard()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Return a project with one golden record."""
    pytester.makeini("[pytest]\nreex_golden = golden\nfilterwarnings = error\n")
    pytester.mkdir("golden")
    put(pytester, "loan")
    return pytester


def put(pytester: pytest.Pytester, name: str, *, kept: bool = True) -> Path:
    """Put a document into the project, with the record that it yields or without."""
    folder = pytester.path / "golden" / name
    folder.mkdir()
    (folder / "input.txt").write_text(TEXT, encoding="utf-8")
    if kept:
        (folder / "record.json").write_text(golden_record(folder, standard()), encoding="utf-8")
    return folder / "record.json"


def change(pytester: pytest.Pytester, how: Change, name: str = "loan") -> None:
    """Change a record that is kept."""
    file = pytester.path / "golden" / name / "record.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    how(record)
    file.write_text(json.dumps(record), encoding="utf-8")


def failed(result: pytest.RunResult) -> set[str]:
    """Return the names of the tests that failed."""
    lines = [line for line in result.outlines if line.startswith("FAILED")]
    return {line.removeprefix("FAILED golden/").split(" - ")[0] for line in lines}


def test_each_part_of_a_record_is_a_test(project: pytest.Pytester) -> None:
    """A kind of entity, an initiative, a code of warnings, the claims, the document: each can pass and fail alone."""
    result = project.runpytest_inprocess("-v")

    names = {line.split("::")[1].split()[0] for line in result.outlines if line.startswith("golden/loan/record.json::")}
    kinds = {f"entities-{kind}" for kind in ("agency", "company", "country", "money")}
    assert names == {"contents", "document", *kinds, "initiative-i1", "claims", "warnings-amount-unread"}
    result.assert_outcomes(passed=len(names))


CLAIM = {
    "measure": "share",
    "subject": {"kind": "country", "name": "Japan"},
    "value": {"low": "90"},
    "evidence": [{"start": 0, "end": 5}],
}


def _lose_the_first(record: dict[str, Any]) -> None:
    """Take away a mention, and give those after it the ids that they have without it."""
    lost = record["entities"].pop(0)
    moved = {entity["id"]: f"e{number}" for number, entity in enumerate(record["entities"], 1)}
    for entity in record["entities"]:
        entity["id"] = moved[entity["id"]]
    for act in record["initiatives"]:
        for thing in (*act["actors"], *act["recipients"], *act["amounts"]):
            thing["entities"] = [moved[name] for name in thing["entities"] if name != lost["id"]]


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "title": (lambda record: record["document"].update(title="Loan"), {"document"}),
    "text": (lambda record: record["document"].update(text=record["document"]["text"] + " More."), {"document"}),
    "ref": (lambda record: record["entities"][0].update(ref="KR"), {"entities-country"}),
    "amount": (lambda record: record["entities"][1]["value"].update(amount="6"), {"entities-money"}),
    "status": (lambda record: record["initiatives"][0].update(status="announced"), {"initiative-i1"}),
    "actor": (lambda record: record["initiatives"][0]["actors"][0].update(entities=["e2"]), {"initiative-i1"}),
    "place": (lambda record: record["warnings"][0].update(start=1), {"warnings-amount-unread"}),
    "warning": (lambda record: record["warnings"].pop(), {"contents"}),
    "act": (lambda record: record["initiatives"].pop(), {"contents"}),
    "order": (lambda record: record["entities"].reverse(), {"contents", "entities-money"}),
    "claim": (lambda record: record["claims"].append(CLAIM), {"claims"}),
    "field": (lambda record: record.update(more=1), {"contents"}),
    "mention": (_lose_the_first, {"contents", "initiative-i1"}),
}


def test_a_change_fails_the_part_that_has_changed(project: pytest.Pytester) -> None:
    """Nothing of a record can change unseen, and all else passes: what follows a new mention too, but for its id."""
    for name, (how, _) in CHANGES.items():
        put(project, name)
        change(project, how, name)

    seen = failed(project.runpytest_inprocess())

    assert seen == {f"{name}/record.json::{part}" for name, (_, parts) in CHANGES.items() for part in parts}


def test_a_failure_shows_how_its_part_has_changed(project: pytest.Pytester) -> None:
    """It is a diff of the part and no traceback, with the mend."""
    change(project, lambda record: record["initiatives"][0].update(status="announced"))

    result = project.runpytest_inprocess()

    result.stdout.fnmatch_lines(
        [
            "initiative-i1 has changed",
            "--- golden/loan/record.json initiative-i1, kept",
            "+++ golden/loan/record.json initiative-i1, made",
            '-    "status": "announced",',
            '+    "status": "agreed",',
            "if this is right: pytest --update golden/loan",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line('*"text"*')


def test_one_part_can_be_named(project: pytest.Pytester) -> None:
    """The name of a test runs it alone."""
    project.runpytest_inprocess("golden/loan/record.json::claims").assert_outcomes(passed=1)


def test_an_input_without_a_record_fails(project: pytest.Pytester) -> None:
    """A document that was forgotten is no document that passes, and the failure says what to do."""
    put(project, "new", kept=False)

    result = project.runpytest_inprocess("golden/new")

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*new: there is an input and no record.json; write *: pytest --update */golden/new"])


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("record.json", "{", "*/golden/loan/record.json: record: input data was truncated"),
        (
            "record.json",
            '{"schema": "reex/1", "document": {"text": 5}}',
            "*/record.json: document.text: expected str, got int",
        ),
        (
            "input.md",
            "Two.",
            "*loan: one file input.txt, input.md or input.html is wanted, there is input.md, input.txt",
        ),
        ("input.txt", "", "input.txt: *"),
    ],
)
def test_what_cannot_be_compared_fails_and_says_why(
    project: pytest.Pytester, file: str, text: str, message: str
) -> None:
    """A broken record, two inputs and an empty one are told without a traceback."""
    (project.path / "golden" / "loan" / file).write_text(text, encoding="utf-8")

    result = project.runpytest_inprocess()

    assert result.ret
    result.stdout.fnmatch_lines([message])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_folder_may_name_its_pipeline(project: pytest.Pytester) -> None:
    """With ``pipeline.toml`` beside the documents they are read by it."""
    (project.path / "golden" / "pipeline.toml").write_text('only = ["countries"]\n', encoding="utf-8")

    result = project.runpytest_inprocess("-k", "country or money")

    assert failed(result) == {"loan/record.json::entities-money"}
    result.assert_outcomes(passed=1, failed=1, deselected=7)


def test_folders_are_tested_wherever_they_lie(project: pytest.Pytester) -> None:
    """Test paths that don't name them don't lose them, and a path on the command line is only what it names."""
    project.makeini("[pytest]\nreex_golden = golden\ntestpaths = tests\n")
    project.mkdir("tests").joinpath("test_one.py").write_text("def test_one(): pass\n", encoding="utf-8")

    project.runpytest_inprocess().assert_outcomes(passed=10)
    project.runpytest_inprocess("tests").assert_outcomes(passed=1)
    project.makeini("[pytest]\nreex_golden = golden\ntestpaths = golden tests\n")
    project.runpytest_inprocess().assert_outcomes(passed=10)


def test_a_folder_that_is_not_there_is_told(project: pytest.Pytester) -> None:
    """A setting that is spelled wrong would test nothing."""
    project.makeini("[pytest]\nreex_golden = goldn\n")

    result = project.runpytest_inprocess()

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*reex_golden: */goldn is no folder; make it, or name another"])


# --- update


def at_terminal(project: pytest.Pytester, answers: str, *arguments: str) -> tuple[int, str]:
    """Run pytest at a terminal where somebody types *answers*; return the exit code and what was printed."""
    pty = pytest.importorskip("pty", reason="there are terminals only on Unix")
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    command = [sys.executable, "-m", "pytest", *arguments]
    done = subprocess.run(command, cwd=project.path, stdin=theirs, capture_output=True, text=True, check=False)
    os.close(ours)
    os.close(theirs)
    return done.returncode, done.stdout + done.stderr


def test_records_that_people_agree_to_are_written(project: pytest.Pytester) -> None:
    """Each difference is shown, one is agreed to and written, the other is left as it was, and no test runs."""
    change(project, lambda record: record["initiatives"][0].update(status="announced"))
    new = put(project, "new", kept=False)
    loan = project.path / "golden" / "loan" / "record.json"
    before = loan.read_text(encoding="utf-8")

    code, output = at_terminal(project, "n\ny\n", "--update")

    assert (code, loan.read_text(encoding="utf-8")) == (0, before)
    assert json.loads(new.read_text(encoding="utf-8"))["document"]["text"] == TEXT.strip()
    assert '+      "status": "agreed",' in output
    assert "write golden/loan/record.json? [y/N]" in output
    assert "golden records: 1 written, 1 left as they were; no test was run" in output
    project.runpytest_inprocess("golden/new").assert_outcomes(passed=9)


def test_only_records_that_are_named_are_written(project: pytest.Pytester) -> None:
    """Paths and ``-k`` choose, as they choose tests; what is as it was is not asked about."""
    change(project, lambda record: record["initiatives"][0].update(status="announced"))
    new = put(project, "new", kept=False)

    code, output = at_terminal(project, "y\n", "--update", "golden/new")

    assert (code, new.exists()) == (0, True)
    assert "golden/loan" not in output


def test_without_a_terminal_nothing_is_written(project: pytest.Pytester) -> None:
    """The differences are shown, and nobody can agree to them."""
    new = put(project, "new", kept=False)

    done = project.runpytest_inprocess("--update")

    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert not new.exists()
    done.stdout.fnmatch_lines(['+  "schema": "reex/1",'])
    done.stderr.fnmatch_lines(["*--update asks before it writes, and there is nobody to answer: run it in a terminal"])


def test_an_update_tells_what_cannot_be_read(project: pytest.Pytester) -> None:
    """An input that is broken ends the update with its name."""
    (project.path / "golden" / "loan" / "input.txt").write_text("", encoding="utf-8")

    done = project.runpytest_inprocess("--update")

    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*input.txt: *"])


def test_an_update_of_what_is_right_asks_nothing(project: pytest.Pytester) -> None:
    """Without a difference it needs no terminal."""
    done = project.runpytest_inprocess("--update")

    assert done.ret == pytest.ExitCode.OK
    done.stdout.fnmatch_lines(["golden records: 0 written, 0 left as they were; no test was run"])


# --- where it isn't used


def test_a_project_without_golden_records_loads_nothing_of_reex(pytester: pytest.Pytester) -> None:
    """Its runs import nothing but the door, and its own option ``--update`` is its own."""
    pytester.makeconftest(
        "def pytest_addoption(parser):\n    parser.addoption('--update', default='mine')\n"
        "def pytest_report_header(config):\n    import sys\n"
        "    return [config.getoption('--update'), str([name for name in sys.modules if 'reex' in name])]\n"
    )

    pytester.runpytest_subprocess().stdout.fnmatch_lines(["mine", "['_reex_pytest']"])
