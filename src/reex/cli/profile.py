"""``reex profile``: which extractor takes how long on a document, and which rule."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from pathlib import Path

import attrs
import click
import msgspec
from rich.console import Group
from rich.table import Table
from rich.text import Text

from reex.cli.commands import pipeline_of, takes_knowledge
from reex.cli.inputs import document_of
from reex.cli.output import opened, print_to
from reex.profile import Part, Profile
from reex.profile import profile as profiled

_RULES = 10  # that are shown; --json has all
_LONGEST = 60  # characters of a rule that are shown


@click.command()
@click.argument("file")
@takes_knowledge
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON, times in seconds.")
def profile(file: str, recipe: Path | None, tables: tuple[Path, ...], as_json: bool) -> None:
    """Tell which extractor and which rule take how long on a document.

    FILE is read as extract reads it (- is the standard input); that is not
    measured. The time is that of the processor, of one run. A rule has the
    time since the thing that its extractor made before, so that the search
    for it counts; what comes before the first thing is that of no rule.
    """
    with redirect_stdout(sys.stderr):
        found = profiled(pipeline_of(recipe, tables), document_of(file))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(attrs.asdict(found))))
        return
    with opened(None) as stream:
        shown = (_table(found, found.extractors), Text(), _table(found, found.rules[:_RULES]))
        print_to(stream, Group(*_lines(found), *shown))


def _lines(found: Profile) -> list[Text]:
    many = "a run" if found.runs == 1 else f"each of {found.runs} runs"
    lines = [Text(f"{found.characters:,} characters, {_ms(found.seconds)} for {many}")]
    if extractor := next((part for part in found.extractors if part.made), None):
        lines.append(Text(f"slowest extractor: {extractor.extractor}, {extractor.seconds / found.seconds:.1%}"))
    if rule := next((part for part in found.rules if part.made), None):
        share = f"{rule.seconds / found.seconds:.1%}"
        lines.append(Text(f"slowest rule: {rule.rule or '(unnamed)'} of {rule.extractor}, {share}"))
    return [*lines, Text()]


def _table(found: Profile, parts: tuple[Part, ...]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    ruled = any(part.rule for part in parts)
    for heading in (*(["Rule"] if ruled else []), "Extractor"):
        table.add_column(heading, overflow="fold")
    for heading in ("Time", "Share", "Made"):
        table.add_column(heading, justify="right")
    for part in parts:
        rule = [Text(part.rule[:_LONGEST] or "(unnamed)")] if ruled else []
        figures = (_ms(part.seconds), f"{part.seconds / found.seconds:.1%}", f"{part.made:,}")
        table.add_row(*rule, Text(part.extractor), *map(Text, figures))
    return table


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms"
