"""How fast and how right reex is, next to libraries that do a part of the same: ``python benchmarks/run.py``.

All on one made-up text, of which each name, sum, percentage and date is known. Times are CPU seconds of one process,
but for those of the start, which are of processes of their own; each figure is the median of the rounds, and in each
round all contenders take their turn. Compare ratios; absolute figures are those of the machine. A megabyte is a
million bytes of UTF-8.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import accuracy
import attrs
import bulk
import contenders
import corpus
import goals
import growth
import picture
import processes
import report
import stages

import reex
from reex.scan import ENGINE

_OUT = Path(__file__).parents[1] / "out" / "bench"


@attrs.frozen
class Effort:
    """How much is measured.

    Attributes:
        text: bytes of documents.
        sample: bytes of them that a contender is given, at most.
        rounds: of which the median is taken.
        starts: rounds of what takes a process of its own.
        few: rounds of what takes long and needs no fine figure.
        sizes: characters of single documents.
        stream: megabytes over which memory may grow.
        document: megabytes of the document whose memory is measured.
    """

    text: int
    sample: int
    rounds: int
    starts: int
    few: int
    sizes: tuple[int, ...]
    stream: int
    document: int


_QUICK = Effort(60_000, 12_000, 3, 1, 1, (1_000, 10_000, 50_000), 1, 1)
_USUAL = Effort(4_000_000, 4_000_000, 7, 7, 3, (1_000, 10_000, 100_000, 1_000_000, 10_000_000), 20, 10)
_FULL = attrs.evolve(_USUAL, sizes=(*_USUAL.sizes, 100_000_000), stream=200, document=100)


def measured(effort: Effort) -> dict[str, Any]:
    """Return all figures; what takes place is told on the way."""
    began = os.getloadavg()
    pipeline = reex.Pipeline.standard()
    texts = list(corpus.documents(effort.text))
    plain = [made.text for made in texts]
    present, missing = contenders.contenders(pipeline)
    found: dict[str, Any] = {"corpus": _counted(texts)}
    _tell("start and memory")
    found["start"] = processes.start(effort.starts, any(one.library.startswith("spaCy") for one in present))
    found["memory"] = processes.memory(effort.stream, effort.document)
    _tell("speed")
    found["speed"] = stages.speed(pipeline, texts, present, effort.sample, effort.rounds)
    _tell("accuracy")
    found["accuracy"] = {one.name: _scores(one, texts, effort) for one in present}
    _tell("growth")
    found["growth"] = _growth(pipeline, plain, effort)
    found["names"] = growth.with_names(pipeline, plain[: len(plain) // 4], effort.rounds)
    found["plugins"] = growth.with_plugins(pipeline, plain[: len(plain) // 4], effort.rounds)
    _tell("workers")
    found["workers"] = bulk.share(plain, effort.few)
    found["goals"] = goals.judged(found)
    return {"about": _about(present, missing, effort, began), **found}


def _tell(step: str) -> None:
    print(f"measuring {step} ...", file=sys.stderr, flush=True)


def _counted(texts: list[corpus.Text]) -> dict[str, float]:
    size = sum(len(made.text.encode()) for made in texts) / 1e6
    marks = sum(len(made.truth) for made in texts)
    return {"documents": len(texts), "megabytes": size, "marks_per_mb": marks / size}


def _scores(one: contenders.Contender, texts: list[corpus.Text], effort: Effort) -> dict[str, Any]:
    sample = contenders.sample(texts, min(one.sample, effort.sample))
    return {group: attrs.asdict(score) for group, score in accuracy.scores(one, sample).items()}


def _growth(pipeline: reex.Pipeline, plain: list[str], effort: Effort) -> dict[str, Any]:
    hostile = growth.on_hostile_text(pipeline, effort.few)
    return {
        "one document": growth.of_one_document(pipeline, effort.sizes, effort.few),
        "documents": growth.of_many_documents(pipeline, plain, effort.few),
        "hostile": hostile,
        "hostile, steepest": max(one["exponent"] for one in hostile.values()),
        "hostile, slowest": max(list(one["seconds"].values())[-1] for one in hostile.values()),
    }


def _about(
    present: list[contenders.Contender], missing: list[str], effort: Effort, began: tuple[float, ...]
) -> dict[str, Any]:
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "python": f"Python {platform.python_version()}",
        "machine": _machine(),
        "load": [round(began[0], 1), round(os.getloadavg()[0], 1)],
        "engine": ENGINE,
        "rounds": effort.rounds,
        "contenders": {one.name: {"library": one.library, "note": one.note} for one in present},
        "missing": missing,
    }


def _machine() -> str:
    """Return processor, cores and system, as far as the system tells."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    processor = models[0] if models else platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()} on {platform.machine()}"


def main() -> int:
    options = argparse.ArgumentParser(description="Measure speed, accuracy, growth, start and memory.")
    options.add_argument("--quick", action="store_true", help="less than a minute, for rough figures")
    options.add_argument("--full", action="store_true", help="a document of 100 MB and memory over 200 MB, too")
    options.add_argument("--out", metavar="FOLDER", type=Path, default=_OUT, help="where JSON, picture and table go")
    given = options.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)  # of contenders, none of our business
    found = measured(_QUICK if given.quick else _FULL if given.full else _USUAL)
    print("\n".join(report.lines(found)))
    for path in picture.written(found, given.out):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
