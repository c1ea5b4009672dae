"""Records to files."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import records

from reex import Amount, Document, Initiative, Party, Record, Span
from reex.document import Region
from reex.writers import write_csv, write_jsonl

TEXT = 'Canberra lent Iluka A$1.25 billion,\nthen "up to" A$400 million.'
LOAN = Initiative(
    id="i1",
    title="Loan to Iluka",
    instrument="loan",
    status="completed",
    actors=(Party(kind="country", name="Australia"), Party(kind="agency", name="Export Finance Australia")),
    recipients=(Party(kind="company", name="Iluka, Ltd"),),
    amounts=(
        Amount(amount=Decimal("1.25E9"), currency="AUD"),
        Amount(amount=Decimal(400000000), currency="AUD", bound="at_most", role="ceiling"),
    ),
    commodities=("rare-earths",),
    countable=True,
    count_reason="counted",
    evidence=(Span(0, 35), Span(36, 63)),
)
DOCUMENT = Document(
    text=TEXT, path="iluka.txt", title="A loan", published="2025-03-04", publisher="Wire", url="http://a.b"
)
RECORD = Record(document=DOCUMENT, initiatives=(LOAN,))


def rows(*given: Record) -> list[dict[str, str]]:
    """Return the rows that a CSV file of these records holds."""
    stream = io.BytesIO()
    write_csv(given, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"), newline="")))


def test_a_row_is_an_initiative() -> None:
    """Each initiative is one row, its lists in one cell, its evidence in the words of the text on one line."""
    (row,) = rows(RECORD)

    assert row["path"] == "iluka.txt"
    assert (row["id"], row["instrument"], row["status"], row["countable"]) == ("i1", "loan", "completed", "true")
    assert row["actors"] == "Australia | Export Finance Australia"
    assert row["recipients"] == "Iluka, Ltd"
    assert row["evidence"] == 'Canberra lent Iluka A$1.25 billion, | then "up to" A$400 million.'
    assert row["lever"] == row["until"] == ""
    assert list(row.values())[-7:-3] == ["A loan", "2025-03-04", "Wire", "http://a.b"]


def test_the_last_columns_tell_what_binds_and_where_it_stands() -> None:
    """Whether an act binds and hangs on a condition, and the line or page of each sentence, in the order of these."""
    document = Document(text="One.\n\n\nTwo.", source="One.\n\n\nTwo.")
    told = attrs.evolve(LOAN, evidence=(Span(0, 4), Span(7, 11)), binding=False, conditional=True)
    other = attrs.evolve(told, binding=None, conditional=False)
    first, second = rows(Record(document=document, initiatives=(told, other)))

    assert list(first.items())[-3:] == [("binding", "false"), ("conditional", "true"), ("places", "line 1 | line 4")]
    assert list(second.values())[-3:] == ["", "false", "line 1 | line 4"]
    paged = attrs.evolve(document, regions=(Region(start=0, end=11, page=7, box=(0, 0, 1, 1)),))
    assert rows(Record(document=paged, initiatives=(told,)))[0]["places"] == "p. 7 | p. 7"


@pytest.mark.parametrize("name", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1"])
def test_no_text_of_a_document_is_a_formula(name: str) -> None:
    """What a spreadsheet would run as a formula has a ``'`` before it, wherever the text of a document may stand."""
    text = f"{name} and so on"
    loan = attrs.evolve(LOAN, recipients=(Party(kind="company", name=name),), evidence=(Span(0, len(text)),))
    (row,) = rows(Record(document=Document(text=text, path=name), initiatives=(loan,)))

    assert row["recipients"] == f"'{name}"
    assert row["path"] == f"'{name}"
    assert row["evidence"].startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    """A sum below zero is no formula."""
    loan = attrs.evolve(LOAN, amounts=(Amount(amount=Decimal("-1.5"), currency="AUD"),))
    (row,) = rows(Record(document=Document(text=TEXT), initiatives=(loan,)))

    assert row["amount"] == "-1.5"


def test_amounts_keep_their_places() -> None:
    """With two amounts each cell on amounts has two places, numbers have no exponent, and what none has stays empty."""
    (row,) = rows(RECORD)

    assert row["amount"] == "1250000000 | 400000000"
    assert row["currency"] == "AUD | AUD"
    assert row["bound"] == "exact | at_most"
    assert row["role"] == "stated | ceiling"
    assert row["low"] == row["per"] == ""


def test_evidence_without_text_is_a_position() -> None:
    """Where a record was read without its text, evidence is told by its place."""
    (row,) = rows(Record.from_json(RECORD.to_json()))

    assert row["evidence"] == "0:35 | 36:63"
    assert row["places"] == "positions 0-35 | positions 36-63"


def test_a_record_without_initiatives_is_no_row() -> None:
    """A file of nothing is a header."""
    assert rows(Record(document=Document(text="Nothing."))) == []


@settings(deadline=None)
@given(st.lists(records, max_size=3))
def test_any_record_is_as_many_rows_as_initiatives(given: list[Record]) -> None:
    """Whatever signs and line breaks cells hold, the file reads back with a row for each initiative."""
    found = rows(*given)

    assert len(found) == sum(len(record.initiatives) for record in given)
    assert all(None not in row and None not in row.values() for row in found)


@settings(deadline=None)
@given(st.lists(records, max_size=3))
def test_a_line_is_a_record(given: list[Record]) -> None:
    """JSON Lines holds one record a line, in order, and with text all of it reads back."""
    stream = io.BytesIO()
    write_jsonl(given, stream, text=True)

    assert [Record.from_json(line) for line in stream.getvalue().splitlines()] == given


def test_text_is_left_out_unless_asked_for() -> None:
    """A line holds no text by default."""
    stream = io.BytesIO()
    write_jsonl([RECORD], stream)

    assert "text" not in json.loads(stream.getvalue())["document"]


def test_writers_stream() -> None:
    """A writer takes a record only when the one before is written, so that no folder is too large."""
    for write in (write_csv, write_jsonl):
        stream = io.BytesIO()
        sizes = []

        def watched(stream: io.BytesIO = stream, sizes: list[int] = sizes):  # type: ignore[no-untyped-def]
            for _ in range(3):
                sizes.append(stream.tell())
                yield RECORD

        write(watched(), stream)
        assert sizes[0] < sizes[1] < sizes[2]
