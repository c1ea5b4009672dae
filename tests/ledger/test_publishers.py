"""Governments are known by their addresses and names; copies and papers count once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex.ledger.model import Source
from reex.ledger.publishers import independent, is_official

GOVERNMENTS = (
    "https://www.energy.gov/a", "https://www.army.mil/", "https://www.industry.gov.au/x", "https://pm.gc.ca/en",
    "https://www.economie.gouv.fr/", "https://ec.europa.eu/b", "https://www.meti.go.jp/", "https://www.motie.go.kr:443/",
    "https://www.gob.mx/", "https://www.iea.org/reports",
)  # fmt: skip


@pytest.mark.parametrize("url", GOVERNMENTS)
def test_the_address_of_a_government_is_official(url: str) -> None:
    assert is_official(None, url)


@pytest.mark.parametrize(
    "url", ["https://www.reuters.com/gov", "https://energy.gov.com/", "https://mygov.au", "http://[", None]
)
def test_other_addresses_are_not(url: str | None) -> None:
    assert not is_official("Daily Paper", url)


def test_a_government_is_known_by_its_name() -> None:
    assert is_official("the white  house", None)
    assert not is_official(None, None)


def test_one_publisher_counts_once_however_it_is_written() -> None:
    names = ("Ore Wire", "ORE WIRE, Inc.", "The Ore Wire")
    sources = [Source(id=name, publisher=name) for name in names]
    assert independent(sources) == 1
    assert independent([Source(id="a", url="https://www.orewire.com/1"), Source(id="b", publisher="orewire.com")]) == 1


def test_copies_and_publishers_are_followed_through() -> None:
    a = Source(id="a", publisher="A", text_group="1")
    b = Source(id="b", publisher="B", text_group="1")
    c = Source(id="c", publisher="B", text_group="2")
    assert independent([a, c]) == 2
    assert independent([a, b, c]) == 1
    assert independent([]) == 0


_SOURCES = st.builds(
    Source,
    id=st.sampled_from("abcd"),
    publisher=st.sampled_from([None, "P", "p Inc.", "Q", "R"]),
    url=st.sampled_from([None, "https://www.p/", "https://s.com/"]),
    text_group=st.sampled_from(["", "1", "2", "3"]),
)


@given(st.lists(_SOURCES, max_size=8).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_sources_never_matters(both: tuple[list[Source], list[Source]]) -> None:
    assert independent(both[0]) == independent(both[1])
