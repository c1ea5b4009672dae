"""HTML: text, zones and metadata of pages, sound and broken."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import made_pages

from reex import Document, Span
from reex.readers import read, read_bytes

BODY = (
    "The agency lends four hundred million dollars to the owner of the mine, and the price of its magnets "
    "is held above a floor for ten years, which the industry has asked for since prices fell."
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
<title>Kestrel Metals Opens Refinery | Wirehall</title>
<meta property="og:title" content="Kestrel Metals Opens Refinery | Wirehall">
<meta property="og:site_name" content="Wirehall">
<meta property="article:published_time" content="2025-08-25T09:00:00Z">
<link rel="canonical" href="https://example.org/kestrel">
<script>var x = "<p>not text</p>";</script><style>p {{ color: red }}</style>
</head><body class="post has-sidebar">
<header><a href="/">Wirehall</a></header>
<nav><ul><li><a href="/a">Mines</a></li><li><a href="/b">Magnets</a></li></ul></nav>
<article><header><h1>Kestrel Metals
  Opens Refinery</h1></header>
<p>{BODY}</p><p>{BODY}</p>
<p>The <a href="/doe">Department of Energy</a> pays R&amp;D&nbsp;costs.<br>It said so&#8212;twice.</p>
<ul><li>gallium</li><li>indium</li></ul>
<table><tr><th>Firm</th><th>Sum</th></tr><tr><td>Kestrel</td><td>$5&nbsp;million</td></tr></table>
<div class="share-buttons">Tell your friends of the $9 billion fund</div>
</article>
<aside><p>Another story: {BODY}</p></aside><footer>Wirehall keeps all its rights in 2025</footer>
</body></html>"""


def html(text: str) -> Document:
    """Read a page."""
    return read_bytes(text.encode(), suffix=".html")


def furniture(document: Document) -> str:
    """Return the text of the furniture of a page."""
    return "\n".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "furniture")


def test_text_of_a_page() -> None:
    """Blocks are paragraphs, items and rows lines, references characters; scripts and styles are gone."""
    text = html(PAGE).text
    assert "Kestrel Metals Opens Refinery\n\nThe agency lends" in text
    assert "The Department of Energy pays R&D costs.\nIt said so—twice.\n\n- gallium\n- indium\n" in text
    assert "Firm | Sum\nKestrel | $5 million" in text
    assert "not text" not in text
    assert "color" not in text


def test_zones_of_a_page() -> None:
    """Navigation, asides, footers and share buttons close to it are furniture; the article and its heading are not."""
    document = html(PAGE)
    around = furniture(document)
    for words in ("Mines", "Another story", "Wirehall keeps", "$9 billion fund"):
        assert words in around
    for words in ("Opens Refinery", "Department of Energy", "gallium", "$5 million"):
        assert words not in around
    title = next(zone for zone in document.zones if zone.kind == "title")
    assert document.text[title.start : title.end] == "Kestrel Metals Opens Refinery"


def test_metadata_of_a_page() -> None:
    """The page's own words on itself count, the title without the name of the site."""
    document = html(PAGE)
    assert document.title == "Kestrel Metals Opens Refinery"
    assert (document.published, document.publisher, document.url) == (
        "2025-08-25",
        "Wirehall",
        "https://example.org/kestrel",
    )
    assert (document.language, document.media_type) == ("en", "text/html")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2025-06-03"}]}</script>', "2025-06-03"),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="3 June 2025">', "2025-06-03"),
        ('<meta name="date" content="soon">', None),
        ('<meta name="date" content="20250603T080000Z">', "2025-06-03"),
    ],
)  # fmt: skip
def test_dates_of_pages(head: str, published: str | None) -> None:
    """Linked data and meta elements tell the date; what is broken tells nothing."""
    assert html(f"<html><head>{head}</head><body><p>{BODY}</p></body></html>").published == published


def test_time_elements_tell_the_date() -> None:
    """A time element does where nothing in the head does."""
    assert html(f'<time datetime="2025-06-03T10:00">today</time><p>{BODY}</p>').published == "2025-06-03"


def test_words_lead_back_through_references() -> None:
    """A span that holds a resolved reference covers all of it in the source."""
    document = html("<p>R&amp;D of <b>rare</b>\n   earth</p>")
    assert document.text == "R&D of rare earth"
    at = document.in_source(Span(0, 3))
    assert document.source is not None
    assert document.source[at.start : at.end] == "R&amp;D"
    rare = document.in_source(Span(7, 17))
    assert document.source[rare.start : rare.end] == "rare</b>\n   earth"


def test_a_hint_that_would_hide_the_article_is_not_believed() -> None:
    """Where a whole page stands in a form, or in a class with an odd name, its text is body."""
    document = html(f'<form><div class="sidebar"><h1>Magnets</h1><p>{BODY}</p><p>{BODY}</p></div></form>')
    assert furniture(document) == ""


def test_a_list_of_links_is_furniture_and_a_link_in_text_is_not() -> None:
    """Blocks that are nothing but links, several in a row, lead elsewhere."""
    links = "".join(f'<p><a href="/{n}">Another headline, number {n}</a></p>' for n in range(4))
    document = html(f'<h1>Magnets</h1><p>{BODY}</p><p><a href="/x">The order</a></p><p>{BODY}</p>{links}')
    assert "number 3" in furniture(document)
    assert "The order" not in furniture(document)


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("a < b and 3 > 2 <p>end", "a < b and 3 > 2\n\nend"),
        ('<p title="a > b">one</p>', "one"),
        ("<p title='<p>x</p>'>one</p>", "one"),
        ("one</div></p></nope>two", "one\n\ntwo"),
        ("<li>one<li>two", "- one\n- two"),
        ("one<br>\n   two", "one\ntwo"),
        ("one<!-- never closed", "one"),
        ("one<svg>two", "onetwo"),
        ("one<script>two", "one"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
        ("AT&T &bogus; &#0; &#x41;", "AT&T &bogus; � A"),
    ],
)
def test_broken_markup(broken: str, text: str) -> None:
    """Pages are read as browsers would, whatever is wrong with them."""
    assert html(broken).text == text


@pytest.mark.parametrize(
    "bad",
    [
        "<div>",
        "<a href='",
        '<a"<a""',
        "<!--",
        "<",
        "<p>word ",
        "<svg>a",
        "&",
        "<b>x</i>",
        "<?",
        "<a'<b\"<c",
        "<ul><li>",
        "<![CDATA[",
    ],
)
def test_deep_and_broken_markup_costs_no_time(bad: str) -> None:
    """A hundred thousand open or broken tags are read without recursion."""
    page = "<p>The mine opens.</p>" + bad * 100_000
    assert html(page).text.startswith("The mine opens.")


def test_real_pages() -> None:
    """The articles of real pages are body, and what stands around them is not."""
    folder = Path(os.environ.get("REEX_REAL_TEXTS", "nowhere"), "texts")
    if not folder.exists():
        pytest.skip("the real documents are not here")
    for path in sorted(folder.glob("11*.html")):
        document = read(path)
        assert document.title
        assert document.published
        assert document.published.startswith("2025-")
        assert "Privacy Policy" in furniture(document)
        assert len(furniture(document)) * 3 < document.characters


def body(document: Document) -> str:
    """Return the text of a page without its furniture and its title."""
    kept, done = "", 0
    for zone in document.zones:
        if zone.kind in ("furniture", "title", "byline"):
            kept += document.text[done : zone.start]
            done = max(done, zone.end)
    return kept + document.text[done:]


@pytest.mark.parametrize("make", [made_pages.news, made_pages.ministry, made_pages.weblog])
def test_main_text_of_pages_of_several_makes(make: Callable[[], str]) -> None:
    """The article is body, with its lead, lists and tables; menus, teasers, boxes and comments are furniture."""
    found, known = body(html(make())).split(), made_pages.text().split()
    assert [word for word in found if word != "-"] == known


def test_what_stands_close_to_the_text_is_furniture_and_the_rest_is_left_out() -> None:
    """Share bars, related stories and author boxes are zones; consent, teasers and comments are in the source."""
    document = html(made_pages.news())
    for words in ("By Ann Reader", "Another story begins", "Ann Reader writes on mines", "letter box"):
        assert words in furniture(document)
    for words in ("We and our partners", "Another headline 5", "I think that"):
        assert words not in document.text
        assert words in (document.source or "")


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("<p>Last updated: 3 June 2025</p>", "2025-06-03", None),
        ("<span>Published 3 June 2025</span> <a href='/terms'>Terms</a>", "2025-06-03", None),
        ("<p>&copy; 2025 Wirehall. All rights reserved.</p>", None, "Wirehall"),
        ("<script>'<p>Published 3 June 2025</p>'</script><!-- <p>&copy; Wirehall</p> -->", None, None),
    ],
)
def test_lines_far_below_the_text_tell_date_and_publisher(
    line: str, published: str | None, publisher: str | None
) -> None:
    """Where the markup tells neither, a line that begins with the label of a date or of rights is shown."""
    menu = '<li><a href="/a">Mines</a></li>' * 200
    document = html(f"<body><main><h1>Magnets</h1><p>{BODY}</p></main>{menu}<footer>{line}</footer></body>")
    assert (document.published, document.publisher) == (published, publisher)
    assert "Mines" not in document.text
    assert ("2025" in furniture(document)) is bool(published or publisher)


def test_an_article_in_several_parts_is_read_to_its_end() -> None:
    """Where advertisements part an article into elements that are called the same, all of them are body."""
    part = f'<div class="grid"><div class="article-body"><p>{BODY}</p><p>{BODY}</p></div></div>'
    advertisement = f'<div class="ad-slot"><p>Buy this: {BODY}</p></div>'
    document = html(f"<body><h1>Magnets</h1>{part}{advertisement}{part}{advertisement}{part}</body>")
    assert body(document).split() == 6 * BODY.split()


@pytest.mark.parametrize(
    "around",
    [
        '<script>document.write(\'<div class="x">\' + "<p>{menu}</p>")</script>',
        "<!-- <div><p>{menu}</p> -->",
        "<a data-text='<div><p>{menu}</p>'>Mines</a>",
        "<noscript><div><p>{menu}</p></noscript>",
        "<DIV><P>{menu}</DIV>",
        "<div><p>{menu}</div></section></div>",
    ],
)
def test_what_is_odd_around_the_text_leaves_it_whole(around: str) -> None:
    """Scripts, comments, markup in attributes and tags that don't match leave the main text as it is."""
    menu = around.replace("{menu}", "Here goes a line of words that are none of the article, long as they may be. ")
    document = html(f"<body>{menu}<article><h1>Magnets</h1><p>{BODY}</p><p>{BODY}</p></article>{menu}</body>")
    assert body(document).split() == [*BODY.split(), *BODY.split()]


def test_pages_without_running_text_are_all_body() -> None:
    """Where no main text is found nothing is called furniture for its markup."""
    assert furniture(html('<div class="sidebar"><a href="/a">Mines</a></div>')) == ""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<ul><li><p>one</p></li><li><p>two</p><ul><li>three</li></ul></li></ul>four", "- one\n- two\n- three\n\nfour"),
        ("<table><tr><td><p>one</p></td><td>\n2&nbsp;%</td></tr></table>three", "one | 2 %\n\nthree"),
        ("one<br><br>two<br>three", "one\n\ntwo\nthree"),
        ("<p>one <b>two</b>\n<i> three</i>.</p>", "one two three."),
        ("<P>one</P><SCRIPT>x</SCRIPT><p>two</p>", "one\n\ntwo"),
        ("<noscript><p>one</p></noscript><p>one</p>", "one"),
    ],
)
def test_structure_of_a_page(markup: str, text: str) -> None:
    """Items, rows and lines keep their form, however deep their paragraphs are."""
    assert html(markup).text == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("<tr><td>x</td><td></td><td>z</td></tr>", "x | | z"),
        ("<tr><td></td><td>&nbsp;</td><td>z</td></tr>", "| | z"),
        ("<tr><td></td><td><p>y</p></td><td></td></tr>", "| y"),
        ("<tr><td>x<td><td>z<tr><td>x<td>y", "x | | z\nx | y"),
    ],
)
def test_an_empty_cell_keeps_its_place_below_headings(rows: str, text: str) -> None:
    """Each cell stands below the heading of its column, and what follows a table begins anew."""
    markup = f"<table><tr><th>A</th><th>B</th><th>C</th></tr>{rows}</table><p>four</p>"
    assert html(markup).text == f"A | B | C\n{text}\n\nfour"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("<tr><td rowspan='2'>x</td><td>y</td><td>z</td></tr><tr><td>v</td><td>w</td></tr>", "x | y | z\nx | v | w"),
        (
            "<tr><td>x</td><TD ROWSPAN=2><p>y</p></TD><td>z</td></tr><tr><td>v</td><td>w</td></tr>",
            "x | y | z\nv | y | w",
        ),
        (
            "<tr><td>x</td><td>y</td><td rowspan=3>z</td></tr>" + 2 * "<tr><td>v</td><td>w</td></tr>",
            "x | y | z" + 2 * "\nv | w | z",
        ),
        ("<tr><td rowspan=2>x</td><td rowspan=2>y</td><td>z</td></tr><tr><td>w</td></tr>", "x | y | z\nx | y | w"),
        ("<tr><td rowspan=2>x</td><td>y</td></tr><tr><td></td><td>w</td></tr><tr><td>v</td></tr>", "x | y\nx | | w\nv"),
        ("<tr><td rowspan=1>x</td><td>y</td></tr><tr><td>v</td></tr>", "x | y\nv"),
    ],
)
def test_a_cell_of_several_rows_is_said_in_each(rows: str, text: str) -> None:
    """So the cells beside it stand below their headings."""
    markup = f"<table><tr><th>A</th><th>B</th><th>C</th></tr>{rows}</table><p>four</p>"
    assert html(markup).text == f"A | B | C\n{text}\n\nfour"


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td rowspan=2>x</td><td>y</td></tr><tr><td>z</td></tr></table>",
        f"<table><tr><th rowspan=2>{'v ' * 50}</th><td>y</td></tr><tr><td>z</td></tr></table>",
    ],
)
def test_layout_and_long_cells_are_said_once(markup: str) -> None:
    """A table without headings is there for the looks, and long words are no value."""
    assert html(f"{markup}<p>four</p>").text.endswith("| y\nz\n\nfour")


def test_tables_without_headings_and_empty_items_leave_no_signs() -> None:
    """Pages are laid out in tables, too, and their empty cells are only blanks."""
    markup = "<table><tr><td>x</td><td></td><td>z</td><td></td></tr></table><p>two</p><ul><li></li></ul><p>three</p>"
    assert html(markup).text == "x | z\n\ntwo\n\nthree"


def test_authors_and_the_basis_of_the_date() -> None:
    """Linked data tells the authors and, in whatever form, the date."""
    data = '{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": "20250603T0800", '
    data += '"author": [{"name": "Ann Reader"}, {"name": "Bo Writer"}]}]}'
    document = html(f'<html><head><script type="application/ld+json">{data}</script></head><body><p>{BODY}</p></body>')
    assert (document.author, document.published, document.published_basis) == (
        "Ann Reader, Bo Writer",
        "2025-06-03",
        "metadata",
    )


def test_a_heading_that_names_the_site_is_no_title() -> None:
    """The name of the outlet in large letters on top of each page is not what the page is called."""
    head = "<title>Kestrel Metals Opens Its Refinery in May | Wirehall</title>"
    assert (
        html(f"<head>{head}</head><h1>Wirehall</h1><p>{BODY}</p>").title == "Kestrel Metals Opens Its Refinery in May"
    )


def test_text_in_thousands_of_elements_costs_no_time() -> None:
    """Prose in each of many nested elements is read in linear time."""
    assert html(f"<div>{BODY}" * 2000).characters > 1000 * len(BODY)
