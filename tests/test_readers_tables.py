"""Tables of texts: each row a document, its other columns what is known of it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reex
from reex.readers import formats
from reex.schema import encode
from reex.testing import conformance

LOAN = "Canada lent C$25 million to Torngat Metals on Thursday, the ministry said."


def parts(
    source: str | bytes, container: reex.Container = formats.CSV, limits: reex.Limits | None = None
) -> list[reex.Part | str]:
    """Return the parts of a table, and of errors what they say."""
    data = source if isinstance(source, bytes) else source.encode()
    found: list[reex.Part | str] = []
    try:
        for part in container.parts(io.BytesIO(data), "t", limits or reex.Limits()):
            found.append(str(part) if isinstance(part, reex.ReadError) else part)  # noqa: PERF401 - an error ends it
    except reex.ReadError as error:
        found.append(str(error))
    return found


def texts(source: str | bytes, container: reex.Container = formats.CSV) -> list[str]:
    """Return what parts hold, and errors as they are."""
    return [part if isinstance(part, str) else part.data.decode() for part in parts(source, container)]


def first(source: str | bytes, container: reex.Container = formats.CSV) -> reex.Part:
    """Return the first part."""
    part = parts(source, container)[0]
    assert isinstance(part, reex.Part), part
    return part


def test_a_row_is_a_document(tmp_path: Path) -> None:
    """Its text under its title, and what other columns tell."""
    file = tmp_path / "news.csv"
    file.write_text(
        f'Headline,Full Text,pubDate,URL,Source,Byline\nA loan,"{LOAN}",2025-10-30T23:10:00-07:00,https://x.example/1,Wire,Ana\n'
    )
    document = reex.read(file)
    assert document.text == f"A loan\n\n{LOAN}"
    assert (document.title, document.published, document.published_basis) == ("A loan", "2025-10-30", "metadata")
    assert (document.publisher, document.author, document.url) == ("Wire", "Ana", "https://x.example/1")
    assert document.path == f"{file}!/1"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("title;text\nA;One, two; three\n", "t: row 1 (line 2) has 3 cells"),
        ("title;text\nA;One, two\n", "A\n\nOne, two"),
        ("id\ttext\n1\tOne, two; three\n", "One, two; three"),
        ("text\nOne, two; three\n", "One, two; three"),
        ('id, text\r\n1, "One ""two""\r\nthree"\r\n', 'One "two"\r\nthree'),
        ('id,text\n1,"One \\"two\\", three"\n', 'One "two", three'),
        ("id,text\r1,One\r", "One"),
        ("\ufefftext,id\nOne,1\n", "One"),
        ("id,text,\n1,One,,,\n", "One"),
        ("id,text\n1,two,three\n", "t: row 1 (line 2) has 3 cells, and the first row 2; quote cells with separators"),
        ("id,text\n1\n", "t: row 1 (line 2) has 1 cells, and the first row 2"),
        ("id,text\n1,\n", "t: no column holds texts, so none of it is read; there are id."),
        ('id,text\n1,"One" two\n', "t: row 1 (line 2) can't be read (',' expected after '\"')"),
        ('id,text\n1,"One\n2,Two\n', "t: row 1 (line 2) opens a cell with a quotation mark that is never closed, and"),
        ("id,text\n", "t: it has no rows below its heading; add a text in each row"),
        ("giver,receiver,amount\r\n\r\n", "t: it has no rows below its heading"),
        ("[]", "t: it has no rows; add a text in each row"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "t: no column holds texts"),
        ("id,name\n1,Tin\n", "t: no column holds texts, so none of it is read; there are id, name. Rename"),
        (f'1,"{LOAN * 4}"\n2,x\n', "t: the first row has no names of columns"),
        ("  \n", "t: the file is empty"),
        (",,\n,,\n", "t: no column holds texts"),
    ],
)
def test_csv_is_read_as_it_is_written(source: str, expected: str) -> None:
    """Separators, quotes, escapes and ends of lines are found out; what can't be read is said with its line."""
    assert texts(source)[0].startswith(expected)


def test_a_quotation_mark_that_is_never_closed_is_told_with_the_line_it_stands_on() -> None:
    """The row begins there, whatever stands above it, and it ends where the file does."""
    told = "t: row 2 (line {}) opens a cell with a quotation mark that is never closed"
    for source, line in (
        ('id,text\n\n1,"One\nand two"\n\n2,"Two\n3,x\n', 6),
        ('id,text\r\n1,One\r\n2,"Two""\r\n3,Three', 3),
    ):
        assert texts(source)[1].startswith(told.format(line))
    assert texts('id,text\n1,One\n2,"Two" "\n')[1].startswith("t: row 2 (line 3) can't be read (',' expected")


def test_a_bad_row_costs_only_itself() -> None:
    """The rows after it are read."""
    assert [text[:12] for text in texts("id,text\n1,One\n2\n3,x,y\n4,Two\n")] == [
        "One", "t: row 2 (li", "t: row 3 (li", "Two"
    ]  # fmt: skip


def test_cells_of_any_length_are_read_and_the_limit_of_the_csv_module_stays() -> None:
    """A long article is no error, and other users of the module notice nothing."""
    before = csv.field_size_limit()
    assert len(texts(f'id,text\n1,"{"word " * 60_000}"\n')[0]) == 299_999
    assert csv.field_size_limit() == before


def test_a_quote_without_end_is_bounded() -> None:
    """It takes no more than one document may have."""
    found = parts('id,text\n1,"One\n' + "2,Two\n" * 50_000, limits=reex.Limits(size=100_000))
    assert len(found) == 1
    assert "a quotation mark that opens a cell and has no second" in str(found[0])


@pytest.mark.parametrize(
    "source",
    [
        json.dumps({"text": LOAN, "x": [{"": 0}] * 200}) + "\n" + json.dumps({"text": LOAN}),
        json.dumps([{"text": LOAN, "x": [{"": 0}] * 40_000}]),
        f"text,a\n{LOAN}{',' * 200}\n",
        f"text{',' * 200}\n{LOAN}\n",
        f"text,a\n{LOAN},b\n" * 3_000 + ",\n" + "," * 200,
    ],
    ids=["line", "element", "row", "header", "late"],
)
def test_values_without_number_are_bounded(source: str) -> None:
    """Small values take many times their characters in memory: a row has so many at most, or is refused."""
    *_, refused = (part for part in parts(source, limits=reex.Limits(characters=100)) if isinstance(part, str))

    assert re.search(r"has more than 100 values; split it, or raise the limit \(--limit characters=N", refused)


def test_each_cell_keeps_its_bytes() -> None:
    """A row in another encoding is read as a file in it would be, and the others as they are."""
    found = parts("title,text\nCafé,One é\n".encode() + b"Caf\xe9,Two \x93\xe9\x94\n")
    assert [part.data for part in found if isinstance(part, reex.Part)] == [
        "Café\n\nOne é".encode(), "Café\n\nTwo ".encode() + b"\x93\xe9\x94"
    ]  # fmt: skip
    assert texts("title,text\nA,Zwölf\n".encode("utf-16")) == ["A\n\nZwölf"]


def test_a_guessed_column_is_said() -> None:
    """Where no column has a usual name, the longest is taken, with a warning; a usual name needs none."""
    part = first(f"nr,what,who\n1,{LOAN.replace(',', ' ')},Ana\n")
    assert [notice.code for notice in part.notices] == ["column-chosen"]
    assert "'what'" in part.notices[0].message
    assert "'Volltext des Artikels'" in first(f'Nr;Volltext des Artikels\n1;"{LOAN}"\n').notices[0].message
    assert not first(f'nr,body\n1,"{LOAN}"\n').notices


def test_the_language_of_a_row_counts_where_its_text_leaves_it_open(tmp_path: Path) -> None:
    """A headline may be in any language, so that the table is believed; running text tells it by itself."""
    file = tmp_path / "a.csv"
    running = "The agency lends four hundred million dollars to the owner of the mine, and says that it signed."
    file.write_text(f'text,language\n"Kredit an Kestrel",de-DE\n"{running}",de\n')
    assert [document.language for document in reex.read_all(file)] == ["de", "en"]


def test_columns_can_be_named(tmp_path: Path) -> None:
    """Names that the user gives go before all others, and are not guessed around."""
    named = reex.rows(text="Story", title="hed", published="when")
    source = "hed,text,story,when\nA loan,no,Canada lent.,2025-01-02\n"
    part = first(source, named)
    assert (part.data, part.told.published) == (b"A loan\n\nCanada lent.", "2025-01-02")
    file = tmp_path / "a.csv"
    file.write_text(source)
    assert first(source.replace("2025-01-02", "20250102093000"), named).told.published == "2025-01-02"
    assert [document.text for document in reex.read_all(file, readers=[named])] == ["A loan\n\nCanada lent."]
    (record,) = reex.extract_files([file], readers=[named])
    assert record.document.title == "A loan"
    refused = texts(f'A,b c\n1,"{LOAN}"\n', named)[0]
    assert refused.startswith(
        "t: no column 'story' with texts, so none of it is read; there are A, b c. Rename the one"
    )


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("20260304", "2026-03-04"), ("20260304T101500Z", "2026-03-04"), ("1772582400", "2026-03-04"),
        ("1772582400000", "2026-03-04"), ("1772582400.5", "2026-03-04"), ("13/04/2026", "2026-04-13"),
        ("03/04/2026", None), ("20261332", None), ("soon", None),
    ],
)  # fmt: skip
def test_a_date_is_read_or_said_to_be_none(cell: str, day: str | None) -> None:
    """Dates in figures and moments since 1970 are days; what isn't surely a date is told with what stands there."""
    part = first(f"date,text\n{cell},Canada lent.\n")
    assert part.told.published == day
    assert [(notice.code, cell in notice.message) for notice in part.notices] == (
        [] if day else [("date-unread", True)]
    )
    assert not first("date,text\n,Canada lent.\n").notices


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{"text": "One"}\n\nno\n[1]\n{"text": ""}\n{"text": "Two"}', ["One", "line 3", "line 4", "line 5", "Two"]),
        ('{"text": "One", "x": NaN}\n{"text": "\\ud800Two"}', ["One", "?Two"]),
        ('{"text": "One"\n{"text": "Two"}\n', ["line 1", "Two"]),
        ('[\n {"text": "One"},\n {"body": "Two"}\n]', ["One", "Two"]),
        ('["One", "Two"]', ["One", "Two"]),
        ('[{"text": "One"}, {"text": "Tw', ["One", "element 2 breaks off"]),
        ('{\n "total": 2, "articles": [{"content": "One"}, {"content": "Two"}]\n}', ["One", "Two"]),
        ('{"text": ["One", "Two"], "tags": [{"name": "x"}]}', ["One\n\nTwo"]),
        ('{"article": {"body": "One"}, "id": 1}', ["t: no column"]),
        ("[" * 50_000, ["element 1 is too deep"]),
        ('{"text": ' + "[" * 50_000 + "}\n" + '{"text": "Two"}', ["line 1 is too deep", "Two"]),
    ],
)
def test_json_is_read_by_lines_or_by_elements(source: str, expected: list[str]) -> None:
    """Lines, an array, or an object that holds one; a line that is no JSON costs only itself."""
    found = texts(source, formats.JSON_LINES)
    assert len(found) == len(expected)
    assert all(wanted in text for wanted, text in zip(expected, found, strict=True))


def test_nested_columns_can_be_named() -> None:
    """A dot leads into an object."""
    found = first('{"article": {"body": "One"}, "source": {"name": "Wire"}}', reex.rows(text="article.body"))
    assert (found.data, found.told.publisher) == (b"One", "Wire")


def test_a_json_feed_tells_of_its_items() -> None:
    """Its title is the publisher of each item."""
    item = {"content_html": "<p>One</p>", "date_published": "2025-11-09T23:30:00-05:00", "authors": [{"name": "Ana"}]}
    source = {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "language": "en", "items": [item]}
    part = first(json.dumps(source), formats.JSON)
    assert (part.data, part.media_type) == (b"<p>One</p>", "text/html")
    assert part.told == reex.Told(
        published="2025-11-09", published_basis="metadata", publisher="Wire", author="Ana", language="en"
    )


def test_a_record_is_read_back_as_its_document(tmp_path: Path) -> None:
    """With its text, nothing of the document changes; without, it can't be read."""
    document = reex.text_document(b"x", "deal.txt", "text/plain", f"A loan\n\nBy Ana Reed\n\n{LOAN}")
    record = reex.Record(document=document)
    file = tmp_path / "records.jsonl"
    file.write_bytes(encode(record, text=True) + b"\n" + encode(record) + b"\n")
    back, bare = reex.read_all(file)
    assert (back.text, back.zones, back.id, back.path) == (document.text, document.zones, document.id, "deal.txt")
    assert [notice.code for notice in bare.notices] == ["unreadable"]


@given(st.lists(st.tuples(st.text(max_size=30), st.text(min_size=1, max_size=60).filter(str.strip)), min_size=1))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read(rows: list[tuple[str, str]]) -> None:
    """Whatever cells hold, a table by Python's own writers gives each text back."""
    kept = [text.strip().encode("utf-8", "replace") for _, text in rows]
    lines = "\n".join(json.dumps({"id": name, "text": text}) for name, text in rows)
    assert [part.data for part in parts(lines, formats.JSON_LINES) if isinstance(part, reex.Part)] == kept
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([("id", "text"), *rows])
    written = parts(stream.getvalue().encode("utf-8", "replace"))
    assert [part.data for part in written if isinstance(part, reex.Part)] == kept


@pytest.mark.parametrize("promise", conformance(formats.CSV, f'id,text\n1,"{LOAN}"\n'.encode()), ids=str)
def test_csv_keeps_the_promises_of_containers(promise: object) -> None:
    """Any bytes are read or refused, in linear time."""
    assert callable(promise)
    promise()


@pytest.mark.parametrize("promise", conformance(formats.JSON, b'[{"text": "One"}]'), ids=str)
def test_json_keeps_the_promises_of_containers(promise: object) -> None:
    """Any bytes are read or refused, in linear time."""
    assert callable(promise)
    promise()
