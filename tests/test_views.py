"""Records for people."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from rich.console import Console
from tests.strategies import records

from reex import Amount, Document, Entity, Initiative, Notice, Party, Record, Span
from reex.views import Total, record_html, record_table, totals
from reex.views.notebook import _plugin_colours
from reex.views.words import amount_words

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

    assert line.split() == ["agreed", "loan", "Japan", "Lynas", "USD", "200,000,000", "rare-earths", "yes"]


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
        (money("1.5E6", bound="at_most", role="ceiling"), "up to USD 1,500,000 (ceiling)"),
        (money(None, low=Decimal(1), high=Decimal(2), bound="about"), "about USD 1 to 2"),
        (money("110", per="kg"), "USD 110 per kg"),
        (money("7", None), "unknown currency 7"),
        (money(None), ""),
    ],
)
def test_amounts_in_words(amount: Amount, words: str) -> None:
    """An amount says its bound, currency, range, unit and role."""
    assert amount_words(amount) == words


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
