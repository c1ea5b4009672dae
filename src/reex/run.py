"""The shortest way in: from a path or a text to a record, from paths to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from reex import readers
from reex.document import Document
from reex.errors import ReadError
from reex.model import Record
from reex.offers import Container, Limits, Reader
from reex.pipeline import Pipeline
from reex.plugins import installed

_LONGEST_PATH = 255
_LIMITS = Limits()


def extract(source: str | Path, *, pipeline: Pipeline | None = None) -> Record:
    """Return the record of one document.

    Args:
        source: a path, or the text itself.
        pipeline: what to run; by default all extractors that are installed, looked up once in a process.

    Raises:
        ReadError: if *source* is a path that can't be read, or holds several
            documents; a string that reads like a path, such as ``report.pdf``,
            where no file is; or a text that is too long for one document.
        TypeError: if *source* is neither path nor text.
    """
    if not isinstance(source, str | Path):
        raise TypeError(
            f"extract takes a path or a text, not {_a(source)}: extract_files takes several paths, "
            "Pipeline.run a Document, and reex.readers.read_bytes makes one of bytes"
        )
    pipeline = pipeline or standard()
    if isinstance(source, Path) or _exists(source) or _exists(source.partition(readers.INSIDE)[0]):
        return pipeline.run(readers.read(source))
    if _like_a_path(source):
        raise ReadError(f"{source}: no such file; give a text that ends like this as a Document")
    if len(source) > _LIMITS.characters:
        raise ReadError(
            f"the text has {len(source):,} characters, where one has {_LIMITS.characters:,} at most; split it, or "
            "write it to a file, which extract_files reads in parts"
        )
    return pipeline.run(readers.read_bytes(source.encode("utf-8", "replace"), suffix=".txt"))


def extract_files(
    paths: Iterable[str | Path],
    *,
    pipeline: Pipeline | None = None,
    readers: Iterable[Reader | Container] = (),
    limits: Limits | None = None,
) -> Iterator[Record]:
    """Yield one record for each document, in order; one that can't be read has no text and the warning ``unreadable``.

    A path is one document, or holds several, as an archive, a mailbox, a feed or a crawl does.

    Args:
        paths: files.
        pipeline: as in :func:`extract`.
        readers: what goes before all others, such as :func:`rows` with the names of your columns.
        limits: what each file may cost.

    Raises:
        TypeError: if *paths* is one path and no list of paths.
    """
    if isinstance(paths, str | Path):
        raise TypeError(f"extract_files takes a list of paths: write [{paths!r}], or extract({paths!r})")
    return _records(paths, pipeline or standard(), tuple(readers), limits or _LIMITS)


def _records(
    paths: Iterable[str | Path], pipeline: Pipeline, first: Iterable[Reader | Container], limits: Limits
) -> Iterator[Record]:
    return (record_of(document, pipeline) for document in readers.read_all(paths, readers=first, limits=limits))


def record_of(document: Document, pipeline: Pipeline) -> Record:
    """Return the record of a document; of one that couldn't be read it has nothing but the reason."""
    if any(notice.code == "unreadable" for notice in document.notices):
        return Record(document=document, warnings=document.notices)
    return pipeline.run(document)


def _a(thing: object) -> str:
    return "None" if thing is None else f"an object of type {type(thing).__name__}"


@lru_cache(maxsize=1)
def standard() -> Pipeline:
    """Return the pipeline of all that is installed, made once: a process can't gain plugins."""
    return Pipeline.standard()


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
    return bool(suffix) and (suffix in readers.suffixes() or suffix in readers.suffixes(installed()))
