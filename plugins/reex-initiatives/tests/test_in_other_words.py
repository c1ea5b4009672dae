"""Acts told in the words of columns rather than of releases; each way with other names, and with what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

TOLD: list[tuple[str, list[Row]]] = [
    # -- sums that somebody is to put to work, or has
    (
        "Some $30 million is to be invested in a refinery for Lynas.",
        [("funding", "announced", "", "asx/LYC", "USD 30,000,000")],
    ),
    (
        "A$200 million will be put into recycling by Canada.",
        [("funding", "announced", "CA", "", "AUD 200,000,000")],
    ),
    (
        "€45 million has been committed to Arafura Rare Earths by Germany.",
        [("funding", "agreed", "DE", "asx/ARU", "EUR 45,000,000")],
    ),
    ("Some $30 million is to be repaid to Lynas.", []),
    (
        "Japan says that the $90 million that it has invested since 2020 paid off.",
        [("funding", "active", "JP", "", "USD 90,000,000")],
    ),
    (
        "Canada stands by the C$90 million that it has committed to Lynas.",
        [("funding", "agreed", "CA", "asx/LYC", "CAD 90,000,000")],
    ),
    ("Lynas wrote off the $90 million that it has lost since 2020.", []),
    # -- whose effort it is
    (
        "Ottawa's C$2 billion push for critical minerals goes on.",
        [("funding", "announced", "CA", "", "CAD 2,000,000,000")],
    ),
    (
        "Refiners rely on the Department of Energy's $300 million drive.",
        [("funding", "announced", "us/doe", "", "USD 300,000,000")],
    ),
    (
        "A $300 million effort by Germany is under way.",
        [("funding", "announced", "DE", "", "USD 300,000,000")],
    ),
    ("The Department of Energy's $300 million budget was cut.", []),
    # -- a headline tells what is announced
    ("Canada puts $50 million into Lynas.", [("funding", "announced", "CA", "asx/LYC", "USD 50,000,000")]),
    ("Canada poured $50 million into Lynas.", [("funding", "agreed", "CA", "asx/LYC", "USD 50,000,000")]),
    # -- who buys all that a plant makes
    (
        "The Pentagon agreed to take what Lynas's new plant in Texas makes.",
        [("offtake", "agreed", "us/dod", "asx/LYC", "")],
    ),
    ("Toyota will buy everything that Lynas produces.", [("offtake", "announced", "nyse/TM", "asx/LYC", "")]),
    ("The Pentagon wants to know what Lynas makes.", []),
    # -- the deal before
    (
        "The Pentagon took a stake in Lynas for $400 million. The same deal sets a price floor for gallium.",
        [
            ("equity", "agreed", "us/dod", "asx/LYC", "USD 400,000,000"),
            ("price_support", "agreed", "us/dod", "asx/LYC", ""),
        ],
    ),
    # -- partners
    (
        "Lynas digs for ore. The company has also joined Toyota to make alloys.",
        [("partnership", "active", "asx/LYC, nyse/TM", "", "")],
    ),
    ("Lynas digs for ore. The company has also joined a stock index.", []),
    (
        "Lynas is testing its process side by side with chemists at the Idaho National Laboratory.",
        [("partnership", "active", "asx/LYC, us/inl", "", "")],
    ),
    ("Shares in Lynas rose side by side with those in Glencore.", []),
    # -- powers that are weighed
    (
        "President Trump is thinking about the use of the Defense Production Act.",
        [("executive_action", "proposed", "us/trump-administration", "", "")],
    ),
    (
        "The White House is studying whether to switch on the Defense Production Act for gallium.",
        [("executive_action", "proposed", "us/white-house", "", "")],
    ),
    (
        "President Trump switched on the Defense Production Act in May.",
        [("executive_action", "active", "us/trump-administration", "", "")],
    ),
    ("Lynas switched on its new furnace.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_what_a_column_tells_in_its_own_words_is_an_act(acts: Acts, text: str, expected: list[Row]) -> None:
    """A column, a comment or a summary tells the same acts as a release, and no more."""
    assert acts(text) == expected
