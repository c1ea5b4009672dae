"""What takes long to work out, kept on disk under the digest of all that it was worked out from.

A file that is damaged or cut short is as good as none, and so is a folder that can't be written: what isn't kept is
worked out again. Processes that keep the same at once write the same, each a whole file.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from reex.wholefile import replaced

T = TypeVar("T")

_SUFFIX = ".reex"
_MOST = 128  # files; beyond these, the ones that were written longest ago go
_DIGEST = hashlib.sha256().digest_size


def folder() -> Path | None:
    """Return where it is kept: what ``REEX_CACHE`` names, or the platform's folder for caches; None where it is off."""
    told = os.environ.get("REEX_CACHE")
    if told == "off":
        return None
    if told:
        return Path(told)
    import platformdirs

    found = platformdirs.user_cache_path("reex")
    return found if found.is_absolute() else None  # a user without a home


def key(parts: Iterable[bytes]) -> str:
    """Return the name under which something is kept that was worked out from *parts*."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@lru_cache
def code(*modules: str) -> bytes:
    """Return the code of *modules*: another version of it may work things out in another way."""
    return b"".join(Path(str(sys.modules[name].__file__)).read_bytes() for name in modules)


def get(key: str, kind: type[T]) -> T | None:
    """Return what was kept under *key*, or None where nothing is, or nothing whole."""
    home = folder()
    if home is None:
        return None
    try:
        kept = (home / f"{key}{_SUFFIX}").read_bytes()
        if hashlib.sha256(kept[_DIGEST:]).digest() != kept[:_DIGEST]:
            return None
        return msgspec.msgpack.decode(memoryview(kept)[_DIGEST:], type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


def put(key: str, value: object) -> None:
    """Keep *value*, made of what msgpack can hold, under *key*, whole or not at all."""
    home = folder()
    if home is None:
        return
    try:
        data = msgspec.msgpack.encode(value)
        home.mkdir(parents=True, exist_ok=True)
        with replaced(home / f"{key}{_SUFFIX}") as file:
            file.write(hashlib.sha256(data).digest() + data)
        _prune(home)
    except (OSError, UnicodeEncodeError):  # a full disk, a folder of somebody else's, half of a surrogate pair
        return


def _prune(home: Path) -> None:
    """Remove what was written longest ago, unfinished files of killed processes too, and no file of somebody else."""
    newest = sorted(home.glob(f"*{_SUFFIX}*"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in newest[_MOST:]:
        file.unlink(missing_ok=True)
