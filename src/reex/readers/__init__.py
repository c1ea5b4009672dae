"""Bytes to documents: of one file, of all that it holds, and of what plugins read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reex.hookspecs import hookimpl
from reex.late import fetching
from reex.offers import Container, Reader
from reex.readers.formats import BUILT_IN

if TYPE_CHECKING:
    from reex.readers.assemble import text_document
    from reex.readers.files import find_files
    from reex.readers.reading import (
        documents,
        documents_of,
        leaves,
        read,
        read_all,
        read_bytes,
        suffixes,
        unreadable,
    )
    from reex.readers.walk import INSIDE, stamped
else:  # a checker must see a name that isn't there
    _READING = ("documents", "documents_of", "leaves", "read", "read_all", "read_bytes", "suffixes", "unreadable")
    _ROOMS = {"text_document": "assemble", "find_files": "files", "INSIDE": "walk", "stamped": "walk"}
    __getattr__ = fetching(__name__, _ROOMS | dict.fromkeys(_READING, "reading"))

__all__ = [
    "BUILT_IN", "INSIDE", "documents", "documents_of", "find_files", "leaves", "read", "read_all", "read_bytes",
    "reex_readers", "stamped", "suffixes", "text_document", "unreadable",
]  # fmt: skip


@hookimpl
def reex_readers() -> Iterable[Reader | Container]:
    """Offer the readers of this package, by the same hook as anybody's."""
    return BUILT_IN
