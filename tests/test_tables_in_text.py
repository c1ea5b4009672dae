"""Tables in a text, as readers lay them out: rows of cells with a bar between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex.language import tables_in

WORD = st.text(alphabet="ab1 .$", max_size=8).map(str.strip)


def _told(text: str) -> list[list[list[str | None]]]:
    return [[[text[c.start : c.end] if c else None for c in row] for row in table] for table in tables_in(text)]


def test_rows_that_follow_one_another_are_a_table() -> None:
    """A cell that is empty, or left out at the end of a row, is None."""
    text = "Loans\n\nFirm | Loan | Note\nLynas | $20 |\nUcore | | late\n| $5 | small\nTalga | $3\n\nAll are small."
    assert _told(text) == [
        [
            ["Firm", "Loan", "Note"],
            ["Lynas", "$20", None],
            ["Ucore", None, "late"],
            [None, "$5", "small"],
            ["Talga", "$3", None],
        ]
    ]


@pytest.mark.parametrize("text", ["", "Canada | 3 May\n", "Firm | Loan", "no bars\nat all", "a|b\nc|d"])
def test_one_row_alone_is_no_table(text: str) -> None:
    """A line with a name and a date is none, nor is one whose bars stand without blanks."""
    assert _told(text) == []


def test_a_blank_line_or_a_longer_row_begins_another_table() -> None:
    """Two tables may follow each other."""
    text = "a | b\nc | d\n\ne | f\ng | h\ni | j | k\nl | m | n"
    assert [table[0] for table in _told(text)] == [["a", "b"], ["e", "f"], ["i", "j", "k"]]


@given(st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=2, max_size=6))
def test_cells_are_found_as_they_were_laid_out(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, each is found at its place, or is None where it is empty."""
    laid_out = "\n".join(" | ".join(row) for row in rows)
    worded = [[cell or None for cell in row] for row in rows if any(row)]
    assert _told(laid_out) == ([worded] if len(worded) > 1 else [])


def test_lines_without_words_are_no_rows() -> None:
    """Markdown in a text that isn't read as Markdown has a line under its heading, and perhaps an empty heading."""
    assert _told("| | |\n|---|:--|\n| Loans | $8 |\n| Jobs | 12 |\n") == [
        [[None, "Loans", "$8", None], [None, "Jobs", "12", None]],
    ]


def test_a_page_gives_its_tables_to_extractors() -> None:
    """Each row of a page's table has as many cells as the first one."""

    @reex.extractor("shouter", makes="shout")
    def shouts(page: reex.Page) -> reex.page.Found:
        for heading, *rows in page.tables:
            assert all(len(row) == len(heading) for row in rows)
            for row in rows:
                if row[0]:
                    yield page.entity("shout", row[0], rule="first-cell")

    record = reex.extract("Firm | Loan\nLynas | $20\nUcore |\n", pipeline=reex.Pipeline([shouts]))
    assert [entity.text for entity in record.entities] == ["Lynas", "Ucore"]
