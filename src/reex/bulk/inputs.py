"""What a run is given to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import realpath
from pathlib import Path

from reex import readers
from reex.bulk.recipe import digest
from reex.errors import ReadError
from reex.plugins import Plugins
from reex.readers.walk import Unread


def find_inputs(paths: Iterable[str], plugins: Plugins, output: Path | None = None) -> list[str | Unread]:
    """Return the files to read, each once, and why there is something that can't be looked into.

    All are sorted by their path: the output is the same, in whatever order a shell or a person names them. Of a folder
    *output* is left out: what the last run has written there is no text.
    """
    found: dict[str, str | Unread] = {}

    def refused(folder: str, error: ReadError) -> None:
        found[folder] = Unread(folder, error)

    written = realpath(output) if output else None  # unlike resolve, it bears links that lead to themselves
    suffixes = readers.suffixes(plugins)
    for path in paths:
        try:
            whole = path == "-" or (readers.INSIDE in path and not Path(path).exists())  # of what a file holds
            files = [path] if whole else map(str, readers.find_files([path], suffixes, refused))
            found |= {file: file for file in files if file == path or realpath(file) != written}
        except ReadError as error:
            found[path] = Unread(path, error)
    return [found[path] for path in sorted(found, key=lambda path: Path(path).parts)]


def check_some_there(inputs: Sequence[str | Unread]) -> None:
    """See that one at least of *inputs* is there, so that a slip of the pen costs no output of an earlier run.

    Raises:
        ReadError: if none of them is.
    """
    lost = [source.error for source in inputs if isinstance(source, Unread)]
    if lost and len(lost) == len(inputs):
        more = f" (and {len(lost) - 1:,} more that can't be read)" if len(lost) > 1 else ""
        raise ReadError(f"{lost[0]}{more}")


def digest_of(inputs: Sequence[str | Unread]) -> str:
    """Return a digest that changes when a file is added, removed or changed."""
    return digest(*map(_look, inputs))


def _look(source: str | Unread) -> tuple[object, ...]:
    if isinstance(source, Unread):
        return (source.path,)
    try:
        told = Path(source.partition(readers.INSIDE)[0] if not Path(source).exists() else source).stat()
    except (OSError, ValueError):
        return (source,)
    return source, told.st_size, told.st_mtime_ns
