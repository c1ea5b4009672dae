"""How often a rule is right: measured on documents annotated by hand, not chosen."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import reex

_TABLE = Path(__file__).parents[1] / "data" / "confidence.csv"


def rule_of(made: reex.Initiative) -> str:
    """Return by what an initiative was made, coarse enough to measure: ``loan, words, once``.

    Of all that was tried, these three tell best how likely it is right: its
    instrument, how its commodity is known, and whether the text speaks of it
    again.
    """
    return rule(made.instrument, made.reasons, made.evidence)


def rule(instrument: str, reasons: Mapping[str, str], evidence: Sequence[reex.Span]) -> str:
    """Return the same for an initiative in the making."""
    subject = reasons.get("commodities", "nothing")
    return f"{instrument}, {subject}, {'again' if len(evidence) > 1 else 'once'}"


def confidence(kind: str, rule: str) -> float:
    """Return how many of a hundred that a rule makes are right, as a part of 1; that of its kind for a rule not met."""
    table = _table()
    return table.get((kind, rule), table[kind, ""])


@cache
def _table() -> dict[tuple[str, str], float]:
    rows = csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines())
    return {(row["kind"], row["rule"]): float(row["confidence"]) for row in rows}
