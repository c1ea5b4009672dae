"""``reex extract``: from files to records."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import attrs
import click
from rich.console import Console
from rich.progress import Progress

from reex import readers
from reex.cli.commands import installed, pipeline_of, takes_knowledge
from reex.cli.output import opened
from reex.errors import ReadError
from reex.model import Notice, Record
from reex.offers import Writer
from reex.pipeline import Pipeline
from reex.plugins import Plugins
from reex.run import extract_files, unreadable
from reex.views import record_table

_WIDTH = 120  # columns of a table that goes to no terminal, where COLUMNS says nothing: the same on every machine


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "writer",
    default="table",
    metavar="NAME",
    callback=lambda ctx, _, name: _writer(ctx, name),
    help="table (default), jsonl, csv, or a plugin's.",
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
@takes_knowledge
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[str, ...],
    writer: Writer,
    output: Path | None,
    text: bool,
    only: tuple[str, ...],
    without: tuple[str, ...],
    recipe: Path | None,
    tables: tuple[Path, ...],
) -> None:
    """Extract initiatives from files and folders.

    A PATH that is - is the standard input.
    """
    pipeline = pipeline_of(ctx, recipe, tables)
    pipeline = (pipeline.only(*only) if only else pipeline).without(*without)
    inputs = _inputs(paths, installed(ctx))
    summary = _Summary()
    with opened(output) as stream:
        records = summary.over(_records(inputs, pipeline))
        shown = sys.stderr.isatty() and (
            stream is not sys.stdout.buffer or writer.name == "table" or not sys.stdout.isatty()
        )
        writer.write(_with_progress(records, len(inputs)) if shown else records, stream, text=text)
    summary.tell(pipeline.notices)
    if not summary.read:
        ctx.exit(1)


def _writer(ctx: click.Context, name: str) -> Writer:
    table = Writer(name="table", write=_write_table)
    writers = {writer.name: writer for writer in (*installed(ctx).writers, table)}
    if name not in writers:
        raise click.BadParameter(f"there is no {name}, there are {', '.join(sorted(writers))}")
    return writers[name]


def _write_table(records: Iterable[Record], stream: BinaryIO, *, text: bool) -> None:
    paper = io.StringIO()
    terminal = stream.isatty()
    table = record_table(records, unreadable=False)  # the standard error tells of those
    Console(file=paper, force_terminal=terminal, width=_width(terminal)).print(table)
    stream.write(paper.getvalue().encode("utf-8", "replace"))


def _width(terminal: bool) -> int:
    if terminal:
        return shutil.get_terminal_size().columns
    wanted = os.environ.get("COLUMNS", "")
    return int(wanted) if wanted.isdecimal() and int(wanted) else _WIDTH


def _inputs(paths: Iterable[str], plugins: Plugins) -> list[str | Record]:
    """Return the files to read, each once, and a record for what can't be looked into.

    All are sorted by their path: the output is the same, in whatever order a shell or a person names them.
    """
    found: dict[str, str | Record] = {}
    for path in paths:
        try:
            files = [path] if path == "-" else map(str, readers.find_files([path], readers.suffixes(plugins)))
            found |= {file: file for file in files}
        except ReadError as error:
            found[path] = unreadable(path, error)
    return [found[path] for path in sorted(found, key=lambda path: Path(path).parts)]


def _records(inputs: Iterable[str | Record], pipeline: Pipeline) -> Iterator[Record]:
    for source in inputs:
        if isinstance(source, Record):
            yield source
        elif source == "-":
            yield _standard_input(pipeline)
        else:
            yield from extract_files([source], pipeline=pipeline)


def _standard_input(pipeline: Pipeline) -> Record:
    try:
        return pipeline.run(readers.read_bytes(sys.stdin.buffer.read()))
    except ReadError as error:
        return unreadable("-", error)


def _with_progress(records: Iterable[Record], total: int) -> Iterator[Record]:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(records, total=total, description="Extracting")


@attrs.define
class _Summary:
    """What went wrong on the way, for the standard error."""

    read: int = 0
    unreadable: list[str] = attrs.field(factory=list)
    codes: Counter[str] = attrs.field(factory=Counter)

    def over(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield *records* and take note of their warnings."""
        for record in records:
            lost = [notice.message for notice in record.warnings if notice.code == "unreadable"]
            self.unreadable += lost
            self.read += not lost
            self.codes.update(notice.code for notice in record.warnings)
            yield record

    def tell(self, common: Sequence[Notice]) -> None:
        """Print a line for what can't be read, a line for what is common to all records, and a count of the rest."""
        for message in [*self.unreadable, *(notice.message for notice in common)]:
            click.echo(f"reex: {message}", err=True)
        told = {"unreadable", *(notice.code for notice in common)}
        if rest := ", ".join(f"{code} {number}" for code, number in sorted(self.codes.items()) if code not in told):
            click.echo(f"reex: warnings: {rest}", err=True)
