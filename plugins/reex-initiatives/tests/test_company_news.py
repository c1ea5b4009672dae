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


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("Frontier Lithium holds a 92.5% interest in the PAK lithium project in Ontario.", ["project"]),
        ("Sojitz owns a 15% stake in the Nolans project.", ["project"]),
        ("Iluka, which owns 20% of the Narraburra project, reported results.", ["project"]),
        ("Rio Tinto owns half of the Resolution copper mine.", ["project"]),
        ("Sojitz has taken a 15% stake in the Nolans project.", ["equity"]),
        ("The Japanese government holds a 15% stake in the Nolans project.", ["equity"]),
    ],
)
def test_what_a_firm_holds_of_a_mine_is_its_project(text: str, instruments: list[str], read: Read) -> None:
    """Only who takes such a share, or a state that has one, is told with an act on shares."""
    assert [act.instrument for act in read(text).initiatives] == instruments


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nova Minerals signed a business combination agreement with Blue Gold Acquisition Corp.", "agreed"),
        ("Westwin Elements and Iron Horse Acquisitions Corp. entered into a definitive merger agreement.", "agreed"),
        ("USA Rare Earth went public via a business combination with Inflection Point Acquisition Corp.", "agreed"),
        ("The business combination of Nova Minerals and Blue Gold Acquisition Corp. was completed.", "completed"),
        ("Nova Minerals and Blue Gold Acquisition Corp. terminated their business combination agreement.", "ended"),
    ],
)
def test_a_merger_by_which_a_firm_goes_public_is_an_acquisition(text: str, status: str, read: Read) -> None:
    """What both sign is more than a partnership, and told once."""
    assert [(act.instrument, act.status) for act in read(text).initiatives] == [("acquisition", status)]


@pytest.mark.parametrize(
    "text",
    [
        "Obtaining a loan guarantee from the Department of Energy would be a catalyst for Piedmont Lithium.",
        "Lithium is scarce, and landing an offtake agreement with Tesla would help Talga Group.",
        "Any equity investment by the Australian government would be welcome to Iluka Resources.",
        "Securing a grant from Natural Resources Canada could change much for Defense Metals Corp.",
    ],
)
def test_what_would_be_good_to_have_is_no_act(text: str, read: Read) -> None:
    """Who writes on shares imagines what nobody has asked for."""
    assert read(text).initiatives == ()


def test_what_was_got_is_an_act_whatever_would_come_of_it(read: Read) -> None:
    """The same words before a comma tell what is so."""
    told = read("Having secured a loan from EXIM, Perpetua would start building its antimony mine.").initiatives
    assert [(act.instrument, act.status) for act in told][:1] == [("loan", "agreed")]


@pytest.mark.parametrize(
    ("text", "giver", "firm"),
    [
        ("Having secured a loan from EXIM, Perpetua Resources would mine antimony.", "us/exim", "Perpetua"),
        ("After receiving a $35 million award from the Pentagon, MP Materials rose.", "us/dod", "MP"),
        ("Following a grant from the German government, Rock Tech Lithium is hiring.", "DE", "Rock Tech"),
        (
            "After winning a permit from the Bureau of Land Management, ioneer rose on lithium prices.",
            "us/blm",
            "Ioneer",
        ),
        ("Securing a $20 million grant from Ottawa, Fortune Minerals rose on cobalt prices.", "CA", "Fortune"),
    ],
)
def test_what_a_sentence_opens_with_was_got_by_its_subject(text: str, giver: str, firm: str, read: Read) -> None:
    """The firm stands behind the comma, and is told as the one who has it."""
    (act,) = read(text).initiatives
    assert [party.ref for party in act.actors] == [giver]
    assert [party.name.startswith(firm) for party in act.recipients] == [True]


def test_the_buyer_of_a_contract_that_a_sentence_opens_with_is_no_builder(read: Read) -> None:
    """Who signs it goes on with its work, and sells to the other one."""
    told = read("Having signed an offtake deal with POSCO, Syrah Resources will expand its graphite plant.").initiatives
    parties = [([e.name for e in act.actors], [e.name for e in act.recipients]) for act in told]
    assert parties == [(["POSCO Holdings Inc."], ["Syrah Resources Limited"]), (["Syrah Resources Limited"], [])]


def test_who_only_gave_the_money_does_not_build(read: Read) -> None:
    """A sentence on *it* goes on with what it plans, whoever was named in between."""
    told = read(
        "Graphite One is based in Alaska. It has secured a grant from the Department of Defense and aims to "
        "establish a plant for anode material."
    ).initiatives
    builders = [[party.name for party in act.actors] for act in told if act.instrument == "project"]
    assert builders == [["Graphite One Inc."]]


@pytest.mark.parametrize(
    ("work", "status"),
    [("is finishing", "active"), ("is nearing completion of", "active"), ("has finished", "completed")],
)
def test_a_plant_is_not_done_while_it_is_being_finished(work: str, status: str, read: Read) -> None:
    """Work that goes on is under way, however near its end."""
    assert [act.status for act in read(f"Lynas {work} its rare earth plant in Kalgoorlie.").initiatives] == [status]


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("With growing support from the federal government, Westwin refines nickel in the United States.", []),
        ("Thanks to strong backing from Washington, MP Materials sells more magnets.", []),
        ("The Department of Energy hopes to lower risk in graphite by supporting responsible extraction.", []),
        ("Forging Supply Chains: US and EU Push Back in Rare Earths", []),
        ("With $20 million of strong support from the U.S. government, Westwin refines nickel.", ["funding"]),
        ("Lynas has received support from the Japanese government for its rare earth mine.", ["funding"]),
    ],
)
def test_support_that_is_only_felt_is_no_money(text: str, instruments: list[str], read: Read) -> None:
    """Who writes on shares tells of the wind in the back of a firm."""
    told = [act.instrument for act in read(text).initiatives if act.instrument != "project"]
    assert told == instruments


def test_work_at_several_mines_is_a_project_unless_each_is_named(read: Read) -> None:
    """What is said of all of them is said of each."""
    head = "Powermax Minerals is currently progressing two rare earth projects."
    tail = "Its Atikokan property in Ontario was surveyed. Its Cameron project lies in British Columbia."
    for text, count in ((head, 1), (f"{head} {tail}", 2)):
        told = read(text).initiatives
        assert [(act.instrument, act.status, act.commodities) for act in told] == [
            ("project", "active", ("rare-earths",))
        ] * count


def test_the_share_of_a_state_is_told_once(read: Read) -> None:
    """A text goes on to say what its ministry's purchase gives to the state, which is the same share."""
    told = read(
        "In July the Pentagon bought a 15% stake in MP Materials for $400 million. "
        "The U.S. government thus holds 15% of MP Materials."
    ).initiatives
    assert [[party.ref for party in act.actors] for act in told if act.instrument == "equity"] == [["us/dod"]]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Perpetua got a letter of interest for $100 million from EXIM and a $70 million grant from the Pentagon.",
            ["announced", "agreed"],
        ),
        (
            "NioCorp has a letter of interest from EXIM, and a $10 million award from the Department of War.",
            ["announced", "agreed"],
        ),
        ("Perpetua received a letter of interest from EXIM for a $100 million loan.", ["announced"]),
        ("EXIM conditionally approved $5 million for tests and a $70 million loan to Perpetua.", ["announced"]),
    ],
)
def test_a_letter_is_of_what_stands_behind_it_alone(text: str, statuses: list[str], read: Read) -> None:
    """What a firm got besides is no mere promise."""
    assert [act.status for act in read(text).initiatives][-len(statuses) :] == statuses


@pytest.mark.parametrize(
    ("work", "status"),
    [
        ("a high-resolution survey over its Atikokan REE Property in Ontario", "active"),
        ("a feasibility study for its Atikokan REE Property in Ontario", "active"),
        ("construction of its Kalgoorlie rare earth plant", "completed"),
    ],
)
def test_a_mine_is_not_done_with_a_survey_of_its_ground(work: str, status: str, read: Read) -> None:
    """What is completed is the survey, and the work goes on."""
    assert [act.status for act in read(f"Powermax Minerals has completed {work}.").initiatives] == [status]


def test_a_partner_in_a_venture_is_told_with_no_new_venture(read: Read) -> None:
    """The word only says who somebody is."""
    told = read("Lynas' joint venture partner Iluka will build a rare earth refinery in Kalgoorlie.").initiatives
    assert [act.instrument for act in told] == ["project"]


@pytest.mark.parametrize(
    ("text", "buyers", "sellers"),
    [
        (
            "Arafura Rare Earths has signed supply contracts with customers including Hyundai and Siemens Gamesa.",
            2,
            ["Arafura Rare Earths Limited"],
        ),
        ("Offtake secured: 25% of the magnets go to U.S. buyers, such as General Motors and Ford.", 2, []),
    ],
)
def test_buyers_are_those_whom_a_text_names_as_examples(text: str, buyers: int, sellers: list[str], read: Read) -> None:
    """What is sold to many is told with the best known of them."""
    (act,) = read(text).initiatives
    assert (act.instrument, len(act.actors), [party.name for party in act.recipients]) == ("offtake", buyers, sellers)


def test_a_loan_to_several_is_for_those_who_are_named(read: Read) -> None:
    """So it is with money."""
    (act,) = read(
        "The Energy Department made loans to lithium miners including ioneer and Lithium Americas."
    ).initiatives
    assert [party.name for party in act.recipients] == ["Ioneer Ltd", "Lithium Americas Corp."]
