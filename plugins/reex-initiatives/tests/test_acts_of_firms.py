"""Stakes, takeovers, partners, goods, work at sites, trials and training of firms, and what only sounds like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

LYNAS, ILUKA, GLENCORE, MOTORS, METSO = "asx/LYC", "asx/ILU", "lse/GLEN", "nyse/GM", "hel/METSO"

STAKES: list[tuple[str, list[Row]]] = [
    ("Lynas put a 20% stake in its tungsten unit up for sale.", [("equity", "proposed", "", LYNAS, "")]),
    ("Glencore is looking for a buyer for its 30% holding.", [("equity", "proposed", "", GLENCORE, "")]),
    ("Lynas has taken up its rights in Iluka.", [("equity", "agreed", LYNAS, ILUKA, "")]),
    ("Glencore came in as a 30% shareholder of Iluka.", [("equity", "agreed", GLENCORE, ILUKA, "")]),
    (
        "Glencore became a strategic investor in Iluka, putting $5 million into the zircon producer.",
        [("equity", "agreed", GLENCORE, ILUKA, "USD 5,000,000")],
    ),
    (
        "Iluka raised $5 million in a placement led by Glencore.",
        [("equity", "completed", GLENCORE, ILUKA, "USD 5,000,000")],
    ),
    ("Lynas's purchase of a 10% stake in Iluka raised eyebrows.", [("equity", "agreed", LYNAS, ILUKA, "")]),
    (
        "Glencore sold a 51% stake in Iluka to New York's MP Materials for $5 million.",
        [("equity", "agreed", "nyse/MP", ILUKA, "USD 5,000,000")],
    ),
    (
        "Iluka's series B, led by Glencore, brought in $5 million.",
        [("equity", "completed", GLENCORE, ILUKA, "USD 5,000,000")],
    ),
    ("Glencore lifted its holding in Iluka to 15%.", [("equity", "agreed", GLENCORE, ILUKA, "")]),
    (
        "Lynas announced that it has closed a $5 million registered direct offering.",
        [("equity", "completed", "", LYNAS, "USD 5,000,000")],
    ),
]
TAKEOVERS: list[tuple[str, list[Row]]] = [
    ("Each Iluka shareholder will receive two Lynas shares.", [("acquisition", "agreed", LYNAS, ILUKA, "")]),
    (
        "Lynas has signed a scheme implementation deed to acquire Iluka for $5 million.",
        [("acquisition", "agreed", LYNAS, ILUKA, "USD 5,000,000")],
    ),
    ("Lynas dropped its pursuit of Iluka.", [("acquisition", "ended", LYNAS, ILUKA, "")]),
    ("Lynas acquired the remaining half of Iluka.", [("acquisition", "agreed", LYNAS, ILUKA, "")]),
    ("Iluka was taken over by Lynas in 2024.", [("acquisition", "completed", LYNAS, ILUKA, "")]),
    ("Glencore is offering its tungsten smelter for sale.", [("acquisition", "proposed", "", GLENCORE, "")]),
    ("Glencore got hold of Iluka.", [("acquisition", "agreed", GLENCORE, ILUKA, "")]),
]
PARTNERS: list[tuple[str, list[Row]]] = [
    ("Lynas parted ways with Iluka.", [("partnership", "ended", f"{LYNAS}, {ILUKA}", "", "")]),
    (
        "Lynas and the American miner MP Materials have formed a joint venture.",
        [("partnership", "agreed", f"{LYNAS}, nyse/MP", "", "")],
    ),
    (
        "Lynas and Iluka formed a joint venture to build a tungsten refinery.",
        [("partnership", "agreed", f"{LYNAS}, {ILUKA}", "", ""), ("project", "announced", f"{LYNAS}, {ILUKA}", "", "")],
    ),
    (
        "Iluka announced that Lynas has set up a joint venture for zircon.",
        [("partnership", "active", f"{LYNAS}, {ILUKA}", "", "")],
    ),
    ("Lynas and Iluka scrapped talks about a zircon hub.", [("partnership", "ended", f"{LYNAS}, {ILUKA}", "", "")]),
    ("Lynas awarded Metso an engineering contract.", [("partnership", "agreed", f"{LYNAS}, {METSO}", "", "")]),
]
GOODS: list[tuple[str, list[Row]]] = [
    ("Lynas lined up General Motors to take 20 tonnes of terbium.", [("offtake", "agreed", MOTORS, LYNAS, "")]),
    ("General Motors takes the entire terbium output of Lynas.", [("offtake", "agreed", MOTORS, LYNAS, "")]),
    ("General Motors is committed to 20 tonnes of terbium from Lynas.", [("offtake", "agreed", MOTORS, LYNAS, "")]),
    ("General Motors placed an order with Lynas for terbium.", [("offtake", "agreed", MOTORS, LYNAS, "")]),
    (
        "General Motors will prepay $5 million for terbium from Lynas.",
        [("offtake", "announced", MOTORS, LYNAS, "USD 5,000,000")],
    ),
    (
        "Lynas signed a memorandum with General Motors for the supply of terbium.",
        [("offtake", "agreed", MOTORS, LYNAS, "")],
    ),
    (
        "Lynas signed a memorandum with General Motors for 20 tonnes per year of terbium oxide.",
        [("offtake", "agreed", MOTORS, LYNAS, "")],
    ),
    ("Lynas bought terbium from Iluka for a pilot magnet run.", [("offtake", "agreed", LYNAS, ILUKA, "")]),
    (
        "General Motors plans to increase imports of terbium from Lynas.",
        [("offtake", "announced", MOTORS, LYNAS, "")],
    ),
]
WORK: list[tuple[str, list[Row]]] = [
    ("Lynas's crews are clearing ground for a tungsten smelter.", [("project", "active", LYNAS, "", "")]),
    ("Workers struck at Lynas's mine, and the company halted all operations.", [("project", "ended", LYNAS, "", "")]),
    ("Lynas began to dig a tunnel at its tungsten mine.", [("project", "active", LYNAS, "", "")]),
    ("Lynas has decided against an expansion of its tungsten mine.", [("project", "ended", LYNAS, "", "")]),
    (
        "Lynas plans to spend $5 million on expanding its tungsten smelter.",
        [("project", "announced", LYNAS, "", "USD 5,000,000")],
    ),
    (
        "Glencore, backed by MP Materials, is pouring $5 million into cobalt.",
        [("project", "announced", GLENCORE, "", "USD 5,000,000")],
    ),
]
TRIALS: list[tuple[str, list[Row]]] = [
    ("Lynas has tested its process on red mud from Chile.", [("research", "completed", LYNAS, "", "")]),
    ("Lynas completed a pilot, which recovered 20 kg of terbium.", [("research", "completed", LYNAS, "", "")]),
    ("Lynas ran 20 tonnes of monazite through a pilot.", [("research", "completed", LYNAS, "", "")]),
    ("Lynas hired Metso to run leach tests on terbium ore.", [("research", "agreed", LYNAS, METSO, "")]),
    (
        "Lynas and Iluka are collaborating on a research programme on terbium.",
        [("research", "active", f"{LYNAS}, {ILUKA}", "", "")],
    ),
    (
        "Lynas runs a pilot in partnership with Iluka to recover terbium.",
        [("research", "active", f"{LYNAS}, {ILUKA}", "", "")],
    ),
]
TRAINING: list[tuple[str, list[Row]]] = [
    ("Lynas trains 200 apprentices a year.", [("workforce", "active", LYNAS, "", "")]),
    ("Lynas workers will be retrained.", [("workforce", "announced", LYNAS, "", "")]),
    ("Lynas pays for 20 scholarships a year.", [("workforce", "active", LYNAS, "", "")]),
    ("Lynas put 40 miners through courses in metallurgy.", [("workforce", "announced", LYNAS, "", "")]),
]
NONE = (
    "Iluka earned 12% more from zircon in the quarter.",
    "Shareholders of Lynas will receive a dividend of 5 cents a share.",
    "Glencore is looking for a buyer for its coal.",
    "Lynas disclosed a 5% interest rate on its notes.",
    "Lynas commissioned a study from Metso.",
    "Lynas moved into profit on magnets.",
    "In a trial, Lynas was accused of polluting a river with thorium.",
    "Lynas's takeover talk is idle, and the board is in no mood for a deal.",
    "Lynas said that prices at Iluka fell.",
    "Lynas is pleased, as its deal gives Iluka $5 million.",
    "The expansion of demand is complete, said Lynas.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [*STAKES, *TAKEOVERS, *PARTNERS, *GOODS, *WORK, *TRIALS, *TRAINING],
    ids=lambda told: told[:50] if isinstance(told, str) else "",
)
def test_what_a_firm_does_is_told_by_who_gets_it_and_by_what_becomes_of_it(
    acts: Acts, text: str, expected: list[Row]
) -> None:
    """The act, how far it has come, its parties and its sum, though none of its usual nouns stands there."""
    assert acts(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_words_like_these_alone_tell_no_act(acts: Acts, text: str) -> None:
    """The same words of dividends, rates, courts and demand are no act."""
    assert acts(text) == []


def test_who_halts_his_own_shipments_controls_no_exports(acts: Acts) -> None:
    """Only a state does; of a firm it is another measure."""
    assert [act[0] for act in acts("Glencore halted shipments of cobalt from Chile.")] == ["other"]


def test_a_hurdle_that_is_cleared_is_no_permit(acts: Acts) -> None:
    """Nobody has allowed a site by it."""
    assert [act[0] for act in acts("Lynas's takeover of Iluka has cleared its last regulatory hurdle.")] == [
        "acquisition"
    ]


def test_a_part_of_the_world_owns_no_site(acts: Acts) -> None:
    """*Europe's first refinery* is whose it is that opens it."""
    assert acts("Lynas opened Europe's first terbium refinery in May.") == [("project", "completed", LYNAS, "", "")]


def test_a_share_of_a_merged_firm_is_no_stake(acts: Acts) -> None:
    """It is what the merger comes to; so is goods that are bought back no purchase, and doubt about one no act."""
    assert acts("Lynas and Iluka shareholders will each own about 50% of the merged company.") == []
    assert acts("Lynas bought back 200 tonnes of its terbium.") == []
    assert acts("Lynas cited uncertainty over offtake.") == []


def test_who_builds_together_are_partners(acts: Acts) -> None:
    """A site that two firms develop is no research; a process is."""
    both = f"{LYNAS}, {ILUKA}"
    assert [act[:3] for act in acts("Lynas and Iluka are to jointly develop a cobalt refinery.")] == [
        ("partnership", "announced", both)
    ]
    assert [act[:3] for act in acts("Lynas and Iluka will jointly develop a process for cobalt recycling.")] == [
        ("research", "announced", both)
    ]


def test_a_venture_that_only_tells_what_a_firm_is_is_no_act(acts: Acts) -> None:
    """Who owns the buyer says nothing new; a venture that is formed does."""
    sold = "Ultium, a joint venture of General Motors and LG, will buy nickel from Vale."
    assert [row[0] for row in acts(sold)] == ["offtake"]
    formed = "Sojitz and JOGMEC formed JARE, a joint venture of the two."
    assert [row[0] for row in acts(formed)] == ["partnership"]
