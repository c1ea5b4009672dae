"""What binds, though it is still to be done, what helps work that goes on, and what a law says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Under seven-year contracts, Panasonic Energy will buy 900 tonnes of graphite from Nouveau Monde Graphite.",
            ("offtake", "agreed"),
        ),
        (
            "Under an agreement signed in May, the Export-Import Bank will lend Perpetua Resources $200 million.",
            ("loan", "agreed"),
        ),
        (
            "Iluka Resources will lend Lindian Resources US$20 million under agreements executed on Monday.",
            ("loan", "agreed"),
        ),
        (
            "Under the terms of the agreement, the Pentagon will buy $400 million of preferred shares in MP Materials.",
            ("equity", "agreed"),
        ),
        ("Under a non-binding term sheet, Glencore will buy cobalt from Jervois Global.", ("offtake", "announced")),
        ("Under a proposed agreement, General Motors will buy lithium from Ioneer.", ("offtake", "proposed")),
    ],
)
def test_what_is_done_under_a_contract_is_agreed(sentence: str, expected: tuple[str, str], acts: Acts) -> None:
    """What somebody will do under an agreement is bound by it, and under a draft or a term sheet it is not."""
    assert [row[:2] for row in acts(sentence)] == [expected]


@pytest.mark.parametrize(
    ("sentence", "works"),
    [
        (
            "Talon is building a $433 million plant with the help of a $114.8 million grant from the Pentagon.",
            "active",
        ),
        ("Lynas is expanding its Kalgoorlie plant with a $20 million grant from the Australian government.", "active"),
        (
            "Neo Performance Materials opened its magnet plant in Narva with a €18.7 million grant from the European"
            " Commission.",
            "completed",
        ),
    ],
)
def test_money_that_helps_work_is_agreed_whatever_becomes_of_the_work(sentence: str, works: str, acts: Acts) -> None:
    """A grant with which a plant is built is given: it neither goes on nor is it opened."""
    assert sorted(row[:2] for row in acts(sentence)) == [("grant", "agreed"), ("project", works)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Over the coming weeks the Treasury is set to announce $6 billion in tax credits for battery makers.",
            ("tax_credit", "announced"),
        ),
        ("A €250 million loan for Vulcan Energy has already been signed by the EIB.", ("loan", "agreed")),
    ],
)
def test_a_word_for_telling_or_signing_is_read_with_what_leads_it(
    sentence: str, expected: tuple[str, str], acts: Acts
) -> None:
    """What is still to be announced is not in force, and what is already signed is signed."""
    assert [row[:2] for row in acts(sentence)] == [expected]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Energy Act of 2020 was enacted on December 27, 2020 and covers rare earths.", "active"),
        ("Congress enacted the Energy Act of 2020, which covers rare earths.", "active"),
        ("The section was enacted as part of the Critical Minerals Security Act of 2024.", "active"),
        ("The Critical Minerals Bill was introduced in the Senate in March.", "proposed"),
        ("The Tungsten Act was passed by the House of Representatives in March.", "proposed"),
        ("The Lithium Act was repealed in 2025.", "ended"),
    ],
)
def test_a_law_is_as_far_as_its_verb_says(sentence: str, status: str, acts: Acts) -> None:
    """A law is told by its verb, also where the year stands behind its name."""
    assert [row[:2] for row in acts(sentence)] == [("law", status)]


def test_what_a_law_in_force_orders_is_in_force(acts: Acts) -> None:
    """``shall`` orders in a law; in a memorandum it only promises."""
    order = "The Secretary of Energy shall conduct a program of research on the recovery of germanium from coal."
    credit = "\n\n(Pub. L. 116–260, div. Z, title VII, § 7001, Dec. 27, 2020, 134 Stat. 2561.)"
    assert [row[:2] for row in acts(order + credit)] == [("research", "active")]
    assert [row[:2] for row in acts(order)] == [("research", "announced")]


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("A Canadian duty on Chinese gallium took effect on Monday.", "CA", "CN"),
        ("Indian duties on imported magnets were lifted in May.", "IN", ""),
        ("American tariffs on copper from Chile start in August.", "US", "CL"),
        ("Chinese graphite tariffs were raised to 93.5% by the United States.", "US", "CN"),
    ],
)
def test_an_adjective_is_who_takes_a_measure_on_others(sentence: str, actors: str, recipients: str, acts: Acts) -> None:
    """A Chinese tariff is one on China, and a Canadian duty on Chinese goods is Canada's."""
    assert [row[2:4] for row in acts(sentence)] == [(actors, recipients)]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("EXIM's Board of Directors approved a loan of $40 million to Perpetua Resources.", "us/exim"),
        ("The World Bank's executive directors approved a $300 million grant to Zambia for mines.", "int/world-bank"),
        ("KfW's supervisory board agreed to buy a 10% stake in Vulcan Energy.", "de/kfw"),
    ],
)
def test_a_board_acts_for_its_body(sentence: str, actor: str, acts: Acts) -> None:
    """What the board of a bank approves, the bank does."""
    assert [row[2] for row in acts(sentence)] == [actor]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("The Departments of Commerce, Defense, and Energy will lend $30 million to Ucore.", "us/doc, us/dod, us/doe"),
        ("The U.S. Departments of Defense and the Interior will buy 500 tonnes of antimony.", "us/dod, us/doi"),
        ("Ucore won a grant of $5 million from the Departments of Energy and Defense.", "us/doe, us/dod"),
    ],
)
def test_departments_of_a_list_act_together(sentence: str, actors: str, acts: Acts) -> None:
    """``the Departments of Energy and Defense`` are two bodies, and both act."""
    assert [row[2] for row in acts(sentence)] == [actors]


def test_an_act_is_meant_for_all_places_of_a_list(read: Read) -> None:
    """``in Ghana, Mali and Niger`` names three countries."""
    (act,) = read("The World Bank will lend $50 million to lithium mines in Ghana, Mali and Niger.").initiatives
    assert act.countries == ("GH", "ML", "NE")


def test_money_for_other_work_is_an_act_of_its_own(acts: Acts) -> None:
    """A billion for mines, and something for recycling, are two."""
    text = (
        "Japan and Chile will provide $1 billion in funding to mines of cobalt. Japan and Chile commit to investing in"
        " cobalt recycling."
    )
    assert [row[0] for row in acts(text)] == ["funding", "funding"]


def test_who_makes_goods_is_no_stage_of_a_measure_on_them(read: Read) -> None:
    """A ban on ore is on goods: neither who mines them nor who smelts them is held to anything."""
    (ban,) = read("Zimbabwe banned exports of lithium ore, a blow to smelters.").initiatives
    assert ban.stages == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "This builds on more than $5 billion in grants from the Department of Energy for battery makers.",
        "The new money comes on top of a $20 million grant from the Department of Defense to Ucore.",
        "The loan complements a €40 million grant from the European Commission to Vulcan Energy.",
    ],
)
def test_what_something_builds_on_was_given(sentence: str, acts: Acts) -> None:
    """A grant that another act builds on is more than promised."""
    assert ("grant", "agreed") in [row[:2] for row in acts(sentence)]


ORDER = (
    "By the authority vested in me as President, I hereby determine that critical minerals such as lithium and nickel"
    " are essential to defense.\n\nThe Secretary may study mining and processing. Studies of mining and processing"
    " shall be published. Recycling is welcome.\n\nJOSEPH R. BIDEN JR."
)


def test_an_order_is_about_what_its_text_names(read: Read) -> None:
    """An order is about its few goods, and about the stages that its text comes back to."""
    (order,) = read(ORDER).initiatives
    assert set(order.commodities) == {"critical-minerals", "lithium", "nickel"}
    assert set(order.stages) == {"mining", "processing"}


def test_what_is_made_of_minerals_is_not_about_them(read: Read) -> None:
    """In a text on critical minerals, money for semiconductor plants is for semiconductor plants."""
    text = (
        "Critical minerals matter. Critical minerals are scarce. The Department of Commerce awarded $26 million in"
        " grants to semiconductor plants."
    )
    (grant,) = [act for act in read(text).initiatives if act.instrument == "grant"]
    assert (grant.stages, grant.commodities) == (("end_use",), ())
