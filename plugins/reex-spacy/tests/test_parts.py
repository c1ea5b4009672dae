"""Documents in parts that are short enough for a model."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_spacy.parts import parts

LONGEST = 40
WORDS = st.sampled_from(["Ore. ", "Ore", " ", "\n", "\n\n", "\u00a0", "😀", "Halden Metals lent. ", "x" * 50])
KINDS: st.SearchStrategy[reex.codes.ZoneKind] = st.sampled_from(["title", "byline", "summary", "furniture"])


@st.composite
def documents(draw: st.DrawFn) -> reex.Document:
    """Draw a text with zones that follow each other."""
    text = "".join(draw(st.lists(WORDS, max_size=30)))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    zones = [reex.Zone(kind=draw(KINDS), start=start, end=end) for start, end in pairwise(edges)]
    return reex.Document(text=text, zones=tuple(zones[::2]))


@given(documents())
def test_parts_hold_all_but_furniture(document: reex.Document) -> None:
    """Parts are short, follow each other, stand where they say, and leave out blanks and page furniture alone."""
    text, end = list(document.text), 0
    for zone in document.zones:
        if zone.kind == "furniture":
            text[zone.start : zone.end] = " " * (zone.end - zone.start)

    for part, start in parts(reex.Page(document), LONGEST):
        assert document.text.startswith(part, start)
        assert "".join(text[start : start + len(part)]) == part
        assert start >= end
        assert 0 < len(part) <= LONGEST
        end = start + len(part)
        text[start:end] = " " * len(part)

    assert not "".join(text).strip()


def test_a_short_document_is_one_part() -> None:
    """What fits is read whole, line breaks and all."""
    text = "Halden lent.\n\nTarn paid. "

    assert list(parts(reex.Page(reex.Document(text=text)), LONGEST)) == [(text, 0)]


def test_a_long_one_is_cut_between_sentences() -> None:
    """A part ends with a sentence, and the next one begins with one."""
    sentences = ["Halden Metals lent Tarn Minerals money. ", "Tarn paid. ", "Corrie Lithium paid as well. "]

    found = [part for part, _ in parts(reex.Page(reex.Document(text="".join(sentences))), 42)]

    assert found == [sentences[0], "".join(sentences[1:])]


def test_the_edge_of_a_zone_is_a_border() -> None:
    """A title and the text below it are two parts, and page furniture is none."""
    text = "Halden lends\nMenu Search\nTarn pays."
    title, menu = reex.Zone(kind="title", start=0, end=12), reex.Zone(kind="furniture", start=13, end=24)
    page = reex.Page(reex.Document(text=text, zones=(title, menu)))

    assert list(parts(page, LONGEST)) == [("Halden lends", 0), ("\nTarn pays.", 24)]
