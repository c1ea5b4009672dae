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
    "https://www.gob.mx/", "https://www.iea.org/reports", "https://www.gov.uk/a", "https://www.wipo.int/",
)  # fmt: skip


@pytest.mark.parametrize("url", GOVERNMENTS)
def test_the_address_of_a_government_is_official(url: str) -> None:
    """A text on a site of a government, or of a body between governments, is official."""
    assert is_official(None, url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.reuters.com/gov",
        "https://energy.gov.com/",
        "https://mygov.au",
        "https://gov.de/x",
        "https://orewire.int.com/",
        "http://[",
        None,
    ],
)
def test_other_addresses_are_not(url: str | None) -> None:
    """Words that look official, and a site under gov.de, which no government has, are no evidence."""
    assert not is_official("Daily Paper", url)


def test_a_government_is_known_by_its_name() -> None:
    """A publisher's name does where there is no address, however it is written."""
    assert is_official("the white  house", None)
    assert is_official("Energy.gov", None)
    assert not is_official(None, None)


def test_one_publisher_counts_once_however_it_is_written() -> None:
    """One publisher is one source, by its name in any form or by its domain."""
    names = ("Ore Wire", "ORE WIRE, Inc.", "The Ore Wire")
    sources = [Source(id=name, publisher=name) for name in names]
    assert independent(sources) == 1
    assert independent([Source(id="a", url="https://uk.orewire.com/1"), Source(id="b", publisher="orewire.com")]) == 1
    assert independent([Source(id="a", url="https://orewire.com/1"), Source(id="b", publisher="OreWire")]) == 1


def _count(*told: tuple[str | None, str]) -> int:
    return independent([Source(id=str(at), publisher=who, text_group=text) for at, (who, text) in enumerate(told)])


def test_a_press_release_is_one_source_however_many_papers_print_it() -> None:
    """Papers that print one text, and have none of their own, are one source together."""
    assert _count(("Ore Wire", "1"), ("Daily Paper", "1"), ("Coast Times", "1")) == 1
    assert _count(("Ore Wire", "1"), ("Daily Paper", "1"), ("Daily Paper", "2"), ("Coast Times", "2")) == 1


def test_a_paper_that_prints_a_text_of_an_agency_adds_nothing_to_it() -> None:
    """An agency with two texts is one source, and stays one where a paper prints one of them."""
    assert _count(("Ore Wire", "1"), ("Daily Paper", "1"), ("Ore Wire", "2")) == 1


def test_papers_that_print_a_press_release_count_by_what_they_write_themselves() -> None:
    """Two papers with a text of their own each are two sources, though both have printed the release too."""
    assert _count(("Ore Wire", "1"), ("Daily Paper", "1"), ("Ore Wire", "2"), ("Daily Paper", "3")) == 2


def test_who_is_unknown_counts_by_domain_and_else_by_text() -> None:
    """Pages of one domain are of one publisher; of texts that nobody is known for, each is one source."""
    urls = ("https://news.orewire.co.uk/1", "https://www.orewire.co.uk/2", "https://dailypaper.co.uk/")
    assert independent([Source(id=url, url=url) for url in urls]) == 2
    assert _count((None, "1"), (None, "1"), (None, "2"), ("—", "3")) == 3
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
    """The same sources give the same count in whatever order they stand."""
    assert independent(both[0]) == independent(both[1])
