"""Every span of a document leads back to its source, through all steps of cleaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import Document, OffsetMap, ReadError, Span, SpanError
from reex.readers import read_bytes
from reex.spans import TextBuilder

FRAGMENTS = st.sampled_from(
    ["mine ", "MP ", "rare earth magnets", "\n", "\n\n", "  ", "\t", "\r\n", "\u00a0", "\u200b", "\0", "\x9d", "â€™",
     "Chinaโ€™s", "é",
     "KestrelKM-- ", " (opens in a new tab)", "- ", ", the owner", "Dec 26, 2025",
     "<p>", "</div>", "<!-- x -->", "<a href='x'>", "&amp;",
     "&#8217;", "**", "_", "[link](https://example.org)", "`", "# ", "---\n", "|", "> ", "<script>", "\U0001f600"]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS, min_size=1, max_size=25).map("".join)
SUFFIXES = st.sampled_from([".txt", ".md", ".html"])


@given(TEXTS, SUFFIXES)
def test_words_lead_back_to_the_same_words(text: str, suffix: str) -> None:
    """A word of ASCII letters in the text is the same word in the source."""
    try:
        document = read_bytes(text.encode(), suffix=suffix)
    except ReadError:
        return
    assert document.source is not None
    for word in ("mine", "magnets", "owner", "China"):
        at = document.text.find(word)
        while at >= 0:
            where = document.in_source(Span(at, at + len(word)))
            assert document.source[where.start : where.end] == word
            at = document.text.find(word, at + 1)


@given(TEXTS, SUFFIXES)
def test_text_is_tidy_and_zones_lie_in_it(text: str, suffix: str) -> None:
    """No text has blanks in a row or at its ends, and zones and notices are spans of it."""
    try:
        document = read_bytes(text.encode(), suffix=suffix)
    except ReadError:
        return
    assert document.text == document.text.strip()
    assert not any(blanks in document.text for blanks in ("  ", "\n\n\n", " \n", "\n ", "\t", "\r", "\0"))
    for zone in document.zones:
        assert 0 <= zone.start < zone.end <= document.characters
    for notice in document.notices:
        assert notice.start is None or notice.end is None or 0 <= notice.start < notice.end <= document.characters


@given(TEXTS)
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    """The text of a plain text is clean for good."""
    try:
        once = read_bytes(text.encode(), suffix=".txt").text
    except ReadError:
        return
    assert read_bytes(once.encode(), suffix=".txt").text == once


def outcome(data: bytes, suffix: str) -> Document | str:
    """Return the document of some bytes, or what is said of them."""
    try:
        return read_bytes(data, suffix=suffix)
    except ReadError as error:
        return str(error)


@given(st.binary(max_size=200), SUFFIXES)
def test_bytes_of_any_kind_give_a_document_or_a_read_error(data: bytes, suffix: str) -> None:
    """No input breaks a reader, and the same input gives the same document."""
    assert outcome(data, suffix) == outcome(data, suffix)


EDITS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["copy", "x", "xyz", ""])), max_size=12
)


def edited(source: str, edits: list[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
    """Apply edits, each a gap left out, a length, and what becomes of it."""
    builder = TextBuilder(source)
    at = 0
    for gap, length, instead in edits:
        start = min(at + gap, len(source))
        at = min(start + length, len(source))
        if instead == "copy":
            builder.copy(start, at)
        elif at > start:
            builder.replace(instead, start, at)
    return builder.build()


@given(EDITS, EDITS)
def test_two_maps_in_a_row_are_one(first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]) -> None:
    """Going back by the composed map is going back twice."""
    middle, to_source = edited("abcdefghijklmnopqrstuvwxyz", first)
    text, to_middle = edited(middle, second)
    both = to_source.then(to_middle)
    assert both.length == len(text)
    for at in range(len(text)):
        direct = both.to_source(Span(at, at + 1))
        assert direct.covers(to_source.to_source(to_middle.to_source(Span(at, at + 1))))


def test_a_position_of_the_source_is_found_in_the_text() -> None:
    """The way there: a position in what was left out is where the text goes on."""
    text, offsets = edited("abcdef", [(0, 2, "copy"), (2, 2, "copy")])
    assert text == "abef"
    assert [offsets.to_text(at) for at in range(7)] == [0, 1, 2, 2, 2, 3, 4]


def test_a_span_beyond_the_text_is_refused() -> None:
    """A span that ends after the text has no source."""
    with pytest.raises(SpanError, match="ends after 3 characters"):
        OffsetMap.identity(3).to_source(Span(2, 4))
