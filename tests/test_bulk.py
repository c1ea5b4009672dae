"""Many documents by several processes: the same output, whatever happens on the way."""

from __future__ import annotations

import multiprocessing.forkserver
import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.commandline import Result, Run

import reex
from reex.bulk import Recipe, child, extract_into, extract_lines
from reex.bulk.crew import Result as Progress

TESTS = Path(__file__).parent
ONLY = ("--only", "funding", "--format", "jsonl")
RECIPE = Recipe(only=("funding",))
HARM = """
    import ctypes, os, signal, time
    from pathlib import Path
    import reex

    HERE = Path(__file__).parent

    @reex.extractor("harm", makes="harm", terms=["Segfault", "Endless", "Once", "Stop"])
    def find(page):
        for hit in page.hits:
            word = page.text[hit.start : hit.end]
            if word == "Segfault":
                ctypes.string_at(0)
            while word == "Endless":
                time.sleep(1)
            if word == "Once" and not (HERE / "once").exists():
                (HERE / "once").touch()
                os._exit(7)
            if word == "Stop" and (HERE / "pid").exists():
                os.kill(int((HERE / "pid").read_text()), signal.SIGTERM)
                time.sleep(600)
        return ()
"""


def news(number: int) -> str:
    """Return a text of one sentence."""
    return f"Canada lends ${number + 1} million to the mine of Halden Lithium."


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Return a folder with texts on their own, in an archive and in a table."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    for number in range(15):
        (folder / f"{number:02}.txt").write_text(news(number), encoding="utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for number in range(15, 30):
            archive.writestr(f"{number}.txt", news(number))
    rows = "".join(f'"{news(number)}",2026-03-{number % 28 + 1:02}\n' for number in range(30, 45))
    (folder / "table.csv").write_text(f"text,published\n{rows}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Let processes be forked from one that has all loaded; how they start by themselves has a test of its own."""
    patch = pytest.MonkeyPatch()
    patch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])]))
    multiprocessing.forkserver.set_forkserver_preload(["pytest", "bulk_loaded"])
    multiprocessing.forkserver.ensure_running()
    patch.setattr(child, "START", "forkserver")
    yield
    patch.undo()


@pytest.fixture(scope="module")
def harm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pipeline file with an extractor that does what a text tells it."""
    folder = tmp_path_factory.mktemp("harm")
    (folder / "bulk_harm.py").write_text(textwrap.dedent(HARM), encoding="utf-8")
    (folder / "pipeline.toml").write_text('only = ["funding"]\nadding = ["bulk_harm:find"]\n', encoding="utf-8")
    return folder / "pipeline.toml"


def serially(inputs: Path, **options: object) -> bytes:
    """Return the lines of the records as this process makes them."""
    pipeline = reex.Pipeline.standard().only("funding")
    files = sorted(map(str, inputs.iterdir()))
    return b"".join(record.to_json() + b"\n" for record in reex.extract_files(files, pipeline=pipeline))


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_output_is_that_of_one_process(run: Run, inputs: Path, jobs: int) -> None:
    """However many processes extract, the records are the same, in the same order, from files and what files hold."""
    assert run("extract", "-j", jobs, *ONLY, inputs).out.encode() == serially(inputs)


def test_csv_is_written_by_several_processes_too(run: Run, inputs: Path, tmp_path: Path) -> None:
    """Rows of initiatives stand under one header, as one process writes them."""
    (inputs / "deal.txt").write_text("The Pentagon bought $4 million of stock in MP Materials.", encoding="utf-8")
    command = ("extract", "--format", "csv", "--only", "initiatives", inputs / "deal.txt")

    assert run(*command, "-j", 2).out == run(*command).out


def test_other_formats_are_refused(run: Run, inputs: Path) -> None:
    """A table for people has no lines that stand for themselves: several processes don't write it, and say so."""
    refused = run("extract", "-j", 2, inputs)

    assert refused.code == 2
    assert "several workers can't write table" in refused.err
    assert "take csv or jsonl" in refused.err


def test_python_has_lines(inputs: Path) -> None:
    """From Python, a run gives lines of JSON as they are made, and ends its processes when it is left."""
    lines = extract_lines([inputs], workers=2, recipe=RECIPE)

    assert reex.Record.from_json(next(lines)).document.path == str(inputs / "00.txt")
    lines.close()
    with pytest.raises(TypeError, match="list of paths"):
        extract_lines(str(inputs), workers=2)


def test_an_unreadable_file_is_told_and_passed(run: Run, inputs: Path) -> None:
    """A file that can't be read has a record of its own, is named on the standard error, and stops nothing."""
    (inputs / "05.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    told = run("extract", "-j", 2, *ONLY, inputs)

    assert told.out.encode() == serially(inputs)
    assert told.code == 0
    assert told.err.startswith(f"reex: {inputs / '05.txt'}: ")


def test_the_standard_input_is_refused(run: Run) -> None:
    """What is piped in can't be read by several processes, nor read again."""
    assert "write it to a file" in run("extract", "-j", 2, *ONLY, "-").err


# -- what breaks


def recipe_with(harm: Path, seconds: int = 600) -> Recipe:
    """Return what runs the extractor that does harm."""
    return Recipe(pipeline=harm, limits=reex.Limits(seconds=seconds))


def records(lines: Iterator[bytes]) -> list[reex.Record]:
    """Return the records of lines."""
    return [reex.Record.from_json(line) for line in lines]


def test_a_text_that_crashes_a_worker_is_named(inputs: Path, harm: Path) -> None:
    """A crash in a native library costs the one document that brings it about, and this is told by a warning."""
    (inputs / "07.txt").write_text("Segfault.", encoding="utf-8")
    made = records(extract_lines([inputs], workers=2, recipe=recipe_with(harm)))

    (crashed,) = (record for record in made if record.warnings)
    assert crashed.document.path == str(inputs / "07.txt")
    assert [notice.code for notice in crashed.warnings] == ["crashed"]
    assert "signal 11 (SIGSEGV)" in crashed.warnings[0].message
    assert len(made) == 45
    assert all(record.entities for record in made if record is not crashed)


def test_a_text_in_an_archive_that_takes_for_ever_is_named(inputs: Path, harm: Path) -> None:
    """A document that takes longer than the limit is given up, with the way to raise that."""
    with zipfile.ZipFile(inputs / "more.zip", "a") as archive:
        archive.writestr("slow.txt", "Endless.")
    made = records(extract_lines([inputs / "more.zip"], workers=2, recipe=recipe_with(harm, seconds=4)))

    assert [record.document.path for record in made if record.warnings] == [f"{inputs / 'more.zip'}!/slow.txt"]
    (slow,) = made[-1].warnings
    assert slow.code == "timeout"
    assert "more than 4 seconds; raise the limit (--limit seconds=N" in slow.message


def test_what_goes_well_the_second_time_is_as_ever(inputs: Path, harm: Path) -> None:
    """A worker that is lost by chance, as when memory runs out, leaves no trace in the output."""
    (inputs / "07.txt").write_text("Once, a loan of $5m.", encoding="utf-8")
    made = records(extract_lines([inputs], workers=2, recipe=recipe_with(harm)))

    assert (harm.parent / "once").exists()
    assert not any(record.warnings for record in made)
    assert made[7].entities


def test_a_container_that_crashes_is_named(inputs: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """What takes an archive apart may crash as well: what came before stands, and the run goes on after it."""
    (inputs / "mine.zip").write_bytes((inputs / "more.zip").read_bytes())
