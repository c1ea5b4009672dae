"""Pages are fetched politely, within limits, and from nowhere but the public web; the server is on this machine."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import ipaddress
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from click.testing import CliRunner

import reex
import reex_fetch
from reex_fetch.transport import is_public

_gzipped = functools.partial(gzip.compress, mtime=0)  # the same bytes whenever they are packed

HERE = ("127.0.0.1",)
PAGE = b"<html><body><p>Chile lends $20 million to a lithium mine.</p></body></html>"
Handler = http.server.BaseHTTPRequestHandler
Answer = Callable[[Handler], None]


class Server(http.server.ThreadingHTTPServer):
    """A site: what it answers for each path, and what it was asked and when."""

    daemon_threads = True

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.times: list[float] = []
        self.headers: list[dict[str, str]] = []
        self.stopping = threading.Event()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that has gone away, as it should where there is too much."""


class _Handler(Handler):
    server: Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is that of the base class)
        """Say nothing."""

    def do_GET(self) -> None:  # noqa: N802 (so is this)
        """Answer as the site says, or with a page."""
        self.server.asked.append(self.path)
        self.server.times.append(time.monotonic())
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        missing = answer(b"", status=404) if self.path == "/robots.txt" else answer()
        self.server.answers.get(self.path, missing)(self)


def answer(body: bytes = PAGE, status: int = 200, **headers: str) -> Answer:
    """Return an answer; a name of a header has underscores for hyphens."""

    def send(handler: Handler) -> None:
        handler.send_response(status)
        told = {"Content-Type": "text/html", "Content-Length": str(len(body))}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in told.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def saying(data: bytes) -> Answer:
    """Return an answer that may be no HTTP at all."""

    def send(handler: Handler) -> None:
        handler.wfile.write(data)

    return send


def dripping(head: bytes, drop: bytes) -> Answer:
    """Return an answer that goes on, a little at a time, until the site is closed."""

    def send(handler: Handler) -> None:
        handler.wfile.write(head)
        while not handler.server.stopping.wait(0.02):  # type: ignore[attr-defined]
            handler.wfile.write(drop)

    return send


@pytest.fixture
def site() -> Iterator[Server]:
    """Return a site that answers as long as the test runs."""
    with serving(Server()) as server:
        yield server


@contextlib.contextmanager
def serving(server: Server) -> Iterator[Server]:
    """Let a site answer."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Return where a crawl goes."""
    return tmp_path / "crawl.warc.gz"


def fetch(crawl: Path, *urls: str, **manners: object) -> list[reex_fetch.Fetched]:
    """Fetch pages of this machine without a delay."""
    settings: dict[str, object] = {"delay": 0.0, "allow": HERE, "seconds": 5.0} | manners
    return list(reex_fetch.fetch(urls, crawl, **settings))  # type: ignore[arg-type]


def error(crawl: Path, url: str, **manners: object) -> str:
    """Return why the page can't be got."""
    (page,) = fetch(crawl, url, **manners)
    assert page.error
    assert page.found is None
    assert page.error.startswith(f"{url}: ")
    return page.error.removeprefix(f"{url}: ")


def read(crawl: Path) -> list[str | None]:
    """Return the addresses of the pages that a crawl holds, as reex reads them."""
    return [document.url for document in reex.read_all(crawl) if document.text]


# -- what is got


def test_a_fetched_page_is_read_by_reex(site: Server, crawl: Path) -> None:
    """What was fetched is a crawl, of which each page is a document with its address."""
    (page,) = fetch(crawl, f"{site.url}/loan")
    document = reex.read(crawl)

    assert page == reex_fetch.Fetched(url=f"{site.url}/loan", found=f"{site.url}/loan")
    assert (document.text, document.url) == ("Chile lends $20 million to a lithium mine.", f"{site.url}/loan")


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_a_packed_page_is_read(site: Server, crawl: Path, coding: str) -> None:
    """A page that the server packs for the way is kept as it came, and read."""
    body = _gzipped(PAGE) if coding == "gzip" else PAGE
    site.answers["/"] = answer(body, Content_Encoding=coding)
    fetch(crawl, f"{site.url}/")

    assert reex.read(crawl).text == "Chile lends $20 million to a lithium mine."


def test_a_page_in_chunks_is_read(site: Server, crawl: Path) -> None:
    """A page that comes in chunks is kept whole."""
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.answers["/"] = saying(head + chunks)
    fetch(crawl, f"{site.url}/")

    assert reex.read(crawl).text == "Chile lends $20 million to a lithium mine."


def test_nothing_is_fetched_twice(site: Server, crawl: Path) -> None:
    """A second run takes from the crawl what it holds, also behind a redirect, and asks only for the rest."""
    site.answers["/old"] = answer(b"", 301, Location="/new#part")
    fetch(crawl, f"{site.url}/old", f"{site.url}/a")
    before, asked = crawl.read_bytes(), len(site.asked)
    again = fetch(crawl, f"{site.url}/old", f"{site.url}/a#here", f"{site.url}/a#here")

    assert [(page.found, page.cached) for page in again] == [(f"{site.url}/new", True), (f"{site.url}/a", True)]
    assert (crawl.read_bytes(), len(site.asked)) == (before, asked)
    fetch(crawl, f"{site.url}/b")
    assert read(crawl) == [f"{site.url}/new", f"{site.url}/a", f"{site.url}/b"]


def test_one_page_has_one_address(site: Server, crawl: Path) -> None:
    """A part of a page, and a site with and without a slash, are no further pages."""
    pages = fetch(
        crawl, site.url, f"{site.url}/", f"{site.url}#part", f"{site.url}/?q=ä b", f"{site.url}/?q=%C3%A4%20b"
    )

    assert [page.found for page in pages] == [f"{site.url}/"] * 3 + [f"{site.url}/?q=%C3%A4%20b"] * 2
    assert site.asked == ["/robots.txt", "/", "/?q=%C3%A4%20b"]


def test_what_failed_is_tried_again(site: Server, crawl: Path) -> None:
    """An answer that is no page is kept in the crawl as it was, and a second run asks again."""
    site.answers["/a"] = answer(b"", 500)
    assert "the server answered 500 Internal Server Error" in error(crawl, f"{site.url}/a")
    del site.answers["/a"]

    assert fetch(crawl, f"{site.url}/a")[0].found == f"{site.url}/a"


def test_servers_are_told_who_asks(site: Server, crawl: Path) -> None:
    """Each request names reex and the contact, and carries no cookie from an earlier answer."""
    site.answers["/a"] = answer(Set_Cookie="track=1; Path=/")
    fetch(crawl, f"{site.url}/a", f"{site.url}/b", contact="press@example.org")

    assert {told["user-agent"] for told in site.headers} == {f"reex/{reex.__version__} (+press@example.org)"}
    assert not any("cookie" in told for told in site.headers)


# -- what goes wrong


def test_one_bad_address_never_stops_a_run(site: Server, crawl: Path) -> None:
    """Each address that gives no page is told with the reason, and all others are fetched."""
    site.answers["/gone"] = answer(b"", 404)
    bad = ["ftp://example.org/", "file:///etc/passwd", "example.org", "http://", "http://[::1", "", "http://a b/",
           "http://\0/", "https://-.invalid/", "http://.invalid/", f"http://{'a' * 70}.invalid/", f"{site.url}/gone",
           "http://me:secret@example.org/", "http://example.org:99999/"]  # fmt: skip
    pages = fetch(crawl, *bad, f"{site.url}/good")

    assert [page.url for page in pages] == [*bad, f"{site.url}/good"]
    assert all(page.error and page.found is None for page in pages[:-1])
    assert pages[-1].found == f"{site.url}/good"


@pytest.mark.parametrize("status", [204, 206, 304, 400, 403, 404, 410, 500])
def test_an_answer_that_is_no_page_is_told(site: Server, crawl: Path, status: int) -> None:
    """An answer of another status than 200 is told with it, and isn't read."""
    site.answers["/"] = answer(b"" if status in (204, 304) else PAGE, status)

    assert error(crawl, f"{site.url}/").startswith(f"the server answered {status} ")


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_has_enough_is_left_alone(site: Server, crawl: Path, status: int) -> None:
    """Once a server says that it is asked too much, it is asked no more in this run, and told when to come back."""
    site.answers["/a"] = answer(b"", status, Retry_After="120")
    first, second = fetch(crawl, f"{site.url}/a", f"{site.url}/b")

    assert first.error
    assert second.error
    assert "(Retry-After: 120)" in first.error
    assert f"has answered {status}" in second.error
    assert "/b" not in site.asked


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.2/", "http://169.254.169.254/latest/", "http://[::1]/", "file:///etc/passwd"],
)
def test_a_redirect_leads_to_no_private_address(site: Server, crawl: Path, location: str) -> None:
    """Each step of a redirect is checked as the first address is."""
    site.answers["/"] = answer(b"", 302, Location=location)
    told = error(crawl, f"{site.url}/")

    assert "outside of the public web" in told or "can't be fetched" in told
    assert site.asked == ["/robots.txt", "/"]


def test_redirects_end(site: Server, crawl: Path) -> None:
    """A redirect in a circle, or on and on, is told as such."""
    site.answers |= {f"/{step}": answer(b"", 302, Location=f"/{step + 1}") for step in range(20)}
    site.answers["/circle"] = answer(b"", 307, Location="/circle")

    assert "redirects lead on and on" in error(crawl, f"{site.url}/0")
    assert site.asked.count("/11") == 0
    assert "redirects lead on and on" in error(crawl, f"{site.url}/circle")


# -- limits


@pytest.mark.parametrize(
    "slow",
    [
        dripping(b"", b""),
        dripping(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n"),
        dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"."),
    ],
)
def test_a_slow_answer_is_given_up(site: Server, crawl: Path, slow: Answer) -> None:
    """The limit of time holds for a whole request, however often something of its answer comes."""
    site.answers["/"] = slow
    start = time.monotonic()

    assert "no whole answer came in 0.3 seconds" in error(crawl, f"{site.url}/", seconds=0.3)
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    "large",
    [
        answer(bytes(60_000)),
        dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", bytes(30_000)),
        answer(_gzipped(bytes(10_000_000)), Content_Encoding="gzip"),
        answer(_gzipped(_gzipped(bytes(10_000_000))), Content_Encoding="gzip, gzip"),
    ],
)
def test_a_large_answer_is_given_up(site: Server, crawl: Path, large: Answer) -> None:
    """The limit of size holds for what comes and for what it unpacks to, and nothing of it is kept."""
    site.answers["/"] = large

    assert "more than 50,000 bytes" in error(crawl, f"{site.url}/", size=50_000)
    assert crawl.stat().st_size < 3_000


@pytest.mark.parametrize(
    "broken",
    [
        answer(Content_Length="999"),
        answer(Content_Length="none"),
        answer(Content_Encoding="gzip", body=_gzipped(PAGE)[:-9]),
        answer(Content_Encoding="secret"),
        saying(b"SSH-2.0-OpenSSH\r\n"),
        saying(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 99_999),
        saying(b""),
    ],
)
def test_a_broken_answer_is_told(site: Server, crawl: Path, broken: Answer) -> None:
    """An answer that ends too early, is damaged or is no HTTP is told, and is no page of the crawl."""
    site.answers["/"] = broken
    fetch(crawl, f"{site.url}/good")

    assert error(crawl, f"{site.url}/")
    assert read(crawl) == [f"{site.url}/good"]


# -- robots.txt and pace


def test_robots_are_respected(site: Server, crawl: Path) -> None:
    """What robots.txt forbids all programs, or reex, isn't fetched, and is told."""
    site.answers["/robots.txt"] = answer(b"User-agent: reex\nDisallow: /private\nAllow: /private/press$\n")
    pages = fetch(crawl, f"{site.url}/private/a", f"{site.url}/private/press", f"{site.url}/b")

    assert [page.found for page in pages] == [None, f"{site.url}/private/press", f"{site.url}/b"]
    assert pages[0].error
    assert "robots.txt forbids it" in pages[0].error
    assert site.asked == ["/robots.txt", "/private/press", "/b"]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (answer(b"", 404), True),
        (answer(b"", 403), True),
        (answer(b"\xff\xfe\0 rubbish"), True),
        (answer(b"", 302, Location="/rules"), False),
        (answer(b"", 302, Location="/robots.txt"), True),
        (answer(b"", 302, Location="http://10.0.0.1/"), False),
        (answer(b"", 302, Location="file:///etc/hosts"), False),
        (answer(b"", 500), False),
        (answer(b"", 429), False),
        (answer(b"User-agent: *\nCrawl-delay: 9999\n"), False),
        (answer(b"User-agent: *\nCrawl-delay: nan\n"), True),
    ],
)
def test_rules_that_cannot_be_had(site: Server, crawl: Path, robots: Answer, allowed: bool) -> None:
    """Without a robots.txt all is allowed; with one that the server fails to give nothing is, as RFC 9309 has it."""
    site.answers |= {"/robots.txt": robots, "/rules": answer(b"User-agent: *\nDisallow: /\n")}

    assert (fetch(crawl, f"{site.url}/page")[0].error is None) == allowed


def test_rules_that_are_a_trap_take_no_time(site: Server, crawl: Path) -> None:
    """A robots.txt of patterns that could match in endless ways, or of any number of rules, is read at once."""
    trap = b"User-agent: *\nDisallow: /" + b"*a" * 50 + b"b$\n" + b"Allow: /x\n" * 20_000
    site.answers["/robots.txt"] = answer(trap)
    start = time.process_time()

    assert fetch(crawl, f"{site.url}/{'a' * 1000}")[0].found
    assert time.process_time() - start < 3


@pytest.mark.parametrize(("delay", "robots"), [(0.15, b""), (0.0, b"User-agent: *\nCrawl-delay: 0.15\n")])
def test_a_host_is_asked_at_its_pace(site: Server, crawl: Path, delay: float, robots: bytes) -> None:
    """Between two requests to a host lies the delay, or that of its robots.txt if it is longer."""
    site.answers |= {"/robots.txt": answer(robots), "/a": answer(b"", 302, Location="/b")}
    fetch(crawl, f"{site.url}/a", f"{site.url}/c", delay=delay)

    assert site.asked == ["/robots.txt", "/a", "/b", "/c"]
    assert all(later - earlier > 0.14 for earlier, later in zip(site.times, site.times[1:], strict=False))


# -- addresses


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_this_machine_is_not_asked(site: Server, crawl: Path, host: str) -> None:
    """However an address of this machine is written, nothing is sent to it, unless it is allowed."""
    told = error(crawl, f"http://{host}:{site.server_port}/", allow=())

    assert any(why in told for why in ("trust it, allow this address: --allow ", "is no address", "isn't known"))
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "0.0.0.0", "224.0.0.1", "240.0.0.1",
     "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1",
     "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::"],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    """No address of a machine, a network, a test or a group is public, nor one of version 6 that stands for one."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    """An address of the public web is public, also where one of version 6 stands for it."""
    assert is_public(ipaddress.ip_address(address))


@contextlib.contextmanager
def secure(name: str, crawl: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serve with a certificate for *name*, of an authority that is trusted for this test."""
    authority, server = trustme.CA(), Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    authority.cert_pem.write_to_path(str(crawl.with_name("ca.pem")))
    monkeypatch.setenv("SSL_CERT_FILE", str(crawl.with_name("ca.pem")))
    with serving(server):
        yield server


def test_a_certificate_is_that_of_the_name(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to an address that was checked, and the certificate must still be that of the host."""
    with secure("localhost", crawl, monkeypatch) as site:
        url = f"https://localhost:{site.server_port}/"
        assert fetch(crawl, url)[0].found == url
        assert site.headers[-1]["host"] == f"localhost:{site.server_port}"
        monkeypatch.delenv("SSL_CERT_FILE")
        assert "CERTIFICATE_VERIFY_FAILED" in error(crawl, f"{url}again")


def test_a_certificate_of_another_name_is_refused(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that can't prove that it is the host is told, and nothing of it is kept."""
    with secure("example.org", crawl, monkeypatch) as site:
        assert "CERTIFICATE_VERIFY_FAILED" in error(crawl, f"https://localhost:{site.server_port}/")
        assert site.asked == []


# -- arguments and the file


@pytest.mark.parametrize(
    "wrong",
    [
        {"allow": ["intranet"]},
        {"allow": ["10.0.0.1/8"]},
        {"delay": -1.0},
        {"delay": float("nan")},
        {"size": 0},
        {"seconds": 0.0},
        {"contact": "a\r\nX-Header: b"},
    ],
)
def test_a_wrong_argument_is_refused(crawl: Path, wrong: dict[str, object]) -> None:
    """What can't be kept to is refused before anything is asked or written."""
    with pytest.raises(reex_fetch.FetchError):
        fetch(crawl, "https://example.org/", **wrong)
    assert not crawl.exists()


def test_one_address_is_no_list(crawl: Path) -> None:
    """Who gives one address instead of a list is told how to write it."""
    with pytest.raises(reex_fetch.FetchError, match="fetch takes a list of addresses"):
        reex_fetch.fetch("https://example.org/", crawl)


def test_a_file_that_is_no_sound_crawl_stays_as_it_is(site: Server, crawl: Path) -> None:
    """Nothing is added to a file that is something else, or cut off: that is told instead."""
    fetch(crawl, f"{site.url}/a")
    for content in (b"my notes", b"\x1f\x8b", crawl.read_bytes()[:-20]):
        crawl.write_bytes(content)
        with pytest.raises(reex_fetch.FetchError, match="fetch into another file"):
            fetch(crawl, f"{site.url}/b")
        assert crawl.read_bytes() == content


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.zip", "no-such-folder/crawl.warc.gz"])
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    """A name that isn't that of a crawl in gzip, or in a folder that doesn't exist, is refused."""
    with pytest.raises(reex_fetch.FetchError, match=name):
        fetch(tmp_path / name, "https://example.org/")


# -- the command


def test_the_command_fetches_and_tells(site: Server, crawl: Path) -> None:
    """``reex fetch`` tells of each page, and goes on where one can't be got."""
    site.answers["/gone"] = answer(b"", 404)
    given = [f"{site.url}/a", f"{site.url}/gone", "-o", str(crawl), "--allow", "127.0.0.1", "--delay", "0"]
    (command,) = reex_fetch.reex_commands()
    done = CliRunner().invoke(command, given)

    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        f"fetched {site.url}/a",
        f"reex: {site.url}/gone: the server answered 404 Not Found; check the address, or try again later",
        f"reex: 1 of 2 pages are in {crawl}",
    ]
    assert read(crawl) == [f"{site.url}/a"]


def test_the_command_fails_if_nothing_was_got(crawl: Path) -> None:
    """Without any page the exit code is 1."""
    (command,) = reex_fetch.reex_commands()
    done = CliRunner().invoke(command, ["ftp://example.org/", "-o", str(crawl)])

    assert done.exit_code == 1
    assert done.stderr.endswith(f"reex: 0 of 1 pages are in {crawl}\n")


def test_nothing_loads_the_libraries_before_a_page_is_fetched() -> None:
    """Listing what is installed goes without a library for the web."""
    code = (
        "import sys, reex\n"
        "(plugin,) = [plugin for plugin in reex.load().report if plugin.name == 'fetch']\n"
        "print(plugin.commands, plugin.error, sorted({'httpx', 'anyio', 'fastwarc'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "('fetch',) None []\n"
