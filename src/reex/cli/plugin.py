"""``reex plugin``: make a plugin."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from reex import scaffold
from reex.cli.commands import installed


@click.group()
def plugin() -> None:
    """Make a plugin."""


@plugin.command()
@click.argument("name")
@click.option("--extractor", "kind", flag_value="extractor", help="Code that finds things in text; the default.")
@click.option("--gazetteer", "kind", flag_value="gazetteer", help="A table of names that are found in text.")
@click.option("--reader", "kind", flag_value="reader", help="Code that reads files of another format.")
@click.option("--writer", "kind", flag_value="writer", help="Code that writes records in another format.")
@click.option("--install", "at_once", is_flag=True, help="Install it in place for this Python.")
def new(name: str, kind: scaffold.Offer | None, at_once: bool) -> None:
    """Make a plugin in a new folder, reex-NAME.

    NAME says what it finds, reads or writes, in the plural: deal-codes. The
    plugin works as it stands, and its tests pass: change both to what you need.
    """
    folder = scaffold.new(name, kind or "extractor", plugins=installed())
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        click.echo(file)
    if at_once:
        scaffold.install(folder)
    click.echo("\nNext:")
    for command in _next(folder, at_once):
        click.echo(f"  {command}")


def _next(folder: Path, is_installed: bool) -> Iterator[str]:
    """Yield the commands that lead on, as a shell takes them."""
    where = shlex.quote(str(folder))
    if not is_installed:
        yield f"pip install --editable {where}"
    yield f"pytest {where}"
    yield "reex plugins"
