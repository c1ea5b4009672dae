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
        raise MissingLibraryError(f"{of or f'reex.to_{extra}'} needs {library}: pip install 'reex[{extra}]'") from error
