"""What a command is given to read, and what went wrong with it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from os.path import realpath
from pathlib import Path

import attrs
import click

from reex import readers
from reex.errors import ReadError
from reex.model import Document, Notice, Record
from reex.offers import Limits
from reex.pipeline import Pipeline
from reex.plugins import Plugins
from reex.run import extract_files, record_of

_LIMITS = Limits()


def takes_limits(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that says what a file may cost, as ``limits``."""
    return click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=N",
        callback=_limits,
        help="What a file may cost: "
        "size=N bytes or characters=N of a document, parts=N and depth=N of archives, ratio=N.",
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


def inputs_of(paths: Iterable[str], plugins: Plugins, output: Path | None = None) -> list[str | Record]:
    """Return the files to read, each once, and a record for what can't be looked into.

    All are sorted by their path: the output is the same, in whatever order a shell or a person names them. Of a folder
    *output* is left out: what the last run has written there is no text.
    """
    written = realpath(output) if output else None  # unlike resolve, it bears links that lead to themselves
    found: dict[str, str | Record] = {}
    for path in paths:
        try:
            whole = path == "-" or (readers.INSIDE in path and not Path(path).exists())  # of what a file holds
            files = [path] if whole else map(str, readers.find_files([path], readers.suffixes(plugins)))
            found |= {file: file for file in files if file == path or realpath(file) != written}
        except ReadError as error:
            document = readers.unreadable(path, error)
            found[path] = Record(document=document, warnings=document.notices)
    return [found[path] for path in sorted(found, key=lambda path: Path(path).parts)]


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
    read: int = 0
    unreadable: list[str] = attrs.field(factory=list)
    codes: Counter[str] = attrs.field(factory=Counter)
    failed: dict[str, str] = attrs.field(factory=dict)

    def over(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield *records* and take note of their warnings."""
        for record in records:
            lost = [notice.message for notice in record.warnings if notice.code == "unreadable"]
            self.unreadable += lost
            self.read += not lost
            self.codes.update(notice.code for notice in record.warnings)
            for notice in record.warnings:
                if notice.code == "extractor-failed":
                    who = notice.message.partition(" failed")[0]
                    self.failed.setdefault(who, f"{record.document.path or '-'}: {notice.message}")
            yield record
        self.done = True

    def tell(self, common: Sequence[Notice]) -> None:
        """Print what can't be read, what is common to all records, one failure of each extractor, and a count."""
        for message in [*self.unreadable, *(notice.message for notice in common), *self.failed.values()]:
            click.echo(f"reex: {message}", err=True)
        told = {"unreadable", *(notice.code for notice in common)}
        if rest := ", ".join(f"{code} {number}" for code, number in sorted(self.codes.items()) if code not in told):
            click.echo(f"reex: warnings: {rest}", err=True)
