"""The tables and patterns of this plugin."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import reex

DATA = Path(__file__).parent


@cache
def patterns() -> dict[str, Any]:
    """Return how names of firms and of their sites are built."""
    return reex.read_toml(DATA / "patterns.toml")


@cache
def no_firms() -> dict[str, frozenset[str]]:
    """Return the words that make no name of a firm, by what they are."""
    return {kind: frozenset(words) for kind, words in reex.read_toml(DATA / "no_firms.toml").items()}


@cache
def nowhere_in_names() -> frozenset[str]:
    """Return all words that make no name of a firm."""
    return frozenset().union(*no_firms().values())


@cache
def names_elsewhere() -> frozenset[str]:
    """Return the names in the tables of sites, and those in that of bodies that are nothing else."""
    sites, bodies = (reex.Gazetteer.read(DATA / file) for file in ("facilities.csv", "organizations.csv"))
    return frozenset((*(a.text for a in sites.aliases), *(a.text for a in bodies.aliases if not a.weak)))


def any_of(name: str) -> str:
    """Return the pattern of the words of a list beside the slots of firms."""
    return "|".join(map(re.escape, patterns()["beside_slots"][name]))
