"""XML that is no feed: bills, and documents in any other vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex.readers import formats, read_bytes
from reex.testing import conformance

BILL = """<?xml version="1.0"?>
<?xml-stylesheet type="text/xsl" href="bill.xsl"?>
<!DOCTYPE bill PUBLIC "-//Tarn Congress//DTDs/bill.dtd//EN" "bill.dtd">
<bill bill-stage="Introduced">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dublinCore>
    <dc:title>9 HR 77 IH: Tungsten Supply Act</dc:title><dc:publisher>House of Tarn</dc:publisher>
    <dc:date>2031-05-06</dc:date><dc:language>EN</dc:language>
  </dublinCore></metadata>
  <form>
    <distribution-code display="yes">I</distribution-code><legis-num>H. R. 77</legis-num>
    <action><action-date date="20310506">May 6, 2031</action-date>
      <action-desc><sponsor name-id="R1">Ms. Roe</sponsor> introduced the following bill</action-desc></action>
    <official-title>To lend to owners of tungsten mines.<pagebreak/></official-title>
  </form>
  <legis-body>
    <section id="H1"><enum>1.</enum><header>Short title</header>
      <text>This Act may be cited as the <quote><short-title>Tungsten Supply Act</short-title></quote>.</text></section>
    <section id="H2"><enum>2.</enum><header>Loans</header>
      <text display-inline="no">The Secretary
        of Energy shall lend$#x2014;</text>
      <paragraph><enum>(1)</enum><text>$40 million to Kestrel Metals &amp; Sons; and</text></paragraph>
      <paragraph><enum>(2)</enum><text>no more than that.</text></paragraph></section>
  </legis-body>
</bill>
""".replace("$#", "&#")


def document(source: str | bytes, name: str = "a.xml") -> reex.Document:
    """Return the document of XML."""
    return read_bytes(source.encode() if isinstance(source, str) else source, path=name)


def test_a_bill_is_read_in_its_order() -> None:
    """Numbers stand before what they number, headings and paragraphs are blocks, and quotes have their marks."""
    assert document(BILL).text.split("\n\n") == [
        "H. R. 77",
        "May 6, 2031",
        "Ms. Roe introduced the following bill",
        "To lend to owners of tungsten mines.",
        "1. Short title",
        "This Act may be cited as the “Tungsten Supply Act”.",
        "2. Loans",
        "The Secretary of Energy shall lend—",
        "(1) $40 million to Kestrel Metals & Sons; and",
        "(2) no more than that.",
    ]


def test_a_bill_tells_of_itself() -> None:
    """Title, date, publisher and language come from its elements; the first line of its text is no title."""
    found = document(BILL)
    assert (found.title, found.published, found.published_basis) == (
        "9 HR 77 IH: Tungsten Supply Act", "2031-05-06", "metadata"
    )  # fmt: skip
    assert (found.publisher, found.language, found.media_type) == ("House of Tarn", "en", "text/x-xml")
    assert (found.path, found.zones) == ("a.xml", ())


@pytest.mark.parametrize(
    ("source", "title", "published"),
    [
        (
            '<resolution><form><action-date date="20310506">May 6</action-date><action-date date="20310607">June 7'
            "</action-date><official-title>Recognizing tin.</official-title></form></resolution>",
            "Recognizing tin.",
            "2031-06-07",
        ),
        (
            '<article><front><article-title>On <i>Tin</i></article-title><pub-date iso-8601-date="2031-02-03"><day>3'
            "</day></pub-date></front><body><p>Tin is scarce.</p></body></article>",
            "On Tin",
            "2031-02-03",
        ),
        ("<book><title>Tin</title><chapter><title>Of mines</title><p>Text.</p></chapter></book>", "Tin", None),
        ("<law><title><num>I</num><p>Of the mines of tin.</p></title></law>", None, None),  # which is a part
    ],
)
def test_what_elements_tell(source: str, title: str | None, published: str | None) -> None:
    """The surest name that is there counts, and of what happened to a bill the last."""
    found = document(source)
    assert (found.published, found.title if title else found.zones) == (published, title or ())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<l><award><firm>Tarn</firm><sum>5</sum></award></l>", "Tarn\n\n5"),
        ("<x:d xmlns:x='u'><x:P>One\n two</x:P>\n<x:P>Three</x:P></x:d>", "One two\n\nThree"),
        ("<d>Of <n><first>Jo</first><last>Li</last></n>, a<i>b</i>c</d>", "Of Jo Li, abc"),
        ("<d>One<p>Two</p>three</d>", "One\n\nTwo\n\nthree"),
        ("<d>One<br/>two<pb/>three<fn>four</fn></d>", "One twothree four"),
        ("<t><thead><row><td>A</td><entry/><td><p>C</p>D</td></row></thead><tr><td>E</td></tr></t>", "A | | C D\nE"),
        ("<d>so <q>open</q>, he said</d>", "so “open”, he said"),
        ("<d><num>1</num><num>(a)</num><p>Tin</p></d>", "1 (a) Tin"),
        ("<d><p><num>1</num></p><p>Tin</p></d>", "1\n\nTin"),
        ("<d><![CDATA[<p>One</p> two < 3 & 4]]></d>", "One\n\ntwo < 3 & 4"),
        ("<d><!-- <p>no</p> --><p a='>' b=\"/\">yes</p><?p no?><meta>no <b>no</b></meta></d>", "yes"),
        ("<d>one <b>two</d>", "one two"),
        ("<d>one <!-- two</d>", "one"),
    ],
)  # fmt: skip
def test_blocks(source: str, text: str) -> None:
    """An element amid text is part of its sentence; elsewhere, or by its name, it is a block."""
    assert document(source).text == text


def test_it_is_known_without_a_name() -> None:
    """What comes through a pipe and declares to be XML is read as such; an ending that says otherwise counts."""
    assert read_bytes(BILL.encode()).media_type == "text/x-xml"
    assert read_bytes(b"<d>is no such declaration</d>").media_type == "text/plain"
    with pytest.raises(reex.ReadError, match=r"no reader for \.svg files"):
        document('<?xml version="1.0"?><svg><text>Tin</text></svg>', "a.svg")


def test_what_a_document_type_declares_is_not_used() -> None:
    """Entities stay as they are written, so that none can grow; those of HTML are known."""
    bomb = '<!DOCTYPE d [<!ENTITY a "lollol"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    assert document(f"{bomb}<d>one &b; &c; &mdash; two</d>").text == "one &b; &c; — two"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1251", "utf-16"])
def test_the_encoding_is_that_which_is_declared(encoding: str) -> None:
    """What isn't UTF-8 is read as it says."""
    word = "Москва" if encoding == "windows-1251" else "Köln"
    source = f'<?xml version="1.0" encoding="{encoding}"?><d>{word}</d>'.encode(encoding)
    assert document(source).text == word


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Tin is scarce.", "a.xml: no XML: there is no element at its beginning; if it is a text, name it .txt"),
        ("<d><e/></d>", "a.xml: no text is left without markup"),
        ("<a>" * 1001 + "tin", "a.xml: nests more than 1,000 elements; save the document as text"),
    ],
)
def test_what_is_no_text_is_refused(source: str, said: str) -> None:
    """The message says what is wrong, and what to do."""
    with pytest.raises(reex.ReadError, match=said):
        document(source)


def test_a_text_is_no_longer_than_a_document_may_be(tmp_path: Path) -> None:
    """What is longer is refused, and the message says which limit counts."""
    path = tmp_path / "a.xml"
    path.write_text("<d>" + "<p>tin</p>" * 100 + "</d>")
    with pytest.raises(reex.ReadError, match="more than 300 characters, where one has 300 at most; split it, or raise"):
        reex.read(path, limits=reex.Limits(characters=300))


FRAGMENTS = st.sampled_from(
    ["tungsten", " ", "\n", "é", "&amp;", "&x;", "<p>", "</p>", "<b>", "</b>", "<q>", "</q>", "<entry>", "</entry>",
     "<row/>", "<num>", "</num>", "<br/>", "<title>", "</title>", "<meta>", "</meta>", "<!--", "-->", "<![CDATA[",
     "]]>", "<", ">", '"', "<a b='", "]"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_words_lead_back_to_the_source(inner: str) -> None:
    """Whatever stands around it, a word is where the source has it, and the text is tidy."""
    found = document(f"<d>tungsten<i>{inner}</i></d>")
    assert found.source is not None
    assert found.text == found.text.strip()
    assert not any(blanks in found.text for blanks in ("  ", "\n\n\n", " \n", "\n "))
    at = found.text.find("tungsten")
    while at >= 0:
        where = found.in_source(reex.Span(at, at + 8))
        assert found.source[where.start : where.end] == "tungsten"
        at = found.text.find("tungsten", at + 1)


@pytest.mark.parametrize("promise", conformance(formats.XML, BILL.encode()), ids=str)
def test_it_keeps_the_promises_of_readers(promise: object) -> None:
    """Any bytes are read or refused, in linear time."""
    assert callable(promise)
    promise()


@pytest.mark.parametrize(
    "unit", ["<a ", "<a '", '<a "x" ', "<!--", "<?", "<![CDATA[", "]]>", "&a", "</a>", "<a/>x", "<!DOCTYPE a ["]
)
def test_broken_marks_cost_no_time(unit: str) -> None:
    """What never closes is looked through once."""
    assert document(f"<d>tin {unit * 100_000}").text.startswith("tin")


@pytest.mark.parametrize(
    "end",
    [
        "",
        "</text",
        "</text></section",
        "</text></section></legis-body",
        "</text></section></legis-body></bil",
        "<",
        "<b at='1",
    ],
)
def test_a_file_that_is_cut_off_is_read_and_told(end: str) -> None:
    """What is there is read, without half a tag, and a warning stands at the end of it."""
    found = document(f"{BILL.partition('.</text></section>')[0]}.{end}")
    assert found.text.endswith("This Act may be cited as the “Tungsten Supply Act”.")
    (notice,) = found.notices
    assert (notice.code, notice.end) == ("cut-off", len(found.text))
    assert "before its first element, bill, is closed" in notice.message


@pytest.mark.parametrize(
    "source",
    [
        BILL,
        f"{BILL}\n<!-- cut",
        "<?xml version='1.0'?><a/>" + "<b>Tarn lends $4 million to Roe.</b>",
        "<?xml version='1.0'?><a>Tarn lends $4 million to Roe<br>today.<p>It is a loan.</A>",
        f"<?xml version='1.0'?><a><p>{'Tarn lends.<br>' * 99}</p></a>",
        "<?xml version='1.0'?><a>If 4 > 3 and 3 < 4, Tarn lends.</a>",
    ],
)
def test_a_file_that_is_only_careless_is_whole(source: str) -> None:
    """An element that is never closed is no end in the middle, as long as the first one is closed."""
    assert "cut-off" not in [notice.code for notice in document(source).notices]
