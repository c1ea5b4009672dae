"""Fetch pages into a crawl that reex reads, politely and only from the public web."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import reex
from reex_fetch.model import Fetched, FetchError, Manners

if TYPE_CHECKING:
    import click

__all__ = ["FetchError", "Fetched", "fetch", "reex_commands"]


def fetch(
    urls: Iterable[str],
    path: str | Path,
    *,
    contact: str | None = None,
    delay: float = 1.0,
    size: int = 20_000_000,
    seconds: float = 30.0,
    allow: Iterable[str] = (),
) -> Iterator[Fetched]:
    """Fetch pages into a crawl, one after the other, and yield what has become of each.

    A page that the crawl holds already is not asked for again.

    Args:
        urls: addresses that begin with ``http://`` or ``https://``.
        path: the crawl, a file in ``.warc.gz``; if it exists, it is added to.
        contact: a mail address or page that servers are told, so that their owners can complain.
        delay: seconds between two requests to a host; its ``robots.txt`` may ask for more.
        size: bytes that one page may have, packed or unpacked.
        seconds: how long one request may take in all.
        allow: addresses or networks that may be asked though they are not of the public web, such as ``10.1.0.0/16``.

    Raises:
        FetchError: if an argument is wrong, or the file is no crawl that can be added to.
    """
    if isinstance(urls, str):
        raise FetchError(f"fetch takes a list of addresses: write [{urls!r}]")
    manners = Manners.of(contact=contact, delay=delay, size=size, seconds=seconds, allow=allow)
    return _fetch(list(dict.fromkeys(urls)), Path(path), manners)


def _fetch(urls: Iterable[str], path: Path, manners: Manners) -> Iterator[Fetched]:
    from anyio.from_thread import start_blocking_portal  # the libraries load with the first page

    from reex_fetch.crawler import crawler

    # A thread of its own, since who calls may have a loop already, as a notebook does.
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(crawler(path, manners)) as fetcher:
        for url in urls:
            yield portal.call(fetcher.get, url)


@reex.hookimpl
def reex_commands() -> Iterable[click.Command]:
    """Offer ``reex fetch``."""
    from reex_fetch.command import command

    return [command]
