"""How the work on a text grows with its length.

What is measured is the processor time of this process, as a ratio: to count
lines or calls would not see a regular expression that goes back and forth, and
a clock on the wall would see what else runs on the machine. A ratio says the
same on a slow machine as on a fast one, what looks steep is measured again as
the least of several runs, free of what disturbed the others, and the margin is
wide: linear work takes 16 times as long on 16 times the text, work that goes
with the square 256 times, and 64 times is still let pass.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import AnyStr

from reex.collector import no_collecting

_SMALLEST, _LARGEST = 16, 16_384
_STEPS = 4  # doublings between the sizes that are compared
_MARGIN = 4  # how much longer than linear work it may take
_NOISE = 0.001  # seconds: less can't be told from nothing
_ENOUGH = 0.25  # seconds: what takes so long is compared, and not made longer
_TRIES = 3

Work = Callable[[], object]


def check_growth(name: str, unit: AnyStr, work: Callable[[AnyStr], Work]) -> None:
    """Check that work on one thing over and over takes time in proportion to the length.

    Args:
        name: whose work it is.
        unit: the one thing.
        work: returns what is to be done on a text, or on bytes.

    Raises:
        AssertionError: if it grows clearly faster; it tells both sizes.
    """

    def measured(size: int, tries: int = 1) -> float:
        return _seconds(work((unit * (size // len(unit) + 1))[:size]), tries)

    size, seconds = _SMALLEST, [measured(_SMALLEST)]
    while size < _LARGEST and (seconds[-1] < _ENOUGH or len(seconds) <= _STEPS):
        size *= 2
        seconds.append(measured(size))
        steps = min(_STEPS, len(seconds) - 1)
        times = 2**steps
        if _steep(seconds[-1 - steps], seconds[-1], times):
            less, more = measured(size // times, _TRIES), measured(size, _TRIES)
            assert not _steep(less, more, times), (
                f"{name} on {unit!r} over and over: {times} times the length takes "
                f"{more / max(less, _NOISE):.0f} times as long, at {size}"
            )


def _steep(less: float, more: float, times: int) -> bool:
    return more > max(less, _NOISE) * times * _MARGIN


def _seconds(work: Work, tries: int) -> float:
    """Return the processor time of *work*, the least of several runs, without that of collecting garbage."""
    least = float("inf")
    with no_collecting():
        for _ in range(tries):
            start = time.process_time()
            work()
            least = min(least, time.process_time() - start)
    return least
