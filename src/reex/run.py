"""The shortest way in: from a path or a text to a record, from paths to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from reex import readers
from reex.errors import ReadError
from reex.model import Document, Notice, Record
from reex.pipeline import Pipeline
from reex.plugins import Plugins, load

_LONGEST_PATH = 255


def extract(source: str | Path, *, pipeline: Pipeline | None = None) -> Record:
    """Return the record of one document.

    Args:
        source: a path, or the text itself.
        pipeline: what to run; by default all extractors that are installed, looked up once in a process.

    Raises:
        ReadError: if *source* is a path that can't be read, or a string that
            reads like a path, such as ``report.pdf``, where no file is.
        TypeError: if *source* is neither path nor text.
    """
    if not isinstance(source, str | Path):
        raise TypeError(
            f"extract takes a path or a text, not {_a(source)}: extract_files takes several paths, "
            "Pipeline.run a Document, and reex.readers.read_bytes makes one of bytes"
        )
    pipeline = pipeline or _standard()
    if isinstance(source, Path) or _exists(source):
        return pipeline.run(_read(source))
    if _like_a_path(source):
        raise ReadError(f"{source}: no such file; give a text that ends like this as a Document")
    return pipeline.run(readers.read_bytes(source.encode("utf-8", "replace"), suffix=".txt"))


def extract_files(paths: Iterable[str | Path], *, pipeline: Pipeline | None = None) -> Iterator[Record]:
    """Yield one record for each path, in order; one that can't be read has no text and the warning ``unreadable``.

    Raises:
        TypeError: if *paths* is one path and no list of paths.
    """
    if isinstance(paths, str | Path):
        raise TypeError(f"extract_files takes a list of paths: write [{paths!r}], or extract({paths!r})")
    return _records(paths, pipeline or _standard())


def _records(paths: Iterable[str | Path], pipeline: Pipeline) -> Iterator[Record]:
    for path in paths:
        try:
            document = _read(path)
        except ReadError as error:
            yield unreadable(str(path), error)
        else:
            yield pipeline.run(document)


def unreadable(path: str, error: ReadError) -> Record:
    """Return the record of what can't be read."""
    notice = Notice(code="unreadable", message=" ".join(str(error).split()))
    return Record(document=Document(text="", path=path), warnings=(notice,))


def _a(thing: object) -> str:
    return "None" if thing is None else f"an object of type {type(thing).__name__}"


def _read(path: str | Path) -> Document:
    """Read a file; plugins are loaded only for an ending that the core doesn't know."""
    known = ("", *readers.suffixes())
    return readers.read(path, None if Path(path).suffix.lower() in known else _plugins())


# Kept for the life of the process: it can't gain plugins, and loading them takes longer than a document does.
@lru_cache(maxsize=1)
def _plugins() -> Plugins:
    return load()


@lru_cache(maxsize=1)
def _standard() -> Pipeline:
    return Pipeline.standard(_plugins())


def _exists(source: str) -> bool:
    try:
        return bool(source.strip()) and "\n" not in source and Path(source).exists()
    except (OSError, ValueError):  # too long for a path, or a null character in it
        return False


def _like_a_path(source: str) -> bool:
    """Say whether *source* ends as files do that a reader is there for."""
    if "\n" in source or len(source) > _LONGEST_PATH:
        return False
    suffix = Path(source).suffix.lower()
    return bool(suffix) and (suffix in readers.suffixes() or suffix in readers.suffixes(_plugins()))
