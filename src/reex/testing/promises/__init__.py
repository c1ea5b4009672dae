"""What each extractor, reader, container and writer promises, as tests that anybody's can be put through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

from reex.model import Record
from reex.offers import Container, Extractor, Reader, Writer
from reex.testing.promises.containers import promises_of_container
from reex.testing.promises.extractors import promises_of_extractor
from reex.testing.promises.promise import Promise, require_hypothesis
from reex.testing.promises.readers import promises_of_reader
from reex.testing.promises.writers import promises_of_writer

__all__ = ["Promise", "conformance"]

_Example = TypeVar("_Example", str, bytes, Record)


def conformance(thing: Extractor | Reader | Container | Writer, *examples: str | bytes | Record) -> tuple[Promise, ...]:
    """Return the promises that *thing* should keep; each is called to be tested, and its ``str`` is its name.

    They are tested on arbitrary input, the same in every run. What is found in
    none of it is tested on little, so give what *thing* is made for.

    Args:
        thing: an extractor, a reader, a container or a writer.
        examples: for an extractor texts, for a reader or a container bytes, for a writer records.

    Raises:
        MissingLibraryError: if hypothesis is not installed.
        TypeError: if *thing* is none of these, or an example is not for it.
    """
    require_hypothesis()
    if isinstance(thing, Extractor):
        return promises_of_extractor(thing, _all(str, examples))
    if isinstance(thing, Reader):
        return promises_of_reader(thing, _all(bytes, examples))
    if isinstance(thing, Container):
        return promises_of_container(thing, _all(bytes, examples))
    if isinstance(thing, Writer):
        return promises_of_writer(thing, _all(Record, examples))
    raise TypeError(f"conformance takes an extractor, a reader, a container or a writer, not {thing!r}")


def _all(wanted: type[_Example], examples: Sequence[object]) -> Sequence[_Example]:
    for example in examples:
        if not isinstance(example, wanted):
            raise TypeError(f"an example is to be of type {wanted.__name__}, not {example!r}")
    return cast("Sequence[_Example]", examples)
