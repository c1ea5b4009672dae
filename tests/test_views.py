"""Records for people."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from tests.strategies import records

from reex import Amount, Claim, Document, Entity, Initiative, Notice, Party, Percent, Place, Rank, Record, Span
from reex.views import Total, record_html, record_table, totals
from reex.views.notebook import _plugin_colours
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
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_html_marks_entities_and_tells_what_they_are() -> None:
    """Each entity is marked in the colour of its kind, and says kind, name, ref and maker when pointed at."""
    html = record_html(RECORD)

    assert re.search(r'<mark style="--kind: #\w{6}" title="country · Japan · JP · countries">Tokyo</mark>', html)
    assert "<q>Tokyo will lend Lynas $200 million.</q> <small>lynas.txt:1</small>" in html


def test_html_is_self_contained_and_escaped() -> None:
    """No script, no link, nothing that loads, and no element that came out of a document."""
    html = record_html(RECORD)

    tags = {"div", "style", "h3", "p", "mark", "table", "thead", "tbody", "tr", "th", "td", "q", "small", "ul", "li"}
    assert _Tags(html).tags == tags
    assert _Tags(html).attributes == {"class", "style", "title", "colspan"}
    assert "&lt;b&gt;may&lt;/b&gt;" in html
    assert "http" not in html
    assert "color-scheme: light dark" in html


def test_a_wide_table_scrolls_by_itself() -> None:
    """The table of initiatives has a box that scrolls, so that a narrow window shows the text whole."""
    html = record_html(RECORD)

    assert '<div class="wide"><table>' in html
    assert ".reex .wide { overflow-x: auto }" in html


@settings(deadline=None)
@given(records, st.integers(20, 130))
def test_any_record_is_shown_at_any_width(record: Record, width: int) -> None:
    """Whatever a record holds, its table is no wider than the terminal and ends with the counts."""
    lines = shown(record, width=width).splitlines()

    assert all(cell_len(line) <= width for line in lines)
    assert "1 document, " in "\n".join(lines)


@settings(deadline=None)
@given(records)
def test_html_of_any_record_is_closed(record: Record) -> None:
    """Whatever a record holds, each element is closed where it should be."""
    assert _Tags(record_html(record)).open == []


def test_entities_that_cross_are_both_marked() -> None:
    """A plugin's kind that crosses a built-in one is marked in pieces, and the text stays whole."""
    crossing = Entity(kind="person", start=3, end=10, text="yo will")
    html = record_html(Record(document=Document(text=TEXT), entities=(RECORD.entities[0], crossing)))

    text = html[html.index('<div class="text">') : html.rindex("</div>")]
    assert "".join(_Tags(text).words).startswith(TEXT)
    assert len(re.findall(r'title="person">', text)) == 2
    assert len(re.findall(r'title="country ', text)) == 2


def test_a_plugins_kind_has_its_colour(install: Callable[..., None]) -> None:
    """A kind is shown in the colour that its plugin gives it, and in the same one each time where none does."""
    _plugin_colours.cache_clear()
    kind = "reex.Kind(code='port', label='port', colour='#336699', about='a harbour')"
    install("harbours", f"import reex\n@reex.hookimpl\ndef reex_kinds():\n    return [{kind}]\n")
    both = (Entity(kind="port", start=0, end=5, text="Tokyo"), Entity(kind="person", start=16, end=21, text="Lynas"))
    record = Record(document=Document(text=TEXT), entities=both)

    assert '<mark style="--kind: #336699" title="port">Tokyo</mark>' in record_html(record)
    assert record_html(record) == record_html(record)
    _plugin_colours.cache_clear()
