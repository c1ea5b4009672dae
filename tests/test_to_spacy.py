"""Records as Docs of spaCy."""

from __future__ import annotations

import sys

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import reex

NLP = spacy.blank("en")
TEXT = "😀 In\u00a0Japan the Ministry of Mines gave US$5m to MP Materials Corp.\n\nand A$2m to others."
PIECES = st.sampled_from(["US$5m", "Ore.", " ", "  ", "\n", "\u00a0", "😀", "don't", "e\u0301", "\t", "(a)-b"])


@st.composite
def records(draw: st.DrawFn) -> reex.Record:
    """Draw a text with entities at any place in it, those of a kind of one's own across the others."""
    text = "".join(draw(st.lists(PIECES, min_size=1, max_size=12)))
    page = reex.Page(reex.Document(text=text))
    starts = st.integers(0, len(text) - 1)
    spans = draw(st.lists(starts.flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, len(text)))), max_size=6))
    kinds = st.sampled_from(["money", "agency", "port"])
    find = reex.Extractor(
        "any", lambda page: [page.entity(draw(kinds), span) for span in spans], makes=["money", "agency", "port"]
    )
    return reex.Pipeline([find]).run(page.document)


@given(records())
def test_a_new_doc_is_exact(record: reex.Record) -> None:
    """Whatever the text and wherever entities stand, the Doc has this text, and a span for each entity right there."""
    doc = record.to_spacy(NLP)

    assert doc.text == record.document.text
    assert doc._.reex == record
    spans = doc.spans["reex"]
    assert [(s.start_char, s.end_char, s.label_) for s in spans] == [(e.start, e.end, e.kind) for e in record.entities]
    assert [span._.reex for span in spans] == list(record.entities)


@given(records())
def test_a_doc_that_is_there_keeps_its_tokens(record: reex.Record) -> None:
    """Tokens stay, each span holds its entity, and those that hold more are told, no others."""
    doc = NLP.make_doc(record.document.text)
    tokens = [token.text for token in doc]

    same = record.to_spacy(doc)

    assert same is doc
    assert [token.text for token in doc] == tokens
    wider = []
    for entity, span in zip(record.entities, doc.spans["reex"], strict=True):
        assert (span.label_, span._.reex) == (entity.kind, entity)
        assert doc.text[span.start_char : span.end_char].strip() in span.text
        assert span.start_char <= entity.start
        assert span.end_char + len(span[-1].whitespace_) >= entity.end
        if span.text != entity.text:
            wider.append((entity.start, entity.end))
    assert [(n.start, n.end) for n in doc._.reex.warnings if n.code == "span-widened"] == wider


def test_a_tokenizer_decides_where_no_entity_does() -> None:
    """Without entities the tokens are those of the pipeline, blanks between them included."""
    text = "  Don't  pay (A$5m) for\u00a0it, \n\n😀  please. "

    doc = reex.Pipeline([]).run(text).to_spacy(NLP)

    assert [(t.text, t.whitespace_) for t in doc] == [(t.text, t.whitespace_) for t in NLP.make_doc(text)]


def test_kind_and_ref_are_label_and_id() -> None:
    """A Doc is made without further ado: kinds are labels, refs are ids of a knowledge base, ``ents`` has them too."""
    record = reex.Pipeline.standard().run(TEXT)

    doc = record.to_spacy()

    assert ("Japan", "country", "JP") in [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents]
    assert len(doc.ents) == len(record.entities)


def test_kinds_of_ones_own_join_ents_where_there_is_room() -> None:
    """Where entities of a plugin's kind cross others, ``ents`` has the built-in kind, and spans have both."""
    kinds = reex.Extractor(
        "own", lambda page: [page.entity("port", (0, 10)), page.entity("port", (20, 24))], makes="port"
    )
    pipeline = reex.Pipeline.standard().only("countries").adding(kinds)

    doc = pipeline.run("Near Japan they own port").to_spacy()

    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Japan", "country"), ("port", "port")]
    assert len(doc.spans["reex"]) == 3


def test_ents_may_be_left_alone() -> None:
    """With ``ents`` off nothing stands there."""
    assert not reex.Pipeline.standard().run(TEXT).to_spacy(ents=False).ents


def test_an_empty_text_is_an_empty_doc() -> None:
    """No text is no token, and still a record."""
    doc = reex.Pipeline([]).run("").to_spacy()

    assert (len(doc), doc._.reex) == (0, reex.Pipeline([]).run(""))


def test_a_text_is_never_too_long() -> None:
    """A text of more characters than a model would take becomes a Doc."""
    text = "Japan lends $5 million. " * 42_000
    record = reex.Record(document=reex.Document(text=text))
    assert len(text) > NLP.max_length

    assert record.to_spacy(NLP).text == text


def test_a_record_without_its_text_is_refused() -> None:
    """A record that came from JSON without the text can't be shown, and the error says how to write it."""
    record = reex.Record.from_json(reex.Pipeline([]).run(TEXT).to_json())

    with pytest.raises(reex.DataError, match=r"without its text; write it with to_json\(text=True\)"):
        record.to_spacy()


def test_another_text_is_refused() -> None:
    """A Doc of another text gets nothing."""
    with pytest.raises(reex.DataError, match="the Doc has another text"):
        reex.Pipeline([]).run(TEXT).to_spacy(NLP.make_doc("Japan"))


def test_without_spacy_the_mend_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who hasn't installed spaCy is told how to."""
    monkeypatch.setitem(sys.modules, "spacy", None)

    with pytest.raises(
        reex.ReexError,
        match=r"to_spacy needs spaCy: pip install -e plugins/reex-spacy in a .* pip install 'reex\[spacy\]'",
    ):
        reex.Pipeline([]).run(TEXT).to_spacy()
