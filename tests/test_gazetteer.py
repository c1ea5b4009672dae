"""Tables of names."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    ("cell", "alias"),
    [
        ("War Department@1789..1947-09-17", ("War Department", False, "1789", "1947-09-17")),
        ("Energy?@..2020", ("Energy", True, "", "2020")),
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
    ("content", "message"),
    [
        ("name,ref\nPort of Riga,LV\n", "line 1: no column source"),
        ("", "line 1: no column name and source"),
        ("name,source\nPort of Riga,UN\n,UN\n", "line 3: column name is empty"),
        ("name,source\nPort of Riga,\n", "line 2: column source is empty"),
        ("name,source\nPort of Riga,UN,more\n", "line 2: has another number of cells"),
        ("name,ref,source\nPort of Riga,LV\n", "line 2: has another number of cells"),
        ('name,source\n"Port" of Riga,UN\n', "line 2: "),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, content: str, message: str) -> None:
    """A table that can't be trusted is refused with file, line and column."""
    path = tmp_path / "ports.csv"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(DataError, match=f"ports.csv: {message}"):
        Gazetteer.read(path)


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
