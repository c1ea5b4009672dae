"""One question to a server and its answer, within the limits of size and time."""

from __future__ import annotations

import anyio
import attrs
import httpx

from reex_fetch.model import FetchError, Manners
from reex_warc.archive import BrokenError
from reex_warc.bodies import unpacked

Headers = list[tuple[bytes, bytes]]

REDIRECTS = frozenset((301, 302, 303, 307, 308))


@attrs.frozen(kw_only=True)
class Exchange:
    """What was sent and what came back.

    Attributes:
        address: of the machine that answered.
        target: what the request line asked for.
        request: the headers that were sent.
        body: without chunks, otherwise as it came.
        content: the body, unpacked.
    """

    url: str
    address: str
    target: bytes
    request: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    content: bytes

    def header(self, name: str) -> str:
        """Return the value of a header of the answer, or nothing."""
        return httpx.Headers(self.headers).get(name) or ""

    @property
    def location(self) -> str | None:
        """Where a redirect leads to."""
        return self.header("location") or None if self.status in REDIRECTS else None


def checked(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return an address that may be asked for, as servers are asked for it.

    Raises:
        FetchError: if it is none of the web.
    """
    try:
        place = base.join(url) if base else httpx.URL(url)
        place = place.copy_with(raw_path=place.raw_path, fragment=None)  # with a path, if only of a slash
        host = place.host
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"{url[:200]!r} is no address of a page ({error})") from error
    if place.scheme not in ("http", "https") or not host:
        raise FetchError(f"{str(place)[:200]} can't be fetched; give an address that begins with https:// or http://")
    if place.userinfo:
        raise FetchError("a name or password stands in the address, and would stand in the crawl; save it by hand")
    return place


async def ask(client: httpx.AsyncClient, url: str, manners: Manners) -> Exchange:
    """Return the answer of a server to a request for *url*.

    Raises:
        FetchError: if there is none, or it is too large or too slow.
    """
    client.cookies.clear()  # what a server answers doesn't hang on what it was asked before
    request = client.build_request("GET", url)
    try:
        with anyio.fail_after(manners.seconds):
            response = await client.send(request, stream=True)
            address = response.extensions["network_stream"].get_extra_info("server_addr")[0]
            try:
                body, content = await _body(response, manners.size)
            finally:
                await response.aclose()
    except TimeoutError as error:
        raise FetchError(f"no whole answer came in {manners.seconds:g} seconds; try again, or allow more") from error
    except (httpx.HTTPError, OSError, ValueError) as error:  # the last two from TLS, for a name that can have none
        raise FetchError(f"no answer that can be read ({_told(error)}); open it in a browser, or try later") from error
    return Exchange(
        url=url,
        address=address,
        target=request.url.raw_path,
        request=request.headers.raw,
        status=response.status_code,
        reason=response.reason_phrase,
        headers=response.headers.raw,
        body=body,
        content=content,
    )


async def _body(response: httpx.Response, most: int) -> tuple[bytes, bytes]:
    """Return the body as it comes, and unpacked; neither has more than *most* bytes."""
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > most:
            raise FetchError(f"it has more than {most:,} bytes; allow more, or save it by hand")
    try:
        return bytes(body), unpacked(bytes(body), "", response.headers.get("content-encoding", ""), most)
    except BrokenError as error:
        raise FetchError(f"its body {error}") from error


def _told(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
