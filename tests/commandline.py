"""How tests run the command line, and what they see of a run."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from reex import Record


@attrs.frozen
class Result:
    """How a run ended."""

    code: int
    out: str
    err: str

    def records(self) -> list[Record]:
        """Return the records that were printed."""
        return [Record.from_json(line) for line in self.out.splitlines()]


Run = Callable[..., Result]
