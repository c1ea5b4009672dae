"""Files that records are read from: which are found, and what is said where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ledger.documents import record

from reex.errors import ReadError
from reex.ledger import files
from reex.model import Record


def test_a_folder_gives_the_records_of_its_files(tmp_path: Path) -> None:
    """All files of JSON Lines in a folder are read, in the order of their names, and nothing else."""
    (tmp_path / "deep").mkdir()
    for number, name in enumerate(("b.jsonl", "a.jsonl", "deep/c.jsonl", "notes.txt")):
        (tmp_path / name).write_bytes(record(number).to_json(text=True))
    found = [one.document.title for one in files.records_of(tmp_path) if isinstance(one, Record)]
    assert found == ["Article 1", "Article 0", "Article 2"]


def test_what_has_no_records_is_named(tmp_path: Path) -> None:
    """A file that isn't there, and a folder without records, are errors that name them."""
    with pytest.raises(ReadError, match=r"none\.jsonl: can't be opened \(No such file or directory\)"):
        list(files.records_of(tmp_path / "none.jsonl"))
    with pytest.raises(ReadError, match=r"has no files that end in \.jsonl; make some with reex extract"):
        list(files.records_of(tmp_path))
