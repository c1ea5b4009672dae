"""The dossier: one page that people filter, sort, search and open, and that no document can take over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reex.dossier import DossierData, dossier_html, write_dossier
from reex.ledger.model import ClaimMention, Contradiction, Mention, Merged, Quote, Source
from reex.model import Amount, Claim, Initiative, Party
from reex.spans import Span
from reex.values import Percent

pytest.importorskip("jinja2")
pytest.importorskip("vl_convert")

BAD = "</script><img src=x onerror=alert(1)>\"'&{{7*7}}\u2028=cmd()"
TEXT = "Before it.\nThe ministry granted USD 5 million to Arclight Metals. More was hoped for.\nAfter it."
STATUSES = ("proposed", "announced", "agreed", "active", "completed", "ended")


def merged(number: int, word: str = "", url: str | None = "https://example.org/a") -> Merged:
    """Return an initiative with one mention; *word* stands in every field."""
    source = Source(id="sha256:1", title=f"Gazette {word}", publisher=f"Press {word}", published="2025-03", url=url)
    act = Initiative(
        title=f"Grant {number} {word}".strip(), instrument="grant", status=STATUSES[number % 6],  # type: ignore[arg-type]
        lever=("capital", "demand")[number % 2], actors=(Party(kind="agency", name=f"Ministry {word}"),),  # type: ignore[arg-type]
        recipients=(Party(kind="company", name=f"Arclight {word}"),), commodities=(word or "gallium",),
        countries=(word or ("US", "AU")[number % 2],), announced=word or f"{2022 + number % 4}-05-01",
        amounts=(Amount(amount=Decimal(5_000_000 + number), currency=word or "USD"),),
        countable=number % 6 != 0, count_reason="counted" if number % 6 else "proposed",
    )  # fmt: skip
    span = Span(11, TEXT.index(". More") + 1)
    told = Mention(id=f"m{number}", source=source, initiative=act, quotes=(Quote(span=span, text=TEXT[11 : span.end]),))
    return Merged(id=f"m{number}", initiative=act, rules={"status": f"latest official {word}"}, mentions=(told,))


def contradiction(word: str = "") -> Contradiction:
    """Return two sums of one grant."""
    return Contradiction(
        id="c1", initiative="m1", type="value", field="amounts", verdict="conflict", reason=f"two sums {word}",
        a="m1", a_value=f"USD 5 {word}", b="m2", b_value=f"USD 7 {word}",
    )  # fmt: skip


def claim(word: str = "") -> ClaimMention:
    """Return a share of supply."""
    said = Claim(measure="share", subject=Party(kind="country", name=f"China {word}"),
                 value=Percent(low=Decimal(60), high=Decimal(60), measure="market_share"))  # fmt: skip
    return ClaimMention(id="k1", source=merged(1, word).mentions[0].source, claim=said, quotes=())


def data(many: int = 12, word: str = "", url: str | None = "https://example.org/a") -> DossierData:
    """Return what a page of *many* initiatives shows."""
    return DossierData(
        initiatives=[merged(number, word, url) for number in range(many)],
        contradictions=[contradiction(word)], claims=[claim(word)], texts={"sha256:1": TEXT + word},
    )  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start Debian's Chromium, or skip."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not (chromium := shutil.which("chromium")):
        pytest.skip("no chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Open a page; afterwards it must have asked for nothing and complained of nothing."""
    faults: list[str] = []
    page = browser.new_page()
    page.set_default_timeout(5000)

    def opened(shown: DossierData) -> Any:
        path = tmp_path / "dossier.html"
        path.write_text(dossier_html(shown), encoding="utf-8", newline="\n")
        page.on("console", lambda said: faults.append(said.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append("dialog"), dialog.dismiss()))
        page.on("request", lambda asked: asked.url == path.as_uri() or faults.append(asked.url))
        page.goto(path.as_uri())
        return page

    yield opened
    page.close()
    assert faults == []


def rows(page: Any) -> int:
    """Return how many initiatives stand in the table."""
    return int(page.locator("#table tr.row").count())


def test_filters_narrow_the_table_and_the_number_is_told(visit: Any) -> None:
    """A filter leaves what it names, the live region says how many, and clearing brings all back."""
    page = visit(data())
    assert rows(page) == 12
    page.get_by_label("Status", exact=True).select_option("agreed")
    assert rows(page) == 2
    assert page.get_by_role("status").inner_text() == "2 of 12 initiatives"
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_function("document.querySelectorAll('#table tr.row').length === 12")


def test_a_column_sorts_both_ways_and_keeps_the_focus(visit: Any) -> None:
    """Enter on a heading sorts, again turns it round, and the focus stays on the heading."""
    page = visit(data())
    heading = page.get_by_role("columnheader", name="How much")
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert page.locator("tr.row .open").first.inner_text() == "Grant 0"
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert page.locator("tr.row .open").first.inner_text() == "Grant 11"
    assert page.evaluate("document.activeElement.textContent").startswith("How much")


def test_search_looks_into_evidence_and_names(visit: Any) -> None:
    """Search finds the one that has all the words."""
    page = visit(data())
    page.get_by_label("Search").fill("Grant 7")
    assert rows(page) == 1
    page.get_by_label("Search").fill("nothing like it")
    assert page.get_by_role("status").inner_text() == "0 of 12 initiatives"


def test_an_initiative_opens_on_its_evidence_its_values_and_its_contradictions(visit: Any) -> None:
    """The quote is marked in its paragraph, with link, rule and contradiction; a key closes it again."""
    page = visit(data())
    button = page.get_by_role("button", name="Grant 1", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    detail = page.locator("tr.detail")
    assert detail.locator("mark").inner_text() == "The ministry granted USD 5 million to Arclight Metals."
    assert detail.locator("blockquote").inner_text().endswith("More was hoped for.")
    assert detail.get_by_role("link").get_attribute("href") == "https://example.org/a"
    assert "latest official" in detail.inner_text()
    assert "USD 7" in detail.inner_text()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert detail.count() == 0


def test_a_figure_leads_to_the_initiatives_behind_it(visit: Any) -> None:
    """A sum sets the filters so that the table shows what it was made from."""
    page = visit(data())
    link = page.locator("section[aria-labelledby=totals] tbody a").first
    number = int(link.locator("xpath=../following-sibling::td").inner_text())
    link.click()
    page.wait_for_function("document.activeElement.id === 'initiatives'")
    assert rows(page) == number


def test_a_gap_leads_to_the_initiatives_behind_it(visit: Any) -> None:
    """A number of the scorecard does so too."""
    page = visit(data())
    link = page.locator("section[aria-labelledby=gaps] tbody a").first
    number = int(link.inner_text())
    link.click()
    page.wait_for_function("document.activeElement.id === 'initiatives'")
    assert rows(page) == number


def test_hostile_strings_in_every_field_stay_text(visit: Any) -> None:
    """Markup of a document is shown as words, and only addresses of the web are links."""
    page = visit(data(word=BAD, url="javascript:alert(1)"))
    for button in page.locator("tr.row .open").all():
        button.click()
    assert "onerror=alert(1)" in page.locator("tr.detail").first.inner_text()
    assert page.locator("img").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.locator("script").count() == 2


def test_five_thousand_initiatives_are_paged_filtered_and_found(visit: Any) -> None:
    """Only a page of the table is drawn at a time."""
    page = visit(data(5000))
    assert rows(page) == 50
    page.get_by_role("button", name="Next").click()
    assert page.locator("#pager span").inner_text() == "Page 2 of 100"
    page.get_by_label("Search").fill("Grant 4999")
    assert rows(page) == 1


def test_nothing_is_wider_than_a_phone(visit: Any) -> None:
    """At 375 pixels nothing scrolls sideways but the two tables of figures."""
    page = visit(data())
    page.set_viewport_size({"width": 375, "height": 700})
    page.locator("tr.row .open").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_page_is_written_from_a_ledger_and_is_the_same_every_time(tmp_path: Path) -> None:
    """The ledger gives the data, and equal data give equal pages."""

    class Book:
        def initiatives(self, *, mentions: bool = False) -> Any:
            return iter(data().initiatives)

        def contradictions(self) -> Any:
            return iter([contradiction()])

        def claims(self) -> Any:
            return iter([claim()])

        def texts(self) -> Any:
            return {"sha256:1": TEXT}

    write_dossier(Book(), tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == dossier_html(data())


def test_an_empty_ledger_has_a_page(visit: Any) -> None:
    """Nothing found is a page that says so."""
    page = visit(DossierData(initiatives=()))
    assert page.get_by_role("status").inner_text() == "0 of 0 initiatives"
