"""The whole surface that a plugin can extend: five hooks, without arguments, that return objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

import pluggy

from reex.codes import Kind
from reex.offers import Container, Extractor, Reader, Writer

if TYPE_CHECKING:  # only named in an annotation: importing reex must not load a command-line library
    import click

hookspec = pluggy.HookspecMarker("reex")
hookimpl = pluggy.HookimplMarker("reex")


class Hooks(Protocol):
    """What a module named by an entry point of the group ``reex`` may define."""

    @hookspec
    def reex_extractors(self) -> Iterable[Extractor]:
        """Return extractors. They run where a pipeline puts them, by what they make and need."""

    @hookspec
    def reex_readers(self) -> Iterable[Reader | Container]:
        """Return readers and containers. A file goes to the one that its bytes look like, or that of its suffix."""

    @hookspec
    def reex_writers(self) -> Iterable[Writer]:
        """Return writers. Their names are the values of ``--format``."""

    @hookspec
    def reex_kinds(self) -> Iterable[Kind]:
        """Return kinds of entity of the plugin's own, with label and colour."""

    @hookspec
    def reex_commands(self) -> Iterable[click.Command]:
        """Return commands that become subcommands of ``reex``."""
