"""``reex annotate``: records to a tool that people annotate with, and what they made of them back as gold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from reex.cli.commands import installed, pipeline_of, takes_knowledge
from reex.cli.inputs import Summary, inputs_of, records_of


@click.group()
def annotate() -> None:
    """Let people correct records in the tool of their choice, and make gold of it."""


def _takes_files(where: str, written: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options that both directions have."""
    tool = click.option(
        "--format", "tool", required=True, metavar="NAME", help="brat, label-studio, prodigy or web-annotation."
    )
    output = click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar=where, help=written)
    replace = click.option("--replace", is_flag=True, help="Write over files that are there already.")
    return lambda command: tool(output(replace(takes_knowledge(command))))


@annotate.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_takes_files("FOLDER", "Write the files for the tool into this folder.")
@click.pass_context
def write(
    ctx: click.Context,
    paths: tuple[str, ...],
    tool: str,
    output: Path,
    replace: bool,
    recipe: Path | None,
    tables: tuple[Path, ...],
) -> None:
    """Extract from files and folders, and write what was found for a tool to open."""
    from reex.testing import exchange

    pipeline = pipeline_of(recipe, tables)
    summary = Summary()
    records = summary.over(records_of(inputs_of(paths, installed()), pipeline))
    drafts = [exchange.draft(record) for record in records if record.document.text]
    if drafts:
        exchange.write(drafts, output, tool, replace=replace)
        click.echo(f"reex: {output}: {_documents(len(drafts))} written", err=True)
    summary.tell(pipeline.notices)
    if not drafts:
        ctx.exit(1)


@annotate.command()
@click.argument("place", type=click.Path(path_type=Path))
@_takes_files("GOLD", "Write gold here: a file that ends in .jsonl, or a folder.")
@click.pass_context
def read(
    ctx: click.Context,
    place: Path,
    tool: str,
    output: Path,
    replace: bool,
    recipe: Path | None,
    tables: tuple[Path, ...],
) -> None:
    """Read what came back from a tool, and write it as gold.

    PLACE is a file of the tool, or a folder of such files. A document in which
    something can't be understood is told and left out. Labels may name the
    kinds of entity that the pipeline makes.
    """
    from reex.testing import exchange, write_gold
    from reex.views.words import printable

    extractors = pipeline_of(recipe, tables).extractors
    returned = exchange.read(place, tool, kinds={kind for extractor in extractors for kind in extractor.makes})
    for notice in returned.notices:
        left_out = "; it is left out" if notice.code == "document-left-out" else ""
        click.echo(f"reex: {printable(notice.message)}{left_out}", err=True)
    annotated = [annotation for annotation in returned.annotations if annotation.document.text]
    for annotation in returned.annotations:
        if not annotation.document.text:
            click.echo(f"reex: {printable(annotation.name)} has no text; it is left out", err=True)
    if not annotated:
        ctx.exit(1)
    write_gold(annotated, output, replace=replace)
    click.echo(f"reex: {output}: {_documents(len(annotated))} written", err=True)


def _documents(number: int) -> str:
    return f"{number:,} document{'s' * (number != 1)}"
