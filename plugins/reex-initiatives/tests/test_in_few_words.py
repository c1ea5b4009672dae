"""Acts told in few words: lists without marks, sums without a word of their own, and what somebody said he would do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

TOLD: list[tuple[str, list[Row]]] = [
    # -- a state and a firm that sign for money: one gives, the other gets
    (
        "Export Finance Australia and Trevarrow Lithium Ltd have signed an A$70 million loan.",
        [("loan", "agreed", "au/efa", "Trevarrow Lithium Ltd", "AUD 70,000,000")],
    ),
    (
        "Trevarrow Lithium Ltd and KfW signed a €90 million loan agreement.",
        [("loan", "agreed", "de/kfw", "Trevarrow Lithium Ltd", "EUR 90,000,000")],
    ),
    (
        "KfW and Halden Corp. signed a €90 million loan to Trevarrow Lithium Ltd.",
        [("loan", "agreed", "de/kfw, Halden Corp.", "Trevarrow Lithium Ltd.", "EUR 90,000,000")],
    ),
    (
        "Trevarrow Tin Ltd (ASX: TTL) has agreed another A$90 million of funding through Export Finance Australia.",
        [("funding", "agreed", "au/efa", "asx/TTL", "AUD 90,000,000")],
    ),
    # -- lists of sums without marks
    (
        "Grants for magnet recyclers\n- Halden Corp. (Dayton, OH): up to $32 million\n- Trevarrow Lithium"
        " (Reno, NV): $12 million",
        [
            ("grant", "announced", "", "Halden Corp.", "USD 32,000,000"),
            ("grant", "announced", "", "Trevarrow Lithium", "USD 12,000,000"),
        ],
    ),
    ("Halden Corp. (Dayton, OH): up to $32 million", []),
    (
        "Canada and Japan have made joint grants to two firms. Trevarrow Tin: C$3 million (US$2 million) from"
        " Natural Resources Canada and up to $4 million from JOGMEC for its plant. Corrie Tin: C$5 million"
        " from Natural Resources Canada.",
        [
            ("grant", "announced", "CA, JP", "", ""),
            ("grant", "announced", "ca/nrcan", "Trevarrow Tin", "CAD 3,000,000"),
            ("grant", "announced", "jp/jogmec", "Trevarrow Tin", "CAD 4,000,000"),
            ("grant", "announced", "ca/nrcan", "Corrie Tin", "CAD 5,000,000"),
        ],
    ),
    (
        "Canada has made grants to two firms. Trevarrow Tin: C$3 million in sales last year.",
        [("grant", "announced", "CA", "", "")],
    ),
    # -- parts of firms, and firms that raise money
    (
        "Halden Corp. completed its purchase of 12% of Trevarrow Lithium for $40 million.",
        [("equity", "completed", "Halden Corp.", "Trevarrow Lithium", "USD 40,000,000")],
    ),
    (
        "Halden Corp. completed its purchase of Trevarrow Lithium for $40 million.",
        [("acquisition", "completed", "Halden Corp.", "Trevarrow Lithium", "USD 40,000,000")],
    ),
    (
        "The sale of 15% of Trevarrow Lithium to Halden Corp. for $40 million was completed in May.",
        [("equity", "completed", "Halden Corp.", "Trevarrow Lithium", "USD 40,000,000")],
    ),
    (
        "Trevarrow Lithium closed an oversubscribed $90m raise.",
        [("equity", "completed", "", "Trevarrow Lithium", "USD 90,000,000")],
    ),
    ("Trevarrow Lithium lost a $90m round of golf.", []),
    (
        "Halden Corp. won the auction for Trevarrow Lithium with a bid of $40 million.",
        [("acquisition", "agreed", "Halden Corp.", "Trevarrow Lithium", "USD 40,000,000")],
    ),
    ("Halden Corp. lost the auction for Trevarrow Lithium.", []),
    # -- contracts
    (
        "The Pentagon awarded a $44 million contract for tungsten to Trevarrow Tin.",
        [("offtake", "agreed", "us/dod", "Trevarrow Tin", "USD 44,000,000")],
    ),
    (
        "The Department of Energy awarded task orders worth $30 million to Trevarrow Tin for uranium enrichment.",
        [("offtake", "agreed", "us/doe", "Trevarrow Tin", "USD 30,000,000")],
    ),
    ("A further $28 million went to Trevarrow Tin.", [("funding", "agreed", "", "Trevarrow Tin", "USD 28,000,000")]),
    ("A further $28 million went to waste.", []),
    # -- what somebody says
    (
        "Ghana said on 12 May 2025 that it would lend Trevarrow Lithium $40 million.",
        [("loan", "announced", "GH", "Trevarrow Lithium", "USD 40,000,000")],
    ),
    (
        "Ghana said on 12 May 2025 that it could lend Trevarrow Lithium $40 million.",
        [("loan", "proposed", "GH", "Trevarrow Lithium", "USD 40,000,000")],
    ),
    (
        "The Pentagon disclosed that it's buying 15% of Trevarrow Lithium for $40 million.",
        [("equity", "announced", "us/dod", "Trevarrow Lithium", "USD 40,000,000")],
    ),
    (
        "Brussels is discussing a €90 million loan to Trevarrow Lithium.",
        [("loan", "proposed", "EU", "Trevarrow Lithium", "EUR 90,000,000")],
    ),
    (
        "KfW took back a €70 million grant to Trevarrow Lithium.",
        [("grant", "ended", "de/kfw", "Trevarrow Lithium", "EUR 70,000,000")],
    ),
    (
        "The Department of Energy has selected 15 projects to receive $90 million for lithium.",
        [("funding", "agreed", "us/doe", "", "USD 90,000,000")],
    ),
    # -- letters
    (
        "Trevarrow Tin has an EXIM letter for as much as $120 million of debt.",
        [("loan", "announced", "us/exim", "Trevarrow Tin", "USD 120,000,000")],
    ),
    (
        "Trevarrow Tin received a letter of intent from Export Development Canada that contemplates up to"
        " $120 million of long-term debt.",
        [("loan", "announced", "ca/edc", "Trevarrow Tin", "CAD 120,000,000")],
    ),
    (
        "EXIM wrote Trevarrow Tin a letter for up to $120 million.",
        [("loan", "announced", "us/exim", "Trevarrow Tin", "USD 120,000,000")],
    ),
    ("Trevarrow Tin got a letter from EXIM about its mine.", []),
    # -- sums without a word of their own
    (
        "Trevarrow Tin will get a $120 million loan from KfW, and its partner Corrie Tin another $30 million.",
        [
            ("loan", "announced", "de/kfw", "Trevarrow Tin", "USD 120,000,000"),
            ("loan", "announced", "de/kfw", "Corrie Tin", "USD 30,000,000"),
        ],
    ),
    (
        "KfW signed a €120 million loan with Trevarrow Tin; Finnvera adds €30 million.",
        [
            ("loan", "agreed", "de/kfw", "Trevarrow Tin", "EUR 120,000,000"),
            ("loan", "agreed", "fi/finnvera", "Trevarrow Tin", "EUR 30,000,000"),
        ],
    ),
    (
        "KfW bought €120 million of shares in Trevarrow Tin, with another €30 million from Halden Corp.",
        [
            ("equity", "agreed", "de/kfw", "Trevarrow Tin", "EUR 120,000,000"),
            ("equity", "agreed", "Halden Corp.", "Trevarrow Tin", "EUR 30,000,000"),
        ],
    ),
    (
        "Ottawa gave Trevarrow Tin a C$12 million grant. KfW put in another C$3 million.",
        [
            ("grant", "agreed", "CA", "Trevarrow Tin", "CAD 12,000,000"),
            ("grant", "agreed", "de/kfw", "Trevarrow Tin", "CAD 3,000,000"),
        ],
    ),
    (
        "Ottawa gave Trevarrow Tin a C$12 million grant. KfW put in another C$3 million of debt.",
        [
            ("grant", "agreed", "CA", "Trevarrow Tin", "CAD 12,000,000"),
            ("loan", "agreed", "de/kfw", "Trevarrow Tin", "CAD 3,000,000"),
        ],
    ),
    # -- the form behind the sum
    (
        "The EIB has committed another €120 million of debt to Trevarrow Lithium.",
        [("loan", "agreed", "eu/eib", "Trevarrow Lithium", "EUR 120,000,000")],
    ),
    (
        "JOGMEC will provide additional funding of A$120 million to Trevarrow Lithium by way of an equity"
        " subscription.",
        [("equity", "announced", "jp/jogmec", "Trevarrow Lithium", "AUD 120,000,000")],
    ),
    (
        "Canada is putting $50 million into Trevarrow Lithium for an equity stake.",
        [("equity", "announced", "CA", "Trevarrow Lithium", "USD 50,000,000")],
    ),
    (
        "Halden Corp. will invest $120 million in its Nevada mine.",
        [("project", "announced", "Halden Corp.", "", "USD 120,000,000")],
    ),
    # -- purchases
    (
        "Apple committed $300 million to buy magnets from Trevarrow Magnets.",
        [("offtake", "agreed", "nasdaq/AAPL", "Trevarrow Magnets", "USD 300,000,000")],
    ),
    (
        "The Ministry of Mines of Chile has shortened approval timelines for lithium mines.",
        [("permitting", "announced", "Ministry of Mines of Chile", "", "")],
    ),
    ("Long approval timelines have cut investment.", []),
]


@pytest.mark.parametrize(("text", "rows"), TOLD)
def test_few_words_tell_an_act(text: str, rows: list[Row], acts: Acts) -> None:
    """Each way of telling it is read, and the sentence beside it that only looks like it tells none, or another one."""
    assert acts(text) == rows
