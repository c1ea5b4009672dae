"""The shortest way in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import reex
from reex import Extractor, Pipeline, ReadError, Record, extract_files

EMPTY = Pipeline([])
TEXT = "Astana licenses a gallium plant in Pavlodar."


def test_a_path_and_its_text_give_the_same(tmp_path: Path) -> None:
    """A path, as a string or not, is read; a text is taken as it is; both give the same text and id."""
    path = tmp_path / "gallium.txt"
    path.write_text(TEXT, encoding="utf-8")

    records = [reex.extract(source, pipeline=EMPTY) for source in (path, str(path), TEXT)]

    assert [record.document.text for record in records] == [TEXT] * 3
    assert len({record.document.id for record in records}) == 1
    assert [record.document.path for record in records] == [str(path), str(path), None]


@pytest.mark.parametrize("source", ["report.txt", "texts/report.HTML", Path("report"), Path("report.txt")])
def test_a_mistyped_path_is_no_text(source: str | Path) -> None:
    """What reads like the path of a document, and is none, is refused and not searched for minerals."""
    with pytest.raises(ReadError, match=str(source)):
        reex.extract(source, pipeline=EMPTY)


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    """The path of a folder is refused, not taken for a text."""
    with pytest.raises(ReadError, match=str(tmp_path)):
        reex.extract(str(tmp_path), pipeline=EMPTY)


@pytest.mark.parametrize(
    ("source", "given"),
    [(None, "None"), (b"Tin.", "type bytes"), (["a.txt"], "type list"), (reex.Document(text=TEXT), "type Document")],
)
def test_what_is_neither_path_nor_text_is_refused(source: object, given: str) -> None:
    """What can't be extracted from is refused by its type, with what takes it instead."""
    with pytest.raises(TypeError, match=rf"extract takes a path or a text, not .*{given}: extract_files takes"):
        reex.extract(source, pipeline=EMPTY)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["a.txt", Path("a.txt")])
def test_one_path_is_no_list_of_paths(path: str | Path) -> None:
    """One path where several belong is refused at once, with the mend, not taken letter by letter."""
    with pytest.raises(TypeError, match=r"extract_files takes a list of paths: write \[.*a\.txt.*\]"):
        extract_files(path, pipeline=EMPTY)


@pytest.mark.parametrize(
    "text", ["Tin.", "Details are in the file\nreport.txt", "gallium " * 100 + "report.txt", "a null \0 sign", "v2.0"]
)
def test_a_text_is_a_text(text: str) -> None:
    """A text with a line break or of some length is a text, however it ends."""
    assert reex.extract(text, pipeline=EMPTY).document.characters > 3


def test_the_standard_pipeline_is_what_is_installed() -> None:
    """Without a pipeline all that is installed runs."""
    record = reex.extract(TEXT)

    assert {entity.text for entity in record.by_kind("commodity")} == {"gallium"}


def test_as_many_records_as_paths(tmp_path: Path) -> None:
    """Each path gives a record, in order, and one that can't be read says why in one line."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    paths = [tmp_path / "none.txt", tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"]

    records = list(extract_files(paths, pipeline=EMPTY))

    assert [record.document.path for record in records] == list(map(str, paths))
    assert [[notice.code for notice in record.warnings] for record in records] == [
        ["unreadable"],
        [],
        ["unreadable"],
        [],
    ]
    assert str(tmp_path / "none.txt") in records[0].warnings[0].message
    assert records[0].document.text == ""
    assert Record.from_json(records[0].to_json(text=True)) == records[0]


def test_records_come_one_by_one(tmp_path: Path) -> None:
    """A record is there before the next file is looked at."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    seen: list[str] = []
    watching = Pipeline([Extractor("watch", lambda page: seen.append(page.text) or (), makes="nothing")])

    records = extract_files([tmp_path / "a.txt"] * 3, pipeline=watching)
    next(records)

    assert len(seen) == 1


def test_a_plugins_reader_that_fails_costs_one_file(tmp_path: Path, install: Callable[..., None]) -> None:
    """A reader that breaks is told in the record of its file, and the other files are read."""
    install(
        "microfilm",
        """
        import reex

        def read(data, path):
            raise ZeroDivisionError("no light")

        @reex.hookimpl
        def reex_readers():
            return [reex.Reader(name="film", suffixes=(".film",), media_type="image/film", read=read)]
        """,
    )
    for name in ("a.film", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")

    lost, read = extract_files([tmp_path / "a.film", tmp_path / "b.txt"], pipeline=EMPTY)

    told = "reader film of microfilm 1.0 failed at microfilm.py:5: ZeroDivisionError: no light"
    assert lost.warnings[0].message == f"{tmp_path / 'a.film'}: {told}"
    assert read.document.text == TEXT
