"""Shares of supply: who holds how much of what, and the many percentages that are no share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import reex

Read = Callable[[str], reex.Record]

# The text, then its claims: subject, percent, stages, commodities.
SHARES: list[Any] = [
    ("Indonesia accounts for 55% of global nickel mining.", [("ID", "55", "mining", "nickel")]),
    pytest.param(
        "China controls more than 95 percent of gallium refining.",
        [("CN", "95+", "processing", "gallium")],
    ),
    ("Brazil produces nine-tenths of the world's niobium.", [("BR", "90", "", "niobium")]),
    ("Chile holds 36% of the world's lithium reserves.", [("CL", "36", "", "lithium")]),
    ("Kazakhstan supplies 40% of the world's uranium.", [("KZ", "40", "", "uranium")]),
    ("Albemarle holds 20% of the global lithium market.", [("nyse/ALB", "20", "", "lithium")]),
    ("The United States imports 82% of its tungsten.", [("US", "82", "", "tungsten")]),
    ("China's share of magnet manufacturing is 93%.", [("CN", "93", "magnet", "magnets")]),
    ("Beijing dominates the market with an 80% share of tungsten mining.", [("CN", "80", "mining", "tungsten")]),
    ("About 70% of cobalt is mined in the Democratic Republic of the Congo.", [("CD", "70~", "mining", "cobalt")]),
    ("Roughly 90% of magnet manufacturing sits inside China.", [("CN", "90~", "magnet", "magnets")]),
    ("Nearly two-thirds of world antimony output comes from China.", [("CN", "66.67~", "", "antimony")]),
    ("Chinese producers control 75% of nickel refining in Indonesia.", [("CN", "75", "processing", "nickel")]),
    (
        "China, with 60% of rare earth mining and 87% of refining, leads both.",
        [("CN", "60", "mining", "rare-earths"), ("CN", "87", "processing", "rare-earths")],
    ),
    (
        "Nickel is refined from laterite. Indonesia holds 40% of it today.",
        [("ID", "40", "processing", "nickel, laterite")],
    ),
    ("Rare earths must be separated. About 90% of that happens in China.", [("CN", "90~", "", "rare-earths")]),
    ("The source of 95% of refined gallium is China.", [("CN", "95", "processing", "gallium")]),
    ("The supplier of over 70% of the world's cobalt remains the DR Congo.", [("CD", "70+", "", "cobalt")]),
    ("China's hold on nickel refining comes to 68%.", [("CN", "68", "processing", "nickel")]),
    ("China supplies 98% of the magnets that Europe imports.", [("CN", "98", "magnet", "magnets")]),
    ("China makes magnets. It still refines 90% of the world's gallium.", [("CN", "90", "processing", "gallium")]),
    (
        "China supplies 98% of Europe's gallium, and Türkiye 99% of its boron.",
        [("CN", "98", "", "gallium"), ("TR", "99", "", "boron")],
    ),
    ("India imported about 90% of its magnets from China.", [("IN", "90~", "magnet", "magnets")]),
    ("Europe buys 97% of its magnesium from China.", [("CN", "97", "", "magnesium")]),
    ("Around 60% of Japan's rare earth imports come from China.", [("JP", "60~", "", "rare-earths")]),
    ("Shipments from Canada met 70% of Germany's potash demand last year.", [("DE", "70", "", "potash")]),
    ("More than 80% of South Korea's graphite is imported from China.", [("KR", "80+", "", "graphite")]),
    (
        "Japan's reliance on China for rare earths has come down from about 90% to around 60% today.",
        [("JP", "90~", "", "rare-earths"), ("JP", "60~", "", "rare-earths")],
    ),
    (
        "Indonesia digs for nickel. In 2015 the country refined 5% of the world's nickel.",
        [("ID", "5", "processing", "nickel")],
    ),
    ("Peru is the second largest supplier of copper, with roughly 10% of world output.", [("PE", "10~", "", "copper")]),
    ("China produced 98% of low-purity gallium.", [("CN", "98", "", "gallium")]),
    ("With 30% of world bauxite, Guinea matters.", [("GN", "30", "", "bauxite")]),
    ("At 34%, Australia is the leading miner of lithium.", [("AU", "34", "mining", "lithium")]),
    ("Vale, a rival of Canada, meets about 8% of world demand for nickel.", [("nyse/VALE", "8~", "", "nickel")]),
    ("Most of it, 70% of cobalt output, is in Chinese hands.", [("CN", "70", "", "cobalt")]),
    ("The U.S. mined 12% of rare earths but refined almost none.", [("US", "12", "mining", "rare-earths")]),
    ("China faces a 25% tariff and refines 60% of lithium.", [("CN", "60", "processing", "lithium")]),
    ("China has a 69% share in mining of rare earths.", [("CN", "69", "mining", "rare-earths")]),
    ("Chinese plants turn out 91% of magnets.", [("CN", "91", "magnet", "magnets")]),
    ("The U.S. share of global graphite production fell to 11%.", [("US", "11", "", "graphite")]),
    ("Australia mines almost half of the world's lithium.", [("AU", "50~", "mining", "lithium")]),
]  # fmt: skip

NO_SHARES = [
    "Canada imposed a 25% tariff on Chinese steel.",
    "Import duty in India is 7.5% on tungsten.",
    "The Pentagon holds a 15% stake in Trilogy Metals.",
    "Glencore owns 33% of the Collahuasi mine in Chile.",
    "Shares of Lithium Americas jumped 96% in New York.",
    "Albemarle, which alone produces lithium in the United States, saw its shares jump by as much as 17% on Thursday.",
    "Albemarle holds 49% of the Greenbushes lithium mine.",
    "Rio Tinto controls 60% of the Oyu Tolgoi copper mine.",
    "At the Greenbushes lithium mine, in which Albemarle holds 49%, work goes on.",
    "Albemarle expects demand for lithium to grow between 15% and 40% next year.",
    "Lithium mining contributed 3% to the GDP of Chile.",
    "No more than 65% of its lithium may Germany take from any one country.",
    "The price of antimony rose 250% in China.",
    "China's exports of germanium fell 55% in March.",
    "Chile produced 5% more copper in March.",
    "China's economy grew by 5% and its demand for copper by 8%.",
    "The ore at Sunrise Dam grades 12% nickel in Australia.",
    "The lithium carbonate of Albemarle has a purity of 99.5%.",
    "Recovery of 92% of lithium was achieved in the pilot of Standard Lithium.",
    "The loan carries an interest rate of 6% for Perpetua Resources in the United States.",
    "The United States offers a 45% tax credit to refiners of graphite.",
    "The graphite tariff raised $2 billion. China accounts for 80% of it.",
    "China refines rare earths. Japan holds 20% of that company.",
    "Lithium is mined in Chile. Codelco controls 60% of that mine.",
    "Brazil aims to supply 10% of the world's niobium by 2030.",
    "Sweden would need to produce 15% of Europe's rare earths.",
    "China dominates the refining of gallium and has a near-monopoly on magnets.",
]

_SIGNS = {"exact": "", "at_least": "+", "at_most": "-", "about": "~"}


def _row(claim: reex.Claim) -> tuple[str, str, str, str]:
    assert isinstance(claim.value, reex.Percent)
    percent = f"{claim.value.low}{_SIGNS[claim.value.bound]}"
    return claim.subject.ref or claim.subject.name, percent, ", ".join(claim.stages), ", ".join(claim.commodities)


@pytest.mark.parametrize(("text", "expected"), SHARES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_a_share_of_supply_is_a_claim(text: str, expected: list[tuple[str, str, str, str]], read: Read) -> None:
    """Who holds a share, how much of it, of which stage and which material: from verbs, nouns and passives alike."""
    assert [_row(claim) for claim in read(text).claims] == expected


@pytest.mark.parametrize("text", NO_SHARES)
def test_any_other_percentage_is_no_claim(text: str, read: Read) -> None:
    """Tariffs, stakes, prices, growth, grades, rates, aims and words without a number are no shares."""
    assert [claim for claim in read(text).claims if claim.measure == "share"] == []


def test_a_share_that_is_said_twice_is_one_claim_with_both_sentences(read: Read) -> None:
    """A claim is kept once, with each sentence that makes it."""
    record = read("China refines 90% of the world's gallium. As traders know, China holds 90% of gallium refining.")
    (claim,) = record.claims
    assert len(claim.evidence) == 2


def test_shares_that_differ_stay_apart(read: Read) -> None:
    """Other numbers, or other holders, are other claims."""
    text = "Chile holds 36% of the world's lithium reserves. Australia holds 22% of the world's lithium reserves."
    assert [_row(claim)[:2] for claim in read(text).claims] == [("CL", "36"), ("AU", "22")]


def test_the_same_number_on_two_materials_is_two_claims(read: Read) -> None:
    """90 % of one metal and 90 % of another are two shares."""
    text = "China holds 90% of gallium refining. China holds 90% of magnesium mining."
    assert [_row(claim) for claim in read(text).claims] == [
        ("CN", "90", "processing", "gallium"),
        ("CN", "90", "mining", "magnesium"),
    ]


def test_a_claim_and_an_act_may_share_a_sentence(read: Read) -> None:
    """The tariff is an act, the share a claim, and neither takes the other's percentage."""
    record = read("The United States imposed a 93.5% tariff on Chinese graphite, while China refines 90% of it.")
    assert [i.instrument for i in record.initiatives] == ["tariff"]
    assert [_row(claim)[:2] for claim in record.claims] == [("CN", "90")]
