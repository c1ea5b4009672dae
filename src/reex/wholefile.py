"""A file that appears when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside *path* that takes its place in one step, and only if all went well.

    Raises:
        OSError: if it can't be opened or written to the end.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():  # a device or a named pipe: there is nothing to take the place of
        with path.open("wb") as stream:
            yield stream
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("xb") as stream:
            yield stream
        if path.exists():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    except FileExistsError:  # of another that writes there now: not ours to remove
        raise
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
