"""Files that hold others: what is in them is read as if it stood alone, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

import reex
from reex.plugins import Plugins

TOLD = reex.Told(
    title="A loan", published="2026-03-02", published_basis="metadata", author="Jane Roe", publisher="Wire"
)
BROKEN, BURST, ENDLESS = b"broken", b"burst", b"endless"


def _parts(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[reex.Part | reex.ReadError]:
    """Take a file apart whose parts stand between lines of ``=``, each with a line that names it."""
    for block in stream.read().split(b"\n====\n"):
        head, _, body = block.partition(b"\n")
        if head == BROKEN:
            yield reex.ReadError(f"{name}: a part is broken")
        elif head == BURST:
            raise reex.ReadError(f"{name}: it ends in the middle")
        elif head == ENDLESS:
            raise ZeroDivisionError("oh")
        else:
            label, _, media_type = head.decode().partition(" ")
            yield reex.Part(label.strip("-"), body, media_type or None, TOLD if label == "told.txt" else reex.Told())


PARTS = reex.Container(name="parts", suffixes=(".parts",), media_type="text/x-parts", parts=_parts)
PLUGINS = Plugins(readers=(PARTS,))


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """Return where a file of parts may stand."""
    return tmp_path / "news.parts"


def _read(file: Path, *blocks: bytes, limits: reex.Limits | None = None) -> list[reex.Document]:
    file.write_bytes(b"\n====\n".join(blocks))
    return list(reex.read_all(file, PLUGINS, limits=limits or reex.Limits()))


def _unread(document: reex.Document) -> str:
    (notice,) = document.notices
    assert notice.code == "unreadable"
    return notice.message


def test_each_part_is_a_document_with_a_path_of_its_own(packed: Path) -> None:
    """The path leads through the file to the part, whose ending chooses its reader."""
    page, note = _read(packed, b"a/page.html\n<h1>Loan</h1><p>Canada lent money.", b"note.md\n# Mine\n\nIt *opened*.")
    assert (page.path, page.text, page.media_type) == (
        f"{packed}!/a/page.html",
        "Loan\n\nCanada lent money.",
        "text/html",
    )
    assert (note.path, note.text) == (f"{packed}!/note.md", "Mine\n\nIt opened.")


def test_one_part_is_read_by_its_path(packed: Path) -> None:
    """The path that a record tells is one that can be read; a name that isn't there is told."""
    _read(packed, b"a.txt\nCanada lent money.", b"b.txt\nJapan lent more.")
    assert reex.read(f"{packed}!/b.txt", PLUGINS).text == "Japan lent more."
    with pytest.raises(reex.ReadError, match=r"holds nothing of this name; it has .*!/a\.txt, .*!/b\.txt$"):
        reex.read(f"{packed}!/c.txt", PLUGINS)
    with pytest.raises(
        reex.ReadError, match=r"it holds several documents; reex extract \(in Python reex.read_all\) reads"
    ):
        reex.read(packed, PLUGINS)


def test_what_is_broken_costs_only_itself(packed: Path) -> None:
    """A part that can't be read is a document without text; a file that breaks off keeps what came before."""
    first, broken, empty, last = _read(packed, b"a.txt\nOne.", BROKEN, b"c.txt\n", b"d.txt\nFour.")
    assert (first.text, last.text) == ("One.", "Four.")
    assert _unread(broken) == f"{packed}: a part is broken"
    assert _unread(empty).startswith(f"{packed}!/c.txt: the file is empty")

    kept, end = _read(packed, b"a.txt\nOne.", BURST, b"c.txt\nThree.")
    assert (kept.text, _unread(end)) == ("One.", f"{packed}: it ends in the middle")


def test_a_container_that_fails_is_told_in_one_line(packed: Path) -> None:
    """Whatever goes wrong in the container of a plugin ends that file and nothing else."""
    kept, end = _read(packed, b"a.txt\nOne.", ENDLESS)
    assert kept.text == "One."
    assert "container parts failed at test_containers.py:" in _unread(end)
    assert "ZeroDivisionError: oh" in _unread(end)


def test_what_a_container_tells_of_a_part_is_known_of_the_document(packed: Path) -> None:
    """Title, date, author and publisher of a part are those that its container tells."""
    told, plain = _read(packed, b"told.txt\nCanada lent money.", b"plain.txt\nJapan lent more.")
    assert (told.title, told.published, told.published_basis, told.author, told.publisher) == (
        "A loan", "2026-03-02", "metadata", "Jane Roe", "Wire",
    )  # fmt: skip
    assert (plain.published, plain.author) == (None, None)


def test_what_no_reader_is_for_is_passed_over(packed: Path) -> None:
    """As in a folder; but what a container says to be a document, and can't be read, is told."""
    first, other = _read(packed, b"a.txt\nOne.", b"b.xyz\nTwo.", b"c.xyz application/x-xyz\nThree.")
    assert first.text == "One."
    assert "no reader for .xyz files" in _unread(other)


def test_what_is_said_of_a_part_is_understood(packed: Path) -> None:
    """Servers and mail programs have several names for one kind of file."""
    page, row = _read(
        packed, b"a application/xhtml+xml; charset=utf-8\n<!-- 7 --><p>Canada lent money.</p>",
        b"b application/csv\ntext,title\nJapan lent more.,\n",
    )  # fmt: skip
    assert (page.text, row.text) == ("Canada lent money.", "Japan lent more.")


def test_bytes_decide_before_a_name(tmp_path: Path) -> None:
    """A page that was saved under the name of a text is read as a page."""
    file = tmp_path / "page.txt"
    for mark in (b"", b"\xef\xbb\xbf"):
        file.write_bytes(mark + b"<!DOCTYPE html><html><body><p>Canada lent money.</p></body></html>")
        assert reex.read(file).text == "Canada lent money."


def test_an_encoding_that_is_told_is_used_where_the_bytes_fit_it(packed: Path) -> None:
    """A server knows its encoding better than a guess; where it is wrong, the bytes decide."""
    right, wrong = _read(
        packed, b"a.txt text/plain; charset=gb18030\n" + "稀土出口管制".encode("gb18030"),
        b"b.txt text/plain; charset=ascii\n" + "Große Magnete".encode(),
    )  # fmt: skip
    assert (right.text, wrong.text) == ("稀土出口管制", "Große Magnete")


def test_a_document_that_is_too_large_is_refused(packed: Path) -> None:
    """The limit is told, and how to raise it; the next part is read."""
    limits = reex.Limits(size=60)
    large, small = _read(packed, b"a.txt\n" + 61 * b"x", b"b.txt\nTwo.", limits=reex.Limits(size=60, ratio=1000))
    assert "a.txt: it has more than 60 bytes; split it" in _unread(large)
    assert small.text == "Two."
    packed.with_suffix(".txt").write_bytes(b"x" * 61)
    with pytest.raises(reex.ReadError, match=r"raise the limit \(--limit size=N, in Python Limits\(size=N\)\)"):
        reex.read(packed.with_suffix(".txt"), limits=limits)


def test_containers_in_containers_end_at_a_depth(packed: Path) -> None:
    """A file that holds itself is followed only so deep."""
    one = b"in.parts\na.txt\nOne."
    (inner,) = _read(packed, one, limits=reex.Limits(depth=2))
    assert inner.path == f"{packed}!/in.parts!/a.txt"
    (refused,) = _read(packed, one, limits=reex.Limits(depth=1))
    assert "stands in 1 others that hold it, which are followed 1 deep" in _unread(refused)


def test_what_grows_too_much_is_taken_for_a_bomb(tmp_path: Path) -> None:
    """However parts stand in parts, all of them together may come to so many times the file."""

    def grow(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[reex.Part | reex.ReadError]:
        yield from (reex.Part(f"{n}.txt", 50 * b"x ") for n in range(1_000_000))

    file = tmp_path / "a.bomb"
    file.write_bytes(b"0123456789")
    bomb = reex.Container(name="bomb", suffixes=(".bomb",), media_type="text/x-bomb", parts=grow)
    *read, end = reex.read_all(file, Plugins(readers=(bomb,)), limits=reex.Limits(size=200, ratio=40))
    assert len(read) == 4
    assert "looks like a bomb" in _unread(end)


def test_a_file_that_holds_nothing_is_told(packed: Path) -> None:
    """N files give N records at least: one that holds no document is one without text."""
    (nothing,) = _read(packed, b"b.xyz\nTwo.")
    assert "it holds no document that can be read" in _unread(nothing)
