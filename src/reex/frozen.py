"""What nobody changes: what one extractor has made, no other may alter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

import attrs

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


def quick(cls: type[T]) -> Callable[..., T]:
    """Return a function of all fields of a frozen attrs class, in their order, that makes objects of it.

    It takes a quarter of the time of the class itself: it fills an object of a twin that isn't locked, which then
    becomes one of *cls*. Validators and ``__attrs_post_init__`` don't run: the values must be known to be right.

    Args:
        cls: a class with slots, and without the one for weak references, as CPython lets only such a twin turn.
    """
    names = _names(cls)
    return _written(cls, ", ".join(names), [f"made.{name} = {name}" for name in names])


def quick_evolve(cls: type[T]) -> Callable[..., T]:
    """Return a function that does to objects of *cls* what ``attrs.evolve`` does, in a tenth of the time.

    Args:
        cls: a class as :func:`quick` takes it, under the same conditions.
    """
    names = _names(cls)
    given = ", ".join(f"{name}=same" for name in names)
    return _written(cls, f"thing, {given}", [f"made.{n} = thing.{n} if {n} is same else {n}" for n in names])


def quick_with(cls: type[T], field: str) -> Callable[[T, Any], T]:
    """Return a function of an object of *cls* and a value, which returns the object with that value in *field*.

    Args:
        cls: a class as :func:`quick` takes it, under the same conditions.
        field: the name of the field.
    """
    others = [name for name in _names(cls) if name != field]
    return _written(cls, "thing, value", [f"made.{field} = value", *(f"made.{name} = thing.{name}" for name in others)])


def _names(cls: type[Any]) -> list[str]:
    return [field.name for field in attrs.fields(cls)]


def _written(cls: type[T], parameters: str, fill: Iterable[str]) -> Callable[..., T]:
    """Return a function that is written out for one class, as attrs does it: one for all classes is far slower."""
    twin = attrs.make_class(cls.__name__, _names(cls), slots=True, weakref_slot=False, eq=False, init=False)
    known: dict[str, Any] = {"cls": cls, "twin": twin, "new": twin.__new__, "same": object()}
    lines = [f"def make({parameters}):", "made = new(twin)", *fill, "made.__class__ = cls", "return made"]
    exec("\n    ".join(lines), known)
    return known["make"]  # type: ignore[no-any-return]


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
