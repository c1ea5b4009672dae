"""What holds for every format."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exports.samples import dispute, grant, written

from reex import MissingLibraryError
from reex.errors import DataError
from reex.exports import FORMATS, export
from reex.ledger.model import Merged


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    """Each format whose library is here."""
    for library in {"parquet": ["pyarrow"], "graphml": ["networkx"]}.get(request.param, []):
        pytest.importorskip(library)
    return str(request.param)


def broken() -> Iterator[Merged]:
    """Yield an initiative, and then fail."""
    yield grant()
    raise OSError("the database went away")


def test_a_failure_leaves_the_old_file_and_no_half_one(form: str, tmp_path: Path) -> None:
    """A failure leaves the old file and no half one."""
    path = tmp_path / "out"
    path.write_bytes(b"as it was")
    with pytest.raises(OSError, match="went away"):
        export(broken(), form, path)
    assert path.read_bytes() == b"as it was"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_the_same_ledger_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    """The same ledger gives the same bytes."""
    first = written(form, tmp_path, grant(), contradictions=(dispute(),)).read_bytes()
    assert written(form, tmp_path, grant(), contradictions=(dispute(),)).read_bytes() == first


@pytest.mark.parametrize(
    ("form", "library", "extra"), [("parquet", "pyarrow", "arrow"), ("graphml", "networkx", "ledger")]
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    form: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing library is named with the command that installs it."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibraryError, match=rf"pip install 'reex\[{extra}\]'"):
        export([grant()], form, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_refused_with_the_list_of_formats(tmp_path: Path) -> None:
    """An unknown format is refused with the list of formats."""
    with pytest.raises(DataError, match="no format 'xlsx': there are csv, parquet, jsonld, ftm, graphml"):
        export([], "xlsx", tmp_path / "out")
