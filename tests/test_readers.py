"""The front door of the readers: files, endings, encodings, and what is said of inputs that are no documents."""

import gzip
import hashlib
from pathlib import Path

import pytest

from reex import Document, Reader, ReadError, Span
from reex.plugins import Plugins, load
from reex.readers import find_files, read, read_all, read_bytes, suffixes

SEEDS = Path(__file__).parent.parent / "seeds"


def codes(document: Document) -> list[str]:
    """Return the codes of a document's notices."""
    return [notice.code for notice in document.notices]


def test_a_seed_becomes_a_document() -> None:
    """A file gives its text, the digest of its bytes, its path, and its source as decoded."""
    path = SEEDS / "005-defense-production-act.txt"
    document = read(path)
    assert document.id == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.path == str(path)
    assert document.source == path.read_text(encoding="utf-8")
    assert document.media_type == "text/plain"
    assert document.text.startswith("White House Weighs Emergency Powers")


def test_the_readers_are_offered_by_the_hook_of_plugins() -> None:
    """The core is its own first customer: its readers come through the entry point too."""
    names = {reader.name for reader in load().readers}
    assert {"text", "markdown", "html"} <= names
    assert {".txt", ".md", ".html", ".docx", ".eml", ".mbox", ".rss", ".csv", ".jsonl", ".zip", ".gz"} <= set(
        suffixes()
    )


def test_a_plugin_adds_an_ending() -> None:
    """A reader of a plugin gets the files with its suffix, those of this package stay."""

    def read_rows(data: bytes, path: str | None) -> Document:
        return Document(text=data.decode().replace(";", " "), path=path)

    extra = Plugins(
        readers=(Reader(name="rows", suffixes=(".rows", ".txt"), media_type="text/x-rows", read=read_rows),)
    )
    assert read_bytes(b"gallium;98 t", path="a.rows", plugins=extra).text == "gallium 98 t"
    assert read_bytes(b"gallium;98 t", path="a.txt", plugins=extra).text == "gallium;98 t"
    assert ".rows" in suffixes(extra)


def test_what_a_reader_leaves_out_is_filled_in() -> None:
    """A reader of a plugin needn't say what any file has: id, path and media type are known without it."""
    bare = Reader(name="bare", suffixes=(".bare",), media_type="text/x-bare", read=lambda data, _: Document(text="tin"))

    document = read_bytes(b"tin", path="a.bare", plugins=Plugins(readers=(bare,)))

    assert document.id == read_bytes(b"tin", path="a.txt").id
    assert (document.path, document.media_type) == ("a.bare", "text/x-bare")


@pytest.mark.parametrize(
    ("told", "digest", "media_type"),
    [
        ({"id": "bare:1"}, "bare:1", "text/x-bare"),
        ({"media_type": "text/x-other"}, "sha256:" + hashlib.sha256(b"x").hexdigest(), "text/x-other"),
        ({"id": "bare:1", "media_type": "text/x-other"}, "bare:1", "text/x-other"),
    ],
)
def test_what_the_reader_of_a_plugin_tells_stays(told: dict[str, str], digest: str, media_type: str) -> None:
    """Of id and media type each is filled in if it was left out, whatever becomes of the other."""
    bare = Reader(
        name="bare",
        suffixes=(".bare",),
        media_type="text/x-bare",
        read=lambda data, _: Document(text="tin", **told),  # type: ignore[arg-type]
    )

    document = read_bytes(b"x", "a.bare", plugins=Plugins(readers=(bare,)))

    assert (document.id, document.media_type) == (digest, media_type)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.md", b" \n\t\n", "the file is empty"),
        ("page.html", b"<html><script>x()</script></html>", "no text is left"),
        ("paper.txt", b"{\\rtf1\\ansi The mine", "this is a rich text document, not text; save it as .txt"),
        ("letter.md", b"PK\x03\x04\x14\x00\x06\x00", "Office document"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        ("noise.txt", bytes(range(32)) * 40, "are control characters"),
        ("nul.txt", b"\0\1\0\2" * 100, "are control characters"),
        ("zeros.txt", b"\0" * 3000, "none of its 3,000 bytes is a character, nearly all are NUL; get the file again"),
        ("zeros.html", b" \0\0\n", "none of its 4 bytes is a character"),
        ("odd.txt", b"rare earth magnets \x81\x8d of the mine", "no text in any encoding"),
        ("wide.txt", b"\xff\xfe" + b"a\0b\0" + b"\x00\xd8", "starts with the mark of utf-16-le, but byte 6"),
        ("table.xlsx", b"words", "no reader for .xlsx files; save it as .csv; known endings are ."),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """The message names the file, what is wrong and what to do."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as raised:
        read(path)
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert words in message
    assert "\n" not in message


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    """A path that isn't there and a folder are two mistakes."""
    with pytest.raises(ReadError, match=r"nowhere\.txt: no such file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(ReadError, match=r"this is a folder; name a file in it \(in Python"):
        read(tmp_path)


def test_a_stray_nul_is_removed_and_reported() -> None:
    """A few NUL characters in good text cost nothing but a notice."""
    document = read_bytes(b"The agency lends $400 mil\0lion to the\0 mine.")
    assert document.text == "The agency lends $400 million to the mine."
    assert codes(document) == ["nul-removed"]


@pytest.mark.parametrize(
    ("data", "notices"),
    [
        ("The price is £400 – “firm”.".encode(), []),
        ("The price is £400 – “firm”.".encode("utf-8-sig"), []),
        ("The price is £400 – “firm”.".encode("utf-16"), []),
        (b"\xfe\xff" + "The price is £400 – “firm”.".encode("utf-16-be"), []),
        ("The price is £400 – “firm”.".encode("utf-16-le"), ["encoding-guessed"]),
        ("The price is £400 – “firm”.".encode("cp1252"), ["encoding-guessed"]),
    ],
)
def test_encodings(data: bytes, notices: list[str]) -> None:
    """Whatever the encoding, the words are the same; a guess is reported."""
    document = read_bytes(data)
    assert document.text == "The price is £400 – “firm”."
    assert codes(document) == notices


@pytest.mark.parametrize("before", range(4))
def test_a_page_of_megabytes_keeps_its_wide_characters(before: int) -> None:
    """A long page is decoded as a short one is, wherever its characters of several bytes stand."""
    page = "<p>A lithium plant opens.</p><!--" + "." * before + "𝕫" * 300_000 + "-->"
    document = read_bytes(page.encode(), suffix=".html")
    assert (document.source, document.text) == (page, "A lithium plant opens.")


def test_a_long_page_with_damage_is_read_and_said() -> None:
    """What is no UTF-8 in a long page is shown as such, and the notice says so."""
    page = "<p>A lithium plant in Québec opens.</p><!--" + "é" * 600_000 + "-->"
    document = read_bytes(page.encode()[:-4] + b"\xff-->", suffix=".html")
    assert codes(document) == ["encoding-damaged"]


def test_other_scripts_are_recognised() -> None:
    """Where most letters are not ASCII, their frequencies tell the code page."""
    text = "Правительство выделит миллиард рублей на добычу редкоземельных металлов и производство магнитов."
    document = read_bytes(text.encode("koi8-r"))
    assert document.text == text
    assert document.language == "ru"


def test_a_broken_byte_spoils_nothing_but_its_character() -> None:
    """A file cut in the middle of a character stays UTF-8."""
    data = "“Gallium – indium – scandium” costs €5 or £4 – no more… “so be it” – é".encode()[:-1]
    document = read_bytes(data)
    assert document.text.endswith("“so be it” – �")
    assert codes(document) == ["encoding-damaged"]


@pytest.mark.parametrize(
    ("name", "data", "plugin"),
    [
        ("order.pdf", b"%PDF-1.7\n", "reex-pdf"),
        ("order.txt", b"%PDF-1.7\n", "reex-pdf"),
        ("crawl.warc", b"WARC/1.1\r\n", "reex-warc"),
        ("crawl.warc.gz", gzip.compress(b"WARC/1.1\r\n", mtime=0), "reex-warc"),
    ],
)
def test_what_only_a_plugin_reads_names_it(name: str, data: bytes, plugin: str) -> None:
    """Whoever hasn't installed the reader of a format is told which one it is."""
    with pytest.raises(
        ReadError, match=f"pip install -e plugins/{plugin} in a checkout of reex, else pip install {plugin}$"
    ):
        read_bytes(data, name, plugins=Plugins())


def test_a_reader_of_the_user_that_fails_costs_one_file(tmp_path: Path) -> None:
    """It is told as that of a plugin is, and the next file is read."""

    def fail(data: bytes, path: str | None) -> Document:
        raise KeyError("tin")

    odd = Reader(name="odd", suffixes=(".odd",), media_type="text/x-odd", read=fail)
    files = [tmp_path / "a.odd", tmp_path / "b.txt"]
    for file in files:
        file.write_text("Canada lent money.")
    failed, found = read_all(files, readers=[odd])
    assert "reader odd failed" in failed.notices[0].message
    assert found.text == "Canada lent money."


@pytest.mark.parametrize("charset", ["iso-8859-1", "us-ascii", "latin1"])
def test_latin_1_is_what_windows_makes_of_it(charset: str) -> None:
    """As in browsers, quotation marks and euro signs of a page that claims Latin-1 or ASCII are read."""
    page = f'<html><head><meta charset="{charset}"></head><body><p>“A loan of €25 million”</p></body></html>'
    for ending in (b"", b"<p>\x81 is none of it</p>"):
        assert read_bytes(page.encode("cp1252") + ending, suffix=".html").text.startswith("“A loan of €25 million”")


@pytest.mark.parametrize("charset", ["windows-1251", "iso-8859-2"])
def test_a_page_is_read_as_it_declares(charset: str) -> None:
    """The meta element of a page counts where the bytes are no UTF-8."""
    word = {"windows-1251": "магнит", "iso-8859-2": "Państwowa spółka"}[charset]
    page = f'<html><head><meta charset="{charset}"></head><body><p>{word} of rare earth</p></body></html>'
    document = read_bytes(page.encode(charset), suffix=".html")
    assert document.text == f"{word} of rare earth"
    assert codes(document) == []


def test_bytes_without_a_name_are_recognised() -> None:
    """From a pipe, a page is known by its first tag."""
    assert read_bytes(b"<!DOCTYPE html><p>Rare earth magnets</p>").media_type == "text/html"
    assert read_bytes(b"a <b> c is no page").media_type == "text/plain"


def test_blanks_and_line_breaks() -> None:
    """Runs of blanks become one, control characters go, and at most one empty line stays."""
    document = read_bytes(
        "\ufeff  The\u00a0 agency\t lends\r\nmoney \u200b\r\n\r\n\n\nto the mi\u00adne\x07. \n".encode()
    )
    assert document.text == "The agency lends\nmoney\n\nto the mine."


@pytest.mark.parametrize("before", ["", "\ufeff", "\n"])
def test_the_block_above_a_text_tells_of_it(before: str) -> None:
    """Front matter is no part of a plain text: it tells title, date, publisher and address, as it does in Markdown."""
    block = (
        "---\n# saved\ntitle: Antimony for Two Smelters\ndate: 2025-02-11\nsource: Orewire\ntags:\n- antimony\n---\n"
    )
    document = read_bytes(f"{before}{block}\nThe ministry lends\r\n to both.".encode(), path="a.txt")
    assert (document.title, document.published) == ("Antimony for Two Smelters", "2025-02-11")
    assert (document.publisher, document.published_basis) == ("Orewire", "metadata")
    assert document.text.startswith("The ministry lends")
    assert document.source is not None
    assert document.in_source(Span(4, 12)).start == document.source.index("ministry")


@pytest.mark.parametrize(
    "above",
    [
        "---\nThe ministry said:\nDate: 3 May 2025\nand more.\n---",  # a text between two rules
        "---\nTo: all desks\nRe: tin\n---",  # tells nothing that is known of documents
        "---\ntitle: Tin\n",  # without an end
        "+++\nTin\n+++",
    ],
)
def test_what_stands_between_two_rules_is_text(above: str) -> None:
    """In a plain text hyphens draw rules, too, so that a block which isn't metadata line by line stays."""
    assert all(word in read_bytes(f"{above}\nThe mine opens.".encode()).text for word in above.split())


def test_residue_of_links_and_tickers_is_removed() -> None:
    """What a page's links leave in brackets and a ticker glued to a name are no words of the text."""
    document = read_bytes(
        b"The Office (opens in a new tab) (OSC) paid Kestrel MetalsKM-- and others.\n\n!-- /wp:paragraph -->"
    )
    assert document.text == "The Office (OSC) paid Kestrel Metals and others."


def test_folded_lines_are_joined_and_short_lines_are_not() -> None:
    """Lines that fill a column are a paragraph; lines of a byline, a list or an address stay lines."""
    text = (
        "The agency said on Monday that it would lend four hundred million\n"
        "dollars to the owner of the only rare earth mine in the country,\n"
        "and that a floor price would hold for ten years from the day on\n"
        "which the plant opens.\n\n"
        "Kestrel Metals Corp.\n12 Mill Road\nReno, Nevada\n\n"
        "- gallium, of which China makes nearly all that the world needs\n- indium\n- scandium\n\n"
        "  An indented line starts a paragraph of its own, and it goes on as\n"
        "long as its column allows before it is folded once more."
    )
    assert read_bytes(text.encode()).text.split("\n") == [
        "The agency said on Monday that it would lend four hundred million dollars to the owner of the only rare earth "
        "mine in the country, and that a floor price would hold for ten years from the day on which the plant opens.",
        "",
        "Kestrel Metals Corp.", "12 Mill Road", "Reno, Nevada",
        "",
        "- gallium, of which China makes nearly all that the world needs", "- indium", "- scandium",
        "",
        "An indented line starts a paragraph of its own, and it goes on as long as its column allows before it is "
        "folded once more.",
    ]  # fmt: skip


def test_find_files_walks_folders_in_order(tmp_path: Path) -> None:
    """Named files stay as named, folders are sorted, hidden files and loops are passed over, nothing comes twice."""
    for name in ("b.txt", "a/z.md", "a/y.txt", "a/.hidden.txt", ".git/c.txt", "a/x.pdf", "UPPER.TXT"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("Gallium")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = find_files([tmp_path / "b.txt", tmp_path], suffixes())
    assert [str(path.relative_to(tmp_path)) for path in found] == ["b.txt", "UPPER.TXT", "a/y.txt", "a/z.md"]
    assert find_files(tmp_path / "a" / "x.pdf", suffixes()) == [tmp_path / "a" / "x.pdf"]


def test_find_files_passes_over_what_tells_about_the_folder(tmp_path: Path) -> None:
    """A file in capitals about the folder is no document of it, unless it is named; one in small letters is."""
    for name in ("README.md", "SOURCES.md", "LICENSE.txt", "README.de.md", "NOTICE.html", "notice.txt", "READMES.txt"):
        (tmp_path / name).write_text("Gallium")

    assert [path.name for path in find_files(tmp_path, suffixes())] == ["READMES.txt", "notice.txt"]
    assert find_files(tmp_path / "README.md", suffixes()) == [tmp_path / "README.md"]


def test_the_seeds_are_five(seeds: list[Path]) -> None:
    """What ``make demo`` reads are the five articles, and not the page on where they come from."""
    assert find_files(seeds[0].parent, suffixes()) == seeds
    assert len(seeds) == 5


def test_find_files_says_what_is_missing(tmp_path: Path) -> None:
    """An empty folder and a wrong name are reported, not passed over."""
    with pytest.raises(ReadError, match="the folder holds no document; known endings are"):
        find_files(tmp_path, suffixes())
    with pytest.raises(ReadError, match="no such file or folder"):
        find_files(tmp_path / "gone", suffixes())
