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


_RIO, _ILU = "Rio Tinto plc", "Iluka Resources Limited"


@pytest.mark.parametrize(
    "text",
    [
        "The option lets Rio Tinto share in the growth of Iluka Resources via an equity stake.",
        "An option allows Rio Tinto to participate in Iluka Resources through share ownership.",
        "Rio Tinto obtained an option to acquire a 20% stake in Iluka Resources.",
        "Rio Tinto holds an option over 25% of Iluka Resources.",
        "The deal is in the form of an option for Rio Tinto to acquire an equity position in Iluka Resources.",
        "Iluka Resources granted Rio Tinto an option to acquire a 30% interest in its Eneabba refinery.",
    ],
)
def test_who_may_buy_by_an_option_is_the_one_who_takes_a_share(text: str, read: Read) -> None:
    """Whoever grants it, and whichever of the two is named first."""
    told = [
        (act.instrument, act.status, [party.name for party in act.actors], [party.name for party in act.recipients])
        for act in read(text).initiatives
    ]
    assert told == [("equity", "agreed", [_RIO], [_ILU])]


@pytest.mark.parametrize(
    "text",
    [
        "Rio Tinto granted 2 million stock options to its officers.",
        "Rio Tinto has the option to sell its lithium to Iluka Resources.",
        "Rio Tinto granted its directors options to acquire shares.",
    ],
)
def test_an_option_to_do_anything_else_is_no_share(text: str, read: Read) -> None:
    """Nor are the options of those who work for a firm."""
    assert read(text).initiatives == ()


def test_who_grows_by_buying_has_bought_nothing_from_its_partner(read: Read) -> None:
    """What a firm says of its trade names nobody whom it buys."""
    told = read(
        "Rio Tinto acquired a stake in Iluka Resources. Rio Tinto, a company that builds value by acquiring and "
        "developing assets, has partnered with Iluka Resources on a rare earth mine. The partnership covers ground "
        "next to other deposits, such as Lynas's Mount Weld mine."
    ).initiatives
    assert [(act.instrument, [party.name for party in (*act.actors, *act.recipients)]) for act in told] == [
        ("equity", [_RIO, _ILU]),
        ("partnership", [_RIO, _ILU]),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "is adjacent to other lithium deposits, such as Iluka's Balranald project",
        "lies in a belt that hosts other deposits, including Lynas's Mount Weld mine",
        "is not far from producing mines like Albemarle's Silver Peak mine",
    ],
)
def test_a_mine_that_lies_around_another_one_is_no_news(around: str, read: Read) -> None:
    """It only tells how good the ground is."""
    told = read(f"Rio Tinto is drilling at Jadar, a lithium project. Jadar {around}.").initiatives
    assert [[party.name for party in act.actors] for act in told] == [[_RIO]]


_OFFER = "The Department of Energy offers loan guarantees worth $40 billion to lithium miners."


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (f"{_OFFER} Piedmont Lithium could gain. A senator made the $40 billion loan available.", [40_000_000_000]),
        (f"{_OFFER} Piedmont Lithium hopes. This $40 billion fund is for miners, analysts said.", [40_000_000_000]),
        (f"{_OFFER} JBIC gave the $40 billion loan to Lynas.", [40_000_000_000, 40_000_000_000]),
        (f"{_OFFER} Piedmont Lithium got a $4 billion loan.", [40_000_000_000, 4_000_000_000]),
    ],
)
def test_a_sum_that_is_spoken_of_again_is_not_the_firms(text: str, sums: list[int], read: Read) -> None:
    """Who writes on shares calls a scheme now a loan and now a fund."""
    told = read(f"Piedmont Lithium: what is next\n\n{text} Piedmont Lithium rose.").initiatives
    assert [int(act.amounts[0].amount or 0) for act in told if act.amounts] == sums


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "China accounts for 60% of rare earth mining. Recent export curbs have made mines in Canada worth more.",
            ["CN"],
        ),
        ("Indonesia mines half of the world's nickel. The new export ban has alarmed smelters.", ["ID"]),
        ("Gallium comes mostly from China. Export restrictions have pushed prices up.", ["CN"]),
        ("Congo holds most cobalt. Export quotas took effect in October.", ["CD"]),
        ("China and Russia mine most of it. Recent export curbs have hurt buyers of antimony.", []),
        ("Canada has large mines of rare earths. Recent export curbs have made them more valuable.", []),
        ("Chile is one of the world's largest producers of lithium. Recent export curbs have raised its price.", []),
        ("China dominates graphite. Prices are high. Recent export curbs have raised them.", []),
        ("China dominates graphite. Export curbs are a risk.", []),
    ],
)
def test_curbs_are_of_the_country_whose_goods_the_sentence_before_was_on(text: str, who: list[str], read: Read) -> None:
    """It must be said to have most of them, and nobody else may be meant."""
    told = [act for act in read(text).initiatives if act.instrument == "export_control"]
    assert [party.ref for act in told for party in act.actors] == who


_FACTS = """Why Investors Like Piedmont Lithium

The market is tight. Lynas, Iluka, Albemarle, Ganfeng and Sayona compete. Sayona is small. Piedmont Lithium is ready.

Reasons:

* Offtake secured: 25% of first output locked for U.S. buyers, including General Motors and Ford.
* Funding firepower: $85M PIPE raised recently; U.S. Export-Import Bank eyes support.
* Loan: US$40 million from Export Development Canada, signed in March.

Piedmont Lithium rose.
"""


def test_what_stands_behind_a_label_is_of_the_firm_that_the_text_is_about(read: Read) -> None:
    """Its title names that firm alone, and the text no other as often."""
    told = read(_FACTS).initiatives
    assert [(act.instrument, [party.name for party in act.recipients]) for act in told] == [
        ("offtake", ["Piedmont Lithium Inc."]),
        ("equity", ["Piedmont Lithium Inc."]),
        ("funding", ["Piedmont Lithium Inc."]),
        ("loan", ["Piedmont Lithium Inc."]),
    ]


def test_a_firm_that_the_title_does_not_name_alone_gets_nothing_by_it(read: Read) -> None:
    """Then nobody knows whose label it is."""
    told = read(_FACTS.replace("Piedmont Lithium\n", "Piedmont Lithium and Sayona\n", 1)).initiatives
    assert all(act.recipients == () for act in told)


@pytest.mark.parametrize(
    ("text", "instrument", "reason"),
    [
        (
            "Iluka received a letter of support from Export Finance Australia for A$150 million.",
            "funding",
            "letter_of_intent",
        ),
        ("Iluka signs US$600 million LoI with EXIM", "loan", "letter_of_intent"),
        (
            "Iluka holds a letter of support for a A$150 million loan from Export Finance Australia.",
            "loan",
            "letter_of_intent",
        ),
    ],
)
def test_a_letter_promises_what_it_says_and_nothing_that_counts(
    text: str, instrument: str, reason: str, read: Read
) -> None:
    """A letter of support leaves open how it will be given."""
    told = [(act.instrument, act.status, act.count_reason) for act in read(text).initiatives]
    assert told == [(instrument, "announced", reason)]


def test_a_letter_of_those_who_live_there_is_no_money(read: Read) -> None:
    """They only say that they are for it."""
    assert not [act for act in read("Locals sent a letter of support for Rio Tinto's mine.").initiatives if act.amounts]


_OPENED = "Lynas Opens Refinery in Texas\n\nLynas opened its Seadrift refinery in Texas. Lynas is large."


@pytest.mark.parametrize(
    ("more", "statuses"),
    [
        ("", ["completed"]),
        ("Plans are already in place for additional complexes in Canada, it said.", ["completed", "announced"]),
        ("No plans are in place for additional complexes.", ["completed"]),
    ],
)
def test_a_title_tells_the_one_site_of_its_text(more: str, statuses: list[str], read: Read) -> None:
    """And those that are planned besides are told with nobody's name."""
    told = read(f"{_OPENED} {more} Lynas rose.").initiatives
    assert [(act.instrument, act.status) for act in told] == [("project", status) for status in statuses]


def test_a_mine_that_is_only_discussed_is_at_work(read: Read) -> None:
    """An interview on a mine plans none."""
    text = "The head of Iluka Resources joined the show to discuss the company's Balranald mine in Australia."
    assert [act.status for act in read(f"Iluka Resources on air\n\n{text} Iluka rose.").initiatives] == ["active"]
