"""``reex extract``: from files to records."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import BinaryIO

import attrs
import click
from rich.console import Console
from rich.progress import Progress

from reex.cli.commands import installed, pipeline_of, takes_knowledge
from reex.cli.inputs import Summary, inputs_of, records_of, takes_limits
from reex.cli.output import CantWriteError, is_folder, opened, print_to, writing
from reex.errors import ReexError
from reex.isolation import failure
from reex.model import Record
from reex.offers import Limits, Writer
from reex.plugins import TABLE
from reex.views import record_table
from reex.writers import write_parts

_PLAIN = ("", "txt", "md")  # endings of a file that a table for people may stand in


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "shape",
    metavar="NAME",
    help="table, jsonl, csv, parquet, arrow, or a plugin's; without it what FILE's name ends with, else table.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write here when all is done; - is the standard output, and a folder, as out/, gets a file for each 10,000 "
    "documents.",
)
@click.option("--text", is_flag=True, help="Put the text of each document into its record (jsonl).")
@click.option(
    "--only", multiple=True, metavar="NAME", help="Run this extractor and what it builds on; may be repeated."
)
@click.option("--without", multiple=True, metavar="NAME", help="Leave this extractor out; may be repeated.")
@takes_limits
@takes_knowledge
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[str, ...],
    shape: str | None,
    output: str | None,
    text: bool,
    only: tuple[str, ...],
    without: tuple[str, ...],
    limits: Limits,
    recipe: Path | None,
    tables: tuple[Path, ...],
) -> None:
    """Extract initiatives from files and folders.

    A PATH that is - is the standard input.
    """
    place = Path(output) if output else None
    writer = _writer(ctx, shape, place)
    if is_folder(output) and writer.name == TABLE:
        ctx.fail(f"{output}: a folder holds data; name their format with --format, such as parquet")
    pipeline = pipeline_of(recipe, tables)
    pipeline = (pipeline.only(*only) if only else pipeline).without(*without)
    inputs = inputs_of(paths, installed(), place)
    summary = Summary()
    shown = sys.stderr.isatty() and not (output in (None, "-") and writer.name != TABLE and sys.stdout.isatty())
    records = records_of(_with_progress(inputs) if shown else inputs, pipeline, limits)
    _deliver(writer, records, output, summary, text=text)
    summary.tell(pipeline.notices)
    if not summary.read:
        ctx.exit(1)


def _deliver(writer: Writer, records: Iterable[Record], output: str | None, summary: Summary, *, text: bool) -> None:
    """Write *records* to a file, or to the files of a folder, and take note of their warnings."""
    place = Path(output) if output else None
    taken = summary.over(records)
    if place and is_folder(output):
        with writing(place), redirect_stdout(sys.stderr):
            write_parts(taken, place, attrs.evolve(writer, write=partial(_write, writer)), text=text)
    else:
        with opened(place) as stream:
            _write(writer, taken, stream, text=text)
            if not summary.done:
                raise _not_all(writer)


def _write(writer: Writer, records: Iterable[Record], stream: BinaryIO, *, text: bool) -> None:
    """Let *writer* write; what goes wrong in that of a plugin is told in one line."""
    left = iter(records)
    try:
        writer.write(left, stream, text=text)
        if stream.closed:
            raise ValueError("it closed the output, which isn't its own")
    except (click.ClickException, click.exceptions.Exit, ReexError, OSError, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise CantWriteError(failure("writer", writer.name, writer.origin, error)) from error
    if next(left, None):
        raise _not_all(writer)


def _not_all(writer: Writer) -> CantWriteError:
    return CantWriteError(f"writer {writer.name} didn't take all records; the rest is lost")


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
