"""What of a proposal comes into the record: what the text says, where it says it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import reex

Run = Callable[..., reex.Record]
Reply = Callable[..., dict[str, Any]]
Propose = Callable[..., tuple[reex.Initiative, list[str]]]

NOTHING: dict[str, list[object]] = {
    field: []
    for field in ("actors", "recipients", "amounts", "stages", "commodities", "countries", "announced", "duration")
}


def quote(words: str, code: str = "") -> list[dict[str, str]]:
    """Return a field with one item."""
    return [{"code": code, "quote": words}] if code else [{"quote": words}]


def test_each_field_leads_to_its_words(run: Run, reply: Reply) -> None:
    """What stands in the text comes into the record, each field with its place; sums and refs are those of reex."""
    record = run(reply())
    (act,) = record.initiatives

    assert act.title == "Export Finance Australia: loan, Arafura Rare Earths Limited, A$840 million (announced)"
    assert (act.instrument, act.status, act.binding) == ("loan", "announced", None)
    assert [(party.ref, party.forms) for party in act.actors] == [("au/efa", ("Export Finance Australia",))]
    assert [party.ref for party in act.recipients] == ["asx/ARU"]
    assert (act.commodities, act.stages, act.countries) == (("neodymium",), ("mining",), ("AU",))
    assert (act.announced, act.duration, act.until) == ("2025-04-02", "P10Y", None)
    assert {field: [record.quote(span) for span in spans] for field, spans in act.slots.items()} == {
        "instrument": ["will lend"],
        "status": ["will lend"],
        "actors": ["Export Finance Australia"],
        "recipients": ["Arafura Rare Earths"],
        "amounts": ["A$840 million"],
        "stages": ["mine"],
        "commodities": ["neodymium oxide"],
        "countries": ["Northern Territory"],
        "announced": ["2 April 2025"],
        "duration": ["ten years"],
    }
    assert act.reasons == {
        field: "model" if field in ("instrument", "status", "stages") else "entity" for field in act.slots
    }
    (amount,) = act.amounts
    assert (amount.amount, amount.currency, amount.role) == (Decimal(840_000_000), "AUD", "ceiling")
    assert amount.entities == tuple(entity.id for entity in record.by_kind("money"))
    assert (act.countable, act.count_reason) == (True, "counted")
    assert [notice.code for notice in record.warnings] == ["model-usage"]


def test_evidence_is_whole_sentences(run: Run, reply: Reply) -> None:
    """The sentences that the quotes touch are the evidence, in the order of the text."""
    record = run(reply(evidence=[*quote("The loan was announced"), *quote("will lend up to")]))
    (act,) = record.initiatives

    assert [record.quote(span).split()[-1] for span in act.evidence] == ["Territory.", "years."]


@pytest.mark.parametrize("field", ["evidence", "instrument", "status"])
def test_an_act_that_the_text_does_not_tell_is_left_out(field: str, run: Run, reply: Reply) -> None:
    """Without evidence, instrument and status in the text there is no initiative, and one warning says why."""
    code = {"instrument": "loan", "status": "agreed"}.get(field, "")
    record = run(reply(**{field: quote("signed a grant", code)}))
    notice = record.warnings[0]

    assert not record.initiatives
    assert [notice.code for notice in record.warnings] == ["ungrounded-act", "model-usage"]
    assert notice.message.startswith(
        f"an act proposed by model fake is left out, its {field}: “signed a grant” doesn't"
    )
    assert notice.start == 0


def test_an_act_without_a_status_is_left_out(run: Run, reply: Reply) -> None:
    """What isn't given is told as such."""
    record = run(reply(status=[]))

    assert not record.initiatives
    assert record.warnings[0].message == "an act proposed by model fake is left out, its status: it isn't given"


def test_words_of_another_sentence_tell_no_instrument(run: Run, reply: Reply) -> None:
    """Instrument and status stand in the evidence, not anywhere in the text."""
    record = run(reply(instrument=quote("The loan", "loan")))

    assert not record.initiatives
    assert "“The loan” doesn't stand in its evidence" in record.warnings[0].message


@pytest.mark.parametrize(
    ("field", "item", "reason"),
    [
        ("actors", quote("Bank of Korbin", "agency"), "“Bank of Korbin” doesn't stand in the text"),
        ("recipients", quote("the loan", "company"), "“the loan” doesn't stand in the text"),
        ("recipients", quote("mine", "company"), "“mine” is no name"),
        ("amounts", quote("A$480 million", "stated"), "“A$480 million” doesn't stand in the text"),
        ("amounts", quote("840 million", "stated"), "no whole sum is found at “840 million”"),
        ("amounts", quote("ten", "stated"), "no whole sum is found at “ten”"),
        ("stages", quote("smelter", "metal"), "“smelter” doesn't stand in the text"),
        ("commodities", quote("Nolans"), "no commodity is found at “Nolans”"),
        ("countries", quote("mine"), "no country or region is found at “mine”"),
        ("announced", quote("ten years"), "no date is found at “ten years”"),
        ("until", quote("2035"), "“2035” doesn't stand in the text"),
        ("duration", quote("2 April 2025"), "no duration is found at “2 April 2025”"),
        ("duration", quote(" "), "“” doesn't stand in the text"),
    ],
)
def test_what_the_text_does_not_say_is_dropped_alone(
    field: str, item: list[dict[str, str]], reason: str, propose: Propose
) -> None:
    """A field that isn't borne out stays empty with a warning that names it and the quote; the others stay."""
    act, warnings = propose(**{field: item})

    assert not getattr(act, field)
    assert field not in act.slots
    assert field not in act.reasons
    assert warnings == [f"ungrounded-field: {field} of the loan proposed by model fake: {reason}"]
    assert act.instrument == "loan"


def test_a_sum_is_never_the_number_of_the_model(propose: Propose) -> None:
    """Whatever number a model adds, the sum is what reex reads at its words."""
    act, _ = propose(amounts=[{"code": "stated", "quote": "A$840 million", "amount": 840, "currency": "USD"}])

    assert [(amount.amount, amount.currency) for amount in act.amounts] == [(Decimal(840_000_000), "AUD")]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("A$5 million and A$7 million", "several sums are found at “A$5 million and A$7 million”"),
        ("billions of dollars", "the sum at “billions of dollars” has no value"),
    ],
)
def test_what_is_not_one_sum_is_none(words: str, reason: str, propose: Propose) -> None:
    """Which of two sums was meant, or how many billions, is not guessed."""
    text = "Canberra will lend a fund A$5 million and A$7 million. Others will lend billions of dollars."
    act, warnings = propose(text, **NOTHING | {"evidence": quote(text), "amounts": quote(words, "stated")})

    assert not act.amounts
    assert warnings == [f"ungrounded-field: amounts of the loan proposed by model fake: {reason}"]


@pytest.mark.parametrize(
    ("words", "kind", "party"),
    [
        ("Export Finance Australia", "company", ("agency", "Export Finance Australia", True)),
        ("Finance", "agency", ("agency", "Export Finance Australia", True)),
        ("the Australian government", "agency", ("country", "Australia", True)),
        ("Chinese", "country", ("country", "China", True)),
        ("Chinese makers", "company", ("company", "Chinese makers", False)),
        ("Australia-based Korbin\nRefining", "company", ("company", "Korbin Refining", True)),
        ("Korbin\nRefining’s", "company", ("company", "Korbin Refining", True)),
        ("Korbin\nRefining’s owner", "company", ("company", "Korbin Refining’s owner", False)),
        ("A unit of Export Finance Australia", "agency", ("agency", "A unit of Export Finance Australia", False)),
        ("Zorbo", "company", ("company", "Zorbo", False)),
        ("Chinese buyer Zorbo", "company", ("company", "Chinese buyer Zorbo", False)),
        ("Chinese buyer Zorbo", "country", ("country", "Chinese buyer Zorbo", False)),
    ],
)
def test_a_party_is_an_entity_or_the_words_themselves(
    words: str, kind: str, party: tuple[str, str, bool], propose: Propose
) -> None:
    """An entity gives its name and kind, unless the words name something else; then they are the name."""
    text = (
        "A unit of Export Finance Australia will lend money, which the Australian government backs, to Australia-based "
        "Korbin\nRefining’s owner. Chinese makers buy from it, and Chinese buyer Zorbo."
    )
    act, warnings = propose(text, **NOTHING | {"evidence": quote("will lend"), "actors": quote(words, kind)})
    (actor,) = act.actors

    assert (actor.kind, actor.name, bool(actor.entities)) == party
    assert actor.forms == (words,)
    assert act.reasons["actors"] == ("entity" if actor.entities else "words")
    assert not warnings


def test_a_quote_of_two_parties_is_no_party(propose: Propose) -> None:
    """Two names in one quote are told and left out."""
    words = "Export Finance Australia will lend up to A$840 million to Arafura Rare Earths"
    act, warnings = propose(actors=quote(words, "agency"))

    assert not act.actors
    assert act.missing == (reex.Missing(slot="actors", reason="not_stated"),)
    assert "names several: Export Finance Australia and Arafura Rare Earths" in warnings[0]


def test_what_stands_beside_the_unknown_is_kept(propose: Propose) -> None:
    """Of a quote that holds several minerals all count, and two stages may rest on one word."""
    text = "Canberra will lend a refinery of neodymium and dysprosium."
    stages = [*quote("refinery", "processing"), *quote("refinery", "metal")]
    fields = {"evidence": quote(text), "commodities": quote("neodymium and dysprosium"), "stages": stages}
    act, warnings = propose(text, **NOTHING | fields)

    assert act.commodities == ("neodymium", "dysprosium")
    assert act.stages == ("processing", "metal")
    assert len(act.slots["stages"]) == 1
    assert not warnings


def test_a_party_named_twice_is_one(propose: Propose) -> None:
    """Two quotes of one body are one party."""
    act, warnings = propose(actors=[*quote("Export Finance Australia", "agency"), *quote("Export Finance", "agency")])

    assert len(act.actors) == 1
    assert not warnings


def test_the_words_nearest_to_the_evidence_count(propose: Propose) -> None:
    """Where a quote stands several times, the place in the evidence is taken, or the one nearest to it."""
    far = "Arafura Rare Earths has a mine. Arafura Rare Earths was founded long ago; its mine is old."
    text = f"{far}\n\nExport Finance Australia will lend money to Arafura Rare Earths.\n\n{far}"
    fields = {
        "evidence": quote("Export Finance Australia will lend money"),
        "recipients": quote("Arafura Rare Earths", "company"),
        "stages": quote("mine", "mining"),
    }
    act, _ = propose(text, **NOTHING | fields)
    (place,) = act.slots["recipients"]
    (stage,) = act.slots["stages"]

    assert act.evidence[0].covers(place)
    assert stage.start == text.index("mine is old")


def test_a_quote_is_whole_words(propose: Propose) -> None:
    """A part of a word is no quote of it."""
    act, warnings = propose(stages=quote("min", "mining"))

    assert not act.stages
    assert len(warnings) == 1


def test_typography_makes_no_difference(propose: Propose) -> None:
    """Blanks, line breaks, quotation marks and dashes may be the model's own; the record has those of the text."""
    text = (
        "\N{PILE OF POO} Export\N{NO-BREAK SPACE}Finance Australia will\nlend “rare–earth” miner Korbin’s owner A$840\n"
        "million."
    )
    fields = {
        "evidence": quote('Export Finance Australia will lend "rare-earth" miner Korbin\'s owner A$840 million.'),
        "recipients": quote('"rare-earth" miner Korbin\'s owner', "company"),
        "amounts": quote("A$840  million", "stated"),
        "stages": quote("\N{PILE OF POO}", "mining"),
    }
    act, warnings = propose(text, **NOTHING | fields)
    said = {field: [text[span.start : span.end] for span in spans] for field, spans in act.slots.items()}

    assert not warnings
    assert said["instrument"] == ["will\nlend"]
    assert said["recipients"] == ["“rare–earth” miner Korbin’s owner"]
    assert said["amounts"] == ["A$840\nmillion"]
    assert act.title == "Unnamed actor: loan, “rare–earth” miner Korbin’s owner, A$840 million (announced)"
    assert act.slots["stages"] == (reex.Span(0, 1),)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("stages", quote("mine", "digging"), "digging is none of the codes exploration, mining"),
        ("actors", quote("Export Finance Australia", "bank"), "bank is none of the codes agency"),
        ("stages", ["mine"], "there is no quote in mine"),
        ("stages", [{"code": "mining"}], "there is no quote in {'code': 'mining'}"),
        ("amounts", [{"code": ["stated"], "quote": "A$840 million"}], "['stated'] is none of the codes stated"),
        ("commodities", [{"quote": 7}], "there is no quote in {'quote': 7}"),
        ("commodities", 7, "there is no quote in 7"),
        ("sentiment", "glad", "an act has no such field"),
    ],
)
def test_a_malformed_field_is_dropped_alone(field: str, value: object, reason: str, propose: Propose) -> None:
    """A code that is none, or something else than an item, is told and left out; the rest of the act stays."""
    act, warnings = propose(**{field: value})

    assert not getattr(act, field, None)
    assert [warning.partition(reason)[0] for warning in warnings] == [
        f"model-reply: {field} of the loan proposed by model fake: "
    ]
    assert act.status == "announced"


def test_an_unknown_instrument_costs_the_act(run: Run, reply: Reply) -> None:
    """Which code it was stands in the warning."""
    record = run(reply(instrument=quote("will lend", "gift")))

    assert not record.initiatives
    assert "its instrument: gift is none of the codes funding, grant" in record.warnings[0].message


def test_a_second_value_is_told(propose: Propose) -> None:
    """Of a field that has one value the first counts, and a warning has the others."""
    act, warnings = propose(status=[*quote("will lend", "announced"), *quote("lend", "agreed")])

    assert act.status == "announced"
    assert act.slots["status"] == act.slots["instrument"]
    assert warnings == [
        "model-reply: status of the loan proposed by model fake: it has several values, of which the first is used: "
        "announced, agreed"
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"amounts": []}, "no_amount"),
        ({"status": quote("will lend", "proposed")}, "proposed"),
        ({"status": quote("will lend", "ended")}, "ended"),
        ({"amounts": quote("A$840 million", "cumulative")}, "cumulative"),
        ({"amounts": quote("A$840 million", "need")}, "need"),
        ({"binding": quote("will lend", "nonbinding")}, "letter_of_intent"),
        ({"actors": [], "recipients": []}, "no_party"),
        ({"binding": quote("will lend", "binding")}, "counted"),
    ],
)
def test_only_what_may_be_added_counts(fields: dict[str, Any], reason: str, propose: Propose) -> None:
    """The reasons are those of initiatives that rules find."""
    act, _ = propose(**fields)

    assert (act.countable, act.count_reason) == (reason == "counted", reason)


def test_a_unit_price_is_no_sum_to_add(propose: Propose) -> None:
    """A sum for each kilogram stays out of totals."""
    text = "Export Finance Australia will lend the mine US$110 per kilogram."
    fields = {"evidence": quote(text), "amounts": quote("US$110 per kilogram", "stated")}
    act, _ = propose(text, **NOTHING | fields)

    assert (act.amounts[0].per, act.count_reason) == ("kg", "unit_price")


def test_a_sum_counts_once(run: Run, reply: Reply) -> None:
    """An act that a model proposes twice is added once."""
    (loan,) = reply()["acts"]
    record = run({"acts": [loan, loan | {"instrument": quote("will lend", "funding")}]})

    assert [act.count_reason for act in record.initiatives] == ["counted", "repeated"]


def test_acts_stand_in_text_order(run: Run, reply: Reply) -> None:
    """Whatever order the model gives them in."""
    (loan,) = reply()["acts"]
    second = quote("It pays for neodymium oxide.")
    later = loan | {"evidence": second, "instrument": quote("pays", "grant"), "status": quote("pays", "active")}

    assert [act.instrument for act in run({"acts": [later, loan]}).initiatives] == ["loan", "grant"]
