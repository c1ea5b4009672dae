"""Short sentences of news on plants, supply, pacts and shares, each with what a careful reader would note."""

from __future__ import annotations

import pytest

import reex


def _told(text: str) -> list[tuple[object, ...]]:
    return [
        (i.instrument, i.status, [p.name for p in i.actors], [p.name for p in i.recipients])
        for i in reex.extract(text).initiatives
    ]


LYNAS, VALE, CODELCO, TOYOTA = "Lynas Rare Earths Limited", "Vale S.A.", "Codelco", "Toyota Motor Corporation"
RIO, NYRSTAR, BHP = "Rio Tinto plc", "Nyrstar NV", "BHP Group Limited"


@pytest.mark.parametrize(
    ("text", "builder"),
    [
        ("Lynas signed a supply deal with Noveon, and will expand its smelter in Kalgoorlie.", LYNAS),
        ("Codelco formed a joint venture with Rio Tinto and will open a lithium plant in Atacama.", CODELCO),
        ("Vale won a loan from BNDES and plans to build a nickel plant in Para.", VALE),
        ("Nyrstar won a grant from Australia and will build an antimony plant.", NYRSTAR),
    ],
)
def test_who_does_the_first_verb_does_the_second(text: str, builder: str) -> None:
    """Who does the first verb does the second."""
    works = [(status, actors) for instrument, status, actors, _ in _told(text) if instrument == "project"]
    assert works == [("announced", [builder])]


def test_a_second_verb_says_nothing_of_the_first() -> None:
    """A second verb says nothing of the first."""
    text = "Codelco signed a joint venture with Rio Tinto and will open a lithium plant in Atacama."
    assert ("partnership", "agreed", [CODELCO, RIO], []) in _told(text)


def test_a_second_subject_does_the_second_verb() -> None:
    """A second subject does the second verb."""
    text = "Lynas signed a supply deal with Noveon, and Vale will build a nickel plant."
    assert [actors for instrument, _, actors, _ in _told(text) if instrument == "project"] == [[VALE]]


@pytest.mark.parametrize("verb", ["partners with", "teams up with", "joins forces with"])
def test_who_joins_another_to_build_builds_too(verb: str) -> None:
    """Who joins another to build builds too."""
    works = _told(f"Codelco {verb} Rio Tinto to build a lithium plant in Chile.")
    assert ("project", "announced", [CODELCO, RIO], []) in works


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The alliance between Glencore and Vale has ended.", "ended"),
        ("The joint venture between Codelco and Glencore was dissolved.", "ended"),
        ("A critical minerals agreement between Canada and Peru came to an end in June.", "ended"),
        ("A critical minerals agreement between Canada and Peru took effect in June.", "active"),
        ("The minerals pact between Japan and Namibia came into force last week.", "active"),
        ("Glencore and Codelco plan a joint venture in Chile.", "announced"),
    ],
)
def test_how_far_a_pact_has_come_may_stand_behind_it(text: str, status: str) -> None:
    """How far a pact has come may stand behind it."""
    assert [told[1] for told in _told(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Toyota signed a lithium supply contract with Ioneer.",
        "Ioneer signed a lithium supply contract with Toyota.",
        "Toyota and Ioneer signed a lithium supply agreement.",
        "Ioneer signed a memorandum with Toyota to supply lithium.",
        "Toyota signed a memorandum with Ioneer to supply lithium.",
    ],
)
def test_a_maker_of_cars_buys_from_a_miner_whoever_is_named_first(text: str) -> None:
    """A maker of cars buys from a miner whoever is named first."""
    assert _told(text) == [("offtake", "agreed", [TOYOTA], ["Ioneer Ltd"])]


def test_two_makers_of_cars_that_sign_are_not_told_apart() -> None:
    """Two makers of cars that sign are not told apart."""
    text = "Toyota and Stellantis have both signed lithium supply contracts."
    assert [told[3] for told in _told(text) if told[0] == "offtake"] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. gets 80 percent of its rare earth imports from China.",
        "America takes 80% of its rare earths from China.",
        "Japan received 80% of its gallium from China.",
    ],
)
def test_a_part_of_all_imports_is_a_share_and_no_purchase(text: str) -> None:
    """A part of all imports is a share and no purchase."""
    record = reex.extract(text)
    assert not record.initiatives
    assert [(c.subject.name, str(c.value.low)) for c in record.claims if isinstance(c.value, reex.Percent)] == [
        ("China", "80")
    ]


def test_a_part_of_the_output_of_a_mine_is_a_purchase() -> None:
    """A part of the output of a mine is a purchase."""
    assert [told[0] for told in _told("Toyota takes 80% of its lithium under the deal.")] == ["offtake"]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The $2 billion smelter that Vale is building in Sulawesi will open in 2026.", "2000000000"),
        (
            "The A$400 million refinery, which Iluka is building at Eneabba, will produce rare earth oxides.",
            "400000000",
        ),
        ("The C$500 million mine that Cameco is building in Saskatchewan will produce uranium.", "500000000"),
    ],
)
def test_the_sum_before_a_site_is_what_it_costs(text: str, amount: str) -> None:
    """The sum before a site is what it costs."""
    (act,) = reex.extract(text).initiatives
    assert (act.instrument, act.status) == ("project", "active")
    assert [str(sum_.amount) for sum_ in act.amounts] == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "BHP to restart Nickel West in 2027.",
        "BHP to spend A$200 million on Nickel West.",
        "BHP plans new nickel smelter in Kwinana.",
    ],
)
def test_headlines_tell_what_is_to_come_by_an_infinitive(text: str) -> None:
    """Headlines tell what is to come by an infinitive."""
    assert [told[:3] for told in _told(text)] == [("project", "announced", [BHP])]


@pytest.mark.parametrize("noun", ["program", "scheme", "campaign"])
def test_whose_training_program_it_is_trains(noun: str) -> None:
    """Whose training program it is trains."""
    assert _told(f"Canada's {noun} to train mining engineers expired.") == [("workforce", "ended", ["Canada"], [])]


def test_memorandums_are_signed_with_each_country() -> None:
    """Memorandums are signed with each country."""
    told = _told("Vietnam signed memorandums of understanding on rare earths with Japan and South Korea.")
    assert [(instrument, status) for instrument, status, _, _ in told] == [("agreement", "agreed")] * 2
