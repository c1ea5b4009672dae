"""What is promised of all that takes bytes: the same answer each time, and time in proportion to the length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from reex.testing.promises.growth import Work, check_growth
from reex.testing.promises.promise import Promise, for_any, joined

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_PIECES = (
    b" ", b"\n", b"\n\n", b"\r\n", b"\t", b"\0", b"\xff", b"\xe9", b"\xef\xbb\xbf", b"\xff\xfe",
    "’".encode(), "â€™".encode(), "稀土".encode(),
    b"<", b">", b"<p>", b"</p>", b"<a href='x'>", b"</a>", b"<title>", b"<script>", b"<!--", b"-->", b"&amp;",
    b"&eacute;", b"&#x41;",
    b"<html>", b"<nav>", b"<meta charset='latin-1'>", b"---\n", b"# ", b"* ", b"**", b"[a](", b")", b"`",
    b"|", b"\\", b'"', b"{", b"}", b",", b";",
    b"The ministry ", b"lends $5 million ", b"to a refinery. ", b"May 5, 2026 ", b"Subscribe! ",
)  # fmt: skip
_UNITS = (
    b"a ", b"\n", b" ", b"a\r\n", "â€™".encode(), b"\xe9", b"<b>x ", b"word <!-- x ", b"<script> x ", b"word <a ",
    b"[a](", b"**", b"`", b"&", b"- x\n", b")Read more: a ",
)  # fmt: skip


@attrs.frozen
class OnBytes:
    """What takes bytes, on trial.

    Attributes:
        name: of the reader or container.
        examples: bytes that it is made for.
        answer: all that is made of bytes, or the error that they raise.
    """

    name: str
    examples: Sequence[bytes]
    answer: Callable[[bytes], tuple[Any, ...]]

    def promises(self) -> tuple[Promise, ...]:
        """Return what anything of the kind promises."""
        return (
            Promise("answers-the-same-twice", self.answers_the_same_twice),
            Promise("remembers-no-other-bytes", self.remembers_no_other_bytes),
            Promise("takes-linear-time", self.takes_linear_time),
        )

    def answers_the_same_twice(self) -> None:
        """The same bytes give the same."""

        def test(data: bytes) -> None:
            assert self.answer(data) == self.answer(data), f"{self.name} reads {data!r} in two ways"

        self.on_any_bytes(test)

    def remembers_no_other_bytes(self) -> None:
        """It reads the same before and after other bytes, also those that it refuses."""
        from hypothesis import strategies as st

        def test(inputs: list[bytes]) -> None:
            forth = [self.answer(data) for data in inputs]
            back = [self.answer(data) for data in reversed(inputs)][::-1]
            for data, first, second in zip(inputs, forth, back, strict=True):
                assert first == second, f"{self.name} reads {data!r} in another way after other bytes"

        for_any(lambda: st.lists(self._bytes(), min_size=2, max_size=4), test, [[*self.examples, b""]])

    def takes_linear_time(self) -> None:
        """On one thing over and over it takes time in proportion to the length."""
        for unit in (*_UNITS, *filter(None, self.examples)):
            check_growth(self.name, unit, self._work)

    def on_any_bytes(self, test: Callable[[bytes], None]) -> None:
        """Run *test* on arbitrary bytes, on the examples and on what is left of them."""
        for_any(self._bytes, test, (*self.examples, b"".join(_PIECES), b""))

    def _bytes(self) -> SearchStrategy[bytes]:
        """Return arbitrary bytes, and examples with something cut out or put in."""
        from hypothesis import strategies as st

        made: SearchStrategy[bytes] = st.binary(max_size=100) | joined(st.sampled_from(_PIECES), b"")
        if not self.examples:
            return made

        def damaged(example: bytes) -> SearchStrategy[bytes]:
            cut = st.tuples(st.integers(0, len(example)), st.integers(0, 40), st.binary(max_size=4))
            return cut.map(lambda at: example[: at[0]] + at[2] + example[at[0] + at[1] :])

        return made | st.sampled_from(self.examples).flatmap(damaged)

    def _work(self, data: bytes) -> Work:
        return lambda: self.answer(data)
