"""``reex show``: texts with what was found in them, on a terminal and as a page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commandline import Run

import reex
from reex.views import page

TEXT = "Japan will lend Lynas $200 million.\n"


@pytest.fixture
def loan(tmp_path: Path) -> Path:
    """Return a file with one loan."""
    path = tmp_path / "loan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def on_terminal(*arguments: object, **environment: str) -> str:
    """Return what ``reex show`` sends to a terminal of 100 columns."""
    code = (
        "import os, pty, sys\n"
        "pid, fd = pty.fork()\n"
        "if pid == 0: os.execv(sys.executable, [sys.executable, '-m', 'reex', 'show', *sys.argv[1:]])\n"
        "try:\n"
        "    while data := os.read(fd, 65536): sys.stdout.buffer.write(data)\n"
        "except OSError: pass\n"
        "sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n"
    )
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=plain | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "100"} | environment,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def test_a_pipe_gets_no_colours(run: Run, loan: Path) -> None:
    """In a pipe, the text stands with its entities in brackets, the initiative with its evidence below."""
    result = run("show", loan)

    assert result.code == 0
    assert "[[country:Japan]] will lend [[company:Lynas]] [[money:$200 million]]." in result.out
    assert re.search(r"announced +loan +Japan +Lynas Rare Earths .*USD 200 million", result.out)
    assert f"{loan}:1 Japan will lend Lynas $200 million." in " ".join(result.out.split())
    assert "\x1b" not in result.out


def test_a_terminal_gets_colours(loan: Path) -> None:
    """On a terminal, entities stand on the colours of their kinds and not in brackets."""
    shown = on_terminal(loan)

    assert re.search(r"\x1b\[[\d;]*48;2;79;91;213mJapan\x1b\[0m will lend", shown)
    assert "[[" not in shown


def test_no_color_is_heeded(loan: Path) -> None:
    """With NO_COLOR a terminal gets no colour, and brackets in the place of them."""
    shown = on_terminal(loan, NO_COLOR="1")

    assert "[[country:Japan]]" in shown
    assert not re.search(r"\x1b\[[\d;]*[34]8;", shown)


def test_a_page_is_written_where_one_says(run: Run, loan: Path, tmp_path: Path) -> None:
    """With --html there is the page that Python makes, on the standard output or in the file that is named."""
    printed = run("show", "--html", loan)
    written = run("show", "--html", loan, "-o", tmp_path / "loan.html")

    assert printed.out == page([reex.extract(loan)])
    assert f"<title>{loan} – reex</title>" in printed.out
    assert (tmp_path / "loan.html").read_text(encoding="utf-8") == printed.out
    assert written.out == ""


def test_records_are_shown_as_their_documents_are(run: Run, loan: Path, tmp_path: Path) -> None:
    """Records in JSON Lines with their texts are shown as the files that they come from; nothing is read again."""
    records = tmp_path / "records.jsonl"
    records.write_bytes(reex.extract(loan).to_json(text=True))
    direct = run("show", loan)
    loan.unlink()

    assert run("show", records).out.split() == direct.out.replace(f"{loan}:1 ", f"{loan}:0-35 ").split()


def test_a_record_without_its_text_says_so(run: Run, loan: Path, tmp_path: Path) -> None:
    """A record whose text was left out is shown with what was found, and with the way to keep the text."""
    records = tmp_path / "records.jsonl"
    records.write_bytes(reex.extract(loan).to_json())
    shown = run("show", records)

    assert "the text was left out of this record; reex extract --text keeps it" in shown.out
    assert "USD 200 million" in shown.out


def test_a_line_that_is_no_record_is_refused(run: Run, tmp_path: Path) -> None:
    """A file of other JSON is told by file, line and field, and nothing is shown."""
    path = tmp_path / "other.jsonl"
    path.write_text('{"text": "Copper."}\n', encoding="utf-8")
    result = run("show", path)

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"reex: {path}:1: ")


def test_folders_and_gazetteers_are_taken_as_extract_takes_them(run: Run, tmp_path: Path) -> None:
    """All files of a folder are shown, in Markdown and HTML too, with the names of a table of one's own."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text("Ships left **Blauhafen**.", encoding="utf-8")
    (tmp_path / "texts" / "b.html").write_text("<html><p>Blauhafen is full.</p></html>", encoding="utf-8")
    (tmp_path / "ports.csv").write_text("kind,name\nport,Blauhafen\n", encoding="utf-8")
    result = run("show", tmp_path / "texts", "--gazetteer", tmp_path / "ports.csv")

    assert result.out.count("[[port:Blauhafen]]") == 2
    assert "2 documents, 2 entities" in result.out


def test_what_cant_be_read_is_told(run: Run, loan: Path, tmp_path: Path) -> None:
    """A file that can't be read is a line on the standard error; if there is no other, no page is written."""
    missing = tmp_path / "none.txt"
    both = run("show", loan, missing)
    alone = run("show", "--html", missing, "-o", tmp_path / "none.html")

    assert both.code == 0
    assert f"reex: {missing}: no such file" in both.err
    assert "1 document," in both.out
    assert (alone.code, alone.out) == (1, "")
    assert not (tmp_path / "none.html").exists()


def test_the_standard_input_is_shown() -> None:
    """A dash is the standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "reex", "show", "-"], input=TEXT.encode(), capture_output=True, check=True
    )
    assert b"[[country:Japan]]" in done.stdout
