"""The readers' own data files, each parsed once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the content of ``data/NAME.toml``."""
    return tomllib.loads(files("reex.readers").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
