"""What orders, bills and fact sheets of states tell: who is set to act, and who does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("The Administrator of the Small Business Administration shall offer a grant for copper mines.", "us/sba"),
        (
            "The Chair of the National Energy Dominance Council and the Director of the Office of Management and Budget"
            " shall issue loans to copper mines.",
            "us/nedc, us/omb",
        ),
        (
            "The Secretary of Defense, the Secretary of Energy, and the Administrator of the Small Business"
            " Administration shall offer loans to tungsten miners.",
            "us/dod, us/doe, us/sba",
        ),
        (
            "The Chief Executive Officer (CEO) of the Development Finance Corporation shall lend $10 million for tin.",
            "us/dfc",
        ),
        (
            "The Pentagon lent money to Lynas, and the head of the Department of Energy will fund a smelter for"
            " MP Materials with $4 million.",
            "us/doe",
        ),
    ],
)
def test_who_heads_a_body_acts_for_it(sentence: str, actors: str, read: Read) -> None:
    """An administrator, a chair or a director is set to act: it is an act of the body, and of all bodies named so."""
    assert ", ".join(party.ref or "" for party in read(sentence).initiatives[-1].actors) == actors
