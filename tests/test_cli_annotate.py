"""``reex annotate``: from files to a tool and back to gold, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commandline import Run

from reex.testing import exchange, read_gold

DATA = Path(__file__).parent / "exchange"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Return a release that tells of a loan."""
    file = tmp_path / "release.txt"
    file.write_text("Canada lent $90 million to Iluka Resources for a korbinite refinery.", encoding="utf-8")
    return file


@pytest.mark.parametrize("tool", ["brat", "label-studio"])
def test_a_file_goes_to_a_tool_and_comes_back_as_gold(tool: str, release: Path, run: Run, tmp_path: Path) -> None:
    """What annotate write has written annotate read makes gold of."""
    wrote = run("annotate", "write", release, "--format", tool, "-o", tmp_path / "tool")
    assert (wrote.code, wrote.out) == (0, "")
    assert f"reex: {tmp_path / 'tool'}: 1 document written\n" in wrote.err

    got = run("annotate", "read", tmp_path / "tool", "--format", tool, "-o", tmp_path / "gold")
    assert got.code == 0
    assert f"reex: {tmp_path / 'gold'}: 1 document written\n" in got.err
    (gold,) = read_gold(tmp_path / "gold")
    assert gold.document.text == release.read_text(encoding="utf-8")
    assert [act.instrument for act in gold.initiatives] == ["loan"]


def test_kinds_of_a_table_come_back_with_the_table(release: Path, run: Run, tmp_path: Path) -> None:
    """A label that names a kind of a table of the user's own is known where the table goes along."""
    table = tmp_path / "ores.csv"
    table.write_text("name,kind\nkorbinite,ore\n", encoding="utf-8")
    tool = tmp_path / "tool"
    run("annotate", "write", release, "--gazetteer", table, "--format", "brat", "-o", tool)

    without = run("annotate", "read", tool, "--format", "brat", "-o", tmp_path / "gold")
    assert without.code == 1
    assert "ore is no kind of entity that is known here" in without.err
    assert without.err.endswith("it is left out\n")
    assert not (tmp_path / "gold").exists()

    with_it = run("annotate", "read", tool, "--gazetteer", table, "--format", "brat", "-o", tmp_path / "gold.jsonl")
    assert with_it.code == 0
    (gold,) = read_gold(tmp_path / "gold.jsonl")
    assert "korbinite" in [mention.text for mention in gold.entities if mention.kind == "ore"]


def test_nothing_is_replaced_without_being_told(release: Path, run: Run, tmp_path: Path) -> None:
    """A second run into the same folder changes nothing, unless --replace says so."""
    to = ("--format", "prodigy", "-o", tmp_path / "tool")
    run("annotate", "write", release, *to)
    (tmp_path / "tool/tasks.jsonl").write_text("hours of work", encoding="utf-8")

    again = run("annotate", "write", release, *to)
    assert again.code == 2
    assert "tasks.jsonl: is there already; name another place, or ask for replace" in again.err
    assert (tmp_path / "tool/tasks.jsonl").read_text(encoding="utf-8") == "hours of work"

    assert run("annotate", "write", release, "--replace", *to).code == 0
    assert (tmp_path / "tool/tasks.jsonl").read_text(encoding="utf-8") != "hours of work"


def test_what_cant_be_read_is_told_and_left_out(release: Path, run: Run, tmp_path: Path) -> None:
    """A file that is no document stands on the standard error; where none is left, the exit code is 1."""
    empty = tmp_path / "empty.txt"
    empty.touch()

    some = run("annotate", "write", release, empty, "--format", "brat", "-o", tmp_path / "some")
    assert some.code == 0
    assert "empty.txt" in some.err
    assert sorted(file.name for file in (tmp_path / "some").glob("*.txt")) == ["release.txt"]

    none = run("annotate", "write", empty, "--format", "brat", "-o", tmp_path / "none")
    assert none.code == 1
    assert not (tmp_path / "none").exists()


def test_a_document_without_text_loses_no_other(run: Run, tmp_path: Path) -> None:
    """What has no text can be no gold: it is told, and the others are written."""
    (tmp_path / "empty.ann").touch()
    (tmp_path / "empty.txt").touch()
    for file in (DATA / "brat").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())

    result = run("annotate", "read", tmp_path, "--format", "brat", "-o", tmp_path / "gold")

    assert result.code == 0
    assert "reex: empty has no text; it is left out\n" in result.err
    assert [gold.name for gold in read_gold(tmp_path / "gold")] == ["kestrel"]


def test_the_formats_are_in_the_help(run: Run) -> None:
    """Both commands name all formats."""
    for command in ("write", "read"):
        text = " ".join(run("annotate", command, "--help").out.split())
        assert all(tool in text for tool in exchange.FORMATS)


def test_an_unknown_format_is_refused(run: Run, tmp_path: Path) -> None:
    """A format that there isn't is answered with those that there are."""
    result = run("annotate", "read", DATA / "brat", "--format", "conll", "-o", tmp_path / "gold")
    assert result.code == 2
    assert "there is no format conll, there are brat, label-studio, prodigy, web-annotation" in result.err
