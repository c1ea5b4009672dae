"""What runs in the processes that a run starts: one that walks through the inputs, and those that extract."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from queue import SimpleQueue

import attrs

from reex.bulk.recipe import BulkRecipe
from reex.bulk.tally import Tally, unread
from reex.bulk.tasks import Chunk, Place, Task, chunks, read
from reex.model import Record
from reex.offers import Limits
from reex.pipeline import Pipeline
from reex.readers.walk import Unread
from reex.run import record_of

PULSE = 1.0  # seconds after which a worker tells, between two documents, that it is alive


@attrs.frozen
class Done:
    """What became of a chunk.

    Attributes:
        lines: of its records.
        tally: what went wrong.
        unread: why documents couldn't be read.
    """

    lines: bytes = attrs.field(repr=False)
    tally: Tally
    unread: tuple[str, ...] = ()


def walk(connection: Connection, inputs: Sequence[str | Unread], limits: Limits, start: Place, singly: bool) -> None:
    """Send the documents of *inputs* in chunks, and None at the end."""
    with _settled_in():
        for chunk in chunks(inputs, limits, start, singly=singly):
            connection.send(chunk)
        connection.send(None)


def work(connection: Connection, recipe: BulkRecipe) -> None:
    """Send None once the pipeline is there, then for each chunk that comes what became of it, until None comes.

    Between two documents None tells that they take long but go on.
    """
    with _settled_in():
        pipeline = recipe.build()
        gc.freeze()  # what is there now stays, and need not be looked through again and again
        connection.send(None)
        for chunk in _received(connection):
            records = _records(chunk.tasks, pipeline, recipe.limits, connection)
            connection.send(written(records, recipe))


def _received(connection: Connection) -> Iterator[Chunk]:
    """Yield the chunks that come, which a thread takes in: who sends one never waits until the last is done."""
    arrived: SimpleQueue[Chunk | None] = SimpleQueue()

    def take() -> None:
        with suppress(EOFError, OSError):  # nobody is there any more
            while chunk := connection.recv():
                arrived.put(chunk)
        arrived.put(None)

    threading.Thread(target=take, daemon=True).start()
    while chunk := arrived.get():
        yield chunk


def written(records: Iterator[Record], recipe: BulkRecipe) -> Done:
    """Return the lines of *records*, with what is to be told of them."""
    tally = Tally()
    lost: list[str] = []

    def noted() -> Iterator[Record]:
        for record in tally.over(records):
            lost.extend(unread(record))
            yield record

    return Done(recipe.lines(noted()), tally, tuple(lost))


def _records(tasks: Sequence[Task], pipeline: Pipeline, limits: Limits, connection: Connection) -> Iterator[Record]:
    heard = time.monotonic()
    for task in tasks:
        if time.monotonic() - heard > PULSE:
            connection.send(None)
            heard = time.monotonic()
        yield record_of(read(task, limits), pipeline)


@contextmanager
def _settled_in() -> Iterator[None]:
    """Print to the standard error, as the standard output is for data, and end with the process that runs it all."""
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, BrokenPipeError):  # it has ended
        yield


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
