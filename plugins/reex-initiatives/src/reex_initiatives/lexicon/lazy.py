"""What is worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazily(Generic[T]):  # noqa: N801 - a decorator, as property is
    """Keeps what a method returns in the ``__dict__`` of its object, from where it is read the next time.

    So does :func:`functools.cached_property`, but up to Python 3.11 with a lock, which takes as long as much of what is
    worked out here: some things for each sentence.
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, thing: None, owner: type) -> lazily[T]: ...
    @overload
    def __get__(self, thing: object, owner: type) -> T: ...
    def __get__(self, thing: object | None, owner: type) -> lazily[T] | T:
        if thing is None:
            return self
        value = thing.__dict__[self._name] = self._work(thing)
        return value
