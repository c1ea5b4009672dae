"""Markdown: what its marks mean is gone from the text, and the words lead back."""

import os
from pathlib import Path

import pytest

from reex import Document, Span
from reex.readers import read, read_bytes


def md(text: str) -> Document:
    """Read a Markdown text."""
    return read_bytes(text.encode(), suffix=".md")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# Magnets #\n\nThe mine\nopens.", "Magnets\n\nThe mine opens."),
        ("**Date:** June 3\n_soon_ and *very* `soon`", "Date: June 3 soon and very soon"),
        ("a * b and snake_case_name and 2 ** 3", "a * b and snake_case_name and 2 ** 3"),
        ("[Kestrel (Metals)](https://example.org/a_(b) \"T\") paid", "Kestrel (Metals) paid"),
        ("[one][1] and [two]\n\n[1]: https://example.org", "one and [two]"),
        ("![logo](a.png) Text", "Text"),
        ("![The minister signs the pact with Peru in Lima.](a)", "The minister signs the pact with Peru in Lima."),
        ("[![logo](a.png)](b) Text", "Text"),
        ("<https://example.org> and \\*not\\* bold &amp; R&D", "https://example.org and *not* bold & R&D"),
        ("<p>One</p><p>Two<br>three <b>bold</b></p><!-- gone -->", "One\n\nTwo\nthree bold"),
        ("- one\n  goes on\n* two\n    + deeper\n1. first", "- one goes on\n- two\n- deeper\n1. first"),
        ("- one\n\n    <!-- -->\n\n    - two", "- one\n\n- two"),
        ("line one  \nline two\\\nline three", "line one\nline two\nline three"),
        ("> quoted\n> text\n\n---\n\nTitle\n=====\n\nafter", "quoted text\n\nTitle\n\nafter"),
        ("| Firm | Sum |\n|------|----:|\n| Kestrel | $5 million |\n| Merlin | $6 million |",
         "Firm | Sum\nKestrel | $5 million\nMerlin | $6 million"),
        ("```\n  A speech of\nthe ``senator'' *here*.\n  And more\nof it.\n```\nend",
         "A speech of the ``senator'' *here*.\n\nAnd more of it.\n\nend"),
        ("The terms are in the\n\n. Both\n, the owner, sign.", "The terms are in the\n\n. Both\n, the owner, sign."),
    ],
)  # fmt: skip
def test_marks(marked: str, plain: str) -> None:
    """Each mark has one meaning, and what only looks like one stays."""
    assert md(marked).text == plain


def test_front_matter_in_yaml() -> None:
    """Title, date, address and publisher come from the front matter, which is no part of the text."""
    document = md(
        "---\ndate: '2025-04-24'\nsource_url: https://example.org/a\npublisher: Kestrel News # daily\ntags:\n  - a\n"
        'title: "The Agency\\u2019s Plan: Critical\\\n  \\ Minerals"\n---\n\nThe agency lends.\n'
    )
    assert document.text == "The agency lends."
    assert document.title == "The Agency’s Plan: Critical Minerals"
    assert (document.published, document.url, document.publisher) == (
        "2025-04-24",
        "https://example.org/a",
        "Kestrel News",
    )
    assert document.in_source(Span(0, 3)).start == document.source.index("The agency lends")  # type: ignore[union-attr]


def test_a_folded_title_in_quotes() -> None:
    """A value that goes on in the next line is one value."""
    assert (
        md("---\ntitle: 'Fact Sheet: The President''s\n  Order'\n---\nText of it.").title
        == "Fact Sheet: The President's Order"
    )


def test_front_matter_in_toml() -> None:
    """TOML is read as such."""
    document = md(
        '+++\ntitle = "Tungsten"\ndate = 2025-08-20T13:15:48Z\nsource = "Wirehall"\n+++\n\n<p>The mine opens.</p>'
    )
    assert (document.title, document.published, document.publisher) == (
        "Tungsten",
        "2025-08-20",
        "Wirehall",
    )
    assert document.text == "The mine opens."


@pytest.mark.parametrize(
    "text", ["---\n\nA text between two rules\n\n---\n\nand after", "+++\nbroken = = toml\n+++\nand after"]
)
def test_what_is_no_metadata_tells_nothing(text: str) -> None:
    """Rules and broken blocks give no title."""
    assert md(text).text.endswith("and after")
    assert md(text).published is None


def test_the_first_heading_is_the_title() -> None:
    """Its zone covers its words, without the mark."""
    document = md("By Jo Li, Wirehall\n\n## **Magnets** at Home\n\nText of it.")
    title = next(zone for zone in document.zones if zone.kind == "title")
    assert document.text[title.start : title.end] == document.title == "Magnets at Home"


def test_real_fact_sheets() -> None:
    """Folded lists of real fact sheets become one line for each point."""
    folder = Path(os.environ.get("REEX_REAL_TEXTS", "nowhere"), "gold", "texts")
    if not folder.exists():
        pytest.skip("the real documents are not here")
    document = read(folder / "d00-2025-04-24-fact-sheet-president-donald-j-trump-u.md")
    assert document.published == "2025-04-24"
    assert "- The Order directs the Secretary of Commerce, along with the Secretary of Interior" in document.text
    assert "<!--" not in document.text
    assert "**" not in document.text


@pytest.mark.parametrize(
    "bad",
    [
        "[",
        "[a](",
        "*a",
        "`a``b",
        "![a",
        "<a ",
        "|",
        "\\",
        "# ",
        "> ",
        "_a_b",
        "[a][b]",
        "&amp",
        "word <!-- x ",
        "<script> x ",
    ],
)
def test_broken_marks_cost_no_time(bad: str) -> None:
    """A hundred thousand broken marks are read at once."""
    assert md(bad * 100_000 + " end").text.endswith("end")
