"""A mapping that nobody changes: what one extractor has made, no other may alter."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict that refuses to be changed; it compares, encodes and pickles as any other.

    A subclass, and no ``mappingproxy``, because records are pickled and encoded.
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("what is in a record, a page or a table can't be changed; dict() of it makes a copy that can")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        """Return what pickle and copy make it again of: they would fill an empty one."""
        return type(self), (dict(self),)
