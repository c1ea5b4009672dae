"""The walk through the inputs, in a process of its own, as what takes files apart may crash as well."""

from __future__ import annotations

import time
from collections.abc import Sequence

import attrs

from reex.bulk.child import Child, started
from reex.bulk.tasks import Chunk, Place
from reex.bulk.worker import walk
from reex.offers import Limits
from reex.readers.walk import Unread


@attrs.define
class Feed:
    """Where chunks come from.

    Attributes:
        at: where the walk was when it was last heard of.
        careful: whether it was lost there once, and so goes on step by step.
    """

    inputs: Sequence[str | Unread]
    limits: Limits
    at: Place
    ended: bool = False
    careful: bool = False
    lost_at: Place | None = None
    child: Child = attrs.field(init=False)

    def start(self) -> None:
        """Start a process that walks on."""
        self.child = started(walk, tuple(self.inputs), self.limits, self.at, self.careful)

    def receive(self) -> Chunk | None:
        """Return the next chunk, or None at the end.

        Raises:
            EOFError, OSError: if the process has died.
        """
        chunk: Chunk | None = self.child.connection.recv()
        self.child.heard = time.monotonic()
        if chunk is None:
            self.ended = True
            return None
        self.at = chunk.at
        return chunk

    def again(self) -> str | None:
        """Go on after a loss: at the same place, or past the input that was lost before, whose path is returned."""
        path = None
        if self.careful and self.lost_at == self.at:
            source = self.inputs[self.at.source]
            path = source if isinstance(source, str) else source.path
            self.at = Place(self.at.source + 1)
            self.careful = False
        else:
            self.careful, self.lost_at = True, self.at
        self.start()
        return path
