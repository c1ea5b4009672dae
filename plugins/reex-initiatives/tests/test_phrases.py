"""Verbs with their objects, apart from each other and in either order; each with a sentence that tells no act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reex_initiatives.lexicon.phrases import inflected

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

TOLD: list[tuple[str, list[Row]]] = [
    # -- borders
    ("Vietnam choked off all shipments of unrefined tungsten.", [("export_control", "active", "VN", "", "")]),
    ("Shipments of tin were throttled by Vietnam in June.", [("export_control", "active", "VN", "", "")]),
    ("Malaysia imposed a moratorium on sales abroad of monazite.", [("export_control", "active", "MY", "", "")]),
    ("Low prices throttled shipments of tin from Vietnam.", []),
    ("Japan phased out purchases of Russian palladium.", [("import_restriction", "active", "JP", "RU", "")]),
    ("Toyota phased out purchases of palladium.", []),
    # -- money
    (
        "Export Development Canada is arranging US$90 million in debt for Glencore.",
        [("loan", "announced", "ca/edc", "lse/GLEN", "USD 90,000,000")],
    ),
    ("Glencore's debt has risen to $20 billion.", []),
    ("Japan funnelled ¥3 billion into tungsten.", [("funding", "agreed", "JP", "", "JPY 3,000,000,000")]),
    # -- sites
    (
        "Nyrstar has fired up its germanium circuit and reopened the smelter.",
        [("project", "active", "Nyrstar NV", "", "")],
    ),
    ("Glencore put its zinc smelter on care and maintenance.", [("project", "ended", "lse/GLEN", "", "")]),
    ("Smelters reopen when prices rise.", []),
    (
        "The nickel mine that Lynas is reopening in Quebec needs a road.",
        [("project", "active", "asx/LYC", "", "")],
    ),
    (
        "The magnet plant Lynas is planning in Quebec will employ 90 people.",
        [("project", "announced", "asx/LYC", "", "")],
    ),
    ("The nickel mine that Lynas visited in Quebec needs a road.", []),
    ("Lynas runs a nickel smelter in Quebec.", [("project", "active", "asx/LYC", "", "")]),
    ("Lynas's shares ran far ahead of a nickel mine that has sold nothing.", []),
    ("Lynas supplies pumps for the only operating nickel mine in Quebec.", []),
    ("Lynas is to help develop the nickel mine of its neighbour.", []),
    # -- stocks
    ("Japan is to hold enough cobalt for 60 days.", [("stockpile", "announced", "JP", "", "")]),
    ("Japan will hold talks on cobalt for two days.", []),
    ("Japan wants to lay in cobalt and tungsten.", [("stockpile", "announced", "JP", "", "")]),
    # -- firms that are bought
    (
        "Lynas bought lithium mines in Ghana for $80 million.",
        [("acquisition", "agreed", "asx/LYC", "", "USD 80,000,000")],
    ),
    ("Lynas bought trucks for the lithium mines.", []),
    (
        "Lynas formed a venture with Glencore to buy copper mines.",
        [("partnership", "agreed", "asx/LYC, lse/GLEN", "", "")],
    ),
    # -- orders
    (
        "Canada ordered the sale of a Chinese firm's shares in a lithium miner.",
        [("executive_action", "active", "CA", "", "")],
    ),
    ("Canada welcomed the sale of a lithium miner.", []),
    # -- permits
    ("Namibia stripped Glencore of its exploration licence.", [("permitting", "ended", "NA", "lse/GLEN", "")]),
    ("Glencore holds mining rights in Namibia.", []),
    # -- parties
    ("Lynas and Glencore joined hands on tungsten.", [("partnership", "agreed", "asx/LYC, lse/GLEN", "", "")]),
    ("Glencore offloaded its zinc mines to Lynas.", [("acquisition", "agreed", "asx/LYC", "lse/GLEN", "")]),
    # -- courts
    ("Glencore sued Lynas over unpaid cobalt.", [("other", "active", "lse/GLEN", "asx/LYC", "")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_a_verb_tells_an_act_by_its_object(text: str, expected: list[Row], acts: Acts) -> None:
    """What a verb is done to tells the act, wherever the object stands; and who does nothing has none."""
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("ban", {"banned", "bans", "banning", "ban"}),
        ("choke off", {"choked off", "chokes off", "choking off", "choke off"}),
        ("deny", {"denied", "denies", "denying", "deny"}),
        ("cancel", {"canceled", "cancelled", "cancels", "canceling", "cancelling", "cancel"}),
        ("hold", {"held", "holds", "holding", "hold"}),
        ("free up", {"freed up", "frees up", "freeing up", "free up"}),
    ],
)
def test_a_verb_has_all_its_forms(verb: str, forms: set[str]) -> None:
    """A verb of the table is found in each form, spelled as on either side of the Atlantic."""
    irregular = {"hold": ["held"], "free": ["freed", "freeing"]}

    assert {word for _, word in inflected(verb, irregular)} == forms
