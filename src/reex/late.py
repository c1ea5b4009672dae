"""What is loaded when it is first used: a start takes no longer than what is used needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, AnyStr, Generic, cast

from reex.hurry import hurried

# What goes through a text to find where an expression matches.
_SEARCHING = frozenset(("search", "finditer"))


def late(module: str, name: str) -> Callable[..., Any]:
    """Return a function that loads *module*, and calls the one of this name in it."""

    @cache
    def found() -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(import_module(module), name)
        return function

    def call(*arguments: object, **named: object) -> Any:
        return found()(*arguments, **named)

    return call


def fetching(package: str, rooms: Mapping[str, str]) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a package whose names are fetched when they are first used.

    Args:
        package: its name.
        rooms: for each name, the module of the package that it is at home in.
    """

    def fetch(name: str) -> object:
        if name not in rooms:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{rooms[name]}"), name)

    return fetch


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when it is first used.

    It is for what stands at the top of a module, in the place of :func:`re.compile`: a start compiles none of some
    hundreds, and most texts need few of them. What is wrong with one is told with its first use.
    A search tries one that begins with words only where one of their first letters stands.

    Args:
        pattern: the expression.
        flags: those of :mod:`re`.
    """
    return cast("re.Pattern[AnyStr]", _Regex(pattern, flags))


class _Regex(Generic[AnyStr]):
    """What stands for a compiled expression, and has each of its methods from the first use of that on."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what Python asks of any object, as for a copy
            raise AttributeError(name)
        pattern = self.pattern
        if name in _SEARCHING and isinstance(pattern, str):
            pattern = hurried(pattern, self._flags)
        value = self.__dict__[name] = getattr(re.compile(pattern, self._flags), name)
        return value
