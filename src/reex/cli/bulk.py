"""``reex extract -j``: several processes, a run that can go on, progress with rate and time left."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType

import attrs
import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from reex.bulk.crew import Result
from reex.bulk.inputs import Inputs
from reex.bulk.recipe import BulkRecipe
from reex.bulk.run import extract_into, extract_lines
from reex.cli.commands import installed
from reex.cli.inputs import Summary, find
from reex.cli.output import CantWriteError, is_standard, opened

_FINISHED = (
    "nothing is left to do: it has records of all inputs, and no journal stands beside it; "
    "if that is lost, or other options are wanted, delete the output to start over"
)
_SIGINT, _SIGTERM = 130, 143  # what a shell sees of a program that such a signal has ended


class StoppedError(click.ClickException):
    """The run was stopped from outside."""

    exit_code = _SIGINT


class _EndedError(StoppedError):
    exit_code = _SIGTERM


class _TerminatedError(BaseException):
    """SIGTERM has come: as after Ctrl-C, nothing goes on."""


def by_processes(
    paths: Sequence[str], recipe: BulkRecipe, output: Path | None, jobs: int, *, resume: bool, shown: bool
) -> Summary:
    """Extract by several processes, and return what is to be told.

    Raises:
        StoppedError: if Ctrl-C or SIGTERM has ended it.
        CantWriteError: if it is to go on with what is no file.
        click.exceptions.Exit: with 0, if nothing is left to go on with.
    """
    stream = output is None or is_standard(output) or (output.exists() and not (output.is_file() or output.is_dir()))
    if stream and resume:
        raise CantWriteError(f"{output or 'standard output'}: only a file can be gone on with; name one with --output")
    summary = Summary()
    try:
        with _terminable(), _progress(shown) as watch:
            inputs = find(paths, installed(), None if stream else output)
            see = _Watch(summary, watch)
            if output is None or stream:
                _into_stream(inputs, recipe, output, jobs, see)
            else:
                summary.tally = extract_into(output, inputs, workers=jobs, recipe=recipe, resume=resume, watch=see)
    except (KeyboardInterrupt, _TerminatedError) as stop:
        kept = "" if stream else f"; {output} keeps what is done, and the same command with --resume goes on"
        if isinstance(stop, _TerminatedError):
            raise _EndedError(f"terminated{kept}") from stop
        raise StoppedError(f"interrupted{kept}") from stop
    if resume and not summary.tally.documents:  # of inputs that there are, a run has some
        click.echo(f"reex: {output}: {_FINISHED}", err=True)
        raise click.exceptions.Exit(0)
    return summary


def _into_stream(
    inputs: Inputs, recipe: BulkRecipe, output: Path | None, jobs: int, watch: Callable[[Result], None]
) -> None:
    with opened(output) as stream, closing(extract_lines(inputs, workers=jobs, recipe=recipe, watch=watch)) as lines:
        stream.writelines(lines)


@attrs.frozen
class _Watch:
    """Takes note of what becomes of documents; those that can't be read are told at once, as there may be many."""

    summary: Summary
    progress: Progress | None

    def __call__(self, result: Result) -> None:
        self.summary.tally += result.done.tally
        for message in result.done.unread:
            click.echo(f"reex: {message}", err=True)
        if self.progress:
            self._advance(self.progress, result)

    def _advance(self, progress: Progress, result: Result) -> None:
        task = progress.tasks[0]
        done = self.summary.tally.documents
        seconds = task.elapsed or 0.0
        rate = f"{done:,} documents, {done / seconds:,.0f}/s" if seconds > 1 else f"{done:,} documents"
        progress.update(task.id, total=result.total, completed=result.walked, rate=rate)


@contextmanager
def _progress(shown: bool) -> Iterator[Progress | None]:
    """Show how far a run is, on the standard error."""
    if not shown:
        yield None
        return
    columns = (TextColumn("Extracting"), BarColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task("", total=None, rate="")
        yield progress


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does."""

    def end(number: int, frame: FrameType | None) -> None:
        raise _TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
