"""Settling: what is merged depends on the documents alone, and the next one completes what was cut short."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select
from tests.ledger.documents import Dump, dump
from tests.ledger.tellings import FIRM, MINISTRY, RIVAL, usd

import reex
from reex.document import Document
from reex.ledger import adding, merge, pairing, pending, store
from reex.ledger.blocking import keys
from reex.ledger.likeness import Told
from reex.ledger.tables import MENTIONS, STALE
from reex.model import Claim, Initiative, Party, Record
from reex.spans import Span
from reex.values import Percent

_TEXT = "The ministry lent to the firm. "
_LAND = Party(kind="country", name="Norland", ref="XN")


class _CutShortError(Exception):
    """Stands for a process that ends."""


def act(number: int = 0, **fields: Any) -> Initiative:
    """Return a loan that stands in the sentence *number*."""
    start = number * len(_TEXT)
    known: dict[str, Any] = {"instrument": "loan", "status": "agreed", "actors": (MINISTRY,), "recipients": (FIRM,)}
    return Initiative(id=f"i{number + 1}", title="Loan", evidence=(Span(start, start + 30),), **(known | fields))


def article(name: str, *acts: Initiative, share: int | None = None, **document: Any) -> Record:
    """Return an article of a paper of its own; *share*: of the ore of Norland, in percent."""
    text = f"{_TEXT * 4}{name}"
    claims = () if share is None else (_share(share),)
    known = {"publisher": f"Paper {name}", "path": f"{name}.txt", "text": text, "id": f"sha256:{_digest(name)}"}
    return Record(document=Document(**(known | document)), initiatives=acts, claims=claims)


def _share(percent: int) -> Claim:
    value = Percent(low=Decimal(percent), high=Decimal(percent), measure="market_share")
    return Claim(
        id="c1", measure="share", subject=_LAND, value=value, stages=("mining",), commodities=("gallium",),
        evidence=(Span(0, 30),),
    )  # fmt: skip


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    """Open a ledger and close it."""
    engine = store.open_engine(path)
    try:
        yield engine
    finally:
        engine.dispose()


def settled(engine: Engine, *batches: Sequence[Record]) -> Dump:
    """Add batches, settle after each, and return what the ledger holds but for the order of decisions."""
    for batch in batches:
        adding.add(engine, batch)
        merge.settle(store.for_writing(engine))
    return dump(engine)


_acts = st.builds(
    dict,
    instrument=st.sampled_from(["loan", "funding", "equity"]),
    actors=st.sampled_from([(MINISTRY,), (_LAND,), ()]),
    recipients=st.sampled_from([(FIRM,), (RIVAL,), (FIRM, RIVAL), ()]),
    amounts=st.sampled_from([(usd("400000000"),), (usd("400000000", bound="about"),), (usd("150000000"),), ()]),
    commodities=st.sampled_from([("gallium",), ("magnets",), ("gallium", "magnets")]),
    announced=st.sampled_from([None, "2025", "2025-03", "2025-03-07", "2024-11"]),
)
_articles = st.lists(
    st.tuples(
        st.lists(_acts, max_size=3),
        st.sampled_from([None, 60, 85]),
        st.sampled_from([None, "2025-04", "2025-04-02"]),
    ),
    min_size=2,
    max_size=4,
)


@settings(deadline=None, max_examples=10)
@given(_articles, st.randoms(use_true_random=False))
def test_what_is_merged_depends_on_the_documents_alone(found: list[Any], random: Any) -> None:
    """In whatever order and batches they are added, and some of them again, the ledger holds the same rows."""
    records = [
        article(str(n), *(act(at, **one) for at, one in enumerate(acts)), share=share, published=published)
        for n, (acts, share, published) in enumerate(found)
    ]
    shuffled = random.sample(records, len(records))
    cut = random.randrange(len(records) + 1)
    again = random.sample(records, random.randrange(len(records)))
    with TemporaryDirectory() as folder:
        with opened(Path(folder) / "one.db") as engine:
            expected = settled(engine, records)
        with opened(Path(folder) / "other.db") as engine:
            assert settled(engine, shuffled[:cut], again, shuffled[cut:]) == expected


def test_one_deal_in_three_articles_is_one_initiative(tmp_path: Path) -> None:
    """It goes by the handle of its first mention, which all others lead to."""
    records = [
        article("late", act(amounts=(usd("400"),)), published="2025-10"),
        article("early", act(amounts=(usd("400", bound="about"),)), published="2025-07-10"),
        article("undated", act(instrument="funding", amounts=(usd("400"),))),
        article("other", act(amounts=(usd("150"),)), published="2025-01"),
    ]
    with reex.Ledger(tmp_path / "ledger.db") as book:
        book.add(records)
        found = sorted(book.initiatives(mentions=True), key=lambda one: one.documents)
        assert [one.documents for one in found] == [1, 3]
        assert [told.source.publisher for told in found[1].mentions] == ["Paper early", "Paper late", "Paper undated"]
        assert {book.initiative(told.id).id for told in found[1].mentions} == {found[1].id} == {found[1].mentions[0].id}
        assert len(book.why(found[1].id)) == 3


def test_a_new_document_can_bring_two_initiatives_together_and_its_going_parts_them(tmp_path: Path) -> None:
    """What hangs together is found anew, and nothing else is touched."""
    first = article("a", act(recipients=(Party(kind="company", name="Ostrava Magnets Inc."),), amounts=(usd("35"),)))
    second = article("b", act(amounts=(usd("35"),), recipients=(Party(kind="company", name="Ostrava"),), actors=()))
    between = article("c", act(amounts=(usd("35"),)), url="https://paper.example/c", published="2025-01-01")
    newer = article("d", url="https://paper.example/c", published="2025-01-02")
    with opened(tmp_path / "ledger.db") as engine:
        before = settled(engine, [first, second])
        assert len(before["initiatives"]) == 2
        assert len(settled(engine, [between])["initiatives"]) == 1 + 1
        after = settled(engine, [newer])
        assert after["initiatives"] == before["initiatives"]
        assert after["pairs"] == before["pairs"]


@pytest.mark.parametrize("statements", range(1, 57, 8))
def test_a_settling_that_is_cut_short_is_completed_by_the_next(tmp_path: Path, statements: int) -> None:
    """Wherever it ends, nothing is lost, and nothing stands there twice."""
    records = [article(str(n), act(amounts=(usd("400"),)), act(1, recipients=(RIVAL,)), share=60 + n) for n in range(3)]
    with opened(tmp_path / "whole.db") as engine:
        expected = settled(engine, records[:2], records[2:])
    with opened(tmp_path / "cut.db") as engine:
        settled(engine, records[:2])
        adding.add(engine, records[2:])
        left = [statements]

        def end(*_: object) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise _CutShortError

        event.listen(engine, "before_cursor_execute", end)
        with suppress(_CutShortError):
            merge.settle(store.for_writing(engine))
        event.remove(engine, "before_cursor_execute", end)
        assert settled(engine, []) == expected


def test_who_asks_what_waits_goes_through_no_other_mentions(tmp_path: Path) -> None:
    """However many mentions are merged, those that wait are found by an index of their own."""
    with opened(tmp_path / "ledger.db") as engine:
        asked: list[str] = []
        event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
        settled(engine, [article("a", act())])
        (waiting,) = {one for one in asked if "mentions.waiting = 1 ORDER BY" in one}
        with engine.connect() as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {waiting}", (1, 0)).all()
        assert "ix_mentions_waiting" in str(plan)


def test_what_another_process_changes_meanwhile_is_judged_as_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that finds pairs takes no mention for what it was before another has added it with other findings."""
    monkeypatch.setattr(merge, "_KEYS", 1)  # as in a ledger with thousands of blocks
    bought = {"instrument": "offtake", "commodities": ("gallium",)}
    first, second = (article(name, act(announced="2025-03", **bought)) for name in "ab")
    changed = article("a", act(announced="2021-03", **bought))
    with opened(tmp_path / "fresh.db") as engine:
        expected = settled(engine, [changed, second])
    with opened(tmp_path / "ledger.db") as engine:
        adding.add(engine, [first, second])
        memory = merge._Memory()
        with store.writing(engine) as connection:
            assert memory.pair_up(connection)
        adding.add(engine, [changed])
        more = True
        while more:
            with store.writing(engine) as connection:
                more = memory.pair_up(connection)
        assert settled(engine, []) == expected


def test_an_older_sqlite_takes_every_question(tmp_path: Path) -> None:
    """No statement has more than the 999 values that SQLite took before version 3.32."""
    firms = [Party(kind="company", name=f"F{number} Metals") for number in range(600)]
    with opened(tmp_path / "ledger.db") as engine:
        engine.dispose()
        limit = sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER
        event.listen(engine, "connect", lambda connection, _: connection.setlimit(limit, 999))
        found = settled(engine, [article("a", *(act(recipients=(firm,)) for firm in firms))])
    assert len(found["initiatives"]) == len(firms)


def test_a_decision_leaves_all_pairs_as_they_were_judged(tmp_path: Path) -> None:
    """What a person decides is quick, however many mentions are like these."""
    with opened(tmp_path / "ledger.db") as engine:
        settled(engine, [article(name, act(amounts=(usd("400"),))) for name in "abc"])
        with store.writing(engine) as connection:
            pending.unsettle(connection, connection.scalars(select(MENTIONS.c.id)).all())
            assert connection.scalars(select(MENTIONS.c.waiting)).all() == [True] * 3
            assert connection.scalars(select(STALE.c.key)).all() == []


def test_a_person_s_word_is_kept_whatever_is_added(tmp_path: Path) -> None:
    """A split holds between the two, and a later join takes its place."""
    records = [article(name, act(amounts=(usd("400"),))) for name in "abc"]
    with reex.Ledger(tmp_path / "ledger.db") as book:
        book.add(records[:2])
        (one,) = book.initiatives(mentions=True)
        first, second = (told.id for told in one.mentions)
        book.split(first, second, who="Ada", why="two tranches")
        assert len(list(book.initiatives())) == 2
        book.add(records)
        assert book.initiative(first).id != book.initiative(second).id
        book.join(first, second)
        assert len(list(book.initiatives())) == 1


def _members(number: int, **fields: Any) -> list[pairing.Member]:
    told = Told.of(act(**fields))
    return [pairing.Member(f"{n:04}", f"document {n}", told, keys(told)) for n in range(number)]


def test_many_that_say_the_same_hold_together_by_few_pairs() -> None:
    """Ten thousand articles on one deal are one initiative, and not fifty million pairs."""
    members = _members(10_000, amounts=(usd("400"),))
    key = keys(members[0].told)[0]
    found = list(pairing.pairs_of(key, members))
    assert len(found) < 20_001
    assert {end for pair in found for end in (pair.a, pair.b)} == {member.id for member in members}


def test_in_a_block_of_many_others_those_of_one_sum_or_date_are_still_compared() -> None:
    """Each is compared with some, in the order of date, of goods, of sums: what agrees in one stands together."""
    told = [Told.of(act(amounts=(usd(str(100_000 + 10 * n)),), commodities=(f"ore-{n}",))) for n in range(250)]
    twin = Told.of(act(amounts=(usd("100070"),), commodities=("ore-7", "slag")))
    members = [pairing.Member(f"{n:04}", f"document {n}", one, keys(one)) for n, one in enumerate([*told, twin])]
    key = keys(twin)[0]
    assert all(key in keys(one) for one in told)
    assert ("0007", "0250") in {(pair.a, pair.b) for pair in pairing.pairs_of(key, members)}
