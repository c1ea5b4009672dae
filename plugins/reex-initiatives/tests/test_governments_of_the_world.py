"""What cabinets, ministers and parliaments outside the United States do; what only looks like it stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

TOLD: list[tuple[str, list[Row]]] = [
    # -- ministers of whom no table tells
    (
        "Mines Minister Jo Hart announced a loan of A$9 million to Lynas in Queensland.",
        [("loan", "announced", "Mines Minister Jo Hart", "asx/LYC", "AUD 9,000,000")],
    ),
    (
        "Zambia is rich in copper. Mines Minister Paul Banda announced a ban on cobalt exports.",
        [("export_control", "active", "ZM", "", "")],
    ),
    (
        "Deputy Industry Minister Iran Temirov said that Kazakhstan banned tungsten exports.",
        [
            ("export_control", "active", "KZ", "", ""),
        ],
    ),
    # -- pacts on something with somebody
    ("Peru signed an agreement on lithium with Japan.", [("agreement", "agreed", "PE, JP", "", "")]),
    ("Norway has struck a deal on supplies of cobalt with Zambia.", [("agreement", "agreed", "NO, ZM", "", "")]),
    ("Norway signed a contract on tractors with Acme.", []),
    # -- laws and regulations
    ("The Tungsten (Royalties) Act 2027 received Royal Assent.", [("law", "active", "", "", "")]),
    ("Rwanda's Mining Act, 2024 came into force in May.", [("law", "active", "RW", "", "")]),
    ("The Council of the EU adopted a regulation on cobalt.", [("law", "active", "eu/council", "", "")]),
    (
        "China's State Council promulgated new regulations on tungsten mining.",
        [("law", "active", "State Council", "", "")],
    ),
    ("Regulations on tungsten mining, gazetted in May, come into force in June.", [("law", "active", "", "", "")]),
    ("Regulations on fishing, gazetted in May, come into force in June.", []),
    # -- whose site it is stands between who gets money and the sum
    (
        "EXIM lent Perpetua's mine in Idaho $50 million.",
        [("loan", "agreed", "us/exim", "nasdaq/PPTA", "USD 50,000,000")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_told(sentence: str, expected: list[Row], acts: Acts) -> None:
    """Each sentence yields these acts, with these parties and sums, and no others."""
    assert acts(sentence) == expected


def test_a_minister_is_told_by_title_and_name(read: Read) -> None:
    """The party goes by it, whether a table knows who it is or not."""
    for name in ("Minister Madeleine King", "Resources Minister Jo Hart", "Treasurer Jo Hart"):
        (act,) = read(f"{name} announced a A$9 million loan to Lynas.").initiatives
        assert name in act.actors[0].forms


def test_the_commission_is_that_of_the_union(acts: Acts) -> None:
    """In a text on the European Union it needs no more words; in others it may be any."""
    text = "The {} needs magnets. Today, the Commission adopted a list of 12 Strategic Projects."
    assert [row[:3] for row in acts(text.format("EU"))] == [("executive_action", "active", "EU")]
    assert all(row[2] != "EU" for row in acts(text.format("industry")))
