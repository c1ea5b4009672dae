"""``reex plugins``: what is installed, and what failed."""

from __future__ import annotations

import attrs
import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reex.cli.commands import installed
from reex.plugins import Plugin


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_context
def plugins(ctx: click.Context, as_json: bool) -> None:
    """List what is installed, and what failed."""
    report = installed(ctx).report
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode([attrs.asdict(plugin) for plugin in report])))
    else:
        Console(soft_wrap=True).print(_table(report))


def _table(report: tuple[Plugin, ...]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("Plugin", "Distribution", "Loads in", "Offers"):
        table.add_column(heading, overflow="fold", justify="right" if heading == "Loads in" else "left")
    for plugin in report:
        cell = Text(f"FAILED: {plugin.error}", style="red") if plugin.error else Text(_offers(plugin))
        took = Text(f"{plugin.seconds * 1000:.0f} ms")
        table.add_row(Text(plugin.name), Text(f"{plugin.distribution} {plugin.version}"), took, cell)
    return table


def _offers(plugin: Plugin) -> str:
    offers = {
        "extractor": plugin.extractors,
        "reader": plugin.readers,
        "writer": plugin.writers,
        "kind": plugin.kinds,
        "command": plugin.commands,
    }
    return "; ".join(f"{offer} {', '.join(names)}" for offer, names in offers.items() if names) or "nothing"
