"""What is asked for, in which manner, and what becomes of it."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

import attrs

import reex

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class FetchError(reex.ReexError):
    """Why a page can't be fetched, or a request can't be carried out, and what to do about it."""


@attrs.frozen(kw_only=True)
class Fetched:
    """What has become of one address.

    Attributes:
        url: the address, as it was asked for.
        found: where the page stands in the end, or None if it wasn't got.
        error: why it wasn't got, and what to do about it.
        cached: true if the crawl held it already, so that no server was asked.
    """

    url: str
    found: str | None = None
    error: str | None = None
    cached: bool = False


@attrs.frozen(kw_only=True)
class Manners:
    """How servers are asked; the fields are the arguments of :func:`reex_fetch.fetch`."""

    contact: str | None
    delay: float
    size: int
    seconds: float
    allow: tuple[Network, ...]

    @classmethod
    def of(cls, *, contact: str | None, delay: float, size: int, seconds: float, allow: Iterable[str]) -> Manners:
        """Return manners that can be kept.

        Raises:
            FetchError: if an argument is wrong.
        """
        if contact is not None and not (contact.isascii() and contact.isprintable()):
            raise FetchError(f"{contact!r} can't be a contact: write a mail address or the address of a page")
        if not 0 <= delay <= 3600:
            raise FetchError(f"a delay is from 0 to 3,600 seconds, not {delay}")
        if not (size > 0 and 0 < seconds <= 3600):
            raise FetchError(f"limits are above 0, and a request takes an hour at most: not {size}, {seconds}")
        networks = tuple(_network(address) for address in ([allow] if isinstance(allow, str) else allow))
        return cls(contact=contact, delay=delay, size=size, seconds=seconds, allow=networks)

    @property
    def agent(self) -> str:
        """How servers are told who asks."""
        return f"reex/{reex.__version__}" + (f" (+{self.contact})" if self.contact else "")


def _network(address: str) -> Network:
    try:
        return ipaddress.ip_network(address)
    except ValueError as error:
        raise FetchError(
            f"{address!r} is no address or network, but perhaps a name, which may lead anywhere; "
            f"write 127.0.0.1 or 10.1.0.0/16 ({error})"
        ) from error
