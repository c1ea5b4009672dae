"""What several workers reach against as many processes that know nothing of each other, and what a long run holds.

``python benchmarks/bulk.py [MEGABYTES] [ROUNDS]``. Both sides start anew in each round, in turns, and write files. On a
machine with other work, the CPU time tells more than the clock: it says what dealing and collecting costs.
"""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import attrs
from corpus import documents

from reex.bulk import BulkRecipe, extract_into
from reex.bulk.crew import Result

WORKERS = 2
ALONE = """
import sys
import reex
with open(sys.argv[1], "wb") as output:
    for record in reex.extract_files(sys.argv[2:]):
        output.write(record.to_json() + b"\\n")
"""


@attrs.frozen
class Cost:
    """Seconds on the clock, and of all processes together."""

    wall: float
    cpu: float


def cost(work: Callable[[], object]) -> Cost:
    start, before = time.perf_counter(), _cpu()
    work()
    return Cost(time.perf_counter() - start, _cpu() - before)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def independent(files: Sequence[Path], folder: Path) -> None:
    """Extract with a process for each share of the files."""
    running = [
        subprocess.Popen([sys.executable, "-c", ALONE, folder / f"{share}.jsonl", *files[share::WORKERS]])
        for share in range(WORKERS)
    ]
    if any(process.wait() for process in running):
        raise SystemExit("a process failed")


def together(files: Sequence[Path], folder: Path) -> None:
    """Extract with as many workers, as the command does."""
    command = [sys.executable, "-m", "reex", "extract", "-j", str(WORKERS), "-o", folder / "out.jsonl", folder / "news"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def resident() -> float:
    """Return the megabytes that this process and those that it has started hold, or nothing where none can tell."""
    pids = ["self", *(str(child.pid) for child in multiprocessing.active_children())]
    pages = 0
    for pid in pids:
        try:
            pages += int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        except OSError:
            continue
    return pages * resource.getpagesize() / 1e6


def long_run(texts: Sequence[str], folder: Path, times: int) -> list[float]:
    """Return the megabytes held at each tenth of a run over one archive with all texts, so many times."""
    archive = folder / "all.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, text in enumerate(list(texts) * times):
            packed.writestr(f"{number:07}.txt", text)
    held: list[tuple[float, float]] = []

    def watch(result: Result) -> None:
        held.append((result.walked / result.total, resident()))

    extract_into(folder / "long.jsonl", [archive], workers=WORKERS, recipe=BulkRecipe(only=("funding",)), watch=watch)
    return [max((mb for share, mb in held if tenth <= 10 * share < tenth + 1.01), default=0) for tenth in range(10)]


def compare(files: Sequence[Path], folder: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Return the median seconds of both sides, by clock."""
    (folder / "news").mkdir()
    for file in files:
        shutil.copy(file, folder / "news")
    sides = [(cost(lambda: independent(files, folder)), cost(lambda: together(files, folder))) for _ in range(rounds)]
    shutil.rmtree(folder / "news")
    alone, crew = zip(*sides, strict=True)
    return {
        clock: (median(getattr(one, clock) for one in alone), median(getattr(one, clock) for one in crew))
        for clock in ("wall", "cpu")
    }


def written(texts: Sequence[str], folder: Path) -> list[Path]:
    """Write each text into a file of its own."""
    (folder / "all").mkdir()
    for number, text in enumerate(texts):
        (folder / "all" / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return sorted((folder / "all").iterdir())


def share(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return what part of the speed of as many processes workers reach, by CPU time of all, their start included."""
    with tempfile.TemporaryDirectory() as name:
        alone, crew = compare(written(texts, Path(name)), Path(name), rounds)["cpu"]
    return {"workers": WORKERS, "share": alone / crew}


def main(megabytes: float = 2.0, rounds: int = 3) -> None:
    texts = [made.text for made in documents(int(megabytes * 1e6))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = written(texts, folder)
        starts, whole = compare(files[:WORKERS], folder, rounds), compare(files, folder, rounds)
        for clock, (alone, crew) in whole.items():
            first, second = starts[clock]
            print(
                f"{clock} seconds: {WORKERS} processes {alone:.1f}, {WORKERS} workers {crew:.1f}: {alone / crew:.2f}; "
                f"without the start of {first:.1f} and {second:.1f}: {(alone - first) / (crew - second):.2f}"
            )
        print("MB held, by tenths of a run:", *(f"{mb:.0f}" for mb in long_run(texts, folder, 10)))


if __name__ == "__main__":
    main(*map(float, sys.argv[1:2]), *map(int, sys.argv[2:3]))
