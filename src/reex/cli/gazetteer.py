"""``reex gazetteer``: make a gazetteer of a register, and look through one before it is used."""

from __future__ import annotations

from pathlib import Path

import click

from reex.cli.commands import installed
from reex.cli.output import opened


@click.group()
def gazetteer() -> None:
    """Make a gazetteer, or look through one."""


@gazetteer.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here when all is done; - is the standard output, and the default.",
)
@click.option("--kind", default="", metavar="KIND", help="What the things are; needed for a result of Wikidata.")
@click.pass_context
def import_(ctx: click.Context, file: Path, output: Path | None, kind: str) -> None:
    """Make a gazetteer in CSV of the names in a register.

    FILE is a list of the SEC, of GLEIF, of the Federal Register or of
    USAspending, or what Wikidata answers; what it holds tells which.
    """
    from reex.importers import convert  # its tables are read for this command alone
    from reex.views.words import printable

    with opened(output) as stream:
        tally = convert(file, stream, kind)
    for fault in tally.faults:
        click.echo(f"reex: {printable(fault)}; it is left out", err=True)
    if tally.bad > len(tally.faults):
        click.echo(f"reex: and {tally.bad - len(tally.faults):,} more are left out", err=True)
    rows = "row" if tally.written == 1 else "rows"
    counts = [f"{tally.written:,} {rows} written", f"{tally.bad:,} bad left out"]
    counts += [f"{number:,} {reason} passed over" for reason, number in sorted(tally.passed_over.items())]
    click.echo(f"reex: {file}: {', '.join(counts)}", err=True)
    if not tally.written:
        ctx.exit(1)


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, file: Path) -> None:
    """Tell what a gazetteer holds and what may go wrong with it.

    That is: rows that can't be used, names that several things have, names
    that are short or common words, and names that reex knows already.
    """
    from reex.audit import audit
    from reex.views.words import printable

    report = audit(file, installed().extractors)
    for line in report.lines():
        indent = "  " if line.startswith("  ") else ""
        click.echo(f"{indent}{printable(line)}")
    if not report.rows:
        ctx.exit(1)
