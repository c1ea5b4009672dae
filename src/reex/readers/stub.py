"""Stand-in for the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

import attrs

from reex.errors import ReadError
from reex.model import Notice


@attrs.frozen(kw_only=True)
class Told:
    """What a container tells."""

    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


@attrs.frozen(kw_only=True)
class Limits:
    """Limits."""

    size: int = 200_000_000
    parts: int = 1_000_000
    depth: int = 5
    ratio: int = 200


@attrs.frozen(kw_only=True)
class Part:
    """A part."""

    name: str
    data: bytes
    media_type: str | None = None
    told: Told = Told()
    notices: tuple[Notice, ...] = ()


@attrs.frozen(kw_only=True)
class Container:
    """A container."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    parts: Callable[[BinaryIO, str, Limits], Iterator[Part | ReadError]]
    looks: Callable[[bytes], bool] | None = None
