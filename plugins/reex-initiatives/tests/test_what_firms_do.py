"""Deals, sites, courts and courses of firms, told by classes of words; each family with one that is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Read = Callable[[str], reex.Record]
Acts = Callable[[str], list[Row]]

COURTS: list[tuple[str, list[Row]]] = [
    ("Glencore is suing MP Materials over a cargo of cobalt.", [("other", "active", "lse/GLEN", "nyse/MP", "")]),
    ("Lynas took Glencore to court over tungsten.", [("other", "active", "asx/LYC", "lse/GLEN", "")]),
    ("Glencore dropped its arbitration against Chile over a copper mine.", [("other", "ended", "lse/GLEN", "CL", "")]),
    ("A tribunal ordered Chile not to sell lithium from the pond.", [("other", "active", "", "CL", "")]),
    ("A judge threw out a lawsuit against Lynas over its ore.", [("other", "ended", "", "asx/LYC", "")]),
    ("Glencore is suited to lithium.", []),
]
MONEY: list[tuple[str, list[Row]]] = [
    (
        "Lynas drew down another $12 million of its facility with KfW.",
        [("loan", "completed", "de/kfw", "asx/LYC", "USD 12,000,000")],
    ),
    (
        "KfW has disbursed the first $12 million of a loan to Lynas.",
        [("loan", "completed", "de/kfw", "asx/LYC", "USD 12,000,000")],
    ),
    (
        "Lynas's request for $12 million from KfW was turned down.",
        [("funding", "ended", "de/kfw", "asx/LYC", "USD 12,000,000")],
    ),
    (
        "KfW sent Lynas a letter of support for a guarantee of $12 million.",
        [("guarantee", "announced", "de/kfw", "asx/LYC", "USD 12,000,000")],
    ),
    (
        "Lynas's $12 million loan from KfW will pay for a kiln.",
        [("loan", "announced", "de/kfw", "asx/LYC", "USD 12,000,000")],
    ),
    ("Lynas drew 12 million visitors.", []),
]
FIRMS: list[tuple[str, list[Row]]] = [
    ("Glencore and Lynas called off their joint venture.", [("partnership", "ended", "lse/GLEN, asx/LYC", "", "")]),
    ("Glencore abandoned its bid for MP Materials.", [("acquisition", "ended", "lse/GLEN", "nyse/MP", "")]),
    ("Glencore can earn 60% of a tungsten licence.", [("equity", "agreed", "lse/GLEN", "", "")]),
    ("Glencore became a cornerstone investor in MP Materials.", [("equity", "agreed", "lse/GLEN", "nyse/MP", "")]),
    ("Deliveries of tungsten from Lynas to Glencore go on.", [("offtake", "agreed", "lse/GLEN", "asx/LYC", "")]),
]
SITES: list[tuple[str, list[Row]]] = [
    ("Glencore has kicked off drilling for tungsten.", [("project", "active", "lse/GLEN", "", "")]),
    ("Lynas commissioned a feasibility study of a tungsten mine.", [("project", "active", "asx/LYC", "", "")]),
    ("Lynas is trying to reopen a tungsten mine.", [("project", "announced", "asx/LYC", "", "")]),
    ("Lynas's tungsten smelter will not be rebuilt.", [("project", "ended", "asx/LYC", "", "")]),
    ("Lynas is trialling a bioleaching process for cobalt.", [("research", "active", "asx/LYC", "", "")]),
    ("Glencore closes $5 million facility.", []),
]
# Site, trial or rule, and nobody who does it.
UNNAMED: list[tuple[str, str, str]] = [
    ("The refinery is due to turn out cobalt metal in 2031.", "project", "announced"),
    ("The second stage of the smelter should come on stream in May.", "project", "announced"),
    ("Construction of the tungsten mill is under way.", "project", "active"),
    ("The tungsten mine is 40% complete.", "project", "active"),
    ("First lithium concentrate from the mine is anticipated in 2031.", "project", "announced"),
    ("Smelting at the nickel works has resumed.", "project", "active"),
    ("A scoping study of the tin mine is expected in March.", "project", "announced"),
    ("Chile intends to build a state lithium refinery.", "project", "announced"),
    ("Column tests of the ore yielded 88% of the cobalt.", "research", "completed"),
    ("The demonstration plant has processed 40 tonnes of lithium ore.", "research", "active"),
    ("Exporters of antimony now have to ask for a permit.", "export_control", "active"),
    ("Antimony ore may no longer be shipped abroad.", "export_control", "active"),
    ("Chile offers tungsten smelters accelerated depreciation.", "tax_credit", "active"),
]
NO_SITES = (
    "The mine has a capacity of 9,000 tonnes of tin.",
    "A smelter needs cheap power.",
    "The tin mine closed in 1931.",
    "Several firms run mines in the district.",
    "There is no refinery for terbium in Chile.",
)


@pytest.mark.parametrize(
    ("text", "expected"), [*COURTS, *MONEY, *FIRMS, *SITES], ids=lambda told: told[:50] if isinstance(told, str) else ""
)
def test_what_a_firm_does_is_told_by_any_verb_of_its_class(acts: Acts, text: str, expected: list[Row]) -> None:
    """Whatever verb of a class stands there, in whatever form, the act, its parties and its sum are the same."""
    assert acts(text) == expected


def test_who_says_it_of_himself_does_it(acts: Acts) -> None:
    """Behind another subject, ``it`` is who says so."""
    text = "Chile plans a levy, and Glencore said it would spend $5 million on a copper smelter."

    assert ("project", "announced", "lse/GLEN", "", "USD 5,000,000") in acts(text)


def test_linear_in_the_sentences_on_a_site(count_calls: Callable[[Callable[[], object]], int]) -> None:
    """Twice the sentences on one mine take twice the work."""
    pipeline = reex.Pipeline.standard()
    sentence = "Workers left Lynas’s mine. "
    pipeline.run(sentence)  # builds what is built once
    once, twice = (count_calls(lambda size=size: pipeline.run(sentence * size)) for size in (200, 400))  # type: ignore[misc]
    assert twice <= 2.2 * once + 1_000


@pytest.mark.parametrize(("text", "instrument", "status"), UNNAMED)
def test_what_becomes_of_a_site_is_told_without_its_owner(acts: Acts, text: str, instrument: str, status: str) -> None:
    """A plant, a trial or a rule may be the subject itself; the act is found though nobody is named."""
    assert [act[:2] for act in acts(text)] == [(instrument, status)]


@pytest.mark.parametrize("text", NO_SITES)
def test_what_a_site_is_like_is_no_act(acts: Acts, text: str) -> None:
    """A sentence that only describes mines and plants tells no act."""
    assert acts(text) == []


def test_a_plant_without_an_owner_is_the_one_told_before(acts: Acts) -> None:
    """*The plant* goes on about the site of the sentence before; it is no second project."""
    text = "Lynas is building a tungsten refinery in Chile. The plant will start up in 2031."

    assert [act[0] for act in acts(text)] == ["project"]


ONE_SITE: list[tuple[str, list[Row]]] = [
    (
        "Perpetua Resources won a permit for its Stibnite Gold Project from the Forest Service. "
        "The Stibnite Gold Project is expected to produce antimony.",
        [
            ("permitting", "agreed", "us/usfs", "nasdaq/PPTA", ""),
            ("project", "announced", "nasdaq/PPTA", "", ""),
        ],
    ),
    (
        "Energy Fuels grew. Its Utah mill ran at capacity. The firm is proud of its Utah plant.",
        [("project", "active", "nyse/UUUU", "", "")],
    ),
    ("Lynas offers shareholders much with its property portfolio. Lynas refines tin.", []),
    ("Lynas refines ore. Beyond its tin, the project pleases its neighbours.", []),
]


@pytest.mark.parametrize(("text", "expected"), ONE_SITE)
def test_all_that_is_told_of_one_site_is_one_record_of_its_owner(
    text: str, expected: list[Row], acts: Callable[[str], list[Row]]
) -> None:
    """Whose a site is may be told by a permit for it; a portfolio is no site."""
    assert acts(text) == expected


SHELVES: list[tuple[str, list[Row]]] = [
    (
        "Energy Fuels filed a $70 million universal shelf registration statement for vanadium.",
        [("equity", "announced", "", "nyse/UUUU", "USD 70,000,000")],
    ),
    (
        "Ucore Rare Metals files a base shelf prospectus for $80 million.",
        [("equity", "announced", "", "tsxv/UCU", "USD 80,000,000")],
    ),
    (
        "Lynas refines tin. It filed an S-3 registration statement that covers $20 million.",
        [("equity", "announced", "", "asx/LYC", "USD 20,000,000")],
    ),
    ("Lynas filed its annual report on tin.", []),
]
GROUND: list[tuple[str, list[Row]]] = [
    ("Lynas acquired two additional lithium claims in Ontario.", [("acquisition", "agreed", "asx/LYC", "", "")]),
    ("Iluka Resources picked up exploration licences for zircon.", [("acquisition", "agreed", "asx/ILU", "", "")]),
    ("Lynas has secured projects in Ghana. It mines tin.", [("acquisition", "agreed", "asx/LYC", "", "")]),
    (
        "Lynas bought 90 square kilometres of land from Iluka Resources for tin.",
        [("acquisition", "agreed", "asx/LYC", "asx/ILU", "")],
    ),
    ("Iluka Resources staked 40 claims for zircon.", [("project", "active", "asx/ILU", "", "")]),
    ("Lynas claims that it bought time for its tin.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SHELVES)
def test_a_firm_files_to_sell_shares_later(sentence: str, expected: list[Row], acts: Acts) -> None:
    """The firm gets what may be raised, and nobody has given it yet."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), GROUND)
def test_a_firm_buys_or_stakes_ground(sentence: str, expected: list[Row], acts: Acts) -> None:
    """Claims, licences and land are acquired, of their seller where one is named; what is staked is a project."""
    assert acts(sentence) == expected


FED: list[tuple[str, list[Row]]] = [
    (
        "Lynas has incorporated a subsidiary, with the aim of separating heavy rare earths and of producing magnets.",
        [("project", "announced", "asx/LYC", "", "")],
    ),
    ("Lynas set up a unit in Texas that will recycle tungsten.", [("project", "announced", "asx/LYC", "", "")]),
    ("Lynas secured additional tungsten feedstock from Vietnam.", [("offtake", "agreed", "asx/LYC", "", "")]),
    ("Canada is financing graphite mines.", [("funding", "active", "CA", "", "")]),
    (
        "In partnership with Iluka Resources, Lynas has signed a testing agreement to study zircon.",
        [("research", "agreed", "asx/LYC, asx/ILU", "", "")],
    ),
    (
        "Lynas welcomed Malaysia's renewal of the operating licence for its Kuantan plant.",
        [("permitting", "active", "MY", "asx/LYC", "")],
    ),
    ("Lynas set up a unit for its lawyers.", []),
    ("Lynas is backing its tungsten miners in sport.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), FED)
def test_firms_set_up_units_and_find_feedstock(sentence: str, expected: list[Row], acts: Acts) -> None:
    """A unit that is to make something is a project, ore from a country is bought, a permit is for whose site it is."""
    assert acts(sentence) == expected


def test_our_partnership_is_that_of_those_who_speak(acts: Acts) -> None:
    """Whom it has also worked with are no parties to it."""
    text = "Japan and India signed a pact on gallium. Our partnership has also anchored work with Canada and Chile."

    assert acts(text) == [("agreement", "agreed", "JP, IN", "", "")]


def test_sites_of_a_list_are_of_the_firm_before_it_and_where_their_brackets_say(read: Read) -> None:
    """Each item is one project."""
    text = (
        "Lynas has secured sites.\n\n- Bald Hill Project (Slovakia): This asset holds tin.\n"
        "- West Gore Project (Canada): This asset was a mine of tin."
    )
    found = [(act.instrument, act.actors[0].ref, act.countries) for act in read(text).initiatives]

    assert found == [("project", "asx/LYC", ("SK",)), ("project", "asx/LYC", ("CA",))]


def test_more_work_of_a_firm_with_one_site_is_work_at_it(acts: Acts) -> None:
    """Where the firm has two, nobody knows which grows."""
    assert len(acts("Lynas took steps to expand its operations. Its Kuantan plant separates ore.")) == 1


CAUSES = [
    "This agreement advances the concept of a domestic supply, Lynas said of its tin.",
    "Lynas is expanding its knowledge of tin.",
]


@pytest.mark.parametrize("sentence", CAUSES)
def test_a_cause_that_is_advanced_is_no_site(sentence: str, acts: Acts) -> None:
    """A concept, a policy or knowledge is not built."""
    assert [row for row in acts(sentence) if row[0] == "project"] == []
