"""The command line: arguments, files and exit codes, and nothing that Python can't call.

Exit codes: 0 when something was read, warnings or not; 1 when nothing was; 2
for a request that can't be carried out; 130 after Ctrl-C; 141 when whoever
reads the output has seen enough; 143 after SIGTERM to a run with -j.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from reex import __version__
from reex.cli.annotate import annotate
from reex.cli.commands import Commands
from reex.cli.explain import explain
from reex.cli.extract import extract
from reex.cli.gazetteer import gazetteer
from reex.cli.ledger import ledger
from reex.cli.plugin import plugin
from reex.cli.plugins import plugins
from reex.cli.profile import profile
from reex.cli.schema import schema
from reex.cli.score import score
from reex.cli.show import show
from reex.errors import ReadError, ReexError

__all__ = ["main"]


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Extract rare earth and critical minerals initiatives from text, with the place in the source for every field."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for command in (annotate, explain, extract, gazetteer, ledger, plugin, plugins, profile, schema, score, show):
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line on *arguments*, or those of the process, and leave with its exit code."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = commands.main(arguments, prog_name="reex", standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "reex"
        return _complain(f"{error.format_message().rstrip('.')}; see {path} --help", 2)
    except click.ClickException as error:
        return _complain(error.format_message(), error.exit_code)
    except click.Abort:
        return _complain("interrupted", 130)
    except ReexError as error:
        return _complain(str(error), 1 if isinstance(error, ReadError) else 2)
    return int(code or 0)


def _complain(message: str, code: int) -> int:
    click.echo(f"reex: {' '.join(message.split())}", err=True)
    return code
