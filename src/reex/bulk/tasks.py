"""Inputs to tasks: each document on its own, whatever file it stands in, in chunks that are dealt to workers."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import attrs

from reex import readers
from reex.document import Document
from reex.errors import ReadError
from reex.offers import Limits
from reex.readers.walk import Leaf, Tells, Unread, Walk

_MOST = 32  # documents of a chunk
_LARGE = 1 << 18  # bytes of a chunk after which none is added
_PATIENCE = 1.0  # seconds after which a chunk goes out as it is, so that a slow disk is told from a dead process


@attrs.frozen
class Place:
    """Where a run is in its inputs.

    Attributes:
        source: number of an input.
        part: how many of its documents are done.
    """

    source: int = 0
    part: int = 0


@attrs.frozen
class Packed:
    """A document in a container, still to be read."""

    data: bytes = attrs.field(repr=False)
    name: str
    media_type: str | None
    tells: tuple[Tells, ...]


@attrs.frozen
class Task:
    """One document.

    Attributes:
        after: where the run is once it is done.
        path: how it is named.
        what: None for the whole file at *path*.
    """

    after: Place
    path: str
    what: Packed | ReadError | None = None


@attrs.frozen
class Chunk:
    """Tasks that one worker gets at a time.

    Attributes:
        at: where the walk is.
        size: bytes that are sent.
        walked: bytes of all inputs up to here.
    """

    tasks: tuple[Task, ...]
    at: Place
    size: int = 0
    walked: int = 0

    def singly(self) -> list[Chunk]:
        """Return a chunk for each task."""
        return [Chunk((task,), task.after, _size(task), self.walked) for task in self.tasks]


def _size(task: Task) -> int:
    return len(task.what.data) if isinstance(task.what, Packed) else 0


@attrs.frozen
class _Step:
    """How far a walk has come: at a document, or past one that is done already."""

    at: Place
    walked: int
    task: Task | None = None


def chunks(inputs: Sequence[str | Unread], limits: Limits, start: Place, *, singly: bool = False) -> Iterator[Chunk]:
    """Yield the documents of *inputs* from *start* on; one without documents tells that the walk goes on.

    Args:
        inputs: files, and what is known not to be readable.
        limits: what each file may cost.
        start: where to begin.
        singly: whether each document has a chunk of its own, and each input is told before it is opened, as far as
            a chunk might have reached.
    """
    tasks: list[Task] = []
    size, since = 0, time.monotonic()
    for step in _steps(inputs, limits, start):
        if step.task:
            tasks.append(step.task)
            size += _size(step.task)
        late = time.monotonic() - since > _PATIENCE or (singly and step.at.source <= start.source + _MOST)
        if late or len(tasks) == _MOST or size > _LARGE:
            yield Chunk(tuple(tasks), step.at, size, step.walked)
            tasks, size, since = [], 0, time.monotonic()
    if tasks:
        yield Chunk(tuple(tasks), tasks[-1].after, size, step.walked)


def _steps(inputs: Sequence[str | Unread], limits: Limits, start: Place) -> Iterator[_Step]:
    walked = sum(size_of(source) for source in inputs[: start.source])
    for number in range(start.source, len(inputs)):
        source = inputs[number]
        done = start.part if number == start.source else 0
        yield _Step(Place(number, done), walked)
        for part, (task, read) in enumerate(_tasks(source, number, limits), 1):
            yield _Step(task.after, walked + read, task if part > done else None)
        walked += size_of(source)


def _tasks(source: str | Unread, number: int, limits: Limits) -> Iterator[tuple[Task, int]]:
    """Yield the documents of one input, and how many of its bytes were read."""
    if isinstance(source, Unread):
        yield Task(Place(number, 1), source.path, source.error), 0
        return
    with closing(readers.leaves(source, limits=limits)) as leaves:
        for part, found in enumerate(leaves, 1):
            at = Place(number, part)
            if isinstance(found, Unread):
                yield Task(at, found.path, found.error), 0
            elif not found.tells and _is_regular(found.path):
                yield Task(at, source), 0
            else:
                yield Task(at, found.path or source, _packed(found)), found.walked


def _is_regular(path: str | None) -> bool:
    return path is not None and Path(path).is_file()


def _packed(leaf: Leaf) -> Packed:
    leaf.stream.seek(0)
    return Packed(leaf.stream.read(), leaf.name, leaf.media_type, leaf.tells)


def size_of(source: str | Unread) -> int:
    """Return the bytes of an input, or 0 where it has none of its own."""
    try:
        return 0 if isinstance(source, Unread) else Path(source).stat().st_size
    except (OSError, ValueError):
        return 0


def read(task: Task, limits: Limits) -> Document:
    """Return the document of a task, which may be one that can't be read."""
    found = _read(task, limits)
    return readers.unreadable(found.path, found.error) if isinstance(found, Unread) else found


def _read(task: Task, limits: Limits) -> Document | Unread:
    if isinstance(task.what, ReadError):
        return Unread(task.path, task.what)
    if task.what is None:
        return next(readers.read_all([task.path], limits=limits))
    packed = task.what
    walk = Walk(readers.BUILT_IN, None, limits)
    try:
        return walk.read(walk.leaf(packed.data, task.path, packed.name, packed.media_type, packed.tells))
    except ReadError as error:
        return Unread(task.path, error)
