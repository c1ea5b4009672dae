"""Bytes to documents: plain text, Markdown and HTML, and what plugins add."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import attrs

from reex.checks import checked_document
from reex.errors import ReadError
from reex.hookspecs import hookimpl
from reex.isolation import failure, isolated
from reex.model import Document
from reex.offers import Reader
from reex.plugins import Plugins
from reex.plugins import load as load_plugins
from reex.readers import html, markdown, text
from reex.readers.files import find_files, load, unknown_suffix

__all__ = ["find_files", "read", "read_bytes", "reex_readers", "stamped", "suffixes"]

_BUILTIN = (text.reader, markdown.reader, html.reader)
_UNTOLD = attrs.fields(Document).media_type.default
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)


@hookimpl
def reex_readers() -> Iterable[Reader]:
    """Offer the readers of this package, by the same hook as anybody's."""
    return _BUILTIN


def read(path: str | Path, plugins: Plugins | None = None) -> Document:
    """Return the document in a file; its name's ending says which reader takes it.

    Args:
        path: a file.
        plugins: what plugins offer; without it, they are loaded if no reader of this package knows the ending.

    Raises:
        ReadError: if the file is missing, empty, binary, or of a kind that no reader is for.
    """
    file = Path(path)
    return read_bytes(load(file), str(path), plugins=plugins)


def read_bytes(
    data: bytes, path: str | None = None, suffix: str | None = None, plugins: Plugins | None = None
) -> Document:
    """Return the document of bytes that came from anywhere, such as a pipe.

    Args:
        data: the content of a file.
        path: the name that the document and messages go by.
        suffix: the ending that chooses the reader, instead of that of *path*; without either, a look at the bytes does.
        plugins: as in :func:`read`.

    Raises:
        ReadError: if the bytes are empty, binary, or of a kind that no reader is for, or the reader of a plugin fails.
    """
    wanted = (suffix if suffix is not None else Path(path or "").suffix).lower()
    if not wanted:
        reader = html.reader if _PAGE.match(data, 0, 4096) else text.reader
        return reader.read(data, path)
    reader = _reader(wanted, path or "input", plugins)
    return reader.read(data, path) if reader in _BUILTIN else _foreign(reader, data, path)


def suffixes(plugins: Plugins | None = None) -> tuple[str, ...]:
    """Return the endings that are read, those of *plugins* included."""
    return tuple(dict.fromkeys(suffix for reader in _readers(plugins) for suffix in reader.suffixes))


def stamped(document: Document, reader: Reader, data: bytes, path: str | None) -> Document:
    """Return the document with what the core knows of it, wherever its reader left something out."""
    return attrs.evolve(
        document,
        id=document.id or "sha256:" + hashlib.sha256(data).hexdigest(),
        path=document.path or path,
        media_type=reader.media_type if document.media_type == _UNTOLD else document.media_type,
    )


def _foreign(reader: Reader, data: bytes, path: str | None) -> Document:
    """Return what the reader of a plugin makes of *data*; whatever goes wrong in it costs this one file."""
    try:
        with isolated():
            return stamped(checked_document(reader.read(data, path)), reader, data, path)
    except (ReadError, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise ReadError(f"{path or 'input'}: {failure('reader', reader.name, reader.origin, error)}") from error


def _readers(plugins: Plugins | None) -> tuple[Reader, ...]:
    return (*_BUILTIN, *(plugins.readers if plugins else ()))


def _reader(suffix: str, name: str, plugins: Plugins | None) -> Reader:
    known = {ending: reader for reader in reversed(_readers(plugins)) for ending in reader.suffixes}
    if suffix not in known and plugins is None:
        return _reader(suffix, name, load_plugins())
    if suffix not in known:
        failed = [plugin.told for plugin in plugins.failed] if plugins else []
        raise ReadError("; ".join([unknown_suffix(name, suffix, tuple(known)), *failed]))
    return known[suffix]
