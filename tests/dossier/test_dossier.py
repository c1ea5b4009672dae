"""The dossier: one page that people filter, sort, search and open, and that no document can take over."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.dossier.articles import AGAIN, COUNTRY, LOAN, many

from reex.dossier import DossierData, write_dossier
from reex.ledger.model import ClaimMention, Contradiction, LooseEnd, Pair, Quote, Review
from reex.model import Claim, Place
from reex.spans import Span

pytest.importorskip("jinja2")
pytest.importorskip("sqlalchemy")
pytest.importorskip("vl_convert")

Visit = Callable[..., Any]

BAD = "</script><img src=x onerror=alert(1)>\"'&{{7*7}}\u2028=cmd()"
LOAN_TITLE = "Ministry of Lodes: loan to Arclight Metals, USD 5 million"


def rows(page: Any) -> int:
    """Return how many initiatives stand in the table."""
    return int(page.locator("#table tr.row").count())


def told(page: Any) -> str:
    """Return what the live region says of the table."""
    return str(page.locator("#count").inner_text())


def reviewed(word: str = "") -> DossierData:
    """Return two initiatives with everything that stands beside them; *word* stands in each field that takes words."""
    both = many(2, word, url="javascript:alert(1)" if word else "https://example.org/a")
    a, b = (merged.mentions[0] for merged in both)
    quote = Quote(span=Span(0, 10), text=f"A lost deal {word}")
    claim = Claim(
        measure="location", subject=attrs.evolve(COUNTRY, name=f"Norland {word}"), value=Place(ref=f"XN {word}")
    )
    differ = Contradiction(
        id="c1", initiative=both[0].id, type="value", field="amounts", verdict="unresolved", reason=f"why {word}",
        a=a.id, a_value=f"USD 5 {word}", b=b.id, b_value=f"USD 7 {word}",
    )  # fmt: skip
    near = Pair(a=a.id, b=b.id, verdict="near", rule="r", reason=f"one firm {word}", strength=0.5)
    loose = LooseEnd(
        id="l1", source=a.source, quote=quote, dates=("2025-10",), parties=(f"Norland {word}",), initiatives=(a.id,)
    )
    return DossierData(
        initiatives=both,
        contradictions=[differ],
        claims=[ClaimMention(id="k1", source=a.source, claim=claim, quotes=(quote,))],
        review=Review(near=(near,), unresolved=(differ,), loose=(loose,)),
        texts={},
    )


def test_filters_narrow_the_table_and_the_number_is_told(visit: Visit) -> None:
    """A filter leaves what it names, the live region says how many and why, and clearing brings all back."""
    page = visit()
    assert rows(page) == 4
    page.get_by_label("Status", exact=True).select_option("announced")
    assert rows(page) == 1
    assert told(page) == "1 of 4 initiatives: status announced"
    page.get_by_role("button", name="Clear filters").click()
    assert rows(page) == 4
    assert told(page) == "4 of 4 initiatives"


def test_filters_are_in_the_address_so_that_they_can_be_shared_and_gone_back_from(visit: Visit) -> None:
    """A shared address shows what was chosen; going back undoes one step; a chip takes away one filter."""
    page = visit(address="#lever=capital&status=agreed,active&sort=title")
    assert rows(page) == 0
    page.get_by_role("button", name="Remove filter Status: agreed,active").click()
    assert rows(page) == 3
    page.get_by_label("Instrument", exact=True).select_option("funding")
    assert page.url.endswith("#lever=capital&sort=title&instrument=funding")
    assert rows(page) == 2
    page.go_back()
    assert told(page) == "3 of 4 initiatives: lever capital"
    assert page.get_by_label("Instrument", exact=True).input_value() == ""


def test_a_column_sorts_both_ways_and_keeps_the_focus(visit: Visit) -> None:
    """Enter on a heading sorts, again turns it round, what is not stated comes last, and the focus stays."""
    page = visit()
    heading = page.get_by_role("columnheader", name="For whom")
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert page.locator("tr.row td.recipient").last.inner_text() == ""
    assert page.evaluate("document.activeElement.textContent").startswith("For whom")
    money = page.get_by_role("columnheader", name="How much").get_by_role("button")
    money.click()
    money.click()
    assert page.locator("tr.row td.size").first.inner_text().startswith("USD\xa09\xa0million")


def test_search_looks_into_evidence_and_names(visit: Visit) -> None:
    """Search finds what has all the words: of titles, sources or quotes."""
    page = visit()
    page.get_by_label("Search").fill("runs already")
    assert told(page) == "1 of 4 initiatives: search “runs already”"
    assert page.locator("tr.row .open").inner_text() == LOAN_TITLE
    page.get_by_label("Search").fill("bank gazette")
    assert rows(page) == 1
    page.get_by_label("Search").fill("nothing like it")
    assert rows(page) == 0


def test_an_initiative_opens_on_its_evidence_its_values_and_its_contradictions(visit: Visit) -> None:
    """The quote is marked in its paragraph, with its source, the rule of each value, and what others say."""
    page = visit()
    button = page.get_by_role("button", name=LOAN_TITLE)
    button.focus()
    page.keyboard.press("Enter")
    evidence = page.locator("tr.detail section[aria-label=Evidence]")
    assert evidence.locator("mark").all_inner_texts() == [LOAN, AGAIN]
    assert evidence.locator("blockquote").first.inner_text() == f"Before number 0. {LOAN} More is hoped for."
    assert evidence.get_by_role("link").get_attribute("href") == "https://example.org/a"
    assert evidence.get_by_role("link").get_attribute("rel") == "noopener noreferrer"
    assert "Morning Gazette, 2025-03-10" in evidence.inner_text()
    status = page.locator("tr.detail .values tr", has_text="status").inner_text()
    assert "of the sources with a date, the latest says so" in status
    assert "source 2: active" in status
    assert page.locator("tr.detail .dispute .value").all_inner_texts() == ["agreed", "active"]
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert page.locator("tr.detail").count() == 0


def test_the_handle_of_any_mention_leads_to_its_initiative(visit: Visit, written: Path) -> None:
    """An address with a handle opens the initiative, whichever of its mentions it is of."""
    from reex.ledger.book import Ledger

    with Ledger(written.with_name("ledger.db")) as ledger:
        mentions = next(one.mentions for one in ledger.initiatives(mentions=True) if len(one.mentions) > 1)
    for mention in mentions:
        page = visit(address=f"#id={mention.id}")
        assert page.locator("tr.row .open").all_inner_texts() == [LOAN_TITLE]
        assert page.locator("tr.detail").count() == 1


@pytest.mark.parametrize("section", ["overview", "gaps", "totals", "timeline"])
def test_each_figure_leads_to_the_initiatives_that_it_is_made_of(visit: Visit, section: str) -> None:
    """A number shows as many initiatives as it says, a sum those it was added up from, and the focus goes there."""
    page = visit()
    of_section = page.locator(f"section[aria-labelledby={section}]")
    links = of_section.locator("a:not(svg a)[href*='=']").all()
    assert links
    for link in links:
        link.click()
        assert page.evaluate("document.activeElement.id") == "initiatives"
        words = link.inner_text()
        assert rows(page) == int(words) if words.isdigit() else rows(page) > 0, words


def test_the_grand_total_is_of_what_counts_and_stands_beside_the_naive_sum(visit: Visit) -> None:
    """The sum that can be defended counts the loan once; the naive sum counts it twice, and the package too."""
    page = visit()
    figures = page.locator("section[aria-labelledby=totals] tbody tr").all_inner_texts()
    words = [" ".join(row.split()) for row in figures]
    assert words[0] == "Counted 2 about USD 7 million"
    assert "Its parts are counted 1 USD 9 million" in words or "its parts are counted 1 USD 9 million" in words
    assert any(row.startswith("Naive sum") and row.endswith("USD 21 million") for row in words)


def test_totals_are_shown_by_whatever_the_ledger_groups_by(visit: Visit) -> None:
    """Each way to group has its rows, and each row leads to what it is made of."""
    page = visit()
    chooser = page.get_by_label("By", exact=True)
    names = chooser.locator("option").evaluate_all("all => all.map((one) => one.value)")
    assert set(names) == {
        "status",
        "instrument",
        "actor",
        "recipient",
        "country",
        "commodity",
        "stage",
        "lever",
        "year",
    }
    for name in names:
        chooser.select_option(name)
        assert page.locator("#groups tbody tr").count() > 0
        for link in page.locator("#groups td:nth-child(2) a").all():
            link.click()
            assert rows(page) == int(link.inner_text())


def test_the_six_gaps_are_shown_by_country_and_year_too(visit: Visit) -> None:
    """Choosing a country or a year leaves its initiatives in the scorecard, and its cells lead to them."""
    page = visit()
    page.get_by_label("Show").select_option(label="Australia")
    link = page.locator("#scorecard a").first
    assert link.get_attribute("aria-label") == "capital, signed: 1 initiative"
    link.click()
    assert told(page) == "1 of 4 initiatives: standing signed, lever capital, country Australia"
    page.get_by_label("Show").select_option(label="2024")
    assert page.locator("#scorecard a").first.get_attribute("aria-label") == "capital, announced: 1 initiative"


def test_bars_of_the_charts_lead_to_initiatives_and_tables_say_the_same(visit: Visit) -> None:
    """A bar says its number on hovering and leads to as many; readers and keys get the table beside it instead."""
    page = visit()
    charts = page.locator("figure svg")
    assert charts.count() == 3
    assert charts.evaluate_all("all => all.every((one) => one.getAttribute('aria-hidden') === 'true')")
    bars = page.locator("section[aria-labelledby=timeline] figure").first.locator("a")
    for bar in bars.all():
        number = int(bar.locator("title").text_content().rpartition(": ")[2])
        bar.click()
        assert rows(page) == number
    assert page.locator("svg a:not([tabindex='-1'])").count() == 0


def test_contradictions_stand_side_by_side(visit: Visit) -> None:
    """Both values, both quotes with the words that differ, both sources, the verdict and its reason."""
    page = visit()
    found = page.locator("#conflicts .group", has_text="Norland: share")
    assert found.locator(".value").all_inner_texts() == ["60 %", "85 %"]
    assert found.locator(".differs").all_inner_texts() == ["60", "85"]
    assert found.locator("mark").all_inner_texts() == [
        "Norland refines 60% of the ore.",
        "Norland refines 85% of the ore.",
    ]
    assert [name.partition("\n")[0] for name in found.locator(".source").all_inner_texts()] == [
        "Lodes and loans Morning Gazette, 2025-03-10", "The loan runs Evening Post",
    ]  # fmt: skip
    assert "conflict" in found.inner_text()
    assert "both are shares of processing" in found.inner_text()
    page.get_by_label("Verdict").select_option("unresolved")
    assert page.locator("#conflicts .group").count() == 1
    page.locator("#conflicts .group h3 a").click()
    assert page.locator("tr.row .open").all_inner_texts() == [LOAN_TITLE]


def test_what_no_rule_decided_is_there_to_be_reviewed(visit: Visit) -> None:
    """Near pairs stand with both quotes, lost deals with what they may tell of, and what has no verdict."""
    page = visit(reviewed())
    assert page.locator("#near .value").all_inner_texts() == ["Grant 0", "Grant 1"]
    assert page.locator("#near blockquote").count() == 2
    assert page.locator("#loose").get_by_role("link", name="Grant 0").count() == 1
    assert "2025-10, Norland" in page.locator("#loose").inner_text()
    assert page.locator("#unresolved .dispute").count() == 1


def test_a_keyboard_is_enough(visit: Visit) -> None:
    """The first key leads past the figures, and evidence opens from there without a mouse."""
    page = visit()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "initiatives"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "open":
            break
    page.keyboard.press("Space")
    assert page.locator("tr.detail").count() == 1


def test_readers_are_told_what_is_what(visit: Visit) -> None:
    """Landmarks, fields and tables have names of their own, and headings skip no level."""
    page = visit()
    for role in ("banner", "main"):
        assert page.get_by_role(role).count() == 1
    names = page.locator("main > section").evaluate_all(
        "all => all.map((one) => document.getElementById(one.getAttribute('aria-labelledby')).textContent)"
    )
    assert names == ["Overview", "Six gaps", "Totals", "Timeline", "Initiatives", "Contradictions", "Claims", "Review"]
    assert page.locator("input, select").evaluate_all("all => all.every((one) => one.labels.length === 1)")
    assert page.locator("table").evaluate_all(
        "all => all.every((one) => one.getAttribute('aria-label') || one.getAttribute('aria-labelledby'))"
    )
    levels = page.locator("h1, h2, h3").evaluate_all("all => all.map((one) => Number(one.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_in_light_and_dark(visit: Visit, scheme: str) -> None:
    """Each colour of words has a contrast of 4.5 or more with each ground that it stands on."""
    page = visit(color_scheme=scheme)
    grounds = ("paper", "card", "level-1", "level-2", "level-3")
    on = {"ink": (*grounds, "tint"), "soft": grounds[:2], "link": grounds[:2], "differs": grounds[:2]}
    style = "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    for word, places in on.items():
        for place in places:
            ratio = contrast(page.evaluate(style, f"--{word}"), page.evaluate(style, f"--{place}"))
            assert ratio >= 4.5, (word, place, ratio)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 has it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return how bright a colour is, in 0 to 1."""
    digits = colour.strip("#") if len(colour) == 7 else "".join(2 * digit for digit in colour.strip("#"))
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("width", [320, 390, 1400])
def test_nothing_is_wider_than_the_screen(visit: Visit, width: int) -> None:
    """Nothing scrolls sideways but tables of figures in their frames, evidence open or not."""
    page = visit(viewport={"width": width, "height": 700})
    page.locator("tr.row .open").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_strings_in_every_field_stay_text(visit: Visit) -> None:
    """Markup of a document is shown as words, and only addresses of the web are links."""
    page = visit(reviewed(BAD))
    for button in page.locator("tr.row .open").all():
        button.click()
    for chooser in page.locator("select").all():
        chooser.select_option(index=1)
    page.get_by_role("button", name="Clear filters").click()
    for section in ("initiatives", "contradictions", "claims", "review"):
        assert "onerror=alert(1)" in page.locator(f"section[aria-labelledby={section}]").text_content()
    assert page.locator("img").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.locator("script").count() == 2


def test_hostile_addresses_are_only_filters(visit: Visit) -> None:
    """An address that names no filter, or markup, changes nothing and runs nothing."""
    page = visit(address="#status=<img src=x onerror=alert(1)>&constructor=x&__proto__=y&sort=constructor&q=%00")
    assert rows(page) == 0
    assert page.locator("img").count() == 0
    page.get_by_role("button", name="Clear filters").click()
    assert rows(page) == 4


def test_five_thousand_initiatives_are_paged_filtered_and_found(visit: Visit) -> None:
    """Only a page of the table is drawn at a time, whatever there is; print has all that is chosen."""
    page = visit(DossierData(initiatives=many(5000)))
    assert rows(page) == 50
    assert page.evaluate("document.querySelectorAll('*').length") < 3000
    page.get_by_role("button", name="Next").click()
    assert page.locator("#pager span").inner_text() == "Page 2 of 100"
    assert page.evaluate("document.activeElement.id") == "initiatives"
    page.get_by_label("Search").fill("Grant 4991")
    assert told(page) == "1 of 5,000 initiatives: search “Grant 4991”"
    page.get_by_label("Search").fill("Grant 49")
    assert rows(page) == 50
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert rows(page) == int(told(page).partition(" ")[0]) > 110
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows(page) == 50


def test_an_empty_ledger_has_a_page(visit: Visit) -> None:
    """Nothing found is a page that says so."""
    page = visit(DossierData(initiatives=()))
    assert told(page) == "0 of 0 initiatives"
    assert "Nothing may be counted." in page.locator("#groups").inner_text()
    assert re.search("None", page.locator("#conflicts").inner_text())


def test_without_script_the_page_says_what_it_needs(browser: Any, written: Path) -> None:
    """Where script is off, the figures are there, and a line tells why the tables aren't."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(written.as_uri())
    assert "need JavaScript" in page.locator("main").inner_text()
    assert page.locator("figure svg").count() == 3
    page.close()


def test_the_page_of_a_ledger_is_written_in_one_step(written: Path, tmp_path: Path) -> None:
    """What can't be written leaves what was there, and no part of the new page."""
    from reex.ledger.book import Ledger

    with Ledger(written.with_name("ledger.db")) as ledger:
        again = tmp_path / "again.html"
        write_dossier(ledger, again)
        assert again.read_bytes() == written.read_bytes()
        with pytest.raises(OSError, match="nowhere"):
            write_dossier(ledger, tmp_path / "nowhere" / "dossier.html")
    assert [path.name for path in tmp_path.iterdir()] == ["again.html"]
