"""Repair of glued and spaced words, references, ligatures and residue; sound text is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex.readers import read_bytes
from reex.readers.clean import clean
from reex.spans import Span

MENDED = {
    "The Department (War)committed money.": "The Department (War) committed money.",
    "the Office (OSC)said so": "the Office (OSC) said so",
    "the ministry (formerly Defense)announced": "the ministry (formerly Defense) announced",
    "the Department of Energy(DOE) pays": "the Department of Energy (DOE) pays",
    "It began in 2020.While others wait, it grows.": "It began in 2020. While others wait, it grows.",
    "They signed the deal.The mine opens.": "They signed the deal. The mine opens.",
    "They signed the dealThe mine opens.": "They signed the deal The mine opens.",
    "as was announced.Kestrel said no": "as was announced. Kestrel said no",
    "shares of Kestrel MaterialsKM-- rose": "shares of Kestrel Materials rose",
    "ByAda QuinnReviewed by Anna Field": "By Ada Quinn Reviewed by Anna Field",
    "P R E S S  R E L E A S E\n\nKestrel A N N O U N C E S a deal": "PRESS RELEASE\n\nKestrel ANNOUNCES a deal",
    "a&amp;nbsp;b &#8217; &amp;amp;#8220;x&rdquo; &nbsp and 5 &lt; 6 &euro;5 &#x2014;": "a b ’ “x” and 5 < 6 €5 —",
    "ﬁnancial oﬃce, ﬂow and eﬀort": "financial office, flow and effort",
    "mag\u00adnets and elec\u00ad\ntric": "magnets and electric",
    "zero\u200bwidth \u202aand\u202c bidi\u2066x\u2069": "zerowidth and bidix",
    '[caption id="a_5" align="left"]A mine[/caption] and [vc_row]x[/vc_row] [gallery ids="1,2"]': "A mine and x",
    'Text.\n<!-- wp:paragraph {"a":1} -->\nMore.': "Text.\n\nMore.",
    "Kestrel (opens in a new tab) and Falke (öffnet in neuem Fenster), Faucon (s’ouvre dans un nouvel onglet).": (
        "Kestrel and Falke, Faucon."
    ),
    "商务部（在新窗口打开）宣布": "商务部宣布",
    "Kestrel (KM.N), opens new tab, said": "Kestrel (KM.N), said",
    "The **grant** is in [the order](https://x.org/a) now": "The grant is in the order now",
}
SOUND = [
    "The U.S. Steel plant",
    "a 3.5 percent share",
    "https://example.org/Path.The and www.Example.Com today",
    "iPhone and McDonald and e.g. this",
    "read report2020.Final now",
    "Kunshan Metals Co.Ltd said",
    "AT&T and R&D; S&P and B&B; Q&A; M&A; now",
    "a (re)investment, (non)binding, (Re)Insurance",
    "function(s)called person(s) may",
    "Ca(OH)2 and Fe(II)chloride",
    "A B C D E F G",
    "grades A C B D A B",
    "answers T F T F T",
    "node.Js is",
    "Booking.Com is",
    "Dr.Smith went",
    "St.Petersburg is",
    "YouTube and LinkedIn and eBay and MacBook This",
    "the U.S.The",
    "a?b=1&copy=2&lt=3&amp=4",
    "x = a * b ** c ** d",
    "[Video] of [1] and [gallery] of",
    "see the external link",
    "read the file summary.Pdf is",
    "x y z a b c in a row",
    "&notanentity; &zzz; &#0;",
    "“a” ‘b’ 5′ 6″ — 5–6",
]


@pytest.mark.parametrize("damaged", MENDED)
def test_damage_is_mended_and_told(damaged: str) -> None:
    """Each kind of damage comes out right, with a notice on the first place and the number of places."""
    text, _, notices = clean(damaged)
    assert text == MENDED[damaged]
    assert notices
    assert all(notice.start is not None and notice.end is not None for notice in notices)


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_not_touched(text: str) -> None:
    """Abbreviations, figures, addresses, names, formulas and code stay as they are."""
    assert clean(text)[0] == text
    assert clean(text)[2] == ()


def test_repairs_of_one_kind_are_counted_in_one_notice() -> None:
    """A notice counts what was done, and the map leads from each place to what stood there."""
    source = "an oﬃce, a ﬂow, and an oﬃce"
    text, offsets, (notice,) = clean(source)
    assert notice.code == "ligatures-split"
    assert notice.message.startswith("3 ligatures")
    assert text[notice.start : notice.end] == "ffi"
    at = text.rindex("ffi")
    assert source[slice(*(lambda span: (span.start, span.end))(offsets.to_source(Span(at, at + 3))))] == "ﬃ"


def test_the_place_of_a_notice_is_right_in_the_finished_text() -> None:
    """Steps after a repair move its place along: blanks before it are gone, and folded lines are joined."""
    document = read_bytes("  Title\r\n\r\n\tThe  ministry (War)committed  money, and Chinaโ€s grip.".encode())
    shown = {notice.code: document.text[notice.start : notice.end] for notice in document.notices}
    assert shown["words-parted"] == " "
    assert shown["encoding-damaged"] == "�"


def test_the_place_of_a_notice_moves_with_folded_lines() -> None:
    """A soft hyphen at the end of a folded line, a page of lines up, doesn't shift what a notice points at."""
    lines = (
        "The agency said on Monday that it would lend four hundred mil\u00ad\n"
        "lion dollars to the owner of the only rare earth mine it knows,\n"
        "and that a floor price would hold for ten years from the day\n"
        "on which the Office (OSC)signed."
    )
    document = read_bytes(lines.encode())
    shown = {notice.code: document.text[notice.start - 1 : notice.end] for notice in document.notices if notice.start}
    assert shown["words-parted"] == ") "
    assert "four hundred million dollars" in document.text


def test_a_compound_that_was_folded_at_its_hyphen_is_one_word() -> None:
    """No blank gets into it; where two words share an ending the blank stays."""
    lines = (
        "The agency said on Monday that it would lend the money to rare-\n"
        "earth makers that have asked for it, and that both the short-\n"
        "and the long-term loans would be paid out before the year ends."
    )
    text = read_bytes(lines.encode()).text
    assert "to rare-earth makers" in text
    assert "the short- and the long-term" in text


PARTS = st.sampled_from(
    [
        "mine ",
        "magnets",
        "(War)committed ",
        "2020.While it ",
        "&amp;nbsp;",
        "ﬁ",
        "\u00ad",
        "\u200b",
        " (opens in a new tab)",
        "KM-- ",
        "[/caption]",
        "**a** ",
        " P R E S S ",
        "\n",
        "  ",
        "Chinaโ€™s ",
        "โ€",
        "&#8217;",
        "Read more: Falke wins. ",
    ]
)


@given(st.lists(PARTS, max_size=20).map("".join))
def test_words_are_found_in_the_source_whatever_was_mended(source: str) -> None:
    """Through any repairs the map leads from a word to the same word, and places lie in the text."""
    text, offsets, notices = clean(source)
    for word in ("mine", "magnets", "committed", "While", "Falke"):
        at = text.find(word)
        if at >= 0:
            where = offsets.to_source(Span(at, at + len(word)))
            assert source[where.start : where.end].replace("\u00ad", "").replace("\u200b", "") == word
    for notice in notices:
        assert notice.start is None or notice.end is None or 0 <= notice.start < notice.end <= len(text)


@pytest.mark.parametrize(
    "insert",
    [
        "Read more: China bans exports of gallium",
        " ALSO READ | Kestrel wins $50 million loan",
        " Related: Falke to build smelter",
        " Lesen Sie auch: China stoppt Ausfuhren",
        " Read more: Gallium soars. The agency paid the $5 million at once.",
    ],
)
def test_a_headline_inside_a_paragraph_is_furniture(insert: str) -> None:
    """What a page puts between or behind sentences is no evidence; the sentences around it are."""
    body = "The ministry said on Monday that it would lend four hundred million dollars to the owner of the mine."
    document = read_bytes(f"Magnets\n\n{body}\n\n{body}{insert}\n\n{body}".encode())
    (zone,) = [zone for zone in document.zones if zone.kind == "furniture"]
    assert document.text[zone.start : zone.end] == insert.split(". ")[0].strip() + ("." if ". " in insert else "")
