"""What a command prints when it is asked for help, as the documentation shows it."""

from __future__ import annotations

import click

from reex.cli import commands

_WIDTH = 78  # of a terminal of 80 columns, two are left free


def usage(*path: str) -> str:
    """Return the call and its answer for the command at *path*, or for ``reex`` itself without one."""
    context = click.Context(commands, info_name="reex", terminal_width=_WIDTH)
    for name in path:
        command = context.command
        assert isinstance(command, click.Group)
        context = click.Context(command.commands[name], parent=context, info_name=name, terminal_width=_WIDTH)
    with context:
        return f"$ {context.command_path} --help\n{context.get_help()}"
