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
    # -- measures that stay, and those that are put off for a time
    ("Peru will maintain its ban on exports of raw lithium.", [("export_control", "active", "PE", "", "")]),
    ("Peru has decided to keep its export ban on lithium.", [("export_control", "active", "PE", "", "")]),
    ("Peru will impose an export ban on lithium.", [("export_control", "announced", "PE", "", "")]),
    (
        "Peru has suspended until May 31, 2027 its ban on exports of tin to Japan.",
        [("export_control", "ended", "PE", "JP", "")],
    ),
    ("Peru agreed to remove its export ban on tin.", [("export_control", "ended", "PE", "", "")]),
    ("Peru suspended the export duty on tin.", [("tariff", "ended", "PE", "", "")]),
    (
        "Gallium may no longer be exported without a licence, Beijing said.",
        [("export_control", "active", "CN", "", "")],
    ),
    ("Gallium must not be heated without a mask.", []),
    # -- money by what a state founds, opens or votes
    (
        "Kenya's cabinet approved a tin scheme with an outlay of KES 400 million.",
        [("funding", "agreed", "KE", "", "KES 400,000,000")],
    ),
    (
        "Ontario opened a C$7 million Tungsten Innovation Fund.",
        [("funding", "announced", "Ontario", "", "CAD 7,000,000")],
    ),
    (
        "Kenya runs a $20 million Artisanal Mining Program.",
        [("funding", "active", "KE", "", "USD 20,000,000")],
    ),
    (
        "Queensland has opened a A$9 million round of its tin fund.",
        [("funding", "announced", "Queensland", "", "AUD 9,000,000")],
    ),
    ("Kenya opened a $20 million airport.", []),
    (
        "Kenya approved the tin project, granting $9 million to Lynas.",
        [("permitting", "agreed", "KE", "", ""), ("grant", "agreed", "KE", "asx/LYC", "USD 9,000,000")],
    ),
    ("Japan will cover a third of the cost of the tin smelter.", [("grant", "announced", "JP", "", "")]),
    ("Taxes cover a third of the cost of the tin smelter.", []),
    ("The Japanese budget has 40 billion yen for tin mines.", [("funding", "announced", "", "", "JPY 40,000,000,000")]),
    ("KOMIR will add gallium to its stocks.", [("stockpile", "announced", "kr/komir", "", "")]),
    ("Traders added gallium to their stocks.", []),
    (
        "Canberra is bailing out Nyrstar's smelters with A$9 million.",
        [("funding", "agreed", "AU", "Nyrstar NV", "AUD 9,000,000")],
    ),
    # -- a loan that is only approved on condition
    (
        "A $20 million loan to Ucore, conditionally approved by EXIM, will pay for it.",
        [("loan", "announced", "us/exim", "tsxv/UCU", "USD 20,000,000")],
    ),
    (
        "A $20 million loan to Ucore, approved by EXIM, will pay for it.",
        [("loan", "agreed", "us/exim", "tsxv/UCU", "USD 20,000,000")],
    ),
    # -- shares, whatever they are called
    (
        "The NRFC has put A$50 million into Liontown by way of a placement.",
        [("equity", "agreed", "au/nrfc", "asx/LTR", "AUD 50,000,000")],
    ),
    (
        "Investissement Québec has subscribed C$8 million in a placement by Nouveau Monde Graphite.",
        [("equity", "agreed", "ca/qc-iq", "nyse/NMG", "CAD 8,000,000")],
    ),
    # -- who agrees with whom to work on something
    (
        "JOGMEC agreed with Anglo American to explore for copper in Peru.",
        [("partnership", "agreed", "jp/jogmec, lse/AAL", "", "")],
    ),
    ("Rwanda signed with Japan a memorandum on tungsten.", [("agreement", "agreed", "RW, JP", "", "")]),
    (
        "The Memorandum on Tin between Japan, represented by METI, and Chile, represented by its Ministry of Mining, "
        "was signed.",
        [("agreement", "agreed", "JP, CL", "", "")],
    ),
    # -- leaves that are given and taken
    ("Kenya took back Base Resources' mining licence.", [("permitting", "ended", "KE", "Base Resources", "")]),
    ("Kenya suspended work at the Mountain Pass mine.", [("permitting", "ended", "KE", "Mountain Pass", "")]),
    ("Serbia restored the zoning plan for Rio Tinto's lithium mine.", [("permitting", "active", "RS", "lse/RIO", "")]),
    ("Peru's parliament voted to outlaw the mining of uranium.", [("law", "active", "PE", "", "")]),
    ("Kenya's cabinet approved a critical minerals strategy.", [("executive_action", "active", "KE", "", "")]),
    (
        "Ottawa ordered two Chinese firms, Sinomine and Zangge, to sell their holdings in lithium miners.",
        [("executive_action", "active", "CA", "", "")],
    ),
    # -- goods
    ("Lynas signed offtakes with General Motors.", [("offtake", "agreed", "nyse/GM", "asx/LYC", "")]),
    ("Peru and Chile want joint purchasing of tin.", [("offtake", "proposed", "PE, CL", "", "")]),
    ("Joint purchasing of tin lowers costs.", []),
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
