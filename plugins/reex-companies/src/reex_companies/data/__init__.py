"""The tables and patterns of this plugin."""

import tomllib
from importlib.resources import files
from typing import Any

DATA = files(__name__)


def patterns() -> dict[str, Any]:
    """Return how names of firms and of their sites are built."""
    return tomllib.loads((DATA / "patterns.toml").read_text(encoding="utf-8"))
