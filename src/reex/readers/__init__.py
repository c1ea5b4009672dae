"""Bytes to documents. (stub)"""

from __future__ import annotations
from pathlib import Path
import hashlib
from reex.model import Document


def read(path: str | Path) -> Document:
    """Read a file."""
    data = Path(path).read_bytes()
    return Document(text=data.decode(), path=str(path), id="sha256:" + hashlib.sha256(data).hexdigest())
