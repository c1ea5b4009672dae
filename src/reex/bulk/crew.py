"""The processes of a run: chunks are dealt to them as they come, and what they make goes out in order."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import wait

import attrs

from reex.bulk.child import Child, started
from reex.bulk.feed import Feed
from reex.bulk.recipe import BulkRecipe
from reex.bulk.tasks import Chunk, Place, size_of
from reex.bulk.worker import PULSE, Done, work, written
from reex.document import Document, Notice
from reex.errors import BulkError
from reex.model import Record
from reex.offers import Limits
from reex.readers.walk import Unread

_AHEAD = 8  # chunks for each worker that are dealt, or done and waiting for those before them
_WALK = 60.0  # seconds that it may take, at least, to find the next document
_GIVEN = 2  # chunks that a worker has at a time
_HELD = 1 << 26  # bytes of documents that are held, unless it is a single chunk


@attrs.frozen
class Result:
    """What became of a chunk, in its turn.

    Attributes:
        at: where the run is.
        walked: bytes of the inputs up to here.
        total: bytes of all inputs.
    """

    done: Done
    at: Place
    walked: int
    total: int


@attrs.define(eq=False)
class _Slot:
    """The turn of a chunk."""

    chunk: Chunk
    done: Done | None = None
    again: bool = False  # whether it is tried for the second time


@attrs.define(eq=False)
class _Worker:
    """A process that extracts.

    Attributes:
        slots: what it was given: what it works on, and what it goes on with while that is fetched.
    """

    child: Child
    ready: bool = False
    slots: deque[_Slot] = attrs.field(factory=deque)


class Crew:
    """Worker processes that extract from inputs.

    Args:
        workers: how many, at most: what is more than the processors starts when a chunk waits for it.
        recipe: what they do.
        inputs: files, and what is known not to be readable.
        start: where to begin.
    """

    def __init__(self, workers: int, recipe: BulkRecipe, inputs: Sequence[str | Unread], start: Place) -> None:
        self._recipe = recipe
        seconds = recipe.limits.seconds
        self._patience = seconds + PULSE
        self._walk_patience = max(self._patience, _WALK)
        more = f"it took more than {seconds} seconds; {Limits.raising('seconds')}"
        self._late = Notice(code="timeout", message=more)
        self._slots: list[_Slot] = []
        self._waiting: deque[_Slot] = deque()
        self._most = _AHEAD * workers
        self._number = workers
        self._total = sum(map(size_of, inputs))
        self._workers: list[_Worker] = []
        self._feed = Feed(inputs, recipe.limits, start)

    def results(self) -> Generator[Result]:
        """Yield what becomes of the chunks, in their order; when it is closed, all processes end.

        Raises:
            BulkError: if workers can't begin.
        """
        self._feed.start()
        try:
            self._hire(min(self._number, os.cpu_count() or 1))  # who can begin while the first documents are found
            while True:
                while self._slots and (done := self._slots[0].done):
                    chunk = self._slots.pop(0).chunk
                    yield Result(done, chunk.at, chunk.walked, self._total)
                if self._feed.ended and not self._slots:
                    break
                self._hire(len(self._waiting) - sum(not worker.slots for worker in self._workers))
                self._deal()
                self._listen()
            for worker in self._workers:
                with suppress(OSError):  # it has died since, and nothing is lost
                    worker.child.connection.send(None)
            self._each(Child.end)
        except BaseException:
            self._each(Child.stop)
            raise

    def _hire(self, more: int) -> None:
        """Start so many workers, unless that is too many: who asks for a thousand may have ten documents."""
        self._workers += [self._hired() for _ in range(min(more, self._number - len(self._workers)))]

    def _hired(self) -> _Worker:
        return _Worker(started(work, self._recipe))

    def _each(self, how: Callable[[Child], None]) -> None:
        for child in (self._feed.child, *(worker.child for worker in self._workers)):
            how(child)

    def _deal(self) -> None:
        """Give each worker a chunk, and then each one more, so that none waits for this process."""
        for depth in range(_GIVEN):
            for worker in self._workers:
                if worker.ready and len(worker.slots) == depth and self._waiting:
                    self._give(worker, self._waiting.popleft())

    def _give(self, worker: _Worker, slot: _Slot) -> None:
        if not worker.slots:
            worker.child.heard = time.monotonic()
        worker.slots.append(slot)
        with suppress(OSError):  # that it has died shows when it is listened to
            worker.child.connection.send(slot.chunk)

    def _listen(self) -> None:
        """Wait until a process tells something, ends, or has been silent for too long."""
        busy = [worker for worker in self._workers if worker.slots or not worker.ready]
        told = wait([child.connection for child in self._awaited(busy)], PULSE)
        if self._feed.child.connection in told:
            self._take()
        for worker in busy:
            if worker.child.connection in told:
                self._hear(worker)
        self._look_after(busy)

    def _awaited(self, busy: Iterable[_Worker]) -> Iterator[Child]:
        yield from (worker.child for worker in busy)
        if self._has_room():
            yield self._feed.child
        else:
            self._feed.child.heard = time.monotonic()  # it waits for this process

    def _has_room(self) -> bool:
        held = sum(slot.chunk.size for slot in self._slots)
        return not self._feed.ended and len(self._slots) < self._most and (held < _HELD or not self._slots)

    def _take(self) -> None:
        """Take the next chunk from the walk."""
        try:
            chunk = self._feed.receive()
        except (EOFError, OSError):
            self._walk_again(_crashed(self._feed.child))
            return
        if chunk and chunk.tasks:
            slot = _Slot(chunk)
            self._slots.append(slot)
            self._waiting.append(slot)

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker tells."""
        try:
            told: Done | None = worker.child.connection.recv()
        except (EOFError, OSError):
            self._lost(worker, _crashed(worker.child))
            return
        worker.child.heard = time.monotonic()
        worker.ready = True
        if told:
            worker.slots.popleft().done = told

    def _look_after(self, busy: Iterable[_Worker]) -> None:
        """End who has been silent for too long."""
        now = time.monotonic()
        for worker in busy:
            if worker.slots and now > worker.child.heard + self._patience:
                worker.child.stop()
                self._lost(worker, self._late)
        if self._has_room() and now > self._feed.child.heard + self._walk_patience:
            self._feed.child.stop()
            self._walk_again(self._late)

    def _lost(self, worker: _Worker, why: Notice) -> None:
        """Put another in the place of a worker, and let what it worked on be done once more, each document on its own.

        Raises:
            BulkError: if it hadn't even begun.
        """
        if not worker.ready:
            raise BulkError(f"a worker process can't begin: {why.message}")
        self._workers[self._workers.index(worker)] = self._hired()
        if not worker.slots:
            return
        slot = worker.slots.popleft()
        self._waiting.extendleft(reversed(worker.slots))
        worker.slots.clear()
        if slot.again:
            (task,) = slot.chunk.tasks
            slot.done = self._given_up(task.path, "two workers were lost on it", why)
            return
        singles = [_Slot(chunk, again=True) for chunk in slot.chunk.singly()]
        at = self._slots.index(slot)
        self._slots[at : at + 1] = singles
        self._waiting.extendleft(reversed(singles))

    def _walk_again(self, why: Notice) -> None:
        """Let another process walk on, past the input on which two were lost."""
        passed = self._feed.again()
        if passed is not None:
            words = "two processes that look for documents in it were lost, and the rest of it is passed over"
            self._slots.append(_Slot(Chunk((), self._feed.at), self._given_up(passed, words, why)))

    def _given_up(self, path: str, words: str, why: Notice) -> Done:
        notice = attrs.evolve(why, message=f"{path}: {words}: {why.message}")
        return written(iter([Record(document=Document(text="", path=path), warnings=(notice,))]), self._recipe)


def _crashed(child: Child) -> Notice:
    return Notice(code="crashed", message=child.fate())
