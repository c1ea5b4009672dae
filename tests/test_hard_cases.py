"""Sentences that break extractors, each beside sentences that look like it and mean something else."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reex

PIPELINE = reex.Pipeline.standard()


def read(text: str, published: str | None = "2025-11-15") -> reex.Record:
    """Return the record of a text."""
    return PIPELINE.run(reex.Document(text=text, published=published))


def acts(text: str) -> list[tuple[str, str]]:
    """Return instrument and status of each initiative."""
    return [(act.instrument, act.status) for act in read(text).initiatives]


def sums(text: str) -> list[tuple[str, str | None, str]]:
    """Return each amount of money as it is shown, with its bound."""
    made = [(e.name, e.value) for e in read(text).by_kind("money")]
    return [(name or "", value.per, value.bound) for name, value in made if isinstance(value, reex.Money)]


def found(text: str, *kinds: str) -> list[tuple[str, str, str | None]]:
    """Return the entities of these kinds: kind, text, ref."""
    return [(e.kind, e.text, e.ref) for e in read(text).entities if e.kind in kinds]


def counted(text: str) -> Decimal:
    """Return what the initiatives of a text come to."""
    return sum((a.amount or Decimal() for i in read(text).initiatives if i.countable for a in i.amounts), Decimal())


def test_a_sum_of_two_acts_is_no_third() -> None:
    """A stake and a loan, and what they come to, are two acts; the total is found and not counted again."""
    text = "The Pentagon bought a $400 million stake and added a $150 million loan to Zeta Metals Inc."
    assert acts(text) == [("equity", "agreed"), ("loan", "agreed")]
    assert counted(text) == 550_000_000
    assert acts(text.replace(" Inc.", ", $550M in all.")) == [("equity", "agreed"), ("loan", "agreed")]
    assert counted(text.replace(" Inc.", " Inc., $550M in all.")) == 550_000_000


def test_a_sum_that_nobody_gives_or_gets_counts_for_nothing() -> None:
    """Where no party has a name, no reader can tell whether the sum was counted already."""
    text = "The agency bought a $400 million stake and added a $150 million loan."
    assert [act.count_reason for act in read(text).initiatives] == ["no_party", "no_party"]
    assert counted(text) == 0


@pytest.mark.parametrize(
    ("text", "status", "countable", "bound"),
    [
        ("The bank may lend up to $75 million.", "proposed", False, "at_most"),
        ("The Export-Import Bank lent $75 million to Zeta Metals Inc.", "agreed", True, "exact"),
        ("The Export-Import Bank could lend $75 million to Zeta Metals Inc.", "proposed", False, "exact"),
    ],
)
def test_what_may_be_lent_is_not_lent(text: str, status: str, countable: bool, bound: str) -> None:
    """A modal verb makes a loan a proposal, and a ceiling is no sum."""
    (act,) = read(text).initiatives
    assert (act.instrument, act.status, act.countable, act.amounts[0].bound) == ("loan", status, countable, bound)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Canberra approved A$1.65bn for the refinery.", [("AUD 1,650,000,000", None, "exact")]),
        ("Canberra approved A$1.65 a share.", [("AUD 1.65 per share", "share", "exact")]),
        ("It pledged US$2.5bn over five years.", [("USD 2,500,000,000", None, "exact")]),
        ("It weighs 2.5 bn tonnes.", []),
        ("Awards range from $50-60 million.", [("USD 50,000,000–60,000,000", None, "exact")]),
        ("Awards rose from $50 to $60 million.", [("USD 50", None, "exact"), ("USD 60,000,000", None, "exact")]),
        ("The floor of $110 per kilogram lasts a decade.", [("USD 110 per kg", "kg", "exact")]),
        ("A $110 grant lasts a decade.", [("USD 110", None, "exact")]),
        ("Output of between 150 and 1,000 metric tons a year is planned.", []),
    ],
)
def test_amounts_are_read_whole(text: str, amounts: list[tuple[str, str | None, str]]) -> None:
    """Currency, scale, range and unit price come out as they are written."""
    assert sums(text) == amounts


def test_a_pledge_is_not_binding_and_has_its_period() -> None:
    """Money pledged over years is announced, with the length of time."""
    (act,) = read("Japan pledged US$2.5bn for rare earth mines over five years.").initiatives
    assert (act.status, act.duration, act.amounts[0].amount) == ("announced", "P5Y", 2_500_000_000)
    assert found("It pledged US$2.5bn over five yards.", "duration") == []


def test_a_range_of_tonnes_is_a_quantity() -> None:
    """Two ends, one unit, one rate; no money and no mean."""
    (entity,) = read("Output of between 150 and 1,000 metric tons a year is planned.").entities
    assert isinstance(entity.value, reex.Quantity)
    assert (entity.value.low, entity.value.high, entity.value.unit, entity.value.per) == (150, 1000, "t", "year")
    assert len(found("Output rose from 150 tonnes to 1,000 tonnes.", "quantity")) == 2


def test_a_price_floor_is_no_grant_and_no_sum() -> None:
    """A price for each kilogram supports a price for its time and is never added up."""
    (act,) = read("The floor of $110 per kilogram lasts a decade.").initiatives
    assert (act.instrument, act.duration, act.countable, act.amounts) == ("price_support", "P10Y", False, ())
    assert acts("The floor of the hall lasts a decade.") == []


@pytest.mark.parametrize(
    ("text", "measure", "bound"),
    [
        ("Shares hit $44.59, up as much as 17%.", "price_change", "at_most"),
        ("Beijing faces a 100% tariff.", "tariff_rate", "exact"),
        ("Beijing controls 90%+ of refining.", "market_share", "at_least"),
        ("It bought 15% of Zeta Metals Inc.", "ownership", "exact"),
        ("The agency pays up to 50% of the cost.", "cost_share", "at_most"),
    ],
)
def test_percentages_tell_what_they_measure(text: str, measure: str, bound: str) -> None:
    """A move of shares, a tariff, a share of a market, a stake and a share of costs are told apart."""
    (percent,) = read(text).by_kind("percent")
    assert isinstance(percent.value, reex.Percent)
    assert (percent.value.measure, percent.value.bound) == (measure, bound)


def test_a_share_price_is_no_investment() -> None:
    """Where shares trade, nobody pays."""
    assert acts("Shares of MP Materials hit $44.59, up as much as 17%.") == []


def test_names_of_one_department_are_one() -> None:
    """The Pentagon and the Department of War are one body, and an office is its own, under it."""
    text = "The Pentagon and the Department of War's OSC signed."
    assert found(text, "agency") == [
        ("agency", "Pentagon", "us/dod"),
        ("agency", "Department of War", "us/dod"),
        ("agency", "OSC", "us/osc"),
    ]
    assert found("The OSC, a securities regulator in Toronto, signed.", "agency") == []
    assert (
        PIPELINE.run(reex.Document(text="The Department of War", published="2019-05-01")).by_kind("agency")[0].ref
        is None
    )


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (
            "US Critical Materials Corp. mines U.S. critical materials.",
            [
                ("company", "US Critical Materials Corp.", None),
                ("country", "U.S.", "US"),
                ("commodity", "critical materials", "critical-minerals"),
            ],
        ),
        (
            "US critical materials corporations mine.",
            [("country", "US", "US"), ("commodity", "critical materials", "critical-minerals")],
        ),
    ],
)
def test_a_firm_named_like_its_trade(text: str, entities: list[tuple[str, str, str | None]]) -> None:
    """Country and minerals in the name of a firm are part of it; the same words elsewhere are not."""
    assert found(text, "company", "country", "commodity") == entities


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "A plant in Georgia, near Savannah, will press magnets; Tbilisi objected.",
            [("region", "Georgia", "US-GA"), ("country", "Tbilisi", "GE")],
        ),
        ("Tbilisi objected. A mine in Georgia shut.", [("country", "Tbilisi", "GE"), ("country", "Georgia", "GE")]),
        ("Plants in Georgia, Alabama and Texas press magnets.", ["US-GA", "US-AL", "US-TX"]),
        ("Georgia and Armenia signed.", ["GE", "AM"]),
        ("Mike Jordan met officials from Jordan.", [("country", "Jordan", "JO")]),
        ("Jordan Smith met Chad Jones.", []),
    ],
)
def test_one_name_of_two_places(text: str, places: list[tuple[str, str, str] | str]) -> None:
    """What stands beside a name decides which place it is, or that it is a person."""
    made = found(text, "country", "region")
    assert [
        place if isinstance(wanted, tuple) else place[2] for place, wanted in zip(made, places, strict=True)
    ] == places


def test_the_company_is_the_one_before() -> None:
    """A firm in no list is told by the sentence that takes it up; "the company" itself is no firm."""
    text = "Acme won the award. The company will use it at its Texas site."
    (firm,) = read(text).by_kind("company")
    assert (firm.text, firm.confidence < 1) == ("Acme", True)
    assert found("Acme won the award. The committee will use it.", "company") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is no national plan and no price floor.", []),
        ("The Pentagon set a price floor for NdPr oxide.", ["price_support"]),
        ("Rare earths matter. Congress needs to fund a reserve.", ["stockpile"]),
        ("The deposit has a reserve of rare earths.", []),
    ],
)
def test_what_there_is_not_is_no_act(text: str, expected: list[str]) -> None:
    """A denial yields nothing; a call for an act is a proposal."""
    assert [instrument for instrument, _ in acts(text)] == expected
    assert "proposed" in [status for _, status in acts(text)] or "needs" not in text


def test_washington_weighs() -> None:
    """The capital stands for the government, the acronym for the law, and weighing is no deed."""
    text = "Washington is weighing whether to invoke the DPA over rare earths."
    assert found(text, "country", "program") == [("country", "Washington", "US"), ("program", "DPA", "us/dpa")]
    (act,) = read(text).initiatives
    assert (act.instrument, act.status, [party.ref for party in act.actors]) == ("executive_action", "proposed", ["US"])
    assert found("A mine near Spokane, Washington, opened.", "region", "country") == [("region", "Washington", "US-WA")]


def test_a_heading_and_its_sentence_are_one_act() -> None:
    """Said twice is meant once."""
    text = "DOE's $1 Billion Push\n\nThe department announced a $1 billion investment in rare earth separation."
    assert counted(text) == 1_000_000_000
    assert len(read(text).initiatives) == 1


def test_a_notice_is_superseded() -> None:
    """What an award follows is not added to it."""
    text = "DOE announced $134 million for rare earths, following August's notice of up to $135 million."
    assert counted(text) <= 134_000_000
    assert [(e.value.bound if isinstance(e.value, reex.Money) else "") for e in read(text).by_kind("money")] == [
        "exact",
        "at_most",
    ]


def test_a_shared_total_is_not_each_ones_own() -> None:
    """One sum for several is one sum."""
    text = "Loans of roughly $700 million went to firms like MP Materials and Vulcan Elements."
    (act,) = read(text).initiatives
    assert [(a.amount, a.bound) for a in act.amounts] == [(700_000_000, "about")]


def test_three_shares_of_three_stages() -> None:
    """Shares of mining, separation and magnets are three claims, each with its stage."""
    claims = read("China holds 60% of mining, 90% of separation and 93% of magnets.").claims
    values = [(claim.value.low, claim.stages) for claim in claims if isinstance(claim.value, reex.Percent)]
    assert values == [(60, ("mining",)), (90, ("processing",)), (93, ("magnet",))]


def test_a_tariff_is_no_share() -> None:
    """Of a tariff and a share in one sentence, the share alone is a claim."""
    (claim,) = read("Beijing faces a 100% tariff and controls 90%+ of refining.").claims
    assert isinstance(claim.value, reex.Percent)
    assert (claim.value.low, claim.value.bound) == (90, "at_least")


def test_a_lost_link_stays_open() -> None:
    """Where the words of a link are gone, nobody is put in their place."""
    text = "The DoD invested $400 million in , the mine operator. Complementing this, to support tailings projects."
    acts_ = PIPELINE.run(reex.readers.read_bytes(text.encode())).initiatives
    assert [(act.recipients, [a.amount for a in act.amounts]) for act in acts_] == [((), [400_000_000])]


def test_what_a_page_advertises_is_no_act() -> None:
    """Another story's headline, and what a page was built on, are furniture."""
    text = "Built on a 32-billion-parameter engine; read our Traxys Bets $1 Billion story.\n\nMP Materials digs on."
    record = PIPELINE.run(reex.readers.read_bytes(text.encode()))
    assert record.by_kind("money") == ()
    assert all(act.instrument == "project" for act in record.initiatives)


def test_letters_of_interest_do_not_bind() -> None:
    """A letter of interest is announced and not counted; what it unlocks isn't either."""
    text = "EXIM issued letters of interest for $2.2 billion, unlocking up to $5 billion for critical minerals."
    (act,) = read(text).initiatives
    assert (act.instrument, act.status, act.countable) == ("loan", "announced", False)
    assert counted("EXIM signed a loan of $2.2 billion for critical minerals.") == 2_200_000_000


def test_may_is_a_month_and_a_verb() -> None:
    """Months are those of the document's year; what may follow is no date."""
    text = "The May order, signed in April, follows March's surge; steel may follow."
    dates = [(e.text, e.name) for e in read(text).by_kind("date")]
    assert dates == [
        ("May", "2025-05-01/2025-05-31"),
        ("April", "2025-04-01/2025-04-30"),
        ("March", "2025-03-01/2025-03-31"),
    ]
    assert found("April Jones may march with May Smith.", "date") == []
