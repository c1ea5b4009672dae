"""Releases that tell a sum and then list whom it is for: each sum is money for its party, whatever it is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Given = list[tuple[str, str]]

RELEASES: dict[str, tuple[str, str, Given]] = {
    "bullets-sum-first": (
        "Department of Energy Announces $62 Million for Battery Materials\n\n"
        "WASHINGTON, D.C. – The U.S. Department of Energy (DOE) today announced $62 million in grants for critical "
        "minerals.\n\n"
        "The projects are:\n\n"
        "- $20 million to Halvorsen Graphite Inc. for a demonstration plant for synthetic graphite\n"
        "- $18 million to Copperline Metals Corp. to study the recovery of tellurium from copper slimes\n"
        "- $15 million to the Colorado School of Mines to train metallurgists\n"
        "- $9 million for Redwood Basin Lithium LLC's pilot facility\n",
        "USD 62,000,000",
        [
            ("Halvorsen Graphite Inc.", "USD 20,000,000"),
            ("Copperline Metals Corp.", "USD 18,000,000"),
            ("Colorado School of Mines", "USD 15,000,000"),
            ("Redwood Basin Lithium LLC", "USD 9,000,000"),
        ],
    ),
    "numbered-party-first": (
        "Queensland backs critical minerals with A$40 million\n\n"
        "The Queensland Government has announced A$40 million in grants for critical minerals producers.\n\n"
        "The recipients are:\n\n"
        "1. Brolga Vanadium Ltd: A$16 million for a processing plant near Julia Creek\n"
        "2. Cobalt Flats Pty Ltd: A$14 million to test the extraction of cobalt from tailings\n"
        "3. Mica Range Lithium Ltd: A$10 million for exploration drilling\n",
        "AUD 40,000,000",
        [
            ("Brolga Vanadium Ltd", "AUD 16,000,000"),
            ("Cobalt Flats Pty Ltd", "AUD 14,000,000"),
            ("Mica Range Lithium Ltd", "AUD 10,000,000"),
        ],
    ),
    "bullets-dashes-and-brackets": (
        "UK government invests £33 million in rare earths\n\n"
        "The UK government today announced £33 million of funding for magnet makers. The money goes to three firms:\n\n"
        "• Tyneside Magnets Ltd – £15 million\n"
        "• Hartwell Rare Earths plc – £11 million to recycle magnets from wind turbines\n"
        "• Severn Alloys Ltd (£7 million) to research new alloys\n",
        "GBP 33,000,000",
        [
            ("Tyneside Magnets Ltd", "GBP 15,000,000"),
            ("Hartwell Rare Earths plc", "GBP 11,000,000"),
            ("Severn Alloys Ltd", "GBP 7,000,000"),
        ],
    ),
    "one-sentence-semicolons": (
        "Natural Resources Canada announced $21 million in contributions: $9 million to Kirkfield Nickel Inc. for a "
        "demonstration plant; $7 million to Dalton Graphite Corp. to research anode material; and $5 million to the "
        "Saskatchewan Research Council to test recycling.",
        "CAD 21,000,000",
        [
            ("Kirkfield Nickel Inc.", "CAD 9,000,000"),
            ("Dalton Graphite Corp.", "CAD 7,000,000"),
            ("Saskatchewan Research Council", "CAD 5,000,000"),
        ],
    ),
    "one-sentence-party-first": (
        "Natural Resources Canada announced contributions of $30 million: Kirkfield Nickel Inc. ($20 million) to study "
        "the recovery of cobalt; Dalton Graphite Corp. ($10 million) to test leaching.",
        "CAD 30,000,000",
        [("Kirkfield Nickel Inc.", "CAD 20,000,000"), ("Dalton Graphite Corp.", "CAD 10,000,000")],
    ),
    "letters": (
        "The European Commission awarded €55 million to recycling projects today.\n\n"
        "The following projects were selected:\n\n"
        "(a) €30 million for Vulcan Lithium AG to build a demonstration plant in Landau;\n"
        "(b) €25 million for Norrbotten Magnets AB to process scrap magnets.\n",
        "EUR 55,000,000",
        [("Vulcan Lithium AG", "EUR 30,000,000"), ("Norrbotten Magnets AB", "EUR 25,000,000")],
    ),
    "long-name-in-the-text": (
        "Ministry of Economy, Trade and Industry announces ¥12 billion for gallium\n\n"
        "TOKYO – The Ministry of Economy, Trade and Industry (METI) announced ¥12 billion in subsidies for gallium.\n\n"
        "Selected companies:\n\n"
        "– ¥7 billion to Shirokawa Metals Co. to develop technology for refining gallium\n"
        "– ¥5 billion to Hoshino Chemical Co. to expand production of germanium\n",
        "JPY 12,000,000,000",
        [("Shirokawa Metals Co.", "JPY 7,000,000,000"), ("Hoshino Chemical Co.", "JPY 5,000,000,000")],
    ),
    "some-of-them": (
        "Ontario Invests $18 Million in Critical Minerals Innovation\n\n"
        "TORONTO — The Ontario government is investing $18 million through the Critical Minerals Innovation Fund.\n\n"
        "Successful applicants include:\n\n"
        "* Larder Cobalt Inc. ($6 million) to develop a process for recycling black mass\n"
        "* Temagami Metals Corp. ($4.5 million) to pilot the extraction of nickel from tailings\n"
        "* $3 million to Laurentian University for research on bioleaching\n",
        "CAD 18,000,000",
        [
            ("Larder Cobalt Inc.", "CAD 6,000,000"),
            ("Temagami Metals Corp.", "CAD 4,500,000"),
            ("Laurentian University", "CAD 3,000,000"),
        ],
    ),
    "lines-without-marks": (
        "The Department of War announced $28 million in awards for four smelters. The awards are:\n\n"
        "$10 million to Antler Antimony Corp. for a demonstration smelter in Idaho\n\n"
        "$8 million to Graphite Creek LLC to complete a feasibility study\n\n"
        "$6 million to Ridgeback Tungsten Inc. to restart mining\n\n"
        "$4 million to Beryl Peak Corp. for studies of beryllium recovery\n",
        "USD 28,000,000",
        [
            ("Antler Antimony Corp.", "USD 10,000,000"),
            ("Graphite Creek LLC", "USD 8,000,000"),
            ("Ridgeback Tungsten Inc.", "USD 6,000,000"),
            ("Beryl Peak Corp.", "USD 4,000,000"),
        ],
    ),
    "commas-behind-two-lead-ins": (
        "Minister for Resources announces $45 million for processing\n\n"
        "CANBERRA – The Australian Government today announced $45 million in grants for processing critical minerals. "
        "All amounts include GST.\n\nGrants will go to:\n\n"
        "• Ardmore Lithium Pty Ltd, $20 million, for a demonstration plant in Kwinana\n"
        "• Wattle Rare Earths Ltd, $15 million, to research the separation of heavy rare earths\n"
        "• up to $10 million for Banksia Nickel Ltd to test nickel sulphate production\n",
        "AUD 45,000,000",
        [
            ("Ardmore Lithium Pty Ltd", "AUD 20,000,000"),
            ("Wattle Rare Earths Ltd", "AUD 15,000,000"),
            ("Banksia Nickel Ltd", "AUD 10,000,000"),
        ],
    ),
    "sum-between-party-and-purpose": (
        "The government of Alberta is providing $25 million to three companies:\n\n"
        "• Foothills Lithium Corp. — $12 million: commercial demonstration of lithium extraction from brines\n"
        "• Peace River Vanadium Ltd. — $8 million: study of vanadium recovery\n"
        "• Athabasca Rare Earths Inc. — $5 million over two years to train technicians\n",
        "CAD 25,000,000",
        [
            ("Foothills Lithium Corp.", "CAD 12,000,000"),
            ("Peace River Vanadium Ltd.", "CAD 8,000,000"),
            ("Athabasca Rare Earths Inc.", "CAD 5,000,000"),
        ],
    ),
    "including": (
        "The Norwegian government awarded NOK 90 million for magnets, including NOK 60 million to Karmoy Metals AS for "
        "a demonstration plant and NOK 30 million to Sunnfjord Magnets AS to recycle them.",
        "NOK 90,000,000",
        [("Karmoy Metals AS", "NOK 60,000,000"), ("Sunnfjord Magnets AS", "NOK 30,000,000")],
    ),
}


def _sum(amount: reex.Amount) -> str:
    return f"{amount.currency} {amount.amount or amount.high:,f}"


@pytest.mark.parametrize("name", RELEASES)
def test_each_item_is_money_for_its_party_and_the_total_is_counted_once(name: str, read: Read) -> None:
    """No purpose is an act of its own, and the total is the package of its parts."""
    text, total, given = RELEASES[name]
    acts = [act for act in read(text).initiatives if act.instrument != "project"]
    assert [(p.name, _sum(act.amounts[0])) for act in acts if act.countable for p in act.recipients] == given
    assert [_sum(act.amounts[0]) for act in acts if not act.countable] == [total]
    assert [act.count_reason for act in acts if not act.countable] == ["package"]
    assert len({(act.instrument, act.status) for act in acts}) == 1
    assert len({party.name for act in acts for party in act.actors}) == 1


@pytest.mark.parametrize(
    "items",
    [
        "- $20 million to Halvorsen Graphite Inc. was owed by its parent\n",
        "- Halvorsen Graphite Inc.: $30 million loss in 2024\n",
        "- Halvorsen Graphite Inc.: $12 million in sales of graphite\n",
        "The following projects were rejected:\n\n- Halvorsen Graphite Inc. – $20 million\n",
        "The following projects were rejected:\n\n- $20 million to Halvorsen Graphite Inc. for a plant\n",
    ],
)
def test_what_a_list_tells_of_other_sums_is_no_award(items: str, read: Read) -> None:
    """A sum that is owed, lost or earned stands in lists too, and so does one that was refused."""
    acts = read(
        f"The U.S. Department of Energy announced $62 million in grants for critical minerals.\n\n{items}"
    ).initiatives
    assert [_sum(act.amounts[0]) for act in acts if act.amounts] == ["USD 62,000,000"]


def test_what_an_item_tells_of_somebody_else_stays_an_act(read: Read) -> None:
    """A deal with a third party is not what the sum is for."""
    text = (
        "The U.S. Department of Energy announced $22 million in grants for magnets.\n\n"
        "- $22 million to Copperline Metals Corp., which signed an offtake agreement with Tesla\n"
    )
    assert [act.instrument for act in read(text).initiatives if act.recipients] == ["grant", "offtake"]


@pytest.mark.parametrize(
    ("terms", "conditional"),
    [
        ("The contributions are subject to the completion of due diligence.", True),
        ("All awards are conditional on final contracts.", True),
        ("These grants remain contingent on the signing of final agreements.", True),
        ("The grants are subject to income tax.", False),
        ("The projects are subject to delay.", False),
    ],
)
def test_a_sentence_behind_a_list_says_what_its_sums_hang_on(terms: str, conditional: bool, read: Read) -> None:
    """It is said of all of them at once, and of the whole."""
    text = (
        "Natural Resources Canada announced $12 million in contributions for nickel.\n\n"
        "- $7 million to Kirkfield Nickel Inc. for a smelter\n"
        "- $5 million to Dalton Graphite Corp. to test leaching\n\n"
    )
    acts = [act for act in read(text + terms).initiatives if act.amounts]
    assert [act.conditional for act in acts] == [conditional] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Natural Resources Canada announced $21 million for nickel. The Ministry of Natural Resources announced "
        "$21 million for processing nickel.",
        "Ministry of Mines announces $21 million for nickel\n\nThe Zambian government announced $21 million for it.",
        "Department of Mines awards $21 million for nickel\n\nOntario has awarded $21 million to smelters of nickel.",
    ],
)
def test_one_sum_of_one_state_is_told_once(text: str, read: Read) -> None:
    """A headline calls a ministry by its office alone, and its text says whose it is."""
    assert [act.countable for act in read(text).initiatives] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Mines announced $21 million for nickel. In that week Chile announced $21 million for copper.",
        "The Ministry of Transport announced $21 million for nickel. The Ministry of Mines announced $21 million, too.",
        "Canada announced $21 million for nickel. Australia announced $21 million for nickel.",
    ],
)
def test_one_sum_of_two_bodies_is_two_sums(text: str, read: Read) -> None:
    """Bodies of two names that no headline joins, and two states, may give the same."""
    assert [act.countable for act in read(text).initiatives] == [True, True]


FILING = (
    "MINING LEASE GRANTED\n\nHighlights\n\n- Offtake talks with Hanbit Materials Co.\n\n- Hanbit Materials Co.\n\n"
    "- Hanbit Materials Co. tests samples\n\n"
    'Halloran Lithium Limited (ASX: HLL) ("Halloran" or the "Company") reports on its lithium project.\n\n'
)


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("The Department of Mines has granted Mining Lease ML 5012 for 21 years.", ["Halloran Lithium Limited"]),
        ("An environmental permit was issued by the Department of Mines.", ["Halloran Lithium Limited"]),
        ("The Department of Mines has granted a mining lease to Westerly Nickel Ltd.", ["Westerly Nickel Ltd."]),
    ],
)
def test_a_permit_in_a_filing_is_for_the_firm_that_files(sentence: str, recipients: list[str], read: Read) -> None:
    """The firm calls itself the Company, however often its partner is named."""
    acts = read(f"{FILING}{sentence} The Company welcomes it.").initiatives
    permits = [act for act in acts if act.instrument == "permitting" and act.actors]
    assert [[p.name for p in act.recipients] for act in permits] == [recipients]


def test_a_government_that_grants_a_lease_gives_no_grant(read: Read) -> None:
    """The verb has the permit as its object."""
    acts = read(f"{FILING}- Northern Territory Government grants Mineral Lease ML 33871.").initiatives
    assert not [act for act in acts if act.instrument == "grant"]
