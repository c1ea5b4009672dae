"""Fetches page after page: through redirects, by the rules of each host, at its pace."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import attrs
import httpx

from reex_fetch.crawl import Crawl, opened
from reex_fetch.exchange import Exchange, ask, checked
from reex_fetch.model import Fetched, FetchError, Manners
from reex_fetch.robots import Rules, rules_of
from reex_fetch.transport import PublicTransport

_MOST_HOPS = 10
_ENOUGH = frozenset((429, 503))  # with these a server says that it is asked too much


@attrs.define
class Crawler:
    """Fetches into one crawl.

    Attributes:
        rules: what each origin allows.
        free: when each host may be asked again.
        resting: what a host has said that wants to be left alone for the rest of the run.
    """

    crawl: Crawl
    client: httpx.AsyncClient
    manners: Manners
    rules: dict[str, Rules] = attrs.field(factory=dict)
    free: dict[str, float] = attrs.field(factory=dict)
    resting: dict[str, str] = attrs.field(factory=dict)

    async def get(self, url: str) -> Fetched:
        """Fetch one page, unless the crawl holds it; whatever goes wrong is told in what is returned."""
        asked = False
        try:
            place = checked(url)
            for _ in range(_MOST_HOPS + 1):
                if str(place) not in self.crawl.held:
                    asked = True
                    await self._fetch(place)
                location = self.crawl.held[str(place)]
                if location is None:
                    return Fetched(url=url, found=str(place), cached=not asked)
                place = checked(location, place)
        except FetchError as error:
            return Fetched(url=url, error=f"{url}: {error}")
        return Fetched(url=url, error=f"{url}: redirects lead on and on; open it in a browser and take that address")

    async def _fetch(self, place: httpx.URL) -> None:
        """Add the answer for an address to the crawl.

        Raises:
            FetchError: if it is neither a page nor a redirect.
        """
        origin = str(place.copy_with(raw_path=b"/"))
        if origin not in self.rules:
            self.rules[origin] = await rules_of(place, self._ask)
        await self._wait(place.host, self.rules[origin].delay(str(place)))
        exchange = await self._ask(place)
        if str(place) not in self.crawl.held:
            raise FetchError(f"the server answered {_told(exchange)}; check the address, or try again later")

    async def _ask(self, place: httpx.URL) -> Exchange:
        host = place.host
        if host in self.resting:
            raise FetchError(f"its host has answered {self.resting[host]} before; run the same again later")
        await self._wait(host, 0.0)
        try:
            exchange = await ask(self.client, str(place), self.manners)
        finally:
            self.free[host] = anyio.current_time()
        self.crawl.add(exchange)
        if exchange.status in _ENOUGH:
            self.resting[host] = _told(exchange)
        return exchange

    async def _wait(self, host: str, delay: float) -> None:
        """Wait until *delay* seconds, or those of the manners, have passed since the last request to a host."""
        if host in self.free:
            await anyio.sleep_until(self.free[host] + max(delay, self.manners.delay))


@asynccontextmanager
async def crawler(path: Path, manners: Manners) -> AsyncIterator[Crawler]:
    """Open the crawl and a client, and close both in the end."""
    headers = {"User-Agent": manners.agent, "Accept-Encoding": "gzip, deflate, br"}
    # What the environment says of proxies and passwords is left out: a proxy would resolve names by itself, unchecked.
    transport = PublicTransport(manners.allow)
    with opened(path, manners) as crawl:
        async with httpx.AsyncClient(
            transport=transport, headers=headers, timeout=manners.seconds, trust_env=False
        ) as client:
            yield Crawler(crawl, client, manners)


def _told(exchange: Exchange) -> str:
    """Return what a server answered, and when it wants to be asked again."""
    later = exchange.header("retry-after")[:40]
    return f"{exchange.status} {exchange.reason}".strip() + (f" (Retry-After: {later})" if later else "")
