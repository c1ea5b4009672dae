"""The words around parties as parts of expressions; ``data/parties.toml`` lists them."""

from __future__ import annotations

import re

import reex
from reex_initiatives.tables import DATA

_LISTS = reex.read_toml(DATA / "parties.toml")


def any_of(*names: str) -> str:
    """Return the words of some lists as alternatives, to be put in brackets: ``concerns?|risks?``."""
    return "|".join(_spelled(word) for name in names for word in _LISTS[name])


def any_titled(name: str) -> str:
    """Return the words of a list, each with or without a capital: ``[Mm]inistry|[Cc]abinet``."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{_spelled(word[1:])}" for word in _LISTS[name])


def _spelled(word: str) -> str:
    """Return an expression for a word, of which what stands in brackets may be left out."""
    return re.escape(word).replace(r"\[", "(?:").replace(r"\]", ")?")
