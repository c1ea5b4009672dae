"""What a gazetteer of a million names costs: ``python benchmarks/gazetteer.py [NAMES]``.

Writes a table of made-up firms with two names each, and tells, each step in a process of its own: how long it takes
to read, to check and to add to the standard pipeline, how much memory it takes, and how fast the pipeline then reads.
Seconds are those of a clock on the wall; memory is the resident set in megabytes, at its highest and at the end.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import corpus
from measure import memory

import reex
from reex.audit import audit

_SYLLABLES = ("ka", "lo", "mi", "tan", "ver", "dor", "zel", "nor", "bra", "qui", "pos", "rem", "ul", "fen", "gor")
_TRADES = ("Mining", "Holdings", "Capital", "Resources", "Energy", "Metals", "Trading", "Partners", "Industries")
_FORMS = ("Inc.", "Ltd", "Corp.", "GmbH", "plc", "LLC", "SA")
_TEXT = 1_000_000  # characters to read with the gazetteer


def write(path: Path, names: int) -> None:
    """Write a table with *names* names, two for each firm."""
    chosen = random.Random(7)

    def word() -> str:
        return "".join(chosen.choices(_SYLLABLES, k=chosen.randint(2, 4))).capitalize()

    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("name", "aliases", "ref", "kind", "source"))
        for number in range(names // 2):
            short = f"{word()} {word()}"
            name = f"{short} {chosen.choice(_TRADES)} {chosen.choice(_FORMS)}"
            table.writerow((name, short, f"made-up/{number}", "company", "made up"))


def _timed(step: str, path: Path) -> dict[str, Any]:
    pipeline, text = reex.Pipeline.standard(), corpus.document(_TEXT)
    start = time.perf_counter()
    size = 0.0
    if step == "read":
        kept: Any = reex.Gazetteer.read(path)
    elif step == "check":
        kept = audit(path, reex.load().extractors)
    else:
        pipeline = kept = pipeline.knowing(reex.Gazetteer.read(path)) if step == "add" else pipeline
        pipeline.run("")  # the scanner is made on first use
    taken = time.perf_counter() - start
    if step in ("add", "standard"):
        start = time.perf_counter()
        pipeline.run(text)
        size = len(text.encode()) / 1e6 / (time.perf_counter() - start)
    peak, now = memory()
    del kept
    return {"seconds": round(taken, 1), "peak_mb": round(peak), "mb": round(now), "mb_per_second": round(size, 3)}


def main() -> None:
    """Print the figures of each step as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--table", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        print(json.dumps(_timed(arguments.step, arguments.table)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "firms.csv"
        write(path, arguments.names)
        figures = {"names": arguments.names, "table_mb": round(path.stat().st_size / 1e6, 1)}
        for step in ("standard", "read", "check", "add"):
            command = [sys.executable, __file__, "--step", step, "--table", str(path)]
            figures[step] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
