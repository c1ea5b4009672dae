"""Word documents: text, tables, notes, changes and properties, sound and hostile."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import Document, Limits, ReadError, Span
from reex.readers import read_bytes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY = (
    "The agency lends four hundred million dollars to the owner of the mine, and the price of its magnets "
    "is held above a floor for ten years, which the industry has asked for since prices fell."
)
STYLES = """<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkte"><w:name w:val="Points"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Enger"><w:name w:val="Closer"/><w:basedOn w:val="Punkte"/></w:style>"""


def relations(**targets: str) -> str:
    """Return a part of relationships, from the last step of a type to a target."""
    rows = "".join(
        f'<Relationship Id="{kind}" Type="{RELATION}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f"<Relationships>{rows}</Relationships>"


def packed(body: str, namespace: str = WORD, **parts: str) -> bytes:
    """Return a Word document with a body, and contents of parts: ``styles``, ``footnotes``, ``header1``, ``core``."""
    core = parts.pop("core", None)
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="word/document.xml", **{"core-properties": "docProps/core.xml"}),
        "word/document.xml": f"<w:document xmlns:w='{namespace}'><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}),
        **{f"word/{kind}.xml": f"<w:part xmlns:w='{namespace}'>{content}</w:part>" for kind, content in parts.items()},
    }
    if core:
        files["docProps/core.xml"] = f"<cp xmlns:dc='d' xmlns:dcterms='t'>{core}</cp>"
    return archived(files)


def archived(files: dict[str, str]) -> bytes:
    """Return an archive of texts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, style: str = "", number: str = "") -> str:
    """Return a paragraph of one run."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{run(text)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of paragraphs or whatever the cells hold."""
    columns = "<w:gridCol/>" * len(rows[0])
    lines = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


def word(body: str, **parts: str) -> Document:
    """Read a Word document."""
    return read_bytes(packed(body, **parts), "paper.docx")


def zones(document: Document, kind: str) -> list[str]:
    """Return the text of the zones of a kind."""
    return [document.text[zone.start : zone.end] for zone in document.zones if zone.kind == kind]


def test_paragraphs_headings_and_items() -> None:
    """Headings and paragraphs stand apart, items are lines with a dash, whichever style makes them items."""
    document = word(
        paragraph("Kestrel opens a refinery", "Titel")
        + paragraph(BODY)
        + paragraph("What it makes", "berschrift1")
        + paragraph("gallium", number="1")
        + paragraph("indium", "Punkte")
        + paragraph("germanium", "Enger")
        + paragraph("no item", "Punkte", number="0"),
        styles=STYLES,
    )
    end = "What it makes\n\n- gallium\n- indium\n- germanium\n\nno item"
    assert document.text == f"Kestrel opens a refinery\n\n{BODY}\n\n{end}"
    assert document.title == "Kestrel opens a refinery"
    assert zones(document, "title") == ["Kestrel opens a refinery"]


def test_tables_are_rows() -> None:
    """Cells stand beside one another, paragraphs in a cell stay together, and a table of one column is only a frame."""
    cells = paragraph("gallium") + paragraph("indium")
    document = word(
        table((paragraph("Firm"), paragraph("Makes"), paragraph("Sum")), (paragraph("Kestrel"), cells, paragraph("$5")))
        + table((paragraph("One frame.") + paragraph("Two paragraphs."),))
    )
    assert document.text == "Firm | Makes | Sum\nKestrel | gallium; indium | $5\n\nOne frame.\n\nTwo paragraphs."


def test_words_of_links_and_results_of_fields_are_text() -> None:
    """A link keeps its words, and a field its result; its code is no text, even if it never ends."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>code</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("May 2025")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("lost code")
    document = word(
        f"<w:p>{run('Signed by ')}<w:hyperlink>{run('the Department of Energy')}</w:hyperlink>{run(' in ')}{field}"
        f"<w:fldSimple w:instr='DATE'>{run(', it says')}</w:fldSimple>{broken}</w:p>" + paragraph("And on.")
    )
    assert document.text == "Signed by the Department of Energy in May 2025, it says\n\nAnd on."


def test_changes_stand_as_accepted() -> None:
    """What was inserted is text; what was deleted, moved away or commented on isn't, and a deleted mark joins."""
    document = word(
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The loan is ')}"
        f"<w:ins>{run('signed')}</w:ins><w:del><w:r><w:delText>planned</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('elsewhere')}</w:moveFrom><w:r><w:commentReference w:id='1'/></w:r></w:p>"
        f"<w:p>{run(' and paid.')}</w:p>",
        comments=paragraph("Is it?"),
    )
    assert document.text == "The loan is signed and paid."


def test_hidden_text_and_placeholders_are_out() -> None:
    """Text that nobody sees, or that asks for text, isn't read."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    seen = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>open</w:t></w:r>'
    asks = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' book')}</w:sdtContent></w:sdt>"
    assert word(f"<w:p>{hidden}{seen}{asks}{filled}</w:p>").text == "open book"


def test_signs_of_a_run() -> None:
    """Breaks, tabs and hyphens of a run are what they look like, and a soft hyphen is nothing."""
    signs = (
        "<w:r><w:t>low</w:t><w:noBreakHyphen/><w:t>cost mag</w:t><w:softHyphen/><w:t>nets</w:t>"
        "<w:br/><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"
    )
    assert (
        word(f"<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{signs}</w:p>").text == "low-cost magnets\na b"
    )


def test_text_boxes_stand_after_their_paragraph_and_once() -> None:
    """A box, which is written in two ways for two ages of the program, is read once, after what it is anchored in."""
    box = f"<w:txbxContent>{paragraph('Key facts')}{paragraph('Ten years')}</w:txbxContent>"
    ages = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent xmlns:mc='m'>{ages}</mc:AlternateContent>"
    document = word(f"<w:p>{run('The loan ')}<w:r>{both}</w:r>{run('is signed.')}</w:p>{paragraph('It is paid.')}")
    assert document.text == "The loan is signed.\n\nKey facts\n\nTen years\n\nIt is paid."


def test_notes_stand_at_the_end_and_running_heads_are_furniture() -> None:
    """Notes follow the text, without the rules around them; what stands on each page, and contents, is no text."""
    document = word(
        paragraph("Page 3 What it makes", "TOC1") + paragraph(BODY),
        header1=paragraph("Ministry of Mines"),
        header2=paragraph("Ministry of Mines"),
        footer1=paragraph("Letter 12 of the series"),
        footnotes=f"<w:footnote w:type='separator'>{paragraph('rule')}</w:footnote>"
        f"<w:footnote w:id='1'>{paragraph('In dollars of 2024.')}</w:footnote>",
        endnotes=f"<w:endnote w:id='1'>{paragraph('By the ministry.')}</w:endnote>",
    )
    notes = "In dollars of 2024.\n\nBy the ministry."
    contents = "Page 3 What it makes"
    assert document.text == f"Ministry of Mines\n\n{contents}\n\n{BODY}\n\n{notes}\n\nLetter 12 of the series"
    assert zones(document, "furniture") == [f"Ministry of Mines\n\n{contents}", "Letter 12 of the series"]


def test_properties_tell_what_the_text_does_not() -> None:
    """Author and title are told; the days on which the file was made and saved are no date of publication."""
    core = (
        "<dc:title>Loan to Kestrel</dc:title><dc:creator>Ada Quill</dc:creator>"
        "<dcterms:created>2025-05-30T08:00:00Z</dcterms:created><dcterms:modified>2025-06-03T08:00:00Z</dcterms:modified>"
    )
    document = word(paragraph(BODY), core=core)
    assert (document.title, document.author) == ("Loan to Kestrel", "Ada Quill")
    assert (document.published, document.published_basis, document.notices) == (None, None, ())
    dated = word(paragraph("Kestrel borrows", "Title") + paragraph(f"PERTH, May 28, 2025 -- {BODY}"), core=core)
    assert (dated.title, dated.published, dated.notices) == ("Kestrel borrows", "2025-05-28", ())


def test_properties_that_nobody_filled_in_tell_nothing() -> None:
    """The author of a template, and titles that programs make up, aren't those of the document."""
    document = word(
        paragraph(BODY),
        core="<dc:title>Microsoft Word - a.doc</dc:title><dc:creator>python-docx</dc:creator>",
    )
    assert (document.title, document.author) == (None, None)


def test_a_word_document_is_known_by_its_bytes() -> None:
    """Content decides, whatever the name; both editions of the standard are read."""
    assert read_bytes(packed(paragraph(BODY)), "paper.txt").text == BODY
    assert read_bytes(packed(paragraph(BODY), namespace=STRICT), "macros.docm").text == BODY


WORDS = st.lists(st.sampled_from(["mine", " ", "magnets", "-", "\u00ad", "é", "  ", "&amp;", "owner"]), max_size=6)
PARAGRAPHS = st.builds(
    lambda words, style, number: paragraph("".join(words), style, number),
    WORDS,
    st.sampled_from(["", "Titel", "Punkte", "TOC1"]),
    st.sampled_from(["", "0", "1"]),
)
BLOCKS = st.lists(
    PARAGRAPHS | st.builds(lambda one, two: table((one, two), (two, one)), PARAGRAPHS, PARAGRAPHS), max_size=6
)


@given(BLOCKS, PARAGRAPHS)
def test_words_lead_back_to_the_runs(blocks: list[str], note: str) -> None:
    """Each word of the text is the same word in the source, which is the text of the runs."""
    try:
        document = word("".join(blocks), styles=STYLES, header1=note, footnotes=note)
    except ReadError:
        return
    assert document.source is not None
    for name in ("mine", "magnets", "owner"):
        at = document.text.find(name)
        while at >= 0:
            where = document.in_source(Span(at, at + len(name)))
            assert document.source[where.start : where.end].replace("\u00ad", "") == name
            at = document.text.find(name, at + 1)


BOMB = f"<w:p>{'<!-- -->' * 900_000}</w:p>"
ENTITY = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><w>&b;</w>"
OUTSIDE = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><w>&a;</w>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(packed(BOMB), "paper.docx: unpacks to more than 5,000,000 bytes", id="bomb"),
        pytest.param(packed("<w:p>" * 2000), "nests more than 1000 elements", id="nested"),
        pytest.param(packed(f"<w:p>{run('a &lt; b')}</w:q>"), "word/document.xml is broken", id="broken"),
        pytest.param(packed(paragraph(BODY))[:-60], "no whole Word document", id="cut"),
        pytest.param(packed(""), "no text", id="empty"),
        pytest.param(archived({"word/a.xml": "<a/>", "_rels/.rels": relations()}), "without the parts", id="no-parts"),
        pytest.param(
            archived({"_rels/.rels": relations(officeDocument="xl/workbook.xml"), "xl/workbook.xml": "<a/>"}),
            "a workbook or a presentation",
            id="workbook",
        ),
        pytest.param(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "save it as .docx", id="old"),
    ],
)
def test_what_is_no_sound_document_is_refused(data: bytes, message: str) -> None:
    """A bomb, absurd nesting, a broken, cut or old file: the error says what and where it is."""
    with pytest.raises(ReadError, match=message):
        read_bytes(data, "paper.docx")


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(size=2_000), r"more than 2,000 bytes, at word/document.xml; raise the limit \(--limit size=N"),
        (Limits(characters=100), r"more than 100 characters, where .* raise the limit \(--limit characters=N"),
    ],
)
def test_a_document_keeps_to_the_limits(limits: Limits, message: str) -> None:
    """What a document unpacks to, and its text, may be as large as the user says, and are not read beyond."""
    data = packed(paragraph("a") * 200)
    assert read_bytes(data, "paper.docx").characters == 598

    with pytest.raises(ReadError, match=message):
        read_bytes(data, "paper.docx", limits=limits)


def test_odd_packing_is_refused() -> None:
    """Word packs by one method alone; others can unpack to millions of bytes at once."""
    stream = BytesIO(packed(paragraph(BODY)))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_LZMA) as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", BODY)

    with pytest.raises(ReadError, match=r"word/document\.xml is packed as in no Word document; open it in Word"):
        read_bytes(stream.getvalue(), "paper.docx")


@pytest.mark.parametrize("part", [ENTITY, OUTSIDE])
def test_entities_are_refused(part: str) -> None:
    """A part that declares entities, to grow or to read files of this machine, is refused as a whole."""
    files = {"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": part}
    with pytest.raises(ReadError, match="declares a document type"):
        read_bytes(archived(files), "paper.docx")
