"""What those write who promote a firm: lists of who backs it, what it is in each release, and what it works on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]


def _given(read: Read, text: str) -> list[tuple[str, list[str | None], list[str | None], str, bool]]:
    """Return instrument, givers, getters, sum and whether it counts, of each act on money."""
    return [
        (
            act.instrument,
            [party.name for party in act.actors],
            [party.name for party in act.recipients],
            str(act.amounts[0].amount or act.amounts[0].high or act.amounts[0].low),
            act.countable,
        )
        for act in read(text).initiatives
        if act.amounts
    ]


_ILUKA = ["Iluka Resources Limited"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Iluka Resources has secured public support, among it an A$1.25 billion loan from Export Finance Australia "
            "and a A$40 million grant from the Western Australian government.",
            [
                ("loan", ["Export Finance Australia"], _ILUKA, "1250000000", True),
                ("grant", ["Western Australia"], _ILUKA, "40000000", True),
            ],
        ),
        (
            "Iluka Resources got a $24 million award from the Pentagon, an incentive package of $7.5 million from "
            "Idaho and a $300 million loan from EXIM.",
            [
                ("grant", ["U.S. Department of Defense"], _ILUKA, "24000000", True),
                ("funding", ["Idaho"], _ILUKA, "7500000", True),
                ("loan", ["Export-Import Bank of the United States"], _ILUKA, "300000000", True),
            ],
        ),
        (
            "Iluka Resources secured C$40 million from Ontario and C$30 million from Quebec for its refinery.",
            [
                ("funding", ["Ontario"], _ILUKA, "40000000", True),
                ("funding", ["Quebec"], _ILUKA, "30000000", True),
            ],
        ),
        (
            "Iluka Resources has drawn a $45 million loan from the U.S. Department of Energy and a $20+ million "
            "incentive package from Texas.",
            [
                ("loan", ["U.S. Department of Energy"], _ILUKA, "45000000", True),
                ("funding", ["Texas"], _ILUKA, "20000000", True),
            ],
        ),
        (
            "Iluka Resources has drawn a package worth $40 million from Texas miners and investors.",
            [("funding", [], _ILUKA, "40000000", True)],
        ),
        ("Iluka Resources shipped ore worth $3 million from Alaska.", []),
    ],
)
def test_each_of_a_list_of_backers_gives_its_own_sum(
    text: str, acts: list[tuple[str, list[str | None], list[str | None], str, bool]], read: Read
) -> None:
    """A region gives too where money comes from it, and none of those who only live there."""
    assert _given(read, text) == acts


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The plant has won a $15+ million incentive package from Louisiana.", "stated"),
        ("The agency has awarded over $90 million in grants.", "cumulative"),
    ],
)
def test_one_sum_of_more_than_a_figure_has_not_come_together_over_time(text: str, role: str, read: Read) -> None:
    """An article tells that it is one."""
    assert [act.amounts[0].role for act in read(text).initiatives] == [role]


_NEWS = "Lynas signed an offtake agreement with Iluka for dysprosium."
_SELF = "Lynas is building a refinery in Texas. Its base includes its Mount Weld mine. Its plant serves carmakers."


@pytest.mark.parametrize(
    "heading", ["About Lynas", "About Lynas Rare Earths Ltd.", "ABOUT LYNAS CORP.", "About Lynas:"]
)
def test_what_a_firm_says_of_itself_in_each_release_is_no_news(heading: str, read: Read) -> None:
    """Whether or not the heading ends with a full stop."""
    told = read(f"{_NEWS}\n\n{heading}\n\n{_SELF}\n").initiatives
    assert [act.instrument for act in told] == ["offtake"]


@pytest.mark.parametrize("words", ["About 40 firms signed.", "About half of it is oxide:"])
def test_a_sentence_that_begins_as_such_a_heading_does_is_none(words: str, read: Read) -> None:
    """What stands behind it is told."""
    told = read(f"{_NEWS}\n\n{words}\n\n{_SELF}\n").initiatives
    assert "project" in [act.instrument for act in told]


def test_the_plant_is_the_one_told_last_whoever_else_is_named(read: Read) -> None:
    """Another firm's process or design is used in it."""
    built = "Lynas is building its Seadrift Metals Complex in Texas."
    (act,) = read(f"{built} The complex will employ Iluka's design to produce terbium.").initiatives
    assert (act.instrument, act.actors[0].name) == ("project", "Lynas Rare Earths Limited")
    assert len(act.evidence) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lynas today announced the successful demonstration of an acid-free process for terbium.", ["completed"]),
        ("Lynas Rare Earths Validates New Process for Gallium Recovery", ["completed"]),
        ("Lynas is working on developing a lithium-sulfur powder for drones.", ["active"]),
        ("Lynas mines ore. The company is also working on a graphite foam that puts out fires.", ["active"]),
        ("The kiln will use Metso's leaching technology to produce neodymium oxide for carmakers.", []),
        ("Lynas is working on financing for its magnet plant.", []),
        ("Lynas is working on its permits for new alloys of magnesium.", []),
    ],
)
def test_research_is_what_a_firm_tries_out_and_not_what_it_uses(text: str, told: list[str], read: Read) -> None:
    """A process that somebody sells is no research of the seller."""
    assert [act.status for act in read(text).initiatives if act.instrument == "research"] == told
