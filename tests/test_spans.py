"""Positions, and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import Document, OffsetMap, Span, SpanError
from reex.spans import TextBuilder

# A source cut into pieces, each copied, left out, or replaced by another text.
pieces = st.lists(
    st.tuples(st.text(min_size=1, max_size=6), st.sampled_from(["copy", "drop", "replace"]), st.text(max_size=4)),
    max_size=8,
)


def _build(cut: list[tuple[str, str, str]]) -> tuple[str, str, OffsetMap]:
    source = "".join(piece for piece, _, _ in cut)
    builder = TextBuilder(source)
    at = 0
    for piece, deed, new in cut:
        if deed == "copy":
            builder.copy(at, at + len(piece))
        elif deed == "replace":
            builder.replace(new, at, at + len(piece))
        at += len(piece)
    return source, *builder.build()


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_span_refuses_nothing_and_less(start: int, end: int) -> None:
    """An empty, backward or negative span can't be made."""
    with pytest.raises(SpanError, match=f"{start}:{end}"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap() -> None:
    """Half-open spans that meet share no position; those that share one overlap, whoever asks."""
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))
    assert Span(4, 8).overlaps(Span(0, 5))


def test_span_covers_itself_and_less() -> None:
    """A span covers what lies inside, edges included, and nothing that sticks out."""
    assert Span(2, 9).covers(Span(2, 9))
    assert Span(2, 9).covers(Span(3, 4))
    assert not Span(2, 9).covers(Span(1, 4))
    assert len(Span(2, 9)) == 7


@given(pieces)
def test_copied_text_is_found_again_sign_by_sign(cut: list[tuple[str, str, str]]) -> None:
    """Each code point of a copied piece leads back to itself in the source."""
    source, text, offsets = _build(cut)
    at = 0
    for piece, deed, new in cut:
        if deed == "copy":
            for position in range(at, at + len(piece)):
                back = offsets.to_source(Span(position, position + 1))
                assert source[back.start : back.end] == text[position]
        at += len(piece) if deed == "copy" else len(new) if deed == "replace" else 0
    assert at == len(text) == offsets.length


@given(pieces, st.data())
def test_source_of_a_span_lies_in_the_source(cut: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """Any span of a cleaned text leads to a span inside its source, and a wider one to one that covers it."""
    source, text, offsets = _build(cut)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    narrow, wide = offsets.to_source(Span(start, end)), offsets.to_source(Span(0, len(text)))

    assert wide.covers(narrow)
    assert wide.end <= len(source)


def test_span_after_the_text_has_no_source() -> None:
    """A span that ends after its text is refused with the length of the text."""
    with pytest.raises(SpanError, match="ends after 6 characters"):
        Document(text="cerium").in_source(Span(2, 7))


def test_unchanged_text_is_its_own_source() -> None:
    """Without an offset map each span stands where it stood."""
    assert Document(text="cerium").in_source(Span(2, 6)) == Span(2, 6)
