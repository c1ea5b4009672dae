"""What a run is given to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from os.path import realpath
from pathlib import Path
from typing import Final, NamedTuple

import attrs

from reex import readers
from reex.bulk.recipe import Setting, digest
from reex.errors import ReadError
from reex.plugins import Plugins
from reex.readers.formats import TABLES
from reex.readers.walk import Unread
from reex.schema import whole
from reex.writers.rows import is_head

_TABLES: Final = tuple(suffix for container in TABLES for suffix in container.suffixes)
_RECORD: Final = b'{"schema":"reex/'  # begins a line that reex writes, of whatever version
_HEAD: Final = 1 << 12


@attrs.frozen
class Inputs:
    """What a run is to read.

    Attributes:
        sources: files, each once, and why there is something that can't be looked into.
        passed: files in folders that are passed over, as reex has written them itself.
    """

    sources: Sequence[str | Unread]
    passed: Sequence[str] = ()


def find_inputs(paths: Iterable[str], plugins: Plugins, output: Path | None = None, *, records: bool = False) -> Inputs:
    """Return what there is to read, sorted by path: the same, in whatever order a shell or a person names it.

    Of a folder, what reex has written itself is no text, be it *output* or that of another run. It is read if it is
    named.

    Args:
        paths: files and folders, or what stands in a file.
        plugins: what is installed.
        output: where the run writes to.
        records: whether records in folders are wanted too.
    """
    found: dict[str, str | Unread] = {}
    passed: set[str] = set()

    def refused(folder: str, error: ReadError) -> None:
        found[folder] = Unread(folder, error)

    written = realpath(output) if output else None  # unlike resolve, it bears links that lead to themselves
    suffixes = readers.suffixes(plugins)
    for path in paths:
        try:
            files = _files(path, suffixes, refused)
        except ReadError as error:
            found[path] = Unread(path, error)
            continue
        if Path(path).is_dir():
            others = [file for file in files if realpath(file) != written]
            own = {file for file in others if _is_own(file, records)}
            files = [file for file in others if file not in own]
            passed |= own
            if own and not files:
                refused(
                    path, ReadError(f"{path}: it holds nothing but what reex wrote itself; name a file to have it read")
                )
        found |= {file: file for file in files}
    sources = [found[path] for path in sorted(found, key=_place)]
    return Inputs(sources, sorted(passed - found.keys(), key=_place))


def _files(path: str, suffixes: tuple[str, ...], refused: Callable[[str, ReadError], object]) -> list[str]:
    if path == "-" or (readers.INSIDE in path and not Path(path).exists()):  # one of those that a file holds
        return [path]
    return list(map(str, readers.find_files([path], suffixes, refused)))


def _place(path: str) -> tuple[str, ...]:
    return Path(path).parts


def _is_own(file: str, records: bool) -> bool:
    """Say whether reex has written a file: a table of initiatives, or records where these aren't wanted."""
    if not file.lower().endswith(_TABLES):
        return False
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:  # which is told when it is read
        return False
    return is_head(head) or (head.startswith(_RECORD) and not records)


def check_some_there(inputs: Sequence[str | Unread]) -> None:
    """See that one at least of *inputs* is there, so that a slip of the pen costs no output of an earlier run.

    Raises:
        ReadError: if none of them is.
    """
    lost = [source.error for source in inputs if isinstance(source, Unread)]
    if lost and len(lost) == len(inputs):
        more = f" (and {len(lost) - 1:,} more that can't be read)" if len(lost) > 1 else ""
        raise ReadError(f"{lost[0]}{more}")


def setting_of(inputs: Sequence[str | Unread]) -> Setting:
    """Return how many there are and which was changed last, with a digest that changes as they do."""
    files = "1 input" if len(inputs) == 1 else f"{len(inputs):,} inputs"
    looks = list(map(_look, inputs))
    path, _, changed = max(looks, key=attrgetter("changed"), default=_Look(""))
    return Setting(files, digest(*looks), whole(path), changed)


def newer_than(inputs: Iterable[str | Unread], when: int) -> list[str]:
    """Return the inputs that were changed after *when*, in nanoseconds of the system's clock for files."""
    return [look.path for look in map(_look, inputs) if look.changed > when]


class _Look(NamedTuple):
    """What is seen of an input without reading it: of what isn't there, the path alone."""

    path: str
    size: int = 0
    changed: int = 0


def _look(source: str | Unread) -> _Look:
    if isinstance(source, Unread):
        return _Look(source.path)
    try:
        told = Path(source.partition(readers.INSIDE)[0] if not Path(source).exists() else source).stat()
    except (OSError, ValueError):
        return _Look(source)
    return _Look(source, told.st_size, told.st_mtime_ns)
