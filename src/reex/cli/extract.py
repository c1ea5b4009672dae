"""``reex extract``: from files to records."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.progress import Progress

from reex.bulk import Recipe
from reex.bulk.journal import journal_of
from reex.cli.commands import installed, pipeline_of, takes_knowledge
from reex.cli.inputs import Summary, inputs_of, records_of, takes_limits
from reex.cli.output import CantWriteError, is_standard, opened, print_to
from reex.errors import ReexError
from reex.isolation import failure
from reex.model import Record
from reex.offers import Limits, Writer
from reex.pipeline import Pipeline
from reex.plugins import TABLE
from reex.views import record_table

_PLAIN = ("", "txt", "md")  # endings of a file that a table for people may stand in


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "shape",
    metavar="NAME",
    help="table, jsonl, csv, or a plugin's; without it what FILE's name ends with, else table.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here when all is done; - is the standard output.",
)
@click.option("--text", is_flag=True, help="Put the text of each document into its record (jsonl).")
@click.option(
    "--only", multiple=True, metavar="NAME", help="Run this extractor and what it builds on; may be repeated."
)
@click.option("--without", multiple=True, metavar="NAME", help="Leave this extractor out; may be repeated.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Extract by N processes, as jsonl or csv; FILE grows as they go on.",
)
@click.option("--resume", is_flag=True, help="Go on with a run into FILE that was stopped, or begin one.")
@takes_limits
@takes_knowledge
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[str, ...],
    shape: str | None,
    output: Path | None,
    text: bool,
    only: tuple[str, ...],
    without: tuple[str, ...],
    jobs: int | None,
    resume: bool,
    limits: Limits,
    recipe: Path | None,
    tables: tuple[Path, ...],
) -> None:
    """Extract initiatives from files and folders.

    A PATH that is - is the standard input.
    """
    writer = _writer(ctx, shape, output)
    pipeline = pipeline_of(recipe, tables)
    pipeline = (pipeline.only(*only) if only else pipeline).without(*without)
    if jobs or resume:
        from reex.cli.bulk import by_processes  # with what starts processes, of which no other command has a use

        wanted = Recipe(
            pipeline=recipe, gazetteers=tables, only=only, without=without, limits=limits, text=text, format=writer.name
        )
        summary = by_processes(paths, wanted, output, jobs or 1, resume=resume, shown=_is_shown(writer, output))
    else:
        summary = _by_this_one(paths, pipeline, limits, writer, output, text)
    summary.tell(pipeline.notices)
    if not summary.tally.read:
        ctx.exit(1)


def _by_this_one(
    paths: Sequence[str], pipeline: Pipeline, limits: Limits, writer: Writer, output: Path | None, text: bool
) -> Summary:
    if not is_standard(output) and output and journal_of(output).exists():
        raise CantWriteError(f"{output}: a run into it isn't done; go on with --resume, or delete {journal_of(output)}")
    inputs = inputs_of(paths, installed(), output)
    summary = Summary()
    with opened(output) as stream:
        sources = _with_progress(inputs) if _is_shown(writer, output) else inputs
        records = summary.over(records_of(sources, pipeline, limits))
        _write(writer, records, stream, text)
        if next(records, None) or not summary.done:
            raise CantWriteError(f"writer {writer.name} didn't take all records; the rest is lost")
    return summary


def _is_shown(writer: Writer, output: Path | None) -> bool:
    """Say whether progress is shown: not where lines go to the same terminal."""
    lines = is_standard(output) and writer.name != TABLE and sys.stdout.isatty()
    return sys.stderr.isatty() and not lines


def _write(writer: Writer, records: Iterable[Record], stream: BinaryIO, text: bool) -> None:
    """Let *writer* write; what goes wrong in that of a plugin is told in one line."""
    try:
        writer.write(records, stream, text=text)
        if stream.closed:
            raise ValueError("it closed the output, which isn't its own")
    except (click.ClickException, click.exceptions.Exit, ReexError, OSError, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise CantWriteError(failure("writer", writer.name, writer.origin, error)) from error


def _writer(ctx: click.Context, name: str | None, output: Path | None) -> Writer:
    table = Writer(name=TABLE, write=_write_table)
    writers = {writer.name: writer for writer in (*installed().writers, table)}
    ending = output.suffix[1:].lower() if output else ""
    named = ending if name is None and ending not in _PLAIN else name or TABLE
    if named not in writers:
        there = ", ".join(sorted(writers))
        if name is None:
            ctx.fail(f"{output}: no format is called {named}; name one of {there} with --format")
        raise click.BadParameter(f"there is no {name}, there are {there}", ctx, param_hint="'--format'")
    return writers[named]


def _write_table(records: Iterable[Record], stream: BinaryIO, *, text: bool) -> None:
    print_to(stream, record_table(records, unreadable=False))  # the standard error tells of those


def _with_progress(inputs: Sequence[str | Record]) -> Iterator[str | Record]:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(inputs, description="Extracting")
