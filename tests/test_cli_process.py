"""The command line as a process of its own: how it starts, and how it ends when it is cut short."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import reex

TEXT = "Copper for the mills will leave the Port of Lobito in May."


def process(*arguments: object) -> list[str]:
    """Return the command that runs reex as a process of its own."""
    return [sys.executable, "-m", "reex", *map(str, arguments)]


def test_a_module_is_the_command(tmp_path: Path) -> None:
    """``python -m reex`` is ``reex``."""
    done = subprocess.run(process("--version"), capture_output=True, text=True, check=True, cwd=tmp_path)

    assert done.stdout == f"reex {reex.__version__}\n"


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    """When whoever reads has seen enough, reex stops without a word."""
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(TEXT * 200, encoding="utf-8")
    command = process("extract", tmp_path, "--format", "jsonl", "--text")

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read()

    assert complaint == b""
    assert running.returncode == 141


def test_ctrl_c_ends_with_one_line(tmp_path: Path) -> None:
    """An interrupted run says so, ends with 130 and leaves no half file."""
    waiting = tmp_path / "pipe.txt"
    os.mkfifo(waiting)
    command = process("extract", waiting, "--format", "jsonl", "-o", tmp_path / "out.jsonl")

    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        while not list(tmp_path.glob(".out.jsonl.*")):
            time.sleep(0.02)
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        _, complaint = running.communicate()

    assert complaint.strip() == "reex: interrupted"
    assert running.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.txt"]
