"""Who gives and who gets: lists of acts, what stands for a name, office holders, equals, and those who only report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]


def test_a_list_of_verbs_is_one_act_each_for_one_recipient(acts: Acts) -> None:
    """Stake, loan, floor and purchases of one sentence are four acts of its subject for the firm named first."""
    text = (
        "The Department of Commerce took a stake of $50 million in Vulcan Elements, added a loan of $620 million,"
        " set a price floor for magnets and guaranteed purchases of neodymium."
    )
    firm = "Vulcan Elements, Inc."
    assert acts(text) == [
        ("equity", "agreed", "us/doc", firm, "USD 50,000,000"),
        ("loan", "agreed", "us/doc", firm, "USD 620,000,000"),
        ("price_support", "agreed", "us/doc", firm, ""),
        ("offtake", "agreed", "us/doc", firm, ""),
    ]


def test_a_plant_at_the_end_of_a_list_is_not_the_recipient_of_its_start(acts: Acts) -> None:
    """The loan in the middle is for the firm, not for the smelter that the last act names."""
    text = (
        "The Defense Department took a $20 million equity stake in Nyrstar, added a $60 million loan, and guaranteed"
        " purchases from its Clarksville smelter for germanium."
    )
    loan = next(row for row in acts(text) if row[0] == "loan")
    assert loan == ("loan", "agreed", "us/dod", "Nyrstar NV", "USD 60,000,000")


def test_acts_after_a_deal_share_its_parties(acts: Acts) -> None:
    """What the sentence after a deal tells is between the same two."""
    text = (
        "The Pentagon agreed an $80 million deal with Nyrstar. It took a $20 million stake and added a $60 million loan"
        " for germanium."
    )
    assert [row[2:4] for row in acts(text)] == [("us/dod", "Nyrstar NV")] * 3


@pytest.mark.parametrize(
    "text",
    [
        "U.S. Strategic Metals refines cobalt in Missouri. The company received a $27.4 million loan from the"
        " Export-Import Bank.",
        "U.S. Strategic Metals refines cobalt. It secured a $27.4 million loan from the Export-Import Bank.",
        "The Export-Import Bank knows cobalt. It lent $27.4 million to U.S. Strategic Metals.",
        "Cobalt is short. The Export-Import Bank moved early. The bank lent $27.4 million to U.S. Strategic Metals.",
    ],
)
def test_a_word_that_stands_for_a_name_is_that_party(text: str, read: Read) -> None:
    """``The company``, ``the bank`` and ``it`` are whom the sentence before named, and the record says so."""
    (loan,) = read(text).initiatives
    assert [p.ref for p in loan.actors] == ["us/exim"]
    assert [p.name for p in loan.recipients] == ["US Strategic Metals"]
    assert "reference" in (loan.reasons["actors"], loan.reasons["recipients"])


@pytest.mark.parametrize(
    "follow",
    [
        "This loan covers equipment for cobalt refining.",
        "The company will use the loan to restart its kilns.",
        "The loan runs for 15 years.",
    ],
)
def test_a_sentence_that_speaks_of_an_act_again_is_its_evidence(follow: str, read: Read) -> None:
    """The loan that a sentence calls ``this loan`` is that of the sentence before, not another one."""
    record = read(f"The Export-Import Bank approved a $27.4 million loan for U.S. Strategic Metals. {follow}")
    (loan,) = record.initiatives
    assert [record.quote(span) for span in loan.evidence][1:] == [follow]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("President Trump signed an executive order on seabed minerals.", "us/trump-administration"),
        ("President Joe Biden invoked the Defense Production Act for graphite.", "us/biden-administration"),
        ("Commerce Secretary Ada Quill announced a $50 million investment in Vulcan Elements for magnets.", "us/doc"),
        ("Energy Secretary Ada Quill signed a $200 million grant for Novonix's graphite.", "us/doe"),
        ("Prime Minister Anthony Albanese announced a A$1.2 billion stockpile of antimony.", "au/albanese-government"),
        ("Prime Minister Narendra Modi approved a subsidy of ₹72 billion for magnets.", "in/government"),
    ],
)
def test_who_holds_an_office_acts_for_its_body(text: str, actors: str, acts: Acts, read: Read) -> None:
    """A president stands for the administration, a secretary for the department; neither becomes an entity."""
    assert [row[2] for row in acts(text)] == [actors]
    assert not [e for e in read(text).entities if e.rule == "officeholder"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Japan and Kazakhstan signed a memorandum of understanding on rare earths.", ["JP, KZ"]),
        (
            "The European Union signed partnerships on critical raw materials with Namibia and Kazakhstan.",
            ["EU, NA", "EU, KZ"],
        ),
        ("The United States, Japan and Australia signed a framework on gallium.", ["US, JP, AU"]),
    ],
)
def test_governments_agree_as_equals(text: str, pairs: list[str], acts: Acts) -> None:
    """All are actors and none is a recipient; agreements in the plural are one for each partner."""
    assert acts(text) == [("agreement", "agreed", pair, "", "") for pair in pairs]


def test_plural_memoranda_and_ministers_make_agreements_of_states(acts: Acts) -> None:
    """Memoranda with two partners are two, and a minister signs for the country."""
    text = "The United States signed memoranda of understanding with Malaysia and Thailand on rare earths."
    assert [row[2] for row in acts(text)] == ["US, MY", "US, TH"]
    text = "Prime Minister Mark Carney signed a memorandum of understanding on graphite with Germany."
    assert [row[2] for row in acts(text)] == ["CA, DE"]


def test_an_agreement_lacks_no_recipient(read: Read) -> None:
    """Between equals there is no recipient that a text could leave out."""
    (agreement,) = read("Japan and Kazakhstan signed a memorandum of understanding on rare earths.").initiatives
    assert agreement.missing == ()
    assert agreement.countries == ("JP", "KZ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "According to the Department of Energy, the Pentagon took a $50 million stake in Nyrstar.",
        ),
        "The Brookings Institution said the Pentagon took a $50 million stake in Nyrstar.",
        "The Pentagon took a $50 million stake in Nyrstar, according to the U.S. Geological Survey.",
        "The Pentagon, the Government Accountability Office reported, took a $50 million stake in Nyrstar.",
    ],
)
def test_who_reports_an_act_is_no_party_to_it(text: str, acts: Acts) -> None:
    """The source of the news neither gives nor gets."""
    assert acts(text) == [("equity", "agreed", "us/dod", "Nyrstar NV", "USD 50,000,000")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Tesla agreed to buy graphite from Syrah Resources.", ("nasdaq/TSLA", "asx/SYR")),
        ("Panasonic committed to buy graphite from Novonix.", ("tse/6752", "asx/NVX")),
        (
            "Syrah Resources announced an offtake agreement with Tesla for graphite.",
            ("nasdaq/TSLA", "asx/SYR"),
        ),
        (
            "The Defense Logistics Agency signed a supply contract with United States Antimony for antimony.",
            ("us/dla", "nyse/UAMY"),
        ),
    ],
)
def test_the_buyer_is_the_actor_of_an_offtake(text: str, row: tuple[str, str], acts: Acts) -> None:
    """The seller is the recipient, whoever of the two announces it."""
    assert [(r[0], *r[2:4]) for r in acts(text)] == [("offtake", *row)]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The United States imposed a tariff on Chinese graphite.", ("CN",)),
        ("China banned exports of gallium to the United States.", ("US",)),
        ("The Department of Energy lent $50 million to Westwin Elements for nickel.", ("US",)),
        pytest.param(
            "Prime Minister Narendra Modi approved a subsidy of ₹72 billion for magnets.",
            ("IN",),
        ),
        ("Syrah Resources closed an A$8 million placement of shares.", ()),
        ("Syrah Resources of Australia closed an A$8 million placement of shares.", ("AU",)),
        ("Syrah Resources, listed in Sydney, got a $20 million loan from the Department of Energy.", ("US",)),
    ],
)
def test_countries_are_where_an_act_is_meant_to_work(text: str, countries: tuple[str, ...], read: Read) -> None:
    """A trade measure works on whom it hits, public money at home."""
    (initiative,) = read(text).initiatives
    assert initiative.countries == countries


def test_who_acts_may_stand_behind_the_act(acts: Acts) -> None:
    """The loan that X approved is X's, the restrictions that Y imposes are Y's."""
    text = "Traders feel the export restrictions that China imposes on antimony."
    assert acts(text) == [("export_control", "active", "CN", "", "")]
    text = "Germanium buyers recall the $60 million loan that the Department of Defense approved for Nyrstar."
    assert acts(text) == [("loan", "agreed", "us/dod", "Nyrstar NV", "USD 60,000,000")]


def test_a_firm_that_signs_for_a_loan_gets_it(acts: Acts) -> None:
    """The agency on the other side of the signature is the one that lends."""
    text = "Nyrstar signed for a $60 million loan with the Department of Defense for its germanium."
    assert acts(text) == [("loan", "agreed", "us/dod", "Nyrstar NV", "USD 60,000,000")]


def test_a_recipient_is_not_shared_with_an_act_that_has_none(acts: Acts) -> None:
    """A stockpile that the same agency fills is not for the firm that it holds a stake in."""
    text = "The Pentagon took a $20 million stake in Nyrstar and will stockpile $500 million of cobalt."
    assert acts(text) == [
        ("equity", "agreed", "us/dod", "Nyrstar NV", "USD 20,000,000"),
        ("stockpile", "announced", "us/dod", "", "USD 500,000,000"),
    ]


def test_a_firm_between_governments_makes_it_a_partnership(acts: Acts) -> None:
    """Where a company takes part, equals are partners and not states that agree."""
    assert [row[0] for row in acts("Umicore signed a memorandum of understanding with Glencore on cobalt.")] == [
        "partnership"
    ]


def test_other_fields_are_left_out(acts: Acts) -> None:
    """Money for dairies is no initiative on supply; a tariff always is one, whatever the goods."""
    assert acts("The Department of Agriculture awarded a $20 million grant to Dairy Farmers of America.") == []
    assert [row[0] for row in acts("The United States imposed a 25% tariff on Canadian lumber.")] == ["tariff"]


def test_the_company_is_the_one_that_the_title_opens_with() -> None:
    """Another firm that was named last is not whom a text on this one speaks of."""
    text = (
        "Nyrstar: quarterly review\n\nNyrstar and Zeta Metals Inc. are in talks. "
        "In October the company received a loan of $20 million from the Pentagon."
    )
    (loan,) = [act for act in reex.extract(text).initiatives if act.instrument == "loan"]

    assert [party.name for party in loan.recipients] == ["Nyrstar NV"]


@pytest.mark.parametrize("joint", ["together with", "alongside", "jointly with"])
def test_who_invests_beside_somebody_does_not_invest_in_them(joint: str) -> None:
    """A partner in a plant is no receiver, and the money is for the plant."""
    text = f"Albemarle said it would invest $1.2 billion in a lithium refinery {joint} Nyrstar."
    (plant,) = [act for act in reex.extract(text).initiatives if act.amounts]

    assert (plant.instrument, plant.recipients) == ("project", ())


@pytest.mark.parametrize(
    "text",
    [
        "Tesla signed an offtake agreement with Syrah Resources for graphite.",
        "Syrah Resources signed an offtake agreement with Tesla for graphite.",
    ],
)
def test_of_a_miner_and_another_firm_the_miner_sells(text: str) -> None:
    """Whoever of the two stands first: the name of one of them tells that it mines."""
    (offtake,) = reex.extract(text).initiatives

    assert [party.name for party in offtake.actors] == ["Tesla, Inc."]
    assert [party.name for party in offtake.recipients] == ["Syrah Resources Limited"]


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon met Nyrstar and Talon Metals, and lent $10 million to Westwin Elements.",
        "The Pentagon visited Nyrstar and then lent Westwin Elements $10 million.",
        "Nyrstar met Talon Metals, and the Pentagon lent $10 million to Westwin Elements.",
    ],
)
def test_of_two_verbs_the_second_has_the_subject_of_the_first(text: str, acts: Acts) -> None:
    """Whom the subject met before is no giver."""
    assert acts(text)[0] == ("loan", "agreed", "us/dod", "Westwin Elements, Inc.", "USD 10,000,000")


def test_who_gives_a_grant_is_read_in_the_present_too(acts: Acts) -> None:
    """A firm between ``gives`` and ``a grant`` gets it."""
    assert [row[2:4] for row in acts("Canada gives Nyrstar a grant of C$5 million for zinc.")] == [("CA", "Nyrstar NV")]


def test_the_firm_that_is_acquired_needs_no_legal_form(acts: Acts) -> None:
    """``The acquisition of`` tells that a name with a word of the trade is a firm's; a body's name stays one."""
    assert acts("Energy Fuels completed its acquisition of Corrie Resources.") == [
        ("acquisition", "completed", "nyse/UUUU", "Corrie Resources", "")
    ]
    assert acts("Energy Fuels wrote to the Department of Water Resources.") == []


def test_who_opens_a_list_may_only_be_referred_to(read: Read) -> None:
    """``The Department:`` above a list is the one named before, and its items are that one's acts."""
    text = (
        "The U.S. Department of Energy brings minerals home.\n\nOver the past year, the Department:\n\n"
        "- Awarded $134 million in grants to miners of graphite.\n- Cancelled a loan to Lynas.\n"
    )
    assert [[p.ref for p in act.actors] for act in read(text).initiatives] == [["us/doe"], ["us/doe"]]


def test_a_fact_sheet_speaks_of_who_issues_it(read: Read) -> None:
    """Money that nobody is said to give is that of the body whose fact sheet tells of it; elsewhere it is nobody's."""
    told = "The European Commission has a plan for lithium.\n\nThis year, €3 billion will be spent on grants for mines."
    assert [p.ref for p in read(f"Fact sheet: lithium\n\n{told}").initiatives[0].actors] == ["eu/commission"]
    assert read(told).initiatives[0].actors == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Sojitz and gas supplier Iwatani agreed to put 90 million euros into Solvay.",
            ["Sojitz Corporation", "Iwatani Corporation"],
        ),
        (
            "Sojitz and the Japan Organization for Metals and Energy Security, or JOGMEC, put $90 million into Lynas.",
            ["Sojitz Corporation", "Japan Organization for Metals and Energy Security"],
        ),
        (
            "Sojitz and the Japan Organization for Metals and Energy Security (JOGMEC) put $90 million into Lynas.",
            ["Sojitz Corporation", "Japan Organization for Metals and Energy Security"],
        ),
        ("Sojitz put $90 million into Lynas and never into Iwatani.", ["Sojitz Corporation"]),
    ],
)
def test_those_who_act_together_are_told_by_what_they_are_and_named_twice(
    text: str, actors: list[str], read: Read
) -> None:
    """A word for a trade before a name, or an acronym behind one, parts no list."""
    (act,) = read(text).initiatives
    assert [actor.name for actor in act.actors] == actors


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ottawa's decision to impose duties on Chinese graphite was welcomed.", ("tariff", "CA")),
        (
            "The firm noted the decision by the U.S. government last summer to place duties on graphite from China.",
            ("tariff", "US"),
        ),
        ("A plan by Tokyo to stockpile gallium worries traders.", ("stockpile", "JP")),
    ],
)
def test_whose_decision_it_is_acts(text: str, row: tuple[str, str], acts: Acts) -> None:
    """Who decides, plans or pledges to do something is who does it."""
    assert [(act[0], act[2]) for act in acts(text)] == [row]


def test_the_president_is_no_agency_that_has_the_word_in_its_name(acts: Acts) -> None:
    """NASA is an administration, and not that of the president."""
    text = "NASA knows scandium. In May, the President announced tariffs on magnets from China."
    assert [act[2] for act in acts(text) if act[0] == "tariff"] != ["us/nasa"]


def test_a_bank_gives_the_facility_that_is_from_it(acts: Acts) -> None:
    """Beside another loan too."""
    text = "Lynas signed the loan in June alongside a $200 million facility from the Export-Import Bank."
    assert ("loan", "us/exim", "USD 200,000,000") in [(act[0], act[2], act[4]) for act in acts(text)]


def test_rupees_end_no_sentence(read: Read) -> None:
    """The evidence of an act is its whole sentence, with the sum behind the abbreviation."""
    text = "The ministry pays incentives of Rs. 6,450 crore for magnets. Prices of steel rose."
    (act,) = read(text).initiatives
    assert [text[span.start : span.end] for span in act.evidence] == [text.partition(" Prices")[0]]
