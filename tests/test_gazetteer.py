"""Tables of names."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from reex import Alias, DataError, Document, Entity, Entry, Gazetteer, Pipeline

TABLE = """name,ref,aliases,source
Port of Esperance,AU-ESP,Esperance?|Esperance Port,UN/LOCODE
Port of Lobito,AO-LOB,Lobito harbour@2024..,UN/LOCODE
Freeport of Riga,LV-RIX,Freeport,UN/LOCODE
Freeport of Monrovia,LR-MLW,Freeport,UN/LOCODE
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of ports."""
    path = tmp_path / "ports.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def ports(table: Path, text: str, published: str | None = None) -> list[Entity]:
    """Return the ports that a pipeline of this table alone finds."""
    pipeline = Pipeline([Gazetteer.read(table).extractor("ports", makes="port")])
    return list(pipeline.run(Document(text=text, published=published)).entities)


def test_names_and_aliases_are_found(table: Path) -> None:
    """A thing is found by any of its names and carries its own name and ref."""
    found = ports(table, "Ore left Esperance Port for the Port of Lobito.")

    assert [(e.text, e.name, e.ref, e.rule) for e in found] == [
        ("Esperance Port", "Port of Esperance", "AU-ESP", "gazetteer"),
        ("Port of Lobito", "Port of Lobito", "AO-LOB", "gazetteer"),
    ]


def test_a_weak_name_waits_for_a_strong_one(table: Path) -> None:
    """A name with a question mark counts only where the document has a full name too."""
    assert ports(table, "A day in Esperance.") == []
    assert [e.text for e in ports(table, "The Port of Esperance. A day in Esperance.")] == [
        "Port of Esperance",
        "Esperance",
    ]


def test_a_name_that_only_looks_like_one_speaks_for_nothing(tmp_path: Path) -> None:
    """A name with an exclamation mark is no strong name of its row, which the weak ones wait for."""
    path = tmp_path / "ports.csv"
    path.write_text("name,aliases\nPort of Esperance,Esperance?|!Esperance Bay\n", encoding="utf-8")

    assert ports(path, "Esperance Bay is calm. A day in Esperance.") == []


@pytest.mark.parametrize(
    ("published", "hits"), [("2023-12-31", 0), ("2024-01-01", 1), ("2024", 1), ("2026-02", 1), (None, 1)]
)
def test_a_dated_name_counts_in_its_time(table: Path, published: str | None, hits: int) -> None:
    """A name with a date is passed over before it was in use; an unknown date speaks for it."""
    assert len(ports(table, "Copper waits at Lobito harbour.", published)) == hits


def test_an_ambiguous_name_is_not_guessed(table: Path) -> None:
    """A name of two things is found without a name or ref, and says that it is ambiguous."""
    (found,) = ports(table, "Scrap lies at Freeport.")

    assert (found.name, found.ref, found.rule) == (None, None, "gazetteer-ambiguous")
    assert found.candidates == ("LR-MLW", "LV-RIX")


@pytest.mark.parametrize(
    ("cell", "alias"),
    [
        ("War Department@1789..1947-09-17", ("War Department", False, "1789", "1947-09-17")),
        ("Energy?@..2020", ("Energy", True, "", "2020")),
        ("Energy? @..2020", ("Energy", True, "", "2020")),
        ("D@K", ("D@K", False, "", "")),
    ],
)
def test_marks_of_a_name(cell: str, alias: tuple[str, bool, str, str]) -> None:
    """A cell holds the name, a question mark if it is weak, and the dates between which it was in use."""
    parsed = Alias.parse(cell, Entry("x", None, {}, "made up"))

    assert (parsed.text, parsed.weak, parsed.since, parsed.until) == alias


def test_a_mark_of_a_spreadsheet_is_no_part_of_the_header(tmp_path: Path) -> None:
    """A table that a spreadsheet saved, with a byte order mark, reads like any other."""
    path = tmp_path / "ports.csv"
    path.write_text(TABLE, encoding="utf-8-sig")

    assert Gazetteer.read(path).entries[0].name == "Port of Esperance"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",UN", "line 3: column name is empty"),
        ("?,UN", "line 3: column name is empty"),
        ("Port of Lobito,", "line 3: column source is empty"),
        ("Port of Lobito,UN,more", "line 3: column 3 has no name: 3 cells, the header has 2"),
        ("Port of Lobito", "line 3: column 2 (source) is missing: 1 cells, the header has 2"),
        ('"Port" of Lobito,UN', "line 3: "),
        ('"Port of Lobito,UN', "line 3: "),
        ("港,UN", "line 3: column name: '港' has no letter or digit"),
        ("Lobito@2025..2024,UN", "line 3: column name: 'Lobito@2025..2024' ends before it begins"),
        ("Lobito" + " [a]" * 7 + ",UN", "line 3: column name: a name has more than 6 parts in square brackets"),
    ],
)
def test_a_broken_row_is_told_and_left_out(tmp_path: Path, row: str, message: str) -> None:
    """A row that can't be used is named with file, line and column; all others are read."""
    path = tmp_path / "ports.csv"
    path.write_text(f"name,source\nPort of Riga,UN\n{row}\nPort of Esperance,UN\n", encoding="utf-8")

    table = Gazetteer.read(path)

    assert [entry.name for entry in table.entries] == ["Port of Riga", "Port of Esperance"]
    (notice,) = table.notices
    assert notice.code == "gazetteer-row"
    assert notice.message.startswith(f"{path}: {message}")
    assert notice.message.endswith("; the row is left out")


def test_rows_left_out_are_told_in_the_records(tmp_path: Path) -> None:
    """Whoever reads a record sees which rows were not looked for; of very many, how many."""
    path = tmp_path / "ports.csv"
    path.write_text("name,source\nPort of Riga,UN\n" + ",UN\n" * 25, encoding="utf-8")

    record = Pipeline([Gazetteer.read(path).extractor("ports", makes="port")]).run("A ship.")

    assert len(record.warnings) == 21
    assert record.warnings[0].message == f"{path}: line 3: column name is empty; the row is left out"
    assert record.warnings[-1].message == "and 5 more rows are left out"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "", "line 1: no column name"),
        ("a.csv", "ref,source\nLV,UN\n", "line 1: no column name"),
        ("a.csv", "name;ref\nRiga;LV\n", "line 1: no column name; .*; columns are parted by commas"),
        ("a.csv", "Name,ref\nRiga,LV\n", "line 1: no column name; .*; it is written in small letters"),
        ("a.csv", "name,ref,ref\n", "line 1: column ref stands there twice"),
        ("a.toml", "[[ports]", "can't be read as TOML"),
        ("a.toml", "x = 1", "a table in TOML is one list of tables"),
        ("a.toml", "x = " + "[" * 100_000, "can't be read as TOML"),
        ("a.json", "[{", "can't be read as JSON"),
        ("a.json", "[" * 100_000, "can't be read as JSON"),
        ("a.json", "{}", "a table in JSON is one list of objects"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    """A file without a header, or with another shape, is refused with what is wrong."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    with pytest.raises(DataError, match=f"{name}: {message}"):
        Gazetteer.read(path)


def test_a_mark_without_its_other_half_costs_its_row(tmp_path: Path) -> None:
    """A row whose name could never be found as it was meant is left out and told, and all others count."""
    path = tmp_path / "ports.csv"
    path.write_text("name,aliases\nPort of Riga,\nPort[s Oslo,\nTurku|Abo,\nBergen,Port]s\n", encoding="utf-8")

    table = Gazetteer.read(path)

    assert [entry.name for entry in table.entries] == ["Port of Riga"]
    assert [notice.message.removeprefix(f"{path}: ") for notice in table.notices] == [
        "line 3: column name: 'Port[s Oslo' has a [ at character 5 that isn't closed: magnet[s]; the row is left out",
        "line 4: column name: 'Turku|Abo' has a | at character 6: write one name for each; the row is left out",
        "line 5: column aliases: 'Port]s' has a ] at character 5 that closes nothing: magnet[s]; the row is left out",
    ]


TOML = """[[ports]]
name = "Port of Esperance"
aliases = ["Esperance?", "Esperance Port"]
ref = "AU-ESP"

[[ports]]
aliases = ["Nameless"]

[[ports]]
name = "Port of Riga"
ref = 7
"""


@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_toml_and_json_hold_the_same_as_csv(tmp_path: Path, suffix: str) -> None:
    """A table may be TOML or JSON; what is broken there is told by the number of its entry."""
    path = tmp_path / f"ports.{suffix}"
    path.write_text(TOML if suffix == "toml" else json.dumps(tomllib.loads(TOML)["ports"]), encoding="utf-8")

    table = Gazetteer.read(path)

    assert [(e.name, e.ref, e.source) for e in table.entries] == [("Port of Esperance", "AU-ESP", path.name)]
    assert [alias.text for alias in table.aliases] == ["Port of Esperance", "Esperance", "Esperance Port"]
    assert [notice.message for notice in table.notices] == [
        f"{path}: entry 2: name is missing; the row is left out",
        f"{path}: entry 3: ref must be a string, or a list of strings without |; the row is left out",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, r"no such file$"), (b"name,source\nK\xf6ln,UN\n", "can't be read as a UTF-8 table")],
)
def test_an_unreadable_table_is_named(tmp_path: Path, content: bytes | None, reason: str) -> None:
    """A table that is missing, or that is no UTF-8, is refused by its name."""
    path = tmp_path / "ports.csv"
    if content:
        path.write_bytes(content)

    with pytest.raises(DataError, match=rf"ports.csv: {reason}"):
        Gazetteer.read(path)
