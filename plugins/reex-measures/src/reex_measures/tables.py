"""The tables that come with the plugin."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path
from typing import Any

import reex

GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8}|[-‐‑])"
"""What may stand between a number and its unit: blanks, one line break, or a hyphen."""


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV table of the plugin."""
    text = (Path(__file__).parent / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text), strict=True))


@cache
def words(name: str) -> dict[str, Any]:
    """Return a TOML table of the plugin."""
    return reex.read_toml(Path(__file__).parent / "data" / f"{name}.toml")
