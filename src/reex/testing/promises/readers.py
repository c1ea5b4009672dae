"""What a reader promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from reex.document import Document
from reex.errors import ReadError, SpanError
from reex.offers import Reader
from reex.readers import stamped
from reex.spans import Span
from reex.testing.promises.onbytes import OnBytes
from reex.testing.promises.promise import Promise

_PATH = "news/a document.x"
_WORD = re.compile("[A-Za-z]+")


def promises_of_reader(reader: Reader, examples: Sequence[bytes]) -> tuple[Promise, ...]:
    """Return the promises of a reader, to be tested on arbitrary bytes and on what is left of *examples*."""
    trial = _Trial(reader, tuple(examples))
    return (
        Promise("reads-any-bytes-or-refuses", trial.reads_any_bytes_or_refuses),
        Promise("tells-path-and-type", trial.tells_path_and_type),
        Promise("leads-back-to-the-source", trial.leads_back_to_the_source),
        *trial.bytes.promises(),
    )


class _Trial:
    """A reader on trial."""

    def __init__(self, reader: Reader, examples: tuple[bytes, ...]) -> None:
        self.reader = reader
        self.bytes = OnBytes(reader.name, examples, self._answer)

    # --- promises

    def reads_any_bytes_or_refuses(self) -> None:
        """Any bytes make a document, or a ReadError that tells why not."""

        def test(data: bytes) -> None:
            try:
                document = self.reader.read(data, _PATH)
            except ReadError:
                return
            assert isinstance(document, Document), f"{self._name} makes {document!r} of {data!r}, which is no document"

        self.bytes.on_any_bytes(test)

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

    # --- means

    @property
    def _name(self) -> str:
        return self.reader.name

    def _on_any_document(self, test: Callable[[Document, bytes], None]) -> None:
        """Test what is read; what is refused has nothing to be tested."""

        def read(data: bytes) -> None:
            document = self._answer(data)[0]
            if isinstance(document, Document):
                test(document, data)

        self.bytes.on_any_bytes(read)

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


def _source_of(document: Document, word: re.Match[str]) -> Span:
    try:
        return document.in_source(Span(*word.span()))
    except SpanError as error:
        raise AssertionError(f"{word[0]!r} at {word.start()} leads nowhere: {error}") from error
