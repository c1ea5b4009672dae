"""Files and folders: which are documents, and what is wrong with one that isn't."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reex.errors import ReadError
from reex.offers import Limits
from reex.readers.data_files import table

# In capitals, as is the custom: a file of such a name is about its folder, and no document in it.
_ABOUT_FOLDER = frozenset({"README", "LICENSE", "SOURCES", "CHANGELOG", "CONTRIBUTING", "AUTHORS", "NOTICE"})


def _raised(folder: str, error: ReadError) -> None:
    raise error


def find_files(
    paths: str | Path | Iterable[str | Path],
    suffixes: Iterable[str],
    refused: Callable[[str, ReadError], object] = _raised,
) -> list[Path]:
    """Return the named files and those in the named folders that have one of *suffixes*, each once.

    Files keep the order in which they are named; those of a folder are sorted by their path. Hidden files and folders,
    and files that tell about a folder, such as ``README.md``, and JSON are left out unless they are named; links to
    folders are not followed.

    A folder that can't be looked into is told to *refused*, which raises the error if no other is given.

    Raises:
        ReadError: if a path doesn't exist, or a folder holds no document.
    """
    endings = tuple(suffix.lower() for suffix in suffixes)
    named = [paths] if isinstance(paths, str | Path) else paths
    found: dict[Path, None] = {}
    for path in map(Path, named):
        if path.is_dir():
            lost: list[OSError] = []
            inside = sorted(_walk(path, endings, lost.append), key=lambda file: file.parts)
            for error in lost:
                refused(error.filename, _closed(error))
            if not inside and not lost:
                raise ReadError(f"{path}: the folder holds no document; known endings are {', '.join(sorted(endings))}")
            found |= dict.fromkeys(inside)
        elif path.exists():
            found[path] = None
        else:
            raise ReadError(missing(path))
    return list(found)


def _closed(error: OSError) -> ReadError:
    return ReadError(f"{error.filename}: the folder can't be looked into ({error.strerror or error})")


def _walk(folder: Path, endings: tuple[str, ...], lost: Callable[[OSError], object]) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=lost):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not is_aside(name) and name.lower().endswith(endings) and _is_regular(file := Path(parent, name)):
                yield file


def _is_regular(file: Path) -> bool:
    """Say whether a file has an end, as pipes and devices have none; what can't be asked is tried."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return True


def is_aside(name: str) -> bool:
    """Say whether a file is hidden, tells about its folder, or is JSON, which mostly holds settings and notes."""
    stem = name.partition(".")[0]  # empty for a hidden file
    return not stem or stem in _ABOUT_FOLDER or name.lower().endswith(".json")


def load(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        ReadError: as :func:`opened` does.
    """
    with opened(path) as stream:
        return stream.read()


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading.

    Raises:
        ReadError: if there is no such file, it is a folder, or it can't be opened or read.
    """
    if path.is_dir():
        raise ReadError(f"{path}: this is a folder; name a file in it (in Python reex.readers.find_files finds them)")
    try:
        if stat.S_ISCHR(path.stat().st_mode):
            raise ReadError(f"{path}: this is a device, which may have no end; copy what it gives to a file")
        with path.open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise ReadError(missing(path)) from error
    except OSError as error:
        raise ReadError(f"{path}: can't be opened ({error.strerror or error}); check its permissions") from error


def missing(path: Path) -> str:
    """Return what to say of a path that doesn't exist."""
    return f"{path}: no such file or folder; check the spelling and the current folder"


def too_large(place: str, most: int, unit: str = "bytes", limit: str = "size") -> ReadError:
    """Return the error for what stands at *place* and is larger than one document may be."""
    return ReadError(f"{place} has more than {most:,} {unit}; split it, or {Limits.raising(limit)}")


def too_long(length: str, name: str, most: int) -> ReadError:
    """Return the error for a file whose text has *length*, which is more than one may have."""
    return ReadError(
        f"{name}: its text has {length}, where one has {most:,} at most; split it, or {Limits.raising('characters')}"
    )


def unknown_suffix(name: str, suffix: str, known: Sequence[str]) -> str:
    """Return what to say of a file that no reader is for."""
    told = table("signatures")["endings"].get(suffix)
    advice = f"{told}; " if told else ""
    return f"{name}: no reader for {suffix} files; {advice}known endings are {', '.join(sorted(known))}"
