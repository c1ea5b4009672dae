"""Feeds: each entry a document, however the feed is broken."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pytest

import reex
from reex.readers import formats, signs
from reex.testing import conformance

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Mineral Wire</title><link>https://wire.example</link><language>en-ca</language>
<item><title>Canada lends to Torngat Metals</title><link>https://wire.example/1</link>
<author>ana@wire.example (Ana Reed)</author><pubDate>Thu, 30 Oct 2025 23:10:26 -0700</pubDate>
<description>Canada lent.</description>
<content:encoded><![CDATA[<p>Canada lent C$25 million to Torngat&nbsp;Metals.</p>
<p>The mine opens next year.</p>]]></content:encoded>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Ore &amp;amp; Metal</title><entry>
<title type="html">Gallium &lt;b&gt;ban&lt;/b&gt; ends</title><link rel="self" href="https://ore.example/self"/>
<link href="https://ore.example/2"/><published>2025-11-09T23:30:00-05:00</published><updated>2025-11-12T00:00:00Z</updated>
<author><name>Bo Lind</name></author><author><name>Cy Hart</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>China lifts its ban.</p>
<p>It had stood a year.</p></div></content>
<summary>China lifts.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Tin Daily</title></channel>
<item rdf:about="https://tin.example/3"><title>Tin up</title><link>https://tin.example/3</link>
<d:date>2025-01-02T01:00:00+09:00</d:date><d:creator>Di Moss</d:creator>
<description>Tin up again, as stocks fall.</description></item></rdf:RDF>"""


def parts(source: str | bytes, limits: reex.Limits | None = None) -> list[reex.Part | str]:
    """Return the parts of a feed, and of errors what they say."""
    data = source if isinstance(source, bytes) else source.encode()
    found: list[reex.Part | str] = []
    try:
        for part in formats.FEED.parts(io.BytesIO(data), "wire.xml", limits or reex.Limits()):
            found.append(str(part) if isinstance(part, reex.ReadError) else part)  # noqa: PERF401 - an error ends it
    except reex.ReadError as error:
        found.append(str(error))
    return found


def texts(found: Iterable[reex.Part | str]) -> list[str]:
    """Return what parts hold, and errors as they are."""
    return [part if isinstance(part, str) else part.data.decode() for part in found]


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        (
            RSS,
            "Canada lends to Torngat Metals\n\nCanada lent C$25 million to Torngat Metals.\n\n"
            "The mine opens next year.",
            ("2025-10-30", "Mineral Wire", "Ana Reed", "https://wire.example/1"),
        ),
        (
            ATOM,
            "Gallium ban ends\n\nChina lifts its ban.\n\nIt had stood a year.",
            ("2025-11-09", "Ore & Metal", "Bo Lind, Cy Hart", "https://ore.example/2"),
        ),
        (
            RDF,
            "Tin up\n\nTin up again, as stocks fall.",
            ("2025-01-02", "Tin Daily", "Di Moss", "https://tin.example/3"),
        ),
    ],
)
def test_an_entry_is_a_document(tmp_path: Path, source: str, text: str, told: tuple[str, ...]) -> None:
    """The fullest text under its title, the date in the feed's own zone, and who wrote and published it."""
    file = tmp_path / "wire.xml"
    file.write_text(source)
    document = reex.read(file)
    assert document.text == text
    assert (document.published, document.publisher, document.author, document.url) == told
    assert (document.path, document.published_basis) == (f"{file}!/1", "metadata")
    assert [(zone.kind, zone.start) for zone in document.zones] == [("title", 0)]


def test_a_feed_tells_what_its_entries_leave_out() -> None:
    """Its author is that of an entry without one; the day of an update is a date, and said to be that."""
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ana Reed</name></author>'
    own = "<entry><title>A</title><author><name>Bo</name></author><published>2025-01-02</published></entry>"
    bare, full = parts(head + f"<entry><title>A</title><updated>2025-01-03</updated></entry>{own}</feed>")
    assert isinstance(bare, reex.Part)
    assert isinstance(full, reex.Part)
    assert (bare.told.author, bare.told.published) == ("Ana Reed", "2025-01-03")
    assert [notice.code for notice in bare.notices] == ["date-updated"]
    assert (full.told.author, full.told.published, full.notices) == ("Bo", "2025-01-02", ())


def item(inside: str) -> str:
    """Return a feed of one entry."""
    return f'<rss version="2.0"><channel><item>{inside}</item></channel></rss>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (item("<title>A&nbsp;B &eacute;t&eacute; AT&T &odd;</title>"), ["A B été AT&T &odd;"]),
        ("\n\n  <?xml version='1.0'?>" + item("<description>One.</description>"), ["One."]),
        (item("<description>One\x0b.\x00</description>"), ["One."]),
        (item("<content:encoded>Whole.</content:encoded><description>W.</description>"), ["Whole."]),
        (item("<description>One.<br>Two.<img src='x'></description><link>/</link>"), ["One.<br>Two.<img src=\"x\">"]),
        (item("<description><p>One.</description></item><item><title>Two</title>"), ["<p>One.</p>", "Two"]),
        (item("<title>One</title><description>&lt;h2&gt;One&lt;/h2&gt;Two</description>"), ["<h2>One</h2>Two"]),
        (item("<guid>x</guid>"), ["wire.xml: entry 1 has no text and no title; look at its page"]),
        (item("<title>A</title>")[:-8], ["A", "wire.xml: the feed breaks off after entry 1; get a whole copy"]),
        (
            item("<title>A</title></item><item><title>B</ti")[:-24],
            ["A", "wire.xml: the feed breaks off after entry 1; get a whole copy"],
        ),
        (
            "A list of mines",
            ["wire.xml: no XML: there is no element at its beginning; if it is a text, name it .txt"],
        ),
    ],
)  # fmt: skip
def test_a_broken_feed_is_read(source: str, expected: list[str]) -> None:
    """What browsers and readers of feeds forgive is forgiven; what is lost is said."""
    assert texts(parts(source)) == expected


def test_bytes_of_another_encoding_are_read_and_said() -> None:
    """A few bytes that are none of the encoding don't cost the feed; each entry from there on says so."""
    found = parts(item("<title>caf\xe9 \x93q\x94</title>").encode("latin-1"))
    assert texts(found) == ["café “q”"]
    assert isinstance(found[0], reex.Part)
    assert [notice.code for notice in found[0].notices] == ["encoding-guessed"]


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251", "utf-8-sig", "gb18030"])
def test_the_encoding_is_that_which_the_feed_declares(encoding: str) -> None:
    """A mark or a declaration is believed."""
    source = f'<?xml version="1.0" encoding="{encoding}"?>' + item("<title>Никель</title>")
    assert texts(parts(source.encode(encoding))) == ["Никель"]


@pytest.mark.parametrize("encoding", ["hex", "rot13", "idna", "unicode-escape", "undefined", "none-such"])
def test_what_is_no_encoding_of_feeds_does_no_harm(encoding: str) -> None:
    """A declaration that can't be true is passed over, or the feed refused."""
    source = f'<?xml version="1.0" encoding="{encoding}"?>' + item("<title>Nickel \u00e9 \\x</title>")
    assert all(isinstance(part, reex.Part) or "encoding that it declares" in part for part in parts(source))
    assert parts(source.encode("utf-16")[:-1])


def test_entities_are_not_expanded() -> None:
    """A document type that defines entities of entities, or of files, defines nothing."""
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    source = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>' + item(
        "<title>&l9; &f;</title>"
    )
    assert texts(parts(source)) == ["&l9; &f;"]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<a>" * 300, "too long or too deep"),
        ("<title>" + "x" * 10_100_000 + "</title>", "too long or too deep"),
    ],
)
def test_an_endless_entry_ends_the_feed(inside: str, said: str) -> None:
    """Depth and length of an entry are limited; what came before stands."""
    found = texts(parts(item("<title>A</title></item><item>" + inside)))
    assert found[0] == "A"
    assert said in found[-1]


def test_what_is_no_entry_has_an_end() -> None:
    """Elements without end don't fill the memory."""
    found = parts(item("<title>A</title>").replace("</channel>", "<x/>" * 100_000), reex.Limits(size=100_000))
    assert "more than 100,000 characters without an entry" in texts(found)[-1]


def test_a_declaration_that_cannot_be_true_is_not_believed() -> None:
    """Latin-1 is what Windows makes of it, and what is declared in bytes of ASCII is in no UTF-16."""
    latin = RSS.replace("utf-8", "ISO-8859-1").replace("C$25", "€25").encode("cp1252")
    assert "Canada lent €25 million" in texts(parts(latin))[0]
    assert texts(parts(RSS.replace("utf-8", "utf-16"))) == texts(parts(RSS))


def test_looks_are_strict() -> None:
    """Feeds are known by their first tag; a page or a text on feeds is none."""
    assert all(signs.is_feed(source.encode()) for source in (RSS, ATOM, RDF, "\ufeff" + RSS))
    assert not any(map(signs.is_feed, (b"", b"<html><rss>", b"The tag <rss> opens a feed.", b"<feed>", b"<rdf:RDF>")))


@pytest.mark.parametrize("promise", conformance(formats.FEED, RSS.encode(), ATOM.encode()), ids=str)
def test_it_keeps_the_promises_of_containers(promise: object) -> None:
    """Any bytes are read or refused, in linear time."""
    assert callable(promise)
    promise()
