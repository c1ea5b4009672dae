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


ORDER = "By the authority vested in me as President by the laws of the United States, it is hereby ordered:\n\n{}\n\n{}"


@pytest.mark.parametrize(
    ("sentence", "signed"),
    [
        ("I hereby waive the requirements of section 303 for copper mines.", "JOE BIDEN"),
        ("I hereby determine, under the Act, that production of lithium is essential.", "JOSEPH R. BIDEN JR."),
        ("I therefore hereby direct a review of all uses of cobalt.", "THE WHITE HOUSE, May 2. JOSEPH R. BIDEN JR."),
    ],
)
def test_an_order_in_the_first_person_is_of_who_signs_it(sentence: str, signed: str, acts: Acts) -> None:
    """``I hereby waive`` is an act of the president whose name stands at the end."""
    assert acts(ORDER.format(sentence, signed)) == [("executive_action", "active", "us/biden-administration", "", "")]


def test_a_power_given_to_a_body_is_an_act_of_its_own(acts: Acts) -> None:
    """Who may use a power from then on is whom it is given to, and what it is for is no purchase yet."""
    text = (
        "I hereby delegate to the Secretary of Energy the authority to buy uranium. To build up supply, I hereby assign"
        " to the Administrator of the Small Business Administration the authority under the Act to lend to miners."
    )
    order, *powers = acts(ORDER.format(text, "DONALD J. TRUMP"))
    assert order == ("executive_action", "active", "us/trump-administration", "", "")
    assert powers == [
        ("executive_action", "active", "us/trump-administration", body, "") for body in ("us/doe", "us/sba")
    ]


def test_a_tariff_in_the_first_person_is_of_who_signs_it(acts: Acts) -> None:
    """A proclamation tells its tariffs so; the title behind a president's name is no party of its own."""
    text = (
        "NOW, THEREFORE, I, DONALD J. TRUMP, President of the United States of America, by the authority vested in me,"
        " do hereby proclaim that imports of copper are subject to a tariff of 50 percent. I have decided to impose"
        " a tariff of 10 percent on imports of tin."
    )
    assert [row[:4] for row in acts(text)] == [
        ("executive_action", "active", "us/trump-administration", ""),
        ("tariff", "active", "us/trump-administration", ""),
        ("tariff", "active", "us/trump-administration", ""),
    ]


def test_the_first_person_of_no_order_is_nobody(acts: Acts) -> None:
    """An author who says ``I`` in an article is no president whom it names too."""
    text = "President Donald Trump met miners. I have seen a stake taken in Lynas, and I find a loan for tin was given."
    assert all("us/trump-administration" not in row[2] for row in acts(text))


def test_an_item_that_opens_a_list_tells_who_acts_in_it(acts: Acts) -> None:
    """The items below leave out who it is; one with a subject, or in the passive, is not of that party."""
    text = (
        "The record so far:\n\n- The Department of Energy has moved on critical minerals, by:\n- Lending $5 million to"
        " Lynas.\n- Taking an equity stake in MP Materials.\n- A grant of $3 million to Ucore was agreed.\n"
    )
    assert [(row[0], row[2]) for row in acts(text)] == [("loan", "us/doe"), ("equity", "us/doe"), ("grant", "")]


def test_an_order_in_a_list_is_for_nobody_of_another_item(acts: Acts) -> None:
    """Only the acts of one deal share whom they are for."""
    text = (
        "President Trump has acted on critical minerals by:\n\n- Approving the Ambler Road for copper.\n- Signing an"
        " executive order on seabed mining.\n"
    )
    assert acts(text)[1] == ("executive_action", "active", "us/trump-administration", "", "")


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("The President is authorized to negotiate an agreement with allies of the United States on cobalt.", "US"),
        ("Trump ordered the U.S. Trade Representative to negotiate agreements with trading partners on tin.", "US"),
        ("The European Union is to negotiate a pact with partner countries on rare earths.", "EU"),
    ],
)
def test_who_is_to_negotiate_with_partners_seeks_an_agreement(sentence: str, state: str, acts: Acts) -> None:
    """With whom it will be made isn't known yet, but for which country it is negotiated."""
    assert ("agreement", "proposed", state, "", "") in acts(f"{sentence} The United States is a country.")


def test_what_landowners_are_asked_for_is_no_agreement_of_states(acts: Acts) -> None:
    """A firm that negotiates is no country."""
    assert acts("Acme Mining will negotiate an agreement with its partners on access to its nickel mine.") == []


MONEY = [
    "There is authorized to be appropriated to the Department of State $50,000,000 for fiscal year 2026 for cobalt.",
    "There are authorised to be appropriated $50 million in each year for copper smelters.",
    "The bill would authorize $50 million a year for graphite recycling.",
]


@pytest.mark.parametrize("sentence", MONEY)
def test_money_that_a_bill_would_allow_is_proposed_funding(sentence: str, acts: Acts) -> None:
    """No body has it before the bill is passed and the money is voted."""
    assert [(row[0], row[1], row[4]) for row in acts(sentence)] == [("funding", "proposed", "USD 50,000,000")]


@pytest.mark.parametrize("opening", ["H.R. 4071", "S. 12", "A BILL to secure tin"])
def test_all_that_a_bill_orders_is_proposed(opening: str, acts: Acts) -> None:
    """A secretary who shall lend by a bill may never do so."""
    body = "The Secretary of Energy shall lend $20 million to tin smelters."
    assert acts(f"{opening}\n\n{body}")[0][:2] == ("loan", "proposed")
    assert acts(f"U.S. Code\n\n{body}")[0][:2] == ("loan", "announced")


def test_what_a_bill_finds_was_done(acts: Acts) -> None:
    """It tells why it is needed, and that isn't proposed."""
    findings = "China banned exports of tin in 2023, and its export ban holds."
    orders = (
        "The Secretary of Energy shall lend $20 million to smelters. The President is authorized to join a tin pact."
    )
    assert [row[:2] for row in acts(f"H.R. 4071\n\n{findings}\n\n{orders}")] == [
        ("export_control", "active"),
        ("loan", "proposed"),
        ("agreement", "proposed"),
    ]


def test_a_mineral_named_in_passing_is_not_what_a_long_text_is_about(read: Read) -> None:
    """A visit on which deals of all sorts were made gives its one mineral to none that doesn't name it."""
    deal = "The Department of Energy lent $5 million to Ucore."
    about = "Both sides spoke of gallium, and of gallium alone."
    assert read(f"{about}\n\n{deal}").initiatives[0].commodities == ("gallium",)
    others = "The ministers met in the morning, spoke of many things and went home. " * 60
    assert read(f"{about}\n\n{others}\n\n{deal}").initiatives[0].commodities == ()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("LS Group pledged to invest $3 billion in power-grid infrastructure, undersea cables among it.", 1),
        ("DataVolt plans to invest $20 billion in AI data centers and energy infrastructure.", 1),
        ("LS Group pledged to invest $3 billion in undersea cables.", 0),
        ("President Trump announced a trade deal with Japan that covers rare earths.", 1),
        ("President Trump announced a U.S.-UK trade agreement that opens markets.", 0),
        ("President Trump announced a free trade agreement with Chile on wine.", 0),
    ],
)
def test_acts_of_other_fields_count_where_ours_is_named_too(sentence: str, told: int, acts: Acts) -> None:
    """Cables and data centers are none of ours, grids and energy are; of trade in general only what names minerals."""
    assert len(acts(sentence)) == told


@pytest.mark.parametrize(
    ("sentence", "buyer", "seller"),
    [
        ("JERA has signed 20-year contracts to buy 5.5 million tonnes of LNG from Cheniere.", "JERA", "Cheniere"),
        ("Google signed an agreement to buy electricity from NextEra Energy.", "Alphabet", "NextEra"),
        ("Tesla signed a deal to procure batteries from CATL.", "Tesla", "Contemporary"),
        (
            "The Korea Gas Corporation signed offtake agreements with U.S. LNG producers like Cheniere.",
            "Korea",
            "Cheniere",
        ),
        ("Tesla signed an offtake agreement with graphite producer Novonix.", "Tesla", "Novonix"),
        ("Novonix signed a supply agreement with Tesla for graphite.", "Tesla", "Novonix"),
    ],
)
def test_who_buys_acts_and_who_is_called_a_producer_sells(sentence: str, buyer: str, seller: str, read: Read) -> None:
    """Fuel, power and batteries are bought as minerals are; a partner called a producer is no buyer."""
    (act,) = read(sentence).initiatives
    assert (act.instrument, act.status) == ("offtake", "agreed")
    assert [str(party.name).split()[0].rstrip(",") for party in (*act.actors, *act.recipients)] == [buyer, seller]


@pytest.mark.parametrize(
    "sentence",
    [
        "Korean Air signed a deal to buy 103 aircraft from Boeing.",
        "Acme signed an agreement to buy chairs from Beta Inc.",
    ],
)
def test_other_goods_are_no_offtake(sentence: str, acts: Acts) -> None:
    """Aircraft and chairs are no matter of supply of minerals or energy."""
    assert all(row[0] != "offtake" for row in acts(sentence))


NESTED = [
    (
        "President Trump has acted on copper by:\n\n- Directing two departments:\n- Lending $5 million to Lynas.",
        [("loan", "us/trump-administration")],
    ),
    (
        "Canada has moved on tin, by:\n\n- Work with Chile and Japan, which act by:\n- Lending $5 million to Lynas;\n"
        "- Taking a stake in Ucore.\n- A grant of $2 million for Iluka Resources.",
        [("loan", "CL, JP"), ("equity", "CL, JP"), ("grant", "CA")],
    ),
    ("Deals that were struck in Chile:\n\n- A grant of $3 million to Ucore.", [("grant", "")]),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_a_list_within_a_list_is_of_who_opens_it(text: str, expected: list[tuple[str, str]], acts: Acts) -> None:
    """Its opener may name nobody else; behind its end the outer list goes on. Where acts are done nobody acts yet."""
    assert [(row[0], row[2]) for row in acts(text)] == expected


def test_an_order_that_names_no_president_is_by_the_one_who_signs_as_such(read: Read) -> None:
    """What is printed in the Federal Register has a signature for a name: who orders calls himself President."""
    order = read(
        "Executive Order 14272 of April 15, 2025\n\nActions on Processed Critical Minerals\n\n"
        "By the authority vested in me as President by the laws of the United States, it is hereby ordered:\n\n"
        "Section 1. Critical minerals are essential.\n\n(Presidential Sig.)\n\nTHE WHITE HOUSE,\nApril 15, 2025.\n"
    ).initiatives[0]
    assert (order.instrument, order.actors[0].ref) == ("executive_action", "US")
    assert "President" in order.actors[0].forms


NOTICE = "Announcement No. 61 of 2025 of the Ministry of Commerce of China: Controls on Rare Earths\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "With the approval of the State Council, it has been decided to implement export controls on graphite.",
            ("export_control", "active", "cn/mofcom", ""),
        ),
        (
            "Foreign firms must obtain an export licence for terbium before exporting to countries other than China.",
            ("export_control", "active", "CN", ""),
        ),
    ],
)
def test_a_notice_tells_what_its_issuer_decides(text: str, expected: tuple[str, ...], acts: Acts) -> None:
    """A notice says ``it has been decided``; who issues it, or for which country, stands in its title."""
    (act,) = acts(NOTICE + text)
    assert act[:4] == expected


@pytest.mark.parametrize(
    ("later", "orders"),
    [
        ("In March 2025, President Trump signed an Executive Order on tungsten under the Defense Production Act.", 2),
        ("In March 2025, President Trump signed the Executive Order on tungsten.", 1),
        ("On February 18, 2026, President Trump signed an Executive Order under the Defense Production Act.", 1),
    ],
)
def test_an_order_with_a_date_of_its_own_is_another_one(later: str, orders: int, acts: Acts) -> None:
    """What he signed a year before is not what he signs today."""
    first = "On February 18, 2026, President Trump signed an Executive Order on tungsten"
    told = acts(f"{first} under the Defense Production Act.\n\n{later}")
    assert len([row for row in told if row[0] == "executive_action"]) == orders
