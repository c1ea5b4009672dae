"""What firms tell, and those who write on their shares: mines of two goods, and who could profit from an act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]

_MINE = "Perpetua Resources is reopening a mine in Idaho to produce both gold and antimony."


@pytest.mark.parametrize(
    ("loan", "goods"),
    [
        ("It won a $20 million loan from the Export-Import Bank.", ("gold", "antimony")),
        ("Lithium prices fell. Perpetua won a $20 million loan from the Export-Import Bank.", ("lithium",)),
    ],
)
def test_money_for_a_firm_is_for_all_that_its_mine_yields(loan: str, goods: tuple[str, ...], read: Read) -> None:
    """Who lends to a miner of two metals lends for both, unless the text has come to speak of another."""
    loans = [act for act in read(f"{_MINE} {loan} Copper, tin and zinc rose.").initiatives if act.instrument == "loan"]
    assert [act.commodities for act in loans] == [goods]


def test_a_short_text_is_about_both_goods_that_it_names_as_often(read: Read) -> None:
    """None of the two is more what it is about than the other."""
    told = read(f"{_MINE} The U.S. Forest Service granted the company a permit.").initiatives
    assert {act.commodities for act in told} == {("gold", "antimony")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("China recently banned antimony exports, so a mine in Idaho could fill the gap.", "active"),
        ("Congo has suspended cobalt exports, and prices may rise.", "active"),
        ("Indonesia banned nickel ore exports in 2020—a step that smelters could profit from.", "active"),
        ("The U.S. imposed tariffs on Chinese graphite, meaning Novonix should gain.", "active"),
        ("The tariffs imposed by China on graphite could be lifted.", "proposed"),
        ("The U.S. may impose tariffs on Chinese graphite, and Novonix should gain.", "proposed"),
    ],
)
def test_what_others_could_make_of_an_act_does_not_make_it_less_done(text: str, status: str, read: Read) -> None:
    """Who writes on shares tells at once who could profit from what a state has done."""
    assert [act.status for act in read(text).initiatives] == [status]
