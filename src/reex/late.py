"""What is loaded when it is first used: a start takes no longer than what is used needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any


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
