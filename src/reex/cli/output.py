"""Where data goes: the standard output, or a file that appears when it is whole."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console, RenderableType

from reex.wholefile import replaced

_WIDTH = 120  # columns of a table that goes to no terminal, where COLUMNS says nothing: the same on every machine
_SIGPIPE = 141  # what a shell sees of a program that the closing of a pipe has ended


class CantWriteError(click.ClickException):
    """The output can't be written."""

    exit_code = 2


def is_folder(output: str | None) -> bool:
    """Say whether *output* names a folder, one that is there or one to be made."""
    return bool(output) and (str(output).endswith(("/", os.sep)) or Path(str(output)).is_dir())


def is_standard(path: Path | None) -> bool:
    """Say whether *path* is the standard output."""
    return path is None or str(path) == "-"


@contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO]:
    """Open *path*, or the standard output for None and ``-``; what is printed meanwhile goes to the standard error.

    Raises:
        CantWriteError: if it can't be opened or written to the end.
    """
    with (
        writing(path),
        replaced(path) if path and not is_standard(path) else _standard_output() as stream,
        redirect_stdout(sys.stderr),
    ):
        yield stream


@contextmanager
def writing(path: Path | None) -> Iterator[None]:
    """Tell of *path*, or of the standard output, if it can't be written.

    Raises:
        CantWriteError: in place of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise CantWriteError(f"{path or 'standard output'}: can't be written ({error.strerror or error})") from error


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # Python flushes once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(_SIGPIPE) from error


def print_to(stream: BinaryIO, what: RenderableType) -> None:
    """Print what rich shows to *stream*: with colours and as wide as it is if that is a terminal."""
    paper = io.StringIO()
    terminal = stream.isatty()
    Console(file=paper, force_terminal=terminal, width=_width(terminal)).print(what)
    stream.write(paper.getvalue().encode("utf-8", "replace"))


def _width(terminal: bool) -> int:
    if terminal:
        return shutil.get_terminal_size().columns
    wanted = os.environ.get("COLUMNS", "")
    return int(wanted) if wanted.isdecimal() and int(wanted) else _WIDTH
