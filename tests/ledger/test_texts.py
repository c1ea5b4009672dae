"""Copies of one text are found, whatever each paper put around them; two texts on one deal are two."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, select

from reex.document import Document
from reex.ledger import texts
from reex.ledger.tables import BANDS, DOCUMENTS, METADATA, SIGNATURES
from reex.ledger.texts import ALIKE, bands, regroup, signature, similarity
from reex.model import Entity, Record

BODY = (
    "The ministry of mines said on Tuesday that it would lend 400 million dollars to Ostrava Magnets, which plans "
    "a plant for separating rare earth oxides near the port of Lisle. Officials expect tonnes in three years. "
    "The loan runs for twelve years and is secured by offtake contracts with two carmakers, whose names were not "
    "given. Opposition members asked why no tender had been held, and the minister promised a report before the "
    "summer recess. Shares of the company rose by nine percent in early trading, the most since its listing. "
    "Analysts had expected a smaller sum, since the budget for critical minerals was cut last autumn by a third."
)
COPY = f"Magnet maker gets state money\nBy our own staff\n{BODY}\nSubscribe to our weekly letter for more such news."
OTHER = (
    "Ostrava Magnets has won a credit worth 400 million dollars from the state, its largest so far, to build a "
    "separation works on the coast at Lisle. Carmakers have already promised to buy what it makes. Critics in "
    "parliament want to know who else was asked. Money will flow over twelve years, according to the mining ministry, "
    "and production should start within three. Investors cheered: the stock was up almost a tenth by noon."
)


def _record(text: str) -> Record:
    return Record(document=Document(text=text))


def _groups(told: dict[str, str], batches: list[list[str]]) -> dict[str, str]:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        for batch in batches:
            for name in batch:
                mark = signature(_record(told[name]))
                row = {"id": name, "series": name, "official": False, "text_group": name, "record": "{}"}
                connection.execute(insert(DOCUMENTS), row)
                texts.keep(connection, [(name, mark)])
            regroup(connection, batch)
        found = connection.execute(select(DOCUMENTS.c.id, DOCUMENTS.c.text_group)).all()
    engine.dispose()
    return {row.id: row.text_group for row in found}


def test_a_copy_with_another_headline_byline_and_footer_is_found() -> None:
    """A paper's own headline, byline and footer don't hide that it printed another's text."""
    assert _groups({"b": BODY, "a": COPY}, [["b"], ["a"]]) == {"a": "a", "b": "a"}


def test_two_texts_on_one_deal_in_different_words_are_two() -> None:
    """Two texts that tell of one deal in words of their own are two sources."""
    assert _groups({"a": BODY, "b": OTHER}, [["a", "b"]]) == {"a": "a", "b": "b"}


def test_a_signature_is_the_same_on_every_machine() -> None:
    """A signature that was written on another machine, or by a later version, still compares."""
    mark = signature(_record("one two three four five six"))
    assert len(mark) == 512
    assert bands(mark)[0] == 0x05736D7A


def test_texts_without_words_are_no_copies_of_each_other() -> None:
    """Documents without a word have nothing in common."""
    assert signature(_record("…")) == b""
    assert bands(b"") == []
    assert similarity(b"", b"") == 0.0
    assert _groups({"a": "", "b": ""}, [["a", "b"]]) == {"a": "a", "b": "b"}


def test_entities_stand_for_a_text_that_was_left_out() -> None:
    """Records without text are compared by their entities, in the order of the text."""
    one = Entity(kind="org", start=0, end=7, text="Ostrava")
    two = Entity(kind="place", start=9, end=14, text="Lisle")
    found = {signature(Record(document=Document(text=""), entities=order)) for order in ((one, two), (two, one))}
    assert found == {signature(_record("Ostrava Lisle"))}


# A chain, each like the next, and one that stands alone.
WORDS = BODY.split()
TEXTS = {f"d{shift}": " ".join(WORDS[shift * 10 : shift * 10 + 60]) for shift in range(5)} | {"x": OTHER}


@settings(max_examples=25, deadline=None)
@given(st.permutations(sorted(TEXTS)), st.integers(1, 6))
def test_the_order_of_adding_never_matters(order: list[str], size: int) -> None:
    """The same documents give the same groups, in whatever order and portions they come."""
    whole = _groups(TEXTS, [sorted(TEXTS)])
    assert _groups(TEXTS, [order[start : start + size] for start in range(0, len(order), size)]) == whole


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_groups_are_what_hangs_together_by_similarity(data: st.DataObject) -> None:
    """Sparing comparisons changes no group: they are those that comparing all texts that share a band would give."""
    starts = data.draw(st.lists(st.integers(0, len(WORDS) - 40), min_size=1, max_size=12))
    told = {f"{number:02}": " ".join(WORDS[start : start + 40]) for number, start in enumerate(starts)}
    marks = {name: signature(_record(text)) for name, text in told.items()}
    expected = {name: name for name in told}
    for _ in told:  # long enough for the smallest name to reach the end of any chain
        for a, b in product(told, repeat=2):
            if similarity(marks[a], marks[b]) >= ALIKE and set(bands(marks[a])) & set(bands(marks[b])):
                expected[a] = min(expected[a], expected[b])
    order = data.draw(st.permutations(sorted(told)))
    size = data.draw(st.integers(1, len(order)))
    assert _groups(told, [order[start : start + size] for start in range(0, len(order), size)]) == expected


def test_many_copies_of_one_text_cost_little_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press release that 300 papers print, each with a line of its own, takes few comparisons a paper, not 300."""
    compared = 0
    copies = texts._copies

    def counted(text: Any, others: Any) -> Any:
        nonlocal compared
        compared += len(others)
        return copies(text, others)

    monkeypatch.setattr(texts, "_copies", counted)
    told = {f"{number:03}": f"{BODY} Printed by paper number {number} of the coast" for number in range(300)}
    names = sorted(told)
    assert set(_groups(told, [names[start : start + 50] for start in range(0, 300, 50)]).values()) == {"000"}
    assert compared < 5 * len(told)


def test_a_text_that_changes_leaves_its_group() -> None:
    """A document whose text is another now is no copy any more."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        for name in ("a", "b"):
            row = {"id": name, "series": name, "official": False, "text_group": "a", "record": "{}"}
            connection.execute(insert(DOCUMENTS), row)
            text = BODY if name == "a" else OTHER
            connection.execute(insert(SIGNATURES), {"document": name, "signature": signature(_record(text))})
        regroup(connection, ["a"])
        assert sorted(connection.scalars(select(DOCUMENTS.c.text_group))) == ["a", "b"]
    engine.dispose()


def test_what_is_forgotten_is_nobodys_copy() -> None:
    """A document whose findings are taken out leaves no band behind, and others keep theirs."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        for name, text in (("a", BODY), ("b", COPY)):
            mark = signature(_record(text))
            row = {"id": name, "series": name, "official": False, "text_group": name, "record": "{}"}
            connection.execute(insert(DOCUMENTS), row)
            texts.keep(connection, [(name, mark)])
        texts.forget(connection, ["a"])
        assert connection.scalars(select(SIGNATURES.c.document)).all() == ["b"]
        assert set(connection.scalars(select(BANDS.c.text))) == set(connection.scalars(select(SIGNATURES.c.number)))
    engine.dispose()
