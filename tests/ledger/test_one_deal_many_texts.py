"""What an analyst wants of five articles on the same deals: one row each, totals that hold, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

import reex
from reex.ledger.book import Ledger
from reex.ledger.model import Merged
from reex.ledger.sums import Sum

SEEDS = Path(__file__).parents[2] / "seeds"
SHARED = Path(__file__).parents[3] / "shared" / "seeds"
# Each a made-up article; the facts are those that newspapers told of in 2025.
STAKE = (
    "Published: 2025-07-11\n\nThe U.S. Department of Defense bought $400 million of preferred stock in MP Materials. "
    "Mountain Pass is a rare earth mine in California. "
    "China holds 90% of rare earth separation and 93% of magnet making.\n"
)
PACKAGE = (
    "Published: 2025-08-02\n\nThe Pentagon took a $400 million equity stake in MP Materials and added a $150 million "
    "loan. "
    "MP Materials is located in Nevada. China controls more than 60% of rare earth processing.\n"
)
LENT = (
    "Published: 2025-09-14\n\nThe Office of Strategic Capital lent about $700 million to Vulcan Elements. "
    "The Department of Energy announced a $1 billion investment in critical minerals processing. "
    "The Department of Energy has invested $439 million in recycling since 2020.\n"
)
ALLIES = (
    "Published: 2025-10-31\n\nThe United States and Australia signed a framework with a $1 billion joint funding "
    "commitment. "
    "The Department of Energy announced a $1 billion investment in critical minerals processing. "
    "China makes 85% of processed rare earths.\n"
)
TEXTS = {"stake": STAKE, "package": PACKAGE, "lent": LENT, "allies": ALLIES}


@pytest.fixture(scope="module")
def records() -> list[reex.Record]:
    """Read the texts."""
    return [reex.extract(text) for text in TEXTS.values()]


@pytest.fixture(scope="module")
def ledger(records: list[reex.Record], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Add them to a ledger."""
    with Ledger(tmp_path_factory.mktemp("ledger") / "deals.db") as book:
        book.add(records)
        yield book


def millions(sums: tuple[Sum, ...]) -> dict[str | None, Decimal]:
    """Return what sums come to, by currency."""
    return {one.currency: one.high / 1_000_000 for one in sums}


def told_twice(ledger: Ledger) -> dict[str, Merged]:
    """Return the initiatives that two documents tell of, by instrument."""
    return {one.initiative.instrument: one for one in ledger.initiatives(mentions=True) if one.documents == 2}


def test_what_two_articles_tell_is_one(ledger: Ledger) -> None:
    """A stake and an investment that two articles tell of are one each; two billions of two givers stay two."""
    twice = told_twice(ledger)

    assert set(twice) == {"equity", "funding"}
    assert [party.name for party in twice["equity"].initiative.recipients] == ["MP Materials Corp."]
    assert [party.name for party in twice["funding"].initiative.actors] == ["U.S. Department of Energy"]
    assert sum(one.initiative.instrument == "funding" for one in ledger.initiatives()) == 3


def test_each_deal_is_added_up_once(ledger: Ledger) -> None:
    """The totals hold each sum once, by status, with the running total apart, beside what adding all figures gives."""
    totals = ledger.totals(by=["status"])

    assert {row.keys: millions(row.sums) for row in totals.rows} == {
        ("agreed",): {"USD": 2250}, ("announced",): {"USD": 1000},
    }  # fmt: skip
    assert millions(totals.grand.sums) == {"USD": 3250}
    assert {one.reason: millions(one.sums) for one in totals.left_out} == {"cumulative": {"USD": 439}}
    assert totals.naive is not None
    assert millions(totals.naive) == {"USD": 5089}


def test_where_they_disagree(ledger: Ledger) -> None:
    """Shares of one stage are compared, those of another are none of it; where the firm is stays open."""
    found = {(one.a_value, one.b_value): one.verdict for one in ledger.contradictions()}
    verdicts = {frozenset(values): verdict for values, verdict in found.items()}

    assert verdicts[frozenset({"85 %", "90 %"})] == "conflict"
    assert verdicts[frozenset({"at least 60 %", "90 %"})] == "compatible_bounds"
    assert verdicts[frozenset({"93 %", "90 %"})] == "different_scope"
    assert verdicts[frozenset({"US-NV", "US-CA"})] == "unresolved"


def test_the_order_of_the_texts_makes_no_difference(records: list[reex.Record], tmp_path: Path) -> None:
    """Whichever is added first, and whether all come at once or one by one, the ledger says the same."""
    seen = set()
    for number, order in enumerate([*permutations(records)][::5]):
        with Ledger(tmp_path / f"{number}.db") as book:
            for part in (order[:2], order[2:]) if number % 2 else (order,):
                book.add(part)
            seen.add(repr([list(book.initiatives(mentions=True)), list(book.contradictions()), book.totals()]))

    assert len(seen) == 1


def test_the_articles_of_the_project(tmp_path: Path) -> None:
    """The same facts in other words come to the same totals, and the place of MP Materials is open there too."""
    with Ledger(tmp_path / "seeds.db") as book:
        book.add(reex.extract_files(sorted(SEEDS.glob("*.txt"))))
        totals = book.totals(by="status")
        found = list(book.contradictions())

    assert {row.keys: millions(row.sums) for row in totals.rows} == {
        ("agreed",): {"USD": 2250}, ("announced",): {"USD": 1000},
    }  # fmt: skip
    assert {"US-CA", "US-NV"} in [{one.a_value, one.b_value} for one in found if one.type == "place"]
    assert {"agreed", "proposed"} in [{one.a_value, one.b_value} for one in found if one.type == "status"]
    assert {"us/doe", "us/white-house"} in [{one.a_value, one.b_value} for one in found if one.type == "party"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five articles are not here")
def test_the_five_articles(tmp_path: Path) -> None:
    """Of USD 12.64 billion in five real articles, 3.25 are acts that may be added; where they disagree is found."""
    with Ledger(tmp_path / "five.db") as book:
        book.add(reex.extract_files(sorted(SHARED.glob("*.txt"))))
        totals = book.totals(by=["status"])
        found = list(book.contradictions())
        loose = book.review().loose
        told = [book.initiative(one).initiative for end in loose for one in end.initiatives]

    assert {row.keys: millions(row.sums) for row in totals.rows} == {
        ("agreed",): {"USD": 2250}, ("announced",): {"USD": 1000},
    }  # fmt: skip
    assert totals.naive is not None
    assert millions(totals.naive) == {"USD": 11639}  # the twelfth billion is a headline beside an article: furniture
    cumulative = [one.high / 1_000_000 for left in totals.left_out if left.reason == "cumulative" for one in left.sums]
    assert sorted(cumulative) == [439, 1000]
    assert {"party", "place", "share", "status"} <= {one.type for one in found}
    assert {"us/doe", "us/white-house"} in [{one.a_value, one.b_value} for one in found if one.type == "party"]
    assert {"US-CA", "US-NV"} in [{one.a_value, one.b_value} for one in found if one.type == "place"]
    assert {"agreed", "proposed"} in [{one.a_value, one.b_value} for one in found if one.type == "status"]
    assert {"60 %", "85 %", "90 %", "at least 60 %", "at least 90 %"} <= {
        value for one in found if one.type == "share" for value in (one.a_value, one.b_value)
    }
    assert not [one for one in found if one.verdict == "conflict" and "93 %" in (one.a_value, one.b_value)]
    assert ("2025-10",) in [end.dates for end in loose]
    assert {party.ref for one in told for party in one.actors} >= {"US", "AU"}
