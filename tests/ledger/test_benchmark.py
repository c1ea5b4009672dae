"""What the benchmark says of the ledger is right, and said of the same documents each time."""

from __future__ import annotations

import importlib
import sys
from itertools import combinations, islice
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.source_tree
FOLDER = Path(__file__).parents[2] / "benchmarks"


def _script(name: str) -> ModuleType:
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))


@pytest.fixture(scope="module")
def deals() -> ModuleType:
    """Return the script that makes up documents."""
    return _script("deals")


@pytest.fixture(scope="module")
def ledger() -> ModuleType:
    """Return the benchmark."""
    return _script("ledger")


def test_the_documents_are_the_same_each_time(deals: ModuleType) -> None:
    """Figures of two days can be compared, as they are of the same documents."""
    once, again = ([told.record.to_json(text=True) for told in deals.documents(200)] for _ in range(2))
    assert once == again
    assert len(set(once)) == len(once)


def test_what_is_made_up_is_a_record_as_reex_makes_it(deals: ModuleType) -> None:
    """Each entity stands where it says, and no document tells of a deal twice."""
    for told in islice(deals.documents(2_000), 200):
        record = told.record
        assert all(record.quote(entity) == entity.text for entity in record.entities)
        assert all(act.evidence[0].end <= len(record.document.text) for act in record.initiatives)
        numbers = [deal.number for deal in told.deals]
        assert len(set(numbers)) == len(numbers) == len(record.initiatives)


def test_so_many_mentions_are_made_as_were_asked_for(deals: ModuleType) -> None:
    """The size that is asked for is reached, and passed by one document at most."""
    made = sum(len(told.deals) for told in deals.documents(500))
    assert 500 <= made < 506


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from("abcd")), min_size=2, max_size=20))
def test_precision_and_recall_are_those_of_all_pairs(ledger: ModuleType, homes: list[tuple[int, str]]) -> None:
    """The figures are those that going through each pair of mentions gives."""
    pairs = list(combinations(homes, 2))
    same = {at for at, (a, b) in enumerate(pairs) if a[0] == b[0]}
    merged = {at for at, (a, b) in enumerate(pairs) if a[1] == b[1]}
    found = ledger.Contingency.of(homes).figures()
    assert found["precision"] == (len(same & merged) / len(merged) if merged else 1.0)
    assert found["recall"] == (len(same & merged) / len(same) if same else 1.0)
