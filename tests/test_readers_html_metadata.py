"""What a page says of itself: which of its titles is that of its text, which date its own, and who wrote it."""

import json

import pytest

from reex import Document
from reex.readers import read_bytes

BODY = (
    "The agency lends four hundred million dollars to the owner of the mine, and the price of its magnets "
    "is held above a floor for ten years, which the industry has asked for since prices fell."
)
NEWS = "Kestrel opens refinery"
AT = '<link rel="canonical" href="https://www.wire-hall.example/2025/kestrel">'


def page(head: str, body: str) -> Document:
    """Read a page with some text below *body*."""
    return read_bytes(f"<html><head>{head}</head><body>{body}<p>{BODY}</p></body></html>".encode(), suffix=".html")


def linked(*things: object) -> str:
    """Write linked data."""
    return f'<script type="application/ld+json">{json.dumps({"@graph": things})}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param(f"<title>The Wire Hall | {NEWS}</title>", f"<h2>{NEWS}</h2>", NEWS, id="site first"),
        pytest.param(f"<title>Hall &raquo; Archive &raquo; {NEWS}</title>", f"<h3>{NEWS}</h3>", NEWS, id="path first"),
        pytest.param(f"<title>{NEWS} › Hall of Wires</title>", f"<h1>Hall of Wires</h1><h2>{NEWS}</h2>", NEWS,
                     id="the first heading names the site"),
        pytest.param(f"<title>Metals - {NEWS} - Hall</title>", f"<h3>Metals</h3><h1>{NEWS}</h1>", NEWS,
                     id="a heading names the section"),
        pytest.param(f"<title>{NEWS} - Metals and Mines of Today - Your World - Hall of Wires</title>",
                     f"<h1>{NEWS}</h1>", NEWS, id="a short title and a long tail"),
        pytest.param(f"<title>Kestrel - at last - opens - Hall</title>{AT}", "<h1>Kestrel – at last – opens</h1>",
                     "Kestrel – at last – opens", id="other dashes"),
        pytest.param(f"<title>{NEWS} - Wire-Hall</title>{AT}", "", NEWS, id="the host names the site"),
        pytest.param(f"<title>www.Wire-Hall.example - {NEWS}</title>{AT}", "", NEWS, id="the host comes first"),
        pytest.param(f'<title>WH | {NEWS}</title><meta name="application-name" content="WH">', "", NEWS,
                     id="the name of an application"),
        pytest.param(f"<title>{NEWS} » Wire-Hall - Metals for everyone</title>{AT}", "", NEWS, id="a motto"),
        pytest.param(f"<title>{NEWS} | Wire - Metals for everyone</title>", "", NEWS, id="a motto behind a bar"),
        pytest.param('<meta property="og:title" content="Why kestrels are great for metals">'
                     + linked({"@type": "NewsArticle", "headline": NEWS}), f"<h1>{NEWS}</h1>", NEWS,
                     id="linked data agrees with the heading"),
        pytest.param(f'<meta property="og:title" content="kestrel-opens-refinery-2"><title>{NEWS}</title>', "", NEWS,
                     id="a title that is a file name"),
        pytest.param(f'<meta property="og:title" content="Owl: "><title>Owl: "{NEWS}" - Hall</title>',
                     f'<h1>Owl: "{NEWS}"</h1>', f'Owl: "{NEWS}"', id="a title cut at its quotation mark"),
        pytest.param("<title>Gallium: prices fall - Hall</title>", "<h2>Gallium</h2>", "Gallium: prices fall - Hall",
                     id="a heading names the topic"),
        pytest.param("<title>金属新闻标题_频道_网站</title>", "", "金属新闻标题", id="underscores of the far east"),
        pytest.param('<meta property="og:title" content="Kestrel on Wires">', "<h1>Wires</h1>", "Kestrel on Wires",
                     id="a heading that is a mere word of the title"),
    ],
)  # fmt: skip
def test_title_of_the_text(head: str, body: str, title: str) -> None:
    """The title is what heads the text, without the site's name, its motto and its sections."""
    assert page(head, body).title == title


def test_title_of_a_page_that_only_names_its_site() -> None:
    """Where the title is the site's name, the main heading is the title."""
    assert page(f"<title>Wire Hall</title>{AT}", f"<h1>{NEWS}</h1>").title == NEWS


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        pytest.param("", "<h1>Kestrel</h1><time>June 3, 2025 2:15 PM</time>", "2025-06-03", id="the text of a time"),
        pytest.param("", '<h1>Kestrel</h1><time datetime="2025-06-09T10:00Z">Publié le 3 juin 2025</time>',
                     "2025-06-03", id="a text that says what it is"),
        pytest.param("", '<span property="dc:date" content="2025-06-03T00:00:00-05:00">06/03/25</span>', "2025-06-03",
                     id="a property"),
        pytest.param("", '<meta itemprop=dateCreated content="2025-06-03T17:00:52+02:00">', "2025-06-03",
                     id="when it was written"),
        pytest.param(linked({"@type": "NewsArticle", "datePublished": "Tue Jun 03 15:28:56 CEST 2025"}), "",
                     "2025-06-03", id="as programs write it"),
        pytest.param(linked({"@type": "NewsArticle", "dateCreated": "2025-06-03"}), "", "2025-06-03",
                     id="linked data on when it was written"),
        pytest.param("", f'<h1>Kestrel</h1>{"<p>Owls.</p>" * 300}<time datetime="2025-06-09">Ann, last week</time>',
                     None, id="a time far from the title"),
        pytest.param("", '<div itemscope itemtype="http://schema.org/Comment"><meta itemprop="datePublished" '
                     'content="2025-06-09">Well done</div>', None, id="the date of a comment"),
    ],
)  # fmt: skip
def test_date_of_the_text(head: str, body: str, published: str | None) -> None:
    """The date is that of the text, in whatever form the page states it, and never that of a comment on it."""
    assert page(head, body).published == published


@pytest.mark.parametrize(
    ("head", "author"),
    [
        pytest.param(linked({"@type": "Article", "author": {"@id": "#ann"}},
                            {"@type": ["Person"], "@id": "#ann", "name": "Ann Reader"}), "Ann Reader",
                     id="by reference"),
        pytest.param('<meta name="author" content="By Ann Reader">', "Ann Reader", id="a byline"),
        pytest.param('<meta name="author" content="Wire Hall (www.wire.example)">', "Wire Hall", id="with an address"),
        pytest.param('<meta name="author" content="www.wire.example">', None, id="an address"),
        pytest.param('<meta name="author" content="@wirehall">', None, id="a handle"),
        pytest.param('<meta name="author" content="Super User">', None, id="an account"),
        pytest.param('<meta name="author" content="admin"><meta name="byl" content="Ann Reader">', "Ann Reader",
                     id="an account, and a name"),
        pytest.param(linked({"@type": "Article", "author": {"@id": "#bo", "name": ["Bo"]}}), None, id="no name"),
    ],
)  # fmt: skip
def test_author_of_the_text(head: str, author: str | None) -> None:
    """The author is somebody's name: no address, no handle and no account of a system."""
    assert page(head, "").author == author


def test_publisher_that_is_an_address() -> None:
    """A site that gives its address as its name is called by its host."""
    assert page('<meta property="og:site_name" content="https://www.wire.example">', "").publisher == "wire.example"


@pytest.mark.parametrize(
    "line",
    [
        "© 2012- Hall of Wires",
        "© 2010 - 2025 Hall of Wires - Alle Rechte vorbehalten",
        "Copyright © Hall of Wires, 2025",
        "© Hall of Wires 2006 – 2025 • Imprint • Contact",
        "© 2025 copyright Hall of Wires // Alle Rechte vorbehalten",
        "Copyright © 2025 Hall of Wires <https://wires.example/>",
    ],
)
def test_publisher_whose_the_rights_are(line: str) -> None:
    """The line of copyright names the publisher, without its years, its address and what stands beside it."""
    written = line.replace("<", "&lt;").replace(">", "&gt;")
    assert page("", f"<p>{BODY}</p><footer>{written}</footer>").publisher == "Hall of Wires"
