"""Amounts in a column whose heading names currency and scale."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reex
from reex_funding import find_money

PIPELINE = reex.Pipeline([find_money])


def _money(text: str) -> list[tuple[str, Decimal | None, str | None]]:
    record = reex.extract(text, pipeline=PIPELINE)
    found = [entity for entity in record.entities if entity.kind == "money"]
    return [(e.text, e.value.amount, e.value.currency) for e in found if isinstance(e.value, reex.Money)]


@pytest.mark.parametrize(
    ("heading", "currency", "scale"),
    [
        ("Loan (US$ m)", "USD", 10**6),
        ("Loan (A$ million)", "AUD", 10**6),
        ("Grant, €bn", "EUR", 10**9),
        ("Value (EUR thousand)", "EUR", 10**3),
        ("Value (in GBP)", "GBP", 1),
        ("Outlay (₹ crore)", "INR", 10**7),
        ("Outlay (Rs. in crore)", "INR", 10**7),
        ("Loan (Rp billion)", "IDR", 10**9),
        ("Grant (RM million)", "MYR", 10**6),
        ("Grant (billion won)", "KRW", 10**9),
        ("Grant (million euros)", "EUR", 10**6),
    ],
)
def test_a_heading_tells_what_its_numbers_are(heading: str, currency: str, scale: int) -> None:
    """A cell below that is a number is an amount: of this currency, and so many."""
    text = f"Firm | {heading} | Year\nLynas | 20 | 2024\nUcore | 1,500.5 | 2025\nTalga | |\n"
    assert _money(text) == [("20", Decimal(20 * scale), currency), ("1,500.5", Decimal("1500.5") * scale, currency)]


@pytest.mark.parametrize(
    ("number", "told"),
    [("150,5", "150.5"), ("25,0", "25"), ("1.250,75", "1250.75"), ("3,000", "3000"), ("12", "12")],
)
def test_a_currency_may_have_a_column_of_its_own(number: str, told: str) -> None:
    """Each row is in its own currency; a comma with one or two digits behind it is that of a decimal."""
    text = f"Lender | Loan (million) | Currency | Rate\nEIB | {number} | EUR | 4\nEBRD | 7 | USD |\n"
    assert _money(text) == [(number, Decimal(told) * 10**6, "EUR"), ("7", Decimal(7_000_000), "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "Metal | Price (US$/t) | Year\nNickel | 15,200 | 2024\n",
        "Firm | Staff (m) | Year\nLynas | 20 | 2024\n",
        "Firm | Loan (US$ m)\nLynas | some 20 or so\n",
        "Firm | Loan (US$ m)\nLynas | 20 of 30\n",
        "Firm | Loan (million) | Currency\nLynas | 20 | local\nArafura | 30 |\n",
        "Firm | Loan (million)\nLynas | 20\n",
    ],
)
def test_other_numbers_in_columns_are_no_amounts(text: str) -> None:
    """Prices by weight, other units, and cells that say more than a number are left alone."""
    assert _money(text) == []


def test_an_amount_with_its_own_sign_keeps_it() -> None:
    """What a cell says itself goes before its heading."""
    assert _money("Firm | Loan (US$ m)\nLynas | €5 million\n") == [("€5 million", Decimal(5_000_000), "EUR")]


ROWS = "Kestrel | 20 | 2024\nMerlin | up to 1,500.5* | 2025\nTalga | €5 million | 2024\n"


@pytest.mark.parametrize(
    ("note", "currency", "scale"),
    [
        ("Values in US$ mn unless stated. n/d = not disclosed", "USD", 10**6),
        ("All figures are in A$m", "AUD", 10**6),
        ("Table 3: Loans by firm (EUR million)", "EUR", 10**6),
        ("Amounts in thousands of euros", "EUR", 10**3),
        ("Deals of the year\nAll amounts are in USD billion.\nSource: filings", "USD", 10**9),
    ],
)
def test_a_note_above_a_table_tells_what_its_sums_are(note: str, currency: str, scale: int) -> None:
    """It holds for columns of sums alone, also in cells with a bound or the mark of a footnote."""
    told = [("20", Decimal(20 * scale), currency), ("1,500.5", Decimal("1500.5") * scale, currency)]
    own = ("€5 million", Decimal(5_000_000), "EUR")
    assert _money(f"{note}\n\nFirm | Deal value | Year\n{ROWS}")[-3:] == [*told, own]
    assert _money(f"{note}\n\nFirm | Staff | Year\n{ROWS}")[-1:] == [own]
    assert ("20", Decimal(20_000_000), "GBP") in _money(f"{note}\n\nFirm | Loan £m | Year\n{ROWS}")


@pytest.mark.parametrize(
    "note", ["Prices in US$/t", "Values in US$ per tonne", "Firms (NYSE: MP) in 2025", "Values in 2024"]
)
def test_other_notes_tell_of_no_sums(note: str) -> None:
    """What is by weight, a ticker and a year are no unit of sums."""
    assert _money(f"{note}\n\nFirm | Value | Year\n{ROWS}") == [("€5 million", Decimal(5_000_000), "EUR")]


@pytest.mark.parametrize("heading", ["Loan (US$ m)", "Loan US$m", "US$ mn"])
def test_a_currency_in_a_cell_leaves_the_scale_to_the_heading(heading: str) -> None:
    """A number too large for that is told in full."""
    text = f"Firm | {heading}\nIluka | A$1,650\nTalga | 7\nUcore | A$2,000,000\n"
    assert _money(text) == [
        ("A$1,650", Decimal(1_650_000_000), "AUD"),
        ("7", Decimal(7_000_000), "USD"),
        ("A$2,000,000", Decimal(2_000_000), "AUD"),
    ]


def test_a_scale_may_be_a_hundred_millions() -> None:
    """Budgets of Japan are told in units of 100 million yen."""
    told = _money("Firm | Subsidy (100 million yen)\nDowa | 21\nUACJ | 1.5\n")
    assert [amount for _, amount, _ in told[-2:]] == [Decimal(2_100_000_000), Decimal(150_000_000)]


def test_goods_in_millions_are_no_amounts() -> None:
    """A scale alone tells no currency."""
    assert _money("Firm | Output (million tonnes)\nDowa | 21\n") == []
