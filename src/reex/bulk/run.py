"""Many documents, by several processes: as lines, or into a file that a later run can go on with."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from os.path import realpath
from pathlib import Path

import attrs

from reex.bulk.crew import Crew, Result
from reex.bulk.finished import check_finished, is_finished
from reex.bulk.inputs import Inputs, check_some_there, find_inputs, setting_of
from reex.bulk.journal import Checkpoint, Journal, journal_of
from reex.bulk.recipe import PARQUET, BulkRecipe, Setting, settings_of
from reex.bulk.sink import Lines, Parts, Sink
from reex.bulk.tally import Tally
from reex.bulk.tasks import Place
from reex.errors import BulkError
from reex.plugins import installed
from reex.readers.walk import Unread

_RECIPE = BulkRecipe()
_RESUME = "--resume (in Python resume=True)"
_OFTEN = 0.5  # seconds between two checkpoints: what is lost by a kill is done again
Watch = Callable[[Result], object]


def _nobody(result: Result) -> None:
    """Watch nothing."""


def extract_lines(
    paths: Iterable[str | Path] | Inputs, *, workers: int, recipe: BulkRecipe = _RECIPE, watch: Watch = _nobody
) -> Generator[bytes]:
    """Yield the records of files and folders as lines of JSON (or CSV), in order, whatever the number of workers.

    They are bytes, as these are what processes hand over cheaply: :meth:`reex.Record.from_json` makes a record of one,
    and to do so with all of them takes the one process that does it so long that several workers are no gain. A
    document on which two workers are lost is a record with the warning ``crashed`` or ``timeout``.

    Args:
        paths: files and folders, in which what reex has written itself is passed over; or what was found in them.
        workers: how many processes extract.
        recipe: what they do.
        watch: is called with what becomes of each chunk.

    Raises:
        BulkError: if workers can't begin, or the standard input is to be read.
        ValueError, TypeError: if there are to be no workers, or the recipe is not one for them.
        DataError, PipelineError: if the pipeline can't be made.
    """
    _check(workers, recipe)
    if recipe.format == PARQUET:
        raise BulkError("Parquet has no lines: reex.bulk.extract_into writes it")
    inputs = _inputs(paths, None)
    recipe.build()
    return _lines(workers, recipe, inputs, watch)


def _lines(workers: int, recipe: BulkRecipe, inputs: Sequence[str | Unread], watch: Watch) -> Generator[bytes]:
    yield from recipe.head().splitlines(keepends=True)
    with closing(Crew(workers, recipe, inputs, Place()).results()) as results:
        for result in results:
            watch(result)
            yield from result.done.lines.splitlines(keepends=True)


def extract_into(
    output: str | Path,
    paths: Iterable[str | Path] | Inputs,
    *,
    workers: int,
    recipe: BulkRecipe = _RECIPE,
    resume: bool = False,
    watch: Watch = _nobody,
) -> Tally:
    """Write the records of files and folders to *output* as they are made, and return what went wrong.

    Beside it stands a journal, ``output.progress``, until all is done. Whatever ends the run before, it can be gone on
    with, and the file is in the end the same.

    Args:
        output: the file; one that is there is written anew. Of Parquet the folder, in which no other parts may be.
        paths: as in :func:`extract_lines`.
        workers: how many processes extract; a run may go on with more or less.
        recipe: what they do.
        resume: whether to go on with a run that has ended before it was done, or to begin one if there is none. What
            is done, as its records tell where no journal stands beside it, stays as it is, and its tally is empty.
        watch: is called with what becomes of each chunk.

    Raises:
        BulkError: if another run writes to *output*, one isn't done and *resume* is not given, it was about something
            else, or a disk is full or can't be written; what is done is kept. If *resume* is given and there is no
            journal: if *output* has other documents, or doesn't tell, as CSV doesn't; it stays as it is.
        ValueError, TypeError: if there are to be no workers, or the recipe is not one for them.
        ReadError: if none of *paths* can be looked into; *output* stays as it is.
        DataError, PipelineError: if the pipeline can't be made.
    """
    _check(workers, recipe)
    output = Path(realpath(output)) if Path(output).is_symlink() else Path(output)
    inputs = _inputs(paths, output)
    check_some_there(inputs)
    if resume and is_finished(output):
        check_finished(output, inputs, recipe.format)
        return Tally()
    recipe.build()
    with _writing(output), closing(Journal(output)) as journal, closing(_sink(output, recipe, journal)) as sink:
        with _kept_or_left(journal, sink):
            start = _start(journal, sink, settings_of(recipe) | {"inputs": setting_of(inputs)}, resume)
            with closing(Crew(workers, recipe, inputs, start.at).results()) as results:
                tally = _written(results, sink, journal, start, recipe, watch)
        journal.remove()
    return tally


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    """Tell of *output* if it can't be written, and whether a run can go on."""
    try:
        yield
    except OSError as error:
        why = f"can't be written ({error.strerror or error})"
        if not journal_of(output).exists():
            raise BulkError(f"{output}: {why}") from error
        raise BulkError(f"{error.filename or output}: {why}; what is done is kept, and {_RESUME} goes on") from error


@contextmanager
def _kept_or_left(journal: Journal, sink: Sink) -> Iterator[None]:
    """Leave no journal of a run that couldn't write anything."""
    try:
        yield
    except OSError:
        if not journal.kept:
            sink.truncate(0)
            journal.remove()
        raise


def _check(workers: int, recipe: object) -> None:
    if workers < 1:
        raise ValueError(f"workers={workers}: a run takes one at least")
    if not isinstance(recipe, BulkRecipe):
        raise TypeError(f"recipe is a {type(recipe).__name__}: several workers take a reex.bulk.BulkRecipe")


def _inputs(paths: Iterable[str | Path] | Inputs, output: Path | None) -> Sequence[str | Unread]:
    if isinstance(paths, str | Path):
        raise TypeError(f"this takes a list of paths: write [{paths!r}]")
    found = paths if isinstance(paths, Inputs) else find_inputs(map(str, paths), installed(), output)
    if "-" in found.sources:
        raise BulkError("-: several workers can't read the standard input; write it to a file, and name that")
    return found.sources


def _start(journal: Journal, sink: Sink, settings: Mapping[str, Setting], resume: bool) -> Checkpoint:
    """Return where to begin, with the journal and the output as they have to be there."""
    if not journal.begun():
        journal.begin(settings)
        start = Checkpoint()
    elif resume:
        start = journal.resume(settings)
    else:
        raise BulkError(
            f"{journal.output}: a run into it isn't done; {_RESUME} goes on, or delete {journal.path} to start over"
        )
    try:
        sink.truncate(start.position)
    except BulkError as error:
        raise BulkError(
            f"{error}; delete {journal.output}, if it is there, and {journal.path} to start over"
        ) from error
    return start


def _written(
    results: Iterable[Result], sink: Sink, journal: Journal, start: Checkpoint, recipe: BulkRecipe, watch: Watch
) -> Tally:
    """Write results, and note from time to time, and whatever happens, how far they are."""
    done = start if start.position else attrs.evolve(start, position=sink.write(recipe.head(), 0))
    noted = time.monotonic()
    try:
        for result in results:
            end = sink.write(result.done.lines, result.done.tally.documents)
            done = Checkpoint(end, result.at, done.tally + result.done.tally)  # in one step, whatever interrupts it
            watch(result)
            if time.monotonic() - noted > _OFTEN:
                noted = time.monotonic() if _note(sink, journal, done) else noted
        done = attrs.evolve(done, position=sink.end())
    finally:
        _note(sink, journal, done)
    return done.tally


def _note(sink: Sink, journal: Journal, done: Checkpoint) -> bool:
    """Note how far a run is, unless the output isn't so far yet, and say whether it is."""
    whole = sink.flush()
    if whole:
        journal.note(done)
    return whole


def _sink(output: Path, recipe: BulkRecipe, journal: Journal) -> Sink:
    if recipe.format != PARQUET:
        return Lines(output)
    parts = Parts(output, text=recipe.text)
    if len(parts) and not journal.begun():
        raise BulkError(f"{output}: it has parts of an earlier run; take them away, or name another folder")
    return parts
