"""Documents as files: by names that files may have, and over none that somebody may still need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from reex.errors import DataError
from reex.testing.annotation import Annotation, by_name


def by_file_name(annotations: Iterable[Annotation]) -> dict[str, Annotation]:
    """Return annotations by the name that the files of their document have.

    Raises:
        DataError: if two are of one name, or one has a name that no file may have.
    """
    named = by_name(annotations)
    for name in sorted(named.keys() & {"", ".", ".."}):
        raise DataError(f"{name!r} is no name for the file of a document; give the document a path")
    return named


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
