"""Records for people."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from tests.strategies import records

from reex import (
    Amount,
    Claim,
    DataError,
    Document,
    Entity,
    Initiative,
    Notice,
    Party,
    Percent,
    Place,
    Rank,
    ReadError,
    Record,
    Records,
    Region,
    Span,
)
from reex.codes import BUILT_IN_KINDS, Kind
from reex.document import UNREAD
from reex.views import Total, page, record_html, record_table, record_text, totals
from reex.views.colours import DARK, LIGHT, Scheme, contrast, on, shades
from reex.views.words import amount_words, claim_words

TEXT = "Tokyo will lend Lynas $200 million.\nA floor of $110 per kilogram for NdPr <b>may</b> follow [bold]soon[/bold]."


def money(amount: str | None, currency: str | None = "USD", **fields: object) -> Amount:
    """Return an amount."""
    return Amount(amount=None if amount is None else Decimal(amount), currency=currency, **fields)  # type: ignore[arg-type]


def act(*amounts: Amount, countable: bool = True, **fields: object) -> Initiative:
    """Return a loan that is agreed, of these amounts."""
    reason = "counted" if countable else "pipeline"
    values = {"instrument": "loan", "status": "agreed", "count_reason": reason} | fields
    return Initiative(amounts=amounts, countable=countable, **values)  # type: ignore[arg-type]


LOAN = act(
    money("200000000"),
    actors=(Party(kind="country", name="Japan"),),
    recipients=(Party(kind="company", name="Lynas"),),
    commodities=("rare-earths",),
    evidence=(Span(0, 35),),
)
FLOOR = act(
    money("110", per="kg"), countable=False, instrument="price_support", status="proposed", evidence=(Span(36, 109),)
)
RECORD = Record(
    document=Document(text=TEXT, path="lynas.txt", title="Loan for Lynas", source=TEXT),
    entities=(
        Entity(kind="country", start=0, end=5, text="Tokyo", name="Japan", ref="JP", extractor="countries"),
        Entity(kind="money", start=22, end=34, text="$200 million"),
    ),
    initiatives=(LOAN, FLOOR),
    warnings=(Notice(code="dropped-link", message="a link's words\nare lost", start=36, end=40),),
)


def shown(*given: Record, width: int = 160) -> str:
    """Return what a terminal shows of these records."""
    paper = io.StringIO()
    Console(file=paper, width=width).print(record_table(given))
    return paper.getvalue()


def test_a_line_tells_who_what_for_whom_and_how_much() -> None:
    """An initiative is one line with its status, instrument, parties, amount, mineral and whether it counts."""
    (line,) = [line for line in shown(RECORD).splitlines() if "Japan" in line]

    assert line.split() == ["agreed", "loan", "Japan", "Lynas", "USD", "200", "million", "rare-earths", "yes"]


def test_evidence_stands_under_it_with_its_line() -> None:
    """Each piece of evidence is quoted below, after the file and the line that it stands in."""
    lines = shown(RECORD).splitlines()
    at = next(number for number, line in enumerate(lines) if "Japan" in line)

    assert lines[at + 1].strip() == "lynas.txt:1  Tokyo will lend Lynas $200 million."
    assert any(line.strip().startswith("lynas.txt:2  A floor of $110") for line in lines)


def test_evidence_in_a_pdf_stands_under_it_with_its_page() -> None:
    """Where the source has pages, who looks the words up learns the page, and not a line that nobody sees."""
    text = RECORD.document.text
    region = Region(start=0, end=len(text), page=2, box=(72, 72, 300, 84))
    document = attrs.evolve(RECORD.document, path="lynas.pdf", regions=(region,))
    assert "lynas.pdf p. 2  Tokyo will lend" in shown(attrs.evolve(RECORD, document=document))


def test_evidence_without_a_source_is_placed_by_position() -> None:
    """A record that was read back tells positions, and without its text no words."""
    bare = shown(Record.from_json(RECORD.to_json()))

    assert "lynas.txt:0-35" in bare
    assert "Tokyo" not in bare


def test_long_evidence_is_cut_at_a_word() -> None:
    """A long sentence is shortened, so that a page stays readable."""
    text = "Cerium " + "lanthanum " * 60
    record = Record(document=Document(text=text), initiatives=(act(evidence=(Span(0, len(text)),)),))

    quoted = re.sub(r"\s+", " ", shown(record))
    assert "lanthanum …" in quoted
    assert quoted.count("lanthanum") < 20


def test_warnings_and_counts_stand_at_the_end() -> None:
    """Warnings are told with their code, and the last line counts all that was found."""
    page = shown(RECORD, RECORD)

    assert "! dropped-link: a link's words are lost (at 36)" in page
    assert page.splitlines()[-1] == "2 documents, 4 entities, 4 initiatives, 0 claims, 2 warnings (dropped-link 2)"
    assert shown(Record(document=Document(text=""))).splitlines()[-1].startswith("1 document, 0 entities")
    lost = [Record(document=Document(text=""), warnings=(Notice(code=code, message="lost"),)) for code in UNREAD]
    assert shown(*lost, RECORD).splitlines()[-1].startswith("1 document, 3 not read, 2 entities")


def test_text_is_no_markup_and_steers_no_terminal() -> None:
    """What a document holds is shown as it stands, and control characters of a terminal are taken out."""
    record = Record(
        document=Document(text=TEXT + "\x1b[31mred\x07", title="\x1b]0;owned\x07 [link=x]"),
        initiatives=(act(evidence=(Span(36, 115),)),),
    )
    page = shown(record)

    assert "[bold]soon[/bold]" in page
    assert "[link=x]" in page
    assert "\x1b" not in page
    assert "\x07" not in page


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (money("4E8"), "USD 400 million"),
        (money("1650000000.00"), "USD 1.65 billion"),
        (money("439250000"), "USD 439.25 million"),
        (money("1234567"), "USD 1,234,567"),
        (money("999999"), "USD 999,999"),
        (money("2E12"), "USD 2 trillion"),
        (money("5E9", bound="at_least"), "≥ USD 5 billion"),
        (money("1.5E6", bound="at_most", role="ceiling"), "up to USD 1.5 million (ceiling)"),
        (money(None, low=Decimal("1E8"), high=Decimal("2E8")), "USD 100 to 200 million"),
        (money(None, low=Decimal("9E8"), high=Decimal("2E9")), "USD 900 million to 2 billion"),
        (money(None, low=Decimal(1), high=Decimal(2), bound="about"), "about USD 1 to 2"),
        (money("110", per="kg"), "USD 110 per kg"),
        (money("7", None), "unknown currency 7"),
        (money(None), ""),
    ],
)
def test_amounts_in_words(amount: Amount, words: str) -> None:
    """An amount says its bound, currency, scale, range, unit and role, and no digit is lost by its scale."""
    assert amount_words(amount).replace("\xa0", " ") == words


WIDE_PARTS = act(
    money("4E8"),
    money("150000000", bound="about", role="package"),
    actors=(Party(kind="agency", name="U.S. Department of Defense"),),
    recipients=(Party(kind="company", name="MP Materials Corp."),),
    commodities=("neodymium-praseodymium", "critical-minerals"),
    instrument="import_restriction",
    evidence=(Span(0, 35),),
)


@pytest.mark.parametrize("width", [80, 99, 100, 120, 160])
def test_no_number_and_no_word_is_broken(width: int) -> None:
    """From 80 columns on each cell breaks only between words, and no amount breaks between its number and its scale."""
    page = shown(attrs.evolve(RECORD, initiatives=(LOAN, WIDE_PARTS)), width=width)

    for whole in (
        "USD 200 million", "USD 400 million", "USD 150 million", "neodymium-praseodymium", "critical-minerals",
        "restriction", "Department",
    ):  # fmt: skip
        assert whole in page
    assert all(len(line) <= width for line in page.splitlines())


def test_a_narrow_page_tells_beside_the_evidence_what_counts() -> None:
    """Below 100 columns both parties share a cell, and the evidence begins with whether the initiative counts."""
    page = re.sub(r"\s+", " ", shown(RECORD, width=80))

    assert "Japan → Lynas USD 200 million" in page
    assert "countable: yes lynas.txt:1 Tokyo" in page
    assert "countable: no (pipeline) lynas.txt:2 A floor" in page
    assert "countable: no (no amount)" in shown(record_of(act(countable=False, count_reason="no_amount")), width=80)


def test_where_columns_would_break_words_there_are_none() -> None:
    """On a very narrow terminal an initiative runs on from line to line, whole words and no sum cut."""
    page = shown(attrs.evolve(RECORD, initiatives=(WIDE_PARTS, LOAN)), width=40)

    assert "neodymium-praseodymium" in page
    assert "agreed · loan · Japan → Lynas · USD 200" in page
    assert "600,000,000" in page


CHINA = Party(kind="country", name="China", ref="CN")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (
            Claim(
                measure="share",
                subject=CHINA,
                value=Percent(low=Decimal(90)),
                stages=("processing",),
                commodities=("rare-earths",),
            ),
            "China: 90 % of processing, rare-earths",
        ),
        (
            Claim(
                measure="share",
                subject=CHINA,
                value=Percent(low=Decimal(85), high=Decimal(90), bound="about"),
                stages=("end_use",),
                as_of="2024",
                attribution="IEA",
            ),
            "China: about 85 to 90 % of end use (2024, IEA)",
        ),
        (
            Claim(measure="share", subject=CHINA, value=Percent(low=Decimal(60), bound="at_least")),
            "China: ≥ 60 %",
        ),
        (
            Claim(measure="location", subject=Party(kind="facility", name="Nechalacho"), value=Place(ref="CA-NT")),
            "Nechalacho: in CA-NT",
        ),
        (
            Claim(
                measure="rank",
                subject=Party(kind="facility", name="Lynas"),
                value=Rank(kind="largest", of="rare earth refiner", place="MY"),
            ),
            "Lynas: largest rare earth refiner in MY",
        ),
    ],
)
def test_claims_in_words(claim: Claim, words: str) -> None:
    """A claim is one line: of whom, how much or what, of what, and who says so."""
    assert claim_words(claim).replace("\xa0", " ") == words


def test_claims_stand_below_with_their_place() -> None:
    """Each claim is a line with the place of its evidence, whether there are initiatives or not."""
    claim = Claim(measure="share", subject=CHINA, value=Percent(low=Decimal(90)), evidence=(Span(36, 50),))

    for record in (attrs.evolve(RECORD, claims=(claim,)), attrs.evolve(RECORD, initiatives=(), claims=(claim,))):
        lines = shown(record).splitlines()
        assert "  China: 90 %  lynas.txt:2" in [line.rstrip() for line in lines]
        assert "1 claim," in lines[-1]


def test_entities_stand_in_for_what_they_do_not_come_to() -> None:
    """A record of mere entities shows them by kind, repeated ones once; with an initiative or a claim it doesn't."""
    texts = ["$9 million", "$5 million", "$9 million"]
    entities = (
        Entity(kind="port", start=0, end=4, text="Riga"),
        *(Entity(kind="money", start=n, end=n + 10, text=text) for n, text in enumerate(texts)),
    )
    record = Record(document=Document(text=""), entities=entities)

    lines = [line.rstrip() for line in shown(record).splitlines()]
    assert lines[1:3] == ["  money: $9 million ×2, $5 million", "  port: Riga"]
    assert "×2" not in shown(attrs.evolve(record, initiatives=(act(),)))


def test_a_long_list_of_entities_is_cut() -> None:
    """Of many things of a kind the first dozen is shown and the rest is counted."""
    entities = tuple(Entity(kind="date", start=n, end=n + 4, text=f"{2000 + n}") for n in range(30))
    page = shown(Record(document=Document(text=""), entities=entities))

    assert "2011 and 18 more" in page
    assert "2012" not in page


def test_a_record_is_printed_in_a_line() -> None:
    """In a console a record tells its name and how much it holds, not all of it."""
    assert repr(RECORD) == "<Record lynas.txt: 2 entities, 2 initiatives, 0 claims, 1 warning>"
    assert str(record_of(act())) == "<Record text: 0 entities, 1 initiative, 0 claims, 0 warnings>"


def record_of(*initiatives: Initiative) -> Record:
    """Return a record of these initiatives."""
    return Record(document=Document(text=""), initiatives=initiatives)


def test_totals_add_only_what_is_countable() -> None:
    """What can't be counted, a unit price, another role and a sum without a currency never get into a total."""
    record = record_of(
        act(money("400")),
        act(money("150"), money("30", role="ceiling")),
        act(money("550"), countable=False),
        act(money("110", per="kg")),
        act(money("900", role="pipeline"), money("900", role="cumulative")),
        act(money("80", None)),
    )

    assert totals([record]) == [Total("USD", "agreed", Decimal(580), Decimal(580), 2)]


def test_totals_keep_currencies_and_statuses_apart() -> None:
    """Each currency and each status has its own total, in the order of the statuses; ranges give two ends."""
    records = [
        record_of(act(money("5", "AUD")), act(money("7"), status="active")),
        record_of(act(money("1")), act(money(None, low=Decimal(2), high=Decimal(4)))),
    ]

    assert totals(records) == [
        Total("AUD", "agreed", Decimal(5), Decimal(5), 1),
        Total("USD", "agreed", Decimal(3), Decimal(5), 2),
        Total("USD", "active", Decimal(7), Decimal(7), 1),
    ]
    assert "3 to 5" in shown(*records)


class _Tags(HTMLParser):
    """Notes what an HTML text is made of, and that each element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text_of(html: str) -> str:
    """Return the words of the text in a page, without those of the page."""
    inside = html[html.index('<div class="text"') :]
    return "".join(_Tags(inside[: inside.index("</div>")] + "</div>").words)


def test_html_marks_entities_and_tells_what_they_are() -> None:
    """Each entity is marked in the colour of its kind, and says kind, name, ref and maker when pointed at."""
    html = record_html(RECORD)

    mark = re.search(r'<mark class="(c\w{6})" title="country · Japan · JP · countries">Tokyo</mark>', html)
    assert mark
    assert f".reex .{mark[1]} {{ --tint: #" in html
    assert '<q><bdi>Tokyo will lend Lynas $200 million.</bdi></q> <span class="place">lynas.txt:1</span>' in html


def test_html_is_self_contained_and_escaped() -> None:
    """No script, no link, nothing that loads, and no element that came out of a document."""
    html = record_html(RECORD)

    inline = {"mark", "span", "q", "bdi", "br"}
    table = {"table", "thead", "tbody", "tr", "th", "td"}
    assert _Tags(html).tags <= {"div", "style", "h2", "h3", "p", "ul", "li"} | inline | table
    told = {"title", "lang", "dir", "scope", "colspan", "role", "aria-label"}
    assert _Tags(html).attributes == {"class", "tabindex"} | told
    assert "&lt;b&gt;may&lt;/b&gt;" in html
    assert not re.search(r"https?:|url\(|@import", html)
    assert "color-scheme: light dark" in html


def test_a_wide_table_scrolls_by_itself() -> None:
    """The table of initiatives has a box that scrolls, by keyboard too: a narrow window shows the text whole."""
    html = record_html(RECORD)

    assert '<div class="wide" role="region" aria-label="Initiatives" tabindex="0"><table>' in html
    assert ".reex .wide { overflow-x: auto;" in html


@settings(deadline=None)
@given(records, st.integers(20, 130))
def test_any_record_is_shown_at_any_width(record: Record, width: int) -> None:
    """Whatever a record holds, its table is no wider than the terminal and ends with the counts."""
    lines = shown(record, width=width).splitlines()

    assert all(cell_len(line) <= width for line in lines)
    assert "1 document, " in "\n".join(lines)


@settings(deadline=None)
@given(st.lists(records, max_size=2))
def test_html_of_any_record_is_closed(given: list[Record]) -> None:
    """Whatever records hold, each element is closed where it should be, in a notebook and on a page."""
    for html in (*map(record_html, given), Records(given)._repr_html_(), page(given)):
        assert _Tags(html).open == []


def test_entities_that_cross_are_both_marked() -> None:
    """A plugin's kind that crosses a built-in one is marked in pieces, and the text stays whole."""
    crossing = Entity(kind="person", start=3, end=10, text="yo will")
    html = record_html(Record(document=Document(text=TEXT), entities=(RECORD.entities[0], crossing)))

    assert text_of(html) == TEXT
    assert len(re.findall(r'title="person">', html)) == 2
    assert len(re.findall(r'title="country ', html)) == 2


def test_a_plugins_kind_has_its_colour(install: Callable[..., None]) -> None:
    """A kind is shown in the colour that its plugin gives it, and in the same one each time where none does."""
    kind = "reex.Kind(code='port', label='harbour', colour='#336699', about='where ships lie')"
    install("harbours", f"import reex\n@reex.hookimpl\ndef reex_kinds():\n    return [{kind}]\n")
    both = (Entity(kind="port", start=0, end=5, text="Tokyo"), Entity(kind="person", start=16, end=21, text="Lynas"))
    record = Record(document=Document(text=TEXT), entities=both)

    assert '<mark class="c336699" title="port">Tokyo</mark>' in record_html(record)
    assert '<mark class="c336699">harbour</mark> 1' in record_html(record)
    assert record_html(record) == record_html(record)


@pytest.mark.parametrize("colour", ["teal", "#369", "#33669g", "red; background: url(//example.org/x)", "", "#336699 "])
def test_a_colour_is_six_digits(colour: str) -> None:
    """A kind of a plugin can name a colour, and nothing that a page would do something else with."""
    with pytest.raises(ValueError, match=r"kind port: .* is no colour; write it as #336699"):
        Kind(code="port", label="port", colour=colour, about="a harbour")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_of_a_page_can_be_read(scheme: Scheme) -> None:
    """In either scheme, words of each sort have a contrast of 4.5 : 1 to what they stand on."""
    assert min(contrast(words, scheme.paper) for words in (scheme.ink, scheme.faint, scheme.link)) >= 4.5
    assert contrast(scheme.ink, scheme.found) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    """The ratio of black and white is 21, and that of two known colours is as the guidelines reckon it."""
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def readable(colour: str) -> None:
    """Check that marks of a colour can be read and seen, on a page in either scheme and on a terminal."""
    for scheme in (LIGHT, DARK):
        fit = shades(colour, scheme)
        assert contrast(scheme.ink, fit.tint) >= 4.5
        assert contrast(fit.line, scheme.paper) >= 3
        assert contrast(fit.line, fit.tint) >= 3
    assert contrast(on(colour), colour) >= 4.5


@pytest.mark.parametrize("kind", BUILT_IN_KINDS, ids=lambda kind: kind.code)
def test_marks_of_built_in_kinds_can_be_read(kind: Kind) -> None:
    """The words in a mark have a contrast of 4.5 : 1, and the line below them 3 : 1 to both sides."""
    readable(kind.colour)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_marks_of_any_colour_can_be_read(parts: tuple[int, int, int]) -> None:
    """Whatever colour a plugin gives to a kind, its marks can be read and seen."""
    readable("#{:02x}{:02x}{:02x}".format(*parts))


def test_the_colours_on_a_page_are_those_that_can_be_read() -> None:
    """A page paints marks in the shades that were reckoned for them, for either scheme."""
    html = record_html(RECORD)

    for scheme in (LIGHT, DARK):
        fit = shades("#4f5bd5", scheme)
        assert f".reex .c4f5bd5 {{ --tint: {fit.tint}; --line: {fit.line} }}" in html


def test_a_long_text_is_cut_in_a_notebook() -> None:
    """Of a long text, and of many initiatives, a notebook shows the first and says how many more there are."""
    text = "Cerium. " * 100_000
    record = Record(
        document=Document(text=text),
        entities=(Entity(kind="commodity", start=799_992, end=799_998, text="Cerium"),),
        initiatives=(act(evidence=(Span(0, 7),)),) * 1234,
    )
    html = record_html(record)

    assert len(html) < 250_000
    assert "… and 750,000 more characters" in html
    assert "… and 1,134 more initiatives" in html


def test_many_records_are_folded() -> None:
    """Of many records, the first are a line each, which opens, and the last line says how many more there are."""
    html = Records([RECORD] * 10_000)._repr_html_()

    assert len(html) < 200_000
    assert "10,000 documents, 20,000 entities" in html
    assert html.count("<details><summary><bdi>lynas.txt · Loan for Lynas") == 25
    assert "… and 9,975 more documents" in html
    assert html.count("<style>") == 1


def test_records_are_a_frozen_sequence() -> None:
    """Records are counted, sliced, compared and printed as one; what is no record is refused."""
    two = Records(iter([RECORD, RECORD]))

    assert (len(two), two[0], two[:1], list(two)) == (2, RECORD, Records([RECORD]), [RECORD, RECORD])
    assert repr(two) == "<Records 2 documents, 4 entities, 4 initiatives, 0 claims, 2 warnings>"
    paper = io.StringIO()
    Console(file=paper, width=160).print(two)
    assert paper.getvalue() == shown(RECORD, RECORD)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        two.records = ()  # type: ignore[misc]
    with pytest.raises(TypeError, match="Record"):
        Records(["lynas.txt"])  # type: ignore[list-item]


def test_records_are_read_from_a_file(tmp_path: Path) -> None:
    """Records come back from JSON Lines, and a line that holds none is told with file, line and field."""
    path = tmp_path / "records.jsonl"
    path.write_bytes(RECORD.to_json(text=True) + b"\n\n" + RECORD.to_json() + b"\n")
    assert [record.document.text for record in Records.read(path)] == [TEXT, ""]

    path.write_bytes(RECORD.to_json() + b"\n{}\n")
    with pytest.raises(DataError, match=rf"^{re.escape(str(path))}:2: .*schema"):
        Records.read(path)
    with pytest.raises(ReadError, match="no such file"):
        Records.read(tmp_path / "none.jsonl")


def test_a_page_is_one_file() -> None:
    """A page is whole HTML with title and language, in which nothing runs and nothing is fetched."""
    html = page([RECORD])

    assert html.startswith('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">')
    assert "<title>lynas.txt · Loan for Lynas – reex</title>" in html
    assert "default-src 'none'" in html
    assert "script" not in _Tags(html).tags
    assert all(link.startswith("#") for link in _Tags(html).links)
    assert text_of(html) == TEXT
    assert "@media print" in html


def test_links_of_a_page_lead_to_evidence_and_entities() -> None:
    """An initiative leads to the words that it rests on, the list of entities to each; no link leads nowhere."""
    html = page([RECORD, attrs.evolve(RECORD, entities=(attrs.evolve(RECORD.entities[0], id="e1"),))])
    tags = _Tags(html)

    assert len(set(tags.ids)) == len(tags.ids)
    assert {link[1:] for link in tags.links} <= set(tags.ids)
    assert '<span class="evidence" id="d1-0">' in html
    assert '<a href="#d1-0">lynas.txt:1</a>' in html
    assert '<a href="#d2-e1">Tokyo</a>' in html
    assert '<a href="#d2">lynas.txt · Loan for Lynas</a>' in html
    assert '<a href="#d1-initiatives">2 initiatives</a>' in html


def test_evidence_that_crosses_is_cut() -> None:
    """Where pieces of evidence overlap, each is led to where it begins, and the text stays whole."""
    spans = (Span(0, 20), Span(10, 34), Span(10, 15))
    html = page([attrs.evolve(RECORD, initiatives=(act(evidence=spans),))])

    assert re.findall(r'class="evidence" id="(.*?)"', html) == ["d1-0", "d1-10", "d1-15", "d1-20"]
    assert text_of(html) == TEXT


def spans_in(text: str) -> st.SearchStrategy[list[Span]]:
    """Return some spans of *text*."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return st.lists(ends.filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair)), max_size=6)


@settings(deadline=None)
@given(st.data(), st.text(min_size=2, max_size=40, alphabet=st.characters(exclude_characters="\r\0")))
def test_any_page_shows_its_text_whole(data: st.DataObject, text: str) -> None:
    """However entities and evidence cross, a page has the text letter for letter, and each link leads somewhere."""
    entities = [
        Entity(id=f"e{number}", kind=kind, start=span.start, end=span.end, text=text[span.start : span.end])
        for kind in ("money", "port")
        for number, span in enumerate(data.draw(spans_in(text)), 100 * len(kind))
    ]
    acts = [act(evidence=tuple(spans)) for spans in data.draw(st.lists(spans_in(text), max_size=3))]
    html = page([Record(document=Document(text=text), entities=tuple(entities), initiatives=tuple(acts))])

    tags = _Tags(html)
    assert text_of(html) == text
    assert len(set(tags.ids)) == len(tags.ids)
    assert {link[1:] for link in tags.links} <= set(tags.ids)


def coloured(record: Record) -> str:
    """Return what a terminal that has all colours is sent for the text of a record."""
    paper = io.StringIO()
    Console(file=paper, width=200, force_terminal=True, color_system="truecolor", _environ={}).print(
        record_text([record])
    )
    return paper.getvalue()


def test_entities_stand_in_the_colours_of_their_kinds() -> None:
    """On a terminal an entity stands on the colour of its kind, which the legend explains."""
    shown = coloured(RECORD)

    assert "\x1b[38;2;255;255;255;48;2;79;91;213mTokyo\x1b[0m will lend Lynas" in shown
    assert "\x1b[38;2;255;255;255;48;2;79;91;213mcountry\x1b[0m" in shown


def test_without_colours_entities_stand_in_brackets() -> None:
    """Where there are no colours, each entity stands in double brackets with its kind, and what was found below."""
    paper = io.StringIO()
    Console(file=paper, width=200).print(record_text([RECORD]))
    first, second, third, *_ = paper.getvalue().splitlines()

    assert first.rstrip() == "lynas.txt · Loan for Lynas"
    assert second.rstrip() == "[[country:Tokyo]] will lend Lynas [[money:$200 million]]."
    assert third.rstrip().endswith("<b>may</b> follow [bold]soon[/bold].")
    assert "USD 200 million" in paper.getvalue()
    assert "! dropped-link" in paper.getvalue()


def test_a_text_steers_no_terminal() -> None:
    """Signs in a text that could steer a terminal are taken out, and its entities stay where they are."""
    text = "\x1b]0;owned\x07\u202eTokyo\r will\x9b31m lend."
    record = Record(
        document=Document(text=text, title="\x1b[2J"),
        entities=(Entity(kind="country", start=11, end=16, text="Tokyo", name="\x1b[31m"),),
    )

    assert not set(re.sub(r"\x1b\[[0-9;]*m", "", coloured(record))) & set("\x1b\x07\u202e\r\x9b")
    assert "mTokyo\x1b[0m  will 31m lend." in coloured(record)


def test_a_text_that_was_left_out_is_told() -> None:
    """A record that was written without its text says so, and how to keep it."""
    paper = io.StringIO()
    Console(file=paper, width=200).print(record_text([Record.from_json(RECORD.to_json())]))

    assert "the text was left out of this record; reex extract --text keeps it" in paper.getvalue()
