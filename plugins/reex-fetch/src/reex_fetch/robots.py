"""What hosts allow in their ``robots.txt``, and how long they want to be left alone between two requests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import attrs
import httpx
from protego import Protego

from reex_fetch.exchange import Exchange, checked
from reex_fetch.model import FetchError

_AGENT = "reex"  # the name by which a robots.txt may speak of this program
_MOST_READ = 500 * 1024  # bytes, as RFC 9309 has it
_MOST_HOPS = 5  # redirects, as RFC 9309 has it
_LONGEST_DELAY = 60.0


@attrs.frozen
class Rules:
    """The rules of one host, or why they can't be had."""

    robots: Protego | None
    fault: str = ""

    def delay(self, url: str) -> float:
        """Return how many seconds the host wants between two requests.

        Raises:
            FetchError: if *url* may not be fetched.
        """
        if self.robots is None:
            raise FetchError(f"its host's robots.txt can't be had: {self.fault}")
        if not self.robots.can_fetch(url, _AGENT):
            raise FetchError("its host's robots.txt forbids it; ask its owner, or save it by hand")
        delay = self.robots.crawl_delay(_AGENT) or 0.0
        if not 0 <= delay <= _LONGEST_DELAY:
            raise FetchError(f"its host's robots.txt asks for {delay:g} seconds between two requests; save it by hand")
        return delay


async def rules_of(url: httpx.URL, ask: Callable[[httpx.URL], Awaitable[Exchange]]) -> Rules:
    """Return the rules for the host of *url*; without a ``robots.txt`` all is allowed."""
    place = url.copy_with(raw_path=b"/robots.txt", fragment=None)
    try:
        for _ in range(_MOST_HOPS + 1):
            exchange = await ask(place)
            if exchange.location is None:
                return _read(exchange)
            place = checked(exchange.location, place)
    except FetchError as error:
        return Rules(None, str(error))
    return Rules(Protego.parse(""))


def _read(exchange: Exchange) -> Rules:
    if exchange.status == 429 or exchange.status >= 500:
        return Rules(None, f"the server answered {exchange.status}; try again later")
    if exchange.status != 200:
        return Rules(Protego.parse(""))
    return Rules(Protego.parse(exchange.content[:_MOST_READ].decode("utf-8", "replace")))
