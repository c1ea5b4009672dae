"""The ledger as people use it: from the front door, on both databases, with what is merged and what is seen of it."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from sqlalchemy import Engine, create_engine, event, select, text
from tests.ledger.documents import dump_of, lines, record, with_text

import reex
from reex.ledger import adding, merge, store
from reex.ledger.tables import MENTIONS, STALE
from reex.model import Record


@pytest.fixture
def book(ledger_url: str) -> Iterator[reex.Ledger]:
    """Return a new ledger."""
    with reex.Ledger(ledger_url) as opened:
        yield opened


def _retold(number: int, **document: Any) -> Record:
    """Return another article on the deals of :func:`record`, by another paper, in other words of the same length."""
    told = record(number)
    retold = with_text(told, told.document.text.replace(" lent ", " gave ").replace(" mines ", " holds "))
    document = {"publisher": "Another Paper", "path": f"retold/{number}.txt", "title": f"More on {number}"} | document
    return attrs.evolve(retold, document=attrs.evolve(retold.document, **document))


def test_the_front_door_has_the_ledger_and_loads_no_database_for_it(tmp_path: Path) -> None:
    """Who imports reex, or names the ledger, pays for no database."""
    code = "import sys, reex; reex.Ledger, reex.Filter, reex.LedgerError; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_without_sqlalchemy_the_ledger_says_what_to_install(tmp_path: Path) -> None:
    """A missing library is one clear error, and a child of ReexError."""
    code = (
        "import sys; sys.modules['sqlalchemy'] = None\n"
        "import reex\n"
        "try: reex.Ledger('ledger.db')\n"
        "except reex.MissingLibraryError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == (
        "the ledger needs SQLAlchemy: pip install -e '.[ledger]' in a checkout of reex, "
        "else pip install 'reex[ledger]'\n"
    )
    assert not (tmp_path / "ledger.db").exists()


def test_a_ledger_takes_records_a_file_or_a_folder(book: reex.Ledger, tmp_path: Path) -> None:
    """What is added can be records, however they come, or what reex extract has written."""
    (tmp_path / "some.jsonl").write_bytes(lines([record(1)]) + b"nonsense\n")
    (tmp_path / "more.jsonl").write_bytes(lines([record(2)]))
    assert book.add(tmp_path / "some.jsonl").added == 1
    done = book.add(str(tmp_path))
    assert (done.added, done.unchanged, done.mentions, done.initiatives) == (1, 1, 4, 4)
    assert len(done.skipped) == 1
    assert book.add(reex.Records([record(3)])).added == 1
    assert book.add(iter([record(4)])).added == 1
    assert book.add([]).mentions == 8


def test_several_sources_of_one_deal_are_one_initiative(book: reex.Ledger) -> None:
    """Two articles on the same loans leave as many initiatives as there are loans, each with two sources."""
    book.add([record(1), _retold(1)])
    found = list(book.initiatives(mentions=True))
    assert [(one.documents, len(one.mentions)) for one in found] == [(2, 2)] * 2
    for one in found:
        assert {book.initiative(told.id).id for told in one.mentions} == {one.id}


def test_the_order_of_adding_changes_nothing(book: reex.Ledger, ledger_url: str, tmp_path: Path) -> None:
    """Whatever order documents come in, and in however many calls, the same is merged."""
    records = [told for number in range(4) for told in (record(number), _retold(number))]
    book.add(records)
    there = dump_of(ledger_url)
    for seed in range(3):
        file = tmp_path / f"{seed}.db"
        with reex.Ledger(file) as other:
            mixed = random.Random(seed).sample(records, len(records))
            for start in range(0, len(mixed), 3):
                other.add(mixed[start : start + 3])
        assert dump_of(str(file)) == there


def test_a_newer_version_changes_the_initiative_and_leaves_no_trace_of_the_old(
    book: reex.Ledger, ledger_url: str, tmp_path: Path
) -> None:
    """After a newer version the ledger shows what it would show had it been there from the start."""
    old = record(1, url="https://paper.example/1", published="2025-10-01")
    new = _retold(1, url="https://paper.example/1", published="2025-10-02", path=old.document.path or "")
    new = attrs.evolve(new, initiatives=tuple(attrs.evolve(one, status="completed") for one in new.initiatives))
    book.add([old, record(2)])
    assert book.add([new]).superseding == 1
    assert {one.initiative.status for one in book.initiatives(reex.Filter(search="Firm 1-"))} == {"completed"}
    with reex.Ledger(tmp_path / "fresh.db") as fresh:
        fresh.add([new, record(2), old])
    assert dump_of(ledger_url) == dump_of(str(tmp_path / "fresh.db"))


def test_who_reads_while_others_add_misses_nothing(book: reex.Ledger, ledger_url: str) -> None:
    """Between adding and merging the old initiatives stand, with all their sums: also when the process ends there."""
    book.add([record(1), record(2)])
    before = {one.id for one in book.initiatives()}
    total = book.totals().grand.sums
    engine = store.open_engine(ledger_url)
    told = record(1)
    adding.add(engine, [_retold(1), attrs.evolve(told, claims=())])
    engine.dispose()

    assert {one.id for one in book.initiatives(mentions=True)} <= before
    assert len(list(book.initiatives(reex.Filter(search="Firm 2-")))) == 2
    book.add([])
    assert book.totals().grand.sums == total
    assert [one.documents for one in book.initiatives(reex.Filter(search="Firm 1-"))] == [2, 2]


def test_an_iteration_goes_on_while_others_add(book: reex.Ledger, ledger_url: str) -> None:
    """Who iterates sees the initiatives that were there when it began, each whole, while others add."""
    book.add(record(number) for number in range(3))
    with reex.Ledger(ledger_url) as other:
        seen = []
        for number, one in enumerate(book.initiatives(mentions=True)):
            other.add([record(10 + number), _retold(number)])
            seen.append(one)
    assert len(seen) == 6
    assert all(one.documents == len(one.mentions) == 1 for one in seen)
    assert len(list(book.initiatives())) == 6 + 2 * 6 + 2 * 3


def test_an_iteration_may_be_left_early(book: reex.Ledger) -> None:
    """Who has seen enough leaves nothing open, and may add at once."""
    book.add(record(number) for number in range(3))
    for stream in (book.initiatives(), book.claims(), book.contradictions()):
        next(iter(stream), None)
    assert book.add([record(9)]).added == 1


def test_what_a_crash_left_unmerged_is_merged_with_the_next_adding(
    book: reex.Ledger, ledger_url: str, tmp_path: Path
) -> None:
    """When a process ends in the middle of merging, the next one finishes its work."""
    records = [told for number in range(3) for told in (record(number), _retold(number))]
    engine = store.open_engine(ledger_url)
    adding.add(engine, records)
    for steps in range(3):
        _settle_and_stop(store.for_writing(engine), steps)
    engine.dispose()
    assert book.add(records).unchanged == 6
    with reex.Ledger(tmp_path / "undisturbed.db") as other:
        other.add(records)
    assert dump_of(ledger_url) == dump_of(str(tmp_path / "undisturbed.db"))


class _EndedError(Exception):
    """The process ends."""


def _settle_and_stop(engine: Engine, transactions: int) -> None:
    left = [transactions]

    def stop(_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise _EndedError

    event.listen(engine, "commit", stop)
    with pytest.raises(_EndedError):
        merge.settle(engine)
    event.remove(engine, "commit", stop)


def test_decisions_outlast_all_adding(book: reex.Ledger) -> None:
    """What a person has split stays split, and what was joined joined, when the documents come again changed."""
    first, second = record(1), _retold(1)
    book.add([first, second])
    one, _ = book.initiatives(mentions=True)
    a, b = (told.id for told in one.mentions)
    book.split(a, b, who="Ann", why="two loans")
    assert book.initiative(a).id != book.initiative(b).id
    book.add([attrs.evolve(first, claims=())])
    book.add([first, record(2)])
    assert book.initiative(a).id != book.initiative(b).id
    book.join(a, b)
    assert book.initiative(a).id == book.initiative(b).id
    with pytest.raises(reex.DataError):
        book.join(a, "nonsense")
    assert book.initiative(a).id == book.initiative(b).id


def test_views_show_what_is_there_in_words(ledger_url: str) -> None:
    """Who asks in SQL finds sums in words, the names of both sides, each quote with its source, and both values."""
    with reex.Ledger(ledger_url) as book:
        told, other = record(1), _retold(1)
        claim = attrs.evolve(other.claims[0], value=reex.Percent(low=Decimal(90), measure="market_share"))
        book.add([told, attrs.evolve(other, claims=(claim,))])
    engine = create_engine(store._address(ledger_url))
    with engine.connect() as connection:
        columns = "amounts, actors, recipients, countries, documents"

        def rows_of(question: str) -> list[tuple[object, ...]]:
            return [tuple(row) for row in connection.execute(text(question))]

        assert rows_of(f"SELECT {columns} FROM initiatives_readable ORDER BY 1") == [
            ("USD 200000000", "Ministry of Lodes", "Firm 1-0", "XN", 2),
            ("USD 201000000", "Ministry of Lodes", "Firm 1-1", "XN", 2),
        ]
        assert rows_of("SELECT amount, currency, low FROM counted_amounts ORDER BY 1") == [
            ("USD 200000000", "USD", "200000000"),
            ("USD 201000000", "USD", "201000000"),
        ]
        assert rows_of("SELECT quote FROM evidence WHERE document_title = 'Article 1' ORDER BY 1") == [
            ("The Ministry of Lodes lent $200 million to Firm 1-0.",),
            ("The Ministry of Lodes lent $201 million to Firm 1-1.",),
        ]
        assert len(rows_of("SELECT * FROM claims_readable")) == 3
        columns = "a_value, a_quote, a_document, b_value, b_quote, b_document"
        found = rows_of(f"SELECT {columns} FROM disagreements WHERE about = 'share:XN'")
        assert {side for row in found for side in (row[:3], row[3:])} == {
            ("40 %", "Country 0 mines 40 % of the ore of Firm 1.", "Article 1"),
            ("90 %", "Country 0 holds 40 % of the ore of Firm 1.", "More on 1"),
        }
        if engine.dialect.name == "sqlite":
            assert rows_of("PRAGMA foreign_key_check") == []
    engine.dispose()


def test_nothing_is_left_to_do_after_adding(book: reex.Ledger, ledger_url: str) -> None:
    """When adding returns, all is merged and judged."""
    book.add([record(1), _retold(1)])
    engine = store.open_engine(ledger_url)
    with engine.connect() as connection:
        assert connection.execute(select(STALE)).all() == []
        assert connection.execute(select(MENTIONS.c.id).where(MENTIONS.c.waiting)).all() == []
    engine.dispose()
