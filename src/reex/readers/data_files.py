"""The readers' own data files, each parsed once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reex.tables import read_toml


@cache
def table(name: str) -> dict[str, Any]:
    """Return the content of ``data/NAME.toml``."""
    return read_toml(Path(__file__).parent / "data" / f"{name}.toml")
