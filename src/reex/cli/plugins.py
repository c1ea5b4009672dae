"""``reex plugins``: what is installed, what failed, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import click
import msgspec
from rich.console import Group
from rich.table import Table
from rich.text import Text

from reex.cli.commands import Commands, installed
from reex.cli.output import opened, print_to
from reex.order import usable
from reex.plugins import Plugin


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_context
def plugins(ctx: click.Context, as_json: bool) -> None:
    """List what is installed, what failed, and what is left out."""
    report = installed().report
    left_out = list(_left_out(ctx))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode([attrs.asdict(plugin) for plugin in report])))
        for told in left_out:
            click.echo(f"reex: left out: {told}", err=True)
        return
    with opened(None) as stream:
        print_to(stream, Group(_table(report), *(Text(f"left out: {told}", style="red") for told in left_out)))


def _left_out(ctx: click.Context) -> Iterator[str]:
    """Yield what plugins offer and nothing uses, each with the reason."""
    for notice in usable(installed().extractors)[1]:
        yield notice.message
    group = ctx.parent.command if ctx.parent else None
    for plugin in installed().report:
        for name in plugin.commands:
            if isinstance(group, Commands) and name in group.commands:
                yield f"command {name} of {plugin.distribution} {plugin.version}: reex has one of that name"


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
