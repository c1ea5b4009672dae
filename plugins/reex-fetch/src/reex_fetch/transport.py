"""Connections to the public web and to nothing else.

A name may lead to the machine itself or into its network, and to another address each time that it is looked up. So the
address is what is checked, and the connection goes to that address, whatever the name.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

import anyio
import httpx

from reex_fetch.model import FetchError, Network

_CONNECT = 10.0  # seconds to try one address of a host, of which it may have several
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PublicTransport(httpx.AsyncBaseTransport):
    """Sends a request to an address of its host that is public, or in a network that is allowed."""

    def __init__(self, allow: Iterable[Network]) -> None:
        self._allow = tuple(allow)
        # No connection is kept: one to an address that two hosts share has the certificate of the first.
        self._inner = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to the first address that takes the connection."""
        failure: httpx.TransportError | None = None
        for address in await self._addresses(request.url):
            try:
                return await self._inner.handle_async_request(_pinned(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = failure or error
        raise failure or httpx.ConnectError("its name leads nowhere")

    async def aclose(self) -> None:
        """Close all connections."""
        await self._inner.aclose()

    async def _addresses(self, url: httpx.URL) -> list[Address]:
        """Return the addresses of the host that may be asked.

        Raises:
            FetchError: if there is none.
        """
        host = url.raw_host.decode("ascii").strip("[]")
        try:
            rows = await anyio.getaddrinfo(host, url.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"the name {host} isn't known ({error}); check it, and your connection") from error
        found = list(dict.fromkeys(ipaddress.ip_address(row[4][0]) for row in rows))
        if allowed := [address for address in found if self._may_be_asked(address)]:
            return allowed
        told = ", ".join(map(str, found))
        raise FetchError(
            f"{host} is {told}, outside of the public web; if you trust it, allow this address: --allow {found[0]}"
        )

    def _may_be_asked(self, address: Address) -> bool:
        return is_public(address) or any(_plain(address) in network for network in self._allow)


def is_public(address: Address) -> bool:
    """Say whether an address is one of the public web, which the machine's own and those of its network aren't."""
    address = _plain(address)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _plain(address: Address) -> Address:
    """Return the address of version 4 that one of version 6 stands for, or the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _pinned(request: httpx.Request, address: Address) -> httpx.Request:
    """Return the same request to an address; the certificate must still be that of the host."""
    host = request.url.raw_host.decode("ascii").strip("[]")
    timeout = request.extensions["timeout"] | {"connect": _CONNECT}
    return httpx.Request(
        request.method,
        request.url.copy_with(host=str(address)),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions | {"sni_hostname": host, "timeout": timeout},
    )
