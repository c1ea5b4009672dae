"""Texts that are too long for one document: read in parts, of which none is lost and none is told twice."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.commandline import Run

import reex
from reex import readers
from reex.bulk import BulkRecipe, extract_into, extract_lines
from reex.readers.decode import decode
from reex.readers.longtext import cut

FEW = reex.Limits(characters=400)
DEALS = [f"Canada lent C${number} million to Torngat Metals for the mine in the north." for number in range(1, 41)]
BOOK = "Loans for magnets\n\nBy Jane Roe\n\nPublished 12 March 2025\n\n" + "\n\n".join(DEALS) + "\n"
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "cp1251", "gb18030", "shift_jis")
_PLACE = re.compile(r"!/char=(\d+),(\d+)$")

texts = st.lists(
    st.sampled_from(
        [
            "Loan",
            " ",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "\r\n \r\n",
            ". ",
            "é",
            "€",
            "稀土。",
            "😀",
            "\ufeff",
            "\0",
            "```\n",
            "<html>",
        ]
    )
    | st.text(max_size=9),
    max_size=80,
).map("".join)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a text of forty paragraphs."""
    file = tmp_path / "book.txt"
    file.write_bytes(BOOK.encode())
    return file


def place(path: str | None) -> tuple[int, int]:
    """Return from where to where in the source the part goes that has this path."""
    match = _PLACE.search(path or "")
    assert match, path
    return int(match[1]), int(match[2])


def parts(data: bytes, name: str = "book.txt", limits: reex.Limits = FEW) -> list[reex.Document]:
    """Return the documents in a file."""
    return list(readers.documents(io.BytesIO(data), name, limits=limits))


def told(document: reex.Document) -> set[str]:
    """Return the codes of what is told of a document."""
    return {notice.code for notice in document.notices}


# --- cutting


@given(st.lists(texts, max_size=6), st.integers(1, 30))
def test_what_is_cut_is_all_of_the_text(pieces: list[str], most: int) -> None:
    """Parts put together are the text, whatever pieces it comes in, and none is longer than it may be."""
    found = list(cut(pieces, most))
    assert "".join(found) == "".join(pieces)
    assert all(0 < len(part) <= most for part in found)
    if most > 3:  # else there is nowhere else to cut
        assert not any(one.endswith("\r") and other.startswith("\n") for one, other in pairwise(found))


@given(texts, st.integers(1, 9))
def test_where_a_text_is_cut_is_its_own_doing(text: str, size: int) -> None:
    """The same text has the same parts, however it comes from the disk."""
    assert list(cut([text[at : at + size] for at in range(0, len(text), size)], 20)) == list(cut([text], 20))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.\n\nThree. Four.\nFive. Six", "One. Two.\n\n"),
        ("One. Two.\r\n \r\nThree. Four.\r\nFive", "One. Two.\r\n \r\n"),
        ("One. Two. Three.\nFour. Five. Six. Seven", "One. Two. Three.\n"),
        ("One two three. Four five six", "One two three. "),
        ("稀土出口管制出口管制。稀土出口管制出口管制出口管制", "稀土出口管制出口管制。"),
        ("One two three four five six", "One two three four "),
        ("x" * 30, "x" * 20),
        ("x" * 19 + "\r\nOne", "x" * 19),
    ],
)
def test_a_cut_is_where_it_hurts_least(text: str, first: str) -> None:
    """Behind a blank line, else a line, else a sentence, else a word."""
    assert next(cut([text], 20)) == first


def test_code_of_markdown_is_not_cut() -> None:
    """A part doesn't begin inside a block of code, of which its reader knew nothing."""
    text = "\n\n".join(["*Text* here."] * 9 + ["```", "*code*", "*code*", "*code*", "```"] + ["*Text* here."] * 9)
    found = list(cut([text], 150))
    assert found[1].startswith("```\n")
    documents = parts(text.encode(), "book.md", reex.Limits(characters=250))
    assert len(documents) > 1
    assert "".join(document.text for document in documents).count("*code*") == 3
    assert not any("*Text*" in document.text for document in documents)


# --- what is read


@given(texts, st.sampled_from(CODECS), st.integers(1, 60), st.sampled_from(["a.txt", "a.md"]))
@settings(deadline=None)
def test_the_parts_are_all_that_the_whole_has(text: str, codec: str, most: int, name: str) -> None:
    """Each part is what stands in the whole between the positions that it names, and only blanks are in no part."""
    data = ("Loan. " * 5 + text).encode(codec, "replace")
    try:
        whole = decode(data, name).text
    except reex.ReadError:
        return
    found = parts(data, name, reex.Limits(characters=most))
    if len(whole) <= most:
        assert [document.path for document in found] == [name]
        return
    done = 0
    for document in found:
        start, end = place(document.path)
        assert not whole[done:start].strip()
        if "unreadable" in told(document):  # of signs without width or a tag alone
            assert not re.search(r"\w", re.sub("<[^<>]*>", "", whole[start:end]))
        else:
            assert document.source == whole[start:end]
            assert "read-in-parts" in told(document)
        done = end
    assert not whole[done:].strip()


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("shift", range(4))
def test_no_character_is_torn(codec: str, shift: int) -> None:
    """A character may stand anywhere in the bytes of a file."""
    data = ("x" * shift + "A loan to the mine: Жé€土😀 " * 6_000).encode(codec, "ignore")
    documents = parts(data, "a.txt", reex.Limits(characters=50_000))
    assert len(documents) > 2
    whole = "".join(document.source or "" for document in documents)
    assert whole == decode(data, "a.txt").text
    if codec.startswith("utf"):  # others are guessed
        assert whole == data.decode(codec)


def test_the_encoding_is_that_of_the_whole() -> None:
    """What comes late in a file tells its encoding too, as in one that is read at once."""
    first, *_, last = parts(("Loan. " * 100_000 + "Café £5").encode("cp1252"))
    assert (last.text.split()[-2:], told(first), told(last)) == (
        ["Café", "£5"],
        {"encoding-guessed", "read-in-parts"},
        {"encoding-guessed", "read-in-parts"},
    )


def test_damage_is_told_where_it_is() -> None:
    """Of bytes that are none of the encoding the part tells that has them, and the positions of all others stay."""
    data = ("é Loan. " * 200).encode() + b"\xff" + (" Loan é." * 200).encode()
    documents = parts(data)
    assert "".join(document.source or "" for document in documents) == decode(data, "a").text
    assert ["encoding-damaged" in told(document) for document in documents].count(True) == 1


def test_a_place_in_a_part_leads_to_the_file(book: Path) -> None:
    """The start of a part, and where a span stands in its source, are the place in the file."""
    whole = book.read_text(encoding="utf-8")
    found = 0
    for record in reex.extract_files([book], limits=FEW):
        start, _ = place(record.document.path)
        for money in record.by_kind("money"):
            there = record.document.in_source(money.span)
            assert whole[start + there.start : start + there.end] == money.text
            found += 1
    assert found == len(DEALS)


def test_no_act_is_lost_or_doubled(book: Path) -> None:
    """What is told between blank lines is found once, as in the whole."""
    in_parts = [act for record in reex.extract_files([book], limits=FEW) for act in record.initiatives]
    at_once = reex.extract(book).initiatives
    assert [act.title for act in in_parts] == [act.title for act in at_once]
    assert len(in_parts) == len(DEALS)


def test_a_part_is_what_the_whole_is(book: Path) -> None:
    """A part that begins as a page, a mail or an archive does, or with a byte order mark, is text all the same."""
    heads = [
        "<!DOCTYPE html><html><body>",
        "From: a\nTo: b\nDate: c\nMessage-ID: <1>\n",
        "PK\x03\x04",
        "\ufeff",
        "%PDF-",
    ]
    text = "\n\n".join(f"{head} Canada lent money. {'So it did. ' * 12}" for head in ["Once.", *heads * 2])
    book.write_text(text, encoding="utf-8")
    recipe = BulkRecipe(only=("funding",), limits=reex.Limits(characters=300))
    documents = list(reex.read_all(book, limits=recipe.limits))
    lines = [reex.Record.from_json(line) for line in extract_lines([book], workers=1, recipe=recipe)]
    assert "".join(document.source or "" for document in documents) == text
    assert {document.media_type for document in documents} == {"text/plain"}
    assert [record.document.id for record in lines] == [document.id for document in documents]


# --- what is told


def test_the_beginning_tells_of_all(book: Path) -> None:
    """Title, date and author stand at the beginning, and no part has any of its own."""
    documents = parts(BOOK.encode())
    assert len(documents) > 4
    assert {(one.title, one.author, one.published, one.published_basis) for one in documents} == {
        ("Loans for magnets", "Jane Roe", "2025-03-12", "furniture")
    }
    assert len({document.id for document in documents}) == len(documents)


def test_a_later_part_has_no_title_of_its_own() -> None:
    """What reads like a title, a byline or a date in the middle is text."""
    chapter = "Chapter Two\n\nBy Ann Other\n\nPublished 3 June 2024\n\n"
    documents = parts((("Canada lent money. " * 9 + "\n\n" + chapter) * 6).encode())
    assert {(one.title, one.author, one.published) for one in documents} == {(None, None, None)}
    assert not any(zone.kind == "title" for one in documents for zone in one.zones)


def test_the_block_above_markdown_tells_of_all() -> None:
    """What looks like one further down is text."""
    block = "---\ntitle: Loans\nurl: https://a.org\ndate: 2025-03-12\n---\n"
    documents = parts((block + ("Canada lent *money*.\n\n" * 9 + "---\ntitle: Other\n---\n\n") * 6).encode(), "a.md")
    assert {(one.title, one.url, one.published) for one in documents} == {("Loans", "https://a.org", "2025-03-12")}
    assert {one.media_type for one in documents} == {"text/markdown"}
    assert "Canada lent money." in documents[-1].text
    assert any("title: Other" in one.text for one in documents[1:])


def test_what_holds_the_text_tells_of_all_parts() -> None:
    """What an archive or a server tells of a text, it tells of its parts."""
    part = reex.Part(
        "b.txt", BOOK.encode(), "text/plain; charset=utf-8", reex.Told(title="A book", url="https://a.org")
    )
    documents = list(readers.documents_of(part, "b.txt", limits=FEW))
    assert {(one.title, one.url, one.published) for one in documents} == {("A book", "https://a.org", "2025-03-12")}
    assert [place(one.path) for one in documents] == [place(one.path) for one in parts(BOOK.encode())]
    assert len({one.id for one in documents}) == len(documents)


def test_a_text_in_an_archive_has_parts_too(tmp_path: Path) -> None:
    """They go by the path through both, by which one is read alone."""
    file = tmp_path / "books.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("book.txt", BOOK)
        archive.writestr("note.txt", "Japan lent more.")
    *documents, note = reex.read_all(file, limits=FEW)
    start, end = place(parts(BOOK.encode())[1].path)
    assert documents[1].path == f"{file}!/book.txt!/char={start},{end}"
    assert reex.read(documents[1].path or "", limits=FEW).text == documents[1].text
    assert note.path == f"{file}!/note.txt"
    assert list(reex.read_all(f"{file}!/book.txt", limits=FEW)) == documents


# --- how it is asked for


def test_one_part_is_read_by_its_path(book: Path) -> None:
    """The path that a record tells is one that can be read."""
    second = list(reex.read_all(book, limits=FEW))[1]
    assert reex.read(second.path or "", limits=FEW) == second
    assert reex.read(second.path or "", limits=FEW).source == second.source


def test_of_the_other_parts_some_are_named_and_all_counted(book: Path) -> None:
    """Whoever asks for a part that isn't there sees how a part is called, and that there are more."""
    count = len(parts(BOOK.encode()))
    wrong = re.escape(f"{book}!/char=7,9: {book} holds nothing of this name; it has {book}!/char=0,")
    with pytest.raises(reex.ReadError, match=rf"^{wrong}\d+, [^ ]+, [^ ]+ and {count - 3} more$"):
        reex.read(f"{book}!/char=7,9", limits=FEW)


def test_to_read_it_as_one_document_takes_a_limit(book: Path) -> None:
    """The error tells how to have all parts, one of them, and the whole."""
    with pytest.raises(
        reex.ReadError,
        match=r"book\.txt: it holds several documents; .*reex\.read_all.* such as .*book\.txt!/char=0,\d+; "
        r"to have it as one, raise the limit \(--limit characters=N, in Python Limits\(characters=N\)\)$",
    ):
        reex.read(book, limits=FEW)
    assert reex.read(book, limits=reex.Limits(characters=len(BOOK))).source == BOOK
    with pytest.raises(reex.ReadError, match=r"^input: it holds .*in Python reex\.readers\.documents\) reads them all"):
        readers.read_bytes(BOOK.encode(), limits=FEW)  # which stands in no file


def test_what_is_no_file_or_no_text_stays_refused(tmp_path: Path) -> None:
    """A text in memory, and a page, are one document or none."""
    with pytest.raises(reex.ReadError, match=r"5,000,001 characters, where one has 5,000,000 .* write it to a file"):
        reex.extract("x" * 5_000_001)
    page = tmp_path / "page.html"
    page.write_text(f"<p>{BOOK}</p>", encoding="utf-8")
    with pytest.raises(reex.ReadError, match=r"where one has 2,000 at most; split it, or raise the limit"):
        reex.read(page, limits=FEW)
    (binary,) = parts(bytes(range(32)) * 100)
    assert "control characters: not text" in binary.notices[0].message


def test_several_processes_read_it(book: Path) -> None:
    """The output is the same, whatever the number of processes."""
    recipe = BulkRecipe(only=("funding",), limits=FEW)
    pipeline = reex.Pipeline.standard().only("funding")
    alone = [record.to_json() + b"\n" for record in reex.extract_files([book], pipeline=pipeline, limits=FEW)]
    assert list(extract_lines([book], workers=2, recipe=recipe)) == alone


def test_a_run_goes_on_within_a_text(book: Path, tmp_path: Path) -> None:
    """What was done before a run was stopped is not done again, and the file is in the end the same."""
    output = tmp_path / "out.jsonl"
    recipe = BulkRecipe(only=("funding",), limits=FEW)
    book.write_text("\n\n".join(DEALS * 9), encoding="utf-8")  # several chunks
    whole = b"".join(extract_lines([book], workers=1, recipe=recipe))
    seen: list[int] = []

    def stop(result: object) -> None:
        seen.append(result.done.tally.documents)  # type: ignore[attr-defined]
        if len(seen) == 2:
            raise InterruptedError

    with pytest.raises((InterruptedError, reex.BulkError)):
        extract_into(output, [book], workers=1, recipe=recipe, watch=stop)
    again: list[int] = []
    extract_into(
        output, [book], workers=1, recipe=recipe, resume=True, watch=lambda it: again.append(it.done.tally.documents)
    )
    assert output.read_bytes() == whole
    assert 0 < sum(again) < whole.count(b"\n")


def test_the_command_reads_a_file_and_a_pipe(run: Run, book: Path) -> None:
    """The command counts the parts, and reads a text that comes through a pipe in the same way."""
    limit = ("extract", "--only", "funding", "--format", "jsonl", "--limit", "characters=400")
    named = run(*limit, book)
    command = [sys.executable, "-m", "reex", *limit, "-"]
    piped = subprocess.run(command, input=BOOK.encode(), check=True, stdout=subprocess.PIPE).stdout.decode()
    records = named.records()
    assert f"read-in-parts {len(records)}" in named.err
    lines = [reex.Record.from_json(line) for line in piped.splitlines()]
    assert [place(one.document.path) for one in lines] == [place(one.document.path) for one in records]
    assert [one.entities for one in lines] == [one.entities for one in records]


# --- memory

_PEAK = """
import re, sys
from collections import deque
from pathlib import Path
import reex
deque(reex.read_all(sys.argv[1], limits=reex.Limits(characters=400_000)), maxlen=0)
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system doesn't tell")
def test_memory_does_not_grow_with_the_length(tmp_path: Path) -> None:
    """A text of ten times the length takes no more memory."""

    def peak(megabytes: int) -> int:
        file = tmp_path / f"{megabytes}.txt"
        paragraph = "\n\n".join(DEALS)
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{paragraph}\n\n" for _ in range(megabytes * 1_000_000 // len(paragraph)))
        command: Sequence[str | Path] = [sys.executable, "-c", _PEAK, file]
        return int(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) * 1024

    assert peak(10) < peak(1) + 3_000_000
