"""``reex extract``: from files to records."""

from __future__ import annotations

import difflib
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

from reex.bulk import BulkRecipe
from reex.bulk.journal import journal_of
from reex.cli.commands import installed, pipeline_of, takes_knowledge
from reex.cli.inputs import Summary, inputs_of, records_of, takes_limits
from reex.cli.output import CantWriteError, is_folder, is_standard, opened, print_to, writing
from reex.errors import ReexError
from reex.isolation import failure
from reex.model import Record
from reex.offers import Limits, Writer
from reex.plugins import TABLE
from reex.views import record_table
from reex.writers import write_parts

_PLAIN = ("", "txt", "md")  # endings of a file that a table for people may stand in


def _processes(ctx: click.Context, param: click.Parameter, given: str | None) -> int | None:
    """Return how many processes are asked for."""
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and int(given)):
        raise click.BadParameter(f"{given!r} is no number of processes; write a whole number from 1 on", ctx, param)
    return int(given)


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
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    callback=_processes,
    help="Extract by N processes, as jsonl or csv, or as parquet into a folder; FILE grows as they go on.",
)
@click.option("--resume", is_flag=True, help="Go on with a run into FILE that was stopped, or begin one.")
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
    jobs: int | None,
    resume: bool,
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
    if place and is_folder(output) and place.is_file():
        raise CantWriteError(f"{output}: {place} is a file; take it away, or name another folder")
    pipeline = pipeline_of(recipe, tables)
    pipeline = (pipeline.only(*only) if only else pipeline).without(*without)
    if jobs or resume:
        from reex.bulk.recipe import PARQUET
        from reex.cli.bulk import by_processes  # with what starts processes, of which no other command has a use

        if is_folder(output) != (writer.name == PARQUET):
            ctx.fail("-j writes lines into a file, and parquet into a folder, whose name ends with a slash")
        wanted = BulkRecipe(
            pipeline=recipe, gazetteers=tables, only=only, without=without, limits=limits, text=text, format=writer.name
        )
        summary = by_processes(paths, wanted, place, jobs or 1, resume=resume, shown=_is_shown(writer, place))
    else:
        inputs = inputs_of(paths, installed(), place)
        sources = _with_progress(inputs) if _is_shown(writer, place) else inputs
        summary = _by_this_one(writer, records_of(sources, pipeline, limits), output, text=text)
    summary.tell(pipeline.notices)
    if not summary.tally.read:
        ctx.exit(1)


def _is_shown(writer: Writer, output: Path | None) -> bool:
    """Say whether progress is shown: not where lines go to the same terminal."""
    lines = is_standard(output) and writer.name != TABLE and sys.stdout.isatty()
    return sys.stderr.isatty() and not lines


def _by_this_one(writer: Writer, records: Iterable[Record], output: str | None, *, text: bool) -> Summary:
    """Write *records* to a file, or to the files of a folder, and return what is to be told."""
    place = Path(output) if output else None
    if place and not is_standard(place) and journal_of(place).exists():
        raise CantWriteError(f"{place}: a run into it isn't done; go on with --resume, or delete {journal_of(place)}")
    summary = Summary()
    taken = summary.over(records)
    if place and is_folder(output):
        with writing(place), redirect_stdout(sys.stderr):
            write_parts(taken, place, attrs.evolve(writer, write=partial(_write, writer)), text=text)
    else:
        with opened(place) as stream:
            _write(writer, taken, stream, text=text)
            if not summary.done:
                raise _not_all(writer)
    return summary


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
            close = difflib.get_close_matches(named, writers, n=1)
            hint = f": did you mean {close[0]}? Name" if close else "; name"
            ctx.fail(f"{output}: no format is called {named}{hint} one of {there} with --format")
        raise click.BadParameter(f"there is no {name}, there are {there}", ctx, param_hint="'--format'")
    return writers[named]


def _write_table(records: Iterable[Record], stream: BinaryIO, *, text: bool) -> None:
    print_to(stream, record_table(records, unreadable=False))  # the standard error tells of those


def _with_progress(inputs: Sequence[str | Record]) -> Iterator[str | Record]:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(inputs, description="Extracting")
