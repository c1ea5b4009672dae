"""Date of publication, its basis, publisher and author, as the heads of pages tell them."""

import pytest

from reex import Container, Document, Part, Pipeline, Told
from reex.plugins import Plugins
from reex.readers import read_bytes, text_document

TITLE = "Kestrel Metals Opens Refinery"
BODY = (
    "The agency lends four hundred million dollars to the owner of the mine, and the price of its magnets "
    "is held above a floor for ten years, which the industry has asked for since prices fell."
)


def page(*lines: str, url: str | None = None, published: str | None = None) -> Document:
    """Return the document of lines that were taken out of a page with that address."""
    source = "\n\n".join(lines)
    told = Told(url=url, published=published, published_basis="metadata" if published else None)
    return text_document(source.encode(), None, "text/plain", source, told=told)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Friday, Oct 31, 2025 6:28 am ET2min read", "2025-10-31"),
        ("Posted on 12 March 2025", "2025-03-12"),
        ("Published: 2025-03-12T08:00+0100", "2025-03-12"),
        ("Published 12 March 2025 at 08:00, updated 14 March 2025", "2025-03-12"),
        ("Updated 14 March 2025 | Published 12 March 2025", "2025-03-12"),
        ("FOR IMMEDIATE RELEASE March 3, 2025", "2025-03-03"),
        ("Press release | 3 December 2025 | Brussels", "2025-12-03"),
        ("Press release 14/2025, 3 April 2025", "2025-04-03"),
        ("March 3rd, 2025", "2025-03-03"),
        ("3rd March, 2025", "2025-03-03"),
        ("Sept. 9, 2025 5:00 p.m. ET", "2025-09-09"),
        ("TUESDAY 4 NOVEMBER 2025", "2025-11-04"),
        ("12.03.2025", "2025-03-12"),
        ("2025/03/12", "2025-03-12"),
        ("25/03/2025", "2025-03-25"),
        ("03/25/2025", "2025-03-25"),
        ("Release Date: 12-Mar-2025", "2025-03-12"),
        ("By Jo Li | 2025-06-03", "2025-06-03"),
        ("By Jo LiAug 12, 2025 7:41 am EDT3 min read", "2025-08-12"),
        ("London, 3 June 2025", "2025-06-03"),
        ("Veröffentlicht am 12. März 2025", "2025-03-12"),
        ("Publié le 1er août 2025 à 10:00", "2025-08-01"),
        ("Publicado el 12 de marzo de 2025", "2025-03-12"),
        ("Policy Note 7 · Centre for Resource Strategy · 21 May 2025", "2025-05-21"),
        ("Centre for Resource Strategy | 21 May 2025", "2025-05-21"),
        ("Updated 3 hours ago", None),
        ("Press release 14/2025", None),
        ("03/04/2025", None),
        ("Quarter ended June 30, 2025", None),
        ("Comments due: June 30, 2025", None),
        ("Effective date: June 30, 2025", None),
        ("© 2025 Kestrel Media", None),
        ("Copyright June 30, 2025 Kestrel Media", None),
        ("31 June 2025", None),
    ],
)
def test_a_line_below_the_title_tells_the_date(line: str, published: str | None) -> None:
    """Dates are read in the forms that pages use; one of an event, of a right or of no calendar is none."""
    document = page(TITLE, line, BODY, BODY)
    assert (document.published, document.published_basis) == (published, "furniture" if published else None)


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("RENO, NV - August 25, 2025 (WIREHALL) - Kestrel Metals said that ", "2025-08-25"),
        ("CANBERRA, Oct. 21, 2025 /PRNewswire/ -- Kestrel Metals said that ", "2025-10-21"),
        ("PERTH, Australia, 3 June 2025 /Wirehall/ -- Kestrel Metals said that ", "2025-06-03"),
        ("Vancouver, British Columbia--(Newsfile Corp. - June 3, 2025) - Kestrel Metals said that ", "2025-06-03"),
        ("TORONTO, Dec. 09, 2025 (GLOBE NEWSWIRE) -- Kestrel Metals said that ", "2025-12-09"),
        ("SANTIAGO, 3 December 2025. Kestrel Metals said that ", "2025-12-03"),
        ("WASHINGTON, March 3 (Reuters) - Kestrel Metals said that ", None),
        ("On August 25, 2025, Kestrel Metals said that ", None),
        ("Kestrel Metals closed its offering of May 5, 2024 - early - and said that ", None),
    ],
)
def test_a_dateline_tells_the_date(opening: str, published: str | None) -> None:
    """Place, whole date and dash open a text; a date in a sentence is that of an event."""
    document = page(TITLE, opening + BODY, BODY)
    assert (document.published, document.published_basis) == (published, "dateline" if published else None)


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://ore.example/2025/10/31/refinery", "2025-10-31"),
        ("https://ore.example/news/2025/oct/31/refinery", "2025-10-31"),
        ("https://ore.example/news/2025-10-31/refinery", "2025-10-31"),
        ("https://ore.example/20251031/refinery", "2025-10-31"),
        ("https://ore.example/show?id=7&date=2025-10-31", "2025-10-31"),
        ("https://ore.example/2025/10/refinery", "2025-10"),
        ("https://ore.example/results-2024-12-31", None),
        ("https://ore.example/2025/45/31/refinery", None),
        ("https://ore.example/12345678/refinery", None),
        ("http://[", None),
    ],
)
def test_an_address_tells_the_date_where_nothing_else_does(url: str, published: str | None) -> None:
    """Only a date that is a step of the path, or a parameter of that name, is one of publication."""
    document = page(TITLE, BODY, BODY, url=url)
    assert (document.published, document.published_basis) == (published, "address" if published else None)


OLDER = "RENO, NV - August 25, 2025 (WIREHALL) - Kestrel Metals said that " + BODY
NO_YEAR = "WASHINGTON, March 3 (Reuters) - Kestrel Metals said that " + BODY
URL = "https://ore.example/2025/10/31/refinery"


@pytest.mark.parametrize(
    ("lines", "url", "told", "published", "basis"),
    [
        (["Published 27 August 2025", OLDER], URL, "2025-08-28", "2025-08-28", "metadata"),
        (["Published 27 August 2025", OLDER], URL, None, "2025-08-27", "furniture"),
        (["Updated 27 August 2025", OLDER], URL, None, "2025-08-25", "dateline"),
        (["Updated 1 November 2025", BODY], URL, None, "2025-10-31", "address"),
        (["Updated 1 November 2025", BODY], None, None, "2025-11-01", "furniture"),
        ([BODY, BODY, "Last updated: 1 November 2025"], None, None, "2025-11-01", "furniture"),
        ([BODY, BODY, "Date published: 1 November 2025", "Contact us"], None, None, "2025-11-01", "furniture"),
        (["Updated March 4, 2025", NO_YEAR], None, None, "2025-03-03", "dateline"),
        ([NO_YEAR], "https://ore.example/2025/03/refinery", None, "2025-03-03", "dateline"),
        ([NO_YEAR], URL, None, "2025-10-31", "address"),
        (["Updated January 4, 2026", NO_YEAR], None, None, "2026-01-04", "furniture"),
    ],
)
def test_what_is_to_be_trusted_more_wins(
    lines: list[str], url: str | None, told: str | None, published: str, basis: str
) -> None:
    """Metadata goes before a line of the page, then come dateline, the address, all before an update."""
    document = page(TITLE, *lines, url=url, published=told)
    assert (document.published, document.published_basis) == (published, basis)


def test_an_update_is_said_to_be_one() -> None:
    """A date that is only that of a change comes with a notice."""
    document = page(TITLE, "Updated 1 November 2025", BODY, BODY)
    assert [notice.code for notice in document.notices] == ["date-updated"]


def test_the_date_of_a_masthead_gives_way_to_that_of_the_text() -> None:
    """What stands above the title is often the day on which somebody looked."""
    masthead = ("Monday, November 3, 2025", TITLE)
    assert page(*masthead, OLDER, BODY).published == "2025-08-25"
    assert page(*masthead, "August 26, 2025", BODY, BODY).published == "2025-08-26"


@pytest.mark.parametrize(
    ("more", "url", "published"),
    [
        ("Updated: 03/25/2025", None, "2025-03-04"),
        ("Updated: 25/04/2025", None, "2025-04-03"),
        ("", "https://minister.ore.gov.au/refinery", "2025-04-03"),
        ("", "https://www.ore.gov/refinery", "2025-03-04"),
        ("", "https://ore.example/refinery", None),
    ],
)
def test_day_and_month_are_told_apart_by_the_page(more: str, url: str | None, published: str | None) -> None:
    """03/04/2025 is two dates, and is left out unless another date or the site says which."""
    lines = [TITLE, "Posted 03/04/2025", more, BODY, BODY]
    assert page(*filter(None, lines), url=url).published == published


@pytest.mark.parametrize(
    ("lines", "url", "publisher"),
    [
        (["By Jane Roe, Mining Weekly", BODY], None, "Mining Weekly"),
        (["Jane Roe | Mining Weekly", BODY], None, "Mining Weekly"),
        (["By Jane Roe and John Doe, Reuters", BODY], None, "Reuters"),
        (["By Sam Ortiz and Lu Wen, Mineral Desk", BODY], None, None),
        (["By Jane Roe, Senior Editor", BODY], None, None),
        (["Published 16 June 2025 by Arctic Resource Monitor", BODY], None, "Arctic Resource Monitor"),
        (["Published 16 June 2025 by Jane Roe", BODY], None, None),
        ([NO_YEAR], None, "Reuters"),
        (["CANBERRA, Oct. 21, 2025 /PRNewswire/ -- " + BODY], None, None),
        (["CANBERRA, Oct. 21, 2025 /PRNewswire/ -- " + BODY, BODY, "SOURCE Kestrel Metals"], None, "Kestrel Metals"),
        ([BODY, "© 2025 Kestrel Media Ltd. All rights reserved."], None, "Kestrel Media Ltd"),
        ([BODY, "Copyright © 2019-2025 Orewire"], None, "Orewire"),
        ([BODY, "© 2025. No part of this may be reproduced."], None, None),
        ([BODY, "© 3M Company"], None, "3M Company"),
        ([BODY], "https://www.reuters.com/markets/refinery", "Reuters"),
        ([BODY], "https://www.ore.example/refinery", None),
        ([BODY], "http://[", None),
    ],
)
def test_publishers(lines: list[str], url: str | None, publisher: str | None) -> None:
    """Who publishes stands in a byline, a dateline, a notice of rights or the address; a distributor doesn't."""
    assert page(TITLE, *lines, url=url).publisher == publisher


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By JANE ROE", "JANE ROE"),
        ("By Jane Roe and John Doe, Reuters", "Jane Roe and John Doe"),
        ("Written by Ursula von der Mark", "Ursula von der Mark"),
        ("March 3, 2025 | By Jane Roe", "Jane Roe"),
        ("By Jo Li | 2025-06-03", "Jo Li"),
        ("By Jo LiAug 12, 2025 7:41 am EDT3 min read", "Jo Li"),
        ("Jane Roe | Mining Weekly", "Jane Roe"),
        ("By Jane Roe, Mining Weekly", "Jane Roe"),
        ("By Sam Ortiz and Lu Wen, Mineral Desk", "Sam Ortiz and Lu Wen"),
        ("Prepared by Lena Fischer, Critical Minerals Desk", "Lena Fischer"),
        ("Helen Okafor, Senior Fellow", "Helen Okafor"),
        ("Published 16 June 2025 by Jane Roe", "Jane Roe"),
        ("Published 16 June 2025 by Arctic Resource Monitor", None),
        ("Author: Jane Roe", "Jane Roe"),
        ("By 2027, three more plants", None),
        ("March 3, 2025", None),
    ],
)
def test_authors(line: str, author: str | None) -> None:
    """A byline names who wrote the text."""
    assert page(TITLE, line, BODY, BODY).author == author


@pytest.mark.parametrize(("line", "value"), [("Posted on 12 March 2025", "2025-03-06"), ("Posted 3 hours ago", None)])
def test_relative_dates_are_counted_from_the_date_of_publication(line: str, value: str | None) -> None:
    """Last Thursday is the one before the text was published; where nothing tells when that was, it has no value."""
    document = page(TITLE, line, f"The loan was signed last Thursday. {BODY}", BODY)
    record = Pipeline.standard().only("dates").run(document)
    assert [date.name for date in record.by_kind("date") if date.text == "last Thursday"] == [value]


def test_what_holds_a_document_tells_its_address_and_so_its_date() -> None:
    """A crawl knows where each page was: date and site of the address count where the page tells nothing else."""
    told = Told(url="https://www.reuters.com/markets/2025/10/31/refinery")
    crawl = Container(
        name="one",
        suffixes=(".one",),
        media_type="x/one",
        parts=lambda stream, name, limits: iter([Part(name="1.txt", data=stream.read(), told=told)]),
    )
    document = read_bytes(BODY.encode(), "crawl.one", plugins=Plugins(readers=(crawl,)))
    assert (document.published, document.published_basis, document.publisher) == ("2025-10-31", "address", "Reuters")


def test_a_byline_in_another_language_is_one() -> None:
    """What stands for *by* there names the author, if all behind it are names, and the outlet."""
    body = (
        "Die Bundesregierung beteiligt sich über den Rohstofffonds der KfW mit 150 Millionen Euro an dem Unternehmen, "
        "und das Geld fließt in eine Fabrik am Oberrhein, die im Jahr viele Tonnen herstellen soll."
    )
    document = page("Bund steigt bei Kestrel ein", "Von Jürgen Krämer, Rohstoffblatt", body, body)
    assert (document.author, document.publisher) == ("Jürgen Krämer", "Rohstoffblatt")
    assert page("Bund steigt bei Kestrel ein", "Von Magneten und Minen", body, body).author is None
