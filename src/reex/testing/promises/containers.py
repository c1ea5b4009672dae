"""What a container promises."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reex.errors import ReadError
from reex.offers import Container, Limits, Part
from reex.testing.promises.onbytes import OnBytes
from reex.testing.promises.promise import Promise

_NAME = "news/a file.x"
_LIMITS = Limits(size=1_000_000, parts=10_000)


def promises_of_container(container: Container, examples: Sequence[bytes]) -> tuple[Promise, ...]:
    """Return the promises of a container, to be tested on arbitrary bytes and on what is left of *examples*."""
    trial = _Trial(container, examples)
    return (
        Promise("takes-any-bytes-apart-or-refuses", trial.takes_any_bytes_apart_or_refuses),
        Promise("keeps-to-the-limits", trial.keeps_to_the_limits),
        *trial.bytes.promises(),
    )


class _Trial:
    """A container on trial."""

    def __init__(self, container: Container, examples: Sequence[bytes]) -> None:
        self.container = container
        self.bytes = OnBytes(container.name, examples, self._answer)

    def takes_any_bytes_apart_or_refuses(self) -> None:
        """Any bytes make parts, or a ReadError that tells why not."""

        def test(data: bytes) -> None:
            try:
                for part in self.container.parts(io.BytesIO(data), _NAME, _LIMITS):
                    assert isinstance(part, Part | ReadError), f"{self.container.name} yields {part!r} of {data!r}"
            except ReadError:
                return

        self.bytes.on_any_bytes(test)

    def keeps_to_the_limits(self) -> None:
        """No part is larger than a document may be."""
        small = Limits(size=16)

        def test(data: bytes) -> None:
            name, most = self.container.name, small.size
            try:
                for part in self.container.parts(io.BytesIO(data), _NAME, small):
                    size = len(part.data) if isinstance(part, Part) else 0
                    assert size <= most, f"{name} yields a part of {size} bytes, where {most} are allowed"
            except ReadError:
                return

        self.bytes.on_any_bytes(test)

    def _answer(self, data: bytes) -> tuple[Any, ...]:
        """Return the parts of *data*, and the error that ends them."""
        found: list[Any] = []
        try:
            for part in self.container.parts(io.BytesIO(data), _NAME, _LIMITS):
                found.append(part if isinstance(part, Part) else repr(part))  # noqa: PERF401 - an error ends it
        except Exception as error:  # noqa: BLE001 - whatever it is, it is part of the answer
            found.append(repr(error))
        return tuple(found)
