"""Kills runs at random points, as a power cut or the system does, goes on with them, and compares what comes of it.

``python tests/bulk_kills.py FOLDER KILLS SEED`` prints how many runs were killed, and how many were done in the end.
A process of its own, without threads, so that it can fork with all that is loaded: fifty starts would take a minute.
"""

from __future__ import annotations

import fcntl
import gc
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from reex import Limits
from reex.bulk import BulkRecipe, child, extract_into, extract_lines, run, tasks

RECIPE = BulkRecipe(only=("funding",), limits=Limits(seconds=600))


def main(folder: Path, kills: int, seed: int) -> None:
    """Run into a file until *kills* runs are killed; each that comes to its end is compared."""
    child.START = "fork"
    tasks._MOST = 3  # documents of a chunk
    run._OFTEN = 0.0  # a checkpoint after each chunk
    pipeline = RECIPE.build()
    pipeline.run("A loan of $5m.")
    setattr(BulkRecipe, "build", lambda recipe: pipeline)  # noqa: B010  # what is made once is there for all
    gc.freeze()
    inputs = [folder / "inputs"]
    chance = random.Random(seed)
    output = folder / "out.jsonl"
    in_child(lambda: write(output, inputs, 1))
    whole = output.read_bytes()
    output.unlink()
    killed = done = 0
    while killed < kills or output.exists():
        size = output.stat().st_size if output.exists() else 0
        target = chance.randint(size + 1, size + len(whole) // 5) if killed < kills else None
        ended = in_child(lambda: go_on(output, inputs, chance.randint(1, 2)), output, target)
        killed += not ended
        if ended or (output.exists() and not (folder / "out.jsonl.progress").exists()):  # killed when all was done
            assert output.read_bytes() == whole, f"seed {seed}: another output after {killed} kills"
            output.unlink()
            done += 1
    print(killed, done)  # noqa: T201


def write(output: Path, inputs: Sequence[Path], workers: int) -> None:
    """Write what comes of a run that nothing disturbs."""
    output.write_bytes(b"".join(extract_lines(inputs, workers=workers, recipe=RECIPE)))


def go_on(output: Path, inputs: Sequence[Path], workers: int) -> None:
    """Begin a run, or go on with one."""
    extract_into(output, inputs, workers=workers, recipe=RECIPE, resume=True)


def in_child(work: Callable[[], object], output: Path | None = None, target: int | None = None) -> bool:
    """Say whether *work* came to its end, and wasn't killed with all its processes when *output* had *target* bytes."""
    process = os.fork()
    if not process:
        os.setpgid(0, 0)
        code = 1
        try:
            work()
            code = 0
        finally:
            if code:
                traceback.print_exc()
            os._exit(code)
    with suppress(PermissionError):  # it has done so itself
        os.setpgid(process, process)
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            assert status == 0, f"a run ended with {status}"
            return True
        if target is not None and output and output.exists() and output.stat().st_size >= target:
            os.killpg(process, signal.SIGKILL)
            os.waitpid(process, 0)
            wait_for_others(output)
            return False
        time.sleep(0.0005)


def wait_for_others(output: Path) -> None:
    """Wait until the last that was forked is dead, and holds the lock no more."""
    with suppress(FileNotFoundError), output.with_name(f"{output.name}.progress").open() as journal:
        fcntl.flock(journal, fcntl.LOCK_EX)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
