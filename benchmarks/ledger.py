"""How fast the ledger takes records in and merges them, and how well: ``python benchmarks/ledger.py [MENTIONS ...]``.

The records are made up by ``deals.py``, which knows which initiatives are one deal; the ledger never sees that. Each
size has a process and an SQLite file of its own. Rates and growth are of CPU seconds of that process, without the
making of the records; beside them stands what a clock on the wall says, which has the disk and the load of the machine
in it. Memory is the highest resident set of the process, in megabytes of a million bytes. A pair of mentions is right
where both are of one deal: precision is the part of the merged pairs that are right, recall the part of the right pairs
that are merged, each counted over all pairs. ``--wrong`` tells which kinds of pairs were merged or missed wrongly.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs
import deals
from measure import exponent
from sqlalchemy import Engine, func, select

import reex
from reex.ledger import adding, blocking, compare, merge, pairing, rows, store
from reex.ledger.tables import DOCUMENTS, INITIATIVES, MENTIONS, PAIRS

_SIZES = (10_000, 100_000, 1_000_000)
_EXAMPLES = 2
_KINDS = 8


class _Clock:
    """CPU seconds, and seconds on the wall, since it was made."""

    def __init__(self) -> None:
        self.start = time.process_time(), time.perf_counter()

    def read(self) -> tuple[float, float]:
        cpu, wall = self.start
        return time.process_time() - cpu, time.perf_counter() - wall


class _Made:
    """Records as they are asked for; ``cpu`` and ``wall`` are the seconds that making them took."""

    def __init__(self, mentions: int) -> None:
        self.mentions = mentions
        self.cpu = self.wall = 0.0

    def __iter__(self) -> Iterator[reex.Record]:
        made = deals.documents(self.mentions)
        while True:
            clock = _Clock()
            told = next(made, None)
            cpu, wall = clock.read()
            self.cpu, self.wall = self.cpu + cpu, self.wall + wall
            if told is None:
                return
            yield told.record


class _Counted:
    """A function that counts its calls."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *arguments: Any) -> Any:
        self.calls += 1
        return self.function(*arguments)


@attrs.frozen
class Contingency:
    """How many mentions each deal and each initiative have, and how many they have in common."""

    deals: Counter[int]
    initiatives: Counter[str]
    both: Counter[tuple[int, str]]

    @classmethod
    def of(cls, homes: Iterable[tuple[int, str]]) -> Contingency:
        """Return it for mentions, each given as its deal and its initiative."""
        both = Counter(homes)
        one, other = Counter[int](), Counter[str]()
        for (deal, initiative), count in both.items():
            one[deal] += count
            other[initiative] += count
        return cls(one, other, both)

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1 over all pairs of mentions."""
        right, told, merged = (_pairs(found.values()) for found in (self.both, self.deals, self.initiatives))
        precision, recall = right / merged if merged else 1.0, right / told if told else 1.0
        return {"precision": precision, "recall": recall, "f1": 2 * right / (merged + told) if merged + told else 1.0}


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def measured(mentions: int, path: Path) -> dict[str, Any]:
    """Add and merge made-up records of so many mentions in a new ledger, and return the figures."""
    engine = store.open_engine(path)
    records = _Made(mentions)
    clock = _Clock()
    added = adding.add(engine, records)
    adding_cpu, adding_wall = clock.read()
    judged = pairing.judge = _Counted(pairing.judge)
    clock = _Clock()
    merge.settle(store.for_writing(engine))
    settling_cpu, settling_wall = clock.read()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    found = {
        "mentions": added.mentions,
        "documents": added.added,
        "adding_cpu": adding_cpu - records.cpu,
        "adding_wall": adding_wall - records.wall,
        "settling_cpu": settling_cpu,
        "settling_wall": settling_wall,
        "peak_mb": peak,
        "file_mb": sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / 1e6,
        "judged": judged.calls,
        **_counts(engine),
        **Contingency.of(_homes(engine, mentions)).figures(),
    }
    engine.dispose()
    return found


def _counts(engine: Engine) -> dict[str, int]:
    by_verdict = select(PAIRS.c.verdict, func.count()).group_by(PAIRS.c.verdict)
    with engine.connect() as connection:
        verdicts = {row.verdict: row[1] for row in connection.execute(by_verdict)}
        groups = connection.scalar(select(func.count(DOCUMENTS.c.text_group.distinct()))) or 0
        initiatives = connection.scalar(select(func.count()).select_from(INITIATIVES)) or 0
    return {
        "same": verdicts.get("same", 0), "near": verdicts.get("near", 0), "texts": groups, "initiatives": initiatives,
    }  # fmt: skip


def _homes(engine: Engine, mentions: int) -> Iterator[tuple[int, str]]:
    """Yield the deal and the initiative of each mention."""
    truth = {told.record.document.id: told.deals for told in deals.documents(mentions)}
    with engine.connect() as connection:
        for row in connection.execute(select(MENTIONS.c.document, MENTIONS.c.local, MENTIONS.c.initiative)):
            yield truth[row.document][int(row.local[1:]) - 1].number, row.initiative


def wrong(mentions: int, path: Path) -> Iterator[str]:
    """Yield the kinds of pairs that were merged and are two deals, or were not and are one, each with examples."""
    truth = {told.record.document.id: told.deals for told in deals.documents(mentions)}
    engine = store.open_engine(path)
    by_home: dict[str, dict[int, str]] = {}
    by_deal: dict[int, dict[str, str]] = {}
    known: dict[int, deals.Deal] = {}
    sizes: Counter[tuple[int, str]] = Counter()
    with engine.connect() as connection:
        query = select(MENTIONS.c.id, MENTIONS.c.document, MENTIONS.c.local, MENTIONS.c.initiative)
        for row in connection.execute(query.order_by(MENTIONS.c.id)):
            deal = truth[row.document][int(row.local[1:]) - 1]
            known[deal.number] = deal
            by_home.setdefault(row.initiative, {}).setdefault(deal.number, row.id)
            by_deal.setdefault(deal.number, {}).setdefault(row.initiative, row.id)
            sizes[deal.number, row.initiative] += 1
    merged, missed = _Kinds(engine), _Kinds(engine)
    for home, found in by_home.items():
        for a, b in combinations(sorted(found), 2):
            merged.add(_likeness(known[a], known[b]), sizes[a, home] * sizes[b, home], found[a], found[b])
    for deal, homes in by_deal.items():
        for x, y in combinations(sorted(homes), 2):
            missed.add("", sizes[deal, x] * sizes[deal, y], homes[x], homes[y])
    yield from ("merged, and two deals", *merged.lines(), "one deal, and not merged", *missed.lines())
    engine.dispose()


def _likeness(a: deals.Deal, b: deals.Deal) -> str:
    if (a.like or a.number) == (b.like or b.number):
        return b.beside or a.beside
    return "no neighbours"


class _Kinds:
    """Pairs of mentions by what the rules say of them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.pairs: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}

    def add(self, likeness: str, pairs: int, a: str, b: str) -> None:
        """Count pairs of which the mentions *a* and *b* are one."""
        query = select(MENTIONS, *rows.SOURCE).select_from(MENTIONS.join(DOCUMENTS))
        with self.engine.connect() as connection:
            one, other = (rows.mention_of(row) for row in connection.execute(query.where(MENTIONS.c.id.in_((a, b)))))
        found = compare.compare(one, other)
        verdict = f"{found.verdict} by {found.rule}" if found else "judged to be two"
        if not set(blocking.blocks(one)) & set(blocking.blocks(other)):
            verdict = f"no key, else {verdict}"
        kind = f"{likeness}, {verdict}" if likeness else verdict
        self.pairs[kind] += pairs
        examples = self.examples.setdefault(kind, [])
        if len(examples) < _EXAMPLES:
            examples += [f"{one.quotes[0].text} | {other.quotes[0].text}"]

    def lines(self) -> Iterator[str]:
        """Yield the kinds with most pairs."""
        for kind, pairs in self.pairs.most_common(_KINDS):
            yield f"  {kind:<60}{pairs:>10,}"
            yield from (f"      {example}" for example in self.examples[kind])


def table(found: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"reex {reex.__version__}, Python {platform.python_version()} on {platform.machine()}"

    def line(name: str, form: str, *values: float) -> str:
        return f"  {name:<32}" + "".join(f"{value:>14{form}}" for value in values)

    yield line("mentions", ",", *(one["mentions"] for one in found))
    yield line("documents", ",", *(one["documents"] for one in found))
    for step in ("adding", "settling"):
        yield line(f"{step}, CPU seconds", ",.1f", *(one[f"{step}_cpu"] for one in found))
        yield line("  on the wall", ",.1f", *(one[f"{step}_wall"] for one in found))
        yield line("  documents a second", ",.0f", *(one["documents"] / one[f"{step}_cpu"] for one in found))
        yield line("  mentions a second", ",.0f", *(one["mentions"] / one[f"{step}_cpu"] for one in found))
    yield line("peak memory, MB", ",.0f", *(one["peak_mb"] for one in found))
    yield line("file, MB", ",.0f", *(one["file_mb"] for one in found))
    yield line("texts that are no copies", ",", *(one["texts"] for one in found))
    yield line("pairs judged", ",", *(one["judged"] for one in found))
    yield line("pairs that are the same", ",", *(one["same"] for one in found))
    yield line("pairs for review", ",", *(one["near"] for one in found))
    yield line("initiatives", ",", *(one["initiatives"] for one in found))
    for name in ("precision", "recall", "f1"):
        yield line(f"{name}, of pairs", ".4f", *(one[name] for one in found))
    if len(found) > 1:
        sizes = [one["mentions"] for one in found]
        for step in ("adding", "settling"):
            slope = exponent(sizes, [one[f"{step}_cpu"] for one in found])
            yield line(f"growth of {step}, exponent", ".3f", slope)


def main() -> int:
    options = argparse.ArgumentParser(description="Measure how fast and how well the ledger merges.")
    options.add_argument("mentions", nargs="*", type=int, default=_SIZES, help="how many; each size is a column")
    options.add_argument("--json", metavar="FILE", type=Path, help="write the figures as JSON too")
    options.add_argument("--wrong", action="store_true", help="tell the kinds of wrong pairs of each size")
    options.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.alone:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ledger.db"
            found = measured(given.mentions[0], path)
            found["wrong"] = list(wrong(given.mentions[0], path)) if given.wrong else []
        print(json.dumps(found))
        return 0
    every = [_alone(mentions, given.wrong) for mentions in given.mentions]
    print("\n".join(table(every)))
    for one in every:
        print("\n".join(one["wrong"]))
    if given.json:
        given.json.write_text(json.dumps(every, indent=2) + "\n", encoding="utf-8")
    return 0


def _alone(mentions: int, wrongly: bool) -> dict[str, Any]:
    """Measure one size in a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, "--alone", str(mentions), *(["--wrong"] if wrongly else [])]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(json.loads(told))


if __name__ == "__main__":
    sys.exit(main())
