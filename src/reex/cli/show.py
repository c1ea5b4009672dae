"""``reex show``: texts with what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from reex.bulk.tally import unread
from reex.cli.commands import installed, pipeline_of, takes_knowledge
from reex.cli.inputs import Summary, inputs_of, records_of
from reex.cli.output import opened, print_to
from reex.model import Record
from reex.pipeline import Pipeline
from reex.readers import INSIDE
from reex.records import Records
from reex.views import page, record_text


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--html", is_flag=True, help="Make one page of HTML that needs nothing else.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here when all is done; - is the standard output.",
)
@takes_knowledge
@click.pass_context
def show(
    ctx: click.Context,
    paths: tuple[str, ...],
    html: bool,
    output: Path | None,
    recipe: Path | None,
    tables: tuple[Path, ...],
) -> None:
    """Show texts with their entities in colour, and the initiatives below.

    A PATH is a file or a folder to read, records in JSON Lines (.jsonl), or -
    for the standard input.
    """
    pipeline = pipeline_of(recipe, tables)
    summary = Summary()
    records = list(summary.over(_records(inputs_of(paths, installed(), output, records=True), pipeline)))
    readable = [record for record in records if not unread(record)]
    if readable:
        with opened(output) as stream:
            if html:
                stream.write(page(readable).encode("utf-8", "replace"))
            else:
                print_to(stream, record_text(readable))
    summary.tell(pipeline.notices)
    if not readable:
        ctx.exit(1)


def _records(inputs: Iterable[str | Record], pipeline: Pipeline) -> Iterator[Record]:
    for source in inputs:
        if isinstance(source, str) and source.lower().endswith(".jsonl") and INSIDE not in source:
            yield from Records.read(source)
        else:
            yield from records_of([source], pipeline)
