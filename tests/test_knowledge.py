"""What users know, beside what reex knows and in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reex import Extractor, Found, Gazetteer, Page, Pipeline, PipelineError

OURS = """name,ref,aliases,country,source
Vital Metals,asx/VML,Vital?|VML Group,AU,list
Neometals,asx/NMT,Neo Group,AU,list
"""


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str, str], Gazetteer]:
    """Return a function that writes a table and reads it."""

    def read(name: str, content: str) -> Gazetteer:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return Gazetteer.read(path)

    return read


@pytest.fixture
def ours(table: Callable[[str, str], Gazetteer]) -> Pipeline:
    """Return a pipeline that knows two firms."""
    return Pipeline([table("ours.csv", OURS).extractor("companies", makes="company")])


def refs(pipeline: Pipeline, text: str) -> list[tuple[str, str | None]]:
    """Return what a pipeline finds in a text, with its refs."""
    return [(entity.text, entity.ref) for entity in pipeline.run(text).entities]


def test_a_new_thing_is_found_beside_the_old(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """A row with a name and ref of its own adds to what is known, by the same extractor."""
    pipeline = ours.knowing(table("mine.csv", "name,ref,kind\nKorbinite,x/1,company\n"))

    assert pipeline.names == ("companies",)
    assert refs(pipeline, "Korbinite met Vital Metals.") == [("Korbinite", "x/1"), ("Vital Metals", "asx/VML")]


@pytest.mark.parametrize("row", ["Vital Metals Limited,asx/VML,Vitals", "Vital Metals,x/2,Vitals"])
def test_a_row_with_a_known_ref_or_name_takes_its_place(
    ours: Pipeline, table: Callable[[str, str], Gazetteer], row: str
) -> None:
    """All names of the thing, ours and theirs, lead to the row; its empty cells leave ours as they are."""
    pipeline = ours.knowing(table("mine.csv", f"name,ref,aliases\n{row}\n"), makes="company")
    name, ref, _ = row.split(",")

    found = pipeline.run("Vital Metals and VML Group are Vital, also called Vitals.").entities

    assert [entity.text for entity in found] == ["Vital Metals", "VML Group", "Vital", "Vitals"]
    assert {(entity.name, entity.ref) for entity in found} == {(name, ref)}


def test_a_name_of_another_thing_of_ours_is_theirs(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """A name that ours and theirs give to different things is not ambiguous: the user knows better."""
    pipeline = ours.knowing(table("mine.csv", "name,ref,kind,aliases\nNeo AG,x/3,company,neo group\n"))

    assert refs(pipeline, "Neo Group met Neometals.") == [("Neo Group", "x/3"), ("Neometals", "asx/NMT")]


def test_a_name_can_be_taken_out(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """A name with an exclamation mark is found no more; the other names of the thing are."""
    pipeline = ours.knowing(table("mine.csv", "name,kind\n!Neo Group,company\n"))

    assert refs(pipeline, "Neo Group met Neometals.") == [("Neometals", "asx/NMT")]


def test_one_spelling_of_a_name_can_be_taken(table: Callable[[str, str], Gazetteer]) -> None:
    """Of a name with an optional part, the other spelling stays ours."""
    ours = table("ours.csv", "name,ref,source\nmagnet[s],magnets,list\n").extractor("goods", makes="commodity")
    pipeline = Pipeline([ours]).knowing(
        table("mine.csv", "name,ref,aliases\nfridge holder,x/4,magnet\n"), makes="commodity"
    )

    assert refs(pipeline, "A magnet and magnets.") == [("magnet", "x/4"), ("magnets", "magnets")]


def test_a_later_table_overrides_an_earlier_one(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """Tables are taken in the order in which they are given."""
    first = table("first.csv", "name,ref\nKorbinite,x/1\n")
    second = table("second.csv", "name,ref\nKorbinite,x/2\n")

    assert refs(ours.knowing(first, second, makes="company"), "Korbinite lends.") == [("Korbinite", "x/2")]


def test_things_of_another_kind_get_an_extractor(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """A kind that nothing makes from a table is found by an extractor of its own."""
    pipeline = ours.knowing(table("mine.csv", "name,kind\nPort of Riga,port\nKorbinite,company\n"))

    assert pipeline.names == ("companies", "port")
    assert [(e.kind, e.text) for e in pipeline.run("Korbinite left the Port of Riga.").entities] == [
        ("company", "Korbinite"),
        ("port", "Port of Riga"),
    ]


def test_the_name_of_another_extractor_is_left_to_it(table: Callable[[str, str], Gazetteer]) -> None:
    """An extractor that is called like the kind keeps its name."""
    silent = Extractor("port", lambda page: (), makes="port")
    pipeline = Pipeline([silent]).knowing(table("mine.csv", "name,kind\nPort of Riga,port\n"))

    assert pipeline.names == ("gazetteer-port", "port")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name\nKorbinite\n", "mine.csv: line 2: column kind is empty"),
        ("name,kind\nKorbinite,Deal Code\n", "mine.csv: line 2: column kind: 'Deal Code' can't be a name"),
        ("name,kind\nKorbinite,compnay\n", "mine.csv: line 2: column kind: compnay is none; did you mean company"),
    ],
)
def test_a_row_without_a_kind_is_refused(
    ours: Pipeline, table: Callable[[str, str], Gazetteer], content: str, message: str
) -> None:
    """A table of which no row can be placed is refused before any text is read, with the line of the first."""
    with pytest.raises(PipelineError, match=message):
        ours.knowing(table("mine.csv", content))


def test_a_row_of_no_kind_is_left_out_and_told(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """One row that can't be placed doesn't take the others with it."""
    pipeline = ours.knowing(table("mine.csv", "name,kind\nKorbinite,company\nZeta,\nBolt,Company\n"))

    record = pipeline.run("Korbinite met Zeta and Bolt.")
    assert [entity.text for entity in record.entities] == ["Korbinite"]
    assert [notice.message.rpartition("mine.csv: ")[2] for notice in record.warnings] == [
        "line 3: column kind is empty: give it a kind of entity, or say what the table makes; the row is left out",
        "line 4: column kind: Company is none; did you mean company?; the row is left out",
    ]


def test_a_row_called_by_another_name_of_a_thing_is_that_thing(
    ours: Pipeline, table: Callable[[str, str], Gazetteer]
) -> None:
    """Whatever name of ours the row has, all names lead to it."""
    pipeline = ours.knowing(table("mine.csv", "name,ref,kind\nVML Group,x/2,company\n"))

    assert refs(pipeline, "Vital Metals is VML Group.") == [("Vital Metals", "x/2"), ("VML Group", "x/2")]


def test_a_row_that_stands_twice_is_one_thing(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """Exports hold a thing more than once; that makes it no matter of doubt."""
    pipeline = ours.knowing(table("mine.csv", "name,ref,kind\nKorbinite,x/1,company\nKorbinite,x/1,company\n"))

    assert refs(pipeline, "Korbinite lends.") == [("Korbinite", "x/1")]


def test_a_firm_that_is_taken_out_is_not_found_as_a_short_form(table: Callable[[str, str], Gazetteer]) -> None:
    """Nothing is found where a name with an exclamation mark stands, whatever would find it."""
    pipeline = Pipeline.standard().knowing(table("mine.csv", "name,kind\n!Glencore,company\n"))

    assert refs(pipeline, "Glencore and Glencore plc met.") == [("Glencore plc", "lse/GLEN")]


def test_rows_left_out_are_told_once(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """The records of a pipeline that knows a broken table say so, whatever extractors its rows went to."""
    mine = table("mine.csv", "name,kind\nKorbinite,company\nPort of Riga,port\n,port\n")

    assert [notice.code for notice in ours.knowing(mine).run("Nothing.").warnings] == ["gazetteer-row"]


def test_a_table_of_which_no_row_is_left_is_told(ours: Pipeline, table: Callable[[str, str], Gazetteer]) -> None:
    """Where all rows are left out, the records say so too."""
    pipeline = ours.knowing(table("mine.csv", "name,kind\n,company\n,port\n"))

    assert [notice.code for notice in pipeline.run("Nothing.").warnings] == ["gazetteer-row"] * 2


def test_the_standard_pipeline_takes_what_users_know(table: Callable[[str, str], Gazetteer]) -> None:
    """Each table-based extractor of the standard pipeline treats a thing of the user's as one of its own."""
    rows = [
        "Korbinite Oy,x/1,company,",
        "Ruritania,XR,country,",
        "Strelsau,XR-1,region,",
        "Office of Ores,xr/oo,agency,",
        "Ore Pact,xr/pact,program,",
        "Zenda mine,,facility,",
        "Zenda Institute,,organization,",
        "zendite,zendite,commodity,",
    ]
    mine = table("mine.csv", "\n".join(["name,ref,kind,aliases", *rows]) + "\n")
    text = (
        "In Strelsau, Ruritania, the Office of Ores (OOO) lent under the Ore Pact. Korbinite Oy digs zendite at the "
        "Zenda mine, says the Zenda Institute. Korbinite is glad."
    )

    found = {(e.kind, e.text, e.ref) for e in Pipeline.standard().knowing(mine).run(text).entities}

    assert found == {
        ("region", "Strelsau", "XR-1"),
        ("country", "Ruritania", "XR"),
        ("agency", "Office of Ores", "xr/oo"),
        ("agency", "OOO", "xr/oo"),
        ("program", "Ore Pact", "xr/pact"),
        ("company", "Korbinite Oy", "x/1"),
        ("company", "Korbinite", "x/1"),
        ("commodity", "zendite", "zendite"),
        ("facility", "Zenda", None),
        ("organization", "Zenda Institute", None),
    }


def test_a_page_tells_the_facts_of_a_thing_that_it_knows(
    ours: Pipeline, table: Callable[[str, str], Gazetteer]
) -> None:
    """The columns of its row, with ref and source; nothing of what is unknown, of another kind, or there twice."""
    told: list[dict[str, str]] = []

    def ask(page: Page) -> Found:
        asked = [
            ("company", "Vital Metals"),
            ("company", "VML Group"),
            ("country", "Vital Metals"),
            ("company", "Korbin"),
        ]
        told.extend(dict(page.facts(kind, name)) for kind, name in [*asked, ("company", None)])
        yield from ()

    twice = table("twice.csv", "name,country\nVital Metals,CA\n").extractor("other", makes="company")
    pipeline = ours.adding(Extractor("asking", ask, makes="claim", uses="company"))

    pipeline.run("Nothing.")
    assert told == [{"country": "AU", "source": "list", "ref": "asx/VML"}, {}, {}, {}, {}]
    told.clear()
    pipeline.adding(twice).run("Nothing.")
    assert told == [{}, {}, {}, {}, {}]
