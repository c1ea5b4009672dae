"""Names that stand in no list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import (
    Document,
    Page,
    Span,
    defined_after,
    holder,
    in_list,
    initials_fit,
    is_heading,
    is_surname,
    name_after,
    name_before,
    occurrences,
)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("at the Silver Creek Mine", "Mine", "Silver Creek "),
        ("the Bureau of Rare Metals Office", "Office", "Bureau of Rare Metals "),
        ("the Department of the Interior Office", "Office", "Department of the Interior "),
        ("the Stockpile and the Lithium Fund", "Fund", "Lithium "),
        ("The Lithium Fund", "Fund", "Lithium "),
        ("THE Lithium Fund", "Fund", "Lithium "),
        ("In March the Fund", "Fund", ""),
        ("DOE's Lithium Office", "Office", "Lithium "),
        ("DOE’s Lithium Office", "Office", "Lithium "),
        ("It closed the smelters. Lithium Office", "Office", "Lithium "),
        ("an annex to the EIS. The Lithium Office", "Office", "Lithium "),
        ("the U.S. Lithium Office", "Office", "U.S. Lithium "),
        ("U.S.-Australia Lithium Fund", "Fund", "U.S.-Australia Lithium "),
        ("a Rare Earth Elements (REE) Facility", "Facility", "Rare Earth Elements (REE) "),
        ("the 10X Facility", "Facility", "10X "),
        ("a $30,000 Lithium Fund", "Fund", "Lithium "),
        ("sale of $30,000,000 Fund", "Fund", ""),
        ("Executive Chairman of Bolt Metals Corp", "Corp", "Bolt Metals "),
        ("CEO of the Bolt Metals Corp", "Corp", "Bolt Metals "),
        ("the Office of the Secretary of Lithium Council", "Council", "Office of the Secretary of Lithium "),
        ("section 101 of the Lithium Supply Act", "Act", "Lithium Supply "),
        ("Title IV of the Lithium Supply Act", "Act", "Lithium Supply "),
        ("the LITHIUM SUPPLY ACT", "ACT", "LITHIUM SUPPLY "),
        ("OUR LITHIUM PARTNERSHIP", "PARTNERSHIP", ""),
        ("a memorandum of the two states with the National Lithium\nAgency", "Agency", "National Lithium\n"),
        ("Ann Lee\nLithium Agency", "Agency", "Lithium "),
        ("which were told by the ministers of the two states to the National\n\nAgency", "Agency", ""),
        ("Texas-based Bolt Metals Corp", "Corp", "Bolt Metals "),
        ("Section 3 Purposes The Lithium Fund", "Fund", "Lithium "),
        ("owns the Last Chance Mine", "Mine", "Last Chance "),
        ("Last Gasp Mine", "Mine", "Gasp "),
        ("1. Sierra Mine", "Mine", "Sierra "),
        ("the Ore Pact. Korbinite Mine", "Mine", "Korbinite "),
        ("of Bolt Corp. Lithium Mine", "Mine", "Bolt Corp. Lithium "),
        ("He Lithium Mine", "Mine", "Lithium "),
        ("the agency", "agency", ""),
        ("Agency", "Agency", ""),
    ],
)
def test_name_before(text: str, word: str, name: str) -> None:
    """A name begins after articles, titles, owners, amounts, and the end of a sentence, line or paragraph."""
    position = text.index(word)

    assert text[name_before(text, position) : position] == name


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("Ministry of Mines and Energy said", "Ministry of", " Mines and Energy"),
        ("Ministry of the Interior said", "Ministry of", " the Interior"),
        ("Ministry of Mines and the Bank", "Ministry of", " Mines"),
        ("Ministry of Mines's plan", "Ministry of", " Mines"),
        ("Ministry of Mines. Lithium", "Ministry of", " Mines"),
        ("Ministry of Mines, Energy", "Ministry of", " Mines"),
        ("Ministry of mines", "Ministry of", ""),
        ("Ministry of Mines on Wednesday proposed", "Ministry of", " Mines"),
        ("Ministry of Mines Jan. 5", "Ministry of", " Mines"),
        ("as the two ministers of both states told the Ministry of\nMines in May", "Ministry of", "\nMines"),
        ("Ministry of\nMines", "Ministry of", ""),
    ],
)
def test_name_after(text: str, head: str, name: str) -> None:
    """A name ends before a small word, a sign, a possessive, a day or month, and a line that was not full."""
    position = text.index(head) + len(head)

    assert text[position : name_after(text, position)] == name


def test_no_more_words_than_asked_for() -> None:
    """A run of capitalised words is followed back as far as is asked, and no further."""
    text = "One Alpha Beta Gamma Mine"

    assert text[name_before(text, text.index("Mine"), words=2) :] == "Beta Gamma Mine"
    assert name_after("of Alpha Beta Gamma", 2, words=1) == len("of Alpha")


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("Bolt Metals Wins Gallium Deal", True),
        ("Bolt Metals Wins Gallium Deal with Help from Australia", True),
        ("Gallium Firm Gets Money From Bolt & Co.", True),
        ("Gallium Miner Grows in the U.S.", True),
        ("Bolt Metals wins gallium deal", False),
        ("Bolt Metals Won.", False),
        ("Bolt", False),
        ("", False),
    ],
)
def test_headings(sentence: str, heading: bool) -> None:
    """A sentence with a capital on each long word is a heading, unless a full stop ends it."""
    assert is_heading(sentence) is heading


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Bureau of Metals (BOM) said", ["BOM"]),
        ("Bolt Metals (NYSE: BLT) (“Bolt” or the “Company”)", ["Bolt", "Company"]),
        ("Bureau (opens in a new tab) (BOM)", ["BOM"]),
        ("Bolt Metals (in short) (a) (b) (BOM)", []),
        ("Bureau of Metals said (BOM)", []),
        ("Bureau (", []),
    ],
)
def test_defined_after(text: str, forms: list[str]) -> None:
    """Short forms stand in one of the next three brackets, bare or in quotes."""
    end = min(text.index(" (") if " (" in text else len(text), text.find(" said") % (len(text) + 1))

    assert [text[span.start : span.end] for span in defined_after(text, end)] == forms


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("DOE", "Department of Energy", True),
        ("DoD", "Department of Defense", True),
        ("MSP", "Minerals Security Partnership", True),
        ("DPA", "Defense Production Act of 1950", True),
        ("EXIM", "Department of Energy", False),
        ("PMS", "Minerals Security Partnership", False),
    ],
)
def test_initials(acronym: str, name: str, fits: bool) -> None:
    """The capitals of an acronym begin words of the name in that order."""
    assert initials_fit(acronym, name) is fits


def test_occurrences_are_whole_words_from_a_place_on() -> None:
    """Only whole words in the same case count, and only those after the start."""
    text = "Bolt bolts Bolts the Bolt-on Bolt."

    assert [span.start for span in occurrences(text, "Bolt")] == [0, 21, 29]
    assert [span.start for span in occurrences(text, "Bolt", 22)] == [29]
    assert [*occurrences(text, "")] == []


@given(
    st.text(alphabet="AaBb1 -&_é", max_size=60),
    st.sets(st.text(alphabet="AaBb1 -&_é", min_size=1, max_size=6).map(str.strip).filter(bool), max_size=4),
    st.integers(0, 20),
    st.sampled_from(("", " " * 20_000)),
)
def test_a_page_looks_up_what_a_pass_over_the_text_finds(text: str, names: set[str], start: int, rest: str) -> None:
    """The occurrences of several names on a page, short or long, are those of each of them in its text."""
    found = {*Page(Document(text=text + rest)).occurrences(names, start)}
    crossing = {
        span
        for name in names
        for at in range(start, len(text))
        for span in occurrences(text, name, at)
        if at == span.start
    }

    assert {span for name in names for span in occurrences(text, name, start)} <= found <= crossing


def test_holder() -> None:
    """The span that holds a place is found, or none."""
    spans = [Span(0, 4), Span(6, 9)]

    assert holder(spans, 6, 8) == Span(6, 9)
    assert holder(spans, 3, 6) is None
    assert holder(spans, 4, 5) is None
    assert holder([], 0, 1) is None


def test_in_list_goes_on_from_one_to_the_next() -> None:
    """Doubtful words join a list from either side through one another; a stray one stays out."""
    text = "tin, lead (5%) and zinc, mica or iron salt; talc"
    words = {
        word: Span(text.index(word), text.index(word) + len(word))
        for word in ("tin", "lead", "mica", "iron", "salt", "talc")
    }
    zinc = Span(text.index("zinc"), text.index("zinc") + 4)

    joined = in_list(text, list(words.values()), [zinc])

    assert {text[span.start : span.end] for span in joined} == {"tin", "lead", "mica", "iron"}


@given(st.text(alphabet="AbofT he.,'\n1$", max_size=60), st.integers(0, 60))
def test_names_are_parts_of_the_text(text: str, at: int) -> None:
    """A name that is found around a place lies within the text and touches the place."""
    at = min(at, len(text))

    assert 0 <= name_before(text, at) <= at <= name_after(text, at) <= len(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Anna Nickel", True), ("Mr. Nickel", True), ("by Dr Nickel", True), ("of Nickel", False), ("Nickel", False)],
)
def test_surnames(text: str, is_one: bool) -> None:
    """What follows a title or a given name is a surname."""
    assert is_surname(text, text.index("Nickel")) is is_one
