"""Two extractors of which one must bear out the other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex

STANDARD = reex.Pipeline.standard()
COMPANIES = next(extractor for extractor in STANDARD.extractors if extractor.name == "companies")


def finder(name: str, *pattern_of_kind: tuple[str, str]) -> reex.Extractor:
    """Return an extractor that makes each kind where its pattern matches."""

    def find(page: reex.Page) -> reex.Found:
        for kind, pattern in pattern_of_kind:
            for match in re.finditer(pattern, page.text):
                yield page.entity(kind, match.span())

    return reex.Extractor(name, find, makes=[kind for kind, _ in pattern_of_kind])


def test_rules_that_a_model_bears_out_stay_as_they_are() -> None:
    """Of the firms of the tables those stay that the other finds too, with their own borders, names and refs."""
    model = finder("model", ("company", "operator MP Materials"), ("port", "Kuantan"))
    pipeline = STANDARD.without("companies").adding(reex.agreement("agreed", COMPANIES, model))

    record = pipeline.run(
        "The operator MP Materials Corp. sold its stake in Lynas Rare Earths, which ships from Kuantan."
    )

    assert [(e.text, e.ref, e.extractor) for e in record.by_kind("company")] == [
        ("MP Materials Corp.", "nyse/MP", "agreed")
    ]
    assert not record.by_kind("port")
    assert not record.warnings


def test_kinds_of_one_alone_stay_as_they_are() -> None:
    """The second has no say in what it never makes."""
    both = reex.agreement("both", finder("a", ("x", "aa"), ("y", "b")), finder("b", ("x", "ccc")))

    assert [entity.kind for entity in reex.Pipeline([both]).run("aa b").entities] == ["y"]


def test_each_gets_the_hits_of_its_own_terms() -> None:
    """Terms of both are looked for, and neither is shown those of the other."""

    def hits(name: str, *terms: str) -> reex.Extractor:
        def find(page: reex.Page) -> reex.Found:
            for hit in page.hits:
                assert hit.term.text in terms
                yield page.entity("word", (hit.start, hit.end))

        return reex.Extractor(name, find, makes="word", terms=terms)

    both = reex.agreement("both", hits("a", "ore", "heavy rare earths"), hits("b", "ore[s]", "rare earths"))
    record = reex.Pipeline([both]).run("Ore, and heavy rare earths, and ores, and rare earths.")

    assert [entity.text for entity in record.entities] == ["Ore", "heavy rare earths"]


def test_notices_of_both_stay() -> None:
    """What either has to say of a document stands in its record."""

    def tell(name: str) -> reex.Extractor:
        return reex.Extractor(name, lambda page: [page.notice(name, f"of {name}")], makes="x")

    record = reex.Pipeline([reex.agreement("both", tell("a"), tell("b"))]).run("")

    assert {notice.code for notice in record.warnings} == {"a", "b"}


def test_nothing_in_common_is_refused() -> None:
    """Two that make nothing alike can't agree, and the error says what each makes."""
    with pytest.raises(reex.PipelineError, match="companies makes company and ports makes port: there is nothing"):
        reex.agreement("both", COMPANIES, finder("ports", ("port", "Kuantan")))


@given(st.lists(st.sampled_from(["a", "b", "ab", " "]), max_size=30).map("".join))
def test_agreement_is_what_both_find(text: str) -> None:
    """The mentions that stay are those of the first that share a position with one of the second, and no other."""
    first, second = finder("first", ("x", "a+")), finder("second", ("x", "b?ab?"))
    page = reex.Page(reex.Document(text=text))
    theirs = [entity.span for entity in second(page) if isinstance(entity, reex.Entity)]

    found = list(reex.agreement("both", first, second)(page))

    mine = [entity for entity in first(page) if isinstance(entity, reex.Entity)]
    assert found == [entity for entity in mine if any(entity.span.overlaps(span) for span in theirs)]
