"""Measures of trade that are suspended, kept or told in the passive, and duties of other rates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Acts = Callable[[str], list[tuple[str, str, str, str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports of tungsten to the United States were banned.", [("active", "", "US")]),
        ("MOFCOM said that exports of antimony to Japan are suspended.", [("active", "cn/mofcom", "JP")]),
        ("Beijing said exports of antimony to Japan are suspended.", [("active", "CN", "JP")]),
        ("Exports from Indonesia of nickel ore are banned.", [("active", "ID", "")]),
        ("The implementation of the notice on exports of antimony to Japan is suspended.", [("ended", "", "JP")]),
        ("The export ban on germanium to the United States was suspended.", [("ended", "", "US")]),
        ("China's exports of tin under the quota to Japan were suspended.", [("active", "CN", "JP")]),
    ],
)
def test_where_goods_go_is_whom_it_hits(text: str, expected: list[tuple[str, str, str]], acts: Acts) -> None:
    """A country behind *to* is no actor, and what is suspended may be the measure itself."""
    assert [row[1:4] for row in acts(text) if row[0] == "export_control"] == expected


def test_a_list_of_measures_that_are_suspended(acts: Acts) -> None:
    """What the sentence above says holds for each item, by whom it says."""
    text = """The Ministry of Commerce of China suspends the following measures:

- Export controls on gallium
- Export ban on antimony to the United States
"""
    assert [row[:4] for row in acts(text)] == [
        ("export_control", "ended", "cn/mofcom", ""),
        ("export_control", "ended", "cn/mofcom", "US"),
    ]
    held = "The Ministry of Commerce of China has the following measures:\n\n- Export controls on gallium\n"
    assert "ended" not in [row[1] for row in acts(held)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The 10% tariff on all U.S. goods will be retained, China said.", "active"),
        ("The 25% tariff on Chinese magnets will remain in force.", "active"),
        ("The 25% tariff on Chinese magnets will be imposed in May.", "announced"),
    ],
)
def test_what_will_stay_is_in_force(text: str, status: str, acts: Acts) -> None:
    """It is to come only that nothing changes."""
    assert [row[1] for row in acts(text)] == [status]


def test_duties_of_other_rates_are_two(acts: Acts) -> None:
    """One on a good of all and one on a country are no single act, and its country is not who imposes it."""
    text = """Imports of copper products face a 50% tariff imposed by the United States in August.

Order 14323 imposes a 40% ad valorem duty on Brazilian goods, but exempts niobium.
"""
    duties = [row for row in acts(text) if row[0] == "tariff"]
    assert [row[3] for row in duties] == ["", "BR"]
    assert "BR" not in [row[2] for row in acts(text)]


def test_a_duty_told_again_with_its_rate_is_one(acts: Acts) -> None:
    """The same rate, or the same country, is told of one duty."""
    text = "Canada imposed a 25% tariff on Chinese graphite. The 25% tariff took effect in May."
    assert len(acts(text)) == 1


def test_sums_in_turn_of_which_one_giver_is_known(acts: Acts) -> None:
    """Who stands last has the last of them."""
    text = "Glenwood and the Battery Booster will contribute €70 million and €30 million respectively to lithium."
    assert [row[2:] for row in acts(text)] == [("eu/battery-booster", "", "EUR 30,000,000")]


def test_each_of_two_states_gives_the_whole(acts: Acts) -> None:
    """``will each take measures to provide at least`` is a sum of either."""
    text = (
        "Canada and Japan will each take measures to provide at least US$70 million in financing to lithium projects."
    )
    assert [row[2] for row in acts(text)] == ["CA", "JP"]


def test_whose_project_is_helped_gets_the_money(acts: Acts) -> None:
    """Another firm behind the sum does not."""
    text = (
        "The EIB will support Vulcan Energy's lithium project in Germany with €25 million and Greenland Resources' "
        "molybdenum project, which is to cover all needs."
    )
    assert [row[2:] for row in acts(text)] == [("eu/eib", "asx/VUL", "EUR 25,000,000")]


def test_who_made_a_commitment_that_a_sentence_goes_back_to(acts: Acts) -> None:
    """Who signs today is not who gives."""
    text = (
        "Carney signed a pact with Japan, building on the US$70 million commitment that Japan made in July for nickel."
    )
    assert [row[2] for row in acts(text) if row[4]] == ["JP"]
