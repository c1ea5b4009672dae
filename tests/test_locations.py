"""Where a span stands in what was read: XPath and character, page and box."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import reex
from reex.readers import read_bytes

PAGE = b"""<!DOCTYPE html><html><head><title>A loan</title></head><body><main><h1>A loan for magnets</h1>
<p>Canada <b>lent</b> C$25&nbsp;million to Torngat Metals.<!-- x --> The ministry signed on Monday &amp; paid.</p>
<table><tr><td>Magnets<td>25 %</table><p>Unclosed <i>words</main></body></html>"""


def _words_at(page: bytes, place: reex.Location) -> str:
    """Return what stands from the XPath on, as any tool that knows XPath finds it."""
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    assert place.xpath is not None
    (node,) = root.xpath(place.xpath)
    return str(node)[place.character :]


def test_a_span_of_a_page_has_an_xpath_and_characters() -> None:
    """Beginning and end each stand in a text node of the page, so many characters after its start."""
    document = read_bytes(PAGE, "page.html")
    start = document.text.index("lent")
    (place,) = reex.locate(document, [reex.Span(start, start + len("lent C$25 million"))])

    assert (place.xpath, place.character) == ("/html/body/main/p[1]/b/text()[1]", 0)
    assert (place.end_xpath, place.end_character) == ("/html/body/main/p[1]/text()[2]", len(" C$25 million"))
    assert document.source is not None
    assert document.source[place.start : place.end] == "lent</b> C$25&nbsp;million"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_each_word_of_a_page_is_found_by_its_xpath(data: st.DataObject) -> None:
    """Whatever tags and references stand between words, the XPath of a word leads to that word."""
    pieces = st.sampled_from(
        ["loan ", "mine ", "magnet ", "<p>", "</p>", "<b>", "</b>", "<td>", "<tr>", "<table>", "</table>", "<!-- x -->",
         "<br>", "&amp; ", "&nbsp;", "<li>", "</div>", "<div>", "<a href=x>", "</a>", "\n", "é ", "\U000f0001 "]
    )  # fmt: skip
    page = ("<html><body>" + "".join(data.draw(st.lists(pieces, max_size=25))) + " end</body></html>").encode()
    document = read_bytes(page, "page.html")
    words = [(w, i) for w in ("loan", "mine", "magnet", "end") if (i := document.text.find(w)) >= 0]
    places = reex.locate(document, [reex.Span(at, at + len(word)) for word, at in words])
    for (word, _), place in zip(words, places, strict=True):
        assert _words_at(page, place).startswith(word)


def test_a_span_of_a_page_has_a_box_for_each_line() -> None:
    """Of pages that have numbers, the first is told, the box of each line on it, and the box around all of them."""
    source = "Canada lent C$25 million\nto Torngat Metals.\nNext page."
    places = (
        (3, (72, 600, 110, 612)), (3, (114, 600, 134, 612)), (3, (140, 601, 160, 612)), (3, (165, 600, 300, 614)),
        (3, (72, 613, 84, 625)), (3, (90, 613, 130, 625)), (3, (260, 613, 300, 625)),
        (4, (72, 72, 100, 84)), (4, (104, 72, 150, 84)),
    )  # fmt: skip
    regions = [
        reex.Region(start=word.start(), end=word.end(), page=page, box=box)
        for word, (page, box) in zip(re.finditer(r"\S+", source), places, strict=True)
    ]
    document = reex.text_document(b"x", "act.pdf", "application/pdf", source, regions=regions)
    found = (document.text.index(word) for word in ("lent", "Torngat", "Torngat"))
    ends = (len(document.text), document.text.index(" Metals"), document.text.index("\nNext"))
    across, one, apart = reex.locate(document, [reex.Span(*edges) for edges in zip(found, ends, strict=True)])

    assert (across.page, across.box) == (3, (72, 600, 300, 625))
    assert across.boxes == ((114, 600, 300, 614), (72, 613, 130, 625), (260, 613, 300, 625))
    assert (one.box, one.boxes) == ((90, 613, 130, 625), ((90, 613, 130, 625),))
    assert apart.boxes == ((90, 613, 130, 625), (260, 613, 300, 625)), "what stands far apart is in several columns"


def test_what_has_neither_pages_nor_markup_is_told_by_its_characters() -> None:
    """Of a plain text there is the place in the decoded source."""
    document = read_bytes("  Canada\u00a0lent money.".encode(), "a.txt")
    assert reex.locate(document, [reex.Span(0, 11)]) == [reex.Location(start=2, end=13)]


def test_one_span_is_no_list_of_spans() -> None:
    """Who gives a bare span learns what to write."""
    with pytest.raises(TypeError, match=r"locate takes a list of spans: write \[Span"):
        reex.locate(reex.Document(text="Canada"), reex.Span(0, 6))  # type: ignore[arg-type]


def test_a_span_after_the_text_is_refused() -> None:
    """A wrong span is told as such."""
    with pytest.raises(reex.SpanError, match="ends after"):
        reex.locate(read_bytes(PAGE, "page.html"), [reex.Span(0, 10_000)])
