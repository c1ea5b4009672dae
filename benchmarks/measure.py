"""How time and memory are measured here: CPU time, collector off, contenders side by side, medians."""

from __future__ import annotations

import gc
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Return the CPU seconds of one call, with the garbage collector off."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def medians(contenders: Mapping[str, Work], rounds: int, clock: Callable[[Work], float] = seconds) -> dict[str, float]:
    """Return the median of each contender over *rounds*, all of them in each round, so that a busy minute hits all."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, work in contenders.items():
            times[name].append(clock(work))
    return {name: statistics.median(taken) for name, taken in times.items()}


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the slope of the line through the logarithms: 1 for linear growth, 2 for quadratic."""
    return statistics.linear_regression([math.log(s) for s in sizes], [math.log(t) for t in times]).slope


def wall(work: Work) -> float:
    """Return the seconds on the clock of one call, for what runs in other processes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fresh(code: str) -> str:
    """Run *code* in a new interpreter and return what it prints."""
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
