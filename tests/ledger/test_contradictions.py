"""Where documents disagree, each pair of values stands once, with a verdict and its reason."""

from __future__ import annotations

import csv
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.tellings import BANK, FIRM, MINISTRY, RIVAL, claim, mention, mentions, source, usd

from reex.ledger.choose import merged
from reex.ledger.contradictions import of_claims, of_initiative, topic
from reex.ledger.model import ClaimMention, Contradiction, Doubt, Mention
from reex.ledger.told import told
from reex.model import Party, Place, Rank
from reex.spans import Span
from reex.values import Percent

ROOT = Path(__file__).parents[2]
COMPANIES = ROOT / "plugins/reex-companies/src/reex_companies/data"
OPERATORS = ROOT / "src/reex/ledger/data/operators"
CHINA = Party(kind="country", name="China", ref="CN")
MP = Party(kind="company", name="MP Materials Corp.", ref="nyse/MP")
PASS = Party(kind="facility", name="Mountain Pass")
MILL = Party(kind="facility", name="Independence")


def share(
    name: str, low: str, *stages: str, goods: str = "rare-earths", words: str = "", **fields: Any
) -> ClaimMention:
    """Return a share of China in the supply of rare earths."""
    bound, as_of = fields.pop("bound", "exact"), fields.pop("as_of", None)
    value = Percent(low=Decimal(low), bound=bound, measure=fields.pop("measure", "market_share"))
    return claim(name, value, CHINA, words, stages=stages, commodities=(goods,) if goods else (), as_of=as_of)


def at(ref: str, party: Party, words: str = "", **fields: Any) -> ClaimMention:
    """Return a claim that puts somebody there."""
    return claim(f"{party.name} {ref}", Place(ref=ref), party, words, **fields)


def judged(*found: Contradiction) -> list[tuple[str, str, str]]:
    """Return verdict and values of each contradiction."""
    return [(one.verdict, one.a_value, one.b_value) for one in found]


def of(field: str, *told_by: Mention) -> list[tuple[str, str, str]]:
    """Return what the mentions disagree on in one field."""
    return judged(*(one for one in of_initiative(merged(told_by)) if one.field == field))


def test_those_who_agree_do_not_contradict() -> None:
    """Equal values are no contradiction, nor is silence, however many documents there are."""
    told_by = [mention(name, actors=(BANK,), amounts=(usd("400.0"),)) for name in "abc"]
    assert of_initiative(merged([*told_by, mention("d")])) == []
    assert of_claims([share(name, "60", "mining") for name in "abc"]) == []


def test_what_follows_from_the_status_is_told_once() -> None:
    """What one text has agreed and another announced differs in its status; that only one binds follows."""
    told_by = mention("a", status="agreed", binding=True), mention("b", status="announced", binding=False)
    assert [one.field for one in of_initiative(merged(told_by))] == ["status"]
    alike = mention("a", status="agreed", binding=True), mention("b", status="agreed", binding=False)
    assert [one.field for one in of_initiative(merged(alike))] == ["binding"]


def test_a_copy_of_a_text_does_not_contradict_it() -> None:
    """Two papers print one text: what is read otherwise in the second is a slip of reading."""
    paper, copy = (source(name, text_group="wire") for name in ("paper", "copy"))
    told_by = mention("a", by=paper, status="agreed"), mention("b", by=copy, status="announced")
    assert of_initiative(merged(told_by)) == []


def test_many_documents_give_one_row_for_each_pair_of_values() -> None:
    """Thirty articles that tell three shares give three rows, each with the first document of both values."""
    claims = [share(f"{n:02}", low, "mining") for n, low in enumerate(["60", "70", "80"] * 10)]
    found = of_claims(claims)
    assert [(one.a, one.b) for one in found] == [
        ("claim-00", "claim-01"),
        ("claim-00", "claim-02"),
        ("claim-01", "claim-02"),
    ]
    assert {one.verdict for one in found} == {"conflict"}
    assert {one.type for one in found} == {"share"}


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (share("a", "60", "processing"), share("b", "60", "processing", bound="at_least"), "compatible_bounds"),
        (share("a", "60", "processing", bound="at_least"), share("b", "85", "processing"), "compatible_bounds"),
        (share("a", "85", "processing"), share("b", "90", "processing", bound="at_least"), "conflict"),
        (share("a", "60", "processing"), share("b", "90", "processing", "magnet"), "conflict"),
        (share("a", "70", "mining"), share("b", "93", "magnet"), "different_scope"),
        (share("a", "70", "mining"), share("b", "90", "mining", goods="gallium"), "different_scope"),
        (share("a", "70", "mining", as_of="2023"), share("b", "60", "mining", as_of="2025"), "different_scope"),
        (share("a", "70", "mining", as_of="2025"), share("b", "60", "mining", as_of="2025-06"), "conflict"),
        (share("a", "70", "mining"), share("b", "60", "mining", measure="reliance"), "different_scope"),
        (share("a", "70", "mining"), share("b", "60"), "unresolved"),
        (share("a", "70", "mining"), share("b", "60", "mining", goods=""), "unresolved"),
    ],
)
def test_shares_are_compared_within_one_stage_and_year(a: ClaimMention, b: ClaimMention, verdict: str) -> None:
    """Shares of mining and of magnets, or of two years, are no conflict; nor is a number within a bound."""
    assert [one.verdict for one in of_claims([a, b])] == [verdict]


def test_one_article_that_limits_its_own_figure_is_shown() -> None:
    """A document that has 60 % in one sentence and over 60 % in the next has told two values."""
    words = "China refines 60% of it. Later: over 60% of it is refined in China."
    both = share("a", "60", "processing", bound="at_least", words=words)
    (found,) = of_claims([both])
    assert judged(found) == [("compatible_bounds", "60 %", "at least 60 %")]
    assert found.a == found.b == both.id


def test_two_values_of_several_stages_have_the_gravest_verdict() -> None:
    """A pair that is a conflict for one stage isn't hidden by another stage for which it is none."""
    claims = [share("a", "90", "magnet"), share("b", "70", "mining"), share("c", "90", "mining")]
    (found,) = of_claims(claims)
    assert (found.verdict, {found.a, found.b}) == ("conflict", {"claim-b", "claim-c"})


def test_a_firm_is_compared_with_the_site_that_it_runs() -> None:
    """One article puts the firm in Nevada, another its mine in California: found, with which is which."""
    firm, site = at("US-NV", MP, "Located in Nevada, the firm gained."), at("US-CA", PASS)
    assert topic(firm.claim) == topic(site.claim)
    (found,) = of_claims([firm, site])
    assert (found.type, found.verdict) == ("place", "unresolved")
    assert "US-NV is told of MP Materials Corp." in found.reason
    assert "US-CA is told of the site Mountain Pass" in found.reason


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (at("US-NV", MP, "MP, headquartered in Nevada"), at("US-CA", PASS), "different_scope"),
        (at("US-TX", MILL), at("US-CA", PASS), "different_scope"),
        (at("US-NV", PASS), at("US-CA", PASS), "conflict"),
        (at("US", PASS), at("US-CA", PASS), "refinement"),
        (at("US-NV", MP, "Nevada-based MP"), at("US-CA", MP, "based in California"), "conflict"),
        (at("US-NV", MP, as_of="2019"), at("US-CA", MP, as_of="2025"), "superseded"),
    ],
)
def test_places_are_compared_by_what_is_there(a: ClaimMention, b: ClaimMention, verdict: str) -> None:
    """A seat and a mine may be in two places, one mine may not; a region refines its country."""
    assert [one.verdict for one in of_claims([a, b])] == [verdict]


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (Rank(kind="largest", of="mine", place="US"), Rank(kind="largest", of="mine"), "different_scope"),
        (Rank(kind="largest", of="mine", place="US"), Rank(kind="largest", of="mill", place="US"), "different_scope"),
        (Rank(kind="only", of="mine", place="US"), Rank(kind="largest", of="mine", place="US"), "refinement"),
        (Rank(kind="second-largest", of="mine"), Rank(kind="largest", of="mine"), "conflict"),
    ],
)
def test_ranks_are_compared_within_one_country(a: Rank, b: Rank, verdict: str) -> None:
    """Who is first in a country need not be so in the world."""
    assert [one.verdict for one in of_claims([claim("a", a, PASS), claim("b", b, PASS)])] == [verdict]


def test_sites_are_run_by_the_firms_that_the_plugin_names() -> None:
    """The ledger's table of operators says what the tables of the plugin say that finds sites and firms."""
    sites, firms = (
        {row["name"].rstrip("?"): row for row in _rows(COMPANIES / name)} for name in ("facilities", "companies")
    )
    for row in _rows(OPERATORS):
        assert sites[row["site"]]["operator"] == row["operator"]
        assert firms[row["operator"]]["ref"] == row["ref"]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.with_suffix(".csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_later_news_of_an_act_that_moved_on_supersedes() -> None:
    """What was proposed and is agreed later is no conflict, and a sum may change on the way."""
    early = source("e", published="2025-01")
    late = source("l", published="2025-06-01")
    old = mention("e", by=early, status="proposed", amounts=(usd("500"),))
    new = mention("l", by=late, amounts=(usd("450"),))
    assert of("status", old, new) == [("superseded", "proposed", "agreed")]
    assert of("amounts", old, new) == [("superseded", "USD 500", "USD 450")]
    back = mention("l", by=late, status="proposed")
    assert of("status", mention("e", by=early), back) == [("conflict", "agreed", "proposed")]


def test_a_status_without_dates_is_left_to_people() -> None:
    """Agreed in one undated article and proposed in another: nothing says which came first."""
    assert of("status", mention("a"), mention("b", status="proposed")) == [("unresolved", "agreed", "proposed")]


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (usd("700"), usd("700", bound="about"), "compatible_bounds"),
        (usd("1200"), usd("1000", bound="at_least"), "compatible_bounds"),
        (usd("400"), usd("450"), "conflict"),
        (usd("400"), usd("400", bound="at_most", role="ceiling"), "compatible_bounds"),
        (usd("400"), usd("550", role="package"), "different_scope"),
        (usd("110"), usd("110", per="kg"), "different_scope"),
        (usd("400"), attrs.evolve(usd("620"), currency="AUD"), "unresolved"),
    ],
)
def test_sums_contradict_each_other_only_where_no_number_is_both(a: Any, b: Any, verdict: str) -> None:
    """About 700 and 700 agree; a package and its part, or a sum and a price, are not of one thing."""
    assert [one[0] for one in of("amounts", mention("a", amounts=(a,)), mention("b", amounts=(b,)))] == [verdict]


def test_a_telling_that_has_one_sum_more_refines() -> None:
    """Who tells 400 tells a part of what another tells as 400 and 150."""
    short, long = mention("a", amounts=(usd("400"),)), mention("b", amounts=(usd("400"), usd("150")))
    assert of("amounts", short, long) == [("refinement", "USD 400", "USD 400, USD 150")]


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ((BANK,), (BANK, MINISTRY), "refinement"),
        ((Party(kind="country", name="Exland", ref="XX"),), (BANK,), "refinement"),
        ((BANK,), (MINISTRY,), "unresolved"),
        ((BANK, FIRM), (BANK, RIVAL), "unresolved"),
        ((FIRM,), (RIVAL,), "conflict"),
    ],
)
def test_parties_are_compared_as_a_whole(a: Any, b: Any, verdict: str) -> None:
    """To name more is a refinement, and so is the body of a government for its country; others are a conflict."""
    assert [one[0] for one in of("actors", mention("a", actors=a), mention("b", actors=b))] == [verdict]


def test_dates_and_places_of_an_act() -> None:
    """2025 and 2025-10 agree, 2024 doesn't; a deal with Japan is none with Australia."""
    told_by = [mention("a", announced="2025"), mention("b", announced="2025-10"), mention("c", announced="2024")]
    assert [one[0] for one in of("announced", *told_by)] == ["refinement", "conflict", "conflict"]
    assert of("countries", mention("a", countries=("AU",)), mention("b", countries=("JP",))) == [
        ("conflict", "AU", "JP")
    ]
    assert of("countries", mention("a", countries=("US", "AU")), mention("b", countries=("AU",)))[0][0] == "refinement"


def test_instruments_that_may_be_words_for_one_act() -> None:
    """Funding that is a loan elsewhere is a refinement; a loan that is a tariff elsewhere is a conflict."""
    assert of("instrument", mention("a", instrument="funding"), mention("b"))[0][0] == "refinement"
    assert of("instrument", mention("a", instrument="tariff"), mention("b"))[0][0] == "conflict"


def test_a_doubt_stands_for_review() -> None:
    """What evidence names beside the fields is a contradiction of a document with itself, unless another has it."""
    doubt = Doubt(field="actors", value="xx/mines", span=Span(0, 5), reason="it acts in the sentence with the sum")
    doubtful = attrs.evolve(mention("a", actors=(BANK,)), doubts=(doubt,))
    (found,) = of_initiative(merged([doubtful, attrs.evolve(doubtful, id="handle-b")]))
    assert judged(found) == [("unresolved", "xx/bank", "xx/mines")]
    assert (found.type, found.a, found.b, found.reason) == ("party", doubtful.id, doubtful.id, doubt.reason)
    sure = mention("c", actors=(BANK, MINISTRY))
    assert [one.verdict for one in of_initiative(merged([doubtful, sure]))] == ["refinement"]


_claims = st.lists(
    st.builds(
        share,
        st.uuids().map(str),
        st.sampled_from(["60", "60.0", "85", "90"]),
        st.sampled_from(["mining", "magnet", "processing"]),
        bound=st.sampled_from(["exact", "at_least", "about"]),
        as_of=st.sampled_from([None, "2023", "2025"]),
        goods=st.sampled_from(["", "rare-earths", "gallium"]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(_claims, st.randoms(use_true_random=False))
def test_order_of_claims_never_matters(claims: list[ClaimMention], random: Any) -> None:
    """Claims in any order give the same contradictions, each pair of values once, with ids of their own."""
    found = of_claims(claims)
    random.shuffle(claims)
    assert of_claims(claims) == found
    values = {one.a_value for one in found} | {one.b_value for one in found}
    assert sorted(tuple(sorted((one.a_value, one.b_value))) for one in found) == [*combinations(sorted(values), 2)]
    assert len({one.id for one in found}) == len(found)


@settings(deadline=None)
@given(mentions, st.randoms(use_true_random=False))
def test_order_of_mentions_never_matters(told_by: list[Mention], random: Any) -> None:
    """Mentions in any order give the same contradictions, of values that they tell, with a reason each."""
    found = of_initiative(merged(told_by))
    random.shuffle(told_by)
    assert of_initiative(merged(told_by)) == found
    assert len({one.id for one in found}) == len(found)
    by = {one.id: one for one in told_by}
    for one in found:
        for at, value in ((one.a, one.a_value), (one.b, one.b_value)):
            assert value == ", ".join(told(by[at].initiative, one.field))
        assert one.a_value != one.b_value or one.field in ("actors", "recipients", "countries")
        assert one.reason


@settings(deadline=None)
@given(st.lists(st.sampled_from(["mining", "magnet"]), min_size=2, max_size=6), st.data())
def test_shares_of_two_stages_are_never_a_conflict(stages: list[str], data: Any) -> None:
    """Whatever the figures are, a share of mining and one of magnets don't contradict each other."""
    figures = data.draw(st.permutations([str(n) for n in range(30, 30 + len(stages))]))
    claims = [share(f"{n}", low, stage) for n, (low, stage) in enumerate(zip(figures, stages, strict=True))]
    stage_of = {one.id: one.claim.stages for one in claims}
    for one in of_claims(claims):
        assert (one.verdict == "different_scope") == (stage_of[one.a] != stage_of[one.b])
