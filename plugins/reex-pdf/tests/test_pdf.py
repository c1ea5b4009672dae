"""What the text of a PDF promises to whoever reads on, and what a broken or hostile one may do.

The PDFs are made byte by byte, in Courier, in which all letters are of one width.
"""

from __future__ import annotations

import re
import textwrap
import time
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reex
import reex_pdf
from reex_pdf.document import Script, write
from reex_pdf.margins import furniture
from reex_pdf.sheets import Sheet, Word

WIDTH, HEIGHT = 612, 792
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"


def file_of(objects: Sequence[bytes], *, off: int = 0, trailer: bytes = b"") -> bytes:
    """Return a PDF of *objects*, the first its catalog, with the table of where they stand, which may be *off*."""
    data, places = b"%PDF-1.7\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(data) + off)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def stream(content: bytes) -> bytes:
    """Return a compressed stream."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


@attrs.frozen
class Drawn:
    """A word that was drawn upright, with its page and its box there."""

    text: str
    page: int
    box: tuple[float, float, float, float]


@attrs.define
class Typeset:
    """A PDF in the making."""

    columns: int = 1
    size: float = 10.0
    gutter: float = 20.0
    around: Callable[[Typeset, int], None] = lambda sheet, page: None
    told: bytes = b""
    rotate: int = 0
    pages: list[bytes] = attrs.field(factory=lambda: [b""])
    words: list[Drawn] = attrs.field(factory=list)
    y: float = 60.0
    _column: int = 0
    _ceiling: float = 60.0

    def __attrs_post_init__(self) -> None:
        self.around(self, 1)

    @property
    def width(self) -> float:
        """The width of a column."""
        return (WIDTH - 120 - (self.columns - 1) * self.gutter) / self.columns

    @property
    def left(self) -> float:
        """The left edge of the column."""
        return 60 + self._column * (self.width + self.gutter)

    def put(self, text: str, x: float, y: float, size: float = 10.0, matrix: str = "1 0 0 1") -> None:
        """Write a text at a place, counted from the top left corner."""
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        line = f"BT /F1 {size} Tf {matrix} {x:.2f} {HEIGHT - y:.2f} Tm ({escaped}) Tj ET\n"
        self.pages[-1] += line.encode("cp1252")
        for word in re.finditer(r"\S+", text):
            left, right = (x + 0.6 * size * at for at in word.span())
            self.words.append(Drawn(word[0], len(self.pages), (left, y - 0.8 * size, right, y + 0.2 * size)))

    def draw(self, operators: str) -> None:
        """Draw something."""
        self.pages[-1] += operators.encode() + b"\n"

    def heading(self, text: str, size: float = 16.0) -> None:
        """Write a heading across all columns; what follows runs below it."""
        self._column, self.y = 0, self.y + size * 1.5
        self.put(text, 60, self.y, size)
        self.y += size * 0.8
        self._ceiling = self.y

    def paragraph(self, text: str) -> None:
        """Write a paragraph in the column, and further columns and pages."""
        self.lines(textwrap.wrap(text, int(self.width / (0.6 * self.size)), break_on_hyphens=True))

    def lines(self, lines: Sequence[str]) -> None:
        """Write the lines of a paragraph as they were broken."""
        for line in lines:
            if self.y > HEIGHT - 80:
                self.next_column()
            self.y += self.size * 1.2
            self.put(line, self.left, self.y, self.size)
        self.y += self.size * 0.7

    def next_column(self) -> None:
        """Go on at the top of the next column."""
        if self._column + 1 == self.columns:
            self.next_page()
        else:
            self._column, self.y = self._column + 1, self._ceiling

    def next_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append(b"")
        self._column, self.y, self._ceiling = 0, 60.0, 60.0
        self.around(self, len(self.pages))

    def data(self) -> bytes:
        """Return the file."""
        count = len(self.pages)
        kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(count))
        objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), _FONT]
        for at, page in enumerate(self.pages):
            objects.append(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d"
                b"/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>" % (WIDTH, HEIGHT, self.rotate, 5 + 2 * at)
            )
            objects.append(stream(page))
        return file_of([*objects, b"<<%s>>" % self.told], trailer=b"/Info %d 0 R" % (4 + 2 * count))


def pdf_of(
    content: bytes, *more: bytes, page: bytes = b"", pages: bytes = b"/Kids[4 0 R]/Count 1", off: int = 0
) -> bytes:
    """Return a PDF of the content of one page, and of further objects from number 6 on."""
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages%s>>" % pages, _FONT]
    leaf = b"<</Type/Page/Parent 2 0 R/Contents 5 0 R%s>>" % (
        page or b"/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
    )
    return file_of([*tree, leaf, stream(content), *more], off=off)


PARAGRAPHS = (
    "The ministry lends the smelter 40 million dollars, to be paid back within nine years from the first tonne.",
    "Both governments mean to map deposits of gallium together, and to share what the drill cores of each tell them.",
    "A stockpile of dysprosium is to last for two years of demand; its keeper buys when the price is below the floor.",
    "Whoever opens a mine on public land gets an answer within four weeks, and reasons in writing if it is a refusal.",
    "The bank examines a guarantee for the refinery in Estonia, whose owners look for customers outside China.",
    "No project in the report has been built so far, and three of them wait for the water that the plants would need.",
)


def read(data: bytes, **limits: Any) -> reex.Document:
    """Read a PDF as the plugin does by itself, or with limits of its own."""
    return reex_pdf.reader(reex_pdf.PdfLimits(**limits)).read(data, "bad.pdf")


def running(document: reex.Document) -> str:
    """Return what isn't furniture."""
    zones = [zone for zone in document.zones if zone.kind == "furniture"]
    return "".join(
        character
        for at, character in enumerate(document.text)
        if not any(zone.start <= at < zone.end for zone in zones)
    ).strip()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    """Paragraphs come whole and in order, whether a page has one column, two, or three, with the title across."""
    made = Typeset(columns=columns, size=11 - 1.5 * columns)
    made.heading("A plan for magnets")
    texts = [PARAGRAPHS[at % 6] for at in range(22 * columns)]
    for text in texts:
        made.paragraph(text)
    document = read(made.data())
    assert document.text.split("\n\n") == ["A plan for magnets", *texts]
    assert document.title == "A plan for magnets"


def test_headings_part_columns() -> None:
    """What stands in columns above a heading across the page is read before what stands below it."""
    made = Typeset(columns=2)
    texts = []
    for title in ("Where the money goes for the first time", "Where it comes from in the years after"):
        made.heading(title)
        top = made.y
        made.paragraph(PARAGRAPHS[0])
        made.paragraph(PARAGRAPHS[1])
        bottom = made.y
        made._column, made.y = 1, top
        made.paragraph(PARAGRAPHS[2])
        made.paragraph(PARAGRAPHS[3])
        made.y = max(bottom, made.y)
        texts += [title, *PARAGRAPHS[:4]]
    assert read(made.data()).text.split("\n\n") == texts


def test_words_cut_at_the_end_of_a_line_are_whole() -> None:
    """A hyphen that only cuts a word is gone; one that a compound has anyway stays."""
    made = Typeset()
    made.lines(
        [
            "The agreement on rare-earth magnets covers the pro-",
            "cessing of ores, as well as long-standing plans for rare-",
            "earth recycling, a state-",
            "owned mill, and the U.S.-",
            "Japan accord of the year 2025, which has its own com-",
            "pensation fund for the mine at Round Top, and neodymium-",
            "iron alloys.",
        ]
    )
    text = read(made.data()).text
    assert "the processing of ores" in text
    assert "rare-earth recycling, a state-owned mill, and the U.S.-Japan accord" in text
    assert "its own compensation fund" in text
    assert "neodymium-iron alloys" in text


def test_running_heads_and_page_numbers_are_furniture() -> None:
    """Heads, feet and page numbers are no part of the text, and a paragraph goes on over the end of its page."""

    def around(made: Any, page: int) -> None:
        left, right = ("Review of Minerals", str(page + 40)) if page % 2 else (str(page + 40), "Spring 2026")
        made.put(left, 60, 30, 8)
        made.put(right, 480, 30, 8)
        made.put(f"Page {page} of 4", 270, 770, 8)

    made = Typeset(around=around)
    texts = [PARAGRAPHS[at % 6] for at in range(50)]
    for text in texts:
        made.paragraph(text)
    document = read(made.data())
    assert running(document).split("\n\n") == texts
    furniture = [document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "furniture"]
    assert "Review of Minerals" in "".join(furniture)


def test_number_of_the_only_page_is_furniture() -> None:
    """A page number needs no second page to be known as one."""
    made = Typeset(around=lambda made, page: made.put("- 1 -", 290, 760, 9))
    made.paragraph(PARAGRAPHS[0])
    assert running(read(made.data())) == PARAGRAPHS[0]


def test_notes_stand_apart() -> None:
    """A footnote never interrupts a sentence that goes on over the page; its mark is told from figures."""
    made = Typeset()
    for text in PARAGRAPHS * 5:
        made.paragraph(text)
    made.put("4", 60 + 6 * 75, made.y - 15, 6)
    made.y = 690.0
    made.lines(["The price of the mine is $400 million"])
    made.put("1", 60 + 6 * 37, made.y - 7 - 4, 6)
    made.put("1 See the annual report of the bank, page 12.", 60, 745, 7.5)
    made.next_page()
    made.lines(["and was paid in March."])
    text = read(made.data()).text
    assert "The price of the mine is $400 million[1] and was paid in March." in text
    assert text.endswith("\n\n1 See the annual report of the bank, page 12.")


ROWS = (
    ("Project", "Agency", "Loan"),
    ("Round Top", "DFC", "$200 million"),
    ("Stibnite", "EXIM", "$1.8 billion"),
    ("Nolans", "", "$60 million"),
)


def test_tables_come_as_rows() -> None:
    """The cells of a row stand on one line, with bars between them."""
    made = Typeset()
    made.paragraph(PARAGRAPHS[0])
    made.y += 10
    for row in ROWS:
        made.y += 16
        for x, cell in zip((60, 200, 330), row, strict=True):
            made.put(cell, x, made.y)
    made.y += 20
    made.paragraph(PARAGRAPHS[1])
    assert read(made.data()).text == "\n\n".join(
        [
            PARAGRAPHS[0],
            "Project | Agency | Loan\nRound Top | DFC | $200 million\n"
            "Stibnite | EXIM | $1.8 billion\nNolans | | $60 million",
            PARAGRAPHS[1],
        ]
    )


def test_drawn_cells_hold_their_lines_together() -> None:
    """A cell of several lines is one, where the lines of the table are drawn, however narrow the gaps between cells."""
    made = Typeset()
    for x in (60, 160, 240, 420):
        made.draw(f"{x} 700 m {x} 600 l S")
    for y in (700, 650, 600):
        made.draw(f"60 {y} m 420 {y} l S")
    for x, y, text in (
        (62, 105, "Mountain Pass"), (62, 117, "separation"), (162, 105, "MP Materials"),
        (242, 105, "Lends for ten years, with a"),
        (242, 117, "floor for the price"), (62, 155, "Thacker Pass"), (162, 155, "Lithium"), (162, 167, "Americas"),
        (242, 155, "Takes warrants"),
    ):  # fmt: skip
        made.put(text, x, y)
    assert read(made.data()).text == (
        "Mountain Pass separation | MP Materials | Lends for ten years, with a floor for the price\n"
        "Thacker Pass | Lithium Americas | Takes warrants"
    )


def test_items_stand_on_lines_of_their_own() -> None:
    """Each item of a list is a line with its bullet, however many lines it had."""
    made = Typeset()
    items = [textwrap.wrap(text, 70) for text in PARAGRAPHS[:3]]
    for first, *rest in items:
        made.y += 12
        made.put("\u2022", 66, made.y)
        made.put(first, 84, made.y)
        for line in rest:
            made.y += 12
            made.put(line, 84, made.y)
    assert read(made.data()).text == "\n".join(f"\u2022 {text}" for text in PARAGRAPHS[:3])


def test_marks_across_the_page_are_furniture() -> None:
    """A watermark doesn't run into the text."""
    made = Typeset()
    made.put("DRAFT", 150, 600, 90, "0.7071 0.7071 -0.7071 0.7071")
    for text in PARAGRAPHS:
        made.paragraph(text)
    assert running(read(made.data())).split("\n\n") == list(PARAGRAPHS)


def test_indented_text_is_whole_whatever_begins_its_lines() -> None:
    """A narrower paragraph is one, even where a line of it begins with a capital letter, as a wider one is."""
    made = Typeset()
    for text in PARAGRAPHS * 2:
        made.paragraph(text)
    lines = (
        "The bank of the state keeps its share of the mine that",
        "Torngat Metals has opened there, and lends the owner of",
        "Round Top a third of what the plant for magnets in West",
        "Texas costs, so that gallium comes from there as well.",
        "Nolans waits.",
    )
    for line in lines:
        made.y += 12
        made.put(line, 90, made.y)
    made.y += 10
    made.paragraph(PARAGRAPHS[0])
    assert read(made.data()).text.split("\n\n")[-2] == " ".join(lines)


def test_boxes_that_hold_no_table_are_text() -> None:
    """Boxes that are empty for the most part, as those of a form or a diagram, leave no bars in the text."""
    made = Typeset()
    for x in (60, 160, 240, 420):
        made.draw(f"{x} 700 m {x} 600 l S")
    for y in (700, 670, 640, 600):
        made.draw(f"60 {y} m 420 {y} l S")
    made.put("Name of the lender", 250, 110)
    made.put("Day of the loan", 250, 140)
    assert read(made.data()).text.split("\n\n") == ["Name of the lender", "Day of the loan"]


def test_the_number_of_a_heading_stays_with_it() -> None:
    """A number that stands apart is read with its heading, not as a column of its own."""
    made = Typeset()
    for text in PARAGRAPHS:
        for line in textwrap.wrap(text, 60):
            made.y += 12
            made.put(line, 100, made.y)
    made.y += 30
    made.put("2", 60, made.y, 12)
    made.put("What the state lends", 100, made.y, 12)
    assert read(made.data()).text.endswith("\n\n2 What the state lends")


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages_are_read_upright(rotate: int) -> None:
    """A page that is shown turned is read as well as any, and its boxes lie on the page as it is shown."""
    made = Typeset(rotate=rotate)
    made.paragraph(PARAGRAPHS[0])
    document = read(made.data())
    assert document.text == PARAGRAPHS[0]
    width, height = (792, 612) if rotate % 180 else (612, 792)
    for region in document.regions:
        left, top, right, bottom = region.box
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height


def test_scans_are_told() -> None:
    """A page without text is no error: a warning names it, and says what helps."""
    made = Typeset()
    made.draw("100 100 300 300 re f")
    scan = read(made.data())
    assert scan.text == ""
    assert [notice.code for notice in scan.notices] == ["scanned-pages"]
    made.next_page()
    made.paragraph(PARAGRAPHS[0])
    mixed = read(made.data())
    assert mixed.text == PARAGRAPHS[0]
    assert mixed.notices[0].message.startswith("page 1 holds a picture and no text")


def test_stamps_on_a_scan_are_no_text() -> None:
    """A picture that takes the page is a scan, even if an archive has stamped a number on it."""
    made = Typeset()
    made.draw("q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")
    made.put("FOIA-2026-000117", 450, 780, 8)
    document = read(made.data())
    assert document.text == "FOIA-2026-000117"
    assert [notice.code for notice in document.notices] == ["scanned-pages"]


def test_what_the_file_tells_of_itself_counts_if_it_is_in_the_text() -> None:
    """Title and author come from the file, unless a program has filled them in; its date never does."""
    told = b"/Title(A plan for magnets)/Author(Ana Lind)/CreationDate(D:20260401)"
    made = Typeset(told=told)
    made.put("Report 7: a plan for magnets", 60, 60)
    document = read(made.data())
    assert (document.title, document.author, document.published) == ("A plan for magnets", "Ana Lind", None)
    made.told = b"/Title(Microsoft Word - plan_v3.docx)/Author(admin)"
    document = read(made.data())
    assert (document.title, document.author) != ("Microsoft Word - plan_v3.docx", "admin")
    assert document.author is None


@pytest.mark.parametrize(
    "name", ["two.html", "Microsoft Word - plan", "plan for magnets v3.docx", "untitled 1", "A plan.pdf"]
)
def test_the_name_of_a_file_is_no_title(name: str) -> None:
    """What a program wrote in place of a title is none, even where it is printed on the page; a real title stays."""
    made = Typeset(told=f"/Title({name})".encode())
    made.put(name, 250, 20, 8)
    made.y = 80
    made.heading("Magnets from Quebec", 14)
    for text in PARAGRAPHS:
        made.paragraph(text)
    assert read(made.data()).title == "Magnets from Quebec"


def test_the_section_of_a_gazette_is_no_title() -> None:
    """What a document is called stands in smaller letters below the section that it is printed in."""
    made = Typeset()
    made.heading("Presidential Documents", 20)
    made.heading("Loans for Makers of Magnets", 14)
    for text in PARAGRAPHS:
        made.paragraph(text)
    assert read(made.data()).title == "Loans for Makers of Magnets"


def test_what_a_browser_prints_around_a_page_is_furniture() -> None:
    """Neither the time at which a page was printed nor its address is a part of the text, and no date of it."""
    made = Typeset()
    made.put("11/29/26, 12:54 PM", 24, 24, 8)
    made.put("Magnets from Quebec - The Daily Ore", 250, 24, 8)
    made.put("https://example.org/magnets", 24, 776, 8)
    made.put("1/1", 575, 776, 8)
    made.y = 80
    made.heading("Magnets from Quebec", 14)
    for text in PARAGRAPHS:
        made.paragraph(text)
    document = read(made.data())
    assert running(document).split("\n\n") == ["Magnets from Quebec", *PARAGRAPHS]
    assert document.published is None


@st.composite
def sheets(draw: st.DrawFn) -> list[Sheet]:
    """Return pages on which words and lines stand anywhere, one over the other or out of sight."""
    place = st.one_of(st.integers(0, 60).map(lambda at: at * 10.0), st.floats(-1e5, 1e5))
    texts = st.sampled_from(["tin", "ore-", "1", "\u2022", "(a)", "[1]", "Page", "3", "zinc.", "\xad", "-", "rare-"])
    found = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        words = []
        for text in draw(st.lists(texts, max_size=30)):
            left, top, size = draw(place), draw(place), draw(st.sampled_from([0.1, 8.0, 10.0, 10.0, 24.0, 1e5]))
            words.append(Word(text, left, top, left + draw(st.sampled_from([-3.0, 0.0, 18.0, 90.0])), top + size, size))
        rules = []
        for left, top, long in draw(st.lists(st.tuples(place, place, st.integers(1, 300)), max_size=9)):
            rules.append((left, top, left, top + long) if long % 2 else (left, top, left + long, top))
        found.append(
            Sheet(
                number=number, quarter=0, words=tuple(words), stray=(), rules=tuple(rules), painted=True, picture=False
            )
        )
    return found


@settings(max_examples=40, deadline=None)
@given(pages=sheets())
def test_no_word_is_lost_wherever_it_stands(pages: list[Sheet]) -> None:
    """Each word of each page is in the text, running heads once, and the regions are in order."""
    script = Script()
    write(script, pages)
    ends = [0, *(end for region in script.regions for end in (region.start, region.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(script.source)
    heads = sum(line.text.count("tin") for lines in furniture(pages).values() for line in lines)
    once = sum(script.source[span.start : span.end].count("tin") for span in script.furniture)
    there = sum(word.text == "tin" for page in pages for word in page.words)
    assert script.source.count("tin") - once + heads == there


WORDS = st.lists(
    st.sampled_from(["tin", "ore", "mine", "(war)", "plan-b", "40%", "rare", "earths,", "U.S.", "gallium"]),
    min_size=1,
    max_size=60,
)


@settings(max_examples=6, deadline=None)
@given(paragraphs=st.lists(WORDS, min_size=1, max_size=6), columns=st.integers(1, 3))
def test_each_word_leads_to_its_place_on_the_page(paragraphs: list[list[str]], columns: int) -> None:
    """Each word of the text is found in the source, and on the page in a box that fits it to a point."""
    made = Typeset(columns=columns)
    for words in paragraphs:
        made.paragraph(" ".join(words))
    document = read(made.data())
    assert document.source is not None
    pieces = iter(made.words)
    spans = [reex.Span(*word.span()) for word in re.finditer(r"\S+", document.text)]
    for span, location in zip(spans, reex.locate(document, spans), strict=True):
        word = document.text[span.start : span.end]
        assert document.source[location.start : location.end] == word
        drawn = [next(pieces)]
        while "".join(piece.text for piece in drawn) != word:
            drawn.append(next(pieces))  # it was cut at a hyphen
        assert location.page == drawn[0].page
        places = [piece.box for piece in drawn if piece.page == drawn[0].page]
        assert [edge for box in location.boxes for edge in box] == pytest.approx(sum(places, ()), abs=1)


def test_each_line_of_a_span_has_a_box_of_its_own() -> None:
    """A span over two columns has a box around its words on each line, and one around all of them."""
    made = Typeset(columns=2)
    made.lines([f"mine {number:03} gets a loan and" for number in range(100)])
    document = read(made.data())
    turn = next(at for at, word in enumerate(made.words) if word.box[0] > WIDTH / 2)
    last, first = made.words[turn - 2 : turn], made.words[turn : turn + 2]
    text = " ".join(word.text for word in (*last, *first))
    start = document.text.index(text)
    (place,) = reex.locate(document, [reex.Span(start, start + len(text))])
    expected = [(pair[0].box[0], pair[0].box[1], pair[1].box[2], pair[1].box[3]) for pair in (last, first)]
    assert [edge for box in place.boxes for edge in box] == pytest.approx(sum(expected, ()), abs=1)
    assert place.box == pytest.approx((expected[0][0], expected[1][1], expected[1][2], expected[0][3]), abs=1)


SAID = "Canada lent money to a smelter in Quebec."
HELLO = b"BT /F1 12 Tf 72 700 Td (Canada lent money to a smelter in Quebec.) Tj ET "
RESOURCES = b"/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>"
FORM = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 6>>stream\n/X Do \nendstream"
)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"off": 777}, id="cross-references that lead nowhere"),
        pytest.param({"pages": b"/Kids[2 0 R 4 0 R]/Count 2"}, id="a tree of pages that holds itself"),
        pytest.param({"pages": b"/Kids[4 0 R]/Count 2000000000"}, id="pages that aren't there"),
        pytest.param({"page": RESOURCES.replace(b"612 792", b"1e12 1e12")}, id="a page as large as a planet"),
        pytest.param({"page": RESOURCES.replace(b"612 792", b"nan -1")}, id="a page without a size"),
    ],
)
def test_what_can_be_read_of_a_broken_file_is_read(told: dict[str, Any]) -> None:
    """A file that viewers show is read, however wrong it is around its pages."""
    assert read(pdf_of(HELLO, **told)).text == SAID


def test_drawings_that_draw_themselves_end() -> None:
    """A form that holds itself is no endless loop."""
    assert read(pdf_of(b"/X Do " * 10 + HELLO, FORM, page=RESOURCES)).text == SAID


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n", b"%PDF-1.7\ntrailer<</Root 1 0 R>>"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    """A file that can't be opened is refused, by name and with what to do."""
    with pytest.raises(
        reex.ReadError, match=r"^bad\.pdf: it is no PDF, or too damaged to be opened; get the file again"
    ):
        read(data)


def test_content_tells_what_is_a_pdf() -> None:
    """A PDF is known by its first bytes, whatever its name, and a text that speaks of PDF is none."""
    looks = reex_pdf.reader().looks
    assert looks is not None
    assert looks(pdf_of(HELLO)[:4096])
    assert not looks(b"A PDF begins with %PDF-1.7, as the standard says.")


def test_truncated_files_are_refused_or_read() -> None:
    """Half a file is no fault of the reader."""
    whole = pdf_of(HELLO)
    with pytest.raises(reex.ReadError, match="too damaged"):
        read(whole[: len(whole) // 3])


def test_passwords_are_asked_for_by_no_one() -> None:
    """A file that is locked is refused, with the way to unlock it."""
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]" % (b"x" * 32, b"y" * 32)
    data = pdf_of(HELLO).replace(b"trailer\n<<", b"trailer\n<<" + lock)
    with pytest.raises(reex.ReadError, match=r"^bad\.pdf: it opens with a password only"):
        read(data)


def test_bombs_are_stopped_in_time() -> None:
    """A few kilobytes that unpack to hours of work cost the time that was granted, and the record says so."""
    bomb = pdf_of(b"BT /F1 12 Tf " + b"(aaaa bbbb) Tj 1 0 Td " * 1_000_000 + b"ET")
    started = time.monotonic()
    with pytest.raises(reex.ReadError, match=r"longer than 0.6 seconds|takes too long to open"):
        read(bomb, seconds=0.6)
    assert time.monotonic() - started < 10


def test_what_takes_too_much_memory_is_refused() -> None:
    """A failure of PDFium is an error of the one file, never the end of the process."""
    bomb = pdf_of(b"BT /F1 12 Tf " + b"(aaaa bbbb) Tj 1 0 Td " * 300_000 + b"ET")
    with pytest.raises(reex.ReadError, match=r"page 1 can't be read|makes PDFium fail"):
        read(bomb, memory=90_000_000)


def test_pages_beyond_the_limit_are_told() -> None:
    """Of a file with too many pages the first are read, and a warning says so."""
    made = Typeset()
    for metal in ("Tin", "Zinc", "Copper"):
        made.paragraph(f"{metal} is mined there.")
        made.next_page()
    document = read(made.data(), pages=2)
    assert document.text == "Tin is mined there.\n\nZinc is mined there."
    assert [notice.code for notice in document.notices] == ["pages-unread"]
    assert "of 4 pages those after page 2 are left out" in document.notices[0].message


def test_characters_beyond_the_limit_are_told() -> None:
    """Of a page with too much text the first part is read, and a warning says so."""
    made = Typeset()
    made.paragraph(SAID)
    document = read(made.data(), characters=11)
    assert document.text == "Canada lent"
    assert [notice.code for notice in document.notices] == ["pages-unread"]


@settings(max_examples=10, deadline=None)
@given(at=st.integers(0, 600), junk=st.binary(min_size=1, max_size=8))
def test_damaged_bytes_are_read_or_refused(at: int, junk: bytes) -> None:
    """Whatever bytes are written over a file, it makes a document or a ReadError."""
    whole = pdf_of(HELLO)
    try:
        document = read(whole[:at] + junk + whole[at + len(junk) :])
    except reex.ReadError:
        return
    assert isinstance(document, reex.Document)
