"""Libraries that not everybody has."""

from __future__ import annotations

import importlib
from typing import Any

from reex.errors import MissingLibraryError


def needed(library: str, extra: str, *, of: str | None = None) -> Any:
    """Return the module *library*, which *of* needs and the optional dependencies *extra* bring.

    Raises:
        MissingLibraryError: if it isn't installed.
    """
    try:
        return importlib.import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library:  # it is there, and lacks something itself
            raise
        raise MissingLibraryError(f"{of or f'reex.to_{extra}'} needs {library}: {brought_by(extra)}") from error


def brought_by(extra: str) -> str:
    """Return the commands that bring an extra without plugins: of a checkout first, as an index may not have reex."""
    return f"pip install -e '.[{extra}]' in a checkout of reex, else pip install 'reex[{extra}]'"
