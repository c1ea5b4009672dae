"""What the lines of a term sheet tell: who lends to whom, how much, in which form, and whether it binds."""

from __future__ import annotations

import pytest

import reex

HALDEN, BREN, CALE = "Halden Metals Corp.", "Bren Resources Inc.", "Cale Capital Inc."
Row = tuple[str, str, list[str], list[str], str]


def told(text: str) -> list[Row]:
    """Return instrument, status, both sides and the reason why each sum counts or not."""
    return [
        (
            act.instrument,
            act.status,
            [party.name for party in act.actors],
            [party.name for party in act.recipients],
            act.count_reason,
        )
        for act in reex.extract(text).initiatives
        if act.amounts
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            f"Terms\n\nBorrower: {HALDEN}\nLender: KfW\nFacility: EUR 70m senior secured loan\nTenor: 9 years",
            [("loan", "agreed", ["KfW"], [HALDEN], "counted")],
        ),
        (
            f"- Lenders: {CALE} and {BREN}\n- Borrower: {HALDEN}\n- Facility amount: C$70 million\n- Term: 9 years",
            [("loan", "agreed", [CALE, BREN], [HALDEN], "counted")],
        ),
        (
            f"INDICATIVE TERMS\n\nIssuer: {HALDEN}\nInvestor: {CALE}\nInstrument: convertible notes\nAmount: C$7m",
            [("loan", "announced", [CALE], [HALDEN], "letter_of_intent")],
        ),
        (
            f"Borrower: {HALDEN}, 60% owned by {BREN}\nSecurity: shares\n\nSources of funds:\n"
            f"(a) Senior term loan: $70 million\n– KfW tranche: $40 million\n– {CALE} tranche: $30 million\n"
            f"(b) Equity:\n– {BREN}: $20 million",
            [
                ("loan", "announced", [], [HALDEN], "package"),
                ("loan", "agreed", ["KfW"], [HALDEN], "counted"),
                ("loan", "agreed", [CALE], [HALDEN], "counted"),
                ("equity", "agreed", [BREN], [HALDEN], "counted"),
            ],
        ),
        # -- what is no term sheet
        (f"Issuer: {HALDEN}\nContact: investor relations\nMarket value: C$70 million", []),
        (f"Lender: {CALE}\n\n{CALE} earned C$70 million last year.", []),
    ],
)
def test_labels_tell_parties_and_sums(text: str, rows: list[Row]) -> None:
    """A label says what stands behind it; an owner of the borrower is no lender."""
    assert told(text) == rows


def test_far_labels_are_forgotten() -> None:
    """A sum long behind the parties is not theirs."""
    text = (
        f"Borrower: {HALDEN}\nLender: KfW\n\n"
        + "Tin is mined by hand here. " * 14
        + f"\n\nAmount: $70 million, as {CALE} said."
    )
    assert told(text) == []


def test_a_long_sheet_is_on_its_deal_though_it_names_little_of_our_field() -> None:
    """The words of law in a term sheet are not those of news on other matters."""
    clauses = "The parties agree on the usual undertakings and events of default. " * 30
    sheet = f"{clauses}\n\nUse: a tin mine\n\nBorrower: {HALDEN}\nLender: KfW\nFacility: EUR 70m term loan\n"
    assert told(sheet) == [("loan", "agreed", ["KfW"], [HALDEN], "counted")]


def test_tranches_of_one_sum_are_two() -> None:
    """A sentence that speaks of both lenders makes no one loan of theirs."""
    text = (
        f"Borrower: {HALDEN}\nTerm loan: $80 million\n– KfW tranche: $40 million\n– {CALE} tranche: $40 million\n\n"
        f"The loan agreements with KfW and {CALE} were signed on 27 March 2025."
    )
    assert [row[-1] for row in told(text)] == ["package", "counted", "counted"]
