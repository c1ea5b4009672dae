"""What a reader promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from reex.errors import ReadError, SpanError
from reex.model import Document
from reex.offers import Reader
from reex.readers import stamped
from reex.spans import Span
from reex.testing.promises.growth import Work, check_growth
from reex.testing.promises.promise import Promise, for_any, joined

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_PATH = "news/a document.x"
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
    b"[a](", b"**", b"`", b"&", b"- x\n",
)  # fmt: skip
_WORD = re.compile("[A-Za-z]+")


def promises_of_reader(reader: Reader, examples: Sequence[bytes]) -> tuple[Promise, ...]:
    """Return the promises of a reader, to be tested on arbitrary bytes and on what is left of *examples*."""
    trial = _Trial(reader, tuple(examples))
    return (
        Promise("reads-any-bytes-or-refuses", trial.reads_any_bytes_or_refuses),
        Promise("tells-path-and-type", trial.tells_path_and_type),
        Promise("leads-back-to-the-source", trial.leads_back_to_the_source),
        Promise("answers-the-same-twice", trial.answers_the_same_twice),
        Promise("remembers-no-other-bytes", trial.remembers_no_other_bytes),
        Promise("takes-linear-time", trial.takes_linear_time),
    )


class _Trial:
    """A reader on trial."""

    def __init__(self, reader: Reader, examples: tuple[bytes, ...]) -> None:
        self.reader = reader
        self.examples = examples

    # --- promises

    def reads_any_bytes_or_refuses(self) -> None:
        """Any bytes make a document, or a ReadError that tells why not."""

        def test(data: bytes) -> None:
            try:
                document = self.reader.read(data, _PATH)
            except ReadError:
                return
            assert isinstance(document, Document), f"{self._name} makes {document!r} of {data!r}, which is no document"

        self._on_any_bytes(test)

    def tells_path_and_type(self) -> None:
        """The document has no other path than was given, and no other media type than that of the reader."""

        def test(document: Document, data: bytes) -> None:
            assert document.path == _PATH, f"{self._name} was given the path {_PATH!r} and tells {document.path!r}"
            wanted, told = self.reader.media_type, document.media_type
            assert told == wanted, f"{self._name} reads {wanted}, and tells that {data!r} is {told}"

        self._on_any_document(test)

    def leads_back_to_the_source(self) -> None:
        """Zones lie in the text, and each word leads back to the source, in order and to itself."""

        def test(document: Document, data: bytes) -> None:
            text, source = document.text, document.source
            for zone in document.zones:
                inside = 0 <= zone.start < zone.end <= len(text)
                assert inside, (
                    f"{self._name} puts a {zone.kind} at {zone.start}:{zone.end} of {len(text)} characters of {data!r}"
                )
            if source is None:
                assert document.offsets is None, (
                    f"{self._name} leads back to a source that it doesn't give, of {data!r}"
                )
                return
            last = 0
            for word in _WORD.finditer(text):
                there = _source_of(document, word)
                assert there.end <= len(source), (
                    f"{self._name} leads from {word[0]!r} to {there}, after the source of {data!r}"
                )
                assert there.start >= last, (
                    f"{self._name} leads from {word[0]!r} back to before the last word, in {data!r}"
                )
                last = there.start
                back = source[there.start : there.end]
                assert back == word[0] or len(back) != len(word[0]), (
                    f"{self._name} leads from {word[0]!r} to {back!r}, in {data!r}"
                )

        self._on_any_document(test)

    def answers_the_same_twice(self) -> None:
        """The same bytes are the same document."""

        def test(data: bytes) -> None:
            assert self._answer(data) == self._answer(data), f"{self._name} reads {data!r} in two ways"

        self._on_any_bytes(test)

    def remembers_no_other_bytes(self) -> None:
        """It reads the same before and after other bytes, also those that it refuses."""
        from hypothesis import strategies as st

        def test(inputs: list[bytes]) -> None:
            forth = [self._answer(data) for data in inputs]
            back = [self._answer(data) for data in reversed(inputs)][::-1]
            for data, first, second in zip(inputs, forth, back, strict=True):
                assert first == second, f"{self._name} reads {data!r} in another way after other bytes"

        for_any(lambda: st.lists(self._bytes(), min_size=2, max_size=4), test, [[*self.examples, b""]])

    def takes_linear_time(self) -> None:
        """On one thing over and over it takes time in proportion to the length."""
        for unit in (*_UNITS, *filter(None, self.examples)):
            check_growth(self._name, unit, self._work)

    # --- means

    @property
    def _name(self) -> str:
        return self.reader.name

    def _on_any_bytes(self, test: Callable[[bytes], None]) -> None:
        for_any(self._bytes, test, (*self.examples, b"".join(_PIECES), b""))

    def _on_any_document(self, test: Callable[[Document, bytes], None]) -> None:
        """Test what is read; what is refused has nothing to be tested."""

        def read(data: bytes) -> None:
            document = self._answer(data)[0]
            if isinstance(document, Document):
                test(document, data)

        self._on_any_bytes(read)

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

    def _answer(self, data: bytes) -> tuple[Any, ...]:
        """Return all that is made of *data*, or the error that it raises: which it may be is for another promise.

        What a reader leaves out for the core to fill in, is filled in.
        """
        try:
            document = self.reader.read(data, _PATH)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is part of the answer
            return (repr(error),)
        if not isinstance(document, Document):
            return (repr(document),)
        document = stamped(document, self.reader, data, _PATH)
        return (document, document.source, document.offsets, document.notices)

    def _work(self, data: bytes) -> Work:
        return lambda: self._answer(data)


def _source_of(document: Document, word: re.Match[str]) -> Span:
    try:
        return document.in_source(Span(*word.span()))
    except SpanError as error:
        raise AssertionError(f"{word[0]!r} at {word.start()} leads nowhere: {error}") from error
