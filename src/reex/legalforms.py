"""Legal forms of firms, which a name is known without: ``Nyrstar N.V.`` is Nyrstar."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from reex.tables import read_toml


@cache
def legal_forms(*, words: bool) -> frozenset[str]:
    """Return legal forms in small letters without full stops.

    Args:
        words: whether words such as *company* count, which may belong to the name itself.
    """
    table = read_toml(Path(__file__).parent / "data" / "legalforms.toml")
    return frozenset(table["forms"] + (table["words"] if words else []))


@lru_cache(maxsize=1024)  # names come again and again
def without_form(name: str, *, words: bool = False) -> str:
    """Return a name without the legal forms at its end, unless it is nothing else."""
    head, _, last = name.rpartition(" ")
    while head and last.casefold().replace(".", "") in legal_forms(words=words):
        name = head.rstrip(" ,")
        head, _, last = name.rpartition(" ")
    return name
