"""The commands of the core and of plugins."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import click

from reex import plugins
from reex.errors import ReexError
from reex.gazetteer import Gazetteer
from reex.isolation import failure
from reex.pipeline import Pipeline
from reex.plugins import Plugins
from reex.run import standard

# Seconds of computing; those that ship need 0.5 together. Time on the clock would tell of a busy machine instead.
_SLOW = 5.0


def installed() -> Plugins:
    """Return what is installed, loaded once."""
    with redirect_stdout(sys.stderr):  # the standard output is for data, whatever a plugin prints
        return plugins.installed()


def takes_knowledge(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say with what to read, ``recipe`` and ``tables``, for :func:`pipeline_of`."""
    recipe = click.option(
        "--pipeline", "recipe", type=click.Path(path_type=Path), metavar="FILE", help="Run what this TOML file says."
    )
    tables = click.option(
        "--gazetteer",
        "tables",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Know the things of this table too, or instead; may be repeated.",
    )
    return recipe(tables(command))


def pipeline_of(recipe: Path | None, tables: Iterable[Path]) -> Pipeline:
    """Return the pipeline that the options of :func:`takes_knowledge` ask for."""
    with redirect_stdout(sys.stderr):
        pipeline = Pipeline.read(recipe) if recipe else standard()
    for plugin in installed().report:
        if plugin.seconds > _SLOW:
            name = f"plugin {plugin.name} of {plugin.distribution} {plugin.version}"
            click.echo(f"reex: {name} took {plugin.seconds:.1f} seconds of computing to load", err=True)
    return pipeline.knowing(*map(Gazetteer.read, tables))


class BrokenCommandError(click.ClickException):
    """The command of a plugin failed."""

    exit_code = 2


def _origin(plugins: Plugins, command: str) -> str:
    return next((f"{p.distribution} {p.version}" for p in plugins.report if command in p.commands), "")


class Commands(click.Group):
    """A group that asks plugins for commands only when they are listed, or when one is called that it doesn't have."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._offered()})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command of that name; no plugin can take the place of one of the core."""
        return super().get_command(ctx, name) or self._offered().get(name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it returns is no exit code, and what that of a plugin raises is one line."""
        try:
            super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, ReexError):
            raise
        except (BrokenPipeError, KeyboardInterrupt, SystemExit):  # no fault of the command
            raise
        except BaseException as error:
            name = ctx.invoked_subcommand or ""
            if name in self.commands:
                raise
            raise BrokenCommandError(failure("command", name, _origin(installed(), name), error)) from error

    def _offered(self) -> dict[str, click.Command]:
        return {command.name: command for command in installed().commands if command.name}
