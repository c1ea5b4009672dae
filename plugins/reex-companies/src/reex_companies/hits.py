"""The hits of a page by what their words tell: each step looks at its own alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import attrs

import reex


@attrs.frozen
class Hits:
    """The hits of one page, each group in their order.

    Attributes:
        names: those of names of the table.
        words: those of other words, by what the words are.
    """

    names: tuple[reex.Hit, ...]
    words: Mapping[str, list[reex.Hit]]

    @classmethod
    def of(cls, hits: Iterable[reex.Hit], groups: Mapping[str, str]) -> Hits:
        """Group *hits*; words of what *groups* names stand together."""
        names: list[reex.Hit] = []
        words: defaultdict[str, list[reex.Hit]] = defaultdict(list)
        for hit in hits:
            data = hit.term.data
            if type(data) is str:
                words[groups.get(data, data)].append(hit)
            else:
                names.append(hit)
        return cls(tuple(names), words)
