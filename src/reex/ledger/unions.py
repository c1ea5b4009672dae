"""Which things hang together, in whatever order it is found out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Unions:
    """Sets of strings without a member in common, each known by its smallest member; a string not met yet is alone."""

    def __init__(self, items: Iterable[str] = ()) -> None:
        self._parents = {item: item for item in items}

    def __iter__(self) -> Iterator[str]:
        """Yield each member, in the order in which they were met."""
        return iter(self._parents)

    def root(self, item: str) -> str:
        """Return the smallest member of the set that *item* is in."""
        parents = self._parents
        while (parent := parents.setdefault(item, item)) != item:
            parents[item] = parents[parent]
            item = parent
        return item

    def join(self, a: str, b: str) -> None:
        """Make one set of those that *a* and *b* are in."""
        low, high = sorted((self.root(a), self.root(b)))
        self._parents[high] = low
