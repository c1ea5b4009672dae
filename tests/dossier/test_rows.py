"""What the page is made of: the same for the same data, each paragraph once, words marked where they stand."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dossier.articles import many

from reex.dossier import DossierData, dossier_html
from reex.dossier.differing import differing
from reex.dossier.passages import Pool
from reex.errors import MissingLibraryError
from reex.ledger.model import Quote
from reex.spans import Span
from reex.views.words import steady

pytest.importorskip("jinja2")
pytest.importorskip("sqlalchemy")
pytest.importorskip("vl_convert")

TEXTS = st.text(st.sampled_from("ab \n𝔸é."), min_size=1, max_size=60)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, list[Quote]]:
    """Draw a text and places in it."""
    text = draw(TEXTS)
    starts = draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=4))
    spans = [Span(start, draw(st.integers(start + 1, len(text)))) for start in starts]
    return text, [Quote(span=span, text=text[span.start : span.end]) for span in spans]


def marked(pool: Pool, passage: list[Any]) -> list[str]:
    """Return the words that a browser marks, which counts UTF-16 units."""
    paragraph = pool.paragraphs[passage[0]].encode("utf-16-le")
    return [paragraph[2 * start : 2 * end].decode("utf-16-le") for start, end, _ in passage[1:]]


@given(quoted())
def test_all_evidence_is_marked_and_nothing_else(drawn: tuple[str, list[Quote]]) -> None:
    """The marked words of a document are those of its quotes, each character once, in text order."""
    text, quotes = drawn
    pool = Pool({"d": text})
    told = "".join(word for passage in pool.passages("d", quotes) for word in marked(pool, passage))
    places = sorted({at for quote in quotes for at in range(quote.span.start, quote.span.end)})
    assert told == steady("".join(text[at] for at in places))


@given(quoted())
def test_each_paragraph_is_kept_once(drawn: tuple[str, list[Quote]]) -> None:
    """Who asks for the same quotes again gets the same paragraphs, and none is kept a second time."""
    text, quotes = drawn
    pool = Pool({"d": text})
    first = pool.passages("d", quotes)
    kept = list(pool.paragraphs)
    assert pool.passages("d", quotes) == first
    assert pool.paragraphs == kept


def test_a_text_without_line_ends_is_cut_around_its_quote() -> None:
    """A page holds what is around a quote, not a whole book that has no paragraphs."""
    text = "word " * 5000 + "The quote." + " word" * 5000
    pool = Pool({"d": text})
    start = text.index("The")
    (passage,) = pool.passages("d", [Quote(span=Span(start, start + 10))])
    assert marked(pool, passage) == ["The quote."]
    assert len(pool.paragraphs[0]) < 1000
    assert set(pool.paragraphs[0].replace("The quote.", "").split()) == {"word"}


def test_a_quote_stands_alone_where_the_text_was_not_kept() -> None:
    """Without the text the words of a quote are there still; without both there is nothing to show."""
    pool = Pool({})
    (passage,) = pool.passages("d", [Quote(span=Span(7, 12), text="words"), Quote(span=Span(20, 30))])
    assert marked(pool, passage) == ["words"]


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=10))
def test_marks_of_what_differs_stand_on_words(one: str, other: str, value: str) -> None:
    """Each mark is inside the quote, they are in order, and none overlaps another."""
    spans = list(differing(one, other, value, ""))
    assert all(span.end <= len(one) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(st.text(max_size=60))
def test_nothing_differs_in_the_same_words(text: str) -> None:
    """Two sources that say the same for the same value have no marks."""
    assert list(differing(text, text, "5", "5")) == []


@pytest.mark.parametrize(
    ("one", "other", "values", "expected"),
    [
        ("It lent $5 million in May.", "It lent $7 million in May.", ("USD 5000000", "USD 7000000"), ["5"]),
        (
            "The plant stands in Nevada.",
            "Mountain Pass, where ore is dug, is a place of California.",
            ("US-NV", "US-CA"),
            ["Nevada"],
        ),
        ("Norland holds 60% of mines.", "Of refining, over 85% is in Norland's hands.", ("60 %", "85 %"), ["60"]),
        (
            "Both agreed to store ore.",
            "A reserve, proposed by Norland, may follow later on.",
            ("agreed", "proposed"),
            ["agreed"],
        ),
    ],
)
def test_eyes_find_what_two_sources_disagree_on(
    one: str, other: str, values: tuple[str, str], expected: list[str]
) -> None:
    """The words of the value are marked, or where it has other words, the names and numbers of only one quote."""
    assert [one[span.start : span.end] for span in differing(one, other, *values)] == expected


def test_equal_data_give_equal_pages_in_whatever_order_they_come() -> None:
    """The order of initiatives doesn't change a byte."""
    data = many(40)
    assert dossier_html(DossierData(initiatives=data)) == dossier_html(DossierData(initiatives=data[::-1]))


@pytest.mark.parametrize("library", ["jinja2", "vl_convert"])
def test_a_missing_library_is_named_with_the_command_that_brings_it(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who lacks a library is told what to install."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'reex\[ledger\]'"):
        dossier_html(DossierData(initiatives=many(2)))
