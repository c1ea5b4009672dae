"""The country that a document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import reex
from reex_initiatives.sentences.line import Line, mentions

# In how many of its first sentences it must be named, and what part of all mentions of countries are its own.
_SOON, _PART = 4, 0.6


def home_of(all_lines: Sequence[Line], countries: Mapping[str, reex.Entity]) -> reex.Entity | None:
    """Return the country that a document is about: named soon, and more often than all others together."""
    counts = Counter(e.ref for e in mentions(all_lines, "country") if e.ref)
    if not counts:
        return None
    ref, most = counts.most_common(1)[0]
    soon = any(e.ref == ref for e in mentions(all_lines[:_SOON], "country"))
    return countries[ref] if soon and most >= _PART * counts.total() else None
