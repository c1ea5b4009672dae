"""What a server of forks loads before the first of them: a process for each test would take a second otherwise.

And a container that crashes, as if a plugin had brought it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import BinaryIO

import attrs

import reex
from reex.plugins import installed
from reex.readers import walk
from reex.run import standard


def _parts(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[reex.Part]:
    yield reex.Part("1", b"A loan of $5m.", "text/plain")
    yield reex.Part("2", b"A loan of $6m.", "text/plain")
    ctypes.string_at(0)


MINE = reex.Container(name="mine", suffixes=(".mine",), media_type="application/x-mine", parts=_parts)
PLUGINS = attrs.evolve(installed(), readers=(*installed().readers, MINE))

vars(walk)["installed"] = lambda: PLUGINS
standard().only("funding").run("A loan of $5m.")
