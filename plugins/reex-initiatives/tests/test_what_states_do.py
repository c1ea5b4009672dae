"""What states do, told in the words of gazettes, bills, orders and news; what only looks like it stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

TOLD: list[tuple[str, list[Row]]] = [
    # -- laws by their names and stages
    ("Senators introduced the Tungsten Security Act.", [("law", "proposed", "", "", "")]),
    ("Lawmakers reintroduced the bipartisan Cobalt Independence Act.", [("law", "proposed", "", "", "")]),
    ("The Tungsten Security Act became law in May.", [("law", "active", "", "", "")]),
    ("The lithium bill sailed through the Senate.", [("law", "proposed", "", "", "")]),
    ("Rwanda's cabinet gave the green light to a mining law.", [("law", "active", "RW", "", "")]),
    ("Peru put off a vote on the mining bill.", [("law", "proposed", "PE", "", "")]),
    ("To amend the Energy Act of 2020 to add copper.", [("law", "proposed", "", "", "")]),
    # -- who may not be bought from, or sold to
    (
        "The bill would bar contractors from buying gallium from China.",
        [("import_restriction", "proposed", "", "CN", "")],
    ),
    (
        "The rule requires suppliers to disclose the origin of their magnets.",
        [("import_restriction", "active", "", "", "")],
    ),
    ("The Commerce Department added six firms to the Entity List.", [("export_control", "active", "us/doc", "", "")]),
    ("Japan put 12 Russian traders on its export control list.", [("export_control", "active", "JP", "RU", "")]),
    # -- what may not leave
    ("Gabon: no manganese exports after 2029", [("export_control", "announced", "GA", "", "")]),
    ("China held off on its gallium controls.", [("export_control", "ended", "CN", "", "")]),
    ("The plan foresees curbs on exports of copper scrap.", [("export_control", "announced", "", "", "")]),
    ("New Delhi told NMDC to suspend deliveries of iron ore to Japan.", [("export_control", "active", "IN", "JP", "")]),
    # -- duties
    ("Peru cut its duty on copper exports to zero.", [("tariff", "ended", "PE", "", "")]),
    ("India spared certain minerals from its duties.", [("tariff", "ended", "IN", "", "")]),
    # -- orders
    (
        "The Commerce Department began an inquiry into whether imports of tungsten hurt security.",
        [("executive_action", "active", "us/doc", "", "")],
    ),
    (
        "Chile commissioned a national inventory of lithium deposits.",
        [("executive_action", "active", "CL", "", "")],
    ),
    ("Ghana founded a state-owned mining company.", [("executive_action", "active", "GH", "", "")]),
    (
        "Canada barred Zijin from raising its stake in Neo Lithium.",
        [("executive_action", "active", "CA", "sse/601899", "")],
    ),
    (
        "Canada stopped a Chinese fund from buying shares in a tantalum miner.",
        [("executive_action", "active", "CA", "", "")],
    ),
    ("Spain's cabinet approved a mining action plan.", [("executive_action", "active", "ES", "", "")]),
    ("Morocco has written cobalt into its list of strategic minerals.", [("executive_action", "active", "MA", "", "")]),
    # -- auctions, quotas, disputes
    ("India will auction 14 blocks of lithium.", [("other", "announced", "IN", "", "")]),
    (
        "The Ministry of Natural Resources raised this year's rare earth mining quota.",
        [("other", "active", "Ministry of Natural Resources", "", "")],
    ),
    # -- leave to mine
    ("Guatemala lifted its moratorium on new mining licences.", [("permitting", "active", "GT", "", "")]),
    ("Ecuador reopened its mining cadastre.", [("permitting", "active", "EC", "", "")]),
    ("India stopped buying magnets from China.", [("import_restriction", "active", "IN", "CN", "")]),
    (
        "Turkey put imports of silicon metal under surveillance licences.",
        [("import_restriction", "active", "TR", "", "")],
    ),
    ("Bills in both chambers would tax lithium exports.", [("law", "proposed", "", "", "")]),
    ("The Colombian congress is debating a bill on tin.", [("law", "proposed", "CO", "", "")]),
    ("Lawmakers rejected the mining bill.", [("law", "ended", "", "", "")]),
    ("France named a coordinator for tungsten.", [("executive_action", "active", "FR", "", "")]),
    ("The DRC ordered cobalt miners to cut output.", [("executive_action", "active", "CD", "", "")]),
    ("India declared three mining zones for titanium.", [("executive_action", "active", "IN", "", "")]),
    ("Kazakhstan doubled its extraction tax on uranium.", [("other", "active", "KZ", "", "")]),
    ("Panama and First Quantum settled their dispute.", [("other", "agreed", "PA", "tsx/FM", "")]),
    # -- between states
    ("Members of the G7 endorsed the Critical Minerals Action Plan.", [("agreement", "agreed", "int/g7", "", "")]),
    ("Japan and Canada will pool their data on gallium.", [("agreement", "announced", "JP, CA", "", "")]),
    ("Kenya and Japan have begun talks on a minerals pact.", [("agreement", "proposed", "KE, JP", "", "")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_what_states_do_is_an_act(text: str, expected: list[Row], acts: Acts) -> None:
    """Who passes, orders, lists, auctions or lifts something does so in any of the words for it."""
    assert acts(text) == expected


NO_ACT = [
    "Senators met the Tungsten Security Council.",
    "Bids for copper are low on the London exchange this week.",
    "The minister told miners to expect a difficult year.",
    "A code of conduct for lithium firms is useful.",
    "The package includes critical minerals.",
    "Lynas set up an office for its staff.",
    "Barred windows protect the gallium store in Chile.",
]


@pytest.mark.parametrize("text", NO_ACT)
def test_what_only_looks_like_an_act_of_a_state_is_none(text: str, acts: Acts) -> None:
    """The same words tell nothing where nobody acts, or of something else."""
    assert acts(text) == []


def test_a_permit_has_no_sum(acts: Acts) -> None:
    """What a mine costs is no money that who allows it gives."""
    (permit,) = acts("Argentina approved Rio Tinto's $2.5 billion Rincon lithium project.")
    assert (permit[0], permit[4]) == ("permitting", "")


def test_a_law_is_in_force_whatever_it_abolishes(acts: Acts) -> None:
    """What ends is what the law is about, and not the law."""
    (law,) = acts("Rwanda's cabinet gave the green light to a mining law that abolishes licence fees.")
    assert law[:2] == ("law", "active")


def test_who_takes_a_measure_is_not_hit_by_it(acts: Acts) -> None:
    """The country that goods leave is the one that keeps them in."""
    (ban,) = acts("Zimbabwe will no longer allow lithium to leave Zimbabwe.")
    assert ban[2:4] == ("ZW", "")


def test_an_act_told_whole_is_not_the_verb_of_the_next_one(acts: Acts) -> None:
    """A duty that is cut by a decree is a duty that is cut, and a decree."""
    told = acts("Argentina cut its duties on lithium to zero with Decree 563, published on Monday.")
    assert [row[:3] for row in told] == [("tariff", "ended", "AR"), ("executive_action", "active", "AR")]


def test_examples_of_many_are_those_it_is_for(acts: Acts) -> None:
    """Who stands for all is told behind the word for all."""
    (list_,) = acts("The Permitting Council placed ten projects on its dashboard, including Resolution Copper.")
    assert list_[0] == "permitting"
    assert list_[3]
