"""The number grammar and the words of bound around an amount."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import Document, Number, Page, bound_of, is_range, low_end, scale_at
from reex.language import numbers_in


def read(text: str) -> list[tuple[str, object, object]]:
    """Return text, low and high end of each number as strings and decimals."""
    return [(text[n.start : n.end], n.low, n.high) for n in numbers_in(text)]


def single(text: str) -> Number:
    """Return the one number of *text*."""
    (number,) = numbers_in(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567.89 dollars", "1234567.89"),
        ("a cap of 400 million", "400000000"),
        ("1.65bn for the plant", "1650000000"),
        ("some 3 hundred thousand tonnes", "300000"),
        ("a 32-billion-parameter engine", "32000000000"),
        ("1.5 lakh crore of outlays", "1500000000000"),
        ("1,50,000 crore of outlays", "1500000000000"),
        ("the $.75 coupon", "0.75"),
        ("2½ years of drilling", "2.5"),
        ("2 1/2 years of drilling", "2.5"),
        ("12 500 tonnes of ore", "12500"),
        ("10\u202f500\u202f000 euros", "10500000"),
        ("a new\nplant for 90\n    million people", "90000000"),
        ("7.5+ million pledged", "7500000"),
    ],
)
def test_digits(text: str, value: str) -> None:
    """Digits are read with separators, fractions and scale words, over a line break too."""
    assert single(text).low == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("six smelters", "6"),
        ("Twenty-five kilns", "25"),
        ("two million shells", "2000000"),
        ("one hundred and fifty thousand shells", "150000"),
        ("two and a half years", "2.5"),
        ("two-and-a-half million", "2500000"),
        ("half a billion", "500000000"),
        ("a half-million pledge", "500000"),
        ("a trillion", "1000000000000"),
        ("two dozen kilns", "24"),
        ("nine hundred ninety-nine", "999"),
    ],
)
def test_words(text: str, value: str) -> None:
    """Numbers in words are read as one, whatever joins them."""
    number = single(text)
    assert (number.low, number.spelled) == (Decimal(value), True)


@pytest.mark.parametrize(
    "text",
    [
        "a bond of 1,23",
        "lot 007",
        "filed on 2025-10-31",
        "a 9/11 memorial",
        "at 10:30 sharp",
        "4 millones de pesos",
        "5 xillion",
        "12 345 678 901 234 567 890 beads",
        "1.234.567 tons",
        "900 to 1.2 billion",
        "10²",
        "3 1/3 cups",
        "two hundred hundred",
        "7 trillion trillion",
    ],
)
def test_what_is_not_read_whole(text: str) -> None:
    """A number that can't be read whole has no value; nothing is read from a part of it."""
    assert not any(number.whole for number in numbers_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "a billion-dollar idea",
        "someone alone",
        "the second kiln",
        "none of them",
        "several hundred million euros",
        "plan a.million",
    ],
)
def test_no_number(text: str) -> None:
    """Words that only look like numbers, and vague ones, are none."""
    assert not read(text)


def test_part_of_an_amount_of_something_is_not_read() -> None:
    """A quarter of a billion is not a billion."""
    assert single("a quarter of a billion").low is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 150 and 1,000 t", "150", "1000"),
        ("50-60 million", "50000000", "60000000"),
        ("50–60 million", "50000000", "60000000"),
        ("5 to 10 million", "5000000", "10000000"),
        ("500,000 to 1 million", "500000", "1000000"),
        ("1 million to 2 million", "1000000", "2000000"),
        ("awards from 5 to 7.5 units", "5", "7.5"),
        ("three-to-five-year terms", "3", "5"),
        ("one to two hundred rigs", "100", "200"),
        ("two or three rigs", "2", "3"),
        ("10 - 15 kilns", "10", "15"),
    ],
)
def test_ranges(text: str, low: str, high: str) -> None:
    """Two numbers and the words between them are one range; a scale after the high end goes with both."""
    number = single(text)
    assert (number.low, number.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("raised from 5 to 7 units", ["5", "7"]),
        ("grew by 50 to 200 units", ["50", "200"]),
        ("10 and 20 units", ["10", "20"]),
        ("Phase 2 - 500 units", ["2", "500"]),
        ("Phase 2 500 units", ["2", "500"]),
        ("from 2024 to 500 units", ["2024", "500"]),
        ("5 million to 10 sites", ["5000000", "10"]),
        ("in 2025 500 units", ["2025", "500"]),
    ],
)
def test_two_numbers(text: str, values: list[str]) -> None:
    """A change, a list, a name and a year are no ends of a range."""
    assert [number.low for number in numbers_in(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "glued"), [("an F-35", True), ("USD5", True), ("Monitor-90", False), ("mid-2025", False)]
)
def test_glued(text: str, glued: bool) -> None:
    """A number that a letter or a capital and hyphen touch is marked as part of a name."""
    assert single(text).glued is glued


def test_times_applies_to_both_ends() -> None:
    """A scale letter found by a consumer counts for both ends of a range."""
    number = single("50-60").times(Decimal(1_000_000), 6)
    assert (number.low, number.high, number.scaled, number.end) == (Decimal(50_000_000), Decimal(60_000_000), True, 6)


@pytest.mark.parametrize(
    ("low", "high", "result"), [("5", "10", "5000000"), ("500000", "1", "500000"), ("900", "1.2", None)]
)
def test_low_end(low: str, high: str, result: str | None) -> None:
    """The low end takes the scale if it is the smaller figure, and is in doubt where both readings make sense."""
    expected = None if result is None else Decimal(result)
    assert low_end(Decimal(low), Decimal(high), Decimal(1_000_000)) == expected


@pytest.mark.parametrize(
    ("text", "scale"),
    [("5m of it", 6), ("5 M of it", 6), ("5MM", 6), ("5k", 3), ("5T", 12), ("5 T", None), ("5x", None), ("5mg", None)],
)
def test_scale_letters(text: str, scale: int | None) -> None:
    """A letter after a number is a scale only alone, and a T only glued to it."""
    found = scale_at(text, 1)
    assert (found and found[0]) == (None if scale is None else Decimal(10) ** scale)


def test_is_range_needs_between_before_and() -> None:
    """``and`` joins two amounts only after ``between``."""
    text = "between 5% and 9%"
    assert is_range(text, 8, 10, 15)
    assert not is_range("posted 5% and 9%", 7, 9, 14)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("up to 40 t", "at_most"),
        ("up to a 40 t", "at_most"),
        ("adds up to 40 t", "exact"),
        ("up to an additional 40 t", "at_most"),
        ("as much as 40 t", "at_most"),
        ("shall not exceed 40 t", "at_most"),
        ("no more than 40 t", "at_most"),
        ("less than 40 t", "at_most"),
        ("maximum grant: 40 t", "at_most"),
        ("a ceiling of 40 t", "at_most"),
        ("grant: 40 t", "exact"),
        ("exceeding 40 t", "at_least"),
        ("at least 40 t", "at_least"),
        ("in excess of 40 t", "at_least"),
        ("no less than 40 t", "at_least"),
        ("(>40 t", "at_least"),
        ("roughly 40 t", "about"),
        ("an estimated 40 t", "about"),
        ("~40 t", "about"),
        ("spread over the 40 t", "exact"),
        ("under a 40 t", "exact"),
        ("more than the 40 t", "exact"),
        ("held 40 t", "exact"),
    ],
)
def test_bound_before(text: str, bound: str) -> None:
    """Words before an amount limit it; a preposition before an article doesn't."""
    start = text.index("40")
    assert bound_of(text, start, len(text)) == bound


@pytest.mark.parametrize(
    ("after", "bound"),
    [
        (" or more", "at_least"),
        ("-plus", "at_least"),
        (" or less", "at_most"),
        (" or so", "about"),
        (" or moreover", "exact"),
    ],
)
def test_bound_after(after: str, bound: str) -> None:
    """Words after an amount limit it too."""
    assert bound_of(f"sold 40 t{after}", 5, 9) == bound


def test_bound_after_counts_more() -> None:
    """Roughly 90%+ is at least 90%."""
    assert bound_of("roughly 90%+", 8, 12) == "at_least"


@given(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.sampled_from(["", " million", "bn", "-billion", " thousand"]),
)
def test_round_trip(value: Decimal, scale: str) -> None:
    """A number written with separators and a scale is read as what it is."""
    powers = {"": 0, " million": 6, "bn": 9, "-billion": 9, " thousand": 3}
    number = single(f"It was {value:,.2f}{scale}.")
    assert number.low == value * Decimal(10) ** powers[scale]


@given(st.text(alphabet="0123456789,.-–/: $%amnilobtfuregd½\n\u00a0", max_size=200))
def test_any_text(text: str) -> None:
    """Whatever stands in a text, numbers come in order, don't overlap, and lie inside it."""
    free = 0
    for number in numbers_in(text):
        assert free <= number.start < number.end <= len(text)
        free = number.end


@pytest.mark.parametrize(
    "part", ["1,", "1-", "1 ", "1 234 ", "one hundred ", "five to ", "a million ", "1/2 ", "between 1 and "]
)
def test_linear(part: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    """Twice the text takes twice the work, whatever is repeated."""
    list(numbers_in("one"))  # builds the automaton
    once, twice = (count_calls(lambda size=size: list(numbers_in(part * size))) for size in (2_000, 4_000))  # type: ignore[misc]
    assert twice <= 2.2 * once + 500


def test_what_follows_a_number_is_told_in_small_letters() -> None:
    """A plugin sees the word or sign after each number, over blanks, hyphens and a line break, or none."""
    page = Page(Document(text="5% of 20-Year bonds, $3 million\nPounds and 7 µm in 2026"))

    assert [(page.text[n.start : n.end], word) for n, word in zip(page.numbers, page.following, strict=True)] == [
        ("5", "%"),
        ("20", "year"),
        ("3 million", "pounds"),
        ("7", "µm"),
        ("2026", ""),
    ]


def test_a_number_is_the_same_whoever_has_read_it_before() -> None:
    """Numbers that were read in an arithmetic of few digits are as exact as any, then and later."""
    text = "They lent 987,654 million."
    with localcontext() as few:
        few.prec = 2
        first = list(numbers_in(text))
    assert first == list(numbers_in(text)) == [Number(10, 25, Decimal(987_654_000_000), scale=Decimal(1_000_000))]
