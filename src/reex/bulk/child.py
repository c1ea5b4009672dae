"""A process that can be lost: it and the pipe to it."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any

import attrs

from reex.errors import BulkError

# A fork would copy the locks that threads of this process may hold, and a server of forks would live on after the run;
# what is spawned begins afresh, on every system.
START = "spawn"
_GRACE = 5.0  # seconds in which a process that has nothing more to do ends by itself


@attrs.define(eq=False)
class Child:
    """A process that was started here.

    Attributes:
        heard: when it last told anything, or was given something to do.
    """

    process: BaseProcess
    connection: Connection
    heard: float = attrs.field(factory=time.monotonic)

    def stop(self) -> None:
        """End it at once, whatever it does."""
        self.process.kill()
        self.end()

    def end(self) -> None:
        """Wait until it has ended by itself, or end it if it doesn't."""
        self.connection.close()
        self.process.join(_GRACE)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()

    def fate(self) -> str:
        """Return how it ended, in words."""
        self.end()
        code = self.process.exitcode or 0
        if code >= 0:
            return f"it ended with exit code {code}"
        more = ", as the system does when memory runs out" if code == -_SIGKILL else ""
        return f"it was ended by signal {-code} ({_called(-code)}){more}"


_SIGKILL = 9


def _called(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return "of no name"


def started(target: Callable[..., None], *arguments: Any) -> Child:
    """Start a process that runs *target* with its end of a pipe and *arguments*.

    Raises:
        BulkError: if the system gives no process.
    """
    context: Any = get_context(START)  # which process it makes depends on how
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(theirs, *arguments), daemon=True)
    try:
        with _uninterrupted(), _without_script():
            process.start()
    except OSError as error:
        raise BulkError(f"no process can be started ({error.strerror or error}); take fewer workers") from error
    theirs.close()
    return Child(process, ours)


@contextmanager
def _without_script() -> Iterator[None]:
    """Keep what is spawned from running the caller's script once more, of which it needs nothing.

    So a script needs no guard, an interpreter that reads from a pipe has workers too, and a process of ``reex`` doesn't
    load all commands.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from the process that is started: it goes to all of a terminal, and one of them sees to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
