"""Instruments that may name one act."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def _pairs() -> frozenset[frozenset[str]]:
    text = (Path(__file__).parents[1] / "data" / "neighbours.csv").read_text(encoding="utf-8")
    return frozenset(frozenset((row["a"], row["b"])) for row in csv.DictReader(text.splitlines()))


def neighbours(a: str, b: str) -> bool:
    """Say whether the instruments *a* and *b* may name one act; nothing is inferred from a third one."""
    return a == b or frozenset((a, b)) in _pairs()
