"""The record and its parts."""

from __future__ import annotations

import attrs
import pytest
from rich.console import Console

from reex import Document, Entity, Initiative, Page, Record, Span, SpanError

TEXT = "Canberra lent Iluka A$1.65 billion. The refinery stands at Eneabba."
PAGE = Page(Document(text=TEXT, title="A refinery for Eneabba"), extractor="hand")
RECORD = Record(
    document=PAGE.document,
    entities=(
        PAGE.entity("country", (0, 8), name="Australia", ref="AU"),
        PAGE.entity("company", (14, 19)),
        PAGE.entity("money", (20, 34)),
    ),
    initiatives=(PAGE.initiative(id="i1", instrument="loan", status="completed", evidence=(Span(0, 35),)),),
)


def test_page_cuts_what_it_names() -> None:
    """An entity holds the words at its span, and who made it."""
    entity = PAGE.entity("money", Span(20, 34), rule="sign-first")

    assert (entity.text, entity.extractor, entity.rule) == ("A$1.65 billion", "hand", "sign-first")
    assert entity.span == Span(20, 34)


@pytest.mark.parametrize("span", [(4, 4), (-2, 3), (60, 99)])
def test_page_refuses_what_is_no_part_of_the_text(span: tuple[int, int]) -> None:
    """An entity outside the text fails where it is made."""
    with pytest.raises(SpanError, match="no part of a text of 67 characters"):
        PAGE.entity("money", span)


def test_records_are_values() -> None:
    """Two records with the same content are equal, and none can be changed."""
    assert attrs.evolve(RECORD) == RECORD
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        RECORD.entities = ()  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        RECORD.entities[0].kindd = "agency"  # type: ignore[attr-defined]


def test_source_is_no_part_of_equality() -> None:
    """A document is equal to itself read back from JSON, where its source is gone."""
    assert Document(text="a", source="<p>a") == Document(text="a")


def test_by_kind_and_quote() -> None:
    """A record gives its entities by kind, and the words at an entity or a span."""
    assert [RECORD.quote(entity) for entity in RECORD.by_kind("company")] == ["Iluka"]
    assert RECORD.quote(RECORD.initiatives[0].evidence[0]) == "Canberra lent Iluka A$1.65 billion."
    assert RECORD.by_kind("agency") == ()


def test_json_there_and_back() -> None:
    """A record that is written with its text reads back as it was."""
    assert Record.from_json(RECORD.to_json(text=True)) == RECORD


def test_rich_shows_the_initiative_and_its_evidence() -> None:
    """Printed by rich, a record shows what was done and on what ground."""
    console = Console(width=120)
    with console.capture() as shown:
        console.print(RECORD)

    assert "loan" in shown.get()
    assert "Canberra lent Iluka" in shown.get()


def test_notebook_shows_the_text() -> None:
    """In a notebook a record shows its text with the entities marked."""
    assert "A$1.65 billion</mark>" in RECORD._repr_html_()


def test_ids_and_defaults_are_plain() -> None:
    """What an extractor leaves open is empty, and an initiative without amounts is not countable."""
    initiative = Initiative(instrument="other", status="active")

    assert (initiative.id, initiative.countable, initiative.count_reason) == ("", False, "no_amount")
    assert Entity(kind="money", start=0, end=1, text="5").confidence == 1.0
