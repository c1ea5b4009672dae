"""How time and memory are measured here: CPU time, collector off, contenders side by side, medians."""

from __future__ import annotations

import gc
import math
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

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
    gc.freeze()  # what was there before is large, and need not be gone through before each call
    for _ in range(rounds):
        for name, work in contenders.items():
            times[name].append(clock(work))
    gc.unfreeze()
    return {name: statistics.median(taken) for name, taken in times.items()}


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the slope of the line through the logarithms: 1 for linear growth, 2 for quadratic."""
    return statistics.linear_regression([math.log(s) for s in sizes], [math.log(t) for t in times]).slope


def of_children(work: Work) -> float:
    """Return the CPU seconds of the processes that one call starts and waits for."""
    before = os.times()
    work()
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def memory() -> tuple[float, float]:
    """Return the resident set of this process in megabytes, at its highest and now; off Linux the highest for both.

    What ``getrusage`` tells on Linux may be of the process that has started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        told = dict(re.findall(r"(VmHWM|VmRSS):\s+(\d+) kB", status.read_text(encoding="ascii")))
        return int(told["VmHWM"]) * 1024 / 1e6, int(told["VmRSS"]) * 1024 / 1e6
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return highest, highest


def fresh(code: str) -> str:
    """Run *code* in a new interpreter, which can import what stands beside this file, and return what it prints.

    It keeps bytecode even where this one is told not to: what is installed has it, and compiles nothing at a start.
    """
    command = [sys.executable, "-c", code]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    here = Path(__file__).parent
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=here, env=env).stdout
