"""reex as a component of a pipeline of spaCy."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import reex

TEXT = "😀 The Department of Energy gave\u00a0MP Materials Corp. a US$5 million grant.\nKorbin Resources got nothing."


@pytest.fixture(scope="module")
def blank() -> Language:
    """Return a pipeline of nothing but reex."""
    nlp = spacy.blank("en")
    nlp.add_pipe("reex")
    return nlp


def test_a_component_is_added_by_name(blank: Language) -> None:
    """Each Doc gets the record that reex makes of its text, and the entities as spans with kind and ref."""
    doc = blank(TEXT)

    assert doc._.reex == reex.Pipeline.standard().run(TEXT)
    spans = [(span.text, span.label_, span.kb_id_) for span in doc.spans["reex"]]
    assert ("Department of Energy", "agency", "us/doe") in spans
    assert ("US$5 million", "money", "") in spans
    assert list(doc.ents) == list(doc.spans["reex"])


def test_a_span_leads_to_its_entity(blank: Language) -> None:
    """Values, candidates and whatever else spaCy has no place for are found from the span."""
    doc = blank(TEXT)

    assert [span._.reex for span in doc.spans["reex"]] == list(doc._.reex.entities)
    (money,) = [ent._.reex.value for ent in doc.ents if ent.label_ == "money"]
    assert (money.amount, money.currency) == (5_000_000, "USD")
    assert doc[0:1]._.reex is None


def test_a_doc_that_reex_has_not_seen_has_no_record(blank: Language) -> None:
    """The extension is None where there is nothing, as extensions are."""
    doc = Doc(blank.vocab, words=["Korbin"])

    assert doc._.reex is None
    assert doc[0:1]._.reex is None


def test_names_of_others_stay_in_ents() -> None:
    """What another component has found stays, what reex finds elsewhere joins it, and spans hold all of reex."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "MP Materials"}])  # type: ignore[attr-defined]
    nlp.add_pipe("reex")

    doc = nlp("Japan paid MP Materials Corp.")

    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Japan", "country"), ("MP Materials", "ORG")]
    assert [span.text for span in doc.spans["reex"]] == ["Japan", "MP Materials Corp."]


def test_ents_may_be_left_alone() -> None:
    """With ``ents`` off nothing but spans and the record is added."""
    nlp = spacy.blank("en")
    nlp.add_pipe("reex", config={"ents": False})

    doc = nlp(TEXT)

    assert doc.spans["reex"]
    assert not doc.ents


def test_a_pipeline_file_says_what_runs(tmp_path: Path) -> None:
    """The component runs the pipeline of a file, and one that isn't there is refused by its name."""
    file = tmp_path / "pipeline.toml"
    file.write_text('only = ["funding"]\n', encoding="utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("reex", config={"pipeline": str(file)})

    doc = nlp(TEXT)

    assert {span.label_ for span in doc.spans["reex"]} == {"agency", "money"}  # which dollar it is, its body may tell
    with pytest.raises(reex.DataError, match=r"nowhere\.toml: no such file"):
        nlp.add_pipe("reex", name="other", config={"pipeline": "nowhere.toml"})


def test_the_language_is_that_of_the_pipeline() -> None:
    """The record says in which language the text is."""
    nlp = spacy.blank("de")
    nlp.add_pipe("reex")

    assert nlp("Berlin zahlt.")._.reex.document.language == "de"


def test_a_token_is_not_cut() -> None:
    """Where an entity is part of a token, the span is the token, and a warning of the record tells both."""
    nlp = spacy.blank("en")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=text.split(" "))
    nlp.add_pipe("reex")

    doc = nlp("It costs (US$5 million).")

    (span,) = doc.spans["reex"]
    assert (span.text, span._.reex.text) == ("(US$5 million).", "US$5 million")
    (notice,) = doc._.reex.warnings
    assert (notice.code, notice.start, notice.end) == ("span-widened", 10, 22)
    assert notice.message == "'US$5 million' is part of a token of the Doc; its span there is '(US$5 million).'"


def test_a_pipeline_is_saved_and_loaded(blank: Language, tmp_path: Path) -> None:
    """A pipeline with reex in it does the same once it was on disk."""
    blank.to_disk(tmp_path / "nlp")

    nlp = spacy.load(tmp_path / "nlp")

    assert nlp.pipe_names == ["reex"]
    assert nlp(TEXT)._.reex == blank(TEXT)._.reex


def test_docs_are_saved_and_loaded(blank: Language) -> None:
    """A Doc in a DocBin, or as bytes, keeps the record and the way from its spans to entities."""
    doc = blank(TEXT)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()

    (binned,) = DocBin().from_bytes(stored).get_docs(blank.vocab)

    for again in (binned, Doc(blank.vocab).from_bytes(doc.to_bytes())):
        assert again._.reex == doc._.reex
        assert [span._.reex for span in again.spans["reex"]] == list(doc._.reex.entities)


def test_many_texts_are_piped(blank: Language) -> None:
    """One Doc comes for each text, in their order, each with its own record."""
    texts = [f"Japan lends ${number} million." for number in range(1, 6)]

    docs = list(blank.pipe(texts, batch_size=2))

    assert [doc._.reex.by_kind("money")[0].text for doc in docs] == [f"${number} million" for number in range(1, 6)]


def test_a_component_can_be_sent_to_another_process(blank: Language) -> None:
    """A pickled component is built again where it arrives, and finds the same."""
    again = pickle.loads(pickle.dumps(blank.get_pipe("reex")))

    assert again(blank.make_doc(TEXT))._.reex == blank(TEXT)._.reex
