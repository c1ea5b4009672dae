"""What is kept on disk, and what becomes of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reex import Gazetteer, cache, read_toml
from reex.scan import Scanner, Term

TABLE = """name,ref,aliases,kind,source
Port of Esperance,AU-ESP,Esperance?|Esperance Port|!Esperance Bay,port,UN/LOCODE
Port of Lobito,AO-LOB,Lobito harbour@2024..,port,UN/LOCODE
,,,port,UN/LOCODE
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that is still empty."""
    monkeypatch.setenv("REEX_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of ports, a row of which can't be used."""
    path = tmp_path / "ports.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def said(table: Gazetteer) -> object:
    """Return all that a gazetteer says, in a form that compares by value."""
    entries = [(e.name, e.ref, dict(e.fields), e.source, e.where) for e in table.entries]
    numbers = {id(entry): number for number, entry in enumerate(table.entries)}
    names = [(a.text, numbers[id(a.entry)], a.column, a.weak, a.blocks, a.since, a.until) for a in table.aliases]
    return entries, names, table.notices


def test_a_table_that_was_kept_says_what_it_says_when_it_is_read(home: Path, table: Path) -> None:
    """Whether a table is read or comes from the cache, its things, names and faults are the same."""
    read = Gazetteer.read(table)
    (file,) = home.iterdir()
    written = file.stat().st_mtime_ns

    again = Gazetteer.read(table)

    assert said(again) == said(read)
    assert again.entries[0].fields["no such column"] == ""
    assert file.stat().st_mtime_ns == written  # it was found there, and not made again


def test_a_table_that_was_changed_is_read_again(home: Path, table: Path) -> None:
    """What is kept of a table never stands in for another version of it, nor for other columns of names."""
    Gazetteer.read(table)
    table.write_text(TABLE.replace("Lobito harbour", "Lobito docks"), encoding="utf-8")

    assert "Lobito docks" in [alias.text for alias in Gazetteer.read(table).aliases]
    assert "port" in [alias.text for alias in Gazetteer.read(table, columns=("kind",)).aliases]


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, None], ids=["empty", "zeros", "cut short"])
def test_a_damaged_file_is_as_good_as_none(home: Path, table: Path, damage: bytes | None) -> None:
    """A file of the cache that is damaged is made again, without a word and with the same result."""
    read = Gazetteer.read(table)
    (file,) = home.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-5] if damage is None else damage)

    assert said(Gazetteer.read(table)) == said(read)
    assert file.read_bytes() == whole


def test_what_is_whole_and_of_another_kind_is_none(home: Path) -> None:
    """What was kept as one kind of thing is not taken for another."""
    cache.put("a", ["b"])

    assert cache.get("a", list[str]) == ["b"]
    assert cache.get("a", list[int]) is None


@pytest.mark.parametrize(
    "line", ["open = 09:30:00", "many = 123456789012345678901234567890", "tons = 1.0\nsince = 2025-06-30T12:00:00Z"]
)
def test_a_table_in_toml_that_was_kept_says_what_it_says_when_it_is_read(home: Path, tmp_path: Path, line: str) -> None:
    """A file in TOML reads the same from the cache, whatever it holds, and who changes what was read owns it."""
    path = tmp_path / "ports.toml"
    path.write_text(f'[ports]\nnames = ["Port Łódź", "Lobito"]\n{line}\n', encoding="utf-8")
    read = read_toml(path)
    read_toml(path)["ports"]["names"].clear()

    assert repr(read_toml(path)) == repr(read)
    path.write_text("ports = 2", encoding="utf-8")
    assert read_toml(path) == {"ports": 2}


def test_a_folder_that_cannot_be_written_is_no_error(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a place for a cache everything works as with one."""
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("REEX_CACHE", str(tmp_path / "taken"))

    assert len(Gazetteer.read(table).entries) == 2


def test_what_cannot_be_kept_is_read_all_the_same(home: Path, tmp_path: Path) -> None:
    """A name that can't be written as UTF-8 is no error: its table is read anew each time."""
    path = tmp_path / "ports.json"
    path.write_text(r'[{"name": "Port \ud800"}, {"name": "Port of Lobito"}]', encoding="utf-8")

    assert [entry.name for entry in Gazetteer.read(path).entries] == ["Port \ud800", "Port of Lobito"]
    assert not list(home.glob("*.reex"))


def test_the_cache_can_be_switched_off(tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``REEX_CACHE=off`` nothing is kept anywhere."""
    monkeypatch.setenv("REEX_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    Gazetteer.read(table)

    assert cache.folder() is None
    assert [file.name for file in tmp_path.iterdir()] == ["ports.csv"]


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the platform knows of no folder for caches, nothing is kept, and least of all where one happens to be."""
    monkeypatch.delenv("REEX_CACHE")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: Path("~/.cache/reex"))

    assert cache.folder() is None


def test_many_may_keep_the_same_at_once(home: Path, table: Path) -> None:
    """Those who read a table at the same time all get it, and leave one whole file."""
    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(Gazetteer.read, [table] * 32))

    assert all(said(one) == said(read[0]) for one in read)
    (file,) = home.iterdir()
    assert said(Gazetteer.read(table)) == said(read[0])
    assert file.suffix == ".reex"


def test_the_cache_does_not_grow_for_ever(home: Path) -> None:
    """The cache holds so many files and no more, and removes none but its own."""
    home.mkdir()
    (home / "letter.txt").write_text("not of the cache", encoding="utf-8")
    for number in range(150):
        cache.put(f"{number}", number)

    assert len(list(home.glob("*.reex"))) == 128
    assert (home / "letter.txt").exists()
    assert cache.get("149", int) == 149


def test_a_scan_finds_the_same_with_terms_that_were_kept(home: Path) -> None:
    """A scanner whose spellings come from the cache finds what one finds that has made them."""
    terms = [Term(f"Mine {number}[, Ltd.]", number) for number in range(1_500)]
    others = [
        [Term("bought"), Term("mine\0")],
        [Term("bought"), Term("mine"), Term("")],
        [Term("mine"), Term("bought")],
    ]
    text = "Mine 7, Ltd. bought Mine 1499 and mine 8."

    for other in others:  # each finds its own terms, and no others that look alike
        made = Scanner([terms, other]).scan(text)
        assert Scanner([terms, other]).scan(text) == made
        assert {hit.term for hit in made[1]} <= set(other)
    assert len(list(home.iterdir())) == len(others)
    made = Scanner([terms, [Term("bought")]]).scan(text)
    assert [[text[hit.start : hit.end] for hit in hits] for hits in made] == [
        ["Mine 7, Ltd.", "Mine 7", "Mine 1499"],
        ["bought"],
    ]
