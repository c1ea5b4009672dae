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
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from pyarrow import parquet
from tests.commandline import Result, Run

import reex
from reex.bulk import BulkRecipe, Tally, child, crew, extract_into, extract_lines, tasks
from reex.bulk import run as run_module
from reex.bulk.crew import Result as Progress
from reex.bulk.sink import Parts
from reex.cli.bulk import by_processes

TESTS = Path(__file__).parent
ONLY = ("--only", "funding", "--format", "jsonl")
RECIPE = BulkRecipe(only=("funding",))
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


def serially(inputs: Path) -> bytes:
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


def test_slips_in_python_are_told(tmp_path: Path, inputs: Path) -> None:
    """A run without workers and a recipe of another class are refused at once, by the name of the argument."""
    with pytest.raises(ValueError, match="workers=0"):
        extract_lines([inputs], workers=0)
    with pytest.raises(ValueError, match="workers=0"):
        extract_into(tmp_path / "out.jsonl", [inputs], workers=0)
    with pytest.raises(TypeError, match=r"recipe is a Recipe: several workers take a reex\.bulk\.BulkRecipe"):
        extract_lines([inputs], workers=1, recipe=reex.Recipe())  # type: ignore[arg-type]


def test_no_more_processes_start_than_there_is_work(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for a thousand workers gets as many as there are processors, and more only where documents wait."""
    begun: list[object] = []

    def started(*arguments: Any) -> child.Child:
        begun.append(arguments)
        return child.started(*arguments)

    monkeypatch.setattr(crew, "started", started)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)

    assert len(list(extract_lines([inputs], workers=1000, recipe=RECIPE))) == 45
    assert len(begun) < 10


def test_an_unreadable_file_is_told_and_passed(run: Run, inputs: Path) -> None:
    """A file that can't be read has a record of its own, is named on the standard error, and stops nothing."""
    (inputs / "05.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    told = run("extract", "-j", 2, *ONLY, inputs)

    assert told.out.encode() == serially(inputs)
    assert told.code == 0
    assert told.err.startswith(f"reex: {inputs / '05.txt'}: ")


def test_progress_tells_documents_and_rate(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal a run shows how many documents are done; what can't be read is told above it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    (inputs / "05.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    summary = by_processes([str(inputs)], RECIPE, tmp_path / "out.jsonl", 1, resume=False, shown=True)
    told = capsys.readouterr().err

    assert "45 documents" in told
    assert f"reex: {inputs / '05.txt'}: " in told
    assert (summary.tally.documents, summary.tally.read) == (45, 44)


def test_the_standard_input_is_refused(run: Run) -> None:
    """What is piped in can't be read by several processes, nor read again."""
    assert "write it to a file" in run("extract", "-j", 2, *ONLY, "-").err


# -- what breaks


def recipe_with(harm: Path, seconds: int = 600) -> BulkRecipe:
    """Return what runs the extractor that does harm."""
    return BulkRecipe(pipeline=harm, limits=reex.Limits(seconds=seconds))


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


def test_a_container_that_crashes_is_named(inputs: Path) -> None:
    """What takes a file apart may crash as well: what came before stands, and the run goes on after it."""
    mine = inputs / "03.mine"
    mine.touch()
    made = records(extract_lines([inputs, mine], workers=1, recipe=RECIPE))

    assert [len(record.entities) for record in made[3:6]] == [1, 1, 0]
    assert [notice.code for notice in made[5].warnings] == ["crashed"]
    assert made[5].warnings[0].message.startswith(f"{mine}: two processes that look for documents in it were lost")
    assert len(made) == 48


def test_workers_that_cannot_begin_are_told(inputs: Path, harm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where processes can't start, the run ends with the reason, and doesn't try for ever."""
    monkeypatch.setattr(BulkRecipe, "head", lambda recipe: b"")
    recipe = recipe_with(harm)
    lines = extract_lines([inputs], workers=2, recipe=recipe)
    mine = harm.read_bytes()
    harm.write_text("only = 7", encoding="utf-8")
    try:
        with pytest.raises(reex.BulkError, match="a worker process can't begin: it ended with exit code 1"):
            next(lines)
    finally:
        harm.write_bytes(mine)


def test_what_reex_wrote_into_a_folder_is_no_news(run: Run, inputs: Path) -> None:
    """Tables and records of earlier runs are passed over in a folder of texts, and told; who names one has it read."""
    plain = run("extract", *ONLY, inputs).out
    (inputs / "more").mkdir()
    for name in ("old.csv", "old.jsonl", "more/part-00000.jsonl"):
        run("extract", "-o", inputs / name, "--only", "funding", inputs / "00.txt")

    one, two = run("extract", *ONLY, inputs), run("extract", "-j", 2, *ONLY, inputs)
    assert one.out == two.out == plain
    assert (
        one.err
        == two.err
        == (
            f"reex: passed over 3 files that reex wrote itself: {inputs}/more/part-00000.jsonl, {inputs}/old.csv, "
            f"{inputs}/old.jsonl; name a file to have it read\n"
        )
    )
    named = run("extract", *ONLY, inputs / "old.jsonl", inputs / "more")
    assert "old.jsonl!/1: this record has no text; write records with reex extract --text" in named.err
    assert f"{inputs}/more: it holds nothing but what reex wrote itself; name a file to have it read" in named.err
    assert run("ledger", "--ledger", inputs / "ledger.db", "add", inputs / "more").out.startswith("1 document added")


# -- going on


def stopped(run: Run, output: Path, inputs: Path, harm: Path, *options: object) -> Result:
    """Return how a run ended that was stopped at the document before the last."""
    for number in range(20):  # so that the first chunk is whole
        (inputs / f"more-{number}.txt").write_text(news(number), encoding="utf-8")
    (inputs / "zz.txt").write_text("Stop. A loan of $9m.", encoding="utf-8")
    (harm.parent / "pid").write_text(str(os.getpid()), encoding="utf-8")
    try:
        return run("extract", "-j", 1, "--pipeline", harm, "-o", output, inputs, *options)
    finally:
        (harm.parent / "pid").unlink()


def test_what_is_stopped_goes_on(run: Run, inputs: Path, tmp_path: Path, harm: Path) -> None:
    """SIGTERM ends a run with 143 and what is done; ``--resume`` goes on, and the output is as if nothing had been."""
    output = tmp_path / "out.jsonl"
    ended = stopped(run, output, inputs, harm)

    assert ended.code == 143
    assert "terminated" in ended.err
    assert "the same command with --resume goes on" in ended.err
    assert (tmp_path / "out.jsonl.progress").exists()
    again = run("extract", "-j", 2, "--pipeline", harm, "-o", output, inputs)
    assert again.code == 2
    assert "a run into it isn't done; --resume (in Python resume=True) goes on" in again.err
    without = run("extract", "--pipeline", harm, "-o", output, inputs)
    assert (without.code, "go on with --resume" in without.err) == (2, True)
    done = run("extract", "--resume", "--pipeline", harm, "-o", output, inputs)
    assert (done.code, done.err) == (0, "")
    assert not (tmp_path / "out.jsonl.progress").exists()
    assert output.read_bytes() == b"".join(extract_lines([inputs], workers=1, recipe=BulkRecipe(pipeline=harm)))


def test_nothing_else_is_gone_on_with(run: Run, inputs: Path, tmp_path: Path, harm: Path) -> None:
    """Other inputs, another pipeline and other options are refused: each is named, as it was and as it is now."""
    output = tmp_path / "out.jsonl"
    stopped(run, output, inputs, harm)
    command = ("extract", "--resume", "-o", output, inputs)

    options = run(*command, "--pipeline", harm, "--only", "funding", "--text", "--limit", "size=9").err
    assert options == (
        f"reex: {output}: the run that wrote it had no --text (now --text) and no --only (now --only funding) and "
        f"--limit size={reex.Limits().size} (now --limit size=9); go on with what it had, or delete "
        f"{output}.progress to start over\n"
    )
    assert f"had --pipeline {harm} (now no --pipeline);" in run(*command).err
    assert "had --format jsonl (now --format csv);" in run(*command, "--pipeline", harm, "--format", "csv").err
    (inputs / "00.txt").write_text("Changed.", encoding="utf-8")
    changed = f"had 38 inputs (now 38 inputs, of which {inputs / '00.txt'} is new or changed);"
    assert changed in run(*command, "--pipeline", harm).err
    os.utime(inputs / "00.txt", (1, 1))  # as a copy of an old file has it
    assert "had 38 inputs (now 38 inputs, changed);" in run(*command, "--pipeline", harm).err
    (inputs / "00.txt").unlink()
    assert "had 38 inputs (now 37 inputs);" in run(*command, "--pipeline", harm).err


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_a_run_notes_inputs_whose_names_are_no_text(tmp_path: Path) -> None:
    """The journal names the input that was changed last, whatever bytes its name has."""
    odd = Path(os.fsdecode(bytes(tmp_path) + b"/\xff.txt"))
    odd.write_text("Ottawa lent Vital Metals C$5 million.", encoding="utf-8")
    assert extract_into(tmp_path / "out.jsonl", [odd], workers=1).documents == 1


@pytest.mark.parametrize(("name", "shape"), [("out.jsonl", "jsonl"), ("out/", "parquet")])
def test_what_is_done_is_left_as_it_is(run: Run, inputs: Path, tmp_path: Path, name: str, shape: str) -> None:
    """To resume a run that is done is no error: the command says that nothing is left, and Python returns at once."""
    output = tmp_path / name
    recipe = attrs.evolve(RECIPE, format=shape)
    assert extract_into(output, [inputs, tmp_path / "lost.txt"], workers=1, recipe=recipe).documents == 46
    before = contents(output)

    done = run("extract", "--resume", "--format", shape, "-o", f"{tmp_path}/{name}", inputs, tmp_path / "lost.txt")
    assert done.code == 0
    assert "nothing is left to do: it has records of all inputs" in done.err
    assert "if that is lost, or other options are wanted, delete the output to start over" in done.err
    assert extract_into(output, [inputs, tmp_path / "lost.txt"], workers=1, recipe=recipe, resume=True) == Tally()
    assert contents(output) == before


def contents(output: Path) -> dict[Path, bytes]:
    """Return what stands in a file, or in those of a folder."""
    return {path: path.read_bytes() for path in (output.iterdir() if output.is_dir() else [output])}


@pytest.mark.parametrize(("name", "shape"), [("out.jsonl", "jsonl"), ("out/", "parquet")])
def test_what_is_done_of_other_inputs_is_refused(run: Run, inputs: Path, tmp_path: Path, name: str, shape: str) -> None:
    """Where an input is new, gone or changed since a run was done, the command names it, and leaves its output."""
    output = tmp_path / name
    extract_into(output, [inputs], workers=1, recipe=attrs.evolve(RECIPE, format=shape))
    before, when = contents(output), max(path.stat().st_mtime_ns for path in [output, *output.glob("*")])
    (inputs / "99.txt").write_text(news(99), encoding="utf-8")
    os.utime(inputs / "99.txt", (1, 1))  # as a copy of an old file has it
    (inputs / "98.txt").write_text(news(98), encoding="utf-8")
    os.utime(inputs / "more.zip", ns=(when + 9, when + 9))
    (inputs / "00.txt").unlink()

    refused = run("extract", "-j", 2, "--resume", *ONLY[:2], "--format", shape, "-o", f"{tmp_path}/{name}", inputs)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        f"reex: {output}: no journal stands beside it, and it has no record of {inputs / '98.txt'} (and 1 more); "
        f"it has one of {inputs / '00.txt'}, which is no input now; "
        f"{inputs / 'more.zip'} was changed after it was written; "
        "name another output, or delete this one to start over\n"
    )
    assert contents(output) == before


@pytest.mark.parametrize(
    ("name", "written", "why"),
    [
        ("out.jsonl", b"what I noted\n", "out.jsonl:1: this is no record as reex writes it on a line; name another"),
        ("out.jsonl", b'{"document":{"path":"a.txt"}}\n', "out.jsonl:1: this is no record"),
        ("out.jsonl", b'{"schema":"reex/1","document":{"path":"a.txt"}}', "out.jsonl:1: this is no record"),
        ("out.csv", b"path,id,title\n", "rows of initiatives don't tell which documents were read; name another"),
        ("out/part-00000.parquet", b"PAR1", "part-00000.parquet: this is no Parquet as reex writes it; name another"),
    ],
)
def test_what_tells_nothing_is_not_taken_for_done(
    run: Run, inputs: Path, tmp_path: Path, name: str, written: bytes, why: str
) -> None:
    """A file that reex has not written, or that ends within a line, is refused, and so is CSV; each stays as it is."""
    output = tmp_path / name
    output.parent.mkdir(exist_ok=True)
    output.write_bytes(written)
    folder = output.suffix == ".parquet"
    place, shape = (f"{output.parent}/", "parquet") if folder else (output, output.suffix[1:])

    refused = run("extract", "--resume", *ONLY[:2], "--format", shape, "-o", place, inputs)
    assert (refused.code, refused.out) == (2, "")
    assert why in refused.err
    assert output.read_bytes() == written


def test_what_is_done_stays_where_no_input_is_there(run: Run, inputs: Path, tmp_path: Path) -> None:
    """A slip in the name of the inputs is told before anything is said of the output."""
    output = tmp_path / "out.jsonl"
    extract_into(output, [inputs], workers=1, recipe=RECIPE)
    slip = run("extract", "--resume", *ONLY, "-o", output, tmp_path / "input")
    assert (slip.code, "no such file or folder" in slip.err) == (1, True)


def test_a_damaged_journal_is_told_or_of_no_matter(run: Run, inputs: Path, tmp_path: Path, harm: Path) -> None:
    """A line of the journal that was cut short is passed over; a journal that is none any more is named."""
    output, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.progress"
    stopped(run, output, inputs, harm)
    whole, made = journal.read_bytes(), output.read_bytes()
    command = ("extract", "--resume", "--pipeline", harm, "-o", output, inputs)

    journal.write_bytes(b"\0" * 50 + whole)
    refused = run(*command)
    assert refused.code == 2
    assert f"{journal}:1: this isn't as a run of reex left it; delete it and {output} to start over" in refused.err
    journal.write_bytes(whole)
    output.write_bytes(made[:-9])
    over = (
        f"{output}: it isn't as the run that wrote it left it; delete {output}, if it is there, and {journal} to start"
    )
    assert over in run(*command).err
    output.unlink()
    assert over in run(*command).err
    journal.write_bytes(whole + whole.splitlines()[-1][:-7])
    output.write_bytes(made + b'{"cut sho')
    assert run(*command).code == 0
    assert output.read_bytes() == b"".join(extract_lines([inputs], workers=1, recipe=BulkRecipe(pipeline=harm)))


def test_two_runs_do_not_write_one_file(run: Run, inputs: Path, tmp_path: Path) -> None:
    """While one run writes a file, another that would is refused, by the name of the file."""
    output = tmp_path / "out.jsonl"
    others: list[Result] = []

    def watch(progress: Progress) -> None:
        others.append(run("extract", "--resume", *ONLY, "-o", output, inputs))

    extract_into(str(output), [inputs], workers=1, recipe=RECIPE, watch=watch)

    assert {other.code for other in others} == {2}
    assert f"{output}: another run is writing it" in others[0].err
    assert output.read_bytes() == serially(inputs)


def test_a_full_disk_keeps_what_is_done(inputs: Path, tmp_path: Path) -> None:
    """Where the disk is full, the error says so and names the file; with more room the run goes on."""
    output = tmp_path / "out.jsonl"
    whole = serially(inputs)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) * 9 // 10, before[1]))
    try:
        with pytest.raises(
            reex.BulkError, match=r"out.jsonl: can't be written \(File too large\); what is done is kept"
        ):
            extract_into(output, [inputs], workers=1, recipe=RECIPE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    first: list[int] = []
    extract_into(
        output, [inputs], workers=1, recipe=RECIPE, resume=True, watch=lambda it: first.append(it.done.tally.documents)
    )
    assert 0 < sum(first) < 45
    assert output.read_bytes() == whole


def test_a_place_that_cannot_be_written_is_told(run: Run, inputs: Path, tmp_path: Path) -> None:
    """An output that can't be made is an error that names it, before anything is read, and leaves nothing behind."""
    nowhere = run("extract", "-j", 1, *ONLY, "-o", tmp_path / "no" / "out.jsonl", inputs)
    (tmp_path / "folder.jsonl").mkdir()

    assert nowhere.code == 2
    assert nowhere.err == f"reex: {tmp_path}/no/out.jsonl: can't be written (No such file or directory)\n"
    with pytest.raises(reex.BulkError, match=r"folder\.jsonl: can't be written"):
        extract_into(tmp_path / "folder.jsonl", [inputs], workers=1, recipe=RECIPE)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder.jsonl", "inputs"]
    assert "only a file can be gone on with" in run("extract", "--resume", *ONLY, inputs).err


def test_a_disk_that_is_full_from_the_start_leaves_nothing(inputs: Path, tmp_path: Path) -> None:
    """Where nothing could be written there is nothing to go on with: no journal is left, and none is promised."""
    output = tmp_path / "out.jsonl"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (900, before[1]))  # which holds a journal, and no chunk
    try:
        with pytest.raises(reex.BulkError, match=r"out.jsonl: can't be written \(File too large\)$"):
            extract_into(output, [inputs], workers=1, recipe=RECIPE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert not Path(f"{output}.progress").exists()
    assert extract_into(output, [inputs], workers=1, recipe=RECIPE, resume=True).documents == 45


@pytest.mark.slow
def test_ctrl_c_ends_all_processes(inputs: Path, tmp_path: Path, harm: Path) -> None:
    """Ctrl-C goes to all processes of a terminal: the run says how it goes on, ends with 130, and leaves none."""
    (inputs / "zz.txt").write_text("Endless.", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "reex",
        "extract",
        "-j",
        "1",
        "--pipeline",
        harm,
        "-o",
        output,
        inputs,
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        while running.poll() is None and not (output.exists() and output.stat().st_size):
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        _, complaint = running.communicate()  # which ends when no process holds its end of the pipe any more

    assert complaint == f"reex: interrupted; {output} keeps what is done, and the same command with --resume goes on\n"
    assert running.returncode == 130
    assert output.read_bytes().endswith(b"\n")


@pytest.mark.slow
def test_fifty_kills_change_nothing(tmp_path: Path, inputs: Path) -> None:
    """A run that is killed again and again, wherever it is, ends with the output of one that nothing disturbed."""
    command: list[str | Path] = [sys.executable, TESTS / "bulk_kills.py", tmp_path, "50", "8"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    killed, done = map(int, ended.stdout.split())
    assert killed == 50
    assert done > 1


# -- Parquet


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file of Parquet hold eight documents, of chunks of four, and a checkpoint be noted whenever it can be."""
    monkeypatch.setattr(tasks, "_MOST", 4)
    monkeypatch.setattr(run_module, "_OFTEN", 0)
    monkeypatch.setattr(run_module, "Parts", partial(Parts, size=8))


def in_parts(folder: Path) -> list[bytes]:
    """Return the JSON of the records in a folder of Parquet, and see that each file has as many as it should."""
    tables = [parquet.read_table(path) for path in sorted(folder.iterdir())]
    assert [path.name for path in sorted(folder.iterdir())] == [f"part-{n:05}.parquet" for n in range(len(tables))]
    assert all(table.num_rows >= 8 for table in tables[:-1])
    return [record.to_json() + b"\n" for table in tables for record in reex.arrow.from_batch(table)]


@pytest.mark.usefixtures("small_parts")
def test_a_run_into_parquet_goes_on_with_whole_files(inputs: Path, tmp_path: Path) -> None:
    """A run that is stopped keeps the files that are whole, and the one that goes on makes the others."""
    out = tmp_path / "out"
    recipe = attrs.evolve(RECIPE, format="parquet")
    seen = 0

    def stop(progress: Progress) -> None:
        nonlocal seen
        seen += progress.done.tally.documents
        if seen > 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_into(out, [inputs], workers=2, recipe=recipe, watch=stop)
    kept = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    assert kept
    (out / ".part-00009.parquet.1.part").touch()  # as a kill may leave one
    tally = extract_into(out, [inputs], workers=2, recipe=recipe, resume=True)

    assert tally.documents == 45
    assert in_parts(out) == list(extract_lines([inputs], workers=1, recipe=RECIPE))
    assert all(path.stat().st_mtime_ns == when for path, when in kept.items())


@pytest.mark.usefixtures("small_parts")
def test_a_folder_of_parquet_is_never_mixed(inputs: Path, tmp_path: Path) -> None:
    """Files of another run are no part of this one, and a file that was taken away is missed."""
    out = tmp_path / "out"
    recipe = attrs.evolve(RECIPE, format="parquet")
    out.mkdir()
    (out / "part-00000.parquet").touch()

    with pytest.raises(reex.BulkError, match="it has parts of an earlier run"):
        extract_into(out, [inputs], workers=1, recipe=recipe)
    (out / "part-00000.parquet").unlink()
    with pytest.raises(reex.BulkError, match=r"part-00000.parquet: the run that wrote it left it there"):
        Parts(out, text=False).truncate(1)
    with pytest.raises(reex.BulkError, match="Parquet has no lines"):
        next(extract_lines([inputs], workers=1, recipe=recipe))


def test_workers_write_parquet_into_a_folder(run: Run, inputs: Path, tmp_path: Path) -> None:
    """The command takes a folder for Parquet, a file for lines, and says so."""
    assert run("extract", inputs, "-j", 2, "--only", "funding", "-o", f"{tmp_path}/out.parquet/").code == 0
    assert len(in_parts(tmp_path / "out.parquet")) == 45
    told = run("extract", inputs, "-j", 2, "-o", f"{tmp_path}/other.parquet").err
    assert "-j writes lines into a file, and parquet into a folder, whose name ends with a slash" in told
