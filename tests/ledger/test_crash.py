"""What is confirmed is kept: processes that are killed while they add, and several that add at once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest
from sqlalchemy import Engine, func, select
from tests.ledger.documents import dump_of, lines, record, with_text

from reex.ledger import adding, store
from reex.ledger.tables import CLAIMS, DOCUMENTS, MENTIONS, SIGNATURES
from reex.model import Record

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


def _adding(url: str, file: Path) -> subprocess.Popen[str]:
    command = [sys.executable, str(_PROGRAM), url, str(file)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def _opened(url: str) -> Iterator[Engine]:
    engine = store.open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _killed_after(url: str, file: Path, confirmations: int, moment: float) -> set[str]:
    """Kill a process some moment after so many confirmations; return all that it has confirmed."""
    process = _adding(url, file)
    assert process.stdout
    confirmed = {line.strip() for _, line in zip(range(confirmations), process.stdout, strict=False)}
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    out, err = process.communicate()
    assert err == ""
    return confirmed | {line.strip() for line in out.splitlines(keepends=True) if line.endswith("\n")}


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
    chance = random.Random(f"{times} kills")
    left, confirmed = list(records), set[str]()
    file = tmp_path / "records.jsonl"
    whole = {one.document.id: (len(one.initiatives), len(one.claims), 1) for one in records}
    for nth in range(times):
        file.write_bytes(lines(left))
        each = len(left) // (times - nth + 1)
        confirmed |= _killed_after(url, file, chance.randint(0, 2 * each), chance.uniform(0, 0.03))
        with _opened(url) as engine:
            there = _parts(engine)
        assert confirmed <= there.keys()
        assert there.items() <= whole.items()
        left = [one for one in records if one.document.id not in confirmed]
    with _opened(url) as engine:
        adding.add(engine, left)
    with _opened(str(tmp_path / "undisturbed.db")) as engine:
        adding.add(engine, records)
    assert dump_of(url) == dump_of(str(tmp_path / "undisturbed.db"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_process_leaves_what_it_confirmed_and_no_half_document(ledger_url: str, tmp_path: Path) -> None:
    """After each kill all that was confirmed is there, whole; then adding goes on as if nothing had been."""
    _kill_often(ledger_url, tmp_path, times=5, documents=40)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_many_killed_processes_leave_what_they_confirmed(ledger_url: str, tmp_path: Path) -> None:
    """The same, forty times in a row on one ledger."""
    _kill_often(ledger_url, tmp_path, times=40, documents=240)


def _together(url: str, files: Iterable[Path]) -> list[set[str]]:
    """Let one process add each file, all at once; return what each has confirmed."""
    processes = [_adding(url, file) for file in files]
    said = [process.communicate() for process in processes]
    assert [(process.returncode, err) for process, (_, err) in zip(processes, said, strict=True)] == [
        (0, "") for _ in processes
    ]
    return [set(out.split()) for out, _ in said]


def test_several_processes_add_at_once(ledger_url: str, tmp_path: Path) -> None:
    """Four writers of the same documents, who race to make the ledger too, leave it as one writer does."""
    records = _records(24)
    files = []
    for seed in range(4):
        file = tmp_path / f"{seed}.jsonl"
        file.write_bytes(lines(random.Random(seed).sample(records, 20)))
        files.append(file)
    told = _together(ledger_url, files)
    assert all(len(ids) == 20 for ids in told)
    with _opened(str(tmp_path / "one.db")) as engine:
        adding.add(engine, [one for one in records if one.document.id in set[str]().union(*told)])
    assert dump_of(ledger_url) == dump_of(str(tmp_path / "one.db"))


def test_a_reader_sees_one_state_while_others_add(ledger_url: str, tmp_path: Path) -> None:
    """Who has begun to read sees the ledger as it was then, to the end, and holds nobody up."""
    records = _records(12)
    file = tmp_path / "records.jsonl"
    file.write_bytes(lines(records[4:]))
    with _opened(ledger_url) as engine:
        adding.add(engine, records[:4])
        with store.reading(engine) as connection:
            before = connection.scalar(select(func.count()).select_from(MENTIONS))
            _together(ledger_url, [file])
            assert connection.scalar(select(func.count()).select_from(MENTIONS)) == before
        with store.reading(engine) as connection:
            assert connection.scalar(select(func.count()).select_from(DOCUMENTS)) == 12
