"""Replies kept on disk, so that no question is paid for twice."""

from __future__ import annotations

import tempfile
from pathlib import Path

import attrs
import msgspec

import reex


@attrs.frozen
class Reply:
    """What a model replied, and the tokens that question and reply came to, where it tells."""

    text: str
    tokens_in: int | None = None
    tokens_out: int | None = None


@attrs.frozen
class Cache:
    """A folder with one file for each reply."""

    folder: Path

    @classmethod
    def at(cls, path: str | Path | None) -> Cache:
        """Return the cache at *path*, or in the platform's folder for caches; the folder is made if need be.

        Raises:
            reex.DataError: if it can't be made.
        """
        if path is None:
            import platformdirs

            path = platformdirs.user_cache_path("reex-llm")
        try:
            Path(path).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise reex.DataError(
                f"{path}: no folder to keep replies in, name another one as cache ({error})"
            ) from error
        return cls(Path(path))

    def get(self, key: str) -> Reply | None:
        """Return the reply with this key, or None where there is none or its file is damaged."""
        try:
            return msgspec.json.decode(self._file(key).read_bytes(), type=Reply)
        except (OSError, msgspec.MsgspecError):
            return None

    def put(self, key: str, reply: Reply) -> None:
        """Write the file of a reply, whole or not at all.

        Raises:
            OSError: if it can't be written.
        """
        with tempfile.TemporaryDirectory(dir=self.folder) as beside:
            part = Path(beside) / "reply"
            part.write_bytes(msgspec.json.encode(reply))
            part.replace(self._file(key))

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"
