"""What a command is given to read, and what went wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import click

from reex import readers
from reex.bulk.inputs import Inputs, check_some_there, find_inputs
from reex.bulk.tally import Tally, unread
from reex.cli.output import is_standard
from reex.document import UNREAD, Document, Notice
from reex.model import Record
from reex.offers import Limits
from reex.pipeline import Pipeline
from reex.plugins import Plugins
from reex.readers.walk import Unread
from reex.run import extract_files, record_of

_LIMITS = Limits()
_NAMES = 3  # of files that are passed over


def takes_limits(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that says what a file may cost, as ``limits``."""
    return click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=N",
        callback=_limits,
        help="What a file may cost: "
        "size=N bytes or characters=N of a document, parts=N and depth=N of archives, ratio=N, "
        "seconds=N of a document with -j.",
    )(command)


def _limits(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> Limits:
    """Return the limits that are *given*, each as ``size=500000000``."""
    known = attrs.asdict(Limits())
    for pair in given:
        name, _, number = pair.partition("=")
        if name not in known or not number.isascii() or not number.isdigit():
            raise click.BadParameter(
                f"{pair} is no limit; write size=500000000; there are {', '.join(known)}", ctx, param
            )
        known[name] = int(number)
    return Limits(**known)


def find(paths: Iterable[str], plugins: Plugins, output: Path | None = None, *, records: bool = False) -> Inputs:
    """Return what :func:`find_inputs` finds, and tell on the standard error what it passes over."""
    inputs = find_inputs(paths, plugins, output, records=records)
    if passed := inputs.passed:
        names = ", ".join(passed[:_NAMES]) + (f" and {len(passed) - _NAMES:,} more" if len(passed) > _NAMES else "")
        files = "1 file" if len(passed) == 1 else f"{len(passed):,} files"
        click.echo(f"reex: passed over {files} that reex wrote itself: {names}; name a file to have it read", err=True)
    return inputs


def inputs_of(
    paths: Iterable[str], plugins: Plugins, output: Path | None = None, *, records: bool = False
) -> list[str | Record]:
    """Return what :func:`find` finds, with a record for what can't be looked into.

    Raises:
        ReadError: if that is all of it, and would take the place of a file.
    """
    inputs = find(paths, plugins, output, records=records).sources
    if not is_standard(output):
        check_some_there(inputs)
    return [_record(found) if isinstance(found, Unread) else found for found in inputs]


def _record(found: Unread) -> Record:
    document = readers.unreadable(found.path, found.error)
    return Record(document=document, warnings=document.notices)


def records_of(inputs: Iterable[str | Record], pipeline: Pipeline, limits: Limits = _LIMITS) -> Iterator[Record]:
    """Yield the records of what :func:`inputs_of` has returned; an archive has one for each document in it."""
    for source in inputs:
        if isinstance(source, Record):
            yield source
        elif source == "-":
            for document in readers.documents(sys.stdin.buffer, limits=limits):
                yield record_of(document, pipeline)
        else:
            yield from extract_files([source], pipeline=pipeline, limits=limits)


def document_of(file: str) -> Document:
    """Return the document in a file, or in the standard input if *file* is -.

    Raises:
        ReadError: if it can't be read, or holds several documents.
    """
    return readers.read_bytes(sys.stdin.buffer.read()) if file == "-" else readers.read(file)


@attrs.define
class Summary:
    """What went wrong on the way, for the standard error."""

    done: bool = False
    unreadable: list[str] = attrs.field(factory=list)
    tally: Tally = attrs.field(factory=Tally)

    def over(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield *records* and take note of their warnings."""
        for record in self.tally.over(records):
            self.unreadable += unread(record)
            yield record
        self.done = True

    def tell(self, common: Sequence[Notice]) -> None:
        """Print what can't be read, what is common to all records, one failure of each extractor, and a count."""
        for message in [*self.unreadable, *(notice.message for notice in common), *self.tally.failed.values()]:
            click.echo(f"reex: {message}", err=True)
        told = UNREAD.union(notice.code for notice in common)
        codes = sorted(self.tally.codes.items())
        if rest := ", ".join(f"{code} {number}" for code, number in codes if code not in told):
            click.echo(f"reex: warnings: {rest}", err=True)
