"""Files that are written all or not at all, and over none that somebody may still need."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reex.errors import DataError


def write_files(files: Mapping[Path, bytes], *, replace: bool) -> list[Path]:
    """Write *files*, and the folders that they are in, and return their paths.

    Raises:
        DataError: if one is there already and isn't to be replaced, or can't be written.
    """
    for path in files:
        if path.exists() and not replace:
            raise DataError(f"{path}: is there already; name another place, or ask for replace")
    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise DataError(f"{path}: can't be written ({error.strerror or error})") from error
    return list(files)
