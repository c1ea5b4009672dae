"""From paths, bytes and streams to documents, by the readers of this package and of plugins."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from reex.document import Document, Notice
from reex.errors import ReadError
from reex.offers import Container, Limits, Part, Reader
from reex.plugins import Plugins
from reex.readers.files import opened
from reex.readers.formats import BUILT_IN
from reex.readers.walk import INSIDE, Leaf, Unread, Walk

_LIMITS = Limits()
_NAMES = 3  # that are told of what a file holds, where another is asked for


def read(path: str | Path, plugins: Plugins | None = None, *, limits: Limits = _LIMITS) -> Document:
    """Return the document in a file; what its bytes look like, or the ending of its name, says who reads it.

    Args:
        path: a file, or one of those that a file holds, such as ``news.zip!/deal.html``.
        plugins: what plugins offer; without it, they are loaded if no reader of this package is for the file.
        limits: what the file may cost.

    Raises:
        ReadError: if the file is missing, empty, binary, of a kind that no reader is for, or holds several documents.
    """
    return _only(_documents_of_file(str(path), plugins, limits), str(path), "reex.read_all")


def read_all(
    paths: str | Path | Iterable[str | Path],
    plugins: Plugins | None = None,
    *,
    readers: Iterable[Reader | Container] = (),
    limits: Limits = _LIMITS,
) -> Iterator[Document]:
    """Yield the documents in files, one after the other: an archive, a mailbox, a feed or a crawl has several.

    So has a plain text or Markdown that is too long for one document: its parts, such as ``book.txt!/char=0,499871``.

    What can't be read is a document without text, with the notice ``unreadable``.

    Args:
        paths: files.
        plugins: as in :func:`read`.
        readers: what goes before all others, such as :func:`rows` with the names of your columns.
        limits: what each file may cost.
    """
    own = (BUILT_IN[0], *readers, *BUILT_IN[1:])
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for found in _documents_of_file(str(path), plugins, limits, own):
            yield unreadable(found.path, found.error) if isinstance(found, Unread) else found


def read_bytes(
    data: bytes,
    path: str | None = None,
    suffix: str | None = None,
    plugins: Plugins | None = None,
    *,
    limits: Limits = _LIMITS,
) -> Document:
    """Return the document of bytes that came from anywhere.

    Args:
        data: the content of a file.
        path: the name that the document and messages go by.
        suffix: the ending that chooses the reader, instead of that of *path*.
        plugins: as in :func:`read`.
        limits: what they may cost.

    Raises:
        ReadError: as :func:`read` does.
    """
    walk = Walk(BUILT_IN, plugins, limits)
    held = walk.documents(io.BytesIO(data), path, suffix if suffix is not None else path or "")
    return _only(held, path or "input", "reex.readers.documents")


def documents(stream: BinaryIO, path: str | None = None, *, limits: Limits = _LIMITS) -> Iterator[Document]:
    """Yield the documents in a stream of bytes, such as a pipe, as :func:`read_all` does."""
    for found in Walk(BUILT_IN, None, limits).documents(stream, path, path or ""):
        yield unreadable(found.path, found.error) if isinstance(found, Unread) else found


def documents_of(part: Part | ReadError, path: str | None = None, *, limits: Limits = _LIMITS) -> Iterator[Document]:
    """Yield the documents of what a program has at hand, with what is told of it, as :func:`read_all` does.

    Args:
        part: its bytes; or why they can't be had.
        path: the name that documents and messages go by.
        limits: what it may cost.
    """
    if isinstance(part, ReadError):
        yield unreadable(path or "-", part)
        return
    for found in Walk(BUILT_IN, None, limits).part(part, path):
        yield unreadable(found.path, found.error) if isinstance(found, Unread) else found


def leaves(path: str, *, limits: Limits = _LIMITS) -> Generator[Leaf | Unread]:
    """Yield the documents in a file without reading them, each to be read before the next one is asked for."""
    return _of_file(path, Walk(BUILT_IN, None, limits))


def unreadable(path: str, error: ReadError) -> Document:
    """Return the document of what can't be read."""
    notice = Notice(code="unreadable", message=" ".join(str(error).split()))
    return Document(text="", path=path, notices=(notice,))


def suffixes(plugins: Plugins | None = None) -> tuple[str, ...]:
    """Return the endings that are read, those of *plugins* included."""
    offers = (*BUILT_IN, *(plugins.readers if plugins else ()))
    return tuple(dict.fromkeys(suffix for offer in offers for suffix in offer.suffixes))


def _documents_of_file(
    path: str, plugins: Plugins | None, limits: Limits, own: tuple[Reader | Container, ...] = BUILT_IN
) -> Generator[Document | Unread]:
    walk = Walk(own, plugins, limits)
    with closing(_of_file(path, walk)) as held:
        for found in held:
            yield walk.read(found) if isinstance(found, Leaf) else found


def _of_file(path: str, walk: Walk) -> Generator[Leaf | Unread]:
    """Yield what *walk* finds in a file, or in that part of a file that the path names."""
    outer, inside, _ = path.partition(INSIDE)
    if inside and not Path(path).exists():
        with closing(_of_file(outer, walk)) as held:
            yield from _named(held, path, outer)
        return
    try:
        with opened(Path(path)) as stream:
            yield from walk.leaves(stream, path, path)
    except ReadError as error:
        yield Unread(path, error)


def _named(held: Iterator[Leaf | Unread], path: str, outer: str) -> Iterator[Leaf | Unread]:
    """Yield what goes by *path* of what a file holds, with what that holds in turn, or why it isn't there."""
    passed: list[str] = []
    why: Unread | None = None
    there, others = False, 0
    for found in held:
        if found.path == path or (found.path or "").startswith(path + INSIDE):
            there = True
            yield found
        elif there:
            return
        elif isinstance(found, Unread) and found.path == outer:
            why = found
        else:
            others += 1
            if others <= _NAMES:
                passed.append(found.path or "")
    if not there:
        more = f" and {others - _NAMES:,} more" if others > _NAMES else ""
        names = f"; it has {', '.join(passed)}{more}" if passed else ""
        yield why or Unread(path, ReadError(f"{path}: {outer} holds nothing of this name{names}"))


def _only(held: Generator[Document | Unread], path: str, several: str) -> Document:
    """Return the one document that a file holds; *several* is what reads more of them."""
    with closing(held):
        first = next(held)
        if isinstance(first, Unread):
            raise first.error
        second = None if first.path == path else next(held, None)  # a mail goes by its own path, whatever it holds
        if second:
            cut = any(notice.code == "read-in-parts" for notice in first.notices)
            whole = f"; to have it as one, {Limits.raising('characters')}" if cut else ""
            raise ReadError(
                f"{path}: it holds several documents; reex extract (in Python {several}) reads them all, and one "
                f"is read from a file by its path, such as {first.path or second.path}{whole}"
            )
    return first
