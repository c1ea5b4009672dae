"""The tables and patterns of this plugin."""

from functools import cache
from pathlib import Path
from typing import Any

import reex

DATA = Path(__file__).parent


@cache
def patterns() -> dict[str, Any]:
    """Return how names of firms and of their sites are built."""
    return reex.read_toml(DATA / "patterns.toml")
