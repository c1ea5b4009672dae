"""Money of which news tells only the giver, the taker or the next sum, takeovers that states decide on, and more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

GIVERS: list[tuple[str, list[Row]]] = [
    (
        "The $31 million from the Pentagon paid for a third of the magnet plant.",
        [("funding", "completed", "us/dod", "", "USD 31,000,000")],
    ),
    ("Congress cut $31 million from the Pentagon's budget for tungsten.", []),
    ("Acme Lithium shipped ore worth $31 million from Canada.", []),
    (
        "Iluka's $70 million EXIM loan was signed.",
        [("loan", "agreed", "us/exim", "asx/ILU", "USD 70,000,000")],
    ),
    (
        "EXIM came to the aid of Ucore with a $70 million loan.",
        [("loan", "agreed", "us/exim", "tsxv/UCU", "USD 70,000,000")],
    ),
    (
        "EXIM and Ucore have signed a loan worth $70 million.",
        [("loan", "agreed", "us/exim", "tsxv/UCU", "USD 70,000,000")],
    ),
    (
        "EXIM will lend Ucore, a developer from Halifax, as much as $70 million.",
        [("loan", "announced", "us/exim", "tsxv/UCU", "USD 70,000,000")],
    ),
    (
        "The EIB has committed €85 million of debt to Vulcan Energy.",
        [("loan", "agreed", "eu/eib", "asx/VUL", "EUR 85,000,000")],
    ),
    ("Nyrstar is weighed down by $85 million of debt.", []),
]

NEXT: list[tuple[str, list[Row]]] = [
    (
        "EXIM lent Ucore $70 million, and the DFC $15 million.",
        [
            ("loan", "agreed", "us/exim", "tsxv/UCU", "USD 70,000,000"),
            ("loan", "agreed", "us/dfc", "tsxv/UCU", "USD 15,000,000"),
        ],
    ),
    (
        "Ucore will get a $70 million loan from EXIM, and its partner Lynas another $15 million.",
        [
            ("loan", "announced", "us/exim", "tsxv/UCU", "USD 70,000,000"),
            ("loan", "announced", "us/exim", "asx/LYC", "USD 15,000,000"),
        ],
    ),
]

SHARES: list[tuple[str, list[Row]]] = [
    (
        "Glencore is putting $44 million into Nyrstar.",
        [("equity", "announced", "lse/GLEN", "Nyrstar NV", "USD 44,000,000")],
    ),
    (
        "The Pentagon is putting $44 million into Ucore.",
        [("funding", "announced", "us/dod", "tsxv/UCU", "USD 44,000,000")],
    ),
    (
        "Ucore sold a 9% stake to the Pentagon for $44 million.",
        [("equity", "agreed", "us/dod", "tsxv/UCU", "USD 44,000,000")],
    ),
    (
        "Ucore rose after the White House said the Pentagon would take a 9% stake.",
        [("equity", "announced", "us/dod", "tsxv/UCU", "")],
    ),
]

DECIDED: list[tuple[str, list[Row]]] = [
    (
        "Australia has rejected the A$90 million sale of Iluka Resources to China's state-run Chinalco.",
        [("acquisition", "ended", "Aluminum Corporation of China", "asx/ILU", "AUD 90,000,000")],
    ),
    (
        "Umicore is exploring a sale of Nyrstar to Glencore.",
        [("acquisition", "proposed", "lse/GLEN", "Nyrstar NV", "")],
    ),
    ("Iluka has asked NOAA for a licence to mine nodules.", [("permitting", "proposed", "us/noaa", "asx/ILU", "")]),
    (
        "Exporters will have to obtain licences to ship tellurium, the Chinese government said.",
        [("export_control", "announced", "CN", "", "")],
    ),
    ("Beijing has yet to lift its curbs on tellurium.", [("export_control", "active", "CN", "", "")]),
    (
        "Trump said on Monday the duty on zinc would be 30%.",
        [("tariff", "announced", "us/trump-administration", "", "")],
    ),
    ("A bill said to be popular would set a duty of 30% on zinc.", [("tariff", "proposed", "", "", "")]),
    ("Zinc will be hit with a 30% duty, Trump said.", [("tariff", "announced", "us/trump-administration", "", "")]),
]

SITES: list[tuple[str, list[Row]]] = [
    ("Iluka's Eneabba mine was hit by a landslide that killed two.", []),
    ("Iluka's Eneabba mine yields monazite.", [("project", "active", "asx/ILU", "", "")]),
]


@pytest.mark.parametrize(("text", "rows"), [*GIVERS, *NEXT, *SHARES, *DECIDED, *SITES])
def test_what_news_tells_in_short_is_an_act(text: str, rows: list[Row], acts: Acts) -> None:
    """Who gives or gets it, and how far it has come, is read where no verb of giving tells it."""
    assert acts(text) == rows


def test_all_goods_of_a_list_are_told(read: Callable[[str], reex.Record]) -> None:
    """Goods behind a dash, or before what they are put on, are those of the measure."""
    for text in (
        "China put export curbs on three metals – cerium, yttrium and thulium – in May.",
        "China added cerium, yttrium and thulium to its export control list.",
    ):
        (act,) = read(text).initiatives
        assert {"cerium", "yttrium", "thulium"} <= set(act.commodities)
