"""Texts that aren't in English: which extractors run on them, and what the record says of it."""

import pytest

import reex
from reex.readers import read_bytes

GERMAN = (
    "Das Ministerium fördert den Bau einer Fabrik für Magnete mit 40 Millionen Euro, damit die Industrie weniger "
    "von Einfuhren aus China abhängt. Das Geld fließt, sobald der Bescheid der Behörde vorliegt."
)


@reex.extractor("foerderung", makes="subsidy", terms=["fördert"], languages="de")
def foerderung(page: reex.Page) -> reex.Found:
    """Yield where a German text says that somebody is given money."""
    for hit in page.hits:
        yield page.entity("subsidy", (hit.start, hit.end))


@reex.extractor("figures", makes="figure", languages="*")
def figures(page: reex.Page) -> reex.Found:
    """Yield nothing, in any language."""
    yield from ()


@reex.extractor("reports", makes="report", needs="money", languages="*")
def reports(page: reex.Page) -> reex.Found:
    """Fail where no money was looked for."""
    raise AssertionError


def test_a_german_text_is_read_by_what_says_that_it_reads_german() -> None:
    """A plugin for German finds its words, all others are left out, and one warning says so."""
    document = read_bytes(GERMAN.encode(), "bescheid.txt")
    record = reex.Pipeline.standard().adding(foerderung, figures).run(document)

    assert document.language == "de"
    assert [(entity.kind, entity.text) for entity in record.entities] == [("subsidy", "fördert")]
    (notice,) = [warning for warning in record.warnings if warning.code == "language"]
    assert notice.message.startswith("the text is in German (de): ")
    assert "foerderung" not in notice.message


def test_an_english_text_is_read_without_a_word() -> None:
    """What is for German alone is left out of an English text, and nothing needs to be said of it."""
    record = reex.Pipeline([foerderung, figures]).run("Das Wort fördert means that somebody is given money.")
    assert (record.entities, record.warnings) == ((), ())


def test_the_warning_counts() -> None:
    """One extractor or more: the sentence is right, also for a language that few know the code of."""
    loans = reex.Extractor("loans", figures.find, makes="loan")
    (notice,) = reex.Pipeline([loans]).run(reex.Document(text=GERMAN, language="de-AT")).warnings
    assert notice.message == "the text is in German (de): 1 that doesn't read it was left out (loans)"
    (notice,) = reex.Pipeline([loans, foerderung]).run(reex.Document(text=GERMAN, language="xq")).warnings
    assert notice.message == "the text is in xq: 2 extractors that don't read it were left out (foerderung, loans)"


def test_what_needs_a_kind_that_nobody_looked_for_is_left_out_too() -> None:
    """An extractor for any language that works on money doesn't run where money is read in English only."""
    pipeline = reex.Pipeline.standard().only("funding").adding(reports)
    record = pipeline.run(reex.Document(text=GERMAN, language="de"))
    assert [warning.code for warning in record.warnings] == ["language"]
    assert "reports" in record.warnings[0].message


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-us", "und", ""])
def test_english_and_what_nobody_can_tell_are_read(language: str) -> None:
    """A text whose language isn't known is read as English."""
    record = reex.Pipeline.standard().only("funding").run(reex.Document(text="It costs $5 million.", language=language))
    assert [entity.kind for entity in record.entities] == ["money"]
    assert record.warnings == ()


def test_figures_and_names_are_read_as_english() -> None:
    """A table, or a name, is in no language for certain."""
    for text in (
        "MP Materials | $150 million | loan\n12.5 | 33.8 | 44\n",
        "Vale, Glencore, Rio Tinto and Codelco",
        "12 345",
    ):
        assert read_bytes(text.encode()).language == "en"


@pytest.mark.parametrize("wrong", ["German", "DE", "", [], ["de", 5]])
def test_a_language_that_is_none_is_refused(wrong: object) -> None:
    """A slip would leave the extractor out of each document."""
    with pytest.raises(reex.PipelineError, match=r"language"):
        reex.Extractor("x", lambda page: (), makes="y", languages=wrong)  # type: ignore[arg-type]


def test_two_that_agree_read_what_both_read() -> None:
    """An agreement of two extractors runs where both can."""
    anything = reex.Extractor("any", figures.find, makes="subsidy", languages="*")
    english = reex.Extractor("english", figures.find, makes="subsidy")
    assert reex.agreement("both", foerderung, anything).languages == {"de"}
    assert reex.agreement("both", anything, foerderung).languages == {"de"}
    with pytest.raises(reex.PipelineError, match="at least one language"):
        reex.agreement("both", foerderung, english)
