"""Clusters: who is put together, whatever the order, and what people decided holds."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.tellings import FIRM, MINISTRY, RIVAL, source, usd

from reex.ledger.clusters import clusters
from reex.ledger.model import Decision, Mention, Pair
from reex.model import Initiative


def told(handle: str, document: str | None = None, **fields: Any) -> Mention:
    """Return a loan as a document tells it."""
    known: dict[str, Any] = {"instrument": "loan", "status": "agreed", **fields}
    return Mention(id=handle, source=source(document or handle), initiative=Initiative(**known))


def same(a: str, b: str, strength: float = 1.0) -> Pair:
    """Return a pair that is to be merged."""
    return Pair(a=a, b=b, verdict="same", rule="r", reason="", strength=strength)


def ids(found: list[tuple[Mention, ...]]) -> list[list[str]]:
    """Return the handles of each cluster."""
    return [[mention.id for mention in group] for group in found]


def test_pairs_that_are_the_same_are_put_together_and_near_ones_are_not() -> None:
    """Near pairs are for people."""
    near = Pair(a="b", b="c", verdict="near", rule="r", reason="", strength=0.9)
    assert ids(clusters(map(told, "abc"), [same("a", "b"), near], [])) == [["a", "b"], ["c"]]


def test_a_chain_does_not_bring_together_what_one_document_tells_apart() -> None:
    """The stronger likeness wins, and the rest stays apart."""
    every = [told("a", "1"), told("b", "2"), told("c", "1")]
    assert ids(clusters(every, [same("a", "b", 0.8), same("b", "c", 0.9)], [])) == [["a"], ["c", "b"]]


def test_a_chain_does_not_bring_together_other_firms_or_other_sums() -> None:
    """A mention that leaves the firm open joins one of them at most."""
    every = [told("a", recipients=(FIRM,)), told("b"), told("c", recipients=(RIVAL,))]
    assert ids(clusters(every, [same("a", "b", 0.9), same("b", "c", 0.8)], [])) == [["a", "b"], ["c"]]
    every = [told("a", amounts=(usd("400"),)), told("b"), told("c", amounts=(usd("150"),))]
    assert ids(clusters(every, [same("a", "b", 0.8), same("b", "c", 0.9)], [])) == [["a"], ["b", "c"]]


def test_a_person_joins_what_no_rule_would() -> None:
    """Even two of one document, or acts with other sums."""
    every = [told("a", "1", amounts=(usd("400"),)), told("b", "1", amounts=(usd("150"),)), told("c")]
    assert ids(clusters(every, [], [Decision(verdict="join", a="a", b="b")])) == [["a", "b"], ["c"]]


def test_a_split_keeps_two_apart_and_leaves_the_rest_together() -> None:
    """It holds between the two, whatever brings others together."""
    every = [told(name, actors=(MINISTRY,)) for name in "abcd"]
    pairs = [same(a, b) for a, b in combinations("abcd", 2)]
    assert ids(clusters(every, pairs, [Decision(verdict="split", a="a", b="c")])) == [["a", "b", "d"], ["c"]]


def test_the_first_published_comes_first_and_what_has_no_date_last() -> None:
    """So the handle of an initiative is that of its first mention."""
    every = [
        Mention(id=name, source=source(name, published=date), initiative=told("x").initiative)
        for name, date in (("a", None), ("b", "2025-10-02"), ("c", "2025-10"))
    ]
    assert ids(clusters(every, [same("a", "b"), same("b", "c")], [])) == [["c", "b", "a"]]


_NAMES = "abcdefgh"
_pairs = st.lists(
    st.tuples(st.sampled_from(list(combinations(_NAMES, 2))), st.sampled_from([0.7, 0.9])), unique_by=lambda one: one[0]
)
_decisions = st.lists(
    st.tuples(st.sampled_from(list(combinations(_NAMES, 2))), st.sampled_from(["join", "split", "split"])),
    unique_by=lambda one: one[0],
    max_size=5,
)


@given(
    st.lists(st.sampled_from("12345678"), min_size=8, max_size=8),
    st.lists(st.sampled_from([(), (FIRM,), (RIVAL,)]), min_size=8, max_size=8),
    _pairs,
    _decisions,
    st.randoms(use_true_random=False),
)
def test_each_mention_is_in_one_cluster_and_the_same_one_in_any_order(
    documents: list[str], firms: list[Any], found: list[Any], decided: list[Any], random: Any
) -> None:
    """The order of mentions, pairs and decisions changes nothing, and no split is ever crossed."""
    every = [told(name, document, recipients=to) for name, document, to in zip(_NAMES, documents, firms, strict=True)]
    pairs = [same(a, b, strength) for (a, b), strength in found]
    decisions = [Decision(verdict=verdict, a=a, b=b) for (a, b), verdict in decided]
    expected = clusters(every, pairs, decisions)
    for shuffled in (every, pairs, decisions):
        random.shuffle(shuffled)
    assert clusters(every, pairs, decisions) == expected
    assert sorted(mention.id for group in expected for mention in group) == list(_NAMES)
    home = {mention.id: number for number, group in enumerate(expected) for mention in group}
    splits = [one for one in decisions if one.verdict == "split"]
    assert all(home[one.a] != home[one.b] for one in splits)
    if not splits:
        assert all(home[one.a] == home[one.b] for one in decisions)
