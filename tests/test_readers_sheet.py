"""Tables of acts: a list of grants is one document, and each of its rows tells an act."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex.readers import formats, read_bytes
from reex.testing import conformance

GRANTS = (
    "\ufeffCall,Company Name,Project Name,Approved Funding (C$)\r\n"
    '1,Torngat Metals,"Separation of rare earths, at a pilot plant",450000\r\n'
    '2,Tarn Nickel Inc.,"Works ""North"" | phase 2\nof three","1,250,000"\r\n'
    "2,Kestrel Hydroxide Ltd. ,,98000,,\r\n"
)


def document(source: str | bytes) -> reex.Document:
    """Return the one document of a table in CSV."""
    return read_bytes(source.encode() if isinstance(source, str) else source, path="grants.csv")


def test_a_list_of_grants_is_one_document_with_a_table() -> None:
    """Its rows are lines, whatever stands in their cells, under the names of the columns; no row is its title."""
    found = document(GRANTS)

    assert found.text.split("\n") == [
        "Call | Company Name | Project Name | Approved Funding (C$)",
        "1 | Torngat Metals | Separation of rare earths, at a pilot plant | 450000",
        '2 | Tarn Nickel Inc. | Works "North" / phase 2 of three | 1,250,000',
        "2 | Kestrel Hydroxide Ltd. | | 98000",
    ]
    assert (found.path, found.media_type, found.title, found.published) == ("grants.csv", "text/x-csv", None, None)
    assert not found.notices


def test_each_row_gives_its_act() -> None:
    """Who gives isn't told; who gets it and how much stand in the cells."""
    acts = reex.Pipeline.standard().run(document(GRANTS)).initiatives

    assert [
        (act.instrument, [form for party in act.recipients for form in party.forms], str(act.amounts[0].amount))
        for act in acts
    ] == [
        ("funding", ["Torngat Metals"], "450000"),
        ("funding", ["Tarn Nickel Inc."], "1250000"),
        ("funding", ["Kestrel Hydroxide Ltd."], "98000"),
    ]
    assert {amount.currency for act in acts for amount in act.amounts} == {"CAD"}
    assert {missing.slot for act in acts for missing in act.missing} == {"actors"}


CELLS = st.lists(st.text(st.sampled_from('ab1 ,;|"\n\\é'), max_size=8), min_size=3, max_size=3)


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_a_word_of_a_cell_leads_back_to_the_table(rows: list[list[str]]) -> None:
    """Each row is one line, whatever its cells hold, and a word is where the source has it."""
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    found = document("grant,x,y,z,metal\n" + "\n".join(f"7,{line},tungsten" for line in quoted))
    assert found.source is not None
    assert found.text.count("\n") == found.text.count("tungsten") == len(rows)
    for line in found.text.split("\n"):
        assert line.count("|") == 4
    at = found.text.find("tungsten")
    while at >= 0:
        where = found.in_source(reex.Span(at, at + 8))
        assert found.source[where.start : where.end] == "tungsten"
        at = found.text.find("tungsten", at + 1)


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("Firm;Loan\nTarn;7\n", "Firm | Loan"),
        ("Firm\tValue\nTarn\t7\n", "Firm | Value"),
        ("Förderung,Grant\nKöln,7\n".encode("cp1252"), "Förderung | Grant"),
        ("Firm,Grant\nTarn,7\n".encode("utf-16"), "Firm | Grant"),
        ('Firm,Grant\n"Tarn \\"N\\"",7\n', "Firm | Grant"),
    ],
)
def test_it_is_read_as_it_is_written(source: str | bytes, first: str) -> None:
    """Separators, encodings and escapes are found out as in tables of texts."""
    assert document(source).text.partition("\n")[0] == first


def test_a_row_with_cells_too_many_is_left_out_and_said() -> None:
    """Nobody can tell which of its cells stands in which column."""
    found = document("Firm,Grant\nTarn,7\nKestrel,1,250,000\nRiga,8\n")
    assert found.text == "Firm | Grant\nTarn | 7\nRiga | 8"
    (notice,) = found.notices
    assert notice.code == "row-unread"
    assert notice.message.startswith("1 row is left out, at line 3, with more cells than the 2 of the heading; quote")
    (notice,) = document("Firm,Grant\nTarn,7\nBolt,1,2,3\nRiga,8\nOre,1,2\nTin,9\n").notices
    assert notice.message.startswith("2 rows are left out, the first at line 3, with")


@pytest.mark.parametrize(
    "above", ["Loans of Canada in 2030\n\n", "Loans of Canada in 2030,,\n,,\n", "Loans of Canada in 2030;\n"]
)
def test_lines_above_the_heading_tell_what_the_table_is(above: str) -> None:
    """They are a title and stand above the table, whose heading is the row in which columns have names."""
    found = document(above + "Firm,Loan (C$),Year\nTorngat Metals,7000,2030\nTarn Nickel Inc.,8000,2030\n")
    assert found.text.split("\n")[1:3] == ["", "Firm | Loan (C$) | Year"]
    assert (found.title or "").startswith("Loans of Canada in 2030")
    acts = reex.Pipeline.standard().run(found).initiatives
    assert [(act.instrument, [party.ref for party in act.actors]) for act in acts] == [("loan", ["CA"])] * 2


@pytest.mark.parametrize(
    "source",
    [
        "grant,text\n7,Canada lent C$25 million to Torngat Metals.\n",  # a column of a usual name
        "grant,words\n7," + "Canada lends to the mine again today. " * 20 + "\n",  # articles
    ],
)
def test_a_table_of_texts_stays_one(source: str) -> None:
    """A column of sums beside texts makes no table of acts."""
    assert document(source).path == "grants.csv!/1"


def test_a_table_is_no_longer_than_a_document_may_be(tmp_path: Path) -> None:
    """What is longer is refused, and the message says which limit counts."""
    path = tmp_path / "grants.csv"
    path.write_text("Firm,Grant\n" + "Tarn,7\n" * 100)
    with pytest.raises(reex.ReadError, match="more than 500 characters, where one has 500 at most; split it, or raise"):
        reex.read(path, limits=reex.Limits(characters=500))


@pytest.mark.parametrize("promise", conformance(formats.SHEET, GRANTS.encode()), ids=str)
def test_it_keeps_the_promises_of_readers(promise: object) -> None:
    """Any bytes are read or refused, in linear time."""
    assert callable(promise)
    promise()
