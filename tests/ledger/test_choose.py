"""Each value of a merged initiative is one that a document tells, and the rule that chose it has a name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.tellings import BANK, FIRM, MINISTRY, REASONS, RIVAL, mention, mentions, source, usd

from reex.ledger.choose import RULES, facts, merged
from reex.ledger.model import Mention, Merged, Quote
from reex.ledger.told import FIELDS, PARTIES, told
from reex.model import Amount, Missing, Party
from reex.spans import Span

EARLY, LATE = source("early", published="2025-01-10"), source("late", published="2025-06-02")
OFFICIAL = source("ministry", published="2025-03", official=True)


def chosen(field: str, *told_by: Mention) -> tuple[Any, str]:
    """Return the value of a field that was chosen, and by which rule."""
    found = merged(told_by)
    return getattr(found.initiative, field), found.rules[field]


def test_one_mention_is_told_as_it_is() -> None:
    """What a single document tells is the initiative, value for value."""
    known: dict[str, Any] = {
        "announced": "2025-03",
        "title": "Ministry of Mines: loan, USD 400 (agreed)",
        "confidence": 0.7,
    }
    alone = mention(actors=(MINISTRY,), amounts=(usd("400"),), **known)
    found = merged([alone])
    assert found.initiative == attrs.evolve(alone.initiative, id=alone.id)
    assert {found.rules[field] for field in ("status", "actors", "amounts", "announced")} == {"only"}
    assert (found.id, found.documents, found.sources, found.mentions) == (alone.id, 1, 1, (alone,))


def test_the_first_published_mention_gives_the_handle() -> None:
    """An initiative is known by the mention that was published first; one without a date comes last."""
    found = merged([mention("x"), mention("l", by=LATE), mention("e", by=EARLY)])
    assert [one.id for one in found.mentions] == ["handle-e", "handle-l", "handle-x"]
    assert (found.id, found.first_published, found.last_published) == ("handle-e", "2025-01-10", "2025-06-02")


def test_what_all_say_is_agreed_and_what_one_says_is_only_his() -> None:
    """Silence is no value: who tells nothing of a field doesn't speak against it."""
    pair = mention("a", announced="2025-03", duration="P5Y"), mention("b", announced="2025-03")
    assert chosen("announced", *pair) == ("2025-03", "agreed")
    assert chosen("duration", *pair) == ("P5Y", "only")


def test_an_exact_sum_beats_a_rough_one_near_it() -> None:
    """About 36 million gives way to 35.6 million, and is no word for 30 million."""
    rough = mention("b", by=LATE, amounts=(usd("36", bound="about"),))
    assert chosen("amounts", mention("a", by=EARLY, amounts=(usd("35.6"),)), rough) == ((usd("35.6"),), "most_specific")
    assert chosen("amounts", mention("a", by=EARLY, amounts=(usd("30"),)), rough)[1] == "latest"


def test_the_more_specific_of_two_that_agree_is_chosen() -> None:
    """2025-10 beats 2025, a sum beats about that sum, and a loan beats funding whose form is open."""
    vague = mention("g", by=OFFICIAL, announced="2025", amounts=(usd("700", bound="about"),), instrument="funding")
    sharp = mention("b", announced="2025-10", amounts=(usd("700"),))
    assert chosen("announced", vague, sharp) == ("2025-10", "most_specific")
    assert chosen("amounts", vague, sharp) == ((usd("700"),), "most_specific")
    assert chosen("instrument", vague, sharp) == ("loan", "most_specific")


def test_a_government_is_believed_before_others_and_its_latest_word_first() -> None:
    """Of two different sums the one of the latest official source is chosen."""
    papers = [mention(name, amounts=(usd("450"),)) for name in "abc"]
    first = mention("o", by=attrs.evolve(OFFICIAL, id="sha256:o", published="2024"), amounts=(usd("300"),))
    assert chosen("amounts", *papers, first, mention("m", by=OFFICIAL, amounts=(usd("400"),))) == (
        (usd("400"),),
        "latest_official",
    )


def test_copies_of_one_text_count_once() -> None:
    """Three papers that print one text don't outvote two that wrote their own; then the later one decides."""
    copies = [mention(name, by=source(name, text_group="wire"), announced="2025-03") for name in "abc"]
    own = [mention(name, announced="2025-04") for name in "de"]
    assert chosen("announced", *copies, *own) == ("2025-04", "most_sources")
    late = mention("l", by=LATE, announced="2025-05")
    assert chosen("announced", *copies, late) == ("2025-05", "latest")


def test_the_latest_status_is_chosen() -> None:
    """An act that was proposed and is agreed later is agreed."""
    assert chosen("status", mention("e", by=EARLY, status="proposed"), mention("l", by=LATE)) == ("agreed", "latest")


def test_without_dates_the_status_that_claims_less_is_chosen() -> None:
    """Where one undated article has a deal agreed and another proposed, a total doesn't count on it."""
    pair = mention("a", amounts=(usd("5"),), actors=(BANK,)), mention("b", status="proposed", amounts=(usd("5"),))
    assert chosen("status", *pair) == ("proposed", "most_cautious")
    assert merged(pair).initiative.count_reason == "proposed"
    assert chosen("status", *pair, mention("c")) == ("agreed", "most_sources")


@pytest.mark.parametrize("reason", [reason for reason in REASONS if reason not in ("counted", "no_party")])
def test_one_source_that_bars_a_sum_is_enough(reason: str) -> None:
    """A sum that one document calls a package, a hope or a price isn't added, whoever else counts it."""
    barred = mention("b", amounts=(usd("400", bound="about"),), count_reason=reason)
    found = merged([mention("a", amounts=(usd("400"),), actors=(BANK,)), barred])
    assert (found.initiative.countable, found.initiative.count_reason) == (False, reason)
    assert found.rules["countable"] == "barred"


@pytest.mark.parametrize(
    ("amount", "reason"),
    [(usd("400", per="t"), "unit_price"), (usd("400", role="cumulative"), "cumulative")],
)
def test_a_sum_that_is_told_as_a_price_or_a_running_total_bars_itself(amount: Amount, reason: str) -> None:
    """How a sum is told bars it, even where its document counts it."""
    odd = mention("b", amounts=(amount,), actors=(BANK,))
    found = merged([odd, *(mention(name, amounts=(usd("400"),), actors=(BANK,)) for name in "ac")])
    assert (found.initiative.amounts, found.initiative.count_reason) == ((usd("400"),), reason)


def test_a_bar_on_another_sum_is_none() -> None:
    """A package of 550 says nothing against the 400 that are a part of it."""
    package = mention("b", amounts=(usd("550", role="package"),), count_reason="package")
    counted = [mention(name, amounts=(usd("400"),), actors=(BANK,)) for name in "ac"]
    assert merged([*counted, package]).initiative.countable


def test_a_sum_that_repeats_one_of_another_act_is_not_counted_again() -> None:
    """What a document has counted with another act stays out; beside the one that counts it is no bar."""
    again = mention("b", amounts=(usd("400"),), actors=(BANK,), count_reason="repeated")
    first = mention("a", by=again.source, amounts=(usd("400"),), actors=(BANK,))
    other = mention("c", amounts=(usd("400"),), actors=(BANK,))
    assert merged([again, other]).initiative.count_reason == "repeated"
    assert merged([again, other, first]).initiative.countable


def test_a_sum_that_was_only_told_of_a_proposal_is_not_counted_when_the_act_is_agreed() -> None:
    """A sum counts where a mention counts it: the deal that was struck may be of another sum."""
    asked = mention("e", by=EARLY, status="proposed", amounts=(usd("9"),), actors=(BANK,), count_reason="proposed")
    found = merged([asked, mention("l", by=LATE)]).initiative
    assert (found.status, found.countable, found.count_reason) == ("agreed", False, "proposed")


def test_sums_are_those_of_one_mention() -> None:
    """Two sums of one telling stay together, and none of another is put beside them."""
    both = mention("a", amounts=(usd("400"), usd("150")))
    assert chosen("amounts", both, mention("b", amounts=(usd("390"),)))[0] in (both.initiative.amounts, (usd("390"),))


def test_who_tells_all_the_others_name_and_more_is_believed() -> None:
    """The longer list of parties is chosen where it has all of the shorter one; else one list, as a whole."""
    short, long = mention("a", actors=(BANK,)), mention("b", actors=(BANK, MINISTRY))
    assert chosen("actors", short, long) == ((BANK, MINISTRY), "most_specific")
    astray = [mention("c", actors=(RIVAL,)), mention("d", actors=(RIVAL,))]
    assert chosen("actors", short, *astray) == ((RIVAL,), "most_sources")


def test_a_party_with_a_ref_beats_its_bare_name() -> None:
    """One firm told with its ref and without it is one firm, and the ref is kept."""
    bare = Party(kind="company", name="OSTRAVA Magnets")
    pair = mention("a", recipients=(bare,)), mention("b", recipients=(FIRM,))
    assert chosen("recipients", *pair) == ((FIRM,), "agreed")
    told_so = [(fact.value, fact.chosen) for fact in facts(merged(pair)) if fact.field == "recipients"]
    assert told_so == [("OSTRAVA Magnets", True), ("xtst/OST", True)]


def test_a_party_that_the_text_names_beats_one_that_knowledge_does() -> None:
    """Of two tellings of one firm, the one that read it is kept."""
    inferred = attrs.evolve(FIRM, inferred=True, source="a table")
    pair = mention("a", recipients=(inferred,)), mention("b", recipients=(FIRM,))
    assert chosen("recipients", *pair) == ((FIRM,), "agreed")


def test_goods_are_put_together_until_many_tell_of_them() -> None:
    """What two papers tell is put together; among many, goods that a single one names are left out as a slip."""
    one, two = mention("a", commodities=("gallium",)), mention("b", commodities=("germanium", "gallium"))
    assert chosen("commodities", one, two) == (("gallium", "germanium"), "union")
    three = mention("c", commodities=("gallium", "magnets"))
    assert chosen("commodities", one, two, three) == (("gallium",), "told_twice")
    official = mention("o", by=OFFICIAL, commodities=("scandium",))
    assert chosen("commodities", one, two, three, official)[0] == ("scandium", "gallium")


def test_the_title_says_what_was_chosen() -> None:
    """A title is made of the chosen values, so that it never says what was not chosen."""
    old = mention("e", by=EARLY, status="proposed", actors=(BANK,), title="Export Bank: loan (proposed)")
    new = mention("l", by=LATE, amounts=(usd("5000000"),), title="Unnamed actor: loan, USD 5 million (agreed)")
    assert chosen("title", old, new) == ("Export Bank: loan, USD 5 million (agreed)", "follows")


def test_what_another_mention_fills_is_not_missing() -> None:
    """A recipient that one text lost and another names is not missing any more."""
    gap = mention("a", missing=(Missing(slot="recipients", reason="gap"), Missing(slot="amounts", reason="not_stated")))
    found = merged([gap, mention("b", recipients=(FIRM,))]).initiative
    assert found.missing == (Missing(slot="amounts", reason="not_stated"),)


def test_facts_say_who_told_what_in_which_words() -> None:
    """Every value that was told stands among the facts, the chosen one first, with the words that support it alone."""
    words = Quote(span=Span(10, 34), text="the bank lent $5 million")
    told_so = attrs.evolve(mention("a", amounts=(usd("5000000"),), slots={"amounts": (Span(24, 34),)}), quotes=(words,))
    other = mention("b", by=OFFICIAL, amounts=(usd("6000000", bound="about"),))
    found = [fact for fact in facts(merged([told_so, other])) if fact.field == "amounts"]
    assert [(fact.value, fact.chosen, fact.rule) for fact in found] == [
        ("about USD 6000000", True, "latest_official"),
        ("USD 5000000", False, ""),
    ]
    assert found[1].quotes == (Quote(span=Span(24, 34), text="$5 million"),)


@settings(deadline=None)
@given(mentions, st.randoms(use_true_random=False))
def test_order_never_matters(told_by: list[Mention], random: Any) -> None:
    """The mentions in any order give one and the same initiative."""
    first = merged(told_by)
    random.shuffle(told_by)
    again = merged(told_by)
    assert again == first
    assert facts(again) == facts(first)


@settings(deadline=None)
@given(mentions)
def test_told_once_is_chosen_as_if_told_twice_by_one_document(told_by: list[Mention]) -> None:
    """What one mention alone tells is what the rules choose of it and its like, each value by the same rule."""
    for alone in told_by:
        once, twice = merged([alone]), merged([alone, attrs.evolve(alone, id=f"{alone.id} again")])
        assert (once.initiative, once.rules) == (twice.initiative, twice.rules)
        assert (once.documents, once.sources) == (twice.documents, twice.sources)


@settings(deadline=None)
@given(mentions)
def test_each_value_is_one_that_a_mention_tells(told_by: list[Mention]) -> None:
    """Nothing is averaged or mixed, and each rule has a name that is explained."""
    found = merged(told_by)
    for field in ("instrument", "status", "amounts", "announced", "countries", *PARTIES):
        value = told(found.initiative, field)
        assert value in [told(one.initiative, field) for one in told_by]
    everything = {value for one in told_by for value in told(one.initiative, "commodities")}
    assert everything.issuperset(found.initiative.commodities)
    assert bool(everything) == bool(found.initiative.commodities)
    assert RULES.keys() >= {*found.rules.values()}
    assert {field for field in FIELDS if told(found.initiative, field)} == found.rules.keys() & {*FIELDS}


@settings(deadline=None)
@given(mentions)
def test_a_sum_that_any_mention_bars_is_never_countable(told_by: list[Mention]) -> None:
    """What counts is agreed or promised, has a currency and a party, and no mention of the same figure bars it."""
    found = merged(told_by).initiative
    if not found.countable:
        return
    assert found.status not in ("proposed", "ended")
    assert found.actors or found.recipients
    figures = {(amount.amount, amount.currency) for amount in found.amounts}
    same = [one for one in told_by if figures & {(a.amount, a.currency) for a in one.initiative.amounts}]
    assert not {one.initiative.count_reason for one in same} & {*REASONS[2:]}
    shared = [a for one in same for a in one.initiative.amounts if (a.amount, a.currency) in figures]
    assert all(a.role in ("stated", "ceiling") and not a.per and a.currency for a in shared)
    assert any(one.initiative.countable for one in same)


@settings(deadline=None)
@given(mentions)
def test_facts_hold_every_value_that_was_told(told_by: list[Mention]) -> None:
    """Nothing that a document tells is lost, and what was chosen is marked."""
    found = merged(told_by)
    listed = {(fact.field, fact.value, fact.mention) for fact in facts(found)}
    assert listed == {(f, v, one.id) for one in told_by for f in FIELDS for v in told(one.initiative, f)}
    _chosen_are_marked(found)


def _chosen_are_marked(found: Merged) -> None:
    for field in ("status", "amounts", *PARTIES):
        marked = {fact.value for fact in facts(found) if fact.field == field and fact.chosen}
        assert marked == {*told(found.initiative, field)}


def test_ids_of_a_record_are_left_behind() -> None:
    """Parties and sums of a merged initiative don't point into a record that they don't stand in any more."""
    party = attrs.evolve(BANK, entities=("e1",))
    amount: Amount = usd("5", entities=("e2",), parts=("i3",))
    found = merged([mention("a", actors=(party,), amounts=(amount,))]).initiative
    assert (found.actors, found.amounts) == ((BANK,), (usd("5"),))


def test_each_rule_is_documented_and_no_other() -> None:
    """Who looks up a rule that the ledger names finds it in the documentation."""
    page = (Path(__file__).parents[2] / "docs" / "merging.md").read_text(encoding="utf-8")
    table = page.partition("## Which value is chosen")[2].partition("## Verdicts")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(RULES)
