"""What the tests of the core and of the plugins share."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("reex", deadline=None)  # how long something takes is for the benchmarks to tell
settings.load_profile("reex")

_SOURCES = Path(__file__).parent / "src"
_CACHE = tempfile.TemporaryDirectory(prefix="reex-cache-")  # so that tables of tests don't crowd out those in use


def pytest_configure() -> None:
    """Give the tests, and the processes that they start, a cache of their own."""
    os.environ["REEX_CACHE"] = _CACHE.name


def pytest_unconfigure() -> None:
    """Remove it."""
    _CACHE.cleanup()


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Skip the tests that read the sources where these are out of the way, as when the wheels are tested."""
    if not _SOURCES.exists():
        for item in items:
            if item.get_closest_marker("source_tree"):
                item.add_marker(pytest.mark.skip(reason="the sources are not here"))


@pytest.fixture(scope="session")
def count_calls() -> Callable[[Callable[[], object]], int]:
    """Return a counter of the functions that run when a function does: work that no clock has to measure."""

    def counted(function: Callable[[], object]) -> int:
        calls = 0
        function()  # what is made once, on first use, is no part of the work

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        previous = sys.getprofile()
        sys.setprofile(count)
        try:
            function()
        finally:
            sys.setprofile(previous)
        return calls

    return counted
