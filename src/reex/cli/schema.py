"""``reex schema``: what a record looks like, for machines."""

from __future__ import annotations

import json

import click

from reex.schema import json_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    click.echo(json.dumps(json_schema(), indent=2))
