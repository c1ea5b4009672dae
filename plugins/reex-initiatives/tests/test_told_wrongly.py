"""Acts that were read wrongly once, each with a sentence much like it that is to be read otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

SUMS: list[tuple[str, list[Row]]] = [
    # -- behind a name of several words
    (
        "The Pentagon awarded Perpetua Resources a $35 million contract.",
        [("grant", "agreed", "us/dod", "nasdaq/PPTA", "USD 35,000,000")],
    ),
    (
        "The Pentagon gave MP Materials a $35 million contract.",
        [("grant", "agreed", "us/dod", "nyse/MP", "USD 35,000,000")],
    ),
    (
        "The Pentagon awarded MP Materials, which earned $35 million, a contract.",
        [("grant", "agreed", "us/dod", "nyse/MP", "")],
    ),
    # -- between two bounds
    (
        "The EIB lends Lynas between $10 million and $20 million.",
        [("loan", "announced", "eu/eib", "asx/LYC", "USD 20,000,000")],
    ),
]

DATELINES: list[tuple[str, list[Row]]] = [
    (
        "LONDON, Nov 18 (Reuters) - The fund will invest €150 million in Lynas.",
        [("funding", "announced", "", "asx/LYC", "EUR 150,000,000")],
    ),
    (
        "Nov 18 (Reuters) - The fund will invest €150 million in Lynas.",
        [("funding", "announced", "", "asx/LYC", "EUR 150,000,000")],
    ),
    (
        "Paris, 5 May 2025 (Bloomberg) – Canada lent €150 million to Lynas.",
        [("loan", "agreed", "CA", "asx/LYC", "EUR 150,000,000")],
    ),
    (
        "OSLO, 12 November 2025 – Germany's raw materials fund will invest €150 million in Lynas.",
        [("funding", "announced", "DE", "asx/LYC", "EUR 150,000,000")],
    ),
    (
        "OSLO, Norway – The fund will invest €150 million in Lynas.",
        [("funding", "announced", "", "asx/LYC", "EUR 150,000,000")],
    ),
    (
        "SINGAPORE, Nov 18 (Reuters) - The fund will invest €150 million in Lynas.",
        [("funding", "announced", "", "asx/LYC", "EUR 150,000,000")],
    ),
    ("CANADA – A loan of €150 million to Lynas.", [("loan", "agreed", "CA", "asx/LYC", "EUR 150,000,000")]),
    ("OSLO lent Lynas €150 million.", [("loan", "agreed", "NO", "asx/LYC", "EUR 150,000,000")]),
    (
        "KFW – The bank will lend €150 million to Lynas.",
        [("loan", "announced", "de/kfw", "asx/LYC", "EUR 150,000,000")],
    ),
]

OVER: list[tuple[str, list[Row]]] = [
    (
        "A court blocked the Pentagon's $400 million investment in MP Materials.",
        [("funding", "ended", "us/dod", "nyse/MP", "USD 400,000,000")],
    ),
    (
        "A judge halted the Energy Department's $2.26 billion loan to Lithium Americas.",
        [("loan", "ended", "us/doe", "nyse/LAC", "USD 2,260,000,000")],
    ),
    ("Canada froze a $90 million loan to Lynas.", [("loan", "ended", "CA", "asx/LYC", "USD 90,000,000")]),
    (
        "A court blocked a road, but the Pentagon's $400 million investment in MP Materials goes on.",
        [("funding", "announced", "us/dod", "nyse/MP", "USD 400,000,000")],
    ),
    ("China blocked exports of gallium to Japan.", [("export_control", "active", "CN", "JP", "")]),
    (
        "Lynas repaid a $90 million loan from Canada.",
        [("loan", "completed", "CA", "asx/LYC", "USD 90,000,000")],
    ),
    (
        "The Pentagon terminated its $258 million contract with Lynas.",
        [("grant", "ended", "us/dod", "asx/LYC", "USD 258,000,000")],
    ),
    ("The DOE cancelled awards worth $7 million.", [("grant", "ended", "us/doe", "", "USD 7,000,000")]),
    ("The DOE announced awards worth $7 million.", [("grant", "agreed", "us/doe", "", "USD 7,000,000")]),
    ("An appeals court struck down the tariffs on Chinese graphite.", [("tariff", "ended", "", "CN", "")]),
    ("The Pentagon terminated its talks with Lynas.", []),
]

PARTIES: list[tuple[str, list[Row]]] = [
    # -- a name once more, in brackets
    (
        "JOGMEC (Japan Organization for Metals and Energy Security) and Sojitz will invest A$300 million in Lynas.",
        [("funding", "announced", "jp/jogmec, tse/2768", "asx/LYC", "AUD 300,000,000")],
    ),
    (
        "The Export-Import Bank (EXIM) and the Development Finance Corporation will lend $100 million to Lynas.",
        [("loan", "announced", "us/exim, us/dfc", "asx/LYC", "USD 100,000,000")],
    ),
    (
        "JOGMEC (Japan Organization for Metals and Energy Security) says Sojitz will lend $100 million to Lynas.",
        [("loan", "announced", "tse/2768", "asx/LYC", "USD 100,000,000")],
    ),
    # -- who only has to approve
    ("The deal is subject to approval by the Foreign Investment Review Board.", []),
    (
        "A $30 million loan to Lynas was approved by the Export-Import Bank.",
        [("loan", "agreed", "us/exim", "asx/LYC", "USD 30,000,000")],
    ),
    # -- between firms
    (
        "Ma'aden and MP Materials signed an agreement worth $600 million.",
        [("partnership", "agreed", "tadawul/1211, nyse/MP", "", "USD 600,000,000")],
    ),
    (
        "Ma'aden and MP Materials signed a $600 million deal.",
        [("partnership", "agreed", "tadawul/1211, nyse/MP", "", "USD 600,000,000")],
    ),
    (
        "The Pentagon struck a $550 million deal with MP Materials.",
        [("funding", "agreed", "us/dod", "nyse/MP", "USD 550,000,000")],
    ),
    # -- all that stand in a list before the verb
    ("Lynas and Noveon suspended production.", [("project", "ended", "asx/LYC, Noveon Magnetics Inc.", "", "")]),
    ("It supplies Lynas, but Rio Tinto suspended production.", [("project", "ended", "lse/RIO", "", "")]),
    # -- who sells
    (
        "Glencore sold a 5% stake in its Mutanda mine to Orion CMC for $220 million in cash.",
        [("equity", "agreed", "Orion Resource Partners LP", "Mutanda", "USD 220,000,000")],
    ),
    (
        "Glencore will sell its stake in Mutanda to Orion CMC for $220 million.",
        [("equity", "announced", "Orion Resource Partners LP", "Mutanda", "USD 220,000,000")],
    ),
    (
        "Glencore completed the sale of a 5% stake in Mutanda to Orion CMC for $220 million.",
        [("equity", "completed", "Orion Resource Partners LP", "Mutanda", "USD 220,000,000")],
    ),
    (
        "Glencore will sell cobalt to Orion CMC.",
        [("offtake", "announced", "Orion Resource Partners LP", "lse/GLEN", "")],
    ),
]

RULES: list[tuple[str, list[Row]]] = [
    (
        "Serbia revoked Rio Tinto's licence for the Jadar lithium mine.",
        [("permitting", "ended", "RS", "lse/RIO", "")],
    ),
    ("Serbia revoked Rio Tinto's invitation.", []),
    ("Zambia's government lowered the royalty on copper from 10% to 6%.", [("other", "active", "ZM", "", "")]),
    ("Zambia's government lowered its forecast for royalties.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SUMS)
def test_a_sum_right_behind_the_receiver_is_of_the_act(sentence: str, expected: list[Row], acts: Acts) -> None:
    """A sum is found behind whoever gets it, however long the name; one that the name only has is not."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), DATELINES)
def test_nobody_acts_in_a_dateline(sentence: str, expected: list[Row], acts: Acts) -> None:
    """Neither the town nor the news agency of a dateline gives or gets anything; who opens a sentence may."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), OVER)
def test_what_is_over_is_not_counted_as_to_come(sentence: str, expected: list[Row], acts: Acts) -> None:
    """What a court blocks or a giver freezes has ended, and what is paid back is completed."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), PARTIES)
def test_the_parties_are_those_of_the_act(sentence: str, expected: list[Row], acts: Acts) -> None:
    """Brackets part no list, who approves gives nothing, firms deal as partners, and who buys a stake acts."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), RULES)
def test_licences_and_royalties_are_changed_by_states(sentence: str, expected: list[Row], acts: Acts) -> None:
    """A licence that is revoked and a royalty that is changed are acts of the state."""
    assert acts(sentence) == expected


def test_a_headline_that_names_a_region_is_of_the_act_of_its_text(acts: Acts) -> None:
    """``Arctic graphite mine`` names no mine, so that the sum of a headline and its text is counted once."""
    text = (
        "Berlin backs Arctic graphite mine with €150 million.\n\nGermany's raw materials fund will invest €150 million"
    )
    assert acts(f"{text} in Lynas.") == [("funding", "announced", "DE", "asx/LYC", "EUR 150,000,000")]


FROM: list[tuple[str, list[Row]]] = [
    (
        "Germany's KfW will lend €30 million to Iluka for zircon.",
        [("loan", "announced", "de/kfw", "asx/ILU", "EUR 30,000,000")],
    ),
    (
        "Lynas signed a supply contract for neodymium with Korea's JS Link.",
        [("offtake", "agreed", "krx/127120", "asx/LYC", "")],
    ),
    (
        "Germany will lend €30 million to Iluka for zircon.",
        [("loan", "announced", "DE", "asx/ILU", "EUR 30,000,000")],
    ),
    (
        "Berlin lends €30 million for zircon\n\nKfW will lend €30 million to Iluka for its zircon plant.",
        [("loan", "announced", "de/kfw", "asx/ILU", "EUR 30,000,000")],
    ),
    (
        "Seoul and Astana had agreed in June 2024 to cooperate on critical minerals.",
        [("agreement", "agreed", "KR, KZ", "", "")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), FROM)
def test_where_a_party_is_from_acts_not_in_its_place(sentence: str, expected: list[Row], acts: Acts) -> None:
    """``Korea's JS Link`` is the firm, and the bank that lends stands for the capital of the headline."""
    assert acts(sentence) == expected


def test_money_of_nobody_finds_no_giver_in_another_stake(acts: Acts) -> None:
    """A firm that raised a sum from investors got it from no country that holds a stake in it."""
    text = (
        "Lynas Rare Earths sells oxides. The Australian miner raised A$30 million from investors in equity for a mine."
    )

    assert "JP" not in acts(f"{text} Japan has held a stake in Lynas for rare earths since 2011.")[0][2]


def test_one_firm_invests_in_another_only_where_the_text_says_so(acts: Acts) -> None:
    """A clause on who invests in a plant of its own gives nothing to the firm that the text is about."""
    text = "Lynas rose.\n\nLynas makes oxides. Lynas struck a deal with JS Link, which plans to invest $30 million in a"

    assert all(row[3] != "asx/LYC" for row in acts(f"{text} magnet factory near Kuantan.") if row[4])


def test_it_is_no_giver_where_it_is_the_act(acts: Acts) -> None:
    """``It comes on top of`` speaks of the loan, and not of the bank."""
    text = "The Canada Infrastructure Bank will lend C$30 million to Northern Graphite for graphite."
    (_, grant) = acts(
        f"{text} It comes on top of a C$5 million grant that the federal government awarded for graphite."
    )

    assert grant[:3] == ("grant", "agreed", "")


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("Europe gets 98% of its magnets from China.", []),
        ("The bloc takes 98% of its magnets from there.", []),
        ("Tesla gets 20% of its graphite from Syrah.", ["offtake"]),
        ("In return Japan gets 20% of its dysprosium.", ["offtake"]),
        ("The Pentagon and Lynas have their backs against the wall.", []),
        ("The Pentagon backs Lynas with $20 million.", ["funding"]),
        ("Lynas has executed a binding term sheet with Ucore to build a plant.", ["partnership"]),
        ("Lynas won a contract worth $2 million from the Defense Logistics Agency to supply antimony.", ["offtake"]),
        ("Lynas won $2 million from the Defense Logistics Agency for antimony.", ["funding"]),
    ],
)
def test_what_is_bought_and_what_is_only_needed(text: str, instruments: list[str], acts: Acts) -> None:
    """A share of what somebody needs that comes from abroad is a dependence; a contract for goods is a purchase."""
    assert [row[0] for row in acts(text)][: len(instruments) or None] == instruments


@pytest.mark.parametrize(
    "text",
    [
        "Lynas took part in a discussion with the White House on modernizing the General Mining Law.",
        "The Senate held a hearing in Reno on reforming the General Mining Law.",
        "Congress finds that the permitting process for tungsten has been identified as an impediment to mining.",
        "Permits for tungsten mines have long been a serious bottleneck in Peru.",
    ],
)
def test_what_is_only_talked_or_complained_of_is_no_act(text: str, acts: Acts) -> None:
    """A discussion on a law is none, nor is a permit that is said to be in the way."""
    assert acts(text) == []


def test_what_was_decided_in_a_talk_is_an_act(acts: Acts) -> None:
    """Only what a talk is on is no act."""
    assert acts("After a discussion on tungsten the White House is modernizing the General Mining Law.")
    assert acts("Peru granted Lynas a permit for its tungsten mine, which had long been a bottleneck.")


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Vale will buy 5,000 tonnes a year from the Ohio graphite plant.", "offtake"),
        ("Vale will purchase 700 kg of terbium from Lynas.", "offtake"),
        ("Vale acquired 5,000 hectares from Lynas near its tungsten mine.", "acquisition"),
    ],
)
def test_tonnes_are_goods_and_hectares_are_ground(text: str, instrument: str, acts: Acts) -> None:
    """So much by weight is no ground that a firm takes over."""
    assert [row[0] for row in acts(text)] == [instrument]
