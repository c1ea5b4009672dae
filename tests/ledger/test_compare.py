"""Which mentions are of one initiative: the stated rules, on acts that are made up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.tellings import FIRM, MINISTRY, RIVAL, mentions, source, usd

from reex.ledger.blocking import blocks
from reex.ledger.compare import compare
from reex.ledger.model import Mention
from reex.model import Amount, Initiative, Party

XX = Party(kind="country", name="Xanadu", ref="XX")
YY = Party(kind="country", name="Ysolde", ref="YY")
ZZ = Party(kind="country", name="Zembla", ref="ZZ")
CABINET = Party(kind="agency", name="Lund administration", ref="xx/lund-administration")
BEFORE = Party(kind="agency", name="Falk administration", ref="xx/falk-administration")
TREASURY = Party(kind="agency", name="Treasury", ref="xx/treasury")


def firm(name: str, ref: str | None = None) -> Party:
    """Return a company."""
    return Party(kind="company", name=name, ref=ref)


def told(name: str, **fields: Any) -> Mention:
    """Return a loan of the ministry to the firm as the document *name* tells it."""
    known: dict[str, Any] = {"instrument": "loan", "status": "agreed", "actors": (MINISTRY,), "recipients": (FIRM,)}
    return Mention(id=f"handle{name}", source=source(name), initiative=Initiative(**(known | fields)))


def verdict(first: dict[str, Any], second: dict[str, Any]) -> str | None:
    """Return how two documents that differ in these fields compare."""
    found = compare(told("a", **first), told("b", **second))
    return found and found.verdict


def sums(*amounts: Amount) -> dict[str, Any]:
    """Return the fields of an act with a sum."""
    return {"amounts": amounts}


def test_two_documents_that_name_the_same_parties_and_sum_tell_of_one_act() -> None:
    """The pair says in words what speaks for it, and names its rule."""
    found = compare(told("b", **sums(usd("400000000"))), told("a", **sums(usd("400000000"))))
    assert found
    assert (found.a, found.b, found.verdict, found.rule) == ("handlea", "handleb", "same", "same_parties_and_sum")
    assert found.reason == (
        "both: loan, by Ministry of Mines, for Ostrava Magnets, USD 400,000,000; nothing speaks against it"
    )


def test_one_of_two_givers_may_be_all_that_a_text_names() -> None:
    """A bank and a firm that give together are the firm that another text has alone, whoever's bank it is."""
    bank = Party(kind="agency", name="Export Bank", ref="xx/exim")
    both = {"actors": (bank, RIVAL), **sums(usd("137000000"))}
    assert verdict(both, {"actors": (RIVAL,), **sums(usd("137000000"))}) in ("same", "near")
    assert verdict(both, {"actors": (TREASURY,), **sums(usd("137000000"))}) != "same"


def test_what_one_document_tells_as_two_stays_two() -> None:
    """Who wrote it told them apart."""
    assert compare(told("a"), Mention(id="other", source=source("a"), initiative=told("a").initiative)) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (usd("700000000", bound="about"), usd("690000000"), "same"),
        (usd("1000000000", bound="at_least"), usd("1200000000"), "same"),
        (usd("6000000000", bound="at_most"), usd("5700000000"), "same"),
        (usd("8500000000"), usd("8540000000"), "same"),
        (Amount(low=Decimal(100), high=Decimal(200), currency="USD"), usd("150"), "same"),
        (usd("550000000", role="package"), usd("550000000"), "same"),
        (usd("550000000", role="package"), usd("400000000"), None),
        (usd("400000000"), usd("150000000"), None),
        (usd("1000000000"), usd("1200000000"), None),
        (usd("400000000", role="need"), usd("400000000"), "near"),
        (usd("400000000"), Amount(amount=Decimal(400000000), currency="AUD"), "near"),
        (usd("400000000", per="t"), usd("400000000"), "near"),
    ],
)
def test_sums_are_one_within_the_bounds_that_the_texts_state(one: Amount, other: Amount, expected: str | None) -> None:
    """A package is not its parts, a need is no act, and dollars of two countries are not compared."""
    goods = {"commodities": ("magnets",)}
    assert verdict(goods | sums(one), goods | sums(other)) == expected


def test_money_that_one_text_leaves_without_a_sum_is_listed_and_not_merged() -> None:
    """The ministry may have lent to the firm twice."""
    goods = {"commodities": ("gallium",)}
    assert verdict(goods | sums(usd("400")), goods) == "near"
    assert verdict({"instrument": "equity"} | goods | sums(usd("400")), {"instrument": "equity"} | goods) == "same"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (firm("Vulpine Elements"), firm("Vulpine Elements, Inc."), "same"),
        (firm("Vulpine Elements", "xtst/VLP"), firm("Vulpine Elements"), "same"),
        (firm("Vulpine Elements"), firm("Vulpine Elemants"), "same"),
        (firm("Vulpine Elements"), firm("Vulpine"), "same"),
        (firm("Vulpine Elements", "xtst/VLP"), firm("Vulpine Elements", "xtst/VEL"), None),
        (firm("Bank of Iran"), firm("Bank of Iraq"), None),
        (firm("Lode Mine 2"), firm("Lode Mine 3"), None),
        (FIRM, RIVAL, None),
    ],
)
def test_names_are_one_but_for_legal_form_and_a_slip(one: Party, other: Party, expected: str | None) -> None:
    """Digits and short words are no slips, and two refs are two parties."""
    told_as = sums(usd("35000000"))
    assert verdict({"recipients": (one,)} | told_as, {"recipients": (other,)} | told_as) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (MINISTRY, XX, "same"),
        (MINISTRY, CABINET, "same"),
        (MINISTRY, TREASURY, "near"),
        (BEFORE, CABINET, None),
        (MINISTRY, YY, None),
    ],
)
def test_a_ministry_and_its_government_may_do_one_act(one: Party, other: Party, expected: str | None) -> None:
    """With recipient and sum they are one; two ministries are for a person to see, two administrations never one."""
    told_as = sums(usd("35000000"))
    assert verdict({"actors": (one,)} | told_as, {"actors": (other,)} | told_as) == expected


def test_a_part_of_the_recipients_is_one_act_only_with_the_very_sum() -> None:
    """A package is often told next to what one of its firms gets."""
    both = {"recipients": (FIRM, RIVAL)}
    assert verdict(sums(usd("7")) | both, sums(usd("7"))) == "same"
    assert verdict(sums(usd("7", bound="at_least")) | both, sums(usd("7"))) == "near"
    assert verdict({"recipients": (FIRM, RIVAL)}, {"recipients": (FIRM, firm("Third"))}) is None


def test_one_government_s_billion_is_not_the_billion_of_two() -> None:
    """A joint act has other parties, even where sum and good are the same."""
    billion = sums(usd("1000000000")) | {"commodities": ("rare-earths",), "recipients": (), "instrument": "funding"}
    assert verdict(billion, billion) == "same"
    assert verdict(billion, billion | {"actors": (XX, YY)}) is None


def test_a_round_sum_without_recipient_asks_for_more() -> None:
    """Who gives twice for one good often gives the same round sum."""
    first = sums(usd("50000000")) | {"commodities": ("lithium",)}
    assert verdict(first, first | {"recipients": ()}) == "near"
    assert verdict(first | {"announced": "2025-03"}, first | {"announced": "2025-03", "recipients": ()}) == "same"


def test_governments_agree_again_and_again() -> None:
    """Only a program or a month makes two agreements one; with a third government it is another."""
    pact = {"instrument": "agreement", "actors": (XX, YY), "recipients": (), "commodities": ("critical-minerals",)}
    assert verdict(pact, pact) == "near"
    assert verdict(pact | {"programs": ("Harbour Pact",)}, pact | {"programs": ("Harbour Pact",)}) == "same"
    assert verdict(pact | {"announced": "2023-05"}, pact | {"announced": "2025-10"}) is None
    assert verdict(pact, pact | {"actors": (XX, YY, ZZ)}) is None


def test_controls_of_two_dates_are_two_and_undated_ones_are_listed() -> None:
    """Goods that several measures cover don't say which one a text means."""
    control = {"instrument": "export_control", "status": "active", "actors": (XX,), "recipients": (YY,)}
    april = control | {"commodities": ("rare-earths",), "announced": "2025-04"}
    october = april | {"announced": "2025-10"}
    undated = april | {"announced": None}
    assert verdict(april, april) == "same"
    assert verdict(april, october) is None
    assert verdict(undated, undated) == verdict(undated, october) == "near"
    ban = control | {"commodities": ("gallium", "germanium", "critical-minerals")}
    assert verdict(ban, ban | {"commodities": ("gallium", "germanium")}) == "same"
    assert verdict(ban, undated) is None


def test_a_law_and_a_numbered_order_are_known_by_their_names() -> None:
    """An act that invokes a law is no other act that invokes it."""
    law = {"instrument": "law", "actors": (), "recipients": (), "programs": ("Lode Act",)}
    order = {"instrument": "executive_action", "recipients": (), "programs": ("Executive Order 99",)}
    invoked = order | {"programs": ("Lode Act",)}
    assert verdict(law, law) == verdict(order, order | {"actors": ()}) == "same"
    assert verdict(invoked, invoked) == "near"


def test_two_sums_of_one_act_are_merged_where_all_else_is_specific() -> None:
    """Else nobody would see that two articles disagree."""
    known = {"announced": "2025-07-10", "commodities": ("gallium",)}
    assert verdict(known | sums(usd("1200")), known | sums(usd("1250"))) == "same"
    assert verdict(known | sums(usd("400")), known | sums(usd("150"))) == "near"
    assert verdict(known | sums(usd("1200")), known | {"announced": "2025-11-10"} | sums(usd("1250"))) is None


def test_another_form_of_money_is_for_a_person_to_see() -> None:
    """Money of open form may be a loan; a loan and a stake of one sum are listed."""
    assert verdict(sums(usd("5")), {"instrument": "funding"} | sums(usd("5"))) == "same"
    assert verdict(sums(usd("5")), {"instrument": "equity"} | sums(usd("5"))) == "near"


def test_what_is_only_called_for_is_not_what_is_done() -> None:
    """A proposal is listed with the act, and not merged without a sum."""
    offtake = {"instrument": "offtake", "commodities": ("gallium",)}
    assert verdict(offtake, offtake | {"status": "active"}) == "same"
    assert verdict(offtake, offtake | {"status": "proposed"}) == "near"


def test_strange_dates_and_sums_are_not_compared() -> None:
    """Whatever a record holds, comparing goes on."""
    odd = {"announced": "20\0x", "programs": ("\ud800",)} | sums(
        Amount(amount=Decimal("NaN"), currency="USD"), Amount(amount=Decimal("1e999999"), currency="USD")
    )
    assert verdict(odd, odd) == "same"
    assert blocks(told("a", **odd))


@given(mentions, st.data())
def test_comparing_is_symmetric_and_all_that_it_finds_shares_a_block(every: list[Mention], data: st.DataObject) -> None:
    """Which mention comes first never matters, and blocks lose no pair."""
    a, b = (data.draw(st.sampled_from(every)) for _ in range(2))
    found = compare(a, b)
    assert found == compare(b, a)
    assert found is None or set(blocks(a)) & set(blocks(b))
