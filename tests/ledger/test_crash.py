"""What is confirmed is kept: processes that are killed while they add, and several that add at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from math import inf
from pathlib import Path

import attrs
import pytest
from sqlalchemy import Engine, func, select
from tests.ledger.documents import Dump, dump_of, lines, record, with_text

import reex
from reex.ledger import store
from reex.ledger.tables import CLAIMS, DOCUMENTS, INITIATIVES, MENTIONS, SIGNATURES
from reex.model import Record

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here")

_PROGRAM = Path(__file__).with_name("adds.py")


def _records(number: int) -> list[Record]:
    """Return documents, every third of them a newer version of the one before."""
    found = [record(n, url=f"https://paper.example/{n - (n % 3 == 2)}") for n in range(number)]
    return [
        with_text(attrs.evolve(one, document=attrs.evolve(one.document, published="2025-11-01")), one.document.text)
        if n % 3 == 2
        else one
        for n, one in enumerate(found)
    ]


class _Adding:
    """A process that adds the records of a file, one by one."""

    def __init__(self, program: subprocess.Popen[str], url: str, file: Path) -> None:
        assert program.stdin
        assert program.stdout
        self._lines = program.stdout
        program.stdin.write(f"{url}\t{file}\n")
        program.stdin.flush()
        self.number = int(self._lines.readline())
        self.confirmed: set[str] = set()
        self.ended: int | None = None

    def confirm(self, number: float) -> None:
        """Wait for so many confirmations more, or the end."""
        while number > 0 and self.ended is None:
            line = self._lines.readline()
            assert line, "the program has ended"
            word, _, ended = line.strip().partition(" ")
            if ended:
                self.ended = int(ended)
            else:
                self.confirmed.add(word)
            number -= 1

    def kill(self) -> None:
        """End it at once, if it has not ended, and hear its last confirmations."""
        with suppress(ProcessLookupError):
            os.kill(self.number, signal.SIGKILL)
        self.confirm(inf)


@contextmanager
def _programs(number: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Start the program that adds, several times; what goes wrong in it is printed."""
    command = [sys.executable, str(_PROGRAM)]
    with ExitStack() as stack:
        started = [
            stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
            for _ in range(number)
        ]
        yield started


@contextmanager
def _opened(url: str) -> Iterator[Engine]:
    engine = store.open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _parts(engine: Engine) -> dict[str, tuple[int, ...]]:
    """Return for each document that is there how many mentions, claims and signatures it has."""
    counted = [Counter[str]() for _ in range(3)]
    with engine.connect() as connection:
        for counts, table in zip(counted, (MENTIONS, CLAIMS, SIGNATURES), strict=True):
            query = select(table.c.document, func.count()).group_by(table.c.document)
            counts.update({row[0]: row[1] for row in connection.execute(query)})
        ids = connection.scalars(select(DOCUMENTS.c.id)).all()
    return {one: tuple(counts[one] for counts in counted) for one in ids}


def _kill_often(url: str, tmp_path: Path, times: int, documents: int) -> None:
    """Add *documents* with a process that is killed *times* before it is let through; look at the ledger each time."""
    records = _records(documents)
    whole = {one.document.id: (len(one.initiatives), len(one.claims), 1) for one in records}
    chance = random.Random(f"{times} kills")
    left, confirmed = records, set[str]()
    file = tmp_path / "records.jsonl"
    with _programs(1) as (program,):
        for nth in range(times):
            file.write_bytes(lines(left))
            adding = _Adding(program, url, file)
            adding.confirm(chance.randint(0, 2 * len(left) // (times - nth + 1)))
            time.sleep(chance.uniform(0, 0.05))
            adding.kill()
            confirmed |= adding.confirmed
            with _opened(url) as engine:
                there = _parts(engine)
                assert confirmed - _merged_or_superseded(engine) == set()
            assert confirmed <= there.keys()
            assert there.items() <= whole.items()
            left = [one for one in records if one.document.id not in confirmed]
    assert _dump_after(url, left) == _dump_after(str(tmp_path / "undisturbed.db"), records)


def _merged_or_superseded(engine: Engine) -> set[str]:
    """Return the documents that are superseded, or all whose mentions are of an initiative that is there."""
    homeless = select(MENTIONS.c.document).outerjoin(INITIATIVES).where(INITIATIVES.c.id.is_(None))
    query = select(DOCUMENTS.c.id).where(DOCUMENTS.c.superseded_by.is_not(None) | DOCUMENTS.c.id.not_in(homeless))
    with engine.connect() as connection:
        return set(connection.scalars(query))


def _dump_after(url: str, records: list[Record]) -> Dump:
    with reex.Ledger(url) as ledger:
        ledger.add(records)
    return dump_of(url)


def test_a_killed_process_leaves_what_it_confirmed_and_no_half_document(ledger_url: str, tmp_path: Path) -> None:
    """After each kill all that was confirmed is there, whole; then adding goes on as if nothing had been."""
    _kill_often(ledger_url, tmp_path, times=4, documents=28)


@pytest.mark.slow
def test_many_killed_processes_leave_what_they_confirmed(ledger_url: str, tmp_path: Path) -> None:
    """The same, twenty-five times in a row on one ledger."""
    _kill_often(ledger_url, tmp_path, times=25, documents=125)


def _together(url: str, files: list[Path]) -> list[set[str]]:
    """Let one process add each file, all at once; return what each has confirmed."""
    with _programs(len(files)) as programs:
        addings = [_Adding(program, url, file) for program, file in zip(programs, files, strict=True)]
        for adding in addings:
            adding.confirm(inf)
    assert [adding.ended for adding in addings] == [0] * len(files)
    return [adding.confirmed for adding in addings]


def test_several_processes_add_at_once(ledger_url: str, tmp_path: Path) -> None:
    """Three writers of the same documents, who race to make the ledger too, leave it as one writer does."""
    records = _records(18)
    files = []
    for seed in range(3):
        file = tmp_path / f"{seed}.jsonl"
        file.write_bytes(lines(random.Random(seed).sample(records, 14)))
        files.append(file)
    told = _together(ledger_url, files)
    assert all(len(ids) == 14 for ids in told)
    added = [one for one in records if one.document.id in set[str]().union(*told)]
    assert dump_of(ledger_url) == _dump_after(str(tmp_path / "one.db"), added)


def test_a_reader_sees_one_state_while_others_add(ledger_url: str, tmp_path: Path) -> None:
    """Who has begun to read sees the ledger as it was then, to the end, and holds nobody up."""
    records = _records(12)
    file = tmp_path / "records.jsonl"
    file.write_bytes(lines(records[4:]))
    before = _dump_after(ledger_url, records[:4])
    with _opened(ledger_url) as engine, store.reading(engine) as connection:
        counted = select(func.count()).select_from(INITIATIVES)
        assert connection.scalar(counted) == len(before["initiatives"])
        _together(ledger_url, [file])
        assert connection.scalar(counted) == len(before["initiatives"])
    assert len(dump_of(ledger_url)["documents"]) == 12
