"""The past form of a verb that ends in ``-ing``: ``selling``, ``sold``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import reex
from reex_initiatives.lexicon.tables import DATA

_IRREGULAR: dict[str, list[str]] = reex.read_toml(DATA / "phrases.toml")["irregular"]


# What verbs begin with that keep the past form of the verb behind: "rebuilding", "overcoming".
_BEFORE = ("re", "over", "out", "under")


@cache
def past_of(gerund: str) -> str:
    """Return the past form of a verb, by its form in ``-ing``."""
    if gerund == "being":
        return "was"
    stem = gerund.removesuffix("ing")
    for before in ("", *_BEFORE):
        for base in _bases(stem.removeprefix(before)) if stem.startswith(before) else ():
            if base in _IRREGULAR:
                return before + next(word for word in _IRREGULAR[base] if not word.endswith("ing"))
    if stem.endswith("y") and stem[-2:-1] not in tuple("aeiou"):
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("ee") else f"{stem}ed"


def _bases(stem: str) -> Iterator[str]:
    yield from (stem, f"{stem}e")
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]
