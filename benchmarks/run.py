"""How fast reex is, how it grows, how long it takes to start: ``python benchmarks/run.py``.

All figures but those of the start are of one process, in CPU seconds, with the
contenders of a table side by side. Compare ratios; absolute figures are those
of the machine. A megabyte is a million bytes of UTF-8.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import corpus
from measure import exponent, fresh, medians, wall

import reex
from reex.scan import ENGINE, Scanner, project

_ROUNDS = 5
_STARTS = 5
_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
_STEEPEST = 1.05
_LANGUAGE = "(sentences, numbers)"  # sorts before any extractor's name


def speed(pipeline: reex.Pipeline, texts: list[str]) -> dict[str, Any]:
    """Return megabytes a second of the whole, of its parts, and of the bare scan of the same automaton."""
    scanner = Scanner([extractor.terms for extractor in pipeline.extractors])
    projected = [project(text) for text in texts]
    records = [pipeline.run(text) for text in texts]
    stages: defaultdict[str, float] = defaultdict(float)
    clocked = _clocked(pipeline, stages)
    with tempfile.TemporaryDirectory() as folder:
        paths = list(_written(Path(folder), texts))
        times = medians(
            {
                "pipeline": lambda: deque(map(pipeline.run, texts), maxlen=0),
                "bare scan": lambda: [deque(scanner._automaton.find(text), maxlen=0) for text in projected],
                "scan with hits": lambda: deque(map(scanner.scan, texts), maxlen=0),
                "text reader": lambda: deque(map(reex.read, paths), maxlen=0),
                "JSON": lambda: [record.to_json() for record in records],
                "stages": lambda: deque(map(clocked.run, texts), maxlen=0),
            },
            _ROUNDS,
        )
    size = sum(len(text.encode()) for text in texts) / 1e6
    whole = times["pipeline"]
    return {
        "documents": len(texts),
        "megabytes": size,
        "entities": sum(len(record.entities) for record in records),
        "initiatives": sum(len(record.initiatives) for record in records),
        "mb_per_second": {name: size / taken for name, taken in times.items() if name != "stages"},
        "pipeline_to_bare_scan": whole / times["bare scan"],
        "json_share": times["JSON"] / (whole + times["JSON"]),
        "ms_per_mb": _per_stage(stages, times, size),
    }


def _written(folder: Path, texts: list[str]) -> Iterator[Path]:
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        yield path


def _clocked(pipeline: reex.Pipeline, stages: defaultdict[str, float]) -> reex.Pipeline:
    """Return the pipeline with a clock on each extractor, and on what all of them share."""

    def clocked(extractor: reex.Extractor) -> reex.Extractor:
        def find(page: reex.Page) -> list[Any]:
            start = time.process_time()
            made = list(extractor.find(page))
            stages[extractor.name] += time.process_time() - start
            return made

        return attrs.evolve(extractor, find=find)

    def shared(page: reex.Page) -> tuple[()]:
        page.sentences, page.numbers, page.sentence_at(0)  # worked out when first asked for
        return ()

    first = reex.Extractor(_LANGUAGE, shared, makes="benchmark")
    return reex.Pipeline([clocked(extractor) for extractor in (first, *pipeline.extractors)])


def _per_stage(stages: defaultdict[str, float], times: dict[str, float], size: float) -> dict[str, float]:
    """Return milliseconds for a megabyte; what no extractor takes is the making, checking and settling around them."""
    found = {name: taken / _ROUNDS for name, taken in stages.items()}
    found["(scan with hits)"] = times["scan with hits"]
    found["(settling, numbering, checks)"] = times["stages"] - sum(found.values())
    found["(whole)"] = times["pipeline"]
    return {name: taken * 1000 / size for name, taken in sorted(found.items())}


def growth(pipeline: reex.Pipeline) -> dict[str, Any]:
    """Return the seconds of single documents of growing size, and the exponent that fits them."""
    texts = [corpus.document(size) for size in _SIZES]
    times = medians({str(len(text)): partial(pipeline.run, text) for text in texts}, 3)
    slope = exponent(_SIZES, list(times.values()))
    return {"seconds": times, "exponent": slope}


_FIRST_RECORD = (
    "import reex; reex.Pipeline.standard().run('The Department of Energy awarded $5 million to Vento Metals Corp.')"
)
_MEMORY = """
import resource, sys
sys.path.insert(0, {folder!r})
import corpus, reex
pipeline, text = reex.Pipeline.standard(), corpus.document({size})
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
record = pipeline.run(text)
print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def start() -> dict[str, float]:
    """Return the milliseconds that a fresh process needs more than one that does nothing."""
    codes = {"bare": "pass", "import": "import reex", "first record": _FIRST_RECORD}
    times = medians({name: partial(fresh, code) for name, code in codes.items()}, _STARTS, wall)
    return {name: (times[name] - times["bare"]) * 1000 for name in ("import", "first record")}


def memory() -> dict[str, float]:
    """Return the peak megabytes of a process before and after it runs the largest document."""
    code = _MEMORY.format(folder=str(Path(__file__).parent), size=_SIZES[-1])
    before, after = (int(kilobytes) * 1024 / 1e6 for kilobytes in fresh(code).split())
    return {"before": before, "after": after}


def table(found: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the report."""
    rates, grown = found["speed"], found["growth"]
    yield f"reex {reex.__version__}, {found['python']}, {ENGINE}"
    yield f"{rates['documents']} documents, {rates['megabytes']:.1f} MB"
    yield f"{rates['entities']} entities, {rates['initiatives']} initiatives"
    yield "\nspeed, MB/s"
    yield from (f"  {name:<32}{rate:>10.2f}" for name, rate in rates["mb_per_second"].items())
    yield f"  {'pipeline to bare scan':<32}{rates['pipeline_to_bare_scan']:>10.1f} times"
    yield f"  {'JSON, share of the time':<32}{rates['json_share']:>10.1%}"
    yield "\nstages, ms for a MB"
    yield from (f"  {name:<32}{taken:>10.1f}" for name, taken in rates["ms_per_mb"].items())
    yield "\ngrowth, one document"
    yield from (f"  {int(size):>12,} characters {taken * 1000:>18,.1f} ms" for size, taken in grown["seconds"].items())
    yield f"  {'exponent':<32}{grown['exponent']:>10.3f}"
    yield "\nstart, ms over bare python"
    yield from (f"  {name:<32}{taken:>10.0f}" for name, taken in found["start"].items())
    yield "\npeak memory, MB, 10 MB document"
    yield from (f"  {name:<32}{size:>10.0f}" for name, size in found["memory"].items())


def main() -> int:
    options = argparse.ArgumentParser(description="Measure speed, growth and start.")
    options.add_argument("--json", metavar="FILE", type=Path, help="write the figures as JSON too")
    options.add_argument("--check", action="store_true", help=f"fail if the growth exponent is above {_STEEPEST}")
    given = options.parse_args()
    pipeline = reex.Pipeline.standard()
    found: dict[str, Any] = {
        "python": f"Python {platform.python_version()} on {platform.machine()}",
        "start": start(),
        "memory": memory(),
        "speed": speed(pipeline, list(corpus.documents())),
        "growth": growth(pipeline),
    }
    print("\n".join(table(found)))
    if given.json:
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return int(given.check and found["growth"]["exponent"] > _STEEPEST)


if __name__ == "__main__":
    sys.exit(main())
