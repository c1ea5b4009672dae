"""Whatever a model replies, the record is sound."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reex

FIRST = "The Pentagon bought $400 million of preferred stock in MP Materials, which runs Mountain Pass."
TEXT = (
    f"{FIRST}\n\n“Japan’s Sojitz” lends A$5m–A$7m to Lynas\N{NO-BREAK SPACE}Rare Earths \N{PILE OF POO} for ten years "
    "from May 2025. China controls exports of dysprosium under the Export Control Law; billions in aid follow."
)
MENTIONS = [
    "The Pentagon", "$400 million", "MP Materials", "Mountain Pass", "Sojitz", "A$5m", "A$5m–A$7m", "Lynas Rare Earths",
    "ten years", "May 2025", "China", "dysprosium", "Export Control Law", "billions in aid",
]  # fmt: skip
PARTIES = ["agency", "company", "country", "facility"]
CODES: dict[str, list[str]] = {
    "instrument": [*reex.codes.INSTRUMENTS], "status": [*reex.codes.STATUSES], "binding": ["binding", "nonbinding"],
    "actors": PARTIES, "recipients": PARTIES, "amounts": [*reex.codes.AMOUNT_ROLES], "stages": [*reex.codes.STAGES],
    "commodities": [], "programs": [], "countries": [], "announced": [], "effective": [], "until": [], "duration": [],
}  # fmt: skip


def phrases(text: str) -> st.SearchStrategy[str]:
    """Return a mention, some words of *text* that follow each other, or a stretch that may begin within a word."""
    words, at = text.split(), st.integers(0, len(text))
    run = st.tuples(st.integers(0, len(words) - 1), st.integers(1, 6))
    return st.one_of(
        st.sampled_from(MENTIONS),
        run.map(lambda pair: " ".join(words[pair[0] : pair[0] + pair[1]])),
        st.tuples(at, at).map(lambda pair: text[min(pair) : max(pair)]),
    )


def items(field: str, text: str) -> st.SearchStrategy[Any]:
    """Return items that are as the schema wants them, with words of *text*."""
    code = {"code": st.sampled_from(CODES[field])} if CODES[field] else {}
    return st.fixed_dictionaries({"quote": phrases(text), **code})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
# Acts with a core that the text bears out, so that all else comes into play.
core = {
    "evidence": st.just([{"quote": FIRST}]),
    "instrument": st.lists(
        items("instrument", FIRST).filter(lambda item: item["quote"] in FIRST), min_size=1, max_size=2
    ),
    "status": st.lists(items("status", FIRST).filter(lambda item: item["quote"] in FIRST), min_size=1, max_size=2),
}
rest = {field: st.lists(items(field, TEXT) | items(field, TEXT) | anything, max_size=3) for field in CODES}
told = st.fixed_dictionaries(rest | core)
untold = st.dictionaries(st.sampled_from([*CODES, "evidence"]) | st.text(max_size=5), anything, max_size=5)
replies = st.one_of(
    st.lists(told, min_size=1, max_size=3).map(lambda acts: json.dumps({"acts": acts})),
    st.lists(told | untold | anything, max_size=3).map(lambda acts: json.dumps({"acts": acts})),
    anything.map(json.dumps),
    st.text(max_size=50),
)


@given(replies)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_reply_yields_a_sound_record(run: Callable[..., reex.Record], reply: str) -> None:
    """All spans lie in the text, all sums are those of entities, all codes are of the lists, and nothing fails."""
    record = run(reply, TEXT)
    money = {entity.id: entity.value for entity in record.by_kind("money")}
    commodities = {entity.ref for entity in record.by_kind("commodity")}
    known = {entity.id for entity in record.entities}

    for act in record.initiatives:
        assert act.evidence
        assert act.instrument in reex.codes.INSTRUMENTS
        assert act.status in reex.codes.STATUSES
        spans = [*act.evidence, *(span for places in act.slots.values() for span in places)]
        assert all(span.end <= len(TEXT) for span in spans)
        for amount in act.amounts:
            (mention,) = amount.entities
            value = money[mention]
            assert isinstance(value, reex.Money)
            assert (amount.amount, amount.low, amount.currency) == (value.amount, value.low, value.currency)
        for party in (*act.actors, *act.recipients):
            assert set(party.entities) <= known
            assert all(form in TEXT for form in party.forms)
        assert set(act.commodities) <= commodities
        assert set(act.stages) <= set(reex.codes.STAGES)
    assert not [notice for notice in record.warnings if notice.code == "extractor-failed"]
    assert reex.Record.from_json(record.to_json(text=True)) == record
