"""A promise, and how it is put to the test: on input of which nobody thought, the same in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, AnyStr, TypeVar

import attrs

from reex.errors import MissingLibraryError
from reex.libraries import brought_by

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_Input = TypeVar("_Input")
_EXAMPLES = 40


@attrs.frozen
class Promise:
    """One promise of one extractor, reader or writer.

    Attributes:
        name: what is promised, in words that a list of tests can show.
        test: raises if the promise is broken.
    """

    name: str
    test: Callable[[], None] = attrs.field(repr=False)

    def __call__(self) -> None:
        """Put the promise to the test.

        Raises:
            AssertionError: if it is broken; any other error is one of what is tested.
        """
        self.test()

    def __str__(self) -> str:
        """Return the name."""
        return self.name


def require_hypothesis() -> None:
    """Make sure that arbitrary input can be had.

    Raises:
        MissingLibraryError: if hypothesis is not installed.
    """
    try:
        import hypothesis  # noqa: F401
    except ImportError as error:
        raise MissingLibraryError(f"reex.testing.conformance needs hypothesis: {brought_by('testing')}") from error


def for_any(
    given: Callable[[], SearchStrategy[_Input]], test: Callable[[_Input], object], known: Iterable[_Input]
) -> None:
    """Run *test* on what hypothesis makes, of which it tells the smallest that fails, and on what is *known*."""
    from hypothesis import HealthCheck, settings
    from hypothesis import given as on

    @settings(
        max_examples=_EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @on(given())
    def holds(thing: _Input) -> None:
        test(thing)

    holds()
    for thing in known:
        test(thing)


def joined(pieces: SearchStrategy[AnyStr], between: AnyStr) -> SearchStrategy[AnyStr]:
    """Return a strategy of texts, or of bytes, that are made of *pieces*."""
    from hypothesis import strategies as st

    few, many = st.lists(pieces, max_size=20), st.lists(pieces, min_size=10, max_size=40)
    return (few | many).map(between.join)
