"""Short sentences of news on plants, supply, pacts and shares, each with what a careful reader would note."""

from __future__ import annotations

import pytest

import reex


def _told(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (str(i.instrument), str(i.status), [p.name for p in i.actors], [p.name for p in i.recipients])
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
    ("text", "who"),
    [
        ("The U.S. gets 80 percent of its rare earth imports from China.", "United States"),
        ("America takes 80% of its rare earths from China.", "United States"),
        ("Japan received 80% of its gallium from China.", "Japan"),
    ],
)
def test_a_part_of_all_imports_is_a_share_and_no_purchase(text: str, who: str) -> None:
    """A part of all imports is a share, of who depends, and no purchase."""
    record = reex.extract(text)
    assert not record.initiatives
    assert [(c.subject.name, str(c.value.low)) for c in record.claims if isinstance(c.value, reex.Percent)] == [
        (who, "80")
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


@pytest.mark.parametrize(
    "text",
    [
        "Barrick's gold mine was closed in January.",
        "The copper mine, owned by Barrick, was shut in January.",
        "Barrick's nickel smelter in Zambia has been idled.",
        "Barrick mines gold. The company has shelved a copper refinery in Zambia.",
    ],
)
def test_what_becomes_of_a_mine_is_told_behind_its_owner(text: str) -> None:
    """What becomes of a mine is told behind its owner."""
    assert [told[:3] for told in _told(text)] == [("project", "ended", ["Barrick Mining Corporation"])]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Talks between Rio Tinto and Glencore on a joint venture collapsed.", ("partnership", "ended")),
        ("Talks between Brazil and India on a minerals pact broke down.", ("agreement", "ended")),
        ("Talks between Brazil and India on a minerals pact resumed.", ("agreement", "proposed")),
        ("Glencore left its partnership with Li-Cycle.", ("partnership", "ended")),
        ("Umicore ended its battery alliance with Volkswagen.", ("partnership", "ended")),
    ],
)
def test_talks_and_alliances_end(text: str, act: tuple[str, str]) -> None:
    """Talks and alliances end."""
    ((instrument, status, actors, recipients),) = _told(text)
    assert (instrument, status) == act
    assert len(actors) + len(recipients) == 2


@pytest.mark.parametrize(
    ("text", "buyer", "seller"),
    [
        ("LG Energy Solution bags battery order from Mercedes-Benz.", "Mercedes-Benz Group AG", "LG Energy Solution"),
        ("Arafura won a $100 million neodymium contract from Siemens Energy.", "Siemens Energy", "Arafura"),
        ("The Defense Logistics Agency awarded a scandium contract to NioCorp.", "Defense Logistics", "NioCorp"),
    ],
)
def test_an_order_won_is_a_purchase_by_whom_it_is_from(text: str, buyer: str, seller: str) -> None:
    """An order won is a purchase by whom it is from."""
    ((instrument, status, actors, recipients),) = _told(text)
    assert (instrument, status) == ("offtake", "agreed")
    assert actors[0].startswith(buyer)
    assert recipients[0].startswith(seller)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Canada joined Japan and Germany in a critical minerals alliance.", ["Canada", "Japan", "Germany"]),
        ("India joins the United States in a critical minerals pact.", ["India", "United States"]),
    ],
)
def test_who_joins_others_in_an_alliance_is_one_of_them(text: str, countries: list[str]) -> None:
    """Who joins others in an alliance is one of them."""
    ((instrument, _, actors, recipients),) = _told(text)
    assert (instrument, [*actors, *recipients]) == ("agreement", countries)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lynas plans to resume work at its refinery.", ("project", "announced")),
        ("Ivanhoe Mines expects first copper from its smelter in May.", ("project", "announced")),
        ("American Battery Technology wins a permit and breaks ground at Tonopah Flats.", ("project", "active")),
        ("Japan launched an effort to extract rare earths from the seabed.", ("research", "announced")),
        ("Chile created a national lithium company.", ("executive_action", "active")),
        ("Half of the mine's copper output will go to Aurubis.", ("offtake", "agreed")),
    ],
)
def test_further_short_news(text: str, told: tuple[str, str]) -> None:
    """Work that is to come or begins, research, new firms of state and sales of output are heard."""
    assert told in [(instrument, status) for instrument, status, _, _ in _told(text)]


def test_who_provides_a_part_of_the_imports_of_another_holds_that_share() -> None:
    """Who provides a part of the imports of another holds that share."""
    claims = reex.extract("Myanmar provides over 40% of China's heavy rare earths.").claims
    assert [claim.subject.name for claim in claims] == ["Myanmar"]


@pytest.mark.parametrize(
    "text",
    [
        "Volkswagen cancelled a $2 billion battery order with Northvolt.",
        "Volkswagen scrapped its cathode contract with Northvolt.",
        "Volkswagen has terminated a five-year graphite deal with Northvolt.",
    ],
)
def test_an_order_that_is_cancelled_was_a_purchase(text: str) -> None:
    """An order that is cancelled was a purchase."""
    ((instrument, status, actors, _),) = _told(text)
    assert (instrument, status, actors) == ("offtake", "ended", ["Volkswagen AG"])
