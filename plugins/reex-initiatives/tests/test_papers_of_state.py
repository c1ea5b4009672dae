"""Fact sheets, orders and bills: what they only set beside an act, and what they tell twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

SHEET = """Today the ministers marked four years of work on supply chains. They have met each spring since then.

Ports and Roads

- Paying for roads. {}

Critical Minerals

- Looking for ores. {} Critical minerals are scarce, and critical minerals are dear.

Medical Goods

- Storing medicines. The ministers met doctors.

Work with Allies

- Meeting partners. The ministers met envoys, who spoke of critical minerals.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Public investment has helped catalyze nearly $300 billion in private investment since 2021.",
        "U.S. government investment has catalyzed over $70 billion in announced private-sector investments.",
        "Canada's investment has helped leverage some C$90 billion in new privately funded projects to date.",
        "The government's funding unlocked more than $90 billion of private capital across the country.",
        "Federal funding will help mobilize $20 billion in new private financing.",
    ],
)
def test_private_money_that_the_state_draws_is_not_the_states(sentence: str, acts: Acts) -> None:
    """What public money has drawn from nobody in particular is a figure."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Public funds spurred $3 billion in private investment by Albemarle Corp. in Nevada.",
            ("project", "announced", "nyse/ALB", "", "USD 3,000,000,000"),
        ),
        (
            "The loan unlocks $5 billion in private investment for lithium mines.",
            ("project", "announced", "", "", "USD 5,000,000,000"),
        ),
        (
            "Canada will invest C$90 million to unlock private capital.",
            ("funding", "announced", "CA", "", "CAD 90,000,000"),
        ),
        (
            "The Department of Energy invested $5 billion in refineries and mobilized private capital.",
            ("funding", "agreed", "us/doe", "", "USD 5,000,000,000"),
        ),
    ],
)
def test_money_of_a_firm_or_for_a_good_is_an_act(sentence: str, expected: Row, acts: Acts) -> None:
    """A named firm, a good, or a sum of the state's own keeps it."""
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- **Launching $90 million in new incentives for cobalt. The Department of the Treasury will offer "
            "$90 million in tax credits for cobalt refiners.",
            [("tax_credit", "announced", "us/treasury", "", "USD 90,000,000")],
        ),
        (
            "- **Announcing up to $2 billion in incentives for lithium makers.** In May the Treasury is set to "
            "announce up to $2 billion in tax credits for lithium makers under the 45X program.",
            [("tax_credit", "announced", "", "", "USD 2,000,000,000")],
        ),
        (
            "- **Announcing $80 million in incentives for nickel. The Department of Energy will lend $80 million to "
            "Talon Metals for nickel.",
            [("loan", "announced", "us/doe", "tsx/TLO", "USD 80,000,000")],
        ),
        (
            "Canada offers C$40 million in incentives for tin, and C$60 million in tax credits for tin.",
            [
                ("grant", "announced", "CA", "", "CAD 40,000,000"),
                ("tax_credit", "announced", "CA", "", "CAD 60,000,000"),
            ],
        ),
        (
            "Canada will provide C$50 million in incentives for nickel. Australia will lend A$50 million to Iluka "
            "Resources for zircon.",
            [
                ("grant", "announced", "CA", "", "CAD 50,000,000"),
                ("loan", "announced", "AU", "asx/ILU", "AUD 50,000,000"),
            ],
        ),
    ],
)
def test_incentives_are_what_the_text_says_they_are(text: str, expected: list[Row], acts: Acts) -> None:
    """A headline's incentives of one sum are the tax credits, or the loan, of its text."""
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("sentence", "stages"),
    [
        ("The U.S. Geological Survey awarded Hecla $5 million for tin.", ()),
        ("The Committee on Mining of the Senate awarded Hecla $5 million for tin.", ()),
        ("The U.S. Geological Survey awarded Hecla $5 million for the drilling of tin.", ("exploration",)),
    ],
)
def test_the_name_of_a_body_tells_no_stage(sentence: str, stages: tuple[str, ...], read: Read) -> None:
    """A survey that lends money explores nothing by its name."""
    assert [act.stages for act in read(sentence).initiatives] == [stages]


def _goods(record: reex.Record) -> list[tuple[str, tuple[str, ...]]]:
    return [(act.instrument, act.commodities) for act in record.initiatives]


def test_a_section_on_another_field_is_not_on_minerals(read: Read) -> None:
    """Where minerals have a section of their own in a text on many fields, an act of another section is on its own."""
    loan = "The Department of Energy lent $50 million for better grids."
    assert _goods(read(SHEET.format(loan, "The ministers met miners."))) == [("loan", ())]
    assert _goods(read(SHEET.format("The ministers met drivers.", loan))) == [("loan", ("critical-minerals",))]


def test_a_text_that_its_title_says_is_on_minerals_is_on_them(read: Read) -> None:
    """There, a section without a mineral in its heading is on them too."""
    loan = "The Department of Energy lent $50 million for better grids."
    text = "A Plan for Critical Minerals\n\n" + SHEET.format(loan, "The ministers met miners.")
    assert _goods(read(text)) == [("loan", ("critical-minerals",))]


BILL = "H.R. 5120\n\nA BILL to secure lithium.\n\n{}"

ORDER = (
    "Executive Order 15999\n\nBy the authority vested in me as President by the laws of the United States, "
    "it is hereby ordered as follows:\n\n{}\n\nDONALD J. TRUMP"
)


@pytest.mark.parametrize(
    "sentence",
    [
        # -- a policy that is tried
        "The Secretary of Energy shall establish a pilot program to support the financing of lithium refineries.",
        "The Secretary of Commerce shall set up a pilot program, to be known as the Tin Pilot, for price supports.",
        "The Secretary of the Interior may carry out a pilot scheme under which permits for lithium mines are waived.",
        "The pilot program shall terminate five years after its start.",
        "The Secretary of Energy shall report for each year that the Pilot Program is carried out.",
        # -- who is only asked, or told
        "The Secretary of Energy shall share the results with the Advanced Alloys research program of NASA.",
        "The Secretary shall consult the Tin Futures research and development program of the Department of Energy.",
        "The Secretary of Commerce shall draw on insights from the Advanced Alloys research program of NASA.",
        "The Secretary of Energy shall publish prices of lithium to inform ongoing research and development.",
        # -- from which day on something counts
        "Not later than 30 days after the day on which the Secretary of the Interior publishes the list of mines, "
        "miners of lithium may object.",
    ],
)
def test_a_bill_that_only_tries_a_policy_or_asks_somebody_does_no_research(sentence: str, acts: Acts) -> None:
    """A pilot program for money is no pilot of a process, and a program that is consulted is not set up."""
    assert not {"research", "executive_action"} & {row[0] for row in acts(BILL.format(sentence))}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Department of Defense launched a pilot program to test the recycling of cobalt.",
        "The Department of Energy launched a pilot program to support research on cobalt.",
        "The Department of Energy launched a pilot project that recovers gallium from red mud.",
        "The Department of Energy consulted miners and launched a research program on cobalt.",
        "The Department of Energy launched a research and development program on cobalt with NASA.",
        "NASA shared its data on cobalt and will fund a research program with Hecla.",
    ],
)
def test_what_is_tried_in_a_laboratory_is_research(sentence: str, acts: Acts) -> None:
    """So is a program that somebody sets up after asking others."""
    assert "research" in [row[0] for row in acts(sentence)]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The Department of the Interior publishes its list of critical minerals every three years.", 0),
        ("The Department of Commerce updates its strategy for critical minerals annually.", 0),
        ("The U.S. Geological Survey regularly releases a list of critical minerals.", 0),
        ("The U.S. Geological Survey updated its list of critical minerals on Friday.", 1),
        ("The Department of the Interior published a list of 60 critical minerals, three years after the last.", 1),
    ],
)
def test_what_comes_round_every_year_is_no_decision(sentence: str, count: int, acts: Acts) -> None:
    """A list that is brought out today is one."""
    assert [row[0] for row in acts(sentence)] == ["executive_action"] * count


@pytest.mark.parametrize(
    "duty",
    [
        "The Secretary of the Interior shall publish a list of critical minerals not later than 60 days from now.",
        "Within 90 days, the Secretary of Commerce shall submit a report on cobalt to the President.",
        "The Secretary of Energy shall develop a plan for the recycling of magnets within 120 days.",
    ],
)
def test_what_a_body_is_to_report_under_an_order_is_of_the_order(duty: str, read: Read) -> None:
    """The sentence is evidence of the order, and tells no act of its own."""
    (order,) = read(ORDER.format(duty)).initiatives
    assert order.instrument == "executive_action"
    assert len(order.evidence) > 1


def test_an_inquiry_under_an_order_is_an_act_of_its_own(acts: Acts) -> None:
    """It may end in a tariff."""
    duty = "The Secretary of Commerce shall initiate an investigation under Section 232 of imports of cobalt."
    assert len(acts(ORDER.format(duty))) == 2


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("shall enter into contracts, grants, and cooperative agreements, and other transactions", ["funding"]),
        ("may use grants, awards or other arrangements", ["funding"]),
        ("may use loans, guarantees and other instruments", ["funding"]),
        ("may give grants", ["grant"]),
    ],
)
def test_grants_and_other_transactions_are_money_of_an_open_form(sentence: str, told: list[str], acts: Acts) -> None:
    """Two words for grants, with others beside them, name no form."""
    text = BILL.format(f"The Secretary of Energy {sentence} to support lithium refineries.")
    assert [row[0] for row in acts(text)] == told


def test_what_is_voted_to_carry_out_a_bill_is_for_the_money_in_it(acts: Acts) -> None:
    """The bill gives one sum, and tells first by whom."""
    money = "The Secretary of Energy may use grants, awards or other arrangements to support lithium refineries."
    voted = "There is authorized to be appropriated to carry out this Act $60,000,000."
    assert acts(BILL.format(f"{money}\n\n{voted}")) == [("funding", "proposed", "us/doe", "", "USD 60,000,000")]
    others = voted.replace("to carry out this Act", "for roads to lithium mines")
    assert len(acts(BILL.format(f"{money}\n\n{others}"))) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Canada and Japan, through the Minerals Security Partnership, have provided technical assistance to miners.",
        "The Department of State has also given advice to cobalt refiners through the Minerals Security Partnership.",
        "Via the Minerals Security Partnership, Canada also gave advice on tin to Chile.",
        "Under the auspices of the Minerals Security Partnership, the United States and Japan met miners of cobalt.",
    ],
)
def test_what_is_done_through_a_partnership_makes_none(sentence: str, acts: Acts) -> None:
    """The partnership was there before."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Canada joined the Minerals Security Partnership in 2022.",
        "Canada signed the Minerals Security Partnership.",
        "The United States leads the Minerals Security Partnership, which has 14 members.",
    ],
)
def test_who_joins_or_leads_a_partnership_agrees(sentence: str, acts: Acts) -> None:
    """There it is what is told."""
    assert [row[0] for row in acts(sentence)] == ["agreement"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Welcoming the completion of a memorandum of understanding on tin between Canada and Japan.",
        "Canada and Chile completed an agreement on lithium in May.",
        "The framework agreement on cobalt between Canada and Japan was completed on Friday.",
    ],
)
def test_a_pact_that_is_completed_is_agreed(sentence: str, acts: Acts) -> None:
    """Only then does it begin to hold."""
    assert [row[:2] for row in acts(sentence)] == [("agreement", "agreed")]


PACT = (
    "Canada and Japan, together the Parties, care for critical minerals and rare earths. The Parties {} on a framework "
    "for critical minerals and rare earths.\n\n"
    "1. Finance: The Parties are taking measures to provide at least $90 million in financing to Canadian projects.\n\n"
    "2. Prices: The Parties will work to protect their critical minerals and rare earths markets from unfair trade, "
    "including through the adoption of standards in which those who adopt them trade freely under price floors."
)


@pytest.mark.parametrize(
    ("opening", "status"),
    [
        ("have reached the following understanding", "announced"),
        ("have come to the following arrangement", "announced"),
        ("agree as follows", "announced"),
        ("reached an understanding", "agreed"),
    ],
)
def test_what_the_text_of_a_pact_says_is_promised(opening: str, status: str, read: Read) -> None:
    """Who agrees as follows promises what follows, on the goods of the pact."""
    acts = {act.instrument: act for act in read(PACT.format(opening)).initiatives}
    assert acts["price_support"].status == status
    if status == "announced":
        goods = ("critical-minerals", "rare-earths")
        assert [acts[name].commodities for name in ("funding", "price_support")] == [goods, goods]


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        (
            "The Geological Survey of Canada is announcing new airborne geophysical mapping in Quebec over areas known "
            "to host minerals such as antimony, tin and tungsten.",
            ("antimony", "tin", "tungsten"),
        ),
        ("The U.S. Geological Survey announced aerial mapping of belts that may bear cobalt.", ("cobalt",)),
        ("The U.S. Geological Survey commissioned an airborne survey across Alaska for cobalt.", ("cobalt",)),
    ],
)
def test_a_survey_of_ores_is_research(sentence: str, goods: tuple[str, ...], read: Read) -> None:
    """Who announces one has not yet begun."""
    (act,) = read(sentence).initiatives
    assert (act.instrument, act.status, act.commodities) == ("research", "announced", goods)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Department of Energy launched the mapping of its offices.",
        "The Department of Energy began the mapping of jobs in its offices.",
    ],
)
def test_a_survey_of_anything_else_is_none(sentence: str, acts: Acts) -> None:
    """Offices may be mapped, too."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This work includes tariffs on graphite to safeguard U.S. supply chains.", ("active", "US", "")),
        ("Tariffs on lithium will help protect Canadian miners.", ("announced", "CA", "")),
        ("Higher tariffs on magnets, meant to strengthen the Korean industry, are in force.", ("active", "KR", "")),
        ("Tariffs on Chinese magnets to shield U.S. producers are in force.", ("active", "US", "CN")),
        ("The tariffs on graphite from Japan hit hard.", ("active", "", "JP")),
    ],
)
def test_whom_a_tariff_is_to_help_is_not_hit_by_it(sentence: str, expected: tuple[str, str, str], acts: Acts) -> None:
    """It is that country's own; who is named after ``on`` or ``from`` is hit."""
    assert [row[1:4] for row in acts(sentence)] == [expected]
